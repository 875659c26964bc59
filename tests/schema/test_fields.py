"""What holds of every field of the API, wherever it can stand: drawn from the spec, so a new field is covered at once."""

import copy
import io
import json
import time
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rows import each
from ruamel.yaml import YAML
from wrong_values import OF_OTHER_FORM, OF_OTHER_TYPE

from reclint import lint_text, schema
from reclint.document import join, split
from reclint.request import KINDS, Request, object_of
from reclint.rules import load, severity_of
from reclint.spec import Choice, Field, facts, fields, objects_in

STRUCTURAL = {
    "invalid-type",
    "null-value",
    "empty-value",
    "invalid-value",
    "withdrawn",
    "out-of-range",
    "invalid-format",
    "missing-key",
    "misspelt-key",
    "misplaced-key",
    "unknown-key",
    "too-many-items",
    "quoted-placeholder",
    "mode-conflict",
}
ROOTS = [kind for kind in KINDS if kind != "session"]


class Spot(NamedTuple):
    """A field at one place of one body."""

    root: str
    path: tuple[str | int, ...]
    owner: str
    field: Field
    body: dict[str, Any]
    advised: bool

    @property
    def pointer(self):
        return join("", *self.path)

    def __str__(self):
        return f"{self.root}:{self.pointer}"


class Found(NamedTuple):
    rule: str
    severity: str
    pointer: str


# ---------------------------------------------------------------- bodies


def own(owner):
    """The fields of an object, each under its main spelling."""
    return {key: held for key, held in fields(owner).items() if key == held.key}


def full(owner, depth=9):
    """An object with all its keys that are not withdrawn, each with a value that fits; below `depth` only the needed."""
    kept = {key: held for key, held in own(owner).items() if not held.withdrawn and (depth > 0 or held.is_expected)}
    return {key: value_of(held, depth - 1) for key, held in kept.items()}


def value_of(held, depth=9):
    if held.object:
        return full(held.object, depth)
    if held.choice:
        return full(next(iter(held.choice.choices.values())), depth)
    if held.item_object:
        return [full(held.item_object, depth)]
    if held.example is not None:
        return copy.deepcopy(held.example)
    if held.items:
        return [value_of(held.items)]
    if held.default is not None:
        return held.default
    low, high = held.range
    texts = {"string": "text", "boolean": True, "any": {"a": 1}}
    return texts.get(held.type, next(iter(held.meanings), low or high or 1))


def spots():
    """Every field of every object at every place, in a body that is full around it and bare elsewhere."""
    for root in ROOTS:
        owner = object_of(root)
        yield from spots_in(root, owner, lambda held: held, ())


def spots_in(root, owner, around, path, advised=False):
    advised = advised or facts.OBJECTS[owner].get("strictness") == "advised"
    for key, field in own(owner).items():
        for spelling in field.spellings:
            held = full(owner, 1)
            held.pop(key, None)
            held[spelling] = value_of(field)
            yield Spot(root, (*path, spelling), owner, field, around(held), advised)
            if field.items and not field.item_object:
                yield Spot(root, (*path, spelling, 0), owner, field.items, around(held), advised)
        yield from spots_below(root, owner, around, path, field, advised)


def spots_below(root, owner, around, path, field, advised):
    choice = field.choice or Choice("", {})
    for selector, name in choice.choices.items():
        plain = full(owner, 1)

        def outer(held, plain=plain, at=choice.key, to=selector):
            return around({**plain, at: to, field.key: held})

        yield from spots_in(root, name, outer, (*path, field.key), advised)
    name = field.object or field.item_object
    if name:
        bare = full(owner, 0)
        many = field.object is None

        def outer(held, bare=bare):
            return around({**bare, field.key: [held] if many else held})

        yield from spots_in(root, name, outer, (*path, field.key, *([0] if many else [])), advised)


SPOTS = list(spots())
FIRST = {str(spot) for spot in {(spot.field.name, spot.path[-1]): spot for spot in SPOTS}.values()}


def body_of(spot):
    return copy.deepcopy(spot.body)


def parent_of(body, spot):
    held = body
    for key in spot.path[:-1]:
        held = held[key]
    return held


def put(body, spot, value):
    parent_of(body, spot)[spot.path[-1]] = value
    return body


def rename(body, spot, name):
    """Gives a key another name and keeps its place."""
    held = parent_of(body, spot)
    pairs = [(name if key == spot.path[-1] else key, value) for key, value in held.items()]
    held.clear()
    held.update(pairs)
    return body


# ---------------------------------------------------------------- judging


def structural(root, body, mode="mix"):
    request = Request(root, "", body, None, mode, "stated")
    found = schema.check(request)
    return [Found(one.rule, severity(one), one.pointer) for one in found]


def severity(finding):
    load()
    return severity_of(finding).label


def new(spot, body, mode="mix"):
    """What is found beside the hint that a whole block is withdrawn."""
    return [one for one in structural(spot.root, body, mode) if not is_block_hint(one)]


def is_block_hint(one):
    return one.rule == "withdrawn" and split(one.pointer)[-1] in ("appsCollection", "transcodeOptions")


def level(spot, hard):
    held = facts.OBJECTS.get(spot.field.object or "", {})
    return "warning" if spot.advised or held.get("strictness") == "advised" else hard


def assert_one(spot, value, rule, hard):
    body = put(body_of(spot), spot, value)
    assert new(spot, body) == [Found(rule, level(spot, hard), spot.pointer)], repr(value)


def spots_where(condition):
    """Every field at one place of the API; at all its other places where slow tests are asked for."""
    chosen = [spot for spot in SPOTS if condition(spot)]
    at_first = [spot for spot in chosen if str(spot) in FIRST]
    elsewhere = [spot for spot in chosen if str(spot) not in FIRST]
    places = [pytest.param(at_first, id="first"), pytest.param(elsewhere, id="elsewhere", marks=pytest.mark.slow)]

    def decorate(test):
        @pytest.mark.parametrize("places", [place for place in places if place.values[0]])
        @wraps(test)
        def item(places, **fixtures):
            each("spot", places, ids=str)(test)(**fixtures)

        others = [one for one in signature(test).parameters.values() if one.name != "spot"]
        item.__signature__ = Signature([Parameter("places", Parameter.POSITIONAL_OR_KEYWORD), *others])
        return item

    return decorate


def chooses(spot):
    """Whether the field decides what a sibling holds, so that another value changes more than itself."""
    return spot.field.key == "serviceName"


def is_key(spot):
    return isinstance(spot.path[-1], str)


# ---------------------------------------------------------------- what fits is silent


def fitting(field):
    yield value_of(field)
    yield from field.meanings
    if field.format:
        yield facts.FORMATS[field.format]["example"]
    yield from (bound for bound in field.range if bound is not None)
    if field.may_be_null:
        yield None
    if field.empty == "ok" and field.type == "string":
        yield ""


def advised_against(field, value):
    for advice in field.advised:
        low, high = advice.get("range") or (None, None)
        if isinstance(value, int) and ((low is not None and value < low) or (high is not None and value > high)):
            return True
        if "enum" in advice and value not in advice["enum"]:
            return True
    return False


@spots_where(lambda spot: not spot.field.object and not spot.field.choice and not chooses(spot))
def test_a_fitting_value_is_silent(spot):
    for value in fitting(spot.field):
        found = new(spot, put(body_of(spot), spot, value))
        assert "error" not in {one.severity for one in found}
        assert bool(found) == (value != "" and advised_against(spot.field, value)), (value, found)


@spots_where(lambda spot: not chooses(spot))
def test_a_whole_placeholder_fits_everywhere(spot):
    for hole in ("${VALUE}", "{{ value }}", "$(VALUE)", "<value>", "%VALUE%"):
        assert new(spot, put(body_of(spot), spot, hole)) == []


# ---------------------------------------------------------------- what does not fit is one finding


@spots_where(lambda spot: spot.field.type in OF_OTHER_TYPE and not chooses(spot))
def test_a_value_of_another_type_is_one_error(spot):
    for value in OF_OTHER_TYPE[spot.field.type]:
        assert_one(spot, value, "invalid-type", "error")


@spots_where(lambda spot: not spot.field.may_be_null and spot.field.type != "any" and not chooses(spot))
def test_null_is_an_error_where_something_is_needed(spot):
    needed = spot.field.is_expected or not is_key(spot)
    assert_one(spot, None, "null-value", "error" if needed else "warning")


@spots_where(lambda spot: spot.field.type == "string" and spot.field.empty != "ok" and not chooses(spot))
def test_an_empty_string_is_judged_as_the_spec_says(spot):
    assert_one(spot, "", "empty-value", spot.field.empty)


@spots_where(lambda spot: spot.field.meanings and spot.field.key != "serviceName")
def test_an_unknown_choice_is_one_error(spot):
    values = ["zzz"] if spot.field.type == "string" else [-1, 99, 10**12]
    for value in values:
        assert_one(spot, value, "invalid-value", "error")


@spots_where(lambda spot: spot.field.withdrawn_values and spot.field.key != "serviceName")
def test_a_withdrawn_choice_is_one_warning(spot):
    for value in spot.field.withdrawn_values:
        assert_one(spot, value, "withdrawn", "warning")


@spots_where(lambda spot: spot.field.has_range)
def test_a_number_just_outside_is_one_error(spot):
    low, high = spot.field.range
    step = 1 if spot.field.type == "integer" else 0.000001
    for value in (low - step if low is not None else None, high + step if high is not None else None):
        if value is not None:
            assert_one(spot, value, "out-of-range", "error")


@spots_where(lambda spot: any("range" in one or "positive" in one for one in spot.field.advised))
def test_a_number_outside_the_advice_is_one_warning(spot):
    low, high = spot.field.range
    for advice in spot.field.advised:
        least, most = advice.get("range", [1 if "positive" in advice else None, None])
        for value in (least - 1 if least is not None else None, most + 1 if most is not None else None):
            if value is not None and (low is None or value >= low) and (high is None or value <= high):
                assert_one(spot, value, "out-of-range", advice.get("severity", "warning"))


@spots_where(lambda spot: spot.field.format)
def test_a_string_of_another_form_is_one_error(spot):
    assert_one(spot, OF_OTHER_FORM[spot.field.format], "invalid-format", "error")


@spots_where(lambda spot: any("format" in one for one in spot.field.advised))
def test_a_string_against_the_advice_is_one_warning(spot):
    for advice in spot.field.advised:
        assert_one(spot, OF_OTHER_FORM[advice["format"]], "invalid-format", "warning")


@spots_where(lambda spot: any("_items" in key for part in (spot.field.spec, *spot.field.advised) for key in part))
def test_a_list_of_another_length_is_one_finding(spot):
    advice = {key: value for one in spot.field.advised for key, value in one.items()}
    item = value_of(spot.field)[0]
    for source, hard in ((spot.field.spec, "error"), (advice, "warning")):
        if most := source.get("max_items"):
            assert_one(spot, [copy.deepcopy(item) for _ in range(most + 1)], "too-many-items", hard)
        if source.get("min_items"):
            assert_one(spot, [], "empty-value", hard)


# ---------------------------------------------------------------- keys


@spots_where(is_key)
def test_a_missing_key_is_one_finding_where_it_is_needed(spot):
    body = body_of(spot)
    del parent_of(body, spot)[spot.path[-1]]
    found = new(spot, body)
    if not spot.field.is_expected:
        assert found == []
    else:
        hard = "warning" if spot.field.spec.get("required") == "advised" else "error"
        assert found == [Found("missing-key", level(spot, hard), spot.pointer)]


def misspellings(key):
    middle = max(1, len(key) // 2)
    yield key[:middle] + key[middle + 1 :]
    yield key[:middle] + key[middle] + key[middle:]
    yield key[:middle] + "q" + key[middle + 1 :]
    if len(set(key[middle - 1 : middle + 1])) == 2:
        yield key[: middle - 1] + key[middle] + key[middle - 1] + key[middle + 1 :]


def cased(key):
    yield key.upper()
    yield key[0].swapcase() + key[1:]
    yield "_".join(word for word in spaced(key)).lower()
    yield "-".join(word for word in spaced(key)).lower()


def spaced(key):
    word = ""
    for char in key:
        if char.isupper() and word and not word[-1].isupper():
            yield word
            word = ""
        word += char
    yield word


def expected_of_misspelt(spot, name):
    body = rename(body_of(spot), spot, name)
    place = join("", *spot.path[:-1], name)
    hard = "error" if spot.field.is_required else "warning"
    return body, Found("misspelt-key", level(spot, hard), place)


@spots_where(is_key)
def test_a_key_misspelt_by_one_edit_is_one_finding(spot):
    for name in misspellings(spot.path[-1]):
        if name in fields(spot.owner) or len(name) < 3:
            continue
        body, expected = expected_of_misspelt(spot, name)
        assert new(spot, body) == [expected], name


@spots_where(is_key)
def test_a_key_in_another_case_is_one_finding(spot):
    for name in cased(spot.path[-1]):
        if name in fields(spot.owner):
            continue
        body, expected = expected_of_misspelt(spot, name)
        assert new(spot, body) == [expected], name


@spots_where(lambda spot: is_key(spot) and len(spot.path) > 1)
def test_a_key_one_level_too_high_is_one_finding(spot):
    outer = spot.path[:-2] if isinstance(spot.path[-2], str) else spot.path[:-3]
    body = body_of(spot)
    value = parent_of(body, spot).pop(spot.path[-1])
    target = body
    for key in outer:
        target = target[key]
    owner = next(name for name, place, _ in objects_in(object_of(spot.root), body) if place == join("", *outer))
    if spot.path[-1] in fields(owner):
        return
    target[spot.path[-1]] = value
    check_misplaced(spot, body, join("", *outer, spot.path[-1]))


def check_misplaced(spot, body, pointer):
    hard = "error" if spot.field.is_required else "warning"
    assert new(spot, body) == [Found("misplaced-key", level(spot, hard), pointer)]


@spots_where(is_key)
def test_a_key_one_level_too_low_is_one_finding(spot):
    for sibling, held in parent_of(spot.body, spot).items():
        if sibling == spot.path[-1] or not isinstance(held, dict) or spot.path[-1] in held:
            continue
        if sibling == "privateParameters" or spot.field.key == "serviceName":
            continue
        if (spot.field.key, sibling) == ("token", "storageConfig"):  # there it stands for stsToken
            continue
        body = body_of(spot)
        around = parent_of(body, spot)
        around[sibling][spot.path[-1]] = around.pop(spot.path[-1])
        check_misplaced(spot, body, join("", *spot.path[:-1], sibling, spot.path[-1]))


@spots_where(lambda spot: spot.field.object)
def test_an_unknown_key_is_one_warning(spot):
    body = body_of(spot)
    held = parent_of(body, spot)[spot.path[-1]]
    held["zzzSomething"] = 1
    assert new(spot, body) == [Found("unknown-key", "warning", spot.pointer + "/zzzSomething")]


# ---------------------------------------------------------------- where it lies


def in_json(body):
    return json.dumps(body, indent=1, ensure_ascii=False)


def in_yaml(body):
    stream = io.StringIO()
    writer = YAML()
    writer.width = 4096
    writer.dump(body, stream)
    return stream.getvalue()


def line_of_mark(text, mark):
    lines = [number for number, line in enumerate(text.splitlines(), 1) if mark in line]
    assert len(lines) == 1, text
    return lines[0]


def places(text, path, spot):
    """(rule, 1-based line) of every structural finding."""
    found = lint_text(text, path=path, kind=spot.root, mode="mix", select=STRUCTURAL).diagnostics
    lines = [text[: one.span.start].count("\n") + 1 for one in found]
    return [(one.rule, line) for one, line in zip(found, lines, strict=True) if not is_block_hint(one)]


RENDERINGS = pytest.mark.parametrize(
    ("render", "path"), ((in_json, "x.json"), (in_yaml, "x.yaml")), ids=("json", "yaml")
)


@RENDERINGS
@spots_where(lambda spot: spot.field.type in ("integer", "number", "boolean", "string") and not chooses(spot))
def test_a_wrong_scalar_is_found_on_its_line(spot, render, path):
    value = ["MARK"] if spot.field.type == "string" else "MARK"
    text = render(put(body_of(spot), spot, value))
    line = line_of_mark(text, "MARK")
    if spot.field.type == "string":
        # a list is found at its key; an item, which has none, at its first character
        line = key_line(text, line, spot)
    assert places(text, path, spot) == [("invalid-type", line)]


def key_line(text, line, spot):
    lines = text.splitlines()
    if not is_key(spot):
        return line if "- - MARK" in lines[line - 1] else line - 1
    return next(number for number in range(line, 0, -1) if str(spot.path[-1]) in lines[number - 1])


@RENDERINGS
@spots_where(lambda spot: is_key(spot) and not chooses(spot))
def test_a_strange_key_is_found_on_its_line(spot, render, path):
    body = body_of(spot)
    parent_of(body, spot)["zzMARKzz"] = 1
    text = render(body)
    assert places(text, path, spot) == [("unknown-key", line_of_mark(text, "zzMARKzz"))]


@RENDERINGS
@spots_where(lambda spot: is_key(spot) and spot.field.is_expected and len(spot.path) > 1)
def test_a_missing_key_is_found_at_the_key_of_its_object(spot, render, path):
    body = body_of(spot)
    del parent_of(body, spot)[spot.path[-1]]
    text = render(body)
    ((rule, line),) = places(text, path, spot)
    assert rule == "missing-key"
    outer = spot.path[-2]
    if isinstance(outer, str):
        assert outer in text.splitlines()[line - 1]


# ---------------------------------------------------------------- many at once


class Fault(NamedTuple):
    """A value put at a place, and the finding that it must give."""

    spot: Spot
    value: Any
    rule: str


def faults_of(spot):
    """Faults whose findings cannot touch those of another field."""
    if spot.field.key == "serviceName" or spot.field.object or spot.field.choice or spot.field.items:
        return
    wrong = OF_OTHER_TYPE.get(spot.field.type, ())
    yield from (Fault(spot, value, "invalid-type") for value in wrong)
    if not spot.field.may_be_null and spot.field.type != "any":
        yield Fault(spot, None, "null-value")
    if spot.field.meanings:
        yield Fault(spot, "zzz" if spot.field.type == "string" else 10**9, "invalid-value")
    if spot.field.format:
        yield Fault(spot, OF_OTHER_FORM[spot.field.format], "invalid-format")
    low, high = spot.field.range
    if high is not None:
        yield Fault(spot, high + 1, "out-of-range")
    if low is not None:
        yield Fault(spot, low - 1, "out-of-range")


START = full("start")
START_FAULTS = [fault for spot in SPOTS if spot.root == "start" and not spot.advised for fault in faults_of(spot)]
IN_START = {}
for fault in START_FAULTS:
    IN_START.setdefault(fault.spot.pointer, []).append(fault)


def reaches(body, path):
    held = body
    for key in path:
        fits = key < len(held) if isinstance(held, list) and isinstance(key, int) else key in held
        if not fits:
            return False
        held = held[key]
    return True


POINTERS = sorted(pointer for pointer, known in IN_START.items() if reaches(START, known[0].spot.path))


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_every_fault_of_several_is_found_once(data):
    chosen = data.draw(st.lists(st.sampled_from(POINTERS), unique=True, min_size=1, max_size=6))
    picked = [data.draw(st.sampled_from(IN_START[pointer])) for pointer in chosen]
    body = copy.deepcopy(START)
    for fault in picked:
        put(body, fault.spot, fault.value)
    strange = data.draw(st.lists(st.sampled_from(STRANGE), unique=True, max_size=3))
    for path, old, new_name, _ in strange:
        rename(body, Spot("start", (*path, old), "", None, body, False), new_name)
    expected = [(fault.rule, moved(fault.spot.path, strange)) for fault in picked]
    expected += [(rule, join("", *path, name)) for path, _, name, rule in strange]
    found = [(one.rule, one.pointer) for one in structural("start", body)]
    assert sorted(found) == sorted(expected)


STRANGE = (
    (("clientRequest",), "storageConfig", "storageConfg", "misspelt-key"),
    (("clientRequest",), "snapshotConfig", "snapshot_config", "misspelt-key"),
    (("clientRequest", "recordingConfig"), "maxIdleTime", "maxIdelTime", "misspelt-key"),
    (("clientRequest", "recordingConfig", "transcodingConfig"), "backgroundColor", "backgroudColor", "misspelt-key"),
    (("clientRequest", "recordingFileConfig"), "avFileType", "AVFileType", "misspelt-key"),
)


def moved(path, strange):
    """A path as it reads after keys have been renamed."""
    names = {(*outer, old): name for outer, old, name, _ in strange}
    return join("", *(names.get(path[: at + 1], key) for at, key in enumerate(path)))


COPIES = 300
BAD = {"cname": "room1", "uid": "0", "clientRequest": {}}
ENTRIES = {
    "lines.jsonl": "".join(json.dumps(BAD) + "\n" for _ in range(COPIES)),
    "list.json": json.dumps([BAD] * COPIES),
    "stream.yaml": "---\n".join("cname: room1\nuid: '0'\nclientRequest: {}\n" for _ in range(COPIES)),
    "prefixes.yaml": in_yaml(
        {"storageConfig": {**full("storageConfig"), "fileNamePrefix": [f"a-{at}" for at in range(COPIES)]}}
    ),
}


@pytest.mark.parametrize("path", ENTRIES)
def test_as_many_faults_as_there_are_copies_are_told(path):
    found = lint_text(ENTRIES[path], path=path, select={"invalid-format"}).diagnostics
    assert len(found) == COPIES
    assert len({one.span for one in found}) == COPIES


def test_three_faults_of_three_kinds_are_three_findings():
    body = full("start")
    del body["clientRequest"]["extensionServiceConfig"]
    storage = body["clientRequest"]["storageConfig"]
    storage["vendor"] = 9
    storage["buckt"] = storage.pop("bucket")
    storage["region"] = "x"
    assert sorted(one.rule for one in structural("start", body)) == ["invalid-type", "invalid-value", "misspelt-key"]


@pytest.mark.slow
@pytest.mark.parametrize("item", ({"x": 0}, {"x_axs": 2, "y_axis": "1", "width": 0.5, "height": 0.5}, {"vendor": 1}))
def test_twice_the_faults_take_about_twice_the_time(item):
    def seconds(count):
        body = {"mixedVideoLayout": 3, "layoutConfig": [dict(item) for _ in range(count)]}
        begin = time.process_time()
        structural("transcodingConfig", body)
        return time.process_time() - begin

    seconds(100)
    assert seconds(4000) < 8 * seconds(1000) + 0.5
