"""Runs work on tasks over any executor, and gets over the loss of one.

A few tasks are under way at a time, so that neither the tasks nor their results fill the memory.
When an executor breaks, since a process of it died, a new one is made and what was under way is
tried again, one task at a time: the task that kills its process twice has failed, the others go on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from dataclasses import field
from itertools import islice
from typing import Generic, TypeVar

from clausekit.lean import dataclass

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")
Work = Callable[[Sequence[Task]], Sequence[Outcome]]
Lost = Callable[[Task, str], Outcome]

_DIED = "the process that worked on it died"
_MANY, _FEWEST = 1_000_000, 2


@dataclass(frozen=True, slots=True)
class Crew:
    """Where work is done.

    Attributes:
        make: Returns an executor; called again when one broke.
        width: How many lots are under way at a time.
        lot: How many tasks go to a process together at most; fewer towards the end, so that all
            processes come to it together.
        stays: Whether the executor is there for more work, and whoever made the crew ends it.
    """

    make: Callable[[], Executor]
    width: int = 1
    lot: int = 1
    stays: bool = False


@dataclass(slots=True)
class _Run(Generic[Task, Outcome]):
    crew: Crew
    work: Work[Task, Outcome]
    lost: Lost[Task, Outcome]
    stopped: Callable[[], bool]
    left: int
    most: int
    executor: Executor | None = None
    under_way: dict[Future[Sequence[Outcome]], Sequence[Task]] = field(default_factory=dict)
    suspects: deque[Task] = field(default_factory=deque)

    def outcomes(self, tasks: Iterator[Task]) -> Iterator[Outcome]:
        self.executor = self.crew.make()
        try:
            while True:
                if self.stopped():
                    self._call_off()
                else:
                    self._submit(tasks)
                if not self.under_way:
                    return
                ready = wait(self.under_way, return_when=FIRST_COMPLETED).done
                for future in sorted(ready, key=_failed):
                    if future in self.under_way:
                        yield from self._taken(future)
        finally:
            self._stop()

    def _call_off(self) -> None:
        """Take back what has not begun; what has begun comes to its end."""
        self.suspects.clear()
        for future in list(self.under_way):
            if future.cancel():
                del self.under_way[future]

    def _submit(self, tasks: Iterator[Task]) -> None:
        """Bring work under way: suspects alone and one at a time, else as much as the crew takes."""
        if self.suspects:
            if not self.under_way:
                self._start([self.suspects.popleft()])
            return
        while len(self.under_way) < self.crew.width:
            share = self.left // (2 * self.crew.width)
            lot = list(islice(tasks, min(max(share, _FEWEST), self.most)))
            if not lot:
                return
            self.left -= len(lot)
            self._start(lot)

    def _start(self, lot: Sequence[Task]) -> None:
        assert self.executor is not None
        try:
            future = self.executor.submit(self.work, lot)
        except BrokenExecutor:
            self._replace()
            future = self.executor.submit(self.work, lot)
        self.under_way[future] = lot

    def _taken(self, future: Future[Sequence[Outcome]]) -> Iterator[Outcome]:
        lot = self.under_way.pop(future)
        try:
            yield from future.result()
        except BrokenExecutor:
            yield from self._suspected(lot, _DIED)
            self._replace()
        except (Exception, CancelledError) as error:  # noqa: BLE001 - whatever an executor says, the other rows go on
            yield from self._suspected(lot, f"{type(error).__name__}: {error}")

    def _suspected(self, lot: Sequence[Task], reason: str) -> Iterator[Outcome]:
        """Try the tasks of a lot again alone; a task that was alone has failed."""
        if len(lot) == 1 and not self.under_way:
            yield self.lost(lot[0], reason)
            return
        self.suspects.extend(lot)

    def _replace(self) -> None:
        """Make a new executor; what the old one had under way is tried again."""
        for lot in self.under_way.values():
            self.suspects.extend(lot)
        self.under_way.clear()
        self._stop(broken=True)
        if not self.stopped():
            self.executor = self.crew.make()

    def _stop(self, *, broken: bool = False) -> None:
        if self.executor is not None:
            for future in self.under_way:
                future.cancel()
            if self.crew.stays and not broken:
                wait(self.under_way)
            else:
                self.executor.shutdown(wait=True)
            self.executor = None


def _failed(future: Future[Sequence[Outcome]]) -> bool:
    return future.cancelled() or future.exception() is not None


def run(
    crew: Crew,
    work: Work[Task, Outcome],
    tasks: Iterable[Task],
    lost: Lost[Task, Outcome],
    stopped: Callable[[], bool] = lambda: False,
    count: int = _MANY,
    fold: int = 1,
) -> Iterator[Outcome]:
    """Yield the outcome of each task as it comes, in no order.

    Args:
        crew: Where the work is done.
        work: Works on several tasks and returns an outcome for each; it can be sent to a process.
        tasks: Taken as they are needed.
        lost: Makes the outcome of a task that kills its process or whose work raises.
        stopped: Whether no more work is to begin.
        count: About how many tasks there are.
        fold: How many times the crew's lot may go to a process together: more for quick work.
    """
    yield from _Run(crew, work, lost, stopped, count, crew.lot * fold).outcomes(iter(tasks))


class Here(Executor):
    """An executor that works in this process, at once."""

    def submit(
        self, fn: Callable[..., Outcome], /, *args: object, **kwargs: object
    ) -> Future[Outcome]:
        """Do the work and return it, finished."""
        future: Future[Outcome] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - as every executor does: it is kept for the asker
            future.set_exception(error)
        return future
