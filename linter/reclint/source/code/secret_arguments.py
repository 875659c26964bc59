"""Whether a call makes a secret of a text among its arguments: `sign("…")`, `setPassword("…")`, `getenv(NAME, "…")`."""

from __future__ import annotations

import re
from typing import Any

from ...masking import is_secret_key
from ...spec import words_of_name
from . import handles
from .names import called_name, index_of, is_list, is_torn_secret, items, last_word
from .tree import Tree

CONVERTERS = (
    r"(?:from|String|string|bytes?|encode|b64encode|btoa|base64_encode|valueOf|of|trim|strip|SecretStr|getBytes"
    r"|toCharArray|asList|decode|toString|parse|resolve|atob|b64decode|base64_decode|fromhex|from_?hex|hex2bin|unhexlify|partial"
    r"|join|split|concat|map|iter|next|list|tuple|str|reverse|repeat|slice|substring|raw|lower|upper|toLowerCase|toUpperCase|unquote"
    r"|decodeURIComponent|decodeString|DecodeString|shallowRef|computed|ref|just|Just|wrap|FormControl|control|freeze|for|[pP]tr|ToPtr|StringPtr|pointer)\Z"
)
"""Calls whose result is their argument, or what they are called on, in other words."""
DEFAULTS = (
    r"(?i)(?:get_?env|env|get|get_?or_?default|get_?env_?or(?:_?default)?|get_?property|getenvdefault|env_?or"
    r"|setdefault|value_?or)\Z"
)
"""Calls that give the value of a name, or their second argument."""
FALLBACKS = (
    r"(?i)(?:(?:orElse|requireNonNullElse)(?:Get)?|firstNonNull|defaultIf\w{4,5}|nvl|unwrap_or|field|value_or|default"
    r"|ref|useState|concat|coalesce)\Z|\.Or\Z"
)
"""Calls that give their argument, or another value."""
_KEYED = (
    r"(?:\A|[._:>])(?:(?i:sign(?:ed_?string|_?with|ature)?|(?:create_?)?hmac_?(?:sha\w{0,20}|md5|[0-9]{3})?|hash_hmac"
    r"|encrypt(?:_?string)?|decrypt(?:_?string)?|set_?encryption\w{0,20}|create_?cipher\w{0,5}|fernet|\w{0,20}signer|aes\.new|cookie_?parser|secret_?value|md5|sha_?(?:1|256|512)|secret_?key_?spec|jwt(?:\.|::)(?:encode|decode|verify)|jsonwebtoken\.verify|hmac\.new)"
    r"|hmacShaKeyFor)\Z"
)
"""Functions that are given a key to sign or to encrypt with."""
_PATH = r"[\"'`](?:/|https?:)"
_SETTER = r"(?:[sS]et|[wW]ith|[uU]se|[aA]dd|[pP]ut|[sS]ave|[sS]tore|[dD]efault|[nN]ew)?_?(?P<name>[A-Za-z_]{2,60})\Z"
"""Functions that are called like what they are given."""
_OTHERS = (
    r"(?i)(?:get|fetch|load|read|find|build|generate|create|make|request|issue|renew|refresh|verify|validate|check|is|has"
    r"|parse|decode|require|expect|assert|mask|hide|log|missing|invalid|no|delete|remove|revoke|print|list)(?:_|(?-i:[A-Z]))"
)
"""What functions begin with that give a secret, or do something to one; they are given its name, or other things."""
_BEARER = r"(?i)(?:bearer_?(?:auth|token)?|secret_?str(?:ing)?)\Z"
_COMPARE = (
    r"(?:\.|->)(?:equals(?:IgnoreCase)?|toBe|toEqual|concat|thenReturn|willReturn|andReturn"
    r"|mock(?:Return|Resolved)Value(?:Once)?)\Z"
)
"""Calls on a secret, or on what gives one, with a secret."""
_MAKERS = r"(?P<name>\w{2,60})(?:\.|::)(?:of|from|create|parse|valueOf|new)\Z"
_CONNECTIONS = r"(?:\A|\.|\\)(?:PDO|mysqli|mysqli_connect|getConnection)\Z"
"""Functions whose third argument is a password."""
_TOKEN_BUILDERS = r"(?i)(?:\A|[._:>])build_?token\w{0,40}\Z"
"""Functions whose second argument is the certificate of an application."""
_OPEN = r"\.open\Z"
_USER_IN_OPEN = 3
_PASSWORD_IN_CONNECTION = 2
_NAME_IN_TEXT = r"[\"']([A-Za-z0-9_.-]{1,100})[\"']"
_FUNCTION = r"[^.:>\s]{1,100}\Z"


def verdict(tree: Tree, node: Any, call: Any) -> bool | None:
    """Whether a text in a call is secret; None where the call only hands it on."""
    called = called_name(tree, call)
    arguments = tree.call_arguments(call)
    at = index_of(node, arguments)
    if at is None:
        return None if re.search(CONVERTERS, called) else False
    if _is_labelled(tree, node, call, at, arguments) or _is_replaced(tree, node, at, arguments):
        return True
    if _is_given(tree, node, call, at):
        return True
    if re.search(FALLBACKS, called):
        names = re.findall(_NAME_IN_TEXT, tree.text[tree.start(call) : min(tree.start(node), tree.start(call) + 300)])
        return True if any(map(is_secret_key, names)) else None
    if re.search(CONVERTERS, called) or (at > 0 and re.search(DEFAULTS, called)):
        return None
    return False


def _is_given(tree: Tree, node: Any, call: Any, at: int) -> bool:
    """Whether what is called, or its parameter, has a secret's name."""
    called, arguments = called_name(tree, call), tree.call_arguments(call)
    name = re.search(_FUNCTION, called)
    lists = tree.parameters.get(name[0], []) if name else []
    if any(is_secret_key(word) for names in lists for word in names):
        return any(at < len(names) and is_secret_key(names[at]) for names in lists)
    if re.search(_TOKEN_BUILDERS, called):
        return at == 1
    if re.search(_OPEN, called) and at > _USER_IN_OPEN:
        return True
    if re.search(_CONNECTIONS, called):
        return at == _PASSWORD_IN_CONNECTION
    made = re.search(_MAKERS, called)
    if made is not None and _says_secret(made["name"]):
        return True
    if re.search(_KEYED, called) and not re.match(_PATH, tree.source(node)[:10].lstrip("bfru")):
        return True
    if re.search(_COMPARE, called) and (owner := handles.owner(tree, call)) is not None:
        return is_secret_key(last_word(tree, owner))
    setter = re.match(_SETTER, name[0]) if name else None
    return setter is not None and at == len(arguments) - 1 and _says_secret(setter["name"])


def _says_secret(name: str) -> bool:
    """Whether the last words of a function's name are those of a secret: those of `TokenError` are not."""
    if re.match(_OTHERS, name):
        return False
    words = words_of_name(name)
    last = "_".join(words[-2:] if words[-1:] == ["key"] else words[-1:])
    return re.match(_BEARER, name) is not None or is_secret_key(last)


def _is_labelled(tree: Tree, node: Any, call: Any, at: int, arguments: list[Any]) -> bool:
    """Whether an argument before a text names it: `put("secret", "…")`, `curl_setopt($ch, CURLOPT_PASSWORD, "…")`."""
    if at == 0:
        return False
    if re.search(_LISTING, called_name(tree, call)):
        return _is_behind_colon(tree, arguments[at - 1])
    around = tree.parent(arguments[at])
    name = tree.argument(around)[0] if around is not None else None
    if name is not None and name not in _VALUES:
        return False
    before = arguments[at - 1 : at] if name is None else arguments[: min(at, 3)]
    return any(
        (_is_name(tree, label) and _names_secret(last_word(tree, label))) or is_torn_secret(tree, label)
        for label in before
        if label is not None
    )


def _is_behind_colon(tree: Tree, before: Any) -> bool:
    """Whether what is written before a text ends as before a secret: `print("token:", "…")`."""
    if before is None or not tree.is_text(before):
        return False
    label = re.search(_LABEL, tree.text[max(tree.start(before), tree.end(before) - 80) : tree.end(before)])
    return label is not None and _names_secret(label[1])


_LABEL = r"([A-Za-z_][\w-]{1,60})[ \t]{0,3}[:=][ \t]{0,3}[\"'`]\Z"


def _names_secret(word: str) -> bool:
    return is_secret_key(word) or re.search(_MORE_LABELS, word) is not None


_MORE_LABELS = r"(?:\A|_)BEARER\Z|(?i:(?:agora|app|customer)_?cert)\Z"
_LISTING = (
    r"(?i)(?:log|debug|info|warn(?:ing)?|error|print\w{0,4}|join|in_?array|includes|contains|index_?of"
    r"|assert\w{0,20}|expect)\Z"
)
"""Functions whose arguments do not name each other."""
_VALUES = frozenset(("default", "value", "initial", "fallback"))
"""Names of arguments that are the value of what the first one names."""
_CONSTANT = r"(?:[A-Za-z]{1,40}(?:\.|::))?[A-Z][A-Z0-9_]{1,60}"
_BLANK = r"\S\s+\S"


def _is_name(tree: Tree, label: Any) -> bool:
    """Whether an argument may name the next one: a constant, or a text of one word."""
    source = tree.source(label)[-120:]
    if label.type == "regex" or tree.is_text(label):
        return re.search(_BLANK, source) is None
    return re.fullmatch(_CONSTANT, source) is not None


def _is_replaced(tree: Tree, node: Any, at: int, arguments: list[Any]) -> bool:
    """Whether a text is the value of the secret's name at its place of the list before: `str_replace([…], […])`."""
    if at != 1 or not (is_list(tree, arguments[0]) and is_list(tree, arguments[1])):
        return False
    names = items(arguments[0])
    which = index_of(node, items(arguments[1]))
    return which is not None and which < len(names) and is_secret_key(last_word(tree, names[which]))
