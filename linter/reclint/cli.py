"""The command line: reads options, runs the engine, prints. Exit 0 clean, 1 findings, 2 trouble, 130 interrupted."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TextIO

import click

from . import __version__, discover, engine, explain
from .carrier import Stated
from .diagnostic import FileReport, Report, Severity
from .render import FORMATS, render, safe, summary
from .request import KINDS
from .rules import load
from .spelling import closest
from .tables import MODES

_MANY = 50
"""From so many files on, a terminal sees a progress line."""
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


class _Form(NamedTuple):
    """A format, and the file that it goes to instead of standard output."""

    name: str
    file: str | None


class _Format(_Word):
    """`NAME` or `NAME:FILE`."""

    def __init__(self) -> None:
        super().__init__(FORMATS, "format")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The format and its file."""
        if isinstance(value, _Form):
            return value
        name, colon, file = str(value).partition(":")
        if colon and not file:
            self.fail(f"{value!r} names no file after the colon", param, ctx)
        return _Form(super().convert(name, param, ctx), file or None)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """What the help shows."""
        return "NAME[:FILE]"


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


class _Commands(click.Group):
    """The commands, with a hint for those who leave `check` out."""

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


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reclint")
def cli() -> None:
    """Finds what is wrong in Agora Cloud Recording requests before they are sent."""


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--kind", type=_Word(KINDS, "kind"), help="What the files hold; left out, it is recognised.")
@click.option("--mode", type=_Word(MODES, "mode"), help="The recording mode; left out, it is inferred.")
@click.option("--url", help="The URL that the request is sent to: it states kind and mode.")
@click.option(
    "--format",
    "forms",
    type=_Format(),
    multiple=True,
    default=("full",),
    show_default="full",
    help=f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}; may be given several times, each with a file of its own.",
)
@click.option("--output-file", type=click.Path(), help="Write the findings there instead of to standard output.")
@click.option(
    "--fail-on",
    type=_Word(_SEVERITIES, "severity"),
    default="warning",
    show_default=True,
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
@click.option("--isolated", is_flag=True, help="Read no settings file.")
@click.option("--stdin-filename", type=click.Path(), help="The name of what comes on standard input (PATHS is -).")
@click.option("--force-exclude", is_flag=True, help="Skip what git ignores, even when it is named.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 in spite of findings.")
@click.option(
    "--color",
    type=_Word(("auto", "always", "never"), "choice"),
    default="auto",
    show_default=True,
    help="auto, always or never; auto heeds NO_COLOR and FORCE_COLOR.",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary, no progress.")
@click.option("-v", "--verbose", is_flag=True, help="Name every request that was checked.")
def check(paths: tuple[str, ...], **given: Any) -> int:
    """Check the requests in PATHS: files, folders, or - for standard input; without PATHS, this folder."""
    report = _run(paths, _options(given), given)
    _emit(report, given)
    if given["verbose"]:
        _say(_checked(report))
    if not given["quiet"] and (report.files or report.skipped or not report.failures):
        apart = [""] if report.diagnostics and _is_terminal(sys.stdout) and _is_terminal(sys.stderr) else []
        _say([*apart, safe.text(summary(report))])
    _say(f"reclint: {safe.text(path)}: {safe.text(reason)}" for path, reason in report.failures.items())
    return _exit_code(report, Severity[given["fail_on"].upper()], exit_zero=given["exit_zero"])


def _options(given: dict[str, Any]) -> engine.Options:
    select = frozenset(name for names in given["select"] for name in names)
    ignore = frozenset(name for names in given["ignore"] for name in names)
    return engine.Options(
        Stated(given["kind"], given["mode"], given["url"]),
        select=select or None,
        ignore=ignore,
        prefix=discover.prefix(),
    )


def _run(paths: tuple[str, ...], options: engine.Options, given: dict[str, Any]) -> Report:
    """Checks everything; a file that cannot be read is a failure, and the rest is still checked."""
    search = discover.Search(read_programs=options.stated.kind is not None or options.stated.url is not None)
    if "-" in paths:
        if len(paths) > 1:
            raise click.UsageError("- (standard input) cannot be mixed with other paths")
        reports, skipped = _check_stdin(options, given, search)
    else:
        targets = list(search.files(paths or (".",), force_exclude=given["force_exclude"]))
        reports, skipped = _check_all(targets, options, search, quiet=given["quiet"])
    hints = () if reports else tuple(search.builders())
    least = Severity[given["min_severity"].upper()]
    return Report([_at_least(file, least) for file in reports], skipped, hints, search.failures)


def _check_stdin(
    options: engine.Options, given: dict[str, Any], search: discover.Search
) -> tuple[list[FileReport], int]:
    name = given["stdin_filename"]
    if name and given["force_exclude"] and search.is_ignored(name):
        return [], 1
    try:
        data = sys.stdin.buffer.read(engine.MAX_BYTES + 1)
    except (OSError, AttributeError) as error:  # there is no standard input, or it is a folder
        search.failures["<stdin>"] = getattr(error, "strerror", None) or "there is no standard input"
        return [], 0
    found = _check_one(data, _shown(name) if name else "<stdin>", options, search)
    return ([found], 0) if found else ([], 1)


def _check_all(
    targets: Sequence[discover.Found], options: engine.Options, search: discover.Search, *, quiet: bool
) -> tuple[list[FileReport], int]:
    reports: list[FileReport] = []
    skipped = 0
    for target in _with_progress(targets, quiet=quiet):
        data = _read(target, search)
        if data is None:
            continue
        name = _shown(target.path)
        judge = _check_one if target.named else _check_found
        found = judge(data, name, options, search)
        if found is not None:
            reports.append(found)
        elif name not in search.failures:
            skipped += 1
    return reports, skipped


def _with_progress(targets: Sequence[discover.Found], *, quiet: bool) -> Iterator[discover.Found]:
    """The files, with a line on a terminal that says how far we are."""
    visible = not quiet and len(targets) >= _MANY and sys.stderr is not None and sys.stderr.isatty()
    for number, target in enumerate(targets):
        if visible and number % 20 == 0:
            click.echo(f"\rchecking {number:,} of {len(targets):,} files", err=True, nl=False)
        yield target
    if visible:
        click.echo("\r\x1b[K", err=True, nl=False)


def _check_one(data: bytes, name: str, options: engine.Options, search: discover.Search) -> FileReport | None:
    """The report on one file; should the check itself fail, the other files are still checked."""
    try:
        return engine.check_bytes(data, name, options)
    except Exception as error:
        search.failures[name] = _internal(error)
        return None


def _check_found(data: bytes, name: str, options: engine.Options, search: discover.Search) -> FileReport | None:
    """The report on a file that was found in a folder: what was stated holds only where a request is recognised."""
    recognising = replace(options, stated=replace(options.stated, kind=None, url=None))
    found = _check_one(data, name, recognising, search)
    if recognising == options or found is None or not found.documents:
        return found
    stated = _check_one(data, name, options, search)
    refused = stated is None or any(one.rule == "not-a-recording-request" for one in stated.diagnostics)
    return found if refused else stated


def _read(target: discover.Found, search: discover.Search) -> bytes | None:
    """A file's bytes; one that was found in a folder and is gone by now was never there."""
    try:
        return discover.read(target.path, engine.MAX_BYTES + 1)
    except FileNotFoundError as error:
        if target.named:
            search.failures[target.path] = discover.reason(error)
    except OSError as error:
        search.failures[target.path] = discover.reason(error)
    return None


def _shown(path: str) -> str:
    """A path as every output names it: POSIX, relative to the current folder when below it."""
    absolute, here = os.path.abspath(path), os.path.join(os.getcwd(), "")
    if absolute.startswith(here):
        path = absolute[len(here) :]
    return os.path.normpath(path).replace(os.sep, "/")


def _at_least(file: FileReport, least: Severity) -> FileReport:
    if least is Severity.INFO:
        return file
    return replace(file, diagnostics=[one for one in file.diagnostics if one.severity >= least])


def _emit(report: Report, given: dict[str, Any]) -> None:
    for form in given["forms"]:
        target = form.file or given["output_file"]
        if target is None:
            colour = _colour(given["color"])
            width = shutil.get_terminal_size().columns if _is_terminal(sys.stdout) else None
            _write(render(form.name, report, colour=colour, width=width))
        else:
            _write_file(target, render(form.name, report, colour=given["color"] == "always"))


def _write_file(target: str, output: str) -> None:
    try:
        Path(target).write_text(output, "utf-8", "backslashreplace", newline="\n")
    except OSError as error:
        raise click.ClickException(f"{target}: {discover.reason(error)}") from error


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
            raise click.ClickException(f"standard output: {discover.reason(error)}") from error


def _say(lines: Iterable[str]) -> None:
    """Lines to standard error; that nobody listens is no error."""
    try:
        for line in lines:
            click.echo(line, err=True)
    except OSError as error:
        _hung_up(error, sys.stderr)


def _hung_up(error: OSError, stream: TextIO) -> bool:
    """Whether the reader of a stream is gone; if so, what else is written to it goes nowhere, in peace."""
    if error.errno != errno.EPIPE and not (os.name == "nt" and error.errno == errno.EINVAL):
        return False
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    return True


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


@cli.command("explain")
@click.argument("name")
def explain_command(name: str) -> None:
    """Explain a rule (mp4-without-hls) or a field (recordingConfig.streamMode)."""
    try:
        _write(explain.explain(name))
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from error


@cli.command("rules")
@click.option("--format", "form", type=_Word(("text", "json"), "format"), default="text", show_default=True)
def rules_command(form: str) -> None:
    """List every rule."""
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
        _say([f"reclint: {_internal(error)}"])
        return 2
    return code if isinstance(code, int) else 0


def _internal(error: Exception) -> str:
    """A defect of our own in one line: where it is, and nothing of what was read (that may be secret)."""
    if os.environ.get("RECLINT_TRACEBACK"):
        raise error
    trace = error.__traceback__
    place = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if f"{os.sep}reclint{os.sep}" in code.co_filename:
            name = code.co_filename.rpartition(f"{os.sep}reclint{os.sep}")[2].replace(os.sep, "/")
            place = f" in {name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return (
        f"internal error: {type(error).__name__}{place}; "
        "please report it with the traceback that RECLINT_TRACEBACK=1 shows"
    )
