"""The places of a whole file that no output may show, from those of the texts in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain

from .. import masking, source
from ..diagnostic import Diagnostic, FileReport, Related, Span, Suppressed
from ..document import Stream, parse
from ..document.secret_spans import secret_spans
from ..limits import DEFAULT, Limits
from ..spec import all_keys

_QUOTING = frozenset(("syntax-error", "bad-directive"))
"""Rules whose messages quote the text itself."""
_QUOTES = "\"'\\ \t\r\n"
_NEAR = 200
"""Characters around a finding that its message may quote."""


def spans(
    path: str, text: str, read: Iterable[tuple[source.Entry, Stream]] = (), limits: Limits = DEFAULT
) -> list[Span]:
    """Every place of a file's text that is not to be shown, in order; `read` are its texts, where they are kept."""
    found = set(masking.user_parts(text))
    kept = list(read)
    left = source.entries(path, text, limits) if not kept or source.is_lines(path) else ()
    again = ((entry, parse(entry.text, entry.language, strict=False, limits=limits)) for entry in left)
    is_collection = False
    for entry, stream in chain(kept, again):
        is_collection = is_collection or entry.carrier == "postman"
        found.update(entry.offsets.span(span) for span in secret_spans(stream))
    if is_collection:
        found.update(secret_spans(parse(text, "json", strict=False, limits=limits)))
    return sorted(span for span in found if span.end > span.start)


def masked(path: str, text: str, limits: Limits = DEFAULT) -> str:
    """A file's text with its secrets masked."""
    return masking.cut_out(text, spans(path, text, limits=limits))


def without_secrets(report: FileReport) -> FileReport:
    """A report in whose words no secret of its file stands: not in messages, pointers, titles or reasons."""
    text, secrets = report.text, report.secrets
    if text is None or not secrets:
        return report
    texts = (text[span.start : span.end].strip(_QUOTES) for span in secrets)
    public = all_keys()  # a name of the API below a secret key gives nothing away, and messages are made of them
    masks = masking.Masks(secret for secret in texts if len(secret) >= masking.LONG_ENOUGH and secret not in public)
    words = _Words(text, secrets, masks)
    suppressed = [Suppressed(words.mask(one.diagnostic), masks.mask(one.reason)) for one in report.suppressed]
    return report._replace(diagnostics=[words.mask(one) for one in report.diagnostics], suppressed=suppressed)


class _Words:
    """Masks what diagnostics say."""

    def __init__(self, text: str, secrets: Sequence[Span], masks: masking.Masks) -> None:
        self.text, self.secrets, self.masks = text, secrets, masks
        self.ends = list(accumulate((span.end for span in secrets), max))

    def mask(self, one: Diagnostic) -> Diagnostic:
        """A diagnostic without secrets; one about the text itself quotes it, hence not the words of a secret place."""
        message = self.masks.mask(one.message)
        if one.rule in _QUOTING and one.span:
            message = masking.without_words(message, self._words(one.span))
        return one._replace(
            message=message,
            pointer=self.masks.mask(one.pointer),
            related=tuple(self._related(other) for other in one.related),
            fix=one.fix and one.fix._replace(title=self.masks.mask(one.fix.title)),
        )

    def _related(self, other: Related) -> Related:
        return other._replace(message=self.masks.mask(other.message), pointer=self.masks.mask(other.pointer))

    def _words(self, span: Span) -> frozenset[str]:
        """The words of the first secret place that shares a character with a span."""
        at = bisect_right(self.ends, span.start)
        if at == len(self.secrets) or self.secrets[at].start >= max(span.end, span.start + 1):
            return frozenset()
        place = self.secrets[at]
        return masking.words_of(self.text[max(place.start, span.start - _NEAR) : min(place.end, span.end + _NEAR)])
