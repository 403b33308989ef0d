"""Gender audit: of sentences from agreements, some leave people out, by words of the lint tables."""

from __future__ import annotations

from clausekit.model.paper import PaperBlock, PaperTable, cell, words
from clausekit.model.strength import Strength
from clausekit.teaching.answers import Answer, Key
from clausekit.teaching.exercises.weak_verb import leans
from clausekit.teaching.exercises.workshop import Made, Workshop
from clausekit.teaching.gendered import Gendered, excluding, gender_rules
from clausekit.teaching.sheets import Question
from clausekit.teaching.specimens import Shown
from clausekit.teaching.spoiled import findings

_WORDS = range(8, 42)


def make(shop: Workshop) -> Made:
    """Return the exercise: a table of sentences; half of them, rounded up, leave people out."""
    pool = [
        (shown, s)
        for id_ in shop.spec.clauses
        for shown, s in shop.specimens.all_sentences(id_, Strength.STRONG)
        if len(s.split()) in _WORDS and s not in shop.taken and not leans(s, shop.language)
    ]
    faulty = findings([s for _, s in pool], shop.language, gender_rules())
    pool = [line for i, line in enumerate(pool) if i not in faulty]
    changed = _changed(shop, pool, (shop.spec.count + 1) // 2)
    sound = [line for line in pool if line not in [c[0] for c in changed]]
    kept = shop.lot.about("sound").shuffled(sound)[: shop.spec.count - len(changed)]
    texts = [(line, way) for line, way in changed] + [(line, None) for line in kept]
    rows = shop.lot.about("rows").shuffled(texts)
    shop.short(len(rows))
    found = findings([w.text if w else s for (_, s), w in rows], shop.language, gender_rules())
    assert set(found) == {i for i, (_, w) in enumerate(rows) if w}, "a sentence with two readings"
    yes, no = shop.text("yes"), shop.text("no")
    answers = []
    for number, ((shown, sentence), way) in enumerate(rows, 1):
        shop.specimens.use(shown)
        shop.taken.add(sentence)
        answers.append(_answer(shop, str(number), sentence, way, yes, no))
    header = tuple(words(shop.text(k)) for k in ("number", "sentence", "answer", "better"))
    table = PaperTable(
        header,
        tuple(
            (cell(str(i)), cell(w.text if w else s), cell(f"{yes} / {no}"), cell(""))
            for i, ((_, s), w) in enumerate(rows, 1)
        ),
        (1, 9, 2, 5),
    )
    questions = tuple(Question(a.label, (yes, no)) for a in answers)
    blocks: tuple[PaperBlock, ...] = (table,)
    return Made(questions, blocks, Key(tuple(answers)))


def _changed(
    shop: Workshop, pool: list[tuple[Shown, str]], count: int
) -> list[tuple[tuple[Shown, str], Gendered]]:
    """Return sentences that leave people out, by as many rules and words as the pool allows."""
    ways = [
        (line, way)
        for line in shop.lot.shuffled(pool)
        for way in excluding(line[1], shop.language, shop.lot.about(line[1]))
    ]
    chosen: list[tuple[tuple[Shown, str], Gendered]] = []
    while ways and len(chosen) < count:
        rules = [w.rule for _, w in chosen]
        used = [w.words.lower() for _, w in chosen]
        best = min(ways, key=lambda e: (rules.count(e[1].rule), used.count(e[1].words.lower())))
        chosen.append(best)
        ways = [(line, way) for line, way in ways if line != best[0]]
    return chosen


def _answer(
    shop: Workshop, label: str, sentence: str, way: Gendered | None, yes: str, no: str
) -> Answer:
    if way is None:
        return Answer(label, no, shop.text("sound"))
    why = shop.text("why", why=way.why, words=way.words, better=way.better)
    return Answer(label, yes, why, way.rule, secret=sentence)
