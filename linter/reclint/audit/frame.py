"""The findings about the bodies in a pandas frame, as another frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from ..api import options_of
from .bodies import at, keys_of
from .checker import Checker, found
from .columns import COLUMNS, is_secret, named, plain


def check_frame(
    frame: pd.DataFrame,
    body: str,
    *,
    kind: str | None = None,
    mode: str | None = None,
    url: str | None = None,
    by: Sequence[str] = (),
    source: str = "",
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
) -> pd.DataFrame:
    """Check the bodies in one column of a frame; return a frame with a row for each finding.

    `body` is the name of a column whose cells are JSON texts or objects, or a pointer that begins with such a column
    (`/request/body`). Equal bodies are checked once. `kind` and `mode` state what the bodies are where they do not show
    it; `url` is the column with the URL that each was sent to, which states both, and a row with the URL of another
    service is skipped. `select` and `ignore` are names of rules.

    The columns of the result are text but for `row`: `source` as given, `row` the index of the row in `frame` where
    that is a number, else its position, `pointer` to the value in the body, `rule`, `severity` (error, warning, info),
    `message` without secrets, `fingerprint` (the same for the same defect at the same place, whatever the values),
    `kind` and `mode` of the request, null where unknown; then the columns `by`, copied from the row.

    KeyError names a column that the frame does not have; ValueError an unknown kind, mode or rule, and a column of `by`
    that is named like a secret. Nothing in a body
    raises an exception: one that cannot be read has the finding `syntax-error`.
    """
    for name in filter(is_secret, by):
        raise ValueError(f"{name} looks like a secret: its values would be in the result")
    checker = Checker(options_of(kind, mode, None, select, ignore))
    rows = _rows(frame, body, url, by)
    return table(found(rows, checker, source), by)


def table(findings: Iterable[tuple[Any, ...]], by: Sequence[str]) -> pd.DataFrame:
    """A frame of findings with its documented columns, also when there are none."""
    names = [*COLUMNS, *named(by)]
    frame = pd.DataFrame(list(findings), columns=names, dtype=object)
    return frame.astype({"row": "int64"})


def _rows(frame: pd.DataFrame, body: str, url: str | None, by: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    numbers: Sequence[int] = range(len(frame))
    if pd.api.types.is_integer_dtype(frame.index.dtype):
        numbers = [int(number) for number in frame.index]
    addresses = map(_address, _cells(frame, url)) if url else [None] * len(frame)
    others = [map(plain, _cells(frame, name)) for name in by]
    return zip(numbers, _cells(frame, body), addresses, *others, strict=True)


def _address(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _cells(frame: pd.DataFrame, field: str) -> Iterator[Any]:
    """The cells of a column, or the values at a pointer that begins with one."""
    if field in frame.columns:
        yield from frame[field]
        return
    first, *rest = keys_of(field)
    if first not in frame.columns:
        raise KeyError(f"the frame has no column {first!r}")
    yield from (at(cell, rest) for cell in frame[first])
