"""`reclint explain`: the documentation of a rule or field."""

from __future__ import annotations

import click

from ..examples.explain import explain as explanation
from .command import Command
from .look_up import EXPLAINED, VENDOR
from .output import write


@click.command("explain", cls=Command)
@click.argument("name", type=EXPLAINED)
@click.option(
    "--vendor", metavar="VENDOR", type=VENDOR, help="Show the regions of this storage vendor only: its number or name."
)
def explain(name: str, vendor: str | None) -> None:
    """Show the documentation of a rule or field.

    NAME is a rule, such as mp4-without-hls, also as findings print it, or a field, such as recordingConfig.streamMode.
    """
    try:
        write(explanation(name, vendor))
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from error
