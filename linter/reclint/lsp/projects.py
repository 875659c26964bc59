"""The settings that hold for an open file, read again whenever they have changed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from ..linter.options import Options
from ..project import file_reading, settings
from ..project.runner import shown
from ..project.settings import Settings, SettingsError
from ..template import env_file, variables

_Stamp = tuple[tuple[str, int, int], ...]
"""Paths with the times and sizes that tell whether they have changed."""


class Project(NamedTuple):
    """Settings as they were read; `trouble` says why they, or the variables that they name, cannot be used."""

    place: str | None
    settings: Settings
    options: Options
    stamp: _Stamp = ()
    trouble: str = ""

    @property
    def is_current(self) -> bool:
        """Whether the files that it was read from are as they were."""
        return self.stamp == _stamp(_files(self.place, self.settings))


class Projects:
    """The projects of the files that are open, by the paths of their settings.

    `config` replaces the settings file that lies nearest; with `isolated` there are none.
    """

    def __init__(self, config: str | None = None, *, isolated: bool = False) -> None:
        self._config, self._isolated = config, isolated
        self._projects: dict[str | None, Project] = {}

    def options(self, path: str | None) -> Options | None:
        """The options for a file; None where the project leaves it out. A text that is no file has no path."""
        project = self.project(path)
        own = project.settings
        if path is None:
            return project.options
        if own.excludes(path) or not own.includes(path):
            return None
        return own.options_for(path, project.options)

    def project(self, path: str | None) -> Project:
        """The project that a file belongs to."""
        place = self._settings_file(path)
        known = self._projects.get(place)
        if known is None or not known.is_current:
            known = self._projects[place] = _read(place)
        return known

    def troubles(self) -> list[Project]:
        """The projects with whose settings something is wrong."""
        return [project for project in self._projects.values() if project.trouble and project.is_current]

    def _settings_file(self, path: str | None) -> str | None:
        if self._isolated:
            return None
        return self._config or settings.find(os.path.dirname(path) if path else os.curdir)


def _read(place: str | None) -> Project:
    """Read a project's settings; those that cannot be used are as if there were none."""
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
    return Project(place, own, options._replace(variables=values if own.env_files else None), stamp)


def _files(place: str | None, own: Settings) -> list[str]:
    """The files that the settings of a project come from."""
    return [*([place] if place else ()), *(os.path.join(own.folder, name) for name in own.env_files)]


def _stamp(paths: Iterable[str]) -> _Stamp:
    return tuple((path, *_state(path)) for path in paths)


def _state(path: str) -> tuple[int, int]:
    try:
        state = os.stat(path)
    except OSError:
        return -1, -1
    return state.st_mtime_ns, state.st_size
