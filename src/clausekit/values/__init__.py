"""Typed values: how they are read, compared and shown in the language of an agreement."""

from clausekit.values.compare import better_for_workers, compare
from clausekit.values.format import (
    contracted,
    counted,
    filters,
    item_punctuation,
    join,
    number,
    ordinal,
    quoted,
    show,
    with_article,
    words,
)
from clausekit.values.read import read_value
from clausekit.values.spec import Spec
from clausekit.values.types import (
    Choice,
    Count,
    Date,
    Duration,
    Flag,
    ListValue,
    Money,
    Percent,
    Ratio,
    TextValue,
    TypedValue,
)

__all__ = [
    "Choice",
    "Count",
    "Date",
    "Duration",
    "Flag",
    "ListValue",
    "Money",
    "Percent",
    "Ratio",
    "Spec",
    "TextValue",
    "TypedValue",
    "better_for_workers",
    "compare",
    "contracted",
    "counted",
    "filters",
    "item_punctuation",
    "join",
    "number",
    "ordinal",
    "quoted",
    "read_value",
    "show",
    "with_article",
    "words",
]
