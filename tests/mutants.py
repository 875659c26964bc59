"""Valid bodies with a few random changes: the same ones in every run."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from reclint.examples.example import KINDS, example, wish
from reclint.request import REQUESTS
from reclint.spec import MODES, Field, child, facts, fields

# what a value may become, whatever it was: every JSON type, numbers and texts at the edges of ranges and forms
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, 2, -1, 1.0, 1.5, 0.0, -0.5, 1e3, 98, 2**31, 2**32, 2**53 + 2, 1e21, 5e-324),
    *("", " ", "0", "1", "007", "4294967295", "4294967296", "12a", "1\n", "\n", "\u0661", "é", "😀", "\u2028"),
    *("true", "null", "1.5", "#FF0000", "#ff00zz", "#allstream#", "hls", "mp4", "jpg", "CN", "original", "mix"),
    *("http://a", "https://a.example/b?c", "ftp://a", "rtmp://a/b", "rtmps://a", "HTTPS://A", "https://a b"),
    *("c2hvcnQ=", "A" * 43 + "=", "A" * 44, "a-b", "a/b", "web_recorder_service", "rtmp_publish_service"),
    *([], [None], [""], ["1"], ["1", "2"], ["#allstream#"], ["hls"], ["hls", "mp4"], [1], [[]], [{}], ["1"] * 40),
    *({}, {"a": 1}, {"cname": "a", "uid": "1"}, {"serviceName": "x"}, {"": {}}),
)
STRANGE = ("qqqZzz", "", "x-note", "$schema", "cname", "uid", "region", "vendor", "width", "mode", "sid", "__proto__")


class _Place(NamedTuple):
    """A mapping or list: the name of its object, if it is one, itself, and what can be chosen in it."""

    owner: str | None
    held: Any
    keys: list[Any]


def valid() -> list[tuple[str, Any]]:
    """Every example that there is: (kind, body), and a session of each mode."""
    found = [
        (kind, example(kind, wish(mode, "1", None, full=full)))
        for kind in KINDS
        for mode in (None, *MODES)
        for full in (False, True)
        if _has_use(kind, mode)
    ]
    for mode in MODES:
        kinds = [kind for kind in REQUESTS if _has_use(kind, mode)]
        found.append(("session", {kind: example(kind, wish(mode, "2", None, full=True)) for kind in kinds}))
    return found


def _has_use(kind: str, mode: str | None) -> bool:
    return mode is None or mode in (facts.OBJECTS[kind].get("modes") or MODES)


def mutants(count: int, seed: int) -> Iterator[tuple[str, Any]]:
    """Bodies with one to four changes each."""
    chance, originals = random.Random(seed), valid()
    for _ in range(count):
        kind, body = chance.choice(originals)
        body = copy.deepcopy(body)
        for _ in range(chance.choice((1, 1, 2, 2, 3, 4))):
            body = changed(body, kind, chance)
        yield kind, body


def changed(body: Any, kind: str, chance: random.Random) -> Any:
    """The body with one change somewhere in it; its root is changed but rarely."""
    places = [place for place in _places(body, kind) if place.keys]
    if not places or chance.random() < 0.01:
        return copy.deepcopy(chance.choice(VALUES))
    if chance.random() < 0.1:
        _move(chance.choice(places), chance.choice(places), chance)
    else:
        _change(*chance.choice(places), chance)
    return body


def _move(source: _Place, target: _Place, chance: random.Random) -> None:
    """Takes a key out of one object and puts it into another."""
    if isinstance(source.held, dict) and isinstance(target.held, dict):
        key = chance.choice(source.keys)
        target.held[key] = copy.deepcopy(source.held.pop(key))


def _places(value: Any, owner: str | None) -> Iterator[_Place]:
    """Every mapping and list in a body."""
    if isinstance(value, dict):
        yield _Place(owner, value, list(value))
        for key, held in value.items():
            below = child(owner, key, value) if owner else None
            yield from _places(held, below[0] if below else None)
    elif isinstance(value, list):
        yield _Place(None, value, list(range(len(value))))
        for held in value:
            yield from _places(held, owner)


def _change(owner: str | None, held: Any, keys: list[Any], chance: random.Random) -> None:
    key = chance.choice(keys)
    known = fields(owner) if owner else {}
    match chance.choice(("value", "value", "edge", "edge", "leave out", "respell", "add", "strange", "repeat")):
        case "value":
            held[key] = copy.deepcopy(chance.choice(VALUES))
        case "edge" if key in known and (near := list(_edges(known[key]))):
            held[key] = copy.deepcopy(chance.choice(near))
        case "leave out":
            del held[key]
        case "respell" if isinstance(key, str):
            held[chance.choice((key.upper(), key[:-1], key[::-1], f"{key}s", key.capitalize()))] = held.pop(key)
        case "add" if known:
            new = chance.choice(list(known))
            held[new] = copy.deepcopy(chance.choice((*_edges(known[new]), chance.choice(VALUES))))
        case "strange" if isinstance(key, str):
            held[chance.choice(STRANGE)] = copy.deepcopy(chance.choice(VALUES))
        case _ if isinstance(held[key], list) and held[key]:
            held[key] = held[key] * chance.choice((2, 20))
        case _:
            held[key] = copy.deepcopy(chance.choice(VALUES))


def _edges(held: Field) -> Iterator[Any]:
    """Values at and just beyond what a field takes."""
    yield from held.meanings
    yield from held.withdrawn_values
    yield from (bound + step for bound in held.range if bound is not None for step in (-1, 0, 0.5, 1))
    if held.example is not None:
        yield held.example
        yield [held.example]
    if held.items is not None:
        yield from ([value] * (held.max_items or 3) for value in _edges(held.items))
        yield from ([value] * ((held.max_items or 3) + 1) for value in _edges(held.items))
