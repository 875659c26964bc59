"""The variables that `envsubst` puts into a body: those that the script exports, in what it certainly reads."""

from __future__ import annotations

import re

from ..shell.words import Word
from .shell_changes import path_of

_COMMAND = r"\benvsubst\b(?:[ \t]{1,9}'([^'\r\n]{0,400})')?"
_INTO = r"[ \t\\\r\n]{0,99}\|[ \t\\\r\n]{0,99}" + _COMMAND
"""Behind a text that is piped into it."""
_FROM_WORD = _COMMAND + r"[ \t]{0,9}<<<[ \t]{0,9}\Z"
_FROM_DOCUMENT = _COMMAND + r"[ \t]{0,9}<<|\|[ \t]{0,9}" + _COMMAND
_FROM_FILE = _COMMAND + r"[ \t]{0,9}<[ \t]{0,9}[\"']?([\w./~-]{1,200})"
_TO_FILE = r">[ \t]{0,9}[\"']?([\w./~-]{1,200})"
_EXPORT = r"(?m)^[ \t]{0,99}(?:export|declare[ \t]{1,9}-x|typeset[ \t]{1,9}-x)[ \t]{1,9}([^\r\n;#|&]{1,1000})"
_EXPORTED = r"(?:\A|[ \t])([A-Za-z_]\w{0,99})(?=[= \t]|\Z)"
_EXPORTS_ALL = r"(?m)^[ \t]{0,99}set[ \t]{1,9}(?:-[a-z]{0,9}a|-o[ \t]{1,9}allexport)\b"
_NAMED = r"\$\{?([A-Za-z_]\w{0,99})"
_BEFORE = 400
"""Characters before a body in which the command stands that reads it."""


class Templates:
    """What `envsubst` reads in a script, and what it may put in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.exports_all = re.search(_EXPORTS_ALL, text) is not None
        self.exported = {
            name for line in re.finditer(_EXPORT, text) for name in re.findall(_EXPORTED, _without_values(line[1]))
        }
        self.files = {path_of(read[2]): read[1] for read in re.finditer(_FROM_FILE, text)}

    def puts_in(self, body: Word, name: str) -> bool:
        """Whether a variable in a body is certainly filled in with what the script sets it to."""
        if not self.exports_all and name not in self.exported:
            return False
        form = self._form(body)
        return form is not None and (not form or name in re.findall(_NAMED, form))

    def _form(self, body: Word) -> str | None:
        """The variables that are put into a body, as the command names them; nothing for all, None for none."""
        low = max(0, body.start - _BEFORE)
        before = self.text[low : body.start]
        if self.text[body.start - 1 : body.start] == "\n":
            line = before[:-1].rpartition("\n")[2]
            if found := re.search(_FROM_DOCUMENT, line):
                return found[1] or found[2] or ""
            written = re.search(_TO_FILE, line)
            path = path_of(written[1]) if written else ""
            return (self.files[path] or "") if path in self.files else None
        found = re.compile(_INTO).match(self.text, body.end) or re.search(_FROM_WORD, before)
        return (found[1] or "") if found else None


def _without_values(exported: str) -> str:
    """The words of an export without what stands behind `=`."""
    return re.sub(_VALUE, "=", exported)


_VALUE = r"=(?:\"[^\"]*\"|'[^']*'|[^\s\"']*)"
