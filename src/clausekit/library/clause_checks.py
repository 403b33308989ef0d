"""What a single clause must get right for itself: units, values, labels, wordings, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from clausekit.library.parameter_schema import parameter_schema
from clausekit.library.schemas import validate
from clausekit.library.traverse import pieces, pieces_of
from clausekit.model.strength import Strength
from clausekit.notation.nodes import ConditionNode, InlineNode, ReferenceNode, ValueNode
from clausekit.source.nearest import suggestion

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.records import Clause, Parameter, Provision
    from clausekit.library.texts import ReadText
    from clausekit.source.places import Path, Places
    from clausekit.source.span import Span

NAMES = frozenset({"facts", "has"})
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


def check_text(clause: Clause, read: ReadText, report: Report) -> None:
    """Report labels, wordings and names that the text lacks or that clause.yaml does not know."""
    if read.sound:
        _check_labels(clause, read, report)
    _check_wordings(clause, read, report)
    _check_names(clause, read, report)


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


def _check_labels(clause: Clause, read: ReadText, report: Report) -> None:
    text, places = read.text, read.places
    optioned = {n: p.options for n, p in clause.parameters.items() if p.options}
    groups: list[tuple[Path, Iterable[str], Iterable[str], str]] = [
        (("parameters",), clause.parameters, text.parameters, "parameter"),
        (("elements",), clause.elements, text.elements, "element"),
        (("confirm",), clause.confirm, text.confirm, "fact to confirm"),
        (("options",), optioned, text.options, "choice"),
    ]
    for name, options in optioned.items():
        if name in text.options:
            groups.append((("options", name), options, text.options[name], "option"))
    for path, declared, given, what in groups:
        known = list(declared)
        for name in known:
            if name not in given:
                words = "words for its options" if what == "choice" else "a label"
                report.error(
                    "clause/no-label",
                    f"The {what} “{name}” has not got {words} in “{text.language}”.",
                    places.key_span(path),
                    clause=clause.id,
                    hint=f"Add it under “{'.'.join(str(p) for p in path)}”.",
                )
        for name in given:
            if name not in known:
                report.error(
                    "clause/unknown-label",
                    f"clause.yaml has no {what} “{name}”.",
                    places.key_span((*path, name)),
                    clause=clause.id,
                    hint=suggestion(name, known),
                    actual=name,
                )


def _check_wordings(clause: Clause, read: ReadText, report: Report) -> None:
    text = read.text
    for id_, given in text.wordings.items():
        provision = clause.provisions.get(id_)
        first: Span = next(iter(given.values())).span
        if provision is None:
            message = f"“{id_}” is no provision of this clause."
            hint = suggestion(id_, clause.provisions, "Add it to clause.yaml.")
            report.error("clause/unknown-provision", message, first, clause=clause.id, hint=hint)
            continue
        if Strength.STRONG not in given:
            message = f"“{id_}” has no wording at strong."
            hint = f"Add “## {id_}”."
            report.error("clause/no-wording", message, first, clause=clause.id, hint=hint)
        for strength, wording in given.items():
            if strength is not Strength.STRONG and strength not in provision.wordings:
                message = f"clause.yaml declares no wording of “{id_}” at {strength}."
                hint = f"Add “wordings: {{{strength}: …}}” to the provision."
                report.error(
                    "clause/undeclared-wording", message, wording.span, clause=clause.id, hint=hint
                )
        for strength in provision.wordings:
            if strength not in given and Strength.STRONG in given:
                message = f"“{id_}” has no wording at {strength}, which clause.yaml declares."
                hint = f"Add “## {id_} @{strength}”."
                report.error("clause/no-wording", message, first, clause=clause.id, hint=hint)
    for id_ in clause.provisions:
        if id_ not in text.wordings:
            message = f"The provision “{id_}” has no words in “{text.language}”."
            report.error(
                "clause/no-words", message, text.span, clause=clause.id, hint=f"Add “## {id_}”."
            )


def _check_names(clause: Clause, read: ReadText, report: Report) -> None:
    known = NAMES | frozenset(clause.parameters)
    for node in _all_pieces(clause, read):
        if isinstance(node, ValueNode):
            named = [(name, node.span) for name in node.names]
        elif isinstance(node, ConditionNode):
            named = [(name, branch.span) for branch in node.branches for name in branch.names]
        elif isinstance(node, ReferenceNode):
            _check_own_reference(clause, node, report)
            continue
        else:
            continue
        for name, span in named:
            if name not in known:
                report.error(
                    "clause/unknown-parameter",
                    f"The text uses “{name}”, which clause.yaml does not declare.",
                    span,
                    clause=clause.id,
                    hint=suggestion(name, clause.parameters, "Add it under “parameters”."),
                    actual=name,
                )


def _all_pieces(clause: Clause, read: ReadText) -> Iterable[InlineNode]:
    text = read.text
    for given in text.wordings.values():
        for wording in given.values():
            yield from (node for node, _ in pieces_of(wording.blocks))
    for options in text.options.values():
        for words in options.values():
            yield from (node for node, _ in pieces(words))
    for forms in clause.forms.values():
        if text.language in forms:
            yield from (node for node, _ in pieces_of(forms[text.language].blocks))


def _check_own_reference(clause: Clause, node: ReferenceNode, report: Report) -> None:
    own = f"{clause.id}."
    if node.target.startswith("."):
        id_ = node.target[1:]
    elif node.target.startswith(own):
        id_ = node.target.removeprefix(own)
    else:
        return
    if id_ not in clause.provisions:
        message = f"“{id_}” is no provision of this clause."
        hint = suggestion(id_, clause.provisions)
        report.error("reference/unknown", message, node.span, clause=clause.id, hint=hint)
