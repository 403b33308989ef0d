"""What has to agree with a word that is put in another's place: its article, its gender, its number.

English mends `a` and `an`. French and Spanish agree through the whole sentence, so there a
replacement is offered only where gender and number stay; French elision (`l'`, `d'`, `qu'`) is mended.
"""

from __future__ import annotations

import re

_FRENCH = (
    "homme ms, hommes mp, femme fs, femmes fp, garçon ms, garçons mp, fille fs, filles fp, "
    "hôtesse fs, hôtesses fp, mère fs, mères fp, dame fs, personne fs, personnes fp, "
    "personnalité fs, personnalités fp, gens mp, juriste *s, juristes *p, complice *s, "
    "complices *p, artiste *s, artistes *p, membre ms, membres mp, responsable *s, "
    "responsables *p, contremaître ms, contremaîtres mp, cheminot ms, cheminots mp, "
    "en **, raisonnablement **, aide *s"
)
_SPANISH = (
    "hombre ms, hombres mp, mujer fs, mujeres fp, persona fs, personas fp, criada fs, criadas fp, "
    "niñera fs, niñeras fp, chica fs, piloto *s, taxista *s, médica fs, bombera fs, "
    "conductora fs, empresaria fs, gente fs, figura fs, figuras fp"
)
_HEADS = {
    language: dict(entry.split() for entry in table.split(", "))
    for language, table in (("fr", _FRENCH), ("es", _SPANISH))
}
_DOUBLET = {"fr": re.compile(r"\bet\b"), "es": re.compile(r"\by\b")}
_WORD = re.compile(r"[^\W\d_]+")
_SILENT = re.compile(r"[aeiouyàâæéèêëîïôœùûh]", re.IGNORECASE)
# Words in which the h is breathed, of those that may stand at the beginning of a replacement.
_BREATHED = re.compile(r"(?:haut|hôte|hors|huit|handicap|hiérarch)", re.IGNORECASE)
_ELIDED = re.compile(r"(?<![^\W\d_])(l|d|qu|jusqu|lorsqu|puisqu)['’]$", re.IGNORECASE)
_FULL = re.compile(r"(?<![^\W\d_])(le|la|de|que|jusque|lorsque|puisque)([ \u00a0])$", re.IGNORECASE)
_POINTING = re.compile(r"(?<![^\W\d_])(cet|ce)([ \u00a0])$", re.IGNORECASE)
_ENGLISH = re.compile(r"(?<![^\W\d_])(an|a)([ \u00a0])$", re.IGNORECASE)
_SOUNDED = ("uni", "use", "one", "eu")


def fits(old: str, new: str, language: str) -> bool:
    """Return whether the sentence stays right when the new words take the place of the old ones."""
    if language not in _HEADS:
        return True
    before, after = _form(old, language), _form(new, language)
    if "**" in (before, after):
        return before == after
    if not before or not after or before[1] != after[1]:
        return False
    return after[0] in ("*", before[0])


def _form(words: str, language: str) -> str:
    """Return gender and number of the first word of a phrase, `mp` for a doublet, empty if unknown."""
    if _DOUBLET[language].search(words):
        return "mp"
    if re.search(r"\b(?:ou|o)\b", words):
        return ""
    found = _WORD.match(words)
    return _HEADS[language].get(found.group().lower(), "") if found else ""


def agreeing(before: str, old: str, new: str, language: str) -> tuple[int, str]:
    """Return how many characters at the end of what stands before go, and what stands there instead."""
    if old.split(maxsplit=1)[:1] == new.split(maxsplit=1)[:1]:
        return 0, ""
    if language == "en":
        return _english(before, new)
    if language == "fr":
        return _french(before, old, new)
    return 0, ""


def _english(before: str, new: str) -> tuple[int, str]:
    """Mend an indefinite article before the new word: a foreman, an adviser."""
    found = _ENGLISH.search(before)
    if found is None:
        return 0, ""
    vowel = new[:1].lower() in tuple("aeiou") and not new.lower().startswith(_SOUNDED)
    return _changed(found, "an" if vowel else "a")


def _french(before: str, old: str, new: str) -> tuple[int, str]:
    vowel = bool(_SILENT.match(new)) and not _BREATHED.match(new)
    elided = _ELIDED.search(before)
    if elided is not None and not vowel:
        stem = elided[1].lower()
        feminine = (_form(new, "fr") or "*")[0] == "f" or (_form(old, "fr") or "*")[0] == "f"
        full = ("la" if feminine else "le") if stem == "l" else stem + "e"
        return len(elided[0]), _cased(full, elided[1]) + " "
    pointing = _POINTING.search(before)
    if pointing is not None:
        return _changed(pointing, "cet" if vowel else "ce")
    full_form = _FULL.search(before)
    if full_form is not None and vowel:
        sign = "'" if "'" in before and "’" not in before else "’"
        return len(full_form[0]), full_form[1][:-1] + sign
    return 0, ""


def _changed(found: re.Match[str], word: str) -> tuple[int, str]:
    if found[1].lower() == word:
        return 0, ""
    return len(found[0]), _cased(word, found[1]) + found[2]


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[0].isupper() else word
