"""The kinds of exercise, and making one."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from clausekit.teaching.answers import Exercise
from clausekit.teaching.exercises.workshop import Made, Workshop
from clausekit.teaching.sheets import Sheet

KINDS: dict[str, str] = {
    "weak-verb": "weak_verb",
    "repair": "repair",
    "missing-values": "missing_values",
    "ranking": "ranking",
    "matching": "matching",
    "gender-audit": "gender_audit",
    "levels": "levels",
    "drafting": "drafting",
    "case": "case",
}
"""Module of this package by kind."""


def make_exercise(shop: Workshop, number: int, session: str, minutes: int) -> Exercise:
    """Return an exercise of the kind that the specification names."""
    module = import_module(f"clausekit.teaching.exercises.{KINDS[shop.spec.kind]}")
    made = cast("Made", module.make(shop))
    title = shop.text("title")
    if made.clauses:
        title = f"{title}: {', '.join(made.clauses)}"
    sheet = Sheet(
        number=number,
        kind=shop.spec.kind,
        title=title,
        instruction=shop.text("instruction"),
        session=session,
        minutes=minutes,
        questions=made.questions,
        blocks=made.blocks,
    )
    return Exercise(sheet, made.key)
