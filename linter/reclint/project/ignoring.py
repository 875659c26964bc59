"""Comments that leave findings out, written where the check reads them; each is confirmed by checking again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import linter as engine
from ..diagnostic import Diagnostic, Edit, FileReport, Span
from ..document import Lines
from ..edit import apply
from ..linter.cursor import innermost
from ..linter.options import Options
from ..linter.readings import read
from ..source import Entry, is_program

_KNOWN = r"reclint:[ \t]{0,9}ignore\[[^\]\r\n]{1,500}"
"""A comment that names rules already: another one goes behind them."""
_BLANKS = r"[ \t]*"


def ignoring(text: str, path: str, options: Options, finding: Diagnostic) -> list[Edit]:
    """The edit of a file's text that leaves one finding out; none where no comment can do that, and nothing else."""
    if finding.span is None or is_program(path):
        return []
    plain = options._replace(variables=None)
    reading = innermost(read(path, text, plain), finding.span.start)
    sign = _sign(reading.source) if reading is not None else None
    if sign is None:
        return []
    before = engine.check_text(text, path, options)
    for edit in _candidates(text, finding, sign):
        after = engine.check_text(apply(text, [edit]), path, options)
        if after is not None and before is not None and _is_right(before, after, finding):
            return [edit]
    return []


def _sign(source: Entry) -> str | None:
    """What a comment in a source begins with; None where one would spoil it for its other readers."""
    if source.language == "yaml":
        return "#"
    return "//" if not source.strict and source.carrier in ("file", "markdown") else None


def _candidates(text: str, finding: Diagnostic, sign: str) -> Iterator[Edit]:
    """Comments that may do: in one that is there, behind the line, on a line of its own above it."""
    assert finding.span is not None
    lines = Lines(text)
    number = lines.position(finding.span.start)[0]
    start, content = lines.starts[number - 1], lines.content(number)
    if known := re.search(_KNOWN, content):
        yield Edit(Span(start + known.end(), start + known.end()), f", {finding.rule}")
        return
    newline = "\r\n" if "\r\n" in text else "\n"
    margin = re.match(_BLANKS, content)
    words = f"{sign} reclint: ignore[{finding.rule}]"
    end = start + len(content.rstrip())
    yield Edit(Span(end, end), f"  {words}")
    yield Edit(Span(start, start), f"{margin[0] if margin else ''}{words}{newline}")


def _is_right(before: FileReport, after: FileReport, finding: Diagnostic) -> bool:
    """Whether findings of one rule are gone, a comment that was idle at most with them, and no other has come."""
    if len(after.documents) != len(before.documents) or len(after.suppressed) <= len(before.suppressed):
        return False
    left, were = _identities(after), _identities(before)
    gone = were - left
    return left <= were and {rule for rule, *_ in gone} - {"unused-suppression"} == {finding.rule}


def _identities(report: FileReport) -> set[tuple[str, int, str, str]]:
    return {(one.rule, one.document, one.pointer, one.message) for one in report.diagnostics}
