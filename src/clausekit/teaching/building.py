"""From a plan to the two values of a course: what participants get, and what the trainer holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.model.strength import STRENGTHS, Strength
from clausekit.teaching.answers import Exercise
from clausekit.teaching.exercises.table import make_exercise
from clausekit.teaching.exercises.workshop import Workshop
from clausekit.teaching.handouts import (
    Anatomy,
    ChecklistShown,
    GlossaryLine,
    Handouts,
    Pair,
    ProgrammeLine,
)
from clausekit.teaching.lot import Lot
from clausekit.teaching.minutes import clock, timetable
from clausekit.teaching.plan import Day, Plan, Session
from clausekit.teaching.quiz import Quiz, entries_of_tests, make_quiz, quiz_entries
from clausekit.teaching.role_sheets import role_sheets
from clausekit.teaching.specimens import Specimens, flat
from clausekit.teaching.spoiled import spoilings
from clausekit.teaching.words import Words

if TYPE_CHECKING:
    from clausekit.library.checklists import Demand
    from clausekit.library.load import Library

_MOST_PAIRS = 6
_WHOLE = frozenset({"case", "levels", "repair", "drafting", "missing-values"})
"""Kinds that print or answer with whole provisions."""


@dataclass(frozen=True, slots=True)
class TrainerNotes:
    """What only the trainer holds.

    Attributes:
        numbers: Numbers of the exercises of each session, by day and place in it.
    """

    plan: Plan
    exercises: tuple[Exercise, ...]
    quiz: Quiz
    before: Quiz
    after: Quiz
    numbers: dict[tuple[int, int], tuple[int, ...]]
    clauses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A course: handouts and notes, kept apart."""

    handouts: Handouts
    notes: TrainerNotes


def build(
    plan: Plan, library: Library, words: Words, seed: int, report: Report, *, laptops: bool
) -> Course:
    """Return the course; what the clauses could not give goes into the report."""
    specimens = Specimens(library, plan.language, report)
    return _Builder(plan, specimens, words, Lot(seed), laptops).course()


@dataclass(slots=True)
class _Builder:
    plan: Plan
    specimens: Specimens
    words: Words
    lot: Lot
    laptops: bool
    taken: set[str] = field(default_factory=set)

    def course(self) -> Course:
        exercises, numbers = self._exercises()
        clauses = self._clauses()
        modules = self.plan.modules
        quiz_lot = self.lot.about("quiz")
        used = [id_ for _, id_ in clauses]
        entries = quiz_entries(modules, used, self.specimens, self.words, quiz_lot)
        quiz = make_quiz(entries, self.words, quiz_lot)
        asked = entries_of_tests(modules)
        before = make_quiz(asked, self.words, self.lot.about("before"))
        after = make_quiz(asked, self.words, self.lot.about("after"))
        anatomy, pairs = self._anatomy(), self._pairs()
        role_play = (
            role_sheets(self.plan.role_play, self.specimens) if self.plan.role_play else None
        )
        handouts = Handouts(
            title=self.plan.title,
            subtitle=self.plan.subtitle,
            language=self.plan.language,
            aims=self.plan.aims,
            programme=tuple(_programme(day, self.words) for day in self.plan.days),
            sheets=tuple(e.sheet for e in exercises),
            quiz=quiz.questions,
            test_before=before.questions,
            test_after=after.questions,
            anatomy=anatomy,
            pairs=pairs,
            glossary=self._glossary(),
            checklists=self._checklists(),
            clauses=clauses,
            role_play=role_play,
            laptops=self.laptops,
        )
        notes = TrainerNotes(self.plan, exercises, quiz, before, after, numbers, clauses)
        return Course(handouts, notes)

    def _exercises(self) -> tuple[tuple[Exercise, ...], dict[tuple[int, int], tuple[int, ...]]]:
        made: list[Exercise] = []
        numbers: dict[tuple[int, int], tuple[int, ...]] = {}
        taken = self._shown_elsewhere()
        for d, day in enumerate(self.plan.days):
            for s, session in enumerate(day.sessions):
                numbers[d, s] = tuple(range(len(made) + 1, len(made) + 1 + len(session.exercises)))
                for spec, number in zip(session.exercises, numbers[d, s], strict=True):
                    lot = self.lot.about(number)
                    cases, report = self.plan.cases, self.specimens.report
                    shop = Workshop(spec, self.specimens, self.words, lot, cases, taken, report)
                    title = session.module.title if session.module else ""
                    made.append(make_exercise(shop, number, title, _minutes(session)))
        self.taken |= taken
        return tuple(made), numbers

    def _shown_elsewhere(self) -> set[str]:
        """Return sentences and provisions that participants read outside the closed exercises."""
        shown = [self.plan.anatomy]
        shown += [i.clause for i in self.plan.role_play.issues] if self.plan.role_play else []
        for session in self.plan.sessions:
            for spec in session.exercises:
                shown += spec.clauses if spec.kind in _WHOLE else ()
        provisions = [
            p
            for id_ in shown
            for s in STRENGTHS
            for p in self.specimens.provisions(id_, s).values()
        ]
        return {t for p in provisions for t in (p.whole, *p.sentences)}

    def _clauses(self) -> tuple[tuple[str, str], ...]:
        """Return heading and id of each clause that the course works with, by heading."""
        named = [self.plan.anatomy]
        for session in self.plan.sessions:
            for spec in session.exercises:
                named += [id_.partition(".")[0] for id_ in spec.clauses if spec.kind != "matching"]
        if self.plan.role_play:
            named += [issue.clause for issue in self.plan.role_play.issues]
        return tuple(sorted((self.specimens.heading(id_), id_) for id_ in set(named)))

    def _anatomy(self) -> Anatomy:
        id_ = self.plan.anatomy
        clause = self.specimens.clause(id_)
        text = clause.texts[self.plan.language]
        provisions = self.specimens.provisions(id_, Strength.STRONG)
        for shown in provisions.values():
            self.specimens.use(shown)
        return Anatomy(
            id=id_,
            heading=self.specimens.heading(id_),
            provisions=tuple(
                (shown, tuple(text.elements[e] for e in clause.provisions[p].elements))
                for p, shown in provisions.items()
            ),
            values=tuple(self.specimens.values_of(id_).values()),
        )

    def _pairs(self) -> tuple[Pair, ...]:
        """Return pairs from the plan's clauses, by one lint rule after the other."""
        pairs: list[Pair] = []
        rules: list[str] = []
        for id_ in self.plan.pairs:
            lines = self.specimens.all_sentences(id_, Strength.STRONG)
            sound = [s for _, s in lines if s not in self.taken]
            ways = [w for s in sound for w in spoilings(s, self.plan.language, self.lot.about(s))]
            ways.sort(key=lambda w: (rules.count(w.rule), len(w.text)))
            for way in ways[:1] if len(pairs) < _MOST_PAIRS else ():
                rules.append(way.rule)
                pairs.append(
                    Pair(self.specimens.heading(id_), way.text, way.words, way.sound, way.why)
                )
        return tuple(pairs)

    def _glossary(self) -> tuple[GlossaryLine, ...]:
        library, language = self.specimens.library, self.plan.language
        terms = library.glossary(language, Report()).terms
        found = []
        for id_ in self.specimens.used_terms & set(terms):
            elsewhere = []
            for other in ("en", "fr", "es"):
                entry = (
                    library.glossary(other, Report()).terms.get(id_) if other != language else None
                )
                if entry is not None:
                    elsewhere.append(f"{other}: {entry.term}")
            term = terms[id_]
            found.append(GlossaryLine(term.term, flat(term.definition), "; ".join(elsewhere)))
        return tuple(sorted(found, key=lambda line: line.term.casefold()))

    def _checklists(self) -> tuple[ChecklistShown, ...]:
        lists = self.specimens.library.checklists(self.specimens.report)
        return tuple(
            ChecklistShown(
                self.words("handbook.checklist", document=name.replace("-", " ")),
                tuple((d.title, d.quote) for d in _for_company(lists[name].demands.values())),
            )
            for name in self.plan.checklists
        )


def _for_company(demands: Iterable[Demand]) -> list[Demand]:
    return [d for d in demands if d.addressee == "company" and (d.all_of or d.any_of)]


def _minutes(session: Session) -> int:
    """Return the minutes of the steps in which people work by themselves, shared by its exercises."""
    work = sum(s.minutes for s in session.steps if s.form in ("pairs", "groups", "alone"))
    return (work or session.minutes) // max(1, len(session.exercises)) // 5 * 5 or 5


def _programme(day: Day, words: Words) -> tuple[ProgrammeLine, ...]:
    return tuple(
        ProgrammeLine(
            clock(slot.begins),
            clock(slot.ends),
            slot.session.module.title
            if slot.session.module
            else words(f"pause.{slot.session.pause}"),
            slot.session.module is None,
        )
        for slot in timetable(day)
    )
