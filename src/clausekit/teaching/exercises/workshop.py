"""What every exercise is made with: clauses, words, lots, and the parts that it hands back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.model.paper import PaperBlock
from clausekit.teaching.answers import Key
from clausekit.teaching.lot import Lot
from clausekit.teaching.plan import ExerciseSpec, LevelCase
from clausekit.teaching.sheets import Question
from clausekit.teaching.specimens import Specimens
from clausekit.teaching.words import Words

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Workshop:
    """Tools and material of one exercise.

    Attributes:
        taken: Sentences and provisions that another exercise has used, by what they say.
    """

    spec: ExerciseSpec
    specimens: Specimens
    words: Words
    lot: Lot
    cases: Mapping[str, LevelCase]
    taken: set[str]
    report: Report

    @property
    def language(self) -> str:
        """The language of the course."""
        return self.words.language

    def text(self, name: str, **values: object) -> str:
        """Return words of this kind of exercise."""
        return self.words(f"exercise.{self.spec.kind}.{name}", **values)

    def short(self, made: int) -> None:
        """Report that the clauses gave fewer questions than were asked for."""
        if made < self.spec.count:
            self.report.warning(
                "course/short",
                f"The clauses of this exercise ({self.spec.kind}) give {made} of "
                f"{self.spec.count} questions.",
                self.spec.span,
                hint="Name more clauses, or ask for fewer.",
            )


@dataclass(frozen=True, slots=True)
class Made:
    """An exercise without number and place in the course.

    Attributes:
        clauses: Headings of what it was made from, for the title; may be empty.
    """

    questions: tuple[Question, ...]
    blocks: tuple[PaperBlock, ...]
    key: Key
    clauses: tuple[str, ...] = ()


def joined(letters: Sequence[str]) -> str:
    """Return letters as an answer is written."""
    return ", ".join(letters)
