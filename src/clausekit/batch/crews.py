"""Crews on this machine: this process, or several."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from clausekit.batch.engine import Crew, Here
from clausekit.errors import ToolError

Done = TypeVar("Done")

_LOT = 16
_AHEAD = 2
"""Lots that wait for each process, so that none is idle."""


@contextmanager
def crew_of(jobs: int, begin: Callable[[Any], None], what: object) -> Iterator[Crew]:
    """Give a crew of so many processes; of one, it is this process.

    The processes stay until the end, so that what one piece of work taught them serves the next.

    Args:
        jobs: How many.
        begin: Called once in each process before its first task, with `what`.
        what: Sent once to each process.
    """
    if jobs <= 1:
        begin(what)
        yield Crew(Here)
        return
    pools: list[_Pool] = []

    def pool() -> Executor:
        if not pools or pools[-1].ended:
            pools.append(_pool(jobs, begin, what))
        return pools[-1]

    try:
        yield Crew(pool, width=_AHEAD * jobs, lot=_LOT, stays=True)
    finally:
        if pools:
            pools[-1].shutdown(wait=True)


def cores() -> int:
    """Return how many processes can run at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _pool(jobs: int, begin: Callable[[Any], None], what: object) -> _Pool:
    from multiprocessing import get_context

    # Fork copies locks that other threads hold; spawn is the same on every system.
    pool = _Pool(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(begin, what))
    # The pool watches over its processes from the first result on: one that dies before that,
    # while another waits for it, would never be missed.
    try:
        for future in [pool.submit(os.getpid) for _ in range(jobs)]:
            future.result()
    except BrokenExecutor as error:
        pool.shutdown()
        message = "The processes that do the work cannot be started."
        raise ToolError(message, "Try --jobs 1, which shows why.") from error
    return pool


class _Pool(ProcessPoolExecutor):
    """A pool whose processes Ctrl-C does not reach, not even while they start."""

    ended = False

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes; there is no more work for them."""
        self.ended = True
        super().shutdown(wait, cancel_futures=cancel_futures)

    def submit(self, fn: Callable[..., Done], /, *args: Any, **kwargs: Any) -> Future[Done]:
        """Hand work in; processes are started by this."""
        if not hasattr(signal, "pthread_sigmask"):
            return super().submit(fn, *args, **kwargs)
        # A blocked signal stays blocked in the processes; here it waits until it is let in again.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(begin: Callable[[Any], None], what: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin(what)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, however it went."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
