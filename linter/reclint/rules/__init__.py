"""The constraints between values: a module per topic, loaded by importing them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from ..diagnostic import Severity, Violation
from ..spec import by_keys, fields
from .context import Context
from .rule import Check, Rule, registry
from .view import Obj

GROUPS: dict[str, tuple[str, ...]] = {
    "startRequest": ("clientRequest",),
    "layout": ("transcodingConfig", "updateLayoutRequest"),
    "subscription": ("recordingConfig", "audioUidList", "videoUidList"),
}
"""Names that rules use for several objects at once; any other name is an object of the spec.

`body` is the whole request, whatever its kind: as `exchange` only where its URL is known, as `comments` where its text
may have some, as `halves` where a text in it may hold half a character, as `ignored` where its mode ignores something.
`session` is several requests that belong together.
"""


@lru_cache(maxsize=1)
def load() -> dict[str, Rule]:
    """Every rule there is, by name; the modules of this package enter theirs when they are imported."""
    from . import (  # noqa: F401
        addresses,
        bucket,
        characters,
        comments,
        credentials,
        duration,
        encryption,
        exchange,
        file_types,
        identity,
        layout,
        legacy,
        modes,
        parameters,
        session,
        snapshots,
        start_parameter,
        storage,
        structural,
        subscription,
        templates,
        text,
        video,
        web,
    )

    return registry()


def severity_of(violation: Violation) -> Severity:
    """The severity of a violation: its own, else its rule's."""
    return violation.severity if violation.severity is not None else load()[violation.rule].severity


@lru_cache(maxsize=1)
def _by_object() -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in load().values():
        for name in rule.on:
            for owner in GROUPS.get(name, (name,)):
                found[owner] = (*found.get(owner, ()), rule)
    return found


_Asked = list[tuple[str, Check]]
"""The rules that may have something to say: their names, and what they do."""


@cache
def _asked(mode: str | None) -> dict[str, by_keys[_Asked]]:
    """By object, then by the keys of one, the rules to ask."""
    return {owner: _telling(rules, mode) for owner, rules in _by_object().items()}


def _telling(rules: Sequence[Rule], mode: str | None) -> by_keys[_Asked]:
    return by_keys(lambda keys: [(rule.name, rule.check) for rule in rules if rule.check and rule.asks(keys, mode)])


def run(ctx: Context) -> Iterator[Violation]:
    """The violations that the rules find in one request or session, pointers from the document's root."""
    violations = list(_all(ctx))
    if not violations:
        return
    severities: dict[str, Severity] = {}
    for violation in violations:
        if violation.rule != LAST:
            places = (violation.pointer, *(note.pointer for note in violation.related))
            severity = severity_of(violation)
            for place in places:
                severities[place] = max(severity, severities.get(place, severity))
    # silence goes from the more severe to the less: an error is passed over only where another error stands
    ctx.judged = {place for place, severity in severities.items() if severity is Severity.ERROR}
    told = {one.pointer for one in violations if one.rule != LAST and severity_of(one) >= Severity.WARNING}
    yield from (one for one in violations if one.rule != LAST or one.pointer not in told)


LAST = "plaintext-secret"
"""The rule that says nothing of a value that another rule has found something in."""


def _all(ctx: Context) -> Iterator[Violation]:
    top, asked = ctx.request.pointer, _asked(ctx.mode)
    if ctx.kind in fields("clientRequest"):
        yield from _of_part(_by_object()["clientRequest"], ctx)
    for name, pointer, held in _looked_at(ctx):
        if name not in asked:
            continue
        for rule, check in asked[name][tuple(held) if isinstance(held, Obj) else ()]:
            for violation in check(held, ctx):
                yield _from_root(violation, rule, top + pointer, ctx)


def _looked_at(ctx: Context) -> Sequence[tuple[str, str, Any]]:
    """What there are rules about: the request as a whole and every object of it, with pointers from its top."""
    if ctx.kind == "session":
        return [("session", "", ctx.body)]
    if ctx.request.value is None:
        return [("exchange", "", ctx.body)]
    stream = ctx.request.document.stream if ctx.request.document is not None else None
    whole = [("body", "", ctx.body)]
    if ctx.ignored:
        whole.append(("ignored", "", ctx.body))
    if ctx.request.exchange is not None:
        whole.append(("exchange", "", ctx.body))
    if stream is None or stream.may_hold_halves:
        whole.append(("halves", "", ctx.body))
    if stream is not None and stream.may_hold_comments:
        whole.append(("comments", "", ctx.body))
    return [*whole, *ctx.objects()]


def _of_part(rules: Iterable[Rule], ctx: Context) -> Iterator[Violation]:
    """What the rules about a whole clientRequest find in one of its parts, of the others nothing being known."""
    start = Obj({ctx.kind: ctx.body})
    start.is_open = True
    for rule in rules:
        assert rule.check is not None
        if not rule.asks((ctx.kind,), ctx.mode):
            continue
        for violation in rule.check(start, ctx):
            inside = _moved(violation, lambda pointer, _: pointer.removeprefix(f"/{ctx.kind}"))
            yield _from_root(inside, rule.name, ctx.request.pointer, ctx)


def _from_root(violation: Violation, rule: str, base: str, ctx: Context) -> Violation:
    """A violation of a rule, its pointers taken from the document's root instead of from the object."""

    def from_root(pointer: str, origin: object) -> str:
        return _resolve(pointer, base, ctx, origin)

    return _moved(violation, from_root)._replace(rule=rule)


def _moved(violation: Violation, move: Callable[[str, object], str]) -> Violation:
    """A violation with all of its pointers changed: its own, those of its notes and of its fix."""
    origin, fix = violation.origin, violation.fix
    related = tuple(note._replace(pointer=move(note.pointer, note.origin)) for note in violation.related)
    if fix is not None:
        fix = fix._replace(edits=tuple(edit._replace(pointer=move(edit.pointer, origin)) for edit in fix.edits))
    return violation._replace(pointer=move(violation.pointer, origin), related=related, fix=fix)


def _resolve(pointer: str, base: str, ctx: Context, origin: object) -> str:
    """`^/uid` is from the top of the request (or of the session's member it comes from), `/uid` from the object."""
    if isinstance(origin, Context):
        return origin.request.pointer + pointer.removeprefix("^")
    return ctx.request.pointer + pointer[1:] if pointer.startswith("^") else base + pointer
