"""Where facts come from: the tags that rules and fields cite, as titles and addresses."""

from __future__ import annotations

import re

from ..tuples import NamedTuple
from . import facts

_INTERNAL = r"[RX]-[0-9]{1,4}\Z"
"""Numbers of relations and conflicts in the spec, which mean something to maintainers only."""


class Source(NamedTuple):
    """A document that a fact comes from."""

    title: str
    url: str | None
    date: str | None
    detail: str = ""
    """Which part of it: a field, a section, an error code."""

    def __str__(self) -> str:
        """The title, with the part and the date."""
        detail = f": {self.detail}" if self.detail else ""
        return f"{self.title}{detail}" + (f" ({self.date})" if self.date else "")


def cited(text: str) -> list[Source]:
    """The sources in a citation such as `page, avFileType; OLD24`: a tag or title, behind commas the parts of it."""
    return [source for citation in text.split(";") for source in _of_one(citation)]


def _of_one(citation: str) -> list[Source]:
    """The source of a citation without semicolons, with its parts; tags behind commas are sources, too."""
    found: list[Source] = []
    for part in filter(None, (part.strip() for part in citation.split(","))):
        tag, _, detail = part.partition(" ")
        if re.match(_INTERNAL, tag) or part == "derived":
            continue
        if tag in facts.SOURCES:
            found.append(Source(**facts.SOURCES[tag], detail=detail))
        elif found:
            last = found[-1]
            found[-1] = last._replace(detail=f"{last.detail}, {part}" if last.detail else part)
        else:
            found.append(Source(part, None, None))
    return found
