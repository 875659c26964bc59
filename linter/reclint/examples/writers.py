"""Writers of examples: a model of fields with comments, and a function for each language."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..spec import Field, child, facts, fields, object_facts
from ..tuples import NamedTuple

_MOST = 8
"""Values that a comment lists."""
_WIDTH = 100


class Item(NamedTuple):
    """A field of an example: its comment, and its value or the objects in it."""

    key: str
    comment: str
    value: Any
    objects: tuple[tuple[Item, ...], ...] = ()
    is_list: bool = False


class Sample(NamedTuple):
    """An example with its comments."""

    kind: str
    mode: str | None
    about: str
    body: Mapping[str, Any]
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        """The name of the variable in a program."""
        return self.kind if self.kind in facts.PARTS else "body"


def sample(kind: str, body: Mapping[str, Any], mode: str | None) -> Sample:
    """Make the model of an example."""
    return Sample(kind, mode, object_facts(kind).about, body, _items(kind, body))


def _items(owner: str, value: Mapping[str, Any]) -> tuple[Item, ...]:
    return tuple(_item(owner, key, value) for key in value)


def _item(owner: str, key: str, siblings: Mapping[str, Any]) -> Item:
    value, below = siblings[key], child(owner, key, siblings)
    comment = _comment_on(fields(owner)[key])
    if below is None or not value:
        return Item(key, comment, value)
    if not isinstance(value, list):
        return Item(key, comment, value, (_items(below[0], value),))
    first_keys = set(value[0])
    objects = [_items(below[0], item) for item in value]
    commented = [
        items if not index or value[index].keys() - first_keys else _without_comments(items)
        for index, items in enumerate(objects)
    ]
    return Item(key, comment, value, tuple(commented), is_list=True)


def _without_comments(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The items without comments, as the object before has them already."""
    return tuple(item._replace(comment="", objects=tuple(map(_without_comments, item.objects))) for item in items)


def _comment_on(field: Field) -> str:
    """The comment on a field, one paragraph."""
    meanings = [f"{json.dumps(value)}: {meaning}" for value, meaning in field.meanings.items()]
    low, high = field.range
    bounds = f"From {low} to {high}" if high is not None and low is not None else f"At most {high}" if high else ""
    size = f"{bounds} {field.unit}".strip() if bounds else f"In {field.unit}" if field.unit else ""
    pieces = [
        field.about,
        f"{size}." if size else "",
        f"Values: {'; '.join(meanings)}." if 0 < len(meanings) <= _MOST else "",
        "Required." if field.is_required else "",
    ]
    return " ".join(piece for piece in pieces if piece)


def _comment(text: str, margin: str, sign: str = "#") -> list[str]:
    lead = f"{margin}{sign} "
    return textwrap.wrap(text, _WIDTH, initial_indent=lead, subsequent_indent=lead)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# JSON


def as_json(sample: Sample) -> str:
    """An example as JSON, which has no comments; a part stands under its name, by which it is recognised."""
    body = {sample.kind: sample.body} if sample.kind in facts.PARTS else sample.body
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


# YAML


def as_yaml(sample: Sample) -> str:
    """An example as YAML, with a comment that states what it is."""
    stated = f"# reclint: kind={sample.kind}{f' mode={sample.mode}' if sample.mode else ''}"
    return _text([*_comment(sample.about, ""), stated, *_yaml(sample.items, "")])


def _yaml(items: tuple[Item, ...], margin: str) -> Iterator[str]:
    for item in items:
        yield from _comment(item.comment, margin)
        yield f"{margin}{item.key}:" + ("" if item.objects else f" {_json(item.value)}")
        for inner in item.objects:
            if item.is_list:
                yield from _yaml_item(list(_yaml(inner, f"{margin}    ")), f"{margin}  ")
            else:
                yield from _yaml(inner, f"{margin}  ")


def _yaml_item(lines: list[str], margin: str) -> Iterator[str]:
    """The lines of a mapping as a list item: the dash stands before the first key, below its comments."""
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


def as_python(sample: Sample) -> str:
    """An example as a dict that a Python program sends as JSON."""
    return _program(sample, _PYTHON)


def as_typescript(sample: Sample) -> str:
    """An example as an object that a TypeScript program sends as JSON."""
    return _program(sample, _TYPESCRIPT)


def _program(sample: Sample, language: _Language) -> str:
    what = f"{sample.kind}{f' in mode {sample.mode}' if sample.mode else ''}: {sample.about}"
    head = f"{language.head.format(sample.name)}{{"
    inner = _literal(sample.items, language.margin, language)
    return _text([*_comment(what, "", language.comment), head, *inner, f"}}{language.tail}"])


def _literal(items: tuple[Item, ...], margin: str, language: _Language) -> Iterator[str]:
    deeper = margin + language.margin
    for item in items:
        yield from _comment(item.comment, margin, language.comment)
        key = f"{margin}{language.key(item.key)}: "
        if item.is_list:
            yield f"{key}["
            for inner in item.objects:
                yield from (f"{deeper}{{", *_literal(inner, deeper + language.margin, language), f"{deeper}}},")
            yield f"{margin}],"
        elif item.objects:
            yield from (f"{key}{{", *_literal(item.objects[0], deeper, language), f"{margin}}},")
        else:
            yield f"{key}{language.value(item.value)},"


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
"""The writers by the name of their format."""
