"""The web page: self-contained, accessible, and every character escaped."""

from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.samples.agreements import HOSTILE, arabic, english, french, line

from clausekit.model.inline import Value
from clausekit.writers.options import WriteOptions
from clausekit.writers.table import write


class Page(HTMLParser):
    """Elements, their attributes and the visible text."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, source: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(source.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [a for t, a in self.elements if t == tag]

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


def page(**options: object) -> Page:
    return Page(write(english(), "html", WriteOptions(**options)))  # type: ignore[arg-type]


def test_elements_are_closed_in_order() -> None:
    for sample in (english, french, arabic):
        assert Page(write(sample(), "html")).open == []


def test_nothing_is_loaded_and_nothing_runs() -> None:
    source = write(english(), "html").decode()
    assert "<script" not in source
    assert not re.findall(r"""(?:src|srcset)=|url\(|@import|<link""", source)
    assert "default-src 'none'" in source


def test_every_link_leads_to_a_place_in_the_page_and_no_name_is_used_twice() -> None:
    found = page(sources="schedule")
    names = [a["id"] for _, a in found.elements if "id" in a]
    assert len(names) == len(set(names))
    links = [a["href"] for a in found.all("a")]
    assert len(links) > 20
    assert {link[1:] for link in links} <= set(names)
    labelled = {a["aria-labelledby"] for _, a in found.elements if "aria-labelledby" in a}
    assert labelled <= set(names)


def test_landmarks_and_language() -> None:
    found = page()
    assert [t for t, _ in found.elements if t in ("header", "nav", "main", "h1")] == [
        "header",
        "h1",
        "nav",
        "main",
    ]
    assert found.all("html") == [{"lang": "en", "dir": "ltr"}]
    assert Page(write(arabic(), "html")).all("html") == [{"lang": "ar", "dir": "rtl"}]
    levels = [int(t[1]) for t, _ in found.elements if re.fullmatch(r"h\d", t)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_hostile_characters_come_out_as_they_went_in() -> None:
    words = page().words
    assert words.count(HOSTILE) == 5
    assert "_x_ `y` ~~z~~ \\ $1$ !" in words


@pytest.mark.parametrize(
    "nasty", ["</title><script>x</script>", '"><img src=x onerror=y>', "{{ 7*7 }}", "&lt;"]
)
def test_no_value_becomes_an_element_or_an_expression(nasty: str) -> None:
    agreement = dataclasses.replace(english(), title=line(Value(nasty, "text")), proposal=nasty)
    parties = tuple(dataclasses.replace(p, role=nasty) for p in agreement.parties)
    found = Page(write(dataclasses.replace(agreement, parties=parties), "html"))
    assert not found.all("script")
    assert not found.all("img")
    assert nasty in found.words


def test_blanks_definitions_and_numbers() -> None:
    found = page()
    assert found.all("mark") == [{"class": "blank"}] * 3
    assert len(found.all("dfn")) == 3
    assert "2.1.2(b)(ii)" in found.words
    assert "“worker” means every person" in found.words


def test_wishes() -> None:
    assert page(watermark=True).all("body") == [{"data-draft": "DRAFT"}]
    assert page().all("body") == [{}]
    assert page(agreed_boxes=True).words.count("Tentatively agreed") == 3
    assert "Sources of law" in page(sources="footnotes").words
    assert "Sources of law" not in page().words
