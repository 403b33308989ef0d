"""The public ladder of model wordings."""

from __future__ import annotations

from enum import StrEnum


class Strength(StrEnum):
    """A rung of the library's ladder, best for workers first. Nobody's mandate."""

    STRONG = "strong"
    STANDARD = "standard"
    BASIC = "basic"

    @property
    def rank(self) -> int:
        """0 for strong, 2 for basic."""
        return STRENGTHS.index(self)


STRENGTHS: tuple[Strength, ...] = (Strength.STRONG, Strength.STANDARD, Strength.BASIC)
