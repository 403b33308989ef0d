"""Every line under tests/cases/values comes out as it says, in its language."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clausekit.values import format as values
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
from clausekit.values.units import plain

CASES = Path(__file__).parents[2] / "cases" / "values"


def read_cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                asked, _, expected = line.partition(" =>")
                found.append(
                    pytest.param(path.stem, asked, expected.strip(), id=f"{path.stem}: {asked}")
                )
    return found


@pytest.mark.parametrize(("language", "asked", "expected"), read_cases())
def test_line_comes_out_as_it_says(language: str, asked: str, expected: str) -> None:
    task, _, rest = asked.partition(" ")
    shown = answer(task, rest, language).replace("\u00a0", "␣").replace("\u202f", "⎵")
    assert shown.strip() == expected


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_language_has_forty_lines_and_more(language: str) -> None:
    assert sum(case.values[0] == language for case in read_cases()) > 40


def answer(task: str, rest: str, language: str) -> str:
    match task:
        case "show":
            return values.show(value_of(rest), language)
        case "number":
            return values.number(value_of(rest), language)
        case "words":
            words, gender = with_gender(rest)
            return values.words(value_of(words), language, gender)
        case "ordinal":
            words, gender = with_gender(rest)
            return values.ordinal(int(words), language, gender)
        case "counted":
            number, singular, plural = rest.split()
            return values.counted(Count(int(number)), singular, plural, language)
        case "and" | "or":
            return values.join(rest.split("; "), language, task)
        case "items":
            total, join = rest.split()
            return " | ".join(
                values.item_punctuation(i, int(total), language, join)  # type: ignore[arg-type]
                for i in range(int(total))
            )
        case "quote":
            return values.quoted(rest, language)
        case "article":
            gender, _, noun = rest.partition(" ")
            return values.with_article(noun, language, gender)  # type: ignore[arg-type]
        case "contract":
            before, _, label = rest.partition(" | ")
            left, right = values.contracted(before + " ", label, language)
            return f"{left.strip()} | {right}"
    raise ValueError(task)


def with_gender(words: str) -> tuple[str, Any]:
    return (words[:-2], words[-1]) if words.endswith((" m", " f")) else (words, "")


def number(text: str) -> int | Decimal:
    return plain(Decimal(text))


def value_of(text: str) -> TypedValue:
    kind, _, rest = text.partition(" ")
    parts = rest.split()
    match kind:
        case "duration":
            return Duration(number(parts[0]), parts[1])  # type: ignore[arg-type]
        case "count":
            return Count(int(rest))
        case "percent":
            return Percent(number(rest))
        case "money":
            return Money(number(parts[0]), parts[1])
        case "date":
            return Date(datetime.date.fromisoformat(rest))
        case "ratio":
            first, _, second = rest.partition(":")
            return Ratio(number(first), number(second) if second else None)
        case "text":
            return TextValue(rest)
        case "choice":
            return Choice(rest)
        case "flag":
            return Flag(rest == "true")
        case "list":
            return ListValue(tuple(TextValue(item) for item in rest.split("; ")))
    raise ValueError(kind)
