"""Every Word file that we write follows the Open XML rules, whatever was asked for."""

from __future__ import annotations

import pytest
from tests.samples.agreements import arabic, english, french, key
from tests.samples.validated import complaints

from clausekit.model.agreement import Agreement
from clausekit.writers.docx.working import WorkingLine, WorkingNotes, write_working
from clausekit.writers.options import WriteOptions
from clausekit.writers.shipped import shipped
from clausekit.writers.table import write

WISHES = {
    "plain": WriteOptions(),
    "footnotes": WriteOptions(sources="footnotes", agreed_boxes=True),
    "table copy": WriteOptions(sources="schedule", table_copy=True, track=True, watermark=True),
    "two languages": WriteOptions(beside=french(), sources="footnotes"),
    "two directions": WriteOptions(beside=arabic(), agreed_boxes=True, table_copy=True),
}


@pytest.mark.parametrize("wishes", WISHES)
def test_an_outgoing_copy_is_valid(wishes: str) -> None:
    assert complaints(write(english(), "docx", WISHES[wishes])) == []


@pytest.mark.parametrize("agreement", [french(), arabic()], ids=["fr", "ar"])
def test_another_language_is_valid(agreement: Agreement) -> None:
    assert complaints(write(agreement, "docx", WriteOptions(watermark=True))) == []


def test_a_working_copy_is_valid() -> None:
    provision = key("p.updating")
    notes = WorkingNotes(
        blanks=(WorkingLine("amount", provision),),
        confirms=(WorkingLine("notice was given"),),
        comments={provision: ("“Too slow.”\nThe law says so.", "A basis <&>")},
        departures=frozenset({provision, key("p.scope")}),
        names={
            provision: "topic/clause.provision",
            key("p.scope"): "x" * 90,
            "_Ref000000000": "gone",
        },
    )
    assert complaints(write_working(english(), notes, WriteOptions(sources="footnotes"))) == []


def test_the_base_document_is_valid() -> None:
    assert complaints(shipped("word/agreement.docx")) == []
