"""`reclint example`: a valid request to start from."""

import click

from ..examples import example as examples
from ..examples import writers
from ..spec import MODES
from ..tuples import NamedTuple
from .command import Command
from .exit_codes import CLEAN
from .look_up import REGION, VENDOR
from .options import taking
from .output import write
from .params import WordType


class ExampleOptions(NamedTuple):
    """The options of `example`."""

    kind: str | None
    mode: str | None
    vendor: str
    region: str | None
    full: bool
    language: str


@click.command("example", cls=Command)
@click.argument("kind", required=False, type=WordType(examples.KINDS, "kind"))
@click.option("--mode", type=WordType(MODES, "mode"), help="Recording mode of the example.")
@click.option(
    "--vendor",
    metavar="VENDOR",
    type=VENDOR,
    default="1",
    show_default=True,
    help="Storage vendor, by number or name, such as 1 or aws.",
)
@click.option(
    "--region",
    metavar="REGION",
    type=REGION,
    help="Region of the vendor, by number or name, such as 0 or us-east-1; or an area: CN, AP, EU or NA.",
)
@click.option("--full", is_flag=True, help="Include optional fields.")
@click.option(
    "-f",
    "--format",
    "language",
    type=WordType(writers.WRITERS, "format"),
    default="yaml",
    show_default=True,
    help="Output format: yaml, json, python (a dict) or ts (a TypeScript object).",
)
@taking(ExampleOptions)
def example(options: ExampleOptions) -> int:
    """Print a valid request to start from.

    KIND is the kind of request, of a part such as storageConfig, or session for the requests of one recording. Without
    KIND, list the kinds. Comments explain each field, except in JSON.
    """
    if options.kind is None:
        write("".join(f"{name}\n" for name in examples.KINDS))
        return CLEAN
    try:
        wish = examples.wish(options.mode, options.vendor, options.region, full=options.full)
        body = examples.example(options.kind, wish)
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from error
    write(writers.WRITERS[options.language](writers.sample(options.kind, body, options.mode)))
    return CLEAN
