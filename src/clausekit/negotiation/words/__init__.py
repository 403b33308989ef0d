"""The fixed words of the papers, by language."""

from __future__ import annotations

from clausekit.negotiation.words.table import PaperWords

__all__ = ["PaperWords", "words_for"]


def words_for(language: str) -> PaperWords:
    """Return the fixed words in a language; in English where there are none."""
    main = language.partition("-")[0].lower()
    if main == "fr":
        from clausekit.negotiation.words.fr import WORDS as FRENCH

        return FRENCH
    if main == "es":
        from clausekit.negotiation.words.es import WORDS as SPANISH

        return SPANISH
    from clausekit.negotiation.words.en import WORDS as ENGLISH

    return ENGLISH
