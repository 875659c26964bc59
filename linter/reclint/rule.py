"""What a rule is, and the registry that writing one fills."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .diagnostic import Severity, Violation

Check = Callable[..., Iterator[Violation]]


@dataclass(frozen=True)
class Rule:
    """A named check with its documentation; `on` names the objects it looks at, none for structural rules."""

    name: str
    severity: Severity
    doc: str
    on: tuple[str, ...] = ()
    check: Check | None = None

    @cached_property
    def sections(self) -> dict[str, str]:
        """The parts of the documentation by heading: summary, why, fails, passes, source."""
        found: dict[str, str] = {}
        heading = "summary"
        for line in self.doc.splitlines():
            head = _HEADING.match(line)
            heading = head[1].lower() if head else heading
            found[heading] = found.get(heading, "") + (head[2] if head else line) + "\n"
        return {name: textwrap.dedent(text).strip("\n") for name, text in found.items()}

    @property
    def summary(self) -> str:
        """One sentence: what is wrong."""
        return self.sections["summary"].strip().splitlines()[0]


_HEADING = re.compile(r"(Why|Fails|Passes|Source): ?(.*)\Z")
_RULES: dict[str, Rule] = {}


def declare(name: str, severity: Severity, doc: str, on: tuple[str, ...] = (), check: Check | None = None) -> Rule:
    """Enters a rule into the registry; a second one of the same name is a programming error."""
    if name in _RULES:
        raise ValueError(f"two rules are named {name}")
    rule = Rule(name, severity, textwrap.dedent(doc).strip() + "\n", on, check)
    _RULES[name] = rule
    return rule


def rule(severity: Severity, *, on: str) -> Callable[[Check], Check]:
    """Makes a generator of violations a rule, named for the function; `on` lists the objects it looks at."""

    def enter(check: Check) -> Check:
        doc = check.__doc__
        if not doc:
            raise ValueError(f"the rule {check.__name__} has no docstring")
        first, _, rest = doc.partition("\n")
        declare(
            check.__name__.replace("_", "-"),
            severity,
            f"{first.strip()}\n{textwrap.dedent(rest)}",
            tuple(on.split()),
            check,
        )
        return check

    return enter


def registry() -> dict[str, Rule]:
    """Every rule that has been loaded, by name."""
    return dict(sorted(_RULES.items()))


def get(name: str) -> Rule:
    """The rule of a name; KeyError when there is none."""
    return _RULES[name]


def severity_of(name: str, violation: Any) -> Severity:
    """The severity of a violation: its own, else its rule's."""
    own: Severity | None = violation.severity
    return own if own is not None else _RULES[name].severity
