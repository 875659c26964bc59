"""An audit that is interrupted ends at once, and its workers with it.

To close a cluster in good order takes seconds, and one that has just begun to start shows tracebacks. Nothing is lost:
the results of a partition are written whole or not at all.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from types import FrameType

import psutil

_ENDS = ("SIGINT", "SIGTERM", "SIGHUP")
_INTERRUPTED = 130


@contextlib.contextmanager
def ending_at_once() -> Iterator[None]:
    """While inside, an interrupt ends this process and those that it starts, without a word."""
    _start_tracker()
    own = {child.pid for child in psutil.Process().children()}

    def end(_number: int, _frame: FrameType | None) -> None:
        with contextlib.suppress(OSError):
            os.write(2, b"\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # workers that Dask starts in place of those that end here
        for _ in range(2):
            _kill(child for child in psutil.Process().children(recursive=True) if child.pid not in own)
        os._exit(_INTERRUPTED)

    replaced = [number for name in _ENDS if (number := getattr(signal, name, None)) is not None and _interrupts(number)]
    for number in replaced:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in replaced:
            signal.signal(number, signal.default_int_handler)


def _kill(processes: Iterable[psutil.Process]) -> None:
    killed = list(processes)
    for process in killed:
        with contextlib.suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(killed, timeout=2)


def _interrupts(number: int) -> bool:
    """Whether a signal interrupts the command, which runs in the main thread, and nobody put it to another use."""
    is_ours = signal.getsignal(number) is signal.default_int_handler
    return is_ours and threading.current_thread() is threading.main_thread()


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """While inside, SIGINT waits; it never reaches the threads and processes that are started here."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_tracker() -> None:
    """Start the process that removes what killed processes leave, without the stream on which it would say so."""
    if sys.platform == "win32":
        return
    from multiprocessing import resource_tracker

    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        resource_tracker.ensure_running()
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
