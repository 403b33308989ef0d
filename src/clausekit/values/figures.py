"""Reads durations, counts, ratios, percentages and money."""

from __future__ import annotations

import re
from decimal import Decimal

from clausekit.values.grammar import unit_names
from clausekit.values.refused import Context, Refused, quoted_raw
from clausekit.values.spec import Spec
from clausekit.values.types import UNITS, Count, Duration, Money, Number, Percent, Ratio, Unit
from clausekit.values.units import converted, plain

_TOO_LARGE = 10**15
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,9})?")
_MEASURED = re.compile(r"([+-]?[\d.]+)\s*([^\W\d][^\d]*)")
_MONEY = re.compile(r"(?:([A-Z]{3})\s?)?([\d.]+)(?:\s?([A-Z]{3}))?")


def written_number(raw: object) -> Number | None:
    """Return the number that was written, whole where it is whole."""
    if isinstance(raw, bool) or raw is None:
        return None
    if isinstance(raw, int) and abs(raw) >= _TOO_LARGE:
        return None
    if isinstance(raw, int | float | Decimal):
        raw = str(raw)
    if not isinstance(raw, str) or len(raw) > 40:
        return None
    found = _NUMBER.fullmatch(raw.strip())
    return plain(Decimal(found[0])) if found else None


def read_duration(raw: object, context: Context) -> Duration:
    """Return the duration in the unit of its parameter, or raise Refused."""
    unit = _unit_of(context.spec)
    amount = written_number(raw)
    if amount is not None:
        return _not_negative(Duration(amount, unit), raw)
    named = context.language if context.language != "en" else ""
    sample = f"14 or 14 {unit.replace('-', ' ')}"
    found = _MEASURED.fullmatch(raw.strip()) if isinstance(raw, str) and len(raw) < 80 else None
    amount = written_number(found[1]) if found else None
    if found is None or amount is None:
        message = f"{quoted_raw(raw)} is not a number of {unit.replace('-', ' ')}."
        raise Refused("type", message, f"Write {sample}.")
    own = unit_names("en") | (unit_names(named) if named else {})
    written = own.get(" ".join(found[2].casefold().split()))
    if written is None:
        raise Refused("unit", f"“{found[2].strip()}” is not a unit of time.", f"Write {sample}.")
    value = converted(Duration(amount, written), unit)
    if value is None:
        raise Refused(
            "unit",
            f"{quoted_raw(raw)} is no exact number of {unit.replace('-', ' ')}.",
            f"Write {sample}.",
        )
    return _not_negative(value, raw)


def _unit_of(spec: Spec) -> Unit:
    return next((unit for unit in UNITS if unit == spec.unit), "days")


def _not_negative(value: Duration, raw: object) -> Duration:
    if value.amount < 0:
        raise Refused("range", f"{quoted_raw(raw)} is below zero.", "Write a number from 0.")
    return value


def read_count(raw: object, _context: Context) -> Count:
    """Return the whole number, or raise Refused."""
    amount = written_number(raw)
    if not isinstance(amount, int):
        raise Refused("type", f"{quoted_raw(raw)} is not a whole number.", "Write 3.")
    if amount < 0:
        raise Refused("range", f"{quoted_raw(raw)} is below zero.", "Write a number from 0.")
    return Count(amount)


def read_ratio(raw: object, _context: Context) -> Ratio:
    """Return the ratio, or raise Refused."""
    hint = "Write 3:1 or a number such as 0.8."
    if isinstance(raw, str) and raw.count(":") == 1:
        first, second = (written_number(part) for part in raw.split(":"))
        if first is None or second is None or first < 0 or second <= 0:
            raise Refused("type", f"{quoted_raw(raw)} is not a ratio.", hint)
        return Ratio(first, second)
    amount = written_number(raw)
    if amount is None or amount < 0:
        raise Refused("type", f"{quoted_raw(raw)} is not a ratio.", hint)
    return Ratio(amount)


def read_percent(raw: object, context: Context) -> Percent:
    """Return the percentage, or raise Refused."""
    written = raw.strip().removesuffix("%").rstrip() if isinstance(raw, str) else raw
    amount = written_number(written)
    if amount is None:
        raise Refused(
            "type", f"{quoted_raw(raw)} is not a percentage.", "Write a number from 0 to 100: 2.5."
        )
    above = amount > 100 and written_number(context.spec.maximum) is None
    if amount < 0 or above:
        raise Refused(
            "range", f"{quoted_raw(raw)} lies outside 0 to 100.", "Write 2.5 for 2.5 per cent."
        )
    return Percent(amount)


def read_money(raw: object, context: Context) -> Money:
    """Return the amount, or raise Refused."""
    code = context.currency
    hint = f"Write 1000 or {code or 'EUR'} 1000, without a sign for thousands."
    written: object = raw
    if isinstance(raw, str):
        found = _MONEY.fullmatch(raw.strip()) if len(raw) < 80 else None
        if found is None or (found[1] and found[3]):
            raise Refused("type", f"{quoted_raw(raw)} is not an amount of money.", hint)
        written, own = found[2], found[1] or found[3] or ""
        if own and code and own != code:
            raise Refused(
                "currency",
                f"{quoted_raw(raw)} is not in {code}, the currency of the agreement.",
                f"Write the amount in {code}.",
            )
        code = code or own
    amount = written_number(written)
    if amount is None or amount < 0:
        raise Refused("type", f"{quoted_raw(raw)} is not an amount of money.", hint)
    if not code:
        raise Refused(
            "currency",
            f"{quoted_raw(raw)} has no currency.",
            "Say `currency: EUR` at the top of the agreement.",
        )
    return Money(amount, code)
