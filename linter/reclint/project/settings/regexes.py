"""Regular expressions from settings: refused where they could take exponential time.

Python's matcher steps back. A repetition is dangerous where a text can be divided among its rounds in several ways:
`(a+)+`, `(a|aa)*`, `(a?)*`. For each place of a pattern, the places that may come next are listed, each as often as
there is a way to it; a round is unambiguous if no character fits two of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from ...tuples import NamedTuple

try:
    from re import _parser  # type: ignore[attr-defined]
except ImportError:  # Python 3.10
    import sre_parse as _parser

_FLAGS = r"\(\?[aiLmsux]+\)"
_SAMPLE = frozenset(map(chr, range(0x180))) | frozenset("\u0660\u2028\u3000\u4e00")
"""Characters that stand for all, beside those that a pattern names."""
_CATEGORIES = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
_MANY = 100
"""Rounds from which on a repetition counts as one without an end."""
_MOST_LOOPS = 2
"""Repetitions without an end whose end is not told by the next character: the time grows with a power of the text."""
_MOST_WAYS = 1_000
"""Ways through optional parts and choices."""
_MOST_LENGTH = 1_000
"""Characters of a pattern."""

Characters = frozenset[str]


class _Part(NamedTuple):
    """A part of a pattern: whether it matches the empty text, and the places where it begins and ends."""

    nullable: bool = True
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    places: tuple[int, ...] = ()


def refusal(pattern: str, others: Iterable[str] = ()) -> str | None:
    """Why a pattern cannot be used beside others, to be put after its name; None where it can be."""
    if re.match(_FLAGS, pattern):
        return "is not a valid regular expression: write flags as a group, as in (?i:name)"
    if len(pattern) > _MOST_LENGTH:
        return f"is longer than {_MOST_LENGTH:,} characters"
    try:
        empty = re.compile(pattern).match("")
        reason = _Automaton(pattern).refusal()
        re.compile("|".join(f"(?:{text})" for text in (*others, pattern)))
    except (re.error, OverflowError, RecursionError) as error:
        return f"is not a valid regular expression: {error}"
    if empty:
        return "matches the empty string, so everything would be a placeholder"
    return reason


class _Automaton:
    """The places of a pattern, each with its characters and the places that may come next."""

    def __init__(self, pattern: str) -> None:
        tree = _parser.parse(pattern)
        self.sample = _SAMPLE | frozenset(_named(tree))
        self.ignores_case = "(?" in pattern and "i" in pattern
        self.characters: list[Characters] = []
        self.next: list[list[int]] = []
        self.loops: list[tuple[_Part, int, int]] = []
        self.choices: list[tuple[_Part, ...]] = []
        self.idle_choices = 0
        """Choices between several ways to match the empty text: so the parser writes `(ab|ab)`, as `ab(|)`."""
        self.ways = 1
        """Ways through optional parts and choices that the next character does not tell."""
        self.problem: str | None = None
        self.part = self._sequence(tree)

    def refusal(self) -> str | None:
        """Why matching could take exponential time, or the pattern means another thing beside others."""
        if self.problem:
            return self.problem
        open_ended = [loop for loop, _, most in self.loops if most > _MANY and self._is_ambiguous(loop.places)]
        ways = self.ways
        for loop, least, most in self.loops:
            ways *= most - least + 1 if most <= _MANY and self._is_ambiguous(loop.places) else 1
        for choice in self.choices:
            is_idle = sum(part.nullable for part in choice) > 1
            is_open = is_idle or self._overlap([place for part in choice for place in part.first])
            ways *= len(choice) if is_open else 1
        if ways > _MOST_WAYS or len(open_ended) > _MOST_LOOPS:
            return "has too many repetitions with an ambiguous end"
        return None

    def _is_ambiguous(self, places: Iterable[int]) -> bool:
        return any(self._overlap(self.next[place]) for place in places)

    def _overlap(self, places: Sequence[int]) -> bool:
        """Whether a character fits two of the places."""
        if len(places) > len(self.sample):
            return True
        return any(self.characters[one] & self.characters[other] for one, other in combinations(places, 2))

    def _sequence(self, items: Iterable[Any]) -> _Part:
        whole = _Part()
        for operation, argument in items:
            part = self._item(str(operation), argument)
            self._connect(whole, part)
            whole = _Part(
                whole.nullable and part.nullable,
                whole.first + part.first if whole.nullable else whole.first,
                whole.last + part.last if part.nullable else part.last,
                whole.places + part.places,
            )
        return whole

    def _connect(self, before: _Part, after: _Part) -> None:
        for place in before.last:
            self.next[place] += after.first

    def _item(self, operation: str, argument: Any) -> _Part:
        if operation in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return self._place(self._set(operation, argument))
        if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            return self._repeat(*argument)
        if operation in ("SUBPATTERN", "ATOMIC_GROUP"):
            return self._sequence(argument[-1] if operation == "SUBPATTERN" else argument)
        if operation == "BRANCH":
            return self._branch(argument[1])
        if operation in ("ASSERT", "ASSERT_NOT"):
            self._sequence(argument[1])  # looked at from each place anew, so it counts by itself
            return _Part()
        if operation.startswith("GROUPREF"):
            self.problem = "refers to a group by number, and the numbers change when patterns are combined"
        return _Part()

    def _place(self, characters: Characters) -> _Part:
        place = len(self.characters)
        self.characters.append(characters)
        self.next.append([])
        return _Part(False, (place,), (place,), (place,))

    def _branch(self, branches: Sequence[Iterable[Any]]) -> _Part:
        parts = tuple(map(self._sequence, branches))
        self.choices.append(parts)
        self.idle_choices += sum(part.nullable for part in parts) > 1
        return _Part(
            any(part.nullable for part in parts),
            tuple(place for part in parts for place in part.first),
            tuple(place for part in parts for place in part.last),
            tuple(place for part in parts for place in part.places),
        )

    def _repeat(self, least: int, most: int, items: Any) -> _Part:
        before, idle_before = len(self.loops) + len(self.choices), self.idle_choices
        part = self._sequence(items)
        is_nested, is_idle = len(self.loops) + len(self.choices) > before, self.idle_choices > idle_before
        most = min(int(most), _MANY + 1)
        if most > 1:
            self._connect(part, part)
            if part.nullable and part.places:
                self.problem = "repeats something that can be empty, which may take exponential time"
            elif is_idle or (is_nested and (self._is_ambiguous(part.places) or self._overlap(part.first))):
                self.problem = "can match the same text in several ways, which may take exponential time"
        elif least == 0 and part.nullable:
            self.idle_choices += 1
            self.ways *= 2  # `((ab)?)?`
        if most != least:
            self.loops.append((part, least, most))
        return part._replace(nullable=part.nullable or least == 0)

    def _set(self, operation: str, argument: Any) -> Characters:
        """The characters of the sample that a place takes."""
        if operation == "ANY":
            return self.sample
        if operation == "IN":
            return self._class(argument)
        character = self._cased(frozenset(chr(argument)))
        return character if operation == "LITERAL" else self.sample - character

    def _class(self, items: Sequence[tuple[Any, Any]]) -> Characters:
        negated = str(items[0][0]) == "NEGATE"
        taken = frozenset[str]().union(*(self._member(str(kind), value) for kind, value in items))
        return self.sample - self._cased(taken) if negated else self._cased(taken)

    def _member(self, kind: str, value: Any) -> Characters:
        if kind == "LITERAL":
            return frozenset(chr(value))
        if kind == "RANGE":
            low, high = map(chr, value)
            return frozenset(character for character in self.sample if low <= character <= high)
        if kind == "CATEGORY":
            name = str(value).removeprefix("CATEGORY_").removeprefix("UNI_")
            wanted = not name.startswith("NOT_")
            pattern = re.compile(_CATEGORIES[name.removeprefix("NOT_")])
            return frozenset(character for character in self.sample if bool(pattern.match(character)) is wanted)
        return frozenset()

    def _cased(self, characters: Characters) -> Characters:
        if not self.ignores_case:
            return characters
        return characters | {other for character in characters for other in character.swapcase() if len(other) == 1}


def _named(items: Any) -> Iterable[str]:
    """The characters that a parsed pattern names."""
    for operation, argument in items:
        kind = str(operation)
        if kind in ("LITERAL", "NOT_LITERAL"):
            yield chr(argument)
        elif kind == "RANGE":
            yield from map(chr, argument)
        elif kind == "IN":
            yield from _named(argument)
        elif kind == "BRANCH":
            for branch in argument[1]:
                yield from _named(branch)
        elif kind in ("SUBPATTERN", "ASSERT", "ASSERT_NOT", "MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            yield from _named(argument[-1])
        elif kind == "ATOMIC_GROUP":
            yield from _named(argument)
