"""A text that does not have the form of its field: a colour, a user ID, a URL, a folder."""

from __future__ import annotations

import re
from typing import Any

from ..diagnostic import Violation
from ..messages import listing, show
from ..spec import Placeholders, facts, is_text_of_missing_value, normal
from . import guesses
from .case import Case


def of_format(case: Case) -> Violation:
    """The violation of a text that its field's pattern refuses."""
    known, value = case.known, case.value
    name = case.schema.get("x-format")
    if known is None or name is None:
        return case.violation(f"{case.name} is {case.shown()}, which does not have the right form")
    form = facts.FORMATS[name]
    if name.endswith("-url") and re.search(r"\S\s+\S", value) and not case.secret:
        return case.violation(f"{case.name} is {case.shown()}; a URL has no blanks: write %20 for each")
    must = "should" if case.advised else "must"
    message = f"{case.name} is {case.shown()}; it {must} be {form['about']}"
    suggestion = repaired(name, value)
    if suggestion is not None and not case.secret:
        return case.violation(
            f"{message}: did you mean {show(suggestion)}?",
            case.set(
                f"write {show(suggestion)}", suggestion, safe=name == "colour" or _is_trimmed(name, suggestion, value)
            ),
        )
    if clue := clue_to(name, value, form, case.setting.placeholders):
        message += f"; {clue}"
    elif case.advised and case.why:
        message += f": {case.why}"
    return case.violation(message)


def _is_trimmed(name: str, meant: str, value: str) -> bool:
    """Whether only blanks, leading zeros or the signs around a word make the difference."""
    return name != "alnum" and normal(meant.strip("#")) in normal(value)


def repaired(name: str, value: str) -> str | None:
    """The value that was probably meant."""
    if name == "colour":
        return guesses.colour(value)
    if "uid" in name:
        return guesses.user(name, value)
    if name == "alnum" and (found := guesses.folders(value)) and len(found) == 1:
        return found[0]
    return None


def clue_to(name: str, value: str, form: dict[str, Any], placeholders: Placeholders) -> str | None:
    """Why a value does not fit, where that can be told."""
    if is_text_of_missing_value(value):
        return f"{show(value)} looks like the text of a missing value"
    if "uid" in name:
        return _uid_clue(value) if not placeholders.inside(value) else None
    if name.endswith("-url") and re.fullmatch(r"[A-Za-z]{2,10}:/*", value):
        return "the host is missing"
    literal = "".join(placeholders.literals(value))
    strange = sorted(set(re.sub(form["characters"], "", literal)), key=literal.index)
    if not strange or name not in ("alnum", "channel-name"):
        return None
    shown = listing([show(character) for character in strange[:5]], "and")
    said = f"{shown} {'is' if len(strange) == 1 else 'are'} not allowed"
    if name != "alnum" or "/" not in strange or placeholders.inside(value):
        return said
    parts = guesses.folders(value)
    shown = listing(map(show, parts), "and") if parts and len(parts) < 5 else ""
    return "write each folder as a separate item" + (f": {shown}" if len(shown) in range(1, 60) else "")


def _uid_clue(value: str) -> str | None:
    """Why a text is no user ID."""
    if re.fullmatch(r"[0-9]+", value):
        if re.fullmatch(r"1[0-9]{12}", value):
            return "13 digits look like a timestamp in milliseconds"
        return "0 is not allowed" if not value.strip("0") else "it does not fit into 32 bits"
    if re.fullmatch(r"\s*[0-9]+(?:\s*[,;]\s*[0-9]+)+\s*", value):
        return "write each user as a separate item"
    return "string user accounts are not supported" if re.search(r"[^\W\d_]", value) else None
