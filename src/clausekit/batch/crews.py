"""Crews on this machine: this process, or several."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from typing import Any

from clausekit.batch.engine import Crew, Here

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
    return ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(begin, what)
    )


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
