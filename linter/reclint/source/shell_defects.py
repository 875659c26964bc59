"""What is wrong with how a script writes a body: quotes that the shell takes off, variables that it leaves alone."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Container

from ..diagnostic import Severity, Span, Violation
from ..shell.words import LITERAL, Word
from .ours import names_request

_UNESCAPED = r"\"(?=\s{0,200}\{\s{0,200}(\")[A-Za-z_])"
"""A body in double quotes whose first inner quote ends them."""
_END_OF_UNESCAPED = r"\}\s{0,200}\"(?=[\s;|&)\\]|\Z)"
IN_SINGLE_QUOTES = "put the body in single quotes, or "
"""What is said of a body in double quotes, but for shells that have no other ones."""
_LONGEST_BODY = 20_000
_VARIABLE = (
    r"\$\{([A-Za-z_]\w{0,99})(?::?[-=?+][^{}\"\r\n]{0,200})?\}"
    r"|\$([A-Za-z_]\w{0,99})"
)
_CAPITALS = r"[A-Z_]{3,99}"
_MOST_NOTES = 20
_BLANKS = 200
"""Before a variable, the most blanks behind a colon."""
_OF_COMMAND = "_"
"""The name that stands for what a command prints."""


def without_unescaped_quotes(text: str, body: Word) -> tuple[Word, Violation] | None:
    """A body in double quotes with unescaped ones in it, as it was meant; and what is wrong with it."""
    opening = re.compile(_UNESCAPED).match(text, body.start)
    if opening is None:
        return None
    start = opening.end()
    end = _end(text, start)
    if end is None or not names_request(text[start:end]):
        return None
    message = (
        "this quote ends the string, so the shell removes the quotes inside the body, and what it sends is not JSON; "
        f'{IN_SINGLE_QUOTES}write `\\"` for each quote in it'
    )
    defect = Violation("", message, span=Span(*opening.span(1)), rule="syntax-error")
    meant = Word(text[start:end], ((0, start), (end - start, end)), body.start, end + 1, ("", ""))
    return meant, defect


def _end(text: str, start: int) -> int | None:
    """Where a body ends that was meant to end at a quote."""
    try:
        end = json.JSONDecoder().raw_decode(text[start : start + _LONGEST_BODY].lstrip())[1]
    except (ValueError, RecursionError):
        closing = re.compile(_END_OF_UNESCAPED).search(text, start, start + _LONGEST_BODY)
        return closing.end() - 1 if closing else None
    content = text[start : start + _LONGEST_BODY]
    return start + len(content) - len(content.lstrip()) + end


def unfilled(body: Word, known: Container[str]) -> Violation | None:
    """That a body holds variables in quotes in which the shell puts nothing in; `known` are those of the script."""
    found = [variable for variable in re.finditer(_VARIABLE, body.text) if _is_left(body, variable, known)]
    if not found:
        return None
    places = [_place(body, variable) for variable in found]
    name = found[0][1] or found[0][2]
    is_certain = found[0][1] is not None or name in known or re.fullmatch(_CAPITALS, name) is not None
    shown = f"the variable {name}" if is_certain else "this variable"  # which may be a secret that begins with `$`
    many = f" (the first of {len(found):,})" if len(found) > 1 else ""
    is_raw = body.quote_at(found[0].start()) == "raw"
    where = "in this here-document, because its end word is quoted" if is_raw else "inside single quotes"
    is_value = any(_is_bare(body.text, variable) for variable in found)
    return Violation(
        "",
        f"the shell does not expand {shown} {where}; the text is sent as it is written{many}",
        severity=Severity.ERROR if is_value else Severity.WARNING,
        span=places[0],
        notes=tuple((place, "not expanded either") for place in places[1 : _MOST_NOTES + 1]),
        rule="unfilled-placeholder",
    )


def _is_left(body: Word, variable: re.Match[str], known: Container[str]) -> bool:
    """Whether something is certainly a variable, and left as it is."""
    start, end = variable.span()
    run = _run(body, start)
    stop = body.runs[run + 1][0] if run + 1 < len(body.runs) else len(body.text)
    if body.quote_at(start) not in LITERAL or end > stop or variable[1] == _OF_COMMAND:
        return False
    if variable[1] is not None:
        return True
    is_whole = body.text[start - 1 : start] == '"' == body.text[end : end + 1]
    return is_whole or variable[2] in known


def _is_bare(text: str, variable: re.Match[str]) -> bool:
    """Whether a variable stands in place of a value, without quotes of JSON."""
    return text[max(variable.start() - _BLANKS, 0) : variable.start()].rstrip()[-1:] == ":"


def _run(body: Word, at: int) -> int:
    return bisect_right(body.runs, at, key=lambda run: run[0]) - 1


def _place(body: Word, variable: re.Match[str]) -> Span:
    start, target = body.runs[_run(body, variable.start())]
    at = target + variable.start() - start
    return Span(at, at + len(variable[0]))
