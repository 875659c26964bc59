"""One finding for a request in which every key is spelt in another style, as libraries write keys in their language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..diagnostic import Violation
from ..document import split
from ..messages import plural
from ..request import Request
from ..rules import severity_of
from ..spec import all_keys, normal

_FEWEST = 3
"""Keys that make a style; fewer are single mistakes."""
_SHOWN = 3


def joined(request: Request, violations: Sequence[Violation]) -> Sequence[Violation]:
    """Violations in which misspelt keys of one style are one, at the first of them.

    It has no fix: the code that reads the file knows the keys as they are.
    """
    respelt = [at for at, violation in enumerate(violations) if _is_respelt(violation)]
    keys = [_key(violations[at]) for at in respelt if _has_words(violations[at])]
    styles = set(map(_style, keys))
    if len(keys) < _FEWEST or len(styles) > 1 or any(_is_right(key) for key in _keys(request.value)):
        return violations
    first = min(respelt, key=lambda at: (violations[at].pointer.count("/"), at))
    worst = max(severity_of(violations[at]) for at in respelt)
    shown = [violations[at] for at in [first, *(at for at in respelt if at != first)]][:_SHOWN]
    pairs = ", ".join(f"{_key(one)} is {min(one.meant, key=len)}" for one in shown)
    more = f", and {plural(len(respelt) - len(shown), 'key')} more" if len(respelt) > len(shown) else ""
    message = f"the keys are in {styles.pop()}, but the API reads camelCase only: {pairs}{more}"
    joint = violations[first]._replace(message=message, severity=worst, fix=None)
    kept = {at: violation for at, violation in enumerate(violations) if at not in respelt}
    return [violation for _, violation in sorted({**kept, first: joint}.items())]


def _is_respelt(violation: Violation) -> bool:
    """Whether a key is a name of the API in another style."""
    return violation.rule == "misspelt-key" and normal(_key(violation)) in map(normal, violation.meant)


def _has_words(violation: Violation) -> bool:
    """Whether the name that was meant has several words, so that its style can be told."""
    return any(name.lower() != name for name in violation.meant)


def _key(violation: Violation) -> str:
    return split(violation.pointer)[-1]


def _style(key: str) -> str:
    if "_" in key:
        return "SCREAMING_SNAKE_CASE" if key.isupper() else "snake_case"
    if "-" in key:
        return "kebab-case"
    return "lower case" if key.islower() else "upper case" if key.isupper() else "PascalCase"


def _is_right(key: object) -> bool:
    """Whether a key is a name of the API in the API's own style, which another style would have changed."""
    return isinstance(key, str) and key.lower() != key and key in all_keys()


def _keys(value: Any) -> Iterator[object]:
    """Every key in a value; nothing is looked at twice."""
    pending, seen = [value], set()
    while pending:
        held = pending.pop()
        if id(held) in seen or not isinstance(held, dict | list):
            continue
        seen.add(id(held))
        if isinstance(held, dict):
            yield from held
            pending.extend(held.values())
        else:
            pending.extend(held)
