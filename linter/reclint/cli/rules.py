"""`reclint rules`: the list of rules."""

from __future__ import annotations

import click

from ..examples.explain import list_rules
from .command import Command
from .output import write
from .params import WordType


@click.command("rules", cls=Command)
@click.option(
    "-f",
    "--format",
    "list_format",
    type=WordType(("text", "json", "markdown"), "format"),
    default="text",
    show_default=True,
    help="Output format: text, json or markdown.",
)
def rules(list_format: str) -> None:
    """List all rules."""
    write(list_rules(list_format))
