"""Examples written down: one model of fields with their words, and a writer for each language."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ..spec import Field, child, facts, fields, object_facts

_MOST = 8
"""So many values are listed in a comment."""
_WIDTH = 100


class Item(NamedTuple):
    """A field of an example: its value, or the objects that it holds, and what is to be known of it."""

    key: str
    words: str
    value: Any
    objects: tuple[tuple[Item, ...], ...] = ()
    is_list: bool = False


class Sample(NamedTuple):
    """An example with its words."""

    kind: str
    mode: str | None
    about: str
    body: Mapping[str, Any]
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        """What a program may call it."""
        return self.kind if self.kind in facts.PARTS else "body"


def sample(kind: str, body: Mapping[str, Any], mode: str | None) -> Sample:
    """The model of an example."""
    return Sample(kind, mode, object_facts(kind).about, body, _items(kind, body))


def _items(owner: str, value: Mapping[str, Any]) -> tuple[Item, ...]:
    return tuple(_item(owner, key, value) for key in value)


def _item(owner: str, key: str, siblings: Mapping[str, Any]) -> Item:
    held, below = siblings[key], child(owner, key, siblings)
    words = _words(fields(owner)[key])
    if below is None or not held:
        return Item(key, words, held)
    if not isinstance(held, list):
        return Item(key, words, held, (_items(below[0], held),))
    known = set(held[0])
    objects = [_items(below[0], one) for one in held]
    told = [one if not at or held[at].keys() - known else _without_words(one) for at, one in enumerate(objects)]
    return Item(key, words, held, tuple(told), is_list=True)


def _without_words(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The same again, where the words were said of the object before."""
    return tuple(one._replace(words="", objects=tuple(map(_without_words, one.objects))) for one in items)


def _words(held: Field) -> str:
    """What is to be known of a field, in one paragraph."""
    known = [f"{json.dumps(value)}: {meaning}" for value, meaning in held.meanings.items()]
    low, high = held.range
    bounds = f"From {low} to {high}" if high is not None and low is not None else f"At most {high}" if high else ""
    size = f"{bounds} {held.unit}".strip() if bounds else f"In {held.unit}" if held.unit else ""
    pieces = [
        held.about,
        f"{size}." if size else "",
        f"Values: {'; '.join(known)}." if 0 < len(known) <= _MOST else "",
        "Required." if held.is_required else "",
    ]
    return " ".join(piece for piece in pieces if piece)


def _comment(text: str, margin: str, sign: str = "#") -> list[str]:
    lead = f"{margin}{sign} "
    return textwrap.wrap(text, _WIDTH, initial_indent=lead, subsequent_indent=lead)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# JSON


def as_json(one: Sample) -> str:
    """An example as JSON, which has no comments; a part stands under its name, by which it is recognised."""
    body = {one.kind: one.body} if one.kind in facts.PARTS else one.body
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


# YAML


def as_yaml(one: Sample) -> str:
    """An example as YAML, with a comment that states what it is."""
    stated = f"# reclint: kind={one.kind}{f' mode={one.mode}' if one.mode else ''}"
    return _text([*_comment(one.about, ""), stated, *_yaml(one.items, "")])


def _yaml(items: tuple[Item, ...], margin: str) -> Iterator[str]:
    for one in items:
        yield from _comment(one.words, margin)
        yield f"{margin}{one.key}:" + ("" if one.objects else f" {_json(one.value)}")
        for inner in one.objects:
            if one.is_list:
                yield from _yaml_item(list(_yaml(inner, f"{margin}    ")), f"{margin}  ")
            else:
                yield from _yaml(inner, f"{margin}  ")


def _yaml_item(lines: list[str], margin: str) -> Iterator[str]:
    """The lines of a mapping as an item: the dash stands before its first key, behind the comments on that."""
    first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
    for at, line in enumerate(lines):
        yield f"{margin}- {line.lstrip()}" if at == first else line


# programs


class _Language(NamedTuple):
    """How a language writes an object literal."""

    comment: str
    margin: str
    key: Callable[[str], str]
    value: Callable[[Any], str]
    head: str
    tail: str


def as_python(one: Sample) -> str:
    """An example as a dict that a Python program sends as JSON."""
    return _program(one, _PYTHON)


def as_typescript(one: Sample) -> str:
    """An example as an object that a TypeScript program sends as JSON."""
    return _program(one, _TYPESCRIPT)


def _program(one: Sample, language: _Language) -> str:
    what = f"{one.kind}{f' in mode {one.mode}' if one.mode else ''}: {one.about}"
    head = f"{language.head.format(one.name)}{{"
    inner = _literal(one.items, language.margin, language)
    return _text([*_comment(what, "", language.comment), head, *inner, f"}}{language.tail}"])


def _literal(items: tuple[Item, ...], margin: str, language: _Language) -> Iterator[str]:
    deeper = margin + language.margin
    for one in items:
        yield from _comment(one.words, margin, language.comment)
        key = f"{margin}{language.key(one.key)}: "
        if one.is_list:
            yield f"{key}["
            for inner in one.objects:
                yield from (f"{deeper}{{", *_literal(inner, deeper + language.margin, language), f"{deeper}}},")
            yield f"{margin}],"
        elif one.objects:
            yield from (f"{key}{{", *_literal(one.objects[0], deeper, language), f"{margin}}},")
        else:
            yield f"{key}{language.value(one.value)},"


def _python(value: Any) -> str:
    match value:
        case bool() | None:
            return str(value)
        case list():
            return f"[{', '.join(map(_python, value))}]"
        case dict():
            return f"{{{', '.join(f'{_json(key)}: {_python(inner)}' for key, inner in value.items())}}}"
    return _json(value)


_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*\Z")


def _typescript_key(key: str) -> str:
    return key if _IDENTIFIER.match(key) else _json(key)


_PYTHON = _Language("#", "    ", _json, _python, "{} = ", "")
_TYPESCRIPT = _Language("//", "  ", _typescript_key, _json, "const {} = ", " as const;")


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


WRITERS: dict[str, Callable[[Sample], str]] = {
    "yaml": as_yaml,
    "json": as_json,
    "python": as_python,
    "ts": as_typescript,
}
"""What an example is written as, by the names of the formats."""
