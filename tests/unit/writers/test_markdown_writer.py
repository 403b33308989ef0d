"""Markdown that every renderer shows as the agreement: numbers as text, characters as characters."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.samples.agreements import HOSTILE, arabic, english, french

from clausekit.model.inline import Blank
from clausekit.writers.markdown import _opening, escape
from clausekit.writers.options import WriteOptions
from clausekit.writers.table import write


def commonmark(source: str) -> str:
    return str(MarkdownIt("commonmark").render(source))


def github(source: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False}).render(source))


def python_markdown(source: str) -> str:
    return markdown.markdown(source, extensions=["extra", "sane_lists"])


RENDERERS = {"commonmark": commonmark, "github": github, "python-markdown": python_markdown}


def visible(page: str) -> str:
    text = html.unescape(re.sub(r"<[^>]+>", " ", page))
    return " ".join(text.split())


@pytest.mark.parametrize("name", RENDERERS)
@pytest.mark.parametrize("sample", [english, french, arabic])
def test_every_number_and_text_is_shown(name: str, sample: object) -> None:
    agreement = sample()  # type: ignore[operator]
    page = RENDERERS[name](write(agreement, "markdown").decode())
    text = visible(page)
    assert "<ol" not in page
    numbers = ["1.1"] if sample is arabic else ["1.1", "2.1.2", "(a)", "(ii)", "(B)", "3.2"]
    for number in numbers:
        assert f" {number} " in text


@pytest.mark.parametrize("name", RENDERERS)
def test_hostile_characters_come_out_as_they_went_in(name: str) -> None:
    text = visible(RENDERERS[name](write(english(), "markdown").decode()))
    assert text.count(HOSTILE) == 5
    assert "_x_ `y` ~~z~~ \\ $1$ !" in text
    assert "# 1. not a heading closes the list." in text


@pytest.mark.parametrize("name", RENDERERS)
@given(
    text=st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30
    )
)
@example(text="&amp; &#35; &copy")
@example(text="1) x")
@example(text="12345678901. x")
@example(text="a\\")
@example(text="<https://example.org> www.example.org http://example.org")
@example(text="[x]: y")
@example(text="*[HTML]: x")
@example(text="{: .x } {#y}")
@example(text="x | y\n--- | ---")
@example(text="***")
@example(text=": x")
@example(text="=== x")
@example(text="> > x")
@example(text="~~x~~ ~y~ ```z```")
@example(text="![x](y)")
@example(text="[^1] [^1]: x")
def test_any_text_opens_a_paragraph_and_shows_itself(name: str, text: str) -> None:
    from clausekit.writers.phrasing import one_line

    wanted = " ".join(one_line(text).split())
    page = RENDERERS[name](_opening(escape(one_line(text).strip())))
    assert visible(page) == wanted
    assert re.sub(r"</?p>", "", page).count("<") == 0


def test_a_blank_is_never_empty() -> None:
    text = write(english(), "markdown").decode()
    assert "\\[● amount for each day of delay\\]" in text
    assert "\\[CONFIRM that notice was given\\]" in text


def test_a_blank_asks_for_confirmation_in_the_language_of_the_draft() -> None:
    assert Blank("un mandat", "confirm", "_Ref000000001", "À CONFIRMER\u00a0:").text == (
        "[À CONFIRMER\u00a0: un mandat]"
    )


def test_a_french_label_has_a_capital_and_a_hard_blank_before_its_colon() -> None:
    text = write(french(), "markdown").decode()
    assert "- Signature\u00a0: …" in text
    assert "- Signature: …" in write(english(), "markdown").decode()


def test_sources_are_printed_where_they_are_asked_for() -> None:
    assert "Sources of law" not in write(english(), "markdown").decode()
    text = write(english(), "markdown", WriteOptions(sources="footnotes")).decode()
    assert "- 2.1.3: Regulation (EU) 2024/1689, Art. 26(7), https://eur-lex.europa.eu/" in text


def test_a_form_is_a_table() -> None:
    page = github(write(english(), "markdown").decode())
    assert page.count("<table>") == 1
    assert page.count("<td>") == 9
    assert page.count("<th>") == 3
