"""The inputs of an audit: files behind paths, globs and URLs, and the partitions that they are read in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

import fsspec

from ..masking import masked
from ..tuples import NamedTuple

_ENDINGS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}
_STAMPS = ("mtime", "last_modified", "LastModified", "updated", "ETag", "etag", "created")
"""What file systems call the time of the last change, or what stands for it."""


class Failure(Exception):
    """Why an input cannot be used, in words without anything of its content."""


class Input(NamedTuple):
    """A file to read; `name` is what people and results call it, without credentials."""

    url: str
    name: str
    form: str
    compression: str | None
    size: int
    stamp: str

    @property
    def is_divisible(self) -> bool:
        """Whether parts of it can be read on their own."""
        return self.compression is None and self.form in ("jsonl", "parquet")

    def __repr__(self) -> str:
        """Without the URL, which may hold credentials."""
        return f"<Input {self.name!r}>"


class Partition(NamedTuple):
    """A part of a file: bytes from `start` up to `end` of JSON Lines, row groups of Parquet, else the whole."""

    input: Input
    start: int = 0
    end: int | None = None
    first_row: int = 1

    @property
    def id(self) -> str:
        """The name of its results: the same for the same part of the same unchanged file."""
        text = "\0".join(map(str, (self.input.url, self.input.size, self.input.stamp, self.start, self.end)))
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def expanded(location: str, form: str | None) -> list[Input]:
    """The files of a path, folder, glob or URL, sorted; Failure where there are none or one is of an unknown type."""
    try:
        files, path = fsspec.core.url_to_fs(location)
        if _is_glob(location, path):
            found = files.glob(path, detail=True)
            infos = [info for info in found.values() if info.get("type") != "directory"]
        elif files.isdir(path):
            infos = [info for name, info in files.find(path, detail=True).items() if _form(name) or form]
            infos = [info for info in infos if not _is_hidden(info["name"], path)]
        else:
            infos = [files.info(path)]
    except FileNotFoundError as error:
        raise Failure("no such file") from error
    except ValueError as error:
        raise Failure("no file system is known for this URL") from error
    except Exception as error:
        raise Failure(reason(error)) from error
    if not infos:
        raise Failure("no files that could be read here")
    return sorted((_input(location, files, info, form) for info in infos), key=lambda one: one.name)


def _is_glob(location: str, path: str) -> bool:
    """Whether a path stands for several; in a web address a question mark begins the query."""
    if is_web(location):
        path, signs = path.partition("?")[0], "*["
    else:
        signs = "*?["
    return any(sign in path for sign in signs)


def is_web(location: str) -> bool:
    """Whether a location is on a web server."""
    return location.lower().startswith(("http://", "https://"))


def _is_hidden(name: str, folder: str) -> bool:
    inner = name[len(folder) :].replace("\\", "/").split("/")
    return any(part.startswith((".", "_")) for part in inner if part)


def _form(name: str) -> tuple[str, str | None] | None:
    """The form and compression that a file's name tells."""
    lower = name.lower()
    for ending, compression in _COMPRESSIONS.items():
        if lower.endswith(ending):
            inner = _form(lower.removesuffix(ending))
            return (inner[0], compression) if inner and inner[0] != "parquet" and inner[1] is None else None
    return next(((form, None) for ending, form in _ENDINGS.items() if lower.endswith(ending)), None)


def _input(location: str, files: Any, info: dict[str, Any], form: str | None) -> Input:
    name = str(info["name"])
    path = re.split(r"[?#]", name, maxsplit=1)[0] if is_web(name) else name
    told = _form(path)
    if form is not None:
        compression = next((how for end, how in _COMPRESSIONS.items() if path.lower().endswith(end)), None)
        told = (form, compression)
    if told is None:
        raise Failure("its name tells no type; say which with --input-format")
    is_local = "file" in _protocols(files)
    url = name if is_local else files.unstrip_protocol(name)
    if "@" in location and "://" in location:  # credentials in the URL are part of the way there
        url = url if _is_glob(location, location) else location
    shown = _relative(location, name) if is_local else masked(url)
    stamp = next((str(info[key]) for key in _STAMPS if info.get(key) is not None), "")
    size = 0 if is_web(name) and info.get("partial") is False else int(info.get("size") or 0)
    return Input(url, shown, *told, size, stamp)  # without its size a file is read as a whole


def _protocols(files: Any) -> tuple[str, ...]:
    return (files.protocol,) if isinstance(files.protocol, str) else tuple(files.protocol)


def _relative(location: str, name: str) -> str:
    """A local file as `reclint check` names it: relative to the current folder when below it."""
    from ..project.runner import shown

    return shown(name)


def divided(one: Input, size: int) -> Iterator[Partition]:
    """The partitions of a file, each of about `size` bytes; Failure where the file cannot be opened."""
    if not one.is_divisible or (one.form == "jsonl" and not one.size):  # some servers do not tell the size
        yield Partition(one)
    elif one.form == "parquet":
        from .readers import row_groups

        yield from _joined(one, row_groups(one), size)
    else:
        for start in range(0, one.size, size):
            yield Partition(one, start, min(start + size, one.size))


def _joined(one: Input, groups: Sequence[tuple[int, int]], size: int) -> Iterator[Partition]:
    """Neighbouring row groups as partitions; `groups` are the rows and bytes of each."""
    start, row, rows, held = 0, 1, 0, 0
    for number, (count, weight) in enumerate(groups):
        if number > start and held + weight > size:
            yield Partition(one, start, number, row)
            start, row, rows, held = number, row + rows, 0, 0
        rows, held = rows + count, held + weight
    yield Partition(one, start, len(groups), row)


def reason(error: BaseException) -> str:
    """Why a file cannot be read or written, without anything of its content: parsers quote what they read."""
    if isinstance(error, Failure):
        return str(error)
    if isinstance(error, ImportError):
        return f"reading it needs another package: {masked(str(error))}"
    if isinstance(error, OSError) and error.strerror:
        return str(error.strerror)
    if isinstance(error, EOFError):
        return "the compressed data end too early"
    return f"cannot be read ({type(error).__name__})"
