"""Text edits carried out, and kept from touching each other."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from ..diagnostic import Edit, Span


def apply(text: str, edits: Sequence[Edit]) -> str:
    """A text with edits carried out; they must not overlap."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


class Taken:
    """The stretches of a text that chosen edits touch, in order."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def take(self, edits: Sequence[Edit]) -> bool:
        """Adds edits that touch none of the stretches; False, and nothing added, where one does."""
        places = [bisect_left(self._spans, edit.span) for edit in edits]
        for edit, at in zip(edits, places, strict=True):
            near = self._spans[max(at - 1, 0) : at + 1]
            if any(edit.span.start <= span.end and span.start <= edit.span.end for span in near):
                return False
        for edit in edits:
            insort(self._spans, edit.span)
        return True
