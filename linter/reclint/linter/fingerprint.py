"""Fingerprints: what tells a finding from every other one, whatever line it is on."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence

from ..diagnostic import Diagnostic, Severity
from ..limits import DEFAULT as LIMITS


def fingerprinted(diagnostics: Sequence[Diagnostic], prefix: str, most: int = LIMITS.findings) -> Iterator[Diagnostic]:
    """Diagnostics with their identity: path, document, pointer, rule and number among equals, but no line.

    `prefix` leads from the project's root to the current folder, from which paths are named.
    """
    counts: Counter[tuple[str, int, str, str]] = Counter()
    paths: dict[str, str] = {}
    for diagnostic in _bounded(diagnostics, most):
        if (path := paths.get(diagnostic.path)) is None:
            path = paths[diagnostic.path] = posixpath.normpath(posixpath.join(prefix, diagnostic.path))
        key = (path, diagnostic.document, diagnostic.pointer, diagnostic.rule)
        counts[key] += 1
        yield diagnostic._replace(identity="\0".join(map(str, (*key, counts[key]))))


def _bounded(diagnostics: Sequence[Diagnostic], most: int) -> Iterator[Diagnostic]:
    """As many diagnostics as one file may have; one that counts the others stands for them."""
    yield from diagnostics[:most]
    if len(diagnostics) > most:
        last = diagnostics[most]
        message = f"{len(diagnostics) - most:,} further findings in this file are not listed"
        yield last._replace(rule="too-large", severity=Severity.ERROR, message=message, related=(), fix=None, edits=())
