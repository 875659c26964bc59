"""What the schema, the rules and the project's policy say of the requests in a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from .. import request, rules, schema
from ..diagnostic import Note, Severity, Violation
from ..document.pointer import parent
from ..messages import listing
from ..request import Request
from ..rules import severity_of
from ..rules.context import Context
from ..source import Entry
from ..spec import MODE_NAMES
from . import samples
from .options import Options
from .unplaced import FILE, Unplaced


def judge(requests: Sequence[Request], first: int, source: Entry, options: Options) -> Iterator[Unplaced]:
    """The findings about the requests of one source, sessions after their members; `first` numbers its documents."""
    contexts: dict[int, Context] = {}
    options = samples.with_stand_ins(options, source)
    for one in sorted(requests, key=_is_session) if len(requests) > 1 else requests:
        members = [contexts[id(member)] for member in one.members if id(member) in contexts] if one.members else ()
        for violation, origin in _violations(one, options, members, contexts):
            if not samples.is_left_out(source, violation.rule, severity_of(violation)):
                index = first + (origin.document.index if origin.document else 0)
                yield Unplaced(violation, origin.document, index, source if violation.span is None else FILE)
    if source.language == "code":
        yield from _computed(requests, first, source, options)


def _is_session(one: Request) -> bool:
    return one.kind == "session"


def _computed(requests: Sequence[Request], first: int, source: Entry, options: Options) -> Iterator[Unplaced]:
    """The findings about values of which a program says nothing but their type."""
    from ..schema import computed

    for one in requests:
        if one.kind == "session" or one.value is None or request.refusal(one) is not None:
            continue
        for violation in _unknown_to_project(one, list(computed.check(one)), options):
            index = first + (one.document.index if one.document else 0)
            yield Unplaced(violation, one.document, index, source)


def _violations(
    one: Request, options: Options, members: Sequence[Context], contexts: dict[int, Context]
) -> Iterator[tuple[Violation, Request]]:
    """The violations in one request, with the request that each belongs to; its context is kept for its session."""
    if (refusal := request.refusal(one)) is not None:
        yield refusal, one
        return
    if one.value is None and one.kind != "session":
        yield from ((violation, one) for violation in rules.run(Context(one, (), options.placeholders)))
        return
    if one.conflict:
        yield _conflict(one), one
    structural = _structural(one, options)
    ctx = Context(one, structural, options.placeholders, members, text=options.text)
    contexts[id(one)] = ctx
    others = _by_rules(one, ctx, options)
    if structural:
        from . import demanded, flattened, key_style

        def run(findings: Sequence[Violation]) -> Iterable[Violation]:
            again = Context(one, findings, options.placeholders, members, text=options.text)
            return _by_rules(one, again, options)

        structural, others = demanded.joined(structural, list(others), run)
        structural, others = _without_demanded_nulls(structural, others)
        structural = flattened.joined(key_style.joined(one, structural))
    for violation in chain(structural, others):
        origin = violation.origin
        yield violation, origin.request if isinstance(origin, Context) else one


def _by_rules(one: Request, ctx: Context, options: Options) -> Iterable[Violation]:
    """What the rules say of a request, and the project's policy."""
    if options.allow or options.supplied or options.require:
        return _by_policy(one, ctx, options)
    return rules.run(ctx)


def _by_policy(one: Request, ctx: Context, options: Options) -> Iterator[Violation]:
    """What the rules say of a request, and the project beside them."""
    from . import policy

    if options.supplied:
        policy.supply(ctx, options.supplied)
    judged: Iterable[Violation] = rules.run(ctx)
    if options.allow:
        judged = policy.without_allowed(one, judged, options.allow)
    yield from judged
    if options.require:
        yield from policy.check(ctx, options.require)


def _structural(one: Request, options: Options) -> Sequence[Violation]:
    """What the schema says of a request, without what the project allows or fills in."""
    found: Sequence[Violation] = schema.check(one, options.placeholders) if one.value is not None else ()
    if not found:
        return found
    from . import service_names

    return service_names.joined(one, _unknown_to_project(one, found, options))


def _unknown_to_project(one: Request, found: Sequence[Violation], options: Options) -> Sequence[Violation]:
    """Violations without those about what the project allows or fills in."""
    if not found or not (options.allow or options.supplied):
        return found
    from . import policy

    return policy.without_supplied(one, policy.without_allowed(one, found, options.allow), options.supplied)


def _without_demanded_nulls(
    structural: Sequence[Violation], others: Sequence[Violation]
) -> tuple[Sequence[Violation], Sequence[Violation]]:
    """Findings in which a null that another rule demands a value for is told by that rule alone.

    A null object stands for the keys that it would hold. An info demands nothing, and the null says more than it.
    """
    nulls = {violation.pointer: violation for violation in structural if violation.rule == "null-value"}
    if not nulls:
        return structural, others
    demanded: set[str] = set()
    merged = []
    for violation in others:
        place = next((place for place in _upwards(violation.pointer) if place in nulls), None)
        if place is not None:
            if severity_of(violation) == Severity.INFO:
                continue
            demanded.add(place)
            note = Note(place, nulls[place].message)
            violation = violation._replace(at="missing", related=(*violation.related, note))  # noqa: PLW2901
        merged.append(violation)
    kept = [one for one in structural if one.rule != "null-value" or one.pointer not in demanded]
    return kept, merged


def _upwards(pointer: str) -> Iterator[str]:
    """A pointer, and those of everything around it."""
    yield pointer
    while pointer:
        pointer = parent(pointer)
        yield pointer


def _conflict(one: Request) -> Violation:
    first, *others = one.conflict
    said = listing([f"{piece.key} (only {MODE_NAMES[piece.mode]})" for piece in one.conflict], "and")
    notes = tuple(
        Note(one.pointer + piece.pointer, f"only {MODE_NAMES[piece.mode]} has {piece.key}", "key") for piece in others
    )
    message = f"{said} cannot belong to one recording; state the mode, or remove the others"
    return Violation(one.pointer + first.pointer, message, at="key", related=notes, rule="mode-conflict")
