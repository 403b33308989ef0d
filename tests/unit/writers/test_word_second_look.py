"""What earlier documents have shown is not looked at again, and nothing slips through by that."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples.agreements import english
from tests.unit.writers.test_word_release import DOCUMENT, TAMPERED, changed, known, outgoing

from clausekit.model.inline import Text
from clausekit.writers.docx import look, passages
from clausekit.writers.docx.scan import scan
from clausekit.writers.docx.seen import seen_under
from clausekit.writers.docx.well_formed import strange_in
from clausekit.writers.docx.zipbytes import entries, pack
from clausekit.writers.table import write

TIMES = 6
"""Times that a document is looked at before all of it is known for good."""


def look_often() -> None:
    seen_under.cache_clear()
    data, expected = outgoing(), known()
    for _ in range(TIMES):
        assert scan(data, expected) == ()


@pytest.fixture(scope="module")
def looked_often() -> Iterator[None]:
    look_often()
    yield
    seen_under.cache_clear()


@pytest.mark.usefixtures("looked_often")
@pytest.mark.parametrize("name", TAMPERED)
def test_a_tampered_file_is_refused_by_who_knows_the_right_one(name: str) -> None:
    part, change = TAMPERED[name]
    assert scan(changed(part, change), known())


@pytest.mark.usefixtures("looked_often")
@pytest.mark.parametrize("name", TAMPERED)
def test_what_is_said_of_a_tampered_file_does_not_depend_on_what_was_seen_before(name: str) -> None:
    part, change = TAMPERED[name]
    data = changed(part, change)
    before = scan(data, known())
    seen_under.cache_clear()
    assert [_bare(f) for f in scan(data, known())] == [_bare(f) for f in before]
    look_often()


def _bare(finding: str) -> str:
    """Return a finding without the place that expat gives."""
    return re.sub(r"line \d+, column \d+", "", finding)


PIECES = re.findall(r"<[^<>]*>|[^<>]+", entries(outgoing())[DOCUMENT].decode())


@pytest.mark.usefixtures("looked_often")
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_broken_xml_is_broken_wherever_it_breaks(data: st.DataObject) -> None:
    pieces = list(PIECES)
    at = data.draw(st.integers(1, len(pieces) - 1), label="at")
    other = data.draw(st.integers(1, len(pieces) - 1), label="other")
    kind = data.draw(st.sampled_from(("left out", "twice", "moved", "cut", "turned")), label="kind")
    if kind == "left out":
        del pieces[at]
    elif kind == "twice":
        pieces.insert(at, pieces[at])
    elif kind == "moved":
        pieces[at], pieces[other] = pieces[other], pieces[at]
    elif kind == "cut":
        pieces[at] = pieces[at][:-1]
    else:
        pieces[at] = pieces[at].replace("</", "<").replace("/>", ">")
    content = "".join(pieces).encode()
    parts = entries(outgoing())
    parts[DOCUMENT] = content
    found = scan(pack(parts), known())
    if strange_in(content):
        assert any("broken XML" in f for f in found)
    if found == ():
        assert not strange_in(content)


def test_of_a_known_document_only_what_is_new_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    look_often()
    read: list[bytes] = []

    def noted(xml: bytes) -> list[str]:
        read.append(xml)
        return strange_in(xml)

    monkeypatch.setattr(passages, "strange_in", noted)
    monkeypatch.setattr(look, "strange_in", noted)
    data, expected = outgoing(), known()
    read.clear()
    assert scan(data, expected) == ()
    whole = len(entries(data)[DOCUMENT])
    assert sum(map(len, read)) < whole / 2  # what is left are tables, which paragraphs lie across
    other = dataclasses.replace(english(), title=(Text("Another title of this agreement"),))
    for _ in range(TIMES):
        write(english(), "docx")
    read.clear()
    write(other, "docx")
    assert sum(map(len, read)) < whole / 2


@pytest.mark.usefixtures("looked_often")
@pytest.mark.parametrize("part", [DOCUMENT, "word/settings.xml", "docProps/core.xml"])
def test_an_empty_part_is_refused(part: str) -> None:
    assert scan(changed(part, lambda _: ""), known())
