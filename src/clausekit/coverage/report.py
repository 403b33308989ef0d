"""Coverage as data, as text for the terminal, and as a paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clausekit.coverage.score import ChecklistResult, DemandResult, Status
from clausekit.model.paper import (
    Paper,
    PaperBlock,
    PaperHeading,
    PaperParagraph,
    PaperTable,
    Run,
    cell,
    paragraph,
    words,
)

WORDS: Mapping[Status, str] = {
    Status.MET: "met",
    Status.PARTLY: "partly met",
    Status.NOT_MET: "not met",
    Status.NOT_APPLICABLE: "not for an agreement",
}


def as_data(results: Sequence[ChecklistResult]) -> list[dict[str, Any]]:
    """Return one object for each demand: `id`, `checklist`, `status`, `provisions`, `missing` and more."""
    return [
        {
            "id": result.demand.id,
            "checklist": checklist.name,
            "status": str(result.status),
            "provisions": list(result.provisions),
            "missing": list(result.missing),
            "unconfirmed": list(result.unconfirmed),
            "would_meet": list(result.would_meet),
            "addressee": result.demand.addressee,
            "document": result.demand.document,
            "place": result.demand.place,
            "quote": result.demand.quote,
            "remainder": result.remainder,
        }
        for checklist in results
        for result in checklist.results
    ]


def headline(checklist: ChecklistResult) -> str:
    """Return the figures of a checklist in one line."""
    counts = ", ".join(f"{checklist.count(s)} {WORDS[s]}" for s in Status)
    return f"{checklist.name}: {counts} ({checklist.share_met:.0f} % of what an agreement can meet)"


def explanation(result: DemandResult) -> str:
    """Return in one sentence why a demand has its status."""
    at = f"provisions {', '.join(result.provisions)}" if result.provisions else ""
    if result.status is Status.MET:
        return at
    if result.status is Status.NOT_APPLICABLE:
        return "addressed to governments or to unions, or a statement of context"
    parts = [at] if at else []
    if result.missing:
        parts.append(f"missing: {', '.join(result.missing)}")
    if result.unconfirmed:
        parts.append("replaced by a layer and not restated")
    if result.would_meet:
        parts.append(f"would be met by: {', '.join(result.would_meet)}")
    if result.remainder:
        parts.append(result.remainder)
    return "; ".join(parts) or "no clause of the library meets it"


def as_text(results: Sequence[ChecklistResult], *, all_demands: bool = True) -> str:
    """Return the report for a terminal."""
    lines: list[str] = []
    for checklist in results:
        lines += [headline(checklist), ""]
        for result in checklist.results:
            if not all_demands and result.status in (Status.MET, Status.NOT_APPLICABLE):
                continue
            demand = result.demand
            lines.append(f"  {demand.id:<5} {WORDS[result.status]:<20} “{demand.quote}”")
            lines.append(f"        {explanation(result)}")
        lines.append("")
    return "\n".join(lines)


def as_paper(title: str, results: Sequence[ChecklistResult]) -> Paper:
    """Return the report as a paper: a table for each checklist."""
    blocks: list[PaperBlock] = [
        PaperParagraph(
            words(
                "An element counts only where its wording stands in the draft. "
                "A definition, a recital or a report never meets a demand alone."
            ),
            "note",
        )
    ]
    for checklist in results:
        blocks += [
            PaperHeading(1, words(checklist.name)),
            paragraph(headline(checklist)),
            PaperTable(
                header=(
                    words("Demand"),
                    words("Where it is made"),
                    words("Status"),
                    words("Where it is met"),
                ),
                rows=tuple(_row(r) for r in checklist.results),
                widths=(5, 3, 2, 5),
                caption=f"Demands of {checklist.name}",
            ),
        ]
    return Paper(title=title, language="en", blocks=tuple(blocks), landscape=True)


def _row(result: DemandResult) -> tuple[tuple[PaperParagraph, ...], ...]:
    demand = result.demand
    verdict = {"met": "good", "not-met": "bad"}.get(str(result.status), "")
    quote = PaperParagraph((Run(f"{demand.id} ", "strong"), Run(f"“{demand.quote}”")))
    return (
        (quote,),
        cell(f"{demand.document}\n{demand.place}", "muted"),
        cell(WORDS[result.status], verdict),  # type: ignore[arg-type]  # one of the emphases
        cell(explanation(result)),
    )
