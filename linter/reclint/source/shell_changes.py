"""What a script changes before it sends it: by `sed`, filters of `jq`, substitutions and formats."""

from __future__ import annotations

import re

from ..shell.words import Word, read_words
from .shell_makers import made
from .shell_output import is_filter

_CHANGING = (
    r"\b(?:sed|perl|g?awk|jq|yq|gomplate|mustache|m4|xargs|printf|tr|python3?|node|mv|cp)"
    r"(?=[ \t\r\n\\|<>)]|\Z)"
)
_SUBSTITUTED = r"\$\{([A-Za-z_]\w{0,99})(?:[/%#^,]|@[A-Z]\})"
_VARIABLE = r"\$\{?([A-Za-z_]\w{0,99})\}?"
_IN_PLACE = r"-[a-zA-Z]{0,5}i|--in-place"
_PIECE = r"[^\s\"'|;&<>()]{1,200}"
_PRINTED = (
    r"\b(?:echo|printf|cat)\b[^|;&\r\n]{0,200}"
    r"(?:\|[ \t]{0,9}(?:sed|jq|tr|envsubst|cat|tee|g?awk|perl)\b[^|;&\r\n]{0,200}){0,9}\|\Z"
)
"""What is printed into a command, with nothing between that sends it."""
_CALLED = r"(?:^|[\s(;&`])([A-Za-z_][\w:.-]{0,99})(?:[ \t][^|;&()\r\n]{0,150})?\|\Z"
_BEFORE_PIPE = 200
_MOST_INSIDE = 100
"""Commands inside of others that are looked at."""


class Changes:
    """The variables, files and outputs of a script of which something else is made; the files changed in place."""

    def __init__(self, text: str) -> None:
        self.variables = {found[1] for found in re.finditer(_SUBSTITUTED, text)}
        self.files: set[str] = set()
        self.in_place: set[str] = set()
        self.commands: set[str] = set()
        self.documents: list[Word] = []
        """The here-documents and here-strings of which something else is made."""
        end = inside = 0
        for name in re.finditer(_CHANGING, text):
            if name.start() < end:
                inside += 1
                if inside > _MOST_INSIDE or text[name.start() - 1] not in "(`|;&":
                    continue  # a word of the command before
            end = max(end, self._add(text, name))
        found = made(text)
        self.variables |= found.variables
        self.files |= found.files
        self.in_place |= found.in_place

    def _add(self, text: str, name: re.Match[str]) -> int:
        """Take on what a command changes; where it ends."""
        command = read_words(text, name.start(), min(len(text), name.start() + 2_000))
        words = command.words
        if name[0] == "printf":
            named = words[1:2] if len(words) > 1 and words[1].text.startswith("$") else []
            self._take(named)
            return command.end
        if name[0] in ("mv", "cp"):
            self.in_place.update(path_of(word.text) for word in words[-1:])
            return command.end
        if name[0] == "jq" and not is_filter(words):
            return command.end
        taken: list[Word] = [*words[1:]]
        taken += [word for word in (command.source, command.document) if word is not None]
        self._take(taken)
        self.documents += [] if command.document is None else [command.document]
        if any(re.match(_IN_PLACE, word.text) for word in words[1:]):
            self.in_place.update(path_of(word.text) for word in words[1:])
        before = text[max(0, name.start() - _BEFORE_PIPE) : name.start()].rstrip(" \t\r\n\\")
        if called := re.search(_CALLED, before):
            self.commands.add(called[1])
        if printed := re.search(_PRINTED, before):
            self.variables.update(found[1] for found in re.finditer(_VARIABLE, printed[0]))
            self.files.update(path_of(piece) for piece in re.findall(_PIECE, printed[0]))
        return command.end

    def _take(self, words: list[Word]) -> None:
        for word in words:
            if found := re.fullmatch(_VARIABLE, word.text.strip()):
                self.variables.add(found[1])
            self.files.add(path_of(word.text))


def path_of(name: str) -> str:
    """The path of a file, which a script may name with `./` or without."""
    return name.removeprefix("./")
