"""No line begins with a semicolon, and no number is torn from its sign."""

from __future__ import annotations

import pytest

from clausekit.values.typography import spaced


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "le registre ; il", "le registre\u202f; il"),
        ("fr", "comme suit :", "comme suit\u00a0:"),
        ("fr", "les « termes » ici", "les «\u00a0termes\u00a0» ici"),
        ("fr", "convention n° 87", "convention n°\u00a087"),
        ("fr", "conventions nos 87 et 98", "conventions nos\u00a087 et 98"),
        ("fr", "nos droits", "nos droits"),
        ("es", "Convenio núm. 87", "Convenio núm.\u00a087"),
        ("en", "one ; two : « three »", "one ; two : « three »"),
    ],
)
def test_spaces_follow_the_language(language: str, text: str, wanted: str) -> None:
    assert spaced(text, language) == wanted
    assert spaced(wanted, language) == wanted
