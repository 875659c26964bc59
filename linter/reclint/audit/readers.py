"""The rows of a partition, a batch at a time: number, body, URL, day, and the columns of the caller."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
from fsspec.spec import AbstractBufferedFile

from ..tuples import NamedTuple
from .bodies import at, keys_of, parsed, text_at
from .columns import day, plain, storable
from .inputs import Failure, Input, Partition, is_web

_ROWS = 4096
"""Rows of Parquet that are held at once."""
_PIECE = 1 << 14
"""Bytes that are unpacked at once: where the data end early, fewer are lost."""
_NAMES, _LONGEST_NAME = 12, 60
"""Columns, and characters of each, that are named where one is missing."""
_MARK = b"\xef\xbb\xbf"


class Fields(NamedTuple):
    """Where in a row things are: names of columns, or pointers; `body` None for the whole line."""

    body: str | None = None
    url: str | None = None
    time: str | None = None
    by: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[str, ...]:
        """The fields besides the body."""
        return tuple(name for name in (self.url, self.time, *self.by) if name)


Row = tuple[Any, ...]
"""Number, body, URL, then the columns: those of the caller, and the day where a column with the time is named."""


def rows(partition: Partition, pick: Picker, longest: int) -> Iterator[Row]:
    """The rows of a partition; lines beyond `longest` bytes are cut. OSError, Failure and others say why not."""
    read = {"jsonl": _json_lines, "csv": _csv, "parquet": _parquet}[partition.input.form]
    return read(partition, pick, longest)


def count_lines(partition: Partition) -> int:
    """How many lines of JSON Lines begin in a partition."""
    with _opened(partition) as file:
        return sum(1 for _ in _lines(file, partition.start, partition.end, sys.maxsize))


def row_groups(one: Input) -> list[tuple[int, int]]:
    """The rows and bytes of each row group of a Parquet file."""
    with fsspec.open(one.url, "rb") as file:
        try:
            metadata = pq.ParquetFile(file).metadata
        except pa.ArrowException as error:
            raise Failure("not a Parquet file that can be read") from error
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    return [(group.num_rows, group.total_byte_size) for group in groups]


def _lines(file: Any, start: int, end: int | None, longest: int) -> Iterator[bytes]:
    """The lines that begin between two offsets; of one that is too long the beginning."""
    stop = sys.maxsize if end is None else end
    at = start
    if start:
        try:
            file.seek(start - 1)
            at = _behind_line(file, start - 1, stop)
        except ValueError as error:
            raise Failure("the server sends it only as a whole: choose a larger --partition-size") from error
    readline, most = file.readline, longest + 2 if longest < sys.maxsize else -1
    while at < stop:
        line = readline(most)
        if not line:
            return
        at += len(line)
        if not line.endswith(b"\n"):
            at = _behind_line(file, at, stop)
        yield line.rstrip(b"\r\n")


def _behind_line(file: Any, at: int, stop: int) -> int:
    """The offset behind the line that the file is in, if that is before `stop`: nothing beyond it is read."""
    while at < stop and (piece := file.readline(min(stop - at, 1 << 20))):
        at += len(piece)
        if piece.endswith(b"\n"):
            break
    return at


def _opened(partition: Partition) -> Any:
    """A file as a stream of bytes, unpacked; from the start of one, any web server sends it in one piece."""
    one = partition.input
    in_one_piece = is_web(one.url) and one.form != "parquet" and not partition.start
    file = fsspec.open(one.url, "rb", **({"block_size": 0} if in_one_piece else {})).open()
    if one.compression is None:
        return io.BufferedReader(file, 1 << 20) if isinstance(file, AbstractBufferedFile) else file
    return io.BufferedReader(_Unpacked(file, one.compression), 1 << 20)


class _Unpacked(io.RawIOBase):
    """What compressed data hold; Failure where they cannot be unpacked, or not to their end."""

    def __init__(self, file: Any, compression: str) -> None:
        super().__init__()
        self._stream = pa.CompressedInputStream(pa.PythonFile(file, mode="r"), compression)
        self._compression = compression
        self._is_begun = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(min(len(buffer), _PIECE))
        except OSError as error:
            raise Failure(self._reason(str(error))) from error
        buffer[: len(data)] = data
        self._is_begun = True
        return len(data)

    def _reason(self, error: str) -> str:
        if not self._is_begun and ("header" in error or "descriptor" in error):
            return f"is not {self._compression}, as its name says"
        what = "end early" if "Truncated" in error else "are damaged"
        return f"its {self._compression} data {what}; the rows before that are checked"

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def _json_lines(partition: Partition, pick: Picker, longest: int) -> Iterator[Row]:
    with _opened(partition) as file:
        number = partition.first_row
        for line in _lines(file, partition.start, partition.end, longest):
            if number == 1 and line.startswith(_MARK):
                line = line[len(_MARK) :]  # noqa: PLW2901
            if line and not line.isspace():
                yield (number, *_of_line(line, pick))
            number += 1


def _of_line(line: bytes, pick: Picker) -> Row:
    """The body and columns of a line; the body of one that cannot be read is the line itself."""
    try:
        text: str | bytes = line.decode("utf-8")
    except UnicodeDecodeError:
        text = line
    if pick.wants_line_only:
        return (text, None)
    try:
        row = parsed(text) if isinstance(text, str) else None
    except ValueError:
        row = None
    if row is None:
        return (text, *pick.columns(None))
    body = text if pick.body is None else text_at(str(text), row, pick.body)
    return (body, *pick.columns(row))


class Picker:
    """Takes the fields out of rows, and notes what they lack."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self.body = None if fields.body is None else keys_of(fields.body)
        self.url = keys_of(fields.url) if fields.url else None
        self.time = keys_of(fields.time) if fields.time else None
        self.by = [keys_of(name) for name in fields.by]
        self.wants_line_only = self.body is None and not fields.others
        self.undated = 0
        """The rows with a time that cannot be read."""
        self.first_names: tuple[str, ...] | None = None
        """The columns of the first row that could be read, some of them; None where there was no such row."""
        self._missing = {name: keys_of(name) for name in (fields.body, *fields.others) if name}

    @property
    def absent(self) -> tuple[str, ...] | None:
        """The fields that no row had; None where no row could be read."""
        return None if self.first_names is None else tuple(self._missing)

    def columns(self, row: Any) -> Row:
        """The URL of a row, the columns of the caller, and the day."""
        if row is not None and (self._missing or self.first_names is None):
            self._note(row)
        url = at(row, self.url) if self.url else None
        others = [plain(at(row, keys)) for keys in self.by]
        if self.time:
            others.append(self._day(at(row, self.time)))
        return (url if isinstance(url, str) else None, *others)

    def _day(self, value: Any) -> str | None:
        told = day(value)
        if told is None and plain(value):
            self.undated += 1
        return told

    def _note(self, row: Any) -> None:
        if self.first_names is None:
            names = islice(row, _NAMES) if isinstance(row, Mapping) else ()
            self.first_names = tuple(storable(str(name)[:_LONGEST_NAME]) for name in names)
        for name in [name for name, keys in self._missing.items() if _has(row, keys)]:
            del self._missing[name]


def _has(row: Any, keys: Sequence[str]) -> bool:
    """Whether a row has a field, be it null."""
    holder = at(row, keys[:-1])
    return at(row, keys) is not None or (isinstance(holder, Mapping) and keys[-1] in holder)


def _csv(partition: Partition, pick: Picker, longest: int) -> Iterator[Row]:
    csv.field_size_limit(min(longest + 2, (1 << 31) - 1))
    with _opened(partition) as file, io.TextIOWrapper(file, "utf-8-sig", "backslashreplace", "") as text:
        records = csv.reader(text)
        header = next(records, None)
        if header is None:
            return
        _refuse_missing(header, pick.fields)
        for number, record in enumerate(_records(records), partition.first_row):
            row = dict(zip(header, record, strict=False))
            yield (number, at(row, pick.body or ()), *pick.columns(row))


def _records(records: Iterable[list[str]]) -> Iterator[list[str]]:
    try:
        yield from records
    except csv.Error as error:
        raise Failure("a record is no CSV, or too long; the rows before it are checked") from error


def _parquet(partition: Partition, pick: Picker, longest: int) -> Iterator[Row]:
    with _opened(partition) as file:
        try:
            table = pq.ParquetFile(file)
            wanted = _wanted(table.schema_arrow.names, pick.fields)
            groups = list(range(partition.start, partition.end or table.num_row_groups))
            number = partition.first_row
            for batch in table.iter_batches(_ROWS, groups, columns=wanted):
                for row in _of_batch(batch):
                    yield (number, at(row, pick.body or ()), *pick.columns(row))
                    number += 1
        except pa.ArrowException as error:
            raise Failure("not a Parquet file that can be read to its end") from error


def _of_batch(batch: Any) -> Iterator[dict[str, Any]]:
    columns = [column.to_pylist() for column in batch.columns]
    names = batch.schema.names
    return (dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True))


def _wanted(names: Sequence[str], fields: Fields) -> list[str]:
    _refuse_missing(names, fields)
    return list(dict.fromkeys(keys_of(name)[0] for name in (fields.body, *fields.others) if name))


def _refuse_missing(names: Sequence[str], fields: Fields) -> None:
    """Raise Failure for a column that a file does not have."""
    if fields.body is None:
        raise Failure("name the column with the bodies: --body COLUMN")
    for name in (fields.body, *fields.others):
        first = keys_of(name)[0]
        if first not in names:
            known = ", ".join(islice(names, _NAMES))
            raise Failure(f"has no column {first}; its columns are {known}")
