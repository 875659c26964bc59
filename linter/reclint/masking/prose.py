"""What the words of pages, comments and texts call secret: `our access key is …`, `use … as the password`.

A word is looked for that is no word of a language, and then what stands before and behind it on its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from .names import is_secret_key

_WORD = r"[A-Za-z0-9@#%&*!?+/=_~^.-]{5,4000}"
_MIXED = r"[0-9]|[a-z][A-Z]"
"""What any word has that may be a value."""
_MARKS = "*_`\"'([{<\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"
_ENDS = ".,;:!?)]}>*_`\"'|"
_NEAR = 80
"""Characters before and behind a word that are looked at."""
_NAMES = r"[A-Za-z_][\w.-]{0,60}(?: [A-Za-z][\w.-]{0,40}){0,2}"
_TOKEN = r"[\w.-]{1,80}|[^\w\s.-]{1,80}"
_SIGNS = frozenset(":=|,;/(->\u2192\u279c\u2013\u2014" + _MARKS + _ENDS)
"""What may join the name of a secret and its value, besides words."""
_ESCAPE = r"\\u[0-9a-fA-F]{4}"
_LOGINS = frozenset(
    (
        "login",
        "logon",
        "signin",
        "log-in",
        "sign-in",
        "auth",
        "credentials",
        "credential",
        "creds",
        "basic",
        "basicauth",
    )
)
_IN = frozenset(("in", "on"))
_GOES_IN = frozenset(("log", "logged", "logging", "sign", "signed"))
_FILLERS = frozenset(("id", "name", "user", "username", "and", "und", "auth", "authentication", "data"))
"""Words between a login and the name of the user, or behind that."""
_NO_USERS = frozenset(
    ("of", "for", "from", "at", "by", "in", "on", "the", "a", "an", "to", "page", "url", "endpoint", "header", "via")
)
_BEHIND = (
    r"[*_`\"')\]]{0,4}[ \t]{1,4}(?:[(#-]{1,3}[ \t]{0,3}|(?:is|was|as|for|ist|war|als)[ \t]{1,4})"
    rf"(?:(?:the|our|my|your|a|an|this|new|old|das|der)[ \t]{{1,4}}){{0,2}}({_NAMES})"
)
"""`… is the secret`, `… (token)`."""
_UNTIL_BLANK = r"([^\s\uff0c\u3002\uff1b]{4,300})"
_FOREIGN = (
    r"(?i:kennwort|contrase(?:ñ|n)a|mot de passe|senha|wachtwoord|пароль|секрет|токен|密码|密碼|密钥|密鑰|令牌|口令"
    r"|客户id|パスワード|シークレット|トークン|비밀번호|토큰)[*`\"']{0,3}[ \t]{0,3}"
    rf"(?:[:=\uff1a]|(?:ist|est|es|is|是|为|は)(?=\s|[A-Za-z0-9`]))[ \t]{{0,4}}{_UNTIL_BLANK}"
)
"""Other languages than English, with their values."""
_WIDE_COLON = "\uff1a"
_BEHIND_WIDE = rf"([A-Za-z][\w. -]{{1,60}})[*`\"']{{0,3}}{_WIDE_COLON}[ \t]{{0,4}}{_UNTIL_BLANK}"
"""A name in English, behind it a colon as Chinese has it."""
_MORE_NAMES = frozenset(
    (
        *("login", "log in", "sign in", "login id", "login name", "customer id", "bearer", "basic", "auth", "pass"),
        "pw",
    )
)
_JOINING = frozenset(
    (
        *("is", "was", "are", "be", "been", "to", "now", "as", "with", "equals", "means", "ist", "war", "lautet"),
        *("auf", "est", "es", "value"),
    )
)
"""Words between the name of a secret and its value."""
_LAST = frozenset(("key", "keys", "id", "ids", "cert", "text", "in", "on", "data"))
"""Words that are no secret's name alone, and end one."""
_FIRST = frozenset(("app", "customer", "agora"))
_PART = r"[\w.-]+"
_MOST = 3
"""Words of a name."""

_PLAIN = r"[A-Za-z]?[a-z]{1,60}(?:['\u2019][a-z]{1,3})?\Z|[A-Z]{1,30}\Z|\d[\d.,:%/-]{0,40}\Z"
_CODE = (
    r"[a-z]{1,20}(?:[_.-][a-z]{1,20}){1,6}\Z|[A-Za-z]+(?:[_./-][A-Za-z]+){1,8}\Z|[a-z]\w{0,40}\(\)\Z"
    r"|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,12}\Z|(?:[a-z]\w{0,40}\.){1,6}[a-z]\w{0,40}(?:\(\))?\Z"
)
"""Names of code: of variables, fields, settings and constants."""
_CAMEL = r"[a-zA-Z][a-z]+(?:[A-Z][a-z]{2,40}){0,9}\Z"
_LETTERS = r"[A-Za-z]{10,400}\Z"
_CHANGES = 5
"""Changes between small letters and capitals that no name of code has whose words are short."""
_KNOWN = (
    r"(?:hmac|aes|sha|md|rsa|rsassa|ecdsa|ed|x|utf|iso|rfc|https?|h2|oauth|base|ipv|mp|es|rs|hs|ps|tls|ssl|win|pbkdf"
    r"|bcrypt|argon|scrypt|token|accesstoken|v|ver|version|part|step|section|chapter|figure|level|s|ec|us|eu|ap|cn|sm"
    r"|des|3des|xts|gcm|ecb|cbc|ctr|hkdf|jwt|json|python|node|java|php|go|arm|amd|i|l|k|web|p|hd|fhd|vp|av|opus|aac"
    r"|hls|pkcs|spki|pem|der|crc)"
)
_TECHNICAL = (
    rf"(?i)(?:{_KNOWN}(?:[-_/. ]?(?:{_KNOWN}|\d{{1,5}})|[-_/.][a-z]{{1,8}}(?![a-z])){{1,6}}"
    r"|\d{1,5}(?:st|nd|rd|th)?-[a-z]{2,20}(?:-[a-z]{2,20}){0,3}"
    r"|\d{1,12}(?:[.,]\d{1,9}){0,3}(?:[a-z%]{1,3}|bytes?|bits?|hours?|days?|kbps|mbps|secs?)"
    r"|v?\d{1,5}(?:\.\d{1,5}){1,4}(?:[-+.][a-z0-9.-]{1,20})?|\d{4}-\d\d(?:-\d\d)?(?:t[\d:.z+-]{1,20})?|#\d{1,9}"
    r"|[a-z]{2}-[a-z]{3,12}-\d|[a-z]{1,12}-\d{1,4})\Z"
)
"""Algorithms, formats, regions, versions, sizes, dates."""
_PLACE = (
    r"(?i)[a-z][a-z0-9+.-]{1,20}:|[~.]{0,2}/|[\w.-]{1,80}/[\w.-]{1,80}\.[a-z]{1,5}\Z|@|[\w.+-]{1,60}@[\w-]{1,60}\."
    r"|.{1,200}\.(?:com|io|net|org|dev|cn|md|mdx|json|ya?ml|py|js|ts|go|php|java|sh|env|html?|txt|pem|key|crt|toml"
    r"|http)\Z"
)
"""URLs, paths, files, hosts and addresses of mail."""
_STANDS_IN = (
    r"(?i)[$%<{]|.{0,200}(?:your|example|sample|placeholder|dummy|change[-_]?me|replace|redacted|insert|x{3}|\*{2}"
    r"|\.{3}|_{3}|-{3}|1234567890|0123456789|abcdef|\$\{|\{\{)"
)
"""What stands for a value, and documented examples."""
_SHORTEST = 5
_LONGEST_NAME = 60
_ONLY_NAME = r"[A-Za-z][\w.-]{0,59}(?:[ /]{1,3}[A-Za-z(][\w.)-]{0,40}){0,3}"
_SHORTEST_MARKED = 4
_BLANK = r"\s"
_QUOTES = "*_`\"'"
_PLACEHOLDER = ("$", "{", "<", "%")
"""What may stand before the name of something that is filled in."""


def in_prose(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where words stand that are said to be secret."""
    end = len(text) if end is None else end
    for word in re.compile(_WORD).finditer(text, start, end):
        if not re.search(_MIXED, word[0]):
            continue
        first, last = _without_marks(text, *word.span())
        is_placeholder = text[max(first - 1, 0) : first] in _PLACEHOLDER and first > start
        if last - first < _SHORTEST or is_placeholder or not is_value(text[first:last]):
            continue
        if _is_said_before(text, start, first) or _is_said_behind(text, last, end):
            yield first, last
    for said in re.compile(_FOREIGN).finditer(text, start, end):
        if not re.match(_STANDS_IN, said[1].lstrip(_MARKS)):
            yield said.span(1)
    for said in re.compile(_BEHIND_WIDE).finditer(text, start, end) if _WIDE_COLON in text else ():
        if _ends_in_name(said[1]) and not re.match(_STANDS_IN, said[2].lstrip(_MARKS)):
            yield said.span(2)


@lru_cache(maxsize=4096)
def is_name(words: str) -> bool:
    """Whether a cell of a table, or the text of an element, is nothing but the name of a secret."""
    return len(words) <= _LONGEST_NAME and re.fullmatch(_ONLY_NAME, words) is not None and _ends_in_name(words)


@lru_cache(maxsize=4096)
def is_marked_value(words: str) -> bool:
    """Whether what stands alone beside the name of a secret, in a cell or an element, may be its value."""
    word = words.strip(_ENDS + _MARKS)
    is_one = re.search(_BLANK, words) is None and words.lstrip(_QUOTES)[:1] not in _PLACEHOLDER
    return len(word) >= _SHORTEST_MARKED and is_one and is_value(word)


@lru_cache(maxsize=4096)
def is_value(word: str) -> bool:
    """Whether a word is none of a language, of code, or of a trade: beside the name of a secret it may be its value."""
    if re.match(_PLAIN, word) or re.match(_STANDS_IN, word) or re.match(_PLACE, word) or re.match(_TECHNICAL, word):
        return False
    if re.match(_LETTERS, word):
        return _changes(word) >= _CHANGES and not re.match(_CAMEL, word)
    return not re.match(_CODE, word) and any(map(str.isalpha, word)) and any(map(str.isdigit, word))


def _changes(word: str) -> int:
    return sum(one.isupper() != other.isupper() for one, other in pairwise(word))


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A word without the signs of Markdown around it, and those that end a sentence."""
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _ENDS and not (text[end - 1] in "!?" and end - start > _SHORTEST):
        end -= 1
    return start, end


def _is_said_before(text: str, start: int, at: int) -> bool:
    """Whether what stands before a word on its line calls it a secret."""
    near = max(start, at - _NEAR)
    line = text[max(text.rfind("\n", near, at) + 1, near) : at]
    words = _words_before(re.sub(_ESCAPE, " - ", line) if "\\u" in line else line)
    return bool(words) and (_ends_in_name(" ".join(words)) or _ends_in_login(words))


def _words_before(line: str) -> list[str]:
    """The last words of a line, between which no sign stands that parts a name from its value."""
    words: list[str] = []
    for token in reversed(re.findall(_TOKEN, line)):
        if token.strip("-") and (token[0].isalnum() or token[0] in "_.-"):
            words.append(token)
        elif not _SIGNS.issuperset(token):
            break
        if len(words) == _MOST_BEFORE:
            break
    return words[::-1]


_MOST_BEFORE = 6


def _ends_in_login(words: list[str]) -> bool:
    """Whether a login stands before a value, perhaps with the name of the user between them."""
    plain = [word.lower() for word in words if word.lower() not in _JOINING]
    for at in range(len(plain) - 1, 0, -1):
        if plain[at] in _IN and plain[at - 1] in _GOES_IN:
            plain[at - 1 : at + 1] = ["login"]
    if plain[-1:] and plain[-1] in _LOGINS:
        return True
    plain = [word for word in plain if word in _LOGINS or word not in _FILLERS]
    return any(word in _LOGINS for word in plain[-1:]) or (
        len(plain) > 1 and plain[-2] in _LOGINS and plain[-1] not in _NO_USERS
    )


def _is_said_behind(text: str, at: int, end: int) -> bool:
    """Whether what stands behind a word calls it a secret."""
    label = re.compile(_BEHIND).match(text, at, min(end, at + _NEAR))
    return label is not None and _begins_with_name(label[1])


@lru_cache(maxsize=4096)
def _ends_in_name(words: str) -> bool:
    """Whether the last words before a value are the name of a secret."""
    parts = re.findall(_PART, words)
    while parts and parts[-1].lower() in _JOINING:
        parts.pop()
    return any(_names_secret(parts[-count:]) for count in range(1, min(len(parts), _MOST) + 1))


@lru_cache(maxsize=4096)
def _begins_with_name(words: str) -> bool:
    parts = re.findall(_PART, words)
    return any(_names_secret(parts[:count]) for count in range(1, min(len(parts), _MOST) + 1))


def _names_secret(words: list[str]) -> bool:
    name = " ".join(words).strip(".-")
    if name.lower() in _MORE_NAMES:
        return True
    may_be = len(words) == 1 or words[-1].lower() in _LAST or words[0].lower() in _FIRST
    return may_be and is_secret_key(name)
