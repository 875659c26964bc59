"""`reclint server`: the language server."""

from __future__ import annotations

import os
import sys

import click

from .. import lsp
from .command import Command
from .inputs import read_settings
from .options import config_option, isolated_option
from .output import is_terminal, say


@click.command("server", cls=Command)
@click.option("--stdio", is_flag=True, help="Talk over standard input and output, which is what it does anyway.")
@config_option
@isolated_option
def server(stdio: bool, config: str | None, isolated: bool) -> int:
    """Serve an editor with findings, fixes and completion.

    The editor starts it, and talks to it with the Language Server Protocol. It needs the extra lsp.
    """
    if not lsp.is_installed():
        raise click.ClickException("the language server needs the extra lsp: install reclint[lsp]")
    if config is not None:
        read_settings(config, isolated=isolated)  # what cannot be used is told before the editor waits
    from ..lsp.projects import Projects
    from ..lsp.server import create
    from ..lsp.transport import serve

    if is_terminal(sys.stdin):
        say(["reclint: the language server waits for an editor, which starts it itself; press Ctrl+C to end it"])
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        raise click.ClickException("the language server needs standard input and output")
    # what anything else prints must not reach the editor
    stdin, stdout = os.fdopen(os.dup(sys.stdin.fileno()), "rb"), os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return serve(create(Projects(config, isolated=isolated)), stdin, stdout)
