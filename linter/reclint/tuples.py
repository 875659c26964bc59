"""Named tuples whose classes are quick to make.

`typing.NamedTuple` builds each class twice and compiles a constructor for it. A command makes some sixty such classes
when it starts, most of which never have an instance; that took a tenth of the time of a short run. Here a class is
built once, and its constructor with the first instance. Type checkers see `typing.NamedTuple`, and instances behave
as its instances do.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import _tuplegetter

    class _Tuple(tuple):
        """What all named tuples can do."""

        __slots__ = ()

        def __new__(cls, /, *args: object, **kwargs: object) -> "_Tuple":
            """Builds the constructor of the class, and the first instance with it."""
            owner = next(base for base in cls.__mro__ if "_fields" in base.__dict__)
            names = "".join(f"{field}, " for field in owner._fields)
            construct = eval(f"lambda _cls, {names}: _new(_cls, ({names}))", {"_new": tuple.__new__})
            construct.__defaults__ = tuple(owner._field_defaults.values())
            construct.__name__ = "__new__"
            construct.__qualname__ = f"{owner.__qualname__}.__new__"
            owner.__new__ = staticmethod(construct)
            return construct(cls, *args, **kwargs)

        @classmethod
        def _make(cls, values: Iterable[object]) -> "_Tuple":
            """An instance of the values that something iterates over."""
            return cls(*values)

        def _replace(self, /, **changes: object) -> "_Tuple":
            """This, with other values for some fields."""
            made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return made

        __replace__ = _replace

        def _asdict(self) -> dict[str, object]:
            """The values by the names of their fields."""
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            values = (f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(values)})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

    class _Fields(type):
        """Makes a class of tuples of one that names `NamedTuple` as its base, which is of no class but `type`."""

        def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> type:
            """The class, with a getter for each field that it annotates, and the defaults apart."""
            if not bases:
                return super().__new__(mcs, name, bases, namespace)
            made = type(name, (_Tuple, *bases[1:]), {"__slots__": (), **namespace})
            made._fields = made.__match_args__ = tuple(made.__annotations__)
            made._field_defaults = {field: namespace[field] for field in made._fields if field in namespace}
            for index, field in enumerate(made._fields):
                setattr(made, field, _tuplegetter(index, None))
            return made

    class NamedTuple(metaclass=_Fields):
        """A tuple whose items have names: those that the class annotates, with its values as defaults."""
