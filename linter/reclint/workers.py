"""Work shared among processes, where that pays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_LEAST = 300
"""Files for which one more process pays: starting it takes as long as checking about so many."""
_AT_ONCE = 32
"""Files that a process takes at a time: few enough that all end together, enough that handing over costs little."""


def worth(wanted: int | None, files: int) -> int:
    """How many processes are to share so many files; as many as wanted, else one more for every few hundred files."""
    if wanted is not None:
        return max(1, min(wanted, files))
    return max(1, min(_processors(), files // _LEAST))


def _processors() -> int:
    """The processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def each(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    """What the work makes of each item, in the order of the items.

    Should the system end one of the processes, the rest of the work is done here.
    """
    done = 0
    if jobs > 1:
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        pool = ProcessPoolExecutor(jobs, initializer=_start)
        try:
            for result in pool.map(work, items, chunksize=_AT_ONCE):
                yield result
                done += 1
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    yield from map(work, items[done:])


def _start() -> None:
    """Makes a worker leave an interrupt to the process that began the work."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


__all__ = ["each", "worth"]
