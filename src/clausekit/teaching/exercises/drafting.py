"""Draft a provision: what it must do is given in sentences; open, with two model answers."""

from __future__ import annotations

from clausekit.model.paper import PaperBlock, PaperList, PaperParagraph, words
from clausekit.model.strength import Strength
from clausekit.teaching.answers import Key, ModelAnswer
from clausekit.teaching.exercises.workshop import Made, Workshop


def make(shop: Workshop) -> Made:
    """Return the exercise from the provisions of the specification, or from a whole clause."""
    ids = shop.spec.clauses
    id_ = ids[0]
    clause = shop.specimens.clause(id_)
    strong = [p for i in ids for p in shop.specimens.provisions(i, Strength.STRONG)]
    carried = [e for p in strong for e in clause.provisions[p].elements]
    sentences = [clause.texts[shop.language].elements[e] for e in carried]
    models: list[ModelAnswer] = []
    for strength in Strength:
        shown = [s for i in ids for s in shop.specimens.provisions(i, strength).values()]
        text = "\n".join(s.whole for s in shown)
        if text and len(models) < 2 and text not in [m.text for m in models]:
            name = shop.words(f"strength.{strength}")
            models.append(ModelAnswer(shop.text("model", strength=name), text))
    if len(models) < 2:
        shop.short(0)
    heading = shop.specimens.heading(id_)
    blocks: list[PaperBlock] = [
        PaperParagraph(words(heading, "strong"), keep_with_next=True),
        PaperList(tuple(words(s) for s in sentences), "boxes"),
        PaperParagraph(words(shop.text("yours"), "strong"), "lines"),
        PaperParagraph((), "lines"),
        PaperParagraph((), "lines"),
    ]
    criteria = tuple(shop.text("carries", element=s) for s in sentences)
    criteria += shop.words.many("exercise.drafting.criteria")
    return Made((), tuple(blocks), Key(criteria=criteria, models=tuple(models)), (heading,))
