"""Spaces that a language sets around its signs, so that no line begins with a semicolon."""

from __future__ import annotations

import re

_NARROW, _FULL = "\u202f", "\u00a0"

# Imprimerie nationale, Lexique des règles typographiques: a narrow no-break space before ; ! ? and a
# full one before : and inside guillemets; numbers are not torn from n° and art.
_FRENCH = (
    (re.compile(r" (?=[;!?])"), _NARROW),
    (re.compile(r" (?=:)"), _FULL),
    (re.compile(r"(?<=«) | (?=»)"), _FULL),
    (re.compile(r"(?<=\b[nN]°) |(?<=\b[nN]os) (?=\d)|(?<=\bart\.) (?=\d)"), _FULL),
)
_SPANISH = ((re.compile(r"(?<=\bnúm\.) (?=\d)|(?<=\bart\.) (?=\d)"), _FULL),)
_RULES = {"fr": _FRENCH, "es": _SPANISH}


def spaced(text: str, language: str) -> str:
    """Return words with the no-break spaces that the language's typography asks for."""
    rules = _RULES.get(language[:2])
    if rules is None or " " not in text:
        return text
    for pattern, space in rules:
        text = pattern.sub(space, text)
    return text
