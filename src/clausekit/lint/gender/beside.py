"""What stands beside a French or Spanish noun and shows that it means someone, or some thing."""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

from clausekit.lint.passages.passage import Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set


def of_a_part(passage: Passage, i: int) -> bool:
    """Return whether the noun is a device: `lector de tarjetas`, `conducteur de terre`."""
    return passage.words[i + 1 : i + 2] in (["de"], ["d"]) and not _PARTS.isdisjoint(
        passage.words[i + 2 : i + 3]
    )


def said_of_kin(passage: Passage, start: int) -> bool:
    """Return whether the noun says what a relative is: `mi hermano es ingeniero`."""
    return bool(_KIN[passage.language].search(passage.lower[:start]))


def named_after(passage: Passage, i: int) -> bool:
    """Return whether names follow the noun at once: `les frères Lumière`, `los ministros Ríos y Sanz`."""
    noun, text = passage.text[slice(*passage.spans[i])], passage.text[passage.spans[i][1] :]
    if noun.lower() in _RANKS and _OF_NAME.match(text):
        return True
    return noun.islower() and bool(_SURNAME.match(text))


_RANKS = word_set(
    "général maréchal comte duc baron marquis prince roi conde duque marqués barón príncipe rey"
)
_OF_NAME = lazy(r"\s+(?:de|du|del|de la)\s+[A-ZÀ-Þ]|\s+d['’][A-ZÀ-Þ]")
_PARTS = word_set(
    "tierra terre badge badges carte cartes tarjeta tarjetas código códigos code codes barras huella huellas empreintes"
)
_SURNAME = lazy(r"\s+[A-ZÀ-Þ][a-zà-ÿ]+(?![\w-])")
_KIN = {
    "fr": lazy(
        r"\b(?:mon|ma|son|sa|notre|leur)\s+(?:père|mère|frère|sœur|fils|fille|mari|épouse|époux|oncle|tante|cousine?|grand-père|grand-mère|ami|amie|voisin|voisine)\s+(?:[\wà-ÿ]+\s+)?(?:est|était|fut|devint|devient)\s+(?:une?\s+)?(?:[\wà-ÿ]+\s+)?$"
    ),
    "es": lazy(
        r"\b(?:mi|su|nuestr[oa])\s+(?:padre|madre|hermano|hermana|hijo|hija|marido|mujer|esposo|esposa|tío|tía|prim[oa]|abuel[oa]|amig[oa]|vecin[oa])\s+(?:[\wà-ÿ]+\s+)?(?:es|era|fue)\s+(?:una?\s+)?$"
        r"|\b(?:mi|tu)\s+$"
    ),
}
