"""What may be a body in a script though nothing is known to send it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..shell.words import Word, read_words
from .shell_script import Script

_HEAD = (
    r"(?m)(?:^|[;&|(]|\b(?:then|do|else|if|while|until)\b)[ \t]{0,99}"
    r"(?:(?:then|do|else|if|while|until|time|!)[ \t]{1,9}){0,3}([A-Za-z_][\w:.-]{0,99})(?=[ \t])"
)
"""The name of a command that is given something."""
_READ_OTHERWISE = frozenset(
    (
        *("jq", "yq", "printf", "echo", "curl", "wget", "cat", "tee", "ssh", "awk", "sed", "grep", "perl", "ruby"),
        *("python", "python3", "node", "php", "test", "bash", "sh", "zsh", "eval", "export", "local", "alias"),
        *("declare", "readonly", "typeset", "set", "read", "for", "case", "in", "docker"),
    )
)
"""Commands whose words are read otherwise, are programs, or are for another shell."""
_OBJECT = r"\s{0,200}\{\s{0,200}\"\w"


def unsent(script: Script) -> Iterator[Word]:
    """What commands print, and what variables, lists, functions and other commands are given."""
    yield from (output.body for output in script.outputs if output.is_document or _is_whole(output.body))
    words = [word for values in script.variables.values() for _, word in values]
    words += [word for found in script.lists.values() for assignment in found for word in assignment.words]
    words += [word for found in script.calls.values() for call in found for word in call.command.words]
    yield from filter(_is_whole, words)
    yield from _given_to_others(script.text)


def _given_to_others(text: str) -> Iterator[Word]:
    """The objects of JSON that commands of which nothing is known are given: `agora_post acquire '{…}'`."""
    at = 0
    while (head := re.compile(_HEAD).search(text, at)) is not None:
        at = head.end()
        if head[1] in _READ_OTHERWISE:
            continue
        command = read_words(text, at, len(text))
        at = max(at, command.end)
        given = command.words if command.document is None else [*command.words, command.document]
        yield from (word for word in given if re.match(_OBJECT, word.text) and _is_whole(word))


def _is_whole(word: Word) -> bool:
    """Whether a word is an object as a whole, and not the beginning of one or one with something behind it."""
    text = word.text.strip()
    return text.startswith("{") and text.endswith("}") and text.count("{") == text.count("}")
