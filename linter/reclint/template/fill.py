"""Templates filled in: the text that putting values in place of placeholders makes, and what is to be said of it.

What comes of it is a text like any other, which is parsed and checked; its map of offsets leads back to the template.
A value is put in as it is, as envsubst does, so it may end a string or begin a comment.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from ..diagnostic import Diagnostic, FileReport, Span, Violation
from ..document import Stream, parse
from ..document.nodes import Node, Scalar, Unresolved
from ..document.scalars import resolve
from ..document.secret_spans import secret_spans
from ..masking import Masks
from ..messages import plural
from ..source import Entry, FilledMap, OffsetMap
from ..spec import Placeholders, facts
from ..spec.placeholders import BRACKETS, ESCAPED, ON_A_LINE, SHELL
from ..tuples import NamedTuple
from .variables import Variable, Variables, is_secret_name, lookup, told

_NAMED = (ESCAPED, *ON_A_LINE, SHELL)
_HOLE = BRACKETS
_LINE_END = r"[ \t]*(?=[\r\n]|\Z)"
_SHELL = r"\$\{\s*([A-Za-z_][\w.\-]*?)(?:(:?[-=])(.*))?\s*\}\Z"
_PARENTHESES = r"\$\(\s*([A-Za-z_][\w.\-]*)\s*\)\Z"
_CURLY = r"\$?\{\{\{?-?\s*\.?([A-Za-z_][\w.\-]*?)\s*((?:\|[^{}]*?)?)-?\}?\}\}\Z"
_PLAIN = r"(?:<([A-Za-z_][^<>]*)>|%([A-Za-z_]\w*)%|%\(([A-Za-z_]\w*)\)[a-z]|\$([A-Za-z_]\w*))\Z"
_FILTER = r"""\s*\|\s*(default|d|quote|squote)\s*(?:\(?\s*("[^"]*"|'[^']*'|[\w.+\-]+)\s*\)?)?\s*"""
_WORDS = frozenset(("end", "else"))
"""Words that Helm's templates are made of."""
_MOST = 3
"""So many variables are named in a message."""


_SUSPECTS = 2
"""So many values are named as what may have broken a text."""
_BREAKING_QUOTES = r"[\r\n\"'\\]"
_BREAKING = r"[\r\n\"'\\{}\[\],]|:(?:\s|\Z)|(?:\s|\A)#|\A[&*!|>%@`\-?]"


class Fill(NamedTuple):
    """A placeholder that was filled in: with a variable's value, or with the default that it has of its own."""

    name: str
    text: str
    variable: Variable | None
    secret: bool
    place: Span
    """The placeholder's place in the file."""
    span: Span | None = None
    """Where the value lies in the text that came of it; None in a URL, which is no part of it."""

    def __repr__(self) -> str:
        """Without the value, which may be a secret."""
        return f"<Fill {self.name}>"

    def __str__(self) -> str:
        """What the variable is and where that is said, secrets masked."""
        if self.variable is None:
            return told(self.name, self.text, "by its default", secret=self.secret)
        return told(self.variable.name, self.variable.value, self.variable.origin, secret=self.secret)


class Filled(NamedTuple):
    """An entry with its placeholders filled in, as far as that can be done."""

    entry: Entry
    template: Entry
    fills: tuple[Fill, ...]
    names: frozenset[str]
    """The names of all its placeholders, filled in or not."""


class _Value(NamedTuple):
    name: str
    text: str
    variable: Variable | None
    secret: bool


def fill(entry: Entry, variables: Variables, placeholders: Placeholders) -> Filled:
    """An entry with the values of variables in place of its placeholders; those without a value stay."""
    assert isinstance(entry.offsets, OffsetMap)
    filler = _Filler(variables, placeholders)
    pieces: list[str] = []
    fills: list[Fill] = []
    places: list[Span] = []
    at = size = 0
    for place, value in filler.values(entry.text):
        pieces += [entry.text[at : place.start], value.text]
        size += place.start - at
        span = Span(size, size + len(value.text))
        fills.append(Fill(*value, entry.offsets.span(place), span))
        places.append(place)
        at, size = place.end, span.end
    stated = entry.stated
    if stated.url_span is not None:
        found = filler.values(f"{stated.url}\0{stated.authorization or ''}")
        fills += [Fill(*value, stated.url_span) for _, value in found]
        url, authorization = (text and filler.text(text) for text in (stated.url, stated.authorization))
        stated = stated._replace(url=url, authorization=authorization)
    offsets = FilledMap(tuple(one.span for one in fills if one.span), tuple(places), entry.text, entry.offsets)
    text = "".join([*pieces, entry.text[at:]])
    filled = entry._replace(text=text, offsets=offsets, stated=stated) if fills else entry
    return Filled(filled, entry, tuple(fills), frozenset(filler.names))


class _Filler:
    """Finds placeholders, and what fills each; `names` are those that it has come across."""

    def __init__(self, variables: Variables, placeholders: Placeholders) -> None:
        self.variables = variables
        self.extra = [re.compile(one) for one in placeholders.patterns if one not in facts.PLACEHOLDERS]
        self.pattern = re.compile("|".join((*(one.pattern for one in self.extra), *_NAMED)))
        self.names: set[str] = set()

    def values(self, text: str) -> Iterator[tuple[Span, _Value]]:
        """Every placeholder of a text that something fills, in order."""
        for hole in self.pattern.finditer(text):
            if (value := self._value(hole[0])) is not None:
                yield Span(hole.start(), hole.end()), value

    def text(self, text: str) -> str:
        """A text with its placeholders filled in."""
        for place, value in reversed(list(self.values(text))):
            text = text[: place.start] + value.text + text[place.end :]
        return text

    def _value(self, hole: str) -> _Value | None:
        if found := re.match(_SHELL, hole):
            return self._with_default(found[1], found[2], found[3])
        if found := re.match(_CURLY, hole):
            return self._piped(found[1], found[2]) if found[1] not in _WORDS else None
        plain = re.match(_PARENTHESES, hole) or re.match(_PLAIN, hole)
        name = next(filter(None, plain.groups()), None) if plain else self._own_name(hole)
        return self._with_default(name, None, None) if name else None

    def _own_name(self, hole: str) -> str | None:
        """The name in a placeholder of the project's own: what its pattern groups, else what is left without signs."""
        for pattern in self.extra:
            if found := pattern.fullmatch(hole):
                return found[1] if pattern.groups else hole.strip("".join(filter(_is_sign, hole)))
        return None

    def _with_default(self, name: str, sign: str | None, default: str | None) -> _Value | None:
        """As a shell has it: `:-` holds for an empty value, too, `-` only for one that is not given."""
        variable = self._variable(name)
        if variable is not None and (variable.value or sign not in (":-", ":=")):
            return _Value(name, variable.value, variable, variable.secret)
        return None if default is None else _Value(name, self.text(default), None, is_secret_name(name))

    def _variable(self, name: str) -> Variable | None:
        self.names.add(name)
        return lookup(self.variables, name)

    def _piped(self, name: str, filters: str) -> _Value | None:
        """As Helm and Jinja have it; what goes through other filters than these stays a placeholder."""
        variable = self._variable(name)
        text, given = (variable.value, variable) if variable else (None, None)
        at = 0
        while at < len(filters) and (one := re.compile(_FILTER).match(filters, at)):
            literal = one[2][1:-1] if one[2] and one[2][0] in "\"'" else one[2]
            if one[1] in ("default", "d") and literal is not None:
                text, given = (text, given) if text else (literal, None)
            elif text is not None:
                text = json.dumps(text, ensure_ascii=False) if one[1] == "quote" else f"'{text}'"
            at = one.end()
        if text is None or at < len(filters):
            return None
        return _Value(name, text, given, given.secret if given else is_secret_name(name))


def _is_sign(character: str) -> bool:
    return not character.isalnum()


def misread(filled: Filled, stream: Stream) -> Iterator[Violation]:
    """The values that the text does not hold as they were given: they end early, or signs in them mean something."""
    reading = _Reading(filled, stream)
    for one in filled.fills:
        if one.span is not None and (said := reading.misread(one, one.span)):
            yield Violation("", f"the value of {one.name} {said}", span=one.span, rule="misread-value")


class _Reading:
    """What a text that was filled in has become."""

    def __init__(self, filled: Filled, stream: Stream) -> None:
        self.filled, self.stream = filled, stream
        self.leaves = _Leaves(stream)
        assert isinstance(filled.entry.offsets, FilledMap)
        self.offsets = filled.entry.offsets

    def misread(self, one: Fill, span: Span) -> str | None:
        """Why a value is not read as it was given, where it is not, and what to do."""
        if one.variable is not None and re.search(_HOLE, one.text):
            return "holds a placeholder itself, which nothing fills in; give that variable a value, before this one"
        if not one.text.strip() or self._is_alone(span):
            return None
        start = span.start + len(one.text) - len(one.text.lstrip())
        bare = Span(start, start + len(one.text.strip()))
        leaf = self.leaves.at(bare)
        if leaf is not None:
            wrong = "is not read as it is given: signs in it mean something else here; escape them in the value"
            return wrong if _is_altered(leaf, one) else None
        if self.leaves.has_container(bare) or self._is_comment(bare):
            return None
        return (
            "ends early here, and the rest of it becomes other text of the document; "
            "put the placeholder in quotes, or change the value"
        )

    def _is_alone(self, span: Span) -> bool:
        """Whether a placeholder is a line of its own, which whole keys or items may take the place of."""
        text, place = self.filled.template.text, self.offsets.source(span)
        start = place.start
        while start > 0 and text[start - 1] in " \t":
            start -= 1
        begins = start == 0 or text[start - 1] in "\r\n"
        return begins and self.stream.language == "yaml" and re.compile(_LINE_END).match(text, place.end) is not None

    def _is_comment(self, span: Span) -> bool:
        """Whether a value lies in a comment, and its placeholder did so, too."""
        return self._comments.covers(span) and self._before.meets(self.offsets.source(span))

    @cached_property
    def _comments(self) -> _Spans:
        return _Spans(one.span for one in self.stream.comments)

    @cached_property
    def _before(self) -> _Spans:
        """The comments of the template."""
        return _Spans(one.span for one in _template(self.filled).comments)


def _is_altered(leaf: Scalar, one: Fill) -> bool:
    if not isinstance(leaf.value, str) or isinstance(leaf.value, Unresolved) or leaf.content is not None:
        return False
    quotes = leaf.style in ("'", '"')
    if quotes and one.span is not None and one.span.start <= leaf.start:
        return False  # the quotes are part of what was given
    return (one.text if quotes else one.text.strip()) not in leaf.value


def _template(filled: Filled) -> Stream:
    """The template as it reads without anything filled in."""
    return parse(filled.template.text, filled.template.language, strict=False)


def suspects(filled: Filled, at: int) -> tuple[tuple[Span, str], ...]:
    """The values that may have broken a text up to an offset at which it cannot be read, the nearest last."""
    if any(problem.rule == "syntax-error" for problem in _template(filled).problems):
        return ()
    text = filled.entry.text
    # what breaks a string is told of where that opens
    end = max(at, text.find(text[at], at + 1)) if text[at : at + 1] in ("'", '"') else at
    before = [one.span for one in filled.fills if one.span and one.span.start <= end and _is_breaking(filled, one)]
    return tuple((span, "what fills this may be the cause") for span in before[-_SUSPECTS:])


def _is_breaking(filled: Filled, one: Fill) -> bool:
    """Whether a value has signs that can end the place it stands at."""
    quotes = one.span is not None and filled.entry.text[max(one.span.start - 1, 0)] in "\"'"
    return re.search(_BREAKING_QUOTES if quotes else _BREAKING, one.text) is not None


class _Leaves:
    """The scalars of a text by their place, and the extents of its lists and objects."""

    def __init__(self, stream: Stream) -> None:
        self.scalars: list[Scalar] = []
        self.containers: set[Span] = set()
        seen: set[int] = set()
        pending: list[Node] = [document.root for document in stream.documents]
        while pending:
            node = pending.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            pending += node.children()
            if isinstance(node, Scalar):
                self.scalars.append(node)
            else:
                self.containers.add(Span(node.start, node.end))
        self.scalars.sort(key=lambda one: one.start)
        self.starts = [one.start for one in self.scalars]

    def at(self, span: Span) -> Scalar | None:
        """The scalar that has a stretch of the text in it."""
        before = bisect_right(self.starts, span.start) - 1
        found = self.scalars[before] if before >= 0 else None
        return found if found is not None and span.end <= found.end else None

    def has_container(self, span: Span) -> bool:
        """Whether a stretch is one list or object as a whole."""
        return span in self.containers


_OF_FILE = "plaintext-secret"
"""The rule about what the file itself contains, whatever it is filled in with."""


def with_origins(found: Iterable[Diagnostic], filled: Sequence[Filled]) -> list[Diagnostic]:
    """Findings that name the variables they speak of, with secrets masked.

    That the file contains a credential is no finding where it contains a placeholder.
    """
    hidden = {name for part in filled for name in _hidden(part)}
    fills = [one._replace(secret=one.name in hidden) for part in filled for one in part.fills]
    fills.sort(key=lambda one: one.place)
    masks = Masks(form for one in fills if one.secret for form in _forms(one.text))
    places = _Spans(one.place for one in fills)
    written = (one for one in found if one.rule != _OF_FILE or one.span is None or not places.meets(one.span))
    return [_told(one, places, fills, masks) for one in written]


def _secret_places(entry: Entry) -> list[Span]:
    return secret_spans(parse(entry.text, entry.language, strict=False))


def _hidden(filled: Filled) -> Iterator[str]:
    """The variables whose values are secrets: by their own name, or by that of a key above one of their places."""
    hidden = _Spans(_secret_places(filled.entry))
    for one in filled.fills:
        if one.secret or (one.span and hidden.meets(one.span)):
            yield one.name


def _told(one: Diagnostic, fills: _Spans, named: Sequence[Fill], masks: Masks) -> Diagnostic:
    places = [span for span in (one.span, *(other.span for other in one.related)) if span is not None]
    near = dict.fromkeys(str(named[at]) for span in places for at in fills.meeting(span))
    said = list(near)[:_MOST]
    if len(near) > _MOST:
        said.append(f"and {plural(len(near) - _MOST, 'variable')} more")
    related = tuple(other._replace(message=masks.mask(other.message)) for other in one.related)
    origin = f" ({', '.join(said)})" if said else ""
    return one._replace(message=masks.mask(one.message) + origin, related=related)


class _Spans:
    """Stretches of a text, to find those that share a character with another one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)
        self.starts = [span.start for span in self.spans]
        self.ends = list(accumulate((span.end for span in self.spans), max))

    def meets(self, span: Span) -> bool:
        """Whether one of them does."""
        return any(True for _ in self.meeting(span))

    def covers(self, span: Span) -> bool:
        """Whether one of them has all of it."""
        return any(self.spans[at].start <= span.start and span.end <= self.spans[at].end for at in self.meeting(span))

    def meeting(self, span: Span) -> Iterator[int]:
        """The numbers, in order, of those that do."""
        for at in range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)):
            if self.spans[at].end > span.start:
                yield at


def _forms(text: str) -> Iterator[str]:
    for form in {text, text.strip(), *(line.strip() for line in text.splitlines())}:
        yield from (form, json.dumps(form, ensure_ascii=False)[1:-1])
        if isinstance(value := resolve(form), int | float) and not isinstance(value, bool):
            yield repr(value)


def with_fixes_of(report: FileReport, template: FileReport | None, filled: Sequence[Filled]) -> FileReport:
    """A report with the fixes that the template has, too: none that writes a value into it, or is due to one.

    What would change a placeholder that was filled in is no fix. A suppression that the template needs is not unused.
    """
    places = _Spans(one.place for part in filled for one in part.fills)
    own = {(one.rule, one.pointer, one.span): one for one in (template.diagnostics if template else ())}
    found = []
    for one in report.diagnostics:
        same = own.get((one.rule, one.pointer, one.span))
        if same is not None and not any(places.meets(edit.span) for edit in same.edits):
            found.append(one._replace(fix=same.fix, edits=same.edits))
        elif one.rule != "unused-suppression":
            found.append(one._replace(fix=None, edits=()))
    return report._replace(diagnostics=found)
