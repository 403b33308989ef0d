"""Spot the weak verb: of sentences from one clause, one has been spoiled by a lint rule's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausekit.model.paper import PaperBlock, PaperHeading, PaperList, words
from clausekit.model.strength import Strength
from clausekit.teaching.answers import Answer, Key
from clausekit.teaching.exercises.workshop import Made, Workshop
from clausekit.teaching.lot import Lot
from clausekit.teaching.sheets import Question
from clausekit.teaching.specimens import Shown
from clausekit.teaching.spoiled import SOFTENING, Spoiled, findings, spoilings

SENTENCES = 4
_WORDS = range(7, 46)
_LEANS = {
    "en": re.compile(
        r"(?:It|They|Its|Their|This|That|These|Those|Then|There|Nor|Otherwise|The same)\b"
    ),
    "fr": re.compile(r"(?:Elles?|Ils?|Celles?|Ceux|Celui|Leurs?|Ces?|Cette|Sinon)\b"),
    "es": re.compile(r"(?:Ellas?|Ellos?|Sus?|Est[aeo]s?|Es[aeo]s?|De lo contrario)\b"),
}
"""Beginnings by which a sentence leans on the one before it."""
Line = tuple[Shown, str]


def make(shop: Workshop) -> Made:
    """Return the exercise: one question for each clause in turn, by another rule each time."""
    blocks: list[PaperBlock] = []
    questions: list[Question] = []
    answers: list[Answer] = []
    pools = {id_: _pool(shop, id_) for id_ in shop.spec.clauses}
    rules = shop.lot.about("rules").shuffled(SOFTENING)
    for round_ in range(shop.spec.count * 2):
        if len(questions) == shop.spec.count:
            break
        id_ = shop.spec.clauses[round_ % len(shop.spec.clauses)]
        turn = len(questions) % len(rules)
        wanted = (*rules[turn:], *rules[:turn])
        made = _question(shop, pools[id_], wanted, shop.lot.about(round_))
        if made is None:
            continue
        lines, at, spoiled = made
        label, letter = str(len(questions) + 1), "abcdefgh"[at]
        for shown, _ in lines:
            shop.specimens.use(shown)
        shown_texts = [spoiled.text if i == at else s for i, (_, s) in enumerate(lines)]
        heading = f"{label}. {shop.specimens.heading(id_)}"
        blocks += [
            PaperHeading(3, words(heading)),
            PaperList(tuple(words(t) for t in shown_texts), "letters"),
        ]
        questions.append(Question(label, tuple("abcdefgh"[: len(lines)])))
        answers.append(_answer(shop, label, letter, spoiled))
    shop.short(len(questions))
    return Made(tuple(questions), tuple(blocks), Key(tuple(answers)))


def _pool(shop: Workshop, id_: str) -> list[Line]:
    """Return the sentences of a clause that are clean and not used elsewhere."""
    lines = [
        (shown, s)
        for shown, s in shop.specimens.all_sentences(id_, Strength.STRONG)
        if len(s.split()) in _WORDS and s not in shop.taken and not leans(s, shop.language)
    ]
    faulty = findings([s for _, s in lines], shop.language, SOFTENING)
    return [line for i, line in enumerate(lines) if i not in faulty]


def leans(sentence: str, language: str) -> bool:
    """Return whether a sentence cannot be understood by itself."""
    pattern = _LEANS.get(language[:2])
    return bool(pattern and pattern.match(sentence))


def _question(
    shop: Workshop, pool: list[Line], rules: Sequence[str], lot: Lot
) -> tuple[list[Line], int, Spoiled] | None:
    """Return sentences, the place of the spoiled one, and how: by the first rule that can be broken."""
    free = [line for line in pool if line[1] not in shop.taken]
    if len(free) < SENTENCES:
        return None
    ways = [
        (line, w) for line in lot.shuffled(free) for w in spoilings(line[1], shop.language, lot)
    ]
    for target, way in sorted(ways, key=lambda entry: rules.index(entry[1].rule)):
        others = lot.about("others").chosen(
            [line for line in free if line != target], SENTENCES - 1
        )
        lines = list(lot.about("order").shuffled([target, *others]))
        at = lines.index(target)
        if _alone(shop, lines, at, way):
            shop.taken.update(s for _, s in lines)
            return lines, at, way
    return None


def _alone(shop: Workshop, lines: Sequence[Line], at: int, way: Spoiled) -> bool:
    """Return whether the spoiled sentence is the only one that a rule has anything against."""
    texts = [way.text if i == at else s for i, (_, s) in enumerate(lines)]
    return set(findings(texts, shop.language, SOFTENING)) == {at}


def _answer(shop: Workshop, label: str, letter: str, spoiled: Spoiled) -> Answer:
    why = shop.text("why", words=spoiled.words, why=spoiled.why, sound=spoiled.sound)
    return Answer(label, letter, why, spoiled.rule, secret=spoiled.sound)
