"""`reclint schema`: the published JSON Schemas."""

from __future__ import annotations

import json
from importlib import resources

import click

from ..request import KINDS
from .command import Command
from .output import write
from .params import WordType

_SETTINGS = "settings"
"""Stands for the schema of reclint.toml."""


@click.command("schema", cls=Command)
@click.argument("kind", required=False, type=WordType((*KINDS, _SETTINGS), "kind"))
def schema(kind: str | None) -> None:
    """Print the JSON Schema of a kind of request, or of settings.

    Without KIND, list the kinds.
    """
    if kind is None:
        write("".join(f"{name}\n" for name in (*KINDS, _SETTINGS)))
        return
    if kind == _SETTINGS:
        from ..project.settings.schema import settings_schema

        write(json.dumps(settings_schema(), indent=2, ensure_ascii=False) + "\n")
        return
    write(resources.files("reclint.schemas").joinpath(f"{kind}.schema.json").read_text("utf-8"))
