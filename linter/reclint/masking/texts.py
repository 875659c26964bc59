"""The places of a text that no output may show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ..diagnostic import Span
from ..spec import PLACEHOLDER_SIGNS, is_text_of_missing_value
from .names import is_secret_key, is_secret_parameter

MASK = "****"
"""What stands for a secret."""
LONG_ENOUGH = 8
"""Characters of a secret that is looked for in the rest of its text and in messages."""
_FEW = 50
"""Secrets of one text that are looked for inside of words as well."""
_SHORTEST_WORD = 4
"""Characters of a word that is masked where a message quotes the secret place that it is about."""
_LONGEST_CUT = 288
"""Characters before the ellipsis of a value that is cut off in a message, escapes counted."""

_WORDS_BACKWARDS = r"[A-Za-z0-9_\- ]{1,64}"
_BEFORE_SIGN = 140
"""Characters before a sign in which the key stands, with blanks and quotes."""
_SIGN = r"[:=]|[\"'](?=[ \t]{1,8}[\"'])"
"""What stands behind a key; in a broken text only blanks and the quote of its value."""
ASSIGNING = "[:=\"']"
"""The signs of which one is in any text that gives a key a value."""
_DISGUISE = r"\\{1,8}u([0-9a-fA-F]{4})"
_REST = r"[^\r\n]*"
_USER_PART = (
    r":(?:\\{0,3}/){2}([^/\\\s?#\"'<>]{1,200}|[^/\\\s?#\"'<>:@]{1,64}:(?![0-9]{1,5}[/?#])[^\s\"'<>]{1,200})(?=@)"
)
"""Behind `user:`, what is no port belongs to a password, be there signs in it that should have been escaped."""
QUOTE = r"\s{0,20}(\\{0,8})([\"'])"
BRACKET = r"\s{0,20}[\[{]"
_ARGUMENT = r"\s{0,20}(?:(?:Basic|Bearer|Digest|Token)\s{1,4})?[^\s,;&\"'}\\]+"
_STREAM_KEY = r"\brtmps?:(?:\\{0,3}/){2}[^/\s\"'\\]{1,300}\\{0,3}/[^/\s\"'\\]{1,300}\\{0,3}/([^\s\"'\\]{1,500})"
"""In the address of a live stream, what names the stream: who knows it can send in its place."""
_PARAMETER = (
    r"(?:[?&](?:amp;|#38;)?|%(?:25){0,3}(?i:3f|26)|\\{1,8}u00(?i:3f|26))"
    r"([A-Za-z][\w.-]{0,60})(?:=|%(?:25){0,3}3[dD]|\\{1,8}u003[dD])"
)
"""The name of a parameter in the query of a URL, be the URL inside another one or its signs JSON escapes."""
_ESCAPED = r"%[0-9A-Fa-f]{2}"
_PARAMETER_VALUE = r"(?:[^\s&#\"'<>\\`]|\\{1,8}/)+"
_PLACEHOLDER = (
    r"\$\{(?:[A-Za-z_][A-Za-z0-9_.]{0,99}|[0-9]{1,2}|[@*])\}\Z|\{\{ {0,9}[.$]?[A-Za-z_][A-Za-z0-9_.-]{0,99} {0,9}\}\}\Z"
)
JOINED_PARTS = (
    r"(?:(?<=\\)[ \t]|\\[^\r\n]|\"(?:[^\"\\\r\n]|\\[^\r\n]){0,400}\"|'[^'\r\n]{0,400}'|[^\s\"'`\\;|&<>(),:}\]]){0,400}"
)
"""The further parts of a word, as a shell joins them: `'a'"b"c`."""
_COMMENT_ON_LINE = r"[^\r\n]{0,2000}?[ \t]#([^\r\n]+)"
"""The comment of a script on the rest of a line."""
_IN_CONNECTION = r"[^;\r\n\"'`]*"
"""A value in a connection string: `Server=h;Password=a b;`."""
_NEXT_OF_CONNECTION = r"[^;\r\n\"'`]{0,1000};[ \t]{0,9}[A-Za-z][A-Za-z0-9_ -]{0,60}="
SIGNS_OF_VARIABLES = ("$", "env.", "env(", "]=", "`")
"""One of these is where a variable is used."""
_BLANKS = (" ", "\t")
_AROUND_NAME = " \t\\\"'-0123456789"
"""What may stand around the name in a key."""
_SETTING = ("=", "(", "<<", "function", "set ", "for ", "read ", "printf ", "mapfile ", "readarray ")
"""One of these is in any script that sets a variable or calls a function."""
_DEFAULT = r"\$\{\w{1,100}:?-"
_SENDERS = ("curl", "wget")
_WORD_IN_TEXT = r"[^\s\"'`,;:=(){}\[\]<>…]+"


_LONGEST_MESSAGE = 250
"""Characters from which on one line may be a document."""
_OF_OTHERS = (
    *("]=", "]:=", "bearer", "ase64", "b64", "Buffer", "btoa", ".parse(", "Hmac", "Secret(", "SecureString", "user"),
    *("sed ", "perl", "awk", "-D", "value:", "value :", 'value":', 'value\\":', "<<"),
)
"""One of these, or a sign of `command_forms`, is in any text in which another command or call is given a secret."""
_OF_VARIABLES = ("{{", "$", "%", "!", "set(")
"""One of these is in any text in which a variable of a request file, of make, Docker or a template is used."""


def anywhere(text: str) -> Iterator[Span]:
    """What is secret in any text by its form.

    These are passwords and signatures in URLs, passwords in options of curl, cookies, and keys of live streams.
    """
    from .command_forms import SIGNS
    from .commands import in_arguments, is_shown, passwords
    from .powershell import secrets_of_windows

    if "@" in text:
        yield from _user_parts(text)
    parameters = list(_parameters(text)) if any(sign in text for sign in "=%\\") else []
    yield from (Span(*value.span()) for value in parameters if _is_of_parameter(value))
    options, arguments = list(passwords(text)), list(in_arguments(text))
    if any(sign in text for sign in (*_OF_OTHERS, *SIGNS)):
        from . import other_commands

        arguments += other_commands.secrets(text)
    yield from (secret for secret in options if is_shown(text, secret))
    yield from arguments
    fed = [*options, *arguments, *(Span(*value.span()) for value in parameters)]
    yield from secrets_of_windows(text)
    if _may_set_variables(text):
        from .variables_of_shell import values_of_secrets

        yield from values_of_secrets(text, fed)
    if (len(text) > _LONGEST_MESSAGE or "\n" in text) and any(sign in text for sign in _OF_VARIABLES):
        from .variables_of_files import values_of_variables

        yield from values_of_variables(text, fed)
    if "<" in text and ">" in text:
        from .markup import in_markup

        yield from in_markup(text)
    if "-BEGIN " in text:
        from .private_keys import blocks

        yield from blocks(text)
    for match in re.finditer(_STREAM_KEY, text) if "rtmp" in text else ():
        if not match[1].startswith(PLACEHOLDER_SIGNS):
            yield Span(*match.span(1))


def _may_set_variables(text: str) -> bool:
    """Whether a text may be a script that uses variables and sets them, or calls functions."""
    if not any(sign in text for sign in SIGNS_OF_VARIABLES):
        from .references_of_shell import SIGNS

        if not re.search(SIGNS, text):
            return False
    if any(sign in text for sign in _SETTING) or ("\n" in text and any(name in text for name in _SENDERS)):
        return True
    return "${" in text and re.search(_DEFAULT, text) is not None


def _user_parts(text: str) -> Iterator[Span]:
    """The user part of every URL in a text: `user:password` before the `@`."""
    for match in re.finditer(_USER_PART, text):
        yield Span(*match.span(1))


def _parameters(text: str) -> Iterator[re.Match[str]]:
    """The values of the parameters in URLs that give access: `?X-Amz-Signature=…`, `&sig=…`."""
    for parameter in re.finditer(_PARAMETER, text):
        value = re.compile(_PARAMETER_VALUE).match(text, parameter.end()) if is_secret_parameter(parameter[1]) else None
        if value:
            yield value


def _is_of_parameter(value: re.Match[str]) -> bool:
    """Whether what stands behind a parameter is its value, and no placeholder."""
    return re.match(_ESCAPED, value[0]) is not None or not value[0].startswith(PLACEHOLDER_SIGNS)


def comments_behind(text: str, secrets: Iterable[Span]) -> Iterator[Span]:
    """The comments of a script on the lines of secrets."""
    for secret in secrets:
        comment = re.compile(_COMMENT_ON_LINE).match(text, secret.end)
        if comment:
            yield Span(*comment.span(1))


def is_public(value: str) -> bool:
    """Whether what stands where a secret belongs gives nothing away: a placeholder, the text of a missing value."""
    return re.match(_PLACEHOLDER, value) is not None or is_text_of_missing_value(value)


def holds_user_part(text: str) -> bool:
    """Whether a text holds a URL with a user part."""
    return re.search(_USER_PART, text) is not None


def masked(text: str) -> str:
    """A text with its secrets masked: what is secret by its form, and what stands behind secret keys."""
    spans = [*anywhere(text), *in_string(text, 0)] if any(sign in text for sign in ":=%") else []
    return cut_out(text, sorted(spans)) if spans else text


def cut_out(text: str, spans: Iterable[Span]) -> str:
    """A text with a mask in place of each span; the spans are in order and may overlap."""
    pieces, at = [], 0
    for span in spans:
        if span.start >= at:
            pieces += [text[at : span.start], MASK]
        at = max(at, span.end)
    return "".join([*pieces, text[at:]])


def hides_user_part(value: str, literal: str) -> bool:
    """Whether a string's value has a user part of a URL that its literal hides behind escapes."""
    return "://" in value and "@" in value and not holds_user_part(literal) and holds_user_part(value)


def keys(text: str, is_secret: Callable[[str], bool] = is_secret_key) -> Iterator[Span]:
    """Everything in a text that looks like a secret key with its `:` or `=`, from one's start to the other's end."""
    match = re.compile(_WORDS_BACKWARDS).match
    for sign in re.finditer(_SIGN, text):
        start = max(0, sign.start() - _BEFORE_SIGN)
        before = text[start : sign.start()].rstrip(" \t")
        before = (before[:-1] if before.endswith(("'", '"')) else before).rstrip("\\")
        words = match(before[::-1])
        key = words[0][::-1].lstrip("0123456789- ") if words else ""
        if key and _ends_in_secret_key(key, is_secret):
            yield Span(start + len(before) - len(key), sign.end())


@lru_cache(maxsize=4096)
def _ends_in_secret_key(words: str, is_secret: Callable[[str], bool]) -> bool:
    """Whether words before a sign end in a secret key; a long text has few that differ."""
    return any(map(is_secret, _names(words)))


def _names(words: str) -> Iterator[str]:
    """What the key may be when other words stand before it: the last one, two or three, or all of them."""
    parts = words.split()
    for count in sorted({1, 2, 3, len(parts)}):
        if count <= len(parts):
            yield " ".join(parts[-count:])


def behind_value(text: str, key: Span, end: int) -> Span | None:
    """A key, or what of it stands behind the value before: `b SECRET=` in `TOKEN=a b SECRET=c`; None inside of one."""
    if key.start >= end:
        return key
    own = text[end : key.end - 1]
    name = own.strip(_AROUND_NAME)
    if own[:1] not in _BLANKS or not name or not _ends_in_secret_key(name, is_secret_key):
        return None
    return Span(end + own.index(name), key.end)


def line_end(text: str, at: int) -> int:
    """Where the line of an offset ends."""
    line = re.compile(_REST).match(text, at)
    return line.end() if line else at


def in_string(text: str, start: int) -> Iterator[Span]:
    """In a text within a text, JSON in a string for one: the value after a secret key, its blanks not counted."""
    behind = 0
    for found in keys(text):
        if (key := behind_value(text, found, behind)) is None:
            continue
        behind = _value_end(text, key.end, key.start)
        if behind > key.end:
            yield Span(start + key.end, start + behind)


def _value_end(text: str, at: int, key: int) -> int:
    """Where the value behind a key ends; a list or object and what is in no quotes are masked generously."""
    if text[at - 1] == "=" and ";" in text[max(key - _BEFORE_SIGN, 0) : at + _BEFORE_SIGN]:
        is_inside = text[max(key - 9, 0) : key].rstrip().endswith(";")
        if is_inside or re.compile(_NEXT_OF_CONNECTION).match(text, at):
            value = re.compile(_IN_CONNECTION).match(text, at)
            if value and value.end() > at:
                return value.end()
    if quote := re.compile(QUOTE).match(text, at):
        end = end_of_quoted(text, quote)
        return _joined_end(text, end) if text[at - 1] == "=" and not quote[1] and text[at] in "\"'" else end
    if re.compile(BRACKET).match(text, at):
        return len(text)
    if text[at - 1] == "=":
        argument = re.compile(_ARGUMENT).match(text, at)
        return _joined_end(text, argument.end()) if argument else at
    line = re.compile(r"\s{0,20}" + _REST).match(text, at)
    return line.end() if line else at


def _joined_end(text: str, end: int) -> int:
    """Where a word of a shell ends that may go on behind its first part."""
    rest = re.compile(JOINED_PARTS).match(text, end) if text[end : end + 1] in ("'", '"') else None
    return rest.end() if rest else end


def is_disguised(literal: str) -> bool:
    """Whether a string has secret keys that its literal hides behind escapes."""
    from urllib.parse import unquote  # most runs show no text

    plain = re.sub(_DISGUISE, lambda escape: chr(int(escape[1], 16)), unquote(literal))
    return plain != literal and any(
        sum(1 for _ in secrets(plain)) > sum(1 for _ in secrets(literal)) for secrets in (keys, _parameters)
    )


def end_of_quoted(text: str, opening: re.Match[str], last: int | None = None) -> int:
    """Where a quoted value ends that begins with so many backslashes and a quote; without an end the text's."""
    sign = opening[1] + opening[2]
    at = text.find(sign, opening.end(), last)
    while at >= 0 and text[at - 1] == "\\":
        at = text.find(sign, at + 1, last)
    return at + len(sign) if at >= 0 else len(text)


class Masks:
    """Hides secrets in messages and texts: the first inside of words, too, the others where they are a word."""

    def __init__(self, secrets: Iterable[str]) -> None:
        ordered = sorted(filter(None, set(secrets)), key=lambda secret: (-len(secret), secret))
        self.forms = ordered[:_FEW]
        self.words = frozenset(ordered[_FEW:])

    def mask(self, message: str) -> str:
        """Return a message without the secrets."""
        for form in self.forms:
            if len(form) < _SHORTEST_WORD:  # a letter or digit is in any message
                message = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", MASK, message)
                continue
            message = message.replace(form, MASK)
            if "…" in message:  # the end of a long value is cut off
                for size in range(min(len(form) - 1, _LONGEST_CUT), 0, -1):
                    message = message.replace(f"{form[:size]}…", f"{MASK}…")
        return without_words(message, self.words) if self.words else message

    def places(self, text: str) -> Iterator[Span]:
        """Every place of a text at which one of the secrets stands as it is."""
        for form in self.forms:
            at = -1 if "\n" in form or "\r" in form else text.find(form)
            while at >= 0:
                yield Span(at, at + len(form))
                at = text.find(form, at + len(form))
        if self.words:
            for match in re.finditer(_WORD_IN_TEXT, text):
                if match[0] in self.words:
                    yield Span(*match.span())


def without_words(message: str, words: frozenset[str]) -> str:
    """Mask those words of a message that are among these."""
    return re.sub(_WORD_IN_TEXT, lambda word: MASK if word[0] in words else word[0], message)


def is_worth_looking_for(value: str) -> bool:
    """Whether a secret is to be looked for in the rest of its text: it is long enough, and no placeholder."""
    return len(value) >= LONG_ENOUGH and not value.startswith(PLACEHOLDER_SIGNS)


def words_of(text: str) -> frozenset[str]:
    """The words of a secret place that a message about it may quote."""
    return frozenset(word for word in re.findall(_WORD_IN_TEXT, text) if len(word) >= _SHORTEST_WORD)
