"""What clause.yaml must get right for itself: units, values, elements, forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from clausekit.library.parameter_schema import parameter_schema
from clausekit.library.schemas import validate
from clausekit.source.nearest import suggestion

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.records import Clause, Parameter, Provision
    from clausekit.source.places import Path, Places

_OPTIONED = frozenset({"choice", "list"})
_ORDERED = frozenset({"duration", "count", "ratio", "percent", "money"})


def check_structure(
    clause: Clause, data: Mapping[str, Any], places: Places, report: Report
) -> None:
    """Report what in clause.yaml does not fit together."""
    for parameter in clause.parameters.values():
        _check_parameter(clause, parameter, places, report)
    elements = frozenset(clause.elements)
    for id_, provision in clause.provisions.items():
        path: Path = ("provisions", id_)
        _check_elements(clause, provision, elements, places, report)
        for strength in (*provision.wordings, *provision.without):
            if not provision.stands_at(strength):
                message = f"“{id_}” is not printed at {strength}, so nothing can differ there."
                span = places.key_span((*path, "down_to"))
                report.error("clause/below-down-to", message, span, clause=clause.id)
    for fact, provision_id in clause.confirm.items():
        if provision_id not in clause.provisions:
            message = f"“{provision_id}” is no provision of this clause."
            hint = suggestion(provision_id, clause.provisions)
            span = places.span(("confirm", fact))
            report.error("clause/unknown-provision", message, span, clause=clause.id, hint=hint)
    _check_forms(clause, data, places, report)


def check_values(clause: Clause, data: Mapping[str, Any], places: Places, report: Report) -> None:
    """Report values that are of the wrong type or out of their own range."""
    fits = {
        name: {"properties": {"values": {"additionalProperties": parameter_schema(parameter)}}}
        for name, parameter in clause.parameters.items()
        if parameter.values and (parameter.options or parameter.type != "choice")
    }
    if fits:
        schema = {"title": "Clause", "properties": {"parameters": {"properties": fits}}}
        validate(data, schema, places, report, clause=clause.id)


def _check_parameter(clause: Clause, parameter: Parameter, places: Places, report: Report) -> None:
    path: Path = ("parameters", parameter.name)

    def wrong(rule: str, key: str, message: str, hint: str = "") -> None:
        span = places.key_span((*path, key)) if places.has((*path, key)) else places.key_span(path)
        report.error(f"clause/{rule}", message, span, clause=clause.id, hint=hint)

    name, kind = parameter.name, parameter.type
    if kind == "duration" and not parameter.unit:
        wrong("unit", "type", f"The duration “{name}” has no unit.", "Add “unit: days”.")
    if kind != "duration" and parameter.unit:
        wrong("unit", "unit", f"“{name}” is a {kind}; only a duration has a unit.")
    if kind == "choice" and not parameter.options:
        wrong("options", "type", f"The choice “{name}” has no options.", "Add “options: […]”.")
    if kind not in _OPTIONED and parameter.options:
        wrong("options", "options", f"“{name}” is a {kind}; only a choice or a list has options.")
    allowed = _better_of(kind)
    if parameter.better not in allowed:
        message = f"“better: {parameter.better}” says nothing of a {kind}."
        wrong("better", "better", message, f"It can be: {', '.join(allowed)}.")
    if kind not in _ORDERED:
        for key in ("minimum", "maximum"):
            if getattr(parameter, key) is not None:
                wrong("range", key, f"“{name}” is a {kind}; it has no {key}.")
    if parameter.values and not parameter.proposal and not parameter.anchor:
        hint = "Say “proposal: true”, or give the “anchor” that they rest on."
        wrong("anchor", "values", f"Nothing says where the values of “{name}” come from.", hint)


def _better_of(kind: str) -> tuple[str, ...]:
    if kind in _ORDERED:
        return ("higher", "lower", "none")
    if kind == "list":
        return ("higher", "lower", "none")
    return ("true", "false", "none") if kind == "flag" else ("none",)


def _check_elements(
    clause: Clause,
    provision: Provision,
    elements: frozenset[str],
    places: Places,
    report: Report,
) -> None:
    path: Path = ("provisions", provision.id)
    stated: list[tuple[Path, tuple[str, ...], Iterable[str], str]] = [
        ((*path, "elements"), provision.elements, elements, "the clause")
    ]
    for strength, lost in provision.instead_of.items():
        where = (*path, "wordings", str(strength), "instead_of")
        stated.append((where, lost, provision.elements, f"“{provision.id}”"))
    for strength, lost in provision.without.items():
        where = (*path, "without", str(strength))
        stated.append((where, lost, provision.elements, f"“{provision.id}”"))
    for where, names, known, owner in stated:
        for index, name in enumerate(names):
            if name not in known:
                report.error(
                    "clause/unknown-element",
                    f"“{name}” is not among the elements of {owner}.",
                    places.span((*where, index)),
                    clause=clause.id,
                    hint=suggestion(name, known),
                    actual=name,
                )


def _check_forms(clause: Clause, data: Mapping[str, Any], places: Places, report: Report) -> None:
    declared = data.get("forms", [])
    for index, id_ in enumerate(declared):
        given = clause.forms.get(id_, {})
        for language in clause.texts:
            if language not in given:
                message = f"The form “{id_}” has no file form.{id_}.{language}.md."
                span = places.span(("forms", index))
                report.error("clause/no-form", message, span, clause=clause.id)
    for id_, forms in clause.forms.items():
        if id_ not in declared:
            for form in forms.values():
                message = f"clause.yaml does not declare the form “{id_}”."
                hint = suggestion(id_, declared, f"Add “forms: [{id_}]”.")
                report.error("clause/unknown-form", message, form.span, clause=clause.id, hint=hint)
