"""What a document says beside a body that is not to be judged: a test wants it to be refused, an example is wrong.

`{request: {body: {…}}, expect: {status: 400}}`, `{input: {…}, wantErr: true}`, `examples: {badUid: {value: {…}}}`.
What stands nearest to a body counts. Every 4xx is a refusal: which of them a service answers is not told by the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..document.nodes import Mapping, Node, Scalar
from ..document.nodes import Sequence as Items
from ..tuples import NamedTuple
from .answers import says
from .mistakes import REASON as MISTAKE
from .mistakes import is_name_of_test, is_named, is_told
from .refusals import REASON

_TELLING = (
    *("expect", "assert", "should", "want", "validate", "check", "then"),
    *("failed_when", "testscript", "afterresponse"),
)
"""How keys begin that say what a test wants."""
_TEST = frozenset(("test", "tests"))
"""Keys of a test, where they are no list of several."""
_ANSWERS = frozenset(
    (
        *("response", "responses", "res", "answer", "reply", "result", "out", "output", "status", "status_code"),
        *("statuscode", "httpresponse", "valid", "is_valid", "isvalid", "error", "errors"),
    )
)
"""Keys of the answer that is wanted, in a file of tests."""
_TESTS = frozenset(
    (
        *("test", "tests", "test_name", "test_case", "test_cases", "testcases", "teststeps", "case", "cases", "it"),
        *("stages", "scenario", "scenarios", "features", "fixtures", "interactions", "mappings", "stubs"),
        *("bodypatterns", "urlpath", "urlpattern", "urlpathpattern", "urlpathtemplate", "httprequest", "predicates"),
    )
)
"""Keys of tests, and of what answers in the place of a service."""
_OF_NOCK = ("scope", "status")
_REFUSAL = r"(?i)4[0-9x]{2}"
_ACCEPTANCE = r"(?i)[23][0-9x]{2}"
_FAILURE = r"(?:fail|err|refus|reject|invalid|throw)"
_FAILED = "failed_when"
_NO = frozenset(("false", "null", "none", "no", "", "~", "0", "[]", "{}", '""', "''"))
_FIRST = 500
"""Characters of a value that are looked at."""
_MOST_KEYS = 60
"""Keys of an object that are looked at."""
_EXAMPLES = frozenset(("examples", "x-examples", "requestexamples"))
_VALUES = frozenset(("value", "payload", "request", "body", "data", "externalValue"))
"""Keys of what an example shows, beside its titles."""
_WRONG = r"(?i)(?:invalid|bad|wrong|incorrect|rejected|refused|fail|fails|failing|negative)(?:[_-]?\w{0,20})?"
_RIGHT = r"(?i)(?:valid|good|right|correct|accepted|pass|passes|passing|ok|positive)(?:[_-]?\w{0,20})?"
"""Keys of lists of what is wrong, and of what is right."""
_TITLES = ("summary", "title", "name", "description")


class Step(NamedTuple):
    """An object or a list on the way to a body."""

    node: Node
    inner: Node
    """What the way goes on with."""
    name: str
    """The key that leads there; empty for an index."""


def reason(steps: Sequence[Step], text: str) -> str | None:
    """Why a body is not checked, by what stands beside it and around it; the steps to it begin at the root."""
    names = [step.name for step in steps]
    is_test = any(name.lower() in _TESTS for name in names)
    is_test = is_test or any(isinstance(step.node, Mapping) and _is_of_tests(step.node) for step in steps)
    for at in range(len(steps) - 1, -1, -1):
        node = steps[at].node
        if not isinstance(node, Mapping):
            continue
        verdicts = set(_verdicts(node, steps[at].inner, text, is_test=is_test))
        if verdicts:
            return REASON if False not in verdicts else None
        keys = [name for name in names[:at] if name][-2:]
        if _is_among_wrong(node, names[at]) or _shows_mistake(node, ["", "", *keys][-2:], is_test=is_test):
            return MISTAKE
    return None


def steps_to(root: Node, keys: Sequence[str]) -> list[Step]:
    """The objects and lists on the way to what lies below some keys."""
    found, node = list[Step](), root
    for key in keys:
        if isinstance(node, Items):
            inner = node.items[int(key)] if key.isdecimal() and int(key) < len(node.items) else None
        else:
            pair = node.get(key) if isinstance(node, Mapping) else None
            inner = pair[1] if pair is not None else None
        if inner is None:
            break
        found.append(Step(node, inner, key if isinstance(node, Mapping) else ""))
        node = inner
    return found


def _is_of_tests(node: Mapping) -> bool:
    """Whether the keys of an object are those of a test, or of what answers in the place of a service."""
    if any(str(key.value).lower() in _TESTS for key, _ in node.pairs[:_MOST_KEYS]):
        return True
    return all(node.get(name) is not None for name in _OF_NOCK) or node.get("body_format") is not None


def _verdicts(node: Mapping, inner: Node, text: str, *, is_test: bool) -> Iterator[bool]:
    """What the members of an object say of the others: True that they are refused, False that they are right."""
    for key, value in node.pairs[:_MOST_KEYS]:
        name = str(key.value).lower()
        is_telling = name.startswith(_TELLING) or (name in _TEST and isinstance(value, Scalar))
        if value is not inner and (is_telling or (is_test and name in _ANSWERS)):
            verdict = _verdict(name, value, text[value.start : min(value.end, value.start + _FIRST)])
            if verdict is not None:
                yield verdict


def _verdict(name: str, value: Node, written: str) -> bool | None:
    """Whether a member says that a request is refused; None where it says nothing of that."""
    statuses = [str(one.value) for one in _statuses(value) if isinstance(one, Scalar)]
    if any(re.fullmatch(_REFUSAL, status) for status in statuses):
        return True
    if any(re.fullmatch(_ACCEPTANCE, status) for status in statuses):
        return False
    is_something = written.strip().lower() not in _NO
    if re.search(_FAILURE, name) and name != _FAILED:
        return is_something
    verdict = says(f"{name}: {written}" if name != _FAILED else written)
    if verdict is not None:
        return verdict is not (name == _FAILED)
    named = [str(key.value).lower() for key, _ in value.pairs[:_MOST_KEYS]] if isinstance(value, Mapping) else []
    return True if any(re.search(_FAILURE, one) for one in named) and is_something else None


def _statuses(value: Node) -> Iterator[Node]:
    """What an answer says that may be its status."""
    if isinstance(value, Mapping):
        for key, inner in value.pairs[:_MOST_KEYS]:
            if "status" in str(key.value).lower() or key.value == "code":
                yield from inner.children() or [inner]
    else:
        yield from value.children() or [value]


def _is_among_wrong(node: Mapping, name: str) -> bool:
    """Whether a member of an object holds what is wrong, beside one that holds what is right."""
    if re.fullmatch(_WRONG, name) is None:
        return False
    return any(re.fullmatch(_RIGHT, str(key.value)) for key, _ in node.pairs[:_MOST_KEYS])


def _shows_mistake(node: Mapping, keys: Sequence[str], *, is_test: bool) -> bool:
    """Whether an object is an example, or a test, of what is wrong, by its name or its titles.

    `keys` are the one that leads to it and the one before that.
    """
    above, key = keys
    pairs = (node.get(title) for title in _TITLES)
    titles = [str(pair[1].value) for pair in pairs if pair is not None and isinstance(pair[1], Scalar)]
    if is_test:
        return any(map(is_name_of_test, titles)) or (above.lower() in _TESTS and is_named(key))
    if not any(node.get(value) is not None for value in _VALUES):
        return False
    if above.lower() in _EXAMPLES and is_named(key):
        return True
    return not _EXAMPLES.isdisjoint((key.lower(), above.lower())) and any(map(is_told, titles))
