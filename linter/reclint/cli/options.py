"""The options of every command: a typed record for each, and the options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import click

from ..diagnostic import Severity
from ..request import KINDS
from ..spec import MODES
from .params import COLOUR, PATH, OutputFormat, WordType

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
Record = TypeVar("Record")


class CheckOptions(NamedTuple):
    """The options of `check`."""

    paths: tuple[str, ...]
    kind: str | None
    mode: str | None
    url: str | None
    env_files: tuple[str, ...]
    assignments: tuple[str, ...]
    formats: tuple[OutputFormat, ...]
    output_file: str | None
    fail_on: Severity | None
    min_severity: Severity
    select: tuple[tuple[str, ...], ...]
    ignore: tuple[tuple[str, ...], ...]
    fix: bool
    unsafe_fixes: bool
    add_ignore: bool
    diff: bool
    config: str | None
    isolated: bool
    stdin_filename: str | None
    force_exclude: bool
    sources: tuple[tuple[str, ...], ...]
    exit_zero: bool
    color: str
    baseline: str | None
    strict_baseline: bool
    group: bool
    statistics: bool
    show_files: bool
    jobs: int | None
    quiet: bool
    verbose: bool


class PreviewOptions(NamedTuple):
    """The options of `preview`."""

    paths: tuple[str, ...]
    output: str | None
    users: int
    kind: str | None
    mode: str | None
    color: str


class ExampleOptions(NamedTuple):
    """The options of `example`."""

    kind: str | None
    mode: str | None
    vendor: str
    region: str | None
    full: bool
    language: str


class BaselineOptions(NamedTuple):
    """The options of `baseline write` and `baseline prune`."""

    paths: tuple[str, ...]
    file: str | None
    config: str | None
    isolated: bool


class AuditOptions(NamedTuple):
    """The options of `audit`."""

    inputs: tuple[str, ...]
    body: str | None
    kind: str | None
    mode: str | None
    url_column: str | None
    by: tuple[str, ...]
    time_column: str | None
    input_format: str | None
    output: str | None
    html: str | None
    scheduler: str | None
    workers: int | None
    worker_memory: int | None
    partition_size: int
    resume: bool
    overwrite: bool
    fail_on: Severity | None
    select: tuple[tuple[str, ...], ...]
    ignore: tuple[tuple[str, ...], ...]
    config: str | None
    isolated: bool
    exit_zero: bool
    quiet: bool


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
