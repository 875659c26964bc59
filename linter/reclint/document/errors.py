"""What can be wrong with a text before anything is known of requests, in words that no parser chooses."""

from __future__ import annotations

import re
from typing import Any

from ..diagnostic import Span, Violation
from ..limits import Limits
from . import invisible
from .lines import line_start
from .scalars import MAX_DIGITS


def defect(rule: str, message: str, span: Span, notes: tuple[tuple[Span, str], ...] = ()) -> Violation:
    """A defect of the text itself; `notes` are further places with their words."""
    return Violation("", message, span=span, notes=notes, rule=rule)


class Broken(Exception):
    """Reading cannot go on; carries the reason. Never leaves this package."""

    def __init__(self, problem: Violation) -> None:
        super().__init__(problem.message)
        self.problem = problem


MAX_DEFECTS = 100
"""Most defects that are told of one text that can be read in spite of them."""
MAX_DOCUMENTS = 10_000
"""Most documents in one stream."""


def too_deep(start: int, limits: Limits) -> Broken:
    """The verdict on nesting beyond the bound."""
    message = f"nested more than {limits.depth} levels deep: not read"
    return Broken(defect("too-large", message, Span(start, start + 1)))


def too_many(start: int, limits: Limits) -> Broken:
    """The verdict on more values than the bound."""
    message = f"contains more than {limits.values:,} values (aliases counted as often as they are used): not read"
    return Broken(defect("too-large", message, Span(start, start + 1)))


def too_wide(start: int, limits: Limits) -> Broken:
    """The verdict on more keys in one object than the bound."""
    message = f"contains more than {limits.keys:,} keys in one object: not read"
    return Broken(defect("too-large", message, Span(start, start + 1)))


def oversized(start: int, end: int) -> Violation:
    """The verdict on a number longer than the bound."""
    return defect("too-large", f"a number of more than {MAX_DIGITS:,} digits: not read", Span(start, end))


def too_broken(start: int) -> Broken:
    """The verdict on more defects than anybody reads."""
    message = f"more than {MAX_DEFECTS} defects of the text: the rest is not read"
    return Broken(defect("syntax-error", message, Span(start, start + 1)))


_MISFIT = "this line does not fit the block it stands in: look at its indentation, and at quotes on the line before"
_MISFIT_ITEM = "this line does not fit the list it stands in: look at its indentation"
_TAB = "indentation must be spaces, not a tab"
_ESCAPE = "a backslash in double quotes begins an escape sequence, and this is not one: double it, or use single quotes"

_SECOND_COLON = (
    "a second `: ` on one line, or a line indented differently from its neighbours: "
    "add quotes, or correct the indentation"
)
_NO_COLON = "this key has no `: ` after it"
_GLUED_WORDS = "a colon needs a blank after it: `key: value`"
_GLUED = r"[ \t]{0,200}(?:- {1,9})?([A-Za-z_][\w.-]{0,100}:)([^ \t\r\n:/])"
_BARE = r"[ \t]{0,200}(?:- {1,9})?([A-Za-z_][\w.-]{0,100})[ \t]{1,20}[\"'\w$\[{]"

_WORDS = (
    (r"mapping values are not allowed", _SECOND_COLON),
    (r"could not find expected ':'", _NO_COLON),
    (r"sequence entries are not allowed", "a list item (`- `) cannot begin here: it needs a line of its own"),
    (r"mapping keys are not allowed", "a key (`? `) cannot begin here"),
    (r"found unexpected ':'", "a `:` between brackets needs a space after it, or quotes around the text"),
    (r"(?:did not find expected key|expected <block end>).*block mapping", _MISFIT),
    (r"(?:did not find expected '-' indicator|expected <block end>).*(?:collection|sequence)", _MISFIT_ITEM),
    (r"expected ',' or", "a list or object in brackets is not closed, or a comma is missing"),
    (r"cannot start any token", "an unquoted value cannot begin with this character: quote the value"),
    (r"end of stream.*quoted", "this quoted string is not closed"),
    (r"document separator|unexpected document indicator", "a quoted string is not closed before the next document"),
    (r"escape|hexdecimal|codec|too large|chr\(\)", _ESCAPE),
    (r"undefined tag handle", "a tag (`!`) that is not declared"),
    (r"scanning a block scalar", "a `|` or `>` starts a block of text, and its header or indentation is not right"),
    (r"scanning an (?:anchor|alias)", "`&` and `*` begin the name of an anchor, and this is not one: quote the value"),
    (r"(?:scanning|parsing) a tag", "`!` begins a tag, and this is not one: quote the value"),
    (r"directive|incompatible|version", "a line that begins with `%` is a directive, and this one is unknown"),
    (r"expected (?:the )?node content", "a value is expected here, and no value begins with this character"),
    (r"<document start>", "text after the end of the document: quote the value before, or begin a document with `---`"),
    (r"\btab\b", _TAB),
)
_SURROGATE = r"\\(?:u|U0000)[dD][89a-fA-F]"
_SWALLOWED = r"(?:[\[{,]|:[ \t])[ \t]*(#\S[^\r\n]{0,200}?[\]}])"


def yaml_error(error: Any, text: str, at: int, bracket: int | None) -> Violation:
    """The problem that a parser's error is; `at` is the end of what was read, `bracket` the innermost open one."""
    start = _place(error, text, at)
    said = " ".join(str(getattr(error, name, None) or "") for name in ("problem", "context")).lower()
    if not said.strip():
        said = str(error).lower()
    words = next((words for pattern, words in _WORDS if re.search(pattern, said)), "this cannot be read as YAML")
    if bracket is not None:
        if hidden := re.compile(_SWALLOWED).search(text, bracket, start):
            words = "` #` starts a comment here, and the rest of the line is lost: quote the value"
            return defect("syntax-error", words, Span(hidden.start(1), hidden.start(1) + 1))
        if not text[start:].strip() and "quoted" not in said:
            words = f"the `{text[bracket]}` here is never closed"
            return defect("syntax-error", words, Span(bracket, bracket + 1))
    start, words = _refined(error, text, start, words)
    notes = ((Span(bracket, bracket + 1), "opened here"),) if bracket is not None and "brackets" in words else ()
    return defect("syntax-error", words, Span(start, min(start + 1, len(text))), notes)


def bad_escape(text: str, start: int) -> Broken:
    """The verdict on an escape that names no character, in a string that begins at `start`."""
    found = re.compile(_SURROGATE).search(text, start)
    place = found.start() if found else start
    return Broken(defect("syntax-error", _ESCAPE, Span(place, place + 1)))


def _place(error: Any, text: str, at: int) -> int:
    mark = _mark(error)
    return min(mark.index if mark is not None else at, len(text))


def _mark(error: Any) -> Any:
    return getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)


def _refined(error: Any, text: str, start: int, words: str) -> tuple[int, str]:
    """The place where a reader looks: an open quote rather than the end of the text, a backslash, a tab."""
    context = getattr(error, "context_mark", None)
    if "not closed" in words and "brackets" not in words and context is not None:
        return min(context.index, len(text)), words
    if words is _ESCAPE:
        backslash = text.rfind("\\", 0, start + 1) if _mark(error) else text.find("\\U", start)
        return (backslash if backslash >= 0 else start), words
    if (words is _SECOND_COLON or words is _NO_COLON) and (broken := _key_before(text, start)):
        return broken
    line = text[line_start(text, start) : start + 1]
    if "\t" in line and not line[:-1].strip():
        return start, _TAB
    return start, words


def _key_before(text: str, start: int) -> tuple[int, str] | None:
    """The key on the line before the one that cannot be read, where its colon or the blank behind that is missing."""
    end = line_start(text, start)
    while end > 0:
        before = line_start(text, end - 1)
        line = text[before:end]
        end = before
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if glued := re.match(_GLUED, line):
            if glued[2] in invisible.SIGNS:
                words = f"{invisible.named(glued[2])} is no blank in YAML: {invisible.mended(glued[2])}"
                return before + glued.start(2), words
            return before + glued.start(1), _GLUED_WORDS
        if bare := re.match(_BARE, line):
            return before + bare.start(1), _NO_COLON
        return None
    return None


def of_invisible(text: str, places: list[int]) -> list[Violation]:
    """One problem for all characters between values that only look like a blank, at the first."""
    if not places:
        return []
    sign = text[places[0]]
    more = f" (the first of {len(places):,} such characters)" if len(places) > 1 else ""
    message = f"{invisible.named(sign)} is no blank in JSON: {invisible.mended(sign)}{more}"
    return [defect("syntax-error", message, Span(places[0], places[0] + 1))]
