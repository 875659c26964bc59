"""The empty lists that a program gives to what may put something into them: `fill(rooms)`, `map(rooms.append, ids)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .language import Language
from .syntax import Syntax
from .variables import NOWHERE, Change, Scopes

EXTENDERS = frozenset(("insert", "extend", "unshift", "addAll", "addFirst", "addLast", "add", "push", "appendleft"))
"""Methods that put items into a list at a place that is not looked for."""
_OF_OWN = r"\A(?:(?:this|self|cls|\$this|[a-z]{0,20}(?:[uU]til\w{0,10}|[hH]elper\w{0,10}))(?:\.|->|::)_?)?_?"
_VERB = (
    rf"{_OF_OWN}(?:fill|with|enrich|ensure|hydrate|prepare|transform|stringify|fix|convert|coerce|normali[sz]e|sanitize"
    r"|populate|inject|adapt|complete|finali[sz]e|build(?=\Z|_?(?:[bB]ody|[pP]ayload)))(?:_\w{1,60}|[A-Z]\w{0,60})?\Z"
)
_SETS = (
    rf"{_OF_OWN}(?:set|fill|add|build|collect|enrich|ensure|hydrate|patch|prepare|transform|stringify|with|fix|convert"
    r"|coerce|inject|assign|attach|adapt|complete|finali[sz]e)(?:_\w{1,60}|[A-Z]\w{0,60})?\Z"
)
_CHANGE_VERBS = (
    r"(?:decorate|augment|extend|modify|edit|alter|adjust|amend|mutate|tweak|override|replace|init|initiali[sz]e|configure|trim"
    r"|clean|strip|cast|correct|repair|rewrite|pre_?process|supply|provide|stamp|interpolate|substitute|upgrade|migrate"
    r"|translate|locali[sz]e|randomi[sz]e|copy_?[iI]nto|to_?[sS]trings)"
)
"""Verbs of what changes an object, and sends none."""
_CHANGES = rf"{_CHANGE_VERBS}(?:_\w{{1,60}}|[A-Z]\w{{0,60}})?"
_PARTS = (
    r"(?:update|put|apply|load|sync|process|handle|insert|append|sign|tag|mark|bind|set_?up|resolve|generate|expand|render)_?(?i:uids?|tokens?|channel|cname|defaults?"
    r"|body|payload|params|fields?|values?|ids?|names?|types?|storage|credentials?|keys?|template|settings|overrides?|region"
    r"|secrets?|limits?|format|prefix|time|user\w{0,10}|into\w{0,10})"
)
"""Verbs of what may send an object, too, each with a part of one."""
_MAKES = (
    r"(?:set|add|collect|patch|assign|attach|finish|resolve|render|encrypt|expand|generate|update|put|apply|load|sync|process|handle"
    r"|insert|append|sign|tag|mark|bind|set_?up|to_?[sS]trings)(?:_\w{1,60}|[A-Z]\w{0,60})?"
)
"""Verbs of what makes another value of an object, where somebody takes that."""
_CHANGING = rf"{_OF_OWN}(?:{_CHANGES}|{_PARTS})\Z"
_MAKING = rf"{_OF_OWN}(?:{_CHANGES}|{_MAKES})\Z"
_OF_PACKAGE = (
    rf"\A[a-z]{{1,20}}\.(?:Fix|Normali[sz]e|Sanitize|Populate|Enrich|Hydrate|Finali[sz]e|(?i:{_CHANGE_VERBS}))"
    r"(?:[A-Z]\w{0,60})?\Z"
)
"""The same as functions of another package of Go."""
_PIPES = r"(?:\A|\.)(?:pipe|flow|compose)\w{0,6}(?:\([^()]{0,100}\))?\Z"
"""Functions that give a value to several others, one after the other."""
_BEGINNING = r"\A_?init(?:iali[sz]e)?"
_OTHERS = (
    r"(?i)req|http|opt|init|header|auth|retry|timeout|client|call|post|send|log|record|listen|task|job|event|context"
    r"|state|lock|session|queue|cache|store|history|metric|notif"
)
"""What functions have in their names that do something else with what they are given, or wrap what sends it."""
_LIST_KEYS = r"(?:layoutConfig|backgroundConfig|Uids|UIDs|avFileType|fileNamePrefix)\W{0,3}\Z"
"""Keys of the API that hold lists."""
_MAKES_LISTS = r"(?:\A|\.)(?:list|\w{0,20}List|\w{0,20}Array|\w{0,20}ArrayNode|make|putArray|withArray)\Z"
_HARMLESS = (
    r"(?:(?:\A|\.|->|::)(?:[A-Z]\w{0,40}|len|cap|count|sizeof|str|repr|bool|type|isinstance|is_\w{1,20}|is[A-Z]\w{0,20}|dd|join|map|filter"
    r"|forEach|(?i:\w{0,20}(?:log\w{0,6}|print\w{0,6}|dump\w{0,6}|assert\w{0,20}|expect|stringify|json\w{0,10}|marshal|encode|post|put"
    r"|patch|request|fetch|send|update\w{0,20}|start\w{0,20}|debug|info|warn\w{0,4}|error|hash|equal\w{0,2}|get)))"
    r"|\bconsole\.\w{1,20})\Z"
)
"""Functions that put nothing into what they are given."""

_KEEPS = (
    r"\A(?:console|log|logger|fmt|print\w{0,3}|expect|assert\w{0,20}|jest|json|JSON|os|sys|time|math|window|document|callback|cb|done"
    r"|next|resolve|reject|super|len|cap|close|panic|require|t|b|Object|Array|Promise|System|Collections|Objects)\b"
    r"|(?:\A|\.|->|::|_)(?i:valid\w{0,20}|check\w{0,30}|verif\w{0,20}|assert\w{0,30}|expect\w{0,30}|log\w{0,20}|print\w{0,20}"
    r"|debug\w{0,20}|info|warn\w{0,10}|error\w{0,20}|dump\w{0,20}|trace\w{0,20}|show\w{0,20}|display\w{0,20}|audit\w{0,20}|track\w{0,20}"
    r"|notif\w{0,20}|publish\w{0,20}|emit\w{0,20}|enqueue\w{0,20}|queue\w{0,20}|save\w{0,20}|store\w{0,20}|persist\w{0,20}|cache\w{0,20}"
    r"|send\w{0,20}|post\w{0,20}|put\w{0,20}|request\w{0,20}|fetch\w{0,20}|call\w{0,20}|dispatch\w{0,20}|write\w{0,20}|append|push|add"
    r"|submit\w{0,20}|encode|marshal\w{0,10}|decode|lint\w{0,20}|get\w{0,30}|is[A-Z_]\w{0,30}|has[A-Z_]\w{0,30})\Z"
)
"""What functions are called that leave what they are given as it is: they show, check, store or send it."""
_STATEMENTS = frozenset(("expression_statement", "block", "statement_list", "await"))
"""What stands around a call whose result nobody takes."""
_MOST_FILLED = 3
"""Arguments of one call that it may put something into."""
_BEHIND = 2_000
"""Characters behind a call in which an object is used again."""


def given(
    syntax: Syntax, scopes: Scopes, values: list[Any], scope: int, *, only_methods: bool
) -> Iterator[tuple[str, Change]]:
    """The variables that are such lists, or hold one, among the values that others get, each with what may be done."""
    for value in values:
        found = syntax.place(value) if value is not None else None
        if found is None:
            continue
        name, keys = found
        is_method = _last(syntax, keys) in EXTENDERS | syntax.language.adders
        if only_methods and not is_method:
            continue
        keys = keys[:-1] if is_method else keys
        if keys:
            is_list = re.search(_LIST_KEYS, _last(syntax, keys)) is not None
        else:
            held = scopes.variable(name, scope)
            is_list = held is not None and _is_empty_list(syntax, held.values[-1].value)
        if is_list:
            yield name, Change("fill", keys, None, syntax.start(value), syntax.end(value), NOWHERE)


def may_be_filled(syntax: Syntax, scopes: Scopes, call: Any, scope: int) -> Iterator[tuple[str, Change]]:
    """The objects that may hold more behind a call whose result nobody takes, each with what may be done.

    What sends an object has it last; what it held before it keeps.
    """
    language = syntax.language
    if language.package == "php" or re.search(_KEEPS, syntax.callee(call)[0][-60:]) or not is_statement(syntax, call):
        return
    start, end = syntax.start(call), syntax.end(call)
    for argument in syntax.call_arguments(call)[:_MOST_FILLED]:
        bare = syntax.unwrapped(argument)
        if bare is None or bare.type not in language.names:
            continue
        name = syntax.source(bare)
        held = scopes.variable(name, scope)
        value = syntax.unwrapped(held.values[-1].value) if held is not None and held.values[-1].value else None
        if value is None or not (value.type in language.objects or value.type in language.calls):
            continue
        kind = value.child_by_field_name("type")
        is_copied = language.structs and bare.id == argument.id and kind is not None and kind.type != "map_type"
        last = min(end + _BEHIND, scopes.end(scope))
        if not is_copied and re.compile(rf"(?<![\w.]){re.escape(name)}\b").search(syntax.text, end, last):
            yield name, Change("append", (), None, start, end, NOWHERE)


def is_statement(syntax: Syntax, call: Any) -> bool:
    """Whether nobody takes what a call gives."""
    around = syntax.parent(call)
    while around is not None and around.type in syntax.language.wrappers:
        around = syntax.parent(around)
    return around is not None and around.type in _STATEMENTS


def completes(name: str) -> bool:
    """Whether a function, by its name, gives an object other values: `withUid(body)`, `this.prepare(body)`."""
    return re.search(_VERB, name) is not None and re.search(_OTHERS, name) is None


def may_set(name: str) -> bool:
    """Whether a function whose result nobody takes changes what it is given: `setUid(body)`, `addUsers(body)`."""
    is_known = any(re.search(pattern, name) for pattern in (_SETS, _CHANGING, _OF_PACKAGE))
    return is_known and re.search(_OTHERS, re.sub(_BEGINNING, "", name)) is None


def remakes(name: str) -> bool:
    """Whether a function, by its name, gives another value than it is given, where somebody takes what it gives."""
    is_known = any(re.search(pattern, name) for pattern in (_MAKING, _OF_PACKAGE, _PIPES))
    return is_known and re.search(_OTHERS, re.sub(_BEGINNING, "", name)) is None


def _last(syntax: Syntax, keys: tuple[Any, ...]) -> str:
    return syntax.source(keys[-1])[-40:] if keys and keys[-1] is not None else ""


def _is_empty_list(syntax: Syntax, value: Any) -> bool:
    """Whether a value is a list without items, or a call that may make one."""
    node = syntax.unwrapped(value) if value is not None else None
    if node is None:
        return False
    if node.type in syntax.language.calls:
        return re.search(_MAKES_LISTS, syntax.callee(node)[0][-40:]) is not None
    body = node.child_by_field_name("body") or node
    return node.type in syntax.language.lists | syntax.language.objects and body.named_child_count == 0


def is_harmless(language: Language, name: str) -> bool:
    """Whether a function, by its name, puts nothing into what it is given: it makes a value of it, sends or logs it."""
    method = name.rpartition(".")[2]
    known = (language.setters, language.adders, language.mergers, language.merges, language.encoders, language.removers)
    makers = (language.object_makers, language.keyword_makers, language.list_makers, language.deep_merges)
    if any(name in names or method in names for names in (*known, *makers)):
        return True
    return re.search(_HARMLESS, name) is not None
