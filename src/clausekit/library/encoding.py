"""Library records as plain values for `marshal`, and back.

Tuples become lists and records become tuples that begin with the number of their class, so that
nothing but known classes can come back, whatever stands in a file.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from clausekit.lean import members
from clausekit.model.strength import Strength

_STRENGTH, _PAIRS, _DECIMAL = -1, -2, -3


class UnknownRecordError(ValueError):
    """What was to be encoded or decoded is no record of the library."""


@cache
def _classes() -> tuple[type, ...]:
    """Return the record classes in a fixed order."""
    from clausekit.library import checklists, records
    from clausekit.model import scheme
    from clausekit.notation import nodes
    from clausekit.source import span

    found = {
        value
        for module in (records, checklists, nodes, scheme, span)
        for value in vars(module).values()
        if isinstance(value, type) and members(value)
    }
    return tuple(sorted(found, key=lambda c: (c.__module__, c.__name__)))


@cache
def _fields(cls: type) -> tuple[str, ...]:
    return tuple(member.name for member in members(cls))


@cache
def _numbers() -> dict[type, int]:
    return {cls: number for number, cls in enumerate(_classes())}


def shape() -> str:
    """Return a text that changes when any record class does."""
    return ";".join(f"{c.__name__}({','.join(_fields(c))})" for c in _classes())


def encoded(value: Any) -> Any:
    """Return a record as a plain value.

    Raises:
        UnknownRecordError: Something in it is no record and no plain value.
    """
    cls = value.__class__
    if value is None or cls in (str, int, bool, float):
        return value
    if cls is tuple:
        return [encoded(entry) for entry in value]
    number = _numbers().get(cls)
    if number is not None:
        return (number, *[encoded(getattr(value, name)) for name in _fields(cls)])
    if cls is Strength:
        return (_STRENGTH, str(value))
    if cls is Decimal:
        return (_DECIMAL, str(value))
    if cls is list:
        return (_PAIRS, None, *[encoded(entry) for entry in value])
    if isinstance(value, dict):
        if all(key.__class__ is str for key in value):
            return {key: encoded(entry) for key, entry in value.items()}
        return (_PAIRS, [x for k, v in value.items() for x in (encoded(k), encoded(v))])
    raise UnknownRecordError(f"no record: {cls.__name__}")


def decoder() -> Callable[[Any], Any]:
    """Return the function that gives a record back from its plain value."""
    classes = _classes()
    plain = (str, int, bool, float, None.__class__)

    def decode(value: Any) -> Any:
        cls = value.__class__
        if cls in plain:
            return value
        if cls is list:
            return tuple([entry if entry.__class__ is str else decode(entry) for entry in value])
        if cls is dict:
            return {key: decode(entry) for key, entry in value.items()}
        number = value[0]
        if number >= 0:
            return classes[number](*[v if v.__class__ is str else decode(v) for v in value[1:]])
        if number == _STRENGTH:
            return Strength(value[1])
        if number == _DECIMAL:
            return Decimal(value[1])
        if value[1] is None:
            return [decode(entry) for entry in value[2:]]
        flat = [decode(entry) for entry in value[1]]
        return dict(zip(flat[::2], flat[1::2], strict=True))

    return decode
