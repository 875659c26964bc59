"""Hashtables of PowerShell as JSON, with the place of every character: `@{ cname = "a"; uid = "5" }`.

What a script computes is a value that is not known. A table with keys that are not known is not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..tuples import NamedTuple
from .gaps import Change, Moved

_BLANK = r"(?:[ \t\r\n;]|`\r?\n|#(?!>)[^\r\n]*|<#[\s\S]{0,4000}?#>)*"
"""What may stand between the members of a table."""
_BLANK_IN_LINE = r"(?:[ \t]|`\r?\n|<#[^\r\n]{0,400}?#>)*"
_KEY = r"(?P<bare>[A-Za-z_][\w-]{0,99})|'(?P<single>[^'\\\"\r\n]{1,99})'|\"(?P<double>[^\"\\'`$\r\n]{1,99})\""
_EQUALS = _BLANK_IN_LINE + "="
_TABLE = r"(?:\[(?i:ordered|pscustomobject|hashtable)\][ \t]{0,9}){0,2}@\{"
_LIST = r"@\("
_NUMBER = r"-?(?:0|[1-9][0-9]{0,30})(?:\.[0-9]{1,30})?(?![\w.])"
_CONSTANT = r"\$(?i:(true|false|null))\b(?![.\[:(])"
_IN_DOUBLE = (
    r"(?P<plain>[^\"`$\\'\r\n]+)|(?P<quote>\"\"|`\")|`(?P<sign>[^\r\n])"
    r"|(?P<hole>\$(?:\{[^{}\r\n]{1,99}\}|\((?:[^()\r\n]|\([^()\r\n]{0,99}\)){0,200}\)|(?:env:|script:|global:)?[A-Za-z_]\w{0,99}))"
    r"|(?P<backslash>\\)|(?P<apostrophe>')|(?P<dollar>\$)"
)
_IN_SINGLE = r"(?P<plain>[^'\"\\\r\n]+)|(?P<apostrophe>'')|(?P<quote>\")|(?P<backslash>\\)"
_WRITTEN = {"quote": '\\"', "backslash": "\\\\", "apostrophe": "'\\''", "hole": "${_}", "dollar": "$"}
_SIGNS = {"n": "\\n", "t": "\\t", "r": "\\r", "'": "'\\''", "\\": "\\\\"}
_TOKEN = r"\"(?:[^\"`]|`[\s\S]|\"\")*(?:\"|`?\Z)|'(?:[^']|'')*(?:'|\Z)|`\r?\n|#[^\r\n]*|[(\[{]|[)\]}]|[;,]|\r?\n"
"""What matters in a value that is computed."""
_GOES_ON = r"(?:[-+*/%|,=(]|-[A-Za-z]{1,9})[ \t]*\Z"
_GOES_ON_BEHIND = r"[ \t\r\n]*(?:\||\.[A-Za-z])"
_HOLE = "${_}"
_DEEPEST = 30
_LONGEST = 100_000


class Member(NamedTuple):
    """A key of a table, and where its value stands."""

    key: str
    start: int
    end: int


class Table(NamedTuple):
    """A table as JSON in quotes of a shell: what of the text is replaced, where it ends, and how deep it is."""

    changes: list[Change]
    end: int
    depth: int
    """Levels of objects and lists in it, itself not counted."""
    members: list[Member]


def read(text: str, at: int) -> Table | None:
    """The table at an offset; None where it is not one of which all keys are known."""
    reader = _Reader(text, at)
    try:
        end = reader.table(at, 0)
    except _Unread:
        return None
    reader.finish(end)
    return Table(reader.changes, end, reader.deepest, reader.members)


class Value(NamedTuple):
    """A value as JSON in quotes of a shell: what of the text is replaced, where it ends, and how deep it is."""

    changes: list[Change]
    end: int
    depth: int


def value(text: str, at: int) -> Value | None:
    """The value at an offset, as of a member of a table; None where it is not one of which all keys are known."""
    reader = _Reader(text, at)
    try:
        end = reader.member(at)
    except _Unread:
        return None
    reader.finish(end)
    return Value(reader.changes, end, reader.deepest)


def with_values(table: Table, values: Mapping[str, tuple[str, str]]) -> list[Change]:
    """The changes of a table in which keys have other values; by small letters the key and its value, each as written.

    Keys that the table does not have are added.
    """
    members = [member for member in table.members if member.key.lower() in values]
    found = [
        change
        for change in table.changes
        if not any(member.start <= change[0] and change[1] <= member.end for member in members)
    ]
    found += [(member.start, member.end, values[member.key.lower()][1]) for member in members]
    known = {member.key.lower() for member in table.members}
    added = [written for name, written in sorted(values.items()) if name not in known]
    if added:
        start, end, closing = table.changes[-1]
        inside = Moved(closing.removesuffix("}"))
        for number, (key, given) in enumerate(added):
            inside = inside + ("," if number or table.members else "") + key + ":" + given
        found = [change for change in found if change != table.changes[-1]]
        found.append((start, end, inside + "}"))
    return sorted(found)


class _Unread(Exception):
    """Something that is not read."""


class _Reader:
    def __init__(self, text: str, start: int) -> None:
        self.text, self.last = text, min(len(text), start + _LONGEST)
        self.changes: list[Change] = []
        self.at = start
        """Up to where the text is taken care of."""
        self.pending = ""
        """What is written before the next piece."""
        self.deepest = 0
        self.members: list[Member] = []

    def keep(self, start: int, end: int) -> None:
        """Leave a piece as it is."""
        if self.pending or start > self.at:
            self.changes.append((self.at, start, self.pending))
        self.pending, self.at = "", end

    def put(self, start: int, end: int, written: str) -> None:
        """Write something in place of a piece."""
        if start > self.at:
            self.changes.append((self.at, start, self.pending))
            self.changes.append((start, end, written))
        else:
            self.changes.append((start, end, self.pending + written))
        self.pending, self.at = "", end

    def finish(self, end: int) -> None:
        """Take away what is left before an offset."""
        if end > self.at:
            self.changes.append((self.at, end, self.pending))
            self.at, self.pending = end, ""

    def _skip(self, pattern: str, at: int) -> int:
        found = re.compile(pattern).match(self.text, at, self.last)
        return found.end() if found else at

    def table(self, at: int, level: int) -> int:
        """A table; where it ends."""
        self._enter(level)
        opening = re.compile(_TABLE).match(self.text, at, self.last)
        if opening is None:
            raise _Unread
        self.put(at, opening.end(), "{")
        at = self._skip(_BLANK, opening.end())
        is_first = True
        while not self.text.startswith("}", at):
            key = re.compile(_KEY).match(self.text, at, self.last)
            equals = re.compile(_EQUALS).match(self.text, key.end(), self.last) if key else None
            if key is None or equals is None or key.lastgroup is None:
                raise _Unread
            self.pending += "" if is_first else ","
            self.put(*key.span(), f'"{key[key.lastgroup]}"')
            self.pending = ":"
            value = self._skip(_BLANK_IN_LINE, equals.end())
            at = self._value(value, level, ";}")
            if level == 0:
                self.members.append(Member(key[key.lastgroup], value, at))
            at = self._skip(_BLANK, at)
            is_first = False
            if at >= self.last:
                raise _Unread
        self.put(at, at + 1, "}")
        return at + 1

    def member(self, at: int) -> int:
        """The value of a member; where it ends."""
        return self._value(at, 0, ";}")

    def _value(self, at: int, level: int, ends: str) -> int:
        """A value that ends before one of some signs, a line end, or a comma; lists may do without brackets."""
        kept = (len(self.changes), self.at, self.pending, self.deepest)
        end = self._one(at, level)
        if end is not None and self._ends(end, ends):
            return end
        is_plain = not self.text.startswith(("@", "["), at)
        if end is not None and is_plain and ends == ";}" and self.text.startswith(",", self._skip(_BLANK_IN_LINE, end)):
            self._restore(kept)
            return self._items(at, level + 1)
        self._restore(kept)
        end = self._computed(at, ends)
        self.put(at, end, _HOLE)
        return end

    def _restore(self, kept: tuple[int, int, str, int]) -> None:
        del self.changes[kept[0] :]
        _, self.at, self.pending, self.deepest = kept

    def _ends(self, at: int, ends: str) -> bool:
        at = self._skip(_BLANK_IN_LINE, at)
        return at >= self.last or self.text[at] in ends or self.text[at] in "\r\n#"

    def _one(self, at: int, level: int) -> int | None:
        """A value that is written out; None for another."""
        text = self.text
        if re.compile(_TABLE).match(text, at, self.last):
            return self.table(at, level + 1)
        if text.startswith("@(", at):
            return self._list(at, level + 1)
        if number := re.compile(_NUMBER).match(text, at, self.last):
            self.keep(*number.span())
            return number.end()
        if constant := re.compile(_CONSTANT).match(text, at, self.last):
            self.put(*constant.span(), constant[1].lower())
            return constant.end()
        if text.startswith(('"', "'"), at):
            return self._text(at)
        return None

    def _enter(self, level: int) -> None:
        if level > _DEEPEST:
            raise _Unread
        self.deepest = max(self.deepest, level)

    def _list(self, at: int, level: int) -> int:
        self._enter(level)
        self.put(at, at + 2, "[")
        at = self._skip(_BLANK, at + 2)
        is_first = True
        while not self.text.startswith(")", at):
            self.pending += "" if is_first else ","
            at = self._skip(_BLANK, self._value(at, level, ",;)"))
            at = self._skip(_BLANK, at + 1) if self.text.startswith(",", at) else at
            is_first = False
            if at >= self.last:
                raise _Unread
        self.put(at, at + 1, "]")
        return at + 1

    def _items(self, at: int, level: int) -> int:
        """A list without brackets: `"hls", "mp4"`."""
        self._enter(level)
        self.pending += "["
        while True:
            at = self._value(at, level, ",;}")
            comma = self._skip(_BLANK_IN_LINE, at)
            if not self.text.startswith(",", comma):
                self.put(at, at, "]")
                return at
            self.pending += ","
            at = self._skip(_BLANK, comma + 1)

    def _text(self, at: int) -> int | None:
        quote = self.text[at]
        pattern = re.compile(_IN_DOUBLE if quote == '"' else _IN_SINGLE)
        self.put(at, at + 1, '"')
        at += 1
        while (piece := pattern.match(self.text, at, self.last)) is not None:
            if piece.lastgroup == "plain":
                self.keep(*piece.span())
            elif piece.lastgroup == "sign":
                self.put(*piece.span(), _SIGNS.get(piece["sign"], piece["sign"]))
            else:
                self.put(*piece.span(), _WRITTEN[piece.lastgroup or ""])
            at = piece.end()
        if not self.text.startswith(quote, at):
            return None
        self.put(at, at + 1, '"')
        return at + 1

    def _computed(self, at: int, ends: str) -> int:
        """Where a value ends that is not written out."""
        depth = 0
        start = at
        for token in re.compile(_TOKEN).finditer(self.text, at, self.last):
            sign = token[0]
            if sign in "([{":
                depth += 1
            elif sign in ")]}":
                if depth == 0:
                    return token.start() if token.start() > start else self._refuse()
                depth -= 1
            elif depth == 0 and sign[0] in ";,\r\n" and (sign[0] in ends or sign[0] in "\r\n"):
                before = self.text[max(start, token.start() - 20) : token.start()]
                is_open = re.search(_GOES_ON, before) or re.compile(_GOES_ON_BEHIND).match(self.text, token.end())
                if sign[0] in "\r\n" and is_open:
                    continue
                return token.start() if token.start() > start else self._refuse()
        return self._refuse()

    @staticmethod
    def _refuse() -> int:
        raise _Unread
