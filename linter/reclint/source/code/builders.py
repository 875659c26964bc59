"""Texts of URLs that are built step by step: `append`, `concat`, `replace`, `base / "part"`, a URL's own fields."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

from . import handles
from .flow import chain, members, written
from .tree import Tree
from .variables import Change, Variable

Text = Callable[[Any], str]
"""Gives the text of a syntax node; an empty one where it is not known."""
HOLE = "${value}"
_APPENDS = frozenset(("append", "WriteString", "concat", "add"))
_READS = frozenset(("toString", "String", "str"))
_MAKERS = r"(?:\A|\.)(?:StringBuilder|StringBuffer|NewBufferString)\Z"
_BUILDERS = r"(?:strings\.Builder|bytes\.Buffer)\Z"
_URLS = r"(?:\A|\.)(?:URL|furl|parse|Parse|ParseRequestURI)\Z"
_EXPANDS = frozenset(("buildAndExpand", "expand"))
_PATHS = frozenset(("Path", "pathname", "path"))
_MOST_STEPS = 50


def built(tree: Tree, call: Any, text: Text) -> str:
    """What a call makes of a text; an empty one for another call."""
    name, arguments = tree.callee(call)[0].rpartition(".")[2], tree.call_arguments(call)
    owner = handles.owner(tree, call)
    if name == "build" and tree.callee(call)[0][-9:] == "URL.build":
        return _of_parts(dict(_named(tree, call)), ("scheme", "host", "path"), text)
    if name == "str" and len(arguments) == 1:
        return text(arguments[0])
    if owner is None:
        return ""
    if name in _APPENDS - {"add"} and arguments:
        begun = _begun(tree, owner, text)
        return begun + "".join(text(one) or HOLE for one in arguments) if begun is not None else ""
    if name in ("replace", "replaceAll", "replacingOccurrences") and len(arguments) == 2:
        template, word = text(owner), text(arguments[0])
        return template.replace(word, text(arguments[1]) or HOLE) if template and word else ""
    if name in _EXPANDS:
        return text(owner)
    if name in _READS and not arguments:
        return read(tree, owner, tree.start(call), text)
    made = written(tree, owner)
    if name == "join" and len(arguments) == 1 and _is_url(tree, made):
        try:
            return urljoin(text(owner), text(arguments[0]))
        except ValueError:  # no host can be read in `https://[`
            return ""
    return ""


def divided(tree: Tree, node: Any, text: Text) -> str:
    """What `URL("https://…") / "v1" / part` makes; an empty text for another expression."""
    parts, first = [], tree.unwrapped(node)
    for _ in range(_MOST_STEPS):
        sign = first.child_by_field_name("operator") if first is not None and first.type == "binary_operator" else None
        if sign is None or tree.source(sign) != "/":
            break
        parts.append(text(first.child_by_field_name("right")) or HOLE)
        first = tree.unwrapped(first.child_by_field_name("left"))
    if not parts or first is None or not _is_url(tree, written(tree, first)):
        return ""
    base = text(first)
    return "/".join([base.rstrip("/"), *(part.strip("/") for part in reversed(parts))]) if base else ""


def _is_url(tree: Tree, node: Any) -> bool:
    """Whether a value is a URL that a class makes of a text."""
    return (
        node is not None
        and node.type in tree.language.calls
        and re.search(_URLS, tree.callee(node)[0][-40:]) is not None
    )


def _begun(tree: Tree, owner: Any, text: Text) -> str | None:
    """The text that a step puts its own behind; None where it is not known."""
    node = tree.unwrapped(owner)
    if node is not None and node.type in tree.language.calls and re.search(_MAKERS, tree.callee(node)[0][-40:]):
        arguments = tree.call_arguments(node)
        if not arguments or arguments[0].type in tree.language.numbers:
            return ""
        return text(arguments[0]) or HOLE
    return text(owner) or None


def read(tree: Tree, owner: Any, at: int, text: Text) -> str:
    """The text of what is read at a place: a builder's, which statements fill, or a URL's, whose path they set."""
    node = tree.unwrapped(owner)
    if node is None:
        return ""
    if node.type in tree.language.calls:
        return text(node)
    made = written(tree, node)
    if made.type == "composite_literal":
        return _of_parts(dict(members(tree, made)), ("Scheme", "Host", "Path"), text)
    variable = (
        tree.variable(tree.source(node), tree.scope_at(tree.start(node))) if node.type in tree.language.names else None
    )
    if variable is None or len(variable.values) != 1:
        return ""
    if _is_url(tree, made):
        return with_path(tree, variable, text(made), at, text)
    if made.type in tree.language.calls and tree.callee(made)[0].endswith("StringJoiner"):
        sign = next((text(one) for one in tree.call_arguments(made)[:1]), "")
        return sign.join(_pieces(tree, variable, variable.values[0], at, text) or ())
    is_builder = made.type in tree.language.calls and re.search(_MAKERS, tree.callee(made)[0][-40:])
    if not is_builder and not re.search(_BUILDERS, tree.source(made)[-40:]):
        return ""
    begun = _begun(tree, made, text) if is_builder else ""
    pieces = _pieces(tree, variable, variable.values[0], at, text)
    return "".join([begun or "", *pieces]) if pieces is not None else ""


def _pieces(tree: Tree, variable: Variable, made: Change, at: int, text: Text) -> list[str] | None:
    """What the statements on a builder put into it before a place; None where some of them may not be done."""
    pieces = []
    for first in tree.calls_on(variable)[:_MOST_STEPS]:
        if not made.end <= tree.start(first) < at:
            continue
        for step in reversed(chain(tree, first)):
            name = tree.callee(step)[0].rpartition(".")[2]
            if name in _APPENDS and not _is_optional(tree, step, made):
                pieces += [text(one) or HOLE for one in tree.call_arguments(step)]
            elif name not in _READS:
                return None
    return pieces


def _is_optional(tree: Tree, node: Any, made: Change) -> bool:
    """Whether a statement is in a branch or a loop that the making of its variable is not in."""
    around = tree.parent(node)
    while around is not None and not tree.start(around) <= made.start < tree.end(around):
        if around.type in tree.language.branches or around.type in tree.language.functions:
            return True
        around = tree.parent(around)
    return False


def with_path(tree: Tree, variable: Variable, base: str, at: int, text: Text) -> str:
    """A URL with the path that a statement gives it: `url.pathname = "/v1"`."""
    for change in variable.changes:
        key = tree.source(change.keys[0]) if len(change.keys) == 1 and change.keys[0] is not None else ""
        if change.kind == "set" and key in _PATHS and change.start < at:
            path = text(change.value) if change.value is not None else ""
            host = re.match(r"https?://[^/]{1,200}", base)
            base = f"{host[0]}/{path.lstrip('/')}" if host is not None and path else ""
    return base


def _of_parts(parts: dict[str, Any], names: tuple[str, str, str], text: Text) -> str:
    """A URL by its scheme, its host and its path."""
    scheme, host, path = (text(parts[name]) if name in parts else "" for name in names)
    return f"{scheme or 'https'}://{host}/{path.lstrip('/')}" if host and path else ""


def _named(tree: Tree, call: Any) -> list[tuple[str, Any]]:
    holder = tree.part(call, tree.language.calls[call.type][2])
    pairs = [tree.argument(child) for child in (holder.named_children if holder is not None else ())]
    return [(name, value) for name, value in pairs if name is not None]
