"""The same bodies through ajv, which others wrote, with the published schemas: its verdicts are jsonschema's and ours.

Skipped where node or the packages of tests/oracle are not there; with RECLINT_ORACLE=required it fails instead.
"""

import copy
import json
import sys
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft7Validator
from mutants import VALUES, mutants, valid
from oracle import demand, verdicts
from strategies import data
from test_schemas import PUBLISHED, REAL, filled
from test_seeded_faults import all_faults

from reclint import Severity, lint_body
from reclint.spec import all_keys, normal

SEED = 20260617
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def ajv():
    return demand("ajv")


# ---------------------------------------------------------------- bodies


def real():
    """What people have published, placeholders replaced by each field's example."""
    cases = [json.loads(line) for line in REAL.read_text(encoding="utf-8").splitlines()]
    return [(case["kind"], filled(case["body"], {"object": case["kind"]})) for case in cases]


def seeded():
    """The faults of every field and rule, in every object that can hold them."""
    places = [place for fault in all_faults() for place, _ in fault.places]
    found = [(place.home if place.home in PUBLISHED else place.stated.kind, place.data) for place in places]
    return [(kind, filled(body, {"object": kind})) for kind, body in found if kind in PUBLISHED]


def anything():
    """Any JSON at all, as a body and in a body's place of something else."""
    found = []

    @settings(
        max_examples=300, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck]
    )
    @given(data)
    def collect(value):
        kind, body = originals[len(found) % len(originals)]
        body = copy.deepcopy(body)
        body[next(reversed(body))] = value
        found.extend([(kind, value), (kind, body)])

    originals = [(kind, body) for kind, body in valid() if body]
    collect()
    return found


CORPORA = {
    "real bodies": real,
    "examples": valid,
    "seeded faults": seeded,
    "any JSON": anything,
    "another style": lambda: [("rtmpPublishConfig", {"outputs": [{"RTMPURL": "rtmp://live.example.com/app/x"}] * 3})],
    "mutants": lambda: [*mutants(2000, SEED)],
    "single values": lambda: [(kind, copy.deepcopy(value)) for kind in PUBLISHED for value in VALUES],
}
every_corpus = pytest.mark.parametrize("corpus", tuple(CORPORA))


@cache
def bodies(corpus):
    return CORPORA[corpus]()


@pytest.fixture(scope="module")
def schemas(checkout):
    return checkout / "schemas"


@pytest.fixture(scope="module")
def refused(ajv, schemas):
    """What ajv refuses in each body of each corpus: sets of (pointer, keyword)."""
    answers = iter(verdicts((case for corpus in CORPORA for case in bodies(corpus)), schemas))
    return {corpus: [next(answers) for _ in bodies(corpus)] for corpus in CORPORA}


# ---------------------------------------------------------------- two readers of the published schemas


def step(key):
    return "/" + str(key).replace("~", "~0").replace("/", "~1")


def places(error):
    """Where an error of jsonschema lies, as ajv says it: each strange or missing key by itself."""
    here = "".join(map(step, error.absolute_path))
    match error.validator:
        case "additionalProperties":
            own = [*error.schema["properties"]]
            marked = tuple(pattern[1:] for pattern in error.schema.get("patternProperties", ()))
            return [here + step(key) for key in error.instance if key not in own and not key.startswith(marked)]
        case "required":
            return [here + step(key) for key in error.validator_value if key not in error.instance]
    return [here]


@every_corpus
def test_jsonschema_says_the_same(corpus, refused, schemas):
    read = {
        kind: Draft7Validator(json.loads((schemas / f"{kind}.schema.json").read_text("utf-8"))) for kind in PUBLISHED
    }
    for (kind, body), theirs in zip(bodies(corpus), refused[corpus], strict=True):
        errors = read[kind].iter_errors(body)
        assert {(place, error.validator) for error in errors for place in places(error)} == theirs, (kind, body)


# ---------------------------------------------------------------- the structural check

# The rules that the structural check is made of, by what a validator says in their place.
STRUCTURE = {
    "additionalProperties": {"misplaced-key", "misspelt-key", "unknown-key"},
    "required": {"missing-key"},
    "type": {"invalid-type", "null-value"},
    "enum": {"invalid-value", "empty-value", "null-value"},
    "minLength": {"empty-value", "invalid-format"},
    "pattern": {"invalid-format", "empty-value"},
    "minimum": {"out-of-range"},
    "maximum": {"out-of-range"},
    "minItems": {"empty-value"},
    "maxItems": {"too-many-items"},
}
NOT_A_REQUEST = "not-a-recording-request"
MODE = "/mode"
RULES = frozenset().union(*STRUCTURE.values(), {NOT_A_REQUEST})


class Ours(NamedTuple):
    """What the structural check says of a body."""

    places: dict[str, set[str]]
    """The rules by pointer, of errors and of strange keys.

    A strange key is a warning, because the service passes over it; the schemas close their objects for editors.
    """
    requests: list[str]
    """Where in a session its requests are."""


def ours(kind, body):
    report = lint_body(body, kind=kind, placeholders=True, select=RULES)
    return Ours(
        by_place(
            (one.pointer, one.rule)
            for one in report.diagnostics
            if one.severity is Severity.ERROR or one.rule in STRUCTURE["additionalProperties"]
        ),
        [one.pointer for one in report.files[0].documents if one.pointer] if kind == "session" else [""],
    )


def by_place(pairs):
    found = {}
    for place, word in pairs:
        found.setdefault(place, set()).add(word)
    return found


def above(place):
    """A place and those that it is in."""
    while place:
        yield place
        place = parent(place)


def parent(place):
    return place.rpartition("/")[0]


def found(rule, mine, *, key="", inside=""):
    """Whether a rule has a finding, at a key of this name, or in the object of this place."""
    return any(
        rule in rules and place.endswith(key) and place.startswith(inside) for place, rules in mine.places.items()
    )


RESPELT = frozenset(map(normal, all_keys()))
"""The names of the API without case and separators."""


def is_respelt(place, theirs, mine):
    """Whether a key is one of those that are told together, as all are spelt in another style."""
    return (
        theirs[place] in ({"additionalProperties"}, {"required"})
        and normal(place.rpartition("/")[2]) in RESPELT
        and found("misspelt-key", mine)
    )


# Why a place may be in one of the two only; what each reason is true of.
ONLY_THEIRS = {
    "a value that is no request of its kind at all has one finding, which says so": (
        lambda place, theirs, mine: any(NOT_A_REQUEST in mine.places.get(outer, ()) for outer in (*above(place), ""))
    ),
    "a required key that is misspelt is one mistake, found at the key that is there": (
        lambda place, theirs, mine: (
            theirs[place] == {"required"} and found("misspelt-key", mine, inside=parent(place) + "/")
        )
    ),
    "a required key that stands in another object is one mistake, found where it stands": (
        lambda place, theirs, mine: (
            theirs[place] == {"required"} and found("misplaced-key", mine, key=place.removeprefix(parent(place)))
        )
    ),
    "a service that has the name of the other one is one mistake, found at its name": (
        lambda place, theirs, mine: (
            "/serviceParam/" in place
            and mine.places.get(f"{place.rpartition('/serviceParam/')[0]}/serviceName") == {"invalid-value"}
        )
    ),
    "keys that are all spelt in another style are one mistake, found at the first of them": (is_respelt),
    "in a session only its requests are judged, the rest may be anybody's": (
        lambda place, theirs, mine: not any(f"{place}/".startswith(f"{request}/") for request in mine.requests)
    ),
}
ONLY_OURS = {
    "what a misspelt or misplaced key holds is judged as what it was meant to be": (
        lambda place, theirs, mine: any(
            mine.places.get(outer, set()) & {"misspelt-key", "misplaced-key"} for outer in above(parent(place))
        )
    ),
    "a value that is no request of its kind at all has one finding, which says so": (
        lambda place, theirs, mine: mine.places[place] == {NOT_A_REQUEST}
    ),
    "a service that has the name of the other one is one mistake, found at its name": (
        lambda place, theirs, mine: (
            place.endswith("/serviceName")
            and any(other.startswith(f"{parent(place)}/serviceParam/") for other in theirs)
        )
    ),
    "the settings of a service without a right name are judged as those of the one that has them": (
        lambda place, theirs, mine: (
            f"{place.partition('/serviceParam')[0]}/serviceName" in theirs if "/serviceParam/" in place else False
        )
    ),
    "a mode beside the names of a request says what the request is for, and is no part of it": (
        lambda place, theirs, mine: place.endswith(MODE) and parent(place) in mine.requests
    ),
}


def differences(theirs, mine):
    """The places of which one of the two alone speaks, or of which they say different things: (place, reasons)."""
    for place in theirs.keys() ^ mine.places.keys():
        reasons = ONLY_THEIRS if place in theirs else ONLY_OURS
        yield place, [reason for reason, holds in reasons.items() if holds(place, theirs, mine)]
    for place in theirs.keys() & mine.places.keys():
        right = {NOT_A_REQUEST}.union(*(STRUCTURE[keyword] for keyword in theirs[place]))
        if not mine.places[place] & right and not is_respelt(place, theirs, mine):
            yield place, []


@every_corpus
def test_the_structural_check_says_the_same(corpus, refused):
    for (kind, body), errors in zip(bodies(corpus), refused[corpus], strict=True):
        theirs, mine = by_place(errors), ours(kind, body)
        for place, reasons in differences(theirs, mine):
            assert reasons, (kind, place, theirs.get(place), mine.places.get(place), body)


@every_corpus
def test_the_structural_check_refuses_the_same(corpus, refused):
    for (kind, body), errors in zip(bodies(corpus), refused[corpus], strict=True):
        mine = ours(kind, body)
        if kind != "session" and {NOT_A_REQUEST} not in mine.places.values():
            is_beside = MODE in mine.places and MODE not in by_place(errors)
            assert (mine.places.keys() > ({MODE} if is_beside else set())) == bool(errors), (kind, body)


def test_every_reason_is_needed(refused):
    needed = {
        reason
        for corpus in CORPORA
        for (kind, body), errors in zip(bodies(corpus), refused[corpus], strict=True)
        for _, reasons in differences(by_place(errors), ours(kind, body))
        for reason in reasons
    }
    assert needed == {*ONLY_THEIRS, *ONLY_OURS}


def test_there_are_bodies_of_both_kinds(refused):
    accepted = sum(not errors for corpus in CORPORA for errors in refused[corpus])
    total = sum(map(len, refused.values()))
    sys.stdout.write(f"{total} bodies, {accepted} accepted\n")
    assert accepted >= 1000
    assert total - accepted >= 4000
