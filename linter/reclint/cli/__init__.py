"""The command line: reads options, runs the engine, prints. Exit 0 clean, 1 findings, 2 trouble, 130 interrupted."""

from __future__ import annotations

import errno
import io
import os
import posixpath
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from .. import escape as safe
from .._version import __version__
from ..diagnostic import Report, Severity
from ..linter.options import Options
from ..messages import listing, plural
from ..project import baseline, reading, settings
from ..project import files as discover
from ..project.runner import Checker, Fixing, Run, internal, shown
from ..project.settings import Settings
from ..render import FORMATS, GROUPING, render, summary
from ..request import KINDS, parse_url
from ..rules import load
from ..source import Stated
from ..spec import MODES
from ..spec.spelling import closest

if TYPE_CHECKING:
    from ..template.variables import Variable, Variables

_MANY = 50
"""From so many files on, a terminal sees a progress line."""
_STDIN = "<stdin>"
_SEVERITIES = tuple(severity.label for severity in Severity)


class _Word(click.ParamType):  # type: ignore[type-arg]
    """One of some words, with a did-you-mean."""

    name = "word"

    def __init__(self, words: Iterable[str], what: str) -> None:
        self.words, self.what = tuple(words), what

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself, or a usage error that names the nearest."""
        if value in self.words:
            return str(value)
        near = closest(str(value), self.words)
        hint = f"did you mean {near}?" if near else f"choose from {', '.join(self.words)}"
        self.fail(f"{value!r} is no {self.what}; {hint}", param, ctx)
        return None

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """What the help shows."""
        return self.what.upper()

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        """The words that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class _Path(click.ParamType):  # type: ignore[type-arg]
    """A path as it is written: what is wrong with one is told when it is its turn, beside what comes of the others."""

    name = "path"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        """What the shell knows of files."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


_PATH = _Path()


class _Form(NamedTuple):
    """A format, and the file that it goes to instead of standard output."""

    name: str
    file: str | None


class _Format(_Word):
    """`NAME` or `NAME:FILE`; `auto` is what suits the place."""

    def __init__(self) -> None:
        super().__init__((*FORMATS, "auto"), "format")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The format and its file."""
        if isinstance(value, _Form):
            return value
        name, colon, file = str(value).partition(":")
        if colon and not file:
            self.fail(f"{value!r} names no file after the colon", param, ctx)
        word = super().convert(name, param, ctx)
        return _Form(_suited() if word == "auto" else word, file or None)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """What the help shows."""
        return "NAME[:FILE]"


def _suited() -> str:
    """The format for who reads along: GitHub's runner, or a person."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


class _Names(click.ParamType):  # type: ignore[type-arg]
    """Rule names, separated by commas."""

    name = "rules"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names; an unknown one is a usage error that names the nearest."""
        known = load()
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        if not names:
            self.fail("no rule is named", param, ctx)
        for name in names:
            if name not in known:
                near = closest(name, known)
                self.fail(f"there is no rule {name!r}{f'; did you mean {near}?' if near else ''}", param, ctx)
        return names


def _telling(*names: str, told: Callable[[click.Context], str], words: str) -> click.Option:
    """An option that says something and ends the run, as click makes them, but not asking for translations of words."""

    def tell(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(told(ctx))
            ctx.exit()

    return click.Option(names, is_flag=True, expose_value=False, is_eager=True, help=words, callback=tell)


_HELP = _telling("-h", "--help", told=lambda ctx: ctx.get_help(), words="Show this message and exit.")
_VERSION = _telling("--version", told=lambda ctx: f"reclint, version {__version__}", words="Show the version and exit.")


class _Command(click.Command):
    """A command with our help option."""

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """The option that shows the help."""
        return _HELP


class _Commands(_Command, click.Group):
    """The commands, with a hint for those who leave `check` out."""

    command_class = _Command
    group_class = type

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of a name, or a usage error that says what was probably meant."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = closest(args[0], self.commands)
            meant = near or (f"check {args[0]}" if args[0] == "." or os.path.exists(args[0]) else None)
            hint = f"; did you mean `reclint {meant}`?" if meant else f"; there are {', '.join(self.commands)}"
            raise click.UsageError(f"there is no command {args[0]!r}{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, params=[_VERSION])
def cli() -> None:
    """Finds what is wrong in Agora Cloud Recording requests before they are sent."""


@cli.command()
@click.argument("paths", nargs=-1, type=_PATH)
@click.option("--kind", type=_Word(KINDS, "kind"), help="What the files hold; left out, it is recognised.")
@click.option("--mode", type=_Word(MODES, "mode"), help="The recording mode; left out, it is inferred.")
@click.option("--url", help="The URL that the request is sent to: it states kind and mode.")
@click.option(
    "--env-file",
    "env_files",
    metavar="FILE",
    type=_PATH,
    multiple=True,
    help="Fill in placeholders with the variables in this file (NAME=value) before the check; the last one wins.",
)
@click.option(
    "--set",
    "assignments",
    metavar="NAME=VALUE",
    multiple=True,
    help="Fill in a placeholder with this value; it wins over files.",
)
@click.option(
    "--format",
    "forms",
    type=_Format(),
    multiple=True,
    default=("full",),
    show_default="full",
    help=f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}; auto is github in GitHub Actions, else full; "
    "may be given several times, each with a file of its own.",
)
@click.option("--output-file", type=_PATH, help="Write the findings there instead of to standard output.")
@click.option(
    "--fail-on",
    type=_Word(_SEVERITIES, "severity"),
    show_default="warning",
    help="The least severity that makes the exit code 1.",
)
@click.option(
    "--min-severity",
    type=_Word(_SEVERITIES, "severity"),
    default="info",
    show_default=True,
    help="Leave out what is less severe, as if it had not been found.",
)
@click.option("--select", type=_Names(), multiple=True, help="Only these rules (comma separated).")
@click.option("--ignore", type=_Names(), multiple=True, help="Without these rules (comma separated).")
@click.option("--fix", is_flag=True, help="Write fixes that cannot change the meaning otherwise.")
@click.option("--unsafe-fixes", is_flag=True, help="Write fixes that need a look, too.")
@click.option("--diff", is_flag=True, help="Show what fixing would change, and write nothing.")
@click.option("--config", type=_PATH, help="The settings file, instead of the nearest one.")
@click.option("--isolated", is_flag=True, help="Read no settings file.")
@click.option("--stdin-filename", type=_PATH, help="The name of what comes on standard input (PATHS is -).")
@click.option("--force-exclude", is_flag=True, help="Skip what git ignores, even when it is named.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 in spite of findings.")
@click.option(
    "--color",
    type=_Word(("auto", "always", "never"), "choice"),
    default="auto",
    show_default=True,
    help="auto, always or never; auto heeds NO_COLOR and FORCE_COLOR.",
)
@click.option("--baseline", type=_PATH, help="Leave out the findings that this file knows.")
@click.option("--strict-baseline", is_flag=True, help="Fail when the baseline knows findings that are gone.")
@click.option("--group", is_flag=True, help="Show equal findings once, with their number (full and concise).")
@click.option("--statistics", is_flag=True, help="Count the findings by rule instead of listing them.")
@click.option("--show-files", is_flag=True, help="List the files that would be read, and check nothing.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    show_default="as many as pay",
    help="How many processes share the work.",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary, no progress.")
@click.option("-v", "--verbose", is_flag=True, help="Name every request that was checked.")
def check(paths: tuple[str, ...], **given: Any) -> int:
    """Check the requests in PATHS: files, folders, or - for standard input; without PATHS, this folder."""
    run = _checking(given)
    if given["show_files"]:
        return _show_files(run, paths, given)
    _refuse(given)
    known = _known(given["baseline"])
    judged = _judged(run, _report(run, paths, given), known)
    report = judged.report
    if given["diff"]:
        _write("".join(safe.lines(diff) for diff in run.diffs))
    elif given["statistics"]:
        _emit(report, {**given, "forms": [form for form in given["forms"] if form.file or given["output_file"]]})
        _write(_statistics(report))
    else:
        _emit(report, given)
    if given["verbose"]:
        _say(_checked(report))
    if not given["quiet"] and (report.files or report.skipped or not report.failures):
        apart = [""] if report.diagnostics and _is_terminal(sys.stdout) and _is_terminal(sys.stderr) else []
        _say([*apart, safe.text(summary(report)), *_fixed(run)])
    if known is not None:
        _say(_compared(judged, quiet=given["quiet"]))
    _say(_unused(report, given))
    _say(_failures(report.failures))
    _say(_unread(run))
    fail_on = Severity[given["fail_on"].upper()] if given["fail_on"] else run.settings.fail_on or Severity.WARNING
    stale = given["strict_baseline"] and bool(judged.stale)
    return _exit_code(report, fail_on, exit_zero=given["exit_zero"]) or int(stale and not given["exit_zero"])


def _refuse(given: dict[str, Any]) -> None:
    """Options that make no sense together are a usage error."""
    if given["strict_baseline"] and not given["baseline"]:
        raise click.UsageError("--strict-baseline needs --baseline FILE")
    if given["group"] and (single := [form.name for form in given["forms"] if form.name not in GROUPING]):
        message = f"--group is for the formats {listing(GROUPING, 'and')}; {single[0]} lists every finding by itself"
        raise click.UsageError(message)


def _failures(failures: Mapping[str, str]) -> Iterator[str]:
    return (f"reclint: {safe.text(path)}: {safe.text(reason)}" for path, reason in failures.items())


def _unread(run: Run) -> list[str]:
    """That programs were not read, with what would read them."""
    if not run.unread:
        return []
    others = f" and {len(run.unread) - 1:,} more" if len(run.unread) > 1 else ""
    return [f"reclint: {safe.text(run.unread[0])}{others} not read: requests in programs need reclint[code]"]


def _show_files(run: Run, paths: tuple[str, ...], given: dict[str, Any]) -> int:
    """Lists the files that a run would read."""
    if "-" in paths:
        raise click.UsageError("- (standard input) is no file to list")
    _write("".join(f"{safe.path(path)}\n" for path in run.files(paths, force_exclude=given["force_exclude"])))
    _say(_failures(run.failures))
    return 2 if run.failures else 0


def _statistics(report: Report) -> str:
    """How many findings each rule has, the most frequent first."""
    counts = Counter((one.rule, one.severity) for one in report.diagnostics)
    listed = sorted(counts.items(), key=lambda item: (-item[1], -item[0][1], item[0][0]))
    width = max((len(f"{count:,}") for count in counts.values()), default=0)
    return "".join(f"{count:>{width},}  {severity.label:<7}  {rule}\n" for (rule, severity), count in listed)


def _known(path: str | None) -> dict[str, baseline.Known] | None:
    """The entries of a baseline file; one that cannot be used is trouble."""
    if path is None:
        return None
    try:
        return baseline.read(path)
    except (OSError, ValueError, baseline.BaselineError) as error:
        raise click.ClickException(f"the baseline {path} cannot be used: {reading.reason(error)}") from error


def _judged(run: Run, report: Report, known: dict[str, baseline.Known] | None) -> baseline.Judged:
    """The report against the baseline, where there is one."""
    if not known:
        return baseline.Judged(report, 0, ())
    prefix = discover.prefix()
    return baseline.judge(report, known, prefix, _covered(run, known, prefix))


def _covered(run: Run, known: dict[str, baseline.Known], prefix: str) -> set[str]:
    """The paths of which a run can say that a finding is gone: those it was about, and those that are no more."""
    failed = {shown(path) for path in run.failures}
    seen = {posixpath.normpath(posixpath.join(prefix, path)) for path in run.seen if path not in failed}
    root = discover.project_root(os.curdir)
    return seen | {one.path for one in known.values() if not os.path.exists(os.path.join(root, one.path))}


def _compared(judged: baseline.Judged, *, quiet: bool) -> Iterator[str]:
    """What a baseline has made of a report."""
    if judged.known and not quiet:
        yield f"{plural(judged.known, 'finding')} in the baseline left out"
    for one in judged.stale:
        yield f"reclint: stale in the baseline: {baseline.told(one)}"
    if judged.stale and not quiet:
        yield "`reclint baseline prune` takes out what is stale"


def _fixed(run: Run) -> Iterator[str]:
    if run.fixed:
        verb = "could be" if run.checker.dry else "has been" if run.fixed == 1 else "have been"
        yield f"{plural(run.fixed, 'finding')} {verb} fixed"


def _settings(given: dict[str, Any]) -> Settings:
    """The settings in force; what is wrong with them is a usage error that names every place."""
    if given["isolated"]:
        return Settings()
    path = given["config"] or settings.find(os.curdir)
    try:
        return settings.read(path) if path else Settings()
    except settings.SettingsError as error:
        raise click.UsageError(f"the settings cannot be used:\n{error}") from error


def _options(given: dict[str, Any], own: Settings) -> Options:
    select = frozenset(name for names in given["select"] for name in names)
    ignore = frozenset(name for names in given["ignore"] for name in names)
    if given["url"] and parse_url(given["url"]).kind is None:
        message = "--url: no endpoint has such a path; it ends like …/cloud_recording/acquire or …/mode/mix/start"
        raise click.UsageError(message)
    stated = Stated(given["kind"], given["mode"], given["url"])
    pictures = any(form.name == "html" for form in given["forms"])
    options = Options(stated, select=select or None, ignore=ignore, prefix=discover.prefix(), keep_text=pictures)
    return own.options(options._replace(variables=_variables(own, given["env_files"], given["assignments"])))


def _variables(own: Settings, env_files: Sequence[str] = (), assignments: Sequence[str] = ()) -> Variables | None:
    """What placeholders are filled with: the settings' files, those that are named, single values; the last one wins.

    None where they stay.
    """
    paths = [*(os.path.join(own.folder, path) for path in own.env_files), *env_files]
    if not paths and not assignments:
        return None
    from ..template import variables

    found: dict[str, Variable] = {}
    try:
        for path in paths:
            found = variables.read(path, shown(path), found)
        return {**found, **variables.assigned(assignments)}
    except variables.VariablesError as error:
        raise click.UsageError(f"placeholders cannot be filled in: {error}") from error
    except OSError as error:
        raise click.ClickException(f"{shown(path)}: {reading.reason(error)}") from error


def _unused(report: Report, given: dict[str, Any]) -> Iterator[str]:
    """The variables set on the command line that fill nothing."""
    if not given["assignments"]:
        return
    from ..template import variables

    names = {name for file in report.files for name in file.names}
    for name, variable in variables.assigned(given["assignments"]).items():
        if not any(variables.lookup({name: variable}, used) for used in names):
            near = closest(name, names)
            hint = f"; did you mean {safe.text(near)}?" if near else ""
            yield f"reclint: --set {safe.text(name)}: no request has a placeholder of this name{hint}"


def _checking(given: dict[str, Any]) -> Run:
    own = _settings(given)
    fixing: Fixing = "unsafe" if given["unsafe_fixes"] else "safe" if given["fix"] or given["diff"] else "no"
    least = Severity[given["min_severity"].upper()]
    visible = not given["quiet"] and _is_terminal(sys.stderr)
    checker = Checker(_options(given, own), own, fixing, given["diff"], least)
    return Run(checker, given["jobs"], _progress if visible else None)


def _progress(number: int, total: int) -> None:
    """A line on a terminal that says how far we are, where there are many files."""
    if total >= _MANY and number % 20 == 0:
        click.echo(f"\rchecking {number:,} of {total:,} files", err=True, nl=False)
    if total >= _MANY and number == total - 1:
        click.echo("\r\x1b[K", err=True, nl=False)


def _report(run: Run, paths: tuple[str, ...], given: dict[str, Any]) -> Report:
    if "-" not in paths:
        return run.paths(paths, force_exclude=given["force_exclude"])
    if len(paths) > 1:
        raise click.UsageError("- (standard input) cannot be mixed with other paths")
    if run.checker.fixing != "no" and not run.checker.dry:
        raise click.UsageError("standard input cannot be fixed; name the file, or see the changes with --diff")
    return _standard_input(run, given)


def _standard_input(run: Run, given: dict[str, Any]) -> Report:
    name = given["stdin_filename"]
    if name and given["force_exclude"] and (discover.Search().is_ignored(name) or run.settings.excludes(name)):
        return Report(skipped=1)
    try:
        data = _read_standard_input(run.checker.options.limits.bytes + 1)
    except OSError as error:
        return Report(failures={_STDIN: reading.reason(error)})
    return run.text(data, name or _STDIN)


def _read_standard_input(most: int) -> bytes:
    """What comes on standard input, `most` bytes of it; OSError where there is none, or it is a folder."""
    if sys.stdin is None:
        raise OSError("there is no standard input")
    return sys.stdin.buffer.read(most)


def _emit(report: Report, given: dict[str, Any]) -> None:
    for form in given["forms"]:
        target = form.file or given["output_file"]
        if target is None:
            colour = _colour(given["color"])
            _write(render(form.name, report, colour=colour, width=_width(), group=given["group"]))
        else:
            output = render(form.name, report, colour=given["color"] == "always", group=given["group"])
            _write_file(target, output)
    summary_file = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary_file and any(form.name == "github" for form in given["forms"]):
        _append(summary_file, render("markdown", report))


def _append(target: str, output: str) -> None:
    """Adds the report to a job's summary; that it cannot be written is worth a word, but no error."""
    try:
        with open(target, "a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(f"\n{output}")
    except OSError as error:
        _say([f"reclint: the step summary was not written: {reading.reason(error)}"])


def _width() -> int | None:
    """The terminal's width; the output depends on it only where there is one."""
    if not _is_terminal(sys.stdout):
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def _write_file(target: str, output: str) -> None:
    try:
        with open(target, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(output)
    except OSError as error:
        raise click.ClickException(f"{target}: {reading.reason(error)}") from error


def _write(output: str) -> None:
    """UTF-8 to standard output, whatever the locale says. That nobody listens any more is no error."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(output.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except OSError as error:
        if not _hung_up(error, sys.stdout):
            raise click.ClickException(f"standard output: {reading.reason(error)}") from error


def _say(lines: Iterable[str]) -> None:
    """Lines to standard error; that nobody listens is no error."""
    try:
        for line in lines:
            click.echo(line, err=True)
    except OSError as error:
        _hung_up(error, sys.stderr)


def _hung_up(error: OSError, stream: TextIO) -> bool:
    """Whether the reader of a stream is gone; what is still to be written to it goes nowhere, in peace, in any case."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    return error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _colour(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced != "0"
    return _is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def _checked(report: Report) -> Iterator[str]:
    """A line for every request that was checked."""
    for file in report.files:
        for one in file.documents:
            mode = f", mode {one.mode} ({one.mode_source})" if one.mode else ""
            name = f" ({safe.text(one.name)})" if one.name else ""
            place = f" at {safe.text(one.pointer)}" if one.pointer else ""
            yield f"{safe.path(one.path)}: {one.kind}{name}{place}{mode}"


def _exit_code(report: Report, fail_on: Severity, *, exit_zero: bool) -> int:
    if report.failures:
        return 2
    if exit_zero:
        return 0
    return int(any(found.severity >= fail_on for found in report.diagnostics))


@cli.command("preview")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=_PATH)
@click.option("-o", "--output", type=_PATH, help="Write the picture there: layout.svg or .png.")
@click.option(
    "--users",
    type=click.IntRange(1, 17),
    default=5,
    show_default=True,
    help="Users in the channel, for layouts that arrange themselves.",
)
@click.option("--kind", type=_Word(KINDS, "kind"), help="What the files hold; left out, it is recognised.")
@click.option("--mode", type=_Word(MODES, "mode"), help="The recording mode; left out, it is inferred.")
@click.option(
    "--color",
    type=_Word(("auto", "always", "never"), "choice"),
    default="auto",
    show_default=True,
    help="When to colour.",
)
def preview_command(paths: tuple[str, ...], **given: Any) -> None:
    """Show the canvas of the composite recordings in FILE (- is standard input): in the terminal, as SVG or PNG."""
    from ..preview.pictures import NoPicture, preview

    output = given["output"]
    options = Options(Stated(given["kind"], given["mode"]))
    columns, colour = _width() or 80, _colour(given["color"])
    try:
        piped = _read_standard_input(options.limits.bytes + 1) if "-" in paths else b""
    except OSError as error:
        raise click.ClickException(f"{_STDIN}: {reading.reason(error)}") from error
    try:
        _write(
            preview(
                paths, piped=piped, options=options, out=output, users=given["users"], columns=columns, colour=colour
            )
        )
    except NoPicture as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{output}: {reading.reason(error)}") from error


@cli.command("settings")
@click.option("--config", type=_PATH, help="The settings file, instead of the nearest one.")
def settings_command(config: str | None) -> None:
    """Show the settings that are in force, and where they come from."""
    _write(settings.in_force(_settings({"isolated": False, "config": config})))


@cli.command("explain")
@click.argument("name")
def explain_command(name: str) -> None:
    """Explain a rule (mp4-without-hls) or a field (recordingConfig.streamMode)."""
    from ..examples import explain

    try:
        _write(explain.explain(name))
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from error


@cli.command("rules")
@click.option("--format", "form", type=_Word(("text", "json", "markdown"), "format"), default="text", show_default=True)
def rules_command(form: str) -> None:
    """List every rule."""
    from ..examples import explain

    _write(explain.list_rules(form))


@cli.command("schema")
@click.argument("kind", required=False, type=_Word(KINDS, "kind"))
def schema_command(kind: str | None) -> None:
    """Print the JSON Schema of KIND, for editors; without KIND, list the kinds."""
    if kind is None:
        _write("".join(f"{known}\n" for known in KINDS))
        return
    from importlib import resources

    _write(resources.files("reclint.schemas").joinpath(f"{kind}.schema.json").read_text("utf-8"))


@cli.command("example")
@click.argument("kind", type=_Word([kind for kind in KINDS if kind != "session"], "kind"))
@click.option("--mode", type=_Word(MODES, "mode"), help="The recording mode that it is for.")
@click.option("--vendor", default="1", show_default=True, help="The storage vendor, by number or name: 1 or aws.")
@click.option("--region", help="The vendor's region, by number or name (0, us-east-1), or an area: CN, AP, EU, NA.")
@click.option("--full", is_flag=True, help="With every field that goes with the others, not only what is needed.")
@click.option(
    "--format",
    "form",
    type=_Word(("yaml", "json", "python", "ts"), "format"),
    default="yaml",
    show_default=True,
    help="yaml, json, python (a dict) or ts (a TypeScript object).",
)
def example_command(kind: str, mode: str | None, vendor: str, region: str | None, full: bool, form: str) -> None:
    """Print a valid request of a KIND to start from; comments explain each field, but in JSON."""
    from ..examples import example
    from ..examples import writers as snippet

    try:
        body = example.example(kind, example.wish(mode, vendor, region, full=full))
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from error
    _write(snippet.WRITERS[form](snippet.sample(kind, body, mode)))


@cli.command("init")
def init_command() -> None:
    """Set up a project: settings, a pre-commit entry and a workflow, each where there is none yet."""
    from ..project import scaffold as starter

    try:
        for line in starter.start(os.curdir):
            _write(f"{safe.text(line)}\n")
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {reading.reason(error)}") from error


@cli.command("completion")
@click.argument("shell", type=_Word(("bash", "zsh", "fish"), "shell"))
def completion_command(shell: str) -> None:
    """Print the completion script of a SHELL: bash, zsh or fish."""
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:  # its own `source` starts the shell to ask for its version
        _write(ShellComplete.source(kind(cli, {}, "reclint", "_RECLINT_COMPLETE")))


@cli.group("baseline")
def baseline_command() -> None:
    """Keep a list of known findings, so that only new ones fail."""


_BASELINE_OPTIONS = (
    click.argument("paths", nargs=-1, type=_PATH),
    click.option("--file", "target", type=_PATH, default=baseline.NAME, show_default=True, help="The baseline's file."),
    click.option("--config", type=_PATH, help="The settings file, instead of the nearest one."),
    click.option("--isolated", is_flag=True, help="Read no settings file."),
)


def _with_baseline_options(command: Callable[..., int]) -> Callable[..., int]:
    for option in reversed(_BASELINE_OPTIONS):
        command = option(command)
    return command


@baseline_command.command("write")
@_with_baseline_options
def baseline_write(paths: tuple[str, ...], target: str, **given: Any) -> int:
    """Write the findings in PATHS to the baseline; reasons that were written by hand stay."""
    known = _known(target) if os.path.exists(target) else {}
    run, report = _plain_run(paths, given)
    prefix = discover.prefix()
    kept = baseline.regenerated(report, known or {}, prefix, _covered(run, known or {}, prefix))
    _replace_file(target, baseline.text(kept.values()))
    _say([f"{plural(sum(one.number for one in kept.values()), 'finding')} in {safe.text(target)}"])
    _say(_failures(report.failures))
    return 2 if report.failures else 0


@baseline_command.command("prune")
@_with_baseline_options
def baseline_prune(paths: tuple[str, ...], target: str, **given: Any) -> int:
    """Take out of the baseline what is no longer found in PATHS; nothing is added."""
    known = _known(target) or {}
    run, report = _plain_run(paths, given)
    stale = _judged(run, report, known).stale
    if stale:
        _replace_file(target, baseline.text(baseline.pruned(known, stale).values()))
    _say([*map(baseline.told, stale), f"{plural(sum(one.number for one in stale), 'finding')} taken out"])
    _say(_failures(report.failures))
    return 2 if report.failures else 0


def _replace_file(target: str, output: str) -> None:
    """Writes a file anew, at once: what stands in it was partly written by hand."""
    if not os.path.exists(target):
        _write_file(target, output)
        return
    from ..project import fixes as apply

    try:
        apply.write(target, output.encode("utf-8"))
    except OSError as error:
        raise click.ClickException(f"{target}: {reading.reason(error)}") from error


def _plain_run(paths: tuple[str, ...], given: dict[str, Any]) -> tuple[Run, Report]:
    """A run with nothing but the settings."""
    own = _settings(given)
    run = Run(Checker(own.options(Options(prefix=discover.prefix(), variables=_variables(own))), own))
    return run, run.paths(paths, force_exclude=False)


def _reason(error: Exception) -> str:
    """Why a run could not go on, in one line."""
    if isinstance(error, OSError) and error.errno in _UNWRITABLE:
        return f"the output cannot be written: {reading.reason(error)}"
    if isinstance(error, FileNotFoundError) and not _has_folder():
        return "the current folder no longer exists"
    return internal(error)


def _has_folder() -> bool:
    try:
        os.getcwd()
    except OSError:
        return False
    return True


_UNWRITABLE = frozenset((errno.ENOSPC, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)))
"""What the system says of an output that takes no more."""


def main() -> None:
    """The entry point: runs the command and turns every way to end into an exit code."""
    sys.exit(_outcome(lambda: cli(prog_name="reclint", standalone_mode=False)))


def _outcome(run: Callable[[], Any]) -> int:
    try:
        code = run()
        _write("")
    except (click.Abort, KeyboardInterrupt):
        return 130
    except SystemExit:
        if type(sys.stdout).__name__.endswith("PacifyFlushWrapper"):  # so click leaves when nobody reads its help
            return 0
        raise
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        _say(safe.start(line) for line in shown.getvalue().splitlines())
        return 2
    except Exception as error:
        if isinstance(error, OSError) and sys.stdout is not None and _hung_up(error, sys.stdout):
            return 0
        _say([f"reclint: {_reason(error)}"])
        return 2
    return code if isinstance(code, int) else 0
