"""The pieces of a line: text, typed leaves, uses of terms, references, citations, blanks."""

from __future__ import annotations

from typing import Literal, TypeAlias

from clausekit.lean import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the clause itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value as printed: a leaf that no writer may read as notation.

    Attributes:
        text: The printed words, in the agreement's language.
        kind: The parameter type (`duration`, `money`, …) or `name` for what a party is called.
    """

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that still has to be filled or confirmed before signing.

    Attributes:
        label: What belongs there.
        kind: `missing` for a value that nobody gave, `confirm` for a fact that must be true.
        key: Name of the place in this draft, unique.
        mark: The word that asks for confirmation, in the language of the draft.
    """

    label: str
    kind: Literal["missing", "confirm"]
    key: str
    mark: str = "CONFIRM"

    @property
    def text(self) -> str:
        """The blank as every format shows it: never empty."""
        return f"[● {self.label}]" if self.kind == "missing" else f"[{self.mark} {self.label}]"


@dataclass(frozen=True, slots=True)
class TermUse:
    """A defined term in use; `term` names the definition."""

    text: str
    term: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to a numbered node of this agreement.

    Attributes:
        target: Key of that node.
        label: Label word with its article or preposition, printed before the number; may be empty.
        number: The number of the target, as the scheme prints it.
    """

    target: str
    label: str
    number: str

    @property
    def text(self) -> str:
        """Label and number as read."""
        return f"{self.label} {self.number}" if self.label else self.number


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation of law: the instrument's title and a pinpoint, as printed."""

    text: str
    instrument: str


Inline: TypeAlias = Text | Value | Blank | TermUse | Reference | Citation
Line: TypeAlias = tuple[Inline, ...]


def plain(line: Line) -> str:
    """Return the line as a reader sees it."""
    return "".join(node.text for node in line)
