"""French and Spanish nouns for people: masculine forms with the feminine forms that make a doublet."""

from __future__ import annotations

from functools import cache

from clausekit.lean import dataclass
from clausekit.lint.data import table


@dataclass(frozen=True, slots=True)
class Noun:
    """One masculine (or epicene) form.

    Attributes:
        feminine: Forms that, close by, make a doublet.
        firm: Whether the form is a noun for people wherever it stands; else it needs a determiner.
        epicene: Whether only the determiner shows the masculine.
        light: Whether it mostly names companies or things, so that a finding is only a note.
    """

    form: str
    plural: bool
    feminine: tuple[str, ...]
    firm: bool = True
    epicene: bool = False
    light: bool = False

    @property
    def doublet(self) -> str:
        """The doublet in full, feminine first."""
        return f"{self.feminine[0]} et {self.form}" if self.feminine else self.form


@cache
def lexicon(language: str) -> dict[str, Noun]:
    """Return the nouns of a language by masculine form."""
    data = table(f"people.{language}")
    plural = _french_plural if language == "fr" else _spanish_plural
    found: dict[str, Noun] = {}
    for pattern, words in data["nouns"].items():
        ending, _, feminine = pattern.partition(">")
        for marked in str(words).split():
            word = marked.rstrip("^~!")
            marks = marked[len(word) :]
            female = _feminine(word, ending.rstrip("2="), feminine, "~" in marks, language)
            for form, women, many in (
                (word, female, False), (plural(word), tuple(plural(f) for f in female), True),
            ):  # fmt: skip
                found.setdefault(
                    form, Noun(form, many, women, "^" not in marks, light="!" in marks)
                )
    for marked in str(data["epicene"]).split():
        word = marked.rstrip("^~!")
        for form, many in ((word, False), (plural(word), True)):
            found.setdefault(
                form, Noun(form, many, (form,), False, epicene=True, light="!" in marked)
            )
    return found


@cache
def wordset(language: str, key: str) -> frozenset[str]:
    """Return a set of function words of a language: determiners, adjectives, masculine …."""
    return frozenset(str(table(f"people.{language}").get(key, "")).split())


@cache
def feminine_forms(language: str) -> frozenset[str]:
    """Return every feminine form that differs from its masculine."""
    return frozenset(f for n in lexicon(language).values() for f in n.feminine if f != n.form)


_ODD = {
    "préfet": "préfète", "sous-préfet": "sous-préfète", "cadet": "cadette", "docker": "dockeuse",
    "écuyer": "écuyère",
}  # fmt: skip


def _feminine(word: str, ending: str, feminine: str, alike: bool, language: str) -> tuple[str, ...]:
    if word in _ODD:
        return (_ODD[word],)
    if alike and language == "fr":
        extra = word + "e"
        return (word + "fe", extra, word + "sse") if word.endswith("f") else (extra,)
    if language == "fr" and word.endswith(("el", "yen")):
        return (word + word[-1] + "e",)
    if ending and word.endswith(ending):
        return (word[: -len(ending)] + feminine,)
    if language == "fr":
        return (word + "e",)
    return (word[:-1] + "a",) if alike else (word + "a",)


def _french_plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith("eau") else "s")


def _spanish_plural(word: str) -> str:
    if word.endswith("z"):
        return word[:-1] + "ces"
    for accented, plain in (
        ("és", "eses"),
        ("án", "anes"),
        ("ín", "ines"),
        ("ón", "ones"),
        ("én", "enes"),
    ):
        if word.endswith(accented):
            return word[: -len(accented)] + plain
    if word == "joven":
        return "jóvenes"
    if word[-1] in "aeiouáéó":
        return word + "s"
    return word + "es"


_SUFFIXES = {
    "fr": (("ateurs", "atrices"), ("eurs", "euses"), ("logues", "logues")),
    "es": (("dores", "doras"), ("tores", "toras"), ("istas", "istas"), ("ólogos", "ólogas")),
}


def human_suffixes(language: str) -> tuple[str, ...]:
    """Return endings of plurals that nearly always name people."""
    return tuple(ending for ending, _ in _SUFFIXES.get(language, ()))


@cache
def guessed(word: str, language: str) -> Noun | None:
    """Return a noun for a plural that the lexicon lacks and whose ending names people, else None."""
    if len(word) < 7 or word in wordset(language, "things"):
        return None
    for ending, feminine in _SUFFIXES.get(language, ()):
        if word.endswith(ending):
            form = word[: -len(ending)] + feminine
            return Noun(word, True, (form,), False, epicene=ending == feminine)
    return None
