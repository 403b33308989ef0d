"""The JSON Schemas of every file on the shelf, and what they say about one, with places.

The only module that knows jsonschema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausekit.errors import NotFoundError
from clausekit.library.complaints import SchemaError, complaints
from clausekit.source.nearest import suggestion

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

    from clausekit.diagnostics import Report
    from clausekit.library.compiled import Check
    from clausekit.source.places import Places

MAX_MISTAKES = 100
_SUFFIX = ".schema.json"
_FOLDER = Path(__file__).resolve().parent / "schemas"
_REFERENCE = re.compile(r'"#/\$defs/([^"/]+)"')


class ComposedSchema(dict[str, Any]):
    """A schema that is put together once and used often: it is known by identity, not by content."""

    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__


def schema_names() -> tuple[str, ...]:
    """Return the names of all schemas, in order."""
    names = (entry.name for entry in _FOLDER.iterdir())
    return tuple(sorted(n.removesuffix(_SUFFIX) for n in names if n.endswith(_SUFFIX)))


def schema_text(name: str) -> str:
    """Return a schema as the text of its file.

    Raises:
        NotFoundError: No schema has that name.
    """
    path = _FOLDER / f"{name}{_SUFFIX}"
    if "/" in name or not path.is_file():
        known = schema_names()
        hint = suggestion(name, known, f"There are: {', '.join(known)}.")
        raise NotFoundError(f"There is no schema “{name}”.", hint)
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=32)
def schema(name: str) -> dict[str, Any]:
    """Return a schema as a dictionary, which the caller must not change."""
    loaded: dict[str, Any] = json.loads(schema_text(name))
    return loaded


def validate(
    data: Any,
    schema_or_name: str | Mapping[str, Any],
    document: Places,
    report: Report,
    *,
    clause: str = "",
) -> bool:
    """Report every way in which the data break the schema; return whether there was none.

    Args:
        data: What the file holds.
        schema_or_name: Name of a shipped schema, or a composed one.
        document: Knows where the data stand.
        report: Takes one diagnostic for each mistake.
        clause: Clause id for the diagnostics.
    """
    if surely_fits(data, schema_or_name):
        return True
    if isinstance(schema_or_name, str):
        validator = _validator(schema_or_name)
        title = schema(schema_or_name)["title"]
    else:
        validator = _made(schema_or_name)
        title = schema_or_name.get("title", "this record")
    found = (
        diagnostic
        for error in validator.iter_errors(data)
        for diagnostic in complaints(_plain(error), title, document, clause)
    )
    count = 0
    for count, diagnostic in enumerate(found, 1):
        report.add(diagnostic)
        if count == MAX_MISTAKES:
            message = f"There are more than {MAX_MISTAKES} mistakes; the rest is not shown."
            report.error("schema/more", message, document.span(), hint="Mend these first.")
            break
    return count == 0


def errors_of(data: Any, schema_or_name: str | Mapping[str, Any]) -> tuple[str, ...]:
    """Return what is wrong with data that have no file, one line each with its JSON path."""
    if surely_fits(data, schema_or_name):
        return ()
    named = isinstance(schema_or_name, str)
    validator = _validator(str(schema_or_name)) if named else _make(schema_or_name)
    return tuple(f"{error.json_path}: {error.message}" for error in validator.iter_errors(data))


def surely_fits(data: Any, schema_or_name: str | Mapping[str, Any]) -> bool:
    """Return whether data fit a schema beyond doubt; False means that jsonschema has to say.

    The quick look is only ever stricter than jsonschema; see `library.compiled`.
    """
    named = isinstance(schema_or_name, str)
    if isinstance(schema_or_name, ComposedSchema):
        quick = _quick_composed(schema_or_name)
    else:
        quick = _quick(str(schema_or_name)) if named else _compiled(schema_or_name)  # type: ignore[arg-type]
    return quick is not None and quick(data)


def part_fits(data: Any, name: str, part: str) -> bool:
    """Return whether data fit one definition of a shipped schema beyond doubt."""
    quick = _quick_part(name, part)
    return quick is not None and quick(data)


@lru_cache(maxsize=64)
def _quick_part(name: str, part: str) -> Check | None:
    return _compiled({"$ref": f"#/$defs/{part}", "$defs": schema(name)["$defs"]})


@lru_cache(maxsize=8)
def _quick_composed(composed: ComposedSchema) -> Check | None:
    return _compiled(composed)


def _made(body: Mapping[str, Any]) -> Validator:
    return _validator_of(body) if isinstance(body, ComposedSchema) else _make(body)


@lru_cache(maxsize=8)
def _validator_of(composed: ComposedSchema) -> Validator:
    return _make(composed)


@lru_cache(maxsize=32)
def _quick(name: str) -> Check | None:
    return _compiled(schema(name))


def _compiled(body: Mapping[str, Any]) -> Check | None:
    from clausekit.library.compiled import UnsupportedError, compiled

    try:
        return compiled(body)
    except UnsupportedError:
        return None


@lru_cache(maxsize=32)
def _validator(name: str) -> Validator:
    return _make(schema(name))


def _make(body: Any) -> Validator:
    from jsonschema import Draft202012Validator, FormatChecker

    flat = _inlined(body, body.get("$defs", {}), ())
    return Draft202012Validator(flat, format_checker=FormatChecker(formats=("date",)))


def _inlined(part: Any, definitions: Mapping[str, Any], inside: tuple[str, ...]) -> Any:
    """Put definitions in the place of references to them: looking one up costs more than using it.

    A definition that refers to itself stays a reference.
    """
    if isinstance(part, list):
        return [_inlined(entry, definitions, inside) for entry in part]
    if not isinstance(part, dict):
        return part
    flat = {k: _inlined(v, definitions, inside) for k, v in part.items() if k != "$defs"}
    name = str(part.get("$ref", "")).removeprefix("#/$defs/")
    if name in definitions and name not in inside and not _recursive(name, definitions):
        del flat["$ref"]
        return {**_inlined(definitions[name], definitions, (*inside, name)), **flat}
    if not inside and "$defs" in part:
        flat["$defs"] = part["$defs"]
    return flat


def _recursive(name: str, definitions: Mapping[str, Any]) -> bool:
    """Return whether a definition refers to itself, however far down."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        for found in _REFERENCE.findall(json.dumps(definitions[waiting.pop()], default=str)):
            if found == name:
                return True
            if found not in seen and found in definitions:
                seen.add(found)
                waiting.append(found)
    return False


def _plain(error: ValidationError) -> SchemaError:
    schema_path = tuple(error.absolute_schema_path)
    found: Any = error
    return SchemaError(
        validator=str(error.validator),
        validator_value=found.validator_value,
        instance=found.instance,
        schema=found.schema if isinstance(found.schema, dict) else {},
        path=tuple(error.absolute_path),
        in_key="propertyNames" in schema_path[-3:],
        message=error.message,
    )
