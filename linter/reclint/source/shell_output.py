"""What commands of a script print, where it can be read off: `jq -n '{…}'`, `printf '{…}'`, `echo '{…}'`.

What jq computes (`$uid`, `($uid | tonumber)`) and what printf puts in (`%s`) is a placeholder. Nothing else is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from ..shell.words import HEREDOC, Word, read_heredoc, read_words, rebuilt

_COMMAND = r"\b(?:jq|printf|echo)[ \t\\]"
_NO_INPUT = r"(?:-[a-zA-Z]{0,8}n[a-zA-Z]{0,8}|--null-input)\Z"
_JQ_ARGUMENTS = {"--arg": 2, "--argjson": 2, "--slurpfile": 2, "--rawfile": 2, "--indent": 1, "-L": 1}
"""Words behind an option of jq that belong to it."""
_INTERPOLATED = r"\\\([^()\"\\]{0,200}\)"
_JQ_TOKEN = (
    r"(?P<blank>\s+)|(?P<text>\"(?:[^\"\\]|\\[\"\\/bfnrtu(])*\")|(?P<number>-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<hole>\$\{[A-Za-z_][A-Za-z0-9_]*\}|\$(?:ENV\.)?[A-Za-z_][A-Za-z0-9_]*|env\.[A-Za-z_][A-Za-z0-9_]*"
    r"|\([^(){}\"']{1,200}\))|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>[{}\[\],:])"
)
_COLON = r"\s*:"
_FORMAT_TOKEN = (
    r"(?P<plain>[^%\\]+)|(?P<hole>%[-+ #0]{0,3}[0-9]{0,3}(?:\.[0-9]{1,3})?[sdiufgqb])|(?P<sign>%%|\\[nt\"'\\/])"
)
_SIGNS = {"%%": "%", "\\n": "\n", "\\t": "\t"}
_ONLY_ARGUMENT = r"%s(?:\\n|\n)?\Z"
_HOLE = "${_}"


class Output(NamedTuple):
    """A body that a command prints, the extent of the command, and the variable that printf sets to it."""

    body: Word
    start: int
    end: int
    variable: str | None = None


def outputs(text: str, start: int, end: int) -> list[Output]:
    """What the commands of a script print, here-documents too, in order."""
    found = [*_of_commands(text, start, end), *_of_documents(text, start, end)]
    return sorted(found, key=lambda output: output.start)


def _of_commands(text: str, at: int, end: int) -> Iterator[Output]:
    while (found := re.compile(_COMMAND).search(text, at, end)) is not None:
        words, stop, _ = read_words(text, found.start(), end)
        at = max(stop, found.end())
        if not words:
            continue
        read = {"jq": _of_jq, "printf": _of_printf, "echo": _of_echo}[words[0].text]
        variable, body = read(words[1:])
        if body is not None and body.text.lstrip().startswith("{"):
            yield Output(body, found.start(), stop, variable)


def _of_documents(text: str, start: int, end: int) -> Iterator[Output]:
    """Here-documents, which `cat` prints; the command goes on behind the word that ends each."""
    for marker in re.compile(HEREDOC).finditer(text, start, end):
        document = read_heredoc(text, marker, end)
        if document is not None:
            yield Output(document, marker.start(), marker.end() + (marker["quote"] in ("'", '"')))


def _of_jq(words: list[Word]) -> tuple[None, Word | None]:
    """The object that a filter of jq without input is."""
    own = _filter(words)
    return None, _as_json(own) if own is not None else None


def unread(text: str) -> Iterator[Word]:
    """The objects that jq makes of nothing and that are more than JSON with holes."""
    at = 0
    while (found := re.compile(_COMMAND).search(text, at)) is not None:
        words, stop, _ = read_words(text, found.start(), len(text))
        at = max(stop, found.end())
        own = _filter(words[1:]) if words and words[0].text == "jq" else None
        if own is not None and _as_json(own) is None:
            yield own


def _filter(words: list[Word]) -> Word | None:
    """The only filter of a jq that reads no input."""
    queue = iter(words)
    filters = []
    for word in queue:
        if word.text.startswith("-"):
            for _ in range(_JQ_ARGUMENTS.get(word.text, 0)):
                next(queue, None)
        else:
            filters.append(word)
    has_input = not any(re.match(_NO_INPUT, word.text) for word in words)
    return None if has_input or len(filters) != 1 else filters[0]


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


def _as_json(word: Word) -> Word | None:
    """An object of jq as JSON: its keys in quotes, holes for what is computed; None where it is no mere object."""
    tokens = _tokens(_JQ_TOKEN, word.text)
    if tokens is None:
        return None
    pieces: list[tuple[int, int, str | None]] = []
    plain: list[str] = []
    for token in tokens:
        start, at = token.span()
        if token.lastgroup == "hole":
            pieces.append((start, at, token[0] if token[0].startswith("${") else _HOLE))
            plain.append("0")
        elif token.lastgroup == "name" and re.compile(_COLON).match(word.text, at):
            pieces += [(start, start, '"'), (start, at, None), (at, at, '"')]
            plain.append(f'"{token[0]}"')
        elif token.lastgroup == "text":
            within = list(_within_text(token))
            pieces += within
            plain.append("".join(_HOLE if instead else word.text[low:high] for low, high, instead in within))
        else:
            pieces.append((start, at, None))
            plain.append(token[0])
    return rebuilt(word, pieces) if _is_json("".join(plain)) else None


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
    return variable, _formatted(words[0])


def _formatted(word: Word) -> Word | None:
    """A format of printf with holes for its arguments; None where it holds what is not known."""
    tokens = _tokens(_FORMAT_TOKEN, word.text)
    if tokens is None:
        return None
    pieces: list[tuple[int, int, str | None]] = []
    for token in tokens:
        start, at = token.span()
        sign = _SIGNS.get(token[0], token[0][1:]) if token.lastgroup == "sign" else None
        pieces.append((start, at, _HOLE if token.lastgroup == "hole" else sign))
    return rebuilt(word, pieces)


def _of_echo(words: list[Word]) -> tuple[None, Word | None]:
    """The only word of `echo`; what a backslash means differs from shell to shell."""
    texts = [word for word in words if word.text not in ("-n", "-e", "-E")]
    return None, texts[0] if len(texts) == 1 and "\\" not in texts[0].text else None
