"""Where output goes: which format to which file, and the files that are never overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import click

from .. import escape
from ..project.file_writing import is_regular, is_same_file
from .params import OutputFormat

DIFF = "diff"
"""What `--diff` prints, as a format."""
_STANDARD_OUTPUT = "-"


def resolved(formats: tuple[OutputFormat, ...], output_file: str | None, *, is_diff: bool) -> tuple[OutputFormat, ...]:
    """The formats, each with its file, None for standard output; UsageError where one would replace another.

    A format that is named twice, as `full` is with `auto`, is written once. Changes take the place of what would go to
    standard output.
    """
    if is_diff:
        formats = (OutputFormat(DIFF, None), *(form for form in formats if form.file))
    if output_file and all(form.file for form in formats):
        raise click.UsageError(
            f"nothing is written to {escape.path(output_file)}: every --format names a file of its own; "
            "leave out --output-file, or add --format full"
        )
    placed = tuple(dict.fromkeys(form._replace(file=_file(form.file or output_file)) for form in formats))
    for first, second in combinations(placed, 2):
        if _collide(first.file, second.file):
            place = "standard output" if first.file is None else escape.path(first.file)
            raise click.UsageError(
                f"two formats, {first.name} and {second.name}, go to {place}; give one a file of its own: "
                f"--format {second.name}:FILE"
            )
    return placed


def _file(path: str | None) -> str | None:
    return None if path == _STANDARD_OUTPUT else path


def _collide(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return first is second
    return is_same_file(first, second) and is_regular(first)


def refuse_overwriting(outputs: Iterable[str], inputs: Iterable[str]) -> None:
    """Raise ClickException for an output file that is one of the files that are read."""
    read = list(inputs)
    for output in outputs:
        if is_regular(output) and any(is_same_file(output, path) for path in read):
            raise overwriting(output)


def overwriting(output: str) -> click.ClickException:
    """The error about an output file that is an input, too."""
    return click.ClickException(f"{escape.path(output)} is read in this run; write the output to another file")
