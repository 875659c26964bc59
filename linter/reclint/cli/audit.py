"""`reclint audit`: check stored bodies by the million, on the cores of this machine or on a cluster."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from ..diagnostic import Severity
from ..linter.options import Options
from ..masking import masked
from ..messages import listing, plural
from ..source import Stated
from ..tuples import NamedTuple
from .command import Command
from .destinations import refuse_overwriting
from .exit_codes import CLEAN, FINDINGS, TROUBLE
from .inputs import read_settings, with_rules
from .options import config_option, isolated_option, kind_option, mode_option, taking
from .output import failure_lines, is_terminal, refuse_unwritable, say, write, write_file
from .params import MEMORY, PATH, SEVERITY, SIZE, RuleNamesType, WordType

if TYPE_CHECKING:
    from ..audit.run import Order
    from ..audit.summary import Summary
    from ..project.settings import Settings

_NEEDED = ("dask", "distributed", "fsspec", "pandas", "plotly", "pyarrow")


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


@click.command("audit", cls=Command)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=PATH)
@click.option("--body", metavar="FIELD", help="Column, or pointer such as /request/body; default: the whole line.")
@kind_option
@mode_option
@click.option(
    "--url-column", metavar="FIELD", help="Where the URL is that a body was sent to; it states kind and mode."
)
@click.option("--by", metavar="FIELD", multiple=True, help="Count by this column, too, and copy it; repeatable.")
@click.option("--time-column", metavar="FIELD", help="Time at which each body was sent; adds the column day.")
@click.option(
    "--input-format",
    type=WordType(("jsonl", "csv", "parquet"), "format"),
    help="Format of the inputs, instead of taking it from their names: jsonl, csv or parquet.",
)
@click.option("--output", metavar="DIR|URL", type=PATH, help="Write the findings and counts to this folder.")
@click.option("--html", metavar="FILE", type=PATH, help="Write a page with charts to this file.")
@click.option("--scheduler", metavar="ADDRESS", help="Use the Dask cluster with the scheduler at this address.")
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    metavar="N",
    show_default="one for each core",
    help="Number of worker processes; 0 does everything in this process.",
)
@click.option(
    "--worker-memory",
    type=MEMORY,
    show_default="a share of all",
    help="Memory of each worker: 2GB; at least 256MB.",
)
@click.option(
    "--partition-size",
    type=SIZE,
    default="8MB",
    show_default=True,
    help="How much of a file a worker takes at a time.",
)
@click.option("--resume", is_flag=True, help="Keep the results in --output of inputs that have not changed.")
@click.option("--overwrite", is_flag=True, help="Replace the results in --output.")
@click.option("--fail-on", type=SEVERITY, show_default="warning", help="Minimum severity that makes reclint exit 1.")
@click.option("--select", type=RuleNamesType(), multiple=True, help="Check only these rules, separated by commas.")
@click.option("--ignore", type=RuleNamesType(), multiple=True, help="Skip these rules, separated by commas.")
@config_option
@isolated_option
@click.option("--exit-zero", is_flag=True, help="Exit 0 even when there are findings.")
@click.option("-q", "--quiet", is_flag=True, help="Print no summary and no progress.")
@taking(AuditOptions)
def audit(options: AuditOptions) -> int:
    """Check stored request bodies, however many.

    INPUT is a file, a folder, a glob or a URL that fsspec knows (s3://, gs://, az://), of JSON Lines, CSV or Parquet;
    JSON Lines and CSV may be compressed (.gz, .zst).
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        say([f"reclint: audit needs {listing(missing, 'and')}: install reclint[audit]"])
        return TROUBLE
    _refuse_contradictions(options)
    if options.html:
        refuse_unwritable(options.html, made=options.output)
    own = read_settings(options.config, isolated=options.isolated)
    if options.html:
        refuse_overwriting([options.html], [own.path] if own.path else [])
    summary = _audited(options, _order(options, own))
    write(_table(summary))
    if options.html:
        from ..audit.charts import page

        write_file(options.html, page(summary))
    if not options.quiet:
        say(_counts(summary))
    say(failure_lines(summary.failures))
    return _exit_code(summary, own, options)


def _refuse_contradictions(options: AuditOptions) -> None:
    """Raise UsageError for options that make no sense together."""
    if options.resume and options.overwrite:
        raise click.UsageError("--resume keeps the results, --overwrite replaces them: choose one")
    if options.output is None and (options.resume or options.overwrite):
        raise click.UsageError("--resume and --overwrite are about results: name their folder with --output")
    if options.scheduler and (options.workers is not None or options.worker_memory):
        raise click.UsageError("--scheduler uses the workers of a cluster: leave out --workers and --worker-memory")
    from ..audit.columns import is_secret

    for name in filter(None, (*options.by, options.url_column, options.time_column)):
        if is_secret(name):
            raise click.UsageError(f"{name} looks like a secret: its values would be in the results")


def _order(options: AuditOptions, own: Settings) -> Order:
    from ..audit.readers import Fields
    from ..audit.run import Order

    wanted = own.options(
        Options(
            Stated(options.kind, options.mode),
            select=frozenset(name for names in options.select for name in names) or None,
            ignore=frozenset(name for names in options.ignore for name in names),
        )
    )
    sources = None if own.sources is None else own.sources | {"json"}
    return Order(
        options.inputs,
        options.output,
        Fields(options.body, options.url_column, options.time_column, tuple(dict.fromkeys(options.by))),
        with_rules(wanted)._replace(sources=sources),
        options.input_format,
        options.partition_size,
        options.resume,
        options.overwrite,
        options.html,
    )


def _audited(options: AuditOptions, order: Order) -> Summary:
    from ..audit.engine import Place, Unreachable, started
    from ..audit.run import Refused, audit

    visible = not options.quiet and is_terminal(sys.stderr)
    place = Place(options.scheduler, options.workers, options.worker_memory, visible)
    try:
        with started(place) as engine:
            return audit(order, engine)
    except Unreachable as error:
        raise click.UsageError(f"no scheduler answers at {masked(str(error))}") from error
    except Refused as error:
        raise click.UsageError(str(error)) from error


def _table(summary: Summary) -> str:
    """The rules with findings, the most frequent first."""
    found = [(f"{count:,}", f"{rows:,}", severity.label, rule) for rule, severity, count, rows in summary.by_rule()]
    if not found:
        return ""
    lines = [("findings", "rows", "severity", "rule"), *found]
    first, second = (max(len(line[at]) for line in lines) for at in (0, 1))
    return "".join(f"{a:>{first}}  {b:>{second}}  {c:<8}  {d}\n" for a, b, c, d in lines)


def _counts(summary: Summary) -> Iterator[str]:
    yield (
        f"{plural(summary.findings, 'finding')}: {plural(summary.rows, 'row')}, "
        f"{_bodies(summary.bodies)}, {summary.distinct:,} distinct"
    )
    if summary.foreign:
        yield f"{_bodies(summary.foreign)} sent to other services"
    if summary.unrecognised:
        yield f"{_bodies(summary.unrecognised)} not recognised as recording requests"
    if summary.undated:
        yield f"{plural(summary.undated, 'row')} with a time that cannot be read"


def _bodies(count: int) -> str:
    return f"{count:,} {'body' if count == 1 else 'bodies'}"


def _exit_code(summary: Summary, own: Settings, options: AuditOptions) -> int:
    if summary.failures:
        return TROUBLE
    worst = summary.worst()
    fail_on = options.fail_on or own.fail_on or Severity.WARNING
    return FINDINGS if worst is not None and worst >= fail_on and not options.exit_zero else CLEAN
