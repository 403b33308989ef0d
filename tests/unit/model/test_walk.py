"""An agreement as prose."""

from __future__ import annotations

from tests.conftest import Drafting
from tests.unit.model.test_serial import TEXT

from clausekit.model.walk import to_prose


def test_with_provenance_items_and_definitions_know_their_clause_too(draft_mini: Drafting) -> None:
    draft = draft_mini(TEXT)
    assert draft.agreement is not None
    prose = to_prose(draft.agreement, "x", draft.provenance)
    by_role = {p.role: p.clause for p in prose.paragraphs if p.role in ("item", "definition")}
    assert all(by_role.values()), by_role
    assert not any(p.clause for p in to_prose(draft.agreement, "x").paragraphs)
