"""The library: lint a text, a file, or a body that is about to be sent."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from . import engine
from .carrier import Stated
from .diagnostic import Diagnostic, FileReport, Report, Violation
from .document import join
from .plain import Encoder
from .request import KINDS
from .rule import severity_of
from .tables import MODES, PLACEHOLDERS
from .wording import listing, show

BODY = "<body>"
"""The path that stands in the findings about a body without a file."""


def _options(
    kind: str | None, mode: str | None, url: str | None, select: Iterable[str] | None, ignore: Iterable[str]
) -> engine.Options:
    if kind is not None and kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; it must be {listing(list(KINDS))}")
    if mode is not None and mode not in MODES:
        raise ValueError(f"mode is {mode!r}; it must be {listing(list(MODES))}")
    wanted = None if select is None else frozenset(select)
    return engine.Options(Stated(kind, mode, url), select=wanted, ignore=frozenset(ignore))


def lint_text(
    text: str,
    *,
    path: str = "<text>",
    kind: str | None = None,
    mode: str | None = None,
    url: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> Report:
    """Lints a YAML or JSON text; the ending of `path` tells which (else its first character does).

    `kind`, `mode` and `url` state what the text is where it cannot be told from it. Whatever is wrong with the text is
    in the report; ValueError only for an unknown `kind` or `mode`.
    """
    found = engine.check_text(text, path, _options(kind, mode, url, select, ignore))
    return Report((found,) if found else (), skipped=0 if found else 1)


def lint_file(
    path: str | os.PathLike[str],
    *,
    kind: str | None = None,
    mode: str | None = None,
    url: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> Report:
    """Lints a file, see `lint_text`; a file that cannot be read is in the report's `failures`."""
    name = os.fspath(path)
    try:
        with open(name, "rb") as file:
            data = file.read(engine.MAX_BYTES + 1)
    except OSError as error:
        return Report(failures={name: error.strerror or str(error)})
    found = engine.check_bytes(data, name, _options(kind, mode, url, select, ignore))
    return Report((found,) if found else (), skipped=0 if found else 1)


def lint_body(
    body: Any,
    *,
    kind: str | None = None,
    mode: str | None = None,
    url: str | None = None,
    placeholders: bool = False,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> Report:
    """Lints a body as it is about to be sent: a dict, or anything that a JSON encoder would make one of.

    Never raises for anything in the body (ValueError only for an unknown `kind` or `mode`) and never changes it.
    Findings have pointers but no places. A placeholder that is left is an error, unless `placeholders` is true.
    """
    options = replace(_options(kind, mode, url, select, ignore), text=False)
    encoder = Encoder()
    data = encoder.plain(body)
    found = engine.check_body(data, BODY, options)
    extra = [*encoder.violations, *(() if placeholders else _unfilled(data))]
    refused = {violation.pointer for name, violation in encoder.violations}
    kept = [one for one in found.diagnostics if one.pointer not in refused]
    added = [_diagnostic(name, violation) for name, violation in extra if options.wants(name)]
    return Report((replace(found, diagnostics=(*added, *kept)),))


def _diagnostic(name: str, violation: Violation) -> Diagnostic:
    return Diagnostic(BODY, 0, violation.pointer, name, severity_of(name, violation), violation.message)


def _unfilled(value: Any, pointer: str = "") -> Iterator[tuple[str, Violation]]:
    if isinstance(value, str) and PLACEHOLDERS.inside(value):
        yield (
            "unfilled-placeholder",
            Violation(pointer, f"{show(value)} is still a placeholder; fill it in before sending"),
        )
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from _unfilled(held, join(pointer, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unfilled(item, join(pointer, index))


__all__ = ["FileReport", "lint_body", "lint_file", "lint_text"]
