"""Library records as plain values for `marshal`, and back.

Tuples become lists and records become tuples that begin with the number of their class, so that
nothing but known classes can come back, whatever stands in a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from clausekit.lean import members
from clausekit.model.strength import Strength

_STRENGTH, _PAIRS, _DECIMAL, _BY_STRENGTH = -1, -2, -3, -4
_RESERVED = 10
_STRENGTHS = {str(strength): strength for strength in Strength}
_PLAIN = frozenset((str, int, bool, float, None.__class__))


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
    if cls in _PLAIN:
        return value
    if cls is tuple:
        return [encoded(entry) for entry in value]
    number = _numbers().get(cls)
    if number is not None:
        values = [encoded(getattr(value, name)) for name in _fields(cls)]
        return (_flat(number) if _all_plain(values) else number, *values)
    if cls is Strength:
        return (_STRENGTH, str(value))
    if cls is Decimal:
        return (_DECIMAL, str(value))
    if cls is list:
        return (_PAIRS, None, *[encoded(entry) for entry in value])
    if isinstance(value, dict):
        if all(key.__class__ is str for key in value):
            return {key: encoded(entry) for key, entry in value.items()}
        if all(key.__class__ is Strength for key in value):
            return (_BY_STRENGTH, {str(key): encoded(entry) for key, entry in value.items()})
        return (_PAIRS, [x for k, v in value.items() for x in (encoded(k), encoded(v))])
    raise UnknownRecordError(f"no record: {cls.__name__}")


def _all_plain(values: Iterable[Any]) -> bool:
    return all(value.__class__ in _PLAIN for value in values)


def _flat(number: int) -> int:
    """Return the number of a class for an object of plain values alone, which need no second look."""
    return -number - _RESERVED


def decoder() -> Callable[[Any], Any]:
    """Return the function that gives a record back from its plain value."""
    classes = _classes()
    flat = {_flat(number): cls for number, cls in enumerate(classes)}
    plain = _PLAIN

    def decode(value: Any) -> Any:
        cls = value.__class__
        if cls is tuple:
            number = value[0]
            if number >= 0:
                rest = [v if v.__class__ in plain else decode(v) for v in value[1:]]
                return classes[number](*rest)
            made = flat.get(number)
            return made(*value[1:]) if made is not None else _special(value, decode)
        if cls is list:
            return tuple([v if v.__class__ in plain else decode(v) for v in value])
        if cls is dict:
            for key, entry in value.items():
                if entry.__class__ not in plain:
                    value[key] = decode(entry)  # fresh from marshal, so nobody else's
            return value
        return value

    return decode


def _special(value: Any, decode: Callable[[Any], Any]) -> Any:
    number, content = value[0], value[1]
    if number == _STRENGTH:
        return _STRENGTHS[content]
    if number == _DECIMAL:
        return Decimal(content)
    if number == _BY_STRENGTH:
        return {_STRENGTHS[key]: decode(entry) for key, entry in content.items()}
    if number != _PAIRS:
        raise UnknownRecordError(f"no record: {number}")
    if content is None:
        return [decode(entry) for entry in value[2:]]
    pairs = [decode(entry) for entry in content]
    return dict(zip(pairs[::2], pairs[1::2], strict=True))
