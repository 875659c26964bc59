"""What commands of a script print, where it can be read off: `jq -n '{…}'`, `printf '{…}'`, `echo '{…}'`.

Arguments that jq and printf are given (`--argjson n 5`, `printf '%d' 5`) are put in, at their place. What jq
computes and what a run puts in is a placeholder. Nothing else is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from ..shell.words import HEREDOC, Word, in_quotes, read_heredoc, read_word, read_words, rebuilt
from ..tuples import NamedTuple

_COMMAND = r"\b(?:jq|printf|echo)[ \t\\]"
_NO_INPUT = r"(?:-[a-zA-Z]{0,8}n[a-zA-Z]{0,8}|--null-input)\Z"
_JQ_ARGUMENTS = {"--arg": 2, "--argjson": 2, "--slurpfile": 2, "--rawfile": 2, "--indent": 1, "-L": 1}
"""Words behind an option of jq that belong to it."""
_INTERPOLATED = r"\\\([^()\"\\]{0,200}\)"
_JQ_TOKEN = (
    r"(?P<blank>\s+)|(?P<comment>#[^\r\n]*)|(?P<text>\"(?:[^\"\\]|\\[\"\\/bfnrtu(])*\")|(?P<number>-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<hole>(?:\$\{[A-Za-z_][A-Za-z0-9_]*\}|\$(?:ENV\.)?[A-Za-z_][A-Za-z0-9_]*|env\.[A-Za-z_][A-Za-z0-9_]*)"
    r"(?:[ \t]{0,9}\|[ \t]{0,9}(?:tonumber|tostring)\b)?"
    r"|\([^(){}\"']{1,200}\))|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>[{}\[\],:])"
)
_SHORT = r"\$([A-Za-z_][A-Za-z0-9_]*)\Z"
"""A variable that is a member under its own name."""
_COLON = r"\s*:"
_FORMAT_TOKEN = (
    r"(?P<plain>[^%\\]+)|(?P<hole>%[-+ #0]{0,3}[0-9]{0,3}(?:\.[0-9]{1,3})?[sdiufgqb])|(?P<sign>%%|\\[nt\"'\\/])"
)
_SIGNS = {"%%": "%", "\\n": "\n", "\\t": "\t"}
_ONLY_ARGUMENT = r"%s(?:\\n|\n)?\Z"
_HOLE = "${_}"
_ARGUMENT = (
    r"\$([A-Za-z_][A-Za-z0-9_]*)\Z"
    r"|\(?[ \t]{0,9}\$([A-Za-z_][A-Za-z0-9_]*)[ \t]{0,9}\|[ \t]{0,9}(tonumber|tostring)[ \t]{0,9}\)?\Z"
)
"""An argument of jq, as it is or made a number or string."""
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z"
_PLAIN_VERB = r"%[sdi]\Z"
_PLAIN_TEXT = r"(?:[^\x00-\x1f\"\\$]|\$\{[^{}\s\"\\]{1,200}\})*\Z"
"""A text that is the same in a JSON string, but for what the shell puts in."""
_PASSED_ON = (
    r"[ \t\\\r\n]{0,200}\|[ \t\\\r\n]{0,200}(?:sudo[ \t]{1,9})?"
    r"(?:(?P<tee>tee)\b(?P<options>(?:[ \t]{1,9}-[A-Za-z-]{1,20}){0,3})[ \t]{1,9}(?=[^\s;|&<>()])"
    r"|jq(?:[ \t]{1,9}-[A-Za-z-]{1,20}){0,5}(?:[ \t]{1,9}(?:'\.'|\"\.\"|\.))?(?=[ \t]{0,9}[|>\r\n)\\]|\Z)"
    r"|cat\b(?:[ \t]{1,9}-)?|envsubst\b(?:[ \t]{1,9}'[^'\r\n]{0,400}')?|tr[ \t]{1,9}-d[ \t]{1,9}'[^'\r\n]{0,20}')"
)
"""A pipe into a command that passes on what it reads; `envsubst` puts values where the text has variables."""
_PIPE = r"[ \t\\\r\n]{0,200}\|(?!\|)"
_HOLE_OF_SHELL = r"\$\{[^{}\s]{1,200}\}"
_BEFORE_DOCUMENT = 600
"""Characters before a here-document in which its command stands."""
_END_OF_COMMAND_LINE = r"(?<!\\)\r?\n"
_SEPARATORS = r"'[^']*'|\"(?:[^\"\\]|\\.)*\"|\\.|(?P<sign>[|;(`]|(?<![<>])&(?!>)|\{(?=\s))"
"""What stands in quotes, and what a command may begin behind."""
_HEAD = (
    r"(?:[\s\\]|(?:if|then|do|else|while|until|time|sudo|command|exec|local|export|!)(?=\s)"
    r"|[A-Za-z_]\w{0,99}=\S{0,200}(?=\s)|[0-9&]?>{1,2}[ \t]{0,9}[^\s<>]{1,200}){0,40}([^\s<>\\]*)"
)
"""What may stand before the name of a command; the name."""
_PASSING = frozenset(("", "cat", "envsubst", "tee", "read", "mapfile", "readarray"))
_ONLY_PATH = r"[\w.\[\]\"?-]*\Z"
_WRITES = r"\b(?:cat|tee)\b"


class Output(NamedTuple):
    """A body that a command prints, the extent of the command, and what takes it."""

    body: Word
    start: int
    end: int
    variable: str | None = None
    """The variable that `printf` sets to it."""
    target: Word | None = None
    """The file that it is written to."""
    is_added: bool = False
    """Whether it is added to what is in the file."""
    is_document: bool = False
    """Whether it is a here-document."""


def outputs(text: str, start: int, end: int) -> list[Output]:
    """What the commands of a script print, here-documents too, in order."""
    found = [*_of_commands(text, start, end), *_of_documents(text, start, end)]
    return sorted((_passed_on(text, output, end) for output in found), key=lambda output: output.start)


def _of_commands(text: str, at: int, end: int) -> Iterator[Output]:
    while (found := re.compile(_COMMAND).search(text, at, end)) is not None:
        command = read_words(text, found.start(), end)
        words, at = command.words, max(command.end, found.end())
        if not words or words[0].text not in _READERS:
            continue
        variable, body = _READERS[words[0].text](words[1:])
        if body is not None and body.text.lstrip().startswith("{"):
            yield Output(body, found.start(), command.end, variable, command.target, command.is_added)


def _of_documents(text: str, at: int, end: int) -> Iterator[Output]:
    """Here-documents, which `cat` prints; the command goes on behind the word that ends each."""
    while (marker := re.compile(HEREDOC).search(text, at, end)) is not None:
        at = marker.end()
        document = read_heredoc(text, marker, end)
        if document is not None:
            at = document.end
            if not _is_passed_on(text, marker):
                continue
            target, is_added = _written_to(text, marker)
            behind = marker.end() + (marker["quote"] in ("'", '"'))
            yield Output(document, marker.start(), behind, None, target, is_added, is_document=True)


def _is_passed_on(text: str, marker: re.Match[str]) -> bool:
    """Whether the command of a here-document passes it on as it is: `cat`, `tee`, `read`, `jq .`."""
    before = text[max(0, marker.start() - _BEFORE_DOCUMENT) : marker.start()]
    lines = re.split(_END_OF_COMMAND_LINE, before)
    start = 0
    for sign in re.finditer(_SEPARATORS, lines[-1]):
        start = sign.end() if sign.lastgroup else start
    head = re.match(_HEAD, lines[-1][start:])
    name = head[1] if head else ""
    if name != "jq":
        return name in _PASSING
    at = marker.start() - len(lines[-1]) + start
    return not is_filter(read_words(text, at + (head.start(1) if head else 0), marker.start()).words)


def is_filter(words: list[Word]) -> bool:
    """Whether a jq makes something else of what it reads: `jq '.uid = "5"'`, and not `jq -c .` or `jq -r .cname`."""
    own = [word.text for word in words[1:] if not word.text.startswith("-")]
    named = any(word.text in _JQ_ARGUMENTS or word.text in ("-f", "--from-file") for word in words)
    return named or bool(own and not re.match(_ONLY_PATH, own[0]))


def _written_to(text: str, marker: re.Match[str]) -> tuple[Word | None, bool]:
    """The file that `cat` or `tee` writes a here-document to."""
    line = max(text.rfind("\n", 0, marker.start()) + 1, marker.start() - _BEFORE_DOCUMENT)
    writing = list(re.compile(_WRITES).finditer(text, line, marker.start()))
    end = text.find("\n", marker.end())
    if not writing or end < 0:
        return None, False
    command = writing[-1]
    simple = read_words(text, command.start(), end)
    if simple.end < marker.end():
        return None, False
    if command[0] == "cat":
        return simple.target, simple.is_added
    files = [word for word in simple.words[1:] if not word.text.startswith("-")]
    return (files[0] if files else None), any(word.text in ("-a", "--append") for word in simple.words)


def is_last(text: str, output: Output, end: int) -> bool:
    """Whether no command makes something else of an output: those that pass it on are not counted."""
    return re.compile(_PIPE).match(text, _passed_on(text, output, end).end, end) is None


def is_copied(text: str, output: Output) -> bool:
    """Whether what is written to a file goes on through a pipe."""
    return "tee" in text[output.start : output.end]


def end_of(text: str, output: Output) -> int:
    """Where a command ends, blanks behind it not counted."""
    end = output.end
    while end > output.start and text[end - 1] in " \t":
        end -= 1
    return end


def _passed_on(text: str, output: Output, end: int) -> Output:
    """An output with the end of the commands that pass it on, and the file that one of them writes."""
    at = output.end
    while (passing := re.compile(_PASSED_ON).match(text, at, end)) is not None:
        at = passing.end()
        if passing["tee"]:
            target, at = read_word(text, at, end)
            output = output._replace(target=target, is_added="-a" in passing["options"])
        command = read_words(text, at, end)
        at = command.end
        if not passing["tee"]:
            output = output._replace(target=command.target or output.target)
    return output._replace(end=at)


def _of_jq(words: list[Word]) -> tuple[None, Word | None]:
    """The object that a filter of jq without input is."""
    own, arguments = _filter(words)
    return None, _as_json(own, arguments) if own is not None else None


def unread(text: str) -> Iterator[Word]:
    """The objects that jq makes of nothing and that are more than JSON with holes."""
    at = 0
    while (found := re.compile(_COMMAND).search(text, at)) is not None:
        command = read_words(text, found.start(), len(text))
        words, at = command.words, max(command.end, found.end())
        own, arguments = _filter(words[1:]) if words and words[0].text == "jq" else (None, {})
        if own is not None and _as_json(own, arguments) is None:
            yield own


def _filter(words: list[Word]) -> tuple[Word | None, dict[str, _Argument]]:
    """The only filter of a jq that reads no input, and its named arguments."""
    queue = iter(words)
    filters = []
    arguments: dict[str, _Argument] = {}
    for word in queue:
        if word.text.startswith("-"):
            values = [next(queue, None) for _ in range(_JQ_ARGUMENTS.get(word.text, 0))]
            if word.text in ("--arg", "--argjson") and values[0] and values[1]:
                arguments[values[0].text] = _Argument(values[1], is_text=word.text == "--arg")
        else:
            filters.append(word)
    has_input = not any(re.match(_NO_INPUT, word.text) for word in words)
    return (None if has_input or len(filters) != 1 else filters[0]), arguments


class _Argument(NamedTuple):
    """The value of an argument of jq."""

    value: Word
    is_text: bool

    def put_in(self, conversion: str | None) -> tuple[str | Word, str]:
        """What stands in JSON for it, and a text of the same sort."""
        is_number = re.match(_NUMBER, self.value.text) is not None
        if (self.is_text and conversion != "tonumber") or (conversion == "tostring" and is_number):
            return (in_quotes(self.value), '""') if re.match(_PLAIN_TEXT, self.value.text) else (_HOLE, "0")
        if conversion is None or is_number:
            is_json = _is_json(re.sub(_HOLE_OF_SHELL, "0", self.value.text))
            return (self.value, "0") if is_json else (_HOLE, "0")
        return _HOLE, "0"


def _tokens(pattern: str, text: str) -> list[re.Match[str]] | None:
    """The tokens that a text is made of; None where it holds anything else."""
    tokens: list[re.Match[str]] = []
    at = 0
    while at < len(text):
        token = re.compile(pattern).match(text, at)
        if token is None:
            return None
        tokens.append(token)
        at = token.end()
    return tokens


def _as_json(word: Word, arguments: dict[str, _Argument]) -> Word | None:
    """An object of jq as JSON: its keys in quotes, holes for what is computed; None where it is no mere object."""
    tokens = _tokens(_JQ_TOKEN, word.text)
    if tokens is None:
        return None
    pieces: list[tuple[int, int, str | Word | None]] = []
    plain: list[str] = []
    open_brackets: list[str] = []
    last = ""
    for token in tokens:
        start, at = token.span()
        if token.lastgroup == "hole":
            short = re.match(_SHORT, token[0])
            if short and last in ("{", ",") and open_brackets[-1:] == ["{"]:  # `{$cname}`
                pieces.append((start, start, f'"{short[1]}":'))
                plain.append(f'"{short[1]}":')
            instead, sort = _argument(token[0], arguments)
            pieces.append((start, at, instead))
            plain.append(sort)
        elif token.lastgroup == "name" and re.compile(_COLON).match(word.text, at):
            pieces += [(start, start, '"'), (start, at, None), (at, at, '"')]
            plain.append(f'"{token[0]}"')
        elif token.lastgroup == "text":
            within = list(_within_text(token))
            pieces += within
            plain.append("".join(hole or word.text[low:high] for low, high, hole in within))
        elif token.lastgroup == "comment":
            pieces.append((start, at, ""))
        else:
            pieces.append((start, at, None))
            plain.append(token[0])
        last = token[0] if token.lastgroup not in ("blank", "comment") else last
        _nest(open_brackets, token)
    return rebuilt(word, pieces) if _is_json("".join(plain)) else None


def _nest(brackets: list[str], token: re.Match[str]) -> None:
    """Enters or leaves a bracket."""
    if token.lastgroup == "sign" and token[0] in "{[":
        brackets.append(token[0])
    elif token.lastgroup == "sign" and token[0] in "}]" and brackets:
        brackets.pop()


def _argument(hole: str, arguments: dict[str, _Argument]) -> tuple[str | Word, str]:
    """What stands in JSON for something that jq puts in, and a text of the same sort."""
    named = re.match(_ARGUMENT, hole)
    argument = arguments.get(named[1] or named[2]) if named else None
    if named is None or argument is None:
        return (hole if hole.startswith("${") else _HOLE), "0"
    return argument.put_in(named[3])


def _within_text(token: re.Match[str]) -> Iterator[tuple[int, int, str | None]]:
    """The pieces of a text of jq: holes for what it puts in."""
    at, end = token.span()
    for hole in re.compile(_INTERPOLATED).finditer(token.string, at, end):
        yield at, hole.start(), None
        yield hole.start(), hole.end(), _HOLE
        at = hole.end()
    yield at, end, None


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _of_printf(words: list[Word]) -> tuple[str | None, Word | None]:
    """The variable that `printf -v` sets, and what it prints."""
    variable = None
    if len(words) > 2 and words[0].text == "-v":
        variable, words = words[1].text, words[2:]
    if words and words[0].text == "--":
        words = words[1:]
    if not words:
        return variable, None
    if re.match(_ONLY_ARGUMENT, words[0].text):
        return variable, words[1] if len(words) == 2 else None
    return variable, _formatted(words[0], words[1:])


def _formatted(word: Word, arguments: list[Word]) -> Word | None:
    """A format of printf with its arguments; None where it holds what is not known."""
    tokens = _tokens(_FORMAT_TOKEN, word.text)
    if tokens is None:
        return None
    holes = sum(token.lastgroup == "hole" for token in tokens)
    if arguments and not holes:
        return None
    given = iter(arguments if len(arguments) == holes else ())
    pieces: list[tuple[int, int, str | Word | None]] = []
    for token in tokens:
        start, at = token.span()
        instead: str | Word | None = _SIGNS.get(token[0], token[0][1:]) if token.lastgroup == "sign" else None
        if token.lastgroup == "hole":
            argument = next(given, None)
            instead = argument if argument is not None and _is_put_in(token[0], argument) else _HOLE
        pieces.append((start, at, instead))
    return rebuilt(word, pieces)


def _is_put_in(verb: str, argument: Word) -> bool:
    """Whether an argument of printf stands in what it prints as it is."""
    return re.match(_PLAIN_VERB, verb) is not None and (verb == "%s" or re.match(_NUMBER, argument.text) is not None)


def _of_echo(words: list[Word]) -> tuple[None, Word | None]:
    """The only word of `echo`; what a backslash means differs from shell to shell."""
    texts = [word for word in words if word.text not in ("-n", "-e", "-E")]
    return None, texts[0] if len(texts) == 1 and "\\" not in texts[0].text else None


_READERS: dict[str, Callable[[list[Word]], tuple[str | None, Word | None]]] = {
    "jq": _of_jq,
    "printf": _of_printf,
    "echo": _of_echo,
}
