"""What words mean, and which clauses rest on what."""

from __future__ import annotations

import pytest

from clausekit.api.catalogue import catalogue, narrowed
from clausekit.api.explaining import citing, explanation, meeting
from clausekit.errors import NotFoundError
from clausekit.library.load import Library


def test_a_term_an_instrument_and_a_rule_are_explained(mini: Library) -> None:
    assert "party that employs workers" in explanation("company", mini)
    assert "NOT verified" not in explanation("gdpr", mini)
    assert "Cited by: demo/register" in explanation("GDPR", mini)
    assert "rule, " in explanation("obligation/weak-verb", mini)


def test_an_unknown_word_gets_the_nearest(mini: Library) -> None:
    with pytest.raises(NotFoundError, match="obligation/weak-verb"):
        explanation("obligation/weak-verbs", mini)


def test_the_list_is_narrowed_by_demand_and_by_instrument(shipped: Library) -> None:
    entries = catalogue(shipped)
    found = narrowed(entries, shipped, demand="A20", instrument=None)
    assert "consultation/new-technology" in [e.id for e in found]
    assert set(meeting("A20", shipped)) == {e.id for e in found}
    assert [e.id for e in narrowed(entries, shipped, demand=None, instrument="gdpr")] == [
        e.id for e in entries if e.id in citing("gdpr", shipped)
    ]
    with pytest.raises(NotFoundError):
        narrowed(entries, shipped, demand="Z99", instrument=None)
