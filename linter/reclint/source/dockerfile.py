"""A Dockerfile as a shell script, with the place of every character: variables, lists of words, files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .gaps import Change, apart, spliced
from .offsets import Entry

_SET = r"(?m)^[ \t]{0,99}(?i:ENV|ARG)[ \t]{1,9}(?=[A-Za-z_])"
_NAME = r"([A-Za-z_]\w{0,99})[ \t]{1,9}(?=[^\s=])"
"""`ENV NAME value`, without a sign between the two."""
_LINE = r"[^\r\n]{1,50000}"
_QUOTED = r"'[^']*'[ \t]*\Z|\"[^\"]*\"[ \t]*\Z"
_WORDS = (
    r"(?m)^[ \t]{0,99}(?:ONBUILD[ \t]{1,9})?(?:HEALTHCHECK[ \t][^\r\n\[]{0,200})?(?i:RUN|CMD|ENTRYPOINT)[ \t]"
    r"(?:[ \t]{0,9}--[a-z]{1,20}=\S{1,200}[ \t])?[ \t]{0,9}(?=\[)"
)
_LIST = r"\[[\s\\]*(?:\"(?:[^\"\\\r\n]|\\.)*\"[\s\\]*(?:,[\s\\]*)?){1,400}\]"
_SIGN = r"\[|\]|,|\"|\\[\"\\/nt]|'|\\u|\\\r?\n"
_PLAIN = r"[\w./-]{1,99}\""
"""A word that needs no quotes."""
_WITHIN = {'\\"': '"', "\\\\": "\\", "\\/": "/", "\\n": "\n", "\\t": "\t", "'": "'\\''"}
"""What the escapes of JSON, and a quote of the shell, are in the quotes of the shell."""
_FILE = (
    r"(?m)^[ \t]{0,99}((?i:COPY|ADD)[ \t]{1,9}(?:--\S{1,99}[ \t]{1,9}){0,3})"
    r"<<-?[\"']?\w{1,99}[\"']?[ \t]{1,9}(?=[^\s<])"
)
"""Before the name of the file that a here-document becomes."""


def script(text: str) -> Entry:
    """The commands of a Dockerfile, with its variables as those of the shell, and its lists as words in quotes."""
    changes = sorted((*_variables(text), *_lists(text), *_files(text)))
    return spliced(Entry(text, "yaml"), list(apart(changes)))


def _variables(text: str) -> Iterator[Change]:
    for setting in re.finditer(_SET, text):
        start, end = setting.span()
        name = re.compile(_NAME).match(text, end)
        if name is None:
            yield start, end, ""
            continue
        value = re.compile(_LINE).match(text, name.end())
        if value is None or value[0].endswith("\\") or ("'" in value[0] and not re.match(_QUOTED, value[0])):
            continue
        quote = "" if re.match(_QUOTED, value[0]) else "'"
        yield start, name.end(), f"{name[1]}={quote}"
        yield value.end(), value.end(), quote


def _lists(text: str) -> Iterator[Change]:
    for head in re.finditer(_WORDS, text):
        words = re.compile(_LIST).match(text, head.end())
        if words is not None and "\\u" not in words[0]:
            yield from _in_list(text, *words.span())


def _in_list(text: str, start: int, end: int) -> Iterator[Change]:
    is_word, plain = False, None
    for sign in re.compile(_SIGN).finditer(text, start, end):
        if sign[0] == '"':
            is_word = not is_word
            if is_word:
                plain = re.compile(_PLAIN).match(text, sign.end())
            yield *sign.span(), "" if plain else "'"
        elif is_word and sign[0] in _WITHIN:
            yield *sign.span(), _WITHIN[sign[0]]
        elif not is_word and sign[0] in "[],":
            yield *sign.span(), " "


def _files(text: str) -> Iterator[Change]:
    for file in re.finditer(_FILE, text):
        yield *file.span(1), "cat "
        yield file.end(), file.end(), "> "
