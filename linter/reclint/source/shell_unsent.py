"""What may be a body in a script though nothing is known to send it.

Only a text that is a request as a whole: JSON from its first character to its last, or YAML with the fields of a
request at its top. Programs, filters of jq and prose in which requests are mentioned are nobody's request.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import parse
from ..shell.structure import is_in_comment
from ..shell.words import Word, read_words
from ..spec import words_of_name
from .shell_changes import Changes, path_of
from .shell_output import Output
from .shell_script import Script

_HEAD = (
    r"(?m)(?:^|[;&|(]|\b(?:then|do|else|if|while|until)\b)[ \t]{0,99}"
    r"(?:(?:then|do|else|if|while|until|time)[ \t]{1,9}){0,3}"
    r"(?:(?:if|elif|while|until)[ \t]{1,9}![ \t]{1,9})?([A-Za-z_][\w:.-]{0,99})(?=[ \t])"
)
"""The name of a command that is given something."""
_SENDING = frozenset(
    (
        *("agora", "acquire", "start", "stop", "update", "recording", "api", "post", "put", "patch", "request", "req"),
        *("send", "call", "http", "https", "httpie", "xh", "invoke", "curl", "rest", "fetch"),
    )
)
_NOT_SENDING = frozenset(
    (
        *("assert", "refute", "expect", "expects", "expected", "must", "should", "fail", "fails", "reject", "rejects"),
        *("diff", "cmp", "compare", "grep", "rg", "ag", "zgrep", "logger", "log", "gh", "git", "aws", "mongo"),
        *("mongosh", "mongoimport", "want", "bad", "invalid", "wrong", "broken", "malformed", "echo", "printf"),
        *("test", "check", "verify", "ssh", "mail", "python", "node", "php", "ruby", "perl", "jq", "yq"),
    )
)
"""Words of names of commands that compare, search, log or store what they are given, and of what they are given."""
_CHANGING = frozenset(("sed", "perl", "awk", "gawk", "jq", "yq", "gomplate", "mustache", "m4", "tr"))
"""Commands that make something else of what they read."""
_READ_OTHERWISE = frozenset(("curl", "wget", "curl.exe"))
_OBJECT = r"\s{0,200}\{\s{0,200}\"\w"
_OPTION = r"--?[A-Za-z][A-Za-z-]{0,40}="
"""Before the value of an option: `--raw={…}`."""
_SIGNS = r"(?s)\"(?:[^\"\\]|\\.)*(?:\"|\\?\Z)|[{}]"
_AT_TOP = r"(?m)^[\"']?(?i:c[a-z]{3,6}[_-]?re?u?q[a-z]{2,7})[\"']?[ \t]{0,9}:"
_FILE_OF_DATA = r"(?i)(?:.*\.(?:json|json5|jsonc|ya?ml|tmpl|tpl|template|in|txt|tmp|body|req|request)|[^.]*)\Z"
_LONGEST_YAML = 100_000
_INTO = r"[ \t\\\r\n]{0,200}\|&?[ \t\\\r\n]{0,200}(?:sudo[ \t]{1,9})?(\"?\$?\{?[A-Za-z_./~][\w:./~-]{0,99})"
"""The name of a command into which something is piped."""


def unsent(script: Script) -> Iterator[Word]:
    """What commands print, and what variables, lists, functions and other commands are given."""
    changes = script.changes
    found = [output.body for output in script.outputs if _may_be_sent(script, output, changes)]
    for name, values in script.variables.items():
        if not _says_otherwise(name) and name not in changes.variables:
            found += [word for _, word in values]
    for name, lists in script.lists.items():
        if not _says_otherwise(name):
            found += [word for assignment in lists for word in assignment.words]
    for name, calls in script.calls.items():
        if not _says_otherwise(name):
            found += [word for call in calls for word in call.command.words]
    found.extend(_given_to_others(script.text))
    yield from filter(_is_request, found)


def _may_be_sent(script: Script, output: Output, changes: Changes) -> bool:
    """Whether nothing tells that what a command prints goes elsewhere, or on as something else."""
    if output.is_added or is_in_comment(script.text, output.start):
        return False
    if output.variable and output.variable in changes.variables:
        return False
    if output.target is not None:
        path = output.target.text
        is_data = re.match(_FILE_OF_DATA, path.rpartition("/")[2]) is not None
        if not is_data or _says_otherwise(path) or path_of(path) in changes.files:
            return False
    piped = re.compile(_INTO).match(script.text, output.end)
    if piped is not None:
        return _sends(piped[1])
    function = script.functions.around(output.start) if output.target is None else None
    return function is None or function.name not in changes.commands


def changed(script: Script) -> list[Word]:
    """The bodies of which the script makes something else before it may send them, in order."""
    changes = script.changes
    found = [output.body for output in script.outputs if _is_changed(script, output, changes)]
    found += changes.documents
    for name in sorted(changes.variables):
        if not _says_otherwise(name):
            found += [word for _, word in script.variables.get(name, ())]
    return sorted(filter(_is_request, found), key=lambda word: word.start)


def _is_changed(script: Script, output: Output, changes: Changes) -> bool:
    """Whether something else is made of what a command prints."""
    if is_in_comment(script.text, output.start):
        return False
    if output.target is not None:
        path = path_of(output.target.text)
        return not _says_otherwise(path) and (path in changes.files or path in changes.in_place)
    piped = re.compile(_INTO).match(script.text, output.end)
    function = script.functions.around(output.start)
    is_taken = output.variable in changes.variables or (function is not None and function.name in changes.commands)
    return is_taken or (piped is not None and piped[1] in _CHANGING)


def _given_to_others(text: str) -> Iterator[Word]:
    """The objects of JSON that commands are given whose names say that they send: `agora_post acquire '{…}'`."""
    at = 0
    while (head := re.compile(_HEAD).search(text, at)) is not None:
        at = head.end()
        if head[1] in _READ_OTHERWISE or not _sends(head[1]):
            continue
        command = read_words(text, at, len(text))
        at = max(at, command.end)
        given = command.words if command.document is None else [*command.words, command.document]
        for word in given:
            option = re.match(_OPTION, word.text)
            value = word.after(option.end()) if option else word
            if re.match(_OBJECT, value.text):
                yield value


def _sends(name: str) -> bool:
    """Whether the name of a command says that it sends something."""
    return not _says_otherwise(name) and not _SENDING.isdisjoint(words_of_name(name))


def _says_otherwise(name: str) -> bool:
    """Whether a name says that what it is given is compared, searched, logged or wrong on purpose."""
    return not _NOT_SENDING.isdisjoint(words_of_name(name))


def _is_request(word: Word) -> bool:
    """Whether a text is a request as a whole."""
    text = word.text.strip()
    if text.startswith("{"):
        return re.match(_OBJECT, text) is not None and _is_whole(text)
    if not re.search(_AT_TOP, text) or len(text) > _LONGEST_YAML:
        return False
    stream = parse(word.text, "yaml")
    is_read = len(stream.documents) == 1 and not any(problem.rule == "syntax-error" for problem in stream.problems)
    return is_read and isinstance(stream.documents[0].data, dict)


def _is_whole(text: str) -> bool:
    """Whether a text is one object, and not the beginning of one or one with something behind it."""
    depth = 0
    for sign in re.finditer(_SIGNS, text):
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
        if depth == 0 and sign[0] == "}":
            return sign.end() == len(text)
    return False
