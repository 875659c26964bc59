"""Work shared among processes, where that pays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_LEAST = 300
"""Files for which one more process pays: starting it takes as long as checking about so many."""
_AT_ONCE = 32
"""Files that a process takes at a time: few enough that all end together, enough that handing over costs little."""


_SAMPLE = 100
"""Costly files after which it is told how many more will come."""
_IDLE_SAMPLE = 1000
"""Files after which it is told whether nothing comes of most of them."""
_LEAST_IDLE = 1000
"""Idle files for which a scout pays."""


def worth(files: int) -> int:
    """How many processes are to share the work that so many files make: one more for every few hundred."""
    return max(1, min(_processors(), files // _LEAST))


def _processors() -> int:
    """The processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def each(work: Callable[[Item], Result], items: Sequence[Item], wanted: int | None, idle: Result) -> Iterator[Result]:
    """What the work makes of each item, in the order of the items, by as many processes as wanted.

    None is for as many as pay. `idle` is what comes of an item that was not worth the work.
    """
    if wanted is None:
        yield from _as_it_pays(work, items, idle)
    else:
        yield from _shared(work, items, min(wanted, len(items)))


def _as_it_pays(
    work: Callable[[Item], Result], items: Sequence[Item], idle: Result, *, scouting: bool = True
) -> Iterator[Result]:
    """The work begins here, and is shared as soon as enough costly items have come up, or very many idle ones."""
    costly = 0
    for done, item in enumerate(items):
        if costly >= _SAMPLE and (jobs := worth(costly * (len(items) - done) // done)) > 1:
            yield from _shared(work, items[done:], jobs)
            return
        if done == _IDLE_SAMPLE and scouting and costly < _SAMPLE and (jobs := _scouts(len(items) - done)):
            yield from _scouted(work, items[done:], idle, jobs)
            return
        result = work(item)
        costly += result is not idle
        yield result


def _scouts(items: int) -> int:
    """How many scouts are worth sending ahead over so many items that are idle, most of them."""
    from . import scouts

    return min(_processors(), items // _LEAST_IDLE) - 1 if items >= 2 * _LEAST_IDLE and scouts.can_be_sent() else 0


def _scouted(work: Callable[[Item], Result], items: Sequence[Item], idle: Result, jobs: int) -> Iterator[Result]:
    """The work done here, where scouts have not found that nothing comes of an item."""
    from . import scouts

    size = -(-len(items) // (jobs + 1))
    own, *parts = (items[at : at + size] for at in range(0, len(items), size))
    with scouts.ahead(work, parts, idle) as sent:
        yield from _as_it_pays(work, own, idle, scouting=False)
        for part, scout in zip_longest(parts, sent):
            told = scout.told() if scout else b""
            for item, is_idle in zip(part, told, strict=False):
                yield idle if is_idle else work(item)
            yield from _as_it_pays(work, part[len(told) :], idle, scouting=False)


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
            pool.shutdown(cancel_futures=True)
    yield from map(work, items[done:])


def _start() -> None:
    """Makes a worker leave an interrupt to the process that began the work."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


__all__ = ["each", "worth"]
