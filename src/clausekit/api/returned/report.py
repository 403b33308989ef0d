"""A comparison as text for the terminal, as data, and as a paper with both texts side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from clausekit.api.returned.result import Comparison, LinePair, Ops, ProvisionResult, ValueChange
from clausekit.model.paper import (
    Emphasis,
    Paper,
    PaperBlock,
    PaperHeading,
    PaperList,
    PaperParagraph,
    PaperTable,
    Run,
    Words,
    paragraph,
    words,
)

CONFIDENTIAL = "CONFIDENTIAL – UNION ONLY"
_SIGNS = {"delete": ("[-", "-]"), "insert": ("{+", "+}"), "equal": ("", "")}
_VERDICTS: dict[str, Emphasis] = {
    "deleted": "bad",
    "changed": "mark",
    "new": "mark",
    "moved": "muted",
}
_CONTEXT = 60


def as_data(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as data for JSON."""
    return {"format": "clausekit-comparison", "version": 1, **asdict(comparison)}


def headline(comparison: Comparison) -> str:
    """Return the figures in one line."""
    counts = comparison.counts
    told = ", ".join(
        f"{counts.get(s, 0)} {s}" for s in ("unchanged", "changed", "deleted", "new", "moved")
    )
    silent = counts.get("untracked", 0)
    tail = f"; {silent} changed without tracked changes" if silent and comparison.tracked else ""
    return f"{told}{tail}"


def as_text(comparison: Comparison) -> str:
    """Return the comparison for a terminal: what a person has to look at, and nothing else."""
    lines = [f"{comparison.returned} against {comparison.agreement}: {headline(comparison)}"]
    if comparison.authors:
        lines.append(f"Changed or commented by: {', '.join(comparison.authors)}")
    lines += [f"! {w}" for w in general_remarks(comparison)]
    for result in comparison.notable:
        lines += ["", *_text_of(result)]
    return "\n".join(lines) + "\n"


def general_remarks(comparison: Comparison) -> list[str]:
    """Return what is to be known of the file as a whole."""
    found = list(comparison.warnings)
    if not comparison.tracked and any(p.status != "unchanged" for p in comparison.provisions):
        found.insert(
            0, "Their file tracks no changes: everything below was changed without tracking."
        )
    return found


def provision_text(result: ProvisionResult) -> str:
    """Return one provision's part of the report, for a terminal."""
    return "\n".join(_text_of(result))


def heading(result: ProvisionResult) -> str:
    """Return what a result is called: number, heading, status."""
    place = f"after {result.after}" if result.status == "new" and result.after else result.place
    name = " ".join(x for x in (place, result.title) if x)
    now = f", now {result.their_place}" if _renumbered(result) else ""
    sure = f" (sure to {result.confidence:.0%})" if result.confidence < 0.9 else ""
    return f"{name}: {result.status}{now}{sure}"


def _renumbered(result: ProvisionResult) -> bool:
    theirs = result.their_place
    return (
        bool(theirs)
        and result.status != "new"
        and "paragraph" not in theirs
        and theirs != result.place
    )


def _text_of(result: ProvisionResult) -> Iterator[str]:
    yield heading(result)
    for line in result.lines:
        if line.how in ("split", "merged", "moved"):
            yield f"  {_manner(line)}"
        if line.changed:
            yield f"  {_marked(line.difference)}"
        if line.hint:
            yield f"  {line.hint}?"
        if line.untracked:
            yield f"  not tracked: {_marked(line.untracked)}"
    for sentence in remarks(result):
        yield f"  {sentence}"
    for comment in result.comments:
        yield f"  {comment.author}{' answers' if comment.answers else ''}: {comment.text}"


def _manner(line: LinePair) -> str:
    label = line.our_label or "This paragraph"
    return {
        "split": f"{label} was split",
        "merged": f"{label} was merged with its neighbour",
        "moved": f"{label} stands elsewhere now",
    }[line.how]


def remarks(result: ProvisionResult) -> list[str]:
    """Return what the change means, one sentence each."""
    found = [_value(v) for v in result.values]
    found += [
        f"“{v.old}” became “{v.new}”: it binds {'less' if v.weaker else 'more'}"
        for v in result.verbs
    ]
    verb = "loses" if result.status == "deleted" else "touches"
    found += [f"{verb}: {e}" for e in result.elements]
    return found + list(result.broken)


def _value(value: ValueChange) -> str:
    name = f"{value.label}: " if value.label else ""
    worse = {True: ", worse for workers", False: ", better for workers", None: ""}[value.worse]
    ladder = f" ({value.verdict})" if value.verdict else ""
    mandate = f"; {value.mandate}" if value.mandate else ""
    return f"{name}{value.old} → {value.new}{worse}{ladder}{mandate}"


def _marked(difference: Ops) -> str:
    out = []
    for at, (operation, text) in enumerate(difference):
        shown = text
        if operation == "equal" and len(text) > 2 * _CONTEXT:
            head = text[:_CONTEXT] if at else "…"
            tail = text[-_CONTEXT:] if at < len(difference) - 1 else "…"
            shown = f"{head} … {tail}" if at and at < len(difference) - 1 else head + tail
        before, after = _SIGNS[operation]
        out.append(f"{before}{shown}{after}")
    return "".join(out)


def as_paper(comparison: Comparison) -> Paper:
    """Return the comparison as a paper: both texts side by side, and what the change means."""
    blocks: list[PaperBlock] = [paragraph(headline(comparison), "strong")]
    general = general_remarks(comparison)
    if general:
        blocks.append(PaperList(tuple(words(g) for g in general)))
    for result in comparison.notable:
        blocks += _section(result)
    if not comparison.notable:
        blocks.append(paragraph("Nothing differs."))
    return Paper(
        title=f"{comparison.returned} against {comparison.agreement}",
        language=comparison.language,
        blocks=tuple(blocks),
        subtitle=f"Changed or commented by {', '.join(comparison.authors)}"
        if comparison.authors
        else "",
        landscape=True,
        mark=CONFIDENTIAL if comparison.confidential else "",
        footer=f"SHA-256 of their file: {comparison.sha256[:16]}",
    )


def _section(result: ProvisionResult) -> Iterator[PaperBlock]:
    emphasis = _VERDICTS.get(result.status, "")
    name = heading(result).removesuffix(result.status)
    yield PaperHeading(
        2, (Run(name), *((Run(result.status, emphasis),) if name != heading(result) else ()))
    )
    rows = [
        _row(line)
        for line in result.lines
        if line.changed or line.untracked or result.status != "unchanged"
    ]
    if rows:
        header = (words("Ours"), words("Theirs"))
        yield PaperTable(header, tuple(rows), (1, 1))
    told = [words(sentence) for sentence in remarks(result)]
    told += [
        (Run(f"{c.author}{' answers' if c.answers else ''}: ", "strong"), Run(c.text))
        for c in result.comments
    ]
    if told:
        yield PaperList(tuple(told))


def _row(line: LinePair) -> tuple[tuple[PaperParagraph, ...], tuple[PaperParagraph, ...]]:
    ours = _side(line.ours, line.difference, "delete", line.our_label)
    theirs = _side(line.theirs, line.difference, "insert", line.their_label)
    right = [PaperParagraph(theirs)]
    if line.untracked:
        silent = tuple(
            Run(text, "insert" if op == "insert" else "delete" if op == "delete" else "")
            for op, text in line.untracked
        )
        right.append(PaperParagraph((Run("Not tracked: ", "bad"), *silent), "note"))
    return (PaperParagraph(ours),), tuple(right)


def _side(text: str, difference: Ops, own: str, label: str) -> Words:
    lead = (Run(f"{label}  ", "muted"),) if label else ()
    if not difference:
        return (*lead, *words(text))
    emphasis: Emphasis = "delete" if own == "delete" else "insert"
    shown = tuple(
        Run(t, emphasis if op == own else "") for op, t in difference if op in ("equal", own)
    )
    return (*lead, *shown)
