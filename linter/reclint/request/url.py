"""What the URL of a request states: endpoint, mode, identifiers.

How URLs are misspelt is loaded where there is one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..spec import ENDPOINTS, PLACEHOLDER_SIGNS, facts
from ..spec.did_you_mean import closest
from ..tuples import NamedTuple

if TYPE_CHECKING:
    from ..spec.respelt import Flaw

HOLE = r"\{[^}]{0,200}\}|:\w|<[^>]{0,200}>|\$|%[^%]{0,200}%"
"""What is filled in later, in a URL or a method."""
_PARAMETER = r"\\\{(\w+)\\\}"
_HOST = r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*)://)?(?:[^/@?#]*@)?(?P<host>\{\{[^{}]*\}\}|\$\{[^{}]*\}|[^/?#]*)(?P<path>/[^?#]*)?"


class Exchange(NamedTuple):
    """A URL of the API taken apart; `kind` is None where the path belongs to no endpoint."""

    url: str
    scheme: str | None
    host: str
    path: str
    kind: str | None
    parameters: dict[str, str]
    misspelt: str | None = None
    """What stands in the place of the endpoint's name, where it is much like it: `aquire`."""
    flaw: Flaw | None = None
    """What is wrong with the path before that, where the host is the service's own: `/v1/app/…`."""

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """Everything that is wrong with the path."""
        return () if self.flaw is None else (self.flaw, *self.flaw.others)

    @property
    def is_endpoint(self) -> bool:
        """Whether the path is that of an endpoint, to the letter."""
        return self.kind is not None and self.misspelt is None and self.flaw is None

    @property
    def is_foreign(self) -> bool:
        """Whether this is the URL of another service, or of a service of the program's own."""
        if self.kind is not None or "cloud_recording" in self.url:
            return False
        from ..spec.respelt import is_near

        return not is_near(self.path, self.host)

    @property
    def mode(self) -> str | None:
        """The mode that the path names, when it is one."""
        mode = self.parameters.get("mode")
        return mode if mode in facts.MODES else None


@lru_cache(maxsize=2)
def _templates(root: str = "") -> tuple[tuple[str, re.Pattern[str]], ...]:
    """By kind what matches its path; without a root that all paths have."""
    return tuple((kind, re.compile(_template(endpoint.path, root))) for kind, endpoint in ENDPOINTS.items())


def _template(path: str, root: str) -> str:
    """The pattern of an endpoint's path, from behind a root that it has."""
    escaped = re.escape(path.partition(root)[2] if root else path)
    return re.sub(_PARAMETER, r"(?P<\1>[^/]+)", escaped) + r"/?\Z"


def parse_url(url: str) -> Exchange:
    """Takes a URL apart by the path templates of the spec; a prefix before `/v1/` (a proxy's) is allowed.

    Where the URL begins with a variable, which may hold the host and more, the end of the path tells.
    """
    from ..spec.respelt import flaw, is_of_service, other_parts

    found = re.match(_HOST, url.strip())
    scheme, host, path = (found["scheme"], found["host"], found["path"] or "") if found else (None, "", "")
    is_doubled = path.startswith("//") and is_of_service(host)
    if not is_doubled and (endpoint := _endpoint(path, host)):
        return Exchange(url, scheme, host, path, *endpoint)
    if not is_doubled and (corrected := _corrected(path)) is not None and (endpoint := _endpoint(corrected, host)):
        return Exchange(url, scheme, host, path, *endpoint, path.rstrip("/").rpartition("/")[2])
    if (wrong := flaw(path, host)) is not None:
        _, parameters = _endpoint(_mended(path, wrong), host) or ("", {})
        return Exchange(url, scheme, host, path, wrong.kind, parameters, None, wrong)
    if kind := _ending(path, host):
        return Exchange(url, scheme, host, path, kind, dict(re.findall(_NAMED, path)), None, other_parts(kind))
    return Exchange(url, scheme, host, path, None, {})


def _mended(path: str, wrong: Flaw) -> str:
    """A path without what is wrong with it; as it is where a slash is missing."""
    if wrong.sort == "doubled":
        return re.sub(_SLASHES, "/", path)
    if wrong.sort == "lacking":
        return path
    path = f"{path.rstrip('/')}/"
    for part in (*reversed(wrong.others), wrong):
        path = path.replace(f"{part.before}{part.found}/", f"{part.before}{part.right}/", 1)
    return path


_SLASHES = r"/{2,9}"


def _endpoint(path: str, host: str) -> tuple[str, dict[str, str]] | None:
    """The endpoint that a path is that of, and what stands in the places of its parameters."""
    start = path.find("/v1/apps/")
    for kind, template in _templates():
        if start >= 0 and (hit := template.match(path, start)):
            return kind, hit.groupdict()
    if start < 0 and (not host or host.startswith(PLACEHOLDER_SIGNS)):
        end = _end(path)
        for kind, template in _templates(_ROOT):
            if hit := template.match(end):
                return kind, hit.groupdict()
    return None


def _corrected(path: str) -> str | None:
    """A path of this API with the name of the endpoint that its last part was probably meant to be."""
    if not _end(path):
        return None
    before, _, word = path.rstrip("/").rpartition("/")
    right = _meant(word)
    return None if right is None else f"{before}/{right}"


def _meant(word: str) -> str | None:
    """The endpoint that a word was probably meant to name; None where it names one, and where it is another word."""
    return closest(word, ENDPOINTS) if word not in ENDPOINTS and re.fullmatch(_WORD, word) else None


_WORD = r"[A-Za-z_-]{4,20}"


def contradicted(kind: str | None, mode: str | None, url: str) -> str | None:
    """Why a body cannot be sent to a URL, or not with a stated kind and mode, in words; None where it can."""
    exchange = parse_url(url)
    is_whole = kind in ENDPOINTS or kind == "session"  # a part of a request has no URL of its own
    if exchange.kind is not None and ENDPOINTS[exchange.kind].object is None:
        return f"the URL is that of {exchange.kind}, whose requests have no body"
    if is_whole and exchange.kind is not None and kind != exchange.kind:
        return f"the URL is that of {exchange.kind}, and kind is {kind}; leave out one of them"
    if mode is not None and exchange.mode is not None and mode != exchange.mode:
        return f"the URL is for mode {exchange.mode}, and mode is {mode}; leave out one of them"
    return None


_SPELT_OUT = r"resourceid/[^/]+/(?:sid/[^/]+/)?mode/[^/]+/[^/]+/?\Z"
"""A path that names what each of its parts is, so that a hole in it is one of them."""


_NAMED = r"/(resourceid|sid|mode)/([^/]+)(?=/)"


def _ending(path: str, host: str) -> str | None:
    """The endpoint that a path ends with though it lacks a part of that endpoint's path, or has one too many."""
    from ..spec.respelt import is_near

    root, name, rest = path.partition("/cloud_recording/")
    last = path.rstrip("/").rpartition("/")[2]
    is_spelt_out = re.match(_SPELT_OUT, rest if name else path[1:]) is not None
    is_behind_variable = is_spelt_out and (not host or host.startswith(PLACEHOLDER_SIGNS))
    is_ours = (name and "/v1/apps/" in f"{root}/") or is_behind_variable or is_near(path, host)
    is_known = is_spelt_out or not re.search(HOLE, rest if name else path)  # a hole may be several parts
    return last if is_ours and last in ENDPOINTS and is_known else None


def is_meant_for_service(exchange: Exchange) -> bool:
    """Whether a request surely goes to an endpoint, be its URL right or not; a proxy may have its own ways."""
    if exchange.kind is not None:
        return True
    from ..spec.respelt import is_of_service, meant_host

    is_near_host = is_of_service(exchange.host) or meant_host(exchange.host) is not None
    return is_near_host and not exchange.is_foreign


def _end(path: str) -> str:
    """The end of a path that is this API's own; `acquire` alone may be anybody's."""
    if (at := path.find(_SERVICE)) >= 0:
        return path[at + len(_ROOT) :]
    at = path.find("/resourceid/")
    return path[at:] if at >= 0 else ""


URL_ENDS = "expected an end like …/cloud_recording/acquire or …/resourceid/{resourceid}/mode/mix/start"
"""What is said of a URL that is none of this API's."""
_ROOT = "/cloud_recording"


@lru_cache(maxsize=1024)
def stated_by(text: str) -> tuple[str, str | None] | None:
    """The kind and mode that a URL, or the end of its path, states; None unless it is an endpoint with a body."""
    at = text.find(_SERVICE)
    if at < 0:
        return None
    path = text[at + len(_SERVICE) :].partition("?")[0].rstrip("/").split("/")
    kind = _meant(path[-1]) or path[-1]
    if kind not in ENDPOINTS or ENDPOINTS[kind].object is None:
        return None
    mode = path[-2] if len(path) > 1 else None
    return kind, mode if mode in facts.MODES else None


_SERVICE = "/cloud_recording/"
