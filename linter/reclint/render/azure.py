"""Azure Pipelines: logging commands that become issues of the build."""

from __future__ import annotations

from collections.abc import Iterator

from .. import safe
from ..diagnostic import Diagnostic, Report, Severity
from .positions import Positions


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """A command for each finding; Azure knows errors and warnings only."""
    lines = [
        _command(one, positions) for file in report.files for positions in [Positions(file)] for one in file.diagnostics
    ]
    return "".join(f"{line}\n" for line in lines)


def _command(one: Diagnostic, positions: Positions) -> str:
    properties = "".join(f"{name}={_escaped(value)};" for name, value in _properties(one, positions))
    return f"##vso[task.logissue {properties}]{_escaped(one.message)}"


def _properties(one: Diagnostic, positions: Positions) -> Iterator[tuple[str, str]]:
    place = positions.range(one.span)
    yield "type", "error" if one.severity is Severity.ERROR else "warning"
    yield "sourcepath", one.path
    if place is not None:
        yield "linenumber", str(place.start.line)
        yield "columnnumber", str(place.start.column)
    yield "code", one.rule


def _escaped(value: str) -> str:
    shown = safe.text(value).replace("%", "%AZP25")
    return shown.replace(";", "%3B").replace("]", "%5D")
