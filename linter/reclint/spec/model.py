"""The typed records of the spec: a field, an object, a kind of request, a storage vendor and its regions."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ..tuples import NamedTuple
from . import facts
from .words import is_secret


class Choice:
    """How a sibling chooses the object that a field holds."""

    def __init__(self, key: str, choices: Mapping[str, str]) -> None:
        self.key = key
        """The sibling's key."""
        self.choices = choices
        """The sibling's values, with the name of the object that each chooses."""


class Confusion(NamedTuple):
    """A unit that people mistake for a field's own."""

    unit: str
    factor: float
    least: float = 0
    """The smallest value, in the field's own unit, that makes the mistake likely."""


class Region(NamedTuple):
    """A region of a storage vendor."""

    name: str
    geography: str | None
    """The area (CN, AP, EU, NA) around it, None where nobody knows."""
    aliases: tuple[str, ...] = ()
    legacy: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the region, the documented one first."""
        return (self.name, *self.aliases)


class NameRule(NamedTuple):
    """One rule for the names of buckets: a pattern that the whole name fits, and what it demands, behind `must`."""

    fits: str
    must: str


class Vendor(NamedTuple):
    """A storage vendor, with its regions by code."""

    name: str
    aliases: tuple[str, ...]
    regions: Mapping[int, Region]
    withdrawn_since: str | None = None
    name_rules: tuple[NameRule, ...] = ()
    """The rules for the names of buckets, in the order in which they are told; none where they are not known."""
    naming_page: str | None = None
    """The URL of the page that gives these rules."""


class Endpoint(NamedTuple):
    """An endpoint: the object that its body is (None without a body), its method and path template."""

    object: str | None
    method: str
    path: str


class ObjectFacts(NamedTuple):
    """What the spec says of an object as a whole."""

    title: str
    about: str
    modes: tuple[str, ...]
    """The modes that heed it; empty where all do."""
    withdrawn: str | None


class Field:
    """One field of one object (or the items of a list field, whose name ends in `[]`)."""

    def __init__(self, name: str, key: str, owner: str, spec: Mapping[str, Any]) -> None:
        self.name = name
        """The full name: `storageConfig.vendor`, `storageConfig.fileNamePrefix[]`."""
        self.key, self.owner = key, owner
        """Its key, and the name of the object that has it."""
        self.spec = spec
        """The facts as the generator wrote them."""

    @cached_property
    def type(self) -> str:
        """The JSON type; `any` where the spec leaves it open."""
        return "object" if "object" in self.spec or "object_by" in self.spec else str(self.spec["type"])

    @property
    def about(self) -> str:
        """What the field is for, in one or two sentences."""
        return str(self.spec["about"])

    @property
    def source(self) -> str:
        """The tags of the sources."""
        return str(self.spec["source"])

    @property
    def object(self) -> str | None:
        """The name of the object that the field holds."""
        name: str | None = self.spec.get("object")
        return name

    @cached_property
    def choice(self) -> Choice | None:
        """How a sibling chooses the object that the field holds."""
        spec = self.spec.get("object_by")
        return Choice(**spec) if spec else None

    @cached_property
    def items(self) -> "Field | None":
        """The items of a list field."""
        spec = self.spec.get("items")
        return Field(f"{self.name}[]", self.key, self.owner, spec) if spec else None

    @property
    def item_object(self) -> str | None:
        """The name of the object that a list field holds."""
        return self.items.object if self.items is not None else None

    @property
    def objects(self) -> tuple[str, ...]:
        """The names of all objects that the field can hold: directly, as items, by choice."""
        chosen = self.choice.choices.values() if self.choice else ()
        return tuple(name for name in (self.object, self.item_object, *chosen) if name)

    @property
    def is_secret(self) -> bool:
        """Whether its value is never shown."""
        return bool(self.spec.get("secret")) or is_secret(self.key)

    @property
    def is_item(self) -> bool:
        """Whether these are the items of a list field."""
        return self.name.endswith("[]")

    @property
    def is_expected(self) -> bool:
        """Whether its absence is an error or a warning."""
        return bool(self.spec.get("required"))

    @property
    def is_required(self) -> bool:
        """Whether its absence is an error (at least without a certain sibling)."""
        return self.spec.get("required") is True or isinstance(self.spec.get("required"), Mapping)

    @property
    def required_unless(self) -> Mapping[str, Any]:
        """The path of a sibling, with the values for which the field is not required."""
        required = self.spec.get("required")
        return dict(required["unless"]) if isinstance(required, Mapping) else {}

    @property
    def empty(self) -> str:
        """What an empty string is here: `error`, `warning` or `ok`."""
        left_out = "error" if self.is_required or self.is_item else "warning"
        return str(self.spec.get("empty", left_out))

    @property
    def meanings(self) -> dict[Any, str]:
        """What each allowed value stands for."""
        return dict(self.spec.get("enum") or {})

    def in_mode(self, mode: str | None) -> "Field":
        """The field without the values that a mode does not have."""
        modes = self.spec.get("enum_modes")
        if not modes or mode is None:
            return self
        meanings = {value: text for value, text in self.meanings.items() if mode in modes.get(value, (mode,))}
        return Field(self.name, self.key, self.owner, {**self.spec, "enum": meanings})

    @property
    def withdrawn_values(self) -> dict[Any, str]:
        """Values that were once allowed, and what they stood for."""
        return dict(self.spec.get("withdrawn_values") or {})

    @property
    def other_values(self) -> dict[Any, str]:
        """Values of other services that share the field, and what they stand for."""
        return dict(self.spec.get("other_values") or {})

    @property
    def aliases(self) -> dict[str, Any]:
        """Names that people write in place of a value, with that value."""
        return dict(self.spec.get("aliases") or {})

    @property
    def mistaken(self) -> tuple[str, ...]:
        """Names that people write in place of the key."""
        return tuple(self.spec.get("mistaken") or ())

    @property
    def confusions(self) -> tuple[Confusion, ...]:
        """Units that people mistake for the field's own."""
        return tuple(Confusion(**entry) for entry in self.spec.get("confusions") or ())

    @property
    def advised(self) -> tuple[Mapping[str, Any], ...]:
        """The constraints whose breach is at most a warning."""
        return tuple(self.spec.get("advised") or ())

    @property
    def has_range(self) -> bool:
        """Whether the spec bounds the number."""
        return "range" in self.spec

    @property
    def range(self) -> tuple[float | None, float | None]:
        """Lowest and highest allowed number; None where there is no bound."""
        low, high = self.spec.get("range") or (None, None)
        return low, high

    @property
    def max_items(self) -> int | None:
        """How many items a list may have."""
        count: int | None = self.spec.get("max_items")
        return count

    @property
    def unit(self) -> str:
        """The unit of the number, empty without one."""
        return str(self.spec.get("unit", ""))

    @property
    def format(self) -> str:
        """The name of the string's format, empty without one."""
        return str(self.spec.get("format", ""))

    @property
    def default(self) -> Any:
        """What the service takes when the field is left out; None where nobody knows."""
        return self.spec.get("default")

    @property
    def example(self) -> Any:
        """A value for examples, None where the spec has none."""
        return self.spec.get("example")

    @property
    def own_modes(self) -> tuple[str, ...]:
        """The modes that the spec names for the field itself; empty where it names none."""
        return tuple(self.spec.get("modes") or ())

    @property
    def modes(self) -> tuple[str, ...]:
        """The modes in which it has an effect."""
        return self.own_modes or tuple(facts.MODES)

    @property
    def may_be_null(self) -> bool:
        """Whether null is a value like others."""
        return self.spec.get("null") == "ok"

    @property
    def withdrawn(self) -> str | None:
        """Since when the field is no longer documented."""
        since: str | None = self.spec.get("withdrawn")
        return since

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling of the key that the service takes, ours first."""
        return (self.key, *self.spec.get("spellings", ()))
