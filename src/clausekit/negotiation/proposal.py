"""The sheet for the table: what is in force, what the company offers, what we propose. Public."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from clausekit.lean import replace
from clausekit.library.guides import languages_of, read_table
from clausekit.model.agreement import Provision
from clausekit.model.paper import (
    Emphasis,
    Paper,
    PaperBlock,
    PaperHeading,
    PaperParagraph,
    PaperTable,
    Run,
    paragraph,
    words,
)
from clausekit.negotiation.bases import day
from clausekit.negotiation.case import Case, PlacedClause
from clausekit.negotiation.clause_words import lines_of
from clausekit.negotiation.entries import Entry, Party
from clausekit.negotiation.guide_text import inline
from clausekit.negotiation.sides import Kept, moved_by, split_lines, values_of
from clausekit.negotiation.state import State, Subject
from clausekit.negotiation.words import PaperWords, words_for

if TYPE_CHECKING:
    from clausekit.diagnostics import Report

_Cell = tuple[PaperParagraph, ...]
_RECOGNISED = 0.4


def proposal(case: Case, state: State, kept: Kept, report: Report) -> Paper:
    """Return the proposal sheet of a draft.

    Args:
        case: Its mandate is not looked at.
        state: The rounds so far; what our side has only drafted is left out.
        kept: Gives the words that were on the table.
        report: Takes what is wrong with table files.
    """
    case = replace(case, mandate=None)
    said = words_for(case.language)
    blocks: list[PaperBlock] = [PaperParagraph(words(said.proposal_intro), "note")]
    for (label, heading), members in groupby(
        case.clauses.values(), key=lambda p: (p.article, p.article_heading)
    ):
        blocks.append(PaperHeading(1, words(f"{label} {heading}".strip())))
        for placed in members:
            if placed.number != label:
                blocks.append(PaperHeading(2, words(placed.title)))
            blocks += _Sheet(case, placed, state, kept, said).blocks(report)
    return Paper(
        title=case.title,
        subtitle=" – ".join(p for p in (said.proposal, case.agreement.proposal) if p),
        language=case.language,
        blocks=tuple(blocks),
        landscape=True,
        footer=f"{said.proposal} – {case.title}",
    )


class _Sheet:
    """One clause on the sheet."""

    def __init__(
        self, case: Case, placed: PlacedClause, state: State, kept: Kept, said: PaperWords
    ) -> None:
        self.case, self.placed, self.kept, self.said = case, placed, kept, said
        self.whole = state.clause(placed.id).public()
        self.parts = {s.provision: s.public() for s in state.provisions(placed.id)}

    def blocks(self, report: Report) -> Iterator[PaperBlock]:
        said = self.said
        amended = self.whole.existing or any(s.existing for s in self.parts.values())
        kind = Run(said.amend if amended else said.new, "mark")
        yield PaperParagraph(
            (kind, Run(f"   {said.status}: {self._status()}")), keep_with_next=True
        )
        reason = self._reason(report)
        if reason:
            yield PaperParagraph((Run(f"{said.reason}: ", "strong"), *inline(reason)))
        yield PaperTable(
            header=(words(said.existing), words(said.company), words(said.union)),
            rows=tuple(self._rows()),
            widths=(4, 4, 6),
            caption="",
        )

    def _status(self) -> str:
        last = self.whole.last
        moved = [s.last for s in self.parts.values() if s.last]
        lines = [moved_by(last, self.said, self._day)] if last else []
        for entry in moved:
            node = self.placed.provision(entry.provision)
            where = node.number if node else entry.provision
            lines.append(f"{where}: {moved_by(entry, self.said, self._day)}")
        return "; ".join(lines) or self.said.not_tabled

    def _day(self, written: str) -> str:
        return day(written, self.case.language)

    def _reason(self, report: Report) -> str:
        known = languages_of(self.case.library, self.placed.id, "table")
        if self.case.language not in known:
            return ""  # a reason in another language does not belong on the sheet
        table = read_table(self.case.library, self.placed.id, self.case.language, report)
        return table.reason if table else ""

    def _rows(self) -> Iterator[tuple[_Cell, _Cell, _Cell]]:
        provisions = self.placed.provisions
        company = _last(self.whole, Party.COMPANY)
        existing = self.whole.existing
        theirs = company is not None and company.party is Party.COMPANY and bool(company.text)
        if (existing and existing.text) or theirs:
            ours = "\n".join(line for _, p in provisions for line in lines_of(p))
            then = self._words(existing)
            yield (
                self._existing(existing, first=True),
                self._company(company, first=True),
                self._ours(ours, then),
            )
            provisions = tuple((i, p) for i, p in provisions if i in self.parts)
        for at, (id_, node) in enumerate(provisions):
            yield self._row(id_, node, company, first=at == 0)

    def _row(
        self, id_: str, node: Provision, company: Entry | None, *, first: bool
    ) -> tuple[_Cell, _Cell, _Cell]:
        part = self.parts.get(id_)
        own = _last(part, Party.COMPANY) if part else None
        before = part.existing if part else None
        return (
            self._existing(before, first=first),
            self._company(own or (company if first else None), first=first),
            self._ours("\n".join(lines_of(node)), self._words(before)),
        )

    def _words(self, entry: Entry | None) -> str:
        return (self.kept(entry.text) or "") if entry and entry.text else ""

    def _existing(self, entry: Entry | None, *, first: bool) -> _Cell:
        text = self._words(entry)
        if text:
            return _lines(text)
        return (paragraph(self.said.nothing_there if first else self.said.none, "muted"),)

    def _company(self, entry: Entry | None, *, first: bool) -> _Cell:
        if entry is None:
            return (paragraph(self.said.no_answer if first else self.said.none, "muted"),)
        head = (paragraph(moved_by(entry, self.said, self._day), "muted"),)
        offered = values_of(self.case, self.placed, entry)
        offers = (paragraph(self.said.offers.format(values="; ".join(offered))),) if offered else ()
        note = (paragraph(f"{self.said.note}: {entry.note}"),) if entry.note else ()
        words_ = self._words(entry) if entry.party is Party.COMPANY else ""
        return (*head, *_lines(words_), *offers, *note)

    def _ours(self, text: str, before: str) -> _Cell:
        """Return our words, and where a text is amended, what is struck and what is new."""
        if not before:
            return _lines(text)
        from clausekit.redline.words import changed_words

        marks: dict[str, Emphasis] = {"insert": "insert", "delete": "delete"}
        changes = changed_words(before.strip(), text)
        kept = sum(len(part) for kind, part in changes if kind == "equal")
        if kept < len(before.strip()) * _RECOGNISED:
            return _lines(text)  # another text altogether: the old one stands in its own column
        return split_lines([(part, marks.get(kind, "")) for kind, part in changes])


def _last(subject: Subject, party: Party) -> Entry | None:
    moves = subject.side(party)
    return moves[-1] if moves else None


def _lines(text: str) -> _Cell:
    return tuple(paragraph(line) for line in text.split("\n") if line.strip())
