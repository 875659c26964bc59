"""Whether the type of what a text is set to, its annotation, or the place of a constant makes it a secret.

`const x: Token = "…"`, `@Secret() x = "…"`, `enum Keys { A("id", "…") }`, and zipped lists of names and values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...masking import is_secret_key
from .flow import written
from .names import called_name, index_of, is_list, items, last_word
from .tree import Tree

_TYPED = frozenset(
    (
        *("variable_declarator", "public_field_definition", "required_parameter", "optional_parameter", "var_spec"),
        *("const_spec", "field_declaration", "local_variable_declaration", "formal_parameter", "assignment"),
        *("property_declaration", "typed_default_parameter", "typed_parameter", "simple_parameter"),
    )
)
"""Declarations that may have a type."""
_WRITTEN = r"[A-Za-z_]\w*"
_ANNOTATIONS = frozenset(("annotation", "decorator", "attribute"))
_DECLARED = frozenset(
    ("field_declaration", "formal_parameter", "public_field_definition", "required_parameter", "property_declaration")
)
_SECRET_ANNOTATION = r"[@\[ ]{0,3}(\w{1,60})"
_FILLS = r"(?:\A|\.)(?:fromkeys|array_fill_keys)\Z"
_FORMATS = r"(?:\A|\\)vs?printf\Z"
_LOGINS = r"(?i)(?:login|creds?|credentials|basic(?:auth)?)\Z"
"""Types of an identity and its secret."""
_NEAR = 400
_FARTHEST = 6


def is_secret(tree: Tree, node: Any) -> bool:
    """Whether a text is secret by what declares it."""
    child = node
    for _ in range(_FARTHEST):
        parent = tree.parent(child)
        if parent is None:
            return False
        if parent.type == "field_declaration" and tree.language.structs and not is_list(tree, child):
            return _is_default(tree, node)
        if parent.type in _TYPED and child.type not in ("type", "type_annotation"):
            return _is_of_type(tree, node, parent) or _is_annotated(tree, node, parent)
        if parent.type in _ANNOTATIONS:
            return _is_in_annotation(tree, node, parent)
        if parent.type == "enum_constant":
            return _is_of_constant(tree, node, parent)
        if parent.type == "anonymous_class":
            return _is_of_class(tree, node, parent)
        if parent.type == "composite_literal":
            return _is_of_literal(tree, node, parent)
        if parent.type == "return_statement":
            return _is_of_result(tree, node, parent)
        if parent.type in tree.language.calls:
            return any(judge(tree, node, parent) for judge in (_is_zipped, _is_tagged, _is_option))
        if parent.type in tree.language.functions:
            return False
        child = parent
    return False


def _is_default(tree: Tree, tag: Any) -> bool:
    """Whether the tag of a field of Go gives it a value, and names it after a secret."""
    source = tree.source(tag)[:_NEAR]
    return re.search(_DEFAULT_IN_TAG, source) is not None and any(map(is_secret_key, re.findall(_TEXT_IN_TAG, source)))


_DEFAULT_IN_TAG = r"\b(?:default|envDefault|example|value|env-default)\b"
_TEXT_IN_TAG = r"\"([A-Za-z_][\w.-]{0,60})[\",]"


def _is_of_type(tree: Tree, node: Any, declaration: Any) -> bool:
    """Whether the last name of a type is that of a secret; of a tuple the one at the place of the text."""
    around = tree.parent(declaration)
    kind = declaration.child_by_field_name("type")
    if kind is None and around is not None and around.type in _TYPED:
        kind = around.child_by_field_name("type")
    if kind is None or kind.end_byte > node.start_byte:
        return False
    inner = kind.named_children[0] if kind.type == "type_annotation" and kind.named_children else kind
    if inner.type == "tuple_type":
        around = tree.parent(node)
        at = index_of(node, items(around)) if around is not None and is_list(tree, around) else None
        return at is not None and at < inner.named_child_count and _names(tree, inner.named_children[at])
    return _names(tree, inner)


def _names(tree: Tree, kind: Any) -> bool:
    source = tree.source(kind)[-80:].strip("?*[]<>& ")
    return re.fullmatch(_WRITTEN, source.rpartition(".")[2]) is not None and is_secret_key(source.rpartition(".")[2])


def _is_annotated(tree: Tree, node: Any, declaration: Any) -> bool:
    """Whether an annotation before a field calls it secret: `@Secret() x = "…"`, `@JsonProperty("secret")`."""
    around = tree.parent(declaration)
    whole = around if around is not None and around.type in _DECLARED else declaration
    return any(_tells_secret(tree, one) for one in _annotations(whole) if not _holds(one, node))


def _annotations(declaration: Any) -> Iterator[Any]:
    for child in declaration.named_children[:_MOST]:
        if child.type in _ANNOTATIONS:
            yield child
        elif child.type in ("modifiers", "attribute_list", "attribute_group"):
            yield from _annotations(child)


_MOST = 20


def _holds(outer: Any, inner: Any) -> bool:
    return bool(outer.start_byte <= inner.start_byte < outer.end_byte)


def _tells_secret(tree: Tree, annotation: Any) -> bool:
    """Whether the name of an annotation, or the one text in it, is the name of a secret."""
    source = tree.source(annotation)[:_NEAR]
    name = re.match(_SECRET_ANNOTATION, source)
    texts = re.findall(_TEXT, source)
    return (name is not None and is_secret_key(name[1])) or (len(texts) == 1 and is_secret_key(texts[0]))


_TEXT = r"[\"']([A-Za-z_][\w.-]{0,60})[\"']"


def _is_in_annotation(tree: Tree, node: Any, annotation: Any) -> bool:
    """Whether an annotation is called a secret, names one beside the text, or stands before what is called one."""
    name = re.match(_SECRET_ANNOTATION, tree.source(annotation)[:80])
    if name is not None and is_secret_key(name[1]):
        return True
    if len(tree.source(node)) < _SHORTEST:
        return False
    before = tree.text[tree.start(annotation) : tree.start(node)][:_NEAR]
    if any(map(is_secret_key, re.findall(_TEXT, before))):
        return True
    around = tree.parent(annotation)
    while around is not None and around.type in ("modifiers", "attribute_list", "attribute_group"):
        around = tree.parent(around)
    if around is None or around.type not in _DECLARED or not re.search(_DEFAULT, tree.source(annotation)[:60]):
        return False
    label = around.child_by_field_name("declarator") or around
    label = label.child_by_field_name("name")
    return label is not None and is_secret_key(last_word(tree, label))


_SHORTEST = 5
_DEFAULT = r"(?i)\A\W{0,3}(?:value|default\w{0,10}|config\w{0,10}|env\w{0,10})\b"
"""Annotations that give a field its value."""


def _is_of_constant(tree: Tree, node: Any, constant: Any) -> bool:
    """Whether an argument of a constant of an enumeration is given to a parameter of a secret's name."""
    given = constant.child_by_field_name("arguments")
    at = index_of(node, given.named_children) if given is not None else None
    body = tree.parent(constant)
    whole = tree.parent(body) if body is not None else None
    label = whole.child_by_field_name("name") if whole is not None else None
    lists = tree.parameters.get(tree.source(label), ()) if label is not None else ()
    return at is not None and any(at < len(names) and is_secret_key(names[at]) for names in lists)


def _is_of_class(tree: Tree, node: Any, made: Any) -> bool:
    """Whether an argument of a class without a name is given to a parameter of a secret's name."""
    body = made.child_by_field_name("body")
    given = next((one for one in made.named_children if one.type == "arguments"), None)
    if body is None or given is None or not _holds(given, node):
        return False
    at = index_of(node, given.named_children)
    for method in body.named_children[:_MOST]:
        label = method.child_by_field_name("name")
        if label is not None and tree.source(label) == "__construct":
            names = [name.lstrip("$") for name in tree.parameter_names(method)]
            return at is not None and at < len(names) and is_secret_key(names[at])
    return False


def _is_of_literal(tree: Tree, node: Any, literal: Any) -> bool:
    """Whether a literal of Go is of a list of secrets, a login, or a map of structs with a secret field."""
    kind = literal.child_by_field_name("type")
    row = tree.parent(tree.parent(node))
    if kind is None or row is None:
        return False
    if kind.type == "slice_type":
        element = kind.child_by_field_name("element")
        return element is not None and _names(tree, element)
    at = index_of(node, items(row))
    if kind.type == "map_type" and row.type == "literal_value" and tree.begins_without_key(row):
        value = kind.child_by_field_name("value")
        fields = [one for holder in value.named_children for one in holder.named_children] if value is not None else []
        names = [tree.source(name) for one in fields for name in one.children_by_field_name("name")]
        return at is not None and at < len(names) and is_secret_key(names[at])
    is_login = kind.type in ("type_identifier", "qualified_type") and re.search(_LOGINS, tree.source(kind)) is not None
    return is_login and at == 1 and tree.begins_without_key(row)


def _is_of_result(tree: Tree, node: Any, statement: Any) -> bool:
    """Whether a text is the result of a function of Go that is named after a secret."""
    function = tree.function_around(statement)
    results = function.child_by_field_name("result") if function is not None else None
    if results is None or results.type != "parameter_list" or not statement.named_children:
        return False
    names = [tree.source(name) for one in results.named_children for name in one.children_by_field_name("name")]
    at = index_of(node, items(statement.named_children[0]))
    return at is not None and at < len(names) and is_secret_key(names[at])


def _is_zipped(tree: Tree, node: Any, call: Any) -> bool:
    """Whether a call gives one value to all names of a list, or fills a login from one."""
    called, arguments = called_name(tree, call), tree.call_arguments(call)
    at = index_of(node, arguments)
    if not at or arguments[at - 1] is None:
        return False
    names = written(tree, arguments[at - 1])
    if names is None:
        return False
    if re.search(_FILLS, called):
        words = [last_word(tree, one) for one in items(names)] if is_list(tree, names) else []
        return any(map(is_secret_key, words))
    if re.search(_FORMATS, called):
        values = written(tree, arguments[at])
        is_login = re.match(_LOGIN, tree.source(names)[:40]) is not None
        return is_login and values is not None and is_list(tree, values) and index_of(node, items(values)) == 1
    return False


_LOGIN = r"[\"']%s:%s[\"']"


def _is_tagged(tree: Tree, node: Any, call: Any) -> bool:
    """Whether a template has a tag of a secret's name: secret`…`; whether a type between the arguments is one."""
    given = call.child_by_field_name("arguments")
    if given is not None and given.type == "template_string" and given.id == node.id:
        return is_secret_key(called_name(tree, call))
    kinds = call.child_by_field_name("type_arguments")
    return kinds is not None and kinds.named_child_count == 1 and _names(tree, kinds.named_children[0])


def _is_option(tree: Tree, node: Any, call: Any) -> bool:
    """Whether a call sets the variable of an option where nobody else does: `StringVar(&token, "t", "…", "")`."""
    if re.search(_SETS_FIRST, called_name(tree, call)) is None:
        return False
    arguments = tree.call_arguments(call)
    at = index_of(node, arguments)
    return at in (2, 3) and at < len(arguments) - 1 and is_secret_key(last_word(tree, arguments[0]))


_SETS_FIRST = r"\.StringVarP?\Z"
