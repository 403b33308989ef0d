"""What a plain word in YAML means under the core rules of YAML 1.2.

Only `true`, `false` and `null` are more than text or number: `NO`, `yes` and `on` stay words, a
date stays text, and a decimal keeps its digits (`4.10` is not `4.1`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

Scalar: TypeAlias = str | int | Decimal | bool | None

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
LONGEST_NUMBER = 40
LARGEST_EXPONENT = 30


class NumberTooLongError(ValueError):
    """A number with more digits than any agreement needs."""


def plain_scalar(text: str) -> Scalar:
    """Return what a plain (unquoted) scalar stands for.

    Raises:
        NumberTooLongError: A number that would take long to compute or print.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    return _number(text)


def _number(text: str) -> Scalar:
    if _DECIMAL.fullmatch(text):
        if len(text) > LONGEST_NUMBER:
            raise NumberTooLongError(text[:LONGEST_NUMBER])
        if _INTEGER.fullmatch(text):
            return int(text)
        number = Decimal(text)
        if number and abs(number.adjusted()) > LARGEST_EXPONENT:
            raise NumberTooLongError(text)
        return number
    if len(text) <= LONGEST_NUMBER:
        if _OCTAL.fullmatch(text):
            return int(text[2:], 8)
        if _HEXADECIMAL.fullmatch(text):
            return int(text, 16)
    return text
