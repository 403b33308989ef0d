"""Rank three wordings: a provision at its three strengths, in a drawn order."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.library.ladder import gain
from clausekit.library.traverse import pieces_of
from clausekit.model.paper import PaperBlock, PaperHeading, PaperTable, cell, words
from clausekit.model.strength import STRENGTHS, Strength
from clausekit.notation.nodes import ValueNode
from clausekit.teaching.answers import Answer, Key
from clausekit.teaching.exercises.workshop import Made, Workshop, joined
from clausekit.teaching.sheets import Question
from clausekit.teaching.specimens import Shown

_MOST_WORDS = 75
"""Longer provisions take too long to compare in a classroom."""
_PERMUTATIONS = ("A, B, C", "A, C, B", "B, A, C", "B, C, A", "C, A, B", "C, B, A")


def make(shop: Workshop) -> Made:
    """Return the exercise: a question for each provision that has three distinct wordings."""
    blocks: list[PaperBlock] = []
    questions: list[Question] = []
    answers: list[Answer] = []
    candidates = [c for id_ in shop.spec.clauses for c in ranked(shop, id_)]
    free = [c for c in candidates if not any(s.whole in shop.taken for s in c[0])]
    for rungs, reasons in shop.lot.chosen(free, shop.spec.count):
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


def ranked(shop: Workshop, id_: str) -> Iterator[tuple[tuple[Shown, ...], tuple[str, ...]]]:
    """Yield the provisions that fall at each step down, the best first, with why each step is one."""
    built = {s: shop.specimens.provisions(id_, s) for s in STRENGTHS}
    for provision, strong in built[Strength.STRONG].items():
        rungs = tuple(built[s][provision] for s in STRENGTHS if provision in built[s])
        texts = {r.whole for r in rungs}
        if len(rungs) < len(STRENGTHS) or len(texts) < len(STRENGTHS):
            continue
        if any(r.blanks or len(r.whole.split()) > _MOST_WORDS for r in rungs):
            continue
        reasons = [_reason(shop, strong.clause, provision, i) for i in (0, 1)]
        if all(reasons):
            yield rungs, tuple(reasons)


def _reason(shop: Workshop, clause_id: str, provision: str, step: int) -> str:
    """Return why a step down is one: what is lost, or which value gets worse; empty if neither."""
    clause = shop.specimens.clause(clause_id)
    text = clause.texts[shop.language]
    above, below = STRENGTHS[step], STRENGTHS[step + 1]
    record = clause.provisions[provision]
    lost = [e for e in record.elements_at(above) if e not in record.elements_at(below)]
    parts = [shop.text("lost", element=text.elements[e]) for e in lost]
    printed = {n for s in (above, below) for n in _printed(shop, clause_id, provision, s)}
    for name, parameter in clause.parameters.items():
        if name not in printed:
            continue
        high, low = parameter.values.get(above), parameter.values.get(below)
        if high is None or low is None or high == low:
            continue
        if gain(parameter, high, low) != -1:
            return ""
        parts.append(shop.text("value", label=text.parameters[name]))
    return " ".join(parts)


def _printed(shop: Workshop, clause_id: str, provision: str, strength: Strength) -> set[str]:
    """Return the parameters that a provision names at a strength."""
    clause = shop.specimens.clause(clause_id)
    rung = clause.provisions[provision].wording_at(strength)
    wording = clause.texts[shop.language].wordings[provision].get(rung)
    nodes = pieces_of(wording.blocks) if wording is not None else ()
    return {n for node, _ in nodes if isinstance(node, ValueNode) for n in node.names}
