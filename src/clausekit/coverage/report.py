"""Coverage as data, as text for the terminal, and as a paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clausekit.coverage.score import ChecklistResult, DemandResult, Status
from clausekit.coverage.standing import Step, Way
from clausekit.model.paper import (
    Emphasis,
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

_SETTLED = (Status.MET, Status.NOT_APPLICABLE)
_VERDICTS: Mapping[Status, Emphasis] = {
    Status.MET: "good",
    Status.PARTLY: "mark",
    Status.NOT_MET: "bad",
    Status.NOT_APPLICABLE: "muted",
}
_OTHERS: Mapping[str, str] = {
    "government": "Addressed to governments or international institutions.",
    "union": "Addressed to unions.",
    "context": "A statement of context.",
}
NOTE = (
    "An element counts only where its wording stands in the draft. "
    "A definition, a recital or a report never meets a demand alone. "
    "The percentage is of demands on the company; those on governments and unions are shown beside it."
)


def as_data(results: Sequence[ChecklistResult]) -> list[dict[str, Any]]:
    """Return one object for each demand: `id`, `checklist`, `status`, `provisions`, `missing` and more."""
    return [
        {
            "id": result.demand.id,
            "checklist": checklist.name,
            "status": str(result.status),
            "provisions": list(result.provisions),
            "missing": list(result.missing),
            "one_of": list(result.one_of),
            "unconfirmed": list(result.unconfirmed),
            "would_meet": list(result.would_meet),
            "ways": [
                {"element": w.element, "step": str(w.step), "detail": w.detail} for w in result.ways
            ],
            "remainder": result.remainder,
            "title": result.demand.title,
            "addressee": result.demand.addressee,
            "document": result.demand.document,
            "place": result.demand.place,
            "quote": result.demand.quote,
        }
        for checklist in results
        for result in checklist.results
    ]


def headline(checklist: ChecklistResult) -> str:
    """Return the figures of a checklist in one line."""
    counts = ", ".join(f"{checklist.count(s)} {WORDS[s]}" for s in Status)
    share = (
        f"{checklist.met} of {checklist.asked} demands on the company, {checklist.share_met:.0f} %"
    )
    return f"{checklist.name}: {counts} ({share})"


def explanation(result: DemandResult) -> str:
    """Return why a demand has its status, and what would have to be done."""
    at = f"Provisions {', '.join(result.provisions)}." if result.provisions else ""
    if result.status is Status.MET:
        return at
    single = set(result.one_of)
    needed = [w for w in result.ways if w.element not in single]
    parts = [at, _missing("Missing", needed)]
    parts.append(_missing("Missing, one of", [w for w in result.ways if w.element in single]))
    if result.status is Status.NOT_APPLICABLE:
        steps = "; ".join(dict.fromkeys(_how(w) for w in result.ways))
        parts = [_OTHERS.get(result.demand.addressee, ""), f"In part: {steps}." if steps else ""]
    elif result.remainder:
        parts.append(result.remainder)
    return " ".join(p for p in parts if p) or "No clause of the library meets it."


def _missing(head: str, ways: Sequence[Way]) -> str:
    """Return what is missing, once for each thing to do: “Missing: <what> (<what to do>)”."""
    if not ways:
        return ""
    by_step: dict[str, list[str]] = {}
    for way in ways:
        words = way.words or f"“{way.element.partition('#')[2]}”."
        by_step.setdefault(_how(way), []).append(words)
    return f"{head}: " + " ".join(f"{' '.join(what)} → {how}." for how, what in by_step.items())


def _how(way: Way) -> str:
    """Return what brings a missing element into the draft."""
    match way.step:
        case Step.ADD:
            return f"add {way.clause}"
        case Step.STRENGTHEN:
            return f"take {way.clause} at {way.detail}"
        case Step.TAKE_BACK:
            return f"take back {way.detail} of {way.clause}"
        case Step.RESTATE:
            return f"a layer replaced the words of {way.clause} and has not restated this"
        case Step.CONDITION:
            return f"{way.clause} prints it only under a condition that this draft does not meet"
        case Step.NONE:
            return f"{way.clause} as used here has no such element"


def as_text(results: Sequence[ChecklistResult], *, all_demands: bool = True) -> str:
    """Return the report for a terminal.

    Args:
        results: What an agreement gives of each checklist.
        all_demands: Whether demands that are met, or not for an agreement, are listed too.
    """
    lines: list[str] = []
    for checklist in results:
        lines += [headline(checklist), ""]
        for result in shown(checklist, all_demands=all_demands):
            demand = result.demand
            lines.append(f"  {demand.id:<4} {WORDS[result.status]:<21}{demand.title}")
            lines.append(f"       “{demand.quote}” ({demand.place})")
            lines.append(f"       {explanation(result)}")
        lines.append("")
    return "\n".join(lines)


def as_paper(title: str, results: Sequence[ChecklistResult], *, all_demands: bool = True) -> Paper:
    """Return the report as a paper: a table for each checklist."""
    blocks: list[PaperBlock] = [PaperParagraph(words(NOTE), "note")]
    for checklist in results:
        rows = tuple(_row(r) for r in shown(checklist, all_demands=all_demands))
        blocks += [PaperHeading(1, words(checklist.name)), paragraph(headline(checklist))]
        if rows:
            blocks.append(_table(checklist.name, rows))
    return Paper(title=title, language="en", blocks=tuple(blocks), landscape=True)


def shown(checklist: ChecklistResult, *, all_demands: bool) -> tuple[DemandResult, ...]:
    """Return the demands that a report lists: all, or those that ask for something to be done."""
    return tuple(r for r in checklist.results if all_demands or r.status not in _SETTLED)


def _table(name: str, rows: tuple[tuple[tuple[PaperParagraph, ...], ...], ...]) -> PaperTable:
    header = ("Demand", "Where it is made", "Status", "Where it is met, and what is missing")
    return PaperTable(
        header=tuple(words(h) for h in header),
        rows=rows,
        widths=(5, 3, 2, 5),
        caption=f"Demands of {name}",
    )


def _row(result: DemandResult) -> tuple[tuple[PaperParagraph, ...], ...]:
    demand = result.demand
    heading = f"{demand.id} {demand.title}".strip()
    asked = (PaperParagraph((Run(heading, "strong"),)), paragraph(f"“{demand.quote}”"))
    return (
        asked,
        cell(f"{demand.document}\n{demand.place}", "muted"),
        cell(WORDS[result.status], _VERDICTS[result.status]),
        cell(explanation(result)),
    )
