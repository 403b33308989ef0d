"""What the text of a clause must get right for itself: labels, wordings, names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from clausekit.library.traverse import pieces, pieces_of
from clausekit.model.strength import Strength
from clausekit.notation.nodes import ConditionNode, InlineNode, ReferenceNode, ValueNode
from clausekit.source.nearest import suggestion

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.records import Clause
    from clausekit.library.texts import ReadText
    from clausekit.source.places import Path
    from clausekit.source.span import Span

NAMES = frozenset({"facts", "has"})


def check_text(clause: Clause, read: ReadText, report: Report) -> None:
    """Report labels, wordings and names that the text lacks or that clause.yaml does not know."""
    if read.sound:
        _check_labels(clause, read, report)
    _check_wordings(clause, read, report)
    _check_names(clause, read, report)


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
