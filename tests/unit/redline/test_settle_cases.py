"""Tracked changes settled: cases of tests/cases/redline/settle, read as a person would read them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import _Element as Element

from clausekit.redline.blocks import elements_of, text_of
from clausekit.redline.settle import settle, tracked
from clausekit.redline.table import cells_of, rows_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FILE = Path(__file__).parents[2] / "cases" / "redline" / "settle" / "paragraphs.md"


def _cases() -> list[tuple[str, str, list[str], list[str]]]:
    found = []
    for block in FILE.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, _, rest = block.partition("\n")
        body, accepted, rejected = re.split(r"\n\.\n", rest.rstrip("\n"))
        found.append((name, body, accepted.split("\n"), rejected.split("\n")))
    return found


def _body(text: str) -> Element:
    named = re.sub(r"(</?)(?=[a-zA-Z])", r"\1w:", text)
    named = re.sub(r' (?=[a-zA-Z]+=")', " w:", named)
    return etree.fromstring(f'<w:body xmlns:w="{W}">{named}</w:body>')


def _lines(container: Element) -> list[str]:
    found = []
    for element in elements_of(container):
        if element.tag == f"{{{W}}}p":
            found.append(text_of(element) or "⏎")
        else:
            rows = [
                "|".join("".join(_lines(c)).replace("⏎", "") for c in cells_of(r))
                for r in rows_of(element)
            ]
            found.append("".join(f"{row}/" for row in rows))
    return found


CASES = _cases()


@pytest.mark.parametrize(
    ("body", "accepted", "rejected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_settled_changes_leave_the_text_that_word_leaves(
    body: str, accepted: list[str], rejected: list[str]
) -> None:
    for accept, wanted in ((True, accepted), (False, rejected)):
        root = _body(body)
        settle(root, accept=accept)
        assert _lines(root) == wanted
        assert not list(tracked(root))
        assert not list(root.iter(f"{{{W}}}delText", f"{{{W}}}delInstrText")) or accept
