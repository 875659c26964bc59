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


_SAMPLE = 100
"""Costly files after which it is told how many more will come."""


def worth(files: int) -> int:
    """How many processes are to share the work that so many files make: one more for every few hundred."""
    return max(1, min(_processors(), files // _LEAST))


def _processors() -> int:
    """The processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def each(
    work: Callable[[Item], Result], items: Sequence[Item], wanted: int | None, costs: Callable[[Result], bool]
) -> Iterator[Result]:
    """What the work makes of each item, in the order of the items, by as many processes as wanted.

    None is for as many as pay: the work begins here, and is shared as soon as enough items that `costs` is true of have
    come up. Should the system end one of the processes, the rest of the work is done here.
    """
    done = costly = 0
    jobs = min(wanted or 1, len(items))
    if wanted is None:
        for item in items:
            if costly >= _SAMPLE and (jobs := worth(costly * (len(items) - done) // done)) > 1:
                break
            result = work(item)
            done += 1
            costly += costs(result)
            yield result
    yield from _shared(work, items[done:], jobs)


def _shared(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
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
