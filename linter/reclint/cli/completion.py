"""`reclint completion`: the completion scripts of the shells."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from .command import Command
from .output import write
from .params import WordType


@click.command("completion", cls=Command)
@click.argument("shell", type=WordType(("bash", "zsh", "fish"), "shell"))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a completion script for SHELL: bash, zsh or fish."""
    complete = get_completion_class(shell)
    if complete is not None:  # the `source` of the class itself starts the shell to ask for its version
        write(ShellComplete.source(complete(ctx.find_root().command, {}, "reclint", "_RECLINT_COMPLETE")))
