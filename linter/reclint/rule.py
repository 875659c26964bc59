"""What a rule is, and the registry that writing one fills."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from .diagnostic import Severity, Violation
from .patterns import lazy

Check = Callable[..., Iterator[Violation]]


class Rule(NamedTuple):
    """A named check with its documentation; `on` names the objects it looks at, none for structural rules."""

    name: str
    severity: Severity
    doc: str
    on: tuple[str, ...] = ()
    check: Check | None = None

    @property
    def sections(self) -> dict[str, str]:
        """The parts of the documentation by heading: summary, why, fails, passes, source."""
        from inspect import cleandoc
        from textwrap import dedent

        found: dict[str, str] = {}
        heading = "summary"
        for line in cleandoc(self.doc).splitlines():
            head = _HEADING.match(line)
            heading = head[1].lower() if head else heading
            found[heading] = found.get(heading, "") + (head[2] if head else line) + "\n"
        return {name: dedent(text).strip("\n") for name, text in found.items()}

    @property
    def summary(self) -> str:
        """One sentence: what is wrong."""
        return self.sections["summary"].strip().splitlines()[0]


_HEADING = lazy(r"(Why|Fails|Passes|Source): ?(.*)\Z")
_RULES: dict[str, Rule] = {}


def declare(name: str, severity: Severity, doc: str, on: tuple[str, ...] = (), check: Check | None = None) -> Rule:
    """Enters a rule into the registry; a second one of the same name is a programming error."""
    if name in _RULES:
        raise ValueError(f"two rules are named {name}")
    rule = Rule(name, severity, doc, on, check)
    _RULES[name] = rule
    return rule


def rule(severity: Severity, *, on: str) -> Callable[[Check], Check]:
    """Makes a generator of violations a rule, named for the function; `on` lists the objects it looks at."""

    def enter(check: Check) -> Check:
        doc = check.__doc__
        if not doc:
            raise ValueError(f"the rule {check.__name__} has no docstring")
        declare(check.__name__.replace("_", "-"), severity, doc, tuple(on.split()), check)
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
