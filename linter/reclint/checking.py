"""One run over many files: read, checked, fixed where that is wanted; nothing is kept between files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from . import discover, engine, secrets
from .carrier import decode
from .diagnostic import FileReport, Report, Severity
from .options import Options
from .settings import Settings
from .wording import MASK

Fixing = Literal["no", "safe", "unsafe"]


class Run:
    """What one run was asked for, and what it has found so far.

    `dry` fixes are only shown, not written; what is less severe than `least` is left out.
    """

    def __init__(
        self,
        options: Options,
        settings: Settings,
        fixing: Fixing = "no",
        dry: bool = False,
        least: Severity = Severity.INFO,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self.options, self.settings = options, settings
        self.fixing, self.dry, self.least, self.progress = fixing, dry, least, progress
        self.skipped = self.fixed = 0
        self.diffs: list[str] = []
        self.seen: list[str] = []
        """The files that were to be read."""
        self.failures: dict[str, str] = {}

    def paths(self, paths: Sequence[str], *, force_exclude: bool) -> Report:
        """The report on files and folders."""
        search = self._search()
        targets = self._targets(search, paths, force_exclude)
        self.seen += [shown(target.path) for target in targets]
        reports = [found for target in self._told(targets) if (found := self._target(target)) is not None]
        return self._report(reports, () if reports else tuple(search.builders()))

    def files(self, paths: Sequence[str], *, force_exclude: bool) -> list[str]:
        """The files that a run over files and folders would read."""
        return [shown(target.path) for target in self._targets(self._search(), paths, force_exclude)]

    def _search(self) -> discover.Search:
        return discover.Search(
            read_programs=self.options.is_stated,
            failures=self.failures,
            excludes=self.settings.excludes if self.settings.exclude else None,
        )

    def _targets(self, search: discover.Search, paths: Sequence[str], force_exclude: bool) -> list[discover.Found]:
        """The files to read; without paths, those in the current folder that the settings include."""
        found = search.files(paths or (os.curdir,), force_exclude=force_exclude)
        return [target for target in found if paths or self.settings.includes(target.path)]

    def text(self, data: bytes, name: str) -> Report:
        """The report on bytes that are no file here."""
        self.seen.append(shown(name))
        found = self._check(data, shown(name), self.settings.options_for(name, self.options))
        if found is not None and self.dry:
            found = self._fix(data, name, found)
        self.skipped += found is None
        return self._report([found] if found else [], ())

    def _told(self, targets: Sequence[discover.Found]) -> Iterator[discover.Found]:
        for number, target in enumerate(targets):
            if self.progress is not None:
                self.progress(number, len(targets))
            yield target

    def _report(self, reports: Iterable[FileReport], hints: tuple[str, ...]) -> Report:
        return Report([_at_least(file, self.least) for file in reports], self.skipped, hints, self.failures)

    def _target(self, target: discover.Found) -> FileReport | None:
        """The report on one file; a file that was found in a folder and is gone by now was never there."""
        try:
            data = discover.read(target.path, engine.MAX_BYTES + 1)
        except OSError as error:
            if target.named or not isinstance(error, FileNotFoundError):
                self.failures[target.path] = discover.reason(error)
            return None
        name = shown(target.path)
        judge = self._check if target.named else self._check_found
        found = judge(data, name, self.settings.options_for(target.path, self.options))
        if found is not None and self.fixing != "no":
            found = self._fix(data, target.path, found)
        self.skipped += found is None and name not in self.failures
        return found

    def _check(self, data: bytes, name: str, options: Options) -> FileReport | None:
        """The report on one text; should the check itself fail, the other files are still checked."""
        try:
            return engine.check_bytes(data, name, options)
        except Exception as error:
            self.failures[name] = internal(error)
            return None

    def _check_found(self, data: bytes, name: str, options: Options) -> FileReport | None:
        """The report on a file found in a folder: what the caller states holds only where a request is recognised."""
        own = self.options._replace(stated=self.options.stated._replace(kind=None, url=None))
        recognising = self.settings.options_for(name, own)
        found = self._check(data, name, recognising)
        if recognising == options or found is None or not found.documents:
            return found
        stated = self._check(data, name, options)
        refused = stated is None or any(one.rule == "not-a-recording-request" for one in stated.diagnostics)
        return found if refused else stated

    def _fix(self, data: bytes, path: str, found: FileReport) -> FileReport:
        """Fixes what can be fixed in a file, and reports what is left."""
        from . import apply

        name = shown(path)
        mended = apply.mend(data, name, self.settings.options_for(path, self.options), unsafe=self.fixing == "unsafe")
        if mended.after == data:
            return found
        if self.dry:
            self.diffs.append(apply.diff(name, _masked(name, data), _masked(name, mended.after)))
            self.fixed += mended.fixed
            return found
        try:
            if discover.read(path, len(data) + 1) != data:
                raise OSError(0, "it has changed in the meantime, so nothing was written")
            apply.write(path, mended.after)
        except OSError as error:
            self.failures[path] = discover.reason(error)
            return found
        self.fixed += mended.fixed
        return mended.report or FileReport(name)


def shown(path: str) -> str:
    """A path as every output names it: POSIX, relative to the current folder when below it."""
    absolute, here = os.path.abspath(path), os.path.join(os.getcwd(), "")
    if absolute.startswith(here):
        path = absolute[len(here) :]
    return os.path.normpath(path).replace(os.sep, "/")


def _at_least(file: FileReport, least: Severity) -> FileReport:
    if least is Severity.INFO:
        return file
    return file._replace(diagnostics=[one for one in file.diagnostics if one.severity >= least])


def _masked(name: str, data: bytes) -> str:
    """A file's text with its secrets masked."""
    text, _ = decode(data)
    pieces, at = [], 0
    for span in secrets.spans(name, text):
        if span.start >= at:
            pieces += [text[at : span.start], MASK]
            at = span.end
    return "".join([*pieces, text[at:]])


def internal(error: Exception) -> str:
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
