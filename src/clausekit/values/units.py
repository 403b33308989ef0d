"""Units of time: which convert exactly into which, and how far apart the others can be."""

from __future__ import annotations

from decimal import Decimal

from clausekit.values.types import Duration, Number, Unit

# Only factors that hold on every calendar: a day of a deadline is not 24 hours, a month has no
# fixed number of days, working days depend on the place.
_EXACT: dict[tuple[Unit, Unit], int] = {
    ("hours", "minutes"): 60,
    ("weeks", "days"): 7,
    ("years", "months"): 12,
}
# Shortest and longest in hours, for comparisons that hold whichever calendar applies.
_BOUNDS: dict[Unit, tuple[Decimal, Decimal]] = {
    "minutes": (Decimal(1) / 60, Decimal(1) / 60),
    "hours": (Decimal(1), Decimal(1)),
    "days": (Decimal(24), Decimal(24)),
    "weeks": (Decimal(168), Decimal(168)),
    "months": (Decimal(28 * 24), Decimal(31 * 24)),
    "years": (Decimal(365 * 24), Decimal(366 * 24)),
}


def plain(number: Number) -> Number:
    """Return the number as a whole one where it is one, else without zeros at its end."""
    if isinstance(number, int):
        return number
    return int(number) if number == number.to_integral_value() else number.normalize()


def converted(value: Duration, unit: Unit) -> Duration | None:
    """Return the duration in the unit, or None where that is not exact."""
    if value.unit == unit:
        return value
    if factor := _EXACT.get((value.unit, unit)):
        return Duration(plain(value.amount * factor), unit)
    if factor := _EXACT.get((unit, value.unit)):
        amount = Decimal(value.amount) / factor
        if amount == amount.to_integral_value():
            return Duration(int(amount), unit)
    return None


def compared(a: Duration, b: Duration) -> int | None:
    """Return -1, 0 or 1 for shorter, equal or longer; None where it depends on the calendar."""
    same = converted(b, a.unit) or b
    other = converted(a, same.unit) or a
    if other.unit == same.unit:
        return (other.amount > same.amount) - (other.amount < same.amount)
    if a.unit not in _BOUNDS or b.unit not in _BOUNDS:
        return None
    (low_a, high_a), (low_b, high_b) = _bounds(a), _bounds(b)
    if high_a < low_b:
        return -1
    if low_a > high_b:
        return 1
    return 0 if low_a == high_a == low_b == high_b else None


def _bounds(value: Duration) -> tuple[Decimal, Decimal]:
    low, high = _BOUNDS[value.unit]
    return low * value.amount, high * value.amount
