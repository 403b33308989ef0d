"""The engine: what happens to tasks when work fails, a process dies or somebody says stop."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from clausekit.batch.crews import crew_of
from clausekit.batch.engine import Crew, Here, run


def doubled(tasks: Sequence[int]) -> Sequence[int]:
    if 13 in tasks:
        raise ValueError("thirteen")
    return [2 * task for task in tasks]


def deadly(folder: Path, tasks: Sequence[int]) -> Sequence[int]:
    for task in tasks:
        if task == 13:
            os._exit(9)
        if task == 5 and not (folder / "died").exists():
            (folder / "died").touch()
            os._exit(9)
    return [2 * task for task in tasks]


def lost(task: int, reason: str) -> int:
    return -task


class Brittle(Here):
    """Breaks for good at the first task that a test names."""

    def __init__(self, breaks_at: set[int]) -> None:
        self.breaks_at, self.broken = breaks_at, False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self.broken:
            raise BrokenExecutor
        if self.breaks_at & set(args[0]):
            self.broken = True
            future: Future[Any] = Future()
            future.set_exception(BrokenExecutor("gone"))
            return future
        return super().submit(fn, *args, **kwargs)


@pytest.mark.parametrize(("width", "lot"), [(1, 1), (3, 1), (2, 4)])
def test_a_task_whose_work_fails_does_not_stop_the_others(width: int, lot: int) -> None:
    found = sorted(run(Crew(Here, width, lot), doubled, range(20), lost))
    assert found == sorted([-13, *(2 * n for n in range(20) if n != 13)])


@pytest.mark.parametrize(("width", "lot"), [(1, 1), (3, 1), (2, 4)])
def test_a_task_that_breaks_every_executor_is_the_only_one_lost(width: int, lot: int) -> None:
    made = []

    def make() -> Executor:
        made.append(Brittle({13}))
        return made[-1]

    found = sorted(
        run(Crew(make, width, lot), lambda tasks: [2 * t for t in tasks], range(20), lost)
    )
    assert found == sorted([-13, *(2 * n for n in range(20) if n != 13)])
    assert len(made) <= 4


def test_a_killed_process_loses_nothing_but_what_kills_it_again(tmp_path: Path) -> None:
    make = partial(ProcessPoolExecutor, 2, mp_context=get_context("spawn"))
    crew = Crew(make, width=3, lot=2)
    found = sorted(run(crew, partial(deadly, tmp_path), range(16), lost))
    assert found == sorted([-13, *(2 * n for n in range(16) if n != 13)])


def test_tasks_are_taken_only_as_they_are_needed() -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for n in range(1000):
            taken.append(n)
            yield n

    outcomes = run(Crew(Here, width=2, lot=3), doubled, tasks(), lost)
    next(outcomes)
    assert len(taken) <= 6


def test_nothing_begins_after_stop() -> None:
    done: list[int] = []
    outcomes = run(Crew(Here), doubled, range(10), lost, lambda: len(done) >= 4)
    for outcome in outcomes:
        done += [outcome]
    assert done == [0, 2, 4, 6]


def counted(folder: Path) -> None:
    """Take note that a process begins."""
    (folder / f"begun-{os.getpid()}").touch()


def pids(tasks: Sequence[int]) -> Sequence[int]:
    return [os.getpid() for _ in tasks]


def test_the_processes_of_a_crew_stay_for_the_next_piece_of_work(tmp_path: Path) -> None:
    with crew_of(2, counted, tmp_path) as crew:
        first = list(run(crew, pids, range(40), lost))
        second = list(run(crew, pids, range(40), lost))
    begun = {int(p.name.removeprefix("begun-")) for p in tmp_path.iterdir()}
    assert len(first) == len(second) == 40
    assert {*first, *second} <= begun
    assert len(begun) <= 2


@pytest.mark.skipif(os.name != "posix", reason="signals of this kind are of POSIX")
def test_a_process_that_is_killed_between_two_pieces_of_work_is_replaced(tmp_path: Path) -> None:
    with crew_of(2, counted, tmp_path) as crew:
        (victim, *_) = run(crew, pids, range(40), lost)
        os.kill(victim, signal.SIGKILL)
        found = list(run(crew, pids, range(40), lost))
    assert len(found) == 40
    assert all(pid > 0 for pid in found)


def test_a_crew_of_one_works_in_this_process(tmp_path: Path) -> None:
    with crew_of(1, counted, tmp_path) as crew:
        assert set(run(crew, pids, range(3), lost)) == {os.getpid()}


def test_lots_grow_small_towards_the_end() -> None:
    lots: list[int] = []

    def noted(tasks: Sequence[int]) -> Sequence[int]:
        lots.append(len(tasks))
        return tasks

    found = list(run(Crew(Here, width=4, lot=16), noted, range(200), lost, count=200))
    assert sorted(found) == list(range(200))
    assert lots[0] == 16
    assert lots == sorted(lots, reverse=True)
    assert lots[-1] <= 2
