"""Words of a paragraph replaced in somebody's file, whatever stands in the paragraph."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from tests.unit.api.test_word_fixes import file_of, paragraphs, words
from tests.unit.redline import build

from clausekit.readers.docx import read_document
from clausekit.readers.docx.parts import parts_of
from clausekit.redline.answer import Answer
from clausekit.redline.answer_words import Line
from clausekit.redline.compare import Signature

SIGNED = Signature("Union", "2026-11-23T00:00:00Z")


def answer_to(content: bytes) -> Answer:
    return Answer(parts_of(content, "x").parts, None, SIGNED)


@given(paragraphs(), words)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_paragraph_reads_as_it_was_worded_or_is_left_alone(paragraph: str, text: str) -> None:
    content = file_of(paragraph, build.p("end"), footnotes={1: "Note."})
    answer = answer_to(content)
    first = answer.paragraphs[0]
    assert Line(first).text == read_document(content).paragraphs[0].text(hidden=True)
    before = Line(first).text
    done = answer.reword(first, text)
    answer.result()  # refuses what would not give their file back
    after = Line(answer.paragraphs[0]).text
    assert " ".join(after.split()) == " ".join((text if done else before).split())


def test_hard_spaces_and_hyphens_of_theirs_stay() -> None:
    answer = answer_to(file_of(build.p("Article\u00a04\u202f: well\u2011known duty")))
    assert answer.reword(answer.paragraphs[0], "Article 4 : well-known right")
    assert Line(answer.paragraphs[0]).text == "Article\u00a04\u202f: well\u2011known right"


def test_a_word_is_put_in_at_the_beginning_and_at_the_end() -> None:
    answer = answer_to(file_of(build.p("parties agree")))
    assert answer.reword(answer.paragraphs[0], "The parties agree today")
    assert Line(answer.paragraphs[0]).text == "The parties agree today"
