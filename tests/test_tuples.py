"""Our named tuples do what those of the standard library do: each row is asked of both."""

import copy
import pickle
import typing
from typing import Any, Generic, TypeVar

import pytest

from reclint import tuples

T = TypeVar("T")


class Ours(tuples.NamedTuple):
    """Two fields that must be given, and two with defaults."""

    name: str
    spans: "tuple[Ours, ...]"
    note: str = ""
    at: int | None = None

    @property
    def label(self) -> str:
        """A property of the class itself."""
        return self.name.upper()


class Theirs(typing.NamedTuple):
    """The same, made by the standard library."""

    name: str
    spans: "tuple[Theirs, ...]"
    note: str = ""
    at: int | None = None

    @property
    def label(self) -> str:
        """A property of the class itself."""
        return self.name.upper()


class Nothing(tuples.NamedTuple):
    """No field at all."""


class Held(tuples.NamedTuple, Generic[T]):
    """A field of a type that its user names."""

    value: T


class OfOurs(Ours):
    """A class below one with fields, which adds none."""

    extra: int = 3


ROWS: dict[str, Any] = {
    "by place": lambda made: made("a", ()),
    "by name": lambda made: made(spans=(), name="a", at=3),
    "by both": lambda made: made("a", (), at=3),
    "all": lambda made: made("a", (), "b", 4),
    "label": lambda made: made("a", ()).label,
    "default": lambda made: (made("a", ()).note, made("a", ()).at),
    "unpacked": lambda made: [*made("a", ())],
    "index": lambda made: made("a", ())[-1],
    "equal to a tuple": lambda made: made("a", ()) == ("a", (), "", None),
    "hash": lambda made: hash(made("a", ())),
    "order": lambda made: made("a", ()) < made("b", ()),
    "fields": lambda made: made._fields,
    "defaults": lambda made: made._field_defaults,
    "pattern": lambda made: made.__match_args__,
    "replaced": lambda made: made("a", ())._replace(note="b"),
    "replaced by no field": lambda made: made("a", ())._replace(nothing="b"),
    "as a mapping": lambda made: made("a", ())._asdict(),
    "made of a list": lambda made: made._make(["a", (), "b", 3]),
    "made of too few": lambda made: made._make(["a"]),
    "copied": lambda made: copy.copy(made("a", ())),
    "pickled": lambda made: pickle.loads(pickle.dumps(made("a", ()))),
    "missing": lambda made: made("a"),
    "unknown": lambda made: made("a", (), nothing=1),
    "twice": lambda made: made("a", (), name="b"),
    "too many": lambda made: made("a", (), "", 1, 2),
    "changed": lambda made: setattr(made("a", ()), "name", "b"),
    "another attribute": lambda made: setattr(made("a", ()), "other", "b"),
    "a field of the class": lambda made: made.name.__get__(made("a", ())),
}


def _outcome(row: Any, made: Any) -> object:
    try:
        result = row(made)
    except (TypeError, ValueError, AttributeError) as error:
        # either class may word its errors as it likes, but not give another one
        return TypeError if isinstance(error, ValueError) else type(error)
    return repr(result).replace("Theirs", "Ours"), isinstance(result, made)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_ours_is_like_theirs(row: Any) -> None:
    assert _outcome(row, Ours) == _outcome(row, Theirs)


def test_pattern_matching() -> None:
    match Ours("a", (), at=3):
        case Ours(name, _, at=at):
            assert (name, at) == ("a", 3)


def test_no_fields() -> None:
    assert Nothing() == ()
    assert repr(Nothing()) == "Nothing()"


def test_generic() -> None:
    assert Held[int](3).value == 3
    assert repr(Held("a")) == "Held(value='a')"


def test_class_below() -> None:
    made = OfOurs("a", (), "b")
    assert (type(made), made.extra, made.label, made.note, len(made)) == (OfOurs, 3, "A", "b", 4)
    assert type(made._replace(note="")) is OfOurs


def test_instances_have_no_dictionary() -> None:
    assert not hasattr(Ours("a", ()), "__dict__")


def test_constructor_is_built_once_and_for_each_class() -> None:
    first = Ours("a", ()), OfOurs("a", ())
    assert Ours.__new__ is OfOurs.__new__
    assert (Ours("a", ()), OfOurs("a", ())) == first
