"""The settings as data: what holds in every file, and what holds in one."""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ...diagnostic import Severity
from ...limits import DEFAULT as LIMITS
from ...limits import Limits
from ...linter.options import Options
from ...masking import MASK
from ...source import SOURCES, Stated, installed
from ...spec import Placeholders, is_secret
from ...tuples import NamedTuple

if TYPE_CHECKING:
    from ..gitignore import Patterns

_NONE: Mapping[str, Any] = {}


@cache
def _patterns(lines: tuple[str, ...]) -> "Patterns":
    from ..gitignore import Patterns

    return Patterns(lines)


class FileSettings(NamedTuple):
    """The settings of the files that match some patterns."""

    paths: tuple[str, ...]
    kind: str | None = None
    mode: str | None = None
    pointer: str = ""
    ignore: frozenset[str] = frozenset()
    sources: frozenset[str] | None = None
    """What is read there; None for what is read elsewhere."""


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
    sources: frozenset[str] | None = None
    """What is read; None for all that is installed."""
    supplied: frozenset[str] = frozenset()
    """The fields that a program fills in before it sends."""
    baseline: str | None = None
    """The file with the findings that are known, relative to the folder."""

    @property
    def folder(self) -> str:
        """The folder that patterns are relative to."""
        return os.path.dirname(os.path.abspath(self.path)) if self.path else os.getcwd()

    @property
    def baseline_path(self) -> str | None:
        """The file with the findings that are known."""
        return None if self.baseline is None else os.path.relpath(os.path.join(self.folder, self.baseline))

    def excludes(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether a file or folder is left out."""
        return bool(self.exclude) and _patterns(self.exclude).matches(self._relative(path) + ("/" if is_folder else ""))

    def includes(self, path: str) -> bool:
        """Whether a run without paths checks a file."""
        return not self.include or _patterns(self.include).matches(self._relative(path))

    def include_without(self, paths: Sequence[str]) -> list[str]:
        """The patterns of what is included that match none of these files."""
        wanted = [line for line in self.include if line.strip() and not line.startswith(("#", "!"))]
        return [line for line in wanted if not self._match((line,), paths)]

    def files_without(self, paths: Sequence[str]) -> list[FileSettings]:
        """The settings for some files that match none of these."""
        return [entry for entry in self.files if not self._match(entry.paths, paths)]

    def _match(self, lines: tuple[str, ...], paths: Sequence[str]) -> bool:
        patterns = _patterns(lines)
        return any(patterns.matches(self._relative(path)) for path in paths)

    def _relative(self, path: str) -> str:
        return os.path.relpath(os.path.abspath(path), self.folder).replace(os.sep, "/")

    def options(self, base: Options) -> Options:
        """The caller's options, completed by the settings of every file."""
        return base._replace(
            select=base.select if base.select is not None else self.select,
            ignore=base.ignore | self.ignore,
            severities={**self.severity, **base.severities},
            placeholders=Placeholders(self.placeholders) if self.placeholders else base.placeholders,
            allow=base.allow | self.allow,
            supplied=base.supplied | self.supplied,
            require={**self.require, **base.require},
            limits=self.limits,
        )

    def options_for(self, path: str, base: Options) -> Options:
        """The options completed by the settings of one file; what the caller states wins."""
        sources = base.sources
        for entry in self.files:
            if _patterns(entry.paths).matches(self._relative(path)):
                sources = sources if sources is not None else entry.sources
                base = base._replace(
                    stated=base.stated.over(Stated(entry.kind, entry.mode)),
                    pointer=base.pointer or entry.pointer,
                    ignore=base.ignore | entry.ignore,
                )
        sources = sources if sources is not None else self.sources
        return base if sources is base.sources else base._replace(sources=sources)


def in_force(settings: Settings) -> str:
    """The settings in force as text, each marked where it is the default."""
    default = Settings()
    lines = [f"# from {settings.path}" if settings.path else "# no settings file: these are the defaults"]
    for name in ("include", "exclude", "select", "ignore", "placeholders", "env_files", "allow", "supplied"):
        value = getattr(settings, name)
        value = value if name != "allow" else frozenset(map(_masked, value))
        shown = "every rule" if value is None else sorted(value) if isinstance(value, frozenset) else list(value)
        lines.append(f"{name.replace('_', '-')} = {shown}{_mark(value, getattr(default, name))}")
    read = sorted(settings.sources or installed(), key=SOURCES.index)
    lines.append(f"sources = {read}{_mark(settings.sources, None)}")
    if settings.baseline is not None:
        lines.append(f"baseline = {settings.baseline}")
    lines.append(f"fail-on = {(settings.fail_on or Severity.WARNING).label}{_mark(settings.fail_on, None)}")
    lines += [f"severity.{name} = {value.label}" for name, value in sorted(settings.severity.items())]
    lines += [f"require.{name} = {_without_secrets(name, value)}" for name, value in settings.require.items()]
    for key, value in settings.limits._asdict().items():
        lines.append(f"limits.{key} = {value}{_mark(value, getattr(LIMITS, key))}")
    for entry in settings.files:
        stated = {"kind": entry.kind, "mode": entry.mode, "pointer": entry.pointer, "ignore": sorted(entry.ignore)}
        stated["sources"] = sorted(entry.sources or (), key=SOURCES.index)
        lines.append(f"files {list(entry.paths)}: { ({key: value for key, value in stated.items() if value}) }")
    return "\n".join(lines) + "\n"


def _without_secrets(name: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """A house rule without the values that it names of a secret field."""
    if not is_secret(name.rpartition(".")[2]):
        return dict(wanted)
    return {key: MASK if key in ("enum", "range") else value for key, value in wanted.items()}


def _masked(allowed: str) -> str:
    """An allowed field or value without the value of a secret field."""
    name, equals, _ = allowed.partition("=")
    return f"{name}={MASK}" if equals and is_secret(name.rpartition(".")[2]) else allowed


def _mark(value: Any, default: Any) -> str:
    return "  # the default" if value == default else ""
