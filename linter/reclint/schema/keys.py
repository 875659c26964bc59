"""Findings about keys, in words: those that an object does not have, and those that it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..diagnostic import Fix, Home, Move, Note, Rename, Severity, Violation, Wrap
from ..document import join
from ..document.pointer import parent
from ..messages import listing, named
from ..request import REQUESTS, Request
from ..spec import MODE_NAMES, VENDORS, fields, homes, normal, object_facts
from .strange_keys import Scene, Verdict, is_level, tree
from .wording import ROOM


def explain(verdict: Verdict, owner: str, place: str, value: Any, lacking: Severity | None, scene: Scene) -> Violation:
    """The finding about a strange key; `lacking` is how bad the absence of the right one is, if it is absent."""
    pointer = join(place, verdict.key)
    if verdict.rule == "misspelt-key" and verdict.meant:
        return _misspelt(verdict, verdict.meant, owner, pointer, lacking)
    if verdict.rule == "misplaced-key" and verdict.home:
        if is_level(owner, value):
            message = f"{_place(owner)} takes the fields of {named(verdict.key)} directly: move them up one level"
            severity = Severity.ERROR if any(scene.lacks.is_found(place, key) for key in value) else None
            return Violation(pointer, message, at="key", severity=severity, rule="misplaced-key")
        return _misplaced(verdict.key, verdict.home, owner, place, scene)
    if normal(verdict.key) in _OF_THE_URL:
        message = f"{named(verdict.key)} belongs in the URL of the request, not in its body"
        return Violation(pointer, message, at="key", rule=verdict.rule)
    message = f"{_place(owner)} has no field {named(verdict.key)}; no documentation mentions it"
    if verdict.meant:
        message += f"; did you mean {verdict.meant}{_there(verdict.meant, owner)}?"
    return Violation(pointer, message, at="key", rule=verdict.rule)


_OF_THE_URL = frozenset(("appid", "resourceid", "sid", "mode"))


def _there(meant: str, owner: str) -> str:
    return ", which is there already" if meant in fields(owner) else f" of {_place(homes(meant)[0][0])}"


def _misspelt(verdict: Verdict, meant: str, owner: str, pointer: str, lacking: Severity | None) -> Violation:
    key = verdict.key
    only_case = key.lower() == meant.lower()
    reason = "keys are case-sensitive" if only_case else f"{_place(owner)} has no such field"
    message = f"{named(key)} should be {meant}: {reason}"
    if lacking is Severity.ERROR:
        message += f", and {meant} is required"
    fix = Fix(f"rename to {meant}", (Rename(pointer, meant),), safe=not verdict.is_guess)
    names = frozenset(fields(owner)[meant].spellings)
    return Violation(pointer, message, at="key", severity=lacking, fix=fix, meant=names, rule="misspelt-key")


def _misplaced(key: str, where: str, owner: str, place: str, scene: Scene) -> Violation:
    pointer = join(place, key)
    lack = scene.lacks.claimed(place, key)
    required = lack is not None and lack.severity is Severity.ERROR
    there = scene.instances.get(where) and not lack and all(key in held for _, held in scene.instances[where])
    here = f"{', where it is already' if there else ''}; {_place(owner)} has no such field"
    fate = ", where it is required" if required else here
    target = join(lack.place, key) if lack and not lack.is_around else _only_home(key, where, scene)
    fix = Fix(f"move {key} to where it belongs", (Move(pointer, target),), safe=False) if target else None
    if fix is None and not scene.instances.get(where):
        fix = _into_new_object(key, where, owner, pointer, scene)
    where_to = _where(key, where, scene.request)
    modes, mode = object_facts(where).modes, scene.request.mode
    if mode is not None and modes and mode not in modes and not required:
        only = listing([MODE_NAMES[other] for other in modes], "and")
        message = f"{key} belongs inside {_place(where)}, which only {only} has; this is {MODE_NAMES[mode]}"
        return Violation(pointer, message, at="key", rule="misplaced-key")
    message = f"{key} belongs {where_to}{fate}"
    if len(message) > ROOM:
        message = f"{key} belongs {where_to.split(' (')[0]}{fate}"
    severity = Severity.ERROR if required else None
    home = None if there else Home(where, where_to.replace(f".{key})", ")"))
    return Violation(pointer, message, at="key", severity=severity, fix=fix, rule="misplaced-key", home=home)


def _where(key: str, where: str, request: Request) -> str:
    """The place of a key in words, with the path to it."""
    objects = tree(request.object)
    if where not in objects:
        kinds = [kind for kind in sorted(REQUESTS, key="acquire".__eq__) if where in tree(kind)]
        if request.kind in REQUESTS and kinds:
            return f"in the body of {kinds[0]}"
        return f"inside {_place(where)}"
    path = f" ({objects[where]}.{key})" if objects[where] else ""
    if where in REQUESTS:
        return "at the top of the request"
    return ("inside startParameter" if objects[where].endswith("startParameter") else f"inside {_place(where)}") + path


def _only_home(key: str, where: str, scene: Scene) -> str | None:
    """Where a key can be moved to: the only object of its kind, if that does not have the key yet."""
    found = scene.instances.get(where, [])
    if len(found) != 1 or any(spelling in found[0][1] for spelling in fields(where)[key].spellings):
        return None
    return join(found[0][0], key)


def _into_new_object(key: str, where: str, owner: str, pointer: str, scene: Scene) -> Fix | None:
    """What puts a key one level lower, into an object that is not there yet, unless that would lack others."""
    holder = next((held.key for held in fields(owner).values() if held.object == where), None)
    around = next((held for place, held in scene.instances.get(owner, ()) if place == parent(pointer)), {})
    if any(field.is_required and name not in around for name, field in fields(where).items()):
        return None
    return Fix(f"move {key} into {holder}", (Wrap(pointer, holder),), safe=False) if holder else None


def missing(owner: str, key: str, pointer: str, severity: Severity, value: Mapping[str, Any]) -> Violation:
    """The finding about a key that is not there; the sibling that demands it is a related place."""
    known = fields(owner)[key]
    message = f"{_place(owner)} lacks {key}" + (", which is required" if severity is Severity.ERROR else "")
    if severity is Severity.WARNING and known.default is not None:
        message += f"; the service then takes {known.default}"
    about = known.about.split(". ")[0].rstrip(".")
    head = about[0] if about[1:2].isupper() else about[0].lower()
    vendor = (
        VENDORS.get(value["vendor"]) if known.name == "storageConfig.region" and _plain(value.get("vendor")) else None
    )
    if vendor is not None and len(vendor.regions) == 1:
        message += f": {vendor.name} takes no region, but the current reference asks for 0"
    else:
        message += f" ({head}{about[1:]})" if len(about) < 90 else ""
    parent = "/".join(pointer.split("/")[:-1])
    related = tuple(
        Note(join(parent, name), f"{name} is {value[name]} here", "value")
        for name in known.required_unless
        if _plain(value.get(name))
    )
    return Violation(pointer, message, severity=severity, related=related, rule="missing-key")


def _plain(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_PLACES = {
    "acquireRequest": "acquire's clientRequest",
    "clientRequest": "clientRequest",
    "updateRequest": "update's clientRequest",
    "updateLayoutRequest": "updateLayout's clientRequest",
    "stopRequest": "stop's clientRequest",
    "layoutRegion": "an item of layoutConfig",
    "userBackground": "an item of backgroundConfig",
    "recordingExtensionParams": "the extensionParams of recordingConfig",
    "extensionService": "an item of extensionServices",
    "webRecorderParam": "the serviceParam of web_recorder_service",
    "rtmpPublishParam": "the serviceParam of rtmp_publish_service",
    "rtmpOutput": "an item of outputs",
    **{kind: f"the {kind} request" for kind in REQUESTS},
    "session": "the session",
}


def _place(owner: str) -> str:
    return _PLACES.get(owner, owner)
