"""Which of a document's values are requests, at any depth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..document import join
from ..spec import facts, fields
from .evidence import ENOUGH, FOREIGN, STRONG, blocks, is_named_scalar, part_weight
from .kinds import BLOCKS, REQUESTS, Names, best_fit, guess_kind, names


class Place(NamedTuple):
    """A value that is a request, and how it was told."""

    kind: str
    pointer: str
    value: Any
    certain: bool
    """Whether something states it (its key in a session, a full envelope), not only its fields."""
    address: str = ""
    """The path or URL of the API that stands around it, in OpenAPI documents and exports of workflow tools."""


_HOLDERS = frozenset(REQUESTS)
_ADDRESS = r"/cloud_recording/[A-Za-z]|/mode/[^/\s]{1,80}/(?:start|stop|update)"
_URL_KEYS = ("url", "uri", "endpoint", "path")


def places(data: Any, pointer: str = "", *, whole_only: bool = False) -> list[Place]:
    """Find the requests in a document, in its order.

    A whole request, or a session of some, is one wherever it stands. A part counts under its own name: at the top of a
    document, or of an item of a list, with enough evidence, below other keys with strong evidence. `whole_only` leaves
    parts out.
    """
    found: list[Place] = []
    pending: list[tuple[Any, str, int, str]] = [(data, pointer, 0, "")]
    while pending:
        value, place, depth, address = pending.pop()
        if isinstance(value, list):
            items = [(item, join(place, at), depth, address) for at, item in enumerate(value)]
            pending.extend(item for item in reversed(items) if isinstance(item[0], dict | list))
        elif isinstance(value, dict):
            address = _address(value) or address
            here = list(_here(value, place, depth, whole_only=whole_only))
            found += [one._replace(address=address) for one in here] if address else here
            if not here:
                members = [(held, join(place, key), depth + 1, _stated(key) or address) for key, held in value.items()]
                pending.extend(item for item in reversed(members) if isinstance(item[0], dict | list))
    return found


def _stated(key: str) -> str:
    """A key that is a path of the API, as in OpenAPI documents."""
    return key if "/" in key and re.search(_ADDRESS, key[:2_000]) else ""


def _address(value: Mapping[str, Any]) -> str:
    """The URL of the API among an object's members, as in exports of workflow tools."""
    for key in _URL_KEYS:
        text = value.get(key)
        if isinstance(text, str) and re.search(_ADDRESS, text[:2_000]):
            return text
    return ""


def _here(data: Mapping[str, Any], pointer: str, depth: int, *, whole_only: bool) -> Iterator[Place]:
    """The requests that an object itself is or holds under names of the API."""
    own = names(data)
    if (kind := _envelope_kind(data, own)) is not None and (depth == 0 or _is_unmistakable(data, own)):
        yield Place(kind, pointer, data, bool(own.cname or own.uid))
        return
    if members := list(_session(data, pointer)):
        yield Place("session", pointer, data, certain=True)
        yield from members
        return
    if not whole_only:
        yield from _parts(data, pointer, ENOUGH if depth == 0 else STRONG)


def _is_unmistakable(data: Mapping[str, Any], own: Names) -> bool:
    """Whether an object below other keys can only be a request: with both names, or with blocks that only it has."""
    inner = data.get(own.inner) if own.inner else None
    if own.cname and own.uid and own.inner:
        return True
    return isinstance(inner, dict) and any(weight >= ENOUGH for _, weight in blocks(inner))


def _session(data: Mapping[str, Any], pointer: str) -> Iterator[Place]:
    for kind in REQUESTS:
        value = data.get(kind)
        place = join(pointer, kind)
        members = [(value, place)]
        if isinstance(value, list) and kind in ("update", "updateLayout"):
            members = [(item, join(place, at)) for at, item in enumerate(value)]
        for member, at in members:
            if not isinstance(member, dict):
                continue
            own = names(member)
            if _are_scalars(member, own) and _envelope_score(member, own) >= 3:
                yield Place(kind, at, member, certain=True)
            elif kind == "start" and any(weight > 0 for _, weight in blocks(member)):
                yield Place("clientRequest", at, member, certain=True)


def _parts(data: Mapping[str, Any], pointer: str, least: float) -> Iterator[Place]:
    """A start-shaped object without its envelope, or parts under their names."""
    weights = dict(blocks(data))
    strange = sum(key in FOREIGN for key in data)
    shaped = [key for key in data if key in fields("clientRequest") and key in BLOCKS]
    sure = [weight for weight in weights.values() if weight >= ENOUGH]
    if len(shaped) >= 2 and sure and min(weights.values()) > -ENOUGH and sum(sure) >= least and not strange:
        yield Place("clientRequest", pointer, data, certain=False)
        return
    for key, value in data.items():
        if key in facts.PARTS and part_weight(key, value) >= least:
            yield Place(key, join(pointer, key), value, certain=False)


def _are_scalars(data: Mapping[str, Any], own: Names) -> bool:
    return all(is_named_scalar(data[key]) for key in (own.cname, own.uid) if key)


def _envelope_score(data: Mapping[str, Any], own: Names) -> float:
    """How much an object looks like a whole request; three is enough."""
    cname, uid, inner_key = own
    inner = data.get(inner_key) if inner_key else None
    named = 2 * (cname is not None) + (uid is not None)
    if isinstance(inner, dict):
        _, known = best_fit(inner)
        foreign = inner and not known
        return named + (0 if foreign else 1 + (not inner) + known)
    return float(named + (inner_key is not None))


def _envelope_kind(data: Mapping[str, Any], own: Names) -> str | None:
    """The kind of a whole request, or None when it is none."""
    inner_key = own.inner
    if not _are_scalars(data, own):
        return None
    if inner_key is None and not (own.cname and _is_flat(data, own)):
        return None
    if _envelope_score(data, own) < 3:
        return None
    if not _HOLDERS.isdisjoint(data) and any(isinstance(data[kind], dict) for kind in _HOLDERS.intersection(data)):
        return None
    inner = data.get(inner_key) if inner_key else data
    if inner is None:  # its blocks may have lost their indentation
        inner = {key: value for key, value in data.items() if key not in own}
    return guess_kind(inner) if isinstance(inner, dict) else "acquire"


def _is_flat(data: Mapping[str, Any], own: Names) -> bool:
    """Whether an object without a clientRequest has what belongs there beside the names, and little else."""
    own_scalars = sum(key in BLOCKS and not isinstance(value, dict | list) for key, value in data.items())
    evidence = own_scalars + sum(weight >= ENOUGH for _, weight in blocks(data))
    others = sum(key not in own and key not in BLOCKS and key not in fields("clientRequest") for key in data)
    return evidence > 0 and others <= evidence and FOREIGN.isdisjoint(data)
