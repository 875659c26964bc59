"""What a script gives a command or a name that is called like a login or a secret: `login id …`, `set SECRET …`.

Nothing is known of such a command but its name, and the name of a secret may have lost its sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span
from ..spec import PLACEHOLDER_SIGNS, words_of_name
from ..spec.did_you_mean import distance
from ..tuples import NamedTuple
from .names import is_secret_header, is_secret_key

_COMMAND = (
    r"(?m)(?:^[ \t]{0,99}(?:[$>%][ \t]{1,3}|@)?|[;&|({][ \t]{0,9}|\b(?:then|do|else|call|exec|sudo|time)[ \t]{1,9})"
    r"\$?([\w.~/-]{2,120})(?:=?[ \t]{1,9})(?![=:(+-]{1,2}[ \t(])([^\r\n|;&<>#(){}]{1,400})"
)
_WORD = r"\\?\"[^\"\r\n]{1,300}\"|'[^'\r\n]{1,300}'|[^\s\"']{1,300}"
_LOGINS = frozenset(
    ("login", "logon", "signin", "auth", "authenticate", "authorize", "credentials", "creds", "connect")
)
_LOGINS_OF_TWO = frozenset(("log_in", "log_on", "sign_in"))
_SUBCOMMANDS = frozenset(("login", "auth", "authenticate", "signin", "sign-in"))
_GIVES = frozenset(
    ("set", "save", "add", "put", "store", "use", "export", "update", "with", "write", "register", "verify", "validate")
)
"""What commands begin with that are given a secret."""
_SETS = frozenset(
    (
        "set",
        "add",
        "put",
        "config",
        "export",
        "setenv",
        "setx",
        "store",
        "save",
        "--",
        "-",
        "unset",
        "local",
        "readonly",
    )
)
"""Words before the name of what is set."""
_ENDING = r"\.(?:sh|bash|py|js|ps1|bat|cmd|rb|pl)\Z"
_MOST = 3
"""Words behind a login: what is longer is a sentence."""
_SHORTEST_NAME = 5
"""Letters of a command that is called like a secret: `pwd` and `pass` are others."""
_NAME = r"[A-Za-z_][\w.-]{1,80}\Z"
_TORN_LOGIN = (
    r"(?<![\w-])(?:-u|--(?:proxy-)?user)[ \t=]{1,9}[\"']?[\w.@-]{1,60}:[\"']?[ \t]{1,9}"
    r"([^\s\"'|;&<>$-][^\s\"'|;&<>]{2,200})"
)
"""A blank between the name and the password."""
_MISSPELT_USER = r"(?<![\w-])--([a-z]{3,6})[ \t=]{1,9}[\"']?[\w.@-]{1,60}:([^\s\"':/|;&<>$]{3,200})"
_REMOTE = r"\b(?:ssh|scp|sftp|rsync|lftp|ftp|sshpass)\b[^\r\n|;&]{0,200}[ \t][\w.-]{1,60}:([^\s\"':@/]{3,200})@[\w.-]"
_TORN_HEADER = r"(?<![\w-])(?:-H|--header)[ \t=]{0,9}[\"']([A-Za-z][\w-]{2,60})[ \t]{1,9}([^\"':\r\n]{3,300})[\"']"
_TORN_SETTING = (
    r"(?m)^[ \t]{0,40}(?:export[ \t]{1,9})?([A-Za-z_][\w-]{1,80})[ \t]{0,9}"
    r"(?:(?:;|->|=>|\r?\n[ \t]{0,9}=)[ \t]{0,9}|=[ \t]{0,9}\\?\r?\n[ \t]{0,9}(?=[^\s=\"']{4,300}[ \t]{0,9}\r?$))"
    r"([^\s;|&<>(){}=]{3,300})"
)
"""A name of a secret with a sign that is none, or on another line than its value."""
_FENCE = r"(?m)^[ \t>]{0,20}(?:```|~~~)[ \t]{0,9}([\w-]{0,30})"
_LANGUAGES = frozenset(
    (
        *("", "sh", "bash", "shell", "zsh", "fish", "console", "shell-session", "terminal", "text", "txt", "plain"),
        *("powershell", "ps1", "pwsh", "bat", "cmd", "batch", "env", "dotenv", "http", "rest", "ini", "properties"),
    )
)
"""What a page calls the language of a sample that commands may stand in."""


class _Word(NamedTuple):
    text: str
    span: Span


def secrets(text: str, *, is_page: bool) -> Iterator[Span]:
    """What stands in such places, be it a variable; of a page in its samples only."""
    for start, end in _samples(text) if is_page else ((0, len(text)),):
        for command in re.compile(_COMMAND).finditer(text, start, end):
            yield from (word.span for word in _of_command(command))
        for setting in re.compile(_TORN_SETTING).finditer(text, start, end):
            if is_secret_key(setting[1]) and setting[2] not in _OF_SHELL:
                yield Span(*setting.span(2))
        for form in (_TORN_LOGIN, _REMOTE):
            yield from (Span(*found.span(1)) for found in re.compile(form).finditer(text, start, end))
        for user in re.compile(_MISSPELT_USER).finditer(text, start, end):
            if distance(user[1], "user", 1) == 1:
                yield Span(*user.span(2))
        for header in re.compile(_TORN_HEADER).finditer(text, start, end):
            if is_secret_header(header[1]):
                yield Span(*header.span(2))


def told(text: str, *, is_page: bool) -> Iterator[Span]:
    """What a script or a page tells of a secret in words."""
    from .prose import in_prose
    from .told_secrets import told as told_in_text
    from .told_secrets import told_in_page

    yield from (Span(*place) for place in (told_in_page if is_page else told_in_text)(text))
    if not is_page:
        yield from (Span(*place) for place in in_prose(text))


def _samples(text: str) -> Iterator[tuple[int, int]]:
    """Where the blocks of code of a page stand."""
    opening: re.Match[str] | None = None
    for fence in re.finditer(_FENCE, text):
        if opening is not None and opening[1].lower() in _LANGUAGES:
            yield opening.end(), fence.start()
        opening = fence if opening is None else None
    if opening is not None and opening[1].lower() in _LANGUAGES:
        yield opening.end(), len(text)


def _of_command(command: re.Match[str]) -> Iterator[_Word]:
    """The secrets among the words of a command."""
    at = command.start(2)
    words = [
        _Word(found[0].lstrip("\\").strip("\"'"), Span(at + found.start(), at + found.end()))
        for found in re.finditer(_WORD, command[2])
    ]
    name = re.sub(_ENDING, "", command[1].rpartition("/")[2])
    plain = _without_options(words)
    if len(plain) <= _MOST:
        yield from filter(_may_be_secret, _of_name(name, plain))
    yield from filter(_may_be_secret, _behind_names([_Word(name, Span(0, 0)), *words]))
    for number, word in enumerate(words):
        behind = _without_options(words[number + 1 :])
        if word.text in _SUBCOMMANDS and len(behind) == len(words) - number - 1 and 1 < len(behind) <= _MOST:
            yield from filter(_may_be_secret, behind[-1:])


def _of_name(name: str, plain: list[_Word]) -> list[_Word]:
    """What a command of a name is given that is secret: of a login what is behind the user."""
    parts = words_of_name(name)
    if parts and (parts[-1] in _LOGINS or parts[0] == "connect" or "_".join(parts[-2:]) in _LOGINS_OF_TWO):
        return plain[1:]
    if (
        len(name) >= _SHORTEST_NAME
        and is_secret_key(name)
        and (len(parts) == 1 or parts[0] in _GIVES or parts[0] == "x" or name.isupper())
    ):
        return plain[-1:]
    return []


def _behind_names(words: list[_Word]) -> Iterator[_Word]:
    """What stands behind the name of a secret whose sign is lost, or whose letters are torn apart."""
    for number in range(1, len(words) - 1):
        before, word, behind = (one.text for one in words[number - 1 : number + 2])
        option = word.lstrip("-")
        is_named = before in _SETS and re.match(_NAME, word) and is_secret_key(word.rpartition(".")[2])
        is_open = word.endswith("=") and is_secret_key(option.rstrip("="))
        joined = (before.lstrip("-") + word).lower()
        is_torn = before.startswith("-") and word.isalpha() and not is_secret_key(before) and _is_whole(joined)
        if (is_named or is_open or is_torn) and not behind.startswith("-"):
            yield words[number + 1]


def _is_whole(word: str) -> bool:
    return word in ("secret", "token", "password", "passphrase", "secretkey", "accesskey", "apikey", "credential")


def _without_options(words: list[_Word]) -> list[_Word]:
    """The words that are neither options nor their values."""
    found, is_value = [], False
    for word in words:
        is_option = word.text.startswith("-")
        if not is_option and not is_value:
            found.append(word)
        is_value = is_option and "=" not in word.text
    return found


def _may_be_secret(word: _Word) -> bool:
    """Whether a word is no path, URL, option, or part of the language."""
    text = word.text
    is_name_of_place = "://" in text or text.startswith(("/", "./", "../", "~", "-", "[", "=", "@", "\\"))
    return len(text) >= _SHORTEST and not is_name_of_place and text not in _OF_SHELL


_SHORTEST = 2
_OF_SHELL = frozenset(
    ("then", "do", "done", "fi", "in", "true", "false", "is", "not", "failed", "required", "missing", "expired")
)


def is_shown(text: str, secret: Span) -> bool:
    """Whether what stands there is written out: a variable is not."""
    return not text[secret.start : secret.end].lstrip("\\\"'").startswith(PLACEHOLDER_SIGNS)
