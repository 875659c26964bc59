"""Parameters that may be nothing: `part = null`, `part?: Part`, `part=None`, and what a table of tests gives."""

from __future__ import annotations

import re
from typing import Any

from .syntax import Syntax

_WITH_DEFAULT = frozenset(
    (
        *("default_parameter", "typed_default_parameter", "assignment_pattern", "object_assignment_pattern"),
        *("required_parameter", "optional_parameter", "simple_parameter", "property_promotion_parameter"),
    )
)
_TYPED = frozenset(("typed_parameter", "parameter_declaration", "formal_parameter")) | _WITH_DEFAULT
_DEFAULTS = ("value", "right", "default_value")
_NOTHING = frozenset(("null", "none", "undefined"))
_LONGEST_NOTHING = 9
_LONGEST_TYPE = 100
_NULLABLE = r"\A:?\s{0,3}[?*]|\bOptional\b|\|\s{0,3}(?:None|null|undefined)\b|\b(?:None|null|undefined)\s{0,3}\|"
"""Types that nothing is one of."""
_OF_TABLE = r"(?i)parametri[sz]e|parameteri[sz]edTest|parameterized|data_?provider|@data\b"
"""Before a function that is called for each row of a table."""
_ROWS = r"\A\s{0,99}(?:->|\.)with\("
_LEVELS = 3
_BEFORE = 400


def may_be_left_out(syntax: Syntax, name: Any) -> bool:
    """Whether a parameter, by its name, is nothing where a call does not give it, or where its type allows that."""
    around = syntax.parent(name)
    if around is None:
        return False
    if around.type in _TYPED:
        given = next((one for field in _DEFAULTS if (one := around.child_by_field_name(field)) is not None), None)
        if given is not None:
            return given.end_byte - given.start_byte <= _LONGEST_NOTHING and syntax.source(given).lower() in _NOTHING
        kind = around.child_by_field_name("type")
        if around.type == "optional_parameter" or (
            kind is not None and re.search(_NULLABLE, syntax.source(kind)[:_LONGEST_TYPE])
        ):
            return True
    return _is_of_table(syntax, around)


def _is_of_table(syntax: Syntax, holder: Any) -> bool:
    """Whether a parameter is one of a function that tests call with each row of a table."""
    for _ in range(_LEVELS):
        if holder is None or holder.type in syntax.language.functions:
            break
        holder = syntax.parent(holder)
    if holder is None or holder.type not in syntax.language.functions:
        return False
    start = syntax.start(holder)
    if re.search(_OF_TABLE, syntax.text[max(0, start - _BEFORE) : start + _BEFORE // 2]):
        return True
    call = holder
    for _ in range(_LEVELS):
        call = syntax.parent(call)
        if call is None:
            return False
        if call.type in syntax.language.calls:
            function = syntax.part(call, syntax.language.calls[call.type][1])
            end = syntax.end(call)
            is_each = function is not None and ".each" in syntax.source(function)[:60]
            return is_each or re.match(_ROWS, syntax.text[end : end + 120]) is not None
    return False
