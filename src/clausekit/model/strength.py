"""The public ladder of model wordings."""

from __future__ import annotations

from enum import StrEnum


class Strength(StrEnum):
    """A rung of the library's ladder, best for workers first. Nobody's mandate."""

    STRONG = "strong"
    STANDARD = "standard"
    BASIC = "basic"

    rank: int
    """0 for strong, 2 for basic."""

    __hash__ = str.__hash__  # that of enumerations is written in Python, and this is asked often

    @property
    def and_stronger(self) -> tuple[Strength, ...]:
        """The rung and those above it, the nearest first."""
        return _AND_STRONGER[self]


STRENGTHS: tuple[Strength, ...] = (Strength.STRONG, Strength.STANDARD, Strength.BASIC)
for _rank, _strength in enumerate(STRENGTHS):
    _strength.rank = _rank
_AND_STRONGER = {strength: STRENGTHS[strength.rank :: -1] for strength in STRENGTHS}
