"""Scripts in the words of a script that another shell reads: `bash -c '…'`, `eval "…"`, `ssh host "…"`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from ..shell.structure import is_in_comment
from ..shell.words import Word, read_words
from .ours import may_be_ours
from .shell_script import OUTSIDE, Script
from .shell_values import Values

DEEPEST = 3
"""Scripts inside of scripts that are followed."""
_RUNNER = (
    r"(?<![\w.\-])(?:(?:ba|da|z|k|a)?sh|\"?\$\{?SHELL\}?\"?|eval|trap|watch|ssh|su|parallel|alias)(?=[ \t]{1,9}\S)"
)
_FILLED_IN = r"\bxargs\b[^\r\n|;&]{0,150}[ \t](?:-[0-9a-zA-Z]{0,5}[Ii]|--replace)[^\r\n|;&]{0,100}\Z"
"""Before a command in whose words `xargs` puts what it reads."""
_BEFORE_COMMAND = 300
_SENDS = r"\b(?:curl|wget)(?:\.exe)?\s"
_OUTSIDE_OF_QUOTES = r"(?s)(?:[^'\"\\]|\\.|'[^']*'|\"(?:[^\"\\]|\\.)*\")*"
"""A line up to a place that is in no quotes."""
_TOLD = (
    r"(?m)(?:^|(?<=[\s;&|({!]))[\w./:-]{1,60}[ \t]{1,9}(?:-\w{1,9}[ \t]{1,9}){0,3}\"((?:[^\"\\]|\\[\s\S]){0,4000})\""
)
"""A text in double quotes that a command is given."""
_PUT_IN = r"(?<!\\)(?:\$\(|`)"
_ESCAPED = r"\s{0,200}[\[{]\s{0,200}\\\""
"""The beginning of JSON as it is written in a text in double quotes."""
_ALIAS = r"[\w.-]{1,99}="


def is_filled_in(text: str, at: int) -> bool:
    """Whether something is put in the words of a command that no script tells."""
    return re.search(_FILLED_IN, text[max(0, at - _BEFORE_COMMAND) : at]) is not None


def nested(script: Script, values: Values) -> list[Word]:
    """The words that are scripts themselves and send a body, in order; what the script knows of them is filled in."""
    found: dict[int, Word] = {}
    at = script.start
    while (runner := re.compile(_RUNNER).search(script.text, at, script.end)) is not None:
        at = runner.end()
        if not _is_command(script.text, runner.start()):
            continue
        command = read_words(script.text, runner.end(), script.end)
        at = max(at, command.end)
        for word in _scripts(script, command.words, is_alias=runner[0] == "alias"):
            found.setdefault(word.start, values.filled(word))
    return [found[start] for start in sorted(found)]


def _is_command(text: str, at: int) -> bool:
    """Whether the name of a command may stand at a place: in no comment, no quotes, and not behind `xargs`."""
    if is_in_comment(text, at) or is_filled_in(text, at):
        return False
    line = max(text.rfind("\n", 0, at) + 1, at - _BEFORE_COMMAND)
    return re.fullmatch(_OUTSIDE_OF_QUOTES, text[line:at]) is not None


def _scripts(script: Script, words: list[Word], *, is_alias: bool) -> Iterator[Word]:
    for word in words:
        written, quote = word, script.text[word.start : word.start + 1]
        if name := re.match(_ALIAS, word.text) if is_alias else None:
            written, quote = word.after(name.end()), "'"
        elif word.text.startswith("${"):
            written = script.value(word, word.start, OUTSIDE)
        if quote in ("'", '"', "$") and may_be_ours(written.text) and re.search(_SENDS, written.text):
            yield written


class Told:
    """The commands that stand in texts which others print or the like: `echo "usage: curl …"`."""

    def __init__(self, text: str) -> None:
        self._text = text

    def holds(self, at: int, body: Word) -> bool:
        """Whether a command at an offset is in such a text, and its body is written as one in double quotes."""
        if not re.match(_ESCAPED, body.text):
            return False
        number = bisect_right(self._extents, at, key=lambda extent: extent[0]) - 1
        if number < 0 or at >= self._extents[number][1]:
            return False
        return re.compile(_PUT_IN).search(self._text, self._extents[number][0], at) is None

    @cached_property
    def _extents(self) -> list[tuple[int, int]]:
        return [told.span(1) for told in re.finditer(_TOLD, self._text)]


class Extents:
    """The stretches of a script that other scripts take up."""

    def __init__(self, words: list[Word]) -> None:
        self._starts = [word.start for word in words]
        self._ends = [word.end for word in words]

    def end(self, at: int) -> int | None:
        """Where the script ends that an offset lies in."""
        number = bisect_right(self._starts, at) - 1
        return self._ends[number] if number >= 0 and at < self._ends[number] else None
