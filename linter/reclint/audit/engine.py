"""Where the work is done: on workers of this machine, on a cluster that exists, or in this process."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import dask
from dask.diagnostics import ProgressBar
from dask.system import CPU_COUNT

from ..tuples import NamedTuple

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Unreachable(Exception):
    """No scheduler answers at the address."""


class Place(NamedTuple):
    """Where the work is done: at a scheduler's address, else on so many workers; none is this process."""

    scheduler: str | None = None
    workers: int | None = None
    memory: int | None = None
    """Bytes of each worker."""
    shows_progress: bool = False


class Engine:
    """Does the same to many items; in this process, with Dask's synchronous scheduler."""

    def __init__(self, *, shows_progress: bool = False) -> None:
        self.shows_progress = shows_progress

    def map(
        self, what: str, work: Callable[..., Answer], items: Sequence[Item], *more: Any
    ) -> Iterator[tuple[Item, Answer | Exception]]:
        """Each item with what the work on it gives, in any order; `what` says above the progress what is done."""
        self._announce(what)
        tasks = [dask.delayed(work, traverse=False)(item, *more) for item in items]
        bar = ProgressBar(out=sys.stderr) if self.shows_progress else contextlib.nullcontext()
        with bar:
            answers = dask.compute(*tasks, scheduler="synchronous", optimize_graph=False)
        yield from zip(items, answers, strict=True)

    def _announce(self, what: str) -> None:
        if self.shows_progress:
            sys.stderr.write(f"{what}\n")


class Cluster(Engine):
    """Does it on the workers of a cluster; what a lost worker had begun is done again by another."""

    def __init__(self, client: Any, *, shows_progress: bool = False) -> None:
        super().__init__(shows_progress=shows_progress)
        self.client = client

    def map(
        self, what: str, work: Callable[..., Answer], items: Sequence[Item], *more: Any
    ) -> Iterator[tuple[Item, Answer | Exception]]:
        """Each item with what the work on it gives, in any order; an exception for one that no worker survives."""
        from distributed import as_completed

        futures = [self.client.submit(work, item, *more, pure=False) for item in items]
        owners = {future.key: item for future, item in zip(futures, items, strict=True)}
        self._announce(what)
        if self.shows_progress:
            self._show_progress(futures)
        for future in as_completed(futures):
            answer = future.exception() or future.result()
            future.release()
            yield owners[future.key], answer

    @staticmethod
    def _show_progress(futures: Sequence[Any]) -> None:
        from distributed import progress

        with contextlib.redirect_stdout(sys.stderr):
            progress(list(futures), notebook=False)
            print()  # noqa: T201


@contextlib.contextmanager
def started(place: Place) -> Iterator[Engine]:
    """The engine at a place; Unreachable where no scheduler answers."""
    if place.workers == 0:
        yield Engine(shows_progress=place.shows_progress)
        return
    from distributed import Client

    from .interrupts import ending_at_once

    if place.scheduler is not None:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        with ending_at_once():
            try:
                client = Client(place.scheduler, timeout="10s")
            except (OSError, ValueError, TypeError) as error:
                raise Unreachable(place.scheduler) from error
            with client:
                yield Cluster(client, shows_progress=place.shows_progress)
        return
    with ending_at_once(), _local(place) as cluster, Client(cluster) as client:
        yield Cluster(client, shows_progress=place.shows_progress)


@contextlib.contextmanager
def _local(place: Place) -> Iterator[Any]:
    """Workers of this machine; those that a terminal interrupts together with this process leave it to this one."""
    from distributed import LocalCluster

    from .interrupts import held_back

    with dask.config.set({"distributed.worker.profile.enabled": False}):  # else a tenth of the time goes into it
        with held_back():
            cluster = LocalCluster(
                n_workers=place.workers or CPU_COUNT,
                threads_per_worker=1,
                memory_limit=place.memory or "auto",
                dashboard_address=None,
                scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},  # else it takes a port that may be in use
                silence_logs=logging.CRITICAL,
            )
        with cluster:
            yield cluster
