"""The schema of one agreement file: the base, and what its template and clauses allow."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from clausekit.library.parameter_schema import parameter_schema
from clausekit.library.schemas import ComposedSchema, schema, validate

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.load import Library
    from clausekit.library.records import AgreementTemplate, Clause
    from clausekit.source.places import YamlDocument

_FACTS: Mapping[str, Mapping[str, Any]] = {
    "flag": {"type": ["boolean", "null"]},
    "list": {"type": ["array", "string", "null"], "items": {"type": "string"}},
    "text": {"type": ["string", "null"]},
}


def composed_agreement_schema(
    template: AgreementTemplate | None, clauses: Iterable[Clause], *, values: bool = True
) -> dict[str, Any]:
    """Return the base schema with the parties, facts and parameters that a file may name.

    Args:
        template: The kind of agreement, or None when it is unknown.
        clauses: The clauses whose parameters count; others take any value.
        values: Whether values, omitted provisions and confirmed facts are checked too.
    """
    composed: dict[str, Any] = copy.deepcopy(schema("agreement"))
    keys = composed["properties"]
    if template is not None:
        keys["facts"] = _closed(
            {name: dict(_FACTS[kind]) for name, kind in template.facts.items()},
            "The template declares no facts.",
        )
        one: dict[str, Any] = {"$ref": "#/$defs/party_or_nothing"}
        composed["$defs"]["party_or_nothing"] = {
            **composed["$defs"]["party"],
            "type": ["object", "null"],
        }
        many = {"type": ["array", "null"], "items": {"$ref": "#/$defs/party"}}
        keys["parties"] = _closed(
            {slot.id: many if slot.many else one for slot in template.parties},
            "The template names no parties.",
        )
    if values:
        keys["clauses"]["properties"] = {clause.id: _entry(composed, clause) for clause in clauses}
    return composed


def validate_agreement(
    document: YamlDocument, library: Library, report: Report, *, values: bool = False
) -> bool:
    """Report every way in which an agreement file breaks its own schema; return whether none did.

    An unknown template is reported here, and everything that does not depend on it is still
    checked. Unknown clauses are left to the choice of clauses, which knows them all.

    Args:
        document: The agreement file.
        library: Has its template and its clauses.
        report: Takes the mistakes.
        values: Whether to check values, omitted provisions and confirmed facts; who assembles the
            draft afterwards need not, since assembly reads each of them.
    """
    from clausekit.source.nearest import suggestion

    data = document.data if isinstance(document.data, dict) else {}
    kind = data.get("template")
    template = None
    known = library.template_ids()
    if isinstance(kind, str) and kind in known:
        template = library.template(kind, report)
    elif isinstance(kind, str):
        message = f"There is no kind of agreement “{kind}”."
        hint = suggestion(kind, known, f"There are: {', '.join(known)}.")
        span = document.span(("template",))
        report.error("agreement/unknown-template", message, span, hint=hint, actual=kind)
    if values:
        named = _named(data, library, report)
        composed = composed_agreement_schema(template, named, values=True)
    else:
        composed = _frame_of(template)
    return validate(document.data, composed, document, report) and template is not None


_FRAMES: dict[int, tuple[AgreementTemplate | None, ComposedSchema]] = {}
_MOST_FRAMES = 8


def _frame_of(template: AgreementTemplate | None) -> ComposedSchema:
    """Return the schema of a kind of agreement without its values, put together once."""
    found = _FRAMES.get(id(template))
    if found is None or found[0] is not template:
        if len(_FRAMES) >= _MOST_FRAMES:
            _FRAMES.clear()
        composed = ComposedSchema(composed_agreement_schema(template, (), values=False))
        found = _FRAMES[id(template)] = (template, composed)
    return found[1]


def _named(data: Mapping[str, Any], library: Library, report: Report) -> list[Clause]:
    named = data.get("clauses")
    if not isinstance(named, dict):
        return []
    known = frozenset(library.clause_ids())
    clauses = (library.clause(id_, report) for id_ in named if id_ in known)
    return [clause for clause in clauses if clause is not None]


def _entry(composed: Mapping[str, Any], clause: Clause) -> dict[str, Any]:
    entry: dict[str, Any] = copy.deepcopy(composed["$defs"]["entry"])
    keys = entry["properties"]
    values = {
        name: _or_nothing(parameter_schema(p, with_units=True))
        for name, p in clause.parameters.items()
    }
    keys["values"] = _closed(values, f"“{clause.id}” takes no values.")
    keys["omit"] = _some(clause.provisions)
    keys["confirmed"] = _some(clause.confirm)
    return entry


def _or_nothing(value: dict[str, Any]) -> dict[str, Any]:
    """Allow `~`, which leaves the blank in the draft."""
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    return {**value, "type": [*kinds, "null"]}


def _some(ids: Iterable[str]) -> dict[str, Any]:
    return {"type": "array", "items": {"enum": list(ids)}, "uniqueItems": True}


def _closed(properties: dict[str, Any], none: str) -> dict[str, Any]:
    return {
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
        "x-no-keys": none,
    }


__all__ = ["composed_agreement_schema", "validate_agreement"]
