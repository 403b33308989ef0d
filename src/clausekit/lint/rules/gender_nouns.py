"""French and Spanish: the masculine that stands for everyone, and forms that a legal text avoids."""

# ruff: noqa: ARG002, D102, E501
# Patterns are kept whole; the base class documents `check`, which not every rule needs all of.

from __future__ import annotations

from collections.abc import Iterator

from clausekit.diagnostics import Severity
from clausekit.lint.facts import LintContext
from clausekit.lint.gender.doublets import doublet
from clausekit.lint.gender.nouns import Noun, guessed, human_suffixes, lexicon, wordset
from clausekit.lint.gender.pronouns import pronouns
from clausekit.lint.gender.romance import generic_masculine
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set
from clausekit.lint.rule import Finding, Rule, unfixed
from clausekit.lint.rules.terms_foreign import is_defined

ROMANCE = ("fr", "es")
_JOIN = {
    "fr": ("les {f} et les {m}", "la ou le {m}"),
    "es": ("las {f} y los {m}", "la {f} o el {m}"),
}


class GenericMasculine(Rule):
    """A masculine noun stands for people of any sex (French and Spanish).

    « Les travailleurs » names men and means everyone; « les travailleuses et les travailleurs » names
    both. Collective words such as « le personnel », «la plantilla» or «la representación legal» are not offered
    in their place: they can cut out agency workers or change who owes a duty.

    Bad: Los trabajadores recibirán formación.
    Good: Las trabajadoras y los trabajadores recibirán formación.
    """

    name = "gender/generic-masculine"
    languages = frozenset(ROMANCE)
    phrases = True
    fixes = True
    reasons = {  # noqa: RUF012
        "fr": "est au masculin et vise tout le monde\u00a0; le doublet nomme les femmes et les hommes.",
        "es": "está en masculino y se refiere a todo el mundo; el doblete nombra a mujeres y hombres.",
    }

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for language in document.languages & self.languages:
            known, endings = lexicon(language), human_suffixes(language)
            nouns = {w: known[w] for w in known.keys() & document.index.keys()}
            for word in document.index:
                if (
                    word.endswith(endings)
                    and word not in nouns
                    and (noun := guessed(word, language))
                ):
                    nouns[word] = noun
            for passage, places in document.places(nouns.keys(), language):
                if passage.paragraph.role == "quote":
                    continue
                for i in places:
                    noun = nouns[passage.words[i]]
                    if generic_masculine(passage, i, noun):
                        found = self._finding(passage, i, noun, document.kind)
                        fix = found.diagnostic.fix
                        if fix is not None and is_defined(document, context, noun.form):
                            found = unfixed(found)
                        yield found

    def _finding(self, passage: Passage, i: int, noun: Noun, kind: str) -> Finding:
        start, end = passage.spans[i]
        determiner = (
            i > 0
            and passage.words[i - 1] in wordset(passage.language, "determiners")
            and passage.gap(i - 1) == " "
        )
        begin = passage.spans[i - 1][0] if determiner else start
        actual = passage.text[begin:end]
        both = _doublet(noun, passage.language)
        message = f"“{actual}” is masculine and means everyone."
        light = noun.light and not (noun.form not in _LEGAL and _AT_WORK.search(passage.lower))
        severity = Severity.INFO if light else None
        return self.at(
            passage,
            begin,
            end,
            message,
            hint=f"Name both: “{both}”." if both else "Use a doublet or “personne(s)”.",
            expected=both,
            fix=doublet(passage, i, noun) if determiner else None,
            severity=severity,
            kind=kind,
        )


_LEGAL = word_set(
    "employeur employeurs empleador empleadores sous-traitant sous-traitants proveedor proveedores"
)
# What only people have or do: « l'opérateur nettoie son poste ».
_AT_WORK = lazy(
    r"\b(?:son|sa|ses|leurs?)\s+(?:poste|pause|salaire|congés?|casque|gants|lunettes|chaussures|masque|horaires?|supérieur\w*|équipe|vestiaire|repos|domicile|tenue|blouse|visite\s+médicale|machine|pointage|formation)\b|\b(?:encadr|recrut|embauch|licenci|form)(?:e|ent|er|era|eront)\s+(?:\w+\s+){0,3}?(?:opérateurs?|monteurs?|porteurs?|producteurs?)\b"
    r"|\bsus?\s+(?:puesto|pausa|salario|vacaciones|casco|guantes|gafas|calzado|mascarilla|turno|horario|jefe|jefa|taquilla|descanso|domicilio|uniforme|máquina|fichaje|jornada|nómina)\b|\b(?:cobran|cobrarán|fichan|ficharán)\b|\b(?:llevar|usar)\s+(?:gafas|casco|guantes|mascarilla|calzado)\b"
)
_VOWELS = "aeiouyéèêëàâîïôöùûœæ"


def _with_article(article: str, word: str) -> str:
    """Return the French noun with its article, elided before a vowel."""
    return f"l'{word}" if word[0] in _VOWELS else f"{article} {word}"


def _doublet(noun: Noun, language: str) -> str:
    if noun.epicene or not noun.feminine:
        if language == "es":
            return f"las y los {noun.form}" if noun.plural else f"la o el {noun.form}"
        elided = noun.plural or noun.form[0] in _VOWELS
        return noun.form if elided else f"la ou le {noun.form}"
    feminine = noun.feminine[0]
    if language == "fr":
        return (
            f"les {feminine} et les {noun.form}"
            if noun.plural
            else f"{_with_article('la', feminine)} ou {_with_article('le', noun.form)}"
        )
    return f"las {feminine} y los {noun.form}" if noun.plural else f"la {feminine} o el {noun.form}"


class MasculinePronoun(Rule):
    """A masculine pronoun stands for anyone (French and Spanish).

    « Le membre … il » puts a man back into a sentence whose noun left the sex open. Repeat the noun or
    say « la personne ».

    Bad: Chaque membre vote; il doit être présent.
    Good: Chaque membre vote; sa présence est obligatoire.
    """

    name = "gender/masculine-pronoun"
    languages = frozenset(ROMANCE)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        heads = word_set(
            "il ils ceux celui chacun tous nul todos aquellos aquel los el él nosotros ninguno cada uno s vous usted"
        )
        for passage in document.having(heads):
            if passage.language not in ROMANCE:
                continue
            for start, end, light in pronouns(passage):
                if passage.quiet(start, end) or passage.paragraph.role == "quote":
                    continue
                actual = passage.text[start:end]
                yield self.at(
                    passage, start, end, f"“{actual}” is masculine and means anyone.", hint="Repeat the noun, or use “personne(s)” or “quien”.",
                    severity=Severity.INFO if light else None, kind=document.kind,
                )  # fmt: skip


_TYPOGRAPHIC = {
    "fr": lazy(
        r"\b\w+[·•⋅‧](?:\w+)(?:[·•⋅‧]\w+)?|\b\w{3,}\((?:e|ne|le|euse|trice|ère)\)s?\b|\b\w{3,}-e-s\b|\b\w{3,}\.e\.s\b|\bil/elle\b|\biel\b"
    ),
    "es": lazy(
        r"\b\w+@s?\b|\b(?:tod|trabajador|compañer|ell|nosotr|chic|niñ|alumn|ciudadan|amig)(?:xs?|es?)\b(?<!trabajadores)(?<!alumne)|\b\w{3,}/as?\b|\bél/ella\b"
    ),
}


class TypographicForm(Rule):
    """A typographic short form stands for a doublet (French and Spanish).

    Middle dots, slashes, @, x and -e endings cannot be read aloud, stop screen readers, and leave a
    court to guess. A legal text writes the doublet in full.

    Bad: Les salarié·e·s sont informé·e·s.
    Good: Les salariées et les salariés sont informés.
    """

    name = "gender/typographic-form"
    foreign = Severity.INFO
    languages = frozenset(ROMANCE)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage in document.body():
            pattern = _TYPOGRAPHIC.get(passage.language)
            if pattern is None or not _marked(passage):
                continue
            for match in pattern.finditer(passage.lower):
                if not passage.quiet(*match.span()):
                    actual = passage.text[match.start() : match.end()]
                    yield self.at(
                        passage,
                        *match.span(),
                        f"“{actual}” cannot be read aloud.",
                        hint="Write both forms in full.",
                        kind=document.kind,
                    )


_MARKS = {
    "fr": ("·", "•", "⋅", "‧", "(e)", "(ne)", "(le)", "(euse)", "(trice)", "(ère)", "-e-s", ".e.s", "il/elle", "iel"),
    "es": ("@", "/a", "él/ella"),
}  # fmt: skip
_STEMS = word_set("tod trabajador compañer ell nosotr chic niñ alumn ciudadan amig")
_ENDED = frozenset(stem + end for stem in _STEMS for end in ("x", "xs", "e", "es")) - {
    "trabajadores",
    "alumne",
}


def _marked(passage: Passage) -> bool:
    """Return whether anything in the passage may be a short form."""
    lower = passage.lower
    if any(mark in lower for mark in _MARKS[passage.language]):
        return True
    return passage.language == "es" and not _ENDED.isdisjoint(passage.words)
