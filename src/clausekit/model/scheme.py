"""Numbering schemes as data: how each level counts and what its number looks like."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from clausekit.lean import dataclass

NumberFormat: TypeAlias = Literal[
    "decimal", "decimal-zero", "lower-letter", "lower-roman", "upper-letter", "upper-roman"
]
LevelName: TypeAlias = Literal[
    "article", "clause", "provision", "item", "sub-item", "schedule", "recital"
]

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a scheme.

    Attributes:
        format: How the level's own counter is written.
        pattern: The number with the counters of this and higher levels in braces:
            `{article}.{clause}`; `({item})`.
        alone: The pattern used where the clause level is dropped, or empty.
        label: The word printed before the number in headings and references (`Article`), or empty.
        reference: The word in running text with the article that its language needs (`l'article`);
            empty where it is the label.
    """

    format: NumberFormat
    pattern: str
    alone: str = ""
    label: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A numbering scheme in one language; public, so that a writer can number natively."""

    name: str
    levels: Mapping[LevelName, Level]


def counted_as(scheme: Scheme, level: LevelName, *, alone: bool) -> NumberFormat:
    """Return the format in which the counter of `level` is written.

    Args:
        scheme: The numbering scheme.
        level: Level of the counter.
        alone: Whether the clause level is dropped: a provision then takes its place and is padded
            as it is, so that beside 4.01 stands 1.04 and not 1.4.
    """
    form = scheme.levels[level].format
    clause = scheme.levels.get("clause")
    if alone and level == "provision" and form == "decimal" and clause is not None:
        return "decimal-zero" if clause.format == "decimal-zero" else form
    return form


def counter(number: int, form: NumberFormat) -> str:
    """Return `number` (from 1) written in the format: 3 is `3`, `03`, `c`, `iii`, `C` or `III`.

    Letters run a … z, aa, bb … as Word counts them.
    """
    if form == "decimal":
        return str(number)
    if form == "decimal-zero":
        return f"{number:02d}"
    if form in ("lower-letter", "upper-letter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upper-letter" else letters
    roman, rest = "", number
    for size, sign in ROMAN:
        roman += sign * (rest // size)
        rest %= size
    return roman.upper() if form == "upper-roman" else roman
