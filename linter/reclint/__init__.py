"""reclint: finds what is wrong in Agora Cloud Recording requests before they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from .api import InvalidRequest, Report, ensure, lint_body, lint_file, lint_text
    from .diagnostic import Diagnostic, Severity

_HOMES = {
    "Diagnostic": "diagnostic",
    "InvalidRequest": "api",
    "Report": "api",
    "Severity": "diagnostic",
    "ensure": "api",
    "lint_body": "api",
    "lint_file": "api",
    "lint_text": "api",
}

__all__ = [
    "Diagnostic",
    "InvalidRequest",
    "Report",
    "Severity",
    "__version__",
    "ensure",
    "lint_body",
    "lint_file",
    "lint_text",
]


def __getattr__(name: str) -> Any:
    """Finds the public names when they are first used, so that importing the package costs nothing."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(f".{home}", __name__), name)
    return found


def __dir__() -> list[str]:
    """The public names, whether they have been used or not."""
    return sorted({*globals(), *__all__})
