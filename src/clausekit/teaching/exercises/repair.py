"""Repair a clause: its duties spoiled and its remedy gone; an open exercise with two model answers."""

from __future__ import annotations

from clausekit.lint.obligation.signs import REMEDY
from clausekit.model.paper import PaperBlock, PaperParagraph, words
from clausekit.model.strength import Strength
from clausekit.teaching.answers import Key, ModelAnswer
from clausekit.teaching.exercises.workshop import Made, Workshop
from clausekit.teaching.specimens import Shown
from clausekit.teaching.spoiled import spoiled_text

_MOST_WORDS = 130


def make(shop: Workshop) -> Made:
    """Return the exercise from the first clause of the specification."""
    id_ = shop.spec.clauses[0]
    strong = shop.specimens.provisions(id_, Strength.STRONG)
    remedies = [s for s in list(strong.values())[1:] if _is_remedy(shop, s)][-2:]
    chosen = _chosen(shop, [s for s in strong.values() if s not in remedies])
    sentences = [sentence for shown in chosen for sentence in shown.sentences]
    text, done = spoiled_text(sentences, shop.language, shop.lot)
    for shown in chosen:
        shop.specimens.use(shown)
    if len(done) < 2:
        shop.short(0)
    criteria = [shop.text("gone", words=s.words, rule=s.rule, why=s.why) for s in done] + list(
        shop.words.many("exercise.repair.criteria")
    )
    shown_ids = [s.id for s in (*chosen, *remedies)]
    models = _models(shop, id_, shown_ids)
    heading = shop.specimens.heading(id_)
    blocks: list[PaperBlock] = [
        PaperParagraph(words(heading, "strong"), keep_with_next=True),
        PaperParagraph(words(text), "box"),
        PaperParagraph(words(shop.text("yours"), "strong"), "lines"),
        PaperParagraph((), "lines"),
        PaperParagraph((), "lines"),
    ]
    return Made((), tuple(blocks), Key(criteria=tuple(criteria), models=models), (heading,))


def _is_remedy(shop: Workshop, shown: Shown) -> bool:
    return bool(REMEDY[shop.language].search(shown.whole.lower()))


def _chosen(shop: Workshop, provisions: list[Shown]) -> list[Shown]:
    """Return the provisions that can be spoiled most, as many as fit on half a page, in their order."""
    fitting = [s for s in provisions if not s.items and not s.blanks]
    ways = {s.id: len(spoiled_text(s.sentences, shop.language, shop.lot)[1]) for s in fitting}
    chosen: list[Shown] = []
    for shown in sorted(fitting, key=lambda s: (-ways[s.id], len(s.text))):
        count = sum(len(s.text.split()) for s in (*chosen, shown))
        if ways[shown.id] and (not chosen or count <= _MOST_WORDS):
            chosen.append(shown)
    return [s for s in fitting if s in chosen]


def _models(shop: Workshop, id_: str, provisions: list[str]) -> tuple[ModelAnswer, ...]:
    """Return the wording at strong, and the first lesser one that differs."""
    found: list[ModelAnswer] = []
    for strength in Strength:
        there = shop.specimens.provisions(id_, strength)
        text = "\n".join(there[p].whole for p in provisions if p in there)
        if len(found) < 2 and text not in [m.text for m in found]:
            name = shop.words(f"strength.{strength}")
            found.append(ModelAnswer(shop.text("model", strength=name), text))
    return tuple(found)
