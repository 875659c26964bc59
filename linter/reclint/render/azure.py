"""Azure Pipelines: logging commands that become issues of the build."""

from __future__ import annotations

from collections.abc import Iterator

from .. import escape as safe
from ..diagnostic import Diagnostic, Report, Severity
from .locations import Positions


def render(report: Report, *, colour: bool = False, width: int | None = None) -> str:
    """A command for each finding; Azure knows errors and warnings only."""
    lines = [
        _command(one, positions) for file in report.files for positions in [Positions(file)] for one in file.diagnostics
    ]
    return "".join(f"{line}\n" for line in lines)


def _command(one: Diagnostic, positions: Positions) -> str:
    properties = "".join(f"{name}={_property(value)};" for name, value in _properties(one, positions))
    return f"##vso[task.logissue {properties}]{_data(one.message)}"


def _properties(one: Diagnostic, positions: Positions) -> Iterator[tuple[str, str]]:
    place = positions.range(one.span)
    yield "type", "error" if one.severity is Severity.ERROR else "warning"
    yield "sourcepath", one.path
    if place is not None:
        yield "linenumber", str(place.start.line)
        yield "columnnumber", str(place.start.column)
    yield "code", one.rule


def _data(value: str) -> str:
    """The message, where the agent decodes nothing but `%` and line breaks."""
    return safe.text(value).replace("%", "%AZP25")


def _property(value: str) -> str:
    return _data(value).replace(";", "%3B").replace("]", "%5D")
