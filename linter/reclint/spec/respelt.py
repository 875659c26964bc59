"""What is wrong with a path on a host of the service that is almost that of an endpoint.

On such a host nothing but the documented paths answers; a proxy may have paths of its own.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from ..tuples import NamedTuple
from . import facts
from .did_you_mean import closest
from .objects import ENDPOINTS
from .placeholders import PLACEHOLDER_SIGNS
from .words import normal

_DOMAINS = (".agora.io", ".sd-rtn.com")
_SLASHES = "//"
_SERVICE = "cloud_recording"
_APPS = "/apps/"


class Flaw(NamedTuple):
    """What a path has in the place of a part of an endpoint's path."""

    kind: str
    before: str
    """What stands before it, so that it can be found."""
    found: str
    right: str
    sort: Literal["misspelt", "other", "doubled", "lacking", "parts"]
    others: tuple["Flaw", ...] = ()
    """Further parts that are misspelt."""


def is_of_service(host: str) -> bool:
    """Whether a host is one of the service's own, or another one in its domains."""
    return f".{host.lower().partition(':')[0]}".endswith(_DOMAINS)


def flaw(path: str, host: str) -> Flaw | None:
    """What is wrong with a path; None where a variable may hold several parts.

    More than one part may be wrong where each of them is much like what it should be.
    """
    path = path.rstrip("/")
    if not is_of_service(host) or path.count("/") > _MOST_PARTS or len(path) > _LONGEST:
        return None
    parts = path.split("/")
    for search in (_other_part, _other_parts):
        if found := next((one for kind, right in _rights() if (one := search(kind, parts, right))), None):
            return found
    return next(_of_slashes(path), None)


def other_parts(kind: str) -> Flaw:
    """What is wrong with a path that has other parts than that of the endpoint that it ends with."""
    return Flaw(kind, "/", kind, kind, "parts")


def is_near(path: str, host: str) -> bool:
    """Whether a path on a host of the service ends like that of an endpoint, and has fewer parts."""
    path = path.rstrip("/")
    endpoint = ENDPOINTS.get(path.rpartition("/")[2])
    is_shorter = endpoint is not None and path.count("/") < endpoint.path.count("/")
    return is_shorter and is_of_service(host) and _APPS in path


def _other_part(kind: str, parts: list[str], right: list[str]) -> Flaw | None:
    """The one part of a path that is another word than in the path of an endpoint."""
    if len(parts) != len(right) or parts[-1] != right[-1] or "" in parts[1:]:
        return None
    other = _differing(parts, right)
    if len(other) != 1 or _holds_variable(parts[other[0]]):
        return None
    at = other[0]
    found, word = parts[at], right[at]
    if word == _SERVICE and not _is_meant(found, word) and not normal(found).startswith("cloudrec"):
        return None  # another service
    return Flaw(kind, f"{parts[at - 1]}/", found, word, _sort(found, word))


def _other_parts(kind: str, parts: list[str], right: list[str]) -> Flaw | None:
    """The parts of a path that are almost the words of an endpoint's path; another version of the API is one, too."""
    if len(parts) != len(right) or "" in parts[1:]:
        return None
    other = _differing(parts, right)
    if not other or not all(_is_near_word(parts[at], right[at]) for at in other):
        return None
    if parts[-1] != right[-1] and closest(parts[-1], ENDPOINTS) != kind:
        return None
    if other[:1] == [len(parts) - 1]:
        return None  # the name of the endpoint alone
    first, *others = (
        Flaw(kind, f"{parts[at - 1]}/", parts[at], right[at], _sort(parts[at], right[at])) for at in other
    )
    return first._replace(others=tuple(others))


def _differing(parts: list[str], right: list[str]) -> list[int]:
    """The numbers of the parts that are other words than in the path of an endpoint."""
    return [at for at, word in enumerate(right) if word != parts[at] and not word.startswith("{")]


def _holds_variable(part: str) -> bool:
    return any(sign in part for sign in PLACEHOLDER_SIGNS)


def _is_meant(found: str, word: str) -> bool:
    """Whether a word is much like another one, or the same but for its case and signs."""
    return closest(found, (word,)) == word or normal(found) == normal(word)


def _is_near_word(found: str, word: str) -> bool:
    is_other_version = re.fullmatch(_VERSION, found) is not None and re.fullmatch(_VERSION, word) is not None
    return not _holds_variable(found) and (is_other_version or _is_meant(found, word))


def _sort(found: str, word: str) -> Literal["misspelt", "other"]:
    is_version = re.fullmatch(_VERSION, found) is not None
    return "misspelt" if _is_meant(found, word) and not is_version else "other"


def _of_slashes(path: str) -> Iterator[Flaw]:
    """The doubled or missing slash of a path that is an endpoint's otherwise."""
    run = path.find(_SLASHES)
    if run >= 0:
        parts = [part for part in path.split("/") if part]
        for kind, right in _rights():
            if len(parts) == len(right) - 1 and _is_right(["", *parts], right):
                yield Flaw(kind, path[:run].rpartition("/")[2], _SLASHES, "/", "doubled")
        return
    if any(sign in path for sign in PLACEHOLDER_SIGNS):
        return
    for kind, pattern in _without_slashes():
        lacking = ENDPOINTS[kind].path.count("/") - path.count("/")
        if lacking == 1 and pattern.fullmatch(path.replace("/", "")):
            yield Flaw(kind, "/", kind, "/", "lacking")


def _is_right(parts: list[str], right: list[str]) -> bool:
    return all(part == word or word.startswith("{") for part, word in zip(parts, right, strict=True))


@lru_cache(maxsize=1)
def _rights() -> tuple[tuple[str, list[str]], ...]:
    """By kind the parts of its path."""
    return tuple((kind, endpoint.path.split("/")) for kind, endpoint in ENDPOINTS.items())


@lru_cache(maxsize=1)
def _without_slashes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """By kind what matches its path without any slash."""
    plain = ((kind, re.escape(endpoint.path.replace("/", ""))) for kind, endpoint in ENDPOINTS.items())
    return tuple((kind, re.compile(re.sub(r"\\\{\w+\\\}", r"[^/?#]{1,300}?", path))) for kind, path in plain)


def meant_host(host: str) -> str | None:
    """The host of the service that a host was probably meant to be; None for any other."""
    host = host.lower()
    if host.endswith(".agora.com") and (right := f"{host[:-4]}.io") in facts.HOSTS:
        return right
    joined = next((known for known in facts.HOSTS if host.startswith(known)), None)
    if joined is not None and re.fullmatch(_RUN_ON, host[len(joined) :]):
        return joined  # `api.agora.iov1`: the slash is missing
    name, _, domain = host.partition(".")
    is_like = domain != _LIKELY and f"{name}.{_LIKELY}" in facts.HOSTS and closest(domain, (_LIKELY,)) is not None
    return f"{name}.{_LIKELY}" if is_like else None


_LIKELY = "sd-rtn.com"
"""The domain whose name nobody else's is like; others are like `agora.io`, among them `agoraio.cn`, which is in use."""
_VERSION = r"v[0-9]{1,3}"
_RUN_ON = r"[a-z0-9]{1,20}"
_MOST_PARTS, _LONGEST = 20, 1_000
