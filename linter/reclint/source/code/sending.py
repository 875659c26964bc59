"""How a call in a program sends a body: with which method, and with which Authorization header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ...diagnostic import Span
from .flow import members, written
from .texts import TooMuch
from .tree import Tree
from .urls import base_of
from .values import Evaluator

_METHOD = r"(?:GET|POST|PUT|PATCH|DELETE)\Z"
_CLIENT = (
    r"(?i)(?:axios|requests?|http|rest|client|session|got|ky|superagent|guzzle|httpx|fetch)\w{0,30}"
    r"(?:\(\))?(?:\.|->|::)\Z"
)
"""What a method such as `put` of an HTTP client is called on; other objects have such methods, too."""


_METHOD_KEYS = frozenset(("method", "CURLOPT_CUSTOMREQUEST"))
_CONSTANT = r"(?:\w{1,30}\.)?(?:http\.Method|HttpMethod\.|RequestMethod\.|Method\.)(?i:(GET|POST|PUT|PATCH|DELETE))\Z"
"""A method's name as a constant of a library."""
_STEPS_WITH_URL = frozenset(("url", "uri", "newBuilder", "Builder", "target", "to"))
_STEPS_WITH_METHOD = frozenset(("method", "request", "setMethod", "SetMethod", "withMethod", "setRequestMethod"))
"""Steps of a builder of requests that are given the URL, and the method."""
_CLASS = r"Http(?P<method>Get|Post|Put|Patch|Delete)\Z"
"""A class of requests of one method: `new HttpPut(url)`."""
_LONGEST_METHOD = 60
"""Bytes of what names a method."""


class Sending(NamedTuple):
    """What a call says of the request that it sends."""

    method: str | None = None
    method_span: Span | None = None
    authorization: str | None = None
    """The value of the Authorization header, its holes as placeholders."""
    authorization_span: Span | None = None


def sending(tree: Tree, calls: list[Any], addressed: Any) -> Sending:
    """The method and the header of a chain of calls, one of which is given a URL."""
    named = [option for call in calls for option in _options(tree, call)]
    method = _method_given(tree, calls, addressed, named) or _method_called(tree, calls, addressed)
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
    if tree.callee(call)[0].endswith("curl_setopt"):
        if len(arguments := tree.call_arguments(call)) == 3:
            yield tree.source(arguments[1]), arguments[2]
        return
    holder = tree.part(call, tree.language.calls[call.type][2])
    for child in holder.named_children if holder is not None else ():
        name, value = tree.argument(child)
        if name is not None:
            yield name, value
        elif value is not None:
            yield from members(tree, value)


def _name(tree: Tree, call: Any) -> tuple[str, int]:
    """The last word of what is called, and where it ends."""
    callee = tree.part(call, tree.language.calls[call.type][1])
    if callee is None:
        return "", 0
    return re.split(r"\.|->|::", tree.source(callee)[-60:])[-1].partition("<")[0], tree.end(callee)


def _method_called(tree: Tree, calls: list[Any], addressed: Any) -> tuple[str, Span] | None:
    """The method that a function of an HTTP client is named after, `requests.put`, or a step of a request's builder."""
    for call in calls:
        word, end = _name(tree, call)
        if made := re.match(_CLASS, word):
            return made["method"].upper(), Span(end - len(word), end)
    is_built = _name(tree, addressed)[0] in _STEPS_WITH_URL
    for call in calls if is_built else [addressed]:
        word, end = _name(tree, call)
        if not re.match(_METHOD, word.upper()):
            continue
        before = tree.text[max(tree.start(call), end - len(word) - 60) : end - len(word)]
        is_step = is_built and len(tree.call_arguments(call)) < 2
        if is_step or re.search(_CLIENT, before) or base_of(tree, call):
            return word.upper(), Span(end - len(word), end)
    return None


def _method_given(
    tree: Tree, calls: list[Any], addressed: Any, named: list[tuple[str, Any]]
) -> tuple[str, Span] | None:
    """The method that is an argument, `http.NewRequest("PUT", …)`, or an option, `{method: "PUT"}`."""
    given = [value for name, value in named if name in _METHOD_KEYS]
    if not given:
        stating = [call for call in calls if call.id == addressed.id or _name(tree, call)[0] in _STEPS_WITH_METHOD]
        given = [argument for call in stating for argument in tree.call_arguments(call)[:2]]
    for value in given:
        node = written(tree, value)
        if node is None or node.end_byte - node.start_byte > _LONGEST_METHOD:
            continue
        text = tree.key_text(node) if node.type in tree.language.strings else None
        found = re.match(_METHOD, (text or "").upper()) or re.match(_CONSTANT, tree.source(node))
        if found is not None:
            return found[found.lastindex or 0].upper(), Span(tree.start(node), tree.end(node))
    return None


def _header(tree: Tree, named: list[tuple[str, Any]]) -> Any:
    """The syntax node of the Authorization header's value."""
    for name, value in named:
        if name == "headers":
            for key, header in members(tree, value):
                if key.lower() == "authorization":
                    return tree.unwrapped(header)
    return None


def _text(tree: Tree, node: Any) -> str | None:
    """A text with its holes as placeholders; None for what is none."""
    if not tree.is_text(node):
        return None
    try:
        return "".join(piece.text for piece in Evaluator(tree).pieces(node))
    except (TooMuch, RecursionError):
        return None
