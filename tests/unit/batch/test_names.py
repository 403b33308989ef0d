"""File names from rows: safe on every system, never a path, each once."""

from __future__ import annotations

import os
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.batch.names import LONGEST_BYTES, Names, pattern, safe
from clausekit.errors import ConfigError


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("../../etc/passwd", "_-..-etc-passwd"),
        ("C:\\Windows\\x", "C-Windows-x"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM¹", "_COM¹"),
        (" .hidden. ", "hidden"),
        ("-rf", "_-rf"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("Société à\n responsabilité", "Société à responsabilité"),
        ("e\u0301", "é"),
        ("?*<>|", "_-"),
        ("...", ""),
    ],
)
def test_a_name_is_safe(given_name: str, name: str) -> None:
    assert safe(given_name) == name


@given(st.text(max_size=400))
def test_no_text_makes_a_dangerous_name(text: str) -> None:
    name = pattern("{row}-{x}").filled(7, lambda _: text)
    assert name
    assert len(name.encode()) <= LONGEST_BYTES + 1
    assert PurePosixPath(name).name == name
    assert PureWindowsPath(name).name == name
    assert name not in (".", "..")
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in name)
    os.fsencode(name)


def test_names_are_given_once_whatever_their_case() -> None:
    names = Names()
    found = [names.unique(n, row) for row, n in enumerate(["Acme", "ACME", "Acme", "Acme-3"], 1)]
    assert found == ["Acme", "ACME-2", "Acme-3", "Acme-3-4"]


def test_a_row_number_can_be_padded() -> None:
    assert pattern("{row:04} {language}").filled(12, {"language": "en"}.__getitem__) == "0012 en"


@pytest.mark.parametrize(
    "text", ["{row", "a}b", "sites/{row}", "..\\{row}", "{row.__class__", "{}"]
)
def test_a_pattern_that_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        pattern(text)
