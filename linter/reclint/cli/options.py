"""The options that commands share, and how a command gets its own as one record."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from ..request import KINDS
from ..spec import MODES
from .params import COLOUR, PATH, WordType

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
Record = TypeVar("Record")


def taking(record: Callable[..., Record]) -> Callable[[Callable[[Record], int]], Callable[..., int]]:
    """Call a command with one record of its options instead of a keyword argument for each."""

    def decorate(command: Callable[[Record], int]) -> Callable[..., int]:
        def call(**values: Any) -> int:
            return command(record(**values))

        call.__doc__ = command.__doc__
        return call

    return decorate


kind_option = click.option(
    "--kind", type=WordType(KINDS, "kind"), help="Kind of the requests, instead of recognising it."
)
mode_option = click.option("--mode", type=WordType(MODES, "mode"), help="Recording mode, instead of inferring it.")
config_option = click.option("--config", type=PATH, help="Use this settings file instead of the nearest one.")
isolated_option = click.option("--isolated", is_flag=True, help="Ignore all settings files.")


def color_option(words: str) -> Callable[[Decorated], Decorated]:
    """The option that says when to colour."""
    return click.option("--color", type=COLOUR, default="auto", show_default=True, help=words)
