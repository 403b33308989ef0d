"""Values that were made before, kept as long as they are asked for again.

A value is on trial until it is asked for a second time: a stream of values that each come once
drives nothing out and fills no memory.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from operator import is_
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")
Made = TypeVar("Made")

MOST = 16_384
MOST_ON_TRIAL = 8_192
TURNS = 64


class Reuse(Generic[Value]):
    """Values by key, a limited number of them."""

    __slots__ = ("_came", "_kept", "_large", "_most", "_trial", "_turns")

    def __init__(self, most: int = MOST, turns: int = TURNS, *, large: bool = False) -> None:
        """Make an empty one.

        Args:
            most: Values that are kept; the oldest makes room.
            turns: Turns in which a value has to be asked for again.
            large: Whether values are too large to be on trial: one is kept when it is made again.
        """
        self._most, self._turns, self._large = most, turns, large
        self._kept: dict[Hashable, Value] = {}
        self._trial: dict[Hashable, Value | None] = {}
        self._came: deque[list[Hashable]] = deque([[]])

    def turn(self) -> None:
        """Begin a new piece of work; values that were on trial for too long are let go."""
        self._came.append([])
        while len(self._came) > self._turns or len(self._trial) > MOST_ON_TRIAL:
            for key in self._came.popleft():
                self._trial.pop(key, None)
            if not self._came:
                self._came.append([])

    def get(self, key: Hashable) -> Value | None:
        """Return the value of a key, or None where there is none any more."""
        value = self._kept.get(key)
        if value is None and (value := self._trial.get(key)) is not None:
            self._keep(key, value)
        return value

    def put(self, key: Hashable, value: Value) -> Value:
        """Keep a value, on trial; return it."""
        if self._large and key in self._trial:
            self._keep(key, value)
            return value
        self._kept.pop(key, None)
        self._trial[key] = None if self._large else value
        self._came[-1].append(key)
        return value

    def _keep(self, key: Hashable, value: Value) -> None:
        del self._trial[key]
        if len(self._kept) >= self._most:
            del self._kept[next(iter(self._kept))]
        self._kept[key] = value

    def __len__(self) -> int:
        return len(self._kept) + len(self._trial)


class ReuseByNode:
    """What was made of nodes before; another node that is equal to one counts as another."""

    __slots__ = ("_reuse", "turned")

    def __init__(self, most: int = MOST, *, large: bool = False) -> None:
        """Make an empty one, which keeps so many things at most; see `Reuse`."""
        self._reuse: Reuse[tuple[object, Any]] = Reuse(most, large=large)
        self.turned = 0

    @property
    def alone(self) -> bool:
        """Whether this is the first document: most processes write one, and keeping costs time."""
        return self.turned == 1

    def turn(self) -> None:
        """Begin a new document."""
        self.turned += 1
        self._reuse.turn()

    def of(self, node: object, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what was made of a node before, else make it.

        Args:
            node: The node, a frozen value.
            key: Whatever else the result depends on.
            make: Makes it.
        """
        if self.turned == 1:
            return make()
        place = (id(node), key)
        found = self._reuse.get(place)
        if found is None or found[0] is not node:
            found = self._reuse.put(place, (node, make()))
        made: Made = found[1]
        return made

    def of_all(self, nodes: tuple[object, ...], key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what was made of several nodes together before, else make it.

        Args:
            nodes: The nodes, frozen values, in their order.
            key: Whatever else the result depends on.
            make: Makes it.
        """
        if self.turned == 1:
            return make()
        place = (tuple(map(id, nodes)), key)
        found = self._reuse.get(place)
        if found is None or not all(map(is_, found[0], nodes)):  # type: ignore[call-overload]
            found = self._reuse.put(place, (nodes, make()))
        made: Made = found[1]
        return made
