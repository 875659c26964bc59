"""What a program only shows: what it logs and throws, what tests are run with, answers, templates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from .flow import written
from .handles import owner
from .kept import hands_on, kept
from .tables import is_blank, is_initial, is_sample, tables
from .texts import REPLACERS
from .tree import Tree

_LOG = (
    r"(?i)(?:\b(?:console|\w{0,30}logg?er|log|logging|slog|zap|winston|pino|sentry|warnings)\)?(?:\.|->|::)\w{1,30}"
    r"|(?:\A|\.|->|\\)(?:p?print|printf|println|error_log|trigger_error|var_dump|var_export|print_r|dd|dump|die|log|panic)"
    r"|\bfmt\.(?:print\w{0,2}|errorf)|\berrors\.\w{1,20}|\b[tb]\.(?:log|error|fatal|skip)f?|\bstd(?:out|err)\.write)\Z"
)
"""Functions that write their arguments down for people."""
_WRITES = r"(?:\bfmt\.Fprint\w{0,2}|\bio\.WriteString|\.Encode|\bfwrite|\bfputs)\Z"
"""Functions that write to what they are given first."""
_CONSOLE = r"os\.Std(?:out|err)\b|STD(?:OUT|ERR)\b"
_ANSWER = (
    r"(?:\bres(?:ponse)?(?:\.status\([^()]{0,60}\))?\.(?:json|send|jsonp)|\b(?:ctx|c)\.(?:JSON|json)|\bjsonify|JsonResponse"
    r"|\b(?:Next)?Response\.json|\bResponseEntity\.(?:ok|accepted|of|\w{1,20}\([^()]{0,60}\)\.body)|\bresponse\(\)->json|\bJSONResponse|json_response)\Z"
)
"""Functions that answer a client."""
_PREPARED = (
    r"(?:\b(?:withSuccess|willReturn|thenReturn|thenAnswer|okJson|jsonResponse|respondWith|returnValue|NewStringResponder"
    r"|NewJsonResponder|OpenApiExample|HttpResponse\.json)|\bmock(?:Resolved|Return|Implementation)\w{0,20}"
    r"|(?:\.|->|::)(?:reply|replyOnce|respond|resolves|returns|yields|andReturn|response)|\bw\.Write|\bResponse|\b(?:Magic|Async)?Mock)\Z"
)
"""Functions that are given an answer of a service, to send it or to have a test receive it."""
_KEYS = (
    r"(?i)(?:camel(?:ize|_?case)|snake_?case|decamel(?:ize)?|pascal_?case|map_?keys|transform_?keys|convert_?keys|rename_?keys)"
    r"\w{0,20}\Z"
)
"""Functions that give the keys of an object other names."""
_WRITERS = (
    r"(?:[Ff]ormat(?:ted)?|[Ss]printf|[Ss]tringify|to_?[Ss]tring|[Ss]tr|repr|pformat|Buffer\.from|[Mm]ust_?(?:JSON|Json|Marshal)|getBytes|encode|[Mm]arshal\w{0,20}|[Ee]rror"
    r"|Exception|(?:\A|\.)(?:js|pack|serialize|to_?[bB]ytes))\Z"
)
"""Functions whose result is a text or an error with their arguments in it."""
_CLASS = r"(?:\A|\.)[A-Z]\w{0,60}\Z"
_THROWS = frozenset(("throw_statement", "throw_expression", "raise_statement"))
_PRINTS = frozenset(("echo_statement", "print_intrinsic", "exit_statement"))
_NOTES = {
    "python": ("decorator",),
    "javascript": ("decorator",),
    "typescript": ("decorator",),
    "java": ("annotation",),
    "php": ("attribute_list",),
}
"""What stands before a declaration and says something about it."""
_NEW = frozenset(("new_expression", "object_creation_expression"))
_ANOTHER = (
    r"(?:\.not\.(?!toThrow|to\.throw)[\w.]{1,60}|\.to\.not\.\w[\w.]{0,60}|\bassert\.not\w{0,30}|\bassert_?(?:Not_?Equals?|NotSame)"
    r"|\b(?:require|assert)\.NotEqual\w{0,20})\Z"
)
"""Functions that show that something is another body."""
_WORD = r"\w\w"
_EXPECTED = r"@ts-expect-error[^\r\n]{0,300}(?:\r\n?|\n)([^\r\n]{0,2000})"
"""A comment of TypeScript, and the line behind it."""
_LONG_ENOUGH = 20
"""Bytes of a text that may hold a body."""
_FARTHEST = 30
"""Levels of the syntax between a literal and the call that it goes into."""


def unsent(tree: Tree) -> Iterator[Any]:
    """The syntax nodes of the objects and texts that a program only shows, or makes another text of."""
    literals = [*tree.objects, *(node for node in tree.strings if node.end_byte - node.start_byte > _LONG_ENOUGH)]
    spans = merged(sorted([*_compared(tree), *tables(tree)]))
    starts = [start for start, _ in spans]
    for node in literals:
        at = bisect_right(starts, node.start_byte) - 1
        is_blank_form = node.type in tree.language.objects and (is_blank(tree, node) or is_initial(tree, node))
        if is_blank_form or (at >= 0 and node.start_byte < spans[at][1]) or _is_shown(tree, node):
            yield node
    yield from kept(tree, _name, _LOG)
    yield from _expected_errors(tree)
    for call in tree.calls:
        yield from _templates(tree, call)


def _expected_errors(tree: Tree) -> Iterator[Any]:
    """The objects on the lines of which a comment says that the compiler refuses them: `// @ts-expect-error`."""
    lines = [found.span(1) for found in re.finditer(_EXPECTED, tree.text)]
    starts = [start for start, _ in lines]
    for node in tree.objects if lines else ():
        at = bisect_right(starts, tree.start(node)) - 1
        if at >= 0 and tree.start(node) < lines[at][1]:
            yield node


def _is_shown(tree: Tree, node: Any) -> bool:
    """Whether a literal is logged, thrown or given to a client, as it is or as a part of a text."""
    literal = node
    for _ in range(_FARTHEST):
        node = tree.parent(node)
        if node is None or node.type in tree.language.functions:
            return False
        if node.type in _THROWS or node.type in _PRINTS or node.type in _NOTES.get(tree.language.package, ()):
            return True
        if is_sample(tree, node) or (node.type == "expression_statement" and _is_bare_text(tree, literal)):
            return True
        if node.type not in tree.language.calls:
            continue
        name = _name(tree, node)
        if re.search(_LOG, name) or re.search(_ANSWER, name) or hands_on(tree, node, name):
            return True
        if re.search(_WRITES, name) and re.match(_CONSOLE, _first_argument(tree, node)):
            return True
        around = tree.parent(node)
        if around is not None and around.type in _NOTES.get(tree.language.package, ()):
            return True
        is_writer = (
            (around is not None and around.type in _THROWS)
            or node.type in _NEW
            or (tree.language.package == "python" and re.search(_CLASS, name) is not None)
            or tree.encodes(node)
            or re.search(_WRITERS, name) is not None
        )
        if not is_writer and not tree.makes_object(node):
            return False
    return False


def _is_bare_text(tree: Tree, node: Any) -> bool:
    """Whether a text is a statement of its own: what describes a function, or a comment."""
    around = tree.parent(node)
    return node.type in tree.language.strings and around is not None and around.type == "expression_statement"


def _first_argument(tree: Tree, call: Any) -> str:
    """The beginning of what a function is given first, or of the maker of what it is called on."""
    arguments = tree.call_arguments(call)
    maker = owner(tree, call)
    if maker is not None and maker.type in tree.language.calls:
        arguments = tree.call_arguments(maker)
    return tree.source(arguments[0])[:40] if arguments else ""


def _name(tree: Tree, call: Any) -> str:
    """The end of what names a called function, with what it is called on."""
    owner, function, _ = tree.language.calls[call.type]
    name, target = tree.part(call, function), tree.part(call, owner)
    if name is None:
        return ""
    start = tree.start(name if target is None else target)
    return tree.text[max(start, tree.end(name) - 100) : tree.end(name)].replace("?.", ".")


def _compared(tree: Tree) -> Iterator[tuple[int, int]]:
    """The extents of what tests show to be another body."""
    for call in tree.calls:
        if re.search(_ANOTHER, _name(tree, call)):
            yield call.start_byte, call.end_byte


def prepared(tree: Tree) -> Iterator[Any]:
    """The syntax nodes of the objects and texts that are answers: of the program, or of a service in a test."""
    calls = [call for call in tree.calls if re.search(_PREPARED, name := _name(tree, call)) or re.search(_KEYS, name)]
    spans = []
    for call in calls:
        spans += [(argument.start_byte, argument.end_byte) for argument in tree.call_arguments(call) if argument]
    extents = merged(sorted(spans))
    starts = [start for start, _ in extents]
    for node in (*tree.objects, *tree.strings):
        at = bisect_right(starts, node.start_byte) - 1
        if at >= 0 and node.start_byte < extents[at][1]:
            yield node


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Extents that do not overlap, of sorted ones that may."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _templates(tree: Tree, call: Any) -> Iterator[Any]:
    """The texts in which a call replaces words."""
    name = _name(tree, call)
    if not re.search(REPLACERS, name):
        return
    arguments = tree.call_arguments(call)
    if not arguments or (not name.endswith("strtr") and not re.search(_WORD, tree.source(arguments[0])[:200])):
        return
    pending = [*arguments, owner(tree, call)]
    yield from filter(None, (_replaced(tree, node) for node in pending))


def _replaced(tree: Tree, node: Any) -> Any:
    """The text below a chain of calls that replace words; None where there is none."""
    for _ in range(_FARTHEST):
        node = written(tree, node)
        if node is None or node.type not in tree.language.calls or not re.search(REPLACERS, _name(tree, node)):
            break
        node = owner(tree, node)
    return node if node is not None and tree.is_text(node) else None
