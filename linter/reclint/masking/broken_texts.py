"""What is secret in a text that cannot be read: what stands behind the name of a secret, be its letters torn apart.

Nothing is known of such a text, so that more is masked than is secret: the rest of the line, and the lines below that
begin with no key.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Generator, Iterator
from itertools import accumulate, pairwise

from ..diagnostic import Span
from ..spec import all_keys
from .names import KEYS_TO, is_secret_header, is_secret_key
from .texts import QUOTE, end_of_quoted, keys, line_end

_TORN = (
    *("secret", "secretkey", "secretkeys", "token", "ststoken", "stsexpiration", "salt", "accesskeyid", "creds"),
    *("authorization", "authorisation", "password", "passwd", "userpwd", "passphrase", "credential", "certificate"),
    *("cookie", "signature", "keydata", "xauth", "sessionid", *(f"{word}key" for word in sorted(KEYS_TO))),
)
"""Names that are found although signs, blanks or an end of line stand between their letters."""
_PLURALS = frozenset(
    f"{name}s" for name in _TORN if name.endswith(("key", "secret", "token", "password", "credential"))
)
"""Names that, torn apart, have to end where a word does: the next line may begin with an s."""
_SHORT_NAME = 5
"""Letters of a name that, torn apart, has to be a word of its own."""
_GAP = r"(?:[^a-z0-9\s]|[ \t]?[\r\n]{1,2}[ \t]{0,40})?"
_WIDER_GAP = r"(?:[^a-z0-9\r\n]|[ \t]?[\r\n]{1,2}[ \t]{0,40})?"
_SHORT = (
    r"(?i)(?<![a-z0-9])(?:"
    + "|".join(_GAP.join(name) for name in ("ak", "sk", "aksk", "sas", "pwd", "jwt", "pass", "cred"))
    + r")(?![a-z0-9])"
)
"""Names that are looked for as words of their own."""
_IN_STORE = (
    r"(?i)(?<![a-z0-9])(?:"
    + "|".join(_WIDER_GAP.join(name) for name in ("key", "access", "accessid", "keyid"))
    + r")(?![a-z0-9])(?=[^\w\r\n]{0,4}\s{0,40}[:=]|[ \t\"'\\]{1,4}\S)"
)
"""In storageConfig, misspelt names of its secret keys."""
_STORE = r"(?i)storage_?config"
_SIZE_OF_STORE = 2_000
_VALUE = r"(?i)(?<![a-z0-9])v[^a-z0-9]{0,3}a[^a-z0-9]{0,3}l[^a-z0-9]{0,3}u[^a-z0-9]{0,3}e(?![a-z0-9])"
_NAMED = r"(?i)(?:key|name)[^A-Za-z0-9]{1,12}([A-Za-z][\w-]{0,80})"
_SCHEME = r"\b(?:Basic|Bearer|Digest)[ \t]{1,4}(?=[\w.+/=~-]{6})"
_FIRST_WORD = r"(?m)(?:^|(?<=[{,\"'\[(]))[ \t#/*-]{0,100}[\"']?([A-Za-z_][\w.-]{0,80})"
_SIGN_BEHIND = r"[^\w\r\n]{0,6}?[:=]"
_RANDOM = r"(?=[A-Za-z+/_-]{0,40}[0-9])(?=[0-9+/_-]{0,40}[A-Za-z])[\w+/=-]{8}"
"""A word with letters and digits, which is no word of a language."""
_OF_VALUE = (
    r"\b(value)[\"']?[ \t]{0,9}:[ \t]{0,9}[\"']?(?:(?:Basic|Bearer|Digest)[ \t]|" + _RANDOM + ")"
    r"|(?<![\w+/-])()(?=[\w+/-]{0,40}[0-9])(?=[\w+/-]{0,40}[A-Z])(?=[\w+/-]{0,40}[a-z])[\w+/=-]{12}"
)
"""What a comment gives a value that is no word of a language."""
_ONLY_WORD = r"(?:#|//|/\*)[ \t]{0,200}[\"']?(" + _RANDOM + r"[\w+/=.-]{0,4000})[\"',]{0,3}\s*\Z"
"""A comment of one word that is none of a language: a line of a secret that was taken out."""
_BEHIND_NAME = r"[^\w\r\n]{1,6}"

_BEFORE_WHOLE = r"(?:[{,\s]|\A)\"[A-Za-z_][\w.-]{0,80}\Z|(?:[{,\s]|\A)\"\Z"
_WHOLE_KEY = r"[\w.-]{1,80}\"[ \t]{0,9}:"
_WHOLE_VALUE = (
    r"\s{0,99}(\"(?:[^\"\\\r\n]|\\[^\r\n]){0,4000}\")\s{0,99}"
    r"(?:\}|,\s{0,99}\"[A-Za-z_$][\w.$-]{0,80}\"[ \t]{0,9}:)(?![^\r\n]{0,4000}[ \t](?://|/\*|#))"
)
"""The whole text behind a key of JSON, up to the next key or the end of the object; no comment stands behind it."""

_PIECE = 60_000
"""Characters that are searched at once."""
_LONGEST_TORN = 120
"""Characters of a name with what stands between its letters."""
_STRAY = 4
"""Signs that may stand between the letters of a name."""
_AROUND = 2_000
"""Characters around the name of a header among which its value is looked for."""
_FEW_LINES = 5
_INDENTED = 1_000
"""Characters before a key among which its line begins."""

_LINE = r"(?:\r\n|\r|\n)([ \t]*)([^\r\n]*)"
_HEADER = r"[^A-Za-z\r\n#]{0,12}(?:#[^\r\n]*)?\Z"
"""What stands behind a key whose value is in the lines below."""
_KEY_LINE = (
    r"(?:[-?][ \t]{1,9}){0,4}[{\[,]{0,3}[ \t]{0,9}"
    r"(?:\"([A-Za-z_$][\w.$/ -]{0,60})\"[ \t]{0,9}:|'([A-Za-z_$][\w.$/ -]{0,60})'[ \t]{0,9}:"
    r"|([A-Za-z_$][\w.$/-]{0,60})[ \t]{0,9}:(?=[\s\"'\[{]|\Z))"
)
_WORD_OF_LINE = r"[\s\"'{\[,-]{0,20}([A-Za-z]{1,40})(?!\w)"
_CLOSED = r"[\s}\]),;]*\Z|---(?:\s|\Z)|\.\.\.\s*\Z"
_LOGIN = (
    r"(?i)(?<![\w-])(?:(?:basic|http|digest)_?)?(?:auth|login)[\"']?[ \t]{0,9}[:=][ \t]{0,9}"
    r"(?=[\[({]|[\"']?[^\s\"':]{1,200}:)"
)
"""What stands before the name and the password of a user: in a list or an object, or in one text."""
_SECRET_KIND = r"(?i)k\W?i\W?n\W?d\W{1,8}s\W?e\W?c\W?r\W?e\W?t(?![a-z])"
"""A document of Kubernetes whose data are secret."""
_DOCUMENT = r"(?m)^---(?=\s|\Z)"
_DATA = r"(?i)(?<!meta)(?<!meta\W)d\W?a\W?t\W?a(?![a-z])"
_SHOWN = frozenset(("apiVersion", "kind", "metadata", "name", "namespace", "type", "labels", "annotations"))
_WORD = r"\W{0,20}([A-Za-z]{1,40})"


def in_lines(text: str) -> Iterator[Span]:
    """In a text that cannot be read: the rest of the line after a secret key, and what goes on in the lines below."""
    found = [*keys(text, is_secret_header), *_torn(text), *_words(text), *_of_stores(text)]
    found += list(_values_of_names(text, found))
    yield from _behind(text, found)
    yield from _logins(text)
    yield from _of_secret_documents(text)


def in_comment(text: str) -> Iterator[Span]:
    """In a comment: the rest of the line after a secret key with its sign, or with what is no word behind it."""
    found = [*keys(text)]
    for key in _torn(text):
        behind = re.compile(_BEHIND_NAME).match(text, key.end)
        if text[key.end - 1] in ":=" or (behind and re.compile(_RANDOM).match(text, behind.end())):
            found.append(key)
    found += (Span(*word.span(word.lastindex or 0)) for word in re.finditer(_OF_VALUE, text))
    if word := re.match(_ONLY_WORD, text):
        found.append(Span(word.start(), word.start(1)))
    yield from _behind(text, found)
    yield from _logins(text)


def _logins(text: str) -> Iterator[Span]:
    covered = 0
    for login in re.finditer(_LOGIN, text):
        if login.end() > covered:
            covered = line_end(text, login.end())
            yield Span(login.end(), covered)


def _behind(text: str, found: list[Span]) -> Iterator[Span]:
    """What stands behind keys, each place once."""
    covered = 0
    for key in sorted(found):
        if key.end <= covered:  # which is the end of a line or value
            continue
        if (whole := _whole_value(text, key)) is not None:
            covered = whole.end
            yield whole
            continue
        end = line_end(text, key.end)
        if end > (start := max(key.end, covered)):
            yield Span(start, end)
        covered = yield from _below(text, key, end)


def _whole_value(text: str, key: Span) -> Span | None:
    """The text behind a key of JSON, where the pair and what follows it are as JSON has them: nothing is torn there."""
    before = text[max(key.start - _LONGEST_TORN, 0) : key.start]
    if not re.search(_BEFORE_WHOLE, before) or not re.fullmatch(_WHOLE_KEY, text[key.start : key.end]):
        return None
    value = re.compile(_WHOLE_VALUE).match(text, key.end)
    return Span(*value.span(1)) if value else None


def _below(text: str, key: Span, end: int) -> Generator[Span, None, int]:
    """The lines below a key that may belong to its value; returns where they end. The key's line ends at `end`."""
    rest = text[key.end : end]
    is_block = re.match(_HEADER, rest) is not None
    opening = re.compile(QUOTE).match(text, key.end)
    if opening and not is_block and opening.end() <= end and (last := end_of_quoted(text, opening)) > end:
        last = line_end(text, last)
        yield Span(end, last)
        rest, end = text[max(end, last - _AROUND) : last], last
    margin = _margin(text, key.start)
    while following := re.compile(_LINE).match(text, end):
        words = following[2]
        if words:
            is_block = is_block and len(following[1]) > margin
            if not is_block and (_is_finished(rest) or _is_other(words)):
                return end
            yield Span(*following.span(2))
            rest = words
        end = following.end()
    return end


def _is_finished(rest: str) -> bool:
    """Whether a quoted value ends on its line."""
    written = rest.rstrip(" \t")
    return written.endswith((",", "}", "]")) and written.rstrip(" \t,}]").endswith(('"', "'"))


def _is_other(line: str) -> bool:
    """Whether a line begins something else than what stands above it."""
    if re.match(_CLOSED, line):
        return True
    if key := re.match(_KEY_LINE, line):
        return not re.match(_RANDOM, key[1] or key[2] or key[3])
    word = re.match(_WORD_OF_LINE, line)
    return word is not None and word[1] in all_keys()


def _margin(text: str, at: int) -> int:
    """The blanks before the line of an offset."""
    near = max(0, at - _INDENTED)
    line = text[max(text.rfind("\n", near, at), text.rfind("\r", near, at), near - 1) + 1 : at]
    return len(line) - len(line.lstrip(" \t"))


def _torn(text: str) -> Iterator[Span]:
    """The names of secrets, whatever stands between their letters, with a sign behind them."""
    longest: dict[int, int] = {}
    for base in range(0, len(text), _PIECE):
        for start, end in _torn_in(text[base : base + _PIECE + _LONGEST_TORN]):
            longest[base + start] = max(base + end, longest.get(base + start, 0))
    for start, end in longest.items():
        yield _with_sign(text, start, end)


def _torn_in(piece: str) -> Iterator[tuple[int, int]]:
    runs = [(run.start(), run[0]) for run in re.finditer(_LETTERS, piece)]
    letters = "".join(run for _, run in runs).lower()
    ends = list(accumulate(len(run) for _, run in runs))

    def offset(at: int) -> int:
        run = bisect_right(ends, at)
        return runs[run][0] + at - (ends[run] - len(runs[run][1]))

    for name in (*_TORN, *sorted(_PLURALS)):
        at = letters.find(name)
        while at >= 0:
            start, end = offset(at), offset(at + len(name) - 1) + 1
            if end - start == len(name) or _is_name(piece, start, end, name):
                yield start, end
            at = letters.find(name, at + 1)


_LETTERS = r"[A-Za-z0-9]+"
_BLANKS = r"\s+"


def _is_name(piece: str, start: int, end: int, name: str) -> bool:
    """Whether letters that stand apart are those of one name."""
    if end - start > _LONGEST_TORN or len(re.sub(_BLANKS, " ", piece[start:end])) > len(name) + _STRAY:
        return False
    if name in _PLURALS and piece[end : end + 1].isalnum():
        return False
    around = piece[max(start - 1, 0) : start] + piece[end : end + 1]
    return len(name) > _SHORT_NAME or not any(sign.isalnum() for sign in around)


def _words(text: str) -> Iterator[Span]:
    """Words at the place of a key that name secrets, short ones, and the schemes of headers."""
    for word in re.finditer(_FIRST_WORD, text):
        if is_secret_key(word[1]):
            yield _with_sign(text, *word.span(1))
    for pattern in (_SHORT, _SCHEME):
        for name in re.finditer(pattern, text):
            yield _with_sign(text, *name.span())


def _with_sign(text: str, start: int, end: int) -> Span:
    sign = re.compile(_SIGN_BEHIND).match(text, end)
    return Span(start, sign.end() if sign else end)


def _of_stores(text: str) -> Iterator[Span]:
    """Misspelt names of the secret keys of storageConfig."""
    behind = 0
    for store in re.finditer(_STORE, text):
        start, behind = max(store.end(), behind), store.end() + _SIZE_OF_STORE
        for name in re.compile(_IN_STORE).finditer(text, start, behind):
            yield _with_sign(text, *name.span())


def _values_of_names(text: str, found: list[Span]) -> Iterator[Span]:
    """The word `value` near the name of a secret: `{key: Authorization, value: …}`, in any order."""
    named = [key.start for key in found if _stands_behind_name(text, key.start)]
    named += [name.start(1) for name in re.finditer(_NAMED, text) if is_secret_header(name[1])]
    behind = 0
    for at in sorted(named):
        first, last = max(_lines_before(text, at), behind), _lines_behind(text, at)
        for value in re.compile(_VALUE).finditer(text, first, max(first, last)):
            yield _with_sign(text, *value.span())
        behind = max(behind, last)


def _stands_behind_name(text: str, at: int) -> bool:
    before = "".join(re.findall(_LETTERS, text[max(at - 30, 0) : at])).lower()
    return before.endswith(("key", "name"))


def _lines_before(text: str, at: int) -> int:
    """The start of the few lines before an offset that may belong to the same object."""
    near = max(at - _AROUND, 0)
    start = max(text.rfind("\n", near, at) + 1, near)
    for _ in range(_FEW_LINES):
        before = max(text.rfind("\n", near, max(start - 1, near)) + 1, near)
        if before >= start or _only_closes(text[before:start]):
            break
        start = before
    return start


def _lines_behind(text: str, at: int) -> int:
    """The end of the few lines behind an offset that may belong to the same object."""
    far = min(at + _AROUND, len(text))
    end = at
    for _ in range(_FEW_LINES):
        behind = text.find("\n", end + 1, far)
        if behind < 0:
            return far
        if end > at and _only_closes(text[end:behind]):
            break
        end = behind
    return end


def _only_closes(line: str) -> bool:
    """Whether a line is nothing but the end or the beginning of an object."""
    return line.isascii() and bool(line.strip()) and not line.strip(" \t\r\n{}[],")


def _of_secret_documents(text: str) -> Iterator[Span]:
    """All but the head of documents of the kind Secret."""
    if not re.search(_SECRET_KIND, text):
        return
    starts = [0, *(mark.start() for mark in re.finditer(_DOCUMENT, text)), len(text)]
    for start, end in pairwise(starts):
        if re.compile(_SECRET_KIND).search(text, start, end):
            yield from _of_secret_document(text, start, end)


def _of_secret_document(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    while at < end:
        last = min(line_end(text, at), end)
        data = re.compile(_DATA).search(text, at, last)
        word = re.compile(_WORD).match(text, at, last)
        if data and word and (word[1] in _SHOWN or word.end() == data.end()):
            yield Span(data.end(), last)
        elif not (word and word[1] in _SHOWN) and re.compile(_LETTERS).search(text, at, last):
            yield Span(at, last)
        at = last + 1
