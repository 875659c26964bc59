"""Requests in shell commands: the bodies of `curl`, in options and here-documents, with the URL they are sent to.

A body may stand in a variable, be printed by another command or by a function, or come through a pipe.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ..shell.words import HEREDOC, Word, read_heredoc, read_word, read_words
from .shell_output import Output, outputs

_COMMAND = r"\b(?:curl(?:\.exe)?|wget)[ \t\\]"
_ONE_NAME = r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}\Z"
_ASSIGNMENT = (
    r"(?m)(?:^|[;&|({]|\b(?:export|local|readonly|declare|typeset))[ \t]{0,99}([A-Za-z_][A-Za-z0-9_]{0,99})=(?=[\"'$])"
)
_TAKEN_FROM = (
    r"(?:([A-Za-z_][A-Za-z0-9_]{0,99})=\"?\$\([ \t]{0,9}cat[ \t]{0,9}"
    r"|\bread[ \t][^\r\n|;]{0,99}[ \t]([A-Za-z_][A-Za-z0-9_]{0,99})[ \t]{0,9})\Z"
)
"""Before a here-document, the variable that it becomes the value of."""
_FUNCTION = (
    r"(?m)^[ \t]{0,99}(?:function[ \t]{1,9}([A-Za-z_][\w-]{0,99})(?:[ \t]{0,9}\([ \t]{0,9}\))?"
    r"|([A-Za-z_][\w-]{0,99})[ \t]{0,9}\([ \t]{0,9}\))[ \t\r\n]{0,9}\{"
)
_FIRST = r"[ \t\r\n]{0,200}(?:cat[ \t]{0,9})?"
"""Between the bracket of a function and the only thing that it does."""
_LAST = r"[;\s]{0,200}\}"
_CALL = r"\"?\$\([ \t]{0,9}([A-Za-z_][\w-]{0,99})\b"
_BEFORE_PIPE = 200
"""Characters before a command among which the pipe into it is looked for."""
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
    if not pattern.search(text, start, end):
        return
    script = _Script(text, start, end)
    while (found := pattern.search(text, at, end)) is not None:
        words, at, heredoc = read_words(text, found.start(), end)
        at = max(at, found.end())
        command = _command(words, heredoc or script.piped(found.start()))
        if command is not None and not _is_for_another_shell(text, found.start(), command):
            yield command._replace(body=script.printed(command.body) or script.value(command.body, found.start()))


def _is_for_another_shell(text: str, at: int, command: Command) -> bool:
    """Whether a command or its body stands in quotes that another shell takes off: `ssh host "curl …"`."""
    return text[at - 1 : at] in ("'", '"') or command.body.text.lstrip()[:2] in ("'{", '"{')


class _Script:
    """What the commands of a script may send: variables, what is printed, and functions."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.outputs = outputs(text, start, end)
        self.variables: dict[str, list[Word]] = {}
        for name, value in _variables(text, start, end, self.outputs):
            self.variables.setdefault(name, []).append(value)
        self.functions = dict(_functions(text, start, end, self.outputs))
        self._by_end = {_end(text, output): output.body for output in self.outputs}

    def piped(self, at: int) -> Word | None:
        """What is printed into the command at an offset."""
        low = max(0, at - _BEFORE_PIPE)
        before = self.text[low:at].rstrip(" \t\r\n\\")
        if not before.endswith("|") or before.endswith("||"):
            return None
        return self._by_end.get(low + len(before[:-1].rstrip(" \t")))

    def printed(self, word: Word) -> Word | None:
        """The body that a command or function inside a word prints: `"$(jq …)"`, `"$(body)"`."""
        if word.text != "${_}":
            return None
        inside = _inside(self.outputs, word)
        if inside:
            return inside[0].body if len(inside) == 1 else None
        call = re.compile(_CALL).match(self.text, word.start, word.end)
        return self.functions.get(call[1]) if call else None

    def value(self, word: Word, before: int) -> Word:
        """The value of the variable that a word is, the last one before an offset if there is one; else the word."""
        name = re.match(_ONE_NAME, word.text)
        values = self.variables.get(name[1], []) if name else []
        earlier = [value for value in values if value.start < before]
        return (earlier[-1:] or values or [word])[0]


def _end(text: str, output: Output) -> int:
    """Where a command ends, blanks behind it not counted."""
    end = output.end
    while end > output.start and text[end - 1] in " \t":
        end -= 1
    return end


def _inside(printed: list[Output], word: Word) -> list[Output]:
    """What the commands inside a word print."""
    at = bisect_left(printed, word.start, key=lambda output: output.start)
    found = []
    while at < len(printed) and printed[at].start < word.end:
        found.append(printed[at])
        at += 1
    return found


def _variables(text: str, start: int, end: int, printed: list[Output]) -> Iterator[tuple[str, Word]]:
    """The variables that a script gives a text that may be a body, in order, here-documents last."""
    at = start
    while (name := re.compile(_ASSIGNMENT).search(text, at, end)) is not None:
        word, at = read_word(text, name.end(), end)
        if word.text.lstrip().startswith("{"):
            yield name[1], word
        elif word.text == "${_}":
            yield from ((name[1], output.body) for output in _inside(printed, word))
    yield from ((output.variable, output.body) for output in printed if output.variable)
    for marker in re.compile(HEREDOC).finditer(text, start, end):
        taken = re.search(_TAKEN_FROM, text[max(start, marker.start() - 250) : marker.start()])
        if taken and (document := read_heredoc(text, marker, end)) is not None:
            yield taken[1] or taken[2], document


def _functions(text: str, start: int, end: int, printed: list[Output]) -> Iterator[tuple[str, Word]]:
    """The functions that do nothing but print a body."""
    by_start = {output.start: output for output in printed}
    for function in re.compile(_FUNCTION).finditer(text, start, end):
        first = re.compile(_FIRST).match(text, function.end(), end)
        output = by_start.get(first.end()) if first else None
        if output is None:
            continue
        is_document = output.body.end > output.end
        behind = text.find("\n", output.body.end, end) if is_document else output.end
        if behind >= 0 and re.compile(_LAST).match(text, behind, end):
            yield function[1] or function[2], output.body


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


def unsent(text: str) -> Iterator[Word]:
    """What may be a body whatever sends it: what the commands of a script print, and what variables are set to."""
    printed = outputs(text, 0, len(text))
    for one in printed:
        yield one.body
    for _, word in _variables(text, 0, len(text), printed):
        yield word
