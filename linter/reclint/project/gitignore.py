"""Patterns of `.gitignore`, for ignore files and for the paths in the settings, matched in bounded time.

The syntax is git's: https://git-scm.com/docs/gitignore. Regular expressions made of such patterns step back over a name
once for every star; here a star that fails gives up one character more, and no earlier star is tried again, which is
enough as the last star can always make up for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import takewhile

from ..tuples import NamedTuple


class Wild(Enum):
    """What stands for any one character, and for any number of them."""

    CHARACTER = "?"
    STAR = "*"


class Class(NamedTuple):
    """Characters in brackets, as ranges."""

    negated: bool
    ranges: tuple[tuple[str, str], ...]


Token = str | Wild | Class
"""One place of a name; a string is one character."""
Name = str | tuple[Token, ...]
"""The pattern of one name of a path; a string is the name itself."""

_NAMED_CLASSES = {
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
    """One line: whether it includes again, holds for folders only, and the names of the path, `**` being None."""

    negated: bool
    folders_only: bool
    names: tuple[Name | None, ...]


class Patterns:
    """The patterns of one file; the last that matches decides.

    Most patterns hold a name that a path must have, or say how its last name ends or begins. A path is compared only
    with the patterns that its names leave possible, so that a long list costs little.
    """

    def __init__(self, lines: Iterable[str], *, strict: bool = False) -> None:
        """Read patterns; with `strict` a line that is none raises BadPattern, else it is passed over as git does."""
        self._patterns: list[_Pattern] = []
        for line in lines:
            try:
                pattern = _parse(line)
            except BadPattern as error:  # git passes over one line, not over the file
                if strict:
                    raise BadPattern(f'"{line}": {error}') from None
                continue
            if pattern is not None:
                self._patterns.append(pattern)
        self._index()

    def _index(self) -> None:
        """Sort the numbers of the patterns by a name that each demands, or by the end or start of the last name."""
        self._by_name: dict[str, list[int]] = {}
        self._by_end: dict[str, list[int]] = {}
        self._by_start: dict[str, list[int]] = {}
        self._others: list[int] = []
        for number, pattern in enumerate(self._patterns):
            last = pattern.names[-1] or ()
            if name := next((name for name in reversed(pattern.names) if isinstance(name, str)), ""):
                self._by_name.setdefault(name, []).append(number)
            elif isinstance(last, str):
                continue
            elif end := _literal_start(reversed(last))[::-1]:
                self._by_end.setdefault(end, []).append(number)
            elif start := _literal_start(last):
                self._by_start.setdefault(start, []).append(number)
            else:
                self._others.append(number)
        self._ends, self._starts = tuple(self._by_end), tuple(self._by_start)

    def _candidates(self, names: Sequence[str]) -> list[int]:
        """The numbers of the patterns that a path with these names may match, the last pattern first."""
        numbers = list(self._others)
        for name in set(names):
            numbers += self._by_name.get(name, ())
        name = names[-1]
        if name.endswith(self._ends):
            numbers += [number for end in self._ends if name.endswith(end) for number in self._by_end[end]]
        if name.startswith(self._starts):
            numbers += [number for start in self._starts if name.startswith(start) for number in self._by_start[start]]
        return sorted(numbers, reverse=True)

    def verdict(self, path: str) -> bool | None:
        """Return whether a path itself is matched; None if nothing is said of it.

        Paths are relative and POSIX; that of a folder ends with a slash. Nothing is said of the folders above: who
        walks asks about them first.
        """
        return self._verdict(path.rstrip("/").split("/"), is_folder=path.endswith("/"))

    def matches(self, path: str) -> bool:
        """Return whether a path is matched, itself or with a folder above it."""
        names = path.rstrip("/").split("/")
        for length in range(1, len(names)):
            if self._verdict(names[:length], is_folder=True):
                return True  # nothing below an excluded folder can be included again
        return bool(self._verdict(names, is_folder=path.endswith("/")))

    def _verdict(self, names: Sequence[str], *, is_folder: bool) -> bool | None:
        """What the last pattern that matches a path itself says of it."""
        for number in self._candidates(names):
            pattern = self._patterns[number]
            if (is_folder or not pattern.folders_only) and _path_matches(pattern.names, names):
                return not pattern.negated
        return None


def _literal_start(tokens: Iterable[Token]) -> str:
    """The characters before the first token that may stand for several."""
    return "".join(token for token in takewhile(lambda token: isinstance(token, str), tokens) if isinstance(token, str))


def _path_matches(patterns: Sequence[Name | None], names: Sequence[str]) -> bool:
    """Match the names of a path; None stands for any number of them."""
    at = position = 0
    star = mark = -1
    while position < len(names):
        pattern = patterns[at] if at < len(patterns) else ""
        if pattern is None:
            star, mark = at, position
            at += 1
        elif _name_matches(pattern, names[position]):
            at, position = at + 1, position + 1
        elif star >= 0:
            mark += 1
            at, position = star + 1, mark
        else:
            return False
    return all(pattern is None for pattern in patterns[at:])


def _name_matches(pattern: Name, name: str) -> bool:
    """Match one name; a star stands for any number of characters."""
    if isinstance(pattern, str):
        return pattern == name
    if pattern[-1] is not Wild.STAR and not _fits(pattern[-1], name[-1:]):  # most names end differently
        return False
    at = position = 0
    star = mark = -1
    while position < len(name):
        if at < len(pattern) and pattern[at] is Wild.STAR:
            star, mark = at, position
            at += 1
        elif at < len(pattern) and _fits(pattern[at], name[position]):
            at, position = at + 1, position + 1
        elif star >= 0:
            mark += 1
            at, position = star + 1, mark
        else:
            return False
    return all(token is Wild.STAR for token in pattern[at:])


def _fits(token: Token, character: str) -> bool:
    if isinstance(token, Class):
        return any(low <= character <= high for low, high in token.ranges) is not token.negated
    return token is Wild.CHARACTER or token == character


def _parse(line: str) -> _Pattern | None:
    """Read a line; None for an empty one and a comment."""
    line = _without_blanks(line.rstrip("\r\n"))
    if not line or line.startswith("#"):
        return None
    negated = line.startswith("!")
    line = line.removeprefix("!")
    folders_only = line.endswith("/")
    line = line.removesuffix("/")
    texts = line.removeprefix("/").replace("\\/", "/").split("/")
    if not all(texts):  # no name is empty
        return None
    names = [None if len(text) > 1 and not text.strip("*") else _name(text) for text in texts]
    if "/" not in line:  # not tied to the folder of the file
        names.insert(0, None)
    if names[-1] is None:  # `a/**` is everything inside
        names.append((Wild.STAR,))
    return _Pattern(negated, folders_only, tuple(names))


def _without_blanks(line: str) -> str:
    """A line without blanks at its end, unless a backslash keeps one."""
    bare = line.rstrip(" ")
    backslashes = len(bare) - len(bare.rstrip("\\"))
    return line[: len(bare) + backslashes % 2]


def _name(text: str) -> Name:
    """The pattern of one name."""
    tokens = tuple(_tokens(text))
    literal = _literal_start(tokens)
    return literal if len(literal) == len(tokens) else tokens


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        sign, at = text[at], at + 1
        if sign == "\\":
            if at == len(text):
                raise BadPattern("a backslash at the end")
            yield text[at]
            at += 1
        elif sign == "*":
            yield Wild.STAR
            at += len(text) - at - len(text[at:].lstrip("*"))
        elif sign == "?":
            yield Wild.CHARACTER
        elif sign == "[":
            token, at = _class(text, at)
            yield token
        else:
            yield sign


def _class(text: str, at: int) -> tuple[Class, int]:
    """The class of characters behind a bracket, and the place behind it."""
    negated = text[at : at + 1] in ("!", "^")
    at += negated
    first, ranges = at, list[tuple[str, str]]()
    while at < len(text) and (text[at] != "]" or at == first):
        if text.startswith("[:", at) and (end := text.find(":]", at)) > 0:
            ranges += _NAMED_CLASSES.get(text[at + 2 : end], ())
            at = end + 2
            continue
        low, at = _member(text, at)
        high = low
        if text[at : at + 1] == "-" and text[at + 1 : at + 2] not in ("", "]"):
            high, at = _member(text, at + 1)
            if high < low:
                raise BadPattern(f"the range {low}-{high} is the wrong way round")
        ranges.append((low, high))
    if at >= len(text):
        raise BadPattern("the bracket [ is never closed")
    return Class(negated, tuple(ranges)), at + 1


def _member(text: str, at: int) -> tuple[str, int]:
    if text[at] == "\\" and at + 1 < len(text):
        return text[at + 1], at + 2
    return text[at], at + 1
