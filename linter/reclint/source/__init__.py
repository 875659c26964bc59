"""A file to the texts in it that may hold requests: the file itself, JSON Lines, Postman collections.

A further carrier is a module with `entries(text, limits)`, which `_carrier` names for the files that it reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from ..document import Language
from ..document.encoding import decode
from ..limits import DEFAULT, Limits
from . import jsonl as lines
from .errors import MissingGrammar
from .escaping import as_it_is
from .names import (
    ENDINGS,
    FOREIGN,
    HEAD,
    HOSTS,
    LANGUAGES,
    SOURCES,
    SUFFIXES,
    form,
    is_document,
    is_told_by_name,
    is_variables,
    source_of,
    source_of_file,
)
from .offsets import AS_IT_IS, UNSTATED, Beside, CarrierType, Entry, FilledMap, OffsetMap, Stated
from .programs import LONGEST_FILE, PROGRAMS, is_program, reads_programs

__all__ = [
    "ENDINGS",
    "FOREIGN",
    "HEAD",
    "LONGEST_FILE",
    "PROGRAMS",
    "SOURCES",
    "SUFFIXES",
    "Beside",
    "CarrierType",
    "Entry",
    "FilledMap",
    "MissingGrammar",
    "OffsetMap",
    "Stated",
    "as_it_is",
    "decode",
    "entries",
    "installed",
    "is_document",
    "is_lines",
    "is_program",
    "is_told_by_name",
    "is_variables",
    "language",
    "reads_programs",
    "source_of",
    "source_of_file",
]


def is_lines(path: str) -> bool:
    """Whether each line of a file is a text of its own, by the file's name."""
    return lines.claims(path[path.rfind(".") :].lower())


def installed() -> tuple[str, ...]:
    """What this installation reads: programs only with the extra for them."""
    return tuple(name for name in SOURCES if name != "code" or reads_programs())


def language(suffix: str, text: str) -> Language:
    """The language of a file: by its ending, else JSON when it begins like JSON that templates do not."""
    if known := LANGUAGES.get(suffix):
        return known
    start = text.lstrip("\ufeff \t\r\n")
    return "json" if start.startswith(("{", "[")) and not start.startswith("{{") else "yaml"


def _carrier(suffix: str, text: str) -> ModuleType | None:
    """What takes a file apart that is no document as a whole."""
    if lines.claims(suffix):
        return lines
    if suffix == ".json" and "postman" in text:  # the pattern by itself takes fifty times as long
        from . import postman

        return postman if postman.claims(text) else None
    return None


def entries(name: str, text: str, limits: Limits = DEFAULT) -> Iterator[Entry]:
    """The texts in a file that may hold requests, by its name and content."""
    suffix = name[name.rfind(".") :].lower()
    if (carrier := _carrier(suffix, text)) is not None:
        yield from carrier.entries(text, limits)
        return
    host = suffix if suffix in HOSTS else form(name, text)
    if host is not None:
        from . import pages

        # a mark of the encoding is an empty line there, so that what follows begins one
        yield from pages.entries(f"\n{text[1:]}" if text.startswith("\ufeff") else text, limits, host)
        return
    mark = 1 if text.startswith("\ufeff") else 0
    offsets = OffsetMap((0,), (mark,)) if mark else AS_IT_IS
    yield Entry(text[mark:], language(suffix, text), offsets, "file", None, UNSTATED, suffix != ".jsonc", as_it_is)
