"""Which texts are programs: by the ending of a file, and by the name that a fence in a page gives its language."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec

PROGRAMS = frozenset(
    (
        *(".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".py", ".php", ".go", ".java"),
        *(".html", ".htm", ".vue", ".svelte"),
    )
)
"""Endings of the files whose literals are read, where the extra `code` is installed."""

LONGEST_FILE = 256 * 1024
"""Characters of a program, and of the programs in a page; what is longer was written by a program."""
_FENCES = {
    **{ending[1:]: ending for ending in PROGRAMS},
    **dict.fromkeys(("javascript", "node", "nodejs", "javascriptreact", "es6"), ".js"),
    **dict.fromkeys(("typescript",), ".ts"),
    **dict.fromkeys(("python", "python3", "py3"), ".py"),
    "typescriptreact": ".tsx",
    "golang": ".go",
}
_NAME = r"[a-z0-9]{1,20}"


def is_program(path: str) -> bool:
    """Whether a file is read as a program, by its name."""
    return path[path.rfind(".") :].lower() in PROGRAMS


@cache
def reads_programs() -> bool:
    """Whether the extra `code` is installed."""
    return find_spec("tree_sitter") is not None


def ending_of_fence(language: str) -> str | None:
    """The ending of files in the language of a fence, which may go on with attributes; None where it is no program."""
    name = re.match(_NAME, language)
    return _FENCES.get(name[0]) if name else None
