"""The command line: reads options, runs the engine, prints. Exit 0 clean, 1 findings, 2 trouble, 130 interrupted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from . import __version__, discover, engine, explain
from .carrier import Stated
from .diagnostic import FileReport, Report, Severity
from .render import FORMATS, render, summary
from .request import KINDS
from .rules import load
from .spelling import closest
from .tables import MODES

_MANY = 50
"""From so many files on, a terminal sees a progress line."""


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


class _Names(click.ParamType):  # type: ignore[type-arg]
    """Rule names, separated by commas."""

    name = "rules"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The names; an unknown one is a usage error that names the nearest."""
        known = load()
        names = tuple(name.strip() for name in str(value).split(",") if name.strip())
        for name in names:
            if name not in known:
                near = closest(name, known)
                self.fail(f"there is no rule {name!r}{f'; did you mean {near}?' if near else ''}", param, ctx)
        return names


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reclint")
def cli() -> None:
    """Finds what is wrong in Agora Cloud Recording requests before they are sent."""


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--kind", type=_Word(KINDS, "kind"), help="What the named files are; left out, it is recognised.")
@click.option("--mode", type=_Word(MODES, "mode"), help="The recording mode; left out, it is inferred.")
@click.option("--url", help="The URL that the request is sent to; states kind and mode.")
@click.option(
    "--format",
    "form",
    type=_Word(FORMATS, "format"),
    default="full",
    show_default=True,
    help=" | ".join(FORMATS),
)
@click.option(
    "--output-file",
    type=click.Path(dir_okay=False),
    help="Write the findings there instead of to the terminal.",
)
@click.option(
    "--fail-on",
    type=_Word(("info", "warning", "error"), "severity"),
    default="warning",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option(
    "--min-severity",
    type=_Word(("info", "warning", "error"), "severity"),
    default="info",
    show_default=True,
    help="Hide what is less severe.",
)
@click.option("--select", type=_Names(), multiple=True, help="Only these rules (comma separated).")
@click.option("--ignore", type=_Names(), multiple=True, help="Without these rules (comma separated).")
@click.option("--stdin-filename", type=click.Path(), help="The name of what comes on standard input (PATHS is -).")
@click.option("--force-exclude", is_flag=True, help="Skip what git ignores, even when it is named.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 in spite of findings.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Also NO_COLOR and FORCE_COLOR.",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary, no progress.")
@click.option("-v", "--verbose", is_flag=True, help="Name every request that was checked.")
def check(paths: tuple[str, ...], **given: Any) -> None:
    """Check the requests in PATHS: files, folders, or - for standard input; without PATHS, this folder."""
    options = _options(given)
    report = _run(paths, options, given)
    shown = _at_least(report, Severity[given["min_severity"].upper()])
    _emit(shown, given)
    if not given["quiet"]:
        _tell(shown, verbose=given["verbose"])
    for path, reason in report.failures.items():
        click.echo(f"reclint: {_printable(path)}: {reason}", err=True)
    sys.exit(_exit_code(report, Severity[given["fail_on"].upper()], exit_zero=given["exit_zero"]))


def _options(given: dict[str, Any]) -> engine.Options:
    select = frozenset(name for names in given["select"] for name in names)
    ignore = frozenset(name for names in given["ignore"] for name in names)
    root = discover.project_root(".")
    return engine.Options(
        Stated(given["kind"], given["mode"], given["url"]), select=select or None, ignore=ignore, root=root
    )


def _run(paths: tuple[str, ...], options: engine.Options, given: dict[str, Any]) -> Report:
    """Checks everything; a file that cannot be read is a failure, and the rest is still checked."""
    if "-" in paths:
        if len(paths) > 1:
            raise click.UsageError("- (standard input) cannot be mixed with other paths")
        data = sys.stdin.buffer.read(engine.MAX_BYTES + 1)
        found = engine.check_bytes(data, given["stdin_filename"] or "<stdin>", options)
        return Report((found,) if found else (), skipped=0 if found else 1)
    search = discover.Search()
    targets = list(search.files(paths or (".",), force_exclude=given["force_exclude"]))
    reports, skipped = _check_all(targets, options, search, quiet=given["quiet"])
    hints = () if reports else tuple(search.builders())
    return Report(tuple(reports), skipped, hints, search.failures)


def _check_all(
    targets: Sequence[discover.Found], options: engine.Options, search: discover.Search, *, quiet: bool
) -> tuple[list[FileReport], int]:
    reports: list[FileReport] = []
    recognising = replace(options, stated=replace(options.stated, kind=None, url=None))
    visible = not quiet and len(targets) >= _MANY and sys.stderr.isatty()
    for number, target in enumerate(targets):
        if visible and number % 20 == 0:
            click.echo(f"\r{number} of {len(targets)} files", err=True, nl=False)
        data = _read(target.path, search)
        if data is not None:
            found = engine.check_bytes(data, _shown(target.path), options if target.named else recognising)
            reports += [found] if found else []
    if visible:
        click.echo("\r\x1b[K", err=True, nl=False)
    return reports, len(targets) - len(reports)


def _read(path: str, search: discover.Search) -> bytes | None:
    try:
        return discover.read(path, engine.MAX_BYTES + 1)
    except OSError as error:
        search.failures[path] = error.strerror or str(error)
        return None


def _shown(path: str) -> str:
    """A path as every output names it: POSIX, relative to the current folder when below it."""
    if os.path.isabs(path):
        relative = os.path.relpath(path)
        path = path if relative.startswith("..") else relative
    return os.path.normpath(path).replace(os.sep, "/")


def _at_least(report: Report, least: Severity) -> Report:
    if least is Severity.INFO:
        return report
    files = [
        replace(file, diagnostics=[one for one in file.diagnostics if one.severity >= least]) for file in report.files
    ]
    return replace(report, files=files)


def _emit(report: Report, given: dict[str, Any]) -> None:
    target = given["output_file"]
    colour = _colour(given["color"]) and target is None
    output = render(given["form"], report, colour=colour)
    if target is None:
        stdout = sys.stdout.buffer
        stdout.write(output.encode("utf-8", "backslashreplace"))
        stdout.flush()
        return
    try:
        Path(target).write_text(output, "utf-8", "backslashreplace", newline="\n")
    except OSError as error:
        raise click.UsageError(f"--output-file: {target}: {error.strerror}") from error


def _colour(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _tell(report: Report, *, verbose: bool) -> None:
    if verbose:
        for file in report.files:
            for one in file.documents:
                mode = f", mode {one.mode} ({one.mode_source})" if one.mode else ""
                place = f" at {one.pointer}" if one.pointer else ""
                click.echo(f"{_printable(one.path)}: {one.kind}{place}{mode}", err=True)
    click.echo(_printable(summary(report)), err=True)


def _printable(text: str) -> str:
    from .render import safe

    return safe.text(text)


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
        click.echo(explain.explain(name), nl=False)
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from error


@cli.command("rules")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rules_command(form: str) -> None:
    """List every rule."""
    click.echo(explain.list_rules(form), nl=False)


@cli.command("schema")
@click.argument("kind", required=False, type=_Word(KINDS, "kind"))
def schema_command(kind: str | None) -> None:
    """Print the JSON Schema of KIND, for editors; without KIND, list them."""
    if kind is None:
        click.echo("\n".join(KINDS))
        return
    from importlib import resources

    click.echo(resources.files("reclint.schemas").joinpath(f"{kind}.schema.json").read_text("utf-8"), nl=False)


def main() -> None:
    """The entry point: runs the command and turns every way to end into an exit code."""
    try:
        code = cli(standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 0
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
