"""The command line: reads options, runs the linter, prints. Exit 0 clean, 1 findings, 2 trouble, 130 interrupted."""

from __future__ import annotations

import sys

from .commands import COMMANDS, cli
from .exit_codes import run


def load(arguments: list[str]) -> None:
    """Import the command that the arguments name, if they name one."""
    name = next((word for word in arguments if not word.startswith("-")), "")
    if name in COMMANDS:
        COMMANDS[name]()


def main() -> None:
    """Run the command of the process's arguments and exit with its code."""
    sys.exit(run(lambda: cli(prog_name="reclint", standalone_mode=False)))


__all__ = ["cli", "load", "main"]
