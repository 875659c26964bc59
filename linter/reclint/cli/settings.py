"""`reclint settings`: show the settings in force."""

from __future__ import annotations

import click

from ..project.settings import in_force
from .command import Command
from .inputs import read_settings
from .options import config_option
from .output import write


@click.command("settings", cls=Command)
@config_option
def settings(config: str | None) -> None:
    """Show the settings in force and where they come from."""
    write(in_force(read_settings(config)))
