"""What a command reads beside the files that it checks: settings, variables, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ..linter.options import Options
from ..project import file_reading, settings
from ..project.runner import shown
from ..project.settings import Settings

if TYPE_CHECKING:
    from ..template.variables import Variable, Variables

STDIN = "<stdin>"
"""The name of standard input in findings and messages."""


def read_settings(config: str | None, *, isolated: bool = False) -> Settings:
    """Read the settings in force; ClickException names everything that is wrong with them."""
    if isolated and config:
        raise click.UsageError("--isolated ignores all settings files, --config names one: leave out one of them")
    if isolated:
        return Settings()
    path = config or settings.find(os.curdir)
    try:
        return settings.read(path) if path else Settings()
    except settings.SettingsError as error:
        raise click.ClickException(f"cannot use the settings:\n{error}") from error


def with_rules(options: Options) -> Options:
    """The options; UsageError where `select` and `ignore`, of the command line and the settings, leave no rule."""
    from ..rules import load

    if options.wants_any(load()):
        return options
    raise click.UsageError("every rule that is selected is ignored, too, so that nothing would be checked")


def read_variables(own: Settings, env_files: Sequence[str] = (), assignments: Sequence[str] = ()) -> Variables | None:
    """Read what placeholders are filled with; None where they stay.

    The env files of the settings come first, then those of the command line, then single values; the last one wins.
    """
    paths = [*(os.path.join(own.folder, path) for path in own.env_files), *env_files]
    if not paths and not assignments:
        return None
    from ..template import variables

    values = _of_files(paths)
    try:
        return {**values, **variables.assigned(assignments)}
    except variables.VariablesError as error:
        raise click.UsageError(f"cannot fill in placeholders: {error}") from error


def _of_files(paths: Sequence[str]) -> dict[str, Variable]:
    """The variables in env files; ClickException for one that cannot be read or has defects."""
    from ..template import env_file, variables

    values: dict[str, Variable] = {}
    try:
        for path in paths:
            values = env_file.read(path, shown(path), values)
    except variables.VariablesError as error:
        raise click.ClickException(f"cannot fill in placeholders: {error}") from error
    except OSError as error:
        raise click.ClickException(f"{shown(path)}: {file_reading.reason(error)}") from error
    return values


def read_standard_input(most: int) -> bytes:
    """Read at most so many bytes of standard input; OSError where there is none, or it is a folder."""
    if sys.stdin is None:
        raise OSError("there is no standard input")
    return sys.stdin.buffer.read(most)
