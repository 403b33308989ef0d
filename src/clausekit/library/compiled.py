"""A quick first look at data: JSON Schema compiled to functions that say “surely valid” or “ask”.

jsonschema is the reference and gives every message. It costs a tenth of a second to import and far
more on a whole agreement than assembling it, so a record that surely fits does not wake it. The
functions may be stricter than the schema, never laxer: a test holds both against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

Check: TypeAlias = Callable[[Any], bool]

_NOTES = frozenset(
    {"$schema", "$id", "title", "description", "$defs", "$comment", "default", "examples"}
)


class UnsupportedError(ValueError):
    """The schema says something that cannot be decided quickly; jsonschema has to."""


def compiled(schema: Mapping[str, Any]) -> Check:
    """Return the function that tells whether data surely fit a schema.

    Raises:
        UnsupportedError: The schema uses a keyword that is not known here.
    """
    return _Compiler(schema.get("$defs", {})).check(schema)


class _Compiler:
    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self.definitions = definitions
        self.made: dict[str, Check] = {}

    def check(self, schema: Any) -> Check:
        if schema is True:
            return lambda _: True
        if schema is False:
            return lambda _: False
        known = {k: v for k, v in schema.items() if k not in _NOTES and not k.startswith("x-")}
        checks = [c for key in known if (c := self._keyword(key, known)) is not None]
        if not checks:
            return lambda _: True
        if len(checks) == 1:
            return checks[0]
        first, *rest = checks
        if len(rest) == 1:
            second = rest[0]
            return lambda data: first(data) and second(data)

        def every(data: Any) -> bool:
            if not first(data):
                return False
            for check in rest:  # noqa: SIM110 - a loop is twice as fast as all() here
                if not check(data):
                    return False
            return True

        return every

    def _keyword(self, key: str, schema: Mapping[str, Any]) -> Check | None:
        if key in (
            "properties",
            "required",
            "additionalProperties",
            "propertyNames",
            "minProperties",
        ):
            return self._object(schema) if key == _first_of(schema) else None
        maker = _MAKERS.get(key)
        if maker is None:
            raise UnsupportedError(key)
        return maker(self, schema[key], schema)

    def _reference(self, target: str, _: Mapping[str, Any]) -> Check:
        name = target.removeprefix("#/$defs/")
        if name not in self.definitions:
            raise UnsupportedError(target)
        made = self.made
        if name not in made:
            # A schema that contains itself finds itself here while it is being made.
            made[name] = lambda data: made[name](data)  # noqa: PLW0108
            made[name] = self.check(self.definitions[name])
        return made[name]

    def _object(self, schema: Mapping[str, Any]) -> Check:
        properties = {k: self.check(v) for k, v in schema.get("properties", {}).items()}
        required = tuple(schema.get("required", ()))
        more = schema.get("additionalProperties", True)
        others = None if more is True else self.check(more)
        names = self.check(schema["propertyNames"]) if "propertyNames" in schema else None
        least = schema.get("minProperties", 0)

        def check(data: Any) -> bool:
            if data.__class__ is not dict:
                return not isinstance(data, dict)  # another type is no business of these keywords
            if len(data) < least:
                return False
            for name in required:
                if name not in data:
                    return False
            for name, value in data.items():
                own = properties.get(name, others)
                if own is not None and not own(value):
                    return False
                if names is not None and not names(name):
                    return False
            return True

        return check

    def _items(self, schema: Any, _: Mapping[str, Any]) -> Check:
        item = self.check(schema)

        def check(data: Any) -> bool:
            if data.__class__ is not list:
                return not isinstance(data, list)
            for entry in data:  # noqa: SIM110 - a loop is twice as fast as all() here
                if not item(entry):
                    return False
            return True

        return check

    def _any_of(self, schemas: list[Any], _: Mapping[str, Any]) -> Check:
        checks = [self.check(s) for s in schemas]
        return lambda data: any(c(data) for c in checks)

    def _one_of(self, schemas: list[Any], _: Mapping[str, Any]) -> Check:
        """Compile alternatives that a required constant tells apart: no two of them can hold."""
        by_name: dict[str, Check] = {}
        for schema in schemas:
            name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
            body = self.definitions.get(name, {})
            constant = body.get("properties", {}).get("node", {}).get("const")
            if constant is None or "node" not in body.get("required", ()) or constant in by_name:
                raise UnsupportedError("oneOf")
            by_name[constant] = self.check(schema)

        def check(data: Any) -> bool:
            if data.__class__ is not dict:
                return False
            own = by_name.get(data.get("node", ""))
            return own is not None and own(data)

        return check


def _first_of(schema: Mapping[str, Any]) -> str:
    order = ("properties", "required", "additionalProperties", "propertyNames", "minProperties")
    return next(key for key in schema if key in order)


_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda data: data.__class__ is dict,
    "array": lambda data: data.__class__ is list,
    "string": lambda data: data.__class__ is str,
    "integer": lambda data: data.__class__ is int,
    "number": lambda data: data.__class__ in (int, Decimal, float),
    "boolean": lambda data: data.__class__ is bool,
    "null": lambda data: data is None,
}


def _type(_: _Compiler, name: str | list[str], __: Mapping[str, Any]) -> Check:
    if isinstance(name, str):
        return _TYPES[name]
    checks = [_TYPES[n] for n in name]
    return lambda data: any(c(data) for c in checks)


def _const(_: _Compiler, value: Any, __: Mapping[str, Any]) -> Check:
    kind = value.__class__
    return lambda data: data.__class__ is kind and data == value


def _enum(_: _Compiler, values: list[Any], __: Mapping[str, Any]) -> Check:
    plain = (str, int, bool, None.__class__)
    if any(v.__class__ not in plain for v in values):
        raise UnsupportedError("enum")
    known = {(v.__class__, v) for v in values}
    return lambda data: data.__class__ in plain and (data.__class__, data) in known


def _pattern(_: _Compiler, pattern: str, __: Mapping[str, Any]) -> Check:
    search = re.compile(pattern).search
    return lambda data: data.__class__ is not str or search(data) is not None


def _min_length(_: _Compiler, least: int, __: Mapping[str, Any]) -> Check:
    return lambda data: data.__class__ is not str or len(data) >= least


def _max_length(_: _Compiler, most: int, __: Mapping[str, Any]) -> Check:
    return lambda data: data.__class__ is not str or len(data) <= most


def _min_items(_: _Compiler, least: int, __: Mapping[str, Any]) -> Check:
    return lambda data: data.__class__ is not list or len(data) >= least


def _unique(_: _Compiler, wanted: bool, __: Mapping[str, Any]) -> Check | None:
    if not wanted:
        return None

    def check(data: Any) -> bool:
        if data.__class__ is not list:
            return True
        strings = all(entry.__class__ is str for entry in data)
        return strings and len(set(data)) == len(data)

    return check


def _minimum(_: _Compiler, least: Any, __: Mapping[str, Any]) -> Check:
    return lambda data: data.__class__ not in (int, Decimal, float) or data >= least


def _maximum(_: _Compiler, most: Any, __: Mapping[str, Any]) -> Check:
    return lambda data: data.__class__ not in (int, Decimal, float) or data <= most


def _format(_: _Compiler, name: str, __: Mapping[str, Any]) -> Check:
    if name != "date":
        raise UnsupportedError("format")
    from datetime import date

    def check(data: Any) -> bool:
        if data.__class__ is not str:
            return True
        try:
            return date.fromisoformat(data).isoformat() == data
        except ValueError:
            return False

    return check


_MAKERS: Mapping[str, Callable[[_Compiler, Any, Mapping[str, Any]], Check | None]] = {
    "$ref": _Compiler._reference,
    "items": _Compiler._items,
    "anyOf": _Compiler._any_of,
    "oneOf": _Compiler._one_of,
    "type": _type,
    "const": _const,
    "enum": _enum,
    "pattern": _pattern,
    "minLength": _min_length,
    "maxLength": _max_length,
    "minItems": _min_items,
    "uniqueItems": _unique,
    "minimum": _minimum,
    "maximum": _maximum,
    "format": _format,
}
