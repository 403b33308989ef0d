"""A case: the task that a clause's table file sets, with the key of its guide."""

from __future__ import annotations

from clausekit.library.guides import read_guide, read_table
from clausekit.model.paper import PaperBlock, PaperHeading, PaperParagraph, words
from clausekit.model.strength import Strength
from clausekit.teaching.answers import Answer, Key
from clausekit.teaching.exercises.workshop import Made, Workshop
from clausekit.teaching.markdown import plain_markdown
from clausekit.teaching.sheets import Question
from clausekit.teaching.specimens import Shown

OPEN_ANSWER = "…"


def make(shop: Workshop) -> Made:
    """Return the exercise from the first clause: the case, the clause at all strengths, room to write."""
    id_ = shop.spec.clauses[0].partition(".")[0]
    library = shop.specimens.library
    table = read_table(library, id_, shop.language, shop.report)
    guide = read_guide(library, id_, shop.language, shop.report)
    heading = shop.specimens.heading(id_)
    if table is None or guide is None:
        message = f"“{id_}” has no exercise and key in the language “{shop.language}”."
        shop.report.error("course/no-words", message, shop.spec.span)
        return Made((), (), Key(), (heading,))
    blocks: list[PaperBlock] = [
        PaperHeading(3, words(shop.text("story"))),
        PaperParagraph(words(plain_markdown(table.exercise))),
        PaperHeading(3, words(shop.text("clause", heading=heading))),
    ]
    for shown in shop.specimens.provisions(id_, Strength.STRONG).values():
        blocks += _provision(shop, shown)
    blocks += [
        PaperParagraph(words(shop.text("yours"), "strong"), "lines"),
        PaperParagraph((), "lines"),
    ]
    answer = Answer("1", plain_markdown(guide.key), "")
    return Made((Question("1", (OPEN_ANSWER,)),), tuple(blocks), Key((answer,)), (heading,))


def _provision(shop: Workshop, shown: Shown) -> list[PaperBlock]:
    """Return a provision at strong, and under it what lesser strengths say where they differ."""
    shop.specimens.use(shown)
    first, *rest = shown.blocks()
    assert isinstance(first, PaperParagraph)
    name = words(f"{shown.id.replace('-', ' ')}: ", "strong")
    blocks: list[PaperBlock] = [PaperParagraph(name + first.words), *rest]
    before = shown.whole
    for strength in (Strength.STANDARD, Strength.BASIC):
        lesser = shop.specimens.provisions(shown.clause, strength).get(shown.id)
        text = lesser.whole if lesser is not None else shop.text("falls-away")
        if text != before:
            label = words(f"{shop.words(f'strength.{strength}')}: ", "strong")
            blocks.append(PaperParagraph(label + words(text), "note"))
        before = text
    return blocks
