"""What is wrong with a mandate: names, values, the order of its positions, what its floors give away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from clausekit.diagnostics import Diagnostic, Report, Severity
from clausekit.lean import replace
from clausekit.negotiation.case import Case
from clausekit.negotiation.demands import Loss, Scales
from clausekit.negotiation.mandate import POSITIONS, ClauseMandate, Mandate, PositionName
from clausekit.negotiation.positions import draft_at, held
from clausekit.negotiation.rungs import check_order
from clausekit.source.nearest import suggestion

if TYPE_CHECKING:
    from clausekit.library.records import Parameter

Minimum: TypeAlias = Callable[[str, "Parameter"], "tuple[object, str] | None"]
"""Gives what the law of the country requires of a parameter of a clause, and where it says so."""

_MINE = "mandate/"


def check_mandate(case: Case, mandate: Mandate, minimum: Minimum | None = None) -> Report:
    """Return everything that is wrong with a mandate, with the place of each.

    Args:
        case: The negotiation.
        mandate: It may be another one than the case's.
        minimum: What the law requires, where country sheets say so.
    """
    report = Report()
    _check_belongs(case, mandate, report)
    _check_names(case, mandate, report)
    standing = [m for m in mandate.clauses.values() if m.id in case.draft.chosen]
    _check_drafts(case, mandate, report)
    _check_decided(mandate, standing, report)
    scales = Scales(replace(case, mandate=mandate))
    for own in standing:
        positions = held(mandate, case.draft.chosen[own.id])
        _check_loses(case, own, mandate, report)
        check_order(case, own, positions, scales, minimum, report)
    _check_demands(scales, mandate, report)
    return report


def _check_belongs(case: Case, mandate: Mandate, report: Report) -> None:
    if mandate.agreement != case.path.name:
        report.error(
            f"{_MINE}other-agreement",
            f"This mandate belongs to “{mandate.agreement}”, not to “{case.path.name}”.",
            mandate.document.span(("agreement",)),
            hint="Name the right file with --mandate, or correct the name.",
        )


def _check_names(case: Case, mandate: Mandate, report: Report) -> None:
    known = case.library.checklists()
    for index, name in enumerate(mandate.checklists):
        if name not in known:
            report.error(
                f"{_MINE}unknown-checklist",
                f"There is no checklist “{name}”.",
                mandate.document.span(("checklists", index)),
                hint=suggestion(name, known, f"There are: {', '.join(known)}."),
                actual=name,
            )
    ids = case.library.clause_ids()
    for own in mandate.clauses.values():
        if own.id in case.draft.chosen:
            continue
        if own.id not in ids:
            message = f"There is no clause “{own.id}”."
            hint = suggestion(own.id, ids, "`clausekit list` shows all clauses.")
            report.error(f"{_MINE}unknown-clause", message, own.span, hint=hint, actual=own.id)
        else:
            message = f"“{own.id}” does not stand in the draft, so nobody asks for it."
            hint = f"Add it with `clausekit add {case.path.name} {own.id}`, or take it out here."
            report.warning(f"{_MINE}not-drafted", message, own.span, clause=own.id, hint=hint)


def _check_drafts(case: Case, mandate: Mandate, report: Report) -> None:
    """Draft the agreement at each position: what cannot be drafted cannot be signed."""
    earlier = set(case.draft.report)
    for name in POSITIONS:
        found = Report()
        draft_at(case, mandate, name, found)
        for finding in found.errors():
            if finding in earlier:
                continue
            own = mandate.clauses.get(finding.actual.partition(".")[0])
            if finding.rule == "references/dangling":
                _dangling(own, name, finding, mandate, report)
            elif finding.rule != "agreement/required":  # said with its place below
                report.add(replace(finding, rule=f"{_MINE}{finding.rule.rpartition('/')[2]}"))
    required = {
        id_
        for article in case.library.template(case.request.template).articles
        for id_ in article.required
    }
    for own in mandate.clauses.values():
        for name, position in own.positions.items():
            if position.without and own.id in required:
                report.error(
                    f"{_MINE}required",
                    f"“{own.id}” is required in this kind of agreement and cannot be missing.",
                    position.span,
                    clause=own.id,
                    hint=f"Give a strength as its {name}.",
                )


def _dangling(
    own: ClauseMandate | None,
    name: PositionName,
    finding: Diagnostic,
    mandate: Mandate,
    report: Report,
) -> None:
    span = mandate.document.span(("clauses", own.id, name)) if own else finding.span
    where = f" ({finding.span})" if finding.span else ""
    report.error(
        f"{_MINE}dangling",
        f"Other clauses{where} refer to “{finding.actual}”, which this {name} leaves out.",
        span,
        clause=own.id if own else finding.clause,
        hint="Keep it, or let what refers to it go too.",
    )


def _check_decided(mandate: Mandate, standing: Iterable[ClauseMandate], report: Report) -> None:
    clauses = list(standing)
    span = mandate.document.key_span(("clauses",))
    for name, severity in (("floor", Severity.WARNING), ("target", Severity.INFO)):
        open_ = [m.id for m in clauses if name not in m.positions]
        if open_:
            report.add(
                Diagnostic(
                    f"{_MINE}undecided",
                    f"Clauses without a {name}: {len(open_)} of {len(clauses)}: {', '.join(open_)}.",
                    severity,
                    span,
                    hint="Ask who gives the mandate; `none` means that we can sign without the clause.",
                )
            )


def _check_loses(case: Case, own: ClauseMandate, mandate: Mandate, report: Report) -> None:
    elements = case.draft.chosen[own.id].clause.elements
    for name, position in own.positions.items():
        for index, element in enumerate(position.loses):
            if element not in elements:
                report.error(
                    f"{_MINE}unknown-element",
                    f"“{own.id}” has no element “{element}”.",
                    mandate.document.span(("clauses", own.id, name, "loses", index)),
                    clause=own.id,
                    hint=suggestion(element, elements, f"It has: {', '.join(elements)}."),
                    actual=element,
                )
        if position.words and not position.loses:
            report.add(
                Diagnostic(
                    f"{_MINE}own-words",
                    f"Nobody has said what the words of this {name} carry.",
                    Severity.INFO,
                    position.span,
                    clause=own.id,
                    hint="They count as the strength they stand beside; list under `loses` what they lack.",
                )
            )


def _check_demands(scales: Scales, mandate: Mandate, report: Report) -> None:
    """Say which demands are lost when every clause stands at its floor."""
    chosen = scales.case.draft.chosen
    openings, floors = {}, {}
    for id_ in mandate.clauses:
        if id_ not in chosen:
            continue
        positions = held(mandate, chosen[id_])
        if (opening := positions["opening"]) is not None:
            openings[id_] = opening
            floors[id_] = positions["floor"] or opening
    before, after = scales.with_positions(openings), scales.with_positions(floors)
    lost = scales.lost(before, after)
    for id_ in floors:
        here = [x for x in lost if any(e.startswith(f"{id_}#") for e in x.missing)]
        if here:
            own = mandate.clauses[id_]
            floor = own.positions.get("floor")
            report.warning(
                f"{_MINE}demands-lost",
                f"At this floor demands are lost: {named(here)}.",
                floor.span if floor else own.span,
                clause=id_,
                hint=f"Missing then: {', '.join(_elements(here, id_))}.",
            )


def named(losses: Iterable[Loss]) -> str:
    """Return demands by checklist: `A20, A21 (industriall-action-plan-2017)`."""
    by_checklist: dict[str, list[str]] = {}
    for loss in losses:
        by_checklist.setdefault(loss.checklist, []).append(loss.demand.id)
    return "; ".join(f"{', '.join(ids)} ({name})" for name, ids in by_checklist.items())


def _elements(losses: Iterable[Loss], clause: str) -> list[str]:
    elements = (e for loss in losses for e in loss.missing if e.startswith(f"{clause}#"))
    return sorted({e.partition("#")[2] for e in elements})
