"""Immutable records with named fields, as `typing.NamedTuple` makes them, at a tenth of what those cost at import.

There are some fifty in a run of one file, and most are never filled in: how to is compiled when one is for the first
time. The typing module also compiles every annotation, which nobody here looks at; type checkers see its own class.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    _MOST_FIELDS = 16
    _PLACES = namedtuple("_PLACES", [f"at_{place}" for place in range(_MOST_FIELDS)])
    _AT = [vars(_PLACES)[name] for name in _PLACES._fields]
    """What reads a field: the library's own, which are faster than any property."""

    class _Record(tuple):
        """What every record can do."""

        __slots__ = ()

        def __new__(cls, *values: Any, **named: Any) -> Any:
            cls.__new__ = _making(cls)
            return cls(*values, **named)

        def _replace(self, **changes: Any) -> Any:
            changed = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return changed

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            told = (f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(told)})"

    def _making(record: type) -> Callable[..., Any]:
        """What fills in a record, compiled as the library does it."""
        fields = ", ".join(record._fields)
        make = eval(f"lambda _cls, {fields}: _new(_cls, ({fields},))", {"_new": tuple.__new__})
        make.__defaults__ = tuple(record._field_defaults.values())
        make.__name__, make.__qualname__ = "__new__", f"{record.__name__}.__new__"
        return make

    class _Maker(type):
        """Turns the body of a class into a record with its methods."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])
            body["_field_defaults"] = {field: body[field] for field in fields if field in body}
            body |= zip(fields, _AT[: len(fields)], strict=True)
            return type(name, (_Record,), {**body, "_fields": fields, "__match_args__": fields, "__slots__": ()})

    class NamedTuple(metaclass=_Maker):
        """The base that such a record is declared with."""


__all__ = ["NamedTuple"]
