"""`reclint preview`: show the canvas of composite recordings."""

import click

from ..linter.options import Options
from ..project import file_reading
from ..source import Stated
from ..tuples import NamedTuple
from .command import Command
from .exit_codes import CLEAN
from .inputs import STDIN, read_standard_input
from .options import color_option, kind_option, mode_option, taking
from .output import terminal_width, wants_colour, write
from .params import PATH

_WIDTH = 80
"""The width in columns where there is no terminal."""


class PreviewOptions(NamedTuple):
    """The options of `preview`."""

    paths: tuple[str, ...]
    output: str | None
    users: int
    kind: str | None
    mode: str | None
    color: str


@click.command("preview", cls=Command)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=PATH)
@click.option(
    "-o", "--output", type=PATH, help="Write a picture to this file, .svg or .png, instead of drawing in the terminal."
)
@click.option(
    "--users",
    type=click.IntRange(1, 17),
    default=5,
    show_default=True,
    help="Number of users in the channel, for automatic layouts.",
)
@kind_option
@mode_option
@color_option("Colour output: auto, always or never.")
@taking(PreviewOptions)
def preview(options: PreviewOptions) -> int:
    """Draw the layouts of composite recordings.

    FILE is a file with requests, or - for standard input.
    """
    linter_options = Options(Stated(options.kind, options.mode))
    piped = _piped(linter_options.limits.bytes + 1) if "-" in options.paths else b""
    write(_picture(options, linter_options, piped))
    return CLEAN


def _piped(most: int) -> bytes:
    try:
        return read_standard_input(most)
    except OSError as error:
        raise click.ClickException(f"{STDIN}: {file_reading.reason(error)}") from error


def _picture(options: PreviewOptions, linter_options: Options, piped: bytes) -> str:
    from ..preview.pictures import NoPicture
    from ..preview.pictures import preview as draw

    try:
        return draw(
            options.paths,
            piped=piped,
            options=linter_options,
            out=options.output,
            users=options.users,
            columns=terminal_width() or _WIDTH,
            colour=wants_colour(options.color),
        )
    except NoPicture as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{options.output}: {file_reading.reason(error)}") from error
