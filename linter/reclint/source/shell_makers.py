"""What a script has programs make of a body before it sends it: `curl -d "$(fix "$BODY")"`, `fix < a.json > b.json`.

Nobody knows what a program makes of what it is given, unless it is one that prints, sends or only looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..tuples import NamedTuple

_DATA = r"(?:-d|--data(?:-raw|-binary|-ascii|-urlencode)?|--json|--body-data|--post-data|-T|--upload-file)[ \t=]{0,4}"
_SENT_VARIABLE = _DATA + r"[\"']?\$\{?([A-Za-z_]\w{0,99})"
_SENT_FILE = _DATA + r"[\"']?@?([\w./-]{1,200})"
_PRINTED_INTO_CURL = r"\|[ \t\\\r\n]{0,99}(?:curl|wget|http|xh)\b"
_SENT_OUTPUT = _DATA + r"[\"']?\$\("
_CAPTURED = r"\b([A-Za-z_]\w{0,99})=\"?\$\("
_WRITTEN = r">[ \t]{0,9}[\"']?([\w./-]{1,200})"
_QUOTED = r"(?<!\\)(?:'[^']{0,2000}'|\"(?:[^\"\\]|\\.){0,2000}\")"
_BOUNDARY = r"(?:(?<!\\)\n|;|&&|\|\||\$\()"
_STAGE = r"\|(?!\|)"
_PREFIX = (
    r"(?:[\s({!]|\b(?:if|then|else|elif|do|while|until|time|sudo|env|command|exec)[ \t]"
    r"|[A-Za-z_]\w{0,99}=\S{0,200}[ \t])*"
)
_NAME = _PREFIX + r"([\w./~-]{1,200})(?=[\s<>]|\Z)"
_VARIABLE = r"\$\{?([A-Za-z_]\w{0,99})"
_PATH = r"[\w./-]{1,200}"
_FUNCTION = r"(?m)^[ \t]{0,99}(?:function[ \t]{1,9})?([A-Za-z_][\w:.-]{0,99})[ \t]{0,9}(?:\(\)|(?<=[\w])[ \t]{0,9}\{)"
_LONGEST = 600
_MOST_FILES = 20
_KEEPING = frozenset(
    ("echo", "printf", "cat", "tee", "curl", "wget", "http", "xh", "jq", "envsubst", "read", "local", "export")
)
"""Programs whose output is read in other ways, and what sends."""
_LOOKING = _KEEPING | frozenset(
    (
        *("ls", "rm", "test", "[", "[[", "chmod", "chown", "head", "tail", "wc", "git", "touch", "diff", "cmp", "grep"),
        *("trap", "stat", "file", "du", "cp", "mv", "source", ".", "jsonlint", "reclint", "less", "more", "unlink"),
        *("sha256sum", "md5sum", "mkdir", "mktemp", "cd", "shred", "declare", "readonly", "return", "exit", "set"),
        *("sed", "perl", "awk", "gawk", "yq", "gomplate", "mustache", "m4", "xargs", "tr"),
    )
)
"""Programs that leave a file as it is, or of which the reader of scripts knows what they do."""


class Made(NamedTuple):
    """The variables and files of which programs make something else that is sent; the files that they may change."""

    variables: set[str]
    files: set[str]
    in_place: set[str]


def made(text: str) -> Made:
    """What the programs that a script calls make something else of."""
    found = Made(set(), set(), set())
    functions = {one[1] for one in re.finditer(_FUNCTION, text)}
    for piece in _makers(text):
        name = _last_name(piece)
        if name is None or name in _KEEPING or name in functions:
            continue
        found.variables.update(re.findall(_VARIABLE, piece))
        found.files.update(_path(path) for path in re.findall(_PATH, piece))
    sent = {_path(path) for path in re.findall(_SENT_FILE, text)}
    for path in sorted(sent)[:_MOST_FILES]:
        if "." in path and _is_given(text, path, functions):
            found.in_place.add(path)
            found.files.add(path)
    return found


def _makers(text: str) -> Iterator[str]:
    """The commands whose output is sent."""
    for pipe in re.finditer(_PRINTED_INTO_CURL, text):
        yield _statement(text, pipe.start())
    for output in re.finditer(_SENT_OUTPUT, text):
        yield _inside(text, output.end())
    sent = set(re.findall(_SENT_VARIABLE, text))
    for captured in re.finditer(_CAPTURED, text) if sent else ():
        if captured[1] in sent:
            yield _inside(text, captured.end())
    files = {_path(path) for path in re.findall(_SENT_FILE, text)}
    for written in re.finditer(_WRITTEN, text) if files else ():
        if _path(written[1]) in files:
            yield _statement(text, written.start())


def _statement(text: str, end: int) -> str:
    """What stands before an offset in its statement."""
    before = text[max(end - _LONGEST, 0) : end]
    bare = re.sub(_QUOTED, lambda quoted: " " * len(quoted[0]), before)
    start = max((boundary.end() for boundary in re.finditer(_BOUNDARY, bare)), default=0)
    return before[start:]


def _inside(text: str, start: int) -> str:
    """What stands between an offset and the parenthesis that closes there."""
    depth = 1
    for sign in re.compile(_QUOTED + r"|[()]").finditer(text, start, start + _LONGEST):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if depth == 0:
            return text[start : sign.start()]
    return ""


def _last_name(piece: str) -> str | None:
    """The name of the command that makes the output of a pipe."""
    bare = re.sub(_QUOTED, lambda quoted: "x" * len(quoted[0]), piece)
    name = re.match(_NAME, re.split(_STAGE, bare)[-1])
    return name[1] if name else None


def _is_given(text: str, path: str, functions: set[str]) -> bool:
    """Whether a program that may change a file is given it."""
    for use in re.finditer(rf"(?<=[ \t\"'/]){re.escape(path)}(?![\w./-])", text):
        before = _statement(text, use.start())
        if before.rstrip(" \t\"'./").endswith((">", "<", "@", "=")):
            continue
        name = _last_name(before)
        if name is not None and name not in _LOOKING and name not in functions:
            return True
    return False


def _path(name: str) -> str:
    return name.removeprefix("./")
