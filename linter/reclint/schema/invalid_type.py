"""A value of another type than its field's: a number in quotes, one value in place of a list, a vendor's name."""

from __future__ import annotations

import json
import re
from typing import Any

from ..diagnostic import Fix, Quote, Severity, Violation
from ..document.scalars import older_reading
from ..masking import holds_user_part
from ..messages import LONGEST, show, typed
from ..spec import VENDORS, Field, Vendor, facts, fields, is_text_of_missing_value, normal
from . import guesses, wording
from .case import Case
from .invalid_format import clue_to, repaired
from .invalid_value import meant_choice


def of_type(case: Case) -> Violation:
    """The violation of a value of another type than its field's."""
    known, value = case.known, case.value
    wanted = known.type if known else case.schema["type"]
    wanted = wanted if isinstance(wanted, str) else wanted[0]
    said = f"{case.name} is {typed(value, secret=case.secret, written=case.written)}"
    if wanted == "string" and isinstance(value, int | float) and not isinstance(value, bool):
        return _number_for_string(case, said, known)
    if isinstance(value, str) and wanted in ("integer", "number", "boolean"):
        return _string_for_number(case, said, wanted)
    if wanted == "array" and known is not None:
        return _single_for_list(case, said, known)
    if wanted == "object" and isinstance(value, str) and isinstance(guesses.from_json(value), dict):
        return case.violation(f"{case.name} is JSON text in quotes; it must be an object: write the object itself")
    if wanted == "object" and value == []:
        return case.violation(
            f"{said}; it must be an object: {{}} if it has no fields (PHP encodes an empty array as [])"
        )
    if wanted == "boolean" and (meant := guesses.truth(value)) is not None:
        return _did_you_mean(case, f"{said}; it must be true or false", meant)
    if wanted == "integer" and isinstance(value, float):
        return case.violation(f"{said}; it must be a whole number{_of_unit(known)}")
    right = wording.right(known) if known and known.type == wanted else wording.a(wanted)
    if wanted == "string" and right.startswith("made of"):
        right = f"a string {right}"
    return case.violation(f"{said}; it must be {right}")


def _did_you_mean(case: Case, message: str, meant: Any) -> Violation:
    shown = show(meant)
    return case.violation(f"{message}: did you mean {shown}?", case.set(f"write {shown}", meant, safe=False))


def _single_for_list(case: Case, said: str, known: Field) -> Violation:
    """One value in place of a list: shown as the list that it was meant to be."""
    if isinstance(case.value, dict):
        return case.violation(f"{said}; it must be a list: put the object into [ ]")
    items = _items(case, known)
    if items is None or case.secret:
        return case.violation(f"{said}; it must be a list{_of_items(known, case.setting.mode)}")
    shown = json.dumps(items, ensure_ascii=False)
    example = f": {shown}" if len(shown) <= 2 * LONGEST and not holds_user_part(str(case.value)) else ""
    return case.violation(f"{said}; it must be a list{example}", case.set("make it a list", items, safe=False))


def _items(case: Case, known: Field) -> list[Any] | None:
    """The list that a single value was meant to be, each item as the field takes it; None where there is none."""
    listed = guesses.items(case.value, known, case.written)
    if listed is None or known.items is None:
        return None
    own = known.items.in_mode(case.setting.mode)
    items = [_item(own, item) for item in listed]
    if known.key == "avFileType" and "mp4" in items and "hls" not in items:
        items = ["hls", *items]
    is_of_mode = not own.meanings or all(item in own.meanings for item in items)
    return items if is_of_mode and case.takes(items) else None


def _item(known: Field, item: Any) -> Any:
    """An item as its field takes it, where a number in place of a text or the way of writing is all that is wrong."""
    if known.type != "string" or isinstance(item, (bool, float, dict, list)) or item is None:
        return item
    text = str(item)
    if known.meanings:
        return meant_choice(known, text) or text
    return (repaired(known.format, text) if known.format else None) or text


def _of_items(known: Field, mode: str | None) -> str:
    """What the items of a list must be in a mode, in words behind `a list`."""
    if known.items is None:
        return ""
    items = known.items.in_mode(mode)
    if items.type == "object":
        return " of objects"
    return f"; each item must be {wording.right(items)}" if items.format or items.meanings else ""


def _number_for_string(case: Case, said: str, known: Field | None) -> Violation:
    text = case.written or str(case.value)
    name = known.format if known else None
    if known and known.meanings and text not in known.meanings:
        return case.violation(wording.with_choices(said, known, "; it must be "))
    if name and not re.fullmatch(facts.FORMATS[name]["pattern"], text):
        form = facts.FORMATS[name]
        meant = guesses.colour(text if len(text) == 6 else case.value) if name == "colour" else repaired(name, text)
        meant = meant or _in_digits(name, case.value)
        if meant and not case.secret:
            return _did_you_mean(case, f"{said}; it must be {form['about']}", meant)
        clue = clue_to(name, text, form, case.setting.placeholders) if text.isdecimal() and not case.secret else None
        return case.violation(f"{said}; it must be {form['about']}" + (f"; {clue}" if clue else ""))
    older = _read_by_some(case)
    if name and older and older != "text":  # a number it is meant to be, but which one
        message = f"{said} for YAML 1.2, and {older} for YAML 1.1 parsers; it must be a string"
        return _did_you_mean(case, message, str(case.value))
    if known and (wanted := _unmet(known, text, str(case.value))):
        return case.violation(f"{said}; it must be a string: {wanted}")
    fix = Fix("put it in quotes", (Quote(case.pointer),))
    if older == "text":
        message = f"{said} for YAML 1.2, and text for YAML 1.1 parsers; it must be a string: put it in quotes"
        return case.violation(message, fix, Severity.WARNING)
    return case.violation(f"{said}; it must be a string: put it in quotes", fix)


def _unmet(known: Field, *texts: str) -> str | None:
    """The form, in words, that a field should have and none of the ways has to write a number as a text."""
    forms = [facts.FORMATS[advice["format"]] for advice in known.advised if "format" in advice]
    return next(
        (form["about"] for form in forms if not any(re.fullmatch(form["pattern"], text) for text in texts)), None
    )


def _read_by_some(case: Case) -> str | None:
    """What YAML 1.1 parsers read where a value stands without quotes, in words, if they read something else."""
    document = case.setting.document
    if document is None or document.stream.language != "yaml" or document.is_quoted(case.pointer):
        return None
    return older_reading(case.value if isinstance(case.value, str) else case.written or "")


def _in_digits(name: str, value: float) -> str | None:
    """The user ID that a number of another notation is: `1e3`, `0x10`."""
    fits = "uid" in name and 0 < value < 1 << 32 and value == int(value)
    return str(int(value)) if fits else None


def _of_unit(known: Field | None) -> str:
    return f" of {known.unit}" if known and known.unit else ""


def _string_for_number(case: Case, said: str, wanted: str) -> Violation:
    known, value = case.known, case.value.strip()
    number = guesses.number(value, wanted)
    if number is not None and case.takes(number):
        shown = json.dumps(number)
        repair = "remove the quotes" if case.secret or shown == value else f"write {shown}"
        return case.violation(f"{said}; it must be {wording.a(wanted)}: {repair}", case.set(repair, number))
    native = _native(case, value)
    if native is not None:
        code, meaning = native
        return case.violation(
            f"{said}; it must be an integer: {meaning} is {code}", case.set(f"write {code}", code, safe=False)
        )
    meant = guesses.truth(value) if wanted == "boolean" else guesses.plain_number(value, known)
    if meant is None and _read_by_some(case) == "a number" and value.replace("_", "").isdecimal():
        meant = int(value.replace("_", ""))
    if meant is not None and not case.secret and case.takes(meant):
        if older := _read_by_some(case):
            message = f"{said} for YAML 1.2, and {older} for YAML 1.1 parsers; it must be {wording.a(wanted)}"
            return _did_you_mean(case, message, meant)._replace(severity=Severity.WARNING)
        return _did_you_mean(case, f"{said}; it must be {wording.right(known) if known else wording.a(wanted)}", meant)
    mistake = "; it looks like the text of a missing value" if is_text_of_missing_value(value) else ""
    return case.violation(f"{said}; it must be {_number_wanted(case, wanted)}{mistake}")


def _number_wanted(case: Case, wanted: str) -> str:
    """What number a field takes, in words."""
    known = case.known
    vendor = _vendor(case)
    if known and known.name == "storageConfig.region" and vendor is not None:
        return f"an integer, the number of a region of {vendor.name}"
    return wording.right(known) if known else wording.a(wanted)


def _native(case: Case, text: str) -> tuple[int, str] | None:
    """The code that a name stands for: `aws` is vendor 1, `us-east-1` of vendor 1 is region 0."""
    known = case.known
    if known is None:
        return None
    for alias, code in known.aliases.items():
        if normal(alias) == normal(text):
            return code, wording.meaning(known, code)
    for code, meaning in known.meanings.items():
        if isinstance(code, int) and normal(text) in (normal(meaning), normal(wording.short(meaning))):
            return code, wording.meaning(known, code)
    return _region(case, text) if known.name == "storageConfig.region" else None


def _region(case: Case, text: str) -> tuple[int, str] | None:
    vendor = _vendor(case)
    if vendor is None:
        return None
    zone = re.fullmatch(r"(?:oss-)?(.*?[a-z]-?[0-9])[a-f]", text)
    words = {normal(text), normal(text.removeprefix("oss-")), normal(zone[1] if zone else text)}
    found = {
        code: f"{region.name} of {vendor.name}"
        for code, region in vendor.regions.items()
        if not words.isdisjoint(map(normal, region.names))
    }
    return next(iter(found.items())) if len(found) == 1 else None


def _vendor(case: Case) -> Vendor | None:
    """The storage vendor beside a value, be it given by its name."""
    code = case.setting.siblings.get("vendor")
    if isinstance(code, str):
        named = {normal(alias): number for alias, number in fields("storageConfig")["vendor"].aliases.items()}
        code = named.get(normal(code))
    return VENDORS.get(code) if isinstance(code, int) else None
