"""A small negotiation: the mini library with guides, tables and checklists over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import MINI, ROOT

from clausekit.api.mandates import MandateFile, with_mandate
from clausekit.api.rounds import open_case
from clausekit.library.load import Library, open_library
from clausekit.library.locate import layer_at
from clausekit.negotiation.case import Case

EXTRA = ROOT / "tests" / "cases" / "negotiation" / "library"

AGREEMENT = """\
template: mini
language: en
strength: strong
facts: {region: [eu]}
parties:
  company: {name: Acme, seat: Rome}
  unions: [{name: Workers United, seat: Turin}]
clauses:
  demo/register: {values: {place: the canteen}, confirmed: [room-exists]}
  demo/extra: {}
"""

MANDATE = """\
mandate: 1
agreement: agreement.yaml
given: {by: Executive, on: 2026-11-20}
checklists: [demo]
clauses:
  demo/register:
    weight: 5
    target: {values: {deadline: 20}}
    floor: {strength: standard, values: {deadline: 10}}
    trade_for: [a longer first register]
    notes: They fear the cost.
  demo/extra:
    weight: 2
    target: standard
    floor: none
  demo/disputes: {target: strong, floor: strong}
  framework/definitions: {target: strong, floor: basic}
"""


@pytest.fixture(scope="session")
def shelf() -> Library:
    """The mini library with guides, tables and checklists."""
    return open_library([layer_at(MINI), layer_at(EXTRA)], bundled=False)


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    """An agreement file in a folder of its own."""
    folder = tmp_path / "table"
    folder.mkdir()
    path = folder / "agreement.yaml"
    path.write_text(AGREEMENT, encoding="utf-8")
    return path


@pytest.fixture
def case(agreement: Path, shelf: Library) -> Case:
    """The negotiation, without anything private."""
    return open_case(agreement, shelf)


@pytest.fixture
def private(case: Case) -> Callable[[str], Case]:
    """Gives the negotiation a mandate."""

    def give(text: str = MANDATE) -> Case:
        return with_mandate(case, MandateFile(case.path.with_name("mandate.yaml"), text))

    return give
