"""The resolved agreement as JSON, the native format."""

from __future__ import annotations

from clausekit.model.agreement import Agreement
from clausekit.model.serial import to_json
from clausekit.writers.options import PLAIN, WriteOptions


def write_json(agreement: Agreement, options: WriteOptions = PLAIN) -> bytes:  # noqa: ARG001 - one signature for all
    """Return the agreement as JSON text in UTF-8."""
    return to_json(agreement).encode()
