"""What may stand where somebody types: keys, values with their meaning, and whole requests in an empty file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lsprotocol import types

from ..document import Language
from ..document.pointer import at as value_at
from ..examples import writers
from ..examples.cards import REGION, card
from ..examples.example import Wish, example
from ..messages import show
from ..request import REQUESTS
from ..spec import MODES, VENDORS, Field, facts, fields, modes_of, object_facts
from ..tuples import NamedTuple
from . import comments
from .places import Place, place
from .probe import Probe, Token, probes, token
from .texts import Text

TRIGGERS = ('"', "'", ":", " ", "-", "[")
"""What an editor asks behind, apart from letters."""

_PLAIN = r"(?i)(?!(?:y|n|yes|no|on|off|true|false|null)\Z)[a-z_][\w-]*\Z"
"""A string that every reader of YAML takes for one without quotes."""
_COMMENTS = r"(?m)^[ \t]*#.*$"


class Choice(NamedTuple):
    """A value that a field may have."""

    value: Any
    meaning: str
    words: str = ""
    """Further words by which people look for it."""


def completion(text: Text, position: types.Position) -> list[types.CompletionItem]:
    """What may stand at a position."""
    at = text.positions.offset(position)
    typed = token(text.text, at)
    if _is_empty(text.text[: typed.span.start] + text.text[typed.span.end :]):
        return list(_requests(text, typed))
    if spoken := list(comments.words(typed.before)):
        return [_word(text, typed, word) for word in spoken]
    for found in probes(text, at):
        if items := list(_items(text, found)):
            return items
    return []


def _is_empty(text: str) -> bool:
    return not re.sub(_COMMENTS, "", text).strip()


def _items(text: Text, found: Probe) -> Iterator[types.CompletionItem]:
    if found.is_key:
        holder = place(found.reading, found.holder)
        yield from _keys(text, found, holder)
        return
    what = place(found.reading, found.cursor)
    if what.field is not None:
        yield from _values(text, found.token, what, found.language)


# keys


def _keys(text: Text, found: Probe, holder: Place) -> Iterator[types.CompletionItem]:
    """The keys that an object may have and lacks: those that it must have first."""
    siblings = value_at(found.cursor.document.data, found.holder.pointer)
    if holder.object is None or not isinstance(siblings, Mapping):
        return
    mode = holder.request.mode if holder.request is not None else None
    for number, (key, field) in enumerate(fields(holder.object).items()):
        if key != field.key or field.withdrawn or any(spelling in siblings for spelling in field.spellings):
            continue
        if mode is not None and mode not in modes_of(field):
            continue
        item = _key(text, found, field)
        item.sort_text = f"{0 if field.is_expected else 1}{number:03}"
        yield item
        if (inner := _example(field, mode, found)) is not None:
            yield _with_text(item, f"{field.key} …", f"{item.insert_text}{inner}", f"{item.sort_text}x")


def _key(text: Text, found: Probe, field: Field) -> types.CompletionItem:
    quote = '"' if found.language == "json" else found.token.quote
    name = f"{quote}{field.key}{quote}"
    return _item(
        text,
        found.token,
        field.key,
        name if found.token.has_colon else f"{name}: " if _stays_on_line(field, found) else f"{name}:",
        types.CompletionItemKind.Struct if field.objects else types.CompletionItemKind.Field,
        detail=f"{field.type}{', required' if field.is_required else ''}",
        about=card(field),
        words=name,
    )


def _stays_on_line(field: Field, found: Probe) -> bool:
    return found.language == "json" or field.type != "object"


def _example(field: Field, mode: str | None, found: Probe) -> str | None:
    """The value of a key as an example has it: an object with what it must have."""
    if not field.object or found.token.has_colon:
        return None
    modes = object_facts(field.object).modes or MODES
    inner = example(field.object, Wish(mode if mode in modes else None))
    margin = re.match(r"[ \t]*", found.token.before)
    indent = margin[0] if margin else ""
    if found.language == "json":
        return json.dumps(inner, indent=2).replace("\n", f"\n{indent}")
    blanks = " " * (len(found.token.before) - len(indent))  # behind the dash of a list
    return "".join(f"\n{line}" for line in _block(inner, f"{indent}{blanks}  "))


def _block(value: Mapping[str, Any], margin: str) -> Iterator[str]:
    """The lines of an object in YAML."""
    for key, inner in value.items():
        if isinstance(inner, Mapping) and inner:
            yield f"{margin}{key}:"
            yield from _block(inner, f"{margin}  ")
        else:
            yield f"{margin}{key}: {json.dumps(inner, ensure_ascii=False)}"


# values


def _values(text: Text, typed: Token, what: Place, language: Language) -> Iterator[types.CompletionItem]:
    """The values that a field may have, with their meanings."""
    assert what.field is not None
    for number, choice in enumerate(_choices(what.field, what)):
        written = _written(choice.value, language, typed)
        blank = " " if language == "yaml" and typed.before.endswith(":") else ""
        item = _item(
            text,
            typed,
            f"{show(choice.value)}  {choice.meaning}".rstrip() if isinstance(choice.value, int) else choice.value,
            f"{blank}{written}",
            types.CompletionItemKind.EnumMember,
            detail=choice.meaning,
            about=card(what.field, choice.value, what.siblings),
            words=f"{blank}{written} {choice.meaning} {choice.words}",
        )
        item.sort_text = f"{number:03}"
        yield item


def _choices(field: Field, what: Place) -> Iterator[Choice]:
    if field.name == REGION:
        vendor = VENDORS.get(what.siblings.get("vendor", -1)) if _is_code(what.siblings.get("vendor")) else None
        for code, region in vendor.regions.items() if vendor is not None else ():
            yield Choice(code, region.name, " ".join(region.aliases))
        return
    names: dict[Any, list[str]] = {}
    for name, value in field.aliases.items():
        names.setdefault(value, []).append(name)
    for value, meaning in field.meanings.items():
        yield Choice(value, meaning, " ".join(names.get(value, ())))
    if field.type == "boolean":
        yield from (Choice(True, ""), Choice(False, ""))


def _is_code(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _written(value: Any, language: Language, typed: Token) -> str:
    if isinstance(value, str) and language == "yaml" and not typed.quote and re.match(_PLAIN, value):
        return value
    return json.dumps(value, ensure_ascii=False)


# whole requests

_WRITERS = {".yaml": writers.as_yaml, ".yml": writers.as_yaml, ".json": writers.as_json, ".jsonc": writers.as_json}


def _requests(text: Text, typed: Token) -> Iterator[types.CompletionItem]:
    """Whole requests, for a file in which there is nothing yet."""
    write = _WRITERS.get(text.path[text.path.rfind(".") :].lower())
    if write is None:
        return
    for kind in REQUESTS:
        for mode in object_facts(kind).modes or facts.MODES if kind == "start" else (None,):
            body = example(kind, Wish(mode))
            name = f"{kind} in mode {mode}" if mode else kind
            yield _item(
                text,
                typed,
                name,
                write(writers.sample(kind, body, mode)),
                types.CompletionItemKind.Snippet,
                detail="a valid request to start from",
                about=object_facts(kind).about,
            )


# comments


def _word(text: Text, typed: Token, word: comments.Word) -> types.CompletionItem:
    kind = types.CompletionItemKind.Keyword
    return _item(text, typed, word.word, word.word, kind, detail=word.detail, about=word.about)


# items


def _item(
    text: Text,
    typed: Token,
    label: str,
    written: str,
    kind: types.CompletionItemKind,
    *,
    detail: str,
    about: str,
    words: str = "",
) -> types.CompletionItem:
    """An item that takes the place of the word that is being typed; editors compare what stands there with `words`."""
    written = f"{typed.before}{written}" if typed.typed else written
    return types.CompletionItem(
        label,
        kind=kind,
        detail=detail or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, about),
        filter_text=f"{typed.typed}{words or label}",
        insert_text=written,
        insert_text_mode=types.InsertTextMode.AsIs,
        text_edit=types.TextEdit(text.positions.range(typed.span), written),
    )


def _with_text(item: types.CompletionItem, label: str, written: str, order: str) -> types.CompletionItem:
    """The same item with more text."""
    assert isinstance(item.text_edit, types.TextEdit)
    return types.CompletionItem(
        label,
        kind=types.CompletionItemKind.Snippet,
        detail="with all that it must have",
        documentation=item.documentation,
        filter_text=item.filter_text,
        sort_text=order,
        insert_text=written,
        insert_text_mode=item.insert_text_mode,
        text_edit=types.TextEdit(item.text_edit.range, written),
    )
