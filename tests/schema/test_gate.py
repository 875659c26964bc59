"""The compiled gate, and jsonschema with the shortcuts that it is given, say what jsonschema by itself says."""

import importlib.util
import re
from functools import cache

import pytest
from jsonschema import Draft7Validator
from mutants import VALUES, mutants, valid
from rows import each
from test_schemas import smallest

from reclint.document import join
from reclint.request import object_of
from reclint.schema.validator import definitions, failures
from reclint.spec import PLACEHOLDERS, facts, fields, gate, objects_in

FEW, MANY = 400, 6000


@cache
def by_itself(name):
    return Draft7Validator({"$ref": f"#/definitions/{name}", "definitions": definitions()})


def disagreement(kind, body):
    """What the gate says of a body and jsonschema does not; nothing where they agree."""
    name = object_of(kind)
    clean, right = gate.is_clean(name, body), by_itself(name).is_valid(body)
    if clean == right or (right and any(text_for_number(name, body))):
        return None
    return kind, body, f"the gate says {clean}, jsonschema {right}"


def text_for_number(name, body):
    """Placeholders in the place of numbers: the gate leaves them to those who know whether they stand in quotes."""
    for owner, _, held in objects_in(name, body):
        for key, value in held.items():
            number = key in fields(owner) and fields(owner)[key].type in ("integer", "number", "boolean")
            yield number and PLACEHOLDERS.whole(value)


def errors(found):
    return sorted((join("", *error.absolute_path), error.validator, str(error.schema)) for error in found)


def unexplained(kind, body):
    """Where the shortcuts give other failures than jsonschema by itself."""
    name = object_of(kind)
    expected = errors(by_itself(name).iter_errors(body))
    given = sorted((one.pointer, one.keyword, str(one.schema)) for one in failures(name, body, ""))
    return None if given == expected else (kind, body, given, expected)


@pytest.mark.parametrize("compare", (disagreement, unexplained))
def test_of_valid_bodies_and_changed_ones(compare):
    bodies = [*valid(), *mutants(FEW, 1)]
    assert [one for one in map(compare, *zip(*bodies, strict=True)) if one] == []
    assert {gate.is_clean(object_of(kind), body) for kind, body in bodies} == {True, False}


@pytest.mark.slow
@pytest.mark.parametrize("compare", (disagreement, unexplained))
def test_of_many_changed_bodies(compare):
    assert [one for one in map(compare, *zip(*mutants(MANY, 2), strict=True)) if one] == []


@each("compare", (disagreement, unexplained))
@each("name", sorted(gate.CHECKS))
def test_of_any_value(name, compare):
    assert [one for one in (compare(name, value) for value in VALUES) if one] == []


def test_one_and_true_are_not_the_same():
    regions = [{"x_axis": value, "y_axis": 0, "width": 1, "height": 1} for value in (1, True, 1.0, "1")]
    body = {"mixedVideoLayout": 3, "layoutConfig": regions}
    assert unexplained("transcodingConfig", body) is None
    wrong = {one.pointer for one in failures("transcodingConfig", body, "")}
    assert wrong == {"/layoutConfig/1/x_axis", "/layoutConfig/3/x_axis"}


@pytest.mark.parametrize("name", sorted(gate.CHECKS))
def test_of_any_value_of_each_key(name):
    whole = smallest(name)
    bodies = [{**whole, key: value} for key in definitions()[name]["properties"] for value in VALUES]
    assert [one for one in (disagreement(name, body) for body in bodies) if one] == []
    assert gate.is_clean(name, whole)


USER_IDS = [
    *(
        "",
        "0",
        "00",
        "01",
        "1",
        "9",
        "10",
        "-1",
        "+1",
        " 1",
        "1 ",
        "1\n",
        "1.0",
        "1e3",
        "1_0",
        "0x1",
        "\u0661",
        "²",
        "१",
    ),
    *(str(2**32 + near) for near in range(-3, 4)),
    *(f"{digit}{'9' * nines}" for digit in range(1, 10) for nines in range(12)),
    *(str(int("4294967295"[:digits]) + near).ljust(10, "0") for digits in range(1, 10) for near in (-1, 0, 1)),
]


@pytest.fixture(scope="module")
def compiler(checkout):
    """What writes the gate."""
    spec = importlib.util.spec_from_file_location("compiler", checkout / "schemas" / "build" / "gate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module._Compiler({})


@each("end", (r")\Z", r")?\Z"))
@each("name", [name for name in facts.FORMATS if "uid" in name])
def test_user_ids_are_judged_without_their_pattern(compiler, name, end):
    pattern = rf"^(?:{facts.FORMATS[name]['pattern']}{end}"
    written = compiler.expression({"pattern": pattern}, "value", "string")
    assert "_P[" not in written
    judged = eval(f"lambda value: {written}", {"_uid": gate._uid})
    texts = [*USER_IDS, *(f"00{text}" for text in USER_IDS), "#allstream#", "#allstream", "#allstream#1"]
    assert [text for text in texts if bool(judged(text)) != bool(re.search(pattern, text))] == []


@pytest.mark.parametrize("schema", ({"uniqueItems": True}, {"additionalProperties": {}}, {"enum": [True]}))
def test_no_keyword_is_passed_over_in_silence(compiler, schema):
    with pytest.raises(NotImplementedError):
        compiler.expression(schema, "value")
