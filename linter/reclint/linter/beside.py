"""Bodies that stand in a document beside the URL and the method that they are sent with: `{method, url, body: {…}}`."""

from __future__ import annotations

from collections.abc import Sequence

from .. import request
from ..document import Document, split
from ..document.nodes import Mapping, Node
from ..request import Request
from ..source import Entry, OffsetMap, Stated, wanted
from ..source.embedded import BODIES, stated_beside
from ..spec import PLACEHOLDER_SIGNS
from . import samples

_URLS = ("url", "uri", "path")


def with_urls(requests: Sequence[Request], source: Entry) -> tuple[list[Request], list[tuple[Request, str]]]:
    """The requests with what stands beside each; and those that are not judged.

    Each of these is with the reason, or with the URL of another service that it goes to.
    """
    kept: list[Request] = []
    elsewhere: list[tuple[Request, str]] = []
    for one in requests:
        stated = _beside(one, source) if one.pointer and one.exchange is None else None
        why = _why_unchecked(one) if one.pointer else None
        if why is not None:
            elsewhere.append((one, why))
            continue
        if stated is None or stated.url is None:
            kept.append(one)
            continue
        exchange = request.parse_url(stated.url)
        if not exchange.is_foreign:
            kept.append(one._replace(exchange=exchange, method=stated.method, sent=stated))
        elif exchange.scheme and not exchange.host.startswith(PLACEHOLDER_SIGNS):
            elsewhere.append((one, samples.sent_to(stated.url)))
        else:
            kept.append(one)  # of which service a path is is not known
    return kept, elsewhere


def _beside(one: Request, source: Entry) -> Stated | None:
    """What stands beside a whole request, with its places in the file."""
    keys = split(one.pointer)
    if keys[-1] not in BODIES or one.kind not in request.REQUESTS or one.document is None:
        return None
    holder = _below(one.document, keys[:-1])
    if not isinstance(holder, Mapping) or not isinstance(source.offsets, OffsetMap):
        return None
    stated = stated_beside(holder, _URLS)
    return stated.within(source.offsets) if stated is not None else None


def _why_unchecked(one: Request) -> str | None:
    """Why a body is not checked, by what stands around it: a test wants it to be refused, or it shows a mistake."""
    if one.document is None:
        return None
    return wanted.reason(wanted.steps_to(one.document.root, split(one.pointer)), one.document.stream.text)


def _below(document: Document, keys: Sequence[str]) -> Node | None:
    steps = wanted.steps_to(document.root, keys)
    if len(steps) < len(keys):
        return None
    return steps[-1].inner if steps else document.root
