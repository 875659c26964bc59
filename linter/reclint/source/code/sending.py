"""How a call in a program sends a body: with which method, and with which Authorization header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ...diagnostic import Span
from .syntax import Tree
from .values import Evaluator, TooMuch

_METHOD = r"(?:GET|POST|PUT|PATCH|DELETE)\Z"
_CLIENT = (
    r"(?i)(?:axios|requests?|http|client|session|got|ky|superagent|guzzle|httpx|fetch)\w{0,30}(?:\(\))?(?:\.|->|::)\Z"
)
"""What a method such as `put` of an HTTP client is called on; other objects have such methods, too."""


class Sending(NamedTuple):
    """What a call says of the request that it sends."""

    method: str | None = None
    method_span: Span | None = None
    authorization: str | None = None
    """The value of the Authorization header, its holes as placeholders."""
    authorization_span: Span | None = None


def sending(tree: Tree, call: Any) -> Sending:
    """The method and the header of a call that a URL is given to."""
    named = list(_options(tree, call))
    method = _method_called(tree, call) or _method_given(tree, call, named)
    header = _header(tree, named)
    text = _text(tree, header) if header is not None else None
    return Sending(
        method[0] if method else None,
        method[1] if method else None,
        text,
        Span(tree.start(header), tree.end(header)) if text is not None else None,
    )


def _options(tree: Tree, call: Any) -> Iterator[tuple[str, Any]]:
    """The named arguments of a call, and the members of the objects among its arguments."""
    holder = tree.part(call, tree.language.calls[call.type][2])
    for child in holder.named_children if holder is not None else ():
        name, value = tree.argument(child)
        if name is not None:
            yield name, value
        else:
            yield from _members(tree, value)


def _members(tree: Tree, node: Any) -> Iterator[tuple[str, Any]]:
    """The keys and values of an object that is written out."""
    node = tree.unwrapped(node)
    if node is None or node.type not in tree.language.objects:
        return
    for member in node.named_children:
        parts = tree.language.pairs.get(member.type)
        key = tree.key_text(tree.part(member, parts[0])) if parts is not None else None
        if parts is not None and key is not None:
            yield key, tree.part(member, parts[1])


def _method_called(tree: Tree, call: Any) -> tuple[str, Span] | None:
    """The method that a function of an HTTP client is named after: `requests.put`."""
    callee = tree.part(call, tree.language.calls[call.type][1])
    name = tree.source(callee) if callee is not None else ""
    word = re.split(r"\.|->|::", name[-60:])[-1]
    if callee is None or not re.match(_METHOD, word.upper()) or word in tree.language.setters:
        return None
    end = tree.end(callee)
    before = tree.text[max(tree.start(call), end - len(word) - 60) : end - len(word)]
    return (word.upper(), Span(end - len(word), end)) if re.search(_CLIENT, before) else None


def _method_given(tree: Tree, call: Any, named: list[tuple[str, Any]]) -> tuple[str, Span] | None:
    """The method that is an argument, `http.NewRequest("PUT", …)`, or an option, `{method: "PUT"}`."""
    given = [value for name, value in named if name == "method"] or tree.call_arguments(call)[:2]
    for value in given:
        node = tree.unwrapped(value)
        text = tree.key_text(node) if node is not None and node.type in tree.language.strings else None
        if text is not None and re.match(_METHOD, text.upper()):
            return text.upper(), Span(tree.start(node), tree.end(node))
    return None


def _header(tree: Tree, named: list[tuple[str, Any]]) -> Any:
    """The syntax node of the Authorization header's value."""
    for name, value in named:
        if name == "headers":
            for key, header in _members(tree, value):
                if key.lower() == "authorization":
                    return tree.unwrapped(header)
    return None


def _text(tree: Tree, node: Any) -> str | None:
    """A text with its holes as placeholders; None for what is none."""
    if node.type not in tree.language.strings and node.type not in tree.language.sums:
        return None
    try:
        return "".join(piece.text for piece in Evaluator(tree).pieces(node))
    except (TooMuch, RecursionError):
        return None
