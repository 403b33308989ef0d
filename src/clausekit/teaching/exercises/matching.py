"""Match demand to clause: demands of union documents on the left, clauses on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.model.paper import PaperBlock, PaperTable, cell, words
from clausekit.teaching.answers import Answer, Key
from clausekit.teaching.exercises.workshop import LETTERS, Made, Workshop
from clausekit.teaching.sheets import Question

if TYPE_CHECKING:
    from clausekit.library.checklists import Demand

_EXTRA = 2
"""Clauses that no demand needs, so that the last one is not found by leaving over."""


def make(shop: Workshop) -> Made:
    """Return the exercise: each demand is met by elements of exactly one of the clauses shown."""
    lists = shop.specimens.library.checklists(shop.report)
    demands = [d for name in shop.spec.checklists for d in lists[name].demands.values()]
    within = shop.spec.clauses or shop.specimens.library.clause_ids()
    fitting: list[tuple[Demand, str]] = []
    for demand in shop.lot.shuffled(demands):
        met = {e.partition("#")[0] for e in (*demand.all_of, *demand.any_of)}
        if demand.addressee == "company" and len(met) == 1 and met <= set(within):
            (clause,) = met
            if clause not in [c for _, c in fitting] and demand.quote not in shop.taken:
                fitting.append((demand, clause))
    fitting = fitting[: shop.spec.count]
    shop.short(len(fitting))
    used = [c for _, c in fitting]
    spare = [c for c in within if c not in used]
    shown = sorted(used + list(shop.lot.about("spare").chosen(spare, _EXTRA)),
                   key=shop.specimens.heading)  # fmt: skip
    letter = {clause: LETTERS[i] for i, clause in enumerate(shown)}
    questions, answers = [], []
    for number, (demand, clause) in enumerate(fitting, 1):
        shop.taken.add(demand.quote)
        text = shop.specimens.clause(clause).texts[shop.language]
        elements = [e.partition("#")[2] for e in (*demand.all_of, *demand.any_of)]
        carried = " ".join(text.elements[e] for e in elements)
        why = shop.text("why", heading=shop.specimens.heading(clause), elements=carried)
        questions.append(Question(str(number), tuple(letter.values())))
        answers.append(Answer(str(number), letter[clause], why))
    blocks: list[PaperBlock] = [
        PaperTable(
            (words(shop.text("number")), words(shop.text("demand")), words(shop.text("letter"))),
            tuple(
                (cell(str(i)), cell(f"“{d.quote}”"), cell(""))
                for i, (d, _) in enumerate(fitting, 1)
            ),
            (1, 12, 2),
        ),
        PaperTable(
            (words(shop.text("letter")), words(shop.text("clause"))),
            tuple((cell(x), cell(shop.specimens.heading(c))) for c, x in letter.items()),
            (2, 14),
        ),
    ]
    return Made(tuple(questions), tuple(blocks), Key(tuple(answers)))
