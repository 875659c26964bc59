"""The variables and functions of a program: where each gets a value, and what changes below it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ...tuples import NamedTuple

NOWHERE = -1
"""The branch of what may be done or not."""


@dataclass(frozen=True)
class Change:
    """A place that sets, removes or adds something below a variable."""

    kind: Literal["set", "delete", "merge", "blend", "append", "change", "fill"]
    """What is done; what a `change` leaves is not known, and a `fill` may put something into an empty list."""
    keys: tuple[Any, ...]
    """The syntax nodes of the keys, from the variable down; None for one that is not readable."""
    value: Any
    """The syntax node of what is set; None where nothing is known of it."""
    start: int
    end: int
    branch: int
    added: Any = None
    """The syntax node of what is put behind the text that the variable holds: `url += "/acquire"`."""
    parameter: Any = None
    """The syntax node of the name, where it is that of a parameter."""
    part: Any = None
    """The syntax node of the name, where a pattern gives it a part of a value."""

    def in_doubt(self) -> Change:
        """The same change where it is not sure to happen, or not to what it gives."""
        return replace(self, value=None, branch=NOWHERE)


@dataclass
class Variable:
    """What is known of one name in one function: where it gets a value, and where something below it changes."""

    values: list[Change] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


class Function(NamedTuple):
    """What is known of one function: where it stands, and what it returns."""

    start_byte: int
    end_byte: int
    start: int
    end: int
    receiver: str
    """The name that its body gives to the object it is called on, where it has to choose one."""
    results: list[Any]
    """The syntax node of what each of its return statements gives; None for one that gives nothing."""


class Scopes:
    """The functions of a program, by number, and the variables of each; 0 is the program itself."""

    def __init__(self, length: int) -> None:
        self._extents: list[tuple[int, int]] = [(0, length + 1)]
        self._parents: dict[int, int] = {0: -1}
        self._variables: dict[tuple[int, str], Variable] = defaultdict(Variable)

    def add(self, parent: int, start: int, end: int) -> int:
        """Take note of a function inside another one; its number."""
        number = len(self._extents)
        self._parents[number] = parent
        self._extents.append((start, end))
        return number

    def at(self, offset: int) -> int:
        """The function that a place lies in."""
        scope = bisect_right(self._extents, (offset, self._extents[0][1])) - 1
        while scope > 0 and not self._extents[scope][0] <= offset < self._extents[scope][1]:
            scope = self._parents[scope]
        return scope

    def end(self, scope: int) -> int:
        """Where a function ends."""
        return self._extents[scope][1]

    def around(self, offset: int, known: set[int]) -> list[int]:
        """The functions around a place, the innermost first, up to one that is known already."""
        found, scope = [], self.at(offset)
        while scope > 0 and scope not in known:
            found.append(scope)
            scope = self._parents[scope]
        return found

    def all(self) -> list[tuple[str, Variable]]:
        """Every variable that gets a value, with its name, in the order of the text."""
        held = [(name, variable) for (_, name), variable in self._variables.items() if variable.values]
        return sorted(held, key=lambda pair: pair[1].values[0].start)

    def variable(self, name: str, scope: int) -> Variable | None:
        """What is known of a name where it is used: the innermost function that sets it counts."""
        while scope >= 0:
            found = self._variables.get((scope, name))
            if found is not None and found.values:
                return found
            scope = self._parents.get(scope, -1)
        return None

    def own(self, name: str, scope: int) -> Variable | None:
        """A variable of a function itself."""
        return self._variables.get((scope, name))

    def declare(self, name: str, scope: int, change: Change) -> None:
        """Take note that a function has a variable of its own."""
        self._variables[scope, name].values.append(change)

    def assign(self, name: str, scope: int, change: Change) -> None:
        """Take note that a variable, of this function or one around it, gets a value."""
        known = self._variables.get((scope, name))
        if known is None or not known.values:
            home = self._home(name, scope)
            scope = scope if home is None else home
        self._variables[scope, name].values.append(change)

    def change(self, name: str, scope: int, change: Change) -> None:
        """Take note that something below a variable changes."""
        home = self._home(name, scope)
        if home is None:
            return
        changes = self._variables[home, name].changes
        at = len(changes)
        while at > 0 and changes[at - 1].start == change.start and changes[at - 1].end > change.end:
            at -= 1  # the calls of a chain begin at one place, and the last one is the outermost
        changes.insert(at, change)

    def _home(self, name: str, scope: int) -> int | None:
        while scope >= 0:
            if (scope, name) in self._variables:
                return scope
            scope = self._parents.get(scope, -1)
        return None
