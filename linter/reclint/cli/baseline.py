"""`reclint baseline`: keep a list of known findings."""

import os
import posixpath
import shlex

import click

from .. import escape
from ..diagnostic import Report
from ..linter.options import Options
from ..messages import plural
from ..project import baseline as baselines
from ..project import file_reading, walk
from ..project.runner import Checker, Run, shown
from ..tuples import NamedTuple
from .command import Group
from .exit_codes import CLEAN, TROUBLE
from .inputs import read_settings, read_variables
from .options import Decorated, config_option, isolated_option, taking
from .output import failure_lines, make_folder, say, warning_lines, write_file
from .params import PATH


class BaselineOptions(NamedTuple):
    """The options of `baseline write` and `baseline prune`."""

    paths: tuple[str, ...]
    file: str | None
    config: str | None
    isolated: bool


def _with_options(command: Decorated) -> Decorated:
    """Give a command the options of `BaselineOptions`."""
    default = f"that of the settings, or {baselines.NAME}"
    file = click.option("--file", type=PATH, show_default=default, help="Baseline file.")
    paths = click.argument("paths", nargs=-1, type=PATH)
    return paths(file(config_option(isolated_option(command))))


@click.group("baseline", cls=Group)
def baseline() -> None:
    """Record existing findings, so that only new ones fail."""


@baseline.command("write")
@_with_options
@taking(BaselineOptions)
def baseline_write(options: BaselineOptions) -> int:
    """Record the findings in PATHS in the baseline.

    Reasons that you wrote into the baseline by hand are kept.
    """
    run, report = _plain_run(options)
    file = _file(options, run)
    known = read_baseline(file) if os.path.exists(file) else baselines.Baseline({})
    prefix = walk.prefix()
    try:
        new = baselines.regenerated(report, known, prefix, _covered_paths(run, known, prefix))
    except baselines.BaselineError as error:
        raise click.ClickException(f"cannot write the baseline {file}: {error}") from error
    make_folder(file)
    write_file(file, baselines.text(new))
    count = sum(entry.number for entry in new.entries.values())
    say([f"{plural(count, 'finding')} in {escape.text(file)}"])
    return _end(run, report)


@baseline.command("prune")
@_with_options
@taking(BaselineOptions)
def baseline_prune(options: BaselineOptions) -> int:
    """Remove findings that no longer occur from the baseline.

    Nothing is added. Only findings in PATHS, and in files that no longer exist, are removed.
    """
    run, report = _plain_run(options)
    file = _file(options, run)
    known = read_baseline(file)
    stale = compare(run, report, known).stale
    if stale:
        write_file(file, baselines.text(baselines.pruned(known, stale)))
    say([*map(baselines.told, stale), f"{plural(sum(entry.number for entry in stale), 'finding')} removed"])
    return _end(run, report)


def _file(options: BaselineOptions, run: Run) -> str:
    """The baseline that is meant: the one that is named, else that of the settings."""
    return options.file or run.settings.baseline_path or baselines.NAME


def _end(run: Run, report: Report) -> int:
    say(warning_lines(run.warnings))
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
    except FileNotFoundError as error:
        command = f"reclint baseline write --file {shlex.quote(path)}"
        message = f"cannot use the baseline {path}: it does not exist yet; `{command}` creates it"
        raise click.ClickException(message) from error
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
