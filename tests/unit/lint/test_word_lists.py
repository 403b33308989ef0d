"""A project's own words in YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit.diagnostics import Severity
from clausekit.errors import ConfigError, InputError
from clausekit.lint import LintSettings, lint
from clausekit.lint.wordlists import read_word_list, word_list
from clausekit.readers import read_text

LIST = """
rule: words/house-style
severity: error
language: en
why: hides who is meant.
words:
  - find: [human capital, human capitals]
    use: workers
  - {find: headcount, why: counts heads.}
except: [human capital fund]
"""


def test_a_word_list_makes_a_rule() -> None:
    result = lint(
        read_text("The human capital grows, the headcount falls.", "x.md"),
        extra=[word_list(LIST, "words.yaml")],
    )
    first, second = result.diagnostics(Severity.ERROR)
    assert (first.rule, first.actual, first.expected) == (
        "words/house-style",
        "human capital",
        "workers",
    )
    assert first.message.endswith("hides who is meant.")
    assert second.message.endswith("counts heads.")


def test_exceptions_and_other_languages_are_left_alone() -> None:
    rule = word_list(LIST, "words.yaml")
    assert not lint(read_text("The human capital fund pays.", "x.md"), extra=[rule]).diagnostics(
        Severity.ERROR
    )
    french = read_text("Le headcount de la société est dans le registre des parties.", "x.md")
    assert not lint(french, extra=[rule]).diagnostics(Severity.ERROR)


def test_a_word_list_obeys_the_settings() -> None:
    rule = word_list(LIST, "words.yaml")
    prose = read_text("The headcount falls.", "x.md")
    assert not lint(prose, None, LintSettings(ignore=("words",)), extra=[rule]).diagnostics(
        Severity.ERROR
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("words: [{find: x}]", "rule"),
        ("{rule: a/b, words: []}", "words"),
        ("{rule: a/b, words: [{use: y}]}", "find"),
        ("{rule: a/b, words: [{find: x}], colour: red}", "colour"),
        ("{rule: a/b, words: [{find: x}], severity: fatal}", "fatal"),
        ("{rule: a/b, words: [{find: '–'}]}", "holds no word"),
    ],
)
def test_a_list_that_is_not_understood_is_refused(text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        word_list(text, "words.yaml")


def test_broken_yaml_is_refused_with_its_place() -> None:
    with pytest.raises(InputError) as caught:
        word_list("rule: [", "words.yaml")
    assert caught.value.diagnostics


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.yaml"):
        read_word_list(tmp_path / "none.yaml")


def test_a_word_list_that_says_so_offers_its_replacements() -> None:
    prose = read_text("Human capital grows.", "x.md")
    made = [
        d.fix.new
        for text in (LIST, LIST + "fix: true\n")
        for d in lint(prose, extra=[word_list(text, "words.yaml")]).diagnostics()
        if d.fix is not None
    ]
    assert made == ["Workers"]
    with pytest.raises(ConfigError, match="true or false"):
        word_list(LIST + "fix: sometimes\n", "words.yaml")
