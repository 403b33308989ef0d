"""The agreement as JSON and back."""

from __future__ import annotations

import json

import pytest
from tests.conftest import Drafting

from clausekit.library.schemas import errors_of
from clausekit.model.serial import from_data, from_json, to_data, to_json

TEXT = "template: mini\nlanguage: en\nparties: {company: {name: Acme}}\nclauses: {demo/extra: }\n"


def test_json_and_back_is_the_same_agreement(draft_mini: Drafting) -> None:
    agreement = draft_mini(TEXT).agreement
    assert agreement is not None
    assert from_json(to_json(agreement)) == agreement


def test_json_fits_its_schema(draft_mini: Drafting) -> None:
    agreement = draft_mini(TEXT).agreement
    assert agreement is not None
    assert errors_of(to_data(agreement), "agreement-resolved") == ()


def test_the_schema_refuses_an_unnumbered_provision(draft_mini: Drafting) -> None:
    agreement = draft_mini(TEXT).agreement
    assert agreement is not None
    data = json.loads(to_json(agreement))
    data["agreement"]["articles"][2]["provisions"][0]["number"] = ""
    assert errors_of(data, "agreement-resolved")


def test_something_else_is_refused() -> None:
    for data in (
        {},
        {"format": "x"},
        {"format": "clausekit-agreement", "version": 1, "agreement": {"node": "zz"}},
    ):
        with pytest.raises(ValueError, match=r"not a resolved|unknown node"):
            from_data(data)


def test_the_shipped_schema_is_up_to_date() -> None:
    from tools.resolved_schema import TARGET, text

    assert TARGET.read_text(encoding="utf-8") == text()
