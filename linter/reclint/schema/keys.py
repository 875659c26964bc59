"""Keys that an object does not have, and keys that it lacks: what was meant, and in what words to say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from .._generated import facts
from ..diagnostic import Fix, Move, Note, Rename, Severity, Violation
from ..document import join
from ..request import REQUESTS, Request
from ..spelling import closest
from ..tables import Field, fields, homes, normal, objects_in
from ..wording import quoted


class Verdict(NamedTuple):
    """What a strange key is: its rule, the key that it was meant to be, and where that one belongs."""

    key: str
    rule: Literal["misspelt-key", "misplaced-key", "unknown-key"]
    meant: str | None = None
    home: str | None = None

    @property
    def reference(self) -> str | None:
        """The definition that the value is to be checked against all the same."""
        return f"{self.home}/properties/{self.meant or self.key}" if self.home else None


def is_known(owner: str, key: str) -> bool:
    """Whether an object takes a key: as a field, or as one that every request may carry."""
    if key in fields(owner):
        return True
    top = owner in REQUESTS or owner == "session"
    return top and (key in facts.ALWAYS_KNOWN or key.startswith(tuple(facts.ALWAYS_KNOWN_PREFIXES)))


def judge(owner: str, value: Mapping[str, Any], strange: list[str], request: Request) -> Iterator[Verdict]:
    """What each strange key of an object is; a right name is given to one key at most."""
    taken = {fields(owner)[key].key for key in value if key in fields(owner)}
    for key in strange:
        verdict = _judge(owner, key, taken, request)
        if verdict.rule == "misspelt-key" and verdict.meant:
            taken.add(fields(owner)[verdict.meant].key)
        yield verdict


def _judge(owner: str, key: str, taken: set[str], request: Request) -> Verdict:
    free = [name for name, held in fields(owner).items() if held.key not in taken]
    alike = [name for name in free if normal(name) == normal(key)]
    if alike:
        return Verdict(key, "misspelt-key", alike[0], owner)
    if meant := _longer(key, free):
        return Verdict(key, "misspelt-key", meant, owner)
    if (where := home(key, owner, request)) is not None:
        return Verdict(key, "misplaced-key", None, where)
    if meant := closest(key, free):
        return Verdict(key, "misspelt-key", meant, owner)
    return Verdict(key, "unknown-key", closest(key, fields(owner)) or closest(key, _all_keys()))


def _longer(key: str, names: list[str]) -> str | None:
    """The one free field whose name only adds a word in front: `width` for `videoWidth`."""
    ends = [
        name for name in names if len(key) >= 3 and len(name) > len(key) and name.endswith(key[0].upper() + key[1:])
    ]
    return ends[0] if len(ends) == 1 else None


@lru_cache(maxsize=1)
def _all_keys() -> tuple[str, ...]:
    return tuple({key for owner in facts.OBJECTS for key in fields(owner) if len(key) > 5})


@cache
def _tree(root: str) -> dict[str, str]:
    """The path to every object in a request: `clientRequest.recordingConfig`, the root's is empty."""
    paths = {root: ""}
    pending = [root]
    while pending:
        owner = pending.pop(0)
        for held in fields(owner).values():
            for name, step in _held(held):
                if name not in paths:
                    paths[name] = f"{paths[owner]}.{step}".lstrip(".")
                    pending.append(name)
    return paths


def _held(held: Field) -> Iterator[tuple[str, str]]:
    if held["object"]:
        yield held["object"], held.key
    if (items := held["items"]) and "object" in items:
        yield items["object"], f"{held.key}[]"
    for name in (held["object_by"] or {}).get("choices", {}).values():
        yield name, held.key


def home(key: str, owner: str, request: Request) -> str | None:
    """The object that a misplaced key belongs to: inside this one, around it, else anywhere in such a request."""
    owners = [name for name, _ in homes(key) if name != owner]
    tree = _tree(request.object)
    inside = [name for name in owners if name in {inner for held in fields(owner).values() for inner, _ in _held(held)}]
    around = [name for name in owners if name in tree and tree[owner].startswith(tree[name])] if owner in tree else []
    near = [name for name in tree if name in owners]
    everywhere = [name for name in owners if name not in ("session", "acquire", "update", "updateLayout", "stop")]
    return next(iter([*inside, *around, *near, *everywhere]), None)


def explain(
    verdict: Verdict, owner: str, pointer: str, lacking: Severity | None, request: Request
) -> tuple[str, Violation]:
    """The finding about a strange key; `lacking` is how bad the absence of the right one is, if it is absent."""
    if verdict.rule == "misspelt-key" and verdict.meant:
        return _misspelt(verdict.key, verdict.meant, owner, pointer, lacking)
    if verdict.rule == "misplaced-key" and verdict.home:
        return _misplaced(verdict.key, verdict.home, owner, pointer, request)
    message = f"{_name(verdict.key)} is no field of {_place(owner)}: the service ignores it"
    if verdict.meant:
        message += f"; did you mean {verdict.meant}{_there(verdict.meant, owner)}?"
    return verdict.rule, Violation(pointer, message, at="key")


def _there(meant: str, owner: str) -> str:
    return ", which is there already" if meant in fields(owner) else f" of {_place(homes(meant)[0][0])}"


def _misspelt(key: str, meant: str, owner: str, pointer: str, lacking: Severity | None) -> tuple[str, Violation]:
    only_case = key.lower() == meant.lower()
    reason = "keys are case-sensitive" if only_case else f"{_place(owner)} has no such field"
    message = f"{_name(key)} should be {meant}: {reason}"
    if lacking is Severity.ERROR:
        message += f", and {meant} is required"
    else:
        message += ", so the service ignores it"
    fix = Fix(f"rename to {meant}", (Rename(pointer, meant),))
    return "misspelt-key", Violation(pointer, message, at="key", severity=lacking, fix=fix)


def _misplaced(key: str, where: str, owner: str, pointer: str, request: Request) -> tuple[str, Violation]:
    tree = _tree(request.object)
    place = f"inside {_place(where)}" if where not in REQUESTS else "at the top of the request"
    path = f" ({tree[where]}.{key})" if tree.get(where) else ""
    if where not in tree:
        kind = next((kind for kind in REQUESTS if where in _tree(kind)), None)
        place = f"in the body of {kind}" if kind else place
    instances = [(at, held) for name, at, held in objects_in(request.object, request.value) if name == where]
    lacking = bool(instances) and all(key not in held for _, held in instances) and fields(where)[key].is_required
    fate = "where it is required" if lacking else f"in {_place(owner)} the service ignores it"
    target = (
        request.pointer + join(instances[0][0], key) if len(instances) == 1 and key not in instances[0][1] else None
    )
    fix = Fix(f"move {key} to where it belongs", (Move(pointer, target),), safe=False) if target else None
    return "misplaced-key", Violation(
        pointer,
        f"{key} belongs {place}{path}; {fate}",
        at="key",
        severity=Severity.ERROR if lacking else None,
        fix=fix,
    )


def missing(owner: str, key: str, pointer: str, severity: Severity, value: Mapping[str, Any]) -> tuple[str, Violation]:
    """The finding about a key that is not there; the sibling that demands it is a related place."""
    known = fields(owner)[key]
    message = f"{_place(owner)} lacks {key}" + (", which is required" if severity is Severity.ERROR else "")
    if severity is Severity.WARNING and known["default"] is not None:
        message += f"; the service then takes {known['default']}"
    about = str(known["about"]).rstrip(".")
    message += f" ({about[0].lower()}{about[1:]})" if len(about) < 90 else ""
    parent = "/".join(pointer.split("/")[:-1])
    demanding = (known["required"] or {}).get("unless") if isinstance(known["required"], Mapping) else None
    related = tuple(
        Note(join(parent, name), f"{name} is {value[name]} here", "value")
        for name in demanding or ()
        if _plain(value.get(name))
    )
    return "missing-key", Violation(pointer, message, severity=severity, related=related)


def _plain(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _name(key: str) -> str:
    return key if key.isidentifier() else quoted(key)


_PLACES = {
    "acquireRequest": "acquire's clientRequest",
    "clientRequest": "clientRequest",
    "updateRequest": "update's clientRequest",
    "updateLayoutRequest": "updateLayout's clientRequest",
    "stopRequest": "stop's clientRequest",
    "layoutRegion": "an item of layoutConfig",
    "userBackground": "an item of backgroundConfig",
    "extensionService": "an item of extensionServices",
    "webRecorderParam": "the serviceParam of web_recorder_service",
    "rtmpPublishParam": "the serviceParam of rtmp_publish_service",
    "rtmpOutput": "an item of outputs",
    **{kind: f"the {kind} request" for kind in REQUESTS},
    "session": "the session",
}


def _place(owner: str) -> str:
    return _PLACES.get(owner, owner)
