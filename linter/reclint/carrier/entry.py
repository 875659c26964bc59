"""An entry: one text inside a file that may hold requests, and how its offsets map to the file's."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

from ..diagnostic import Span
from ..document import Language

CarrierType = Literal["file", "jsonl", "postman", "body"]


class Stated(NamedTuple):
    """What is known of a request from outside its body."""

    kind: str | None = None
    mode: str | None = None
    url: str | None = None
    method: str | None = None
    authorization: str | None = None
    """The value of the Authorization header; a secret, never shown."""
    url_span: Span | None = None
    """Where the URL stands in the file."""

    def over(self, other: Stated) -> Stated:
        """This, with the gaps filled from `other`."""
        return Stated(
            self.kind or other.kind,
            self.mode or other.mode,
            self.url or other.url,
            self.method or other.method,
            self.authorization or other.authorization,
            self.url_span or other.url_span,
        )


class OffsetMap(NamedTuple):
    """From offsets in an entry's text to offsets in the file: straight runs, each with its shift.

    `starts` are the text offsets at which a run begins, `targets` the file offsets they map to.
    """

    starts: tuple[int, ...] = (0,)
    targets: tuple[int, ...] = (0,)

    def offset(self, at: int) -> int:
        """The file's offset of a text offset."""
        run = max(bisect_right(self.starts, at) - 1, 0)
        return self.targets[run] + at - self.starts[run]

    def span(self, span: Span) -> Span:
        """The file's span of a text span; an end maps behind its last character."""
        start = self.offset(span.start)
        return Span(start, self.offset(span.end) if span.end > span.start else start)


class Entry(NamedTuple):
    """A text that may hold requests; `name` is what the carrier calls it."""

    text: str
    language: Language
    offsets: OffsetMap = OffsetMap()
    carrier: CarrierType = "file"
    name: str | None = None
    stated: Stated = Stated()
    strict: bool = True
    """Whether JSON must be plain JSON: no comments, no trailing commas."""
