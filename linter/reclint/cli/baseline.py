"""`reclint baseline`: keep a list of known findings."""

from __future__ import annotations

import os
import posixpath

import click

from .. import escape
from ..diagnostic import Report
from ..linter.options import Options
from ..messages import plural
from ..project import baseline as baselines
from ..project import file_reading, walk
from ..project.runner import Checker, Run, shown
from .exit_codes import CLEAN, TROUBLE
from .inputs import read_settings, read_variables
from .options import BaselineOptions, Decorated, config_option, isolated_option, taking
from .output import failure_lines, say, write_file
from .params import PATH


def _with_options(command: Decorated) -> Decorated:
    """Give a command the options of `BaselineOptions`."""
    file = click.option("--file", type=PATH, default=baselines.NAME, show_default=True, help="Baseline file.")
    paths = click.argument("paths", nargs=-1, type=PATH)
    return paths(file(config_option(isolated_option(command))))


@click.group("baseline")
def baseline() -> None:
    """Record existing findings, so that only new ones fail."""


@baseline.command("write")
@_with_options
@taking(BaselineOptions)
def baseline_write(options: BaselineOptions) -> int:
    """Record the findings in PATHS in the baseline.

    Reasons that you wrote into the baseline by hand are kept.
    """
    known = read_baseline(options.file) if os.path.exists(options.file) else baselines.Baseline({})
    run, report = _plain_run(options)
    prefix = walk.prefix()
    try:
        new = baselines.regenerated(report, known, prefix, _covered_paths(run, known, prefix))
    except baselines.BaselineError as error:
        raise click.ClickException(f"cannot write the baseline {options.file}: {error}") from error
    write_file(options.file, baselines.text(new))
    count = sum(entry.number for entry in new.entries.values())
    say([f"{plural(count, 'finding')} in {escape.text(options.file)}"])
    return _end(report)


@baseline.command("prune")
@_with_options
@taking(BaselineOptions)
def baseline_prune(options: BaselineOptions) -> int:
    """Remove findings that no longer occur from the baseline.

    Nothing is added. Only findings in PATHS, and in files that no longer exist, are removed.
    """
    known = read_baseline(options.file)
    run, report = _plain_run(options)
    stale = compare(run, report, known).stale
    if stale:
        write_file(options.file, baselines.text(baselines.pruned(known, stale)))
    say([*map(baselines.told, stale), f"{plural(sum(entry.number for entry in stale), 'finding')} removed"])
    return _end(report)


def _end(report: Report) -> int:
    say(failure_lines(report.failures))
    return TROUBLE if report.failures else CLEAN


def _plain_run(options: BaselineOptions) -> tuple[Run, Report]:
    """A run with nothing but the settings."""
    own = read_settings(options.config, isolated=options.isolated)
    linter_options = own.options(Options(prefix=walk.prefix(), variables=read_variables(own)))
    run = Run(Checker(linter_options, own))
    return run, run.paths(options.paths, force_exclude=False)


def read_baseline(path: str) -> baselines.Baseline:
    """Read a baseline; ClickException where it cannot be used."""
    try:
        return baselines.read(path)
    except (OSError, ValueError, baselines.BaselineError) as error:
        raise click.ClickException(f"cannot use the baseline {path}: {file_reading.reason(error)}") from error


def compare(run: Run, report: Report, known: baselines.Baseline) -> baselines.Judged:
    """Compare a report with the entries of a baseline."""
    if not known.entries:
        return baselines.Judged(report, 0, ())
    prefix = walk.prefix()
    return baselines.judge(report, known, prefix, _covered_paths(run, known, prefix))


def _covered_paths(run: Run, known: baselines.Baseline, prefix: str) -> set[str]:
    """The paths whose missing findings are gone: files that the run read, and files that no longer exist."""
    failed = {shown(path) for path in run.failures}
    seen = {posixpath.normpath(posixpath.join(prefix, path)) for path in run.seen if path not in failed}
    root = walk.project_root(os.curdir)
    return seen | {entry.path for entry in known.entries.values() if not os.path.exists(os.path.join(root, entry.path))}
