"""The settings that hold for an open file, read again whenever they have changed."""

from __future__ import annotations

import os
from collections.abc import Iterable

from ..linter.options import Options
from ..project import baseline, file_reading, settings, walk
from ..project.baseline import Baseline
from ..project.runner import shown
from ..project.settings import Settings, SettingsError
from ..template import env_file, variables
from ..tuples import NamedTuple

_Stamp = tuple[tuple[str, int, int], ...]
"""Paths with the times and sizes that tell whether they have changed."""


class Project(NamedTuple):
    """Settings as they were read; `trouble` says why they, or the variables that they name, cannot be used."""

    place: str | None
    settings: Settings
    options: Options
    stamp: _Stamp = ()
    trouble: str = ""
    baseline: Baseline | None = None
    """The findings that are known."""
    is_earlier: bool = False
    """Whether these are the last settings that could be used, in place of those with the trouble."""

    @property
    def is_current(self) -> bool:
        """Whether the files that it was read from are as they were."""
        return self.stamp == _stamp(path for path, _, _ in self.stamp)


class View(NamedTuple):
    """How a text is checked; `name` is its path below the project's root, by which the baseline knows it."""

    name: str
    options: Options
    baseline: Baseline | None = None


class Projects:
    """The projects of the files that are open, by the paths of their settings.

    `config` replaces the settings file that lies nearest; with `isolated` there are none.
    """

    def __init__(self, config: str | None = None, *, isolated: bool = False) -> None:
        self._config, self._isolated = config, isolated
        self._projects: dict[str | None, Project] = {}
        self._usable: dict[str | None, Project] = {}

    def view(self, path: str | None, name: str) -> View | None:
        """How a text is checked; None where the project leaves it out. What is no file has a name instead of a path."""
        project = self.project(path)
        own = project.settings
        if path is None:
            return View(name, project.options)
        if own.excludes(path) or not own.includes(path):
            return None
        root = walk.project_root(os.path.dirname(path))
        below = os.path.relpath(path, root).replace(os.sep, "/")
        return View(below, own.options_for(path, project.options), project.baseline)

    def project(self, path: str | None) -> Project:
        """The project that a file belongs to."""
        place = self._settings_file(path)
        known = self._projects.get(place)
        if known is None or not known.is_current:
            known = self._projects[place] = self._usable_of(place, _read(place))
        return known

    def _usable_of(self, place: str | None, read: Project) -> Project:
        """A project as it was read, or where something is wrong with it, as it was before that."""
        if not read.trouble:
            self._usable[place] = read
        before = self._usable.get(place)
        if before is None or not read.trouble:
            return read
        return before._replace(stamp=read.stamp, trouble=read.trouble, is_earlier=True)

    def troubles(self) -> list[Project]:
        """The projects with whose settings something is wrong."""
        return [project for project in self._projects.values() if project.trouble and project.is_current]

    def _settings_file(self, path: str | None) -> str | None:
        if self._isolated:
            return None
        return self._config or settings.find(os.path.dirname(path) if path else os.curdir)


def _read(place: str | None) -> Project:
    """Read a project's settings; of those that cannot be used, what can, else nothing."""
    try:
        own = settings.read(place) if place else Settings()
    except SettingsError as error:
        return Project(place, Settings(), Options(), _stamp(_files(place, Settings())), str(error))
    stamp, options = _stamp(_files(place, own)), own.options(Options())
    values: dict[str, variables.Variable] = {}
    try:
        for name in own.env_files:
            file = os.path.join(own.folder, name)
            values = env_file.read(file, shown(file), values)
    except variables.VariablesError as error:
        return Project(place, own, options, stamp, f"cannot fill in placeholders: {error}")
    except OSError as error:
        return Project(place, own, options, stamp, f"{shown(file)}: {file_reading.reason(error)}")
    project = Project(place, own, options._replace(variables=values if own.env_files else None), stamp)
    if own.baseline is None:
        return project
    file = os.path.join(own.folder, own.baseline)
    try:
        return project._replace(baseline=baseline.read(file))
    except baseline.BaselineError as error:
        return project._replace(trouble=f"{shown(file)}: {error}")
    except OSError as error:
        return project._replace(trouble=f"{shown(file)}: {file_reading.reason(error)}")


def _files(place: str | None, own: Settings) -> list[str]:
    """The files that the settings of a project come from."""
    named = [*own.env_files, *([own.baseline] if own.baseline else ())]
    return [*([place] if place else ()), *(os.path.join(own.folder, name) for name in named)]


def _stamp(paths: Iterable[str]) -> _Stamp:
    return tuple((path, *_state(path)) for path in paths)


def _state(path: str) -> tuple[int, int]:
    try:
        state = os.stat(path)
    except OSError:
        return -1, -1
    return state.st_mtime_ns, state.st_size
