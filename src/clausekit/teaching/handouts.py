"""All that participants' files are made from: a value that has no place for a key or a mandate."""

from __future__ import annotations

from clausekit.lean import dataclass
from clausekit.teaching.sheets import QuizQuestion, Sheet
from clausekit.teaching.specimens import Shown


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A line of the programme: times of day, title, and whether it is a break."""

    begins: str
    ends: str
    title: str
    pause: bool


@dataclass(frozen=True, slots=True)
class Anatomy:
    """A clause taken apart: each provision with what it does, in sentences."""

    id: str
    heading: str
    provisions: tuple[tuple[Shown, tuple[str, ...]], ...]
    values: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence that does not bind beside the one that does, and why.

    Attributes:
        words: The words in `weak` that take the force out.
    """

    heading: str
    weak: str
    words: str
    strong: str
    why: str


@dataclass(frozen=True, slots=True)
class GlossaryLine:
    """A defined term with its meaning, and what it is called in other languages."""

    term: str
    definition: str
    elsewhere: str


@dataclass(frozen=True, slots=True)
class ChecklistShown:
    """Demands of a union document: title and exact words."""

    title: str
    demands: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoleCard:
    """What a side of the role play may show to anybody on it."""

    who: str
    story: tuple[str, ...]
    wants: tuple[str, ...]
    tips: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableIssue:
    """An issue as it lies on the table: both sides' first texts.

    Attributes:
        proposal: The union side's text; `offer` is the company side's.
    """

    title: str
    heading: str
    question: str
    proposal: tuple[Shown, ...]
    offer: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class RolePlaySheets:
    """The role play without mandate and limits."""

    title: str
    summary: str
    case: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    union: RoleCard
    company: RoleCard
    mediator: tuple[str, ...]
    observer: tuple[str, ...]
    issues: tuple[TableIssue, ...]
    rounds: int
    bulletins: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Handouts:
    """Everything that participants read.

    Attributes:
        clauses: Heading and id of each clause that the course works with.
        laptops: Whether commands are worth printing.
    """

    title: str
    subtitle: str
    language: str
    aims: tuple[str, ...]
    programme: tuple[tuple[ProgrammeLine, ...], ...]
    sheets: tuple[Sheet, ...]
    quiz: tuple[QuizQuestion, ...]
    test_before: tuple[QuizQuestion, ...]
    test_after: tuple[QuizQuestion, ...]
    anatomy: Anatomy
    pairs: tuple[Pair, ...]
    glossary: tuple[GlossaryLine, ...]
    checklists: tuple[ChecklistShown, ...]
    clauses: tuple[tuple[str, str], ...]
    role_play: RolePlaySheets | None
    laptops: bool
