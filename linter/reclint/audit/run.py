"""A whole audit: find the inputs, divide them, check each partition, add up."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby

import fsspec
import pyarrow.parquet as pq

from .._version import __version__
from ..linter.options import Options
from ..masking import masked
from ..messages import listing
from ..project.file_writing import is_same_file
from ..spec import facts
from ..tuples import NamedTuple
from . import partitions, readers, summary
from .engine import Engine
from .inputs import Failure, Input, Partition, divided, expanded, reason
from .partitions import FINDINGS, PARTS, Result, Task
from .readers import Fields
from .summary import Summary


class Order(NamedTuple):
    """What is to be audited, and how."""

    inputs: Sequence[str]
    output: str | None
    """Where the results are written; None for counts alone."""
    fields: Fields
    options: Options
    form: str | None = None
    size: int = 8_000_000
    """About how many bytes of a file are one partition."""
    resume: bool = False
    overwrite: bool = False
    page: str | None = None
    """The file that the page with charts is written to afterwards."""


_RESULTS = (FINDINGS, PARTS, "summary.json", "summary.parquet")
"""What is written to the folder of the results."""


class Refused(Exception):
    """Why an audit cannot begin."""


def audit(order: Order, engine: Engine) -> Summary:
    """Check every row of the inputs, and write the results; Refused where the output cannot be used."""
    failures: dict[str, str] = {}
    output = None if order.output is None else _absolute(order.output)
    inputs = _inputs(order, output, failures)
    task = Task(output, order.fields, order.options, _identity(order))
    earlier = dict(_prepared(order, output, task.identity)) if output is not None else {}
    planned = _planned(inputs, order, engine, failures)
    kept = [earlier[one.id] for one in planned if one.id in earlier]
    waiting = [one for one in planned if one.id not in earlier]
    results = [*kept, *_results(engine, waiting, task, failures)]
    _name_inputs_without_columns(planned, results, order.fields, failures)
    total = summary.summed(results, task.columns, failures)
    if output is not None:
        _finish(output, {one.id for one in planned}, total)
    return total


def _absolute(location: str) -> str:
    """A location that means the same to a worker that was started in another folder."""
    return location.rstrip("/") if "://" in location else os.path.abspath(location)


def _identity(order: Order) -> str:
    """What results depend on besides the input: the version, the options and the columns."""
    options = order.options
    parts = (
        __version__,
        order.fields,
        options.stated,
        options.placeholders.extra,
        sorted(options.select) if options.select is not None else None,
        sorted(options.ignore),
        sorted(options.severities.items()),
        sorted(options.allow),
        sorted((name, sorted(map(str, one.items()))) for name, one in options.require.items()),
        options.limits,
    )
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _prepared(order: Order, output: str, identity: str) -> Iterator[tuple[str, Result]]:
    """The results of an earlier run that still hold; what is there is kept, replaced or refused."""
    try:
        files, folder = fsspec.core.url_to_fs(output)
        there = files.exists(f"{folder}/{PARTS}") or files.exists(f"{folder}/{FINDINGS}")
        if there and order.overwrite:
            for name in (PARTS, FINDINGS):
                if files.exists(f"{folder}/{name}"):
                    files.rm(f"{folder}/{name}", recursive=True)
            files.invalidate_cache()
        elif there and not order.resume:
            message = "holds the results of an earlier run: --resume continues it, --overwrite replaces it"
            raise Refused(f"{masked(output)} {message}")
        files.makedirs(f"{folder}/{FINDINGS}", exist_ok=True)
        files.makedirs(f"{folder}/{PARTS}", exist_ok=True)
    except (OSError, ImportError, ValueError) as error:
        raise Refused(f"cannot write to {masked(output)}: {reason(error)}") from error
    for path in files.ls(f"{folder}/{PARTS}", detail=False) if order.resume else ():
        if not str(path).endswith(".json"):
            continue
        with contextlib.suppress(ValueError, TypeError, KeyError):
            result = partitions.read_result(files.cat_file(path))
            part = f"{folder}/{FINDINGS}/part-{result.partition}.parquet"
            if result.identity == identity and files.exists(part):
                yield result.partition, result


def _inputs(order: Order, output: str | None, failures: dict[str, str]) -> list[Input]:
    """The files of all inputs without the results of an earlier run; Refused where a result would replace one."""
    found = []
    for location in order.inputs:
        if output is not None and any(_is_below(_absolute(location), f"{output}/{name}") for name in _RESULTS):
            raise Refused(f"{masked(location)} is where the results are written; choose another --output")
        found += _expanded(location, order, failures)
    for one in found:
        for path in filter(None, (order.page, output)):
            if is_same_file(path, one.url):
                raise Refused(f"{masked(path)} is one of the inputs; write the results elsewhere")
    if output is None:
        return found
    return [one for one in found if not any(_is_below(one.url, f"{output}/{name}") for name in _RESULTS)]


def _planned(inputs: Sequence[Input], order: Order, engine: Engine, failures: dict[str, str]) -> list[Partition]:
    """The partitions of all inputs, each once, with the numbers of their first rows."""
    planned: dict[str, Partition] = {}
    for one in inputs:
        planned.update((part.id, part) for part in _divided(one, order.size, failures))
    return _numbered(list(planned.values()), engine, failures)


def _is_below(url: str, output: str) -> bool:
    folder = output.partition("://")[2] if "://" in output else output.replace(os.sep, "/")
    return f"{url.partition('://')[2] or url}/".lstrip("/").startswith(f"{folder}/".lstrip("/"))


def _expanded(location: str, order: Order, failures: dict[str, str]) -> list[Input]:
    try:
        return expanded(location, order.form)
    except Failure as failure:
        failures[masked(location)] = str(failure)
        return []


def _divided(one: Input, size: int, failures: dict[str, str]) -> list[Partition]:
    try:
        return list(divided(one, size))
    except Exception as error:
        failures[one.name] = reason(error)
        return []


def _numbered(planned: list[Partition], engine: Engine, failures: dict[str, str]) -> list[Partition]:
    """The partitions with the numbers of their first rows; lines are counted only where one has to be known."""
    behind = {one.id for one in planned if one.start and one.input.form == "jsonl"}
    urls = {one.input.url for one in planned if one.id in behind}
    counted = [one for one in planned if one.input.url in urls and one.input.form == "jsonl"]
    lines = (
        {one.id: _count(answer) for one, answer in engine.map("counting lines", count_lines, counted)}
        if counted
        else {}
    )
    numbered = []
    for _, parts in groupby(planned, key=lambda one: one.input.url):
        row = 1
        for part in parts:
            count = lines.get(part.id, 0)
            if isinstance(count, str):
                failures[part.input.name] = count
                break
            numbered.append(part._replace(first_row=row) if part.id in lines else part)
            row += count
    return numbered


def _count(answer: int | str | BaseException) -> int | str:
    return _lost(answer) if isinstance(answer, BaseException) else answer


def _lost(error: BaseException) -> str:
    return f"a part of it was lost with its worker ({type(error).__name__})"


def count_lines(partition: Partition) -> int | str:
    """How many lines begin in a partition, or why that cannot be known."""
    try:
        return readers.count_lines(partition)
    except Exception as error:
        return reason(error)


def _results(engine: Engine, waiting: Sequence[Partition], task: Task, failures: dict[str, str]) -> Iterator[Result]:
    """The results of the partitions that were not done before; what failed is named by its file."""
    if not waiting:
        return
    for part, result in engine.map("checking", partitions.check, waiting, task):
        if isinstance(result, BaseException):
            failures[part.input.name] = _lost(result)
            continue
        if result.failure is not None:
            failures[part.input.name] = result.failure
        yield result


def _name_inputs_without_columns(
    planned: Sequence[Partition], results: Sequence[Result], fields: Fields, failures: dict[str, str]
) -> None:
    """Name a file in which no row has a body, or one of the columns: these are likely to be misspelt."""
    by_id = {result.partition: result for result in results}
    for name, parts in groupby(planned, key=lambda one: one.input.name):
        own = [by_id[part.id] for part in parts if part.id in by_id]
        if name not in failures and (lack := _lack(own, fields)):
            names = next((one.first_names for one in own if one.first_names), ())
            failures[name] = f"no row has {lack}" + (f"; the first has {', '.join(names)}" if names else "")


def _lack(own: Sequence[Result], fields: Fields) -> str | None:
    """What no row of a file has; None where nothing is missing."""
    absent = [one.absent for one in own if one.absent is not None]
    missing = [name for name in fields.others if absent and all(name in one for one in absent)]
    if fields.body is not None and any(one.rows for one in own) and _lacks_bodies(own, fields.body):
        missing.insert(0, f"a body at {fields.body}")
    return listing(missing, "or") if missing else None


def _lacks_bodies(own: Sequence[Result], field: str) -> bool:
    """Whether no row has a body; a line that cannot be read counts as one only beside others."""
    absent = [one.absent for one in own if one.absent is not None]
    return not any(one.bodies for one in own) or bool(absent and all(field in one for one in absent))


def _finish(output: str, planned: set[str], total: Summary) -> None:
    """Write the summary, and remove what belongs to no partition of this run."""
    files, folder = fsspec.core.url_to_fs(output)
    files.invalidate_cache()
    for path in [*files.ls(f"{folder}/{FINDINGS}", detail=False), *files.ls(f"{folder}/{PARTS}", detail=False)]:
        name = str(path).rpartition("/")[2]
        if name and name.removeprefix("part-").partition(".")[0] not in planned:
            files.rm(path)
    with files.open(f"{folder}/summary.parquet", "wb") as file:
        pq.write_table(summary.table(total), file)
    with files.open(f"{folder}/summary.json", "wb") as file:
        file.write(summary.as_json(total, __version__, facts.FACTS).encode("utf-8", "backslashreplace"))
