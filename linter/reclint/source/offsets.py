"""An entry: one text inside a file that may hold requests, and how its offsets map to the file's."""

import re
from bisect import bisect_left, bisect_right
from typing import Literal

from ..diagnostic import Span, Violation
from ..document import Language, SentAs
from ..tuples import NamedTuple
from .escaping import Escape

CarrierType = Literal["file", "jsonl", "postman", "code", "string", "markdown", "shell", "http", "env", "body"]
PART_OF_NAME = "lientRequest"
"""A part of the one name that every whole request has, whatever the case of its first letter."""

_OF_SERVICE = r"(?i)cloud[_-]?recording"
METHODS = frozenset(("GET", "POST", "PUT", "PATCH", "DELETE"))
"""The methods of requests that people write; browsers send others by themselves."""


def names_service(text: str) -> bool:
    """Whether a text names the service as its URLs do, be it spelt in another way."""
    return re.search(_OF_SERVICE, text) is not None


def bodiless(stated: "Stated", carrier: CarrierType, name: str | None = None) -> "Entry | None":
    """The entry of a request without a body, or with one elsewhere; None where its URL names another service."""
    if stated.url is None or not names_service(stated.url):
        return None
    if stated.method is not None and stated.method.upper() not in METHODS:
        return None
    offsets = OffsetMap((0,), (stated.url_span.end,)) if stated.url_span else AS_IT_IS
    return Entry("", "json", offsets, carrier, name, stated, is_bodiless=True)


def language_of(body: str) -> Language:
    """The language of a body without a file name of its own: JSON where it begins with a bracket."""
    return "json" if body.lstrip().startswith(("{", "[")) else "yaml"


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
    method_span: Span | None = None
    authorization_span: Span | None = None
    """Where the value of the header stands in the file."""
    content_type: str | None = None
    """The value of the Content-Type header, or what the way of sending makes it."""
    content_type_span: Span | None = None
    is_type_implied: bool = False
    """Whether no header says so, and the way of sending alone makes the Content-Type what it is."""
    lacks_body: bool = False
    """Whether it is certain that nothing is sent with it."""

    def over(self, other: "Stated") -> "Stated":
        """This, with the gaps filled from `other`."""
        if other is UNSTATED:
            return self
        pairs = zip(self, other, strict=True)
        return Stated(*(theirs if mine is None else mine or theirs or mine for mine, theirs in pairs))  # type: ignore[arg-type]

    def within(self, offsets: "OffsetMap") -> "Stated":
        """This, said in a text inside the file, with its places in the file."""
        url, method, header, content_type = (
            offsets.span(span) if span is not None else None
            for span in (self.url_span, self.method_span, self.authorization_span, self.content_type_span)
        )
        return self._replace(
            url_span=url, method_span=method, authorization_span=header, content_type_span=content_type
        )


UNSTATED = Stated()
"""Nothing is known."""


class OffsetMap(NamedTuple):
    """From offsets in an entry's text to offsets in the file: straight runs, each with its shift.

    `starts` are the text offsets at which a run begins, `targets` the file offsets they map to. Where two runs begin at
    one offset, the first tells where what stands before it ends.
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
        if span.end <= span.start:
            return Span(start, start)
        run = bisect_left(self.starts, span.end)
        is_start = run < len(self.starts) and self.starts[run] == span.end
        return Span(start, max(start, self.targets[run] if is_start else self.offset(span.end)))

    def within(self, outer: "OffsetMap", size: int | None = None) -> "OffsetMap":
        """This map of a text inside another text, led on to the file by that text's own map.

        With the `size` of the text, what comes behind it is not looked at.
        """
        starts: list[int] = []
        targets: list[int] = []
        for number, (start, target) in enumerate(zip(self.starts, self.targets, strict=True)):
            end = self.starts[number + 1] if number + 1 < len(self.starts) else size
            starts.append(start)
            targets.append(outer.offset(target))
            first = bisect_right(outer.starts, target)
            for at in range(first, len(outer.starts)):
                inside = start + outer.starts[at] - target
                if end is not None and inside >= end:
                    break
                starts.append(inside)
                targets.append(outer.targets[at])
        return OffsetMap(tuple(starts), tuple(targets))


AS_IT_IS = OffsetMap()
"""Of a text that is the file's own."""


class FilledMap(NamedTuple):
    """From offsets in a template that was filled in to offsets in the file: what was filled in lies at its placeholder.

    `spans` are the stretches that were filled in, in order; `places` those of the placeholders in the `template`.
    """

    spans: tuple[Span, ...]
    places: tuple[Span, ...]
    template: str
    outer: OffsetMap

    def span(self, span: Span) -> Span:
        """The file's span of a text span; a part of what was filled in is the whole placeholder."""
        return self.outer.span(self.source(span))

    def source(self, span: Span) -> Span:
        """The template's span of a text span."""
        first = bisect_left(self.spans, span.start, key=lambda one: one.end)
        if first < len(self.spans) and self.spans[first].start < self.spans[first].end == span.start:
            first += 1  # what begins where something else was filled in is no part of it
        start = self._moved(first - 1, span.start)
        if first < len(self.spans) and self.spans[first].start <= span.start:
            start = self.places[first].start
        last = bisect_left(self.spans, span.end, key=lambda one: one.start) - 1
        if last + 1 < len(self.spans) and self.spans[last + 1] == (span.end, span.end):
            last += 1
        inside = last >= 0 and span.end <= self.spans[last].end
        end = self.places[last].end if inside else self._moved(last, span.end)
        return Span(start, max(start, end))

    def _moved(self, before: int, at: int) -> int:
        """An offset outside of what was filled in, by the number of the stretch before it."""
        return at if before < 0 else at - self.spans[before].end + self.places[before].end

    def written(self, span: Span) -> str | None:
        """What the template has at a text span, where something was filled in there; else None."""
        at = bisect_right(self.spans, span.start, key=lambda one: one.end)
        if at == len(self.spans) or self.spans[at].start >= span.end:
            return None
        place = self.source(span)
        return self.template[place.start : place.end]


class Beside(NamedTuple):
    """A comment outside of an entry that speaks to reclint of it: of what lies in an extent of the file, or of all."""

    text: str
    span: Span
    extent: Span | None


class Entry(NamedTuple):
    """A text that may hold requests; `name` is what the carrier calls it."""

    text: str
    language: Language
    offsets: OffsetMap | FilledMap = AS_IT_IS
    carrier: CarrierType = "file"
    name: str | None = None
    stated: Stated = UNSTATED
    strict: bool = True
    """Whether JSON must be plain JSON: no comments, no trailing commas."""
    escape: Escape | None = None
    """How text is written where the entry stands; None where nothing can be."""
    program: str | None = None
    """The ending of the files in its language, where it is a program inside a page."""
    unread: str | None = None
    """Why a text that names a request cannot be read, in words."""
    comments: tuple[Beside, ...] = ()
    """The comments beside it that speak of it."""
    is_unsent: bool = False
    """Whether it stands in a script in which nothing is known to send it."""
    script: tuple[str, OffsetMap] | None = None
    """The script that it stands in, where the file has that in quotes or behind the signs of a page."""
    sent: SentAs | None = None
    """What becomes of it on its way, where it is known to be sent."""
    is_bodiless: bool = False
    """Whether it stands for a request of which only the URL, the method and the headers are known."""
    defects: tuple[Violation, ...] = ()
    """What is wrong with how it stands in its file, with places in the file."""
