"""The values that a parameter takes, as JSON Schema."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clausekit.library.records import Parameter

LONGEST_TEXT = 2_000
LARGEST_NUMBER = 1_000_000_000_000
_NUMBERS = {"duration", "count", "percent", "money", "ratio"}
_RATIO = r"^[0-9]+(\.[0-9]+)?( ?[:/] ?[0-9]+(\.[0-9]+)?)?$"

_MEASURED: dict[str, dict[str, str]] = {
    "duration": {"pattern": r"^ *[0-9]+(\.[0-9]+)? *[^ 0-9][^0-9]*$"},
    "money": {"pattern": r"^ *([A-Z]{3} ?)?[0-9]+(\.[0-9]+)?( ?[A-Z]{3})? *$"},
    "percent": {"pattern": r"^ *[0-9]+(\.[0-9]+)? *%? *$"},
}


def parameter_schema(parameter: Parameter, *, with_units: bool = False) -> dict[str, Any]:
    """Return the schema of a value of the parameter.

    Args:
        parameter: The parameter.
        with_units: Whether a text such as `3 weeks` or `EUR 500` may stand for a number: so in an
            agreement file, not in the library.
    """
    make = _BY_TYPE.get(parameter.type, _number)
    schema = make(parameter)
    if parameter.type in _NUMBERS:
        schema.update(_range(parameter))
    if with_units and parameter.type in _MEASURED:
        schema.update(_MEASURED[parameter.type], type=["number", "string"])
    return schema


def _number(parameter: Parameter) -> dict[str, Any]:
    unit = parameter.unit.replace("-", " ")
    schema: dict[str, Any] = {"type": "number"}
    if unit:
        schema["x-unit"] = unit
        schema["x-expected"] = f"a number of {unit}"
    return schema


def _count(_parameter: Parameter) -> dict[str, Any]:
    return {"type": "integer", "x-expected": "a whole number"}


def _percent(_parameter: Parameter) -> dict[str, Any]:
    return {"type": "number", "x-expected": "a number, without the sign %", "x-unit": "percent"}


def _money(_parameter: Parameter) -> dict[str, Any]:
    expected = "a number, without its currency"
    return {"type": "number", "x-expected": expected, "x-unit": "the agreement's currency"}


def _ratio(_parameter: Parameter) -> dict[str, Any]:
    return {"type": ["number", "string"], "pattern": _RATIO, "x-expected": "a ratio such as 3:1"}


def _date(_parameter: Parameter) -> dict[str, Any]:
    return {"type": "string", "format": "date", "x-expected": "a date such as 2027-03-01"}


def _text(_parameter: Parameter) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}


def _choice(parameter: Parameter) -> dict[str, Any]:
    return {"enum": list(parameter.options)}


def _flag(_parameter: Parameter) -> dict[str, Any]:
    return {"type": "boolean"}


def _list(parameter: Parameter) -> dict[str, Any]:
    items = _choice(parameter) if parameter.options else _text(parameter)
    return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}


def _range(parameter: Parameter) -> dict[str, Any]:
    least, most = parameter.minimum, parameter.maximum
    is_number = (int, Decimal)
    least = least if isinstance(least, is_number) else 0
    ceiling = 100 if parameter.type == "percent" else LARGEST_NUMBER
    most = most if isinstance(most, is_number) else ceiling
    return {"minimum": least, "maximum": most}


_BY_TYPE = {
    "count": _count,
    "percent": _percent,
    "money": _money,
    "ratio": _ratio,
    "date": _date,
    "text": _text,
    "choice": _choice,
    "flag": _flag,
    "list": _list,
}
