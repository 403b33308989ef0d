"""What a cell means where it is laid over an agreement file: text, number, truth, list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from clausekit.source.scalars import NumberTooLongError, plain_scalar

Reader: TypeAlias = Callable[[Any], Any]

BLANK = "~"
"""A cell that takes the agreement file's value away, so that the draft shows a blank."""
_TRUE = frozenset({"true", "yes", "y", "1", "x", "oui", "vrai", "sí", "si", "verdadero", "ja"})
_FALSE = frozenset({"false", "no", "n", "0", "non", "faux", "falso", "nein"})
_BETWEEN = re.compile(r"\s*[;\n]\s*")
_BETWEEN_IDS = re.compile(r"[\s,;]+")


def text(cell: Any) -> str:
    """Return a cell as words; a number as its digits."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return cell if isinstance(cell, str) else str(cell)


def number(cell: Any) -> Any:
    """Return a cell as a number where it is one, else as it stands: `3 weeks` is read later."""
    if not isinstance(cell, str):
        return cell
    try:
        return plain_scalar(cell.strip())
    except NumberTooLongError:
        return cell


def flag(cell: Any) -> Any:
    """Return a cell as a truth where it is one, else as it stands."""
    word = text(cell).strip().casefold()
    if isinstance(cell, bool):
        return cell
    return True if word in _TRUE else False if word in _FALSE else cell


def texts(cell: Any) -> Any:
    """Return a cell as a list of texts, which semicolons or lines part."""
    if isinstance(cell, list):
        return cell
    words = text(cell).strip().removeprefix("[").removesuffix("]")
    parts = _BETWEEN.split(words) if ";" in words or "\n" in words else re.split(r"\s*,\s*", words)
    return [part for part in parts if part]


def whole_texts(cell: Any) -> Any:
    """Return a cell as a list of texts in which a comma is a comma."""
    return cell if isinstance(cell, list) else [p for p in _BETWEEN.split(text(cell).strip()) if p]


def ids(cell: Any) -> Any:
    """Return a cell as a list of ids."""
    if isinstance(cell, list):
        return cell
    return [part for part in _BETWEEN_IDS.split(text(cell).strip(" []")) if part]


def as_given(cell: Any) -> Any:
    """Return a cell as it stands."""
    return cell


BY_PARAMETER: Mapping[str, Reader] = {
    "duration": number,
    "count": number,
    "ratio": as_given,
    "percent": number,
    "money": number,
    "date": text,
    "text": text,
    "choice": text,
    "flag": flag,
    "list": whole_texts,
}
"""How a cell is read, by type of parameter."""
BY_FACT: Mapping[str, Reader] = {"flag": flag, "list": texts, "text": text}
"""How a cell is read, by kind of fact."""
