"""Patterns of `.gitignore`, for ignore files and for the paths in the settings, matched in bounded time.

The syntax is git's: https://git-scm.com/docs/gitignore. Regular expressions made of such patterns step back over a name
once for every star; here a star that fails gives up one character more, and no earlier star is tried again, which is
enough as the last star can always make up for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Token = str | None | tuple[bool, tuple[tuple[str, str], ...]]
"""One place of a name: a character, any character (None), or a class: whether negated, and its ranges."""
_STAR = ("*",)
_CLASSES = {
    "alnum": (("0", "9"), ("A", "Z"), ("a", "z")),
    "alpha": (("A", "Z"), ("a", "z")),
    "digit": (("0", "9"),),
    "lower": (("a", "z"),),
    "space": ((" ", " "), ("\t", "\r")),
    "upper": (("A", "Z"),),
    "xdigit": (("0", "9"), ("A", "F"), ("a", "f")),
}


class BadPattern(ValueError):
    """A line that is no pattern, with the reason."""


class _Pattern(NamedTuple):
    """One line: whether it includes again, holds for folders only, and the parts of the path, `**` being None."""

    negated: bool
    folders_only: bool
    parts: tuple[tuple[Token | tuple[str], ...] | None, ...]


class Patterns:
    """The patterns of one file; the last that matches decides."""

    def __init__(self, lines: Iterable[str], *, strict: bool = False) -> None:
        """Read patterns; with `strict` a line that is none raises BadPattern, else it is passed over as git does."""
        self._patterns: list[_Pattern] = []
        for line in lines:
            try:
                pattern = _parsed(line)
            except BadPattern as error:  # git passes over one line, not over the file
                if strict:
                    raise BadPattern(f'"{line}": {error}') from None
                continue
            if pattern is not None:
                self._patterns.append(pattern)

    def verdict(self, path: str) -> bool | None:
        """Return whether a path is matched; None if nothing is said of it.

        Paths are relative and POSIX; that of a folder ends with a slash.
        """
        parts = path.rstrip("/").split("/")
        for length in range(1, len(parts)):
            if self._own_verdict(parts[:length], is_folder=True):
                return True  # nothing below an excluded folder can be included again
        return self._own_verdict(parts, is_folder=path.endswith("/"))

    def _own_verdict(self, parts: Sequence[str], *, is_folder: bool) -> bool | None:
        """What the last pattern that matches a path itself says of it."""
        for pattern in reversed(self._patterns):
            if (is_folder or not pattern.folders_only) and _path_matches(pattern.parts, parts):
                return not pattern.negated
        return None

    def matches(self, path: str) -> bool:
        """Return whether a path is matched."""
        return bool(self.verdict(path))


def _path_matches(wanted: Sequence[tuple[Token | tuple[str], ...] | None], parts: Sequence[str]) -> bool:
    """Match the parts of a path; None stands for any number of them."""
    at = position = 0
    star = mark = -1
    while position < len(parts):
        if at < len(wanted) and wanted[at] is None:
            star, mark = at, position
            at += 1
        elif at < len(wanted) and (part := wanted[at]) is not None and _name_matches(part, parts[position]):
            at, position = at + 1, position + 1
        elif star >= 0:
            mark += 1
            at, position = star + 1, mark
        else:
            return False
    return all(part is None for part in wanted[at:])


def _name_matches(tokens: Sequence[Token | tuple[str]], name: str) -> bool:
    """Match one name; a star stands for any number of characters."""
    at = position = 0
    star = mark = -1
    while position < len(name):
        if at < len(tokens) and tokens[at] == _STAR:
            star, mark = at, position
            at += 1
        elif at < len(tokens) and _fits(tokens[at], name[position]):
            at, position = at + 1, position + 1
        elif star >= 0:
            mark += 1
            at, position = star + 1, mark
        else:
            return False
    return all(token == _STAR for token in tokens[at:])


def _fits(token: Token | tuple[str], character: str) -> bool:
    if token is None or token == character:
        return True
    if isinstance(token, tuple) and len(token) == 2:
        negated, ranges = token
        return any(low <= character <= high for low, high in ranges) is not negated
    return False


def _parsed(line: str) -> _Pattern | None:
    """The pattern of a line; None for an empty one and a comment."""
    line = _without_blanks(line.rstrip("\r\n"))
    if not line or line.startswith("#"):
        return None
    negated = line.startswith("!")
    line = line[1:] if negated else line
    folders_only = line.endswith("/") and not line.endswith("\\/")
    line = line[:-1] if folders_only else line
    anchored = "/" in line
    names = line.removeprefix("/").split("/")
    if not all(names):  # no name is empty
        return None
    parts = [None if name == "**" else tuple(_tokens(name)) for name in names]
    if not anchored:
        parts.insert(0, None)
    if parts[-1] is None:  # `a/**` is everything inside
        parts.append(_STAR_ALONE)
    return _Pattern(negated, folders_only, tuple(parts))


_STAR_ALONE: tuple[Token | tuple[str], ...] = (("*",),)


def _without_blanks(line: str) -> str:
    """A line without blanks at its end, unless a backslash keeps one."""
    bare = line.rstrip(" \t")
    kept = len(bare) - len(bare.rstrip("\\"))
    return line[: len(bare) + 1] if kept % 2 and len(line) > len(bare) else bare


def _tokens(name: str) -> Iterable[Token | tuple[str]]:
    at = 0
    while at < len(name):
        sign = name[at]
        if sign == "\\":
            if at + 1 == len(name):
                raise BadPattern("a backslash at the end")
            yield name[at + 1]
            at += 2
        elif sign == "*":
            yield ("*",)
            while at < len(name) and name[at] == "*":
                at += 1
        elif sign == "?":
            yield None
            at += 1
        elif sign == "[":
            token, at = _class(name, at + 1)
            yield token
        else:
            yield sign
            at += 1


def _class(name: str, at: int) -> tuple[tuple[bool, tuple[tuple[str, str], ...]], int]:
    """A class of characters, from behind its bracket."""
    negated = name[at : at + 1] in ("!", "^")
    at += negated
    first, ranges = at, list[tuple[str, str]]()
    while at < len(name) and (name[at] != "]" or at == first):
        if name.startswith("[:", at) and (end := name.find(":]", at)) > 0:
            ranges += _CLASSES.get(name[at + 2 : end], ())
            at = end + 2
            continue
        low, at = _member(name, at)
        high = low
        if name[at : at + 1] == "-" and name[at + 1 : at + 2] not in ("", "]"):
            high, at = _member(name, at + 1)
            if high < low:
                raise BadPattern(f"the range {low}-{high} is the wrong way round")
        ranges.append((low, high))
    if at >= len(name):
        raise BadPattern("the bracket [ is never closed")
    return (negated, tuple(ranges)), at + 1


def _member(name: str, at: int) -> tuple[str, int]:
    if name[at] == "\\" and at + 1 < len(name):
        return name[at + 1], at + 2
    return name[at], at + 1
