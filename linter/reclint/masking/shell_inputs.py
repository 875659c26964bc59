"""What the commands of a script read: what others print into them, here-documents, files that the script writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span
from ..shell.words import HEREDOC, read_heredoc
from .jq import HERE_STRING

_PRINTED = r"\b(?:echo|printf)[ \t]((?:\"(?:[^\"\\]|\\.){0,400}\"|'[^']{0,400}'|[^|;&\r\n()<>\"']){1,300})"
"""What is printed by a command."""
_FROM_COMMAND = r"<[ \t]{0,9}<\(([^\r\n]{1,400})"
"""`< <(printf …)`, up to the end of its line."""
_INTO_BLOCK = r"\|[ \t\r\n\\]{0,99}(?:while|until|read|mapfile|readarray|\{|\()(?=\s)"
"""A pipe into commands that read."""
_BEFORE_PIPE = 400
_OF_BLOCK = r"(?:\bdone|\}|\)|\bfi|\besac)[ \t]{0,9}(?=<<)"
_BEHIND_BLOCK = r"(?:\bdone|\}|\)|\bfi|\besac)[ \t]{0,9}(?=<<-?[ \t]{0,9}['\"]?[A-Za-z_])"
_FILE = r"(?:\bcat[ \t]{1,9}|<[ \t]{0,9})[\"']?([\w./~-]{1,200})[\"']?[ \t]{0,9}(?:\)|`|\||\Z)"
"""A file that is put in."""
_TO_FILE = r">{1,2}[ \t]{0,9}[\"']?([\w./~-]{1,200})[\"']?"
_SET = r"(?<![\w$%{.?&-])(?:-D)?([A-Za-z_]\w{0,99})=(?=[^\s=)])"
"""Before the value of a variable, whatever the command that sets it: `sudo K=x`, `awk -v K=x`, `eval "K=x"`."""
_VALUE = r"\\?\"(?:[^\"\\\r\n]|\\.){0,400}\\?\"|'[^'\r\n]{0,400}'|[^\s\"'\\;|&<>()`]{1,400}"


def printed(text: str, span: Span) -> Iterator[Span]:
    """What the commands in a stretch print or read as a here-string."""
    for form in (_PRINTED, HERE_STRING):
        for found in re.compile(form).finditer(text, span.start, span.end):
            yield Span(*found.span(1))


def read_by_blocks(text: str) -> Iterator[Span]:
    """What loops and groups of commands read."""
    for found in re.finditer(_FROM_COMMAND, text):
        yield from printed(text, Span(*found.span(1)))
    for pipe in re.finditer(_INTO_BLOCK, text):
        yield from printed(text, Span(_line_start(text, pipe.start()), pipe.start()))
    end = 0
    for behind in re.finditer(_BEHIND_BLOCK, text):
        marker = re.compile(HEREDOC).match(text, behind.end()) if behind.start() >= end else None
        document = read_heredoc(text, marker, len(text)) if marker else None
        if document is not None:
            end = document.end
            yield document.span
    for block in re.finditer(_OF_BLOCK, text):
        if string := re.compile(HERE_STRING).match(text, block.end()):
            yield Span(*string.span(1))


def files_in(text: str, span: Span) -> Iterator[str]:
    """The names of the files that a stretch puts in."""
    for file in re.compile(_FILE).finditer(text, span.start, span.end):
        yield _path(file[1])


def written(text: str) -> Iterator[tuple[str, Span]]:
    """What a script prints into files, with the name of each."""
    end = 0
    for file in re.finditer(_TO_FILE, text):
        line, last = _line_start(text, file.start()), min(len(text), file.end() + _BEFORE_PIPE)
        for span in printed(text, Span(line, file.start())):
            yield _path(file[1]), span
        if file.start() < end:
            continue
        line_end = text.find("\n", file.end(), last)
        marker = re.compile(HEREDOC).search(text, line, line_end if line_end >= 0 else last)
        document = read_heredoc(text, marker, len(text)) if marker else None
        if document is not None:
            end = document.end
            yield _path(file[1]), document.span


def set_anywhere(text: str) -> Iterator[tuple[str, Span]]:
    """What any command sets variables to."""
    for name in re.finditer(_SET, text):
        if value := re.compile(_VALUE).match(text, name.end()):
            quote = len(value[0]) > 2 and value[0][0] in "\"'"
            yield name[1], Span(value.start() + quote, value.end() - quote)


def _line_start(text: str, at: int) -> int:
    low = max(0, at - _BEFORE_PIPE)
    return max(text.rfind("\n", low, at) + 1, low)


def _path(name: str) -> str:
    return name.removeprefix("./")
