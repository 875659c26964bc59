"""Names of a program whose values reach a login: `auth=(cid, cert)` makes a secret of what `cert` is set to.

The names are those of variables, fields, constants and parameters, wherever in the program they stand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ...masking import is_secret_key
from ...spec import all_keys
from . import secret_parts
from .names import called_name, index_of, is_list, items, labels, last_word
from .secret_logins import LOGINS, is_list_of_login
from .tree import Tree

SIGNS = (
    r"(?i)auth|login|log_in|sign_?in|basic|bearer|credential|creds|passw|pwd|userpwd|secret|token|fernet|hmac|cipher|jwt|aes"
    r"|crypt|pbkdf2|serializer|signe[rd]|base64|b64|btoa"
    r"|api_?key|(?:client|sdk)\w{0,20}\(\s?(?:\*|\.\.\.)"
)
"""One of these is in any program that logs in, or makes use of a key."""
_ENCODING = r"(?i)base64|b64|btoa|buffer\.from|utf8\.parse"
"""What programs encode a login with."""
_KEY_FIRST = (
    r"(?:\A|\.|\\)(?:Fernet|hmac\.new|HMAC|AES\.new|hmacShaKeyFor|SecretKeySpec)\Z"
    r"|\bSignJWT\([^()]{0,40}\)(?:\.\w{1,30}\([^()]{0,40}\)){0,2}\.sign\Z"
)
"""Functions whose first argument is a key."""
_KEY_SECOND = (
    r"(?:\A|\.|\\)(?:createHmac|createCipher|createCipheriv|jwt\.encode|jwt\.sign|[hH]macSHA\w{1,9}|HmacSHA\w{1,9})\Z"
)
_BEHIND_COLON = (
    r"[A-Za-z_)\]}]\}:[$#]?\{\Z|[\w)\]][ \t]{0,9}[+.][ \t]{0,9}[\"'`]:[\"'`][ \t]{0,9}[+.][ \t]{0,9}\Z"
    r"|[\"'`][\w.-]{1,60}:[\"'`][ \t]{0,9}[+.][ \t]{0,9}\Z"
)
"""Before the second of two that a colon joins: `${id}:${secret}`, `id + ":" + secret`."""
_GOES_ON = r"\}[^\"'`]|[ \t]{0,9}[+.][ \t]{0,9}[\"'`]"
"""Behind what is not the last part of a text."""
_NO_SECRETS = (
    r"(?i)(?:.{0,40}(?:port|host|ur[il]|path|name|user|user_?id|cid|app_?id|time|date|body|json|data|payload|res|resp"
    r"|response|request|req|err|error|options|opts|config|msg|message|room|channel|method|type)"
    r"|values?|items?|split|join|id|i|n|x|self|this)\Z"
)
"""Names of what is no secret, even where it stands in the place of one."""
_MOST_NAMES = 2_000


def names(tree: Tree) -> frozenset[str]:
    """The names that come to stand in the place of a secret, be it by way of others."""
    if not re.search(SIGNS, tree.text):
        return frozenset()
    found: set[str] = set()
    for node in _uses(tree):
        word = _name(tree, node)
        if word not in found and is_fit(word) and _is_in_place(tree, _called(tree, node)):
            found.add(word)
    found.update(filter(is_fit, (*_addresses(tree), *_keys(tree))))
    if not found:
        return frozenset()
    sources = _sources(tree)
    pending = list(found)
    while pending:
        for other in sources.get(pending.pop(), ()):
            if other not in found and is_fit(other) and len(found) < _MOST_NAMES:
                found.add(other)
                pending.append(other)
    return frozenset(found)


def places(tree: Tree) -> Iterator[Any]:
    """The names and members that stand in the place of a secret, each once by how it is written."""
    known: set[str] = set()
    for node in _uses(tree):
        written = tree.text[max(tree.start(node), tree.end(node) - _LONGEST_NAME) : tree.end(node)]
        if written not in known and is_fit_place(tree, node) and _is_in_place(tree, _called(tree, node)):
            known.add(written)
            yield node


def is_fit_place(tree: Tree, node: Any) -> bool:
    """Whether a value in the place of a secret may be one; the name of something else is none."""
    is_name = node.type in tree.language.names or node.type in tree.language.members
    return not is_name or is_fit(_name(tree, node))


def _called(tree: Tree, node: Any) -> Any:
    """The call of a function that is given nothing, for its name: `secret()`; else the node, with what points to it."""
    around = tree.parent(node)
    if around is not None and around.type == "unary_expression" and around.children[0].type in ("*", "&"):
        return around
    is_called = around is not None and around.type in tree.language.calls and not tree.call_arguments(around)
    return around if is_called and around.start_byte == node.start_byte else node


def _keys(tree: Tree) -> Iterator[str]:
    """The keys of the members that calls get where a secret belongs: `basic(id, logins.get("cert"))`."""
    for call in tree.calls if tree.language.getters else ():
        name = tree.callee(call)[0].rpartition(".")[2]
        arguments = tree.call_arguments(call) if name in tree.language.getters else []
        if (
            len(arguments) in (1, 2)
            and arguments[0] is not None
            and tree.is_text(arguments[0])
            and _is_in_place(tree, call)
        ):
            yield last_word(tree, arguments[0])


def _addresses(tree: Tree) -> Iterator[str]:
    """The names that stand for the place of a secret: `p := &secret`, and in PHP `$p = &$secret`."""
    for setting in tree.settings.values() if "&" in tree.text else ():
        parts = tree.language.declarations.get(setting.type) or tree.language.assignments.get(setting.type)
        left, right = (tree.part(setting, part) for part in parts) if parts is not None else (None, None)
        if left is None or right is None or right.end_byte - right.start_byte > _LONGEST_NAME:
            continue
        if re.search(_TAKES_ADDRESS, tree.text[tree.end(left) : tree.end(right)]) and is_secret_key(
            last_word(tree, right)
        ):
            yield last_word(tree, left)


_TAKES_ADDRESS = r"\A\s{0,9}:?=\s{0,9}&\s{0,9}\$?\w[\w.>$-]{0,100}\Z"
_LONGEST_NAME = 120


def _uses(tree: Tree) -> Iterator[Any]:
    """The names of a program, a field with what it is a field of."""
    kinds = tree.language.names | _CONSTANTS
    members = tree.language.members
    pending = [tree.root]
    while pending:
        node = pending.pop()
        if node.type in members:
            yield node
        elif node.type in kinds:
            yield node
            continue
        pending.extend(node.named_children)


_CONSTANTS = frozenset(("name",))
"""What PHP calls the name of a constant."""


def _name(tree: Tree, node: Any) -> str:
    """The name of a variable or field; of an item by its number that of the list."""
    word = last_word(tree, node)
    if node.type not in tree.language.members or not (word.isdecimal() or word == "value"):
        return word
    return last_word(tree, tree.part(node, tree.language.members[node.type][0]))


def is_fit(word: str) -> bool:
    """Whether a name may be that of a secret, and is not known to be one anyway."""
    return bool(word) and not is_secret_key(word) and not is_other(word)


def is_other(word: str) -> bool:
    """Whether a name is that of something that is no secret."""
    return not is_secret_key(word) and (word in all_keys() or re.match(_NO_SECRETS, word) is not None)


def _is_in_place(tree: Tree, node: Any) -> bool:
    """Whether a name stands where a secret belongs."""
    parent = tree.parent(node)
    if parent is None or parent.type in tree.language.members:
        return False
    return any(
        judge(tree, node)
        for judge in (_is_named, _is_second, _is_key, _is_behind_colon, secret_parts.is_secret, is_list_of_login)
    )


def _is_named(tree: Tree, node: Any) -> bool:
    """Whether the name is itself the value of a secret's key, variable or argument."""
    parent = tree.parent(node)
    if parent.type in _AROUND:
        parent = tree.parent(parent)
    if parent is None or parent.type in tree.language.calls or parent.type in tree.language.functions:
        return False
    if parent.type in tree.language.arguments:
        name, value = tree.argument(parent)
        return name is not None and value is not None and value.id == node.id and _names_password(name)
    return any(
        not label.start_byte <= node.start_byte < label.end_byte and _names_password(last_word(tree, label))
        for label in labels(tree, parent, node)
    )


_AROUND = frozenset(("expression_list", "literal_element", "parenthesized_expression"))


def _names_password(word: str) -> bool:
    return is_secret_key(word) or word.lower() in ("pass", "pw", "pwd", "auth", "userpwd")


def _is_second(tree: Tree, node: Any) -> bool:
    """Whether the name is the password of a login: `auth=(id, cert)`, `SetBasicAuth(id, cert)`."""
    parent = tree.parent(node)
    if parent is not None and parent.type in ("argument", "array_element_initializer", "literal_element"):
        node, parent = parent, tree.parent(parent)
    if parent is None:
        return False
    call = parent if parent.type in tree.language.calls else tree.parent(parent)
    if call is not None and call.type in tree.language.calls and re.search(LOGINS, called_name(tree, call)):
        return index_of(node, tree.call_arguments(call)) in (1, 2)
    if not is_list(tree, parent) or index_of(node, items(parent)) != 1 or call is None:
        return False
    start, end = tree.start(parent), tree.end(parent)
    if re.compile(_JOINED).match(tree.text, end) or re.search(_JOINS, tree.text[max(0, start - 20) : start]):
        return True
    named = [last_word(tree, label) for label in labels(tree, call, node)]
    if call.type in tree.language.arguments:
        named.append(tree.argument(call)[0] or "")
    return any(re.search(LOGINS, word) for word in named)


_JOINED = r"\.join\([ \t]{0,9}[\"'`]:[\"'`]"
_JOINS = r"[\"'`]:[\"'`](?:\.join\(|,)[ \t]{0,9}\Z"
"""Behind, and before, a list whose items a colon joins."""


def _is_key(tree: Tree, node: Any) -> bool:
    """Whether the name is the key that something is signed or encrypted with."""
    call = tree.parent(node)
    for _ in range(2):
        if call is None or call.type in tree.language.calls:
            break
        call = tree.parent(call)
    if call is None or call.type not in tree.language.calls:
        return False
    called, at = called_name(tree, call), index_of(node, tree.call_arguments(call))
    return (at == 0 and re.search(_KEY_FIRST, called) is not None) or (
        at == 1 and re.search(_KEY_SECOND, called) is not None
    )


def _is_behind_colon(tree: Tree, node: Any) -> bool:
    """Whether the name is the second of two that are joined by a colon, in a program that encodes such."""
    start, end = tree.start(node), tree.end(node)
    before = tree.text[max(0, start - 80) : start]
    if re.compile(_GOES_ON).match(tree.text, end):
        return False
    return re.search(_BEHIND_COLON, before) is not None and re.search(_ENCODING, tree.text) is not None


_SEPARATORS = r"\.|->|::|\\"


def _sources(tree: Tree) -> dict[str, set[str]]:
    """By name the names that it is set to, or that are handed to a parameter of that name."""
    found: dict[str, set[str]] = defaultdict(set)
    for setting in tree.settings.values():
        parts = tree.language.declarations.get(setting.type) or tree.language.assignments.get(setting.type)
        left, right = (tree.part(setting, part) for part in parts) if parts is not None else (None, None)
        right = tree.unwrapped(right)
        if left is None or right is None:
            continue
        if _is_name(tree, right):
            found[last_word(tree, left)].add(last_word(tree, right))
        elif is_list(tree, right):
            found[last_word(tree, left)].update(last_word(tree, one) for one in items(right)[1:] if _is_name(tree, one))
        for one in left.named_children if left.type == "object_pattern" else ():
            if one.type == "pair_pattern":
                found[last_word(tree, one.named_children[-1])].add(last_word(tree, one.named_children[0]))
    for call in tree.calls:
        lists = tree.parameters.get(re.split(_SEPARATORS, called_name(tree, call))[-1], ())
        arguments = tree.call_arguments(call) if lists else ()
        for parameters in lists:
            for name, argument in zip(parameters, arguments, strict=False):
                if argument is not None and _is_name(tree, argument):
                    found[name].add(last_word(tree, argument))
    return found


def _is_name(tree: Tree, node: Any) -> bool:
    return node.type in tree.language.names or node.type in tree.language.members or node.type in _CONSTANTS
