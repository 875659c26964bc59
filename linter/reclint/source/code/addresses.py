"""The URLs in a program: which calls name one, and what it says of the body that is sent there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...diagnostic import Span
from ...spec import ENDPOINTS, facts
from ...spec.did_you_mean import closest
from ...spec.respelt import Flaw, flaw
from ...tuples import NamedTuple
from ..offsets import Stated
from . import builders, handles
from .flow import members, written
from .joins import joined
from .sending import Sending
from .tree import Tree
from .urls import FILLERS, LONGEST, base_of, extent_of, url_text
from .values import Evaluator

MOST_CALLS = 2_000
"""Calls of one program that are looked at for a URL."""


class Address(NamedTuple):
    """What a URL in a program says of the body that is sent there."""

    kind: str | None
    mode: str | None
    is_foreign: bool
    start: int
    end: int
    url: str | None = None
    """The URL, where it can be taken apart; its holes are placeholders."""
    call: tuple[int, int] | None = None
    """The extent of the call that the URL stands in."""
    sending: Sending = Sending()
    literal: tuple[int, int] | None = None
    """The extent of the text of the URL, where that is not in the call."""

    def stated(self) -> Stated:
        """What is known from outside of the body that is sent there."""
        span = Span(*self.literal) if self.literal else Span(self.start, self.end)
        return Stated(self.kind, self.mode, self.url, url_span=span, **self.sending._asdict())


def addressed(tree: Tree) -> Iterator[tuple[int, Address]]:
    """The calls with a URL among their arguments, by identity, with the address."""
    has_bases = re.search(_NAMES_BASE, tree.text) is not None
    for call in tree.calls[:MOST_CALLS]:
        places = _places_of_urls(tree, call)
        addresses = (address_at(tree, argument) for argument in places)
        address = next(filter(None, addresses), None) or _host_of(tree, call)
        if has_bases and (address is None or (address.url or "/").startswith("/")):
            address = _behind_base(tree, call, places) or address
        if address is None and re.search(SENDERS, tree.callee(call)[0][-60:]):
            address = next(filter(None, (_own(tree, node) for node in places[:2])), None)
        if address is not None:
            yield call.id, address


def _own(tree: Tree, node: Any) -> Address | None:
    """The address of a path of the program's own service: `/api/recordings`."""
    options = (
        dict(members(tree, node)) if node is not None and written(tree, node).type in tree.language.objects else {}
    )
    node = next((value for key, value in options.items() if key in URL_KEYS), node if not options else None)
    if node is not None and node.type in tree.language.calls and re.search(_ROUTES, tree.callee(node)[0][-40:]):
        route = next(iter(tree.call_arguments(node)), None)
        is_named = route is not None and "/" not in tree.source(route)
        return Address(None, None, True, tree.start(node), tree.end(node)) if is_named else _own(tree, route)
    if node is None or not _may_be_text(tree, node):
        return None
    path = url_text(tree, node).strip().partition("?")[0].rstrip("/")
    segments = re.sub(_LEADING_HOLE, "", path).split("/")[1:]
    if not segments or not re.fullmatch(_SEGMENT, segments[-1]) or re.search(_LIKE_OURS, path) or "://" in path:
        return None
    if closest(segments[-1], ENDPOINTS) is not None and not any(re.fullmatch(_SEGMENT, one) for one in segments[:-1]):
        return None  # what puts the rest before it may be a function of the program
    return Address(None, None, True, tree.start(node), tree.end(node))


def _behind_base(tree: Tree, call: Any, places: list[Any]) -> Address | None:
    """The address of a path behind the base of a client, where it is one of this API's."""
    base = base_of(tree, call)
    if re.search(_BASE, base) is None:
        return None
    for node in places[:2]:
        path = url_text(tree, node) if _may_be_text(tree, node) else ""
        if not re.fullmatch(_PATH, path) or path.upper() in _METHODS:
            continue
        address = read_address(f"{base.rstrip('/')}/{path.lstrip('/')}", tree.start(node), tree.end(node))
        if address is not None and address.kind is not None:
            return address
    return None


def _places_of_urls(tree: Tree, call: Any) -> list[Any]:
    """The arguments of a call that may be the URL of a request; a header may be one, too."""
    name, arguments = tree.callee(call)[0][-60:], tree.call_arguments(call)
    if name.endswith("curl_setopt"):
        return arguments[2:] if len(arguments) > 2 and tree.source(arguments[1]) in URL_KEYS else []
    return [] if re.search(_HEADERS, name) else arguments


def _host_of(tree: Tree, call: Any) -> Address | None:
    """The address of what is sent through a connection to another service: `HTTPSConnection("example.com")`."""
    if not tree.callee(call)[0][-60:].endswith(".request"):
        return None
    made = written(tree, handles.owner(tree, call))
    if made is None or made.type not in tree.language.calls or not re.search(_CONNECTION, tree.callee(made)[0][-60:]):
        return None
    return next((_host(tree, argument) for argument in tree.call_arguments(made)[:1]), None)


def _host(tree: Tree, node: Any) -> Address | None:
    """The address of a host that is written out; what is sent there to a path of this API's has one of its own."""
    node = written(tree, node)
    text = tree.key_text(node) if node is not None and node.type in tree.language.strings else None
    is_host = text is not None and re.fullmatch(_HOST, text) is not None
    return Address(None, None, True, tree.start(node), tree.end(node)) if is_host else None


def address_at(tree: Tree, node: Any, depth: int = 0) -> Address | None:
    """The address that an argument is or holds: a text, a variable with a text, `url` of an object."""
    node = tree.unwrapped(node)
    if node is None or depth > _DEEPEST:
        return None
    if (value := written(tree, node)).type in tree.language.objects:
        return _of_options(tree, dict(members(tree, value)), depth)
    if value.type in tree.language.calls and Evaluator(tree).template(value)[0] is None:
        address = _of_call(tree, value, depth)
        if value.id == node.id:
            return address
        literal = (address.literal or (address.start, address.end)) if address is not None else None
        return address._replace(start=tree.start(node), end=tree.end(node), literal=literal) if address else None
    if value.type in tree.language.members and re.search(_HREF, tree.source(value)[-20:]):
        owner = tree.part(value, tree.language.members[value.type][0])
        text = builders.read(tree, owner, tree.start(value), lambda inner: url_text(tree, inner))
        return read_address(text, tree.start(node), tree.end(node)) if text else address_at(tree, owner, depth + 1)
    if not _may_be_text(tree, node):
        return None
    address, literal = read_address(url_text(tree, node), tree.start(node), tree.end(node)), written(tree, node)
    if address is not None and (extent := extent_of(tree, node)) is not None:
        return address._replace(literal=extent)
    if address is None or literal is None or not tree.is_text(literal):
        return address
    return address._replace(literal=(tree.start(literal), tree.end(literal)))


def _of_options(tree: Tree, options: dict[str, Any], depth: int) -> Address | None:
    """The address that options of a call name: `{url: …}`, `{hostname: …, path: …}`."""
    urls = (url for key, url in options.items() if key in URL_KEYS)
    texts = (url for url in urls if written(tree, url).type not in tree.language.objects)
    host = options.get("hostname") or options.get("host")
    address = next((address_at(tree, url, depth + 1) for url in texts), None)
    return address or (_host(tree, host) if host is not None and "path" in options else None)


def _of_call(tree: Tree, call: Any, depth: int) -> Address | None:
    """The address that a call makes of its first argument; a function of the program may put the host before a path."""
    arguments = tree.call_arguments(call)
    node = tree.unwrapped(arguments[0]) if arguments else None
    name = tree.callee(call)[0].rpartition(".")[2]
    if tree.result(call) is not None and "cloud_recording" in (text := url_text(tree, call)):
        place = node if node is not None and tree.is_text(node) else call
        return read_address(text, tree.start(place), tree.end(place))
    if name in _BUILT and (text := url_text(tree, call)):
        return read_address(text, tree.start(call), tree.end(call))
    if name == "formatted" or joined(tree, call) is not None:
        address = read_address(url_text(tree, call), tree.start(call), tree.end(call))
        return address._replace(literal=extent_of(tree, call)) if address is not None else None
    if node is None or not (
        tree.is_text(node)
        or name in FILLERS
        or (name in _READERS and (_is_name(tree, node) or node.type in tree.language.calls))
    ):
        return None
    if name in FILLERS:
        return read_address(url_text(tree, call), tree.start(node), tree.end(node))
    address = address_at(tree, node, depth + 1)
    return address if address is not None and (name in _READERS or address.kind is not None) else None


def _is_name(tree: Tree, node: Any) -> bool:
    """Whether a node is a variable, which may hold a text."""
    return node.type in tree.language.names and written(tree, node) is not node


def _may_be_text(tree: Tree, node: Any) -> bool:
    language = tree.language
    return tree.is_text(node) or any(node.type in types for types in (language.names, language.members, language.calls))


def read_address(text: str, start: int, end: int) -> Address | None:
    """What a URL with holes states; None for a text that is no URL."""
    text = text.strip()[:LONGEST]
    path = text.partition("?")[0].rstrip("/")
    if match := re.search(_ENDPOINT, path):
        kind = match["kind"] or "acquire"
        mode = match["mode"]
        is_known = (
            "/v1/apps/" in text
            or _flaw(path) is not None
            or (text.startswith(("/", "${")) and not _is_of_program(text))
        )
        url = text if is_known else None
        return Address(kind, mode if mode in facts.MODES else None, False, start, end, url)
    if (wrong := _flaw(path)) is not None:
        mode = re.search(_MODE, path)
        kind = wrong.kind if ENDPOINTS[wrong.kind].object else None
        return Address(kind, mode[1] if mode and mode[1] in facts.MODES else None, False, start, end, text)
    if (match := re.search(_MISSPELT, path)) and (meant := closest(match["word"], ENDPOINTS)) is not None:
        kind = meant if ENDPOINTS[meant].object else None
        return Address(kind, match["mode"] if match["mode"] in facts.MODES else None, False, start, end, text)
    if "cloud_recording" in path:
        return Address(None, None, False, start, end)
    if re.match(_FOREIGN, path) and not _may_go_on(path):
        return Address(None, None, True, start, end)
    return None


def _flaw(path: str) -> Flaw | None:
    """What is wrong with the path of a URL that begins with a host of the service."""
    host, slash, rest = re.sub(_SCHEME, "", path).partition("/")
    return flaw(f"{slash}{rest}", host) if re.match(_SCHEME, path) else None


def _is_of_program(text: str) -> bool:
    """Whether a path is one of the program's own service: `/api/cloud_recording/acquire`."""
    if "cloud_recording" not in text or "apps/" in text or "/mode/" in text:
        return False
    return text.startswith("/") or re.search(_OWN_PATH, text) is not None


def _may_go_on(path: str) -> bool:
    """Whether a URL is the beginning of many: the host is this API's, and its end is not known."""
    host = re.sub(_SCHEME, "", path).partition("/")[0].lower()
    return host in facts.HOSTS and re.search(_BEGINNING, path) is not None


URL_KEYS = frozenset(("url", "URL", "uri", "path", "endpoint", "CURLOPT_URL"))
_NAMES_BASE = r"(?i)base_?ur[il]|prefixUrl|rootUri|SetHostURL"
_OWN_PATH = r"[^}]/cloud_recording"
_BASE = r"/v1/apps|\A(?!/)[^\r\n]*\}/?cloud_recording"
"""The base of a client of this API; `/api/cloud_recording` is that of the program's own service."""
_PATH = r"[\w${}./:-]{1,2000}"
_METHODS = frozenset(("GET", "POST", "PUT", "PATCH", "DELETE"))
_LEADING_HOLE = r"\A\$\{[^{}]{0,100}\}(?=/)"
_ROUTES = r"(?:\A|\.|\\)(?:route|url|reverse|url_for|action|to_route|path_for)\Z"
"""Functions that give the URL of a route of the program."""
_SEGMENT = r"[A-Za-z][\w.-]{1,60}"
_LIKE_OURS = r"(?i)resource_?id|/mode/|cloud_recording|/v1/apps"
"""Parts of paths of this API."""
SENDERS = r"(?i)(?:post|put|patch|request|fetch|send|axios|call|exchange|ForObject|ForEntity|ajax|inject)\w{0,20}\Z"
"""The end of what functions are called that send a body to the URL before it."""
_HREF = r"\.(?:href|url)\Z"
_DEEPEST = 20
"""Calls and variables that lead on to others."""
_CONNECTION = r"HTTPS?Connection\Z"
_HOST = r"[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,9}(?::[0-9]{1,5})?"
_HEADERS = r"(?i)headers?\Z"
"""The end of what functions are called that set a header."""
_BUILT = frozenset(("append", "concat", "replace", "toString", "String", "str", "build", "buildAndExpand"))
"""Functions that may give a URL that was built step by step."""
_READERS = frozenset(("concat", "URL", "create", "uri", "url", "parse"))
"""Functions that are given a URL and give it, or something with it before its own end."""
_ENDPOINT = (
    r"(?:(?:cloud_recording|\}|\A)/|\A)acquire\Z"
    r"|/mode/(?P<mode>[^/\s]{1,100})/(?P<kind>start|stop|updateLayout|update)\Z"
)
_MISSPELT = r"(?:cloud_recording/|/mode/(?P<mode>[^/\s]{1,100})/)(?P<word>[A-Za-z_-]{4,20})\Z"
_SCHEME = r"\Ahttps?://(?:[^/@\s]{1,200}@)?"
_MODE = r"/mode/([^/\s]{1,100})/"
_BEGINNING = r"\}\Z|[^/]/v1(?:/apps(?:/[^/]{1,200})?)?\Z"
"""The end of a URL that a path may follow."""
_FOREIGN = r"https?://(?:[^/@\s{}$<%]{1,200}@)?[A-Za-z0-9.-]{4,200}(?::[0-9]{1,5})?/"
"""A URL whose host is written out, with a path that is not this API's."""
