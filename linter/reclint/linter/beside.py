"""Bodies that stand in a document beside the URL and the method that they are sent with: `{method, url, body: {…}}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .. import request
from ..document import Document, split
from ..document.nodes import Mapping, Node, Scalar
from ..document.nodes import Sequence as Items
from ..request import Request
from ..source import Entry, OffsetMap, Stated
from ..source.embedded import BODIES, stated_beside
from ..spec import PLACEHOLDER_SIGNS

_REQUESTS = frozenset(("request", "req"))
_URLS = ("url", "uri", "path")
_OF_TESTS = ("expect", "assert", "should", "want")
"""How keys begin that say what a test wants."""
_ANSWERS = frozenset(("response", "status", "status_code", "statusCode"))
"""Keys of the answer that a test wants, in a file of tests."""
_TESTS = frozenset(("test", "tests", "test_name", "stages", "cases", "scenarios", "interactions"))
_REFUSED = r"4[0-9][0-9]"


def with_urls(requests: Sequence[Request], source: Entry) -> tuple[list[Request], list[tuple[Request, str | None]]]:
    """The requests with what stands beside each; and those that are not judged.

    These go to another service, each with its URL, or a test wants them to be refused.
    """
    kept: list[Request] = []
    elsewhere: list[tuple[Request, str | None]] = []
    for one in requests:
        stated = _beside(one, source) if one.pointer and one.exchange is None else None
        if one.pointer and _is_to_be_refused(one):
            elsewhere.append((one, None))
            continue
        if stated is None or stated.url is None:
            kept.append(one)
            continue
        exchange = request.parse_url(stated.url)
        if not exchange.is_foreign:
            kept.append(one._replace(exchange=exchange, method=stated.method, sent=stated))
        elif exchange.scheme and not exchange.host.startswith(PLACEHOLDER_SIGNS):
            elsewhere.append((one, stated.url))
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


def _is_to_be_refused(one: Request) -> bool:
    """Whether a test wants a request to be refused: by a status beside it, or beside the object that it stands in."""
    keys = split(one.pointer)
    if keys[-1] not in BODIES or one.document is None:
        return False
    is_test = not _TESTS.isdisjoint(keys) or _names_tests(one.document.root)
    levels = [keys[:-1], keys[:-2]] if len(keys) > 1 and keys[-2] in _REQUESTS else [keys[:-1]]
    for level in levels:
        holder = _below(one.document, level)
        for key, value in holder.pairs if isinstance(holder, Mapping) else ():
            name = str(key.value)
            wants = name.lower().startswith(_OF_TESTS) or ((is_test or _is_task(holder)) and name in _ANSWERS)
            if wants and any(map(_is_refusal, _statuses(value))):
                return True
    return False


def _is_task(holder: Node | None) -> bool:
    """Whether an object is a task of Ansible, whose status is what it wants."""
    return isinstance(holder, Mapping) and holder.get("body_format") is not None


def _names_tests(root: Node) -> bool:
    return isinstance(root, Mapping) and any(key.value in _TESTS for key, _ in root.pairs)


def _statuses(value: Node) -> Iterator[Node]:
    """What an answer says that may be its status."""
    if isinstance(value, Mapping):
        for key, inner in value.pairs:
            if "status" in str(key.value).lower() or key.value == "code":
                yield from inner.children() or [inner]
    else:
        yield from value.children() or [value]


def _is_refusal(node: Node) -> bool:
    return isinstance(node, Scalar) and re.fullmatch(_REFUSED, str(node.value)) is not None


def _below(document: Document, keys: Sequence[str]) -> Node | None:
    node: Node | None = document.root
    for key in keys:
        if isinstance(node, Items):
            node = node.items[int(key)] if key.isdecimal() and int(key) < len(node.items) else None
        else:
            pair = node.get(key) if isinstance(node, Mapping) else None
            node = pair[1] if pair is not None else None
    return node
