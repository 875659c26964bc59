"""The library: lint a text, a file, or a body that is about to be sent."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from . import diagnostic
from . import linter as engine
from .diagnostic import Diagnostic, FileReport, Severity, Violation
from .document import Unresolved, join
from .jsonable import Encoder
from .linter import fingerprint
from .masking import MASK, is_secret_key
from .messages import listing, show
from .project import files as discover
from .project import reading
from .render import render, summary
from .request import KINDS
from .rules import load
from .rules.rule import severity_of
from .source import Stated
from .spec import MODES, PLACEHOLDERS
from .spec.spelling import closest
from .template.variables import given

BODY = "<body>"
"""The path that stands in the findings about a body without a file."""


class Report(diagnostic.Report):
    """What was found: `diagnostics` is the list, `str(report)` what the command line would print."""

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return self.count(Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return self.count(Severity.WARNING)

    @property
    def infos(self) -> int:
        """How many remarks there are that are only worth knowing."""
        return self.count(Severity.INFO)

    def __str__(self) -> str:
        failures = "".join(f"{path}: {reason}\n" for path, reason in self.failures.items())
        return "\n".join(part for part in (render("full", self), failures + summary(self)) if part)

    def __repr__(self) -> str:
        return f"<Report: {summary(self)}>"


def _options(
    kind: str | None,
    mode: str | None,
    url: str | None,
    select: Iterable[str] | None,
    ignore: Iterable[str],
    variables: Mapping[str, Any] | None = None,
) -> engine.Options:
    _known("kind", kind, KINDS)
    _known("mode", mode, MODES)
    wanted = None if select is None else _rules("select", select)
    chosen = _rules("ignore", ignore)
    filled = None if variables is None else given(variables)
    return engine.Options(Stated(kind, mode, url), select=wanted, ignore=chosen, variables=filled)


def _known(what: str, word: str | None, words: tuple[str, ...]) -> None:
    if word is not None and word not in words:
        raise ValueError(f"{what} is {word!r}; it must be {listing(words)}")


def _rules(what: str, names: Iterable[str]) -> frozenset[str]:
    wanted = frozenset((names,) if isinstance(names, str) else names)
    for name in sorted(wanted.difference(load())):
        near = closest(name, load())
        raise ValueError(f"{what} names {name!r}, which is no rule" + (f"; did you mean {near}?" if near else ""))
    return wanted


def lint_text(
    text: str,
    *,
    path: str = "<text>",
    kind: str | None = None,
    mode: str | None = None,
    url: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    variables: Mapping[str, Any] | None = None,
) -> Report:
    """Lints a YAML or JSON text; the ending of `path` tells which (else its first character does).

    `kind`, `mode` and `url` state what the text is where it cannot be told from it; `select` and `ignore` are names
    of rules. With `variables` (texts, numbers, booleans by name) placeholders are filled in before the check. Whatever
    is wrong with the text is in the report; ValueError only for an unknown kind, mode or rule, or another variable.
    """
    options = _options(kind, mode, url, select, ignore, variables)._replace(prefix=discover.prefix())
    found = engine.check_text(text, path, options)
    return Report((found,) if found else (), skipped=0 if found else 1)


def lint_file(
    path: str | os.PathLike[str],
    *,
    kind: str | None = None,
    mode: str | None = None,
    url: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    variables: Mapping[str, Any] | None = None,
) -> Report:
    """Lints a file, see `lint_text`; a file that cannot be read is in the report's `failures`, with the reason."""
    options = _options(kind, mode, url, select, ignore, variables)._replace(prefix=discover.prefix())
    name = os.fsdecode(path)
    try:
        data = reading.read(name, options.limits.bytes + 1)
    except (OSError, ValueError) as error:
        return Report(failures={name: reading.reason(error)})
    found = engine.check_bytes(data, name, options)
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

    Never raises for anything in the body (ValueError only for an unknown kind, mode or rule) and never changes it.
    Findings have pointers but no places. A placeholder that is left is an error, unless `placeholders` is true.
    """
    options = _options(kind, mode, url, select, ignore)
    options = options._replace(text=False)
    encoder = Encoder()
    data = encoder.plain(body)
    nothing = encoder.full or any(violation.pointer == "" for _, violation in encoder.violations)
    found = FileReport(BODY) if nothing else engine.check_body(data, BODY, options)
    extra = [*encoder.violations, *(() if placeholders else _unfilled(data))]
    added = [_diagnostic(name, violation) for name, violation in extra if options.wants(name)]
    if added:
        # fingerprints count off equal findings, so they are made anew
        found = found._replace(diagnostics=tuple(fingerprint.fingerprinted([*added, *found.diagnostics], "")))
    return Report((found,))


def _diagnostic(name: str, violation: Violation) -> Diagnostic:
    return Diagnostic(BODY, 0, violation.pointer, name, severity_of(name, violation), violation.message)


def _unfilled(value: Any, pointer: str = "", *, secret: bool = False) -> Iterator[tuple[str, Violation]]:
    if isinstance(value, Unresolved):
        return  # what stands for a value that JSON refuses
    if isinstance(value, str) and PLACEHOLDERS.inside(value):
        whole = PLACEHOLDERS.whole(value)
        shown = MASK if secret and not whole else show(value)
        said = f"{shown} {'is still' if whole else 'still holds'} a placeholder; fill it in before sending"
        yield "unfilled-placeholder", Violation(pointer, said)
    if isinstance(value, Mapping):
        for key, held in value.items():
            yield from _unfilled(held, join(pointer, key), secret=secret or is_secret_key(key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unfilled(item, join(pointer, index), secret=secret)


__all__ = ["BODY", "FileReport", "Report", "lint_body", "lint_file", "lint_text"]
