"""Library records as plain values for `marshal`, and back.

A record becomes a list that begins with the number of its class, so that nothing but known classes
can come back, whatever stands in a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

from clausekit.lean import members
from clausekit.model.strength import Strength

_STRENGTH, _PAIRS, _DECIMAL, _BY_STRENGTH, _TUPLE, _LIST, _DICT = -1, -2, -3, -4, -5, -6, -7
_PLAIN = frozenset((str, int, bool, float, None.__class__))
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

    Whatever holds no record stands as it is. Everything else is a list whose first entry says what
    it is, so that decoding visits nothing that is finished.

    Raises:
        UnknownRecordError: Something in it is no record and no plain value.
    """
    if value.__class__ in _PLAIN:
        return value
    return _encoder()(value)


@cache
def _encoder() -> Callable[[Any], Any]:
    known = {cls: (number, _values_of(cls)) for cls, number in _numbers().items()}
    plain = _PLAIN

    def encode(value: Any) -> Any:
        cls = value.__class__
        found = known.get(cls)
        if found is not None:
            number, values_of = found
            values = [v if v.__class__ in plain else encode(v) for v in values_of(value)]
            waiting = tuple([n for n, v in enumerate(values) if v.__class__ is list])
            return [number, values, waiting] if waiting else [number, tuple(values)]
        if cls is tuple:
            entries = tuple([v if v.__class__ in plain else encode(v) for v in value])
            return [_TUPLE, entries] if _unfinished(entries) else entries
        if cls is dict:
            return _encoded_dict(value)
        return _encoded_other(value)

    return encode


def _values_of(cls: type) -> Callable[[Any], tuple[Any, ...]]:
    names = _fields(cls)
    if len(names) == 1:
        (name,) = names
        return lambda record: (getattr(record, name),)
    return attrgetter(*names)


def _encoded_other(value: Any) -> Any:
    cls = value.__class__
    if cls is Strength:
        return [_STRENGTH, str(value)]
    if cls is Decimal:
        return [_DECIMAL, str(value)]
    if cls is list:
        return [_LIST, [encoded(entry) for entry in value]]
    if isinstance(value, Mapping):
        return _encoded_dict(value)
    raise UnknownRecordError(f"no record: {cls.__name__}")


def _encoded_dict(value: Mapping[Any, Any]) -> Any:
    if not value:
        return {}
    kinds = {key.__class__ for key in value}
    if kinds <= {str}:
        entries = {key: encoded(entry) for key, entry in value.items()}
        return [_DICT, entries] if _unfinished(entries.values()) else entries
    if kinds == {Strength}:
        return [_BY_STRENGTH, {str(key): encoded(entry) for key, entry in value.items()}]
    return [_PAIRS, [(encoded(key), encoded(entry)) for key, entry in value.items()]]


def _unfinished(entries: Iterable[Any]) -> bool:
    return list in [entry.__class__ for entry in entries]


def decoder() -> Callable[[Any], Any]:
    """Return the function that gives a record back from its plain value."""
    classes = _classes()

    def decode(value: Any) -> Any:
        if value.__class__ is not list:
            return value
        kind, content = value[0], value[1]
        if kind >= 0:
            if content.__class__ is list:
                for at in value[2]:
                    content[at] = decode(content[at])
            return classes[kind](*content)
        if kind == _TUPLE:
            return tuple([v if v.__class__ is not list else decode(v) for v in content])
        if kind == _BY_STRENGTH:
            return {_STRENGTHS[key]: decode(entry) for key, entry in content.items()}
        return _special(kind, content, decode)

    return decode


def _special(kind: int, content: Any, decode: Callable[[Any], Any]) -> Any:
    if kind == _DICT:
        return {key: decode(entry) for key, entry in content.items()}
    if kind == _STRENGTH:
        return _STRENGTHS[content]
    if kind == _DECIMAL:
        return Decimal(content)
    if kind == _LIST:
        return [decode(entry) for entry in content]
    if kind == _PAIRS:
        return {decode(key): decode(entry) for key, entry in content}
    raise UnknownRecordError(f"no record: {kind}")
