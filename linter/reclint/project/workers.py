"""Work shared among processes once there is enough of it."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

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


def each(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int | None, idle: tuple[Result, ...]
) -> Iterator[Result]:
    """Yield what the work makes of each item, in the order of the items, with as many processes as wanted.

    None is for as many as pay: the work begins here, and is shared once enough costly items have come up. `idle` has
    the results of items that cost no more than a look at them.
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
        costly += result not in idle
        yield result


def _shared(work: Callable[[Item], Result], items: Sequence[Item], jobs: int) -> Iterator[Result]:
    """Results by several processes; what is left undone by processes that were killed or cannot start is done here."""
    done = 0
    if jobs > 1 and _can_start_safely():
        from concurrent.futures.process import BrokenProcessPool

        with suppress(BrokenProcessPool), _pool(jobs) as pool:
            for chunk in _submitted(pool, work, items):
                for result in chunk.result():
                    yield result
                    done += 1
    yield from map(work, items[done:])


def _can_start_safely() -> bool:
    """Whether a new interpreter would import nothing from the current folder, which is the one that is checked.

    PYTHONSAFEPATH sees to that from Python 3.11 on, unless the environment is ignored; forked ones import nothing anew.
    """
    from multiprocessing import get_start_method

    if get_start_method() == "fork":
        return True
    return sys.version_info >= (3, 11) and (sys.flags.safe_path or not sys.flags.ignore_environment)


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor | None]:
    """Processes that end with this one, and at once when the work is broken off; None where there can be none."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children

    others = set(active_children())
    try:
        with _without_current_folder():
            pool = ProcessPoolExecutor(jobs, initializer=_begin)
    except (ImportError, NotImplementedError, OSError):  # no semaphores here
        yield None
        return
    try:
        yield pool
    except BaseException:
        for process in set(active_children()) - others:
            _interrupt(process)
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        for process in set(active_children()) - others:  # only where the pool was broken off before it was complete
            process.kill()


def _interrupt(process: BaseProcess) -> None:
    """End a worker, but not while it hands over results: the reader would wait for the rest of them for good."""
    if sys.platform == "win32" or process.pid is None:
        process.terminate()
    else:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGINT)


def _submitted(
    pool: ProcessPoolExecutor | None, work: Callable[[Item], Result], items: Sequence[Item]
) -> Iterator[Future[list[Result]]]:
    """The chunks of results to come, with all processes started; none where no process can start."""
    chunks: deque[Future[list[Result]]] = deque()
    if pool is not None:
        with suppress(OSError), _without_current_folder(), _without_interrupts():  # more processes may be forbidden
            chunks += [pool.submit(_process, work, items[at : at + _AT_ONCE]) for at in range(0, len(items), _AT_ONCE)]
    while chunks:
        yield chunks.popleft()


def _process(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """The results of some items; in a worker, interrupts are held back but for this."""
    if sys.platform == "win32":
        return [work(item) for item in items]
    signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT,))
    try:
        return [work(item) for item in items]
    finally:
        signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))


@contextmanager
def _without_current_folder() -> Iterator[None]:
    """Let processes that start now never import from the current folder."""
    path, safe, here = list(sys.path), os.environ.get("PYTHONSAFEPATH"), os.getcwd()
    sys.path[:] = [folder for folder in path if folder == _PACKAGE_FOLDER or os.path.abspath(folder) != here]
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        sys.path[:] = path
        if safe is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = safe


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold back what ends a run, here and in processes that start now, which take interrupts in `_process` alone.

    A pool that is broken off while it starts its processes would leave them waiting for work.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Let this process end without a word when it is interrupted, and when its parent ends, however that happens."""
    import threading
    from multiprocessing import parent_process

    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM, signal.SIGHUP))
    signal.signal(signal.SIGINT, signal.SIG_IGN if sys.platform == "win32" else signal.SIG_DFL)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)


__all__ = ["each", "worth"]
