"""The words with which a pattern can begin, read from the pattern itself.

A rule with many patterns tries at each word only those that can begin there. What cannot be told is
tried everywhere, so that a pattern may be written without a thought for this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from clausekit.lean import dataclass

_ENOUGH = 3000
_SPACES = frozenset({"CATEGORY_SPACE", "CATEGORY_NOT_WORD"})
_NEUTRAL = frozenset({"ASSERT", "ASSERT_NOT"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_ANY = "*"

# The first word and, once it is complete, what is known of the second.
_State = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Openings:
    """How matches of a pattern begin.

    Attributes:
        words: First words, each with the words that can follow it; None where any can.
        stems: Beginnings of first words that may go on.
    """

    words: dict[str, set[str] | None]
    stems: tuple[str, ...]

    def admit(self, first: str, second: str) -> bool:
        """Return whether a match can begin with these two words."""
        follows = self.words.get(first, _NONE)
        if follows is None or second in follows:
            return True
        return bool(self.stems) and first.startswith(self.stems)


_NONE: frozenset[str] = frozenset()


class _UnknownError(Exception):
    """How the pattern begins cannot be told."""


def openings(pattern: str) -> Openings | None:
    """Return how the matches of a pattern begin that starts at a word; None where it cannot be told."""
    reader = _Reader()
    try:
        for state in reader.read(re._parser.parse(pattern), {("",)}):  # type: ignore[attr-defined]
            reader.end(state, complete=False)
    except (_UnknownError, AttributeError):
        return None
    return Openings(reader.words, tuple(sorted(reader.stems)))


class _Reader:
    def __init__(self) -> None:
        self.words: dict[str, set[str] | None] = {}
        self.stems: set[str] = set()

    def end(self, state: _State, *, complete: bool) -> None:
        """Take in how far a beginning is known; `complete` when the word is known to end here."""
        first = state[0]
        if not first:
            raise _UnknownError
        if len(state) == 1:
            self.stems.add(first)
        elif complete and state[1]:
            known = self.words.setdefault(first, set())
            if known is not None:
                known.add(state[1])
        else:
            self.words[first] = None

    def read(self, nodes: Iterable[tuple[Any, Any]], states: set[_State]) -> set[_State]:
        """Return the beginnings after the nodes that are not settled yet."""
        for kind, value in nodes:
            if not states:
                break
            states = self._step(str(kind), value, states)
            if len(states) > _ENOUGH:
                raise _UnknownError
        return states

    def _step(self, kind: str, value: Any, states: set[_State]) -> set[_State]:
        if kind == "LITERAL":
            return self._sign(chr(value), states)
        if kind == "IN":
            return self._one_of(value, states)
        if kind == "BRANCH":
            return set().union(*(self.read(branch, states) for branch in value[1]))
        if kind == "SUBPATTERN":
            return self.read(value[3], states)
        if kind in _REPEATS:
            return self._repeat(value, states)
        if kind == "AT":
            return self._boundary(states) if str(value) == "AT_BOUNDARY" else states
        if kind in _NEUTRAL:
            return states
        return self._anything(states)

    def _sign(self, sign: str, states: set[_State]) -> set[_State]:
        if sign.isalnum() or sign == "_":
            return {(*s[:-1], s[-1] + sign) for s in states}
        return self._boundary(states, begun=True)

    def _boundary(self, states: set[_State], *, begun: bool = False) -> set[_State]:
        after: set[_State] = set()
        for state in states:
            if len(state) == 2 and state[1]:
                self.end(state, complete=True)
            elif len(state) == 2 or not state[0]:
                if begun and not state[0]:
                    raise _UnknownError
                after.add(state)
            else:
                after.add((state[0], ""))
        return after

    def _one_of(self, items: Sequence[tuple[Any, Any]], states: set[_State]) -> set[_State]:
        after: set[_State] = set()
        for kind, value in items:
            if str(kind) == "LITERAL":
                after |= self._sign(chr(value), states)
            elif str(kind) == "CATEGORY" and str(value) in _SPACES:
                after |= self._boundary(states, begun=True)
            else:
                after |= self._anything(states)
        return after

    def _anything(self, states: set[_State]) -> set[_State]:
        for state in states:
            self.end(state, complete=False)
        return set()

    def _repeat(self, value: tuple[int, int, Any], states: set[_State]) -> set[_State]:
        least, most, nodes = value
        once = self.read(nodes, states)
        if most > 1:  # what goes on in the same word may do so again
            again = {s for s in once - states if s[-1]}
            self._anything(again)
            once -= again
            if once - states:
                once |= self.read(nodes, once - states)
        return once | states if least == 0 else once
