"""A written value that is not one of its type, on its way into a report."""

from __future__ import annotations

from collections.abc import Mapping

from clausekit.lean import dataclass
from clausekit.values.spec import Spec

_WIDTH = 60
_LONG = 10**30


class Refused(Exception):  # noqa: N818 - says what happened; never leaves `values`
    """The written value is not one of its type; carries rule, message and hint."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(rule, message, hint)
        self.rule, self.message, self.hint = rule, message, hint


@dataclass(frozen=True, slots=True)
class Context:
    """What the reading of one value depends on."""

    spec: Spec
    currency: str
    language: str


def shortened(raw: object) -> str:
    """Return what was written, no longer than a message bears."""
    if isinstance(raw, Mapping):
        return "a group of keys"
    if isinstance(raw, list | tuple):
        return "a list"
    if isinstance(raw, int) and abs(raw) >= _LONG:
        return "a number of more than thirty digits"
    text = str(raw).lower() if isinstance(raw, bool) else str(raw)
    return text if len(text) <= _WIDTH else text[: _WIDTH - 3] + "…"


def quoted_raw(raw: object) -> str:
    """Return what was written, in quotation marks where it has words."""
    if raw is None:
        return "Nothing"
    text = shortened(raw)
    return text[0].upper() + text[1:] if isinstance(raw, Mapping | list | tuple) else f"“{text}”"
