"""`reclint init`: set up a project."""

from __future__ import annotations

import os

import click

from .. import escape
from ..project import reading, scaffold
from .output import write


@click.command("init")
def init() -> None:
    """Set up a project: settings, a pre-commit entry and a workflow, each where there is none yet."""
    try:
        for line in scaffold.start(os.curdir):
            write(f"{escape.text(line)}\n")
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {reading.reason(error)}") from error
