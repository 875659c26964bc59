"""Which files to read: those named, and in folders those with a known ending that git does not ignore."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from .. import source as carrier
from ..tuples import NamedTuple
from . import file_reading

if TYPE_CHECKING:
    from .gitignore import Patterns

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
_NEVER = frozenset((".toml", ".json5", ".tf", ".hcl", ".ini", ".xml"))
"""Endings of files that are not read even when they are stated to hold a request."""
_NOT_READ = (
    "not read: its type is none of YAML, JSON, Markdown, shell script, Makefile, Dockerfile, .http, .env and, "
    "with reclint[code], programs"
)
_MOST_PROGRAMS = 2000
_LARGEST_PROGRAM = 1_000_000


_BY_NAME = attrgetter("name")
_Entry = tuple[str, "list[_Ignore] | None"]
"""The path of a file, or of a folder with what is ignored in it."""


class Found(NamedTuple):
    """A file to read; `named` when it was given itself, not found in a folder."""

    path: str
    named: bool
    is_program: bool = False


class Search:
    """Walks paths; what cannot be read is in `failures`, program files seen on the way in `programs`.

    `is_stated` says whether a file is stated to be a request: then it is read whatever it seems to be.
    `excludes` says whether the settings leave a path out; files that are named are read all the same.
    """

    def __init__(
        self,
        *,
        is_stated: Callable[[str], bool] = lambda _: False,
        failures: dict[str, str] | None = None,
        excludes: Callable[..., bool] | None = None,
    ) -> None:
        self.is_stated, self.excludes = is_stated, excludes
        self.failures: dict[str, str] = {} if failures is None else failures
        self.programs: list[str] = []
        self._ignores: dict[str, list[_Ignore]] = {}

    def files(self, paths: Sequence[str], *, force_exclude: bool = False) -> Iterator[Found]:
        """Every file to read, each once, in a fixed order."""
        seen: set[str] = set()
        for path in paths:
            for found in self._path(path, force_exclude):
                if len(paths) == 1:  # nothing is twice in one folder
                    yield found
                    continue
                real = os.path.abspath(found.path)
                if real not in seen:
                    seen.add(real)
                    yield found

    def _path(self, path: str, force_exclude: bool) -> Iterator[Found]:
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            self.failures[path] = file_reading.reason(error)
            return
        is_folder = stat.S_ISDIR(mode)
        excluded = (is_folder or force_exclude) and self.is_ignored(path, is_folder=is_folder)
        if force_exclude and self.excludes is not None and self.excludes(path, is_folder=is_folder):
            return
        if excluded and force_exclude:
            return
        if is_folder:
            # what is said of a folder that is named in spite of being ignored is not held against what it holds
            yield from self._folder(path, [] if excluded else self._above(path))
        else:
            yield from self._named(path, force_exclude)

    def is_ignored(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether git ignores a path, itself or with one of the folders that it lies in."""
        absolute = os.path.abspath(path)
        ignores = self._above(absolute)
        folders = [*upwards(absolute)][:0:-1]
        return any(_matches(folder, ignores, is_folder=True) for folder in folders) or _matches(
            absolute, ignores, is_folder=is_folder
        )

    def _above(self, path: str) -> "list[_Ignore]":
        """What the folders above a path ignore; files of one folder share it."""
        parent = os.path.dirname(os.path.abspath(path))
        if os.path.exists(os.path.join(path, ".git")):
            return _above(path)
        if parent not in self._ignores:
            self._ignores[parent] = [*_above(parent), *_ignore_file(parent)]
        return self._ignores[parent]

    def _folder(self, folder: str, ignores: "list[_Ignore]") -> Iterator[Found]:
        """The files at and below a folder; with a stack of its own, since folders nest deeper than Python's."""
        pending = [iter(self._entries(folder, ignores))]
        while pending:
            for path, inside in pending[-1]:
                if inside is not None:
                    pending.append(iter(self._entries(path, inside)))
                    break
                if path.endswith(carrier.ENDINGS):  # most, if any: not worth a generator
                    yield Found(path, False)
                else:
                    yield from self._other(path)
            else:
                pending.pop()

    def _entries(self, folder: str, ignores: "list[_Ignore]") -> list[_Entry]:
        """What a folder holds that is not passed over, in the order of the names."""
        found: list[_Entry] = []
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=_BY_NAME)
        except OSError as error:
            self.failures[folder] = file_reading.reason(error)
            return found
        ignores = [*ignores, *_ignore_file(folder)]
        top, here = os.path.join(os.path.abspath(folder), ""), os.path.join(folder, "")
        here = here.removeprefix(os.path.join(os.curdir, ""))
        for entry in entries:
            if entry.name == "node_modules":
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.name[0] == "." and not _is_looked_at(entry.name, is_folder=is_folder):
                continue
            if ignores and _matches(top + entry.name, ignores, is_folder=is_folder):
                continue
            path = here + entry.name
            if self.excludes is not None and self.excludes(path, is_folder=is_folder):
                continue
            if is_folder:
                found.append((path, ignores))
            elif _is_file(entry):
                found.append((path, None))
        return found

    def _named(self, path: str, force_exclude: bool) -> Iterator[Found]:
        """A file that is named; one of a type that is not read is a failure or, with the excludes, skipped."""
        suffix = os.path.splitext(path)[1].lower()
        if suffix in carrier.SUFFIXES or carrier.is_told_by_name(path):
            yield Found(path, True)
            return
        self._note_program(path, suffix)
        is_stated = self.is_stated(path)
        is_program = suffix in carrier.PROGRAMS
        if is_program or (is_stated and suffix not in _NEVER):
            yield Found(path, True, is_program)
        elif suffix in carrier.FOREIGN or not _is_document(path, named=True):
            if not force_exclude:
                self.failures[path] = _NOT_READ
        else:
            yield Found(path, True)

    def _note_program(self, path: str, suffix: str) -> None:
        """Keep a program in mind, for the hint where nothing else is found."""
        if suffix in _PROGRAMS and len(self.programs) < _MOST_PROGRAMS:
            self.programs.append(path)

    def _other(self, path: str) -> Iterator[Found]:
        """A file in a folder whose ending is none of documents."""
        suffix = os.path.splitext(path)[1].lower()
        if (
            suffix in carrier.SUFFIXES
            or carrier.is_told_by_name(path)
            or (not suffix and _is_document(path, named=False))
        ):
            yield Found(path, False)
            return
        self._note_program(path, suffix)
        if suffix in carrier.PROGRAMS and carrier.reads_programs():
            yield Found(path, False, is_program=True)

    def builders(self, may_build: Callable[[str], bool] = lambda _: True, most: int = 3) -> list[str]:
        """Program files that seem to build recording requests, of those that may."""
        found: list[str] = []
        for path in dict.fromkeys(os.path.normpath(path) for path in self.programs if may_build(path)):
            if len(found) < most and _builds_requests(path):
                found.append(path)
        return found


def _is_document(path: str, *, named: bool) -> bool:
    """Whether a file whose name does not tell begins like one that is read; an empty one only where it is named."""
    try:
        head = file_reading.read(path, carrier.HEAD)
    except OSError:
        return named  # why it cannot be read is told when its turn comes
    return (named or bool(head.strip())) and carrier.is_document(head)


def _is_looked_at(hidden: str, *, is_folder: bool) -> bool:
    """Whether a hidden file or folder is looked at all the same; a folder `.env` holds an interpreter."""
    return hidden in _LOOKED_AT or (not is_folder and carrier.is_variables(hidden))


_LOOKED_AT = frozenset((".github", ".gitlab", ".gitlab-ci.yml", ".circleci"))


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry leads to a regular file; a link into nothing or to itself does not."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _builds_requests(path: str) -> bool:
    try:
        text = file_reading.read(path, _LARGEST_PROGRAM)
    except OSError:
        return False
    return b"clientRequest" in text and (b"storageConfig" in text or b"recordingConfig" in text)


class _Ignore(NamedTuple):
    """The patterns of one .gitignore and the folder they are relative to."""

    folder: str
    patterns: "Patterns"


def _ignore_file(folder: str, name: str = ".gitignore") -> Iterator[_Ignore]:
    try:
        data = file_reading.read(os.path.join(folder, name), _LARGEST_PROGRAM)
    except OSError:
        return
    lines = data.decode("utf-8-sig", "surrogateescape").split("\n")  # as the names of files are decoded, and git splits
    if any(line.strip() and not line.startswith("#") for line in lines):  # git's own begins with comments alone
        from .gitignore import Patterns

        yield _Ignore(os.path.abspath(folder), Patterns(lines))


def _above(folder: str) -> list[_Ignore]:
    """The ignore files of the folders above, up to the top of the repository, and the repository's own."""
    found: list[_Ignore] = []
    here, *parents = upwards(folder)
    for parent in (here, *parents):
        if parent != here:
            found = [*_ignore_file(parent), *found]
        if os.path.exists(os.path.join(parent, ".git")):
            exclude = _ignore_file(os.path.join(parent, ".git", "info"), "exclude")
            return [*(_Ignore(parent, one.patterns) for one in exclude), *found]
    return []


def upwards(path: str) -> Iterator[str]:
    """A path, absolute, and every folder above it."""
    here = os.path.abspath(path)
    while True:
        yield here
        above = os.path.dirname(here)
        if above == here:
            return
        here = above


def _matches(absolute: str, ignores: Sequence[_Ignore], *, is_folder: bool = False) -> bool:
    """Whether a pattern excludes a path; the nearest one that speaks of it decides."""
    for ignore in reversed(ignores):
        base = os.path.join(ignore.folder, "")
        if not absolute.startswith(base):
            continue
        relative = absolute[len(base) :].replace(os.sep, "/") + ("/" if is_folder else "")
        verdict = ignore.patterns.verdict(relative)
        if verdict is not None:
            return verdict
    return False


def project_root(folder: str) -> str:
    """The nearest folder above with a `.git`, else the folder itself."""
    tops = (parent for parent in upwards(folder) if os.path.exists(os.path.join(parent, ".git")))
    return next(tops, os.path.abspath(folder))


def prefix() -> str:
    """The current folder as seen from the project's root, in POSIX notation; empty when it is the root."""
    relative = os.path.relpath(os.curdir, project_root(os.curdir)).replace(os.sep, "/")
    return "" if relative == "." else relative
