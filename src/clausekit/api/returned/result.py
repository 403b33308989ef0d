"""What a comparison with a returned file says."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias

from clausekit.lean import dataclass

How: TypeAlias = Literal[
    "bookmark", "equal", "similar", "moved", "split", "merged", "new", "deleted"
]
Status: TypeAlias = Literal["unchanged", "changed", "deleted", "new", "moved"]
Ops: TypeAlias = tuple[tuple[str, str], ...]

STATUS_WORDS: dict[Status, str] = {
    "unchanged": "unchanged",
    "changed": "changed",
    "deleted": "deleted",
    "new": "new",
    "moved": "moved",
}


@dataclass(frozen=True, slots=True)
class LinePair:
    """One paragraph of ours and what became of it.

    Attributes:
        ours, theirs: The words; empty where the other side has no counterpart.
        how: By what the two were found to belong together.
        confidence: From 0 to 1.
        difference: `equal`, `delete` and `insert` stretches, in order.
        paragraph: Position in their file, from 1; 0 for none.
        untracked: What changed without a tracked change: stretches from ours to their rejected view.
    """

    ours: str
    theirs: str
    how: How
    confidence: float
    difference: Ops = ()
    our_label: str = ""
    their_label: str = ""
    key: str = ""
    paragraph: int = 0
    authors: tuple[str, ...] = ()
    untracked: Ops = ()
    hint: str = ""

    @property
    def changed(self) -> bool:
        """Whether the words differ."""
        return self.ours != self.theirs


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A value that differs.

    Attributes:
        parameter: Its name in the clause, or empty for a number that belongs to none.
        verdict: What the strength ladder says of the new one, in words.
        worse: Whether it is worse for workers; None where that is not sure.
        mandate: What the mandate says of it; private.
    """

    parameter: str
    label: str
    old: str
    new: str
    verdict: str = ""
    worse: bool | None = None
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class VerbChange:
    """A verb that binds more or less than before: `shall` became `may`."""

    old: str
    new: str
    weaker: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment of theirs."""

    author: str
    date: str
    text: str
    answers: bool = False


@dataclass(frozen=True, slots=True)
class ProvisionResult:
    """What became of one provision, heading or paragraph around them.

    Attributes:
        id: Its key, or `new-3` for what they added.
        place: The number that ours has, else theirs.
        clause, provision: Where it comes from; private to our side.
        elements: What an element says that a change touches or a deletion loses.
        broken: Terms and references that no longer hold.
    """

    id: str
    place: str
    their_place: str
    title: str
    clause: str
    provision: str
    status: Status
    confidence: float
    lines: tuple[LinePair, ...]
    values: tuple[ValueChange, ...] = ()
    verbs: tuple[VerbChange, ...] = ()
    elements: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    comments: tuple[Remark, ...] = ()
    after: str = ""

    @property
    def untracked(self) -> bool:
        """Whether something in it changed without a tracked change."""
        return any(line.untracked for line in self.lines)

    @property
    def notable(self) -> bool:
        """Whether a person has to look at it."""
        return self.status != "unchanged" or bool(self.comments) or bool(self.broken)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A returned file held against an agreement.

    Attributes:
        agreement, returned: Names of the files.
        sha256: Of the returned file.
        provisions: In the order of ours, what is new after what it follows.
        tracked: How many tracked changes their file holds.
        warnings: What was odd about their file.
    """

    agreement: str
    returned: str
    sha256: str
    language: str
    provisions: tuple[ProvisionResult, ...]
    tracked: bool
    authors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    confidential: bool = False
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def notable(self) -> tuple[ProvisionResult, ...]:
        """What a person has to look at."""
        return tuple(p for p in self.provisions if p.notable)
