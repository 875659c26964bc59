"""Comments that leave findings out, written where the check reads them; each is confirmed by checking again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from .. import linter as engine
from ..diagnostic import Diagnostic, Edit, FileReport, Severity, Span
from ..document import Lines
from ..document.encoding import decode
from ..edit import apply
from ..linter.cursor import innermost
from ..linter.options import Options
from ..linter.readings import Reading, read
from ..source import Entry, is_program
from .fixes import Mended, encoded

_KNOWN = r"reclint:[ \t]{0,9}ignore\[[^\]\r\n]{1,500}"
"""A comment that names rules already: others go behind them."""
_BLANKS = r"[ \t]*"


def ignoring(text: str, path: str, options: Options, finding: Diagnostic) -> list[Edit]:
    """The edit of a file's text that leaves one finding out; none where no comment can do that, and nothing else."""
    if finding.span is None or is_program(path):
        return []
    before = engine.check_text(text, path, options)
    readings = _readings(text, path, options)
    for edit in _candidates(text, [finding], readings):
        after = engine.check_text(apply(text, [edit]), path, options)
        if before is not None and _is_right(before, after, [finding]):
            return [edit]
    return []


def ignore_all(data: bytes, path: str, options: Options, least: Severity) -> Mended:
    """Leaves out every finding of a file's bytes that is at least so severe; nothing is written.

    Findings stay where no comment can stand: in strict JSON and in programs.
    """
    report = engine.check_bytes(data, path, options)
    text, problems = decode(data)
    if report is None or report.text is None or problems or is_program(path):
        return Mended(data, data, 0, report)

    def check(changed: str) -> FileReport | None:
        return engine.check_bytes(encoded(changed, data), path, options)

    lines = _by_line(text, [one for one in report.diagnostics if one.severity >= least and one.span])
    readings = _readings(text, path, options)
    firsts = [edit for found in lines for edit in [*_candidates(text, found, readings)][:1]]
    changed = apply(text, firsts)
    if not _is_right(report, check(changed), [one for found in lines for one in found]):
        changed = _one_by_one(text, report, lines, readings, check)
    after = check(changed)
    suppressed = len(after.suppressed) - len(report.suppressed) if after is not None else 0
    return Mended(data, encoded(changed, data), suppressed, after)


def _one_by_one(
    text: str,
    report: FileReport,
    lines: Sequence[Sequence[Diagnostic]],
    readings: Sequence[Reading],
    check: Callable[[str], FileReport | None],
) -> str:
    """The text with the comments that are right; from the last line to the first, so that places stay."""
    changed, current = text, report
    for found in reversed(lines):
        for edit in _candidates(text, found, readings):
            candidate = apply(changed, [edit])
            after = check(candidate)
            if after is not None and _is_right(current, after, found):
                changed, current = candidate, after
                break
    return changed


def _by_line(text: str, found: Sequence[Diagnostic]) -> list[list[Diagnostic]]:
    """Findings in groups: those that begin on one line."""
    lines = Lines(text)
    groups: dict[int, list[Diagnostic]] = {}
    for one in found:
        groups.setdefault(lines.position((one.span or Span(0, 0)).start)[0], []).append(one)
    return [groups[number] for number in sorted(groups)]


def _readings(text: str, path: str, options: Options) -> list[Reading]:
    return list(read(path, text, options._replace(variables=None)))


def _sign(source: Entry) -> str | None:
    """What a comment in a source begins with; None where one would spoil it for its other readers."""
    if source.language == "yaml":
        return "#"
    if source.language == "code":
        return None
    return "//" if not source.strict and source.carrier in ("file", "markdown") else None


def _candidates(text: str, found: Sequence[Diagnostic], readings: Sequence[Reading]) -> Iterator[Edit]:
    """Comments that may leave findings of one line out: in one that is there, behind the line, on a line above it."""
    at = (found[0].span or Span(0, 0)).start
    reading = innermost(readings, at)
    sign = _sign(reading.source) if reading is not None else None
    if sign is None:
        return
    rules = ", ".join(dict.fromkeys(one.rule for one in found))
    lines = Lines(text)
    number = lines.position(at)[0]
    start, content = lines.starts[number - 1], lines.content(number)
    if known := re.search(_KNOWN, content):
        yield Edit(Span(start + known.end(), start + known.end()), f", {rules}")
        return
    newline = "\r\n" if "\r\n" in text else "\n"
    margin = re.match(_BLANKS, content)
    words = f"{sign} reclint: ignore[{rules}]"
    end = start + len(content.rstrip())
    yield Edit(Span(end, end), f"  {words}")
    yield Edit(Span(start, start), f"{margin[0] if margin else ''}{words}{newline}")


def _is_right(before: FileReport, after: FileReport | None, found: Sequence[Diagnostic]) -> bool:
    """Whether just these findings and their equals are gone, with comments that were idle, and no other has come."""
    if after is None or len(after.documents) != len(before.documents):
        return False
    left, were = _identities(after.diagnostics), _identities(before.diagnostics)
    gone = {rule for rule, *_ in were - left} - {"unused-suppression"}
    return left <= were and left.isdisjoint(_identities(found)) and gone == {one.rule for one in found}


def _identities(found: Sequence[Diagnostic]) -> set[tuple[str, int, str, str]]:
    return {(one.rule, one.document, one.pointer, one.message) for one in found}
