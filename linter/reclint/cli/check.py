"""`reclint check`: check files, fix them, print the report."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from .. import escape
from ..diagnostic import Report, Severity
from ..linter.options import Options
from ..messages import listing
from ..project import file_reading, walk
from ..project.runner import Checker, Fixing, Overwriting, Run
from ..project.settings import Settings
from ..render import FORMATS, GROUPING, render, summary
from ..request import URL_ENDS, contradicted, parse_url
from ..source import SOURCES, Stated
from ..tuples import NamedTuple
from . import remarks
from .command import Command
from .destinations import DIFF, overwriting, refuse_overwriting, resolved
from .exit_codes import CLEAN, FINDINGS, TROUBLE
from .inputs import STDIN, read_settings, read_standard_input, read_variables, with_rules
from .options import color_option, config_option, isolated_option, kind_option, mode_option, taking
from .output import (
    append_file,
    failure_lines,
    is_terminal,
    say,
    terminal_width,
    wants_colour,
    warning_lines,
    write,
    write_file,
)
from .params import PATH, SEVERITY, FormatType, OutputFormat, RuleNamesType, SourcesType

if TYPE_CHECKING:
    from ..project.baseline import Baseline, Judged

_COUNTED = ("full", "concise", "json", "jsonl")
"""The formats that the number of findings can be printed in."""
_PROGRESS_FROM = 50
"""The number of files from which a terminal shows a progress line."""


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


@click.command("check", cls=Command)
@click.argument("paths", nargs=-1, type=PATH)
@kind_option
@mode_option
@click.option("--url", help="URL that the requests are sent to; it states their kind and mode.")
@click.option(
    "--env-file",
    "env_files",
    metavar="FILE",
    type=PATH,
    multiple=True,
    help="Fill in placeholders with the variables (NAME=value) in this file; repeatable, later files win.",
)
@click.option(
    "--set",
    "assignments",
    metavar="NAME=VALUE",
    multiple=True,
    help="Fill in a placeholder with this value; repeatable, wins over --env-file.",
)
@click.option(
    "-f",
    "--format",
    "formats",
    type=FormatType(),
    multiple=True,
    default=("full",),
    show_default="full",
    help=f"Output format, and optionally the file to write it to; repeatable. NAME is {', '.join(FORMATS)} or auto "
    "(github in GitHub Actions, else full).",
)
@click.option("-o", "--output-file", type=PATH, help="Write the findings to this file instead of standard output.")
@click.option("--fail-on", type=SEVERITY, show_default="warning", help="Minimum severity that makes reclint exit 1.")
@click.option(
    "--min-severity",
    type=SEVERITY,
    default="info",
    show_default=True,
    help="Minimum severity to report.",
)
@click.option("--select", type=RuleNamesType(), multiple=True, help="Check only these rules, separated by commas.")
@click.option("--ignore", type=RuleNamesType(), multiple=True, help="Skip these rules, separated by commas.")
@click.option("--fix", is_flag=True, help="Apply safe fixes to the files.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply safe fixes and fixes that need a review.")
@click.option("--add-ignore", is_flag=True, help="Write comments into the files that suppress what is found.")
@click.option("--diff", is_flag=True, help="Show the changes that fixing would make, without writing them.")
@config_option
@isolated_option
@click.option("--stdin-filename", type=PATH, help="File name for standard input.")
@click.option("--force-exclude", is_flag=True, help="Skip excluded files even when they are named in PATHS.")
@click.option(
    "--sources",
    type=SourcesType(),
    multiple=True,
    help=f"Read only these sources, separated by commas: {', '.join(SOURCES)}.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 even when there are findings.")
@color_option("Colour output: auto, always or never; auto respects NO_COLOR and FORCE_COLOR.")
@click.option("--baseline", type=PATH, help="Leave out the findings recorded in this baseline.")
@click.option("--strict-baseline", is_flag=True, help="Exit 1 when the baseline lists findings that no longer occur.")
@click.option("--group", is_flag=True, help="Show equal findings once, with their number; for full and concise.")
@click.option("--statistics", is_flag=True, help="Print the number of findings of each rule instead of the findings.")
@click.option("--show-files", is_flag=True, help="List the files that would be checked, and exit.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    show_default="chosen by the number of files",
    help="Number of processes.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print no summary and no progress.")
@click.option("-v", "--verbose", is_flag=True, help="List every request that was checked.")
@taking(CheckOptions)
def check(options: CheckOptions) -> int:
    """Check requests in files and folders.

    PATHS are files, folders, or - for standard input. Without PATHS, check the current folder.
    """
    options = options._replace(formats=resolved(options.formats, options.output_file, is_diff=options.diff))
    run = _run(options)
    if options.show_files:
        return _show_files(run, options)
    baseline = options.baseline or run.settings.baseline_path
    _refuse_contradictions(options, baseline)
    refuse_overwriting(run.outputs, _named_inputs(run, options, baseline))
    known = _known_findings(baseline)
    report = _report(run, options)
    judged = _against_baseline(run, report, known)
    report = (judged.report if judged else report)._replace(fail_on=_fail_on(run.settings, options))
    _print_report(run, report, options)
    if options.verbose:
        say(remarks.checked_requests(report))
        say(remarks.near_misses(report))
        say(warning_lines(run.remarks))
    if not options.quiet and (report.files or report.skipped or not report.failures):
        blank = [""] if report.diagnostics and is_terminal(sys.stdout) and is_terminal(sys.stderr) else []
        say([*blank, escape.text(summary(report)), *remarks.fix_summary(run)])
    if judged:
        say(remarks.baseline_summary(judged, quiet=options.quiet))
    say(remarks.not_suppressed(run))
    say(remarks.masked_changes(run))
    say(warning_lines(run.warnings))
    say(remarks.unused_assignments(report, options.assignments))
    say(failure_lines(report.failures))
    say(remarks.unread_programs(run))
    return _exit_code(report, options, stale=bool(judged and judged.stale))


def _run(options: CheckOptions) -> Run:
    own = read_settings(options.config, isolated=options.isolated)
    fixing: Fixing = "unsafe" if options.unsafe_fixes else "safe" if options.fix or options.diff else "no"
    if options.add_ignore:
        fixing = "ignore"
    checker = Checker(_linter_options(options, own), own, fixing, options.diff, options.min_severity)
    visible = not options.quiet and is_terminal(sys.stderr)
    outputs = [form.file for form in options.formats if form.file]
    return Run(checker, options.jobs, _show_progress if visible else None, outputs)


def _named_inputs(run: Run, options: CheckOptions, baseline: str | None) -> Iterator[str]:
    """The files that a run reads beside those that it finds in folders."""
    yield from options.paths
    yield from options.env_files
    yield from (os.path.join(run.settings.folder, path) for path in run.settings.env_files)
    yield from filter(None, (options.stdin_filename, baseline, run.settings.path))


def _linter_options(options: CheckOptions, own: Settings) -> Options:
    select = frozenset(name for names in options.select for name in names)
    ignore = frozenset(name for names in options.ignore for name in names)
    if options.url and not parse_url(options.url).is_endpoint:
        raise click.UsageError(f"--url: unknown path; {URL_ENDS}")
    if options.url and (contradiction := contradicted(options.kind, options.mode, options.url)):
        raise click.UsageError(f"--url: {contradiction}")
    has_pictures = any(output_format.name == "html" for output_format in options.formats)
    wanted = own.options(
        Options(
            Stated(options.kind, options.mode, options.url),
            select=select or None,
            ignore=ignore,
            sources=frozenset(name for names in options.sources for name in names) or None,
            prefix=walk.prefix(),
            keep_text=has_pictures,
            near_misses="all" if options.verbose else "alone",
            variables=read_variables(own, options.env_files, options.assignments),
        )
    )
    return with_rules(wanted)


def _show_progress(number: int, total: int) -> None:
    """Show on a terminal how many of many files are checked."""
    if total >= _PROGRESS_FROM and number % 20 == 0:
        click.echo(f"\rchecking {number:,} of {total:,} files", err=True, nl=False)
    if total >= _PROGRESS_FROM and number == total - 1:
        click.echo("\r\x1b[K", err=True, nl=False)


def _refuse_contradictions(options: CheckOptions, baseline: str | None) -> None:
    """Raise UsageError for options that make no sense together."""
    if options.strict_baseline and not baseline:
        raise click.UsageError("--strict-baseline needs --baseline FILE, or baseline in the settings")
    if options.add_ignore and (options.fix or options.unsafe_fixes):
        raise click.UsageError("--add-ignore and fixes exclude each other; fix first, then suppress what is left")
    single = [form.name for form in options.formats if form.name not in (*GROUPING, DIFF)]
    if options.group and single:
        message = f"--group only works with the formats {listing(GROUPING, 'and')}, not with {single[0]}"
        raise click.UsageError(message)
    printed = _printed_format(options)
    if options.statistics and printed not in ("", "github", DIFF, *_COUNTED):
        message = f"--statistics only works with the formats {listing(_COUNTED, 'and')}, not with {printed}"
        raise click.UsageError(message)


def _show_files(run: Run, options: CheckOptions) -> int:
    """List the files that a run would read."""
    if "-" in options.paths:
        raise click.UsageError("--show-files cannot list - (standard input)")
    paths = run.files(options.paths, force_exclude=options.force_exclude)
    write("".join(f"{escape.path(path)}\n" for path in paths))
    say(warning_lines(run.warnings))
    say(failure_lines(run.failures))
    return TROUBLE if run.failures else CLEAN


def _report(run: Run, options: CheckOptions) -> Report:
    if "-" not in options.paths:
        try:
            return run.paths(options.paths, force_exclude=options.force_exclude)
        except Overwriting as error:
            raise overwriting(error.output) from error
    if len(options.paths) > 1:
        raise click.UsageError("cannot mix - (standard input) with other paths")
    if run.checker.fixing != "no" and not run.checker.dry:
        verb = "add comments to" if options.add_ignore else "fix"
        raise click.UsageError(f"cannot {verb} standard input; name the file, or add --diff to see the changes")
    return _standard_input_report(run, options)


def _standard_input_report(run: Run, options: CheckOptions) -> Report:
    name = options.stdin_filename
    if name and options.force_exclude and (walk.Search().is_ignored(name) or run.settings.excludes(name)):
        return Report(skipped=1)
    try:
        data = read_standard_input(run.checker.options.limits.bytes + 1)
    except OSError as error:
        return Report(failures={STDIN: file_reading.reason(error)})
    return run.text(data, name or STDIN)


def _known_findings(path: str | None) -> "Baseline | None":
    if path is None:
        return None
    from .baseline import read_baseline

    return read_baseline(path)


def _against_baseline(run: Run, report: Report, known: "Baseline | None") -> "Judged | None":
    """The report against the baseline; None without one."""
    if known is None:
        return None
    from .baseline import compare

    return compare(run, report, known)


def _print_report(run: Run, report: Report, options: CheckOptions) -> None:
    if options.diff:
        _print_changes(run, options)
        _print_formats(report, options._replace(formats=options.formats[1:]))
        return
    if options.statistics:
        _print_formats(report, options, only_files=True)
        from ..render.statistics import statistics

        write(statistics(report, _printed_format(options)))
        return
    _print_formats(report, options)


def _print_changes(run: Run, options: CheckOptions) -> None:
    """Print what fixing would change, or write it to a file."""
    changes = "".join(escape.lines(diff) for diff in run.diffs)
    target = options.formats[0].file
    if target is None:
        write(changes)
    else:
        write_file(target, changes)


def _printed_format(options: CheckOptions) -> str:
    """The format of standard output; empty where all goes to files."""
    printed = [form.name for form in options.formats if form.file is None]
    return printed[0] if printed else ""


def _print_formats(report: Report, options: CheckOptions, *, only_files: bool = False) -> None:
    """Print the report in every format that is asked for, or only in those that go to a file."""
    for form in options.formats:
        if form.file is not None:
            output = render(form.name, report, colour=options.color == "always", group=options.group)
            write_file(form.file, output)
        elif not only_files:
            colour = wants_colour(options.color)
            write(render(form.name, report, colour=colour, width=terminal_width(), group=options.group))
    formats = [form.name for form in options.formats if form.file is not None or not only_files]
    if "github" in formats and (step_summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        append_file(step_summary, render("markdown", report))


def _fail_on(own: Settings, options: CheckOptions) -> Severity:
    return options.fail_on or own.fail_on or Severity.WARNING


def _exit_code(report: Report, options: CheckOptions, *, stale: bool) -> int:
    if report.failures:
        return TROUBLE
    if options.exit_zero:
        return CLEAN
    if any(diagnostic.severity >= report.fail_on for diagnostic in report.diagnostics):
        return FINDINGS
    return FINDINGS if stale and options.strict_baseline else CLEAN
