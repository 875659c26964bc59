"""The settings' tables, validated and converted; each defect names the file, the line, the table and the key."""

from __future__ import annotations

import datetime
import math
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...diagnostic import Severity
from ...limits import DEFAULT as LIMITS
from ...limits import LARGEST, Limits
from ...linter import policy
from ...messages import cut, listing, quoted
from ...request import KINDS
from ...rules import load as load_rules
from ...source import SOURCES
from ...spec import MODES, facts, meant_word
from ...spec.did_you_mean import closest
from ...spec.paths import keys_of
from ...spec.placeholders import SETS
from ..gitignore import BadPattern, Patterns
from . import house_rules, regexes
from .data import FileSettings, Settings
from .places import Path, Places

_SEVERITIES = tuple(severity.label for severity in Severity)
_BARE_WORD = r"[A-Za-z0-9_-]{1,1000}\Z"
"""A text without any sign of a regular expression."""
_POINTER = r"(?:/(?:[^~/]|~[01])*)*\Z"
_SETTINGS = (
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
    "sources",
    "supplied",
    "baseline",
)
_FILE_SETTINGS = ("paths", "kind", "mode", "pointer", "ignore", "sources")
_MOST_DEFECTS = 100
"""Defects that are listed; the others are counted."""
_MOST_KEYS = 20
"""Keys of a field's path: no request nests deeper."""
_MOST_BITS = 64
"""Bits of a whole number that a policy may name: no field holds a larger one."""


class Validator:
    """Validates and converts the settings' tables; `defects` is what is wrong with them."""

    def __init__(self, path: str, text: str, tables: Sequence[str]) -> None:
        self.path, self.places = path, Places(text, tables)
        self._defects: list[str] = []
        self._unlisted = 0

    @property
    def defects(self) -> list[str]:
        """A line for each defect."""
        more = [f"{self.path}: and {self._unlisted:,} more"] if self._unlisted else []
        return [*self._defects, *more]

    def settings(self, data: Mapping[str, Any]) -> Settings:
        """Convert all settings; what is defective has its default."""
        self._keys(data, _SETTINGS, ())
        select, ignore = self._rules(data, ("select",)), self._rules(data, ("ignore",))
        self._refuse_no_rules(data, select, ignore)
        return Settings(
            self.path,
            self._globs(data, ("include",)),
            self._globs(data, ("exclude",)),
            select if "select" in data else None,
            ignore,
            self._severities(data, ignore),
            self._severity(data["fail-on"], ("fail-on",)) if "fail-on" in data else None,
            tuple(self._patterns(data)),
            frozenset(self._allowed(data)),
            self._require(data),
            tuple(self._files(data)),
            self._strings(data, ("env-files",)),
            self._limits(data),
            self._sources(data, ("sources",)),
            frozenset(self._supplied(data)),
            self._baseline(data),
        )

    def _supplied(self, data: Mapping[str, Any]) -> Iterator[str]:
        """The fields that are filled in later, each with its object."""
        for name in self._strings(data, ("supplied",)):
            fields_named = policy.named(name)
            if len(keys_of(name)) < 2:
                usual = fields_named or ["storageConfig.accessKey"]
                message = f"{quoted(name)} must name a field with its object, such as {usual[0]}"
                self._defect(("supplied",), message, name)
            elif fields_named:
                yield from fields_named
            else:
                self._unknown_field(name, ("supplied",), name)

    def _baseline(self, data: Mapping[str, Any]) -> str | None:
        value = data.get("baseline")
        if value is None or (isinstance(value, str) and value):
            return value
        self._defect(("baseline",), f"baseline is {_shown(value)}; it must be the path of a file")
        return None

    def _defect(self, path: Path, message: str, word: str = "") -> None:
        """Note a defect at a path of keys, or at a word in its value."""
        if len(self._defects) == _MOST_DEFECTS:
            self._unlisted += 1
            return
        table = f"{path[0]}: " if len(path) > 1 else ""
        self._defects.append(f"{self.path}:{self.places.line(path, word)}: {table}{message}")

    def _keys(self, data: Mapping[str, Any], known: tuple[str, ...], path: Path, of: str = "") -> None:
        for key in data:
            if key == "tool" and not path:
                message = "only pyproject.toml has the table [tool.reclint]; put the settings at the top of this file"
                self._defect((key,), message)
            elif key not in known:
                near = closest(key, known)
                hint = f"did you mean {near}?" if near else f"choose from {listing(known, 'and')}"
                self._defect((*path, key), f"unknown setting {quoted(key)}{of}; {hint}")

    def _table(self, data: Mapping[str, Any], key: str, words: str) -> Mapping[str, Any]:
        table = data.get(key, {})
        if isinstance(table, Mapping):
            return table
        self._defect((key,), f"{key} must be a table{words}")
        return {}

    def _strings(self, data: Mapping[str, Any], path: Path) -> tuple[str, ...]:
        key = str(path[-1])
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._defect(path, f"{key} must be a list of strings")
            return ()
        return tuple(value)

    def _globs(self, data: Mapping[str, Any], path: Path) -> tuple[str, ...]:
        lines = self._strings(data, path)
        try:
            Patterns(lines, strict=True)
        except BadPattern as error:
            self._defect(path, f"{path[-1]} has an invalid path pattern in {error}")
        return lines

    def _rules(self, data: Mapping[str, Any], path: Path) -> frozenset[str]:
        names = self._strings(data, path)
        for name in names:
            self._rule(name, path)
        return frozenset(names)

    def _refuse_no_rules(self, data: Mapping[str, Any], select: frozenset[str], ignore: frozenset[str]) -> None:
        """Note a defect where no rule is left."""
        if data.get("select") == []:
            self._defect(("select",), "select names no rule; remove it to check all, or name the rules to check")
        elif (select or frozenset(load_rules())) <= ignore:
            self._defect(("ignore",), "select and ignore leave no rule: nothing would be checked")

    def _rule(self, name: str, path: Path) -> None:
        rules = load_rules()
        if name not in rules:
            near = closest(name, rules)
            hint = f"; did you mean {near}?" if near else ""
            self._defect(path, f"unknown rule {quoted(name)}{hint}", name)

    def _sources(self, data: Mapping[str, Any], path: Path) -> frozenset[str] | None:
        """What is read; None where nothing is said of it."""
        names = self._strings(data, path)
        for name in names:
            if name not in SOURCES:
                near = closest(name, SOURCES)
                hint = f"did you mean {near}?" if near else f"choose from {listing(SOURCES)}"
                self._defect(path, f"unknown source {quoted(name)}; {hint}", name)
        if "sources" in data and not names:
            self._defect(path, f"sources names nothing to read; choose from {listing(SOURCES)}")
        return frozenset(names) if names else None

    def _severities(self, data: Mapping[str, Any], ignore: frozenset[str]) -> dict[str, Severity]:
        table = self._table(data, "severity", " of rule names")
        for name in table:
            self._rule(name, ("severity", name))
            if name in ignore:
                self._defect(("severity", name), f"{name} has no effect: the rule is in ignore; remove one of them")
        return {name: self._severity(value, ("severity", name)) for name, value in table.items()}

    def _severity(self, value: Any, path: Path) -> Severity:
        if value not in _SEVERITIES:
            self._defect(path, f"{path[-1]} is {_shown(value)}; it must be {listing(_SEVERITIES)}")
            return Severity.WARNING
        return Severity[str(value).upper()]

    def _patterns(self, data: Mapping[str, Any]) -> Iterator[str]:
        patterns = list(facts.PLACEHOLDERS)
        for named in self._strings(data, ("placeholders",)):
            pattern = SETS.get(named, named)
            reason = None if named in SETS else _no_set(named) or regexes.refusal(pattern, patterns)
            if reason is None:
                patterns.append(pattern)
                yield pattern
            else:
                self._defect(("placeholders",), f"{quoted(named)} {reason}")

    def _allowed(self, data: Mapping[str, Any]) -> Iterator[str]:
        for entry in self._strings(data, ("allow",)):
            name, equals, value = entry.partition("=")
            reason = self._useless_allowance(name, value if equals else None)
            if reason:
                self._defect(("allow",), reason, entry)
            yield from (f"{full}{equals}{value}" for full in policy.named(name) or policy.new(name))

    def _useless_allowance(self, name: str, value: str | None) -> str | None:
        """Why a field or value cannot be allowed; None where it can."""
        if len(keys_of(name)) < 2:
            return f"{quoted(name)} must name a field with its object, such as recordingConfig.newField"
        known = [policy.field_of(full) for full in policy.named(name)]
        if value is None and any(not field.withdrawn for field in known):
            return f"{quoted(name)} has no effect: the field is documented; add a value, or remove it"
        if value is not None and known:
            return house_rules.useless_value(name, known, value)
        return None if known or policy.new(name) else _unknown_object(".".join(keys_of(name)[:-1]))

    def _require(self, data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        required: dict[str, dict[str, Any]] = {}
        for name, path, wanted in _with_dots(self._table(data, "require", " of field names"), ("require",)):
            if not isinstance(wanted, Mapping):
                self._defect(path, f"{quoted(name)} must be a table, such as {{required = true}}")
                continue
            fields_named = policy.named(name)
            if not fields_named:
                self._unknown_field(name, path)
            self._keys(wanted, (*policy.CONSTRAINTS, "why"), path, f" for {cut(name)}")
            before = len(self._defects)
            self._constraint(cut(name), path, wanted)
            if len(self._defects) == before and fields_named:
                for key, reason in house_rules.useless(cut(name), list(map(policy.field_of, fields_named)), wanted):
                    self._defect((*path, key), reason)
            required.update((full, dict(wanted)) for full in (fields_named if len(keys_of(name)) > 1 else [name]))
        return required

    def _unknown_field(self, name: str, path: Path, word: str = "") -> None:
        """Note a defect about a field that there is none of, with what was probably meant."""
        *above, key = keys_of(name) or [name]
        if above and not policy.new(name):
            self._defect(path, _unknown_object(".".join(above)), word)
            return
        known = {full.rpartition(".")[2]: full for full in policy.neighbours(name)}
        near = closest(key, known)
        meant = ".".join((*above, near)) if near else ""
        self._defect(path, f"unknown field {quoted(name)}" + (f"; did you mean {meant}?" if meant else ""), word)

    def _constraint(self, name: str, path: Path, wanted: Mapping[str, Any]) -> None:
        if "range" in wanted and not _is_range(wanted["range"]):
            self._defect((*path, "range"), f"range of {name} must be two numbers, the lower first")
        if "enum" in wanted and not _is_enum(wanted["enum"]):
            message = f"enum of {name} must be a non-empty list of strings, numbers, true or false"
            self._defect((*path, "enum"), message)
        for key in ("forbidden", "required"):
            if not isinstance(wanted.get(key, False), bool):
                self._defect((*path, key), f"{key} of {name} must be true or false")
        if not isinstance(wanted.get("why", ""), str):
            self._defect((*path, "why"), f"why of {name} must be a string")
        for key in ("required", "forbidden"):
            if wanted.get(key) is False:
                instead = f"; supplied = [{quoted(name)}] lets it be absent" if key == "required" else ""
                self._defect((*path, key), f"{key} = false of {name} has no effect; remove it{instead}")
        if not any(key in wanted for key in policy.CONSTRAINTS) and wanted.keys() <= {"why"}:
            self._defect(path, f"{name} has no constraint; add {listing(policy.CONSTRAINTS)}")

    def _files(self, data: Mapping[str, Any]) -> Iterator[FileSettings]:
        tables = data.get("files", [])
        if not isinstance(tables, list) or not all(isinstance(table, Mapping) for table in tables):
            table = "tool.reclint.files" if os.path.basename(self.path or "") == "pyproject.toml" else "files"
            self._defect(("files",), f"files must be tables: [[{table}]]")
            return
        for index, table in enumerate(tables):
            yield self._file(table, ("files", index))

    def _file(self, table: Mapping[str, Any], path: Path) -> FileSettings:
        self._keys(table, _FILE_SETTINGS, path)
        if table.get("paths", []) == []:
            self._defect(path, "paths is missing: add patterns of the files that these settings apply to")
        elif not any(table.get(key) for key in _FILE_SETTINGS if key != "paths") and table.keys() <= set(
            _FILE_SETTINGS
        ):
            others = listing([key for key in _FILE_SETTINGS if key != "paths"])
            self._defect(path, f"nothing is said of these files; add {others}")
        pointer = table.get("pointer", "")
        if not isinstance(pointer, str) or not re.match(_POINTER, pointer):
            message = "pointer must be a JSON pointer, such as /services/recording/request"
            self._defect((*path, "pointer"), message)
            pointer = ""
        return FileSettings(
            self._globs(table, (*path, "paths")),
            self._word(table, (*path, "kind"), KINDS),
            self._word(table, (*path, "mode"), MODES),
            pointer,
            self._rules(table, (*path, "ignore")),
            self._sources(table, (*path, "sources")),
        )

    def _word(self, table: Mapping[str, Any], path: Path, words: tuple[str, ...]) -> str | None:
        key = str(path[-1])
        value = table.get(key)
        if value is None or value in words:
            return value
        near = meant_word(value, words) if isinstance(value, str) else None
        hint = f"did you mean {near}?" if near else f"choose from {listing(words)}"
        self._defect(path, f"unknown {key} {_shown(value)}; {hint}")
        return None

    def _limits(self, data: Mapping[str, Any]) -> Limits:
        table = self._table(data, "limits", ": [tool.reclint.limits]")
        self._keys(table, Limits._fields, ("limits",))
        limits = {key: self._limit(key, table[key]) for key in Limits._fields if key in table}
        return LIMITS._replace(**limits)

    def _limit(self, key: str, value: Any) -> int:
        most = getattr(LARGEST, key)
        if type(value) is int and 1 <= value <= most:
            return value
        self._defect(("limits", key), f"{key} is {_shown(value)}; it must be a whole number from 1 to {most}")
        return 1


def _with_dots(table: Mapping[str, Any], path: Path, name: str = "") -> Iterator[tuple[str, Path, Any]]:
    """The policy's fields with their paths: without quotes, `recordingConfig.maxIdleTime` is a table in a table."""
    for key, wanted in table.items():
        full = f"{name}.{key}" if name else key
        is_inner = isinstance(wanted, Mapping) and wanted and all(isinstance(one, Mapping) for one in wanted.values())
        if is_inner and len(path) < _MOST_KEYS:
            yield from _with_dots(wanted, (*path, key), full)
        else:
            yield full, (*path, key), wanted


def _unknown_object(owner: str) -> str:
    known = policy.owners()
    near = closest(owner, known) or closest(owner.rpartition(".")[2], known)
    return f"unknown object {quoted(owner)}" + (f"; did you mean {near}?" if near else "")


def _is_range(bounds: Any) -> bool:
    return isinstance(bounds, list) and len(bounds) == 2 and all(map(_is_number, bounds)) and bounds[0] <= bounds[1]


def _is_enum(choices: Any) -> bool:
    return (
        isinstance(choices, list)
        and bool(choices)
        and all(isinstance(choice, str | bool) or _is_number(choice) for choice in choices)
    )


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return value.bit_length() <= _MOST_BITS if isinstance(value, int) else math.isfinite(value)


def _no_set(word: str) -> str | None:
    """Why a word that no set is named by cannot be meant; None for a regular expression."""
    if not re.match(_BARE_WORD, word):
        return None
    alike = [name for name in SETS if name.startswith(word.lower()) or word.lower().startswith(name)]
    if near := closest(word, SETS) or (alike[0] if len(alike) == 1 else None):
        return f"is no set of placeholders; did you mean {near}?"
    return (
        f"is no set of placeholders; choose from {listing(tuple(SETS))}, or write a regular expression "
        f"(write (?:{cut(word)}) if this word itself is one)"
    )


def _shown(value: Any) -> str:
    """A value of TOML in a message, cut when long."""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    try:
        return cut(repr(value))
    except ValueError:  # a hexadecimal number with more digits than Python writes in decimal
        return "a number of more than 4,300 digits"
