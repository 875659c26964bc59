"""Requests in shell commands: the bodies of `curl`, in options and here-documents, with the URL they are sent to.

A word is read as a shell reads it, quote by quote, so that every character of a body keeps its place in the file.
What the shell puts in (`$NAME`, `${NAME}`, `$(command)`) is a placeholder, `${NAME}` or `${_}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from ..diagnostic import Span

_COMMAND = r"\b(?:curl(?:\.exe)?|wget)[ \t\\]"
_BLANKS = r"[ \t]+"
_CONTINUED = r"[\\^`]\r?\n"
_PLAIN = r"[^\s'\"\\;|&<>()$`]+"
_SINGLE = r"[^']*"
_IN_DOUBLE = r"[^\"\\$`]+"
_IN_DOCUMENT = r"[^\\$`]+"
_NAME = r"\$([A-Za-z_][A-Za-z0-9_]*|[0-9@*#?!$-])"
_ONE_NAME = r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}\Z"
_ASSIGNMENT = (
    r"(?m)(?:^|[;&|({]|\b(?:export|local|readonly|declare|typeset))[ \t]{0,99}([A-Za-z_][A-Za-z0-9_]{0,99})=(?=[\"'$])"
)
_TAKEN_FROM = (
    r"(?:([A-Za-z_][A-Za-z0-9_]{0,99})=\"?\$\([ \t]{0,9}cat[ \t]{0,9}"
    r"|\bread[ \t][^\r\n|;]{0,99}[ \t]([A-Za-z_][A-Za-z0-9_]{0,99})[ \t]{0,9})\Z"
)
"""Before a here-document, the variable that it becomes the value of."""
_LONGEST_SUBSTITUTION = 4_000
"""Characters of what a shell puts in."""
_HEREDOC = r"<<(?P<dash>-?)[ \t]*(?P<quote>['\"\\]?)(?P<word>[A-Za-z_][A-Za-z0-9_]{0,99})"
_DATA = frozenset(
    ("-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json", "--post-data", "--body-data")
)
_WITH_VALUE = frozenset(
    f"--{name}"
    for name in (
        *("user", "output", "user-agent", "cookie", "referer", "max-time", "proxy", "form", "upload-file"),
        *("write-out", "config", "cookie-jar", "connect-timeout", "retry", "retry-delay", "retry-max-time"),
        *("cacert", "capath", "cert", "cert-type", "key", "key-type", "pass", "proxy-user", "proxy-header"),
        *("proxy-cert", "proxy-key", "proxy-pass", "proxy-cacert", "preproxy", "noproxy", "socks5"),
        *("socks5-hostname", "socks4", "interface", "stderr", "oauth2-bearer", "aws-sigv4", "login-options"),
        *("delegation", "tlsuser", "tlspassword", "tls-max", "ciphers", "resolve", "connect-to", "limit-rate"),
        *("max-redirs", "dump-header", "trace", "trace-ascii", "range", "form-string", "data-urlencode"),
        *("url-query", "local-port", "keepalive-time", "speed-limit", "speed-time", "unix-socket", "pinnedpubkey"),
        *("crlfile", "engine", "netrc-file", "output-dir", "variable", "dns-servers", "proxy-tlsuser"),
        *("proxy-tlspassword", "key-passwd", "proxy-key-passwd", "http-user", "http-password", "password"),
        *("ftp-user", "ftp-password", "proxy-password", "timeout", "tries", "certificate", "private-key"),
        *("ca-certificate", "load-cookies", "save-cookies", "output-document", "directory-prefix"),
    )
)
_LETTERS_OF_CURL = frozenset("XHduoAbemxFTwKcEUCDPQrtYyz")
"""Short options that take a value."""
_LETTERS_OF_WGET = frozenset("OoaeiBtTwQPUlARDIX")
_ANSI = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'", '"': '"'}
MOST_WORDS = 400
"""Words of one command that are read."""


class Word(NamedTuple):
    """A word of a command: its text, and runs of (offset in the text, offset in the file)."""

    text: str
    runs: tuple[tuple[int, int], ...]
    start: int
    end: int
    quotes: tuple[str, ...] = ()
    """By run the quotes that it stands in."""

    @property
    def span(self) -> Span:
        """Where it stands, quotes around it not counted."""
        return Span(self.runs[0][1], self.runs[-1][1] if self.runs[-1][0] == len(self.text) else self.end)

    def after(self, count: int) -> Word:
        """The word without its first characters."""
        kept = [(at - count, target) for at, target in self.runs if at >= count]
        first = next(((at, target) for at, target in reversed(self.runs) if at <= count), (0, self.start))
        if not kept or kept[0][0] != 0:
            kept.insert(0, (0, first[1] + count - first[0]))
        quotes = self.quotes[len(self.runs) - len(kept) :] if self.quotes else ()
        return Word(self.text[count:], tuple(kept), self.start, self.end, quotes)


class Command(NamedTuple):
    """What a `curl` command sends."""

    body: Word
    url: Word | None
    method: Word | None
    authorization: Word | None
    """The value of the Authorization header."""


def commands(text: str, start: int = 0, end: int | None = None) -> Iterator[Command]:
    """Every `curl` command of a script that sends a body which is written in it."""
    end = len(text) if end is None else end
    at = start
    pattern = re.compile(_COMMAND)
    variables = list(_variables(text, start, end)) if pattern.search(text, start, end) else []
    while (found := pattern.search(text, at, end)) is not None:
        words, at, heredoc = _words(text, found.start(), end)
        at = max(at, found.end())
        command = _command(words, heredoc)
        if command is not None and (name := re.match(_ONE_NAME, command.body.text)):
            values = [value for own, value in variables if own == name[1]]
            before = [value for value in values if value.start < found.start()]
            command = command._replace(body=(before[-1:] or values or [command.body])[0])
        if command is not None:
            yield command


def _variables(text: str, start: int, end: int) -> Iterator[tuple[str, Word]]:
    """The variables that a script gives a text that may be a body, in order, here-documents last."""
    at = start
    while (name := re.compile(_ASSIGNMENT).search(text, at, end)) is not None:
        word, at = _word(text, name.end(), end)
        if word.text.lstrip().startswith("{"):
            yield name[1], word
    for marker in re.compile(_HEREDOC).finditer(text, start, end):
        taken = re.search(_TAKEN_FROM, text[max(start, marker.start() - 250) : marker.start()])
        if taken and (document := _heredoc(text, marker, end)) is not None:
            yield taken[1] or taken[2], document


def _command(words: list[Word], heredoc: Word | None) -> Command | None:
    body = url = None
    method = authorization = None
    for option, value in _options(words):
        if option in _DATA:
            body = body or value
        elif option in ("-X", "--request"):
            method = value
        elif option in ("-H", "--header"):
            authorization = _authorization(value) or authorization
        elif option == "--url" or (not option and url is None):
            url = value
    if body is not None and body.text.startswith("@"):
        body = heredoc if body.text in ("@-", "@/dev/stdin") else None
    if body is None:
        return None
    return Command(body, url, method, authorization)


def _options(words: list[Word]) -> Iterator[tuple[str, Word]]:
    """The options of a command that have a value, each with it; what belongs to no option has an empty name."""
    letters = _LETTERS_OF_WGET if words[0].text.startswith("wget") else _LETTERS_OF_CURL
    queue = iter(words[1:])
    for word in queue:
        text = word.text
        if not text.startswith("-") or text == "-":
            yield "", word
            continue
        if text.startswith("--"):
            option, equals, _ = text.partition("=")
            value = word.after(len(option) + 1) if equals else None
            takes = option in _DATA or option in _WITH_VALUE or option in ("--request", "--header", "--url", "--method")
        else:
            at = next((at for at in range(1, len(text)) if text[at] in letters), 0)
            option, takes = f"-{text[at]}", at > 0
            value = word.after(at + 1) if 0 < at < len(text) - 1 else None
        if takes and value is None:
            value = next(queue, None)
        if takes and value is not None:
            yield option, value


def _authorization(header: Word) -> Word | None:
    """The value of an Authorization header."""
    label, colon, content = header.text.partition(":")
    if not colon or label.strip().lower() != "authorization":
        return None
    return header.after(len(label) + 1 + len(content) - len(content.lstrip()))


def _words(text: str, at: int, end: int) -> tuple[list[Word], int, Word | None]:
    """The words of a command, where it ends, and its here-document."""
    words: list[Word] = []
    heredoc: Word | None = None
    while at < end and len(words) < MOST_WORDS:
        if blank := re.compile(_BLANKS).match(text, at, end):
            at = blank.end()
        elif broken := re.compile(_CONTINUED).match(text, at, end):
            at = broken.end()
        elif text[at] in "\r\n;|&)":
            break
        elif marker := re.compile(_HEREDOC).match(text, at, end):
            heredoc, at = _heredoc(text, marker, end), marker.end()
        elif text[at] in "<>(#":
            at += 1
        else:
            word, at = _word(text, at, end)
            words.append(word)
    return words, at, heredoc


def _word(text: str, at: int, end: int) -> tuple[Word, int]:
    """The word at a place: its quoted and unquoted parts joined."""
    start, add = at, _Parts()
    while at < end:
        sign = text[at]
        if sign == "'":
            inner = re.compile(_SINGLE).match(text, at + 1, end)
            assert inner is not None  # it matches nothing, too
            add(inner[0], at + 1, sign)
            at = inner.end() + 1
        elif sign == '"':
            at = _double(text, at + 1, end, add)
        elif text.startswith("$'", at):
            at = _ansi(text, at + 2, end, add)
        elif sign == "\\" and at + 1 < end and text[at + 1] not in "\r\n":
            add(text[at + 1], at + 1)
            at += 2
        elif sign in "$`":
            until = _substitution(text, at, end)
            add(_placeholder(text[at:until]), at)
            at = until
        elif plain := re.compile(_PLAIN).match(text, at, end):
            add(plain[0], at)
            at = plain.end()
        else:
            break
    at = min(max(at, start + 1), end)
    return add.word(start, at, _content_end(text, start, at)), at


def _content_end(text: str, start: int, end: int) -> int:
    """Where what is in a word ends: before the quote that closes it."""
    return end - 1 if end - start > 1 and text[end - 1] in "'\"" else end


class _Parts:
    """Puts the parts of a word together, each with its place in the file and the quotes that it stands in."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[tuple[int, int]] = []
        self.quotes: list[str] = []
        self.length = 0

    def __call__(self, part: str, target: int, quote: str = "") -> None:
        if part:
            self.quotes.append(quote)
            self.runs.append((self.length, target))
            self.parts.append(part)
            self.length += len(part)

    def word(self, start: int, end: int, content_end: int) -> Word:
        """All of it; `content_end` is where its last part ends in the file."""
        last = self.quotes[-1] if self.quotes else ""
        runs = (*self.runs, (self.length, content_end)) if self.runs else ((0, start),)
        return Word("".join(self.parts), runs, start, end, (*self.quotes, last))


class _Add(Protocol):
    def __call__(self, part: str, target: int, quote: str = "") -> None: ...


def _placeholder(substitution: str) -> str:
    """What stands for something that the shell puts in; a lone `$` is itself."""
    if substitution.startswith("${") or substitution == "$":
        return substitution
    name = re.match(_NAME, substitution)
    return f"${{{name[1]}}}" if name and name[1][0].isidentifier() else "${_}"


def _double(text: str, at: int, end: int, add: _Add) -> int:
    while at < end and text[at] != '"':
        if text[at] == "\\" and at + 1 < end:
            if text[at + 1] in '"\\$`':
                add(text[at + 1], at, '"')
            elif text[at + 1] not in "\r\n":
                add(text[at : at + 2], at, '"')
            at += 2
        elif inner := re.compile(_IN_DOUBLE).match(text, at, end):
            add(inner[0], at, '"')
            at = inner.end()
        else:
            until = _substitution(text, at, end)
            add(_placeholder(text[at:until]), at, '"')
            at = until
    return at + 1


def _ansi(text: str, at: int, end: int, add: _Add) -> int:
    while at < end and text[at] != "'":
        if text[at] == "\\" and at + 1 < end:
            add(_ANSI.get(text[at + 1], text[at : at + 2]), at, "$'")
            at += 2
        else:
            until = at
            while until < end and text[until] not in "'\\":
                until += 1
            add(text[at:until], at, "$'")
            at = until
    return at + 1


def _substitution(text: str, at: int, end: int) -> int:
    """Where a variable or a command in a word ends."""
    if text[at] == "`":
        closed = text.find("`", at + 1, min(end, at + _LONGEST_SUBSTITUTION))
        return closed + 1 if closed >= 0 else at + 1
    opening = text[at + 1 : at + 2]
    if opening not in ("{", "("):
        name = re.compile(_NAME).match(text, at, end)
        return name.end() if name else at + 1
    depth = 0
    closing = "}" if opening == "{" else ")"
    for sign in re.compile(f"[{opening}{closing}]").finditer(text, at + 1, min(end, at + _LONGEST_SUBSTITUTION)):
        depth += 1 if sign[0] == opening else -1
        if depth == 0:
            return sign.end()
    return at + 1


def _heredoc(text: str, marker: re.Match[str], end: int) -> Word | None:
    """The here-document that a marker announces: the lines behind the command's, up to the word."""
    at = text.find("\n", marker.end(), end)
    start = at + 1
    add = _Parts()
    while 0 <= at < end:
        at += 1
        stop = text.find("\n", at, end)
        line_end = stop + 1 if stop >= 0 else end
        line = text[at:line_end]
        content = line.lstrip("\t") if marker["dash"] else line
        if content.rstrip("\r\n") == marker["word"]:
            return add.word(start, at, at)
        first = at + len(line) - len(content)
        if marker["quote"]:
            add(content, first, "raw")
        else:
            _document_line(text, first, line_end, add)
        at = stop
    return None


def _document_line(text: str, at: int, end: int, add: _Add) -> None:
    """A line of a here-document in which the shell puts values."""
    while at < end:
        if inner := re.compile(_IN_DOCUMENT).match(text, at, end):
            add(inner[0], at, "<<")
            at = inner.end()
        elif text[at] == "\\":
            escaped = text[at + 1 : at + 2]
            add(escaped if escaped and escaped in "\\$`" else text[at : at + 2], at, "<<")
            at += 2
        else:
            until = _substitution(text, at, end)
            add(_placeholder(text[at:until]), at, "<<")
            at = until


def unsent(text: str) -> Iterator[Word]:
    """What may be a body whatever sends it: every here-document of a script, and every text that a variable gets."""
    for marker in re.finditer(_HEREDOC, text):
        document = _heredoc(text, marker, len(text))
        if document is not None:
            yield document
    for _, word in _variables(text, 0, len(text)):
        yield word
