"""Crews on this machine: this process, or several."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from functools import partial
from typing import Any, TypeVar

from clausekit.batch.engine import Crew, Here
from clausekit.errors import ToolError

Done = TypeVar("Done")

_LOT = 8
_AHEAD = 2
"""Lots that wait for each process, so that none is idle."""


def crew_of(jobs: int, begin: Callable[[Any], None], what: object) -> Crew:
    """Return a crew of so many processes; of one, it is this process.

    Args:
        jobs: How many.
        begin: Called once in each process before its first task, with `what`.
        what: Sent once to each process.
    """
    if jobs <= 1:
        begin(what)
        return Crew(Here)
    return Crew(partial(_pool, jobs, begin, what), width=_AHEAD * jobs, lot=_LOT)


def cores() -> int:
    """Return how many processes can run at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _pool(jobs: int, begin: Callable[[Any], None], what: object) -> Executor:
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
