"""What the tests of a program say of a body: that its own check, or its own service, refuses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from . import handles
from .tree import Tree

_ASSERTS = r"(?i)assert|expect|require|should|\bt\.(?:error|fatal|fail)"
_EQUAL = (
    r"(?:\A|\.|->|::|_)(?:toBe|toEqual|toStrictEqual|equals?|eq[ls]?|is|isEqualTo|(?:assert)?(?:_?[eE]quals?|Same|Is|StrictEqual)"
    r"|strictEqual|deepEqual)\Z"
)
"""Functions that say that two values, or what they are called on and a value, are the same."""
_CALLED_WITH = (
    r"(?:toHaveBeenCalledWith|CalledWith|calledWith|assert_called_with|assert_called_once_with|toHaveProperty)\Z"
)
_FALSE = (
    r"(?:\A|\.|->|::|_)(?:toBeFals[ey]|assertFals[ey]|isFalse|False|assertNot|refute|notOk|toBeNull|toBeUndefined"
    r"|assertNull|isNull|Nil)\Z"
)
_TRUE = (
    r"(?:\A|\.|->|::|_)(?:toBeTruthy|toBeTrue|assertTrue|isTrue|True|ok|toBeDefined|toHaveLength|toBeGreaterThan"
    r"|assertNotEmpty|NotEmpty|isNotEmpty|assertCount|hasSize|Len|assertNotNull|isNotNull|NotNil|assert)\Z"
)
"""Functions that say that a value is false, or that it is true or not empty."""
_HOLDS = r"(?:\A|expect\(|assertThat\(|assert_that\(|that\()"
_ERRORS = r"(?i)err(?!and)|fail|violat|invalid|problem|issue|reject|refus|complain"
"""Names of what is true where a body is refused."""
_VALID = r"(?i)valid|\bok\b|success|accept|pass|allow|conform|well_?formed"
"""Names of what is false then."""
_FILLED = r"(?:NotEmpty|Count|hasSize|Len|toHaveLength|toBeGreaterThan)\Z"
_CHECKS = r"(?i)(?:validate|check|lint|verify)\w{0,20}\Z"
"""Names of functions that give what is wrong."""
_EMPTY = r"(?:\.|->)(?:isEmpty|empty|is_empty)\Z"
_ASKS_STATUS = r"(?:\.|->)(?:assertStatus|expectStatus|statusCode|assertUnprocessable|assertJsonValidationErrors)\Z"
_ERROR_OF_GO = r"\b(?:require|assert)\.(?:Error\w{0,20}|EqualError)\Z"
_STATUS = r"4[0-9][0-9]\Z"
_FAILS = r"\bt\.(?:Error|Fatal|Fail)\w{0,5}\("
_MUST_NOT_BE_REACHED = r"(?:\A|\.|->|::)fail\Z"
_TITLED = r"(?:\A|\.)(?:it|test|specify|xit|fit)(?:\.\w{1,20})?\Z"
_REFUSING = (
    r"(?i)(?:(?<![a-z])(?:rejects?|refuses?|invalid|malformed|throws?|raises?|bad[ _]?requests?|not[ _]accepte?d?"
    r"|disallows?)(?![a-z])"
    r"|(?<![0-9])4(?:00|22)(?![0-9])|fails?[ _]validation)"
)
"""Words in the name of a test whose bodies are wrong on purpose."""
_NAMED_TESTS = r"(?:test|it|should)_?\w{1,100}\Z"
_MOST_STEPS = 50_000
"""Syntax nodes in what the tests of one program refuse."""
_DEEPEST = 3
_FARTHEST = 12


class Claim(NamedTuple):
    """What a test says of an expression."""

    node: Any
    wanted: bool | str
    """Whether it is true, or what it is equal to."""


def refused(tree: Tree) -> Iterator[tuple[int, int]]:
    """The extents of what tests say to be refused, with what the variables in it hold."""
    if not re.search(_ASSERTS, tree.text):
        return
    claims = [claim for call in tree.calls for claim in _of_call(tree, call)]
    claims += [claim for node in tree.claims for claim in _of_statement(tree, node)]
    for claim in claims:
        if _is_refusal(tree, claim):
            yield from _behind(tree, claim.node)
    yield from _titled(tree)
    for call in tree.calls:
        if re.search(_MUST_NOT_BE_REACHED, tree.callee(call)[0][-60:]):
            yield from _tried(tree, call)


def _tried(tree: Tree, call: Any) -> Iterator[tuple[int, int]]:
    """What a test tries to do so that it fails: `try { start(body); fail(); } catch …`."""
    around = tree.parent(call)
    for _ in range(_FARTHEST):
        if around is None or around.type in tree.language.functions:
            return
        if around.type == "try_statement" and (body := tree.part(around, "body") or tree.part(around, 0)) is not None:
            if body.start_byte <= call.start_byte < body.end_byte:
                yield from _behind(tree, body)
            return
        around = tree.parent(around)


def _titled(tree: Tree) -> Iterator[tuple[int, int]]:
    """The tests whose names say that something is refused."""
    for call in tree.calls:
        arguments = tree.call_arguments(call) if re.search(_TITLED, tree.callee(call)[0][-60:]) else []
        is_test = len(arguments) > 1 and arguments[-1] is not None and arguments[-1].type in tree.language.functions
        if is_test and re.search(_REFUSING, tree.source(arguments[0])[:300]):
            yield arguments[-1].start_byte, arguments[-1].end_byte
    for name in tree.function_names():
        words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
        if re.match(_NAMED_TESTS, words, re.IGNORECASE) and re.search(_REFUSING, words):
            yield from tree.bytes_of(name)


def _of_call(tree: Tree, call: Any) -> Iterator[Claim]:
    """What a call of a library of tests says."""
    name = tree.callee(call)[0].replace("?.", ".")
    last = name[-60:]
    if re.search(_ASKS_STATUS, last) and (owner := handles.owner(tree, call)) is not None:
        yield from (Claim(owner, tree.source(one)[:20]) for one in tree.call_arguments(call)[:1])
        return
    if re.search(_ERROR_OF_GO, last) and len(tree.call_arguments(call)) > 1:
        yield Claim(tree.call_arguments(call)[1], True)
        return
    is_equal = re.search(_EQUAL, last) or re.search(_CALLED_WITH, last)
    if not (is_equal or re.search(_FALSE, last) or re.search(_TRUE, last)) or ".not." in last:
        return
    arguments = [node for node in tree.call_arguments(call) if node is not None]
    held = _expected(tree, call)
    values = arguments
    if held is None and not re.search(r"(?i)assert|require|refute|\A(?:t|is|should)\.", last):
        return
    if held is None and tree.language.structs:
        values = arguments[1:]
    if is_equal:
        pair = [held, *values] if held is not None else values
        yield from (Claim(one, tree.source(other)[:20]) for one in pair[:2] for other in pair[:2] if one.id != other.id)
        return
    wanted = re.search(_FALSE, last) is None
    nodes = [held] if held is not None else values[-1:] if "Count" in last else values[:1]
    number = arguments[0] if "Count" in last else arguments[-1] if held is not None and arguments else None
    if number is not None and tree.source(number) == "0" and not last.endswith("GreaterThan"):
        wanted = False
    for node in nodes:
        if wanted and re.search(_FILLED, last) and _names(tree, node, _CHECKS):
            yield Claim(node, "found")
        elif node.type in _NOT or tree.source(node).startswith("!"):
            yield Claim(tree.unwrapped(tree.part(node, -1)), not wanted)
        else:
            yield Claim(node, wanted)


def _expected(tree: Tree, call: Any) -> Any:
    """What `expect(…)` or `assertThat(…)` at the beginning of a chain is given; None where there is none."""
    node = handles.owner(tree, call)
    for _ in range(_FARTHEST):
        node = tree.unwrapped(node)
        if node is None:
            return None
        if node.type in tree.language.calls:
            if re.search(r"(?:\A|\.)(?:expect|assertThat|assert_that)\Z", tree.callee(node)[0][-60:]):
                return next(iter(tree.call_arguments(node)), None)
            node = handles.owner(tree, node)
        elif node.type in tree.language.members:
            node = tree.part(node, tree.language.members[node.type][0])
        else:
            return None
    return None


def _of_statement(tree: Tree, node: Any) -> Iterator[Claim]:
    """What a statement says: `assert not valid`, `if err == nil { t.Fatal() }`, `expect(valid).to.be.false`."""
    if node.type == "assert_statement":
        yield from _of_condition(tree, tree.unwrapped(tree.part(node, 0)), True)
    elif node.type == "if_statement":
        body = node.child_by_field_name("consequence")
        if body is not None and re.search(_FAILS, tree.source(body)[:400]):
            yield from _of_condition(tree, node.child_by_field_name("condition"), False)
    elif (
        word := re.search(r"\.(?:be|is)\.(false|true|ok|null|undefined|empty)\Z", tree.source(node)[-40:])
    ) is not None:
        inner = tree.unwrapped(tree.part(node, "object"))
        held = _held_by(tree, inner)
        if held is not None and ".not." not in tree.source(node)[-60:]:
            yield Claim(held, word[1] in ("true", "ok"))


def _held_by(tree: Tree, node: Any) -> Any:
    for _ in range(_FARTHEST):
        if node is None or node.type in tree.language.calls:
            break
        node = tree.unwrapped(tree.part(node, 0))
    is_held = node is not None and node.type in tree.language.calls and tree.callee(node)[0].endswith("expect")
    return next(iter(tree.call_arguments(node)), None) if is_held else None


def _of_condition(tree: Tree, node: Any, wanted: bool) -> Iterator[Claim]:
    """What a condition says where it is to be true, or false."""
    node = tree.unwrapped(node)
    if node is None:
        return
    if node.type in _NOT and (node.type != "unary_expression" or tree.source(node).startswith("!")):
        yield from _of_condition(tree, tree.part(node, -1), not wanted)
        return
    if node.type in ("comparison_operator", "binary_expression") and node.named_child_count == 2:
        left, right = node.named_children
        sign = tree.text[tree.end(left) : tree.start(right)].strip()
        value = tree.source(right)[:20]
        if sign in ("==", "is", "===", "!=", "is not"):
            is_same = (sign in ("==", "is", "===")) == wanted
            if value in ("nil", "None", "[]", "{}", "0"):
                yield Claim(left, not is_same)
            elif is_same:
                yield Claim(left, value)
            return
        if sign in ("in", ">"):
            yield Claim(right if sign == "in" else left, wanted)
        return
    yield Claim(node, wanted)


_NOT = frozenset(("not_operator", "unary_expression", "unary_op_expression"))


def _is_refusal(tree: Tree, claim: Claim) -> bool:
    """Whether what a test says of an expression means that a body is refused."""
    node, wanted = tree.unwrapped(claim.node), claim.wanted
    if node is None:
        return False
    if node.type in tree.language.calls and re.search(_EMPTY, tree.callee(node)[0][-60:]):
        owner = handles.owner(tree, node)
        return owner is not None and isinstance(wanted, bool) and _is_refusal(tree, Claim(owner, not wanted))
    if isinstance(wanted, str):
        if wanted == "found":
            return True
        if re.match(_STATUS, wanted):
            return node.type not in tree.language.numbers
        word = wanted.lower().rstrip(";")
        if word not in ("true", "false"):
            return re.fullmatch(r"[1-9][0-9]?", wanted) is not None and _names(tree, node, _ERRORS)
        wanted = word == "true"
    if wanted:
        return _names(tree, node, _ERRORS)
    if _names(tree, node, _ERRORS):
        return False
    is_own = node.type in tree.language.names or (node.type in tree.language.calls and bool(tree.call_arguments(node)))
    return is_own or _names(tree, node, _VALID)


def _names(tree: Tree, node: Any, pattern: str) -> bool:
    """Whether the function that an expression calls, or the field that it reads, has one of some names."""
    if node.type in tree.language.calls:
        name = tree.callee(node)[0][-80:]
        first = next(iter(tree.call_arguments(node)), None)
        if name in ("list", "len", "count", "bool", "any") and first is not None:
            return _names(tree, first, pattern)
        return re.search(pattern, name) is not None
    return re.search(pattern, tree.source(node)[-80:]) is not None


def _behind(tree: Tree, node: Any) -> Iterator[tuple[int, int]]:
    """The extent of an expression, and of what the variables in it are set to before."""
    pending, seen = [(node, 0)], set[int]()
    while pending and tree.steps_of_tests < _MOST_STEPS:
        tree.steps_of_tests += 1
        node, depth = pending.pop()
        if depth == 0 or node.type in tree.language.calls or node.type in tree.language.objects:
            yield node.start_byte, node.end_byte
        pending += [(child, depth) for child in node.named_children]
        if node.type not in tree.language.names or depth >= _DEEPEST:
            continue
        variable = tree.variable(tree.source(node), tree.scope_at(tree.start(node)))
        before = [one for one in variable.values if one.start < tree.start(node)] if variable is not None else []
        if before and id(variable) not in seen:
            seen.add(id(variable))
            value = before[-1].value if before[-1].value is not None else tree.settings.get(before[-1].start)
            if value is not None and value.type not in tree.language.functions:
                pending.append((value, depth + 1))
