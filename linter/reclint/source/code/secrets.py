"""The texts of a program that its names call secret: `const apiSecret = "…"`, `headers.set("Authorization", "…")`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from ...diagnostic import Span
from ...masking import in_string, is_secret_header, is_secret_key
from ...masking.prose import in_prose
from ...masking.told_secrets import told
from ...spec import words_of_name
from ..offsets import PART_OF_NAME
from . import (
    secret_arguments,
    secret_logins,
    secret_origins,
    secret_parts,
    secret_shapes,
    secret_types,
    secret_uses,
    secret_values,
)
from .joins import joined
from .names import beginning, index_of, is_list, is_torn_secret, items, labels, last_word
from .tree import Tree

_LOGIN_NAMES = r"(?i)(?:\A|[\s._$>-])(?:auth|login|userpwd|user_?pass|creds?|basic)\Z"
"""Names of texts in the form `name:password`."""
_ITEM_OF_LOGIN = r"(?i)(?:auth|login|credentials)[\"']?\]?\[1\]\Z"
_PASS = frozenset(("pass", "pw"))
"""Keys of a password beside the name of a user."""
_USERS = frozenset(("user", "username"))
_URL = r"(?i)\b(?:ur[il]|host|base_?url)[\"']?\s{0,3}(?::|=>)"
"""The URL beside a user, whose text may hold the password, too, as curl wants it."""
_USER = r"(?i)\buser(?:name)?[\"']?\s{0,3}(?::|=>)"
_MORE_NAMES = r"(?i)(?:\A|_)(?:bearer|jwt|basic_?auth|pw|pwd|tok)\Z|(?:app|customer|agora)_?cert\Z"
"""Names of variables and options that are secret in programs, and may be others elsewhere."""
_HEADERS = r"(?i)headers?\W{0,3}\Z"
"""The end of what names headers, or of a call that sets one."""
_COLLECTIONS = r"(?i)(?:secrets|tokens|passwords|credentials|creds|cookies)\Z"
"""Names of objects all of whose texts are secret, but for those of the names below."""
_PUBLIC_KEYS = (
    r"(?i)(?:\w{0,20}(?:region|bucket|vendor|endpoint|ur[il]|host|user|username|name|id|type|mode|version|file|path))\Z"
)
_SCHEMED = r"(?:Basic|Bearer|Digest)[ ]{1,4}(?![A-Za-z]?[a-z]{1,100}(?![\w.+/=-]))([\w.+/=~-]{8,})"
"""What stands behind the scheme of a header's value, and is no plain word."""
_ORDINARY = (
    r"(?i)(?:[bfru]|rb|br){0,1}[\"'`]{1,3}(?:(?:[\W_]|%[sdvq]|\{\w{0,40}\})*"
    r"|[^\"'`]{0,40}\b(?:Basic|Bearer|Digest|Token)\s*|utf-?8|us-ascii|ascii|latin-?1|base64(?:url)?|hex|binary|raw"
    r"|(?:hmac[-_]?|hmacwith)?(?:md|sha|hs|rs|es|ps|aes)[-_]?[0-9]{0,3}(?:[-_/]\w{1,12}){0,3}|GET|POST|PUT|PATCH|DELETE)[\"'`]{1,3}\Z"
)
"""Texts that are never secret: encodings, algorithms, schemes of headers, and what joins others."""
_LONGEST_ORDINARY = 100
_FARTHEST = 8
"""Levels of the syntax between a text and what names it."""


def secrets(tree: Tree) -> Iterator[Span]:
    """The places of a program's secret texts, with their quotes, and of the comments behind them on their lines.

    In texts that hold assignments only those of these.
    """
    known = secret_uses.names(tree)
    followed = secret_origins.origins(tree)
    literals = {node.id: node for node in tree.literals}.values()
    found = [span for node in literals for span in _of_literal(tree, node, known, followed)]
    yield from found
    if tree.root.has_error:
        from ...masking import random_words  # most programs have no errors

        yield from random_words.words(tree.text, (), ())
        yield from _near_errors(tree)
    ends = sorted(span.end for span in found)
    for start, end in tree.comments:
        comment = tree.text[start:end]
        arguments = (found.span(1) for found in re.finditer(_IN_COMMENT, comment))
        yield from (
            Span(start + first, start + last) for first, last in (*arguments, *told(comment), *in_prose(comment))
        )
        line = max(tree.text.rfind("\n", 0, start), tree.text.rfind("\r", 0, start))
        if bisect_right(ends, line + 1) < bisect_right(ends, start):
            yield Span(start + 1, end)


def _near_errors(tree: Tree) -> Iterator[Span]:
    """What stands behind the name of a secret, be it torn, on the lines at which errors begin."""
    from ...masking.broken_texts import in_lines

    behind, pending, count = 0, [tree.root], 0
    while pending and count < _MOST_ERRORS:
        node = pending.pop()
        if not (node.type == "ERROR" or node.is_missing):
            pending += [child for child in reversed(node.children) if child.has_error or child.is_missing]
            continue
        count += 1
        start = max(behind, tree.text.rfind("\n", 0, max(tree.start(node) - 1, 0)) + 1)
        end = tree.text.find("\n", tree.start(node) + 1)
        behind = len(tree.text) if end < 0 else end
        for span in in_lines(tree.text[start:behind]) if behind > start else ():
            yield Span(start + span.start, start + span.end)


_MOST_ERRORS = 40
_ELEMENT = r"<([A-Za-z_][\w.-]{0,60})>([^<>]{1,500})</"
"""An element of XML in a text."""
_IN_COMMENT = (
    r"(?i)(?:auth\w{0,20}|login|credentials?|userpwd|sign_?in|password|secret|token)[\"'`]?[ \t]{0,8}[(,][ \t]{0,8}"
    r"([\"'`][^\r\n]{0,2000})"
)
"""The arguments of a call with a secret, in a comment."""


def _of_literal(tree: Tree, node: Any, known: frozenset[str], followed: frozenset[int]) -> Iterator[Span]:
    """A text that is secret, else what is secret in it."""
    start, end = tree.start(node), tree.end(node)
    source = tree.text[start:end]
    if len(source) <= _LONGEST_ORDINARY and re.match(_ORDINARY, source):
        yield from (Span(start + first, start + last) for first, last in in_prose(source))
        return
    judges = (
        *(_is_secret, secret_logins.is_secret, secret_parts.is_secret, _is_behind_scheme, secret_shapes.is_secret),
        secret_types.is_secret,
    )
    is_secret = any(judge(tree, node) for judge in judges) or secret_values.is_secret(tree, node, known)
    is_secret = is_secret or node.id in followed
    if is_secret or (_is_broken(tree, node) and _is_behind_name(tree, start)):
        yield Span(start, end)
        return
    schemed = (found.span(1) for found in re.finditer(_SCHEMED, source))
    yield from (Span(start + first, start + last) for first, last in (*schemed, *told(source), *in_prose(source)))
    for element in re.finditer(_ELEMENT, source) if "</" in source else ():
        if is_secret_key(element[1]):
            yield Span(start + element.start(2), start + element.end(2))
    if ":" in source or "=" in source:
        yield from in_string(source, start)


def _is_secret(tree: Tree, node: Any) -> bool:
    """Whether a name on the way up from a text calls it secret."""
    child, calls = node, tree.language.calls
    for _ in range(_FARTHEST):
        parent = tree.parent(child)
        if parent is None:
            return False
        if parent.type in tree.language.objects and not is_list(tree, parent):
            return _is_in_collection(tree, child, parent)
        if parent.type in tree.language.functions or parent.type == "return_statement":
            return _is_result(tree, child, parent)
        if parent.type in tree.language.members and parent.start_byte != child.start_byte:
            return False  # the key of `a["b"]`
        if parent.type in calls:
            verdict = secret_arguments.verdict(tree, node, parent)
            if verdict is not None or _is_header_argument(tree, node, parent):
                return verdict is not False
        verdict = _is_named(tree, node, parent)
        if verdict is not None:
            return verdict
        child = parent
    return False


def _is_result(tree: Tree, child: Any, around: Any) -> bool:
    """Whether a text is what a function gives that is named after a secret: `getToken = () => "…"`."""
    if around.type != "return_statement":
        body = around.child_by_field_name("body")
        return body is not None and body.id == child.id and _gives_secret(tree, around)
    for _ in range(_FARTHEST):
        around = tree.parent(around)
        if around is None or around.type in tree.language.functions:
            break
    return around is not None and around.type in tree.language.functions and _gives_secret(tree, around)


def _gives_secret(tree: Tree, function: Any) -> bool:
    words = words_of_name(tree.function_name(function)[-100:])
    last = "_".join(words[-2:] if words[-1:] == ["key"] else words[-1:])
    return bool(last) and is_secret_key(last)


def _is_named(tree: Tree, node: Any, parent: Any) -> bool | None:
    """Whether a node names the text in it as a secret's; False where the text is in the name itself."""
    for label in labels(tree, parent, node):
        if label.start_byte <= node.start_byte < label.end_byte:
            return False
        word = last_word(tree, label)
        if is_secret_key(word) or re.search(_MORE_NAMES, word) or _names_header(tree, word, parent):
            return True
        if is_torn_secret(tree, label):
            return True
        if re.search(_ITEM_OF_LOGIN, tree.text[max(tree.start(label), tree.end(label) - 60) : tree.end(label)]):
            return True
        if word.lower() in _PASS and (holder := tree.parent(parent)) is not None:
            return re.search(_USER, beginning(tree, holder, 400)) is not None
        if word.lower() in _USERS and (holder := tree.parent(parent)) is not None:
            return (re.search(_URL, beginning(tree, holder, 600)) is not None and _joins_login(tree, node)) or None
        if re.search(_LOGIN_NAMES, word) and not is_list(tree, tree.unwrapped(node)):
            return _joins_login(tree, node)
    before = _compared(tree, node, parent) or _item_before(tree, node, parent)
    if before is not None and is_secret_key(last_word(tree, before)):
        return True
    if before is not None and tree.is_text(before) and is_secret_header(last_word(tree, before)):
        return True
    return None


def _joins_login(tree: Tree, node: Any) -> bool:
    """Whether a text, or the sum that it is a part of, is `name:password`."""
    around = tree.parent(node)
    whole = around if around is not None and around.type in tree.language.sums else node
    text = beginning(tree, whole, 200)
    return ":" in text and "://" not in text


def _is_in_collection(tree: Tree, child: Any, holder: Any) -> bool:
    """Whether an object is called `secrets` or the like, and a member of it not by a name that is public."""
    around, label = tree.parent(holder), next(iter(labels(tree, child, child)), None)
    while around is not None and around.type in _AROUND_OBJECTS:
        around = tree.parent(around)
    names = labels(tree, around, holder) if around is not None else ()
    if label is None or not any(_holds_secrets(last_word(tree, name)) for name in names):
        return False
    return not re.match(_PUBLIC_KEYS, last_word(tree, label)) and PART_OF_NAME not in beginning(tree, holder, 2_000)


def _holds_secrets(name: str) -> bool:
    return re.search(_COLLECTIONS, name) is not None or re.search(_OF_SECRETS, name) is not None


_OF_SECRETS = r"(?i)(?:\A|_)(?:secrets?|passwords?|credentials?)_[a-z]{2,30}\Z"
_AROUND_OBJECTS = frozenset(("composite_literal", "expression_list", "parenthesized_expression"))


def _compared(tree: Tree, node: Any, parent: Any) -> Any:
    """What a text is compared with by `==` or the like."""
    if parent.type not in _COMPARISONS or parent.named_child_count != 2:
        return None
    if all(child.type not in _EQUAL for child in parent.children):
        return None
    first, last = parent.named_children[0], parent.named_children[-1]
    return last if first.start_byte <= node.start_byte < first.end_byte else first


_COMPARISONS = frozenset(("comparison_operator", "binary_expression"))
_EQUAL = frozenset(("==", "===", "!=", "!=="))


def _item_before(tree: Tree, node: Any, parent: Any) -> Any:
    """The first of two items of a list, for the second: `["Authorization", "…"]`."""
    if parent.named_child_count != 2 or not is_list(tree, parent) or index_of(node, parent.named_children) != 1:
        return None
    first = tree.unwrapped(parent.named_children[0])
    if first is not None and first.type == "array_element_initializer":
        first = tree.unwrapped(tree.part(first, 0))
    return first if first is not None and tree.is_text(first) else None


def _is_broken(tree: Tree, node: Any) -> bool:
    """Whether the syntax around a text has errors."""
    for _ in range(_FARTHEST if tree.root.has_error else 0):
        node = tree.parent(node)
        if node is None or node.id == tree.root.id:
            break
        if node.has_error:
            return True
    return False


def _is_behind_name(tree: Tree, start: int) -> bool:
    """Whether what stands before a text calls it secret: in a broken program the syntax may not."""
    before = tree.text[max(0, start - _NEAR) : start]
    named = re.search(_NAME_BEFORE, before)
    word = (named[1] or named[2]) if named is not None else ""
    is_named = is_secret_key(word) or re.search(_MORE_NAMES, word) or ("-" in word and is_secret_header(word))
    return bool(word and is_named) or re.search(_LOGIN_BEFORE, before) is not None


_NEAR = 200
"""Characters before a text that are looked at."""
_NAME_BEFORE = (
    r"([A-Za-z_][\w-]{0,63})[\"'`\])]{0,3}[ \t]{0,8}(?::=|=>|[:=])[ \t]{0,8}\Z"
    r"|[\"'`]([A-Za-z_][\w-]{0,63})[\"'`][ \t]{0,8},[ \t]{0,8}\Z"
)
_LOGIN_BEFORE = (
    r"(?i)(?:auth|login|credentials?)\w{0,20}[\"'`]?[ \t]{0,8}(?:=>|:=|[:=])?[ \t]{0,8}[\[({][ \t]{0,8}"
    r"[\"'`][^\"'`\r\n]{0,100}[\"'`][ \t]{0,8},[ \t]{0,8}\Z"
)


def _is_behind_scheme(tree: Tree, node: Any) -> bool:
    """Whether a text is joined with others to a header, `["Basic", "…"].join(" ")`, or to `name:password`."""
    around = tree.parent(node)
    while around is not None and around.type in _ITEMS:
        around = tree.parent(around)
    values = items(around) if around is not None else ()
    at = index_of(node, values)
    if not at:
        return False
    if re.fullmatch(_SCHEME, tree.source(values[at - 1])[:20]):
        return True
    join = None
    for _ in range(_FARTHEST_JOIN if at == len(values) - 1 else 0):
        if around is None or around.end_byte - around.start_byte > _LONGEST_JOIN:
            return False
        join = joined(tree, around) if around.type in tree.language.calls else None
        if join is not None:
            break
        around = tree.parent(around)
    if join is None or isinstance(join.sign, str) or tree.key_text(join.sign) != ":":
        return False
    if len(values) == (3 if values[0].id == getattr(join.sign, "id", None) else 2):
        return True
    setting = tree.parent(around)
    while setting is not None and setting.type == "expression_list":
        setting = tree.parent(setting)
    names = labels(tree, setting, around) if setting is not None else ()
    return any(re.search(_LOGIN_NAMES, last_word(tree, name)) for name in names)


_ITEMS = frozenset(("array_element_initializer", "literal_element", "argument"))
_SCHEME = r"[\"'`](?:Basic|Bearer|Digest|Token)[ ]?[\"'`]"
_FARTHEST_JOIN = 4
"""Levels of the syntax between a list and the call that joins it."""
_LONGEST_JOIN = 1_000
"""Bytes of a call that joins a header."""


def _is_header_argument(tree: Tree, node: Any, call: Any) -> bool:
    """Whether a call sets a header of a secret name to a text: `setRequestHeader("X-Auth", "…")`."""
    arguments = tree.call_arguments(call)
    at = index_of(node, arguments)
    return at is not None and at > 0 and _names_header(tree, last_word(tree, arguments[0]), call)


def _names_header(tree: Tree, word: str, around: Any) -> bool:
    """Whether a key in quotes is that of a secret header: in a call that sets it, or below what is called headers."""
    if not is_secret_header(word):
        return False
    for _ in range(_FARTHEST):
        if around is None or around.type in tree.language.functions:
            return False
        if around.type in tree.language.calls and re.search(_HEADERS, tree.callee(around)[0][-60:]):
            return True
        if any(re.search(_HEADERS, tree.source(name)[-60:]) for name in labels(tree, around, around)):
            return True
        around = tree.parent(around)
    return False
