"""`reclint init`: set up a project."""

from __future__ import annotations

import os

import click

from .. import escape
from ..project import file_reading, scaffold
from .command import Command
from .output import write


@click.command("init", cls=Command)
def init() -> None:
    """Set up a project.

    Write reclint.toml, .pre-commit-config.yaml and a GitHub workflow where they are missing. Existing files are never
    overwritten.
    """
    try:
        for line in scaffold.start(os.curdir):
            write(f"{escape.text(line)}\n")
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {file_reading.reason(error)}") from error
