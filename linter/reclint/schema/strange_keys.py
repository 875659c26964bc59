"""Keys that an object does not have: which key was meant, or where it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Literal

from ..diagnostic import Severity
from ..request import REQUESTS, Request
from ..spec import PLACEHOLDERS, Field, facts, fields, homes, normal
from ..spec.did_you_mean import closest
from ..tuples import NamedTuple


class Verdict(NamedTuple):
    """What a strange key is: its rule, the key that it was meant to be, and where that one belongs."""

    key: str
    rule: Literal["misspelt-key", "misplaced-key", "unknown-key"]
    meant: str | None = None
    home: str | None = None
    is_guess: bool = False
    """Whether only what a value holds tells which key was meant."""

    @property
    def reference(self) -> str | None:
        """The definition that the value is to be checked against all the same."""
        return f"{self.home}/properties/{self.meant or self.key}" if self.home else None


def is_known(owner: str, key: str) -> bool:
    """Whether an object takes a key: as a field, or as one that every request may carry."""
    if key in fields(owner):
        return True
    top = owner in REQUESTS or owner == "session"
    return top and (key in facts.ALWAYS_KNOWN or is_own(key))


def is_own(key: str) -> bool:
    """Whether a key at the top of a file is the file's own business: its schema, and what begins with `x-`."""
    return key == "$schema" or key.startswith(tuple(facts.ALWAYS_KNOWN_PREFIXES))


class Lack(NamedTuple):
    """A required key that an object lacks: where the object lies and how bad that is."""

    place: str
    severity: Severity
    is_around: bool = False
    """Whether it is not the key itself that is lacking, but the object that holds it."""


class Lacks:
    """The required keys that the objects of a request lack; a misplaced key makes up for one of them."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, str], dict[str, Severity]] = {}
        self._claimed: dict[tuple[str, str], Lack] = {}
        self._found: set[tuple[str, str]] = set()

    def add(self, owner: str, key: str, place: str, severity: Severity) -> None:
        """Notes that the object at a place lacks a key; twice noted, the worse counts."""
        places = self._open.setdefault((owner, key), {})
        places[place] = max(severity, places.get(place, severity))

    def any(self, owner: str, key: str) -> bool:
        """Whether an object of this name still lacks the key."""
        return bool(self._open.get((owner, key)))

    def claim(self, owner: str, key: str, place: str) -> None:
        """Lets a misplaced key, which stands in the object at a place, make up for the lack nearest to it."""
        if places := self._open.get((owner, key)):
            around = (place[:at] for at in range(len(place), -1, -1) if place[at : at + 1] in ("", "/"))
            nearest = next((outer for outer in around if outer in places), None)
            lack = Lack(*places.popitem()) if nearest is None else Lack(nearest, places.pop(nearest))
            self._claimed[place, key] = lack
            self._found.add((lack.place, key))
        elif fields(owner)[key].is_required:
            self._claim_around(owner, key, place)

    def _claim_around(self, owner: str, key: str, place: str) -> None:
        """Lets a required key make up for the object that it belongs to, where that is lacking beside it.

        A clientRequest that is lacking is told of in any case, as all of a request belongs into it.
        """
        for (outer, name), places in self._open.items():
            if outer not in REQUESTS and place in places and owner in fields(outer)[name].objects:
                self._claimed[place, key] = Lack(place, places[place], is_around=True)
                self._found.add((place, name))
                return

    def lift(self, owner: str, place: str, value: Mapping[str, Any]) -> None:
        """Lets keys one level too low make up for those that the object around them lacks."""
        for key in value:
            if place in self._open.get((owner, key), ()):
                self._found.add((place, key))

    def claimed(self, place: str, key: str) -> Lack | None:
        """The lack that a misplaced key makes up for."""
        return self._claimed.get((place, key))

    def is_found(self, place: str, key: str) -> bool:
        """Whether a missing key stands somewhere else, where it is reported as misplaced."""
        return (place, key) in self._found


class Scene(NamedTuple):
    """Where strange keys are judged: in which request, and what its objects lack."""

    request: Request
    lacks: Lacks
    instances: Mapping[str, list[tuple[str, Mapping[str, Any]]]]
    """Every object of the request by its name: (pointer, value)."""


def judge(owner: str, value: Mapping[str, Any], strange: list[str], place: str, scene: Scene) -> list[Verdict]:
    """What each strange key of an object is; a right name is given to one key at most."""
    taken = {fields(owner)[key].key for key in value if key in fields(owner)}
    free = _free(owner, taken)
    verdicts = []
    for key in sorted(strange):  # the order of a file decides nothing
        verdict = _judge(owner, key, value[key], free, scene)
        if verdict.rule == "misspelt-key" and verdict.meant:
            taken.add(fields(owner)[verdict.meant].key)
            free = _free(owner, taken)
        elif verdict.home:
            scene.lacks.claim(verdict.home, key, place)
            if is_level(owner, value[key]):
                scene.lacks.lift(owner, place, value[key])
        verdicts.append(verdict)
    return verdicts


def is_level(owner: str, value: Any) -> bool:
    """Whether all that a value holds belongs directly into an object, so that the level between them is wrong."""
    return isinstance(value, Mapping) and bool(value) and all(key in fields(owner) for key in value)


def _free(owner: str, taken: set[str]) -> tuple[str, ...]:
    """The keys of an object that it does not have yet, in any spelling."""
    return tuple(name for name, field in fields(owner).items() if field.key not in taken)


def _judge(owner: str, key: str, value: Any, free: tuple[str, ...], scene: Scene) -> Verdict:
    """What a strange key is.

    A key whose name is nearest to one that the object has already is no spelling of a further one: `streamType` beside
    `streamTypes` is no `videoStreamType`, and `unsubscribeAudioUid` beside `unsubscribeAudioUids` subscribes to nobody.
    """
    every = tuple(fields(owner))
    if not homes(key) and (there := _same_word(key, every)) and there not in free:
        return Verdict(key, "unknown-key", there)
    if meant := _same_word(key, free) or _mistaken(owner, key, free) or _longer(owner, key, value, free):
        return Verdict(key, "misspelt-key", meant, owner)
    if (where := home(key, value, owner, scene)) is not None:
        if _is_strange(fields(where)[key], value) and (meant := _by_contents(owner, value, free)):
            return Verdict(key, "misspelt-key", meant, owner)
        return Verdict(key, "misplaced-key", None, where)
    nearest, meant = _near(key, every), _near(key, free)
    if nearest and nearest not in free:
        return Verdict(key, "unknown-key", nearest)
    if meant and (nearest or scene.lacks.any(owner, meant)):
        return Verdict(key, "misspelt-key", meant, owner, is_guess=nearest is None)
    if _is_telling(value) and (meant := _by_contents(owner, value, free)):
        return Verdict(key, "misspelt-key", meant, owner, is_guess=True)
    return Verdict(key, "unknown-key", nearest or meant or _mistaken(owner, key, every) or _near(key, _all_keys()))


def _is_strange(held: Field, value: Any) -> bool:
    """Whether an object has several keys, and none of those that a field's object has."""
    return isinstance(value, Mapping) and len(value) > 1 and _strangers(held, value) == len(value)


def _is_telling(value: Any) -> bool:
    """Whether an object has three keys, or one that is a field of one object only."""
    return isinstance(value, Mapping) and (len(value) > 2 or any(len(homes(key)) == 1 for key in value))


def _by_contents(owner: str, value: Any, names: tuple[str, ...]) -> str | None:
    """The one field whose object has all the keys of a value."""
    fitting = [name for name in names if fields(owner)[name].objects and not _strangers(fields(owner)[name], value)]
    return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=4096)
def _near(key: str, names: tuple[str, ...]) -> str | None:
    return closest(key, names)


def _same_word(key: str, names: tuple[str, ...]) -> str | None:
    """The name that differs in case, `_` and `-` only, or in being singular or plural."""
    words, word = _by_word(names), normal(key)
    return words.get(word) or (words.get(f"{word}s") or words.get(word.removesuffix("s")) if len(word) > 3 else None)


@lru_cache(maxsize=256)
def _by_word(names: tuple[str, ...]) -> dict[str, str]:
    return {normal(name): name for name in reversed(names)}


def _mistaken(owner: str, key: str, names: tuple[str, ...]) -> str | None:
    """The field that people often give this name."""
    fields_of_name = _mistakes(owner).get(normal(key), ())
    return next((name for name in names if name in fields_of_name), None) if fields_of_name else None


@cache
def _mistakes(owner: str) -> dict[str, set[str]]:
    """By mistaken name the fields that are meant."""
    meant: dict[str, set[str]] = {}
    for name, field in fields(owner).items():
        for other in field.mistaken:
            meant.setdefault(normal(other), set()).add(name)
    return meant


def _longer(owner: str, key: str, value: Any, names: tuple[str, ...]) -> str | None:
    """The one free field whose name only adds words in front: `width` for `videoWidth`.

    Of a key that is a field elsewhere, one word, and not where its object fits there better: a `uid` beside the layout
    is not its `maxResolutionUid`, and a `recordingConfig` with lists of users in an update is no `webRecordingConfig`.
    """
    ends = _by_tail(names).get(key[:1].upper() + key[1:], []) if len(key) >= 3 else []
    if ends and homes(key):
        elsewhere = min(_strangers(fields(name)[key], value) for name, _ in homes(key))
        ends = [
            name for name in ends if name[: -len(key)].islower() and _strangers(fields(owner)[name], value) <= elsewhere
        ]
    return ends[0] if len(ends) == 1 else None


@lru_cache(maxsize=256)
def _by_tail(names: tuple[str, ...]) -> dict[str, list[str]]:
    """By what they end in, the names that only add something in front of it."""
    tails: dict[str, list[str]] = {}
    for name in names:
        for start in range(1, len(name)):
            tails.setdefault(name[start:], []).append(name)
    return tails


@lru_cache(maxsize=1)
def _all_keys() -> tuple[str, ...]:
    return tuple(sorted({key for owner in facts.OBJECTS for key in fields(owner) if len(key) > 5}))


@cache
def tree(root: str) -> dict[str, str]:
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
    for name in held.objects:
        yield name, f"{held.key}[]" if name == held.item_object else held.key


def home(key: str, value: Any, owner: str, scene: Scene) -> str | None:
    """The object that a misplaced key belongs to, None where no object has it.

    One whose field takes the value, and its keys; in such a request before elsewhere; one that lacks the key;
    inside this one, around it, of the same kind, anywhere.
    """
    objects = tree(scene.request.object)
    elsewhere = ("session", *REQUESTS)
    owners = [name for name, _ in homes(key) if name != owner and (name in objects or name not in elsewhere)]
    if not owners:
        return None
    inside = {inner for held in fields(owner).values() for inner, _ in _held(held)}
    path = objects.get(owner, "")

    def distance(name: str) -> tuple[Any, ...]:
        away = name not in objects
        lacking = scene.lacks.any(name, key)
        around = not away and owner in objects and path.startswith(objects[name])
        held = fields(name)[key]
        fits = not _takes(held, value), _strangers(held, value)
        return *fits, away, not lacking, name not in inside, not around, _is_inner(owner) != _is_inner(name)

    return min(owners, key=distance)


def _is_inner(owner: str) -> bool:
    """Whether an object is what a `clientRequest` holds."""
    return owner.endswith("Request")


def _strangers(held: Field, value: Any) -> int:
    """How many keys of a value are none of the objects' that the field holds."""
    if not held.objects or not isinstance(value, Mapping):
        return 0
    return min(sum(key not in fields(name) for key in value) for name in held.objects)


_PYTHON_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": Mapping,
}


def _takes(held: Field, value: Any) -> bool:
    """Whether a value is about right for a field."""
    if PLACEHOLDERS.whole(value) or held.type == "any":
        return True
    fits = isinstance(value, _PYTHON_TYPES[held.type]) and isinstance(value, bool) == (held.type == "boolean")
    low, high = held.range
    if fits and held.type in ("integer", "number"):
        fits = (low is None or value >= low) and (high is None or value <= high)
    return fits and (not held.meanings or value in held.meanings)
