"""The group of commands; only the module of the command that runs is imported."""

from __future__ import annotations

import os
from collections.abc import Callable

import click

from .._version import __version__
from .command import Group, printing_option


def _check() -> click.Command:
    from .check import check

    return check


def _preview() -> click.Command:
    from .preview import preview

    return preview


def _settings() -> click.Command:
    from .settings import settings

    return settings


def _explain() -> click.Command:
    from .explain import explain

    return explain


def _rules() -> click.Command:
    from .rules import rules

    return rules


def _schema() -> click.Command:
    from .schema import schema

    return schema


def _example() -> click.Command:
    from .example import example

    return example


def _server() -> click.Command:
    from .server import server

    return server


def _init() -> click.Command:
    from .init import init

    return init


def _completion() -> click.Command:
    from .completion import completion

    return completion


def _baseline() -> click.Command:
    from .baseline import baseline

    return baseline


def _audit() -> click.Command:
    from .audit import audit

    return audit


COMMANDS: dict[str, Callable[[], click.Command]] = {
    "check": _check,
    "preview": _preview,
    "settings": _settings,
    "explain": _explain,
    "rules": _rules,
    "schema": _schema,
    "example": _example,
    "server": _server,
    "init": _init,
    "completion": _completion,
    "baseline": _baseline,
    "audit": _audit,
}
"""The commands by name, in the order of importance; each function imports its command."""


class _Commands(Group):
    """The commands, imported when they are asked for, with a hint for those who leave `check` out."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None for an unknown name."""
        load = COMMANDS.get(cmd_name)
        return load() if load else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command of a name; UsageError says what was probably meant."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from ..spec.did_you_mean import closest

            near = closest(args[0], COMMANDS)
            meant = near or (f"check {args[0]}" if args[0] == "." or os.path.exists(args[0]) else None)
            hint = f"; did you mean `reclint {meant}`?" if meant else f"; choose from {', '.join(COMMANDS)}"
            raise click.UsageError(f"unknown command {args[0]!r}{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Check Agora Cloud Recording requests before you send them."""


cli.params.append(
    printing_option("--version", text=lambda ctx: f"reclint, version {__version__}", words="Show the version and exit.")
)
