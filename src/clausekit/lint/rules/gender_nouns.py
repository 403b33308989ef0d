"""French and Spanish: the masculine that stands for everyone, and forms that a legal text avoids."""

# ruff: noqa: ARG002, D102, E501
# Patterns are kept whole; the base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.diagnostics import Severity
from clausekit.lint.facts import LintContext
from clausekit.lint.gender.nouns import Noun, human_suffixes, lexicon, wordset
from clausekit.lint.gender.romance import masculine_nouns
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set
from clausekit.lint.rule import Finding, Rule

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

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for language in document.languages & self.languages:
            endings = human_suffixes(language)
            heads = frozenset(lexicon(language)) | {
                w for w in document.index if w.endswith(endings)
            }
            for passage in document.having(heads, language):
                if passage.paragraph.role == "quote":
                    continue
                for i, noun in masculine_nouns(passage):
                    yield self._finding(passage, i, noun, document.kind)

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
        severity = Severity.INFO if noun.light else None
        return self.at(
            passage,
            begin,
            end,
            message,
            hint=f"Name both: “{both}”." if both else "Use a doublet or “personne(s)”.",
            expected=both,
            severity=severity,
            kind=kind,
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


_PRONOUNS = {
    "fr": lazy(
        r"\b(?:tous\s+ceux\s+qui|ceux\s+qui|celui\s+qui|chacun\s+(?:doit|peut|a\s+droit|est|des)|tous\s+(?:doivent|peuvent|ont)|nul\s+ne|aucun\s+d'entre\s+eux)\b"
    ),
    "es": lazy(
        r"\b(?:todos\s+aquellos\s+que|aquellos\s+que|aquel\s+que|los\s+que\s+(?:deseen|quieran|trabajen|tengan|sean|hayan)|el\s+que\s+(?:desee|quiera|trabaje|tenga|sea)|todos\s+(?:deben|pueden|tienen|somos|estamos|podemos|debemos)|nosotros\s+mismos|ninguno\s+de\s+ellos|cada\s+uno\s+de\s+ellos|uno\s+mismo)\b"
    ),
}
_BOTH = lazy(r"\b(?:celles|toutes|chacune|todas|aquellas|las\s+que|nosotras|ninguna|una)\b")
_IL = lazy(
    r"\b(?:il|lui-même)\s+(?:doit|devra|peut|pourra|a\s+droit|est\s+tenu|bénéficie|dispose|reçoit|conserve|perd|informe|s'engage|remplit|exerce|souhaite|estime|n'est|ne\s+peut)\b|\bqu'il\s+(?:soit|ait|souhaite|estime|exerce|choisit|désigne)\b|\bs'il\s+(?:le\s+souhaite|souhaite|refuse|accepte|estime|est\s+(?:absent|malade|empêché|convoqué|licencié|entendu))\b"
)
_IL_NOBODY = lazy(
    r"\bil\s+(?:doit|peut|devra|pourra|est)\s+(?:être\s+(?:tenu\s+compte|procédé|fait|mis|donné|possible|nécessaire|porté|établi|recouru|dérogé|statué|répondu)|y\s+avoir|avoir\s+lieu|tenu\s+compte|s'agir|convient|possible|interdit|nécessaire)\b"
)
_ANYBODY = lazy(
    r"\b(?:quiconque|(?:chaque|tout|toute|le|la|un|une)\s+(?:membre|élève|titulaire|personne|responsable|bénéficiaire|cadre|stagiaire|collègue|fonctionnaire|journaliste|arbitre|locataire|propriétaire))\b"
)
_EL = lazy(r"\b(?:si\s+)?él\s+(?:deberá|podrá|tendrá|debe|puede|mismo)\b")


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
            "il ceux celui chacun tous nul todos aquellos aquel los el él nosotros ninguno cada uno"
        )
        for passage in document.having(heads):
            if passage.language not in ROMANCE:
                continue
            for start, end, light in self._places(passage):
                if passage.quiet(start, end) or passage.paragraph.role == "quote":
                    continue
                actual = passage.text[start:end]
                yield self.at(
                    passage, start, end, f"“{actual}” is masculine and means anyone.", hint="Repeat the noun, or use “personne(s)” or “quien”.",
                    severity=Severity.INFO if light else None, kind=document.kind,
                )  # fmt: skip

    def _places(self, passage: Passage) -> Iterator[tuple[int, int, bool]]:
        lower = passage.lower
        for match in _PRONOUNS[passage.language].finditer(lower):
            if not _BOTH.search(lower[max(match.start() - 30, 0) : match.end() + 30]):
                yield (
                    match.start(),
                    match.end(),
                    not match.group().startswith(("nosotros", "todos aquellos", "tous ceux")),
                )
        if passage.language == "fr":
            for match in _IL.finditer(lower):
                begin, _ = passage.sentence_at(match.start())
                if _IL_NOBODY.match(lower, match.start()) or re.search(
                    r"\b(?:ou|et)\s+elle\b|/elle",
                    lower[match.start() - 12 if match.start() > 12 else 0 : match.end() + 10],
                ):
                    continue
                if _ANYBODY.search(lower[begin : match.start()]):
                    yield match.start(), match.end(), False
        for match in _EL.finditer(lower) if passage.language == "es" else ():
            yield match.start(), match.end(), False


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
            if pattern is None or not _MARK.search(passage.lower):
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


_MARK = lazy(r"[·•⋅‧@/(]|-e-|\.e\.|xs?\b|\biel\b|es\b")
