"""Progress of a long run on a terminal: a bar, the rate and the time that remains; elsewhere nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from clausekit.api.batching.progress import Step, silent

if TYPE_CHECKING:
    from rich.console import Console

    from clausekit.api.batching.progress import Progress

_WORDS = {Step.CHECK: "Checking", Step.WRITE: "Writing"}


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Give a function that shows progress on stderr, where that is a terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console

    with bars_on(Console(stderr=True)) as show:
        yield show


@contextmanager
def bars_on(console: Console, clock: Callable[[], float] | None = None) -> Iterator[Progress]:
    """Give a function that shows progress on a console, a bar for each step.

    Args:
        console: Where the bars are drawn.
        clock: Tells the seconds; the system's unless given.
    """
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )  # fmt: skip
    from rich.progress import Progress as Bars
    from rich.progress import Task as Bar
    from rich.text import Text

    class Rate(ProgressColumn):
        """Rows a second."""

        def render(self, task: Bar) -> Text:
            """Return the rate in words."""
            speed = task.finished_speed or task.speed
            return Text(f"{speed:.1f} rows/s" if speed else "")

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Bars(*columns, console=console, get_time=clock) as bars:
        known = {}

        def show(step: Step, done: int, total: int) -> None:
            if step not in known:
                known[step] = bars.add_task(_WORDS[step], total=total)
            bars.update(known[step], completed=done, total=total)

        yield show
