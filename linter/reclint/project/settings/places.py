"""The lines of a TOML text on which tables and keys stand; tomllib keeps none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Path = tuple[str | int, ...]
"""The keys and indexes that lead from the top of a text to a value."""

_HEADER = r"[ \t]*(\[\[?)"
_PART = r"""[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*"""
_LONG_QUOTES = r"\"\"\"|'''"


class Places:
    """The line of every table and of every key that begins a line."""

    def __init__(self, text: str, tables: Sequence[str] = ()) -> None:
        """Index a text; paths are relative to the table that `tables` lead to."""
        self.lines = text.splitlines()
        self._top: Path = tuple(tables)
        self._known: dict[Path, int] = {}
        for path, number in _keys(self.lines):
            for end in range(1, len(path) + 1):
                self._known.setdefault(path[:end], number)

    def line(self, path: Path, word: str = "") -> int:
        """The number of the line of a path; a path inside a value lies where its last key, or a word, stands next."""
        whole = (*self._top, *path)
        known = next((whole[:end] for end in range(len(whole), 0, -1) if whole[:end] in self._known), ())
        number = self._known.get(known, 1)
        wanted = word or ("" if known == whole else next((str(key) for key in reversed(path) if key != ""), ""))
        return self._next_with(wanted, number) if wanted else number

    def _next_with(self, word: str, number: int) -> int:
        """The first line from a number on that holds a word; the number itself where there is none."""
        pattern = rf"(?<![\w-]){re.escape(word)}(?![\w-])"
        matching = (at for at in range(number, len(self.lines) + 1) if re.search(pattern, self.lines[at - 1]))
        return next(matching, number)


def _keys(lines: Sequence[str]) -> Iterator[tuple[Path, int]]:
    """The path of each table and key, with its line; lines inside long strings are passed over."""
    table: Path = ()
    counts: dict[Path, int] = {}
    inside = False
    for number, line in enumerate(lines, 1):
        was_inside = inside
        inside = inside ^ (len(re.findall(_LONG_QUOTES, line)) % 2 == 1)
        if was_inside:
            continue
        if header := re.match(_HEADER, line):
            table = _resolved(_dotted(line, header.end())[0], counts)
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            yield table, number
            continue
        keys, end = _dotted(line, 0)
        if keys and line[end : end + 1] == "=":
            yield (*table, *keys), number


def _resolved(keys: Path, counts: dict[Path, int]) -> Path:
    """A table's path with the index of the last item for each list of tables on the way, its own excepted."""
    path: Path = ()
    for key in keys:
        path = (*path, counts[path], key) if path in counts else (*path, key)
    return path


def _dotted(line: str, at: int) -> tuple[Path, int]:
    """The parts of a dotted key, and where it ends."""
    parts: list[str] = []
    while part := re.compile(_PART).match(line, at):
        parts.append(next(text for text in part.groups() if text is not None))
        at = part.end()
        if line[at : at + 1] != ".":
            break
        at += 1
    return tuple(parts), at
