"""The structural check: the generated schema's verdicts, turned into one violation per cause, in words that teach.

Most requests are clean, and that the compiled gate tells in a fraction of a millisecond. Only for the others jsonschema
is loaded, and what explains its verdicts.
"""

from __future__ import annotations

from ..diagnostic import Violation
from ..request import REQUESTS, Request
from ..spec import MODES, PLACEHOLDERS, Placeholders, gate


def check(request: Request, placeholders: Placeholders = PLACEHOLDERS) -> list[Violation]:
    """Everything wrong with single values and the shape of objects in a request; pointers from the document's root."""
    if _is_clean(request):
        return []
    from .explain import judge

    return judge(request, placeholders)


def _is_clean(request: Request) -> bool:
    """Whether there is certainly nothing to say."""
    value = request.value
    if request.kind == "session":
        return not isinstance(value, dict) or value.get("mode", MODES[0]) in MODES
    mode = value.get("mode", MODES[0]) if request.kind in REQUESTS and isinstance(value, dict) else MODES[0]
    return mode in MODES and gate.is_clean(request.object, value)
