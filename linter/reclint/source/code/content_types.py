"""The Content-Type of a body where no option says it: constants of libraries, bodies with it, headers set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...diagnostic import Span
from .flow import members, written
from .tree import Tree
from .variables import Variable

_CONSTANT = r"(?:[\w.]{1,60}\.)?(?:Media_?Types?|ContentType|MimeType\w{0,10})\.(?P<name>[A-Z][A-Z_]{2,60})\Z"
_SUFFIX = r"_(?:VALUE|TYPE|UTF8)\Z"
_IRREGULAR = {
    "APPLICATION_FORM_URLENCODED": "application/x-www-form-urlencoded",
    "FORM": "application/x-www-form-urlencoded",
    "JSON": "application/json",
    "TEXT": "text/plain",
    "XML": "application/xml",
}
_FAMILIES = ("APPLICATION_", "TEXT_", "MULTIPART_", "IMAGE_")
_PARSERS = r"(?:Media_?Types?|ContentType)\.(?:parse|get|valueOf|create|parseMediaType|toMediaType)\Z"
_TYPE = r"[A-Za-z]{2,20}/[\w.+-]{2,60}"
_STEPS = r"(?i)(?:\A|\.|->|::)(?:set_?)?content_?type\Z"
"""Steps that are given the type of the body."""
_BODIES = r"(?:RequestBody\.create|\bcreate|StringEntity|ByteArrayEntity|toRequestBody|HttpEntity|withBody)\Z"
"""What makes a body with its type, or with its headers."""
_SETTERS = r"(?i)(?:\A|\.|->|::)(?:(?:set|add|put|append)_?)?(?:(?:request_?)?(?:header|property))?\Z"
_UPDATES = r"(?:headers?\.update|setAll|putAll)\Z"
_MAKERS = r"(?:\bHeaders|http\.Header|HttpHeaders)\Z"
"""Classes of headers that are given an object of them."""
_MOST_STEPS = 60
"""Syntax nodes that are looked at for one request."""
_FORM = "application/x-www-form-urlencoded"


def label_of(tree: Tree, node: Any) -> str:
    """The name of a header as a text, or as a constant: `HttpHeaders.CONTENT_TYPE`; in lower case."""
    if node.type in tree.language.strings:
        return (tree.key_text(node) or "").lower()
    source = tree.source(node)[-60:]
    return re.split(r"\.|::", source)[-1].replace("_", "-").lower() if re.search(_CONSTANT_NAME, source) else ""


_CONSTANT_NAME = r"(?:\A|\.|::)[A-Z][A-Z_]{3,40}\Z"


def type_of(tree: Tree, node: Any) -> tuple[str, Span] | None:
    """The content type that a node is, and where it stands: a text, a constant of a library, what a parser gives."""
    node = written(tree, node)
    if node is None:
        return None
    span = Span(tree.start(node), tree.end(node))
    if node.type in tree.language.calls:
        arguments = tree.call_arguments(node)
        return type_of(tree, arguments[0]) if arguments and re.search(_PARSERS, tree.callee(node)[0][-60:]) else None
    if node.type in tree.language.strings:
        text = tree.key_text(node) or ""
        return (text, span) if re.match(_TYPE, text) else None
    found = re.match(_CONSTANT, tree.source(node)[:160]) if span.end - span.start < _LONGEST else None
    name = re.sub(_SUFFIX, "", re.sub(_SUFFIX, "", found["name"])) if found else ""
    if name in _IRREGULAR:
        return _IRREGULAR[name], span
    return (name.lower().replace("_", "/", 1).replace("_", "-"), span) if name.startswith(_FAMILIES) else None


_LONGEST = 120


def carried(tree: Tree, calls: list[Any], values: list[Any]) -> tuple[str, Span] | None:
    """The type that steps, bodies and headers of a request say; None where they say none, or several."""
    found = [one for one, _ in zip(_carried(tree, calls, values), range(_MOST_STEPS), strict=False)]
    return found[0] if found and found[0][0] and len({text for text, _ in found}) == 1 else None


def _carried(tree: Tree, calls: list[Any], values: list[Any]) -> Iterator[tuple[str, Span]]:
    for call in calls:
        name, arguments = tree.callee(call)[0][-60:], tree.call_arguments(call)
        if re.search(_STEPS, name) and arguments:
            yield from filter(None, [type_of(tree, arguments[0])])
        elif re.search(_BODIES, name):
            yield from filter(None, [_own_type(tree, argument) for argument in arguments])
        if (client := tree.called_on(call)) is not None:
            yield from _set_on(tree, client)
    pending = [*values, *(argument for call in calls for argument in tree.call_arguments(call))]
    for _ in range(_MOST_STEPS):
        if not pending:
            break
        node = tree.unwrapped(pending.pop())
        if node is None:
            continue
        yield from _set_on(tree, node)
        made = written(tree, node)
        if made is not None and made.type in tree.language.objects:
            among, headers = _in_object(tree, made)
            yield from filter(None, [among])
            pending += headers
        if made is None or made.type not in tree.language.calls:
            continue
        name, arguments = tree.callee(made)[0][-60:], tree.call_arguments(made)
        if re.search(_BODIES, name):
            yield from filter(None, [_own_type(tree, argument) for argument in arguments])
            pending += arguments
        elif re.search(_MAKERS, name):
            yield from filter(None, [_among(tree, argument) for argument in arguments])


def _own_type(tree: Tree, node: Any) -> tuple[str, Span] | None:
    """The type of a body among what makes it; a text may be the body itself."""
    made = written(tree, node)
    is_text = made is not None and made.type in tree.language.strings
    if is_text and re.fullmatch(rf"{_TYPE}(?:;[^\r\n]{{0,60}})?", tree.key_text(made) or "") is None:
        return None
    return type_of(tree, node)


def _in_object(tree: Tree, node: Any) -> tuple[tuple[str, Span] | None, list[Any]]:
    """The type in an object of headers, and the headers in one of options; many calls may share it."""
    if node.id not in tree.types_in:
        headers = [value for key, value in members(tree, node) if key in ("headers", "Header")]
        tree.types_in[node.id] = (_among(tree, node), headers)
    return tree.types_in[node.id]


def _among(tree: Tree, node: Any) -> tuple[str, Span] | None:
    """The type in an object of headers; in Go the value of each is a list."""
    for key, value in members(tree, node):
        if key.lower() == "content-type":
            inner = value.child_by_field_name("body") if value.type == "composite_literal" else value
            inner = tree.part(inner, 0) if inner is not None and inner.type == "literal_value" else inner
            return type_of(tree, tree.unwrapped(inner)) if inner is not None else None
    return None


def _set_on(tree: Tree, node: Any) -> list[tuple[str, Span]]:
    """What statements set the type to in headers that are kept in a variable; each is looked through once."""
    if node.type not in (tree.language.names | tree.language.shorthands):
        return []
    variable = tree.variable(tree.source(node), tree.scope_at(tree.start(node)))
    if variable is None:
        return []
    if id(variable) not in tree.types_set:
        tree.types_set[id(variable)] = list(_types_set(tree, variable))
    return tree.types_set[id(variable)]


def _types_set(tree: Tree, variable: Variable) -> Iterator[tuple[str, Span]]:
    for change in variable.changes:
        key = _key_of(tree, change.keys[-1]) if change.keys and change.keys[-1] is not None else ""
        if change.keys and not key:
            yield "", Span(change.start, change.end)  # it may be any header
        if change.value is not None and key.lower() == "content-type":
            yield from filter(None, [type_of(tree, change.value)])
    for call in tree.calls_on(variable):
        name, arguments = tree.callee(call)[0][-60:], tree.call_arguments(call)
        if re.search(_STEPS, name) and arguments:
            yield from filter(None, [type_of(tree, arguments[0])])
        elif re.search(_UPDATES, name):
            yield from filter(None, [_among(tree, argument) for argument in arguments])
        elif len(arguments) == 2 and re.search(_SETTERS, name) and label_of(tree, arguments[0]) == "content-type":
            yield from filter(None, [type_of(tree, arguments[1])])


def _key_of(tree: Tree, node: Any) -> str:
    """A key as a text, a constant or the name of a field; an empty text for one that is computed."""
    around = tree.parent(node)
    is_field = around is not None and around.type in _FIELDS
    return tree.key_text(node) or label_of(tree, node) or (tree.source(node) if is_field else "")


_FIELDS = frozenset(("attribute", "selector_expression", "field_access", "member_access_expression"))


def encoded_as_form(tree: Tree, calls: list[Any]) -> tuple[str, Span] | None:
    """The type of a body that is encoded as a form: `http_build_query([…])`, `$.post(url, {…})`."""
    for call in calls:
        name, arguments = tree.callee(call)[0][-60:], tree.call_arguments(call)
        end = tree.end(tree.part(call, tree.language.calls[call.type][1]) or call)
        if re.search(_JQUERY, name):
            options = dict(members(tree, arguments[0])) if arguments and name.endswith("ajax") else {}
            options |= dict(members(tree, arguments[1])) if len(arguments) > 1 and name.endswith("ajax") else {}
            body = arguments[1] if name.endswith("post") and len(arguments) > 1 else options.get("data")
            is_object = body is not None and written(tree, body).type in tree.language.objects
            if is_object and "contentType" not in options and "processData" not in options:
                return _FORM, Span(end - len(name.rpartition(".")[2]), end)
        for argument in arguments:
            made = written(tree, argument)
            if made is not None and made.type in tree.language.calls and tree.callee(made)[0] == "http_build_query":
                start = tree.start(made)
                return _FORM, Span(start, start + len("http_build_query"))
        if name.endswith("curl_setopt") and len(arguments) == 3 and tree.source(arguments[1]) == "CURLOPT_POSTFIELDS":
            made = written(tree, arguments[2])
            if made is not None and made.type in tree.language.objects:
                return "multipart/form-data", Span(tree.start(arguments[1]), tree.end(arguments[1]))
    return None


_JQUERY = r"(?:\A|\.)(?:\$|jQuery)\.(?:ajax|post)\Z"
