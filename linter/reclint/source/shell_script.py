"""What the commands of a script may send: what variables, lists, files and the arguments of functions hold there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import count, islice

from ..diagnostic import Span
from ..shell.structure import (
    POSITIONAL,
    Assignment,
    Call,
    Function,
    Functions,
    HereDocument,
    assignments,
    calls,
    functions,
    here_documents,
)
from ..shell.words import HEREDOC, MOST_WORDS, Word, joined, read_heredoc, read_word, read_words
from ..tuples import NamedTuple
from .shell_changes import Changes, path_of
from .shell_output import Output, end_of, is_copied, is_last, outputs

_TAKEN_FROM = (
    r"(?:([A-Za-z_][A-Za-z0-9_]{0,99})=\"?\$\([ \t]{0,9}cat[ \t]{0,9}"
    r"|\bread[ \t][^\r\n|;]{0,99}[ \t]([A-Za-z_][A-Za-z0-9_]{0,99})[ \t]{0,9})\Z"
)
"""Before a here-document, the variable that it becomes the value of."""
_FIRST = r"[ \t\r\n]{0,200}(?:cat[ \t]{0,9})?"
"""Between the bracket of a function and the only thing that it does."""
_LAST = r"[;\s]{0,200}\}"
_CALL = r"\"?\$\([ \t]{0,9}([A-Za-z_][\w:.-]{0,99})\b"
_OF_FILE = r"\"?\$\([ \t]{0,9}(?:cat[ \t]{1,9}|(?:envsubst[ \t]{0,9})?<[ \t]{0,9})(?=[^\s;|&<>()-])"
"""Before the name of a file whose content is put in."""
_OF_INPUT = r"\"?\$\([ \t]{0,9}(?:cat(?:[ \t]{1,9}-)?|<[ \t]{0,9}/dev/stdin)[ \t]{0,9}\)"
_PRINTS = (
    r"\b(?:echo(?:[ \t]{1,9}-n)?|printf[ \t]{1,9}(?:'%s(?:\\n)?'|\"%s(?:\\n)?\"|%s))[ \t]{1,9}"
    r"(?=\"\$\{?[A-Za-z0-9_]{1,99}\}?\"\Z)"
)
"""Before a variable that is printed into a pipe."""
_CAT = r"\b(?:cat[ \t]{1,9}|envsubst[ \t]{0,9}<[ \t]{0,9})(?=[^\s;|&<>()-])"
VARIABLE = r"\$\{([A-Za-z_][A-Za-z0-9_]{0,99}|[0-9]{1,2})(?::?([-=?+])([^{}]{0,200}))?\}"
_ALTERNATIVE = r"\$\{(?:[A-Za-z_][A-Za-z0-9_]{0,99}|[0-9]{1,2})(?:\[[@*]\])?:?\+"
"""Before words that are put in where a variable is set."""
_OPTIONS = r"-{1,2}[A-Za-z]|(?:curl|wget)(?:\.exe)?(?=\s|\Z)"
ITEMS = r"\$\{([A-Za-z_][A-Za-z0-9_]{0,99})\[[@*]\]\}\Z|\$\{([@*])(?::([0-9]{1,2}))?\}\Z"
"""All items of a list, or all arguments from a number on."""
_OF_CURL = r"(?:curl|wget)(?:\.exe)?(?:\s|\Z)"
_SHIFT = r"\bshift\b(?:[ \t]{1,9}([0-9]))?"
_FOR_ANOTHER_SHELL = r"\b(?:eval|ssh|su|(?:ba|da|z|k|a)?sh)\b[^\r\n;|&]{0,150}\Z"
"""Before a command that another shell reads."""
_BEFORE_PIPE = 200
"""Characters before a command among which the pipe into it is looked for."""
_LONGEST_ADDRESS = 2_000
_MOST_LOOKED_UP = 200
"""Variables that are looked up for one address."""
DEEPEST = 6
"""Variables and calls that lead on to others."""
_MOST_PIECES = 100
"""Times that something is added to a variable or list."""
_MOST_WAYS = 200
"""Ways to a function that are followed."""


class Frame(NamedTuple):
    """Where a command runs: in a function that a call gives arguments, which itself runs somewhere."""

    function: Function | None = None
    call: Call | None = None
    caller: Frame | None = None


OUTSIDE = Frame()
"""In no function."""


class Script:
    """The variables, lists, files, outputs and functions of a script."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.fills_templates = "envsubst" in text
        self.outputs = outputs(text, start, end)
        self.functions = Functions(functions(text, start, end))
        self._frames: dict[Function, list[Frame]] = {}
        self._shifts = list(re.compile(_SHIFT).finditer(text, start, end))
        self.variables: dict[str, list[tuple[int, Word]]] = {}
        self.lists: dict[str, list[Assignment]] = {}
        for assignment in assignments(text, start, end):
            self._assign(assignment)
        for name, word in self._variables_of_outputs():
            self.variables.setdefault(name, []).append((word.start, word))
        for values in self.variables.values():
            values.sort(key=lambda pair: pair[0])
        self.printing = dict(self._printing_functions())
        self.files: dict[str, list[Output]] = {}
        for output in self.outputs:
            if output.target is not None:
                self.files.setdefault(path_of(output.target.text), []).append(output)
        self._by_end = {end_of(text, output): output.body for output in self.outputs if output.target is None}
        self._by_end |= {end_of(text, output): output.body for output in self.outputs if is_copied(text, output)}

    def _assign(self, assignment: Assignment) -> None:
        if assignment.key is not None:
            return
        if assignment.is_list:
            self.lists.setdefault(assignment.name, []).append(assignment)
            return
        values = self.variables.setdefault(assignment.name, [])
        (word,) = assignment.words
        if assignment.is_added and values and len(values[-1][1].runs) < _MOST_PIECES:
            word = joined([values[-1][1], word])
        values.append((assignment.start, word))

    def _variables_of_outputs(self) -> Iterator[tuple[str, Word]]:
        """The variables that `printf -v` and here-documents set."""
        yield from ((output.variable, output.body) for output in self.outputs if output.variable)
        at = self.start
        while (marker := re.compile(HEREDOC).search(self.text, at, self.end)) is not None:
            at = marker.end()
            taken = re.search(_TAKEN_FROM, self.text[max(self.start, marker.start() - 250) : marker.start()])
            document = read_heredoc(self.text, marker, self.end)
            if document is not None:
                at = document.end
                behind = marker.end() + (marker["quote"] in ("'", '"'))
                if taken and is_last(self.text, Output(document, marker.start(), behind), self.end):
                    yield taken[1] or taken[2], document

    def _printing_functions(self) -> Iterator[tuple[str, Word]]:
        """The functions that do nothing but print a body."""
        by_start = {output.start: output for output in self.outputs}
        for function in self.functions.all:
            first = re.compile(_FIRST).match(self.text, function.start, self.end)
            output = by_start.get(first.end()) if first else None
            if output is None or not is_last(self.text, output, self.end):
                continue
            is_document = output.body.end > output.end
            behind = self.text.find("\n", output.body.end, self.end) if is_document else output.end
            if behind >= 0 and re.compile(_LAST).match(self.text, behind, self.end):
                yield function.name, output.body

    @cached_property
    def changes(self) -> Changes:
        """What the script changes before it sends it."""
        return Changes(self.text)

    @cached_property
    def calls(self) -> dict[str, list[Call]]:
        """The calls of the functions, by name."""
        found: dict[str, list[Call]] = {}
        names = self.functions.by_name
        holders = {name: values[-1][1].text for name, values in self.variables.items() if values[-1][1].text in names}
        for call in calls(self.text, self.start, self.end, names, holders) if names else ():
            found.setdefault(call.name, []).append(call)
        return found

    @cached_property
    def _documents(self) -> list[HereDocument]:
        return here_documents(self.text, self.start, self.end)

    def _document(self, at: int) -> HereDocument | None:
        """The here-document that an offset lies in."""
        number = bisect_right(self._documents, at, key=lambda document: document.start) - 1
        return self._documents[number] if number >= 0 and at < self._documents[number].end else None

    def is_shown(self, at: int) -> bool:
        """Whether what stands at a place is printed for people, as usage is."""
        document = self._document(at)
        return document is not None and document.is_shown

    def is_filled_before(self, at: int) -> bool:
        """Whether a command at a place is filled in before another shell reads it: in a here-document, by `eval`."""
        document = self._document(at)
        if document is not None and not document.is_quoted:
            return True
        return re.search(_FOR_ANOTHER_SHELL, self.text[max(self.start, at - _BEFORE_PIPE) : at]) is not None

    def frames(self, at: int, depth: int = 0) -> list[Frame]:
        """The ways to a place: outside of functions, or by the calls of the function around it."""
        function = self.functions.around(at)
        if function is None or depth > DEEPEST:
            return [OUTSIDE]
        if (known := self._frames.get(function)) is None:
            callers = (
                (call, caller)
                for call in self.calls.get(function.name, ())
                if not function.start <= call.start < function.end
                for caller in self.frames(call.start, depth + 1)
            )
            known = [Frame(function, call, caller) for call, caller in islice(callers, _MOST_WAYS)]
            known = self._frames[function] = known or [Frame(function)]
        return known

    def expanded(self, words: list[Word], at: int, frame: Frame) -> list[Word]:
        """The words of a command at a place, with those that lists, arguments and texts of several words put in."""
        found: list[Word] = []
        for word in words:
            items = re.match(ITEMS, word.text)
            if items is None:
                found += self._split(word, at, frame) if word.text.startswith("${") else [word]
            elif items[1]:
                found += self._items(items[1], at)
            else:
                found += self._arguments(frame, at)[max(int(items[3] or 1) - 1, 0) :] or [word]
        return found[:MOST_WORDS]

    @cached_property
    def whole_lists(self) -> frozenset[str]:
        """The lists that take no other list in."""
        return frozenset(
            name
            for name, added in self.lists.items()
            if not any(re.match(ITEMS, word.text) for assignment in added for word in assignment.words)
        )

    def _split(self, word: Word, at: int, frame: Frame) -> list[Word]:
        """The words of a text that is put in without quotes: `$OPTIONS`, `${BODY:+-d "$BODY"}`."""
        if self.text[word.start : word.start + 1] != "$":
            return [word]
        start, end = word.start, word.end - 1
        if alternative := re.match(_ALTERNATIVE, word.text):
            start += alternative.end()
        else:
            value = self.value(word, at, frame)
            if value is word or not re.match(_OPTIONS, value.text):
                return [word]
            start, end = value.span
        return read_words(self.text, start, end).words

    def _items(self, name: str, before: int) -> list[Word]:
        """The items that a list has at a place."""
        added = self.lists.get(name, [])
        last = bisect_left(added, before, key=lambda assignment: assignment.start) or len(added)
        found: list[list[Word]] = []
        for number in range(last - 1, max(last - _MOST_PIECES, 0) - 1, -1):
            found.append(added[number].words)
            if not added[number].is_added:
                break
        words = [word for words in reversed(found) for word in words]
        return [word for word in words if not re.match(ITEMS, word.text)]

    def _arguments(self, frame: Frame, at: int) -> list[Word]:
        """The arguments that the script or function around a place has there."""
        if frame.call is None or frame.function is None:
            return self._items(POSITIONAL, at) if frame.function is None else []
        first, last = (bisect_left(self._shifts, place, key=re.Match.start) for place in (frame.function.start, at))
        shifted = sum(int(shift[1] or 1) for shift in self._shifts[first:last][:MOST_WORDS])
        given = frame.call.command.words[shifted:]
        return self.expanded(given, frame.call.start, frame.caller or OUTSIDE) if frame.caller else given

    def value(self, word: Word, at: int, frame: Frame, depth: int = 0) -> Word:
        """What a word comes to at a place: the body or text that a variable, an argument or a command gives."""
        if depth > DEEPEST:
            return word
        if word.text == "${_}":
            return self._printed(word, at, frame, depth) or word
        if re.match(ITEMS, word.text):
            words = self.expanded([word], at, frame)
            if len(words) != 1 or words[0] is word:
                return word
            at, frame = (frame.call.start, frame.caller or OUTSIDE) if frame.call else (at, frame)
            return self.value(words[0], at, frame, depth + 1)
        variable = re.fullmatch(VARIABLE, word.text)
        if variable is None:
            return word
        found, at, frame = self._variable(variable[1], at, frame)
        return word if found is None else self.value(found, at, frame, depth + 1)

    def _variable(self, name: str, at: int, frame: Frame) -> tuple[Word | None, int, Frame]:
        """What a variable or an argument is set to, and where that is to be read."""
        if name.isdigit():
            arguments = self._arguments(frame, at)
            number = int(name) - 1
            if not 0 <= number < len(arguments):
                return None, at, frame
            call = frame.call
            return arguments[number], (call.start if call else at), (frame.caller or OUTSIDE)
        values = self.variables.get(name, [])
        earlier = bisect_left(values, at, key=lambda pair: pair[0])
        if not values or (not earlier and frame.function is None and self.functions.around(at) is None):
            return None, at, frame
        place, word = values[earlier - 1] if earlier else values[0]  # set before the function is called
        function = frame.function
        is_local = function is not None and function.start <= place < function.end
        return word, place, frame if is_local else OUTSIDE

    def _printed(self, word: Word, at: int, frame: Frame, depth: int) -> Word | None:
        """The body that a command or function inside a word prints: `"$(jq …)"`, `"$(body)"`, `"$(cat file)"`."""
        inside = self._inside(word)
        if inside:
            return inside[0].body if len(inside) == 1 and is_last(self.text, inside[0], word.end) else None
        if re.compile(_OF_INPUT).match(self.text, word.start, word.end):
            return self.input(frame, depth)
        if named := re.compile(_OF_FILE).match(self.text, word.start, word.end):
            name, end = read_word(self.text, named.end(), word.end)
            return self.file(name, at, frame) if is_last(self.text, Output(name, named.end(), end), word.end) else None
        call = re.compile(_CALL).match(self.text, word.start, word.end)
        body = self.printing.get(call[1]) if call else None
        if call is None or body is None:
            return None
        end = read_words(self.text, call.end(), word.end).end
        return body if is_last(self.text, Output(body, call.start(), end), word.end) else None

    def _inside(self, word: Word) -> list[Output]:
        """What the commands inside a word print."""
        at = bisect_left(self.outputs, word.start, key=lambda output: output.start)
        found: list[Output] = []
        while at < len(self.outputs) and self.outputs[at].start < word.end and len(found) < 2:
            found.append(self.outputs[at])
            at += 1
        return found

    def file(self, name: Word, at: int, frame: Frame) -> Word | None:
        """What a script has written to a file before a place; what is written behind it where nothing is before."""
        path = name.text if name.text in self.files else self.text_of(name, at, frame)
        if path_of(name.text) in self.changes.in_place or path_of(path) in self.changes.in_place:
            return None
        written = self.files.get(path_of(path), [])
        last = bisect_left(written, at, key=lambda output: output.start) or len(written)
        if not written or written[last - 1].is_added:
            return None
        return written[last - 1].body

    def input(self, frame: Frame, depth: int = 0) -> Word | None:
        """What the function around a place reads."""
        if frame.call is None:
            return None
        document = frame.call.command.document
        if document is not None:
            return self.value(document, frame.call.start, frame.caller or OUTSIDE, depth + 1)
        return self.piped(frame.call.start, frame.caller or OUTSIDE)

    def piped(self, at: int, frame: Frame) -> Word | None:
        """What is printed into the command at an offset."""
        low = max(0, at - _BEFORE_PIPE)
        before = self.text[low:at].rstrip(" \t\r\n\\")
        if not before.endswith("|") or before.endswith("||"):
            return None
        end = low + len(before[:-1].rstrip(" \t"))
        if (body := self._by_end.get(end)) is not None:
            return body
        if printed := re.search(_PRINTS, self.text[low:end]):
            return self.value(read_word(self.text, low + printed.end(), end)[0], at, frame)
        names = list(re.compile(_CAT).finditer(self.text, low, end))
        if not names:
            return None
        command = read_words(self.text, names[-1].end(), end)
        is_all = command.end == end and len(command.words) == 1
        return self.file(command.words[0], at, frame) if is_all else None

    def text_of(self, word: Word, at: int, frame: Frame) -> str:
        """The text of a word with what is known of its variables; the others are placeholders."""
        return self._text_of(word, at, frame, 0, count(1))

    def _text_of(self, word: Word, at: int, frame: Frame, depth: int, looked_up: Iterator[int]) -> str:
        if depth > DEEPEST or "${" not in word.text or len(word.text) > _LONGEST_ADDRESS:
            return word.text

        def put_in(variable: re.Match[str]) -> str:
            if next(looked_up) > _MOST_LOOKED_UP:
                return f"${{{variable[1]}}}"
            found, place, inner = self._variable(variable[1], at, frame)
            if found is None or len(found.text) > _LONGEST_ADDRESS:
                return variable[3] if variable[3] and variable[2] in "-=" else f"${{{variable[1]}}}"
            text = self._text_of(found, place, inner, depth + 1, looked_up)
            return f"${{{variable[1]}}}" if not text or "${_}" in text or "\n" in text else text

        return re.sub(VARIABLE, put_in, word.text)[:_LONGEST_ADDRESS]

    def extents_of_lists(self) -> list[Span]:
        """Where the lists of the script stand, in order."""
        lists = (assignment for found in self.lists.values() for assignment in found if assignment.words)
        return sorted(Span(assignment.start, assignment.words[-1].end) for assignment in lists)

    def is_command(self, held: re.Match[str]) -> bool:
        """Whether a variable or list holds `curl` and its options, so that what follows is a command."""
        name, at = held[1], held.start()
        if name in self.lists:
            words = self._items(name, at)
        else:
            values = self.variables.get(name, [])
            earlier = bisect_left(values, at, key=lambda pair: pair[0])
            words = [values[earlier - 1][1]] if earlier else []
        return bool(words) and re.match(_OF_CURL, words[0].text) is not None
