"""Comments that leave findings out, written where the check reads them; each is confirmed by checking again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .. import linter as engine
from ..diagnostic import Diagnostic, Edit, FileReport, Severity, Span
from ..document import Lines
from ..document.encoding import decode
from ..edit import apply
from ..linter.cursor import innermost, inside
from ..linter.options import Options
from ..linter.readings import Reading, read
from ..source import MissingGrammar
from ..source.offsets import AS_IT_IS
from ..source.shell_comments import Comments
from .fixes import Mended, encoded

_KNOWN = r"reclint:[ \t]{0,9}ignore\[[^\]\r\n]{1,500}"
"""A comment that names rules already: others go behind them."""
_BLANKS = r"[ \t]*"
_FENCE_WITH_COMMENTS = r"[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:jsonc|json5)\b"
_FENCE = r"[ \t>]*(?:`{3,}|~{3,})"
_MARGIN = r"(?:>[ \t]?|[ \t]{1,3}(?![ \t]))*"
"""Before the mark of a fence; that of an indented block is a part of it."""
_DEFINE = r"[ \t]*(?:(?:export|override)[ \t]{1,9}){0,2}define\b"
"""The line of a Makefile behind which everything is a part of a variable."""
_OF_CMD = (".bat", ".cmd")
_HASH = (".py", ".pyi", "py", "pyi")
"""Endings of programs whose comments begin with `#`."""


def ignoring(
    text: str, path: str, options: Options, finding: Diagnostic, before: FileReport, readings: Sequence[Reading]
) -> list[Edit]:
    """The edit of a file's text that leaves one finding out; none where no comment can do that, and nothing else.

    `before` is the report on the text, and `readings` are its sources, placeholders unfilled.
    """
    if finding.span is None or before.text is None:
        return []
    for edit in _candidates(text, [finding], readings, path):
        changed = apply(text, [edit])
        after = engine.check_text(changed, path, options)
        if _is_right(before, after, [finding]) and _data(_readings(changed, path, options)) == _data(readings):
            return [edit]
    return []


def ignore_all(data: bytes, path: str, options: Options, least: Severity) -> Mended:
    """Leaves out every finding of a file's bytes that is at least so severe; nothing is written.

    Findings stay, and are counted, where no comment can stand, as in strict JSON.
    """
    report = engine.check_bytes(data, path, options)
    if report is None or report.text is None:
        return Mended(data, data, 0, report)
    wanted = [one for one in report.diagnostics if one.severity >= least]
    text, problems = decode(data)
    if problems:
        return Mended(data, data, 0, report, len(wanted))
    writing = _Writing(data, path, options)
    changed, after = writing.all(text, report, _by_line(text, [one for one in wanted if one.span]))
    suppressed = len(after.suppressed) - len(report.suppressed)
    left = sum(one.severity >= least for one in after.diagnostics)
    return Mended(data, encoded(changed, data), suppressed, after, left)


class _Writing:
    """Writes comments into one file, and makes sure that they do what they should and nothing else."""

    def __init__(self, data: bytes, path: str, options: Options) -> None:
        self.data, self.path, self.options = data, path, options

    def all(self, text: str, report: FileReport, lines: Sequence[Sequence[Diagnostic]]) -> tuple[str, FileReport]:
        """The text with comments for the findings of these lines, and the report on it."""
        readings = _readings(text, self.path, self.options)
        lines = [found for found in lines if self._candidates(text, found, readings)]
        firsts = [self._candidates(text, found, readings)[0] for found in lines]
        changed = apply(text, _joined(firsts))
        after = self._check(changed)
        whole = [one for found in lines for one in found]
        if after is not None and _is_right(report, after, whole) and self._keeps(readings, changed):
            return changed, after
        return self._one_by_one(text, report, lines, readings)

    def _one_by_one(
        self, text: str, report: FileReport, lines: Sequence[Sequence[Diagnostic]], readings: Sequence[Reading]
    ) -> tuple[str, FileReport]:
        """The text with the comments that are right; from the last line to the first, so that places stay."""
        changed, current = text, report
        for found in reversed(lines):
            if _identities(current.diagnostics).isdisjoint(_identities(found)):
                continue  # a comment above covers several lines
            for edit in self._candidates(text, found, readings):
                candidate = apply(changed, [edit])
                after = self._check(candidate)
                if after is not None and _is_right(current, after, found) and self._keeps(readings, candidate):
                    changed, current = candidate, after
                    break
        return changed, current

    def _candidates(self, text: str, found: Sequence[Diagnostic], readings: Sequence[Reading]) -> list[Edit]:
        return list(_candidates(text, found, readings, self.path))

    def _check(self, changed: str) -> FileReport | None:
        return engine.check_bytes(encoded(changed, self.data), self.path, self.options)

    def _keeps(self, readings: Sequence[Reading], changed: str) -> bool:
        return _data(_readings(changed, self.path, self.options)) == _data(readings)


def _by_line(text: str, found: Sequence[Diagnostic]) -> list[list[Diagnostic]]:
    """Findings in groups: those that begin on one line."""
    lines = Lines(text)
    groups: dict[int, list[Diagnostic]] = {}
    for one in found:
        groups.setdefault(lines.position(one.place.start)[0], []).append(one)
    return [groups[number] for number in sorted(groups)]


def _joined(edits: Sequence[Edit]) -> list[Edit]:
    """Edits of which those that write comments at one place are one that names all of their rules."""
    places: dict[Span, dict[str, list[str]]] = {}
    for edit in edits:
        before, bracket, rest = edit.text.partition("[")
        names, _, behind = rest.partition("]")
        written = places.setdefault(edit.span, {}).setdefault(f"{before}{bracket}\0{behind}", [])
        written += [name for name in names.split(", ") if name not in written]
    return [
        Edit(span, around.replace("\0", f"{', '.join(names)}]" if names != [""] else ""))
        for span, texts in places.items()
        for around, names in texts.items()
    ]


def _readings(text: str, path: str, options: Options) -> list[Reading]:
    try:
        return list(read(path, text, options._replace(variables=None)))
    except MissingGrammar:
        return []


def _data(readings: Sequence[Reading]) -> list[object]:
    """What the documents with requests say, which no comment may change; a script takes none into a body either."""
    own = [reading for reading in readings if reading.requests]
    texts = [reading.source.text for reading in own if reading.source.carrier == "shell"]
    return [*texts, *(document.data for reading in own for document in reading.stream.documents)]


def _around(readings: Sequence[Reading], at: int) -> Reading | None:
    """The source that a comment beside an offset of the file would belong to: in a program that, not its strings."""
    programs = (one for one in readings if one.stream.language == "code" and inside(one.source, at) is not None)
    return next(programs, None) or innermost(readings, at)


def _sign(reading: Reading, text: str, path: str) -> str | None:
    """What a comment in a source begins with; None where one would spoil it for its other readers."""
    source = reading.source
    if reading.stream.language == "code":
        return "#" if (source.program or path).lower().endswith(_HASH) else "//"
    if source.language == "yaml":
        return "#"
    if source.strict or source.carrier not in ("file", "markdown"):
        return None
    return "//" if source.carrier == "file" or _allows_comments(source.offsets.span(Span(0, 0)).start, text) else None


def _allows_comments(start: int, text: str) -> bool:
    """Whether a text that begins at an offset of a page is a block of JSON with comments."""
    opening = text.rfind("\n", 0, max(text.rfind("\n", 0, start), 0)) + 1
    return re.compile(_FENCE_WITH_COMMENTS).match(text, opening, start) is not None


def _candidates(text: str, found: Sequence[Diagnostic], readings: Sequence[Reading], path: str) -> Iterator[Edit]:
    """Comments that may leave findings of one line out: in one that is there, behind the line, on a line above it."""
    at = found[0].place.start
    rules = ", ".join(dict.fromkeys(one.rule for one in found))
    lines = Lines(text)
    number = lines.position(at)[0]
    start, content = lines.starts[number - 1], lines.content(number)
    if known := re.search(_KNOWN, content):
        yield Edit(Span(start + known.end(), start + known.end()), f", {rules}")
        return
    reading = _around(readings, at) or _sent_from(readings, at)
    if reading is not None and reading.source.carrier in ("shell", "http"):
        yield from _above_commands(text, rules, reading, at, "REM" if path.lower().endswith(_OF_CMD) else "#")
        return
    sign = _sign(reading, text, path) if reading is not None else None
    if reading is not None and sign is None and reading.source.carrier == "markdown":
        yield from _above_block(text, rules, reading, is_mdx=path.lower().endswith(".mdx"))
    if reading is None or sign is None:
        return
    newline = "\r\n" if "\r\n" in text else "\n"
    margin = re.match(_BLANKS, content)
    words = f"{sign} reclint: ignore[{rules}]"
    end = start + len(content.rstrip())
    behind = Edit(Span(end, end), f"  {words}")
    above = Edit(Span(start, start), f"{margin[0] if margin else ''}{words}{newline}")
    if reading.stream.language != "code":
        yield from (behind, above)
        return
    if number == 1 or not lines.content(number - 1).rstrip().endswith("\\"):
        yield above
    if not content.rstrip().endswith("\\"):
        yield behind


def _sent_from(readings: Sequence[Reading], at: int) -> Reading | None:
    """The body of a script or request file whose URL, method or header stands at an offset, or a value of it."""
    bodies = (one for one in readings if one.source.carrier in ("shell", "http") and one.requests)
    found = next((one for one in bodies if any(span.start <= at < span.end for span in _places(one))), None)
    return found or next((one for one in readings if one.source.carrier == "shell" and one.requests), None)


def _places(reading: Reading) -> Iterator[Span]:
    stated = reading.source.stated
    yield from (span for span in (stated.url_span, stated.method_span, stated.authorization_span) if span)


def _above_commands(text: str, rules: str, reading: Reading, at: int, sign: str) -> Iterator[Edit]:
    """Comments above the command or request that sends a body, and above that in which an offset lies."""
    source, lines = reading.source, Lines(text)
    body = source.offsets.span(Span(0, 0)).start
    if source.carrier == "shell":
        comments = Comments(text, AS_IT_IS, ())
        heads = [comments.first_line(body) + 1, comments.first_line(at) + 1]
    else:
        url = source.stated.url_span
        heads = [lines.position(url.start)[0]] if url else []
    newline = "\r\n" if "\r\n" in text else "\n"
    for head in dict.fromkeys(heads):
        is_defined = head > 1 and re.match(_DEFINE, lines.content(head - 1)) is not None
        number = head - 1 if is_defined else head
        before = lines.content(number - 1) if number > 1 else ""
        if known := re.search(_KNOWN, before):
            place = lines.starts[number - 2] + known.end()
            yield Edit(Span(place, place), f", {rules}")
        margin = re.match(_BLANKS, lines.content(number))
        start = lines.starts[number - 1]
        words = f"{margin[0] if margin else ''}{sign} reclint: ignore[{rules}]{newline}"
        yield Edit(Span(start, start), words)


def _above_block(text: str, rules: str, reading: Reading, *, is_mdx: bool) -> Iterator[Edit]:
    """A comment of the page above the block of code in which a source stands."""
    lines = Lines(text)
    number = lines.position(reading.source.offsets.span(Span(0, 0)).start)[0]
    opening = number - 1 if number > 1 and re.match(_FENCE, lines.content(number - 1)) else number
    if opening > 1 and (known := re.search(_KNOWN, lines.content(opening - 1))):
        place = lines.starts[opening - 2] + known.end()
        yield Edit(Span(place, place), f", {rules}")
        return
    margin = re.match(_MARGIN, lines.content(opening))
    begins, ends = ("{/*", "*/}") if is_mdx else ("<!--", "-->")
    newline = "\r\n" if "\r\n" in text else "\n"
    start = lines.starts[opening - 1]
    words = f"{margin[0] if margin else ''}{begins} reclint: ignore[{rules}] {ends}{newline}"
    yield Edit(Span(start, start), words)


def _is_right(before: FileReport, after: FileReport | None, found: Sequence[Diagnostic]) -> bool:
    """Whether just these findings and their equals are gone, with comments that were idle, and no other has come."""
    if after is None or len(after.documents) != len(before.documents):
        return False
    left, were = _identities(after.diagnostics), _identities(before.diagnostics)
    gone = {rule for rule, *_ in were - left} - {"unused-suppression"}
    return left <= were and left.isdisjoint(_identities(found)) and gone == {one.rule for one in found}


def _identities(found: Sequence[Diagnostic]) -> set[tuple[str, int, str, str]]:
    return {(one.rule, one.document, one.pointer, one.message) for one in found}
