"""Text to data, and on demand the place of any key or value in it."""

from __future__ import annotations

from .comments import Comment
from .documents import Document, Language, Sent, SentAs, Stream
from .lines import Lines
from .nodes import ComputedNumber, ComputedText, OpenMapping, OpenSequence, Perhaps, Unresolved
from .pointer import join, split
from .reader import parse

__all__ = [
    "Comment",
    "ComputedNumber",
    "ComputedText",
    "Document",
    "Language",
    "Lines",
    "OpenMapping",
    "OpenSequence",
    "Perhaps",
    "Sent",
    "SentAs",
    "Stream",
    "Unresolved",
    "join",
    "parse",
    "split",
]
