"""A project's settings: found, read and checked; what they say of one file.

They stand in `[tool.reclint]` of pyproject.toml, or at the top of reclint.toml or .reclint.toml, in the nearest folder
up to the top of the repository.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from ..diagnostic import Severity
from ..limits import DEFAULT as LIMITS
from ..limits import LARGEST, Limits
from ..linter import policy as house
from ..linter.options import Options
from ..messages import listing, quoted
from ..request import KINDS
from ..rules import load as load_rules
from ..source import Stated
from ..spec import MODES, Placeholders, fields
from ..spec.spelling import closest
from . import reading
from .gitignore import BadPattern, Patterns

NAMES = (".reclint.toml", "reclint.toml", "pyproject.toml")
"""The files that may hold settings, the first that does in a folder wins."""

_LARGEST = 10_000_000
"""Bytes of a settings file that are read."""

SEVERITIES = tuple(severity.label for severity in Severity)


_FLAGS = r"\(\?[aiLmsux]+\)"
_POINTER = r"(?:/(?:[^~/]|~[01])*)*\Z"


class SettingsError(Exception):
    """Settings that cannot be used; the text names file, line and what would be right."""


@cache
def _matcher(lines: tuple[str, ...]) -> Patterns:
    return Patterns(lines)


class FileSettings(NamedTuple):
    """What is said of the files that match some patterns."""

    paths: tuple[str, ...]
    kind: str | None = None
    mode: str | None = None
    pointer: str = ""
    ignore: frozenset[str] = frozenset()


_NONE: Mapping[str, Any] = {}


class Settings(NamedTuple):
    """All settings; `path` is the file they come from, None for the defaults."""

    path: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = _NONE
    fail_on: Severity | None = None
    placeholders: tuple[str, ...] = ()
    allow: frozenset[str] = frozenset()
    require: Mapping[str, Mapping[str, Any]] = _NONE
    files: tuple[FileSettings, ...] = ()
    env_files: tuple[str, ...] = ()
    """The files with variables that fill in placeholders, relative to the folder."""
    limits: Limits = LIMITS

    @property
    def folder(self) -> str:
        """The folder that patterns are relative to."""
        return os.path.dirname(os.path.abspath(self.path)) if self.path else os.getcwd()

    def excludes(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether a file or folder is left out."""
        return bool(self.exclude) and _matcher(self.exclude).matches(self._relative(path) + ("/" if is_folder else ""))

    def includes(self, path: str) -> bool:
        """Whether a file is among those that a run without paths is about."""
        return not self.include or _matcher(self.include).matches(self._relative(path))

    def _relative(self, path: str) -> str:
        return os.path.relpath(os.path.abspath(path), self.folder).replace(os.sep, "/")

    def options(self, base: Options) -> Options:
        """The caller's options with what the settings say of every file."""
        return base._replace(
            select=base.select if base.select is not None else self.select,
            ignore=base.ignore | self.ignore,
            severities={**self.severity, **base.severities},
            placeholders=Placeholders(self.placeholders) if self.placeholders else base.placeholders,
            allow=base.allow | self.allow,
            require={**self.require, **base.require},
            limits=self.limits,
        )

    def options_for(self, path: str, base: Options) -> Options:
        """The options with what the settings say of one file; what the caller states wins."""
        for one in self.files:
            if _matcher(one.paths).matches(self._relative(path)):
                stated = base.stated.over(Stated(one.kind, one.mode))
                base = base._replace(
                    stated=stated, pointer=base.pointer or one.pointer, ignore=base.ignore | one.ignore
                )
        return base


def find(folder: str) -> str | None:
    """The nearest settings file of a folder, up to the top of its repository."""
    here = os.path.abspath(folder)
    while True:
        for name in NAMES:
            path = os.path.join(here, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _has_table(path)):
                return path
        parent = os.path.dirname(here)
        if os.path.exists(os.path.join(here, ".git")) or parent == here:
            return None
        here = parent


def _has_table(path: str) -> bool:
    try:
        return b"tool.reclint" in reading.read(path, _LARGEST)
    except OSError:
        return False


def read(path: str) -> Settings:
    """The settings in a file; SettingsError names everything that is wrong with them."""
    try:
        text = reading.read(path, _LARGEST).decode("utf-8-sig")
        data = _parsed(text)
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    for name in ("tool", "reclint") if os.path.basename(path) == "pyproject.toml" else ():
        data = data.get(name, {})
        if not isinstance(data, Mapping):
            raise SettingsError(f"{path}: {name} must be a table")
    reader = _Reader(path, text)
    settings = reader.settings(data)
    if reader.defects:
        raise SettingsError("\n".join(reader.defects))
    return settings


def _parsed(text: str) -> dict[str, Any]:
    """TOML to data; ValueError, with line and column, where it is none."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


class _Reader:
    """Checks and converts the settings' tables; `defects` are what is wrong, each at its line."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.lines = path, text.splitlines()
        self.defects: list[str] = []

    def settings(self, data: Mapping[str, Any]) -> Settings:
        known = (
            "include",
            "exclude",
            "select",
            "ignore",
            "severity",
            "fail-on",
            "placeholders",
            "allow",
            "require",
            "files",
            "env-files",
            "limits",
        )
        self._keys(data, known, "")
        select = self._rules(data, "select")
        return Settings(
            self.path,
            self._globs(data, "include"),
            self._globs(data, "exclude"),
            select if "select" in data else None,
            self._rules(data, "ignore"),
            self._severities(data),
            self._severity(data.get("fail-on"), "fail-on") if "fail-on" in data else None,
            tuple(self._patterns(data)),
            frozenset(self._allowed(data)),
            self._require(data),
            tuple(self._files(data)),
            self._strings(data, "env-files"),
            self._limits(data),
        )

    def _defect(self, word: str, message: str) -> None:
        """Notes a defect at the line where a word stands."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        line = next((number for number, line in enumerate(self.lines, 1) if pattern.search(line)), 1)
        self.defects.append(f"{self.path}:{line}: {message}")

    def _keys(self, data: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
        for key in data:
            if key not in known:
                near = closest(key, known)
                hint = f"did you mean {near}?" if near else f"there are {listing(known, 'and')}"
                self._defect(key, f"there is no setting {quoted(key)}{where}; {hint}")

    def _strings(self, data: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._defect(key, f"{key} must be a list of strings")
            return ()
        return tuple(value)

    def _globs(self, data: Mapping[str, Any], key: str) -> tuple[str, ...]:
        lines = self._strings(data, key)
        try:
            Patterns(lines, strict=True)
        except BadPattern as error:
            self._defect(key, f"{key} holds no pattern of paths in {error}")
        return lines

    def _rules(self, data: Mapping[str, Any], key: str) -> frozenset[str]:
        names = self._strings(data, key)
        for name in names:
            self._rule(name)
        return frozenset(names)

    def _rule(self, name: str) -> None:
        known = load_rules()
        if name not in known:
            near = closest(name, known)
            self._defect(name, f"there is no rule {quoted(name)}" + (f"; did you mean {near}?" if near else ""))

    def _severities(self, data: Mapping[str, Any]) -> dict[str, Severity]:
        table = data.get("severity", {})
        if not isinstance(table, Mapping):
            self._defect("severity", "severity must be a table of rule names")
            return {}
        for name in table:
            self._rule(name)
        return {name: self._severity(value, name) for name, value in table.items()}

    def _severity(self, value: Any, key: str) -> Severity:
        if value not in SEVERITIES:
            self._defect(key, f"{key} is {value!r}; it must be {listing(SEVERITIES)}")
            return Severity.WARNING
        return Severity[str(value).upper()]

    def _patterns(self, data: Mapping[str, Any]) -> Iterator[str]:
        for pattern in self._strings(data, "placeholders"):
            try:
                if re.match(_FLAGS, pattern):
                    raise re.error("flags need a group of their own, as in (?i:name)")
                empty = re.compile(pattern).match("")
            except (re.error, OverflowError, RecursionError) as error:
                self._defect("placeholders", f"{quoted(pattern)} is no regular expression: {error}")
                continue
            if empty:
                self._defect(
                    "placeholders", f"{quoted(pattern)} matches an empty text, so everything would be a placeholder"
                )
            else:
                yield pattern

    def _allowed(self, data: Mapping[str, Any]) -> Iterator[str]:
        for name in self._strings(data, "allow"):
            owner, dot, key = name.partition(".")
            if not dot or not key or key.startswith("="):
                self._defect(name, f"{quoted(name)} must name a field, such as recordingConfig.newField")
            elif self._owner(name, owner):
                yield name

    def _require(self, data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        table = data.get("require", {})
        if not isinstance(table, Mapping):
            self._defect("require", "require must be a table of field names")
            return {}
        found = {}
        for name, wanted in _with_dots(table):
            if not isinstance(wanted, Mapping):
                self._defect(name, f"{name} must be a table, such as {{required = true}}")
                continue
            self._field(name)
            self._keys(wanted, (*house.CONSTRAINTS, "why"), f" for {name}")
            self._constraint(name, wanted)
            found[name] = dict(wanted)
        return found

    def _field(self, name: str) -> None:
        owner, _, key = name.rpartition(".")
        if not owner:
            known = sorted({key for owner in house.owners() for key in fields(owner)})
        elif self._owner(name, owner):
            known = sorted(fields(house.owner_of(name)))
        else:
            return
        if key not in known:
            near = closest(key, known)
            meant = f"{owner}.{near}" if owner else near
            self._defect(name, f"there is no field {quoted(name)}" + (f"; did you mean {meant}?" if near else ""))

    def _owner(self, name: str, owner: str) -> bool:
        """Whether an object of this name is known; if not, that is a defect."""
        known = house.owners()
        if owner not in known:
            near = closest(owner, known)
            self._defect(name, f"there is no object {quoted(owner)}" + (f"; did you mean {near}?" if near else ""))
        return owner in known

    def _constraint(self, name: str, wanted: Mapping[str, Any]) -> None:
        bounds, choices = wanted.get("range"), wanted.get("enum")
        if bounds is not None and not _is_range(bounds):
            self._defect(name, f"range of {name} must be two numbers, the lower one first")
        if choices is not None and not (isinstance(choices, list) and choices):
            self._defect(name, f"enum of {name} must be a list of values, at least one")
        for key in ("forbidden", "required"):
            if not isinstance(wanted.get(key, False), bool):
                self._defect(name, f"{key} of {name} must be true or false")
        if not isinstance(wanted.get("why", ""), str):
            self._defect(name, f"why of {name} must be a text")
        if not any(key in wanted for key in house.CONSTRAINTS):
            self._defect(name, f"{name} says nothing; it may have {listing(house.CONSTRAINTS)}")

    def _files(self, data: Mapping[str, Any]) -> Iterator[FileSettings]:
        tables = data.get("files", [])
        if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
            self._defect("files", "files must be tables: [[tool.reclint.files]]")
            return
        for table in tables:
            self._keys(table, ("paths", "kind", "mode", "pointer", "ignore"), " of files")
            if not table.get("paths"):
                self._defect("files", "paths is missing: it says which files are meant")
            kind, mode = self._word(table, "kind", KINDS), self._word(table, "mode", MODES)
            pointer = table.get("pointer", "")
            if not isinstance(pointer, str) or not re.match(_POINTER, pointer):
                self._defect("pointer", "pointer must be a JSON pointer, such as /services/recording/request")
                pointer = ""
            yield FileSettings(self._globs(table, "paths"), kind, mode, pointer, self._rules(table, "ignore"))

    def _limits(self, data: Mapping[str, Any]) -> Limits:
        table = data.get("limits", {})
        if not isinstance(table, Mapping):
            self._defect("limits", "limits must be a table: [tool.reclint.limits]")
            return LIMITS
        self._keys(table, Limits._fields, " of limits")
        set_here = {key: self._limit(key, table[key]) for key in Limits._fields if key in table}
        return LIMITS._replace(**set_here)

    def _limit(self, key: str, value: Any) -> int:
        most = getattr(LARGEST, key)
        if type(value) is int and 1 <= value <= most:
            return value
        self._defect(key, f"{key} is {value!r}; it must be a whole number from 1 to {most}")
        return 1

    def _word(self, table: Mapping[str, Any], key: str, words: tuple[str, ...]) -> str | None:
        value = table.get(key)
        if value is None or value in words:
            return value
        near = closest(str(value), words)
        self._defect(
            key,
            f"there is no {key} {value!r}" + (f"; did you mean {near}?" if near else f"; there are {listing(words)}"),
        )
        return None


def _with_dots(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """House rules by field name; `recordingConfig.maxIdleTime = …` without quotes is a table in a table to TOML."""
    for name, wanted in table.items():
        if isinstance(wanted, Mapping) and wanted and all(isinstance(inner, Mapping) for inner in wanted.values()):
            yield from ((f"{name}.{key}", inner) for key, inner in wanted.items())
        else:
            yield name, wanted


def _is_range(bounds: Any) -> bool:
    numbers = isinstance(bounds, list) and all(isinstance(bound, int | float) for bound in bounds)
    return numbers and len(bounds) == 2 and bounds[0] <= bounds[1]


def in_force(settings: Settings) -> str:
    """What is in force, and where it comes from, for people: what is no default comes from the file."""
    default = Settings()
    lines = [f"# from {settings.path}" if settings.path else "# no settings file: these are the defaults"]
    for name in ("include", "exclude", "select", "ignore", "placeholders", "env_files", "allow"):
        value = getattr(settings, name)
        shown = "every rule" if value is None else sorted(value) if isinstance(value, frozenset) else list(value)
        lines.append(f"{name.replace('_', '-')} = {shown}{_origin(value, getattr(default, name))}")
    lines.append(f"fail-on = {(settings.fail_on or Severity.WARNING).label}{_origin(settings.fail_on, None)}")
    lines += [f"severity.{name} = {value.label}" for name, value in sorted(settings.severity.items())]
    lines += [f"require.{name} = {dict(value)}" for name, value in settings.require.items()]
    for key, value in settings.limits._asdict().items():
        lines.append(f"limits.{key} = {value}{_origin(value, getattr(LIMITS, key))}")
    for one in settings.files:
        said = {"kind": one.kind, "mode": one.mode, "pointer": one.pointer, "ignore": sorted(one.ignore)}
        lines.append(f"files {list(one.paths)}: { ({key: value for key, value in said.items() if value}) }")
    return "\n".join(lines) + "\n"


def _origin(value: Any, default: Any) -> str:
    return "  # the default" if value == default else ""
