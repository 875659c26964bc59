"""From a string's value to its characters in the text: through escapes, folded lines and removed indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator

Run = tuple[int, int]
"""Offset in the value, offset in the text: from there on they run side by side."""

_JSON_ESCAPE = r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)"
_YAML_ESCAPE = r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)"
_LINE = r"[^\r\n]*(?:\r\n|\r|\n|\Z)"
_YAML_LETTERS = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def json_runs(literal: str, start: int) -> list[Run]:
    """The runs of a JSON string; `literal` is what stands between its quotes, `start` where that begins."""
    runs, shift = [(0, start)], 0
    for escape in re.finditer(_JSON_ESCAPE, literal):
        at = escape.start() - shift
        shift += len(escape[0]) - 1
        runs += [(at, start + escape.start()), (at + 1, start + escape.end())]
    return runs


def yaml_runs(value: str, text: str, start: int, end: int, style: str) -> list[Run] | None:
    """The runs of a YAML scalar between two offsets of a text; None where they cannot be told."""
    if style in ("|", ">"):
        header = text.find("\n", start, end)
        pieces = _block_pieces(text, header + 1, end) if header >= 0 else iter(())
    elif style == '"':
        pieces = _double_pieces(text, start + 1, end - 1)
    elif style == "'":
        pieces = _single_pieces(text, start + 1, end - 1)
    else:
        pieces = _flow_lines(text, start, end)
    return _aligned(value, pieces)


def _aligned(value: str, pieces: Iterator[tuple[str, int]]) -> list[Run] | None:
    """Finds each piece in the value, in order; between two of them only blanks and line ends may stand."""
    runs: list[Run] = []
    at = 0
    for piece, target in pieces:
        if not piece:
            continue
        found = value.find(piece, at)
        if found < 0 or value[at:found].strip():
            return None
        runs.append((found, target))
        at = found + len(piece)
    return None if value[at:].strip() or not runs else runs


def _block_pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The lines of a block scalar without their indentation and ends."""
    for line in re.compile(_LINE).finditer(text, start, end):
        content = line[0].strip(" \t\r\n")
        yield content, line.start() + len(line[0]) - len(line[0].lstrip(" \t"))


def lines_with_code(text: str, start: int, end: int) -> str | None:
    """What a block scalar between two offsets holds, with the lines of template code in it, wherever these begin."""
    header = text.find("\n", start, end)
    lines = [line.rstrip("\r") for line in text[header + 1 : end].split("\n")] if header >= 0 else []
    content = next((line for line in lines if line.strip() and not line.lstrip(" \t").startswith(_CODE)), None)
    if content is None:
        return None
    margin = len(content) - len(content.lstrip(" "))
    return "\n".join(line[min(margin, len(line) - len(line.lstrip(" "))) :] for line in lines)


_CODE = ("{{", "{%", "{#", "${{")


def _flow_lines(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The lines of a plain scalar."""
    yield from _block_pieces(text, start, end)


def _single_pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The lines of a single-quoted scalar, cut where a doubled quote stands for one."""
    for content, at in _block_pieces(text, start, end):
        first = 0
        while (quote := content.find("''", first)) >= 0:
            yield content[first : quote + 1], at + first
            first = quote + 2
        yield content[first:], at + first


def _double_pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The parts of a double-quoted scalar: lines, and each escape by itself."""
    at = start
    for escape in re.compile(_YAML_ESCAPE).finditer(text, start, end):
        yield from _block_pieces_or_blank(text, at, escape.start())
        body = escape[0][1:]
        if body[0] in "xuU":
            code = int(body[1:], 16)
            yield (chr(code) if code < 0x110000 else ""), escape.start()
        elif body[0] not in "\r\n":
            yield _YAML_LETTERS.get(body, body), escape.start()
        at = escape.end()
    yield from _block_pieces_or_blank(text, at, end)


def _block_pieces_or_blank(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    yield from _block_pieces(text, start, end)
