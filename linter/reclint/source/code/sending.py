"""How a call in a program sends a body: with which method, and with which Authorization header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...diagnostic import Span
from ...tuples import NamedTuple
from .content_types import carried, encoded_as_form, label_of, type_of
from .flow import members, written
from .texts import TooMuch
from .tree import Tree
from .urls import base_of, makers
from .values import Evaluator

_METHOD = r"(?:GET|POST|PUT|PATCH|DELETE)\Z"
CLIENT = (
    r"(?i)(?:axios|requests?|http|rest|client|session|got|ky|superagent|guzzle|httpx|fetch)\w{0,30}"
    r"(?:\(\))?(?:\.|->|::)\Z"
)
"""What a method such as `put` of an HTTP client is called on; other objects have such methods, too."""


_METHOD_KEYS = frozenset(("method", "Method", "CURLOPT_CUSTOMREQUEST"))
_AJAX = r"(?:\A|\.)(?:\$|jQuery)\.ajax\Z"
"""A function whose option `type` is the method."""
_CONSTANT = r"(?:\w{1,30}\.)?(?:http\.Method|HttpMethod\.|RequestMethod\.|Method\.)(?i:(GET|POST|PUT|PATCH|DELETE))\Z"
"""A method's name as a constant of a library."""
_STEPS_WITH_URL = frozenset(("url", "uri", "newBuilder", "Builder", "target", "to"))
_STEPS_WITH_METHOD = frozenset(("method", "request", "setMethod", "SetMethod", "withMethod", "setRequestMethod"))
"""Steps of a builder of requests that are given the URL, and the method."""
_CLASS = r"Http(?P<method>Get|Post|Put|Patch|Delete)\Z"
"""A class of requests of one method: `new HttpPut(url)`."""
_SETS_HEADER = (
    r"(?i)(?:\A|\.|->|::)(?:(?:(?:set|add|with|put|append)_?)?(?:request_?)?(?:header|property)|set|add|append)\Z"
)
"""Calls that set a header of a request."""
_TYPE_IN_LIST = r"(?i)\A[\"'`]content-type[ \t]{0,9}:[ \t]{0,9}([a-z][\w.+*/-]{1,80})"
_MOST_HEADERS = 100
_FORM = "application/x-www-form-urlencoded"
_LONGEST_METHOD = 60
"""Bytes of what names a method."""


class Sending(NamedTuple):
    """What a call says of the request that it sends."""

    method: str | None = None
    method_span: Span | None = None
    authorization: str | None = None
    """The value of the Authorization header, its holes as placeholders."""
    authorization_span: Span | None = None
    content_type: str | None = None
    """The value of the Content-Type header, or what the way of sending makes it."""
    content_type_span: Span | None = None


def sending(tree: Tree, calls: list[Any], addressed: Any, values: list[Any]) -> Sending:
    """The method and the header of a chain of calls, one of which is given a URL.

    `values` are what the options of the calls, and the fields of their request, are set to.
    """
    named = [option for call in calls for option in _options(tree, call)]
    steps = makers(tree, addressed)
    ways = [option for call in steps for option in _kept_options(tree, call)]
    method = _method_given(tree, calls, addressed, named) or _method_called(tree, calls, addressed)
    made, given = [*calls, *steps], [*named, *ways]
    authorization = _value(tree, _header(tree, made, given, "authorization"))
    content_type = (
        _form(tree, made, named)
        or encoded_as_form(tree, calls)
        or _value(tree, _header(tree, made, given, "content-type"))
        or _type_given(tree, calls, named)
        or carried(tree, [*calls, *steps], values)
    )
    return Sending(*(method or (None, None)), *(authorization or (None, None)), *(content_type or (None, None)))


def of_options(tree: Tree, options: list[tuple[str, Any]]) -> Sending:
    """The method and the headers of a request that is written as an object."""
    method = _method_given(tree, [], None, options)
    authorization = _value(tree, _header(tree, [], options, "authorization"))
    content_type = _value(tree, _header(tree, [], options, "content-type")) or carried(
        tree, [], [value for key, value in options if key in ("headers", "Header")]
    )
    return Sending(*(method or (None, None)), *(authorization or (None, None)), *(content_type or (None, None)))


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


def _kept_options(tree: Tree, call: Any) -> list[tuple[str, Any]]:
    """The options of a call that makes a client of many requests."""
    if call.id not in tree.options:
        tree.options[call.id] = list(_options(tree, call))
    return tree.options[call.id]


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
        if is_step or re.search(CLIENT, before) or base_of(tree, call):
            return word.upper(), Span(end - len(word), end)
    return None


def _method_given(
    tree: Tree, calls: list[Any], addressed: Any, named: list[tuple[str, Any]]
) -> tuple[str, Span] | None:
    """The method that is an argument, `http.NewRequest("PUT", …)`, or an option, `{method: "PUT"}`."""
    is_ajax = any(re.search(_AJAX, tree.callee(call)[0][-60:]) for call in calls)
    keys = _METHOD_KEYS | {"type"} if is_ajax else _METHOD_KEYS
    given = [value for name, value in named if name in keys]
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


def _header(tree: Tree, calls: list[Any], named: list[tuple[str, Any]], wanted: str) -> Any:
    """The syntax node of a header's value: that of an option, or of a call that sets it."""
    for name, value in named:
        if name == "headers":
            node = written(tree, value)
            result = tree.result(node) if node is not None and node.type in tree.language.calls else None
            holder = node if result is None else written(tree, result)
            if holder is None:
                continue
            if holder.id not in tree.headers:
                tree.headers[holder.id] = {key.lower(): held for key, held in members(tree, holder)}
            if _is_set_later(tree, value, wanted):
                return None
            if (header := tree.headers[holder.id].get(wanted)) is not None:
                return tree.unwrapped(header)
    for call in calls:
        arguments = tree.call_arguments(call)
        is_setter = len(arguments) == 2 and re.search(_SETS_HEADER, tree.callee(call)[0][-60:])
        if is_setter and label_of(tree, arguments[0]) == wanted:
            return tree.unwrapped(arguments[1])
    return None


def _is_set_later(tree: Tree, node: Any, wanted: str) -> bool:
    """Whether a variable with headers gets one of them in another statement: `headers["Content-Type"] = type`."""
    node = tree.unwrapped(node)
    if node is None or node.type not in (tree.language.names | tree.language.shorthands):
        return False
    variable = tree.variable(tree.source(node), tree.scope_at(tree.start(node)))
    if variable is None:
        return False
    if id(variable) not in tree.set_later:
        texts = [tree.key_text(key) for change in variable.changes for key in change.keys[:1] if key]
        tree.set_later[id(variable)] = {text if text is None else text.lower() for text in texts}
    return not tree.set_later[id(variable)].isdisjoint((wanted, None))


def _type_given(tree: Tree, calls: list[Any], named: list[tuple[str, Any]]) -> tuple[str, Span] | None:
    """The Content-Type header that is no header's value alone: in a list for curl, an argument of Go's `http.Post`."""
    for name, value in named:
        holder = written(tree, value) if name == "CURLOPT_HTTPHEADER" else None
        for item in holder.named_children[:_MOST_HEADERS] if holder is not None else ():
            found = re.search(_TYPE_IN_LIST, tree.source(item))
            if found is not None:
                start = tree.start(item)
                return found[1], Span(start + found.start(1), start + found.end(1))
    for call in calls:
        if tree.callee(call)[0] == "http.Post" and len(arguments := tree.call_arguments(call)) == 3:
            return _value(tree, arguments[1])
    return None


def _form(tree: Tree, calls: list[Any], named: list[tuple[str, Any]]) -> tuple[str, Span] | None:
    """The type of a form, where a body is sent as one: `requests.post(url, data={…})`, `form_params`, `asForm()`."""
    for name, value in named:
        node = written(tree, value)
        is_data = name == "data" and tree.language.package == "python" and node.type in tree.language.objects
        if (is_data and any(is_of_client(tree, call) for call in calls)) or name == "form_params":
            return _FORM, _before(tree, value)
    for call in calls:
        word, end = _name(tree, call)
        if word == "asForm":
            return _FORM, Span(end - len(word), end)
    return None


def is_of_client(tree: Tree, call: Any) -> bool:
    """Whether a function is one of an HTTP client; another one may make JSON of what it is given."""
    word, end = _name(tree, call)
    start = max(tree.start(call), end - len(word) - 60)
    return re.search(CLIENT, tree.text[start : end - len(word)]) is not None


def _before(tree: Tree, value: Any) -> Span:
    """The place of what names an option, which stands before its value."""
    around = tree.parent(value)
    start = tree.start(around if around is not None else value)
    return Span(start, start + len(re.split(r"[^\w'\"]", tree.text[start : start + 40])[0]))


def _value(tree: Tree, node: Any) -> tuple[str, Span] | None:
    """A text with its holes as placeholders, and where it stands; None for what is none."""
    node = written(tree, node) if node is not None else None
    if node is not None and not tree.is_text(node) and (constant := type_of(tree, node)) is not None:
        return constant
    if node is None or (text := _text(tree, node)) is None:
        return None
    return text, Span(tree.start(node), tree.end(node))


def _text(tree: Tree, node: Any) -> str | None:
    """A text with its holes as placeholders; None for what is none."""
    if not tree.is_text(node):
        return None
    try:
        return "".join(piece.text for piece in Evaluator(tree).pieces(node))
    except (TooMuch, RecursionError):
        return None
