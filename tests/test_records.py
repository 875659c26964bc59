"""Records are what `typing.NamedTuple` makes of the same class, made faster."""

import pickle
import typing

import pytest

from reclint import records

SOURCE = '''
from __future__ import annotations


class Record(NamedTuple):
    """What it is for."""

    name: str
    number: int | None = None
    """What a field is for."""
    others: tuple[Unknown, ...] = ()

    @property
    def double(self) -> int:
        return 2 * (self.number or 0)

    def renamed(self, name: str) -> Record:
        return self._replace(name=name)

    @classmethod
    def of(cls, name: str) -> Record:
        return cls(name)
'''


def made(base):
    namespace = {"NamedTuple": base, "__name__": __name__}
    exec(compile(SOURCE, "record", "exec", dont_inherit=True), namespace)
    return namespace["Record"]


OURS, THEIRS = made(records.NamedTuple), made(typing.NamedTuple)


@pytest.mark.parametrize(
    "told",
    (
        lambda record: record._fields,
        lambda record: record._field_defaults,
        lambda record: record.__doc__,
        lambda record: (record.__name__, record.__qualname__, record.__module__),
        lambda record: record.__mro__[-2:],
        lambda record: list(record.__annotations__),
        lambda record: record("a"),
        lambda record: repr(record("a", 1)),
        lambda record: record("a", 2).double,
        lambda record: record("a", 2).renamed("b"),
        lambda record: record.of("c"),
        lambda record: hasattr(record("a"), "__dict__"),
        lambda record: hash(record("a", 1, ("x",))),
        lambda record: record("a", others=("x",))._asdict(),
        lambda record: record.__match_args__,
        lambda record: (record("a"), record("b") < record("c"), record("a") == ("a", None, ())),
    ),
)
def test_the_same_as_the_library_makes(told):
    assert told(OURS) == told(THEIRS)


def test_processes_can_hand_them_over(monkeypatch):
    monkeypatch.setattr(f"{__name__}.Record", OURS, raising=False)
    given = OURS("a", 1)
    assert pickle.loads(pickle.dumps(given)) == given


@pytest.mark.parametrize("given", ({}, {"name": "a", "nmae": "b"}))
def test_a_field_that_is_missing_or_unknown_is_named(given):
    with pytest.raises(TypeError, match=r"Record\.__new__\(\).*'n(am|ma)e'"):
        OURS(**given)


def test_what_is_to_be_replaced_has_to_be_there():
    with pytest.raises(TypeError, match="Record has no field nmae"):
        OURS("a")._replace(nmae="b")
