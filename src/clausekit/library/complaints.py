"""What a schema has against a record, in words for the person who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Diagnostic
from clausekit.lean import dataclass
from clausekit.source.nearest import suggestion

if TYPE_CHECKING:
    from clausekit.source.places import Path, Places

_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping (key: value)",
    "null": "nothing",
}
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class SchemaError:
    """What the schema library says of one mistake.

    Attributes:
        validator: The keyword that failed.
        validator_value: What the schema says under that keyword.
        instance: The value, or the key where `in_key`.
        schema: The part of the schema that holds the keyword.
        path: Where the value stands.
        in_key: Whether a key is wrong, not its value.
    """

    validator: str
    validator_value: Any
    instance: Any
    schema: Mapping[str, Any]
    path: Path
    in_key: bool
    message: str


def complaints(
    error: SchemaError, title: str, document: Places, clause: str
) -> Iterator[Diagnostic]:
    """Yield the diagnostics for one schema error: one for each place."""
    path, keyword, schema = error.path, error.validator, error.schema
    if error.in_key:
        yield _bad_key(error, document, clause)
    elif keyword == "additionalProperties":
        yield from _unknown_keys(error, title, document, clause)
    elif keyword == "required":
        for key in error.validator_value:
            if key not in error.instance:
                where = _owner(path, title)
                message = f"{where[0].upper()}{where[1:]} lacks the key “{key}”."
                hint = _described(schema, key)
                yield Diagnostic(
                    "schema/missing-key",
                    message,
                    span=document.key_span(path),
                    clause=clause,
                    hint=hint,
                )
    else:
        words = _WORDS.get(keyword, _other)
        rule, message, hint = words(_named(path), error)
        span = document.span(path)
        actual = shown(error.instance)
        yield Diagnostic(rule, message, span=span, clause=clause, hint=hint, actual=actual)


def shown(value: object) -> str:
    """Return a value as its file spells it, cut to fit a message."""
    if value is None:
        return "~"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{…}" if value else "{}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    text = str(value).replace("\n", " ")
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _named(path: Path) -> str:
    """Return the value's name in a message: its key, or its place in a list."""
    if not path:
        return "The file"
    if isinstance(path[-1], int):
        around = f" of “{path[-2]}”" if len(path) > 1 and isinstance(path[-2], str) else ""
        return f"Entry {path[-1] + 1}{around}"
    return f"“{path[-1]}”"


def _owner(path: Path, title: str) -> str:
    """Return what a key belongs to."""
    if not path:
        return f"the {title[0].lower()}{title[1:]}" if not title.startswith("the ") else title
    name = _named(path)
    return name if name.startswith("“") else name[0].lower() + name[1:]


def _bad_key(error: SchemaError, document: Places, clause: str) -> Diagnostic:
    path, schema = error.path, error.schema
    key = str(error.instance)
    if "enum" in schema:
        options = [str(o) for o in schema["enum"]]
        message = f"“{key}” cannot be a key here; there are: {', '.join(options)}."
        hint = suggestion(key, options)
    else:
        message = f"The key “{key}” is not {schema.get('x-expected', 'well formed')}."
        hint = ""
    span = document.key_span((*path, key))
    return Diagnostic("schema/key", message, span=span, clause=clause, hint=hint, actual=key)


def _unknown_keys(
    error: SchemaError, title: str, document: Places, clause: str
) -> Iterator[Diagnostic]:
    path, schema = error.path, error.schema
    known = list(schema.get("properties", ()))
    for key in error.instance:
        if key in known:
            continue
        message = f"“{key}” is not a key of {_owner(path, title)}."
        missing = schema.get("x-no-keys", "No key can stand here.")
        otherwise = f"There are: {', '.join(known)}." if known else missing
        if error.instance[key] is None and known:
            otherwise = "A text that contains a comma needs quotation marks here."
        yield Diagnostic(
            "schema/unknown-key",
            message,
            span=document.key_span((*path, key)),
            clause=clause,
            hint=suggestion(key, known, otherwise),
            actual=key,
        )


def _described(schema: Mapping[str, Any], key: str) -> str:
    found = schema.get("properties", {}).get(key, {}).get("description", "")
    return str(found)


def _type(name: str, error: SchemaError) -> tuple[str, str, str]:
    wanted = error.validator_value
    types = [wanted] if isinstance(wanted, str) else [t for t in wanted if t != "null"]
    words = " or ".join(_TYPES[t] for t in types)
    expected = error.schema.get("x-expected", words)
    if error.instance is None:
        message = f"{name} is empty; it must be {expected}."
        if name == "The file":
            message = "The file is empty."
        return "schema/type", message, ""
    message = f"{name} must be {expected}, not “{shown(error.instance)}”."
    hint = ""
    if expected is words and "string" in types and isinstance(error.instance, (bool, int)):
        hint = "Put it in quotation marks."
    if error.schema.get("x-unit") and isinstance(error.instance, str):
        hint = f"Write the number alone; it counts {error.schema['x-unit']}."
    return "schema/type", message, hint


def _enum(name: str, error: SchemaError) -> tuple[str, str, str]:
    options = [shown(o) for o in error.validator_value if o is not None]
    value = shown(error.instance)
    message = f"“{value}” is not one of the choices for {_small(name)}: {', '.join(options)}."
    return "schema/choice", message, suggestion(value, options)


def _const(name: str, error: SchemaError) -> tuple[str, str, str]:
    message = f"{name} can only be “{shown(error.validator_value)}”."
    return "schema/choice", message, "Leave the key out otherwise."


def _pattern(name: str, error: SchemaError) -> tuple[str, str, str]:
    expected = error.schema.get("x-expected", "well formed")
    return "schema/form", f"{name}: “{shown(error.instance)}” is not {expected}.", ""


def _least(name: str, error: SchemaError) -> tuple[str, str, str]:
    unit = f" ({error.schema['x-unit']})" if error.schema.get("x-unit") else ""
    message = f"{name} is {error.instance}; the least it may be is {error.validator_value}{unit}."
    return "schema/range", message, error.schema.get("x-range", "")


def _most(name: str, error: SchemaError) -> tuple[str, str, str]:
    unit = f" ({error.schema['x-unit']})" if error.schema.get("x-unit") else ""
    message = f"{name} is {error.instance}; the most it may be is {error.validator_value}{unit}."
    return "schema/range", message, error.schema.get("x-range", "")


def _unique(name: str, error: SchemaError) -> tuple[str, str, str]:
    seen: list[object] = []
    twice: object = ""
    for entry in error.instance:
        if entry in seen:
            twice = entry
            break
        seen.append(entry)
    return "schema/twice", f"{name} lists “{shown(twice)}” twice.", "Delete one of the two."


def _empty(name: str, _error: SchemaError) -> tuple[str, str, str]:
    return "schema/empty", f"{name} is empty.", "Fill it, or leave the key out."


def _long(name: str, error: SchemaError) -> tuple[str, str, str]:
    count, most = len(error.instance), error.validator_value
    return "schema/too-long", f"{name} has {count:,} characters; {most:,} are the limit.", ""


def _other(name: str, error: SchemaError) -> tuple[str, str, str]:
    return "schema/other", f"{name} does not fit: {error.message}.", ""


def _small(name: str) -> str:
    return name if name.startswith("“") else name[0].lower() + name[1:]


_WORDS: dict[str, Callable[[str, SchemaError], tuple[str, str, str]]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _pattern,
    "minimum": _least,
    "maximum": _most,
    "uniqueItems": _unique,
    "minItems": _empty,
    "minLength": _empty,
    "maxLength": _long,
    "minProperties": _empty,
}
