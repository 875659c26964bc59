"""A value of which only the type is known, and that is not the type of its field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from ..diagnostic import Severity, Violation
from ..document import ComputedNumber
from ..masking import masked
from ..messages import cut
from ..request import Request
from ..spec import PLACEHOLDERS, fields
from . import wording
from .case import Case, Setting
from .validator import Failure, failures

_NUMBERS = (1, 7.5)
_TEXTS = ("1", "text")
"""Values of a type, of which a field takes some if it takes the type."""


def of(request: Request, owner: str, key: str, value: Any, pointer: str, *, is_item: bool) -> Iterator[Violation]:
    """The violation of a value, or an item of one, whose type its field refuses."""
    is_number = isinstance(value, ComputedNumber)
    failure = _refused(owner, key, _NUMBERS if is_number else _TEXTS, is_item)
    if failure is None:
        return
    known = fields(owner)[key].in_mode(request.mode)
    known = known.items if is_item and known.items is not None else known
    failure = failure._replace(pointer=pointer, value=value)
    case = Case(failure, known, Setting(request.document, {}, PLACEHOLDERS, request.mode))
    source = request.document.source_text(pointer) if request.document is not None else None
    shown = f" ({cut(masked(' '.join(source.split())))})" if source and not case.secret else ""
    said = f"{case.name} is {'a number' if is_number else 'a string'} here{shown}"
    message = f"{said}; it must be {wording.a(known.type)}"
    yield case.violation(message, None, case.severity or Severity.ERROR)._replace(rule="invalid-type")


@cache
def _refused(owner: str, key: str, samples: tuple[Any, ...], is_item: bool) -> Failure | None:
    """How a field, or an item of it, refuses every value of a type, by samples; None where it takes some."""
    found = None
    for sample in samples:
        value, place = ([sample], "/0") if is_item else (sample, "")
        failed = failures(f"{owner}/properties/{key}", value, "")
        wrong = [one for one in failed if one.keyword == "type" and one.pointer == place]
        if not wrong or "x-modes" in wrong[0].schema:
            return None
        found = wrong[0]
    return found
