"""The classes of the commands, and options that print something and end the run.

click makes the same options, but asks for translations of their words: the help would then depend on the locale, and
every run would import what reads translations.
"""

from __future__ import annotations

from collections.abc import Callable

import click


def printing_option(*names: str, text: Callable[[click.Context], str], words: str) -> click.Option:
    """Make an option that prints a text and ends the run, whatever else the command line says."""

    def show(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(text(ctx))
            ctx.exit()

    return click.Option(names, is_flag=True, expose_value=False, is_eager=True, help=words, callback=show)


_HELP = printing_option("-h", "--help", text=lambda ctx: ctx.get_help(), words="Show this message and exit.")


class Command(click.Command):
    """A command with the help option of all."""

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """The option that prints the help."""
        return _HELP


class Group(Command, click.Group):
    """A group whose commands have the help option of all."""

    command_class = Command
