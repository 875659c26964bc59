"""The work of one partition: read, check, write the findings, and tell what was found."""

from __future__ import annotations

import json
import uuid
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

from ..linter.options import Options
from ..project.runner import internal
from ..tuples import NamedTuple
from .checker import Checker, found
from .columns import COLUMNS, DAY, named
from .inputs import Partition, reason
from .readers import Fields, Picker, Row, rows

FINDINGS = "findings.parquet"
PARTS = "partitions"
_AT_ONCE = 20_000
"""Findings that are held before they are written."""
_RULE, _SEVERITY = COLUMNS.index("rule"), COLUMNS.index("severity")


class Task(NamedTuple):
    """What an audit does with every partition."""

    output: str | None
    fields: Fields
    options: Options
    identity: str
    """Stands for everything that results depend on besides the input; results of another identity are not kept."""

    @property
    def columns(self) -> list[str]:
        """The names of the columns that every finding has beyond the documented ones."""
        return [*named(self.fields.by), *([DAY] if self.fields.time else [])]

    def __repr__(self) -> str:
        """Without the URL, which may hold credentials."""
        return "<Task>"


class Result(NamedTuple):
    """What became of a partition."""

    partition: str
    identity: str = ""
    rows: int = 0
    bodies: int = 0
    distinct: int = 0
    unrecognised: int = 0
    foreign: int = 0
    counts: tuple[tuple[tuple[str | None, ...], int, int], ...] = ()
    """For each rule, severity and set of the caller's columns: the findings, and the rows that have one."""
    failure: str | None = None
    undated: int = 0
    """The rows with a time that cannot be read."""
    absent: tuple[str, ...] | None = None
    """The fields that no row had; None where no row could be read."""
    first_names: tuple[str, ...] = ()
    """Columns of the first row."""

    def text(self) -> str:
        """Itself as JSON, for the file that says that the partition is done."""
        return json.dumps(self._asdict())


def read_result(text: str | bytes) -> Result:
    """A result from its JSON; ValueError or TypeError where that is none."""
    data = json.loads(text)
    counts = tuple((tuple(group), int(findings), int(number)) for group, findings, number in data.pop("counts"))
    return Result(**data, counts=counts)


def check(partition: Partition, task: Task) -> Result:
    """Check a partition and write its findings, then its result; nothing is raised.

    To do it again gives the same files: a partition whose worker was lost is simply done once more.
    """
    try:
        return _checked(partition, task)
    except Exception as error:
        return Result(partition.id, failure=reason(error))


def _checked(partition: Partition, task: Task) -> Result:
    checker, pick = Checker(task.options), Picker(task.fields)
    tally = _Tally(rows(partition, pick, task.options.limits.bytes))
    findings = tally.findings(found(tally.rows(), checker, partition.input.name, tally.note_defect))
    if task.output is None:
        deque(findings, maxlen=0)
    else:
        files, folder = fsspec.core.url_to_fs(task.output)
        _write(files, f"{folder}/{FINDINGS}", f"part-{partition.id}.parquet", findings, task)
    seen = checker.counts
    result = Result(
        partition.id,
        task.identity,
        tally.number,
        seen.bodies,
        seen.checked,
        seen.unrecognised,
        seen.foreign,
        tuple((group, count, tally.touched[group]) for group, count in tally.counts.items()),
        tally.failure,
        pick.undated,
        pick.absent,
        pick.first_names or (),
    )
    if task.output is not None and result.failure is None:
        with Whole(files, f"{folder}/{PARTS}", f"{partition.id}.json") as file:
            file.write(result.text().encode())
    return result


class _Tally:
    """Counts rows and findings as they pass."""

    def __init__(self, source: Iterator[Row]) -> None:
        self.source = source
        self.number = 0
        self.failure: str | None = None
        self.counts: Counter[tuple[str | None, ...]] = Counter()
        self.touched: Counter[tuple[str | None, ...]] = Counter()

    def rows(self) -> Iterator[Row]:
        """The rows up to the end, or up to where the file is broken."""
        try:
            for row in self.source:
                self.number += 1
                yield row
        except Exception as error:
            self.failure = reason(error)

    def note_defect(self, row: int, error: Exception) -> None:
        """Note the first row at which reclint itself fails; the others are checked."""
        self.failure = self.failure or f"row {row}: {internal(error)}"

    def findings(self, findings: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """The findings, counted by rule, severity and the caller's columns."""
        row, seen = None, set[tuple[str | None, ...]]()
        for one in findings:
            group = (one[_RULE], one[_SEVERITY], *one[len(COLUMNS) :])
            if one[1] != row:
                row = one[1]
                seen.clear()
            self.counts[group] += 1
            if group not in seen:
                seen.add(group)
                self.touched[group] += 1
            yield one


def schema(task: Task) -> Any:
    """The columns of the findings, with their types."""
    names = [*COLUMNS, *task.columns]
    return pa.schema([(name, pa.int64() if name == "row" else pa.string()) for name in names])


def _write(files: Any, folder: str, name: str, findings: Iterator[tuple[Any, ...]], task: Task) -> None:
    columns = schema(task)
    with Whole(files, folder, name) as file, pq.ParquetWriter(file, columns, compression="zstd") as writer:
        while batch := list(islice(findings, _AT_ONCE)):
            arrays = [
                pa.array(cells, kind) for cells, kind in zip(zip(*batch, strict=True), columns.types, strict=True)
            ]
            writer.write_batch(pa.record_batch(arrays, schema=columns))


class Whole:
    """A file that is there whole or not at all, whoever else writes it at the same time."""

    def __init__(self, files: Any, folder: str, name: str) -> None:
        self.files, self.folder, self.name = files, folder, name
        self.temporary = f"{folder}/.{name}.{uuid.uuid4().hex}"

    def __enter__(self) -> Any:
        self.files.makedirs(self.folder, exist_ok=True)
        self.file = self.files.open(self.temporary, "wb")
        return self.file

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        self.file.close()
        if kind is None:
            self.files.mv(self.temporary, f"{self.folder}/{self.name}")
        else:
            self.files.rm(self.temporary)
