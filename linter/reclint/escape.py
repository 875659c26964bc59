"""The one gate through which every piece of input passes on its way to a terminal, a log or a file.

Control characters, bidirectional marks and line breaks become visible escapes, so that no text can move the cursor,
forge a line or turn its direction; the sequences that CI systems read as commands are broken up.
"""

from __future__ import annotations

import re
from typing import Any

_MARKS = (
    "\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
_UNSAFE = f"[\x00-\x1f{_MARKS}]"
_UNSAFE_IN_JSON = f"[\x00-\x09\x0b-\x1f{_MARKS}]"
"""The same without the line breaks between values: those in strings are escaped already."""
_HASHES = r"(?i)##(?=\[|vso\[|teamcity\[)"
"""What GitHub's runner, Azure Pipelines and TeamCity read as a command anywhere in a line."""
_FOLDS = r"(section_(?:start|end)|travis_(?:fold|time|start)):"
"""What GitLab and Travis read as the edge of a section."""
_LINE_STARTS = ("::", "---", "+++", "^^^", "~~~")
"""What GitHub's runner and Buildkite read as a command at the start of a line."""
_NAMES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def text(value: str) -> str:
    """A piece of input for people to read on one line."""
    return _broken(value if value.isprintable() else re.sub(_UNSAFE, _visible, value), "\\")


def _visible(found: re.Match[str]) -> str:
    character = found[0]
    return _NAMES.get(character) or f"\\u{{{ord(character):x}}}"


def line(value: str) -> str:
    """A line of source, one sign for each character: a tab stays, what is unsafe is a replacement character."""
    shown = value
    if not value.isprintable():
        shown = re.sub(_UNSAFE, lambda found: found[0] if found[0] == "\t" else "\ufffd", value)
    return re.sub(_FOLDS, "\\1\ufffd", re.sub(_HASHES, "#\ufffd", shown))


def _broken(value: str, sign: str) -> str:
    """A text in which a sign stands inside every command of a CI system."""
    value = re.sub(_HASHES, lambda _: f"#{sign}#", value)
    return re.sub(_FOLDS, lambda fold: f"{fold[1]}{sign}:", value)


def lines(value: str) -> str:
    """A text of several lines, each made safe but for its tabs; those of a patch may begin with its own signs."""
    return "".join(f"{_unlike(_with_tabs(line), '::')}\n" for line in value.split("\n")[:-1])


def _with_tabs(value: str) -> str:
    return "\t".join(map(text, value.split("\t")))


def start(value: str) -> str:
    """A piece of input at the start of a line: never read as a command of a CI system; some trim lines first."""
    return _unlike(text(value), *_LINE_STARTS)


def _unlike(shown: str, *starts: str) -> str:
    """A line that begins with none of the signs of a command."""
    return f"\\{shown}" if shown.lstrip().startswith(starts) else shown


def path(value: str) -> str:
    """A file name at the start of a line: never read as a command, an option or a comment."""
    shown = text(value)
    return f"./{shown}" if shown.lstrip().startswith((*_LINE_STARTS, "-", "#")) else shown


def as_json(value: Any, indent: int | None = None) -> str:
    """JSON that no CI system reads a command in, and that every decoder reads back unchanged."""
    import json  # most runs need none

    dumped = json.dumps(value, ensure_ascii=False, indent=indent)
    escaped = re.sub(_FOLDS, r"\1\\u003a", re.sub(_HASHES, r"#\\u0023", dumped))
    return re.sub(_UNSAFE_IN_JSON, _escape, escaped)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
