"""The values that `jq` and `yq` put into a secret place of a body: `jq --arg t X '{token: $t}'`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..diagnostic import Span
from ..spec import all_keys
from .names import is_secret_key

_COMMAND = r"\b(?:jq|gojq|jaq|yq)\b"
_ARGUMENT = (
    r"--(?:arg(?:json)?|rawfile|slurpfile)[ \t\r\n\\]{1,99}[\"']?([A-Za-z_][A-Za-z0-9_]{0,60})[\"']?[ \t\r\n\\]{1,99}"
)
_USE = r"\$(?:\$?ARGS\.named(?:\.|\[\\{0,3}\"))?([A-Za-z_][A-Za-z0-9_]{0,60})"
_BEFORE = 160
"""Characters before a variable in which the key stands whose value it is."""
_KEY = r"([A-Za-z_][\w-]{0,60})\\{0,3}[\"'\])]{0,3}\s{0,9}(?::|[|/+]{0,2}=)[^,;{}:]{0,100}\Z"
_SHORT = r"[{,]\s{0,99}\Z"
"""Before a variable that is a member under its own name."""
_END_OF_SHORT = r"\s{0,99}[,}]"
_RENAMED = r"[ \t|()a-z]{0,30}\bas[ \t]{1,9}\$([A-Za-z_][A-Za-z0-9_]{0,60})"
_AS = r"\bas[ \t]{1,9}\Z"
_WORD = r"[A-Za-z_][\w-]{0,60}"
_BEFORE_COMMAND = 600
"""Characters before a command among which a pipe into it is looked for."""
_ALL_POSITIONS = r"\b([A-Za-z_]\w{0,60})[\"']?[ \t]{0,9}(?::|\|?=)[ \t]{0,9}\$ARGS\.?(?!named|\w*\.named)"
_REST_BEHIND_QUOTE = r"[^'\"\r\n]{0,400}['\"]([^\r\n|]{0,400})"
_OF_INPUT = r"\b([A-Za-z_]\w{0,60})[\"']?[ \t]{0,9}(?::|\|?=)[ \t]{0,9}\(?[ \t]{0,9}(?:\.|inputs?\b)(?![\w\[\"])"
"""A member of an object of jq that is its input."""
HERE_STRING = r"<<<[ \t]{0,9}(\"[^\"\r\n]{0,400}\"|'[^'\r\n]{0,400}'|[^\s;|&)]{1,400})"
_PIPED = r"\b(?:echo|printf)[ \t]([^|;&\r\n]{1,400})\|[ \t\r\n\\]{0,99}\Z"
_SET_PATH = (
    r"\bsetpath\(\[[^\]\r\n]{0,200}\b([A-Za-z_]\w{0,60})\\{0,3}[\"']\][ \t]{0,9};[ \t]{0,9}"
    r"(\\{0,3}\"[^\"\r\n]{1,300}\")"
)


def values(text: str, value: Callable[[str, int], Span]) -> Iterator[Span]:
    """What is put into secret places; `value` tells where a word ends that begins at an offset."""
    starts = [command.start() for command in re.finditer(_COMMAND, text)]
    if not starts:
        starts = [0] if "--arg" in text else []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        yield from _of_command(text, start, end, value)


def _of_command(text: str, start: int, end: int, value: Callable[[str, int], Span]) -> Iterator[Span]:
    named = list(re.compile(_ARGUMENT).finditer(text, start, end))
    used = _secret_names(text, start, end) if named else {}
    for argument in named:
        if used.get(argument[1], is_secret_key(argument[1])):
            yield value(text, argument.end())
    for use in re.compile(_ALL_POSITIONS).finditer(text, start, end):
        if is_secret_key(use[1]) and (rest := re.compile(_REST_BEHIND_QUOTE).match(text, use.end())):
            yield Span(*rest.span(1))
    for path in re.compile(_SET_PATH).finditer(text, start, end):
        if is_secret_key(path[1]):
            yield Span(*path.span(2))
    if any(is_secret_key(use[1]) for use in re.compile(_OF_INPUT).finditer(text, start, end)):
        for read in re.compile(HERE_STRING).finditer(text, start, end):
            yield Span(*read.span(1))
        low = max(0, start - _BEFORE_COMMAND)
        before = max(text.rfind("\n", low, start) + 1, low)
        if piped := re.compile(_PIPED).search(text, before, start):
            yield Span(*piped.span(1))


def _secret_names(text: str, start: int, end: int) -> dict[str, bool]:
    """By variable, whether it comes to stand in a secret place of what the command makes."""
    found: dict[str, bool] = {}
    renamed: dict[str, str] = {}
    for use in re.compile(_USE).finditer(text, start, end):
        name = use[1]
        if text.startswith("\\", use.start() - 1) and not text.startswith("(", use.start() - 1):
            continue
        if again := re.compile(_RENAMED).match(text, use.end(), end):
            renamed[again[1]] = name
            continue
        if re.search(_AS, text[max(use.start() - 14, start) : use.start()]):
            continue
        found[name] = found.get(name, False) or _is_secret(text, use, max(start, use.start() - _BEFORE), end)
    for new, old in renamed.items():
        found[old] = found.get(old, False) or found.get(new, False)
    return found


def _is_secret(text: str, use: re.Match[str], start: int, end: int) -> bool:
    before = text[start : use.start()]
    if re.search(_SHORT, before) and re.compile(_END_OF_SHORT).match(text, use.end(), end):
        return is_secret_key(use[1])
    if key := re.search(_KEY, before):
        return is_secret_key(key[1]) or (is_secret_key(use[1]) and key[1] not in all_keys())
    return any(map(is_secret_key, re.findall(_WORD, before)))
