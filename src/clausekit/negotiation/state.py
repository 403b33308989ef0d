"""Where each clause stands after the entries so far: statuses, last words of each side, packages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from clausekit.lean import dataclass
from clausekit.negotiation.entries import Entry, Party, Status


@dataclass(frozen=True, slots=True)
class Subject:
    """A clause, or one provision of it, and all that happened to it.

    Attributes:
        entries: In the order in which they were recorded.
        existing: What the agreement in force says.
    """

    clause: str
    provision: str
    entries: tuple[Entry, ...] = ()
    existing: Entry | None = None

    @property
    def last(self) -> Entry | None:
        """The latest entry."""
        return self.entries[-1] if self.entries else None

    @property
    def status(self) -> Status:
        """What became of it; a subject that nobody has moved is a draft."""
        return self.last.status if self.last else Status.DRAFT

    @property
    def package(self) -> str:
        """The package that the latest entry puts it in."""
        return self.last.package if self.last else ""

    def side(self, party: Party) -> tuple[Entry, ...]:
        """Return the entries that say where a side stands; what both agreed counts for each."""
        sides = (party, Party.BOTH)
        return tuple(e for e in self.entries if e.party in sides and e.says_something)

    def public(self) -> Subject:
        """Return the subject without what only our side has drafted."""
        shown = tuple(e for e in self.entries if e.status is not Status.DRAFT)
        return Subject(self.clause, self.provision, shown, self.existing)


@dataclass(frozen=True, slots=True)
class Package:
    """Subjects that stand or fall together.

    Attributes:
        broken: Why it no longer holds together, or empty.
    """

    name: str
    subjects: tuple[Subject, ...]

    @property
    def broken(self) -> bool:
        """Whether some of it is settled while the rest is withdrawn, parked or countered."""
        states = {s.status for s in self.subjects}
        settled = any(s.settled for s in states)
        open_ = states & {Status.WITHDRAWN, Status.COUNTERED, Status.PARKED, Status.TABLED}
        return settled and bool(open_)

    @property
    def settled(self) -> bool:
        """Whether both sides have said yes to all of it."""
        return bool(self.subjects) and all(s.status.settled for s in self.subjects)


@dataclass(frozen=True, slots=True)
class State:
    """The negotiation so far.

    Attributes:
        subjects: By clause and provision.
        round: The round that it has reached.
    """

    subjects: Mapping[tuple[str, str], Subject] = field(default_factory=dict)
    round: int = 0

    def clause(self, clause: str) -> Subject:
        """Return a whole clause; an untouched one where nobody has moved it."""
        return self.subjects.get((clause, "")) or Subject(clause, "")

    def provisions(self, clause: str) -> tuple[Subject, ...]:
        """Return the provisions of a clause that have a history of their own, as far as it counts.

        What was said of a provision before both settled the whole clause is history.
        """
        whole = self.clause(clause)
        settled = max((e.number for e in whole.entries if e.status.settled), default=0)
        return tuple(
            s
            for (id_, provision), s in self.subjects.items()
            if id_ == clause and provision and (s.last is None or s.last.number > settled)
        )

    def packages(self) -> tuple[Package, ...]:
        """Return the packages, by name."""
        found: dict[str, list[Subject]] = {}
        for subject in self.subjects.values():
            names = [e.package for e in subject.entries if e.package]
            if names:
                found.setdefault(names[-1], []).append(subject)
        return tuple(Package(name, tuple(found[name])) for name in sorted(found))


def state_of(entries: Iterable[Entry]) -> State:
    """Return the state that the entries make."""
    moves: dict[tuple[str, str], list[Entry]] = {}
    existing: dict[tuple[str, str], Entry] = {}
    highest = 0
    for entry in entries:
        if entry.party is Party.EXISTING:
            existing[entry.subject] = entry
            moves.setdefault(entry.subject, [])
            continue
        highest = max(highest, entry.round)
        moves.setdefault(entry.subject, []).append(entry)
    subjects = {key: Subject(*key, tuple(found), existing.get(key)) for key, found in moves.items()}
    return State(subjects, highest)
