"""Values with placeholders in them: what could become of them, and what cannot."""

from __future__ import annotations

import json
import re
from typing import Any

from ..diagnostic import Violation
from ..messages import show
from ..spec import Field, facts
from . import wording
from .validator import Failure


def could_fit(failure: Failure, literals: list[str]) -> bool:
    """Whether a string with placeholders, each standing for any text, could satisfy a keyword."""
    if failure.keyword in ("minLength", "minimum", "maximum", "not"):
        return True
    if failure.keyword == "type":
        return _type_fits(failure, literals)
    if failure.keyword == "enum":
        return any(_stands_for(item, literals) for item in failure.schema["enum"])
    if failure.keyword == "pattern":
        return _literals_fit(failure, literals)
    return False


def _stands_for(item: Any, literals: list[str]) -> bool:
    """Whether a value could be what a string with placeholders becomes."""
    pattern = ".*".join(re.escape(piece) for piece in literals)
    text = item if isinstance(item, str) else json.dumps(item)
    return re.fullmatch(pattern, text, re.DOTALL) is not None


def _type_fits(failure: Failure, literals: list[str]) -> bool:
    """Whether the literal pieces could be parts of a number or boolean."""
    wanted = failure.schema.get("type")
    kinds = [wanted] if isinstance(wanted, str) else list(wanted or ())
    if "boolean" in kinds:
        return any(_stands_for(item, literals) for item in (True, False))
    number = {"integer": "[-+0-9]*", "number": "[-+.0-9eE]*"}
    return any(all(re.fullmatch(number[kind], piece) for piece in literals) for kind in kinds if kind in number)


def _literals_fit(failure: Failure, literals: list[str]) -> bool:
    name = failure.schema.get("x-format")
    if name is None:
        return True
    form = facts.FORMATS[name]
    if not all(re.fullmatch(f"(?:{form['characters']})*", piece) for piece in literals):
        return False
    prefixes = form.get("prefix")
    head = literals[0].lower()
    return not prefixes or any(prefix.startswith(head[: len(prefix)]) for prefix in prefixes)


def quoted_placeholder(known: Field, value: str, pointer: str) -> Violation:
    """The finding about a placeholder in quotes where a number belongs."""
    kind = wording.a(known.type)
    message = f"{known.key} must be {kind}, and the quotes around {show(value)} remain when it is filled in as text"
    return Violation(pointer, message, rule="quoted-placeholder")
