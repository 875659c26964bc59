"""Copies of this process that look ahead: of which items nothing will come, told before their turn."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NoReturn, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MOST = 100
"""Items of which something came, after which a scout turns back: what it makes of them is lost."""


def can_be_sent() -> bool:
    """Whether a copy of this process is safe and cheap: on Linux, with no other thread that could hold a lock."""
    threading = sys.modules.get("threading")
    return sys.platform == "linux" and (threading is None or threading.active_count() == 1)


class Scout:
    """A copy of this process that does the work of some items, and tells which of them come to nothing: `idle`."""

    def __init__(self, work: Callable[[Item], Result], items: Sequence[Item], idle: Result) -> None:
        self._answer, to = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            _tell(to, work, items, idle)
        os.close(to)

    def told(self) -> bytes:
        """One for each of the first items that comes to nothing, zero for others; shorter where it turned back."""
        pieces = []
        while piece := os.read(self._answer, 1_000_000):
            pieces.append(piece)
        return b"".join(pieces)

    def dismiss(self) -> None:
        """Ends the process, whether it is done or not."""
        os.close(self._answer)
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _tell(to: int, work: Callable[[Item], Result], items: Sequence[Item], idle: Result) -> NoReturn:
    """What a scout does; it ends without a trace, since everything that is open or registered here is not its own."""
    try:
        answer, others = bytearray(), 0
        for item in items:
            is_idle = work(item) is idle
            answer.append(is_idle)
            others += not is_idle
            if others == MOST:
                break
        with open(to, "wb") as pipe:
            pipe.write(answer)
    finally:
        os._exit(0)


@contextmanager
def ahead(work: Callable[[Item], Result], parts: Sequence[Sequence[Item]], idle: Result) -> Iterator[list[Scout]]:
    """A scout for each part, as long as they are needed; fewer where the system allows no more processes."""
    sent: list[Scout] = []
    try:
        with suppress(OSError):
            for part in parts:
                sent.append(Scout(work, part, idle))  # noqa: PERF401  # those sent are to be known if one cannot be
        yield sent
    finally:
        for scout in sent:
            scout.dismiss()
