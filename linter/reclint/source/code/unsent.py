"""What a program only shows or refuses: what it logs and throws, what tests show to be refused, answers, templates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from .flow import written
from .handles import owner
from .kept import hands_on, kept
from .tables import is_blank, is_initial, is_sample, loops, tables
from .texts import REPLACERS
from .tree import Tree
from .verdicts import refused

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
_REFUSED = (
    r"(?:(?<!\.not)\.(?:toThrow\w{0,40}|to\.throw)|\.rejects\.[\w.]{1,60}|\.not\.(?!toThrow|to\.throw)[\w.]{1,60}|\.to\.not\.\w[\w.]{0,60}"
    r"|\.rejected\w{0,20}|\bassert\.(?:throws|rejects|not\w{0,30})|\bassert_?(?:Raises\w{0,20}|Not_?Equals?|NotSame|Throws\w{0,20}"
    r"|ThatThrownBy|ThatExceptionOfType)|\bpytest\.raises|\braises|\bcatchThrowable"
    r"|\b(?:require|assert)\.(?:Error\w{0,20}|NotEqual\w{0,20}|Panics\w{0,20}))\Z"
)
"""Functions that show that a body is refused, or that it is another one."""
_REFUSALS = (
    r"(?:\.|->)(?:assertJsonValidationErrors\w{0,20}|assertInvalid|assertUnprocessable|assertBadRequest|isBadRequest"
    r"|isUnprocessableEntity)\Z"
)
"""What a test asks of the answer to a request that is refused."""
_STATUS = r"(?:\.|->)(?:expect|assertStatus|expectStatus|statusCode|status)\Z"
_REFUSED_STATUS = r"4[0-9][0-9]\Z"
_EXPECTS = r"expectException\w{0,30}\Z"
"""Functions that say that the rest of a test is refused."""
_WITH = frozenset(("with_statement", "with_clause", "with_item", "as_pattern"))
_WORD = r"\w\w"
_EXPECTED = r"@ts-expect-error[^\r\n]{0,300}(?:\r\n?|\n)([^\r\n]{0,2000})"
"""A comment of TypeScript, and the line behind it."""
_LONG_ENOUGH = 20
"""Bytes of a text that may hold a body."""
_FARTHEST = 30
"""Levels of the syntax between a literal and the call that it goes into."""
_MOST_STEPS = 1000
"""Syntax nodes of one test that are looked at for variables."""


def unsent(tree: Tree) -> Iterator[Any]:
    """The syntax nodes of the objects and texts that a program only shows or refuses, or makes another text of."""
    literals = [*tree.objects, *(node for node in tree.strings if node.end_byte - node.start_byte > _LONG_ENOUGH)]
    spans = _merged(sorted([*_refused(tree), *refused(tree), *tables(tree)]))
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
    for _ in range(_FARTHEST):
        node = tree.parent(node)
        if node is None or node.type in tree.language.functions:
            return False
        if node.type in _THROWS or node.type in _PRINTS or node.type in _NOTES.get(tree.language.package, ()):
            return True
        if is_sample(tree, node):
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


def _refused(tree: Tree) -> Iterator[tuple[int, int]]:
    """The extents of what tests show to be refused."""
    for call in tree.calls:
        name = _name(tree, call)
        if re.search(_EXPECTS, name):
            around = call
            while around is not None and around.type not in tree.language.functions:
                around = tree.parent(around)
            if around is not None:
                yield around.start_byte, around.end_byte
        elif re.search(_REFUSED, name) or _is_refusal(tree, call, name):
            around = call
            while (outer := tree.parent(around)) is not None and outer.type in _WITH:
                around = outer
            yield around.start_byte, around.end_byte
            yield from _named(tree, around)
            yield from loops(tree, around)


def _is_refusal(tree: Tree, call: Any, name: str) -> bool:
    """Whether a step of a test wants that a request is refused: `.expect(400)`, `->assertUnprocessable()`."""
    if re.search(_STATUS, name):
        wanted = tree.call_arguments(call)[:1]
        return bool(wanted) and re.match(_REFUSED_STATUS, tree.source(wanted[0])[:4]) is not None
    return re.search(_REFUSALS, name) is not None


def prepared(tree: Tree) -> Iterator[Any]:
    """The syntax nodes of the objects and texts that are answers: of the program, or of a service in a test."""
    calls = [call for call in tree.calls if re.search(_PREPARED, name := _name(tree, call)) or re.search(_KEYS, name)]
    spans = []
    for call in calls:
        spans += [(argument.start_byte, argument.end_byte) for argument in tree.call_arguments(call) if argument]
    merged = _merged(sorted(spans))
    starts = [start for start, _ in merged]
    for node in (*tree.objects, *tree.strings):
        at = bisect_right(starts, node.start_byte) - 1
        if at >= 0 and node.start_byte < merged[at][1]:
            yield node


def _named(tree: Tree, around: Any) -> Iterator[tuple[int, int]]:
    """The extents of the literals, and of the calls that give an error, in the variables of a test."""
    pending, steps = [around], 0
    while pending and steps < _MOST_STEPS:
        steps += 1
        node = pending.pop()
        pending += node.named_children
        if node.type not in tree.language.names:
            continue
        value = written(tree, node)
        if value is not None and value.type in tree.language.objects | tree.language.strings:
            yield value.start_byte, value.end_byte
        elif tree.language.structs and (call := _giving(tree, node)) is not None:
            yield call.start_byte, call.end_byte


def _giving(tree: Tree, node: Any) -> Any:
    """The statement of Go that gives an error to a variable: `_, err := acquire(body)`."""
    variable = tree.variable(tree.source(node), tree.scope_at(tree.start(node)))
    before = [one for one in variable.values if one.start < tree.start(node)] if variable is not None else []
    if not before or not re.fullmatch(r"\w{0,20}[eE]rr\w{0,20}", tree.source(node)):
        return None
    return tree.settings.get(before[-1].start)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
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
