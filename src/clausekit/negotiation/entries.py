"""One entry of the rounds: who put what on the table, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from clausekit.lean import dataclass
from clausekit.model.strength import Strength


class Status(StrEnum):
    """What became of a clause or provision."""

    DRAFT = "draft"
    TABLED = "tabled"
    COUNTERED = "countered"
    PARKED = "parked"
    PACKAGED = "packaged"
    TENTATIVELY_AGREED = "tentatively-agreed"
    WITHDRAWN = "withdrawn"
    AGREED = "agreed"

    @property
    def words(self) -> str:
        """The status as one says it."""
        return self.value.replace("-", " ")

    @property
    def settled(self) -> bool:
        """Whether both sides have said yes, be it with a reserve."""
        return self in (Status.TENTATIVELY_AGREED, Status.AGREED)


class Party(StrEnum):
    """Who moved; `existing` is the agreement in force."""

    UNION = "union"
    COMPANY = "company"
    BOTH = "both"
    EXISTING = "existing"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the rounds.

    Attributes:
        number: 1 for the first; 0 before it is written.
        provision: Empty where the whole clause is meant.
        strength: The model wording that was offered, where it was one.
        values: Values as written.
        text: SHA-256 of the words, or empty.
        note: Everybody may read it.
    """

    date: str
    round: int
    party: Party
    clause: str
    status: Status
    provision: str = ""
    strength: Strength | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    package: str = ""
    note: str = ""
    number: int = 0

    @property
    def says_something(self) -> bool:
        """Whether it holds a position: a model wording, values or words."""
        return bool(self.strength or self.values or self.text)

    @property
    def subject(self) -> tuple[str, str]:
        """Clause and provision."""
        return self.clause, self.provision


def entry_from(data: Mapping[str, Any]) -> Entry:
    """Return an entry from data that its schema has accepted."""
    strength = data.get("strength")
    return Entry(
        number=data["entry"],
        date=data["date"],
        round=data["round"],
        party=Party(data["party"]),
        clause=data["clause"],
        provision=data.get("provision", ""),
        status=Status(data["status"]),
        strength=Strength(strength) if strength else None,
        values=data.get("values", {}),
        text=data.get("text", ""),
        package=data.get("package", ""),
        note=data.get("note", ""),
    )


def entry_data(entry: Entry) -> dict[str, Any]:
    """Return an entry for its file; what is empty is left out."""
    data: dict[str, Any] = {
        "entry": entry.number,
        "date": entry.date,
        "round": entry.round,
        "party": str(entry.party),
        "clause": entry.clause,
        "provision": entry.provision,
        "status": str(entry.status),
        "strength": str(entry.strength) if entry.strength else "",
        "values": dict(entry.values),
        "text": entry.text,
        "package": entry.package,
        "note": entry.note,
    }
    always = ("entry", "round")
    return {k: v for k, v in data.items() if v or k in always}
