"""What stands beside a French or Spanish noun and shows that it means someone, or some thing."""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

from clausekit.lint.gender.nouns import wordset
from clausekit.lint.passages.passage import Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set

_NEAR = 60  # characters: what stands right before


def of_a_part(passage: Passage, i: int) -> bool:
    """Return whether the noun is a device: `lector de tarjetas`, `conducteur de terre`."""
    return passage.words[i + 1 : i + 2] in (["de"], ["d"]) and not _PARTS.isdisjoint(
        passage.words[i + 2 : i + 3]
    )


def known_as(passage: Passage, i: int) -> bool:
    """Return whether the noun is part of a set phrase: `accusé de réception`, `responsable del tratamiento`."""
    word, after = passage.words[i], passage.words[i + 1 : i + 4]
    if _LEGAL_PERSON.match(passage.lower, passage.spans[i][1]):
        return True  # « le repreneur, le fonds X »
    if passage.language == "es" and word in _SON and passage.words[i - 1 : i] in _OWN:
        return True  # whose son he is, the text does not say
    if word.endswith(("ais", "ois", "és")) and _tongue(passage, i):
        return True
    return any(after[: len(words)] == words for words in _SET_PHRASES.get(word, ()))


def _tongue(passage: Passage, i: int) -> bool:
    """Return whether the noun is a language: `dominar el inglés`, `parler l'anglais`, `en français`."""
    if passage.words[i - 1 : i] not in (
        ["l"],
        ["le"],
        ["en"],
        ["du"],
        ["au"],
        ["el"],
        ["del"],
        ["al"],
    ):
        return False
    return passage.language == "es" or passage.text[passage.spans[i][0]].islower()


def of_a_tool(passage: Passage, i: int) -> bool:
    """Return whether the noun names whom a tool is made for: `el portal del empleado`."""
    start = passage.spans[i][0]
    if _TOOLS.isdisjoint(passage.words[max(i - 4, 0) : i]):
        return False
    return bool(_TOOL.search(passage.lower, max(start - _NEAR, 0), start))


def adjective_after(passage: Passage, i: int) -> bool:
    """Return whether a French noun stands right after another word that no noun follows: `soins infirmiers`."""
    if not i or passage.gap(i - 1) != " ":
        return False
    before = passage.words[i - 1]
    return not (
        before in _LEADS
        or before.isdigit()
        or before in wordset("fr", "determiners")
        or before in wordset("fr", "adjectives")
    )


def agreeing(passage: Passage, i: int) -> bool:
    """Return whether a masculine adjective follows `les responsables`: `les responsables locaux`."""
    if (
        not i
        or passage.words[i - 1] not in _PLURALS
        or passage.words[i] == "jeunes"
        or passage.gap(i).strip()
    ):
        return False
    after = [w for w in passage.words[i + 1 : i + 3] if w != "non"]
    return bool(_MASCULINE.fullmatch((after or [""])[0]))


def said_of_kin(passage: Passage, start: int) -> bool:
    """Return whether the noun says what a relative is: `mi hermano es ingeniero`."""
    before = passage.lower[max(start - 2 * _NEAR, 0) : start]
    if passage.language == "es":
        likely = before.rstrip().endswith(_SAID_LAST)
    else:
        likely = any(said in before for said in _SAID_OF)
    return likely and bool(_KIN[passage.language].search(before))


def named_after(passage: Passage, i: int) -> bool:
    """Return whether names follow the noun at once: `les frères Lumière`, `los ministros Ríos y Sanz`."""
    start, end = passage.spans[i]
    noun = passage.text[start:end]
    if noun.lower() in _RANKS and _OF_NAME.match(passage.text, end):
        return True
    return noun.islower() and bool(_SURNAME.match(passage.text, end))


_PLURALS = word_set("les des aux ces nos vos leurs ses plusieurs certains")
_MASCULINE = lazy(
    r"(?:loc|national|nation|région|départ|soci|princip|génér|centr|syndic|patron|communn?|mondi|commerci)aux|[a-zà-ÿ]{3,}(?:és|ifs|rieurs|tiers|ciers|iens|nels|rents)|présents|absents|élus|promus|inscrits|suppléants|compétents|permanents|exclus|admis|soumis|mis|concernés|français|étrangers|seuls|nouveaux"
)
_SET_PHRASES = {
    "accusé": (["de", "réception"],),
    "agent": (["de", "blanchiment"], ["de", "conservation"], ["de", "refroidissement"], ["de", "démoulage"]),
    "accusés": (["de", "réception"],),
    "responsable": (["du", "traitement"], ["de", "traitement"], ["del", "tratamiento"], ["de", "tratamiento"]),
    "responsables": (["du", "traitement"], ["de", "traitement"], ["del", "tratamiento"], ["de", "tratamiento"]),
    "encargado": (["del", "tratamiento"], ["de", "tratamiento"]),
    "encargados": (["del", "tratamiento"], ["de", "tratamiento"]),
    "pilote": (["de", "l", "imprimante"], ["d", "imprimante"], ["de", "périphérique"]),
    "monitor": (["del", "ordenador"], ["de", "pantalla"], ["de", "ordenador"]),
}  # fmt: skip
_SON = word_set(
    "hijo hermano primo tío sobrino abuelo nieto esposo novio suegro yerno cuñado marido padre"
)
_OWN = (["su"], ["mi"], ["tu"], ["vuestro"])
_LEGAL_PERSON = lazy(
    r",\s+(?:el|la|le|l['’]|les|las)\s*(?:fondo|grupo|sociedad|empresa|banco|ayuntamiento|compañía|entidad|consorcio|cooperativa|fundación|universidad|diputación|fonds|groupe|société|entreprise|banque|ville|commune|cabinet|mairie|coopérative|fondation|université|région|département)\b"
)
_TOOL = lazy(
    r"\b(?:portail|guide|manuel|interface|espace)\s+(?:du|de\s+l['’]|de|d['’])\s*$"
    r"|\b(?:portal|manual|guía|interfaz|app|aplicación|buzón|carné|intranet|panel|zona)\s+(?:del?)\s+$"
)
# What may stand right before a noun without an article.
_LEADS = word_set(
    "de d des du à au aux en et ou ni par pour sans avec entre chez comme sur sous vers contre envers parmi dont que qu "
    "sauf selon hors ex non plus moins trop tant autant combien beaucoup sont est être était étaient devient deviennent "
    "devenir devenus devenu reste restent nommé nommés élu élus désigné désignés considéré considérés engagé engagés "
    "recruté recrutés embauché embauchés toutes mais car soit voici voilà les l travailleurs salariés représentants délégués "
    "étaient sera seront soient fût sociaux nouveaux anciens futurs lesdits ledit dudit desdits auxdits audit mesdits "
    "cents cent mille vingt trente quarante cinquante soixante quatre-vingts milliers millions dizaines centaines douzaines suis êtes sommes étais cadre cadres recherche recherchons recherchent recrute recrutons recrutent cherche cherchons embauche embauchons poste métier "
    "notamment également uniquement seulement exclusivement principalement particulièrement tout"
)
_RANKS = word_set(
    "général maréchal comte duc baron marquis prince roi conde duque marqués barón príncipe rey"
)
_OF_NAME = lazy(r"\s+(?:de|du|del|de la)\s+[A-ZÀ-Þ]|\s+d['’][A-ZÀ-Þ]")
_PARTS = word_set(
    "écran pantalla disque disco tierra terre badge badges carte cartes tarjeta tarjetas código códigos code codes barras huella huellas empreintes"
)
_SURNAME = lazy(r"\s+[A-ZÀ-Þ][a-zà-ÿ]+(?![\w-])")
_TOOLS = word_set(
    "portail guide manuel interface espace portal manual guía interfaz app aplicación buzón carné intranet panel zona"
)
_SAID_OF, _SAID_LAST = (
    ("est", "était", "fut", "devint", "devient"),
    ("es", "era", "fue", "un", "una", "mi", "tu"),
)
_KIN = {
    "fr": lazy(
        r"\b(?:mon|ma|son|sa|notre|leur)\s+(?:père|mère|frère|sœur|fils|fille|mari|épouse|époux|oncle|tante|cousine?|grand-père|grand-mère|ami|amie|voisin|voisine)\s+(?:[\wà-ÿ]+\s+)?(?:est|était|fut|devint|devient)\s+(?:une?\s+)?(?:[\wà-ÿ]+\s+)?$"
    ),
    "es": lazy(
        r"\b(?:mi|su|nuestr[oa])\s+(?:padre|madre|hermano|hermana|hijo|hija|marido|mujer|esposo|esposa|tío|tía|prim[oa]|abuel[oa]|amig[oa]|vecin[oa])\s+(?:[\wà-ÿ]+\s+)?(?:es|era|fue)\s+(?:una?\s+)?$"
        r"|\b(?:mi|tu)\s+$"
    ),
}
