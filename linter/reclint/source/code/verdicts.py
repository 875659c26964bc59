"""What the tests of a program say of an expression: that what it speaks of is refused, or that it is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...tuples import NamedTuple
from ..answers import says
from . import handles
from .assertions import TITLED, Assertion, assertions, fails, whole, words
from .flow import members, taking
from .tree import Tree

SIGNS = (
    r"(?i)assert|expect|should|require|\bt\.(?:error|fatal|fail|is|equal|same|throws)|raises|throw|rejects|xfail|fail\(|fail(?:s|ing|ure)\b"
    r"|\bcheck\(|\bsee_?response|statusCode\(|failOnStatus|\bstatus=4|\bdone\(|response_[0-9]"
)
"""One of these is in any program that says that something is refused."""
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
_ERRORS = r"(?i)err(?!and)|fail|violat|invalid|problem|issue|reject|refus|complain|diagnostic|finding|offen[cs]e"
"""Names of what is true where a body is refused."""
_VALID = r"(?i)valid|\bok\b|success|accept|pass|allow|conform|well_?formed"
"""Names of what is false then."""
_FILLED = r"(?:NotEmpty|Count|hasSize|Len|toHaveLength|toBeGreaterThan)\Z"
_CHECKS = r"(?i)(?:validate|check|lint|verify)\w{0,20}\Z"
"""Names of functions that give what is wrong."""
_EMPTY = r"(?:\.|->)(?:isEmpty|empty|is_empty)\Z"
_ERROR_OF_GO = r"\b(?:require|assert)\.(?:Error\w{0,20}|EqualError)\Z"
_THROWS = (
    r"(?:(?<!\.not)(?:\A|\.|->)(?:toThrow\w{0,40}|to\.throw\w{0,5}|throws(?:Async|Exactly)?)|\.rejects(?:\.[\w.]{1,60})?"
    r"|\.rejected\w{0,20}|\b(?:assert|t)\.(?:throws|rejects)\w{0,10}|\bpytest\.raises|\braises|\bcatchThrowable\w{0,20}"
    r"|\bassert_?(?:Raises\w{0,20}|Throws\w{0,20}|ThatThrownBy|ThatExceptionOfType)"
    r"|\b(?:require|assert)\.(?:Error\w{0,20}|EqualError|Panics\w{0,20})"
    r"|(?:\A|\.|->)(?:expect|assert|should|must)_?(?:[tT]o_?)?(?:[eE]rror|[fF]ail|[rR]eject|[tT]hrow|[rR]efuse)\w{0,20})\Z"
)
"""Functions that show that something fails."""
_OTHER_FAILURES = r"(?i)time_?out|connection|network|retry|cancell?ed|abort|rate_?limit|unavailable|server_?error|ECONN"
"""Failures that say nothing of a body."""
_WITH = frozenset(("with_statement", "with_clause", "with_item", "as_pattern"))
_MUST_NOT_BE_REACHED = r"(?:\A|\.|->|::)(?:fail|AssertionError)\Z"
_NEVER = (
    r"\bassert\s+False\b|\braise\s+AssertionError\b|\bthrow\s+new\s+\w{0,30}(?:Error|Exception)\b|\bfail\("
    r"|\bdone(?:\.fail)?\(\s*(?:new|['\"])"
)
_NEVER_FIRST = rf"[{{\s]{{0,20}}(?:{_NEVER})"
_THEN = r"\.then\Z"
_SUBSCRIBE = r"\.subscribe\Z"
_CATCH = r"\.(?:catch|catch_error)\Z"
_POSTS = r"(?:\A|\.)(?:post|put|patch|request)\w{0,10}\Z"
_LETS_FAIL = r"(?<![A-Za-z])failOnStatusCode['\"]?:\s?false|\bexpect_errors=True|\bstatus=4[0-9][0-9](?![0-9])"
"""Options of requests of tests that want an error."""
_FARTHEST = 12


class Claim(NamedTuple):
    """What a test says of an expression."""

    node: Any
    wanted: bool | str
    """Whether it is true, or what it is equal to."""


class Verdict(NamedTuple):
    """What a program says of what an expression speaks of."""

    node: Any
    is_refused: bool
    is_weak: bool = False
    """Whether it holds only where nothing says that the same is accepted."""
    is_whole: bool = False
    """Whether what is refused stands in the expression itself."""
    is_vague: bool = False
    """Whether it holds only of what is not known to be sent to the service, either."""


def verdicts(tree: Tree) -> Iterator[Verdict]:
    """What the assertions of a program say."""
    for assertion in assertions(tree):
        verdict = says(assertion.words)
        if verdict is not None:
            yield Verdict(assertion.node, verdict != assertion.is_inverted)
        elif re.fullmatch(_IMPOSSIBLE, assertion.words):
            yield from _of_try(tree, assertion.node)
        elif _is_of_error(tree, assertion):
            yield Verdict(assertion.node, is_refused=True, is_weak=True)
    claims = [claim for call in tree.calls for claim in _of_call(tree, call)]
    claims += [claim for node in tree.claims for claim in _of_statement(tree, node)]
    for claim in claims:
        verdict = _verdict(tree, claim)
        if verdict is not None:
            yield Verdict(claim.node, verdict)
        elif _is_vague(tree, claim):
            yield Verdict(claim.node, is_refused=True, is_vague=True)
    for call in tree.calls:
        yield from _of_failure(tree, call)


def _is_of_error(tree: Tree, assertion: Assertion) -> bool:
    """Whether an assertion says something of an error that is caught around it."""
    around = assertion.node
    for _ in range(_FARTHEST):
        around = tree.parent(around)
        if around is None or around.type in tree.language.functions:
            return False
        if around.type in ("catch_clause", "except_clause"):
            break
    else:
        return False
    body = around.child_by_field_name("body")
    end = tree.start(body) if body is not None else tree.start(around) + 200
    names = set(re.findall(r"\w+", tree.text[tree.start(around) : min(end, tree.start(around) + 200)]))
    said = set(re.findall(r"\w+", assertion.words))
    return not names.isdisjoint(said) and re.search(_IS_NONE, assertion.words) is None


_IMPOSSIBLE = r"assert\s+(?:False|false|0)"
_IS_NONE = r"(?i)undefined|null|\bnone\b|fals[ey]|fail|reach|no_?error"


def _of_failure(tree: Tree, call: Any) -> Iterator[Verdict]:
    """What a call says by letting something fail, or by failing where nothing does."""
    name = tree.callee(call)[0].replace("?.", ".")[-60:]
    if re.search(_THROWS, name) and not re.search(_OTHER_FAILURES, words(tree, call)):
        around = whole(tree, call) or call
        while (outer := tree.parent(around)) is not None and outer.type in _WITH:
            around = outer
        yield Verdict(around, is_refused=True, is_whole=True)
    elif re.search(_MUST_NOT_BE_REACHED, name):
        yield from _of_try(tree, call)
    elif re.search(_THEN, name) or re.search(_SUBSCRIBE, name):
        yield from _of_callback(tree, call)
    elif re.search(_CATCH, name):
        yield from _of_catch(tree, call)
    elif re.search(_POSTS, name) and re.search(_LETS_FAIL, _tail(tree, call)):
        yield Verdict(call, is_refused=True, is_weak=True, is_whole=True)


def _tail(tree: Tree, node: Any) -> str:
    return tree.text[max(tree.start(node), tree.end(node) - 2_000) : tree.end(node)]


def _of_try(tree: Tree, node: Any) -> Iterator[Verdict]:
    """What a test tries to do so that it fails: `try { start(body); fail(); } catch …`, `try: … else: fail()`."""
    around = tree.parent(node)
    for _ in range(_FARTHEST):
        if around is None or around.type in tree.language.functions or around.type in _CLAUSES:
            return
        if around.type == "try_statement":
            body = tree.part(around, "body") or tree.part(around, 0)
            if body is not None:
                yield Verdict(body, is_refused=True, is_whole=True)
            return
        around = tree.parent(around)


_CLAUSES = frozenset(("catch_clause", "except_clause", "finally_clause", "if_statement"))


def _of_callback(tree: Tree, call: Any) -> Iterator[Verdict]:
    """What a promise is given to do so that the test fails where it is kept: `.then(() => fail(), …)`."""
    owner = handles.owner(tree, call)
    first = next(iter(tree.call_arguments(call)), None)
    if first is not None and first.type in tree.language.objects:
        first = next((value for key, value in members(tree, first) if key == "next"), None)
    body = first.child_by_field_name("body") if first is not None and first.type in tree.language.functions else None
    if (
        owner is not None
        and body is not None
        and re.match(_NEVER_FIRST, tree.text[tree.start(body) : min(tree.end(body), tree.start(body) + 200)])
    ):
        yield Verdict(owner, is_refused=True, is_whole=True)


def _of_catch(tree: Tree, call: Any) -> Iterator[Verdict]:
    """What a test keeps the error of: `const error = await start(body).catch((e) => e)`."""
    owner, arguments = handles.owner(tree, call), tree.call_arguments(call)
    handler = arguments[0] if len(arguments) == 1 and arguments[0] is not None else None
    if owner is None or handler is None or handler.type not in tree.language.functions:
        return
    body, names = handler.child_by_field_name("body"), tree.parameter_names(handler)
    if body is None or body.type not in tree.language.names or tree.source(body) not in names:
        return
    function = tree.function_around(call)
    test = taking(tree, function) if function is not None else None
    if test is not None and re.search(TITLED, tree.callee(test)[0][-60:]):
        yield Verdict(owner, is_refused=True, is_weak=True, is_whole=True)


def _of_call(tree: Tree, call: Any) -> Iterator[Claim]:
    """What a call of a library of tests says."""
    name = tree.callee(call)[0].replace("?.", ".")
    last = name[-60:]
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
        if fails(tree, node):
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


def _verdict(tree: Tree, claim: Claim) -> bool | None:
    """Whether what a test says of an expression means that a body is refused; None where it says nothing of that."""
    node, wanted = tree.unwrapped(claim.node), claim.wanted
    if node is None:
        return None
    if node.type in tree.language.calls and re.search(_EMPTY, tree.callee(node)[0][-60:]):
        owner = handles.owner(tree, node)
        return _verdict(tree, Claim(owner, not wanted)) if owner is not None and isinstance(wanted, bool) else None
    if isinstance(wanted, str):
        if wanted == "found":
            return True
        word = wanted.lower().rstrip(";")
        if word not in ("true", "false"):
            is_count = re.fullmatch(r"[1-9][0-9]?", wanted) is not None and _names(tree, node, _ERRORS)
            return True if is_count else None
        wanted = word == "true"
    if _names(tree, node, _ERRORS) or tree.source(node)[:4] in _CAUGHT:
        return wanted
    if wanted:
        return False if _names(tree, node, _VALID) else None
    return True if _names(tree, node, _VALID) or _names(tree, node, _CHECKS) else None


_CAUGHT = frozenset(("e", "ex", "exc"))
"""Names of errors."""


def _is_vague(tree: Tree, claim: Claim) -> bool:
    """Whether a claim says no more than that a variable, or what a function gives, is false."""
    node = tree.unwrapped(claim.node)
    if claim.wanted is not False and str(claim.wanted).lower().rstrip(";") != "false":
        return False
    if node is None or _names(tree, node, _ERRORS):
        return False
    return node.type in tree.language.names or (node.type in tree.language.calls and bool(tree.call_arguments(node)))


_GETTERS = r"(?:\.|->)(?:get|getOrDefault|path|optString|getString|has)\Z"


def _names(tree: Tree, node: Any, pattern: str) -> bool:
    """Whether the function that an expression calls, or the field that it reads, has one of some names."""
    if node.type in tree.language.calls:
        name = tree.callee(node)[0][-80:]
        first = next(iter(tree.call_arguments(node)), None)
        if name in ("list", "len", "count", "bool", "any") and first is not None:
            return _names(tree, first, pattern)
        if first is not None and re.search(_GETTERS, name):
            return re.search(pattern, tree.source(first)[-80:]) is not None
        return re.search(pattern, name) is not None
    return re.search(pattern, tree.source(node)[-80:]) is not None
