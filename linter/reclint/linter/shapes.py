"""Bodies that differ only in identifiers: the name of the channel, the ID of the recorder, the token.

Almost every body of a log is of a channel and a session of its own, so that few are equal; but no rule tells one proper
channel name from another. A body with its identifiers replaced by others of the same sort has the same findings, unless
one of them shows the identifier.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..diagnostic import Span
from ..rules.credentials import looks_real
from ..spec import PLACEHOLDERS, Placeholders
from ..tuples import NamedTuple

_CHANNEL = r'"cname"[ \t\r\n]{0,4}:[ \t\r\n]{0,4}"((?=[A-Za-z_-]{0,50}[0-9])[A-Za-z0-9][A-Za-z0-9_-]{2,50})"'
"""With a digit in it, as that is never the text of a missing value."""
_USER = r'"uid"[ \t\r\n]{0,4}:[ \t\r\n]{0,4}"([1-9][0-9]{2,8})"'
_TOKEN = r'"token"[ \t\r\n]{0,4}:[ \t\r\n]{0,4}"((?=[^0-9"]{0,999}[0-9])[A-Za-z0-9+/=_-]{16,1000})"'
_REAL = "pQ7vZr2KmXw9TbLs4NcYh6Jd"
_UNREAL = "token0token0token0token0"


class Shape(NamedTuple):
    """A body with other identifiers."""

    text: str
    stand_ins: tuple[str, ...] = ()
    """The other identifiers, in the order of the body."""
    places: tuple[Span, ...] = ()
    """Where the body's own identifiers stand in it."""

    def shows_in(self, text: str) -> bool:
        """Whether one of the other identifiers stands in a text."""
        return any(one in text for one in self.stand_ins)


class Shaper:
    """Finds the shapes of bodies, under settings that may have an opinion on some identifiers."""

    def __init__(self, placeholders: Placeholders = PLACEHOLDERS, require: Mapping[str, Any] | None = None) -> None:
        judged = {name.rpartition(".")[2] for name in require or ()}
        self._forms = [
            (re.compile(pattern).search, '"' if key != "token" else "", stand_in)
            for key, pattern, stand_in in _FORMS
            if key not in judged and not placeholders.extra
        ]

    def shape(self, body: str) -> Shape:
        """The shape of a body; the body itself where it has no identifier that could be replaced."""
        found = sorted(self._identifiers(body)) if "\\u" not in body else []  # an escape may hide that two are the same
        pieces, at = [], 0
        for place, stand_in in found:
            pieces += [body[at : place.start], stand_in]
            at = place.end
        stand_ins, places = tuple(stand_in for _, stand_in in found), tuple(place for place, _ in found)
        return Shape("".join([*pieces, body[at:]]), stand_ins, places)

    def _identifiers(self, body: str) -> Iterator[tuple[Span, str]]:
        """The place of each identifier with what is put there."""
        for search, quote, stand_in in self._forms:
            match = search(body)
            if match is None:
                continue
            value, other = match[1], stand_in(match[1])
            # what stands elsewhere as well may be compared with it; a token is masked even inside of other texts
            if body.count(f"{quote}{value}{quote}") == 1 and other not in body:
                yield Span(*match.span(1)), other


def _channel(value: str) -> str:
    return "channel-0-of-a-shape"


def _user(value: str) -> str:
    return "190019001"


def _token(value: str) -> str:
    return _REAL if looks_real(value) else _UNREAL


_FORMS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("cname", _CHANNEL, _channel),
    ("uid", _USER, _user),
    ("token", _TOKEN, _token),
)
