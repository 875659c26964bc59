"""The places of a whole file that no output may show, from those of the texts in it."""

from __future__ import annotations

from collections.abc import Iterable

from .. import masking, source
from ..diagnostic import Span
from ..document import Stream, parse
from ..document.secret_spans import secret_spans
from ..limits import DEFAULT, Limits
from ..messages import MASK


def spans(
    path: str, text: str, read: Iterable[tuple[source.Entry, Stream]] = (), limits: Limits = DEFAULT
) -> list[Span]:
    """Every place of a file's text that is not to be shown, in order; `read` are its texts, where they are parsed."""
    found = list(masking.user_parts(text))
    texts = list(read) or [
        (entry, parse(entry.text, entry.language, strict=False, limits=limits))
        for entry in source.entries(path, text, limits)
    ]
    if any(entry.carrier == "postman" for entry, _ in texts):
        found += secret_spans(parse(text, "json", strict=False, limits=limits))
    for entry, stream in texts:
        found += [entry.offsets.span(span) for span in secret_spans(stream)]
    return sorted({span for span in found if span.end > span.start})


def masked(path: str, text: str, limits: Limits = DEFAULT) -> str:
    """A file's text with its secrets masked."""
    pieces, at = [], 0
    for span in spans(path, text, limits=limits):
        if span.start >= at:
            pieces += [text[at : span.start], MASK]
            at = span.end
    return "".join([*pieces, text[at:]])
