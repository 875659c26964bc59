"""A session over two streams: it ends with its input, with the protocol's `exit`, or with an interrupt."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from queue import SimpleQueue
from threading import Event, Thread
from typing import BinaryIO

from pygls.io_ import StdoutWriter, run_async

from ..tuples import NamedTuple
from .server import Server


def serve(server: Server, stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Serve until the session ends; the exit code that the protocol asks for: 1 for an `exit` without a `shutdown`."""
    server.protocol.set_writer(StdoutWriter(stdout))
    reader = _Reader(stdin)
    try:
        asyncio.run(run_async(Event(), reader, server.protocol, error_handler=server.report_server_error))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except BrokenPipeError:  # the editor is gone
        return 0
    finally:
        reader.close()
    return 0


class _Wanted(NamedTuple):
    """What is to be read, and the future that waits for it."""

    read: Callable[[], bytes]
    future: asyncio.Future[bytes]
    loop: asyncio.AbstractEventLoop


class _Reader:
    """Reads in a thread that ends with the process, even while it waits: an interrupt need not wait for input."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._wanted: SimpleQueue[_Wanted | None] = SimpleQueue()
        Thread(target=self._work, daemon=True).start()

    def readline(self) -> Awaitable[bytes]:
        """The next line; empty at the end of the input."""
        return self._read(self._stream.readline)

    def readexactly(self, n: int) -> Awaitable[bytes]:
        """So many bytes, fewer at the end of the input."""
        return self._read(partial(self._stream.read, n))

    def close(self) -> None:
        """End the thread, unless it waits for input."""
        self._wanted.put(None)

    def _read(self, read: Callable[[], bytes]) -> Awaitable[bytes]:
        loop = asyncio.get_running_loop()
        wanted = _Wanted(read, loop.create_future(), loop)
        self._wanted.put(wanted)
        return wanted.future

    def _work(self) -> None:
        while (wanted := self._wanted.get()) is not None:
            try:
                data = wanted.read()
            except (OSError, ValueError):  # the input is closed
                data = b""
            try:
                wanted.loop.call_soon_threadsafe(_settle, wanted.future, data)
            except RuntimeError:  # the session has ended in the meantime
                return


def _settle(future: asyncio.Future[bytes], data: bytes) -> None:
    if not future.done():
        future.set_result(data)
