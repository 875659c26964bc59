"""The spec's files, read and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from .shapes import FORMATS, OBJECT, SOURCES, VENDORS, Json

TABLES = ("api", "formats", "modes", "vendors", "video")
NOT_OBJECTS = (*TABLES, "relations", "sources")  # relations are between values: for the rules' reference only


class SpecError(Exception):
    """The spec itself is wrong; the message names file and place."""


@dataclass(frozen=True)
class Spec:
    """All that `spec/` holds, checked and with nothing left implicit."""

    api: Json
    modes: Json
    video: Json
    formats: Json
    vendors: Json
    objects: dict[str, Json]
    sources: Json

    @property
    def documents(self) -> list[str]:
        """The objects that get a published schema, as kind names."""
        requests = [kind for kind, entry in self.api["kinds"].items() if entry["object"]]
        return [*requests, *self.api["documents"], *self.api["parts"]]


def read_yaml(path: Path) -> Json:
    """Read one spec file; a key written `null` becomes the text it looks like."""
    try:
        data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except YAMLError as error:
        raise SpecError(f"{path.name}: {error}") from error
    if not isinstance(data, dict):
        raise SpecError(f"{path.name}: not a mapping")
    return {str(key): name_nulls(value) for key, value in data.items()}


def name_nulls(value: Any) -> Any:
    """Turn the key null into "null", at any depth."""
    if isinstance(value, dict):
        return {"null" if key is None else key: name_nulls(item) for key, item in value.items()}
    return [name_nulls(item) for item in value] if isinstance(value, list) else value


def load_spec(folder: Path) -> Spec:
    """Read the folder and check it; raises SpecError."""
    api, formats, modes, vendors, video = (read_yaml(folder / f"{name}.yaml") for name in TABLES)
    check_shape("formats.yaml", formats, FORMATS)
    check_shape("vendors.yaml", vendors, VENDORS)
    sources = read_yaml(folder / "sources.yaml")
    check_shape("sources.yaml", sources, SOURCES)
    objects = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in NOT_OBJECTS:
            objects[path.stem] = read_object(path)
    spec = Spec(api, modes, video, formats, vendors["vendors"], objects, sources)
    complete(spec)
    for name, entry in objects.items():
        check_references(spec, name, entry)
        check_sources(name, entry, sources)
    check_kinds(spec)
    return spec


def read_object(path: Path) -> Json:
    """Read the file of one object."""
    entry = read_yaml(path)
    check_shape(path.name, entry, OBJECT)
    if entry["object"] != path.stem:
        raise SpecError(f"{path.name}: object: is {entry['object']!r}, the file says {path.stem!r}")
    return entry


def check_shape(file: str, data: Json, schema: Json) -> None:
    """Hold a file against the shape that its kind of file has."""
    for error in Draft7Validator(schema).iter_errors(data):
        place = ".".join(str(part) for part in error.absolute_path)
        raise SpecError(f"{file}: {place + ': ' if place else ''}{error.message}")


def walk(name: str, entry: Json) -> Iterator[tuple[str, Json]]:
    """Yield every field of an object and what its arrays hold, as `storageConfig.fileNamePrefix[]`."""
    for key, field in entry["fields"].items():
        label = f"{name}.{key}"
        yield label, field
        if "items" in field:
            yield f"{label}[]", field["items"]


def complete(spec: Spec) -> None:
    """Write out what the files leave to others: types of objects, shared enums, withdrawn objects."""
    for name, entry in spec.objects.items():
        for _, field in walk(name, entry):
            if "object" in field or "object_by" in field:
                field.setdefault("type", "object")
            if "items" in field:
                field["items"] = {"about": field["about"], "source": field["source"]} | field["items"]
            if "enum_from" in field:
                field.update(shared_enum(spec, field["enum_from"], field.get("aliases", {})))
            held = spec.objects.get(field.get("object", ""), {})
            if "withdrawn" in held:
                field.setdefault("withdrawn", held["withdrawn"])


def shared_enum(spec: Spec, source: str, aliases: Json) -> Json:
    """Make the enum of a field from a table that has a file of its own."""
    if source == "modes":
        return {"enum": dict(spec.modes)}
    current = {code: vendor["name"] for code, vendor in spec.vendors.items() if "withdrawn" not in vendor}
    withdrawn = {code: vendor["name"] for code, vendor in spec.vendors.items() if "withdrawn" in vendor}
    named = {alias: code for code, vendor in spec.vendors.items() for alias in vendor["aliases"]}
    return {"enum": current, "withdrawn_values": withdrawn, "aliases": named | aliases}


def check_references(spec: Spec, name: str, entry: Json) -> None:
    """Check that what an object names exists, and that its parts fit together."""
    check_modes(spec, name, entry)
    for label, field in walk(name, entry):
        place = f"{name}.yaml: {label}"
        if "type" not in field:
            raise SpecError(f"{place}: type: missing")
        for held in objects_in(field):
            if held not in spec.objects:
                raise SpecError(f"{place}: object: there is no {held!r}")
        for part in [field, *field.get("advised", [])]:
            if part.get("format", next(iter(spec.formats))) not in spec.formats:
                raise SpecError(f"{place}: format: there is no {part['format']!r}")
            check_modes(spec, label, part)
        check_values(place, field)


def check_sources(name: str, entry: Json, sources: Json) -> None:
    """Check that every source names a tag of sources.yaml first; rules (R-) and conflicts (X-) are numbers."""
    for label, part in [(name, entry), *walk(name, entry)]:
        for piece in re.split("[;,]", part["source"]):
            tag = piece.split()[0]
            if tag.split("-")[0] not in ("R", "X") and tag not in sources:
                raise SpecError(f"{name}.yaml: {label}: source: there is no {tag!r} in sources.yaml")


def check_modes(spec: Spec, label: str, entry: Json) -> None:
    """Check that every mode named is one."""
    for mode in [*entry.get("modes", []), *entry.get("outside", {})]:
        if mode not in spec.modes:
            raise SpecError(f"{label}: modes: there is no {mode!r}")


def check_values(place: str, field: Json) -> None:
    """Check that default, example and aliases are values that the field takes."""
    allowed = known_values(field)
    if field["type"] == "array" and "items" not in field:
        raise SpecError(f"{place}: items: missing")
    for key in ("default", "example"):
        if allowed and key in field and field[key] not in allowed:
            raise SpecError(f"{place}: {key}: {field[key]!r} is not in the enum")
    for alias, value in field.get("aliases", {}).items():
        if value not in allowed:
            raise SpecError(f"{place}: aliases: {alias!r} stands for {value!r}, which is not in the enum")


def check_kinds(spec: Spec) -> None:
    """Check that every kind and part has its object."""
    for name in [
        *(entry["object"] for entry in spec.api["kinds"].values()),
        *spec.api["documents"],
        *spec.api["parts"],
    ]:
        if name is not None and name not in spec.objects:
            raise SpecError(f"api.yaml: there is no object {name!r}")


def objects_in(field: Json) -> list[str]:
    """The objects that a field, not its items, can hold."""
    if "object_by" in field:
        return list(field["object_by"]["choices"].values())
    return [field["object"]] if "object" in field else []


def known_values(field: Json) -> list[Any]:
    """Every value that a field with an enum takes, current or not."""
    return [value for key in ("enum", "withdrawn_values", "other_values") for value in field.get(key, {})]


def is_required(field: Json) -> bool:
    """Whether a key is required at least in some bodies."""
    return field.get("required") is True or isinstance(field.get("required"), dict)


def empty_of(field: Json, *, item: bool = False) -> str:
    """What the empty string is: error, warning or ok."""
    return str(field.get("empty", "error" if item or is_required(field) else "warning"))


def reachable(spec: Spec, name: str) -> list[str]:
    """The objects below one, itself first, each once and in reading order."""
    seen: dict[str, None] = {}

    def visit(current: str) -> None:
        if current not in seen:
            seen[current] = None
            for _, field in walk(current, spec.objects[current]):
                for held in objects_in(field):
                    visit(held)

    visit(name)
    return list(seen)
