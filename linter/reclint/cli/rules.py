"""`reclint rules`: the list of rules."""

from __future__ import annotations

import click

from ..examples.explain import list_rules
from .output import write
from .params import WordType


@click.command("rules")
@click.option(
    "--format",
    "list_format",
    type=WordType(("text", "json", "markdown"), "format"),
    default="text",
    show_default=True,
)
def rules(list_format: str) -> None:
    """List every rule."""
    write(list_rules(list_format))
