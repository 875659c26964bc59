"""Regular expressions that are compiled when they are first used.

Compiling all of them at import costs some 15 ms, a tenth of a whole run; a clean file needs few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "search", "sub", "split", "finditer", "findall", "fullmatch", "pattern")


class _Lazy:
    """Stands in for a compiled pattern; the first use puts the real methods in its place."""

    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern to use like a compiled one."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
