"""Work shared among processes once there is enough of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

_SAMPLE = 100
"""Costly items after which the rest is shared, if enough of them are left."""
_LEAST = 300
"""Costly items for which one more process pays: starting it takes as long as checking about so many."""
_AT_ONCE = 32
"""Items that a process takes at a time: few enough that all end together, enough that handing over costs little."""
_PACKAGE_FOLDER = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def worth(items: int) -> int:
    """How many processes are to share so many costly items: one more for every few hundred."""
    return max(1, min(_processors(), items // _LEAST))


def _processors() -> int:
    """The processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def each(work: Callable[[Item], Result], items: Sequence[Item], jobs: int | None, idle: Result) -> Iterator[Result]:
    """Yield what the work makes of each item, in the order of the items, with as many processes as wanted.

    None is for as many as pay: the work begins here, and is shared once enough costly items have come up. `idle` is
    the result of an item that cost no more than a look at it.
    """
    if jobs is not None:
        yield from _shared(work, items, min(jobs, len(items)))
        return
    costly = 0
    for done, item in enumerate(items):
        if costly == _SAMPLE and (most := worth(costly * (len(items) - done) // done)) > 1:
            yield from _shared(work, items[done:], most)
            return
        result = work(item)
        costly += result is not idle
        yield result


def _shared(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    """Results by several processes; what one that was killed leaves undone is done here."""
    done = 0
    if jobs > 1 and _can_start_safely():
        from concurrent.futures.process import BrokenProcessPool

        with _pool(jobs) as pool:
            try:
                for result in pool.map(work, items, chunksize=_AT_ONCE):
                    yield result
                    done += 1
            except BrokenProcessPool:
                pass
    yield from map(work, items[done:])


def _can_start_safely() -> bool:
    """Whether a new interpreter would import nothing from the current folder, which is the one that is checked.

    Before Python 3.11 nothing keeps a spawned interpreter from doing so; forked ones import nothing anew.
    """
    from multiprocessing import get_start_method

    return sys.version_info >= (3, 11) or get_start_method() == "fork"


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes whose imports never look into the current folder, and which end with this one."""
    from concurrent.futures import ProcessPoolExecutor

    path, safe = list(sys.path), os.environ.get("PYTHONSAFEPATH")
    here = os.getcwd()
    sys.path[:] = [folder for folder in path if folder == _PACKAGE_FOLDER or os.path.abspath(folder) != here]
    os.environ["PYTHONSAFEPATH"] = "1"
    pool = ProcessPoolExecutor(jobs, initializer=_begin)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        sys.path[:] = path
        if safe is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = safe


def _begin() -> None:
    """Leave interrupts to the process that began the work, and end when it ends, however that happens."""
    import signal
    import threading
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)


__all__ = ["each", "worth"]
