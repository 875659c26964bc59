"""Comments that speak to reclint: what to ignore, and what a text is.

`reclint: ignore[rule, rule] reason` on the line of a finding or on a line of its own above it,
`reclint: ignore-file[rule] reason` anywhere, `reclint: kind=start mode=mix` in the document that it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..diagnostic import Edit, Span, Violation
from ..document import Comment, Stream
from ..messages import listing, quoted
from ..request import KINDS
from ..rules import load
from ..source import Stated
from ..spec import MODES
from ..spec.spelling import closest

_DIRECTIVE = r"(?s)\A(?:#+|//+|/\*+)\s*reclint:\s*(?P<words>.*?)\s*(?:\*/)?\Z"
_IGNORE = r"(?P<what>ignore(?:-file)?)(?:\[(?P<names>[^\]]*)\])?[ \t]*(?P<reason>[^\r\n]*)"
_MARKER = r"[\r\n]---(?=\s)"
_LINE_END = r"[ \t]*(?:\r\n|\n|\r|\Z)"
_PAIR = r"(\w{1,40})=([\w-]{1,60})"


class Ignore(NamedTuple):
    """A request to leave findings of some rules out; `lines` are those it speaks of, None for the whole file.

    `margins` are the characters before and behind the comment that go with it when it is removed.
    """

    rules: tuple[str, ...]
    lines: tuple[int, ...] | None
    reason: str
    span: Span
    margins: tuple[int, int] = (0, 0)

    def covers(self, rule: str, line: int) -> bool:
        """Whether a finding of a rule on a line is left out."""
        return rule in self.rules and (self.lines is None or line in self.lines)


class Directives(NamedTuple):
    """All that the comments of one text say to reclint, and what is wrong with it."""

    ignores: tuple[Ignore, ...] = ()
    stated: tuple[tuple[Span, Stated], ...] = ()
    problems: tuple[tuple[str, Violation], ...] = ()

    def stated_at(self, start: int, end: int) -> Stated:
        """What is stated of a document that reaches from one offset to another."""
        return next((stated for span, stated in self.stated if start <= span.start < end), Stated())


NONE = Directives()


def read(stream: Stream) -> Directives:
    """The directives in a text's comments."""
    if "reclint:" not in stream.text:
        return NONE
    ignores: list[Ignore] = []
    stated: list[tuple[Span, Stated]] = []
    problems: list[tuple[str, Violation]] = []
    for comment in stream.comments:
        found = re.match(_DIRECTIVE, comment.text)
        words = found["words"] if found else None
        if words is None:
            continue
        ignore = re.match(_IGNORE, words)
        if ignore:
            problems += [("bad-directive", _at(comment, message)) for message in _ignore_defects(ignore)]
            names = tuple(name for name in _names(ignore["names"] or "") if name in load())
            if names:
                lines = None if ignore["what"] == "ignore-file" else _lines(stream, comment)
                ignores.append(Ignore(names, lines, ignore["reason"].strip(), comment.span, _margins(stream, comment)))
        else:
            problems += [("bad-directive", _at(comment, message)) for message in _stated_defects(words)]
            pairs = dict(re.findall(_PAIR, words))
            kind, mode = pairs.get("kind"), pairs.get("mode")
            stated.append(
                (_speaks_of(stream, comment), Stated(kind if kind in KINDS else None, mode if mode in MODES else None))
            )
    return Directives(tuple(ignores), tuple(stated), tuple(problems))


def _at(comment: Comment, message: str) -> Violation:
    return Violation("", message, span=comment.span)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _lines(stream: Stream, comment: Comment) -> tuple[int, ...]:
    """The line of a comment, and when nothing else stands on it the next line that is no comment."""
    line = stream.lines.position(comment.span.start)[0]
    start = stream.lines.starts[line - 1]
    if stream.text[start : comment.span.start].strip():
        return (line,)
    after = line + stream.text.count("\n", comment.span.start, comment.span.end) + 1
    while after <= len(stream.lines.starts) and stream.lines.content(after).lstrip().startswith(("#", "//")):
        after += 1
    return (line, after)


def _speaks_of(stream: Stream, comment: Comment) -> Span:
    """Where a comment counts: between `---` and a document's first key it is the document's already."""
    following = next((one for one in stream.documents if one.root.start >= comment.span.start), None)
    if following is None or not following.index:
        return comment.span
    before = stream.documents[following.index - 1].root.start
    marked = re.search(_MARKER, stream.text[before : comment.span.start])
    return Span(following.root.start, following.root.start) if marked else comment.span


def _margins(stream: Stream, comment: Comment) -> tuple[int, int]:
    """What goes with a comment: its whole line when nothing else stands there, else the blanks before it."""
    text, (start, end) = stream.text, comment.span
    before = start - len(text[:start].rstrip(" \t"))
    rest = re.compile(_LINE_END).match(text, end)
    alone = start == before or text[start - before - 1] in "\r\n"
    if rest is None:
        return (0, 0)  # something follows, so the blanks before it still set it apart
    return (before, rest.end() - end if alone else 0)


def _ignore_defects(ignore: re.Match[str]) -> Iterator[str]:
    names = _names(ignore["names"] or "")
    if not names:
        yield f"`reclint: {ignore['what']}` must name rules in brackets, as in {ignore['what']}[unknown-key]"
    known = load()
    for name in names:
        if name not in known:
            near = closest(name, known)
            yield f"there is no rule {quoted(name)}" + (f"; did you mean {near}?" if near else "")


def _stated_defects(words: str) -> Iterator[str]:
    pairs = re.findall(_PAIR, words)
    choices = {"kind": KINDS, "mode": MODES}
    if not pairs or re.sub(_PAIR, "", words).strip(" ,"):
        yield f"`reclint: {words}` is no directive; known are ignore[…], ignore-file[…], kind=… and mode=…"
        return
    for key, value in pairs:
        if key not in choices:
            yield f"{quoted(key)} cannot be stated; kind and mode can"
        elif value not in choices[key]:
            near = closest(value, choices[key])
            yield f"there is no {key} {quoted(value)}; " + (
                f"did you mean {near}?" if near else f"there are {listing(choices[key])}"
            )


def removal(ignore: Ignore) -> Edit:
    """What takes an ignore comment out of the text."""
    before, behind = ignore.margins
    return Edit(Span(ignore.span.start - before, ignore.span.end + behind), "")
