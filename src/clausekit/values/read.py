"""Reads what a user or a clause wrote for a parameter into a typed value."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from clausekit.diagnostics import Report
from clausekit.source.span import Span
from clausekit.values.compare import compare
from clausekit.values.grammar import unit_names
from clausekit.values.types import (
    UNITS,
    Choice,
    Count,
    Date,
    Duration,
    Flag,
    ListValue,
    Money,
    Number,
    Percent,
    Ratio,
    TextValue,
    TypedValue,
    Unit,
)
from clausekit.values.units import converted, plain

MAX_TEXT = 10_000
MAX_ITEMS = 200
_TOO_LARGE = 10**15

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,9})?")
_MEASURED = re.compile(r"([+-]?[\d.]+)\s*([^\W\d][^\d]*)")
_MONEY = re.compile(r"(?:([A-Z]{3})\s?)?([\d.]+)(?:\s?([A-Z]{3}))?")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\u202d\u202e\ufffe\uffff\ud800-\udfff]"
)


class Spec(Protocol):
    """What the reading of a value needs to know of its parameter."""

    @property
    def name(self) -> str:
        """The parameter's name."""

    @property
    def type(self) -> str:
        """One of the parameter types."""

    @property
    def unit(self) -> str:
        """Unit of a duration."""

    @property
    def minimum(self) -> object:
        """Lowest value as written, or None."""

    @property
    def maximum(self) -> object:
        """Highest value as written, or None."""

    @property
    def better(self) -> str:
        """Which way is better for workers."""

    @property
    def options(self) -> tuple[str, ...]:
        """Options of a choice or list."""


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """The written value is not one of its type; carries rule, message and hint."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(rule, message, hint)
        self.rule, self.message, self.hint = rule, message, hint


@dataclass(frozen=True, slots=True)
class _Context:
    spec: Spec
    currency: str
    language: str


def read_value(
    spec: Spec,
    raw: object,
    currency: str,
    span: Span | None,
    report: Report,
    *,
    language: str = "en",
) -> TypedValue | None:
    """Return the typed value of what was written, or None after reporting what is wrong.

    Args:
        spec: The parameter.
        raw: What stands in the file: a number, text, truth or list.
        currency: The agreement's currency, for money without its own.
        span: Where it stands.
        report: Takes the mistake.
        language: The agreement's, whose names of units are understood beside English.
    """
    context = _Context(spec, currency, language)
    try:
        value = _READERS[spec.type](raw, context)
        _check_range(value, context)
    except _Refused as refused:
        report.error(
            f"value/{refused.rule}",
            f"{spec.name}: {refused.message}",
            span,
            hint=refused.hint,
            actual=_short(raw),
        )
        return None
    return value


def _short(raw: object) -> str:
    text = raw if isinstance(raw, str) else str(raw).lower() if isinstance(raw, bool) else str(raw)
    return text if len(text) <= 60 else text[:57] + "…"


def _quoted(raw: object) -> str:
    return f"“{_short(raw)}”" if raw is not None else "Nothing"


def _number(raw: object) -> Number | None:
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


def _duration(raw: object, context: _Context) -> Duration:
    unit = _unit_of(context.spec)
    amount = _number(raw)
    if amount is not None:
        return _not_negative(Duration(amount, unit), raw)
    named = context.language if context.language != "en" else ""
    sample = f"14 or 14 {unit.replace('-', ' ')}"
    found = _MEASURED.fullmatch(raw.strip()) if isinstance(raw, str) and len(raw) < 80 else None
    amount = _number(found[1]) if found else None
    if found is None or amount is None:
        message = f"{_quoted(raw)} is not a number of {unit.replace('-', ' ')}."
        raise _Refused("type", message, f"Write {sample}.")
    own = unit_names("en") | (unit_names(named) if named else {})
    written = own.get(" ".join(found[2].casefold().split()))
    if written is None:
        raise _Refused("unit", f"“{found[2].strip()}” is not a unit of time.", f"Write {sample}.")
    value = converted(Duration(amount, written), unit)
    if value is None:
        raise _Refused(
            "unit",
            f"{_quoted(raw)} is no exact number of {unit.replace('-', ' ')}.",
            f"Write {sample}.",
        )
    return _not_negative(value, raw)


def _unit_of(spec: Spec) -> Unit:
    return next((unit for unit in UNITS if unit == spec.unit), "days")


def _not_negative(value: Duration, raw: object) -> Duration:
    if value.amount < 0:
        raise _Refused("range", f"{_quoted(raw)} is below zero.", "Write a number from 0.")
    return value


def _count(raw: object, _context: _Context) -> Count:
    amount = _number(raw)
    if not isinstance(amount, int):
        raise _Refused("type", f"{_quoted(raw)} is not a whole number.", "Write 3.")
    if amount < 0:
        raise _Refused("range", f"{_quoted(raw)} is below zero.", "Write a number from 0.")
    return Count(amount)


def _ratio(raw: object, _context: _Context) -> Ratio:
    hint = "Write 3:1 or a number such as 0.8."
    if isinstance(raw, str) and raw.count(":") == 1:
        first, second = (_number(part) for part in raw.split(":"))
        if first is None or second is None or first < 0 or second <= 0:
            raise _Refused("type", f"{_quoted(raw)} is not a ratio.", hint)
        return Ratio(first, second)
    amount = _number(raw)
    if amount is None or amount < 0:
        raise _Refused("type", f"{_quoted(raw)} is not a ratio.", hint)
    return Ratio(amount)


def _percent(raw: object, context: _Context) -> Percent:
    written = raw.strip().removesuffix("%").rstrip() if isinstance(raw, str) else raw
    amount = _number(written)
    if amount is None:
        raise _Refused(
            "type", f"{_quoted(raw)} is not a percentage.", "Write a number from 0 to 100: 2.5."
        )
    above = amount > 100 and _number(context.spec.maximum) is None
    if amount < 0 or above:
        raise _Refused(
            "range", f"{_quoted(raw)} lies outside 0 to 100.", "Write 2.5 for 2.5 per cent."
        )
    return Percent(amount)


def _money(raw: object, context: _Context) -> Money:
    code = context.currency
    hint = f"Write 1000 or {code or 'EUR'} 1000, without a sign for thousands."
    written: object = raw
    if isinstance(raw, str):
        found = _MONEY.fullmatch(raw.strip()) if len(raw) < 80 else None
        if found is None or (found[1] and found[3]):
            raise _Refused("type", f"{_quoted(raw)} is not an amount of money.", hint)
        written, own = found[2], found[1] or found[3] or ""
        if own and code and own != code:
            raise _Refused(
                "currency",
                f"{_quoted(raw)} is not in {code}, the currency of the agreement.",
                f"Write the amount in {code}.",
            )
        code = code or own
    amount = _number(written)
    if amount is None or amount < 0:
        raise _Refused("type", f"{_quoted(raw)} is not an amount of money.", hint)
    if not code:
        raise _Refused(
            "currency",
            f"{_quoted(raw)} has no currency.",
            "Say `currency: EUR` at the top of the agreement.",
        )
    return Money(amount, code)


def _date(raw: object, _context: _Context) -> Date:
    if isinstance(raw, datetime.date):
        return Date(datetime.date(raw.year, raw.month, raw.day))
    found = _DATE.fullmatch(raw.strip()) if isinstance(raw, str) and len(raw) < 40 else None
    if found:
        try:
            return Date(datetime.date(int(found[1]), int(found[2]), int(found[3])))
        except ValueError as cause:
            raise _Refused(
                "type", f"{_quoted(raw)} is no day of the calendar.", "Write 2026-11-23."
            ) from cause
    raise _Refused("type", f"{_quoted(raw)} is not a date.", "Write 2026-11-23: year-month-day.")


def _text(raw: object, _context: _Context) -> TextValue:
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        raw = str(raw)
    if not isinstance(raw, str):
        raise _Refused("type", f"{_quoted(raw)} is not a text.", "Write words in one line.")
    if len(raw) > MAX_TEXT:
        raise _Refused(
            "size",
            f"The text has {len(raw):,} characters; at most {MAX_TEXT:,} are read.",
            "Put long matter into a schedule.",
        )
    found = _CONTROL.search(raw)
    if found:
        raise _Refused(
            "type",
            f"The text holds the invisible character U+{ord(found[0]):04X}.",
            "Delete it.",
        )
    text = re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", raw).strip()
    if not text:
        raise _Refused("type", "The text is empty.", "Write words, or leave the value out.")
    return TextValue(text)


def _choice(raw: object, context: _Context) -> Choice:
    options = context.spec.options
    if isinstance(raw, str) and raw in options:
        return Choice(raw)
    raise _Refused("choice", f"{_quoted(raw)} is none of the options.", _options(raw, options))


def _options(raw: object, options: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(raw, options, 1) if isinstance(raw, str) and len(raw) < 100 else []
    ask = f"Did you mean {near[0]}? " if near else ""
    return f"{ask}The options are {', '.join(options)}."


def _flag(raw: object, _context: _Context) -> Flag:
    if isinstance(raw, bool):
        return Flag(raw)
    raise _Refused("type", f"{_quoted(raw)} is neither true nor false.", "Write true or false.")


def _list(raw: object, context: _Context) -> ListValue:
    if not isinstance(raw, list | tuple) or not raw:
        raise _Refused("type", f"{_quoted(raw)} is not a list.", "Write [one, two].")
    if len(raw) > MAX_ITEMS:
        raise _Refused(
            "size", f"The list has {len(raw):,} items; at most {MAX_ITEMS} are read.", "Shorten it."
        )
    read: Callable[[object, _Context], TextValue | Choice] = (
        _choice if context.spec.options else _text
    )
    items = tuple(read(entry, context) for entry in raw)
    if len(set(items)) < len(items):
        twice = next(item.bare for item in items if items.count(item) > 1)
        raise _Refused("type", f"“{_short(twice)}” stands twice in the list.", "Write it once.")
    return ListValue(items)


def _check_range(value: TypedValue, context: _Context) -> None:
    for bound, side, wrong in (
        (context.spec.minimum, "below the minimum", -1),
        (context.spec.maximum, "above the maximum", 1),
    ):
        if bound is None or value.kind not in {"duration", "count", "ratio", "percent", "money"}:
            continue
        limit = _READERS[context.spec.type](bound, context)
        if compare(value, limit) == wrong:
            raise _Refused(
                "range",
                f"“{_shown(value)}” is {side} of {_shown(limit)}.",
                f"Write {'at least' if wrong < 0 else 'at most'} {_shown(limit)}.",
            )


def _shown(value: TypedValue) -> str:
    from clausekit.values.format import show

    return show(value, "en")


_READERS: dict[str, Callable[[object, _Context], TypedValue]] = {
    "duration": _duration,
    "count": _count,
    "ratio": _ratio,
    "percent": _percent,
    "money": _money,
    "date": _date,
    "text": _text,
    "choice": _choice,
    "flag": _flag,
    "list": _list,
}
