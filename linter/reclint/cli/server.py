"""`reclint server`: the language server."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

import click

from .. import lsp
from .exit_codes import CLEAN
from .inputs import read_settings
from .options import config_option, isolated_option


@click.command("server")
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

    with _own_output() as output:
        create(Projects(config, isolated=isolated)).start_io(stdout=output)
    return CLEAN


@contextmanager
def _own_output() -> Iterator[BinaryIO]:
    """Standard output for the protocol alone; what else is written there goes to standard error."""
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        raise click.ClickException("the language server needs standard input and output")
    own = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with os.fdopen(own, "wb") as output:
        yield output
