"""How far the company's offers are from our target and our floor, and how much room is left. Private."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from clausekit.lean import dataclass
from clausekit.model.paper import (
    Emphasis,
    Paper,
    PaperBlock,
    PaperParagraph,
    PaperTable,
    Run,
    cell,
    paragraph,
    words,
)
from clausekit.negotiation.brief import in_short
from clausekit.negotiation.case import Case, PlacedClause
from clausekit.negotiation.entries import Entry, Party
from clausekit.negotiation.measure import better, distance, shortly, steps
from clausekit.negotiation.movement import tracks
from clausekit.negotiation.positions import Held, held, raw_value, typed
from clausekit.negotiation.sheet import counts
from clausekit.negotiation.sides import moved_by
from clausekit.negotiation.state import State, Subject
from clausekit.negotiation.words import PaperWords, words_for

if TYPE_CHECKING:
    from clausekit.library.records import Parameter
    from clausekit.values.types import TypedValue


class Verdict(StrEnum):
    """Where an offer lies between floor and target."""

    TARGET = "target"
    BETWEEN = "between"
    BELOW = "below"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Measured:
    """One point of a clause measured.

    Attributes:
        label: The point in words.
        offer: What the company offers, in words.
        to_target, to_floor: What is missing; empty where nothing is or nobody can say.
        room: How far we may still come down; empty where we stand at the floor.
        has_floor: Whether the mandate has decided a floor for the clause.
    """

    label: str
    offer: str
    verdict: Verdict
    target: str = ""
    floor: str = ""
    to_target: str = ""
    to_floor: str = ""
    room: str = ""
    has_floor: bool = False


def private_sheet(case: Case, state: State) -> Paper:
    """Return the status sheet for our delegation, with distances. The case has its mandate."""
    assert case.mandate is not None
    said = words_for(case.language)
    rows = [row for placed in case.clauses.values() for row in _rows(case, placed, state, said)]
    blocks: tuple[PaperBlock, ...] = (
        PaperParagraph(words(said.brief_for), "box"),
        paragraph(counts(case, state, said)),
        PaperTable(
            header=tuple(
                words(t)
                for t in (
                    said.clause,
                    said.weight,
                    said.status,
                    said.point,
                    said.company,
                    said.positions["target"],
                    said.positions["floor"],
                    said.distance,
                )
            ),
            rows=tuple(rows),
            widths=(6, 2, 5, 5, 4, 4, 4, 6),
            caption=said.private_sheet,
        ),
    )
    return Paper(
        title=case.title,
        subtitle=f"{said.private_sheet} – {said.reached_round.format(round=state.round)}",
        language=case.language,
        blocks=blocks,
        landscape=True,
        mark=said.confidential,
        footer=said.confidential,
    )


def measure(case: Case, placed: PlacedClause, subject: Subject) -> tuple[Measured, ...]:
    """Return the company's offers on a subject measured against the mandate."""
    said = words_for(case.language)
    positions = held(case.mandate, placed.chosen)
    target, floor = positions["target"], positions["floor"]
    found = list(_strength(subject, target, floor, said))
    text = case.text_of(placed.id)
    clause = placed.chosen.clause
    for track in tracks(case, subject):
        if not track.company:
            continue
        name = track.parameter.name
        wanted, least = (
            typed(case, clause, name, raw_value(clause, p, name)) if p else None
            for p in (target, floor)
        )
        offer = track.company[-1].value
        ours = track.union[-1].value if track.union else None
        label = text.parameters.get(name, name) if text else name

        def shown_or_not(value: TypedValue | None, name: str = name) -> str:
            return shortly(text, name, value, case.language) if value is not None else ""

        def gap(
            a: TypedValue | None, b: TypedValue | None, parameter: Parameter = track.parameter
        ) -> str:
            if a is None or b is None:
                return ""
            return distance(parameter, a, b, case.language, said.step)

        verdict = _verdict(track.parameter, offer, wanted, least, floor)
        found.append(
            Measured(
                label=label,
                offer=shown_or_not(offer),
                verdict=verdict,
                target=shown_or_not(wanted),
                floor=shown_or_not(least),
                to_target=gap(offer, wanted) if verdict is not Verdict.TARGET else "",
                to_floor=gap(offer, least) if verdict is Verdict.BELOW else "",
                room=gap(ours, least) if _has_room(track.parameter, ours, least) else "",
                has_floor=floor is not None,
            )
        )
    return tuple(found)


def _has_room(parameter: Parameter, ours: TypedValue | None, least: TypedValue | None) -> bool:
    return ours is not None and least is not None and better(parameter, ours, least) == 1


def _verdict(
    parameter: Parameter,
    offer: TypedValue,
    wanted: TypedValue | None,
    least: TypedValue | None,
    floor: Held | None,
) -> Verdict:
    above = better(parameter, offer, wanted) if wanted is not None else None
    if above is not None and above >= 0:
        return Verdict.TARGET
    if floor is not None and floor.without:
        return Verdict.BETWEEN
    enough = better(parameter, offer, least) if least is not None else None
    if enough is None:
        return Verdict.OPEN
    return Verdict.BETWEEN if enough >= 0 else Verdict.BELOW


def _strength(
    subject: Subject, target: Held | None, floor: Held | None, said: PaperWords
) -> Iterator[Measured]:
    offers = [e.strength for e in subject.side(Party.COMPANY) if e.strength is not None]
    ours = [e.strength for e in subject.side(Party.UNION) if e.strength is not None]
    if not offers:
        return
    offer = offers[-1]
    verdict = Verdict.OPEN
    if target and not target.without and offer.rank <= target.strength.rank:
        verdict = Verdict.TARGET
    elif floor:
        fits = floor.without or offer.rank <= floor.strength.rank
        verdict = Verdict.BETWEEN if fits else Verdict.BELOW

    def gap(to: Held | None) -> str:
        if to is None or to.without or offer.rank <= to.strength.rank:
            return ""
        return steps(offer.rank - to.strength.rank, said.step)

    room = ""
    if ours and floor and not floor.without and ours[-1].rank < floor.strength.rank:
        room = steps(floor.strength.rank - ours[-1].rank, said.step)
    yield Measured(
        said.strength,
        said.strengths[offer],
        verdict,
        in_short(target, said),
        in_short(floor, said),
        gap(target),
        gap(floor) if verdict is Verdict.BELOW else "",
        room,
        floor is not None,
    )


def _rows(
    case: Case, placed: PlacedClause, state: State, said: PaperWords
) -> Iterator[tuple[tuple[PaperParagraph, ...], ...]]:
    assert case.mandate is not None
    positions = held(case.mandate, placed.chosen)
    for subject in (state.clause(placed.id), *state.provisions(placed.id)):
        node = placed.provision(subject.provision) if subject.provision else None
        title = node.number if node else placed.title
        points = measure(case, placed, subject)
        last = subject.last
        status = moved_by(last, said, str) if last else said.not_tabled
        head = (
            cell(title, "strong"),
            cell(str(case.mandate.weight(placed.id))),
            (paragraph(status), *_private_notes(case, subject)),
        )
        if not points:
            offered = any(e.party is Party.COMPANY for e in subject.side(Party.COMPANY))
            yield (
                *head,
                cell(""),
                cell(said.not_comparable if offered else said.no_answer, "muted"),
                cell(in_short(positions["target"], said)),
                cell(in_short(positions["floor"], said)),
                cell("" if positions["floor"] else said.no_floor, "bad"),
            )
        for at, point in enumerate(points):
            yield (
                *(head if at == 0 else (cell(""), cell(""), cell(""))),
                cell(point.label),
                cell(point.offer),
                cell(point.target or said.none),
                cell(point.floor or said.none),
                _distance(point, said),
            )


def _distance(point: Measured, said: PaperWords) -> tuple[PaperParagraph, ...]:
    verdicts: dict[Verdict, tuple[str, Emphasis]] = {
        Verdict.TARGET: (said.at_target, "good"),
        Verdict.BETWEEN: (said.at_floor, ""),
        Verdict.BELOW: (said.below_floor, "bad"),
        Verdict.OPEN: (said.not_comparable if point.has_floor else said.no_floor, "muted"),
    }
    text, emphasis = verdicts[point.verdict]
    lines = [PaperParagraph((Run(text, emphasis),))]
    if point.to_floor:
        lines.append(paragraph(said.to_floor.format(distance=point.to_floor)))
    if point.to_target:
        lines.append(paragraph(said.to_target.format(distance=point.to_target)))
    if point.room:
        lines.append(paragraph(said.room.format(distance=point.room)))
    return tuple(lines)


def _private_notes(case: Case, subject: Subject) -> Iterator[PaperParagraph]:
    entries: tuple[Entry, ...] = subject.entries
    for entry in entries:
        for note in case.mandate.notes_on(entry.number) if case.mandate else ():
            yield paragraph(note, "emphasis")


def settled_below(case: Case, state: State) -> tuple[tuple[PlacedClause, Subject, Measured], ...]:
    """Return what both sides agreed and what lies below the floor."""
    return tuple(
        (placed, subject, point)
        for placed in case.clauses.values()
        for subject in (state.clause(placed.id), *state.provisions(placed.id))
        if subject.status.settled
        for point in measure(case, placed, subject)
        if point.verdict is Verdict.BELOW
    )
