"""One run over many files: read, checked, fixed where that is wanted; nothing is kept between files."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from .. import linter as engine
from .. import source as carrier
from ..diagnostic import FileReport, NearMiss, Report, Severity
from ..document.encoding import decode
from ..limits import Limits
from ..linter.options import Options
from ..messages import listing
from ..tuples import NamedTuple
from . import file_reading, file_writing, walk, workers
from .settings import Settings

Fixing = Literal["no", "safe", "unsafe", "ignore"]
"""What is done about findings: nothing, the fixes that are safe, all fixes, comments that leave them out."""


class Outcome(NamedTuple):
    """What became of one file; all empty for one that was found in a folder and is gone by now."""

    report: FileReport | None = None
    is_other: bool = False
    """Whether there is nothing in it that could be a request."""
    failure: tuple[str, str] | None = None
    """The path and the reason, where it could not be read, checked or written."""
    fixed: int = 0
    left: int = 0
    """Findings that no comment can suppress, where comments are written."""
    diff: str = ""
    is_masked: bool = False
    """Whether the diff shows lines with secrets, so that it cannot be applied."""
    warning: str = ""
    """What was not done as it was asked for, and why."""
    near_misses: Sequence[NearMiss] = ()
    names_api: bool = False
    """Whether it is a program that may build requests in a way that is not read."""


_OTHER = Outcome(is_other=True)
_OTHER_PROGRAM = Outcome()
"""What comes of a file that took no more than reading it; programs are not counted."""


def _of_report(found: FileReport | None) -> Outcome:
    """The outcome of a check; a report that only tells what comes near a request counts as none."""
    near = found.near_misses if found is not None else ()
    report = None if near and found is not None and not (found.documents or found.diagnostics) else found
    return Outcome(report, report is None, near_misses=near)


class Checker(NamedTuple):
    """What to do with every file. It keeps nothing of one for the next, so that several processes may share the work.

    `dry` fixes are only shown, not written; what is less severe than `least` is left out.
    """

    options: Options
    settings: Settings
    fixing: Fixing = "no"
    dry: bool = False
    least: Severity = Severity.INFO
    named: tuple[str, ...] = ()
    """The files and folders that were named."""

    def file(self, target: walk.Found) -> Outcome:
        """What becomes of a file."""
        path, most = target.path, self.options.limits.bytes + 1
        try:
            data = file_reading.read(path, most)
        except OSError as error:
            is_gone = isinstance(error, FileNotFoundError) and not target.named
            return Outcome() if is_gone else Outcome(failure=(path, file_reading.reason(error)))
        outcome = self._of_file(data, target)
        if len(data) < most or outcome.report is not None or outcome.failure is not None:
            return outcome
        size = engine.size_in_words(most - 1)
        reason = f"it is larger than {size}, and nothing in the first {size} names a request"
        return outcome._replace(near_misses=(NearMiss(shown(path), reason=reason),))

    def _of_file(self, data: bytes, target: walk.Found) -> Outcome:
        """What becomes of a file's bytes, which may be its first ones."""
        path, is_stated = target.path, self.options.is_stated or self.settings.files
        other = _OTHER_PROGRAM if target.is_program else _OTHER
        if not target.named and not is_stated and not engine.may_be_ours(data, path):
            return other
        if target.named:
            return self._outcome(data, path, engine.check_bytes)._replace(names_api=target.is_program)
        outcome = self._outcome(data, path, self._check_found if is_stated else engine.check_ours)
        if not outcome.is_other or outcome.near_misses:
            return outcome
        return Outcome(names_api=True) if target.is_program else other

    def text(self, data: bytes, name: str) -> Outcome:
        """What becomes of bytes that are no file here."""
        return self._outcome(data, name, engine.check_bytes)

    def _outcome(self, data: bytes, path: str, check: Callable[[bytes, str, Options], FileReport | None]) -> Outcome:
        """Should the check itself fail, the other files are still checked."""
        name, options = shown(path), self.settings.options_for(path, self.options)
        try:
            found = check(data, name, options)
            outcome = _of_report(found)
            if outcome.report is not None and self.fixing != "no":
                outcome = self._fix(data, path, outcome.report, options)
        except Exception as error:
            return Outcome(failure=(name, internal(error)))
        if outcome.report is None or self.least is Severity.INFO:
            return outcome
        return outcome._replace(report=_at_least(outcome.report, self.least))

    def _check_found(self, data: bytes, name: str, options: Options) -> FileReport | None:
        """The report on a file found in a folder: what the caller states holds only where a request is recognised."""
        if not options.is_stated:
            return engine.check_bytes(data, name, options)
        own = self.options._replace(stated=self.options.stated._replace(kind=None, url=None))
        recognising = self.settings.options_for(name, own)
        found = engine.check_bytes(data, name, recognising)
        if recognising == options or found is None or not found.documents:
            return found
        stated = engine.check_bytes(data, name, options)
        others = {document.kind for document in found.documents} - {options.stated.kind}
        unfit = {"not-a-recording-request", "misplaced-key"} if others else {"not-a-recording-request"}
        refused = stated is None or any(diagnostic.rule in unfit for diagnostic in stated.diagnostics)
        return found if refused else stated

    def _fix(self, data: bytes, path: str, found: FileReport, options: Options) -> Outcome:
        """Fixes what can be fixed in a file, and reports what is left."""
        from . import fixes, ignoring

        name = shown(path)
        if self.fixing == "ignore":
            mended = ignoring.ignore_all(data, name, options, self.least)
        else:
            mended = fixes.mend(data, name, options, unsafe=self.fixing == "unsafe")
        if mended.after == data:
            return Outcome(found, left=mended.left)
        if self._leads_out(path):
            return Outcome(found, warning=f"{name}: not changed: it is a link to a file outside of what was named")
        if self.dry:
            before, after = decode(data)[0], decode(mended.after)[0]
            diff = fixes.diff(name, *_both_masked(name, before, after, options.limits))
            is_masked = diff != fixes.diff(name, before, after)
            return Outcome(found, fixed=mended.fixed, left=mended.left, diff=diff, is_masked=is_masked)
        try:
            if file_reading.read(path, len(data) + 1) != data:
                raise OSError(0, "it has changed in the meantime, so nothing was written")
            file_writing.write(path, mended.after)
        except OSError as error:
            return Outcome(found, failure=(path, file_reading.reason(error)))
        return Outcome(mended.report or FileReport(name), fixed=mended.fixed, left=mended.left)

    def _leads_out(self, path: str) -> bool:
        """Whether a file that was found in a folder is a link to one that lies elsewhere, or that is excluded."""
        if not os.path.islink(path) or path in self.named:
            return False
        target = os.path.realpath(path)
        folders = (os.path.join(os.path.realpath(folder), "") for folder in self.named)
        is_below = any(target.startswith(folder) for folder in folders)
        return not is_below or self.settings.excludes(target)


class Overwriting(Exception):
    """An output file is one of the files to be checked."""

    def __init__(self, output: str) -> None:
        super().__init__(output)
        self.output = output


class Run:
    """What one run has found so far.

    `jobs` is how many processes share the work, None for as many as pay; `outputs` are the files that will be written.
    """

    def __init__(
        self,
        checker: Checker,
        jobs: int | None = None,
        progress: Callable[[int, int], None] | None = None,
        outputs: Sequence[str] = (),
    ) -> None:
        self.checker, self.jobs, self.progress, self.outputs = checker, jobs, progress, outputs
        self.skipped = self.fixed = 0
        self.diffs: list[str] = []
        self.masked: list[str] = []
        """The files whose diffs show lines with secrets."""
        self.unread: list[str] = []
        """The programs that were not read, as the extra for them is not installed."""
        self.left: dict[str, int] = {}
        """By file the findings that no comment can suppress, where comments are written."""
        self.near_misses: list[NearMiss] = []
        self.warnings: list[str] = []
        """What is likely to be a mistake in the settings."""
        self.remarks: list[str] = []
        """What may be a mistake in the settings."""
        self._read: list[str] = []
        self._naming: list[str] = []
        """The programs that may build requests in a way that is not read."""
        self.failures: dict[str, str] = {}

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.checker.settings

    @property
    def seen(self) -> list[str]:
        """The names of the files that were to be read."""
        return [shown(path) for path in self._read]

    def paths(self, paths: Sequence[str], *, force_exclude: bool) -> Report:
        """The report on files and folders; Overwriting where an output is one of the files."""
        search = self._search()
        self.checker = self.checker._replace(named=tuple(paths or (os.curdir,)))
        targets = self._targets(search, paths, force_exclude)
        self._refuse_overwriting(targets)
        self._read += [target.path for target in targets]
        # each file is written before the next is read, as two names may be one file
        jobs = self.jobs if self.checker.fixing == "no" else 1
        outcomes = workers.each(self.checker.file, targets, jobs, (_OTHER, _OTHER_PROGRAM))
        reports = list(self._reports(outcomes, targets))
        return self._report(reports, () if reports else self._builders(search))

    def files(self, paths: Sequence[str], *, force_exclude: bool) -> list[str]:
        """The files that a run over files and folders would read."""
        return [shown(target.path) for target in self._targets(self._search(), paths, force_exclude)]

    def text(self, data: bytes, name: str) -> Report:
        """The report on bytes that are no file here."""
        self._read.append(name)
        return self._report(list(self._reports([self.checker.text(data, name)], [walk.Found(name, True)])), ())

    def _refuse_overwriting(self, targets: Sequence[walk.Found]) -> None:
        """Raise Overwriting for an output that is named as a file to check, or found and holds a request.

        The report of an earlier run lies in the folder, too, and holds none.
        """
        reading = self.checker._replace(fixing="no")
        for output in self.outputs:
            if not (os.path.isfile(output) and file_writing.is_regular(output)):
                continue
            for target in targets:
                if file_writing.is_same_file(output, target.path) and (
                    target.named or reading.file(target).report is not None
                ):
                    raise Overwriting(output)

    def _builders(self, search: walk.Search) -> tuple[str, ...]:
        """The programs that seem to build requests; one that was read and does not name the API builds none."""
        naming, read = set(self._naming), set(self._read)
        return tuple(search.builders(lambda path: path in naming or path not in read))

    def _search(self) -> walk.Search:
        return walk.Search(
            is_stated=lambda path: self.settings.options_for(path, self.checker.options).is_stated,
            failures=self.failures,
            excludes=self.settings.excludes if self.settings.exclude else None,
        )

    def _targets(self, search: walk.Search, paths: Sequence[str], force_exclude: bool) -> list[walk.Found]:
        """The files to read; without paths, those in the current folder that the settings include."""
        found = list(search.files(paths or (os.curdir,), force_exclude=force_exclude))
        self._note_unmatched(found, paths)
        if not paths:
            found = [target for target in found if self.settings.includes(target.path)]
        if not (self.settings.files or self.checker.options.sources or self.settings.sources):
            return found
        return [target for target in found if self._is_source(target.path)]

    def _note_unmatched(self, found: Sequence[walk.Found], paths: Sequence[str]) -> None:
        """Note the patterns of the settings that match no file, where all files of their folder were looked for."""
        settings, all_paths = self.settings, [target.path for target in found]
        if settings.path is None:
            return
        name = shown(settings.path)
        is_whole = any(os.path.abspath(path) == settings.folder for path in paths or (os.curdir,))
        if not paths and found and not any(map(settings.includes, all_paths)):
            patterns = listing([f'"{line}"' for line in settings.include], "and")
            self.failures[name] = f"include ({patterns}) matches no file here"
        elif not paths and is_whole:
            for line in settings.include_without(all_paths):
                self.warnings.append(f'{name}: the pattern "{line}" of include matches no file that is read')
        if is_whole:
            for entry in settings.files_without(all_paths):
                patterns = listing([f'"{line}"' for line in entry.paths], "and")
                self.remarks.append(f"{name}: [[files]] with the paths {patterns} matches no file that is read")

    def _is_source(self, path: str) -> bool:
        """Whether files of this name are among what is read."""
        options = self.settings.options_for(path, self.checker.options) if self.settings.files else None
        wanted = options.sources if options else self.checker.options.sources or self.settings.sources
        if wanted is None:
            return True
        source = "code" if carrier.is_program(path) else carrier.source_of_file(path)
        return source is None or source in wanted

    def _reports(self, outcomes: Iterable[Outcome], targets: Sequence[walk.Found]) -> Iterator[FileReport]:
        """The reports, with everything else taken down."""
        for number, outcome in enumerate(outcomes):
            if self.progress is not None:
                self.progress(number, len(targets))
            if outcome.names_api:
                self._naming.append(targets[number].path)
            self.near_misses += outcome.near_misses
            if outcome.is_other:
                self.skipped += 1
                continue
            self.fixed += outcome.fixed
            if outcome.left and outcome.report is not None:
                self.left[outcome.report.path] = outcome.left
            self.diffs += [outcome.diff] if outcome.diff else []
            self.masked += [targets[number].path] if outcome.is_masked else []
            self.warnings += [outcome.warning] if outcome.warning else []
            if outcome.failure is not None:
                path, reason = outcome.failure
                self.failures[path] = reason
            if outcome.report is not None and outcome.report.lacks_grammar:
                self.unread.append(outcome.report.path)
            elif outcome.report is not None:
                yield outcome.report

    def _report(self, reports: Sequence[FileReport], hints: tuple[str, ...]) -> Report:
        return Report(reports, self.skipped, hints, self.near_misses, self.failures, self.checker.options.limits.shown)


def shown(path: str) -> str:
    """A path as every output names it: POSIX, relative to the current folder when below it."""
    is_plain = not ("/." in path or "//" in path or "\\" in path or ":" in path)
    if is_plain and path[:1].isalnum():
        return path  # relative and POSIX already
    is_absolute = is_plain and path.startswith("/")
    absolute, here = path if is_absolute else os.path.abspath(path), os.path.join(os.getcwd(), "")
    below = absolute[len(here) :] if absolute.startswith(here) else path if is_absolute else os.path.normpath(path)
    return below.replace(os.sep, "/")


def _at_least(file: FileReport, least: Severity) -> FileReport:
    return file._replace(diagnostics=[one for one in file.diagnostics if one.severity >= least])


def _both_masked(name: str, before: str, after: str, limits: Limits) -> tuple[str, str]:
    """What a file holds and what it would, with the secrets of both masked."""
    from ..linter.secret_spans import both_masked

    return both_masked(name, before, after, limits)


_PACKAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "")
"""Where this package lies, whatever the folders above it are called."""


def internal(error: Exception) -> str:
    """A defect of our own in one line: where it is, and nothing of what was read (that may be secret)."""
    if os.environ.get("RECLINT_TRACEBACK"):
        raise error
    trace = error.__traceback__
    place = ""
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if path.startswith(_PACKAGE):
            place = f" in {path[len(_PACKAGE) :].replace(os.sep, '/')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return (
        f"internal error: {type(error).__name__}{place}; "
        "please report it with the traceback that RECLINT_TRACEBACK=1 shows"
    )
