"""Drawing lots that fall the same way for the same seed, on every machine and in every Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

from clausekit.lean import dataclass

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Lot:
    """A source of orders: what is drawn depends on the seed, the purpose and the entries alone."""

    seed: int
    purpose: str = ""

    def about(self, purpose: object) -> Lot:
        """Return the lot for a narrower purpose."""
        return Lot(self.seed, f"{self.purpose}/{purpose}")

    def shuffled(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Return the entries in a drawn order."""
        numbered = list(enumerate(entries))
        return tuple(entry for _, entry in sorted(numbered, key=lambda n: self._draw(n[0])))

    def chosen(self, entries: Sequence[Entry], count: int) -> tuple[Entry, ...]:
        """Return so many of the entries, in their own order; all where there are fewer."""
        places = self.shuffled(range(len(entries)))[:count]
        return tuple(entries[place] for place in sorted(places))

    def _draw(self, index: int) -> bytes:
        return sha256(f"{self.seed}|{self.purpose}|{index}".encode()).digest()
