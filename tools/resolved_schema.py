"""Writes the JSON Schema of a resolved agreement from the model's own classes.

Run `python tools/resolved_schema.py` after a change of the model; a test fails while it is stale.
"""

from __future__ import annotations

import dataclasses
import json
import sys
import types
import typing
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from clausekit.model import serial

TARGET = Path(__file__).parents[1] / "src/clausekit/library/schemas/agreement-resolved.schema.json"


def build() -> dict[str, Any]:
    """Return the schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://clausekit.example/schemas/agreement-resolved.schema.json",
        "title": "Resolved agreement",
        "description": "An agreement as the parties would sign it: numbered, filled, public.",
        "type": "object",
        "required": ["format", "version", "agreement"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": serial.FORMAT},
            "version": {"const": serial.FORMAT_VERSION},
            "agreement": {"$ref": "#/$defs/agreement"},
        },
        "$defs": {name: _object(name, cls) for name, cls in serial.NODES.items()},
    }


def text() -> str:
    """Return the schema as the file holds it."""
    return json.dumps(build(), indent=2, ensure_ascii=False) + "\n"


def _object(name: str, cls: type) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    fields = dataclasses.fields(cls)
    required = ["node"] + [f.name for f in fields if f.default is dataclasses.MISSING]
    first_line = (cls.__doc__ or "").strip().splitlines()[0]
    properties: dict[str, Any] = {"node": {"const": name}}
    properties.update({f.name: _schema(hints[f.name]) for f in fields})
    if name in {"provision", "section", "article", "item", "schedule", "recital"}:
        properties["number"] = {"type": "string", "minLength": 1}
    if "key" in properties:
        properties["key"] = {"type": "string", "pattern": r"^_Ref[0-9]{9}$"}
    if name == "reference":
        properties["target"] = {"type": "string", "pattern": r"^_Ref[0-9]{9}$"}
        properties["number"] = {"type": "string", "minLength": 1}
    return {
        "description": first_line,
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": properties,
    }


def _schema(hint: Any) -> dict[str, Any]:
    by_class = {cls: name for name, cls in serial.NODES.items()}
    if hint in by_class:
        return {"$ref": f"#/$defs/{by_class[hint]}"}
    if hint is str:
        return {"type": "string"}
    if hint is int:
        return {"type": "integer"}
    origin = get_origin(hint)
    if origin is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0])}
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin in (Union, types.UnionType):
        return {
            "type": "object",
            "required": ["node"],
            "properties": {"node": {"enum": [by_class[arg] for arg in get_args(hint)]}},
            "oneOf": [_schema(arg) for arg in get_args(hint)],
        }
    key, value = get_args(hint)  # a mapping
    return {"type": "object", "propertyNames": _schema(key), "additionalProperties": _schema(value)}


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text(encoding="utf-8") == text() else 1)
    TARGET.write_text(text(), encoding="utf-8")
