"""Equal findings as one: the first of each with the places of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import escape as safe
from ..diagnostic import Diagnostic, FileReport, Report
from ..messages import plural
from ..tuples import NamedTuple
from .locations import Positions

_PLACES = 3
"""Places of a group that are named beside the first; the rest is counted."""


class Group(NamedTuple):
    """Findings of one rule and severity with the same message; `positions` are those of the first one's file."""

    first: Diagnostic
    positions: Positions
    number: int
    others: Sequence[str]
    """The next places after the first."""

    def __str__(self) -> str:
        """How often it is found, and where else; empty for a single finding."""
        if self.number == 1:
            return ""
        more = self.number - 1 - len(self.others)
        return f"{self.number:,} times, also at {', '.join(self.others)}" + (f" and {more:,} more" if more else "")


def groups(report: Report) -> list[Group]:
    """The findings of a report, equal ones together, in the order of their first places."""
    found: dict[tuple[str, int, str], Group] = {}
    for one, positions in _findings(report.files):
        key = (one.rule, one.severity, one.message)
        known = found.get(key)
        if known is None:
            found[key] = Group(one, positions, 1, ())
        else:
            named = (*known.others, where(one, positions)) if len(known.others) < _PLACES else known.others
            found[key] = known._replace(number=known.number + 1, others=named)
    return list(found.values())


def _findings(files: Sequence[FileReport]) -> Iterator[tuple[Diagnostic, Positions]]:
    for file in files:
        positions = Positions(file)
        for one in file.diagnostics:
            yield one, positions


def unshown(file: FileReport, most: int) -> Iterator[str]:
    """A line that counts the findings of a file beyond the first `most`, where there are any."""
    if (more := len(file.diagnostics) - most) > 0:
        yield f"{safe.path(file.path)}: {_more(more, ' in this file')}"


def rest(found: Sequence[Group], most: int) -> Iterator[str]:
    """The same for groups."""
    if more := sum(one.number for one in found[most:]):
        yield _more(more)


def _more(number: int, where: str = "") -> str:
    return f"{plural(number, 'further finding')}{where} {'is' if number == 1 else 'are'} not shown"


def where(found: Diagnostic, positions: Positions) -> str:
    """`path:line:column`; the pointer stands for line and column where there is no text."""
    place = positions.range(found.span)
    return f"{safe.path(found.path)}:" + (
        f"{place.start.line}:{place.start.column}" if place else safe.text(found.pointer)
    )
