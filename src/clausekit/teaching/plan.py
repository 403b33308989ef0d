"""A course as its plan lays it down: days, sessions, steps, exercises to be made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from clausekit.lean import dataclass
from clausekit.model.strength import Strength
from clausekit.source.span import Span

Form = Literal["plenary", "pairs", "groups", "alone", "role-play"]


@dataclass(frozen=True, slots=True)
class ExerciseSpec:
    """An exercise that a session asks for.

    Attributes:
        clauses: Clause ids, or provisions as `topic/clause.provision`.
        cases: Of an exercise on levels.
    """

    kind: str
    clauses: tuple[str, ...]
    count: int
    checklists: tuple[str, ...]
    cases: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a session in words.

    Attributes:
        laptop: Whether it needs a laptop; `paper` then says what is done without.
        say: To be read aloud; `do` is for the trainer alone.
    """

    id: str
    minutes: int
    form: Form
    laptop: bool
    title: str
    say: str
    do: str
    paper: str


@dataclass(frozen=True, slots=True)
class SlideWords:
    """A slide of a module: one idea, as points or as one large sentence."""

    title: str
    points: tuple[str, ...]
    big: str
    say: str


@dataclass(frozen=True, slots=True)
class QuizEntry:
    """A question of the quiz or of the tests, with its key.

    Attributes:
        kind: choice, statement, order or short.
        right: The one right answer; of an order all entries; of a short answer all that count.
        test: Whether it stands in the tests before and after instead of the quiz.
    """

    id: str
    kind: Literal["choice", "statement", "order", "short"]
    ask: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    because: str
    at: str
    test: bool


@dataclass(frozen=True, slots=True)
class Module:
    """What is done in a session, in one language."""

    id: str
    title: str
    aim: str
    outcome: str
    messages: tuple[str, ...]
    steps: tuple[Step, ...]
    materials: tuple[str, ...]
    answers: tuple[str, ...]
    mistakes: tuple[str, ...]
    debrief: tuple[str, ...]
    caution: str
    slides: tuple[SlideWords, ...]
    quiz: tuple[QuizEntry, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """A part of a day: a module, or a break (`module` is None).

    Attributes:
        steps: The steps that stand, with minutes that make up `minutes`.
        optional: Which one falls away first for want of time: 1 first, 0 never.
    """

    module: Module | None
    pause: str
    minutes: int
    steps: tuple[Step, ...]
    optional: int
    exercises: tuple[ExerciseSpec, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Day:
    """A day; times are minutes since midnight."""

    starts: int
    ends: int
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """What one member of each team bargains over.

    Attributes:
        opening, target, floor: The mandate of the union side, made for the exercise.
        first, furthest: The limits of the company side, made for the exercise.
    """

    id: str
    clause: str
    opening: Strength
    target: Strength
    floor: Strength
    weight: int
    show: tuple[str, ...]
    first: Strength
    furthest: Strength
    title: str
    question: str
    trade: str
    limit: str


@dataclass(frozen=True, slots=True)
class Side:
    """A side of the role play; `private` stands on its sealed card only."""

    who: str
    story: tuple[str, ...]
    wants: tuple[str, ...]
    tips: tuple[str, ...]
    private: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bulletin:
    """News between two rounds that change the facts."""

    title: str
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RolePlay:
    """A case with its roles, in one language."""

    id: str
    title: str
    summary: str
    case: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    union: Side
    company: Side
    mediator: tuple[str, ...]
    observer: tuple[str, ...]
    issues: tuple[Issue, ...]
    rounds: int
    bulletins: tuple[Bulletin, ...]
    likely: tuple[str, ...]
    debrief: tuple[str, ...]
    caution: str


@dataclass(frozen=True, slots=True)
class LevelCase:
    """Facts that decide at which levels a matter is consulted on, and the story that holds them."""

    id: str
    story: str
    sites: int
    most_in_one_country: int
    countries: int
    most_in_one_region: int
    decided_abroad: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """A course in one language, everything it names found and read.

    Attributes:
        group: Fewest and most participants.
        left_out: Titles of sessions that interpretation leaves no time for.
    """

    id: str
    version: str
    language: str
    title: str
    subtitle: str
    audience: str
    aims: tuple[str, ...]
    group: tuple[int, int]
    days: tuple[Day, ...]
    role_play: RolePlay | None
    anatomy: str
    pairs: tuple[str, ...]
    checklists: tuple[str, ...]
    cases: Mapping[str, LevelCase]
    left_out: tuple[str, ...] = ()

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions of all days that are no breaks."""
        return tuple(s for day in self.days for s in day.sessions if s.module is not None)

    @property
    def modules(self) -> tuple[Module, ...]:
        """The modules in the order in which they first come."""
        found = {s.module.id: s.module for s in self.sessions if s.module is not None}
        return tuple(found.values())
