"""What a template or a shell fills in in a program before it runs: outside of texts it is no code of the language."""

from __future__ import annotations

import re

_TEXT = (
    r"\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*(?:\"\"\"|\Z)|'''(?:[^'\\]|\\.|'(?!''))*(?:'''|\Z)"
    r"|\"(?:[^\"\\\r\n]|\\.)*|'(?:[^'\\\r\n]|\\.)*|`(?:[^`\\]|\\.)*|//[^\r\n]*|/\*(?:[^*]|\*(?!/))*"
)
"""A text or comment of any language, its last sign not counted where that does not tell it from another."""
_HOLE = (
    r"\$\{\{[^{}\r\n]{0,200}\}\}|\{\{(?:_|-?[ \t]*[.$]?[A-Za-z_][^{}:,;=\r\n]{0,200})\}\}|\$\{[^{}\r\n]{0,200}\}"
    r"|\$\[\[[^\[\]\r\n]{0,200}\]\]|<%=[^%\r\n]{0,200}%>|%[A-Z][A-Z0-9_]{1,60}%"
)
"""A value that is filled in."""
_CONTROL = (
    r"\{\{-?[ \t]{0,9}(?:[#/^>!]|(?:if|else|end|range|with|define|block|template|include|for)\b(?![ \t]{0,9}\())"
    r"|\{%|<%(?!=)"
)
"""Template code that may repeat or leave out what follows."""
_TOKEN = rf"(?s)(?P<text>{_TEXT})|(?P<control>{_CONTROL})|(?P<hole>{_HOLE})"
_TOKEN_WITH_HASH = rf"(?s)(?P<text>{_TEXT}|#[^\r\n]*)|(?P<control>{_CONTROL})|(?P<hole>{_HOLE})"
_END = {'"': '"', "'": "'", "`": "`", "/": "*/"}
"""By the first sign of a text or comment the last one."""
_VISIBLE = r"[^\r\n]"
_LONGEST = 300
_BEFORE_VALUE = ":=(,[?&|+"
_ATTRIBUTE = r"[\w-]=\Z"
"""Before the value of an attribute in JSX."""
_BLANKS = 200
_SIGNS = ("${", "{{", "$[[", "<%", "{%", "%")


def without_holes(text: str, *, has_hash_comments: bool) -> str | None:
    """A program with an unknown name of the same length in the place of each value that is filled in.

    What stands by itself between statements is blank. None where it stands so inside of brackets, as it may be more
    than one member, and nothing is certain of what is around it.
    """
    if not any(sign in text for sign in _SIGNS):
        return text
    pattern = re.compile(_TOKEN_WITH_HASH) if has_hash_comments else re.compile(_TOKEN)
    pieces: list[str] = []
    at = begin = depth = 0
    while (found := pattern.search(text, at)) is not None:
        start, end = found.span()
        depth += _opened(text[at:start])
        at = end
        if found.lastgroup == "text":
            at += len(_END[found[0][:1]]) if text.startswith(_END.get(found[0][:1], "\0"), end) else 0
            continue
        is_code = found.lastgroup == "control"
        if is_code or _is_alone(text, start, end):
            if depth > 0:
                return None
            at = end = text.find("}}", start) + 2 if is_code and "}}" in text[start : start + _LONGEST] else end
            pieces += [text[begin:start], re.sub(_VISIBLE, " ", text[start:end])]
            begin = end
        elif _is_value(text, start, found[0]):
            pieces += [text[begin:start], "_" * (end - start)]
            begin = end
    return "".join((*pieces, text[begin:])) if pieces else text


def _opened(code: str) -> int:
    """How many more brackets are opened in code than closed."""
    return sum(map(code.count, "([{")) - sum(map(code.count, ")]}"))


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but a comma stands beside a hole on its line: it may be several members."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    following = text.find("\n", end)
    behind = text[end : following if following >= 0 else len(text)]
    return not before.strip() and not behind.strip(" \t\r,")


def _is_value(text: str, start: int, hole: str) -> bool:
    """Whether a hole stands where a value may; not so `${` in a text inside of a text, and `{{` in JSX or Go."""
    before = text[max(start - _BLANKS, 0) : start]
    if hole.startswith("{{") and re.search(_ATTRIBUTE, before):
        return False
    return before.rstrip()[-1:] in _BEFORE_VALUE
