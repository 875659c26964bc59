"""URLs that a program joins of parts: `[…].join("/")`, `urljoin(base, path)`, `new URL(path, base)`, builders."""

from __future__ import annotations

import re
from typing import Any

from ...tuples import NamedTuple
from . import handles
from .flow import written
from .tree import Tree

_SEPARATORS = r"\.|->|::|\\"
_PATHS = frozenset(("path", "path.posix", "posix", "posixpath", "os.path", "url", "urls", "Url", "Path", "paths"))
"""What functions are called on that put slashes between the parts of a path."""
_SEGMENTS = r"(?:pathSegment|joinpath|add(?:Encoded)?PathSegments?|append(?:Encoded)?Path|JoinPath)\Z"
"""Steps of a builder of URLs that put a slash and their arguments behind it."""
_BUILDER = r"\b(?:UriComponentsBuilder|ServletUriComponentsBuilder|UriBuilder|HttpUrl|URIBuilder|Uri)\b"
_BUILT = frozenset(
    ("build", "toUri", "toURI", "toUriString", "toString", "encode", "newBuilder", "buildUpon", "uri", "url", "String")
)
"""Steps that change nothing of the path."""
_OPENED = frozenset(("Parse", "ParseRequestURI", "fromHttpUrl", "fromUriString", "parse", "get", "create", "fromUri"))
"""Functions that make a URL, or a builder of one, of their argument."""


class Joined(NamedTuple):
    """What a call joins, and how."""

    parts: list[Any]
    """The syntax nodes of the parts, of which the only one may be a list."""
    sign: Any = "/"
    """What stands between the parts: a text, or the syntax node of one."""
    resolves: bool = False
    """Whether the second part is read as a link on the page that the first one is."""


def joined(tree: Tree, call: Any) -> Joined | None:
    """What a call joins to a URL; None for another call."""
    last = re.split(_SEPARATORS, tree.callee(call)[0][-60:])[-1]
    arguments = tree.call_arguments(call)
    if last in ("join", "Join", "implode"):
        return _of_list(tree, call, last, arguments)
    if last == "urljoin" and len(arguments) > 1:
        return Joined(arguments[:2], resolves=True) if tree.language.package == "python" else Joined(arguments)
    if last in ("urlJoin", "joinURL", "joinUrl"):
        return Joined(arguments)
    if last == "URL" and len(arguments) == 2 and tree.language.package in _SCRIPTS:
        return Joined([arguments[1], arguments[0]], resolves=True)
    if last == "JoinPath" and tree.callee(call)[0] == "url.JoinPath":
        return Joined(arguments)
    return _of_step(tree, call, last, arguments)


_SCRIPTS = frozenset(("javascript", "typescript"))


def _of_list(tree: Tree, call: Any, last: str, arguments: list[Any]) -> Joined | None:
    """What `join` and its like join: the items of a list, or their arguments."""
    if last == "implode" or (tree.language.package == "php" and len(arguments) == 2):
        return Joined(arguments[1:], arguments[0]) if len(arguments) == 2 else None
    owner = handles.owner(tree, call)
    if owner is None or not arguments:
        return None
    name = tree.source(owner)[:40]
    if name == "String":
        return Joined(arguments[1:], arguments[0])
    if name == "strings":
        return Joined(arguments[:1], arguments[1]) if len(arguments) == 2 else None
    if name in _PATHS:
        return Joined(arguments)
    return Joined(arguments, owner) if tree.is_text(written(tree, owner)) else Joined([owner], arguments[0])


def _of_step(tree: Tree, call: Any, last: str, arguments: list[Any]) -> Joined | None:
    """What a step of a builder makes of the URL before it."""
    is_segment = re.match(_SEGMENTS, last) is not None
    if not is_segment and last not in _BUILT and last not in ("path", "resolve"):
        return None
    owner = handles.owner(tree, call)
    if owner is None:
        return None
    if is_segment:
        return Joined([owner, *arguments])
    if last == "resolve" and len(arguments) == 1 and tree.language.package == "java":
        return Joined([owner, *arguments], resolves=True)
    if last == "path" and len(arguments) == 1 and re.search(_BUILDER, tree.source(written(tree, owner))[:200]):
        return Joined([owner, *arguments], "")
    is_built = last in _BUILT and not arguments and written(tree, owner).type in tree.language.calls
    return Joined([owner]) if is_built else None


def opened(tree: Tree, call: Any) -> Any:
    """The syntax node of the URL that a call makes a URL, or a builder of one, of; None for another call."""
    name, arguments = tree.callee(call)[0][-60:], tree.call_arguments(call)
    last = re.split(_SEPARATORS, name)[-1]
    is_opened = last in _OPENED and re.search(_URLS, name) is not None
    return arguments[0] if len(arguments) == 1 and (is_opened or last in ("URL", "URI", "furl")) else None


_URLS = r"\b(?:(?:Servlet)?UriComponentsBuilder|HttpUrl|URI|Uri|UriBuilder|url|URL)(?:\.|::)\w{1,20}\Z"
