"""Whether what stands around a text, though it does not name it, makes it a secret: cases, options, clients, joins."""

from __future__ import annotations

import re
from typing import Any

from ...masking import is_secret_key
from . import handles, secret_neighbours
from .names import called_name, index_of, is_list, items, labels, last_word
from .secret_neighbours import OPAQUE, mentions
from .secret_parts import ARRAY_TYPES, asks_for_secret
from .tree import Tree

_SUBJECTS = ("value", "condition", "subject")
_PATTERNS = frozenset(("switch_label", "match_condition_list", "case_pattern"))
_CASES = frozenset(("switch_case", "expression_case"))
_SWITCHES = frozenset(
    ("switch_statement", "expression_switch_statement", "switch_expression", "match_expression", "match_statement")
)
_EQUALS = (
    r"(?i)(?:\A|\.|->|::|\\)(?:equals\w{0,20}|assert_?(?:same|equals?|is)|(?:assert|require)\.equal\w{0,10}|strictEqual"
    r"|hash_equals|compare_digest)\Z"
)
"""Functions that compare their arguments, or one with what they are called on."""
_OPTIONS = (
    r"(?:\A|\.|->|::)(?:[oO]ption|Field|add_argument|argument|Argument|describe|flag|addOption|requiredOption"
    r"|String(?:P|Var|VarP)?)\Z"
)
"""Functions that are given the name of an option and its value where nobody sets it."""
_OPTION = r"--?([A-Za-z][\w-]{1,60})|\A[\"']([A-Za-z_]\w{1,60})[\"']\Z"
_VALUE = (
    r"(?i)(?:default|initial|plain|raw|fallback)?_?(?:value|default|initial|text|plain|current|const|content|data)\Z"
)
"""Names of a member that is the value of what the object around it describes."""
_COLLECTIONS = r"(?i)(?:secrets|tokens|passwords|credentials|creds)\Z"
_NAMED_VALUES = r"(?:\A|\.)(?:dict|SimpleNamespace|Namespace|Box|AttrDict|Munch|Map\.of|ImmutableMap\.of)\Z"
_CLIENTS = (
    r"(?i)(?:agora|\bapi|access_?token|(?:rtc|rtm)_?token|oss|cos|qiniu|kodo|obs|client|auth\b|credential|creds|sdk|recorder|recording|rtc|rtm|signer|account"
    r"|config)\w{0,30}"
)
_MAKERS = (
    r"(?:\A|\.|->|::|\\)(?:(?:create|make|new|build)_?\w{0,40}|new|New\w{0,30}|create|build|init\w{0,10}|connect|configure|setup|of|from\w{0,12}|generate\w{0,30}|_make"
    r"|[A-Z]\w{0,60})\Z"
)
"""What functions are called that make a client, and classes."""
_SENDS = r"(?i)(?:get|post|put|patch|delete|request|fetch|send|log|info|error|exception|ur[il]|path|file|type|enum)\Z"
_USER_OPTIONS = r"[\"'`](?:-u|--user|-U|--proxy-user|--oauth2-bearer|--pass|--aws-sigv4)[\"'`]\Z"
_LONG_OPTION = r"[\"'`]-{1,2}([A-Za-z][\w-]{1,60})[\"'`]"
_TYPES = r"(?:\A|\.|->)(?:type|fill|sendKeys|send_keys|change|setValue|paste|input)\Z"
"""Functions that type into a field of a form, which is given before."""
_JOINS = r"(?:\.|->)(?:join|joinChannel\w{0,30})\Z"
"""Methods that join a channel, and are given its token."""
_HASHES = r"(?i)\b(?:create_?hash|create_?hmac|hashlib|hash_init|message_?digest)"
_ELSE = r"(?:Else|[dD]efault\w{0,10}|NonNull|[cC]oalesce|\.Or|nvl)\Z"
"""Functions that give their last argument where there is no other."""
_APPENDS = r"(?:\.|->)append\Z"
_SECRET_PATH = r"[\"'`](?:\w{1,30}/){0,3}secrets?/"
_FARTHEST = 8
_MOST_ARGUMENTS = 20


def is_secret(tree: Tree, node: Any) -> bool:
    """Whether what stands around a text makes it a secret."""
    child = node
    for _ in range(_FARTHEST):
        parent = tree.parent(child)
        if parent is None:
            return False
        if any(judge(tree, child, parent) for judge in (_is_case, _is_value, _is_user, *secret_neighbours.JUDGES)):
            return True
        if _is_unnamed_field(tree, node, parent):
            return True
        if parent.type in tree.language.calls:
            return _is_argument(tree, node, parent) or _is_passed(tree, node, child, parent)
        if parent.type in tree.language.functions:
            return _is_given(tree, parent, child)
        child = parent
    return False


def _is_case(tree: Tree, child: Any, parent: Any) -> bool:
    """Whether a text is one of the cases of a secret: `switch (token) { case "…": }`."""
    value = parent.child_by_field_name("value") if parent.type in _CASES else None
    if parent.type not in _PATTERNS and (value is None or value.id != child.id):
        return False
    around = parent
    for _ in range(_FARTHEST):
        if around is None or around.type in _SWITCHES:
            break
        if around.type in tree.language.functions:
            return False
        around = tree.parent(around)
    subject = next(filter(None, map(around.child_by_field_name, _SUBJECTS)), None) if around is not None else None
    return subject is not None and is_secret_key(last_word(tree, subject))


def _is_value(tree: Tree, child: Any, parent: Any) -> bool:
    """Whether a text is the value in an object that describes a secret: `secret: { type: String, default: "…" }`."""
    if parent.type not in tree.language.pairs:
        return False
    label = next(iter(labels(tree, parent, child)), None)
    holder = tree.parent(parent)
    if label is None or holder is None or not re.match(_VALUE, last_word(tree, label)):
        return False
    around = tree.parent(holder)
    for _ in range(_FARTHEST):
        if around is None or around.type in tree.language.calls or around.type in tree.language.pairs:
            break
        around = tree.parent(around)
    if around is None:
        return False
    if around.type in tree.language.calls:
        arguments = tree.call_arguments(around)
        at = index_of(child, arguments) or 0
        return any(
            tree.is_text(one) and is_secret_key(last_word(tree, one)) for one in arguments[: min(at, _MOST_ARGUMENTS)]
        )
    return any(is_secret_key(last_word(tree, name)) for name in labels(tree, around, holder))


def _is_user(tree: Tree, child: Any, parent: Any) -> bool:
    """Whether a sum is the login behind an option of curl: `["-u", "id:" + "…"]`."""
    if not tree.is_text(child):
        return False
    if parent.type in ("array_element_initializer", "literal_element", "argument"):
        parent = tree.parent(parent)
    values = tree.call_arguments(parent) if parent.type in tree.language.calls else items(parent)
    at = index_of(child, values)
    before = tree.source(values[at - 1])[:80] if at else ""
    option = re.fullmatch(_LONG_OPTION, before)
    if option is not None and is_secret_key(option[1]):
        return True
    is_made = child.type in tree.language.sums or any(part.type in _SUBSTITUTIONS for part in child.named_children)
    return is_made and re.match(_USER_OPTIONS, before) is not None


def _is_unnamed_field(tree: Tree, node: Any, parent: Any) -> bool:
    """Whether a text is a field, by its place, of a struct of Go that is a client or a login: `Config{"id", "…"}`."""
    if parent.type != "composite_literal" or (kind := parent.child_by_field_name("type")) is None:
        return False
    body = parent.child_by_field_name("body")
    at = index_of(node, items(body)) if body is not None else None
    if at is None or items(body)[at].type != "literal_element":
        return False
    if kind.type in ARRAY_TYPES and (kind := kind.child_by_field_name("element")) is not None:
        row = items(body)[at].named_children[0] if items(body)[at].named_children else None
        at = index_of(node, items(row)) if row is not None and row.type == "literal_value" else None
    if kind is None or at is None:
        return False
    if kind.type == "struct_type":
        return _is_secret_column(tree, kind, at)
    name = tree.source(kind)[-60:]
    is_row = kind.type in ("type_identifier", "qualified_type") and re.search(_CLIENTS, name) is not None
    return is_row and at > 0 and re.match(OPAQUE, tree.source(node)[:220]) is not None


def _is_secret_column(tree: Tree, kind: Any, at: int) -> bool:
    """Whether the field at a place of a struct without a name is a secret's."""
    fields = [one for holder in kind.named_children for one in holder.named_children]
    names = [tree.source(name) for one in fields for name in one.children_by_field_name("name")]
    return at < len(names) and is_secret_key(names[at])


_SUBSTITUTIONS = frozenset(("template_substitution", "interpolation", "variable_name"))


def _is_argument(tree: Tree, node: Any, call: Any) -> bool:
    """Whether a text is a secret among the arguments of a call."""
    called, arguments = called_name(tree, call), tree.call_arguments(call)
    at = index_of(node, arguments)
    others = [one for number, one in enumerate(arguments[:_MOST_ARGUMENTS]) if number != at and one is not None]
    if re.search(_EQUALS, called):
        compared = [*others, handles.owner(tree, call) if at is not None else None]
        return any(
            one is not None and not tree.is_text(one) and is_secret_key(last_word(tree, one)) for one in compared
        )
    if at is None:
        return False
    if re.search(_APPENDS, called):
        return _is_appended(tree, call)
    if re.search(_OPTIONS, called):
        around = tree.parent(arguments[at])
        name = tree.argument(around)[0] if around is not None else None
        if name is not None and not re.match(_VALUE, name):
            return False
        words = [word for one in others if tree.is_text(one) for word in re.findall(_OPTION, tree.source(one)[:80])]
        return " " not in tree.source(node) and any(is_secret_key(word) for pair in words for word in pair if word)
    if re.search(_TYPES, called) and _is_typed(tree, call, arguments[: min(at, _MOST_ARGUMENTS)]):
        return True
    if re.search(_ELSE, called) and any(not tree.is_text(one) and mentions(last_word(tree, one)) for one in others):
        return True
    if re.search(r"\.update\Z", called) and re.search(_HASHES, called):
        return True
    if re.search(_JOINS, called) and len(arguments) > 2:
        return re.match(OPAQUE, tree.source(node)[:220]) is not None
    if at > 0 and re.match(_SECRET_PATH, tree.source(arguments[0])[:100]):
        return True
    if re.search(_NAMED_VALUES, called):
        around = tree.parent(call)
        names = labels(tree, around, call) if around is not None else ()
        return any(re.search(_COLLECTIONS, last_word(tree, name)) for name in names)
    values = _items_of(tree, arguments[at])
    is_behind = at > 0 or (len(values) > 1 and index_of(node, values) not in (None, 0))
    return is_behind and makes_client(tree, call, called) and re.match(OPAQUE, tree.source(node)[:220]) is not None


def _items_of(tree: Tree, node: Any) -> Any:
    """The items of a list that is an argument, or that an argument spreads."""
    if node.type in tree.language.spreads:
        node = tree.part(node, -1)
    return items(node) if node is not None and is_list(tree, node) else ()


def _is_typed(tree: Tree, call: Any, before: list[Any]) -> bool:
    """Whether a call types into a field of a form that is called a secret's."""
    owner = handles.owner(tree, call)
    texts = [last_word(tree, one) for one in before]
    if owner is not None:
        texts += re.findall(r"\w+", tree.text[max(tree.start(owner), tree.end(owner) - 80) : tree.end(owner)])
    return any(map(mentions, texts))


def makes_client(tree: Tree, call: Any, called: str) -> bool:
    """Whether a call makes a client of a service, or a login: `new AgoraClient("id", "…")`."""
    if re.search(_SENDS, called) or not re.search(_CLIENTS, called):
        return False
    return call.type in ("new_expression", "object_creation_expression") or re.search(_MAKERS, called) is not None


def _is_appended(tree: Tree, call: Any) -> bool:
    """Whether what was appended before says that a secret follows: `.append("?token=").append("…")`."""
    owner = tree.unwrapped(handles.owner(tree, call))
    if owner is None or owner.type not in tree.language.calls:
        return False
    before = next(iter(tree.call_arguments(owner)), None)
    text = tree.source(before)[-200:].strip("\"'`") if before is not None and tree.is_text(before) else ""
    return text == ":" or asks_for_secret(text)


def _is_passed(tree: Tree, node: Any, child: Any, call: Any) -> bool:
    """Whether a call hands a text to a function written there whose parameter is a secret's: `(secret => …)("…")`."""
    function = tree.unwrapped(tree.part(call, tree.language.calls[call.type][1]))
    arguments = tree.call_arguments(call)
    at = index_of(node, arguments)
    if function is not None and function.type in tree.language.functions:
        names = tree.parameter_names(function)
        return at is not None and at < len(names) and is_secret_key(names[at])
    handed = [one for one in arguments[:_MOST_ARGUMENTS] if one is not None and one.type in tree.language.functions]
    is_inside = any(one.start_byte <= node.start_byte < one.end_byte for one in handed)
    return bool(handed) and not is_inside and any(map(is_secret_key, tree.parameter_names(handed[0])[:2]))


def _is_given(tree: Tree, function: Any, child: Any) -> bool:
    """Whether a text is what a function gives that is the value of a secret's key: `token: () => "…"`."""
    body, around = function.child_by_field_name("body"), tree.parent(function)
    if body is None or body.id != child.id or around is None or around.type not in tree.language.pairs:
        return False
    return any(is_secret_key(last_word(tree, name)) for name in labels(tree, around, function))
