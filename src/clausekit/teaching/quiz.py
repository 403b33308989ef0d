"""Quiz and tests: questions of the modules and of the clauses' own values, in a drawn order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from clausekit.lean import dataclass
from clausekit.library.ladder import ORDERED
from clausekit.teaching.answers import Answer
from clausekit.teaching.exercises.workshop import joined
from clausekit.teaching.lot import Lot
from clausekit.teaching.plan import Module, QuizEntry
from clausekit.teaching.sheets import QuizQuestion
from clausekit.teaching.specimens import Specimens
from clausekit.teaching.words import Words

_SMALL = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Quiz:
    """Questions and, apart from them, their answers in the same order."""

    questions: tuple[QuizQuestion, ...]
    answers: tuple[Answer, ...]


def make_quiz(entries: Iterable[QuizEntry], words: Words, lot: Lot) -> Quiz:
    """Return the entries as a quiz, in a drawn order, their options too."""
    questions, answers = [], []
    for number, entry in enumerate(lot.shuffled(entries), 1):
        question, right = _question(entry, str(number), words, lot.about(entry.id))
        questions.append(question)
        because = " ".join(part for part in (entry.because, entry.at and f"({entry.at})") if part)
        answers.append(Answer(str(number), right, because))
    return Quiz(tuple(questions), tuple(answers))


def _question(entry: QuizEntry, label: str, words: Words, lot: Lot) -> tuple[QuizQuestion, str]:
    if entry.kind == "choice":
        options = lot.shuffled((*entry.right, *entry.wrong))
        right = f"({_SMALL[options.index(entry.right[0])]}) {entry.right[0]}"
    elif entry.kind == "statement":
        options = (words("quiz.true"), words("quiz.false"))
        right = options[0] if entry.right == ("true",) else options[1]
    elif entry.kind == "order":
        options = _mixed(entry.right, lot)
        right = joined([f"({_SMALL[options.index(o)]})" for o in entry.right])
    else:
        options, right = (), " / ".join(entry.right)
    return QuizQuestion(label, entry.kind, entry.ask, tuple(options)), right


def _mixed(entries: Sequence[str], lot: Lot) -> tuple[str, ...]:
    """Return the entries in an order that is not their own."""
    for turn in range(9):
        drawn = lot.about(turn).shuffled(entries)
        if drawn != tuple(entries):
            return drawn
    return tuple(reversed(entries))


def entries_of_tests(modules: Sequence[Module]) -> list[QuizEntry]:
    """Return the questions of the tests before and after."""
    return [entry for module in modules for entry in module.quiz if entry.test]


def quiz_entries(
    modules: Sequence[Module], clauses: Sequence[str], specimens: Specimens, words: Words, lot: Lot
) -> list[QuizEntry]:
    """Return the questions of the quiz: the modules', and some on the values of the clauses."""
    own = [entry for module in modules for entry in module.quiz if not entry.test]
    return own + list(lot.chosen(list(_on_values(clauses, specimens, words)), 4))


def _on_values(clauses: Sequence[str], specimens: Specimens, words: Words) -> Iterable[QuizEntry]:
    for id_ in clauses:
        clause = specimens.clause(id_)
        labels = clause.texts[specimens.language].parameters
        for name, parameter in clause.parameters.items():
            if parameter.type in ORDERED and parameter.better in ("higher", "lower"):
                heading = specimens.heading(id_)
                higher = parameter.better == "higher"
                yield QuizEntry(
                    id=f"{id_}.{name}",
                    kind="statement",
                    ask=words("quiz.value", label=labels[name], heading=heading),
                    right=("true" if higher else "false",),
                    wrong=(),
                    because=words("quiz.higher" if higher else "quiz.lower", label=labels[name]),
                    at=heading,
                    test=False,
                )
