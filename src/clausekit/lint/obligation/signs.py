"""Signs in a clause that make its duties firmer or softer: deadlines, remedies, weakening phrases."""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

import re
from functools import cache

from clausekit.lint.data import table
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.phrases import PhraseTable

LANGUAGES = ("en", "fr", "es")


@cache
def phrase_table(language: str, section: str) -> PhraseTable:
    """Return the weakening phrases of a language: `weakener`, `discretion` or `standard`."""
    return PhraseTable.from_rows(table(f"obligation.{language}")[section])


TIME = {
    "en": lazy(
        r"\b(?:within|no\s+later\s+than|not\s+later\s+than|at\s+least\s+[\w\s()-]{1,24}(?:before|prior|in\s+advance)|by\s+(?:the|\d)|before|prior\s+to|immediately|at\s+the\s+same\s+time|without\s+delay|on\s+the\s+(?:day|date|first)|"
        r"during|each\s+(?:year|month|week|quarter)|every\s+(?:\w+\s+)?(?:year|month|week|quarter|days?)|annually|quarterly|monthly|weekly|daily|once\s+a|twice\s+a|on\s+request|upon|after|when|whenever|at\s+any\s+time|until|from\s+the|as\s+from|\d+\s+(?:working\s+|calendar\s+|business\s+)?(?:hours?|days?|weeks?|months?|years?))\b"
    ),
    "fr": lazy(
        r"\b(?:dans\s+(?:un\s+délai|les\s+\w+|le\s+mois)|au\s+plus\s+tard|avant|sans\s+délai|immédiatement|chaque\s+(?:année|mois|semaine|trimestre)|tous\s+les|annuellement|dès\s+(?:que|lors)|lors|pendant|après|à\s+compter|à\s+tout\s+moment|\d+\s+(?:heures?|jours?|semaines?|mois|ans?))\b"
    ),
    "es": lazy(
        r"\b(?:en\s+(?:un|el)\s+plazo|dentro\s+de|a\s+más\s+tardar|antes\s+de|sin\s+demora|inmediatamente|cada\s+(?:año|mes|semana|trimestre)|anualmente|durante|tras|después|a\s+partir|cuando|en\s+cualquier\s+momento|\d+\s+(?:horas?|días?|semanas?|meses|años?))\b"
    ),
}
DEADLINE = {
    "en": lazy(
        r"\bwithin\s+(?:a\s+(?:period|maximum|time\s+limit)\s+of\s+)?(?:(?:no\s+more\s+than|not\s+more\s+than|at\s+most)\s+)?(?:\w+(?:[-\s]\w+)?\s+)?\(?\d*\)?\s*(?:working\s+|calendar\s+|business\s+|school\s+|consecutive\s+|work\s+)*(?:hours?|days?|weeks?|months?)\b"
    ),
    "fr": lazy(
        r"\bdans\s+(?:un\s+délai\s+de\s+|les\s+)(?:[\w-]+\s+)?(?:\(\d+\)\s+)?(?:heures?|jours?|semaines?|mois)(?:\s+(?:ouvrables|ouvrés|calendaires|suivants))?"
    ),
    "es": lazy(
        r"\ben\s+(?:un|el)\s+plazo\s+(?:máximo\s+)?de\s+(?:[\w-]+\s+)?(?:\(\d+\)\s+)?(?:horas?|días?|semanas?|meses|mes)(?:\s+(?:hábiles|laborables|naturales))?"
    ),
}
START = {
    "en": lazy(
        r"^\s*(?:\([^)]*\)\s*)?(?:,\s*)?(?:of\b|after\b|from\b|following\b|as\s+of\b|before\b|prior\b|in\s+advance\b|thereafter\b|thereof\b|preceding\b|to\s+run\s+from\b|counted\b|starting\b|beginning\b|each\b|per\b|in\s+any\b|period\b|window\b|later\b|upon\b|when\b|once\b|by\b)"
    ),
    "fr": lazy(
        r"^\s*(?:à\s+compter|à\s+partir|suivant|après|avant|d(?:e\s+(?:la|l'|leur|sa|son|ses|cette|ce|chaque)|'un)|qui\s+suiv|dès|précédant|du\b)"
    ),
    "es": lazy(
        r"^\s*(?:,\s*)?(?:desde|a\s+partir|a\s+contar|contad[oa]s?|tras|después|antes|siguientes?|de\s+(?:la|su)|del\b)"
    ),
}
START_BEFORE = {
    "en": lazy(
        r"\b(?:after|upon|following|when|once|if|from|on\s+receipt|receives?|where|following\s+receipt|request(?:s|ed)?|in\s+the\s+event|whenever|of\s+receipt)\b"
    ),
    "fr": lazy(r"\b(?:après|lorsque|si|dès|suite\s+à|à\s+réception|à\s+la\s+demande|saisie?)\b"),
    "es": lazy(
        r"\b(?:tras|cuando|si|una\s+vez|recibida|después|a\s+petición|previa\s+solicitud)\b"
    ),
}
ACT = {
    "en": lazy(
        r"^\s*(?:\w+ly\s+|also\s+)*(?:inform|notify|reply|answer|respond|provide|submit|publish|report|pay|issue|deliver|send|decide|meet|consult|disclose|hand\s+over|give)\b"
    ),
    "fr": lazy(
        r"^\s*(?:\w+ment\s+)?(?:informer|notifier|répondre|fournir|remettre|publier|verser|payer|communiquer|transmettre|consulter|décider)\b"
    ),
    "es": lazy(
        r"^\s*(?:\w+mente\s+)?(?:informar|notificar|responder|entregar|facilitar|publicar|abonar|pagar|comunicar|consultar|remitir|decidir)\b"
    ),
}
REMEDY = {
    "en": lazy(
        r"\b(?:void|reinstat\w+|back\s*pay|compensat\w+|damages|restor\w+|suspend\w*|stop|withdraw\w*|dispute\w*|arbitrat\w+|adjudicat\w+|complaint\w*|grievance\w*|penalty|sanction\w*|no\s+effect|may\s+not\s+rely|shall\s+not\s+rely|until\s+it|put\s+right|remed\w+|bears?\s+the\s+(?:burden|proof)|invalid|made\s+whole)\b"
    ),
    "fr": lazy(
        r"\b(?:nulle?s?|réintégr\w+|indemni\w+|dommages|répar\w+|suspend\w*|suspension|retir\w+|différend\w*|arbitr\w+|réclamation\w*|sanction\w*|sans\s+effet|preuve|rétabli\w*|compens\w+)\b"
    ),
    "es": lazy(
        r"\b(?:nul[oa]s?|reincorpor\w+|readmi\w+|indemniz\w+|daños|repar\w+|suspen\w+|retir\w+|controversia\w*|conflicto\w*|arbitr\w+|reclamaci\w+|sanci\w+|sin\s+efecto|prueba|restablec\w+|compens\w+)\b"
    ),
}
TESTS: dict[str, dict[str, re.Pattern[str]]] = {
    "en": {
        "when": lazy(r"\b\d+\s+(?:working\s+|calendar\s+)?(?:hours?|days?|weeks?|months?|years?)\b|\bbefore\s+(?:its|the|any)\s+(?:first\s+)?(?:use|decision|change)|\bno\s+later\s+than\b|\bthirty\s+days\b"),
        "whom": lazy(r"\b(?:workers?|every\s+(?:person|worker)|suppliers?|supply\s+chain|controlled\s+entit|all\s+statuses|home-based|agency\s+workers?)\b"),
        "who-pays": lazy(r"\b(?:bears?\s+the\s+costs?|at\s+(?:its|the\s+company's)\s+(?:own\s+)?(?:cost|expense)|paid\s+(?:working\s+)?time|pays?\s+for|reimburse\w*|without\s+loss\s+of\s+(?:pay|wages?))\b"),
        "evidence": lazy(r"\b(?:register|records?|in\s+writing|written|reasons|access\s+to|documents?|report|minutes|log)\b"),
        "burden": lazy(r"\b(?:burden\s+of\s+proof|bears?\s+the\s+(?:burden|proof)|shall\s+prove|proves?\s+that|presum\w+|adverse\s+inference)\b"),
        "remedy": REMEDY["en"],
        "enforcement": lazy(r"\b(?:dispute|arbitrat\w+|adjudicat\w+|mediation|complaint|grievance|court|tribunal)\b"),
        "exceptions": lazy(r"\b(?:only\s+(?:if|where|when|for|to)|except|solely|limited\s+to|exhaustive|closed\s+list|no\s+other)\b"),
        "duration": lazy(r"\b(?:surviv\w+|until|for\s+(?:at\s+least\s+)?(?:\d+|\w+)\s+(?:months?|years?)|term\s+of\s+this\s+agreement|renew\w*|review)\b"),
    },
    "fr": {
        "when": lazy(r"\b\d+\s+(?:heures?|jours?|semaines?|mois|ans?)\b|\bau\s+plus\s+tard\b|\bavant\s+(?:toute|la|sa)\b"),
        "whom": lazy(r"\b(?:travailleu\w+|personne|fournisseur\w*|sous-traitan\w*|chaîne|entités?)\b"),
        "who-pays": lazy(r"\b(?:à\s+la\s+charge|prend\s+en\s+charge|aux\s+frais|temps\s+de\s+travail|rémunér\w+|sans\s+perte)\b"),
        "evidence": lazy(r"\b(?:registre|par\s+écrit|motiv\w+|accès|documents?|rapport|procès-verbal|journal)\b"),
        "burden": lazy(r"\b(?:charge\s+de\s+la\s+preuve|preuve|présum\w+)\b"),
        "remedy": REMEDY["fr"],
        "enforcement": lazy(r"\b(?:différend|arbitr\w+|médiation|réclamation|tribunal|juge)\b"),
        "exceptions": lazy(r"\b(?:uniquement|seulement|sauf|exclusivement|limitative\w*)\b"),
        "duration": lazy(r"\b(?:jusqu'|pendant|durée|survi\w+|renouvel\w*|réexam\w*)\b"),
    },
    "es": {
        "when": lazy(r"\b\d+\s+(?:horas?|días?|semanas?|meses|años?)\b|\ba\s+más\s+tardar\b|\bantes\s+de\b"),
        "whom": lazy(r"\b(?:trabajador\w*|persona|proveedor\w*|subcontrat\w*|cadena|entidad\w*)\b"),
        "who-pays": lazy(r"\b(?:a\s+cargo\s+de|sufraga\w*|asum\w+\s+(?:los|el)\s+(?:costes?|gastos?)|tiempo\s+de\s+trabajo|retribuid\w+|sin\s+pérdida)\b"),
        "evidence": lazy(r"\b(?:registro|por\s+escrito|motiv\w+|acceso|documentos?|informe|acta)\b"),
        "burden": lazy(r"\b(?:carga\s+de\s+la\s+prueba|prueba|presum\w+)\b"),
        "remedy": REMEDY["es"],
        "enforcement": lazy(r"\b(?:controversia|arbitr\w+|mediación|reclamación|tribunal|juzgado)\b"),
        "exceptions": lazy(r"\b(?:únicamente|solo|salvo|exclusivamente|excepto)\b"),
        "duration": lazy(r"\b(?:hasta|durante|duración|sobreviv\w+|renov\w*|revis\w*)\b"),
    },
}  # fmt: skip
