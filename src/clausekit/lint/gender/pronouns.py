"""French and Spanish masculine pronouns that stand for anyone."""

# Patterns are kept whole.

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.lint.gender.nouns import lexicon
from clausekit.lint.passages.names import person_ranges
from clausekit.lint.passages.passage import Passage
from clausekit.lint.passages.patterns import lazy

_PRONOUNS = {
    "fr": lazy(
        r"\b(?:tous\s+ceux\s+qui|ceux\s+qui|celui\s+qui|chacun\s+(?:doit|peut|a\s+droit|est|des)|tous\s+(?:doivent|peuvent|ont)|nul\s+ne|aucun\s+d'entre\s+eux)\b"
    ),
    "es": lazy(
        r"\b(?:todos\s+aquellos\s+que|aquellos\s+que|aquel\s+que|los\s+que\s+(?:deseen|quieran|trabajen|tengan|sean|hayan)|el\s+que\s+(?:desee|quiera|trabaje|tenga|sea)|todos\s+(?:deben|pueden|tienen|somos|estamos|podemos|debemos)|nosotros\s+mismos|ninguno\s+de\s+ellos|cada\s+uno\s+de\s+ellos|uno\s+mismo)\b"
    ),
}
_BOTH = lazy(r"\b(?:celles|toutes|chacune|todas|aquellas|las\s+que|nosotras|ninguna|una)\b")
_BOTH_SEXES = lazy(
    r"\b(?:celles?|toutes|chacune|todas|aquellas?|las\s+que|la\s+que|ninguna|cada\s+una)\b"
)
_IL = lazy(
    r"\b(?:il|lui-même)\s+(?:doit|devra|peut|pourra|a\s+droit|est\s+tenu|bénéficie|dispose|reçoit|conserve|perd|informe|s'engage|remplit|exerce|souhaite|estime|n'est|ne\s+peut|perçoit|demande|choisit|désigne|refuse|accepte|est\s+(?:élu|réélu|rééligible|nommé|désigné|informé|convoqué|remplacé|assisté|libre|protégé|entendu|démissionnaire))\b|\bqu'il\s+(?:soit|ait|souhaite|estime|exerce|choisit|désigne)\b|\bs'il\s+(?:(?:le\s+)?(?:souhait|désir|demand)(?:e|ait)|veut|n'a\b|n'est\b|a\b|ne\s|refuse|accepte|estime|est\s+(?:absent|malade|empêché|convoqué|licencié|entendu))\b"
)
_IL_NOBODY = lazy(
    r"\bil\s+n'est\s+(?:pas|plus|jamais|toutefois)?\s*(?:toujours\s+|en\s+aucun\s+cas\s+)?(?:possible|nécessaire|interdit|permis|question|tenu\s+compte|procédé|dérogé|prévu|exclu|utile|besoin)\b|\bil\s+(?:doit|peut|devra|pourra|est)\s+(?:être\s+(?:tenu\s+compte|procédé|fait|mis|donné|possible|nécessaire|porté|établi|recouru|dérogé|statué|répondu)|y\s+avoir|avoir\s+lieu|tenu\s+compte|s'agir|convient|possible|interdit|nécessaire)\b"
)
_ANYBODY = lazy(
    r"\b(?:quiconque|nul(?=\s+(?:ne|n'))|celui\s+qui|chacun(?!e|\s+d)|(?:chaque|tout|toute|le|la|un|une)\s+(?:membre|élève|titulaire|personne|responsable|bénéficiaire|cadre|stagiaire|collègue|fonctionnaire|journaliste|arbitre|locataire|propriétaire))\b"
)
# Those who open a passage have nothing before them that they could stand for but people.
_OPENING = {
    "fr": lazy(r"^\W*(?:(?:tous\s+)?ceux\s+(?:qui|dont|ayant))"),
    "es": lazy(
        r"^\W*(?:todos\s+(?:deber|podr|tendr|recibir|percibir|disfrutar|cobrar|estar|deben|pueden|tienen|est[áa]n)\w*|los\s+que\s+(?!se\b|no\s+se\b)\w+n|el\s+que\s+(?!(?:se|no|l[ao]s?|el|una?|est[ea]|su|haya|establezca|determine|fije|corresponda|resulte|señale|prevea|exista|disponga|figure|proceda|sea|indique)\b)\w+|aquel(?:los)?\s+que|ninguno\s+(?:podrá|será|deberá|puede|debe)|cada\s+uno\s+\w+rá)\b"
        r"|\b(?:cuando|si|que|como)\s+uno\s+(?:está|tiene|debe|puede|quiere|trabaja|se\s+siente|es|no)\b|\buno\s+(?:debe|tiene\s+que|no\s+(?:sabe|puede|debe))\b"
    ),
}
# The reader, written to as a man.
_YOU = {
    "fr": lazy(
        r"\b(?:vous\s+(?:êtes|serez|étiez|avez\s+été)|êtes-vous)\s+(?:\w+ment\s+)?(?!abonné\W+e\b)(?:[\wà-ÿ]{3,}és?|satisfaits?|prêts?|sûrs?|certains?|inscrits?|intéressés?)(?![\w·•(./-])"
    ),
    "es": lazy(
        r"\b(?:est[áa]\s+usted|usted\s+est[áa]|usted\s+será|está\s+usted)\s+(?:\w+mente\s+)?(?:satisfecho|interesado|dispuesto|obligado|informado|invitado|autorizado|convocado|seguro|contratado|despedido)(?![\w/(@])"
    ),
}
_SIR = lazy(r"\b(?:monsieur|m\.|mr|señor|sr|don)\b")
_ALL_OF_THEM = lazy(r"\b(?:les|des|ces|nos|ses|leurs)\s+(?P<noun>[a-zà-ÿ]+s)\b")
_ILS = lazy(r"(?<!qu')(?<!qu’)\b(?:ils|s'ils)\b(?!\s+(?:ou|et)\s+elles|/elles)")
_OTHERS = lazy(r"\b(?:les|des|aux|ces|ses|leurs|nos|deux|trois|quatre|plusieurs|certains|elles)\s")
_BODY = lazy(
    r"\b(?:grupo|sindicato|comité|proveedor|contratista|organismo|ministerio|gobierno|instituto|consejo|tribunal|fondo|estado|ayuntamiento|consorcio|banco|centro|convenio|acuerdo|programa|sistema)\b"
)
_EL = lazy(r"\b(?:si\s+)?él\s+(?:deberá|podrá|tendrá|debe|puede|mismo)\b")


def pronouns(passage: Passage) -> Iterator[tuple[int, int, bool]]:
    """Yield the range of each masculine pronoun that means anyone, and whether it is only a note."""
    lower = passage.lower
    opened = _opening(passage)
    if opened is not None:
        yield *opened, False
    for match in _PRONOUNS[passage.language].finditer(lower):
        if opened is not None and match.start() < opened[1]:
            continue
        if not _BOTH.search(lower[max(match.start() - 30, 0) : match.end() + 30]):
            yield (
                match.start(),
                match.end(),
                not match.group().startswith(("nosotros", "todos aquellos", "tous ceux")),
            )
    for match in _YOU[passage.language].finditer(lower):
        begin, end = passage.sentence_at(match.start())
        if not (_SIR.search(lower) or person_ranges(passage.text[begin:end])):
            yield match.start(), match.end(), False
    if passage.language == "fr":
        yield from _il(passage)
    for match in _EL.finditer(lower) if passage.language == "es" and "él" in passage.words else ():
        begin, end = passage.sentence_at(match.start())
        if not (
            _BODY.search(lower[begin : match.start()]) or person_ranges(passage.text[begin:end])
        ):
            yield match.start(), match.end(), False


def _il(passage: Passage) -> Iterator[tuple[int, int, bool]]:
    lower = passage.lower
    for match in _IL.finditer(lower):
        begin, _ = passage.sentence_at(match.start())
        if _IL_NOBODY.match(lower, match.start()) or re.search(
            r"\b(?:ou|et)\s+elle\b|/elle",
            lower[match.start() - 12 if match.start() > 12 else 0 : match.end() + 10],
        ):
            continue
        if _ANYBODY.search(lower[begin : match.start()]):
            yield match.start(), match.end(), False
    for match in _ILS.finditer(lower) if "ils" in passage.words else ():
        begin, _ = passage.sentence_at(match.start())
        before = lower[begin : match.start()]
        who = next((m for m in _ALL_OF_THEM.finditer(before) if _anyone(m["noun"])), None)
        if who and not _OTHERS.search(before[who.end() :]) and not _men_among(before):
            yield match.start(), match.end(), False


def _men_among(before: str) -> bool:
    """Return whether a masculine plural stands before, as in a doublet, for which « ils » is right."""
    nouns = lexicon("fr")
    found = (nouns.get(word) for word in re.findall(r"[a-zà-ÿ-]+", before))
    return any(noun is not None and noun.plural and not noun.epicene for noun in found)


def _anyone(word: str) -> bool:
    """Return whether the plural leaves the sex open: `membres`, `titulaires`."""
    noun = lexicon("fr").get(word)
    return word in ("membres", "cadres", "personnes") or (noun is not None and noun.epicene)


def _opening(passage: Passage) -> tuple[int, int] | None:
    """Return the range of a masculine pronoun with which the passage opens, or of `uno` for anyone."""
    match = _OPENING[passage.language].search(passage.lower)
    if match is None:
        return None
    words = match.group()
    start = match.start() + len(words) - len(words.lstrip(' \t\n-–—•·*()"“«'))
    around = passage.lower[max(match.start() - 30, 0) : match.end() + 30]
    if _BOTH_SEXES.search(around) or person_ranges(passage.text[: match.end()]):
        return None
    return start, match.end()
