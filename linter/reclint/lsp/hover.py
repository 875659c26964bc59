"""What an editor shows of the key or value below the pointer."""

from __future__ import annotations

import re

from lsprotocol import types

from .. import escape as safe
from ..diagnostic import Rename, Span
from ..document import Document
from ..document.lines import line_start
from ..examples.cards import card
from ..linter.cursor import Cursor, cursor, innermost
from ..linter.readings import Reading
from ..preview import compose
from ..preview.text import blocks
from ..spec import fields, homes
from .comments import rule_at
from .places import Place, place
from .texts import Text

_LAYOUTS = ("transcodingConfig", "mixedVideoLayout", "layoutConfig")
"""The keys that are shown with a picture of the canvas."""
_COLUMNS = 64
_WORD = r"\w{1,60}"


def hover(text: Text, position: types.Position) -> types.Hover | None:
    """The documentation of the field at a position, with the canvas where it is about the layout."""
    at = text.positions.offset(position)
    if (of_rule := _rule(text, at)) is not None:
        return of_rule
    reading = innermost(text.readings, at)
    if reading is None:
        return None
    here = cursor(reading, at)
    if here is None:
        return _by_name(text, reading, at)
    what = place(reading, here)
    if what.field is None:
        return _misspelt(text, reading, here, at)
    shown = card(what.field, what.value, what.siblings) + _picture(text, reading, here, what)
    return _shown(text, shown, _span(reading, here))


def _misspelt(text: Text, reading: Reading, here: Cursor, at: int) -> types.Hover | None:
    """The field that a misspelt key stands for, as the finding about it says."""
    for one in text.diagnostics:
        if one.rule != "misspelt-key" or one.span is None or not one.span.start <= at <= one.span.end:
            continue
        renames = [edit for edit in one.fix.edits if isinstance(edit, Rename)] if one.fix else []
        owner = place(reading, here._replace(pointer=here.pointer.rpartition("/")[0], is_key=False)).object
        field = fields(owner).get(renames[0].name) if renames and owner else None
        if field is not None:
            return _shown(text, f"{safe.text(one.message)}.\n\n{card(field)}", _span(reading, here))
    return None


def _rule(text: Text, at: int) -> types.Hover | None:
    """The rule that a comment names at an offset."""
    start = line_start(text.text, at)
    end = text.text.find("\n", at)
    found = rule_at(text.text[start : end if end >= 0 else None], at - start)
    return None if found is None else _shown(text, found[0], Span(start + found[1], start + found[2]))


def _span(reading: Reading, here: Cursor) -> Span:
    document: Document = here.document
    own = document.key_spans(here.pointer)[-1] if here.is_key else document.value_span(here.pointer)
    return reading.source.offsets.span(own or Span(0, 0))


def _shown(text: Text, markdown: str, span: Span) -> types.Hover:
    content = types.MarkupContent(types.MarkupKind.Markdown, markdown)
    return types.Hover(content, text.positions.range(span))


def _by_name(text: Text, reading: Reading, at: int) -> types.Hover | None:
    """The field that only one object has, where the text cannot be read at this moment."""
    if not reading.stream.problems:
        return None
    start = text.text.rfind("\n", 0, at) + 1
    for word in re.finditer(_WORD, text.text[start : at + 60]):
        if word.start() <= at - start <= word.end():
            named = {fields(owner)[key].about: fields(owner)[key] for owner, key in homes(word[0])}
            if len(named) == 1:
                [field] = named.values()
                return _shown(text, card(field), Span(start + word.start(), start + word.end()))
    return None


def _picture(text: Text, reading: Reading, here: Cursor, what: Place) -> str:
    """The canvas of the request that a place belongs to, as a block of text."""
    if what.request is None or what.field is None or what.field.key not in _LAYOUTS or text.report is None:
        return ""
    number = reading.first + here.document.index
    for one in compose.pictures(text.path, text.text, text.report.documents):
        if one.checked.index == number and one.checked.pointer == what.request.pointer:
            drawn = blocks(one.canvas, _COLUMNS).replace("`", "'")
            return f"\n```text\n{safe.lines(drawn)}```\n"
    return ""
