"""What is secret in a script by where it goes: the values of variables and arguments that reach a secret place.

`start() { curl … -d '{"secretKey": "'"$1"'"}'; }` makes a secret of what stands behind `start`. More is masked than
need be where a script cannot be followed: all arguments behind a `shift`, all items of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from ..diagnostic import Span
from ..shell.structure import POSITIONAL, Assignment, Call, Functions, assignments, calls, functions, here_documents
from ..shell.words import Word, read_word, read_words
from .names import is_secret_header, is_secret_key
from .references_of_shell import SIGNS as SIGNS_OF_REFERENCES
from .references_of_shell import Reference, references, set_by_name
from .shell_inputs import files_in, printed, read_by_blocks, set_anywhere, written
from .texts import SIGNS_OF_VARIABLES as _SIGNS

_KEY = r"(?<![\w$-])([A-Za-z_][\w-]{0,80})\\{0,3}[\"']?[ \t]{0,9}:"
_SCHEME = r"(?:(?:Basic|Bearer|Digest|Token)[ \t]{1,4})?"
_VALUE = (
    r"[ \t]{0,9}[\"'\\]{0,8}" + _SCHEME + r"[\"'\\]{0,8}"
    r"(?:\$\([^()\r\n]{0,300}\)|\$\{[^{}\r\n]{0,100}\}|[\"'\\]{1,6}(?=\$)|[^\s,{}\"'\\$]|\$){0,300}"
)
"""What stands behind a key in a body or header, up to a blank or the quote that closes it."""
_NAME = (
    r"\$(?:\{[!#]?)?([A-Za-z_]\w{0,99}|[0-9]{1,2}|[@*]|#(?=\}))(?:\[([^\]\r\n]{0,99})\])?"
    r"|(?:(?:\$ENV|\benv)\.|\b(?:str)?env\()([A-Za-z_]\w{0,99})"
)
_SET_BY_FILTER = (
    r"\.([A-Za-z_]\w{0,99})[\"'\]]{0,2}[ \t]{0,9}[|/+]?=[ \t]{0,9}\(?"
    r"(?=[ \t]{0,9}(?:\$ENV|env|strenv)\b)[^\s|'\"]{1,200}"
)
"""What jq or yq sets to a variable of the environment."""
_PURE = r"\"?\$(?:\{[!]?(?:[A-Za-z_]\w{0,99}|[0-9]{1,2}|[@*])(?:\[[^\]\r\n]{0,99}\])?\}|[A-Za-z_]\w{0,99}|[0-9@*])\"?\Z"
"""A word that is a variable and nothing else."""
_COMMAND = r"\$\((?![ \t]{0,9}(?:echo|printf|cat)\b)|`(?![ \t]{0,9}(?:echo|printf|cat)\b)[^`\r\n]{1,300}`"
"""A command that is put in, of which the output says nothing about its arguments."""
_TAKEN_OVER = rf"=[\"']?\$|\]=|{SIGNS_OF_REFERENCES}"
"""What sets a variable to another one, or an item of a table."""
_OF_SHELL = (
    r"(?:sh|SHELL\}?\"?)[ \t]{1,9}(?:-[\w-]{1,30}[ \t]{1,9}(?:pipefail[ \t]{1,9})?){0,5}-[a-z]{0,5}c(?=[ \t]{1,9}\S)"
)
"""Before the words of a script that another shell reads, its name, and its arguments."""
_DEFAULT = r"\$\{([A-Za-z_]\w{0,99}|[0-9]{1,2}):?[-=]([^{}\r\n]{1,300})\}"
"""What a variable is taken to be where it is not set."""
_GIVEN = (
    r"(?m)(?:^[ \t]{0,99}(?:-[ \t]{1,9})?|[{,][ \t]{0,9}|(?:-e|--env)[ \t=]{1,9})[\"']?([A-Z][A-Z0-9_]{0,99})[\"']?"
    r"(?:([ \t]{0,9}:[ \t]{1,9})|=)(?=\S)"
)
"""Before the value of a variable of the environment: a key of YAML, an item of a list, an option of docker."""
_NAMED = (
    r"\bname[\"']?[ \t]{0,9}:[ \t]{0,9}[\"']?([A-Z][A-Z0-9_]{0,99})[\"']?,?\s{1,99}"
    r"[\"']?value[\"']?[ \t]{0,9}:[ \t]{0,9}([^\r\n]{1,400})"
)
_LINE = r"[^\r\n]{1,400}"
_REPLACED = r"\$\{[A-Za-z_]\w{0,99}//?([^/{}\r\n]{1,100})/([^{}\r\n]{1,300})\}"
_MOST_REPLACEMENTS = 20
_SHIFT = r"\bshift\b"
_INPUT = r"\bcat[ \t]{0,9}\)|<[ \t]{0,9}/dev/stdin"
"""What reads the input of a function into a variable."""
_PRINTED_INTO = r"\b(?:echo|printf)[ \t]([^|;&\r\n]{1,500})\|[ \t]{0,9}\Z"
_BEFORE_CALL = 600
"""Characters before a call among which a pipe into it is looked for."""
_ALL = ("@", "*", "0")
_OTHER_NAMES = frozenset(("#", "OPTARG", "argv"))
"""Names of arguments of which the number is not told: `${!#}`, `$OPTARG`, `$argv[1]`."""
_BY_LIST = ":::"
"""Before the arguments that `parallel` gives one by one."""
_READ, _PRINTED, _FILE = "<", ">", "file"
"""As numbers of arguments: what a function reads and prints, and what is in a file."""
_CALLED = r"(?:\$\(|`)[ \t]{0,9}([A-Za-z_][\w:.-]{0,99})"
_PRINTS = r"\b(?:echo|printf)[ \t]([^|;&\r\n]{1,500})"

_Place = tuple[str, str]
"""A variable with the key of its item, empty for all; or a function, `@` before its name, with an argument's number."""
_MOST_KEYS = 50
"""So many items of a table are told apart."""


def values_of_secrets(text: str, fed: Iterable[Span]) -> Iterator[Span]:
    """The values in a script that variables bring to secret places; `fed` are places that are secret by themselves."""
    uses = list(_uses(text))
    yield from _replacements(text, uses)
    stretches = [span for span in (*uses, *fed) if any(sign in text[span.start : span.end] for sign in _SIGNS)]
    if stretches or re.search(_TAKEN_OVER, text):
        yield from _Script(text).secrets(stretches)


def _replacements(text: str, uses: list[Span]) -> Iterator[Span]:
    """What a script puts in place of the value of a secret key: `${BODY/TOKEN/…}`."""
    found = list(islice(re.finditer(_REPLACED, text), _MOST_REPLACEMENTS)) if "${" in text else []
    values = [text[use.start : use.end] for use in uses] if found else []
    for replaced in found:
        if any(replaced[1] in value for value in values):
            yield Span(*replaced.span(2))


def _uses(text: str) -> Iterator[Span]:
    """What stands behind the secret keys and headers of a text."""
    for key in re.finditer(_KEY, text):
        if (is_secret_key(key[1]) or is_secret_header(key[1])) and (value := re.compile(_VALUE).match(text, key.end())):
            yield Span(*value.span())
    for setting in re.finditer(_SET_BY_FILTER, text) if "env" in text or "$ENV" in text else ():
        if is_secret_key(setting[1]):
            yield Span(*setting.span())


class _Script:
    """Follows variables from the places where they are used back to those where they are set."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.functions = Functions(functions(text, 0, len(text)))
        self.assignments: dict[str, list[Assignment]] = {}
        holders: dict[str, str] = {}
        for assignment in assignments(text, 0, len(text)):
            self.assignments.setdefault(assignment.name, []).append(assignment)
            if len(assignment.words) == 1 and assignment.words[0].text in self.functions.by_name:
                holders[assignment.name] = assignment.words[0].text
        self.calls: dict[str, list[Call]] = {}
        if self.functions.all:
            for call in calls(text, 0, len(text), self.functions.by_name, holders, in_arguments=True):
                self.calls.setdefault(call.name, []).append(call)
        self.given: dict[str, list[Span]] = {}
        for default in re.finditer(_DEFAULT, text):
            self.given.setdefault(default[1], []).append(Span(*default.span(2)))
        for given in re.finditer(_GIVEN, text):
            value = re.compile(_LINE).match(text, given.end()) if given[2] else None
            span = Span(*value.span()) if value else read_word(text, given.end(), len(text))[0].span
            self.given.setdefault(given[1], []).append(span)
        for named in re.finditer(_NAMED, text):
            self.given.setdefault(named[1], []).append(Span(*named.span(2)))
        for name, span in set_anywhere(text):
            self.given.setdefault(name, []).append(span)
        self.others: dict[str, set[str]] = {}
        """By variable the names of those that stand for it, and of those that it stands for."""
        self._names_of_others: set[int] = set()
        for reference in references(text):
            self._names_of_others.add(reference.place.start)
            for target in self._targets(reference):
                self.others.setdefault(target, set()).add(reference.name)
                self.others.setdefault(reference.name, set()).add(target)
        for name, is_held, span in set_by_name(text):
            for target in self._values(name) if is_held else [name]:
                self.given.setdefault(target, []).append(span)
        self._pending: list[_Place] = []
        self._seen: set[_Place] = set()
        self._keys_of: dict[str, set[str]] = {}

    def secrets(self, stretches: Iterable[Span]) -> Iterator[Span]:
        """The values that come to stand in some stretches of the text, or in variables with secret names."""
        for stretch in stretches:
            self._names_in(stretch.start, stretch.end)
        for name in filter(is_secret_key, (*self.assignments, *self.others, *self.given)):
            self._follow((name, ""))
        for found in self.assignments.values():
            for assignment in found:
                for key in filter(is_secret_key, self._keys(assignment)):
                    yield from self._of_words(self._items(assignment, key))
        while self._pending:
            owner, number = self._pending.pop()
            for given in self.given.get(number if owner.startswith(POSITIONAL) else owner, ()):
                if given.start not in self._names_of_others:
                    yield from self._in_stretch(given)
            if number == _FILE:
                for span in self._files.get(owner, ()):
                    yield from self._in_stretch(span)
            elif owner.startswith(POSITIONAL):
                yield from self._of_argument(owner[1:], number)
            else:
                yield from self._of_variable(owner, number)

    def _targets(self, reference: Reference) -> list[str]:
        """The names of the variables that another one may stand for."""
        if reference.is_direct:
            return [reference.target]
        if not reference.target.isdigit():
            return self._values(reference.target)
        function = self.functions.around(reference.place.start)
        found = self.calls.get(function.name, []) if function is not None else []
        at = int(reference.target) - 1
        return [word.text for call in found[:_MOST_KEYS] for word in call.command.words[at : at + 1]]

    def _values(self, name: str) -> list[str]:
        """What a variable is set to, in words."""
        return [word.text for one in self.assignments.get(name, [])[:_MOST_KEYS] for word in one.words[:_MOST_KEYS]]

    def _follow(self, place: _Place) -> None:
        if place[1] and not place[0].startswith(POSITIONAL):
            keys = self._keys_of.setdefault(place[0], set())
            keys.add(place[1])
            place = (place[0], place[1] if len(keys) <= _MOST_KEYS else "")
        if place not in self._seen:
            self._seen.add(place)
            self._pending.append(place)

    def _names_in(self, start: int, end: int) -> None:
        """Follow the variables, and what functions print, that a stretch of the text puts in."""
        self._functions_in(start, end)
        for file in files_in(self.text, Span(start, end)):
            self._follow((file, _FILE))
        for name in re.compile(_NAME).finditer(self.text, start, end):
            if name[3]:
                self._follow((name[3], ""))
            elif name[0].startswith("${!") and name[1] not in _OTHER_NAMES:
                for assignment in self.assignments.get(name[1], ()):
                    for word in assignment.words:
                        self._follow((word.text, ""))
            elif name[1][0].isdigit() or name[1] in _ALL or name[1] in _OTHER_NAMES:
                number = _ALL[0] if name[1] in _OTHER_NAMES else name[1]
                function = self.functions.around(start)
                self._follow((POSITIONAL + (function.name if function else ""), number))
                self._follow((POSITIONAL, number))  # of a script in a word
            else:
                key = (name[2] or "").strip("\"'")
                self._follow((name[1], "" if key in _ALL[:2] or "$" in key else key))

    def _functions_in(self, start: int, end: int) -> None:
        for called in re.compile(_CALLED).finditer(self.text, start, end):
            if called[1] in self.functions.by_name:
                self._follow((POSITIONAL + called[1], _PRINTED))

    def _of_variable(self, name: str, key: str) -> Iterator[Span]:
        for other in sorted(self.others.get(name, ())):
            self._follow((other, ""))
        for assignment in self.assignments.get(name, ()):
            if assignment.words and assignment.words[0].start in self._names_of_others:
                continue
            own = (assignment.key or "").strip("\"'")
            if key and own and own != key and "$" not in own:
                continue
            if not assignment.words or self._reads_input(assignment.words[0]):
                function = self.functions.around(assignment.start)
                self._follow((POSITIONAL + (function.name if function else ""), _READ))
            yield from self._of_words(self._items(assignment, key))

    @staticmethod
    def _keys(assignment: Assignment) -> list[str]:
        """The keys of the items that are set."""
        own = [assignment.key] if assignment.key else []
        return [
            key.strip("\"'")
            for key in (
                *own,
                *(word.text[1:].partition("]=")[0] for word in assignment.words if word.text.startswith("[")),
            )
        ]

    def _reads_input(self, word: Word) -> bool:
        return re.compile(_INPUT).search(self.text, word.start, word.end) is not None

    def _items(self, assignment: Assignment, key: str) -> list[Word]:
        """The words of a list that may be the item of a key."""
        if not key or not assignment.is_list or not _is_table(assignment):
            return assignment.words
        keyed = ((word, word.text[1:].partition("]=")[0].strip("\"'")) for word in assignment.words)
        return [word.after(len(word.text.partition("]=")[0]) + 2) for word, own in keyed if own == key or "$" in own]

    def _of_argument(self, function: str, number: str) -> Iterator[Span]:
        if number == _READ:
            for span in self._read_by_blocks:
                yield from self._in_stretch(span)
        if not function:
            for assignment in self.assignments.get(POSITIONAL, ()):
                yield from self._of_words(_arguments(assignment.words, number, is_shifted=True))
            for words in self._of_shells:
                yield from self._of_words(_arguments(words, number, is_shifted=True))
            return
        own = self.functions.by_name[function]
        if number == _PRINTED:
            for one in re.compile(_PRINTS).finditer(self.text, own.start, own.end):
                yield from self._in_stretch(Span(*one.span(1)))
            yield from (document for document in self._documents if own.start <= document.start < own.end)
            return
        is_shifted = re.compile(_SHIFT).search(self.text, own.start, own.end) is not None
        for call in self.calls.get(function, ()):
            if number != _READ:
                yield from self._of_words(_arguments(call.command.words, number, is_shifted=is_shifted))
                continue
            if call.command.document is not None:
                yield from self._of_words([call.command.document])
            before = max(0, call.start - _BEFORE_CALL)
            if piped := re.search(_PRINTED_INTO, self.text[before : call.start]):
                yield from self._in_stretch(Span(before + piped.start(1), before + piped.end(1)))

    @cached_property
    def _read_by_blocks(self) -> list[Span]:
        return list(read_by_blocks(self.text))

    @cached_property
    def _files(self) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for file, span in written(self.text):
            found.setdefault(file, []).append(span)
        return found

    @cached_property
    def _documents(self) -> list[Span]:
        return [Span(found.start, found.end) for found in here_documents(self.text, 0, len(self.text))]

    @cached_property
    def _of_shells(self) -> list[list[Word]]:
        """The arguments of the scripts that stand in words."""
        found: list[list[Word]] = []
        at = 0
        while (shell := re.compile(_OF_SHELL).search(self.text, at)) is not None:
            command = read_words(self.text, shell.end(), len(self.text))
            found.append(command.words[2:])
            at = max(command.end, shell.end())
        return found

    def _of_words(self, words: Iterable[Word]) -> Iterator[Span]:
        """What is written out in words; the variables in them are followed."""
        for word in words:
            yield from self._in_stretch(word.span)

    def _in_stretch(self, span: Span) -> Iterator[Span]:
        written = self.text[span.start : span.end]
        if re.search(_COMMAND, written):
            self._functions_in(span.start, span.end)
            yield from printed(self.text, span)
            return
        self._names_in(span.start, span.end)
        if written in self.assignments:
            self._follow((written, ""))  # the name of another variable
        if not re.match(_PURE, written.strip()):
            yield span


def _is_table(assignment: Assignment) -> bool:
    return all(word.text.startswith("[") for word in assignment.words)


def _arguments(words: list[Word], number: str, *, is_shifted: bool) -> list[Word]:
    """The arguments of a number; those behind it, too, where the script shifts them."""
    if number in _ALL:
        return words
    if words and words[0].text == _BY_LIST:
        return words[1:]
    first = int(number) - 1 if number.isdigit() else len(words)
    return words[first:] if is_shifted else words[first : first + 1]
