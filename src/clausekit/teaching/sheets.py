"""What participants get of an exercise, a quiz or a test: questions, never answers."""

from __future__ import annotations

from clausekit.lean import dataclass
from clausekit.model.paper import PaperBlock


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a closed exercise.

    Attributes:
        label: Its number on the sheet.
        options: What may be answered; an order or a set of them is written with commas.
    """

    label: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one exercise.

    Attributes:
        number: Running number in the course.
        questions: Of a closed exercise; empty for an open one.
        blocks: What is printed under the instruction.
    """

    number: int
    kind: str
    title: str
    instruction: str
    session: str
    minutes: int
    questions: tuple[Question, ...]
    blocks: tuple[PaperBlock, ...]


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question of quiz or test without its key.

    Attributes:
        options: Answers to choose from, or entries to put in order; empty for a short answer.
    """

    label: str
    kind: str
    ask: str
    options: tuple[str, ...]
