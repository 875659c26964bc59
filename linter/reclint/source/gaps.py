"""Gaps in a text: `...`, `…` and comments with them in the samples of a page, and a project's own placeholders in JSON.

Each is written as template code, of which the readers know that it may stand for any members or value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..document.lines import line_start
from .offsets import Entry, OffsetMap

Change = tuple[int, int, str]
"""A stretch of a text, by its start and end, with what stands in its place."""


class Moved(str):
    """A text in a place of another one that stands elsewhere, with runs of (offset in it, offset there)."""

    runs: tuple[tuple[int, int], ...]

    def __new__(cls, text: str, runs: tuple[tuple[int, int], ...] = ()) -> Moved:
        """A text with where its characters stand."""
        made = super().__new__(cls, text)
        made.runs = runs
        return made

    def __add__(self, other: str) -> Moved:
        """Both texts, one behind the other."""
        behind = ((at + len(self), target) for at, target in other.runs) if isinstance(other, Moved) else ()
        return Moved(str(self) + str(other), (*self.runs, *behind))


_TOKEN = r"[\"'#]|//|/\*|\.\.\.\.*|\u2026"
_WORDS = r"(?i:u?int(?:eger)?(?:32|64)?|string|number|float|double|bool(?:ean)?|object|array|list)"
"""Types, which stand for values of them."""
_ANOTHER = r"(?:[ \t]{0,3}\|[ \t]{0,3}[\w.-]{1,40}){1,20}"
"""Behind a value, others that may stand there as well: `1 | 2`."""
_BEHIND_VALUE = r"(?=[ \t]{0,9}(?:[,}\]\r\n]|//|/\*|\Z))"
_JSON_TOKEN = (
    rf"{_TOKEN}|(?<=[:\[, \t])(?P<value>[A-Z][A-Z0-9_]{{2,60}}|[xX]{{3,60}}|{_WORDS}|\$[A-Za-z_]\w{{0,60}}"
    rf"|(?i:your|my)[ _-]?[A-Za-z0-9_ -]{{1,60}}|[\w.-]{{1,40}}{_ANOTHER}){_BEHIND_VALUE}"
)
"""In JSON a word in capital letters without quotes stands for a value, too, and so do the other stand-ins of pages."""
_GAP_MEMBER = (
    r"([\"'])(?:\.{3,60}|\u2026{1,9})\1[ \t]{0,9}:[ \t]{0,9}(?:\"[^\"\r\n]{0,100}\"|[^\s,{}\[\]\"]{1,50}|\{\}|\[\])"
)
"""A member whose key is nothing but dots."""
_END_OF_STRING = {'"': r"[\"\\\r\n]", "'": r"['\\\r\n]"}
_LINE_END = r"[\r\n]|\Z"
_MEMBERS, _VALUE = "{%%}", "${_}"
"""What stands for members, and for a value."""
_STRING_OR_COMMENT = r"\"(?:[^\"\\\r\n]|\\.)*\"?|//[^\r\n]*|/\*(?s:.*?)\*/"
_GAP_BEFORE_MEMBER = (
    r"(?:\.\.\.|\u2026)(?=\s{1,200}(?:[A-Za-z_$][\w$]{0,100}|\"[^\"\s]{1,100}\"|'[^'\s]{1,100}')\s{0,9}:)"
)
_GAP_AS_VALUE = r"(?<=:)\s{0,9}(?:\.\.\.|\u2026)(?=\s{0,200}[,}])"
"""The gaps of JavaScript that its grammar takes for something else: the name of a rest, the start of a spread."""
_MAY_HOLD_GAPS = (
    r"\.\.\.|\u2026|[:\[, \t](?:[A-Z][A-Z0-9_]{2}|\$[A-Za-z_]|(?i:your|my|xxx|u?int|string|number|float|double|bool"
    r"|object|array|list))|(?m:^)[ \t]{0,200}#|\|"
)
_COMMENT_OF_JSON = "//"
_PIECE = r"\$\{(?:[^{}]|\{[^{}]{0,200}\}){0,200}\}"
_STRING_OR_PIECE = rf"(?s)\"(?:{_PIECE}|\$(?!{_PIECE[2:]})|[^\"\\$]|\\.)*(?:\"|\\?\Z)|(?P<piece>{_PIECE})"
_NOTE_BEHIND = r"(?m)\\[ \t]{1,99}#[^\r\n]*"
"""A comment behind the sign that a command goes on."""
_PROMPT = r"[ \t]{0,9}(?:[\w.@:~/\[\] -]{1,60})?[$%#][ \t]"
_SESSION = r"(?m)^[ \t]{0,9}(?:[\w.@:~/\[\] -]{1,60})?[$%#][ \t][^\r\n]*\r?\n>"
_PROMPT_OF_POWERSHELL = r"(?m)^PS(?:[ \t][^>\r\n]{0,200})?>"
_PROMPTS_OF_POWERSHELL = r"(?m)^(?:PS(?:[ \t][^>\r\n]{0,200})?>|>>)"
_BLANKS = 200
"""The most blanks between a colon and its value."""


def without_gaps(entry: Entry) -> Entry:
    """An entry in whose text gaps are template code; the same where it has none."""
    if not isinstance(entry.offsets, OffsetMap) or not re.search(_MAY_HOLD_GAPS, entry.text):
        return entry
    return spliced(entry, _gaps(entry.text, is_json=entry.language == "json"))


def without_notes(script: str) -> str:
    """A script in a page without the comments that explain a command between its lines or behind them.

    Offsets stay as they are.

    In a shell such a comment ends the command, so that a page which has one means the command without it.
    """
    if "#" not in script:
        return script
    script = re.sub(_NOTE_BEHIND, lambda note: " " * (len(note[0]) - 1) + "\\", script)
    lines = script.splitlines(keepends=True)
    for number in range(1, len(lines)):
        before, line = lines[number - 1], lines[number]
        if before.rstrip("\r\n").endswith("\\") and line.lstrip(" \t").startswith("#"):
            text = line.rstrip("\r\n")
            lines[number] = " " * (len(text) - 1) + "\\" + line[len(text) :]
    return "".join(lines)


def without_prompts(script: str) -> str:
    """A session in a page without the prompts before its commands and their further lines; offsets stay as they are."""
    if re.search(_PROMPT_OF_POWERSHELL, script):
        return re.sub(_PROMPTS_OF_POWERSHELL, lambda prompt: " " * len(prompt[0]), script)
    if not re.search(_SESSION, script):
        return script
    lines = script.splitlines(keepends=True)
    is_command = False
    for number, line in enumerate(lines):
        if is_command and line.startswith(">"):
            lines[number] = " " + line[1:]
        else:
            is_command = re.match(_PROMPT, line) is not None
    return "".join(lines)


def program_without_gaps(entry: Entry) -> Entry:
    """A program in whose text gaps are what its grammar has for them; other gaps the grammar passes over."""
    text, found = entry.text, []
    if "..." in text or "\u2026" in text:
        found = [(*gap.span(), "[_]: _,") for gap in re.finditer(_GAP_BEFORE_MEMBER, text)]
        found += [(*gap.span(), " _") for gap in re.finditer(_GAP_AS_VALUE, text)]
    return spliced(entry, sorted(found))


def without_pieces(entry: Entry) -> Entry:
    """A JSON entry of a script in which a variable next to a value, without a comma, may be more members."""
    if entry.language != "json" or "${" not in entry.text:
        return entry
    text, found = entry.text, []
    for piece in re.finditer(_STRING_OR_PIECE, text):
        if piece.lastgroup == "piece":
            before = text[max(piece.start() - _BLANKS, 0) : piece.start()].rstrip()[-1:]
            behind = text[piece.end() : piece.end() + _BLANKS].lstrip()[:1]
            if (before and before in '"]}') or (before and before in "[{," and behind and behind in '"{'):
                found.append((*piece.span(), _MEMBERS))
    return spliced(entry, found)


def enclosed(entry: Entry, opening: str, closing: str = "") -> Entry:
    """An entry with something before it and behind it that the file does not have."""
    end = len(entry.text)
    return spliced(entry, [(0, 0, opening), (end, end, closing)])


def without_own_placeholders(entry: Entry, forms: Sequence[str]) -> Entry:
    """A JSON entry in which placeholders of these forms that stand outside of strings are values that are not known."""
    if not forms or entry.language != "json" or not isinstance(entry.offsets, OffsetMap):
        return entry
    pattern = re.compile("|".join([_STRING_OR_COMMENT, *(f"(?P<own{at}>{form})" for at, form in enumerate(forms))]))
    own = (found for found in pattern.finditer(entry.text) if found.lastgroup is not None and found[0])
    return spliced(entry, [(*found.span(), _VALUE) for found in own])


def apart(gaps: Iterable[Change]) -> Iterator[Change]:
    """Gaps, in order, without those that begin in one before."""
    behind = 0
    for start, end, sign in gaps:
        if start >= behind:
            yield start, end, sign
            behind = end


def spliced(entry: Entry, gaps: Sequence[Change]) -> Entry:
    """An entry with something else in some places, which are in order."""
    if not gaps or not isinstance(entry.offsets, OffsetMap):
        return entry
    parts: list[str] = []
    starts, targets = [0], [0]
    at = length = 0
    for start, end, sign in gaps:
        parts += [entry.text[at:start], sign]
        length += start - at
        runs = sign.runs if isinstance(sign, Moved) else ()
        starts += [length, *(length + at for at, _ in runs), length + len(sign)]
        targets += [start, *(target for _, target in runs), end]
        at, length = end, length + len(sign)
    text = "".join([*parts, entry.text[at:]])
    return entry._replace(text=text, offsets=OffsetMap(tuple(starts), tuple(targets)).within(entry.offsets))


def _gaps(text: str, *, is_json: bool) -> list[Change]:
    """Where gaps begin and end, and what is written there."""
    found: list[Change] = []
    at = 0
    pattern = re.compile(_JSON_TOKEN if is_json else _TOKEN)
    while (token := pattern.search(text, at)) is not None:
        start, sign = token.start(), token[0]
        at = token.end()
        if sign in _END_OF_STRING:
            if is_json and (member := re.compile(_GAP_MEMBER).match(text, start)):
                at = member.end()
                found.append((start, at, _MEMBERS))
            else:
                at = _string_end(text, at, sign)
        elif token.lastgroup == "value":
            found.append((start, at, _VALUE))
        elif is_json and sign == "#":
            at = _comment_end(text, at, sign)
            if _begins_line(text, start):
                found.append((start, at, _MEMBERS) if is_gap(text[start:at]) else (start, start + 1, _COMMENT_OF_JSON))
        elif sign in ("//", "/*") if is_json else sign == "#":
            at = _comment_end(text, at, sign)
            if is_gap(text[start:at]) and (is_json or _begins_line(text, start)):
                found.append((start, at, _MEMBERS))
        elif sign[0] in ".\u2026":
            if not is_json and not _is_alone(text, start, at):
                at = _comment_end(text, at, sign)  # the rest of the line is text, too
                continue
            is_value = text[max(start - _BLANKS, 0) : start].rstrip().endswith(":")
            found.append((start, at, _VALUE if is_value else _MEMBERS))
    return found


def is_gap(comment: str) -> bool:
    """Whether a comment stands for something that is left out."""
    return "..." in comment or "\u2026" in comment


def _begins_line(text: str, at: int) -> bool:
    return not text[line_start(text, at) : at].strip()


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether dots in YAML are a line or a value by themselves; at the margin they end a document."""
    line_end = re.compile(_LINE_END).search(text, end)
    after = text[end : line_end.start()] if line_end else ""
    before = text[line_start(text, start) : start]
    return not after.strip() and bool(before) and (not before.strip() or before.rstrip().endswith((":", "-")))


def _string_end(text: str, at: int, quote: str) -> int:
    """Where a string ends; one that is not closed ends with its line."""
    pattern = re.compile(_END_OF_STRING[quote])
    while (sign := pattern.search(text, at)) is not None:
        if sign[0] != "\\":
            return sign.end()
        at = sign.end() + 1
    return len(text)


def _comment_end(text: str, at: int, sign: str) -> int:
    if sign == "/*":
        end = text.find("*/", at)
        return end + 2 if end >= 0 else len(text)
    end_of_line = re.compile(_LINE_END).search(text, at)
    return end_of_line.start() if end_of_line else len(text)
