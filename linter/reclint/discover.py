"""Which files to read: those named, and in folders those with a known ending that git does not ignore."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pathspec

from . import carrier

_PROGRAMS = frozenset(
    (
        ".py",
        ".js",
        ".mjs",
        ".ts",
        ".tsx",
        ".jsx",
        ".go",
        ".java",
        ".kt",
        ".rb",
        ".php",
        ".cs",
        ".rs",
        ".swift",
        ".dart",
        ".sh",
    )
)
_MOST_PROGRAMS = 2000
_LARGEST_PROGRAM = 1_000_000


class Found(NamedTuple):
    """A file to read; `named` when it was given itself, not found in a folder."""

    path: str
    named: bool


@dataclass
class Search:
    """Walks paths; what cannot be read is in `failures`, program files seen on the way in `programs`."""

    failures: dict[str, str] = field(default_factory=dict)
    programs: list[str] = field(default_factory=list)

    def files(self, paths: Sequence[str], *, force_exclude: bool = False) -> Iterator[Found]:
        """Every file to read, each once, in a fixed order."""
        seen: set[str] = set()
        for path in paths:
            for found in self._path(path, force_exclude):
                real = os.path.abspath(found.path)
                if real not in seen:
                    seen.add(real)
                    yield found

    def _path(self, path: str, force_exclude: bool) -> Iterator[Found]:
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            self.failures[path] = getattr(error, "strerror", None) or str(error)
            return
        if stat.S_ISDIR(mode):
            yield from self._folder(path, _above(path))
        elif not force_exclude or not _is_ignored(path, _above(os.path.dirname(path) or ".")):
            yield Found(path, True)

    def _folder(self, folder: str, ignores: list[_Ignore]) -> Iterator[Found]:
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            self.failures[folder] = error.strerror or str(error)
            return
        ignores = [*ignores, *_ignore_file(folder)]
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "node_modules":
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if _is_ignored(entry.path, ignores, is_folder=is_folder):
                continue
            path = entry.path.removeprefix("./")
            if is_folder:
                yield from self._folder(path, ignores)
            elif entry.is_file():
                yield from self._file(path)

    def _file(self, path: str) -> Iterator[Found]:
        suffix = os.path.splitext(path)[1].lower()
        if suffix in carrier.SUFFIXES:
            yield Found(path, False)
        elif suffix in _PROGRAMS and len(self.programs) < _MOST_PROGRAMS:
            self.programs.append(path)

    def builders(self, most: int = 3) -> list[str]:
        """Program files that seem to build recording requests."""
        found: list[str] = []
        for path in self.programs:
            if len(found) < most and _builds_requests(path):
                found.append(path)
        return found


def _builds_requests(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            text = file.read(_LARGEST_PROGRAM)
    except OSError:
        return False
    return b"clientRequest" in text and (b"storageConfig" in text or b"recordingConfig" in text)


class _Ignore(NamedTuple):
    """The patterns of one .gitignore and the folder they are relative to."""

    folder: str
    patterns: pathspec.GitIgnoreSpec


def _ignore_file(folder: str, name: str = ".gitignore") -> Iterator[_Ignore]:
    try:
        lines = Path(folder, name).read_text("utf-8", "replace").splitlines()
    except OSError:
        return
    yield _Ignore(os.path.abspath(folder), pathspec.GitIgnoreSpec.from_lines(lines))


def _above(folder: str) -> list[_Ignore]:
    """The ignore files of the folders above, up to the top of the repository."""
    found: list[_Ignore] = []
    here = Path(os.path.abspath(folder))
    for parent in [here, *here.parents]:
        if parent != here:
            found = [*_ignore_file(str(parent)), *found]
        if (parent / ".git").exists():
            exclude = [
                _Ignore(str(parent), one.patterns) for one in _ignore_file(str(parent / ".git" / "info"), "exclude")
            ]
            return [*exclude, *found]
    return []


def _is_ignored(path: str, ignores: list[_Ignore], *, is_folder: bool = False) -> bool:
    """Whether git ignores a path; the nearest pattern that speaks of it decides."""
    absolute = os.path.abspath(path)
    for ignore in reversed(ignores):
        relative = os.path.relpath(absolute, ignore.folder).replace(os.sep, "/") + ("/" if is_folder else "")
        include = ignore.patterns.check_file(relative).include
        if include is not None:
            return include
    return False


def read(path: str, most: int) -> bytes:
    """The first `most` bytes of a regular file; OSError for anything else, without waiting on pipes or devices."""
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode):
        raise OSError(0, "not a regular file")
    with open(path, "rb") as file:
        return file.read(most)


def project_root(folder: str) -> str:
    """The nearest folder above with a `.git`, else the folder itself."""
    here = Path(os.path.abspath(folder))
    return str(next((parent for parent in [here, *here.parents] if (parent / ".git").exists()), here))
