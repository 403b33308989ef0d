"""Keys: what only the trainer's files hold. No module under `participants` imports this one."""

from __future__ import annotations

from clausekit.lean import dataclass
from clausekit.teaching.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Answer:
    """The one answer to a closed question.

    Attributes:
        right: As a participant would write it.
        why: In a sentence or more.
        rule: The lint rule that says so, where one does.
        secret: Words that would give the answer away if participants read them elsewhere.
    """

    label: str
    right: str
    why: str
    rule: str = ""
    secret: str = ""


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """A good answer to an open exercise, and what makes it good."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Key:
    """The key of an exercise: answers of a closed one; criteria and models of an open one."""

    answers: tuple[Answer, ...] = ()
    criteria: tuple[str, ...] = ()
    models: tuple[ModelAnswer, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether each question has one right answer."""
        return bool(self.answers)


@dataclass(frozen=True, slots=True)
class Exercise:
    """A sheet with its key: taken apart before anything is printed for participants."""

    sheet: Sheet
    key: Key
