"""A batch over the mini library: an agreement file, a table, an order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from clausekit.api.batching import Order

AGREEMENT = """\
template: mini
language: en
strength: standard
facts: {region: [eu]}
parties:
  company: {name: Acme, seat: Rome}
  unions: [{name: FIOM, seat: Rome}, {name: IG Metall, seat: Frankfurt}]
clauses:
  demo/register:
    values: {deadline: 20, place: the canteen}
    confirmed: [room-exists]
"""
Ordering = Callable[..., Order]


@pytest.fixture
def order(tmp_path: Path) -> Ordering:
    """Makes an order from the text of a table; more is what differs from a plain order."""

    def make(table: str, **more: object) -> Order:
        agreement = tmp_path / "agreement.yaml"
        agreement.write_text(AGREEMENT, encoding="utf-8")
        path = tmp_path / "sites.csv"
        path.write_text(table, encoding="utf-8")
        plain = Order(agreement, path, tmp_path / "out", formats=("markdown",))
        return replace(plain, **more)  # type: ignore[arg-type]

    return make
