"""GitHub Actions: workflow commands that become annotations of the changed lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from .. import escape as safe
from ..diagnostic import Diagnostic, Report, Severity
from ..messages import plural
from .locations import Positions

MOST = 10
"""Annotations of one kind that GitHub shows for a step; further ones it drops without a word."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """An annotation for each finding as far as GitHub shows them, then a line that counts the others."""
    lines: list[str] = []
    positions: dict[int, Positions] = {}
    for severity in reversed(Severity):
        of_kind = ((one, file) for file in report.files for one in file.diagnostics if one.severity is severity)
        for one, file in islice(of_kind, MOST):
            if id(file) not in positions:
                positions[id(file)] = Positions(file)
            lines.append(_command(one, positions[id(file)]))
    left = len(report.diagnostics) - len(lines)
    if left:
        lines.append(f"{plural(left, 'further finding')} without an annotation: GitHub shows {MOST} of each severity")
    return "".join(f"{line}\n" for line in lines)


def _command(one: Diagnostic, positions: Positions) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(one, positions))
    return f"::{_COMMANDS[one.severity]} {properties}::{_data(f'{one.message} [{one.rule}]')}"


def _properties(one: Diagnostic, positions: Positions) -> Iterator[tuple[str, str]]:
    place = positions.range(one.span)
    if place is not None:
        yield "file", one.path
        yield "line", str(place.start.line)
        yield "endLine", str(place.end.line)
        if place.start.line == place.end.line:
            yield "col", str(place.start.column)
            yield "endColumn", str(place.end.column)
    yield "title", f"reclint: {one.rule}"


def _data(value: str) -> str:
    """What stands behind the second `::`."""
    return safe.text(value).replace("%", "%25")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
