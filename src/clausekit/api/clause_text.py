"""A clause as a page of text: each strength in words, then values, elements and bases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.model.inline import plain

if TYPE_CHECKING:
    from clausekit.assemble.provisions import BuiltProvision
    from clausekit.library.load import Library
    from clausekit.library.records import Clause, Parameter
    from clausekit.model.strength import Strength


def page(library: Library, clause: Clause, rungs: Sequence[Strength], language: str) -> str:
    """Return the page."""
    from clausekit.api.catalogue import heading

    text = clause.texts[language]
    lines = [f"{heading(clause, language)}  ({clause.id} {clause.version}, {_status(library, clause, language)})", ""]
    for rung in rungs:
        lines += [f"── {rung} " + "─" * (60 - len(rung)), ""]
        for built in built_provisions(library, clause, rung, language):
            lines += _provision(built)
    lines += ["Values"]
    lines += [_value(p, text.parameters.get(p.name, p.name)) for p in clause.parameters.values()]
    lines += ["", "Elements"]
    lines += [f"  {e}: {text.elements.get(e, '')}" for e in clause.elements]
    if clause.bases:
        lines += ["", "Rests on"]
        for basis in clause.bases:
            record = library.instruments.get(basis.instrument)
            name = record.title.get(language) or record.title["en"] if record else basis.instrument
            status = f", {record.status}" if record else ""
            lines.append(f"  {name}, {basis.at}  [{basis.verified}{status}, {basis.as_of}]")
    if clause.goes_with:
        lines += ["", "Goes with", *(f"  {g}" for g in clause.goes_with)]
    return "\n".join(lines)


def _status(library: Library, clause: Clause, language: str) -> str:
    from clausekit.library.sign_offs import approval

    return str(approval(clause, language, library.sign_offs()))


def built_provisions(
    library: Library, clause: Clause, rung: Strength, language: str
) -> tuple[BuiltProvision, ...]:
    """Return the provisions of a clause that stands alone, at a strength, with the library's values."""
    from clausekit.assemble.specimen import specimen

    return specimen(library, clause, rung, language, Report())


def _provision(built: BuiltProvision) -> list[str]:
    node = built.node
    lines = [f"  [{built.id}] {plain(node.content)}"]
    for item in node.items:
        lines.append(f"      ({item.number or '–'}) {plain(item.content)}")
        lines += [f"          ({sub.number or '–'}) {plain(sub.content)}" for sub in item.items]
    if node.closing:
        lines.append(f"      {plain(node.closing)}")
    return [*lines, ""]


def _value(parameter: Parameter, label: str) -> str:
    unit = f" {parameter.unit}" if parameter.unit else ""
    ladder = ", ".join(f"{s}: {v}" for s, v in parameter.values.items())
    mark = " (proposal)" if parameter.proposal else ""
    return (
        f"  {parameter.name}: {label}; {parameter.type}{unit}; {ladder or 'no model value'}{mark}"
    )
