"""Parameters that are nothing where a call does not give them: `part = null`, `part?: Part`, `part=None`."""

from __future__ import annotations

from typing import Any

from .syntax import Syntax

_WITH_DEFAULT = frozenset(
    (
        *("default_parameter", "typed_default_parameter", "assignment_pattern", "object_assignment_pattern"),
        *("required_parameter", "optional_parameter", "simple_parameter", "property_promotion_parameter"),
    )
)
_DEFAULTS = ("value", "right", "default_value")
_NOTHING = frozenset(("null", "none", "undefined"))
_LONGEST_NOTHING = 9


def may_be_left_out(syntax: Syntax, name: Any) -> bool:
    """Whether a parameter, by its name, is nothing where a call does not give it."""
    around = syntax.parent(name)
    if around is None or around.type not in _WITH_DEFAULT:
        return False
    given = next((one for field in _DEFAULTS if (one := around.child_by_field_name(field)) is not None), None)
    if given is None:
        return bool(around.type == "optional_parameter")
    return given.end_byte - given.start_byte <= _LONGEST_NOTHING and syntax.source(given).lower() in _NOTHING
