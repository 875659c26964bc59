"""Faults made from the spec and the rules, one at a time: each gives exactly one finding, on the right line.

`python tests/test_seeded_faults.py` prints the score.
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import pytest
from rows import each
from rule_examples import ELSEWHERE, Placed, cases, found_in, groups_of, homes, line_of, parts_of, render
from wrong_values import OF_OTHER_FORM, OF_OTHER_TYPE

from reclint import Severity
from reclint.diagnostic import Diagnostic
from reclint.document import split
from reclint.examples.example import _typical, around, complete
from reclint.rules import load
from reclint.source import Stated
from reclint.spec import Field, facts, fields, holders, objects_in

# Objects that a start request does not hold.
OTHERS = (
    "acquireRequest",
    "stopRequest",
    "updateRequest",
    "streamSubscribe",
    "audioUidList",
    "videoUidList",
    "webRecordingConfig",
    "rtmpPublishConfig",
    "updateLayoutRequest",
)


NOTHING = Stated()
STATED = {kind: Stated(kind) for kind in facts.KINDS}


class Fault(NamedTuple):
    """One thing wrong in a request that is right else: where it is found, in every object that can hold it."""

    name: str
    origin: str
    """What it was made from: a field or a rule."""
    places: tuple[tuple[Placed, str], ...]
    """The faulty request in each object, and the pointer of the finding there."""


# ---------------------------------------------------------------- faults of one field


def mode_of(owner: str, held: Field | None = None) -> str | None:
    """A mode in which an object, and a field of it, have an effect."""
    modes = set(facts.MODES)
    for name in above(owner):
        modes &= set(facts.OBJECTS[name].get("modes") or facts.MODES)
    if held is not None:
        modes &= set(held.modes) & set(facts.OBJECTS.get(held.object or "", {}).get("modes") or facts.MODES)
    return next((mode for mode in ("mix", "individual", "web") if mode in modes), None)


def above(owner: str) -> Iterator[str]:
    """An object and the objects around it."""
    yield owner
    for held in holders(owner)[:1]:
        yield from above(held.owner)


def withdrawn(owner: str) -> bool:
    return any(facts.OBJECTS[name].get("withdrawn") or facts.OBJECTS[name].get("strictness") for name in above(owner))


def wrong_values(held: Field) -> Iterator[tuple[str, Any]]:
    """Values that a field cannot have, one of a kind, with the place below the field."""
    yield "", OF_OTHER_TYPE[held.type][0]
    if held.meanings:
        yield "", "nothing-like-it" if held.type == "string" else 98
    for bound, step in zip(held.range, (-1, 1), strict=True):
        if bound is not None and not held.meanings:
            yield "", bound + step
    if held.format in OF_OTHER_FORM:
        yield "", OF_OTHER_FORM[held.format]
    for advice in held.advised:
        if advice.get("format") in OF_OTHER_FORM and held.format not in OF_OTHER_FORM and not advice.get("modes"):
            yield "", OF_OTHER_FORM[advice["format"]]
    if held.max_items and held.items is not None and held.items.type == "string":
        yield "", [str(number) for number in range(1, held.max_items + 2)]
    if held.items is not None and held.items.type in ("string", "integer"):
        yield from ((f"/0{place}", value) for place, value in wrong_values(held.items))


def of_fields() -> Iterator[Fault]:
    """Every field with values of the wrong type, range and form, left out, null, and misspelt; and unknown keys."""
    for owner in facts.OBJECTS:
        if owner == "session" or withdrawn(owner):
            continue
        yield from of_shape(owner)
        for key, held in fields(owner).items():
            if key == held.key and not held.withdrawn and held.type != "any" and "object_by" not in held.spec:
                yield from of_field(owner, held)


def of_shape(owner: str) -> Iterator[Fault]:
    yield seeded(f"{owner} with an unknown key", owner, {"qqqZzz": 1}, "/qqqZzz", mode_of(owner))
    for key, held in fields(owner).items():
        if (
            held.spec.get("required") is True
            and key == held.key
            and owner not in ("start", "acquire", "update", "stop", "updateLayout")
        ):
            yield seeded(f"{held.name} is missing", held.name, {}, f"/{key}", mode_of(owner), without=key)


def of_field(owner: str, held: Field) -> Iterator[Fault]:
    mode = mode_of(owner, held)
    seen: list[Any] = []
    for below, value in wrong_values(held):
        if (below, value) not in seen:
            seen.append((below, value))
            whole = [value] if below else value
            yield seeded(
                f"{held.name}{below} is {value!r:.40}", held.name, {held.key: whole}, f"/{held.key}{below}", mode
            )
    if not held.may_be_null:
        yield seeded(f"{held.name} is null", held.name, {held.key: None}, f"/{held.key}", mode)
    if len(held.key) > 4 and held.key not in ("cname", "clientRequest") and not (held.object or "").endswith("Config"):
        wrong = held.key.upper() if held.key.upper() != held.key else held.key.lower()
        change = {wrong: _typical(held, {})}
        yield seeded(f"{held.name} is misspelt", held.name, change, f"/{wrong}", mode, without=held.key)


def seeded(name: str, origin: str, change: dict[str, Any], place: str, mode: str | None, without: str = "") -> Fault:
    owner = origin.partition(".")[0]
    clean = body_of(owner, mode, origin)
    pointer = pointer_of(owner, clean)
    faulty = copy.deepcopy(clean)
    holder: Any = faulty
    for step in split(pointer):
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    for key, value in change.items():
        right = holder.pop(without, None) if without else None
        holder[key] = right if key not in fields(owner) and without and right is not None else value
    if without:
        holder.pop(without, None)
    return Fault(name, origin, tuple(everywhere(faulty, pointer + place, owner)))


# What makes sense of a field.
AROUND: dict[str, dict[str, Any]] = {
    "clientRequest.extensionServiceConfig": {"extensionServiceConfig": complete("extensionServiceConfig", {})},
    "recordingFileConfig": {"avFileType": ["hls"]},
    "recordingFileConfig.avFileType": {"avFileType": ["hls"]},
    "recordingConfig.secret": {"decryptionMode": 1, "secret": "${SECRET}"},
    "recordingConfig.salt": {"decryptionMode": 8, "secret": "${SECRET}", "salt": "${SALT}"},
    "recordingConfig.decryptionMode": {"decryptionMode": 8, "secret": "${SECRET}", "salt": "${SALT}"},
    "recordingConfig.subscribeAudioUids": {"subscribeAudioUids": ["1"], "subscribeVideoUids": ["1"]},
    "recordingConfig.subscribeVideoUids": {"subscribeAudioUids": ["1"], "subscribeVideoUids": ["1"]},
    "storageConfig.stsToken": {"stsToken": "${TOKEN}", "stsExpiration": 1999999999},
    "storageConfig.stsExpiration": {"stsToken": "${TOKEN}", "stsExpiration": 1999999999},
    "transcodingConfig.maxResolutionUid": {"mixedVideoLayout": 2, "maxResolutionUid": "123"},
    "transcodingConfig.layoutConfig": {
        "mixedVideoLayout": 3,
        "layoutConfig": [{"x_axis": 0, "y_axis": 0, "width": 1, "height": 1}],
    },
    "updateLayoutRequest.maxResolutionUid": {"mixedVideoLayout": 2, "maxResolutionUid": "123"},
    "updateLayoutRequest.layoutConfig": {
        "mixedVideoLayout": 3,
        "layoutConfig": [{"x_axis": 0, "y_axis": 0, "width": 1, "height": 1}],
    },
    "extensionParams.endpoint": {"endpoint": "s3.example.com"},
}


def body_of(owner: str, mode: str | None, origin: str = "") -> dict[str, Any]:
    """The smallest valid request with an object of this name in it, and what makes sense of a field."""
    inner = AROUND.get(origin, {})
    _, body = around("clientRequest" if owner in facts.KINDS else owner, inner, mode)
    if owner in facts.KINDS and owner != "start":
        body = {"cname": "room1", "uid": "527841", "clientRequest": CONTENT[owner]}
    if owner == "updateRequest":
        body["clientRequest"] = {"storageConfig": complete("storageConfig", {})}
    if owner == "updateLayoutRequest":
        body["clientRequest"] = {"mixedVideoLayout": 1, **inner}
    if origin == "extensionParams.endpoint":
        body["clientRequest"]["storageConfig"]["vendor"] = 11
    if owner in ("rtmpPublishParam", "rtmpOutput") and "extensionServiceConfig" in body["clientRequest"]:
        services = body["clientRequest"]["extensionServiceConfig"]["extensionServices"]
        services.append(complete("extensionService", {"serviceName": "web_recorder_service"}))
    if owner == "layoutRegion":
        body["clientRequest"]["recordingConfig"]["transcodingConfig"]["mixedVideoLayout"] = 3
    if mode == "individual" and "recordingConfig" in body.get("clientRequest", {}):
        body["clientRequest"]["recordingConfig"].setdefault("subscribeUidGroup", 0)
    return body


CONTENT: dict[str, dict[str, Any]] = {
    "acquire": {"scene": 0},
    "update": {"webRecordingConfig": {"onhold": True}},
    "updateLayout": {"mixedVideoLayout": 1},
    "stop": {"async_stop": True},
}


def pointer_of(owner: str, body: Any) -> str:
    """Where the first object of a name is in a request."""
    kinds = ("start", *(kind for kind in facts.KINDS if kind != "query"))
    found = (pointer for kind in kinds for name, pointer, _ in objects_in(kind, body) if name == owner)
    return "" if owner in facts.KINDS else next(found)


def everywhere(body: dict[str, Any], pointer: str, owner: str) -> Iterator[tuple[Placed, str]]:
    """A faulty request in every object that can hold the fault."""
    if owner in facts.KINDS or owner in OTHERS:
        kind = next((name for name in above(owner) if name in facts.KINDS), owner)
        yield Placed(kind, body, STATED[kind], (("", ""),)), pointer
        session = (
            {kind: body}
            if kind != "acquire"
            else {"acquire": body, "stop": {"cname": "room1", "uid": "527841", "clientRequest": {}}}
        )
        if owner not in facts.KINDS:
            yield Placed("session", session, NOTHING, (("", f"/{kind}"),)), f"/{kind}{pointer}"
        return
    parts = tuple(part for part in facts.PARTS if pointer.startswith(f"/clientRequest/{part}/"))
    for place in homes(body, parts=parts, groups=("storageConfig",) if owner == "storageConfig" else ()):
        if (moved := place.pointer(pointer)) is not None and in_object(place, moved):
            yield place, moved


def in_object(place: Placed, pointer: str) -> bool:
    """Whether there is something around a place (update holds only some blocks)."""
    value: Any = place.data
    for step in split(pointer)[:-1]:
        if isinstance(value, list) and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, dict) and step in value:
            value = value[step]
        else:
            return False
    return True


# ---------------------------------------------------------------- faults between values


def of_rules() -> Iterator[Fault]:
    """Every failing case of a rule that is at least a warning and gives one finding."""
    for case in cases():
        if not case.fails or len(case.at) != 1 or case.also or isinstance(case.body, str) or case.stated.url:
            continue
        if case.severity is not None and case.severity > Severity.INFO:
            rule = load()[case.rule]
            places = [(Placed("as written", case.body, case.stated, (("", ""),)), case.at[0])]
            if "clientRequest" in case.body and not ELSEWHERE & set(rule.on):
                tells_mode = "snapshotConfig" in case.body["clientRequest"]
                found = homes(case.body, parts=() if tells_mode else parts_of(rule), groups=groups_of(rule))
                places = [(place, moved) for place in found if (moved := place.pointer(case.at[0])) is not None]
            yield Fault(case.id, case.rule, tuple(places))


# ---------------------------------------------------------------- the score


class Score(NamedTuple):
    """How many faults, in how many requests, were found; what went wrong."""

    faults: int
    seeded: int
    missed: list[str]
    extra: list[str]

    def __str__(self) -> str:
        found = self.seeded - len(self.missed)
        return f"{self.faults} faults: {found} / {self.seeded} found, {len(self.extra)} extra diagnostics"


def judge(faults: Sequence[Fault]) -> Score:
    missed, extra, count = [], [], 0
    for fault in faults:
        for place, pointer in fault.places:
            for style in ("yaml", "json"):
                count += 1
                text, lines = render(place.data, style)
                found = [one for one in found_in(text, f"x.{style}", place.stated) if one.severity > Severity.INFO]
                wanted = line_of(pointer, lines)
                right = [one for one in found if wanted in lines_of(one, text, is_null=fault.name.endswith("is null"))]
                label = f"{fault.name} ({place.home}, {style})"
                missed += [] if right else [label]
                extra += [f"{label}: {one.rule} at {one.pointer}" for one in found if one not in right[:1]]
    return Score(len(faults), count, missed, extra)


def lines_of(found: Diagnostic, text: str, *, is_null: bool) -> set[int]:
    """The line of a finding; a null that a rule demands a value for is its related place, as the key counts as missing."""
    related = [one.span for one in found.related] if is_null else []
    return {text.count("\n", 0, span.start) + 1 for span in (found.span, *related) if span is not None}


@cache
def all_faults() -> tuple[Fault, ...]:
    return (*of_fields(), *of_rules())


def originals() -> Iterator[tuple[str, dict[str, Any]]]:
    """The requests that faults are put into."""
    for fault in all_faults():
        if fault.origin.partition(".")[0] in facts.OBJECTS:
            owner = fault.origin.partition(".")[0]
            held = fields(owner)[fault.origin.split(".")[1]] if "." in fault.origin else None
            yield fault.origin, body_of(owner, mode_of(owner, held), fault.origin)


def test_there_are_enough_faults():
    assert len({fault.name for fault in all_faults()}) >= 400


@each(("origin", "body"), lambda: dict(originals()).items())
def test_the_originals_are_clean(origin, body):
    for place, _ in everywhere(body, pointer_of(origin.partition(".")[0], body) + "/x", origin.partition(".")[0]):
        found = found_in(render(place.data, "yaml")[0], "x.yaml", place.stated)
        assert [one for one in found if one.severity > Severity.INFO] == []


def test_a_fault_gives_one_finding_on_its_line():
    score = judge(all_faults()[::5])
    assert (score.missed, score.extra) == ([], [])


@pytest.mark.slow
def test_every_fault_gives_one_finding_on_its_line():
    score = judge(all_faults())
    sys.stdout.write(f"{score}\n")
    assert (score.missed, score.extra) == ([], [])


if __name__ == "__main__":
    sys.stdout.write(f"{judge(all_faults())}\n")
