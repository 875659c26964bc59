"""Where a program hands secrets over: to logins, to cryptographic calls, and to what is called a login or a secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ...masking import is_secret_key
from . import secret_uses
from .flow import written
from .names import beginning, called_name, is_list, items, labels, last_word
from .secret_logins import ENCODERS, LOGINS
from .tree import Tree

Path = tuple[str | int, ...]
"""The keys and numbers that lead to a part of a value."""
REST, ANY, VALUES = -1, -2, -3
"""In the place of a number: all items of a list but the first; any item; all values of an object but the first."""
_LOGIN_NAMES = r"(?i)(?:\A|[_$])(?:auth|login|userpwd|user_?pass|creds?|credentials|basic)\Z"
"""Names of a pair of an identifier and a password."""
_KEYED = (
    (
        r"(?:\A|\.|\\|::)(?:(?:Multi)?Fernet|hmac\.(?:new|digest)|HMAC|(?:AES|DES3?|ChaCha20\w{0,9})\.new|algorithms\.\w{2,9}"
        r"|AESGCM|ChaCha20Poly1305|hmacShaKeyFor|SecretKeySpec|DESKeySpec|PBEKeySpec|(?:aes|des)\.New\w{0,9}Cipher|chacha20poly1305\.NewX?"
        r"|SignedString|createSecretKey|SecretBox|Algorithm\.HMAC[0-9]{3}|\w{0,20}Serializer|TimestampSigner|signWith|hmacSha[0-9]{1,3}\w{0,5})\Z",
        0,
    ),
    (
        r"(?:\A|\.|\\|::)(?:createHmac|create(?:Dec|C)ipher(?:iv)?|(?:jwt|JWT|jsonwebtoken)(?:\.|::)(?:encode|decode|sign|verify)|hmac\.New"
        r"|[hH]macSHA\w{1,9}|HmacSHA\w{1,9}|(?:AES|DES|TripleDES)\.(?:en|de)crypt|importKey|pbkdf2_hmac|HmacUtils)\Z",
        1,
    ),
    (r"(?:\A|\\)(?:hash_hmac|openssl_(?:en|de)crypt|sodium_crypto_secretbox(?:_open)?)\Z", 2),
)
"""Functions that are given a key, and which of their arguments it is."""
_ALIAS = r"\b([A-Za-z_]\w{0,60})[ \t]{1,4}as[ \t]{1,4}([A-Za-z_]\w{0,60})"
"""What a program imports under another name."""
_SIGNS_OF_REFLECTION = ("getattr", "methodcaller", "ethod(", "MethodByName", "ReflectionMethod")
_REFLECTED = (
    r"(?:getattr|methodcaller|get(?:Declared)?Method|MethodByName|ReflectionMethod|method)\([^\"'()]{0,80}[\"'](\w{1,60})[\"']"
    r"[^()]{0,120}\)(?:(?:\.|->)(\w{1,20}))?\s{0,9}\Z"
)
"""A function that is got by its name, with the method that calls it."""
ZIPS = r"(?:\A|\.)(?:zip|zipObject|zip_longest|array_map|array_combine|izip|zipmap)\Z"
"""Functions that join a list of names to one of values."""
_ON_OBJECT = frozenset(("invoke", "call"))
"""Methods of a function whose first argument is what it is called on."""
_MAKES_CALLER = r"(?:\A|\.)methodcaller\Z"
_NEAR = 300
_JOINED = r"\A[^{]{1,200}[\w\"'`]:[\"'`$]"
"""The beginning of a name and a password that are joined by a colon."""
_MOST = 3
"""The arguments of a login among which a password is."""


def destinations(tree: Tree) -> Iterator[tuple[Any, Path]]:
    """The values that come to stand where a secret belongs, with what is secret of each."""
    if not re.search(secret_uses.SIGNS, tree.text):
        return
    aliases = {alias: name for name, alias in re.findall(_ALIAS, tree.text)}
    reflects = any(sign in tree.text for sign in _SIGNS_OF_REFLECTION)
    for call in tree.calls:
        arguments = [one for one in tree.call_arguments(call) if one is not None]
        called = called_name(tree, call)
        if aliases and (last := re.search(r"\w+\Z", called)) and last[0] in aliases:
            called = called[: last.start()] + aliases[last[0]]
        if reflects:
            called, arguments = _reflected(tree, call, called, arguments)
        yield from _of_call(tree, called, arguments)
        yield from _named(tree, call)
    yield from _pairs(tree)
    yield from ((node, ()) for node in secret_uses.places(tree))


def _reflected(tree: Tree, call: Any, called: str, arguments: list[Any]) -> tuple[str, list[Any]]:
    """The name and arguments of a function that is got by its name: `getattr(auth, "Basic")("…", "…")`."""
    if re.search(_MAKES_CALLER, called) and arguments and tree.is_text(arguments[0]):
        return last_word(tree, arguments[0]), arguments[1:]
    holder = tree.part(call, tree.language.calls[call.type][2])
    end = tree.start(holder) if holder is not None else tree.start(call)
    found = re.search(_REFLECTED, tree.text[max(tree.start(call), end - _NEAR) : end])
    if found is None:
        return called, arguments
    before = re.search(
        r"(\w{1,40}),\s{0,9}\Z", tree.text[max(tree.start(call), end - _NEAR) : end][: found.start(1) - 1]
    )
    name = f"{before[1]}.{found[1]}" if before is not None else found[1]
    return name, arguments[1:] if found[2] in _ON_OBJECT else arguments


def _of_call(tree: Tree, called: str, arguments: list[Any]) -> Iterator[tuple[Any, Path]]:
    """What of the arguments of a call is secret."""
    if re.search(LOGINS, called):
        if len(arguments) == 1 and not _is_spread(tree, arguments[0]):
            yield arguments[0], (REST,)
        for at, argument in enumerate(arguments[:_MOST]):
            if _is_spread(tree, argument):
                yield argument, (VALUES if "dictionary" in argument.type else REST if at == 0 else ANY,)
            elif at and _name(tree, argument) is None and secret_uses.is_fit_place(tree, argument):
                yield argument, ()
        return
    if re.search(ENCODERS, called):
        for argument in filter(lambda one: not tree.is_text(one), arguments[:1]):
            made = written(tree, argument)
            is_sum = made is not None and made.id != argument.id and tree.is_text(made)
            if is_sum and re.search(_JOINED, beginning(tree, made, _NEAR)):
                yield made, ()
            yield argument, (REST,)
    if re.search(ZIPS, called) and len(arguments) > 1:
        yield from _zipped(tree, arguments)
    for form, place in _KEYED:
        if re.search(form, called):
            yield from _of_keyed(tree, arguments, place)


def _zipped(tree: Tree, arguments: list[Any]) -> Iterator[tuple[Any, Path]]:
    """The values that stand at the places of secret names in the list before."""
    for before, values in pairwise(arguments):
        names = written(tree, before)
        for at, name in enumerate(items(names) if names is not None and is_list(tree, names) else ()):
            if is_secret_key(last_word(tree, name)):
                yield values, (at,)


def _of_keyed(tree: Tree, arguments: list[Any], place: int) -> Iterator[tuple[Any, Path]]:
    """The key among the arguments of a cryptographic call."""
    for at, argument in enumerate(arguments):
        if _is_spread(tree, argument) and at <= place:
            yield argument, (ANY if "dictionary" in argument.type else place - at,)
        elif at == place or _name(tree, argument) in _KEYS:
            yield argument, ()


_KEYS = frozenset(("key", "secret"))
_VARIADIC = frozenset(("variadic_argument", "variadic_unpacking"))


def _is_spread(tree: Tree, node: Any) -> bool:
    return node.type in tree.language.spreads | _VARIADIC


def _name(tree: Tree, argument: Any) -> str | None:
    """The name of an argument."""
    around = tree.parent(argument)
    return tree.argument(around)[0] if around is not None else None


def _named(tree: Tree, call: Any) -> Iterator[tuple[Any, Path]]:
    """The arguments of a call that are called a login."""
    for argument in tree.call_arguments(call) if tree.language.arguments else ():
        name = _name(tree, argument) if argument is not None else None
        if name is not None and re.search(_LOGIN_NAMES, name):
            yield argument, (REST,)


def _pairs(tree: Tree) -> Iterator[tuple[Any, Path]]:
    """What variables, fields and members are set to that are called a login: an identifier and a password."""
    holders = [*tree.settings.values()]
    for made in tree.objects:
        holders += [one for one in items(made.child_by_field_name("body") or made) if one.type in tree.language.pairs]
    for holder in holders:
        for kinds in (tree.language.declarations, tree.language.assignments, tree.language.pairs):
            value = tree.part(holder, kinds[holder.type][1]) if holder.type in kinds else None
            if value is not None and any(
                re.search(_LOGIN_NAMES, last_word(tree, one)) for one in labels(tree, holder, value)
            ):
                yield value, (REST,)
