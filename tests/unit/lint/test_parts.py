"""A paragraph as long as a book is read in parts, and its findings stand where the words stand."""

from __future__ import annotations

from itertools import pairwise

import pytest

from clausekit.lint import lint
from clausekit.lint.passages.parts import LIMIT, parts
from clausekit.lint.passages.passage import Document
from clausekit.model.prose import Prose, ProseParagraph
from clausekit.readers import read_text

SENTENCE = "The Company shall inform the Union of each new system before its first use. "
LATE = "The foreman shall post the roster."


def of(text: str) -> Prose:
    return Prose("x", "en", "foreign", (ProseParagraph("Before."), ProseParagraph(text, label="1")))


@pytest.mark.parametrize(
    "text", ["short.", SENTENCE * 200, "word " * 4000, "x" * (3 * LIMIT)], ids=lambda t: t[:12]
)
def test_the_parts_make_the_paragraph_again(text: str) -> None:
    found = list(parts(ProseParagraph(text, label="4", terms=((0, 2),))))
    assert "".join(part.text for _, part in found) == text
    assert all(len(part.text) <= LIMIT for _, part in found)
    assert [offset for offset, _ in found][:1] == [0]
    assert all(b[0] - a[0] == len(a[1].text) for a, b in pairwise(found))
    assert [part.label for _, part in found] == ["4"] + [""] * (len(found) - 1)


def test_parts_end_with_their_sentences() -> None:
    assert all(part.text.startswith("The ") for _, part in parts(ProseParagraph(SENTENCE * 200)))


def test_a_finding_has_its_place_in_the_whole_paragraph() -> None:
    text = SENTENCE * 200 + LATE
    (found,) = (f for f in lint(of(text)).findings if f.diagnostic.rule == "gender/man-words")
    assert (found.paragraph, found.start) == (1, text.index("foreman"))
    assert text[found.start : found.end] == "foreman"


def test_the_place_in_the_file_stays_the_same() -> None:
    text = (
        "A first line,\n"
        + "\n".join(f"with {SENTENCE.lower()}" for _ in range(200))
        + "\n"
        + LATE.lower()
    )
    prose = read_text(text, "x.md")
    (found,) = (
        d for d in lint(prose).diagnostics() if d.rule == "gender/man-words" and d.span is not None
    )
    assert len(prose.paragraphs) == 1
    assert found.span is not None
    assert (found.span.line, found.span.column) == (202, LATE.index("foreman") + 1)


def test_what_is_no_longer_than_usual_stays_whole() -> None:
    document = Document(of(SENTENCE * 20))
    assert document.origins is None
    assert [p.paragraph.label for p in document.passages] == ["", "1"]
