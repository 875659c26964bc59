"""`reclint example`: a valid request to start from."""

from __future__ import annotations

import click

from ..examples import example as examples
from ..examples import writers
from ..request import KINDS
from ..spec import MODES
from .exit_codes import CLEAN
from .options import ExampleOptions, taking
from .output import write
from .params import WordType


@click.command("example")
@click.argument("kind", type=WordType([kind for kind in KINDS if kind != "session"], "kind"))
@click.option("--mode", type=WordType(MODES, "mode"), help="Recording mode of the example.")
@click.option("--vendor", default="1", show_default=True, help="Storage vendor, by number or name, such as 1 or aws.")
@click.option(
    "--region", help="Region of the vendor, by number or name, such as 0 or us-east-1; or an area: CN, AP, EU or NA."
)
@click.option("--full", is_flag=True, help="Include optional fields.")
@click.option(
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

    KIND is the kind of request, or of a part such as storageConfig. Comments explain each field, except in JSON.
    """
    try:
        wish = examples.wish(options.mode, options.vendor, options.region, full=options.full)
        body = examples.example(options.kind, wish)
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from error
    write(writers.WRITERS[options.language](writers.sample(options.kind, body, options.mode)))
    return CLEAN
