"""Programs in a shell script: given to an interpreter in a word or a here-document, or written to a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..shell.structure import is_in_comment
from ..shell.words import Word, read_words
from .ours import names_request
from .programs import is_program
from .shell_script import Script

_BEFORE = (
    r"!|[A-Za-z_]\w{0,60}=[^\s'\"]{0,99}|sudo(?: -E)?|(?:/usr/bin/)?env|exec|time|command|nohup"
    r"|timeout [0-9.]{1,9}[smh]?"
)
"""What may stand before the name of a command."""
_INTERPRETER = (
    rf"(?m)(?:^|[;&|({{`!]|\b(?:if|then|do|else|while|until))[ \t]{{0,99}}(?:(?:{_BEFORE})[ \t]{{1,9}}){{0,6}}"
    r"(?:[\w./~-]{0,99}/)?(python|node|php|deno|bun)(?:js|[0-9.]{0,6})(?=[ \t])"
)
_LANGUAGES = {"python": ".py", "node": ".js", "deno": ".ts", "bun": ".ts", "php": ".php"}
_OF_NODE = frozenset(("-e", "--eval", "-p", "-pe", "--print", "eval"))
_IN_A_WORD = {
    "python": frozenset(("-c",)),
    "php": frozenset(("-r",)),
    "node": _OF_NODE,
    "deno": _OF_NODE,
    "bun": _OF_NODE,
}
"""By interpreter what the program itself follows."""


def runs_programs(text: str) -> bool:
    """Whether a text calls an interpreter as a shell script does."""
    return re.search(_INTERPRETER, text) is not None


def programs(script: Script) -> Iterator[tuple[Word, str]]:
    """The programs that name a request, in order, each with the ending of files in its language."""
    found = {word.start: (word, ending) for word, ending in _all(script) if _may_send(word.text)}
    yield from (found[start] for start in sorted(found))


def _may_send(text: str) -> bool:
    """Whether a program names a request, and is not merely one, which an interpreter does nothing with."""
    return names_request(text) and not text.lstrip().startswith("{")


def _all(script: Script) -> Iterator[tuple[Word, str]]:
    text, at = script.text, 0
    pattern = re.compile(_INTERPRETER)
    while (called := pattern.search(text, at)) is not None:
        at = called.end()
        if is_in_comment(text, called.start(1)):
            continue
        command = read_words(text, at, len(text))
        at = max(at, command.end)
        given = _given(command.words, _IN_A_WORD[called[1]])
        if given is None and _reads_program(command.words):
            given = command.document
        if given is not None:
            yield given, _LANGUAGES[called[1]]
    for output in script.outputs:
        target = output.target.text if output.target is not None else ""
        if is_program(target) and not output.is_added:
            yield output.body, target[target.rfind(".") :].lower()


def _given(words: Sequence[Word], options: frozenset[str]) -> Word | None:
    """The word that is the program."""
    at = next((at for at, word in enumerate(words) if word.text in options), None)
    return words[at + 1] if at is not None and at + 1 < len(words) else None


def _reads_program(words: Sequence[Word]) -> bool:
    """Whether an interpreter is given no file: only options, or `-` before the arguments of the program."""
    given = [word.text for word in words if word.text == "-" or not word.text.startswith("-")]
    return not given or given[0] == "-" or given == ["run", "-"]
