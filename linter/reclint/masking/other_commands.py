"""What is secret in the words of further commands and calls: `base64`, `sed`, `.netrc`, `docker login`, `openssl`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..diagnostic import Span
from ..spec import PLACEHOLDER_SIGNS
from . import command_forms
from .command_forms import WORD
from .names import is_secret_header, is_secret_key

_MEMBER = r"\[\"?'?([A-Za-z_]\w{0,60})\"?'?\]:?={1,2}" + WORD
"""An item of HTTPie for a member of an object."""
_BEARER = (
    r"\b(?:https?|xhs?)\b[^|;&\r\n]{0,200}[ \t](?:-A|--auth-type)[ \t=]{1,9}bearer\b"
    r"[^|;&\r\n]{0,200}[ \t](?:-a|--auth)[ \t=]{1,9}" + WORD
)
_ENCODING = (
    r"(?:\bb64encode|\bBuffer\.from|\bencode_base64|\bbtoa|\b(?:Utf8|Latin1)\.parse|\bbase64_encode|\bBase64\.\w{1,30}"
    r"|\bToBase64String|\burlsafe_b64encode)[ \t]{0,9}\(?[ \t]{0,9}[bf]?(\\{0,3})([\"'`])"
)
"""Before a text that a program encodes."""
_SIGNING = r"\b(?:Hmac[A-Z]\w{1,20}|createHmac|with(?:Text|Base64|Hex)Secret)\(([^;()\r\n]{1,300})"
_IN_QUOTES = r"\"[^\"\\\r\n]{1,300}\\{0,3}\"|'[^'\\\r\n]{1,300}\\{0,3}'"
_NAMED = (
    r"\b(?:key|name)\\{0,3}[\"']?[ \t]{0,9}:[ \t]{0,9}\\{0,3}[\"']([A-Za-z][\w-]{0,60})\\{0,3}[\"']"
    r"[ \t]{0,9},[ \t]{0,9}(?:\\{0,3}[\"'])?value\\{0,3}[\"']?[ \t]{0,9}:[ \t]{0,9}([^\r\n{}]{1,300})"
)
"""A header that a script adds."""
_ENCODED = r"\b(?:echo|printf)[ \t]([^|;&\r\n]{1,300})\|[ \t]{0,9}(?:openssl[ \t]{1,9}(?:enc[ \t]{1,9}-)?)?base64\b"
_ENCODED_WORD = r"\bbase64\b[^\r\n|;&<]{0,40}<<<[ \t]{0,9}" + WORD
"""Before what base64 encodes, a name and password as a rule."""
_NAMES_ONLY = r"\$\{?\w{1,100}\}?|\{\{[^{}\r\n]{1,100}\}\}|%s|\\n|-[neE]{1,3}(?=[ \t])|[\\\"'`:+.,\s]"
"""What gives nothing away of a text that is encoded."""
_SUBSTITUTION = (
    r"\bs([/|#,@!~])((?:(?!\1)[^\s\"']){1,80})\1((?:(?!\1)[^\s\"']){1,300})"
    r"|\bg?sub\([ \t]{0,9}[/\"']([^/\"'\r\n]{1,80})[/\"'][ \t]{0,9},[ \t]{0,9}\\{0,3}\"([^\"\r\n]{1,300})"
)
"""A substitution of sed, perl or awk, with what it looks for and what it puts in."""
_OF_MACRO = r"(?<![\w-])-D([A-Za-z_]\w{0,60})="
_SECURE = r"\bConvertTo-SecureString\b([^|;)\r\n]{1,400})"
_MADE_SECURE = r"(\"[^\"\r\n]{1,300}\"|'[^'\r\n]{1,300}')[ \t]{0,9}\|[ \t]{0,9}ConvertTo-SecureString\b"
_OPTION_OR_WORD = r"-[A-Za-z]{1,40}|\"[^\"\r\n]{1,300}\"|'[^'\r\n]{1,300}'|[^\s\"'-][^\s\"']{0,300}"
_ACCOUNT = r"\blogin[ \t\r\n]{1,9}\S{1,200}[ \t\r\n]{1,9}password[ \t]{1,9}([^\s\"']{1,200})"
"""A login in a .netrc file."""
_CONFIGURED = r"\b(?:proxy-)?user[ \t]{0,9}=[ \t]{0,9}\\{0,3}[\"']?[^\s\"':=]{1,100}:([^\s\"']{1,200})"
"""A name and password in a configuration of curl."""
_BEFORE = 160
"""Characters before a word in which the key stands whose value it is."""
_SHORTEST = 3
"""Characters of a word that stands for a secret."""
_MOST_PLACES = 5
"""Places of a word that are looked at."""
_NO_LETTERS = r"[\W_]{1,9}"
_PORT = r"[0-9]{1,9}\Z"
_KEY_BEFORE = r"([A-Za-z_][\w-]{0,80})\\{0,3}[\"']?[ \t]{0,9}:[ \t]{0,9}\\{0,3}[\"']?[^\s\"',{}]{0,60}\Z"
_MOST_SUBSTITUTIONS = 50


def secrets(text: str) -> Iterator[Span]:
    """What is secret in the words and input of commands, and in what is given to functions."""
    for found in command_forms.secrets(text):
        yield from _unless_public(text, found)
    if "]=" in text or "]:=" in text:
        for member in re.finditer(_MEMBER, text):
            if is_secret_key(member[1]):
                yield from _unless_public(text, Span(*member.span(2)))
    for bearer in re.finditer(_BEARER, text) if "bearer" in text else ():
        yield from _unless_public(text, Span(*bearer.span(1)))
    yield from _encoded(text)
    yield from _substituted(text)
    yield from _secure(text)
    for login in re.finditer(_ACCOUNT, text) if "login" in text else ():
        yield Span(*login.span(1))
    for user in re.finditer(_CONFIGURED, text) if "user" in text else ():
        if not re.match(_PORT, user[1]) and not user[1].startswith(PLACEHOLDER_SIGNS):
            yield Span(*user.span(1))
    for header in re.finditer(_NAMED, text) if "value" in text else ():
        if is_secret_header(header[1]):
            yield from _unless_public(text, Span(*header.span(2)))


def _encoded(text: str) -> Iterator[Span]:
    if "ase64" in text:
        for form in (_ENCODED, _ENCODED_WORD):
            for encoded in re.finditer(form, text):
                yield from _unless_public(text, Span(*encoded.span(1)))
    is_encoded = any(sign in text for sign in ("ase64", "b64", "Buffer", "btoa", ".parse("))
    for encoding in re.finditer(_ENCODING, text) if is_encoded else ():
        sign = encoding[1] + encoding[2]
        end = text.find(sign, encoding.end(), encoding.end() + 300)
        if end > 0 and ":" in text[encoding.end() : end]:
            yield from _unless_public(text, Span(encoding.end(), end))
    for signing in re.finditer(_SIGNING, text) if "Hmac" in text or "Secret(" in text else ():
        for word in re.compile(_IN_QUOTES).finditer(text, *signing.span(1)):
            yield Span(word.start() + 1, word.end() - 1)


def _substituted(text: str) -> Iterator[Span]:
    """What takes the place of a word that names a secret, or that stands in a secret place of the text."""
    if "sed " in text or "perl" in text or "awk" in text:
        for found in islice(re.finditer(_SUBSTITUTION, text), _MOST_SUBSTITUTIONS):
            if names_secret(text, found[2] or found[4]):
                yield Span(*found.span(3 if found[2] else 5))
    for macro in islice(re.finditer(_OF_MACRO, text), _MOST_SUBSTITUTIONS) if "-D" in text else ():
        value = re.compile(WORD).match(text, macro.end())
        if value and names_secret(text, macro[1]):
            yield Span(*value.span())


def names_secret(text: str, word: str) -> bool:
    """Whether a word names a secret, or stands elsewhere as the value of a secret key."""
    if is_secret_key(re.sub(_NO_LETTERS, "_", word).strip("_")):
        return True
    place = text.find(word) if len(word) >= _SHORTEST else -1
    for _ in range(_MOST_PLACES):
        if place < 0:
            return False
        key = re.search(_KEY_BEFORE, text[max(0, place - _BEFORE) : place])
        if key and is_secret_key(key[1]) and _stands_alone(text, place, place + len(word)):
            return True
        place = text.find(word, place + len(word))
    return False


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch is no part of a longer word."""
    return not (text[start - 1 : start + 1].isalnum() and start) and not text[end - 1 : end + 1].isalnum()


def _secure(text: str) -> Iterator[Span]:
    if "SecureString" not in text:
        return
    for secure in re.finditer(_SECURE, text):
        for word in re.compile(_OPTION_OR_WORD).finditer(text, *secure.span(1)):
            if not word[0].startswith(("-", "$")):
                yield from _unless_public(text, Span(*word.span()))
    for secure in re.finditer(_MADE_SECURE, text):
        yield from _unless_public(text, Span(*secure.span(1)))


def _unless_public(text: str, span: Span) -> Iterator[Span]:
    """A place, unless nothing but variables stand there."""
    if re.sub(_NAMES_ONLY, "", text[span.start : span.end]):
        yield span
