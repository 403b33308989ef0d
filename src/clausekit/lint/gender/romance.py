"""Whether a French or Spanish masculine stands for everyone, or rightly stands as it is."""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

from clausekit.lint.gender.beside import (
    adjective_after,
    agreeing,
    known_as,
    named_after,
    of_a_part,
    of_a_tool,
    said_of_kin,
)
from clausekit.lint.gender.nouns import Noun, wordset
from clausekit.lint.gender.someone import someone_in_particular
from clausekit.lint.passages.passage import Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set

_INCLUSIVE_AFTER = lazy(
    r"(?:[·•⋅‧∙][a-zà-ÿ]|\s?\((?:e|es|ne|le|te|ve|euse|trice|ère|a|as|es|esa|ora|oras)\)|[./-](?:e|es|ne|nes|le|les|te|tes|ve|ves|euse|euses|rice|"
    r"rices|trice|trices|ère|ères|ière|ières|ienne|iennes|enne|ennes|sse|esse|a|as|ora|oras|era|eras|esa|esas|dora|doras|tora|toras)(?![a-zà-ÿ])|@|\s?/\s?[a-zà-ÿ]*(?:a|as|e|es)(?![a-zà-ÿ])|"
    r"\s?\(?(?:h/f|f/h|m/f|f/m|h-f|f-h|h\s?/\s?f\s?/\s?x|f/h/x|m/f/d|f/h/nb|m/h)\)?(?![a-z]))"
)
_EITHER_SEX = lazy(
    r"\b(?:h/f|f/h|m/f|f/m|h/m|m/h)\b|\bde\s+(?:tous|cualquier)\s+(?:sexes?|sexo|genres?|género)\b"
)
_EITHER = ("/", "tous", "cualquier")
_SEXED = {
    "fr": word_set(
        "femme femmes hommes homme masculin masculins féminin féminins mâles garçon garçons père "
        "pères mari maris frère frères fils"
    ),
    "es": word_set(
        "mujer mujeres hombres hombre varón varones masculino masculinos femenino femeninos padre "
        "padres? marido chica"
    ),
}
_DOUBLED = {
    "fr": lazy(
        r"\b(?:la\s+ou\s+le|le\s+ou\s+la|un\s+ou\s+une|une\s+ou\s+un|du\s+ou\s+de\s+la|de\s+la\s+ou\s+du|au\s+ou\s+à\s+la|à\s+la\s+ou\s+au|le/la|la/le|un/une|une/un|un\(e\)|"
        r"celles\s+et\s+ceux|ceux\s+et\s+celles|toutes\s+et\s+tous|tous\s+et\s+toutes|chacune\s+et\s+chacun|chacun\s+et\s+chacune|chères?\s+et\s+chers?|certaines\s+et\s+certains|"
        r"nombreuses\s+et\s+nombreux|toutes\s+les\s+et\s+tous)\b"
    ),
    "es": lazy(
        r"\b(?:las\s+y\s+los|los\s+y\s+las|el\s+o\s+la|la\s+o\s+el|los\s+o\s+las|las\s+o\s+los|el/la|la/el|los/las|las/los|del/de\s+la|de\s+la/del|al/a\s+la|del\s+o\s+de\s+la|de\s+la\s+o\s+del|un\s+o\s+una|una\s+o\s+un|un/a|una/un|"
        r"todas\s+y\s+todos|todos\s+y\s+todas|unas\s+y\s+unos|unos\s+y\s+unas|algunas\s+y\s+algunos|ellas\s+y\s+ellos|ellos\s+y\s+ellas|el\(la\)|l@s|lxs)"
    ),
}
_THINGS_AFTER = {
    "agent": "chimique biologique pathogène actif extincteur conservateur oxydant infectieux physique nettoyant nocif toxique cancérogène mutagène conversationnel logiciel autonome virtuel intelligent ia",
    "agents": "chimiques biologiques pathogènes actifs extincteurs conservateurs infectieux physiques nocifs toxiques cancérogènes mutagènes conversationnels logiciels autonomes virtuels intelligents ia",
    "acteur": "clé", "chef": "lieu accusation œuvre oeuvre", "cajero": "automático", "cajeros": "automáticos", "asistente": "virtual digital", "asistentes": "virtuales digitales",
    "lecteur": "de code optique mp3 dvd cd", "vendeur": "automatique", "distributeur": "automatique", "corps": "", "agente": "conversacional virtual autónomo inteligente", "agentes": "químicos biológicos patógenos físicos tóxicos nocivos conversacionales virtuales autónomos inteligentes",
    "conducteur": "électrique thermique", "moteur": "", "général": "", "patient": "",
    "mayor": "parte número", "menor": "número importe salario cuantía plazo tiempo duración jornada coste medida brevedad", "portero": "automático electrónico", "porteros": "automáticos", "operador": "económico logístico móvil lógico jurídico", "monitor": "táctil", "fijo": "mensual anual",
    "témoin": "lumineux sonore", "traducteur": "automatique", "traductor": "automático", "corrector": "ortográfico", "assistant": "virtuel vocal numérique", "assistants": "virtuels vocaux numériques", "lector": "óptico", "tutor": "inteligente", "correcteur": "orthographique", "moniteur": "vidéo cardiaque", "portiers": "automatiques", "portier": "automatique", "técnico": "superior", "chefs": "lieux", "directeur": "", "auxiliaire": "",
}  # fmt: skip
_AFTER_NOT_PERSON = {word: word_set(after) for word, after in _THINGS_AFTER.items()}
_BEFORE_THING = {
    "fr": word_set(
        "juste droit fil circuit plan principe schéma texte document comité secteur groupe "
        "logiciel système programme"
    ),
    "es": frozenset(),
}


def generic_masculine(passage: Passage, i: int, noun: Noun) -> bool:
    """Return whether the masculine noun at word `i` stands for people of any sex."""
    language = passage.language
    start, end = passage.spans[i]
    if not _stands_as_noun(passage, i, noun) or _other_sense(passage, i):
        return False
    around = passage.lower[end : end + 60]
    if (
        _INCLUSIVE_AFTER.match(passage.lower, end)
        or (any(sign in around for sign in _EITHER) and _EITHER_SEX.search(around))
        or _doublet(passage, i, noun)
    ):
        return False
    if not _SEXED[language].isdisjoint(passage.words[max(i - 3, 0) : i + 4]):
        return False
    if passage.quiet(start, end) or _proper(passage, i):
        return False
    if of_a_part(passage, i) or said_of_kin(passage, start) or named_after(passage, i):
        return False
    if known_as(passage, i) or of_a_tool(passage, i):
        return False
    return noun.plural or _plural_by_determiner(passage, i) or not someone_in_particular(passage, i)


def _plural_by_determiner(passage: Passage, i: int) -> bool:
    """`les Français`: one form for both numbers; and `un électeur sur trois` is no one person."""
    after = passage.words[i + 1 : i + 3]
    if len(after) == 2 and after[0] in ("sur", "de", "por") and after[1] in _SMALL_NUMBERS:
        return True
    return i > 0 and passage.words[i - 1] in (
        "les",
        "des",
        "aux",
        "ces",
        "nos",
        "vos",
        "leurs",
        "ses",
        "plusieurs",
    )


def _stands_as_noun(passage: Passage, i: int, noun: Noun) -> bool:
    language = passage.language
    determiners = wordset(language, "determiners")
    if noun.epicene:
        if language == "fr" and noun.plural and agreeing(passage, i):
            return True
        determiners = (
            wordset(language, "masculine")
            if language == "es"
            else wordset(language, "plural_masculine" if noun.plural else "singular_only_masculine")
        )
        if i > 1 and noun.form == "juge" and passage.words[i - 2] in _JUDGES:
            return False  # « s'il le juge nécessaire »
    elif noun.firm:
        if i and passage.words[i - 1] in _NOT_BEFORE and passage.gap(i - 1) == " ":
            return False
        return not (language == "fr" and adjective_after(passage, i))
    return _determined(passage, i, noun, determiners)


def _determined(passage: Passage, i: int, noun: Noun, determiners: frozenset[str]) -> bool:
    """Return whether a determiner stands before the noun, with adjectives at most between them."""
    language, words = passage.language, passage.words
    adjectives = wordset(language, "adjectives")
    for k in range(i - 1, max(i - 4, -1), -1):
        if not _joined(passage, k):
            return False
        if k and words[k] in ("de", "d") and (words[k - 1] in _QUANTITIES or _counted(passage, k)):
            return not noun.epicene
        if words[k] in determiners:
            return not (
                language == "fr"
                and not noun.plural
                and words[k] in ("du", "de", "d", "des")
                and not noun.firm
                and _follows_noun_of_thing(passage, k)
            )
        if words[k] not in adjectives and words[k] != "s":
            return False
    return False


def _joined(passage: Passage, k: int) -> bool:
    """Return whether word `k` and the next belong together, as in « le(s) salarié(s) »."""
    gap = passage.gap(k).strip()
    if passage.words[k] == "s":
        return gap == ")"
    return gap in ("", "'", "’", "-") or (passage.words[k + 1] == "s" and gap == "(")


_JUDGES = word_set("il elle on qui ils elles")
_SMALL_NUMBERS = (
    "deux",
    "trois",
    "quatre",
    "cinq",
    "dix",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "diez",
)
_COLLECTIVES = word_set(
    "personal equipo cuerpo colectivo sector grupo país estado centro órgano tejido trabajo "
    "mundo personnel corps mouvement milieu monde syndicat syndicats parti équipe secteur "
    "organismo entidad empresa ente parte comisión agencia institución autoridad autoridades empresas entidades organismos partes sociedad compañía delegación junta mesa "
    "público logiciel organisme comité cabinet système poste dispositif espíritu"
)


def _counted(passage: Passage, k: int) -> bool:
    """Return whether the `de` at word `k` goes on with a number: `des milliers d'ouvrières et d'ouvriers`."""
    return passage.words[k - 1 : k] in (
        ["et"],
        ["ou"],
        ["y"],
        ["o"],
    ) and not _QUANTITIES.isdisjoint(passage.words[max(k - 6, 0) : k])


_QUANTITIES = word_set(
    "número cantidad porcentaje miles millones mayoría totalidad conjunto nombre milliers millions majorité beaucoup "
    "combien trop peu plus moins pourcentage centaines dizaines groupe grupo"
)
_NOT_BEFORE = _COLLECTIVES | word_set("la une una cette esta las ma ta sa")


def _follows_noun_of_thing(passage: Passage, k: int) -> bool:
    before = passage.words[k - 1] if k else ""
    if before == "droit":
        return passage.words[k + 1] == "auteur"
    return before in _BEFORE_THING["fr"]


def _other_sense(passage: Passage, i: int) -> bool:
    after = passage.words[i + 1] if i + 1 < len(passage.words) else ""
    if (
        after == "d"
        and i + 2 < len(passage.words)
        and passage.words[i + 2] in ("accusation", "œuvre", "oeuvre")
    ):
        return True
    return after != "" and after in _AFTER_NOT_PERSON.get(passage.words[i], ())


def _doublet(passage: Passage, i: int, noun: Noun) -> bool:
    words = passage.words
    window = words[max(i - 8, 0) : i] + words[i + 1 : i + 9]
    if not noun.epicene:
        for form in noun.feminine:
            if form in window or form + "s" in window:
                return True
        stem = noun.form[: max(len(noun.form) - 4, 4)]
        if len(noun.form) > 5:
            first, last = (
                passage.spans[max(i - 8, 0)][0],
                passage.spans[min(i + 8, len(words) - 1)][1],
            )
            start, end = passage.spans[i]
            near = (
                passage.lower.find(stem, first, start) >= 0
                or passage.lower.find(stem, end, last) >= 0
            )
            alike = [w for w in window if w.startswith(stem) and w != noun.form] if near else ()
            if alike and any(_female(w, passage.language) for w in alike):
                return True
    elif noun.form in window and _said_of_her(words, i, noun.form):
        return True
    start, end = passage.spans[i]
    before = passage.lower[max(start - 48, 0) : start]
    likely = not _JOINING.isdisjoint(words[max(i - 24, 0) : i])
    if not likely:
        likely = any(sign in before for sign in _SHORT[passage.language])
    if likely and _DOUBLED[passage.language].search(before):
        return True
    return words[i + 2 : i + 3] in _THEY and bool(_AND_THEY.match(passage.lower, end, end + 30))


_JOINING = frozenset({"et", "ou", "y", "o"})
_SHORT = {"fr": "/(", "es": "/(@x"}
_THEY = (["celles"], ["ellas"], ["elles"])
_AND_THEY = lazy(r"(?:\s*,)?\s+(?:et|ou|y|o|e)\s+(?:celles|ellas|elles)\b")


def _said_of_her(words: list[str], i: int, form: str) -> bool:
    """Return whether the same form stands near with a feminine article: `la secrétaire ou le secrétaire`."""
    near = range(max(i - 6, 1), min(i + 7, len(words)))
    return any(words[k] == form and words[k - 1] in _HERS for k in near)


_HERS = word_set("la las una unas une toute toutes toda todas cette esta estas nuestra nuestras")


def _female(word: str, language: str) -> bool:
    return word.endswith(
        (
            "ce",
            "ces",
            "se",
            "ses",
            "re",
            "res",
            "ne",
            "nes",
            "ée",
            "ées",
            "te",
            "tes",
            "le",
            "les",
            "ve",
            "ves",
        )
        if language == "fr"
        else ("a", "as")
    )


def _proper(passage: Passage, i: int) -> bool:
    """A capital inside a sentence: a body, a title of a law, a party's defined name, a person."""
    start, end = passage.spans[i]
    text = passage.text
    if (
        not text[start].isupper()
        or text.isupper()
        or passage.paragraph.role in ("heading", "title")
    ):
        return False
    if start <= passage.sentence_at(start)[0] + 2:
        return bool(_GOES_ON.match(text, end)) and not passage.words[i].endswith("s")
    if passage.words[i] in _PEOPLES:
        return False
    # « aux Collaborateurs éligibles »: a role that the text itself capitalises is still a role.
    follows = i + 1 < len(passage.words) and text[passage.spans[i + 1][0]].isupper()
    before = passage.spans[i - 1][0]
    inside = before > passage.sentence_at(start)[0] and text[before].isupper()
    return follows or passage.words[i - 1] not in _ARTICLES or inside


_GOES_ON = lazy(r"\s+sans\s+|\s+[A-ZÀ-Þ][a-zà-ÿ]+")
_ARTICLES = word_set(
    "les le aux au des du l un chaque tout tous los el al un cada todo todos nos nuestros"
)
_PEOPLES = word_set(
    "français anglais québécois européens canadiens italiens américains africains allemands "
    "chinois japonais parisiens tunisiens algériens marocains brésiliens mexicains indiens "
    "norvégiens égyptiens autrichiens irlandais portugais danois bretons"
)
