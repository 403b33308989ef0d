"""Reads dates, texts, choices, flags and lists."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal

from clausekit.source.nearest import suggestion
from clausekit.values.refused import Context, Refused, quoted_raw, shortened
from clausekit.values.types import Choice, Date, Flag, ListValue, TextValue

MAX_TEXT = 10_000
MAX_ITEMS = 200

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\u202d\u202e\ufffe\uffff\ud800-\udfff]"
)


def read_date(raw: object, _context: Context) -> Date:
    """Return the day, or raise Refused."""
    if isinstance(raw, datetime.date):
        return Date(datetime.date(raw.year, raw.month, raw.day))
    found = _DATE.fullmatch(raw.strip()) if isinstance(raw, str) and len(raw) < 40 else None
    if found:
        try:
            return Date(datetime.date(int(found[1]), int(found[2]), int(found[3])))
        except ValueError as cause:
            raise Refused(
                "type", f"{quoted_raw(raw)} is no day of the calendar.", "Write 2026-11-23."
            ) from cause
    raise Refused("type", f"{quoted_raw(raw)} is not a date.", "Write 2026-11-23: year-month-day.")


def read_text(raw: object, _context: Context) -> TextValue:
    """Return the words in one line, or raise Refused."""
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        raw = str(raw)
    if not isinstance(raw, str):
        raise Refused("type", f"{quoted_raw(raw)} is not a text.", "Write words in one line.")
    if len(raw) > MAX_TEXT:
        raise Refused(
            "size",
            f"The text has {len(raw):,} characters; at most {MAX_TEXT:,} are read.",
            "Put long matter into a schedule.",
        )
    found = _CONTROL.search(raw)
    if found:
        raise Refused(
            "type",
            f"The text holds the invisible character U+{ord(found[0]):04X}.",
            "Delete it.",
        )
    text = re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", raw).strip()
    if not text:
        raise Refused("type", "The text is empty.", "Write words, or leave the value out.")
    return TextValue(text)


def read_choice(raw: object, context: Context) -> Choice:
    """Return the option, or raise Refused."""
    options = context.spec.options
    if isinstance(raw, str) and raw in options:
        return Choice(raw)
    raise Refused("choice", f"{quoted_raw(raw)} is none of the options.", _options(raw, options))


def _options(raw: object, options: tuple[str, ...]) -> str:
    every = f"The options are {', '.join(options)}."
    if not isinstance(raw, str) or len(raw) > 100:
        return every
    return f"{suggestion(raw, options)} {every}".strip()


def read_flag(raw: object, _context: Context) -> Flag:
    """Return yes or no, or raise Refused."""
    if isinstance(raw, bool):
        return Flag(raw)
    raise Refused("type", f"{quoted_raw(raw)} is neither true nor false.", "Write true or false.")


def read_list(raw: object, context: Context) -> ListValue:
    """Return the items, or raise Refused."""
    if not isinstance(raw, list | tuple) or not raw:
        raise Refused("type", f"{quoted_raw(raw)} is not a list.", "Write [one, two].")
    if len(raw) > MAX_ITEMS:
        raise Refused(
            "size", f"The list has {len(raw):,} items; at most {MAX_ITEMS} are read.", "Shorten it."
        )
    read: Callable[[object, Context], TextValue | Choice] = (
        read_choice if context.spec.options else read_text
    )
    items = tuple(read(entry, context) for entry in raw)
    if len(set(items)) < len(items):
        twice = next(item.bare for item in items if items.count(item) > 1)
        raise Refused("type", f"“{shortened(twice)}” stands twice in the list.", "Write it once.")
    return ListValue(items)
