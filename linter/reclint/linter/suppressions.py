"""Comments that speak to reclint: what to ignore, and what a text is.

`reclint: ignore[rule, rule] reason` on the line of a finding or on a line of its own above it,
`reclint: ignore-file[rule] reason` anywhere, `reclint: kind=start mode=mix` in the document that it speaks of.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from ..diagnostic import Edit, Span, Violation
from ..document import Comment, Stream
from ..messages import listing, quoted
from ..request import KINDS
from ..rules import load
from ..source import Beside, Stated
from ..spec import MODES, meant_word
from ..spec.did_you_mean import closest
from ..tuples import NamedTuple

_SIGN = r"#+|//+|\{?/\*+|<!--"
_END = r"(?:\*/\}?|-->)\Z"
"""The end of a comment that needs one."""
_IGNORE = r"(?P<what>ignore(?:-file)?)(?:\[(?P<names>[^\]]*)\])?[ \t]*(?P<reason>[^\r\n]*)"
_MARKER = r"[\r\n]---(?=\s)"
_LINE_END = r"[ \t]*(?:\r\n|\n|\r|\Z)"
_ANOTHER = r"(?:^|[\s#/*])reclint:\s{0,9}(ignore(?:-file)?|kind|mode)\b(?:\[([^\]]{0,999})\])?"
"""What begins like another directive behind the first."""
_PAIR = r"(\w{1,40})=([\w-]{1,60})"


class Ignore(NamedTuple):
    """A request to leave findings of some rules out; `lines` are those it speaks of, None for the whole file.

    `margins` are the characters before and behind the comment that go with it when it is removed; None where it stays.
    """

    rules: tuple[str, ...]
    lines: tuple[int, ...] | None
    reason: str
    span: Span
    margins: tuple[int, int] | None = (0, 0)
    extent: Span | None = None
    """The extent of the file that it speaks of, where it stands outside of the text."""
    is_beside: bool = False
    """Whether it stands outside of the text, so that its place is one in the file."""
    has_strays: bool = False
    """Whether it names what is no rule, too, so that another may be meant."""


class Directives(NamedTuple):
    """All that the comments of one text say to reclint, and what is wrong with it."""

    ignores: tuple[Ignore, ...] = ()
    stated: tuple[tuple[Span, Stated], ...] = ()
    problems: tuple[Violation, ...] = ()
    names_kind: bool = False
    """Whether a comment states a kind, be it one that does not exist: the text is meant to be a request."""
    problems_beside: tuple[Violation, ...] = ()
    """What is wrong with comments outside of the text."""

    def stated_at(self, start: int, end: int) -> Stated:
        """What is stated of a document that reaches from one offset to another."""
        at = bisect_left(self.stated, start, key=lambda pair: pair[0].start)
        return self.stated[at][1] if at < len(self.stated) and self.stated[at][0].start < end else Stated()


NONE = Directives()


def read(stream: Stream) -> Directives:
    """The directives in a text's comments."""
    if "reclint:" not in stream.text:
        return NONE
    said = _Said()
    places = _Places(stream)
    for comment in stream.comments:
        if (words := _words(comment.text)) is None:
            continue
        if ignored := said.ignored(words, comment):
            lines = None if ignored["what"] == "ignore-file" else places.lines(comment)
            said.ignore(ignored, lines, comment.span, margins=margins(stream.text, comment.span))
        else:
            said.state(words, comment, places.spoken_of(comment))
            said.compare(comment, places.document_of(comment))
    return said.directives()


def with_beside(directives: Directives, comments: Sequence[Beside]) -> Directives:
    """The directives of a text with those of comments outside of it."""
    if not comments:
        return directives
    said = _Said()
    for comment in comments:
        if (words := _words(comment.text)) is None:
            continue
        own = Comment(comment.text, comment.span)
        if ignored := said.ignored(words, own):
            extent = None if ignored["what"] == "ignore-file" else comment.extent
            said.ignore(ignored, None, comment.span, extent=extent, is_beside=True)
        else:
            said.state(words, own, Span(0, 0))
    beside = said.directives()
    return directives._replace(
        ignores=directives.ignores + beside.ignores,
        stated=(*beside.stated, *directives.stated),
        names_kind=directives.names_kind or beside.names_kind,
        problems_beside=beside.problems,
    )


class _Said:
    """What comments say, as they are read."""

    def __init__(self) -> None:
        self.ignores: list[Ignore] = []
        self.stated: list[tuple[Span, Stated]] = []
        self.problems: list[Violation] = []
        self.names_kind = False
        self._first: dict[tuple[int, str], str] = {}
        """By document what its comments state first."""

    def ignored(self, words: str, comment: Comment) -> re.Match[str] | None:
        """What a comment asks to ignore, where it does."""
        ignored = re.match(_IGNORE, words)
        if ignored:
            self.problems += [_at(comment, message) for message in _ignore_defects(ignored)]
        return ignored

    def ignore(self, ignored: re.Match[str], lines: tuple[int, ...] | None, span: Span, **more: Any) -> None:
        """Note what is to be ignored, as far as it names rules."""
        written = _names(ignored["names"] or "")
        names = tuple(name for name in written if name in load())
        if names:
            more["has_strays"] = len(names) < len(written)
            self.ignores.append(Ignore(names, lines, ignored["reason"].strip(), span, **more))

    def state(self, words: str, comment: Comment, spoken_of: Span) -> None:
        """Note what a comment states of the text."""
        self.problems += [_at(comment, message) for message in _stated_defects(words)]
        said = re.findall(_PAIR, words)
        pairs = {key: value for key, value in said if all(other == value for name, other in said if name == key)}
        kind, mode = pairs.get("kind"), pairs.get("mode")
        self.names_kind = self.names_kind or any(key == "kind" for key, _ in said)
        known = Stated(kind if kind in KINDS else None, mode if mode in MODES else None)
        self.stated.append((spoken_of, known))

    def compare(self, comment: Comment, document: int | None) -> None:
        """Note a comment that states another kind or mode than an earlier one of its document."""
        known = self.stated[-1][1]
        for key, value in (("kind", known.kind), ("mode", known.mode)) if document is not None else ():
            if value is not None and (first := self._first.setdefault((document or 0, key), value)) != value:
                message = f"{key} is {quoted(value)} here, but an earlier comment states {quoted(first)}; keep one"
                self.problems.append(_at(comment, message))

    def directives(self) -> Directives:
        """All of it, in the order of the text."""
        self.stated.sort(key=lambda pair: pair[0].start)
        return Directives(tuple(self.ignores), tuple(self.stated), tuple(self.problems), self.names_kind)


def _at(comment: Comment, message: str) -> Violation:
    return Violation("", message, span=comment.span, rule="bad-directive")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _words(comment: str) -> str | None:
    """What a comment says to reclint; None for any other comment."""
    sign = re.match(_SIGN, comment)
    words = comment[sign.end() :].lstrip() if sign else ""
    if not words.startswith("reclint:"):
        return None
    return re.sub(_END, "", words.removeprefix("reclint:").strip()).rstrip()


class _Places:
    """Where comments of one text speak of; what is asked for every comment is worked out once."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream

    @cached_property
    def _code_after(self) -> list[int]:
        """For each line the next one, or itself, that is no comment."""
        lines = self.stream.lines
        count = len(lines.starts)
        following = [count + 1] * (count + 2)
        for line in range(count, 0, -1):
            is_comment = lines.content(line).lstrip().startswith(("#", "//"))
            following[line] = following[line + 1] if is_comment else line
        return following

    @cached_property
    def _markers(self) -> list[int]:
        return [marker.start() for marker in re.finditer(_MARKER, self.stream.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [document.root.start for document in self.stream.documents]

    def lines(self, comment: Comment) -> tuple[int, ...]:
        """The line of a comment, and when nothing else stands on it the next line that is no comment."""
        lines, text = self.stream.lines, self.stream.text
        line = lines.position(comment.span.start)[0]
        if text[lines.starts[line - 1] : comment.span.start].strip():
            return (line,)
        after = line + text.count("\n", comment.span.start, comment.span.end) + 1
        return (line, self._code_after[min(after, len(self._code_after) - 1)])

    def document_of(self, comment: Comment) -> int | None:
        """The number of the document that a comment speaks of; None where the text has none that follow each other."""
        if not self._starts or self.stream.language == "code":
            return None
        return max(bisect_right(self._starts, self.spoken_of(comment).start) - 1, 0)

    def spoken_of(self, comment: Comment) -> Span:
        """Where a comment counts: between `---` and a document's first key it is the document's already."""
        following = bisect_left(self._starts, comment.span.start)
        if following in (0, len(self._starts)):
            return comment.span
        marker = bisect_left(self._markers, self._starts[following - 1])
        is_marked = marker < len(self._markers) and self._markers[marker] < comment.span.start
        return Span(self._starts[following], self._starts[following]) if is_marked else comment.span


def margins(text: str, span: Span) -> tuple[int, int]:
    """What goes with a comment: its whole line when nothing else stands there, else the blanks before it."""
    first = span.start
    while first > 0 and text[first - 1] in " \t":
        first -= 1
    rest = re.compile(_LINE_END).match(text, span.end)
    alone = first == 0 or text[first - 1] in "\r\n"
    if rest is None:
        return (0, 0)  # something follows, so the blanks before it still set it apart
    return (span.start - first, rest.end() - span.end if alone else 0)


class Suppressor:
    """Tells which comment leaves a finding out, the first that covers it."""

    def __init__(self, ignores: Sequence[Ignore]) -> None:
        self._by_place: dict[tuple[str, int | None], int] = {}
        self._ignores = ignores
        for number, ignore in enumerate(ignores):
            for rule in ignore.rules:
                for line in (None,) if ignore.lines is None else ignore.lines:
                    self._by_place.setdefault((rule, line), number)

    def covering(self, rule: str, line: int) -> Ignore | None:
        """The comment that leaves out a finding of a rule on a line."""
        numbers = [self._by_place[key] for key in ((rule, line), (rule, None)) if key in self._by_place]
        return self._ignores[min(numbers)] if numbers else None


def _ignore_defects(ignore: re.Match[str]) -> Iterator[str]:
    names = _names(ignore["names"] or "")
    if not names:
        yield f"`reclint: {ignore['what']}` must name rules in brackets, as in {ignore['what']}[unknown-key]"
    known = load()
    for name in names:
        if name not in known:
            near = closest(name, known)
            yield f"unknown rule {quoted(name)}" + (f"; did you mean {near}?" if near else "")
    if another := re.search(_ANOTHER, ignore["reason"]):
        both = ", ".join((*names, *_names(another[2] or "")))
        right = f"; write {another[1]}[{both}]" if another[2] and another[1] == ignore["what"] else ""
        yield f"a second `reclint:` in one comment is read as the reason of the first{right}"


def _stated_defects(words: str) -> Iterator[str]:
    pairs = re.findall(_PAIR, words)
    choices = {"kind": KINDS, "mode": MODES}
    if not pairs or re.sub(_PAIR, "", words).strip(" ,"):
        yield f"`reclint: {words}` is not a directive; use ignore[…], ignore-file[…], kind=… or mode=…"
        return
    for key, said in {key: [value for name, value in pairs if name == key] for key in choices}.items():
        if len(said) > 1:
            yield f"{key} is stated more than once: {listing([quoted(one) for one in said], 'and')}; keep one"
    for key, value in pairs:
        if key not in choices:
            yield f"{quoted(key)} cannot be stated; use kind or mode"
        elif value not in choices[key]:
            near = meant_word(value, choices[key])
            yield f"unknown {key} {quoted(value)}; " + (
                f"did you mean {near}?" if near else f"choose from {listing(choices[key])}"
            )


def removal(ignore: Ignore) -> Edit:
    """What takes an ignore comment out of the text."""
    before, behind = ignore.margins or (0, 0)
    return Edit(Span(ignore.span.start - before, ignore.span.end + behind), "")
