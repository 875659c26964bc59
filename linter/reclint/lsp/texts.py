"""An open text, with all that is known of it: worked out once, and only when something asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from .. import linter as engine
from ..diagnostic import Diagnostic, Edit, FileReport, Report
from ..document.encoding import decode
from ..linter.options import Options
from ..linter.readings import Reading, read
from ..project import fixes
from ..project.baseline import judge
from ..project.ignoring import ignoring
from ..source import MissingGrammar
from .positions import Encoding, Positions
from .projects import View


class Text:
    """A text as it is at one moment; `path` is its name in findings, and tells the language by its ending."""

    def __init__(self, view: View, text: str, encoding: Encoding) -> None:
        self.view, self.text = view, text
        self.path, self.options = view.name, view.options
        self._encoding = encoding
        self._ignoring: dict[str, list[Edit]] = {}

    @cached_property
    def positions(self) -> Positions:
        """Its positions in the units of the protocol."""
        return Positions(self.text, self._encoding)

    @cached_property
    def _data(self) -> bytes:
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def is_read(self) -> bool:
        """Whether it may hold requests, and is no larger than what a run reads."""
        if len(self._data) > self.options.limits.bytes:
            return False
        return self.options.is_stated or engine.may_be_ours(self._data, self.path)

    def _of_large(self) -> FileReport | None:
        """The finding about a text that is too large to be read; None of any other."""
        if len(self._data) <= self.options.limits.bytes:
            return None
        return engine.check_bytes(self._data, self.path, self.options)

    @cached_property
    def report(self) -> FileReport | None:
        """What is found in it and not known already; None where nothing in it is ours."""
        if self._checked is None or self.view.baseline is None:
            return self._checked
        [left] = judge(Report((self._checked,)), self.view.baseline, "", ()).report.files
        return left

    @cached_property
    def _checked(self) -> FileReport | None:
        return engine.check_text(self.text, self.path, self.options) if self.is_read else self._of_large()

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """The findings in it."""
        return self.report.diagnostics if self.report is not None else ()

    @cached_property
    def mended(self) -> str:
        """The text after all fixes that are safe, as `check --fix` applies them."""
        data = self._data
        if not any(one.edits and one.fix and one.fix.safe for one in self.diagnostics) or decode(data)[0] != self.text:
            return self.text
        return decode(fixes.mend(data, self.path, self.options, unsafe=False).after)[0]

    def ignoring(self, one: Diagnostic) -> list[Edit]:
        """The edit that suppresses a finding; none where no comment can."""
        if self._checked is None:
            return []
        if one.identity not in self._ignoring:
            edits = ignoring(self.text, self.path, self.options, one, self._checked, self.readings)
            self._ignoring[one.identity] = edits
        return self._ignoring[one.identity]

    @cached_property
    def readings(self) -> Sequence[Reading]:
        """The sources in it, as they are written: placeholders stay."""
        return sources(self.path, self.text, self.options) if self.is_read else ()


def sources(path: str, text: str, options: Options) -> Sequence[Reading]:
    """The sources of a text, with their documents and requests; none of a program that cannot be read."""
    try:
        return list(read(path, text, options._replace(variables=None)))
    except MissingGrammar:
        return ()
