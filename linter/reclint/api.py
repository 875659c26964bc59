"""The library: lint a text, a file, or a body that is about to be sent, or insist that the body is right."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, TypeVar

from . import diagnostic, request
from .diagnostic import Diagnostic, FileReport, Severity, Violation
from .document import Unresolved, join
from .jsonable import Encoder
from .linter import Options, check_body, check_bytes, check_text
from .linter.fingerprint import fingerprinted
from .linter.secret_spans import without_secrets_of
from .masking import MASK, is_secret_key
from .messages import listing, quoted, show
from .project import file_reading, walk
from .render import render, summary
from .request import KINDS, URL_ENDS, contradicted, parse_url
from .rules import load, severity_of
from .source import Stated
from .spec import MODES, PLACEHOLDERS, meant_word
from .spec.did_you_mean import closest
from .template.variables import given

BODY = "<body>"
"""The path in findings about a body, which has no file."""


class Report(diagnostic.Report):
    """The result of a check: `diagnostics` is the list of findings, `str(report)` the output of the command line."""

    @property
    def errors(self) -> int:
        """The number of errors."""
        return self.count(Severity.ERROR)

    @property
    def warnings(self) -> int:
        """The number of warnings."""
        return self.count(Severity.WARNING)

    @property
    def infos(self) -> int:
        """The number of infos."""
        return self.count(Severity.INFO)

    def at_least(self, severity: Literal["info", "warning", "error"]) -> Report:
        """The report without the findings that are less severe."""
        _refuse_unknown("at_least", severity, tuple(one.label for one in Severity))
        threshold = Severity[severity.upper()]
        files = [
            file._replace(diagnostics=[one for one in file.diagnostics if one.severity >= threshold])
            for file in self.files
        ]
        return self._replace(files=files)

    def __str__(self) -> str:
        failures = "".join(f"{path}: {reason}\n" for path, reason in self.failures.items())
        return "\n".join(part for part in (render("full", self), failures + summary(self)) if part)

    def __repr__(self) -> str:
        return f"<Report: {summary(self)}>"


class InvalidRequest(ValueError):
    """A body has findings and is not to be sent; `report` has them, and the text of the exception shows them."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        return f"the request is not to be sent\n\n{self.report}"


def options_of(
    kind: str | None,
    mode: str | None,
    url: str | None,
    select: Iterable[str] | None,
    ignore: Iterable[str],
    variables: Mapping[str, Any] | None = None,
    settings: str | os.PathLike[str] | None = None,
) -> Options:
    """The linter's options for what a caller of the library states.

    ValueError for an unknown kind, mode or rule, where no rule is left, for a URL that is no endpoint or contradicts
    kind or mode, and for settings that have defects or cannot be read.
    """
    _refuse_unknown("kind", kind, KINDS)
    _refuse_unknown("mode", mode, MODES)
    if url is not None and not parse_url(url).is_endpoint:
        raise ValueError(f"url is {quoted(url)}, which is no endpoint of Cloud Recording; {URL_ENDS}")
    if url is not None and (contradiction := contradicted(kind, mode, url)):
        raise ValueError(contradiction)
    options = Options(
        Stated(kind, mode, url),
        select=None if select is None else _rules("select", select),
        ignore=_rules("ignore", ignore),
        variables=None if variables is None else given(variables),
    )
    options = options if settings is None else _with_settings(options, os.fsdecode(settings))
    if options.wants_any(load()):
        return options
    raise ValueError("select and ignore leave no rule, so that nothing would be checked")


def _with_settings(options: Options, path: str) -> Options:
    from .project.settings import SettingsError, read  # most callers have none

    try:
        return read(path).options(options)
    except SettingsError as error:
        raise ValueError(f"the settings have defects: {error}") from error


def _refuse_unknown(what: str, word: str | None, words: tuple[str, ...]) -> None:
    if word is not None and word not in words:
        near = meant_word(word, words)
        raise ValueError(f"{what} is {word!r}; {f'did you mean {near}?' if near else f'it must be {listing(words)}'}")


def _rules(what: str, names: Iterable[str]) -> frozenset[str]:
    chosen = frozenset((names,) if isinstance(names, str) else names)
    for name in sorted(chosen.difference(load())):
        near = closest(name, load())
        raise ValueError(f"{what} names {name!r}, which is no rule" + (f"; did you mean {near}?" if near else ""))
    return chosen


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
    settings: str | os.PathLike[str] | None = None,
) -> Report:
    """Check a YAML or JSON text; the ending of `path` decides which it is, else the first character.

    `kind`, `mode` and `url` state what the text is where the text does not show it. `select` and `ignore` are names of
    rules. `variables` (strings, numbers or booleans by name) fill in placeholders before the check. `settings` is a
    settings file, whose rules, severities and house rules hold; without it none is read. Everything that is wrong with
    the text is in the report; ValueError is raised only for an unknown kind, mode or rule, a URL that is no endpoint or
    contradicts them, rules that are all ignored, a variable of another type, and settings with defects.
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}; lint_file reads a file, lint_body a body")
    options = options_of(kind, mode, url, select, ignore, variables, settings)._replace(prefix=walk.prefix())
    return _report(check_text(text, path, options))


def lint_file(
    path: str | os.PathLike[str],
    *,
    kind: str | None = None,
    mode: str | None = None,
    url: str | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    variables: Mapping[str, Any] | None = None,
    settings: str | os.PathLike[str] | None = None,
) -> Report:
    """Check a file like `lint_text`; a file that cannot be read is in the report's `failures`, with the reason."""
    options = options_of(kind, mode, url, select, ignore, variables, settings)._replace(prefix=walk.prefix())
    name = os.fsdecode(path)
    try:
        data = file_reading.read(name, options.limits.bytes + 1)
    except (OSError, ValueError) as error:
        return Report(failures={name: file_reading.reason(error)})
    return _report(check_bytes(data, name, options))


def _report(file: FileReport | None) -> Report:
    return Report((file,) if file else (), skipped=0 if file else 1)


def lint_body(
    body: Any,
    *,
    kind: str | None = None,
    mode: str | None = None,
    url: str | None = None,
    placeholders: bool = False,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    settings: str | os.PathLike[str] | None = None,
) -> Report:
    """Check a body before it is sent: a dict, or any object that a JSON encoder turns into one.

    The requests in a list, a session or another object are checked, too, as in `lint_text`; where `kind` or `url` says
    which request the body is, they are refused, as by `ensure`. The body is never changed, and nothing in it raises an
    exception; ValueError is raised only for an unknown kind, mode or rule, a URL that is no endpoint or contradicts
    them, rules that are all ignored, and settings with defects. Findings have pointers but no lines. A placeholder in
    the body is an error unless `placeholders` is true. `settings` is a settings file, as in `lint_text`.
    """
    options = options_of(kind, mode, url, select, ignore, settings=settings)
    is_one = request.with_url(options.stated).kind in request.REQUESTS
    return _body_report(body, options, placeholders=placeholders, is_sent=is_one)


def _body_report(body: Any, options: Options, *, placeholders: bool, is_sent: bool) -> Report:
    """The report on a body; one that is sent has to be one request as a whole."""
    options = options._replace(text=False)
    encoder = Encoder()
    data = encoder.plain(body)
    is_refused = encoder.full or any(violation.pointer == "" for violation in encoder.violations)
    file = FileReport(BODY) if is_refused else check_body(data, BODY, options)
    violations = [*encoder.violations, *(() if placeholders else _unfilled(data))]
    if is_sent and not is_refused:
        violations += _parcelled(file, data, options)
    added = [_diagnostic(violation) for violation in violations if options.wants(violation.rule)]
    if added:
        # fingerprints number equal findings, so the added ones change those that are there
        file = file._replace(diagnostics=tuple(fingerprinted([*added, *file.diagnostics], "")))
    return Report((without_secrets_of(file, data),))


def _parcelled(file: FileReport, data: Any, options: Options) -> Iterator[Violation]:
    """That the requests of a body lie inside of it; a session may be stated, as nobody sends one by mistake."""
    pointers = [one.pointer for one in file.documents]
    if not pointers or "" in pointers or options.stated.kind == "session":
        return
    what = "the body is a list" if isinstance(data, list) else f"the request is at {pointers[0]}, inside of the body"
    message = f"{what}; what is sent must be one request itself"
    yield Violation("", message, rule="not-a-recording-request")


Body = TypeVar("Body")


def ensure(
    body: Body,
    *,
    kind: str | None = None,
    mode: str | None = None,
    url: str | None = None,
    placeholders: bool = False,
    at_least: Literal["info", "warning", "error"] = "error",
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    settings: str | os.PathLike[str] | None = None,
) -> Body:
    """Return a body that may be sent; raise InvalidRequest, with the report, if it has findings of at least a severity.

    The body must be one request itself: no list, and no object around the request. `at_least` is that severity. The
    other parameters are those of `lint_body`.
    """
    options = options_of(kind, mode, url, select, ignore, settings=settings)
    report = _body_report(body, options, placeholders=placeholders, is_sent=True).at_least(at_least)
    if report.diagnostics:
        raise InvalidRequest(report)
    return body


def _diagnostic(violation: Violation) -> Diagnostic:
    return Diagnostic(BODY, 0, violation.pointer, violation.rule, severity_of(violation), violation.message)


def _unfilled(value: Any, pointer: str = "", *, secret: bool = False, key: str = "") -> Iterator[Violation]:
    """The placeholders that are left in a body; `key` is that of the value."""
    if isinstance(value, Unresolved):
        return  # the stand-in for a value that JSON refuses
    if isinstance(value, str) and PLACEHOLDERS.inside(value) and not _is_encoded(value):
        whole = PLACEHOLDERS.whole(value)
        shown = MASK if secret and not whole else show(value)
        message = f"{shown} {'is still' if whole else 'still holds'} a placeholder; fill it in before sending"
        severity = Severity.WARNING if _may_be_meant(key, value, whole=whole) else None
        yield Violation(pointer, message, severity=severity, rule="unfilled-placeholder")
    if isinstance(value, Mapping):
        for name, member in value.items():
            yield from _unfilled(member, join(pointer, name), secret=secret or is_secret_key(name), key=name)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unfilled(item, join(pointer, index), secret=secret)


def _may_be_meant(key: str, value: str, *, whole: bool) -> bool:
    """Whether a value may have what looks like a placeholder: a channel may be `room<vip>`, a secret has any signs."""
    return (key == "cname" and re.search(_OTHER_SIGNS, value) is None) or (key == "secret" and not whole)


def _is_encoded(value: str) -> bool:
    """Whether a value is a URL in which each percent sign begins an encoded byte: `%E4%BD%A0` is no `%NAME%`."""
    if "://" not in value or re.search(_BARE_PERCENT, value):
        return False
    return not PLACEHOLDERS.inside(value.replace("%", ""))


_OTHER_SIGNS = r"[${]"
_BARE_PERCENT = r"%(?![0-9A-Fa-f]{2})"

__all__ = ["BODY", "FileReport", "InvalidRequest", "Report", "ensure", "lint_body", "lint_file", "lint_text"]
