"""What a rule is, and the registry that writing one fills."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache

from ..diagnostic import Severity, Violation
from ..tuples import NamedTuple

Check = Callable[..., Iterator[Violation]]


class Rule(NamedTuple):
    """A named check with its documentation; `on` names the objects it looks at, none for structural rules.

    Of those it looks at objects that hold one of the keys in `given`, if there are any, and lack one of those in
    `lacking`, in requests of one of the `modes`.
    """

    name: str
    severity: Severity
    doc: str
    on: tuple[str, ...] = ()
    check: Check | None = None
    given: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()

    def asks(self, keys: Collection[str], mode: str | None) -> bool:
        """Whether it may have something to say of an object with these keys."""
        return (
            (not self.given or not self.given.isdisjoint(keys))
            and (not self.lacking or not self.lacking.issubset(keys))
            and (not self.modes or mode in self.modes)
        )

    @property
    def sections(self) -> Mapping[str, str]:
        """The parts of the documentation by heading: summary, why, fails, passes, source."""
        return _sections(self.doc)

    @property
    def summary(self) -> str:
        """One sentence: what is wrong."""
        return self.sections["summary"].strip().splitlines()[0]


@cache
def _sections(doc: str) -> Mapping[str, str]:
    from inspect import cleandoc
    from textwrap import dedent

    found: dict[str, str] = {}
    heading = "summary"
    for line in cleandoc(doc).splitlines():
        head = re.match(_HEADING, line)
        heading = head[1].lower() if head else heading
        found[heading] = found.get(heading, "") + (head[2] if head else line) + "\n"
    return {name: dedent(text).strip("\n") for name, text in found.items()}


_PAGE = "https://github.com/reclint/reclint/blob/main/linter/reclint/rules/README.md"
_HEADING = r"(Why|Severity|Fails|Passes|Source): ?(.*)\Z"


def language_of(example: str) -> str:
    """The language of an example in the documentation, which is the ending of a file that holds it, too."""
    if example.startswith(("POST ", "PUT ")):
        return "http"
    return "json" if example.startswith("{") else "yaml"


def page(name: str) -> str:
    """The address of a rule's documentation."""
    return f"{_PAGE}#{name}"


_RULES: dict[str, Rule] = {}


def declare(name: str, severity: Severity, doc: str) -> None:
    """Enters a rule that has no check of its own into the registry."""
    _enter(Rule(name, severity, doc))


def _enter(entered: Rule) -> None:
    """A second rule of the same name is a programming error."""
    if entered.name in _RULES:
        raise ValueError(f"two rules are named {entered.name}")
    _RULES[entered.name] = entered


def rule(
    severity: Severity, *, on: str, given: str = "", lacking: str = "", modes: str = ""
) -> Callable[[Check], Check]:
    """Makes a generator of violations a rule, named for the function; `on` lists the objects it looks at.

    For the rule to have anything to say, an object must hold one of the keys that `given` lists, and not all of those
    in `lacking`, in a request of one of the `modes`.
    """

    def enter(check: Check) -> Check:
        doc = check.__doc__
        if not doc:
            raise ValueError(f"the rule {check.__name__} has no docstring")
        name = check.__name__.replace("_", "-")
        when = (frozenset(words.split()) for words in (given, lacking, modes))
        _enter(Rule(name, severity, doc, tuple(on.split()), check, *when))
        return check

    return enter


def registry() -> dict[str, Rule]:
    """Every rule that has been loaded, by name."""
    return dict(sorted(_RULES.items()))
