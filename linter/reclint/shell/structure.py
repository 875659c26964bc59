"""What a shell script is made of, as far as it can be told without running it: functions, their calls, variables."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator

from ..tuples import NamedTuple
from .words import HERE_STRING, HEREDOC, MOST_WORDS, Simple, Word, read_heredoc, read_list, read_word, read_words

_FUNCTION = (
    r"(?m)(?:^|[;&\"'])([ \t]{0,99})(?:function[ \t]{1,9}([A-Za-z_@][\w:.+@/-]{0,99})(?:[ \t]{0,9}\([ \t]{0,9}\))?"
    r"|([\w@][\w:.+@/-]{0,99})[ \t]{0,9}\([ \t]{0,9}\))(?:[ \t]{1,9}#[^\r\n]{0,200}\n)?[ \t\r\n]{0,9}([{(])"
)
_GOES_ON = r"[ \t]{0,9}(?:#[^\r\n]{0,400})?\r?\n"
"""Behind the bracket of a function whose commands stand on lines of their own."""
_BRACKETS = {"{": r"[{}]", "(": r"[()]"}
_HEAD = (
    r"(?m)(?:^|[;&|(){]|\b(?:then|do|else|if|elif|while|until)\b)[ \t]{0,99}(?:![ \t]{1,9})?"
    r"(?:(?:export|local|readonly|declare|typeset|env)[ \t]{1,9}(?:-[A-Za-z]{1,9}[ \t]{1,9}){0,3})?"
    r"(?=[A-Za-z_][A-Za-z0-9_]{0,99}(?:\[[^\]\r\n]{0,99}\])?\+?=)"
)
"""Before the first assignment of a command."""
_NAME = r"([A-Za-z_][A-Za-z0-9_]{0,99})(?:\[([^\]\r\n]{0,99})\])?(\+?)=(\()?"
_BLANKS = r"[ \t]+"
_TAKING = (
    r"(?m)(?:^|[;&|({]|\b(?:then|do|else|if|elif|while|until)\b)[ \t]{0,99}(?:IFS=[^ \t\r\n]{0,9}[ \t]{1,9})?"
    r"(?:(?P<set>set[ \t]{1,9}--[ \t]{1,9})|(?P<read>(?:read|mapfile|readarray)[ \t]{1,9})"
    r"|printf[ \t]{1,9}-v[ \t]{1,9}(?P<printf>[A-Za-z_]\w{0,99})(?=[ \t])"
    r"|(?:for|select)[ \t]{1,9}(?P<for>[A-Za-z_]\w{0,99})[ \t]{1,9}in[ \t]{1,9})"
)
_BEFORE_COMMAND = "(`|;&"
_IDENTIFIER = r"[A-Za-z_][\w-]{0,99}"
_CALLED = r"(?<![\w$:./+@-])([\w@][\w:.+@/-]{0,99}|\"?\$\{?[A-Za-z_]\w{0,99}\}?\"?)(?=[\s;|&)<])(?![ \t]{0,9}\()"
"""A word that may be the name of a function, or a variable that holds one, as the word of a command."""
_COMMENT = r"[^'\"#]*(?<![^\s;])#"
_IDLE = r"(?:\A|[;&|({])[ \t]{0,99}:[ \t]{0,99}\Z"
"""Before a here-document that is a comment."""
_SHOWN = r"(?:\A|[;&{]|\b(?:then|do|else)\b|\))[ \t]{0,99}cat(?:[ \t]{1,9}-)?[ \t]{0,9}(?:[0-9]?>&2)?[ \t]{0,9}\Z"
"""Before a here-document that is printed."""
_END_OF_SHOWN = r"['\"]?[ \t]{0,99}(?:[0-9]?>&2)?[ \t]{0,99}(?:;[^|>\r\n]{0,99})?\r?(?:\n|\Z)"
_FOR_PEOPLE = (
    r"(?i)(?:>{1,2}\|?|\btee(?:[ \t]{1,9}-a)?)[ \t]{0,9}[\"']?(?:[^\s\"';|&<>]{0,200}"
    r"(?:\.(?:mdx?|markdown|rst|adoc|asciidoc|txt|html?|org|tex)|README|NOTES|CHANGELOG|USAGE)|\$\{?GITHUB_STEP_SUMMARY\}?)"
    r"[\"']?(?=[\s;&|)]|\Z)"
    r"|(?:\A|[|;&({]|\b(?:then|do|else))[ \t]{0,99}(?:sudo[ \t]{1,9})?(?:less|more|glow|pandoc|fmt|fold|mailx?|sendmail"
    r"|gh[ \t]{1,9}(?:pr|issue|release|gist)|glab|git[ \t]{1,9}(?:commit|tag|notes)|dialog|whiptail)(?=[\s;&|)]|\Z)"
)
"""On the line of a here-document that goes into a page, or to somebody who reads it."""
_OF_SHELL = (
    r"\b(?:bash|sh|zsh|dash|ksh|ssh|su|eval|source|exec|python3?|node|php|ruby|perl|curl|docker|kubectl|psql|mysql)\b"
)
"""What runs a here-document, or sends it."""
_EXPLAINS = (
    r"(?i)(?:\A|[\s;&|({])\w{0,30}(?:usage|help|readme|docs?|message|notes?|summary|banner|instructions|examples?|description"
    r"|intro)\w{0,30}(?:=[\"']?(?:\$\(|`)[ \t]{0,9}cat(?:[ \t]{1,9}-)?|[ \t]{1,9}(?:\|\|[ \t]{0,9}true)?)[ \t]{0,9}\Z"
)
"""Before a here-document that a variable takes whose name says that it is a text for people."""
_VISIBLE = r"[^\r\n]"
_LONGEST_BEFORE = 500
_MOST_INSIDE = 8
"""Words of a call that may be calls themselves."""
POSITIONAL = "@"
"""The name of the arguments of a script or function."""


class Function(NamedTuple):
    """A function of a script, and where what it does begins and ends."""

    name: str
    start: int
    end: int


class Call(NamedTuple):
    """A call of a function; the words of the command are its arguments."""

    name: str
    start: int
    command: Simple


class Assignment(NamedTuple):
    """What a variable is set to: one word, or several where it is a list.

    `key` is the index of the item that is set; `is_added` where the words are added to those that it has.
    """

    name: str
    words: list[Word]
    start: int
    is_list: bool = False
    is_added: bool = False
    key: str | None = None


class HereDocument(NamedTuple):
    """Where a here-document begins and ends."""

    start: int
    end: int
    is_quoted: bool
    """Whether nothing is put in."""
    is_idle: bool
    """Whether it is given to `:`, which does nothing with it."""
    is_shown: bool = False
    """Whether it is printed for people, by a `cat` whose output goes nowhere else, or written into a page."""


def functions(text: str, start: int, end: int) -> list[Function]:
    """The functions of a script, in order; one that is not closed ends where the next begins."""
    heads = list(re.compile(_FUNCTION).finditer(text, start, end))
    found = []
    for number, head in enumerate(heads):
        limit = heads[number + 1].start() if number + 1 < len(heads) else end
        found.append(Function(head[2] or head[3], head.end(), _end(text, head, limit)))
    return found


def _end(text: str, head: re.Match[str], limit: int) -> int:
    """Where a function ends: at its bracket, or at the line that closes it where brackets in texts are no pairs."""
    closing = _closed(text, head.end(), head[4], limit)
    if not re.compile(_GOES_ON).match(text, head.end(), limit):
        return closing
    line = re.compile(rf"(?m)^{head[1]}[)}}]")
    if closing < limit and line.match(text, text.rfind("\n", 0, closing) + 1):
        return closing
    behind = line.search(text, closing if closing < limit else head.end(), limit)
    return behind.end() - 1 if behind else closing


def _closed(text: str, at: int, opening: str, limit: int) -> int:
    """Where the bracket that is open at an offset is closed; the limit where it is not."""
    depth = 1
    for sign in re.compile(_BRACKETS[opening]).finditer(text, at, limit):
        depth += 1 if sign[0] == opening else -1
        if depth == 0:
            return sign.start()
    return limit


class Functions:
    """The functions of a script, by name and by place."""

    def __init__(self, found: list[Function]) -> None:
        self.all = found
        self.by_name = {function.name: function for function in found}
        self._starts = [function.start for function in found]

    def around(self, at: int) -> Function | None:
        """The function that an offset lies in."""
        number = bisect_right(self._starts, at) - 1
        return self.all[number] if number >= 0 and at < self.all[number].end else None

    def begins(self, at: int) -> bool:
        """Whether what a function does begins at an offset."""
        number = bisect_left(self._starts, at)
        return number < len(self._starts) and self._starts[number] == at


def here_documents(text: str, start: int, end: int) -> list[HereDocument]:
    """The here-documents of a script, in order; those inside of others are not told."""
    found: list[HereDocument] = []
    at = start
    while (marker := re.compile(HEREDOC).search(text, at, end)) is not None:
        at = marker.end()
        if (document := read_heredoc(text, marker, end)) is not None:
            line = max(text.rfind("\n", 0, marker.start()) + 1, marker.start() - _LONGEST_BEFORE)
            is_idle = re.search(_IDLE, text[line : marker.start()]) is not None
            is_shown = re.search(_SHOWN, text[line : marker.start()]) is not None
            is_shown = is_shown and re.compile(_END_OF_SHOWN).match(text, marker.end(), end) is not None
            rest = text[marker.end() : min(document.start, marker.end() + _LONGEST_BEFORE)]
            is_shown = is_shown or _is_for_people(text[line : marker.start()], rest)
            found.append(HereDocument(document.start, document.end, bool(marker["quote"]), is_idle, is_shown))
            at = document.end
    return found


def _is_for_people(before: str, behind: str) -> bool:
    """Whether a here-document is a text that people read, by what stands on its line before and behind its mark."""
    if re.search(_OF_SHELL, before):
        return False
    return re.search(_EXPLAINS, before) is not None or any(re.search(_FOR_PEOPLE, part) for part in (before, behind))


def without_idle_documents(text: str) -> str:
    """A script with blanks in place of the here-documents that only explain something; offsets stay as they are."""
    pieces, at = [], 0
    for document in here_documents(text, 0, len(text)):
        if document.is_idle:
            pieces += [text[at : document.start], re.sub(_VISIBLE, " ", text[document.start : document.end])]
            at = document.end
    return "".join([*pieces, text[at:]])


def is_in_comment(text: str, at: int) -> bool:
    """Whether a place is in a comment."""
    line = max(text.rfind("\n", 0, at) + 1, at - _LONGEST_BEFORE)
    return re.match(_COMMENT, text[line:at]) is not None


def calls(
    text: str, start: int, end: int, names: Container[str], holders: dict[str, str], *, in_arguments: bool = False
) -> Iterator[Call]:
    """The calls of functions, in order; `holders` are the variables that hold the name of one.

    `in_arguments` tells whether what a call is given may be a call, too: `retry start`.
    """
    at = stop = start
    inside: set[int] = set()
    while (called := re.compile(_CALLED).search(text, at, end)) is not None:
        at = called.end()
        is_argument = called.start() < stop and text[called.start() - 1] not in _BEFORE_COMMAND
        if is_argument and called.start() not in inside:
            continue  # an argument of the call before
        name = called[1].strip('"${}')
        name = name if called[1][0] not in '"$' else holders.get(name, "")
        if name not in names:
            continue
        command = read_words(text, at, end)
        if in_arguments and not is_argument:
            inside = {word.start for word in command.words[:_MOST_INSIDE]}
        stop = command.end if not is_argument else stop
        yield Call(name, called.start(), command)
        if command.document is not None:
            at = max(at, command.document.end)


def assignments(text: str, start: int, end: int) -> Iterator[Assignment]:
    """What the variables of a script are set to, in order: by `NAME=value`, then by `set`, `read`, `printf`, `for`."""
    at = start
    while (head := re.compile(_HEAD).search(text, at, end)) is not None:
        at = head.end()
        while (name := re.compile(_NAME).match(text, at, end)) is not None:
            if name[4]:
                words, at = read_list(text, name.end(), end)
                yield Assignment(name[1], words, name.start(), True, bool(name[3]), name[2])
            else:
                word, at = read_word(text, name.end(), end)
                yield Assignment(name[1], [word], name.start(), False, bool(name[3]), name[2])
            blanks = re.compile(_BLANKS).match(text, at, end)
            at = blanks.end() if blanks else at
    yield from _taken(text, start, end)


def _taken(text: str, start: int, end: int) -> Iterator[Assignment]:
    at = start
    while (taking := re.compile(_TAKING).search(text, at, end)) is not None:
        command = read_words(text, taking.end(), end)
        words, at = command.words, max(command.end, taking.end())
        if taking["set"]:
            yield Assignment(POSITIONAL, words, taking.end(), True)
        elif name := taking["for"] or taking["printf"]:
            yield Assignment(name, words, taking.end(), True)
        else:
            names = [word.text for word in words if re.fullmatch(_IDENTIFIER, word.text)]
            held = [command.document] if command.document is not None else []
            yield from (Assignment(name, held, taking.end(), True) for name in names[:MOST_WORDS])


__all__ = [
    "HERE_STRING",
    "POSITIONAL",
    "Assignment",
    "Call",
    "Function",
    "Functions",
    "HereDocument",
    "assignments",
    "calls",
    "functions",
    "here_documents",
    "is_in_comment",
    "without_idle_documents",
]
