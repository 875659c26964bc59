"""Requests in shell commands: the bodies of `curl`, in options and here-documents, with the URL they are sent to.

A body may stand in a variable, be printed by another command or by a function, or come through a pipe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Span, Violation
from ..shell.structure import is_in_comment
from ..shell.words import MOST_WORDS, Simple, Word, read_words
from ..tuples import NamedTuple
from .shell_defects import unfilled, without_unescaped_quotes
from .shell_nested import Extents, Told, is_filled_in, nested
from .shell_options import DATA, FILES, header_of, options_of
from .shell_script import Frame, Script
from .shell_sending import encoded, is_all_known, is_sent_as_form, may_be_set_elsewhere, spoiled
from .shell_values import Values

_COMMAND = r"\b(?:curl(?:\.exe)?|wget)[ \t\\]|\"?\$\{?([A-Za-z_]\w{0,99})(?:\[[@*]\])?\}?\"?(?=[ \t\\])"
"""The name of a command, or a variable that may hold it with some options."""
_QUOTED = r"(?s)'[^']*'|\"(?:[^\"\\]|\\.)*\""
_PRINTING = (
    r"(?:^|[;&|({\n]|\b(?:then|do|else))[ \t]{0,99}(?:echo|printf|print|log|logger|info|warn|debug|error|die|usage|:)"
    r"(?:[ \t]{1,9}(?:[^\s;&|<>()\"'`$]{1,40}|\"[^\"\r\n`$]{0,80}\"|'[^'\r\n]{0,80}')){0,4}"
    r"[ \t]{1,9}(?:[\"'][^\"'`$\r\n]{0,80}[ \t])?\Z"
)
"""A command that prints what it is given, with its first words."""
_BEFORE = 400
_BEHIND = " \t\\"
"""What ends the name of a command."""
_OF_CURL = frozenset(("curl", "wget"))
_MOST_WAYS = 2_000
"""Ways through functions to the commands of a script that are followed."""
_LOOKS_LIKE_ADDRESS = r"https?:|[^-\s][^\s]{0,500}/|(?:localhost|[\w-]{1,63}\.)"


class Command(NamedTuple):
    """What a `curl` command sends."""

    body: Word
    url: Word | None
    address: str
    """The URL with what is known of its variables."""
    method: Word | None
    authorization: Word | None
    """The value of the Authorization header."""
    content_type: Word | None = None
    """The value of the Content-Type header."""
    extent: Span = Span(0, 0)
    """Where the command stands, its here-document not counted."""
    name: Span = Span(0, 0)
    """Where the name of the command stands."""
    is_form: bool = False
    """Whether the body goes out as a form for want of a Content-Type header."""
    defects: tuple[Violation, ...] = ()
    """What is wrong with how its body is written in the script."""


class Commands(NamedTuple):
    """The commands of a script that send something, and what else is known of it."""

    found: list[Command]
    script: Script
    values: Values
    nested: list[Word]
    """The words in it that are scripts themselves."""


def commands(
    text: str, *, is_page: bool = False, is_final: bool = True, made: frozenset[str] = frozenset()
) -> Commands:
    """Every `curl` command of a script that sends a body which is written in it.

    In a page `#` may be the prompt before a command. `is_final` tells whether nothing is filled in before it runs,
    and `made` which of its variables are filled in then.
    """
    script = Script(text, 0, len(text))
    pattern = re.compile(_COMMAND)
    values = Values(script, made)
    inside = nested(script, values)
    extents, told = Extents(inside), Told(text)
    is_bare = not may_be_set_elsewhere(text) and _OF_CURL.isdisjoint(script.functions.by_name)
    found: list[Command] = []
    at, ways = 0, _MOST_WAYS
    while (name := pattern.search(text, at)) is not None:
        at = name.end()
        if name[1] and not script.is_command(name):
            continue
        if (end := extents.end(name.start())) is not None:
            at = max(at, end)
            continue
        if not name[1] and text[name.start() - 1 : name.start()] in ("'", '"'):
            quoted = re.compile(_QUOTED).match(text, name.start() - 1)
            at = max(quoted.end() if quoted else 0, at)
            continue  # for another shell
        simple = read_words(text, name.start(), len(text))
        at = max(simple.end, name.end(), simple.document.end if simple.document else 0)
        frames = script.frames(name.start())[: max(ways, 1)]
        ways -= len(frames)
        if not is_page and is_in_comment(text, name.start()):
            continue
        if is_filled_in(text, name.start()) or script.is_shown(name.start()) or _is_printed(text, name.start()):
            continue
        sent = (one for frame in frames for one in _sent(script, simple, name.start(), frame))
        extent, called = Span(name.start(), simple.end), Span(name.start(), len(name[0].rstrip(_BEHIND)) + name.start())
        own = [
            one._replace(extent=extent, name=called, is_form=one.is_form and is_bare)
            for one in sent
            if _is_read(one.body) and not told.holds(name.start(), one.body)
        ]
        if not is_page:
            is_read_once = is_final and not script.fills_templates and not script.is_filled_before(name.start())
            own = [_with_defects(one, script, is_final=is_read_once) for one in own]
        own = [one._replace(body=values.filled(one.body)) for one in own]
        found += _without_contradictions(own)
    return Commands(found, script, values, inside)


def _is_printed(text: str, at: int) -> bool:
    """Whether what stands at a place is an argument of a command that prints it."""
    return re.search(_PRINTING, text[max(at - _BEFORE, 0) : at]) is not None


def _sent(script: Script, simple: Simple, at: int, frame: Frame) -> Iterator[Command]:
    """What a command sends when it runs somewhere: one body, or one for each part between `--next`."""
    words = script.expanded(simple.words, at, frame)
    is_known = len(words) < MOST_WORDS and is_all_known(script, simple.words, at, frame)
    breaks = [number for number, word in enumerate(words) if number and word.text in ("--next", "-:")]
    for first, last in zip([0, *breaks], [*breaks, len(words)], strict=True):
        options = list(options_of([words[0], *words[first + 1 : last]])) if words else []
        body = _body(script, simple, options, at, frame)
        if body is not None:
            url = _url(script, options, at, frame)
            command = _command(script, options, body, at, frame, url)
            yield command._replace(is_form=is_known and not command.defects and is_sent_as_form(words, options, url))


def _body(script: Script, simple: Simple, options: list[tuple[str, Word]], at: int, frame: Frame) -> Word | None:
    body = next((value for option, value in options if option in DATA), None)
    name = next((value for option, value in options if option in FILES), None)
    if body is not None and body.text.startswith("@"):
        name = body.after(1)
    elif body is not None:
        return script.value(body, at, frame)
    if name is None:
        return encoded(options)
    if name.text not in ("-", "/dev/stdin", "."):
        return script.file(name, at, frame)
    if simple.document is not None:
        return script.value(simple.document, at, frame)
    if simple.source is not None:
        return script.file(simple.source, at, frame)
    return script.piped(at, frame) or script.input(frame)


def _with_defects(command: Command, script: Script, *, is_final: bool) -> Command:
    """A command with what is wrong with how its body is written."""
    if command.defects:
        return command
    if meant := without_unescaped_quotes(script.text, command.body):
        return command._replace(body=meant[0], defects=(meant[1],))
    left = unfilled(command.body, script.variables) if is_final else None
    return command._replace(defects=(left,)) if left else command


def _without_contradictions(found: list[Command]) -> list[Command]:
    """The ways of one command, without the URL of a body that goes to several."""
    addresses: dict[int, set[str]] = {}
    for command in found:
        addresses.setdefault(command.body.start, set()).add(command.address)
    return [
        command if len(addresses[command.body.start]) == 1 else command._replace(url=None, address="")
        for command in found
    ]


def _is_read(body: Word) -> bool:
    """Whether a body is a text that is known.

    It may be one that something puts in, or stand in quotes that another shell takes off: `ssh host curl … -d "'…'"`.
    """
    text = body.text.strip()
    return text[:2] not in ("'{", '"{') and not (text.startswith("${") and text.endswith("}"))


def _url(script: Script, options: list[tuple[str, Word]], at: int, frame: Frame) -> Word | None:
    """The URL of a command as it is written there."""
    if stated := [value for option, value in options if option == "--url"]:
        return stated[-1]
    urls = [value for option, value in options if not option]
    known = (value for value in urls if re.match(_LOOKS_LIKE_ADDRESS, script.text_of(value, at, frame)))
    return next(known, urls[0] if urls else None)


def _command(
    script: Script, options: list[tuple[str, Word]], body: Word, at: int, frame: Frame, url: Word | None
) -> Command:
    method = authorization = content_type = None
    for option, value in options:
        if option in ("-X", "--request", "--method"):
            method = value
        elif option in ("-H", "--header"):
            authorization = header_of(value, "authorization") or authorization
            content_type = header_of(value, "content-type") or content_type
    address = script.text_of(url, at, frame) if url else ""
    sent_to = script.value(url, at, frame) if url else None
    defect = spoiled(options)
    defects = (defect,) if defect else ()
    return Command(body, sent_to, address, method, authorization, content_type, defects=defects)
