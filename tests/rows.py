"""Tests of many small rows, each a call of the test function, which pytest runs as one item.

`each` takes what `pytest.mark.parametrize` takes. It suits rows of about a millisecond, for which pytest's own work on an
item would take longer than the test. All rows run, and the failure shows each row that failed with its traceback.
Rows share the fixtures of the item, so a row may leave nothing behind in them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import product
from typing import Any, NamedTuple

import pytest

SHOWN = 20  # tracebacks in one failure; of further rows, the names
PARAM = type(pytest.param())


class Row(NamedTuple):
    name: str
    arguments: dict[str, Any]


class Options:
    """What the command line says of rows, set by conftest.py."""

    only = ""
    stop = False


def each(
    names: str | tuple[str, ...], values: Iterable | Callable[[], Iterable], ids: Iterable | Callable | None = None
):
    """Call the test with each row of `values`; a function is called for them when the test starts."""
    columns = tuple(name.strip() for name in names.split(",")) if isinstance(names, str) else tuple(names)

    def decorate(function):
        test, inner = getattr(function, "of_rows", (function, ()))
        tables = (*inner, lambda: _table(columns, values, ids))

        @wraps(function)
        def item(**fixtures):
            rows = [_joined(parts) for parts in product(*(table() for table in tables))]
            if Options.only and not (rows := [row for row in rows if Options.only in row.name]):
                pytest.skip("has no such row")
            if failed := list(_failures(test, rows, fixtures)):
                pytest.fail(_account(failed), pytrace=False)

        parameters = inspect.signature(function).parameters
        assert set(columns) <= set(parameters), f"{function.__name__} takes no {set(columns) - set(parameters)}"
        item.__signature__ = inspect.Signature([one for name, one in parameters.items() if name not in columns])
        item.of_rows = (test, tables)
        return item

    return decorate


def _table(columns, values, ids) -> list[Row]:
    values = list(values() if callable(values) else values)
    assert values, "there are no rows"
    given = list(ids) if ids is not None and not callable(ids) else [None] * len(values)
    assert len(given) == len(values), f"{len(given)} ids for {len(values)} rows"
    return [
        _row(columns, value, number, name, ids if callable(ids) else None)
        for number, (value, name) in enumerate(zip(values, given, strict=True))
    ]


def _row(columns, value, number, name, id_of) -> Row:
    if isinstance(value, PARAM):
        assert not value.marks, "a row has no marks of its own"
        name, cells = value.id or name, value.values
    else:
        cells = (value,) if len(columns) == 1 else tuple(value)
    arguments = dict(zip(columns, cells, strict=True))
    name = name or "-".join(_name(column, cell, number, id_of) for column, cell in arguments.items())
    return Row(name, arguments)


def _name(column, cell, number, id_of) -> str:
    name = id_of(cell) if id_of else None
    if name is not None:
        return str(name)
    if cell is None or isinstance(cell, (str, int, float)):
        return str(cell)
    return getattr(cell, "__name__", None) or f"{column}{number}"


def _joined(rows: tuple[Row, ...]) -> Row:
    arguments = {column: cell for row in rows for column, cell in row.arguments.items()}
    return Row("-".join(row.name for row in rows), arguments)


def _failures(test, rows: Iterable[Row], fixtures) -> Iterator[tuple[str, str]]:
    for row in rows:
        if account := _failure(test, row, fixtures):
            yield row.name, account
            if Options.stop:
                return


def _failure(test, row: Row, fixtures) -> str:
    __tracebackhide__ = True
    try:
        test(**row.arguments, **fixtures)
    except (Exception, pytest.fail.Exception, pytest.skip.Exception):
        return str(pytest.ExceptionInfo.from_current().getrepr(style="short"))
    return ""


def _account(failed: list[tuple[str, str]]) -> str:
    rows = "1 row fails" if len(failed) == 1 else f"{len(failed)} rows fail"
    names = ", ".join(f"[{name}]" for name, _ in failed)
    return "\n\n".join([f"{rows}: {names}", *(f"---- [{name}]\n{traceback}" for name, traceback in failed[:SHOWN])])
