"""`reclint schema`: the published JSON Schemas."""

from __future__ import annotations

from importlib import resources

import click

from ..request import KINDS
from .output import write
from .params import WordType


@click.command("schema")
@click.argument("kind", required=False, type=WordType(KINDS, "kind"))
def schema(kind: str | None) -> None:
    """Print the JSON Schema of a kind of request.

    Without KIND, list the kinds.
    """
    if kind is None:
        write("".join(f"{name}\n" for name in KINDS))
    else:
        write(resources.files("reclint.schemas").joinpath(f"{kind}.schema.json").read_text("utf-8"))
