"""Standard output, standard error and files, as the commands write to them."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

import click

from .. import escape
from ..masking import masked
from ..project import file_reading, file_writing


def write(output: str) -> None:
    """Write to standard output in UTF-8, whatever the locale; a reader that is gone is no error."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(output.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except OSError as error:
        if not reader_is_gone(error, sys.stdout):
            raise click.ClickException(f"standard output: {file_reading.reason(error)}") from error


def say(lines: Iterable[str]) -> None:
    """Print lines to standard error; a reader that is gone is no error."""
    try:
        for line in lines:
            click.echo(line, err=True)
    except OSError as error:
        reader_is_gone(error, sys.stderr)


def failure_lines(failures: Mapping[str, str]) -> Iterator[str]:
    """A line for every file that could not be read, checked or written."""
    return (f"reclint: {escape.text(_shown(path))}: {escape.text(reason)}" for path, reason in failures.items())


def _shown(path: str) -> str:
    """A path, or a URL in place of one, without what gives access."""
    return masked(path) if "?" in path or "@" in path else path


def warning_lines(warnings: Iterable[str]) -> Iterator[str]:
    """A line for everything that is likely to be a mistake, and does not stop the run."""
    return (f"reclint: {escape.text(warning)}" for warning in warnings)


def reader_is_gone(error: OSError, stream: TextIO) -> bool:
    """Whether a stream failed because its reader is gone; in any case nothing is written to the stream any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)


def make_folder(path: str) -> None:
    """Make the folder that a file lies in, where there is none; ClickException where that fails."""
    folder = os.path.dirname(os.path.abspath(path))
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"cannot make the folder {folder}: {file_reading.reason(error)}") from error


def write_file(path: str, output: str) -> None:
    """Write a file whole or not at all; ClickException where that fails.

    A file that may be written but not replaced, as in a folder that takes no others, is written where it is.
    """
    data = output.encode("utf-8", "backslashreplace")
    try:
        try:
            file_writing.write(path, data)
        except OSError as error:
            if error.errno not in _IRREPLACEABLE or not os.path.isfile(path):
                raise
            with open(path, "wb") as file:
                file.write(data)
    except OSError as error:
        raise click.ClickException(f"{path}: {file_reading.reason(error)}") from error


def refuse_unwritable(path: str, made: str | None = None) -> None:
    """Raise ClickException where a file could not be written later; `made` is a folder that will be there then."""
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.exists(folder) and made is not None and os.path.abspath(made) == folder:
        return
    if os.path.isdir(path):
        problem = errno.EISDIR
    elif not os.path.isdir(folder):
        problem = errno.ENOTDIR if os.path.exists(folder) else errno.ENOENT
    elif not os.access(path if os.path.exists(path) else folder, os.W_OK):
        problem = errno.EACCES
    else:
        return
    raise click.ClickException(f"{path}: {os.strerror(problem)}")


_IRREPLACEABLE = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV)
"""What the system says where a file may be written but not replaced."""


def append_file(path: str, output: str) -> None:
    """Append to the summary of a CI job; a failure is printed and is no error."""
    try:
        with open(path, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(f"\n{output}")
    except OSError as error:
        say([f"reclint: cannot write the job summary: {file_reading.reason(error)}"])


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal."""
    return stream is not None and stream.isatty()


def terminal_width() -> int | None:
    """The width of the terminal in columns; None where standard output is none, so that output never depends on it."""
    if not is_terminal(sys.stdout):
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def wants_colour(choice: str) -> bool:
    """Whether to colour standard output: `auto` depends on the terminal, NO_COLOR and FORCE_COLOR."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced != "0"
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"
