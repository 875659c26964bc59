"""The classes and structs of a program whose fields are what JSON of them holds, and the order they are given in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ...spec import all_keys
from .bindings import Bindings
from .language import Language
from .statements import SELF

_TAG = r'json:"([^",]{0,100})((?:,\w{1,20}){0,3})'
_SERIALIZERS = (
    r"(?i)(?:(?:to|as|get|is)?_?(?:json|dict|map|array|payload|body|request|params)\w{0,20}|\w{0,30}seriali[sz]\w{0,20}"
    r"|__post_init__|__attrs_post_init__|model_post_init|marshal\w{0,20})\Z"
)
"""Methods of a class that may write something else than its fields."""
_CONVERTERS = r"validator|serializer|JsonNaming|JsonSerialize|alias_generator|converter|@JsonFormat|@JsonValue"
"""Words in a class that may make its JSON something else than its fields."""
_DATA = r"(?:\bdataclass|\bdefine|\bfrozen|\battr\.s|\battrs|\bmutable)\b"
"""Decorators of Python that make the constructor of a class of its fields."""
_MODELS = frozenset(
    ("BaseModel", "pydantic.BaseModel", "SQLModel", "NamedTuple", "typing.NamedTuple", "msgspec.Struct")
)
"""Classes of Python whose subclasses have such a constructor."""
_CONVERTING = frozenset(("BaseModel", "pydantic.BaseModel", "SQLModel"))
_NAMED_TUPLE = r"(?:\A|\.)namedtuple\Z"
_GIVEN_ALL = r"@(?:AllArgsConstructor|Value)\b"
_ALIAS = r"@(?:JsonProperty|SerializedName|JSONField)\(\s{0,9}(?:(?:value|name)\s{0,9}=\s{0,9})?\"([^\"\r\n]{1,60})\""
_FIELD_ALIAS = r"\balias\s{0,9}=\s{0,9}[\"']([^\"'\r\n]{1,60})[\"']"
_MOST_FIELDS = 100
_LONGEST_CLASS = 50_000
"""Characters of a class that is looked through."""


@dataclass(frozen=True)
class RecordField:
    """A field of a class or struct, or a parameter of its constructor."""

    name: str
    """What the program calls it."""
    key: str | None
    """Its name in JSON; None where that is not known."""
    is_text: bool = False
    """Whether it is written as a text, whatever it holds: `json:"uid,string"`."""
    is_optional: bool = False
    """Whether it is left out where it is zero: `json:"uid,omitempty"`."""
    type: str = ""
    place: tuple[int, int] | None = None
    """Where its name in JSON is written, where that is known."""


@dataclass
class Record:
    """A class or struct by its fields, in the order in which their values are given."""

    fields: list[RecordField] = field(default_factory=list)
    converts: bool = False
    """Whether a value of another type is made one of the field's."""

    def keys(self) -> dict[str, str]:
        """By field its name in JSON."""
        return {one.name: one.key for one in self.fields if one.key is not None}


class Records(Bindings):
    """The classes and structs of a program."""

    def __init__(self, text: str, language: Language, *, is_excerpt: bool = False) -> None:
        super().__init__(text, language, is_excerpt=is_excerpt)
        self.records: dict[str, Record | None] = {}
        """By class or struct its fields; None for a name that two of them have, or whose JSON is not known."""

    def record(self, name: str) -> Record | None:
        """A class or struct of the program by its name; a struct without one by its text."""
        if name.startswith("struct"):
            return self.records.get(name)
        return self.records.get(re.split(_SEPARATORS, name.partition("[")[0].lstrip("*&"))[-1])

    def record_of(self, call: Any) -> Record | None:
        """The class of this program that a call makes an object of, where it has fields of the API."""
        if not self.records or self.language.structs:
            return None
        name = self.callee(call)[0]
        record = self.record(name) if re.fullmatch(_NAME, name) else None
        return record if record is not None and any(one.key in all_keys() for one in record.fields) else None

    def _class(self, node: Any) -> None:
        """Takes note of a class or a struct."""
        label = node.child_by_field_name("name")
        if label is None or node.end_byte - node.start_byte > _LONGEST_CLASS:
            return
        name = self.source(label)
        self.records[name] = None if name in self.records else self._fields_of_record(node)

    def _fields_of_record(self, node: Any) -> Record | None:
        if self.language.structs:
            body = node.child_by_field_name("type")
            return Record(list(self._struct_fields(body))) if body is not None and body.type == "struct_type" else None
        source, body = self.source(node), node.child_by_field_name("body")
        methods = [child for child in body.named_children if child.type in self.language.functions] if body else []
        makers = [one for one in methods if self.function_name(one) in (*CONSTRUCTORS, self.name_of_class(node))]
        others = [self.function_name(one) for one in methods if one not in makers]
        if re.search(_CONVERTERS, source) or any(re.match(_SERIALIZERS, name) for name in others):
            return None
        if self.language.package == "python" and (found := self._data_class(node, body)) is not None:
            return found
        if self.language.package == "java" and (fields := self._fields_of_java(node, body)):
            return Record(fields)
        if len(makers) != 1:
            return None
        return Record(list(self._assigned(makers[0])), converts=self.language.package == "php")

    def name_of_class(self, node: Any) -> str:
        """The name of a class; empty where it has none."""
        label = node.child_by_field_name("name")
        return self.source(label) if label is not None else ""

    # ------------------------------------------------------------ each language

    def _struct_fields(self, body: Any) -> Iterator[RecordField]:
        """The fields of a struct of Go; one that is a struct without a name of its own takes a place, too."""
        for holder in body.named_children:
            for declared in holder.named_children[:_MOST_FIELDS]:
                kind, tag = declared.child_by_field_name("type"), declared.child_by_field_name("tag")
                written = re.search(_TAG, self.source(tag)) if tag is not None else None
                key, options = (written[1], written[2].split(",")) if written else ("", [])
                known = None if key in ("", "-") else key
                at = self.start(tag) + written.start(1) if written else 0
                place = (at, at + len(key)) if known else None
                labels = declared.children_by_field_name("name")
                is_optional = "omitempty" in options or "omitzero" in options
                text = self.source(kind) if kind is not None else ""
                if kind is not None and kind.type == "struct_type":
                    self.records[text] = Record(list(self._struct_fields(kind)))
                for name in [self.source(label) for label in labels] or [text.lstrip("*").rpartition(".")[2]]:
                    if declared.type == "field_declaration":
                        yield RecordField(name, known, "string" in options, is_optional, text, place)

    def _data_class(self, node: Any, body: Any) -> Record | None:
        """The fields of a class of Python whose constructor is made of them."""
        around = self.parent(node)
        start = around if around is not None and around.type == "decorated_definition" else node
        bases = [self.source(base) for base in self._bases(node)]
        is_model = any(base in _MODELS for base in bases)
        is_data = re.search(_DATA, self.text[self.start(start) : self.start(node)]) is not None
        kin = [self.record(base) for base in bases if base not in _MODELS]
        if body is None or any(one is None for one in kin) or not (is_data or is_model or kin):
            return None
        made = Record([one for record in kin if record for one in record.fields], any(b in _CONVERTING for b in bases))
        made.converts = made.converts or any(record.converts for record in kin if record)
        for statement in body.named_children[:_MOST_FIELDS]:
            node = self.part(statement, 0) if statement.type == "expression_statement" else None
            if node is None or node.type != "assignment" or (kind := node.child_by_field_name("type")) is None:
                continue
            text, value = self.source(kind), self.part(node, "right")
            given = self.source(value)[:300] if value is not None else ""
            if "KW_ONLY" in text:
                break
            if "ClassVar" not in text and "init=False" not in given:
                label = self.part(node, "left")
                name, place = self.source(label), (self.start(label), self.end(label))
                alias = re.search(_FIELD_ALIAS, given)
                made.fields.append(RecordField(name, alias[1], type=text) if alias else _own(name, text, place))
        return made if made.fields else None

    def _named_tuples(self, calls: list[Any]) -> Iterator[tuple[str, Record]]:
        """The classes that `namedtuple("Name", "first second")` and its like make."""
        for call in calls:
            if re.search(_NAMED_TUPLE, self.callee(call)[0][-60:]) is None:
                continue
            arguments = self.call_arguments(call)[:2]
            name = self.key_text(arguments[0]) if len(arguments) == 2 else None
            names = re.findall(r"\w{1,60}", self.source(arguments[1])[:2_000]) if name is not None else []
            if name:
                yield name, Record([RecordField(one, one) for one in names])

    def _bases(self, node: Any) -> list[Any]:
        holder = node.child_by_field_name("superclasses")
        return [child for child in holder.named_children if child.type != "keyword_argument"] if holder else []

    def _fields_of_java(self, node: Any, body: Any) -> list[RecordField]:
        """The fields of a record of Java, or of a class whose constructor is made of them."""
        if body is not None and any(child.type == "compact_constructor_declaration" for child in body.named_children):
            return []
        if node.type == "record_declaration":
            holder = node.child_by_field_name("parameters")
            declared = list(holder.named_children) if holder is not None else []
        elif re.search(_GIVEN_ALL, self.text[self.start(node) : self.start(node) + 400].partition("class ")[0]):
            declared = [child for child in body.named_children if child.type == "field_declaration"]
        else:
            return []
        found = []
        for child in declared[:_MOST_FIELDS]:
            label = self.part(child, "name") or self.part(self.part(child, "declarator") or child, "name")
            name, alias = self.source(label) if label is not None else "", re.search(_ALIAS, self.source(child))
            if "static " not in self.source(child).partition(name or "=")[0]:
                place = (self.start(label), self.end(label)) if label is not None else None
                found.append(RecordField(name, alias[1]) if alias else _own(name, "", place))
        return found

    def _assigned(self, function: Any) -> Iterator[RecordField]:
        """The parameters of a constructor, with the fields that it sets to each as it is."""
        direct: dict[str, Any] = {}
        body = function.child_by_field_name("body")
        source = self.source(body) if body is not None else ""
        if re.search(_SETS_ALL, source):
            return
        set_fields, set_names = Counter(re.findall(_SET_FIELD, source)), set(re.findall(_SET_NAME, source))
        for statement in body.named_children[:_MOST_FIELDS] if body is not None else ():
            node = self.part(statement, 0) if statement.type == "expression_statement" else None
            parts = self.language.assignments.get(node.type) if node is not None else None
            left, right = (self.part(node, which) for which in parts) if parts is not None else (None, None)
            if left is None or right is None or left.type not in self.language.members:
                continue
            owner, key = (self.part(left, which) for which in self.language.members[left.type])
            name = self.source(right).lstrip("$")
            is_final = set_fields[self.source(key)] == 1 and name not in set_names
            if right.type in self.language.names and self.source(owner) in SELF and is_final:
                direct[name] = key
        holder = function.child_by_field_name("parameters")
        for child in holder.named_children if holder is not None else ():
            is_field = re.match(_PROMOTED, self.source(child)[:100]) is not None
            label = self.part(child, "name") or self.part(child, "pattern") or self.part(child, "left") or child
            label = self.part(child, 0) if child.type == "typed_parameter" else label
            name = self.source(label)[:100].lstrip("$*&")
            kind = self.part(child, "type")
            if name not in SELF:
                key = label if is_field and not set_fields[name] else direct.get(name)
                text = self.source(kind) if kind is not None else ""
                place = (self.start(key), self.end(key)) if key is not None else None
                yield RecordField(
                    name, self.source(key).lstrip("$") if key is not None else None, type=text, place=place
                )


def _own(name: str, kind: str, place: tuple[int, int] | None) -> RecordField:
    """A field whose name in JSON is its own."""
    return RecordField(name, name or None, type=kind, place=place)


TYPES = frozenset(("type_identifier", "qualified_type"))
"""Nodes of the syntax of Go that name the type of a variable."""
_SET_FIELD = r"(?:\bthis\.|\bself\.|\$this->)(\w{1,100})\s{0,9}(?:[-+*/%|&.]|\?\?|\|\||&&){0,1}=(?![=>])"
_SET_NAME = r"(?<![\w.>])\$?(\w{1,100})\s{0,9}(?:[-+*/%|&.]|\?\?|\|\||&&){0,1}=(?![=>])"
"""Statements of a constructor that set a field, or one of its own variables."""
_SETS_ALL = r"\bsetattr\(|__dict__|Object\.assign\(\s{0,9}this\b|\bvars\(\s{0,9}self\b|\$this->\$"
"""Statements of a constructor that may set any field."""
CONSTRUCTORS = frozenset(("__init__", "constructor", "__construct"))
_NAME = r"(?:[A-Z]\w{0,60}\.){0,3}\w{1,60}"
_SEPARATORS = r"\.|->|::|\\"
_PROMOTED = r"(?:public|private readonly|protected readonly|readonly|private(?= \w+ ?[?:])|protected(?= \w+ ?[?:]))\b"
"""The beginning of a parameter of a constructor that is a field, too, and stands in JSON."""
