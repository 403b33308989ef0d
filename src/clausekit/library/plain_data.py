"""Data as an editor of YAML can write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


def plain_data(value: Any) -> Any:
    """Return data with decimals as numbers."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list):
        return [plain_data(entry) for entry in value]
    if isinstance(value, dict):
        return {key: plain_data(entry) for key, entry in value.items()}
    return value
