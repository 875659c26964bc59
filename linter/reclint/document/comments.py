"""Comments, which the YAML parser drops: they are searched for outside the scalars."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..diagnostic import Span
from ..tuples import NamedTuple
from .nodes import Node, Scalar

_COMMENT = r"(?:(?<=[\s\ufeff,\[\]{}\"'])|\A)#[^\r\n]*"
_HEADER = r"(?:[!&]\S*\s+)*[|>][-+0-9]*"
"""The first line of a block scalar: tag, anchor and indicators."""
_LINE = r"[^\r\n]*"


class Comment(NamedTuple):
    """A comment with its sign, as written."""

    text: str
    span: Span


def in_yaml(text: str, roots: list[Node]) -> Iterator[Span]:
    """Find the comments of a YAML text whose documents have these roots, in order.

    A comment lies outside scalars, after white space, a bracket or a quote; a block scalar's header may end in one.
    """
    from array import array  # of a long text there may be millions; most have none

    starts, ends = array("q"), array("q")
    for sign in re.finditer(_COMMENT, text):
        starts.append(sign.start())
        ends.append(sign.end())

    def matters(start: int, end: int) -> bool:
        """Whether a scalar holds a sign of a comment or begins behind one, on the same line."""
        sign = bisect_right(ends, start)
        return sign < len(ends) and starts[sign] < end

    taken = sorted({span for span in _scalar_spans(text, roots) if matters(*span)})
    at = 0
    for start, end in [*taken, (len(text), len(text))]:
        for comment in re.compile(_COMMENT).finditer(text, at, max(at, start)):
            yield Span(comment.start(), comment.end())
        at = max(at, end)


def _scalar_spans(text: str, roots: list[Node]) -> Iterator[tuple[int, int]]:
    """The places of all scalars; of a block scalar its header and its lines, between which a comment may stand."""
    pending, seen = [*roots], set()
    while pending:
        node = pending.pop()
        if not isinstance(node, Scalar) or node.content is not None:
            if id(node) not in seen:
                seen.add(id(node))
                pending += node.children()
        elif node.style in ("|", ">") and (header := re.compile(_HEADER).match(text, node.start)):
            line = re.compile(_LINE).match(text, header.end())
            content = line.end() if line else header.end()
            yield from ((node.start, header.end()), (content, max(node.end, content)))
        else:
            yield node.start, node.end
