"""A value that the schema refuses: which rule it breaks, in words that say what would be right."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..diagnostic import Fix, Quote, Set, Severity, Violation
from ..document import Document, split
from ..masking import holds_user_part
from ..messages import LONGEST, listing, named, plural, show, typed
from ..spec import VENDORS, Field, Placeholders, Vendor, facts, fields, is_secret, is_text_of_missing_value, normal
from ..spec.did_you_mean import closest
from ..spec.placeholders import set_of
from . import guesses
from .validator import Failure

_ORDER = (
    "type",
    "enum",
    "minItems",
    "maxItems",
    "minLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "not",
)


def rank(failure: Failure) -> tuple[bool, int]:
    """What to name first where several keywords fail on one value: hard before advised, type before content."""
    keyword = failure.keyword
    return "x-severity" in failure.schema, _ORDER.index(keyword) if keyword in _ORDER else len(_ORDER)


class Setting(NamedTuple):
    """Where a value stands: its document, the object around it, what counts as a placeholder, the request's mode."""

    document: Document | None
    siblings: Mapping[str, Any]
    placeholders: Placeholders
    mode: str | None = None


class _Case:
    """One failure with all that its message may use."""

    def __init__(self, failure: Failure, known: Field | None, setting: Setting) -> None:
        self.failure, self.known, self.setting = failure, known, setting
        self.pointer = failure.pointer
        self.value, self.schema = failure.value, failure.schema
        self.keys = split(failure.pointer)
        self.name = _name(self.keys)
        self.secret = any(map(is_secret, self.keys)) or bool(known and known.is_secret)
        self.severity = Severity[self.schema["x-severity"].upper()] if "x-severity" in self.schema else None
        self.advised = self.severity is not None
        self.why = self.schema.get("x-why")

    def shown(self) -> str:
        return show(self.value, secret=self.secret)

    @property
    def written(self) -> str | None:
        """A number's characters as the text has them, where there is a text; a tag may make one of a quoted text."""
        document = self.setting.document
        text = document.source_text(self.pointer) if document is not None and _is_number(self.value) else None
        return text.strip("'\"") if text is not None else None

    def violation(self, message: str, fix: Fix | None = None, severity: Severity | None = None) -> Violation:
        """A violation here; an advised constraint brings its own severity."""
        return Violation(self.pointer, message, severity=self.severity or severity, fix=fix)

    def set(self, title: str, value: Any, *, safe: bool = True) -> Fix:
        return Fix(title, (Set(self.pointer, value),), safe)


def explain(failure: Failure, known: Field | None, setting: Setting) -> Violation:
    """The violation that a failure is."""
    case = _Case(failure, known.in_mode(setting.mode) if known else None, setting)
    if failure.value is None and failure.keyword == "type":
        return _null(case)._replace(rule="null-value")
    if failure.value == "" and failure.keyword != "type" and known is not None:
        return _empty(case, known)._replace(rule="empty-value")
    rule, explainer = _BY_KEYWORD[failure.keyword]
    violation = explainer(case)
    if isinstance(failure.value, str) and (named_set := set_of(failure.value)) and not case.secret:
        hint = f'; if it is a placeholder, add placeholders = ["{named_set}"] to the settings'
        violation = violation._replace(message=violation.message + hint)
    return violation._replace(rule=rule)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _name(keys: list[str]) -> str:
    """What a message calls a value: its key, in a list with the list's key and the index."""
    if not keys:
        return "the request"
    if keys[-1].isdecimal() and len(keys) > 1:
        return f"{keys[-2]}[{keys[-1]}]"
    name = named(keys[-1])
    return f"{_name(keys[:-1])}.{name}" if len(keys) > 2 and keys[-2].isdecimal() else name


def _null(case: _Case) -> Violation:
    known = case.known
    demanded = known is None or known.is_expected or known.is_item
    severity = Severity.ERROR if demanded else Severity.WARNING
    swallowed = case.setting.document.swallowed(case.pointer) if case.setting.document else None
    if swallowed is not None:
        shown = "the rest of the line" if case.secret else show(swallowed)
        return case.violation(
            f"{case.name} is null: ` #` starts a comment, so {shown} is lost; put the value in quotes",
            None,
            severity,
        )
    right = f"it must be {_right(known)}" if demanded and known else "leave the key out"
    return case.violation(f"{case.name} is null; {right}", None, severity)


def _empty(case: _Case, known: Field) -> Violation:
    decrypts = case.setting.siblings.get("decryptionMode") not in (None, 0)
    needed = known.empty == "error" or (decrypts and known.name in ("recordingConfig.secret", "recordingConfig.salt"))
    severity = Severity.ERROR if needed else Severity.WARNING
    plain = known.type == "string" and not known.format and not known.meanings
    right = "it must not be empty" if plain else f"it must be {_right(known)}"
    if known.name == "storageConfig.bucket":
        right += ": Agora has no storage of its own, so a recording needs a bucket of yours"
    if known.empty == "error":
        right += f'; if your program fills it in, add supplied = ["{known.name}"] to the settings'
    return case.violation(f"{case.name} is an empty string; {right}", None, severity)


def _right(known: Field | None) -> str:
    """What a field must be, in words that fit after `must be`."""
    if known is None:
        return "something else"
    if known.format:
        return str(facts.FORMATS[known.format]["about"])
    if known.meanings:
        return _choices(known)
    if known.has_range:
        return f"{_a(known.type)} {'' if None not in known.range else 'of '}{_bounds(known)}"
    return _a(known.type)


_ARTICLES = {
    "integer": "an integer",
    "array": "a list",
    "object": "an object",
    "number": "a number",
    "boolean": "true or false",
}


def _a(kind: str) -> str:
    return _ARTICLES.get(kind, f"a {kind}")


def _choices(known: Field) -> str:
    """The allowed values with their meanings."""
    return listing([f"{show(value)} ({_meaning(known, value)})" for value in known.meanings])


def _meaning(known: Field, value: Any) -> str:
    """What a value means: the head of it where that tells the values apart."""
    heads = {short(meaning) for meaning in known.meanings.values()}
    meaning = str({**known.meanings, **known.withdrawn_values}.get(value, value))
    return short(meaning) if len(heads) == len(known.meanings) else meaning


_ROOM = 200


def _with_choices(message: str, known: Field, lead: str) -> str:
    """A message with the allowed values where they fit in, else with as many words as fit."""
    full = f"{message}{lead}{_choices(known)}"
    bare = f"{message}{lead}{listing(map(show, known.meanings))}"
    return full if len(full) <= _ROOM else bare if len(bare) <= _ROOM else message


def short(meaning: str) -> str:
    """The head of a meaning: what stands before a colon, semicolon or comma."""
    return re.split(r"[:;,]", meaning, maxsplit=1)[0]


def _bounds(known: Field, bounds: tuple[float | None, float | None] | None = None) -> str:
    low, high = bounds or known.range
    unit = f" {known.unit}" if known.unit else ""
    unit = f" ({unit.strip()})" if unit.startswith(" fraction") else unit
    if low is None:
        return f"at most {high}{unit}"
    if high is None:
        return f"at least {low}{unit}"
    return f"from {low} to {high}{unit}"


def _type(case: _Case) -> Violation:
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
    if wanted == "boolean" and (meant := guesses.truth(value)) is not None:
        return _did_you_mean(case, f"{said}; it must be true or false", meant)
    if wanted == "integer" and isinstance(value, float):
        return case.violation(f"{said}; it must be a whole number{_of_unit(known)}")
    right = _right(known) if known and known.type == wanted else _a(wanted)
    return case.violation(f"{said}; it must be {right}")


def _did_you_mean(case: _Case, message: str, meant: Any) -> Violation:
    shown = show(meant)
    return case.violation(f"{message}: did you mean {shown}?", case.set(f"write {shown}", meant, safe=False))


def _single_for_list(case: _Case, said: str, known: Field) -> Violation:
    """One value in place of a list: shown as the list that it was meant to be."""
    if isinstance(case.value, dict):
        return case.violation(f"{said}; it must be a list: put the object into [ ]")
    items = guesses.items(case.value, known, case.written)
    if items is None or case.secret:
        return case.violation(f"{said}; it must be a list")
    shown = json.dumps(items, ensure_ascii=False)
    example = f": {shown}" if len(shown) <= 2 * LONGEST and not holds_user_part(str(case.value)) else ""
    return case.violation(f"{said}; it must be a list{example}", case.set("make it a list", items, safe=False))


def _number_for_string(case: _Case, said: str, known: Field | None) -> Violation:
    text = case.written or str(case.value)
    name = known.format if known else None
    if known and known.meanings and text not in known.meanings:
        return case.violation(_with_choices(said, known, "; it must be "))
    if name and not re.fullmatch(facts.FORMATS[name]["pattern"], text):
        form = facts.FORMATS[name]
        meant = guesses.colour(text if len(text) == 6 else case.value) if name == "colour" else _repair(name, text)
        if meant and not case.secret:
            return _did_you_mean(case, f"{said}; it must be {form['about']}", meant)
        clue = None if case.secret else _clue(name, text, form, case.setting.placeholders)
        return case.violation(f"{said}; it must be {form['about']}" + (f"; {clue}" if clue else ""))
    fix = Fix("put it in quotes", (Quote(case.pointer),))
    return case.violation(f"{said}; it must be a string: put it in quotes", fix)


def _of_unit(known: Field | None) -> str:
    return f" of {known.unit}" if known and known.unit else ""


def _string_for_number(case: _Case, said: str, wanted: str) -> Violation:
    known, value = case.known, case.value.strip()
    number = guesses.number(value, wanted)
    if number is not None:
        shown = json.dumps(number)
        repair = "remove the quotes" if case.secret or shown == value else f"write {shown}"
        return case.violation(f"{said}; it must be {_a(wanted)}: {repair}", case.set(repair, number))
    native = _native(case, value)
    if native is not None:
        code, meaning = native
        return case.violation(
            f"{said}; it must be an integer: {meaning} is {code}", case.set(f"write {code}", code, safe=False)
        )
    meant = guesses.truth(value) if wanted == "boolean" else guesses.plain_number(value, known)
    if meant is not None and not case.secret:
        return _did_you_mean(case, f"{said}; it must be {_right(known) if known else _a(wanted)}", meant)
    mistake = "; it looks like the text of a missing value" if is_text_of_missing_value(value) else ""
    return case.violation(f"{said}; it must be {_number_wanted(case, wanted)}{mistake}")


def _number_wanted(case: _Case, wanted: str) -> str:
    """What number a field takes, in words."""
    known = case.known
    vendor = _vendor(case)
    if known and known.name == "storageConfig.region" and vendor is not None:
        return f"an integer, the number of a region of {vendor.name}"
    return _right(known) if known else _a(wanted)


def _native(case: _Case, text: str) -> tuple[int, str] | None:
    """The code that a name stands for: `aws` is vendor 1, `us-east-1` of vendor 1 is region 0."""
    known = case.known
    if known is None:
        return None
    for alias, code in known.aliases.items():
        if normal(alias) == normal(text):
            return code, _meaning(known, code)
    return _region(case, text) if known.name == "storageConfig.region" else None


def _region(case: _Case, text: str) -> tuple[int, str] | None:
    vendor = _vendor(case)
    if vendor is None:
        return None
    found = {
        code: f"{region.name} of {vendor.name}"
        for code, region in vendor.regions.items()
        if normal(text) in {normal(name) for name in region.names}
    }
    return next(iter(found.items())) if len(found) == 1 else None


def _vendor(case: _Case) -> Vendor | None:
    """The storage vendor beside a value, be it given by its name."""
    code = case.setting.siblings.get("vendor")
    if isinstance(code, str):
        named = {normal(alias): number for alias, number in fields("storageConfig")["vendor"].aliases.items()}
        code = named.get(normal(code))
    return VENDORS.get(code) if isinstance(code, int) else None


def _enum(case: _Case) -> Violation:
    known, value = case.known, case.value
    if known is None:
        return case.violation(f"{case.name} is {case.shown()}")
    allowed = list(known.meanings)
    said = f"{case.name} is {case.shown()}"
    if case.advised and case.why:
        listed = [show(item) for item in case.schema["enum"] if item not in (None, "")]
        choices = _choices(known) if allowed and len(listed) == len(allowed) else listing(listed)
        return case.violation(f"{said}; it should be {choices}: {case.why}")
    if isinstance(value, str) and (meant := _meant(known, value)):
        shown = show(meant)
        message = _with_choices(f"{said}; did you mean {shown}?", known, " It must be ")
        return case.violation(message, case.set(f"write {shown}", meant))
    if known.name == "acquireRequest.region" and isinstance(value, str) and (area := guesses.geography(value)):
        return case.violation(f"{said}, a region of storage; it must name the area around it, which is {show(area)}")
    several = "; write each as an item of its own" if known.name.endswith("[]") and "," in str(value) else ""
    return case.violation(_with_choices(said + several, known, "; it must be "))


def _meant(known: Field, value: str) -> str | None:
    texts = [item for item in known.meanings if isinstance(item, str)]
    for alias, code in known.aliases.items():
        if normal(alias) == normal(value) and code in texts:
            return str(code)
    exact = [item for item in texts if normal(item) == normal(value)]
    return exact[0] if exact else closest(value, texts) if len(value) > 3 else None


def _withdrawn(case: _Case) -> Violation:
    known, since = case.known, case.schema.get("x-withdrawn")
    if known is None or since is None:
        return _other_value(case)
    if since is True:
        meaning = known.withdrawn_values.get(case.value, "")
        message = f"{case.name} {case.shown()} ({meaning}) has been withdrawn"
        if known.name == "storageConfig.vendor" and _has_endpoint(case.setting.siblings):
            message += "; beside an endpoint, 11 (S3-compatible storage) is meant"
            return case.violation(message, case.set("write 11", 11, safe=False))
        return case.violation(_with_choices(message, known, "; documented are "))
    message = (
        f"{case.name} has been withdrawn: it left the documentation in {since}, and nothing says that it is heeded"
    )
    return Violation(case.pointer, message, at="key", severity=Severity.WARNING)


def _has_endpoint(storage: Mapping[str, Any]) -> bool:
    """Whether a storage names the service that it uploads to, at the documented place or one level above."""
    params = storage.get("extensionParams")
    return any(isinstance(held, Mapping) and bool(held.get("endpoint")) for held in (storage, params))


def _other_value(case: _Case) -> Violation:
    others = case.known.other_values if case.known else {}
    meaning = others.get(case.value) if isinstance(case.value, str | int) else None
    if meaning:
        return case.violation(
            f"{case.name} is {case.shown()} ({meaning}), which is no recording service and not checked further"
        )
    return case.violation(f"{case.name} is {case.shown()}; {case.why or 'it should be something else'}")


def _range(case: _Case) -> Violation:
    known, value = case.known, case.value
    bounds = (case.schema.get("minimum", case.schema.get("exclusiveMinimum")), case.schema.get("maximum"))
    must = "should" if case.advised else "must"
    right = "above 0" if case.schema.get("exclusiveMinimum") == 0 else _bounds(known, bounds) if known else f"{bounds}"
    message = f"{case.name} is {case.shown()}; it {must} be {right}"
    if known is not None and not case.secret and (guess := guesses.unit(known, value)):
        message += f"; {guess.words}"
        if guess.number is not None:
            return case.violation(message, case.set(f"write {guess.number}", guess.number, safe=False))
    elif case.advised and case.why:
        message += f": {case.why}"
    return case.violation(message)


def _format(case: _Case) -> Violation:
    known, value = case.known, case.value
    name = case.schema.get("x-format")
    if known is None or name is None:
        return case.violation(f"{case.name} is {case.shown()}, which does not have the right form")
    form = facts.FORMATS[name]
    if name.endswith("-url") and re.search(r"\S\s+\S", value) and not case.secret:
        return case.violation(f"{case.name} is {case.shown()}; a URL has no blanks: write %20 for each")
    must = "should" if case.advised else "must"
    message = f"{case.name} is {case.shown()}; it {must} be {form['about']}"
    suggestion = _repair(name, value)
    if suggestion is not None and not case.secret:
        return case.violation(
            f"{message}: did you mean {show(suggestion)}?",
            case.set(
                f"write {show(suggestion)}", suggestion, safe=name == "colour" or _is_trimmed(name, suggestion, value)
            ),
        )
    if clue := _clue(name, value, form, case.setting.placeholders):
        message += f"; {clue}"
    elif case.advised and case.why:
        message += f": {case.why}"
    return case.violation(message)


def _is_trimmed(name: str, meant: str, value: str) -> bool:
    """Whether only blanks, leading zeros or the signs around a word make the difference."""
    return name != "alnum" and normal(meant.strip("#")) in normal(value)


def _repair(name: str, value: str) -> str | None:
    """The value that was probably meant."""
    if name == "colour":
        return guesses.colour(value)
    if "uid" in name:
        return guesses.user(name, value)
    if name == "alnum" and (found := guesses.folders(value)) and len(found) == 1:
        return found[0]
    return None


def _clue(name: str, value: str, form: dict[str, Any], placeholders: Placeholders) -> str | None:
    """Why a value does not fit, where that can be told."""
    if is_text_of_missing_value(value):
        return f"{show(value)} looks like the text of a missing value"
    if "uid" in name:
        return _uid_clue(value) if not placeholders.inside(value) else None
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
    return "write each folder as an item of its own" + (f": {shown}" if len(shown) in range(1, 60) else "")


def _uid_clue(value: str) -> str | None:
    """Why a text is no user ID."""
    if re.fullmatch(r"[0-9]+", value):
        if re.fullmatch(r"1[0-9]{12}", value):
            return "13 digits look like a timestamp in milliseconds"
        return "0 is not allowed" if not value.strip("0") else "it does not fit into 32 bits"
    if re.fullmatch(r"\s*[0-9]+(?:\s*[,;]\s*[0-9]+)+\s*", value):
        return "write each user as an item of its own"
    return "user accounts in text form are not supported" if re.search(r"[^\W\d_]", value) else None


def _many(case: _Case) -> Violation:
    limit, count = case.schema["maxItems"], len(case.value)
    must = "should" if case.advised else "must"
    return case.violation(f"{case.name} has {plural(count, 'item')}; it {must} have at most {limit}")


def _few(case: _Case) -> Violation:
    why = f": {case.why}" if case.why else ""
    must = "should" if case.advised else "must"
    return case.violation(
        f"{case.name} is an empty list; it {must} have at least {plural(case.schema['minItems'], 'item')}{why}",
        None,
        Severity.ERROR,
    )


_BY_KEYWORD: dict[str, tuple[str, Callable[[_Case], Violation]]] = {
    "type": ("invalid-type", _type),
    "enum": ("invalid-value", _enum),
    "not": ("withdrawn", _withdrawn),
    "minimum": ("out-of-range", _range),
    "maximum": ("out-of-range", _range),
    "exclusiveMinimum": ("out-of-range", _range),
    "pattern": ("invalid-format", _format),
    "minLength": ("invalid-format", _format),
    "minItems": ("empty-value", _few),
    "maxItems": ("too-many-items", _many),
}


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


def quoted_hole(known: Field, value: str, pointer: str) -> Violation:
    """The finding about a placeholder in quotes where a number belongs."""
    message = (
        f"{known.key} must be {_a(known.type)}, and the quotes around {show(value)} stay when it is filled in as text"
    )
    return Violation(pointer, message, rule="quoted-placeholder")
