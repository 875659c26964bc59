"""What is secret in the options of commands: `curl -u name:password`, `--pass X`, `-H "X-Auth: X"`.

An option may stand in a script, in a string, or with its value in a list of arguments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..diagnostic import Span
from ..spec import PLACEHOLDER_SIGNS, words_of_name
from .names import is_secret_header, is_secret_key

_OPTION = r"(?<![\w-])(?:--([a-z][a-z0-9-]{1,40})(?![\w-])|-[A-Za-z]{0,8}?([uUEHbxaPp]))"
_GAP = (
    r"=|[\"'][ \t]{0,20},\s{0,40}(?=\\{0,8}[\"'])|[ \t]{0,20},\s{1,40}"
    r"|[\"']?[ \t]{0,20}(?:[\\^`]{1,2}[ \t]{0,20})?\r?\n[ \t]{0,80}(?:-[ \t]{1,9})?"
    r"|(?:\\{0,8}[\"'])?[ \t]{1,40}"
)
"""Between an option and its value: a blank, `=`, a line that goes on, the next item of a list."""
_OPENING = r"\$?(\\{0,8}[\"'])"
_STAND_IN = r"`[^`\r\n]{1,200}`|\$\{[^{}\r\n]{0,200}\}|\$\([^()\r\n]{0,200}\)|\{\{[^{}\r\n]{0,200}\}\}|<[^<>\s]{1,80}>"
_DEFAULT = r"\$\{[A-Za-z0-9_]{1,100}:?[-=][^$}\s]"
"""A placeholder that has a value of its own."""
_PRINTED = r"(?:\$\(|`)[ \t]{0,9}(?:echo|printf)\b"
"""A command in place of a value that does nothing but print it."""
_PART = (
    _STAND_IN
    + r"|[^\s\"'\\,;|&<>()`]{1,400}|\\[^\r\n]|,(?![\s\"'])|'(?![\s,:;}\])])[^'\r\n]{0,400}'"
    + r"|\"(?![\s,:;}\])])(?:[^\"\\\r\n]|\\[^\r\n]){0,400}\""
)
"""A part of a word, as a shell joins them; the quote around a whole text opens no other part."""
_LONE_VARIABLE = r"\$(?:\{[^{}\r\n]{1,200}\}|[A-Za-z_]\w{0,99}|[0-9])\Z"
_PORT = r"[0-9]{1,9}\Z"
_COOKIE = r"[\w.-]{1,100}="
_HEADER = r"([A-Za-z][\w-]{0,80})[ \t]{0,9}:" + r"[ \t]{0,20}(?:(?:Basic|Bearer|Digest|Token)[ \t]{1,4})?"
_CURL = r"\bcurl\b"
_WITH_PASSWORD = {
    "a": r"\bredis-cli[ \t][^|;&\r\n]{0,500}\Z",
    "P": r"\bmosquitto_(?:pub|sub)[ \t][^|;&\r\n]{0,500}\Z",
    "p": r"\b(?:sshpass|mysql|mysqldump|mariadb)[ \t][^|;&\r\n]{0,500}\Z",
}
"""By the letter of an option the commands whose password it is."""
_HTTPIE = r"(?<![\w/-])(?:https?|xhs?)[ \t]"
_OF_SHELL = r"\bset[ \t]{1,9}(?:[-+]\w{1,9}[ \t]{1,9}){0,3}\Z"
_SET = 60
"""Characters in which `set -eu` stands: options of the shell itself, and no user."""
_LONGEST = 4_000
"""Characters of a value."""
_PRINTF = r"\bprintf[ \t]{1,9}(?:-v[ \t]{1,9}\w{1,60}[ \t]{1,9})?(?:--[ \t]{1,9})?"
_FED_BY_PRINTF = r"\b([A-Za-z_]\w{0,60})(?:\\{0,3}[\"'])?[ \t]{0,9}:[ \t]{0,9}(?:\\{0,3}[\"'])?%"
"""A member of an object whose value `printf` puts in."""
_LOGIN_BY_PRINTF = (
    r"(?:\buser[ \t]{0,9}=[ \t]{0,9}\\{0,3}[\"']?[^:%\"'\r\n]{1,100}:"
    r"|\bpassword[ \t]{1,9}|\b(?:Basic|Bearer)[ \t]{1,9})%"
)
"""In a configuration of curl, a .netrc file or a header."""
_CONVERSION = r"%(?:%|[-+ #0]{0,5}[0-9]{0,3}(?:\.[0-9]{1,3})?([sdiqbc]))?"
_REST_OF_COMMAND = r"[\"']{0,2}((?:\\\r?\n|[^\r\n|])*)"
_BEFORE = 600
"""Characters before an option in which the command stands."""
_USERS = frozenset(("user", "proxy-user"))
_CERTIFICATES = frozenset(("cert", "proxy-cert"))
_PROXIES = frozenset(("proxy", "preproxy"))
_HEADERS = frozenset(("header", "proxy-header"))


def is_shown(text: str, secret: Span) -> bool:
    """Whether what stands in a secret place of a text is the secret itself: a placeholder without a value is not."""
    if not text.startswith((*PLACEHOLDER_SIGNS, "`"), secret.start):
        return True
    return any(re.compile(form).match(text, secret.start) for form in (_DEFAULT, _PRINTED))


def holds_option(text: str) -> bool:
    """Whether a text holds anything that is written as an option of a command."""
    return "-" in text and re.search("-[A-Za-z]", text) is not None


def passwords(text: str) -> Iterator[Span]:
    """What is secret in the options of commands, be it a placeholder."""
    for option in re.finditer(_OPTION, text) if holds_option(text) else ():
        read = _reader(option[1], option[2] or "", text, option.start())
        if read is None:
            continue
        if not option[1] and re.search(_OF_SHELL, text[max(option.start() - _SET, 0) : option.start()]):
            continue
        start = option.end()
        gap = re.compile(_GAP).match(text, start)
        if gap is None and option[1]:
            continue
        value = _value(text, gap.end() if gap else start)
        if value.end > value.start and (secret := read(text[value.start : value.end])) is not None:
            found = Span(value.start + secret.start, value.start + secret.end)
            if found.end > found.start:
                yield found


def in_arguments(text: str) -> Iterator[Span]:
    """The values that commands put into a secret place of a body: `jq --arg secret X`, `printf '{"token": "%s"}' X`."""
    if "jq" in text or "yq" in text or "jaq" in text or "--arg" in text:
        from . import jq

        yield from jq.values(text, _value)
    for command in re.finditer(_PRINTF, text) if "printf" in text else ():
        form = _value(text, command.end())
        yield from _fed_by_printf(text, form)


def _fed_by_printf(text: str, form: Span) -> Iterator[Span]:
    """The arguments that a format puts behind secret keys; all of them where it says more than `%s` and the like."""
    written = text[form.start : form.end]
    uses = [use.end() - 1 for use in re.finditer(_FED_BY_PRINTF, written) if is_secret_key(use[1])]
    uses += [use.end() - 1 for use in re.finditer(_LOGIN_BY_PRINTF, written)]
    rest = re.compile(_REST_OF_COMMAND).match(text, form.end) if uses else None
    if rest is None or not rest[1]:
        return
    signs = [sign for sign in re.finditer(_CONVERSION, written) if sign[0] != "%%"]
    from ..shell.words import read_words  # few texts print anything

    words = read_words(text, rest.start(1), rest.end(1)).words
    if "*" in written or "$" in written or any(sign[1] is None for sign in signs) or not words:
        yield Span(*rest.span(1))
        return
    secret = {number for number, sign in enumerate(signs) if sign.start() in uses}
    for number, word in enumerate(words):
        if number % len(signs) in secret:
            yield Span(word.start, word.end)


def _reader(name: str | None, letter: str, text: str, at: int) -> Callable[[str], Span | None] | None:
    """What finds the secret in the value of an option; a letter that other commands use needs its own before it."""
    if name:
        if name in _USERS:
            return _password
        if name in _CERTIFICATES:
            return _passphrase
        if name in _PROXIES:
            return _user_of_proxy
        if name in _HEADERS:
            return _header
        if name == "cookie":
            return _cookies
        if name == "auth":
            return _password
        return _whole if is_secret_key(name) or words_of_name(name)[-1] in ("pass", "bearer", "key") else None
    before = text[max(0, at - _BEFORE) : at]
    if letter in "uU":
        return _password
    if letter in "Hb":
        return _header if letter == "H" else _cookies
    if letter == "a" and re.search(_HTTPIE, before):
        return _password
    if letter in _WITH_PASSWORD:
        return _whole if re.search(_WITH_PASSWORD[letter], before) else None
    if not re.search(_CURL, before):
        return None
    return _passphrase if letter == "E" else _user_of_proxy


def _value(text: str, at: int) -> Span:
    """The value of an option: up to the quote that closes it, or to the end of the word."""
    last = min(len(text), at + _LONGEST)
    opening = re.compile(_OPENING).match(text, at, last)
    end = at
    if opening:
        at = opening.end()
        end = _closed(text, at, opening[1], last)
        if end == last or not re.compile(_PART).match(text, end + len(opening[1]), last):
            return Span(at, end)
        end += len(opening[1])
    part = re.compile(_PART)
    while (joined := part.match(text, end, last)) is not None:
        end = joined.end()
    return Span(at, end)


def _closed(text: str, at: int, quote: str, last: int) -> int:
    """Where the quote that closes a value stands; without one the end of the line."""
    closing = text.find(quote, at, last)
    while closing > at and text[closing - 1] == "\\":
        closing = text.find(quote, closing + 1, last)
    if closing >= 0:
        return closing
    line = text.find("\n", at, last)
    return line if line >= 0 else last


def _whole(value: str) -> Span | None:
    return None if value.startswith("-") else Span(0, len(value))


def _password(value: str) -> Span | None:
    """What stands behind `name:`; numbers are those of users and groups, or a port. A lone variable holds both."""
    if re.match(_LONE_VARIABLE, value) or re.match(_PRINTED, value):
        return Span(0, len(value))
    start = _behind_colon(value)
    return None if start is None or re.match(_PORT, value[start:]) else Span(start, len(value))


def _passphrase(value: str) -> Span | None:
    """What stands behind the file of a certificate."""
    start = _behind_colon(value)
    return None if start is None else Span(start, len(value))


def _user_of_proxy(value: str) -> Span | None:
    """The password in `name:password@host:port`; in a URL its user part is masked anyway."""
    start, end = _behind_colon(value), value.rfind("@")
    return None if start is None or "://" in value or end < start else Span(start, end)


def _behind_colon(value: str) -> int | None:
    """Where a value goes on behind its first `:` that is in no placeholder, and behind a quote that opens there."""
    at = re.sub(_STAND_IN, lambda stand_in: "*" * len(stand_in[0]), value).find(":") + 1
    return at + value.startswith(("'", '"'), at) if at else None


def _cookies(value: str) -> Span | None:
    return Span(0, len(value)) if re.match(_COOKIE, value) else None


def _header(value: str) -> Span | None:
    header = re.match(_HEADER, value)
    return None if header is None or not is_secret_header(header[1]) else Span(header.end(), len(value))
