"""Who must be consulted at which level: the facts of a case decide, by the rule printed on the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from clausekit.model.paper import PaperBlock, PaperHeading, PaperParagraph, PaperTable, cell, words
from clausekit.model.strength import Strength
from clausekit.teaching.answers import Answer, Key
from clausekit.teaching.exercises.workshop import Made, Workshop, joined
from clausekit.teaching.plan import LevelCase
from clausekit.teaching.sheets import Question

LEVELS = ("site", "national", "regional", "international")


def make(shop: Workshop) -> Made:
    """Return the exercise: a table of cases, a column to tick for each level."""
    names = {level: shop.text(f"level-{level}") for level in LEVELS}
    cases = shop.lot.shuffled([shop.cases[id_] for id_ in shop.spec.cases])
    every = [joined(c) for n in range(1, len(LEVELS) + 1) for c in combinations(names.values(), n)]
    questions, answers, rows = [], [], []
    for number, case in enumerate(cases, 1):
        right = joined([names[level] for level in concerned(case)])
        why = " ".join(shop.text(f"because-{level}") for level in concerned(case)[1:])
        questions.append(Question(str(number), tuple(every)))
        answers.append(Answer(str(number), right, why or shop.text("because-site")))
        rows.append((cell(str(number)), cell(case.story), *(cell("☐") for _ in LEVELS)))
    header = (words(""), words(shop.text("case")), *(words(n) for n in names.values()))
    blocks: list[PaperBlock] = [
        PaperHeading(3, words(shop.text("rule-title"))),
        PaperParagraph(words(shop.text("rule"))),
        PaperTable(header, tuple(rows), (1, 16, 3, 4, 4, 4)),
    ]
    if shop.spec.clauses:
        blocks.append(PaperHeading(3, words(shop.text("clause"))))
    for id_ in shop.spec.clauses:
        for shown in shop.specimens.provisions(id_, Strength.STRONG).values():
            shop.specimens.use(shown)
            blocks += shown.blocks()
    return Made(tuple(questions), tuple(blocks), Key(tuple(answers)))


def concerned(case: LevelCase) -> Sequence[str]:
    """Return the levels that a case concerns, the site first."""
    holds = {
        "site": True,
        "national": case.most_in_one_country > 1,
        "regional": case.most_in_one_region > 1,
        "international": case.countries > 1 or case.decided_abroad,
    }
    return [level for level in LEVELS if holds[level]]
