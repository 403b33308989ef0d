"""Where the names of laws, courts, unions, companies and works stand in a text."""

# Patterns are kept whole.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set

_EN_RUN = lazy(
    r"[A-Z](?<![\w-].)[\w'’&.-]*(?:(?:,?\s+(?:of|the|and|for|on|in|to|at|by|with|&|de|du|des|la|a)){0,3}"
    r"\s+(?:[A-Z][\w'’.-]*|\(?\d{4}\)?))+"
)
_EN_HEADS = word_set(
    "act acts law laws code convention conventions covenant declaration regulation "
    "regulations directive charter treaty ordinance statute statutes protocol award awards "
    "prize prizes medal cup trophy championship league university college school institute "
    "foundation museum theatre theater church cathedral court ministry brotherhood "
    "association federation confederation society guild club fraternity inc ltd llc corp "
    "corporation plc gmbh group holdings press records magazine times journal gazette herald "
    "festival island islands river mount bridge street avenue road hotel orchestra band "
    "ombudsman party bureau bank insurance compensation mutual fellowship scholarship fund "
    "trust hall arena stadium"
)

_FR_WORD = r"[\wÀ-ÿ][\wÀ-ÿ'’.-]*"
_FR_HEAD = (
    "Déclaration|Convention|Conventions|Cour|Charte|Comité|Commission|Code|Loi|Directive|Conseil|Pacte|Tribunal|"
    "Haut-Commissariat|Commissariat|Ligue|Organisation|Fédération|Confédération|Syndicat|Institut|Ministère|Fonds|"
    "Association|Union|Statut|Traité|Règlement|Protocole|Recommandation|Accord|Caisse|Office|Agence|Observatoire|"
    "Journée|Prix|Fondation|Société|Maison|École|Ordre|Chambre|Défenseur|Médiateur|Contrôleur|Médecins|"
    "Parti|Mouvement|Centre|Centrale|Principes|Bureau|Service|Mutuelle|Pôle|Collectif|Réseau|Cité|Place|Rue|Avenue|Musée|Théâtre"
)
_FR_ZONE = lazy(
    rf"(?<![\w-])(?:{_FR_HEAD})(?:\s+(?!(?:et|ou|qui|que|est|sont|a|ont|doit|peut)\b)[\wà-ÿ-]+(?:elle|ale|enne|aine|aise|oise|ique|ive|oire|teurs|al|el|aux|sociale?|générale?|unie?s?))*"
    rf"(?:\s+(?:(?:relati(?:f|fs|ve|ves)\s+(?:à|aux?)|concernant|contre|sans|portant|sur|pour|en\s+faveur)\s*(?:la\s+|le\s+|les\s+|des\s+|du\s+|de\s+|d['’]|l['’])*|"
    rf"(?:de\s+la|de\s+l['’]|des|du|de|d['’]|aux|à\s+l['’]|et\s+(?:de\s+la|de\s+l['’]|des|du|de|d['’]|les|la|le|aux|au|à\s+la)|et\s+(?=[a-zà-ÿ]+(?:iens|eurs|iers|és|ants|ents|istes|aires)\b))\s*)"
    rf"{_FR_WORD}(?:\s+[A-ZÀ-Þ]{_FR_WORD})*(?:\s+(?!(?:et|ou|qui|que|est|sont|a|ont|doit|peut)\b)[\wà-ÿ-]+(?:elle|ale|enne|aine|aise|oise|ique|oire|unie?s?))*)+"
)
# An act cited by number or date is quoted to the end of its title: « loi du 4 mai 2004 relative à … ».
_FR_CITED = lazy(
    r"\b(?:lois?|directives?(?:-cadre)?|conventions?|règlements?|décrets?|ordonnances?|recommandations?|arrêtés?|accords?(?:\s+national\s+interprofessionnel|-cadre)?|codes?)\s+(?:\(\w+\)\s+)?"
    r"(?:[\wà-ÿ]+\s+){0,2}(?:\(?n\s?[°ºo]\.?\s?[\d./-]+\)?|\d+/\d+(?:/\w+)?|du\s+\d{1,2}(?:er)?\s+[a-zéû]+\s+\d{4}|[cr]\d{2,3})[^.;:«»]{0,60}?"
    r"\b(?:relati(?:f|ve)s?\s+(?:à|aux?)|concernant|portant|sur|établissant|visant|tendant|modifiant|pour)\b(?:(?!\b(?:est|sont|s'applique|s'appliquent|reste|restent|demeure|prévoit|dispose|doit|doivent|figure|a|ont|entre|impose|permet|accorde|interdit|garantit|oblige|donne|reconnaît|définit|fixe|exige|protège|ouvre|confie|régit|encadre|concerne|peut|peuvent|sera|seront|devra|informe)\b)[^;,.()«»]){3,200}",
    re.I,
)
_ES_WORD = r"[\wÀ-ÿ][\wÀ-ÿ.-]*"
_ES_HEAD = (
    "Declaración|Convenio|Convención|Corte|Carta|Comité|Comisión|Código|Ley|Directiva|Consejo|Pacto|Tribunal|"
    "Comisariado|Liga|Organización|Federación|Confederación|Sindicato|Instituto|Ministerio|Fondo|Asociación|"
    "Unión|Estatuto|Tratado|Reglamento|Protocolo|Recomendación|Acuerdo|Caja|Oficina|Agencia|Observatorio|Día|"
    "Premio|Fundación|Sociedad|Casa|Escuela|Colegio|Cámara|Defensor|Defensoría|Congreso|Senado|Partido|Movimiento|Centro|"
    "Servicio|Mutua|Red|Plaza|Calle|Avenida|Museo|Teatro|Alto|Grupo|Parlamento|Asamblea"
)
_ES_ZONE = lazy(
    rf"(?<![\w-])(?:{_ES_HEAD})(?:\s+[\wà-ÿ-]+(?:al|ales|ano|ana|aria|ario|ivo|iva|ico|ica|eo|ea))?"
    rf"(?:\s+(?:relativ[oa]\s+a|sobre|contra|para|por\s+la)?\s*(?:de\s+las|de\s+los|de\s+la|del|de|a\s+los|las|los|la|el|y\s+de\s+los|y\s+de\s+las|y\s+de\s+la|y\s+del|e|y)\s+"
    rf"[A-ZÀ-Þ]{_ES_WORD}(?:\s+[A-ZÀ-Þ]{_ES_WORD})*|\s+(?:de\s+los\s+derechos\s+del\s+hombre|de\s+(?:los\s+)?derechos\s+humanos))+"
)
_ES_SUBJECT = lazy(
    r"(?<![\w-])(?:Convenio|Convención|Recomendación|Declaración|Directiva|Ley|Reglamento|Protocolo|Pacto)(?:\s+\(?n[úu]?m?\.?\s?º?\s*\d+\)?)?\s+"
    r"(?:sobre|relativ[oa]\s+a|contra|para\s+la\s+protección\s+de)\s+(?:(?:el|la|los|las|todos|derechos?|de|del)\s+)*[\wà-ÿ]+(?:\s+[\wà-ÿ]+(?:ios|ales|ivos|icos|antes|entes|idos|ados))?"
)
_ES_CITED = lazy(
    r"\b(?:leyes|ley(?:\s+orgánica)?|directiva|convenio|real\s+decreto(?:-ley|\s+legislativo)?|decreto|reglamento|recomendación|orden)\s+(?:\([\w\s]+\)\s+)?"
    r"(?:\(?n[úu]?m?\.?\s?[°º]?\s?\d[\d./]*\)?|\d+(?:[./]\d+)*(?:/\w+)?|de\s+\d{1,2}\s+de\s+[a-z]+(?:\s+de\s+\d{4})?)[^.;:«»]{0,60}?"
    r"\b(?:relativ[oa]s?\s+al?|sobre|por\s+(?:el|la)\s+que\s+se|reguladora?\s+de|de\s+(?:prevención|protección|medidas|igualdad|infracciones))\b(?:(?!\b(?:es|son|será|serán|se\s+(?:incorpora|aplica|aplicará|respetará|cita|adjunta)|sigue|rige|regirá|queda|obliga|establece|dispone|exige|impone|permite|concede|prohíbe|garantiza|da|reconoce|define|fija|prevé|protege|puede|pueden|podrá|deberá|debe|informa)\b)[^;,.()«»]){3,200}",
    re.I,
)
_CAPITAL_RUN = lazy(
    r"(?<![\w-])[A-ZÀ-Þ][\w'’-]+(?:\s+(?:et|y|e|de|del|des|du|la|las|los|les|d['’])*\s*[A-ZÀ-Þ][\w'’-]+)+"
)


_HEADS = {
    "fr": frozenset(head.rpartition("-")[2] for head in _FR_HEAD.lower().split("|"))
    | word_set("haut-commissariat décret ordonnance arrêté lois décrets codes directives"),
    "es": frozenset(_ES_HEAD.lower().split("|")) | word_set("decreto leyes orden"),
}


_NONE: frozenset[str] = frozenset()


def institution_zones(text: str, language: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of names of laws, bodies and works in the paragraph.

    `words` are the folded words of the text: without one of the nouns that head such a name there is none.
    """
    heads = _HEADS.get(language, _NONE).intersection(words)
    if heads:
        capital = any(head.capitalize() in text for head in heads)
        if language == "fr":
            yield from (m.span() for m in (_FR_ZONE.finditer(text) if capital else ()))
            yield from (m.span() for m in _FR_CITED.finditer(text))
        else:
            yield from (m.span() for m in (_ES_ZONE.finditer(text) if capital else ()))
            yield from (m.span() for m in (_ES_SUBJECT.finditer(text) if capital else ()))
            yield from (m.span() for m in _ES_CITED.finditer(text))
    if _EN_HEADS.isdisjoint(words) or text.isupper():
        return
    for match in _EN_RUN.finditer(text):
        named = re.findall(r"[\w'’]+", match.group().lower())
        if len(named) > 1 + (named[0] in ("the", "a", "this", "that")) and not _EN_HEADS.isdisjoint(
            named
        ):
            yield match.span()
