"""What the notation of a text file means: nodes with their places, values not yet filled in."""

from __future__ import annotations

from typing import Literal, TypeAlias

from clausekit.lean import dataclass
from clausekit.source.span import Span

Conjunction: TypeAlias = Literal["and", "or"]


@dataclass(frozen=True, slots=True)
class TextNode:
    """Literal words of one source line: character i stands i columns after the place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class ValueNode:
    """`{{ expression }}`.

    Attributes:
        expression: The Jinja2 expression, trimmed.
        name: The parameter's name when the expression is nothing but a name, else empty.
        names: Every name that the expression reads.
    """

    expression: str
    name: str
    names: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Branch:
    """One arm of a condition; an empty `expression` is the else arm."""

    expression: str
    names: tuple[str, ...]
    content: tuple[InlineNode, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ConditionNode:
    """`{% if … %}…{% elif … %}…{% else %}…{% endif %}` within one paragraph or item."""

    branches: tuple[Branch, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class TermNode:
    """`[[shown]]` or `[[shown|term-id]]`; `term` is empty when the glossary has to find it."""

    shown: str
    term: str
    span: Span


@dataclass(frozen=True, slots=True)
class ReferenceNode:
    """`[[#…]]`.

    Attributes:
        kind: What is pointed at.
        target: `topic/clause`, `topic/clause.provision`, an article id or a schedule id; for a
            provision of the same clause `.provision`.
    """

    kind: Literal["clause", "provision", "article", "schedule"]
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class CitationNode:
    """`[[@instrument pinpoint]]`."""

    instrument: str
    pinpoint: str
    span: Span


InlineNode: TypeAlias = (
    TextNode | ValueNode | ConditionNode | TermNode | ReferenceNode | CitationNode
)


@dataclass(frozen=True, slots=True)
class ParagraphNode:
    """A paragraph; its source lines are joined by single spaces."""

    content: tuple[InlineNode, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ItemNode:
    """A list item.

    Attributes:
        strengths: Strengths at which it stands, as written (`@strong`); empty for all.
        content: Its words without the item punctuation at the end (`;`, `.`, `,`).
        items: The list inside it.
        conjunction: Of the list inside it: `or` when an item of that ends with “; or”.
    """

    strengths: tuple[str, ...]
    content: tuple[InlineNode, ...]
    items: tuple[ItemNode, ...]
    span: Span
    conjunction: Conjunction = "and"


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list.

    Attributes:
        conjunction: `or` when an item ends with “; or”, else `and`.
    """

    items: tuple[ItemNode, ...]
    span: Span
    conjunction: Conjunction = "and"


@dataclass(frozen=True, slots=True)
class HeadingNode:
    """A sub-heading; only in forms and in table and guide files."""

    level: int
    content: tuple[InlineNode, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class TableNode:
    """A pipe table; only in forms."""

    caption: tuple[InlineNode, ...]
    header: tuple[tuple[InlineNode, ...], ...]
    rows: tuple[tuple[tuple[InlineNode, ...], ...], ...]
    span: Span


BlockNode: TypeAlias = ParagraphNode | ListNode | HeadingNode | TableNode


@dataclass(frozen=True, slots=True)
class WordingNode:
    """`## provision` or `## provision @basic` with its blocks.

    Attributes:
        strength: Empty for the wording of strong (and of all strengths without their own).
    """

    provision: str
    strength: str
    blocks: tuple[BlockNode, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class TextFile:
    """A parsed text file.

    Attributes:
        heading: The H1, literal words and terms only.
        wordings: In the order of the file.
        body_line: Line of the file on which the text after the front matter begins.
    """

    heading: tuple[InlineNode, ...]
    heading_span: Span | None
    wordings: tuple[WordingNode, ...]
    body_line: int = 1
