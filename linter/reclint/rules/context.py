"""A request as a rule sees it: the view of its body, and what is known around it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import Any

from ..diagnostic import Note, Violation
from ..document import join, split
from ..request import Request
from ..request.mode import evidence
from ..spec import MODE_NAMES, Field, Placeholders, fields, ignored_by
from .view import Obj, inside
from .view_builder import NO_DOUBT, Part, doubt, parts_of, view_of


class Context:
    """A request as a rule sees it: the view of its body, and what is known around it."""

    def __init__(
        self,
        request: Request,
        findings: Sequence[Violation],
        placeholders: Placeholders,
        members: "Sequence[Context]" = (),
        *,
        text: bool = True,
    ) -> None:
        self.request, self.placeholders, self.text = request, placeholders, text
        self.kind, self.mode = request.kind, request.mode
        self.members = tuple(members)
        self.findings = findings
        doubts = doubt(findings) if findings else NO_DOUBT
        self.body, self.strings, self._objects = view_of(request, placeholders, doubts)
        """What the rules see of it; every string in it that is certain, or would be without the findings; the parts."""
        self.ignored = tuple(self._take_out_ignored())
        """What the mode ignores, outermost only: (pointer, field, severity); the rules see nothing of it."""
        self.judged: set[str] = set()
        """Where the rules have found an error, from the document's root, the places that they refer to included."""

    @property
    def mode_notes(self) -> tuple[Note, ...]:
        """The first setting from which the mode was told; none where it was stated, or told from another request."""
        if self.request.mode_source != "inferred":
            return ()
        pieces = evidence(self.kind, self.request.value)
        return tuple(
            Note(f"^{piece.pointer}", f"{piece.key} implies {MODE_NAMES[self.mode or '']}", "key")
            for piece in pieces
            if piece.mode == self.mode
        )[:1]

    def is_surely(self, mode: str) -> bool:
        """Whether the mode is this one and no other: what tells of individual recording may tell of raw as well."""
        if self.mode != mode or self.request.mode_source == "stated":
            return self.mode == mode
        shared = mode == "individual"
        return any(piece.key == "streamMode" or not shared for piece in evidence(self.kind, self.request.value))

    def has_misplaced(self, owner: str) -> bool:
        """Whether a key stands elsewhere that belongs inside an object of this name."""
        return any(one.home is not None and one.home.object == owner for one in self.findings)

    def at(self, pointer: str) -> Any:
        """The value at a pointer from the request's top; ABSENT where there certainly is none, else UNKNOWN."""
        return reduce(inside, split(pointer), self.body)

    def _take_out_ignored(self) -> list[tuple[str, Field, str]]:
        found = [] if self.mode is None else list(self._ignored(self.mode))
        for pointer, _, _ in found:
            parent, _, key = pointer.rpartition("/")
            holder = self.at(parent)
            if isinstance(holder, Obj):
                holder.hide(split(f"/{key}")[0])
        if found:
            self._objects = parts_of(self.request.object, self.body)
        return found

    def _ignored(self, mode: str) -> Iterator[tuple[str, Field, str]]:
        covered: list[str] = []
        ignored = ignored_by(mode)
        for owner, pointer, held in self.objects():
            fates = ignored[owner]
            if not fates or fates.keys().isdisjoint(held) or _is_below(pointer, covered):
                continue
            for key, fate in fates.items():
                if key in held and not _is_emptied(held[key], fields(owner)[key]):
                    covered.append(join(pointer, key))
                    yield join(pointer, key), fields(owner)[key], fate

    def objects(self) -> Sequence[Part]:
        """Every object of the request: (its name in the spec, pointer from the request's top, view)."""
        return self._objects


def _is_emptied(value: Any, field: Field) -> bool:
    """Whether an object holds nothing but keys of other objects, which have findings of their own."""
    if not isinstance(value, Obj) or value or not value.maybe:
        return False
    return not any(key in fields(name) for name in field.objects for key in value.maybe)


def _is_below(pointer: str, others: Iterable[str]) -> bool:
    return any(f"{pointer}/".startswith(f"{other}/") for other in others)
