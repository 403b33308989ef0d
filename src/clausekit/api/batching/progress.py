"""What a batch tells of its progress."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias


class Step(StrEnum):
    """What a batch is doing."""

    CHECK = "check"
    WRITE = "write"


Progress: TypeAlias = Callable[[Step, int, int], None]
"""Called with the step, how many rows are through and how many there are."""


def silent(step: Step, done: int, total: int) -> None:
    """Tell nobody."""
    del step, done, total
