"""What the rewriting of a file shares, and what it counts."""

from __future__ import annotations

from dataclasses import field

from clausekit.lean import dataclass
from clausekit.redline.atoms import Facts
from clausekit.redline.carry import Carrier
from clausekit.redline.pen import Stamp


@dataclass(slots=True)
class Counts:
    """How many changes of each kind a redline holds."""

    inserted: int = 0
    deleted: int = 0
    changed: int = 0
    moved: int = 0
    formatted: int = 0
    relocated: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.inserted + self.deleted + self.changed + self.moved + self.formatted


@dataclass(slots=True)
class Desk:
    """What the rewriting of a file shares: both files' facts, the carrier, the stamp, the counts.

    Attributes:
        blend: Whether inserted words take the font of the words around them.
        wanted: Names of bookmarks that fields of the new file point at.
        lacking: Those of them that stand in the new file and not in the old one.
        notes: Pairs of notes that correspond: tag, id in the old file, id in the new one.
        remarks: Comments of the new file that are carried: their number there, and here.
        gone, come: Notes whose references were deleted or inserted: tag and id.
    """

    carrier: Carrier
    stamp: Stamp
    old_facts: Facts
    new_facts: Facts
    wanted: frozenset[str]
    lacking: frozenset[str] = frozenset()
    formatting: bool = True
    blend: bool = False
    counts: Counts = field(default_factory=Counts)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    remarks: dict[str, str] = field(default_factory=dict)
    gone: list[tuple[str, str]] = field(default_factory=list)
    come: dict[tuple[str, str], str] = field(default_factory=dict)
    next_bookmark: int = 1
    next_note: int = 1
    moves: int = 0
    places: dict[tuple[bytes, ...], bool] = field(default_factory=dict)

    def next_move(self) -> int:
        """Return the number of the next move."""
        self.moves += 1
        return self.moves
