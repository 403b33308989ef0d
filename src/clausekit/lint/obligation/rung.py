"""A rung of the obligation ladder: one way of saying what must, may or is."""

from __future__ import annotations

from typing import Literal

from clausekit.lean import dataclass

Modality = Literal[
    "obligation",
    "prohibition",
    "permission",
    "entitlement",
    "no-obligation",
    "no-entitlement",
    "declaration",
]


@dataclass(frozen=True, slots=True)
class Rung:
    """One way of saying it."""

    modality: Modality | Literal["none"]
    score: int
    pattern: str
