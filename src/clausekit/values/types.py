"""Typed values of an agreement: what a parameter holds once it has been read.

A value knows its type and its number, not how a language prints it. In a condition it can be held
against a bare number or text (`seats >= 3`, `scope == 'all'`); it equals another value only when
type and every field agree.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal, TypeAlias

from clausekit.lean import dataclass

Number: TypeAlias = int | Decimal
Unit: TypeAlias = Literal["minutes", "hours", "days", "working-days", "weeks", "months", "years"]
UNITS: tuple[Unit, ...] = ("minutes", "hours", "days", "working-days", "weeks", "months", "years")


class _Typed:
    """Comparison with bare numbers and texts, for conditions."""

    __slots__: tuple[str, ...] = ()
    kind: ClassVar[str] = ""

    @property
    def bare(self) -> Number | str | bool:
        """The number, text or truth alone."""
        raise NotImplementedError

    def _fields(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in type(self).__slots__)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, _Typed):
            return type(self) is type(other) and self._fields() == other._fields()
        if not isinstance(other, int | float | Decimal | str):
            return NotImplemented
        if isinstance(other, bool) != isinstance(self.bare, bool):
            return False
        return self.bare == _exact(other)

    def __hash__(self) -> int:
        return hash(self.bare)

    def __bool__(self) -> bool:
        return bool(self.bare)

    def __lt__(self, other: object) -> bool:
        return self._order(other) < 0

    def __le__(self, other: object) -> bool:
        return self._order(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._order(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._order(other) >= 0

    def _order(self, other: object) -> int:
        mine: Number | str | bool = self.bare
        theirs: object = _exact(other)
        if isinstance(other, _Typed):
            if type(other) is not type(self) or self._measure() != other._measure():
                msg = f"a {self.kind} cannot be held against a {other.kind} of another measure"
                raise TypeError(msg)
            theirs = other.bare
        if isinstance(mine, str) and isinstance(theirs, str):
            return (mine > theirs) - (mine < theirs)
        if isinstance(mine, int | Decimal) and isinstance(theirs, int | Decimal):
            return (mine > theirs) - (mine < theirs)
        msg = f"a {self.kind} cannot be held against “{other}”"
        raise TypeError(msg)

    def _measure(self) -> str:
        return ""


def _exact(value: object) -> object:
    return Decimal(repr(value)) if isinstance(value, float) else value


@dataclass(frozen=True, slots=True, eq=False)
class Duration(_Typed):
    """A length of time in one unit."""

    kind: ClassVar[str] = "duration"
    amount: Number
    unit: Unit

    @property
    def bare(self) -> Number:
        """The amount."""
        return self.amount

    def _measure(self) -> str:
        return self.unit


@dataclass(frozen=True, slots=True, eq=False)
class Count(_Typed):
    """A whole number of something that the text names."""

    kind: ClassVar[str] = "count"
    amount: int

    @property
    def bare(self) -> int:
        """The number."""
        return self.amount


@dataclass(frozen=True, slots=True, eq=False)
class Ratio(_Typed):
    """`3:1`, or a factor such as 0.8 with `second` being None."""

    kind: ClassVar[str] = "ratio"
    first: Number
    second: Number | None = None

    @property
    def bare(self) -> Number:
        """The quotient."""
        return self.first if self.second is None else Decimal(self.first) / Decimal(self.second)


@dataclass(frozen=True, slots=True, eq=False)
class Percent(_Typed):
    """A share out of a hundred."""

    kind: ClassVar[str] = "percent"
    amount: Number

    @property
    def bare(self) -> Number:
        """The number out of a hundred."""
        return self.amount


@dataclass(frozen=True, slots=True, eq=False)
class Money(_Typed):
    """An amount in a currency, named by its ISO code."""

    kind: ClassVar[str] = "money"
    amount: Number
    currency: str

    @property
    def bare(self) -> Number:
        """The amount."""
        return self.amount

    def _measure(self) -> str:
        return self.currency


@dataclass(frozen=True, slots=True, eq=False)
class Date(_Typed):
    """A day of the calendar."""

    kind: ClassVar[str] = "date"
    day: datetime.date

    @property
    def bare(self) -> str:
        """The day as `2027-03-01`."""
        return self.day.isoformat()


@dataclass(frozen=True, slots=True, eq=False)
class TextValue(_Typed):
    """Words that a user typed; nothing in them is notation."""

    kind: ClassVar[str] = "text"
    text: str

    @property
    def bare(self) -> str:
        """The words."""
        return self.text


@dataclass(frozen=True, slots=True, eq=False)
class Choice(_Typed):
    """An option of a parameter; its words stand in the clause's text."""

    kind: ClassVar[str] = "choice"
    option: str

    @property
    def bare(self) -> str:
        """The id of the option."""
        return self.option


@dataclass(frozen=True, slots=True, eq=False)
class Flag(_Typed):
    """Yes or no."""

    kind: ClassVar[str] = "flag"
    value: bool

    @property
    def bare(self) -> bool:
        """The truth."""
        return self.value


@dataclass(frozen=True, slots=True, eq=False)
class ListValue(_Typed):
    """Several texts or options, in order."""

    kind: ClassVar[str] = "list"
    items: tuple[TextValue | Choice, ...]

    @property
    def bare(self) -> str:
        """The items as one text, for hashing and messages."""
        return ", ".join(item.bare for item in self.items)

    def __iter__(self) -> Iterator[TextValue | Choice]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, item: object) -> bool:
        return any(own == item for own in self.items)


TypedValue: TypeAlias = (
    Duration | Count | Ratio | Percent | Money | Date | TextValue | Choice | Flag | ListValue
)
