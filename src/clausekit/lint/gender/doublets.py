"""The doublet that can take the place of a French or Spanish masculine without another word changing.

Only plurals with a plain article or possessive are offered: what agrees with « les travailleuses et les
travailleurs » is masculine plural as before. After « tous », before an adjective, beside another noun of
the same list or for a term with a capital, a person has to write the sentence.
"""

from __future__ import annotations

import re

from clausekit.lint.gender.nouns import Noun, lexicon
from clausekit.lint.passages.passage import Passage
from clausekit.lint.passages.words import word_set

# Articles that are said again before the second noun, and determiners that are said once.
_AGAIN = {"fr": word_set("les des aux"), "es": word_set("los")}
_FEMININE = {"es": {"los": "las"}}
_ONCE = {"fr": word_set("leurs ses nos vos ces"), "es": word_set("sus nuestros vuestros")}
_ONCE_FEMININE = {"es": {"nuestros": "nuestras", "vuestros": "vuestras"}}
_JOINT = {"fr": "et", "es": "y"}
# The feminine is another word (« médecine », « marine », « mineuse »), or nobody agrees on it.
_UNSURE = word_set(
    "médecins marins mineurs majeurs individus mannequins clercs consuls bandits soldats morts "
    "docteurs procureurs gouverneurs lieutenants compagnons "
    "jueces portavoces capataces albañiles suboficiales prestamistas"
)
# What makes a translator or an agent a machine, and words that name both sexes already.
_MACHINE = re.compile(
    r"(?:automati|automáti|virtu|artifi|numériqu|digital|int?ell?igen|logiciel|software|robot|"
    r"algorit|conversa|voca|vocaux|chat|ia$|ai$|chimi|quími|biolog|biológ|connect|conect|électr|"
    r"electr|mécani|mecáni|informati|informáti|système|sistema|modèle|modelo|hommes?$|femmes?$|"
    r"hombres?$|mujeres$|sexe|sexo)"
)
_NEAR = 4
_BESIDE = word_set("et ou ni y o u e tous todos ambos deux dos")


def doublet(passage: Passage, i: int, noun: Noun) -> str | None:
    """Return what takes the place of a determiner and the noun after it, or None."""
    language, words = passage.language, passage.words
    if not noun.plural or noun.epicene or noun.light or not noun.feminine or not i:
        return None
    start, end = passage.spans[i]
    if passage.text[start].isupper() or passage.gap(i - 1) != " " or _in_list(passage, i):
        return None
    if noun.form in _UNSURE or "-" in noun.form or lexicon(language).get(noun.form) is not noun:
        return None
    around = (*words[max(i - _NEAR, 0) : i], *words[i + 1 : i + 1 + _NEAR])
    if any(_MACHINE.match(w) for w in around):
        return None
    begin, stop = passage.spans[i - 1]
    shown, determiner = passage.text[begin:stop], words[i - 1]
    masculine, feminine, joint = passage.text[start:end], noun.feminine[0], _JOINT[language]
    if determiner in _AGAIN[language]:
        first = _cased(_FEMININE.get(language, {}).get(determiner, determiner), shown)
        return f"{first} {feminine} {joint} {determiner} {masculine}"
    if determiner in _ONCE[language] and language == "fr":
        return f"{shown} {feminine} {joint} {masculine}"
    if determiner in _ONCE[language]:
        first = _cased(_ONCE_FEMININE[language].get(determiner, determiner), shown)
        return f"{first} {feminine} {joint} {masculine}"
    return None


def _in_list(passage: Passage, i: int) -> bool:
    """Return whether the noun stands beside another one, or after a word that would have to agree."""
    words = passage.words
    if i > 1 and words[i - 2] in _BESIDE:
        return True
    if i + 1 == len(words):
        return False
    return words[i + 1] in _BESIDE or passage.gap(i).strip().startswith((",", "/", "(", "-", "–"))


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word
