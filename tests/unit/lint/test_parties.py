"""What one side owes, the other is owed: the profile says it for each party."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.bench.run import prose

from clausekit.lint.obligation.parties import views
from clausekit.lint.obligation.profile import profile
from clausekit.lint.passages.passage import Document

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "obligation" / "parties.yaml").read_text(
        encoding="utf-8"
    )
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"][:60])
def test_a_sentence_says_what_it_means_for_each_party(case: dict[str, Any]) -> None:
    (sentence,) = profile(prose(case["sentence"], "en"))[0].sentences
    assert {name: list(said) for name, said in sentence.parties.items()} == case["parties"]


def test_both_parties_bear_what_the_parties_shall_do() -> None:
    passage = Document(prose("The parties shall meet each month.", "en")).passages[0]
    assert views(passage, 0, len(passage.text), "union") == ("obligation",)
    assert views(passage, 0, len(passage.text), "Employer") == ("obligation",)


def test_a_party_in_brackets_before_a_sentence_reads_it() -> None:
    text = "The Tenant shall reimburse the Landlord for all costs."
    said = {
        name: profile(prose(f"[{name}] {text}", "en"))[0].sentences[0].modality
        for name in ("tenant", "landlord", "guarantor")
    }
    assert said == {"tenant": "obligation", "landlord": "entitlement", "guarantor": "none"}


def test_a_blank_in_brackets_is_no_reader() -> None:
    (sentence,) = profile(prose("[Employer] shall pay the wages.", "en"))[0].sentences
    assert sentence.modality == "obligation"
    assert sentence.subject == "Employer"
