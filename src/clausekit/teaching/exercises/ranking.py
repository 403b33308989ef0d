"""Rank three wordings: a provision at its three strengths, in a drawn order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from clausekit.library.ladder import gain
from clausekit.model.paper import PaperBlock, PaperHeading, PaperTable, cell, words
from clausekit.model.strength import STRENGTHS, Strength
from clausekit.teaching.answers import Answer, Key
from clausekit.teaching.exercises.workshop import Made, Workshop, joined
from clausekit.teaching.sheets import Question
from clausekit.teaching.specimens import Shown

_MOST_WORDS = 75
"""Longer provisions take too long to compare in a classroom."""
Candidate: TypeAlias = tuple[tuple[Shown, ...], tuple[str, ...]]
_PERMUTATIONS = ("A, B, C", "A, C, B", "B, A, C", "B, C, A", "C, A, B", "C, B, A")


def make(shop: Workshop) -> Made:
    """Return the exercise: one question for each of the clauses, those that differ in substance first."""
    blocks: list[PaperBlock] = []
    questions: list[Question] = []
    answers: list[Answer] = []
    for rungs, reasons in _drawn(shop):
        label = str(len(questions) + 1)
        drawn = shop.lot.about(label).shuffled(rungs)
        shop.taken.update(s.whole for s in rungs)
        shop.specimens.use(rungs[0])
        order = joined(["ABC"[drawn.index(rung)] for rung in rungs])
        heading = f"{label}. {shop.specimens.heading(rungs[0].clause)}"
        rows = tuple((cell("ABC"[i]), cell(s.whole), cell("")) for i, s in enumerate(drawn))
        header = (words(""), words(shop.text("wording")), words(shop.text("place")))
        blocks += [PaperHeading(3, words(heading)), PaperTable(header, rows, (1, 14, 2))]
        questions.append(Question(label, _PERMUTATIONS))
        answers.append(Answer(label, order, " ".join(reasons), secret=rungs[1].whole))
    shop.short(len(questions))
    return Made(tuple(questions), tuple(blocks), Key(tuple(answers)))


def _drawn(shop: Workshop) -> list[Candidate]:
    """Return candidates, one for each clause while there are enough, drawn among the best."""
    chosen: list[Candidate] = []
    per_clause = [
        [c for c in ranked(shop, id_) if not any(s.whole in shop.taken for s in c[0])]
        for id_ in shop.lot.shuffled(shop.spec.clauses)
    ]
    for turn in range(3):
        for candidates in per_clause:
            free = [c for c in shop.lot.about(turn).shuffled(candidates) if c not in chosen]
            best = sorted(free, key=lambda c: _only_numbers(c[0]))
            if best and len(chosen) < shop.spec.count:
                chosen.append(best[0])
    return chosen


def _only_numbers(rungs: tuple[Shown, ...]) -> bool:
    """Return whether the wordings are the same but for their figures: the easier question."""
    return len({re.sub(r"\d[\d.,]*", "#", rung.whole) for rung in rungs}) == 1


def ranked(shop: Workshop, id_: str) -> Iterator[Candidate]:
    """Yield the provisions that fall at each step down, the best first, with why each step is one."""
    built = {s: shop.specimens.provisions(id_, s) for s in STRENGTHS}
    for provision, strong in built[Strength.STRONG].items():
        rungs = tuple(built[s][provision] for s in STRENGTHS if provision in built[s])
        texts = {r.whole for r in rungs}
        if len(rungs) < len(STRENGTHS) or len(texts) < len(STRENGTHS):
            continue
        if any(r.blanks or len(r.whole.split()) > _MOST_WORDS for r in rungs):
            continue
        steps = [_reasons(shop, strong.clause, provision, i) for i in (0, 1)]
        if all(steps):
            yield rungs, tuple(dict.fromkeys(reason for step in steps for reason in step))


def _reasons(shop: Workshop, clause_id: str, provision: str, step: int) -> list[str]:
    """Return why a step down is one: what is lost, which values get worse; nothing if it is none."""
    clause = shop.specimens.clause(clause_id)
    text = clause.texts[shop.language]
    above, below = STRENGTHS[step], STRENGTHS[step + 1]
    record = clause.provisions[provision]
    lost = [e for e in record.elements_at(above) if e not in record.elements_at(below)]
    reasons = [shop.text("lost", element=text.elements[e]) for e in lost]
    printed = {
        n for s in (above, below) for n in shop.specimens.parameters_in(clause_id, provision, s)
    }
    for name, parameter in clause.parameters.items():
        high, low = parameter.values.get(above), parameter.values.get(below)
        if name not in printed or high is None or low is None or high == low:
            continue
        if parameter.type == "choice" or gain(parameter, high, low) != -1:
            return []  # people may well disagree with the order of options
        label, *rungs = shop.specimens.values_of(clause_id)[name]
        reasons.append(shop.text("value", label=label, values=" → ".join(rungs)))
    return reasons
