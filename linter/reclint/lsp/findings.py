"""Findings as diagnostics of the protocol."""

from __future__ import annotations

import re

from lsprotocol import types

from .. import escape as safe
from ..diagnostic import Diagnostic, Related, Severity, Span
from ..messages import plural
from ..rules.rule import page
from .texts import Text

SOURCE = "reclint"
"""What editors show as the origin of a finding."""

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_TAGS = {
    "unused-suppression": types.DiagnosticTag.Unnecessary,
    "ignored-by-mode": types.DiagnosticTag.Unnecessary,
    "withdrawn": types.DiagnosticTag.Deprecated,
}
"""How editors show what has no effect, and what is no longer documented."""


def diagnostics(text: Text, uri: str, *, related: bool = True) -> list[types.Diagnostic]:
    """The findings in a text; `related` says whether the client takes further places, too.

    Of very many, as a log may have, only the first are shown, and the rest is counted.
    """
    most = text.options.limits.shown
    shown = [diagnostic(one, text, uri, related=related) for one in text.diagnostics[:most]]
    if more := len(text.diagnostics) - len(shown):
        words = f"{plural(more, 'further finding')} in this file {'is' if more == 1 else 'are'} not shown"
        first = text.positions.range(Span(0, 0))
        shown.append(types.Diagnostic(first, words, types.DiagnosticSeverity.Information, source=SOURCE))
    return shown


def diagnostic(one: Diagnostic, text: Text, uri: str, *, related: bool = True) -> types.Diagnostic:
    """One finding."""
    others = [_related(other, text, uri) for other in one.related if other.span is not None]
    tag = _TAGS.get(one.rule)
    return types.Diagnostic(
        range=text.positions.range(one.place),
        message=safe.text(one.message),
        severity=_SEVERITIES[one.severity],
        code=one.rule,
        code_description=types.CodeDescription(page(one.rule)),
        source=SOURCE,
        tags=[tag] if tag else None,
        related_information=others if others and related else None,
    )


def of_settings(place: str, trouble: str) -> list[types.Diagnostic]:
    """What is wrong with a settings file, at the lines that the message names."""
    found = []
    for line in trouble.splitlines():
        words = line.removeprefix(place).removeprefix(":")
        number, _, message = words.partition(": ") if re.match(_LINE, words) else ("", "", words)
        within = re.search(_AT_LINE, message)
        row = max(int(number or (within[1] if within else 1)) - 1, 0)
        whole = types.Range(types.Position(row, 0), types.Position(row + 1, 0))
        found.append(types.Diagnostic(whole, safe.text(message.strip()), types.DiagnosticSeverity.Error, source=SOURCE))
    return found


_LINE = r"[0-9]{1,9}: "
_AT_LINE = r"\bline ([0-9]{1,9})\b"


def _related(other: Related, text: Text, uri: str) -> types.DiagnosticRelatedInformation:
    location = types.Location(uri, text.positions.range(other.place))
    return types.DiagnosticRelatedInformation(location, safe.text(other.message))
