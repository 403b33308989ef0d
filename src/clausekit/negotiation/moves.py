"""Moves on the way to the record: checked, read, and filled in from the draft."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from clausekit.diagnostics import Diagnostic, Report, Severity
from clausekit.errors import InputError, NotFoundError
from clausekit.lean import dataclass, replace
from clausekit.model.strength import Strength
from clausekit.negotiation.case import Case
from clausekit.negotiation.clause_words import words_of
from clausekit.negotiation.entries import Entry, Party, Status
from clausekit.negotiation.positions import as_drafted, raw_value
from clausekit.negotiation.state import State
from clausekit.negotiation.texts import keep_text
from clausekit.source.nearest import suggestion
from clausekit.values.read import read_value


@dataclass(frozen=True, slots=True)
class Move:
    """What somebody puts on the record.

    Attributes:
        subjects: Clause ids, `clause.provision`, or printed numbers such as `14.2.1`; with `every`,
            all clauses of the draft.
        round: 0 for the round that the record has reached, at least 1.
        words: The words that were offered; for our own side the draft's, when empty.
        values: Values by parameter, as a file would hold them.
        note: Everybody may read it.
    """

    party: str
    status: str
    date: datetime.date
    subjects: Sequence[str] = ()
    every: bool = False
    round: int = 0
    words: str = ""
    strength: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    package: str = ""
    note: str = ""


def prepared(case: Case, move: Move, journal: Path) -> list[Entry]:
    """Return the entries of a move, without number and round; their words are kept from here on.

    Raises:
        NotFoundError: A subject does not stand in the draft.
        InputError: The move contradicts itself, or a value is wrong.
        OutputError: The words cannot be kept.
    """
    party, status = Party(move.party), Status(move.status)
    _check(move, party, status)
    subjects = _subjects(case, move)
    return [_entry(case, move, party, status, *subject, journal) for subject in subjects]


def _check(move: Move, party: Party, status: Status) -> None:
    if status.settled and party in (Party.UNION, Party.COMPANY):
        raise InputError(f"One side alone cannot make it “{status}”.", hint="Give --party both.")
    if status is Status.PACKAGED and not move.package:
        raise InputError("A package needs a name.", hint="Give --package NAME.")
    if move.round < 0:
        raise InputError("Rounds are counted from 1.")
    for text in (move.note, move.package, move.words):
        if any(0xD800 <= ord(sign) <= 0xDFFF for sign in text):
            raise InputError(
                "The text holds bytes that are no characters.", hint="Type it as UTF-8."
            )


def _subjects(case: Case, move: Move) -> list[tuple[str, str]]:
    if move.every:
        return [(id_, "") for id_ in case.clauses]
    if not move.subjects:
        raise InputError(
            "Which clause is it about?", hint="Give --clause, or --all for every clause."
        )
    return list(dict.fromkeys(subject_of(case, s) for s in move.subjects))


def subject_of(case: Case, name: str) -> tuple[str, str]:
    """Return clause and provision of an id, `clause.provision`, or a number that the draft prints.

    Raises:
        NotFoundError: The draft holds nothing of that name.
    """
    number = name.rpartition(" ")[2]
    if number in case.by_number:
        return case.by_number[number]
    clause, _, provision = name.partition(".")
    placed = case.clauses.get(clause)
    if placed is None:
        inside = [p.number for p in case.clauses.values() if p.number.startswith(f"{number}.")]
        usual = "Give a clause id or a number as printed, such as 14.2."
        hint = suggestion(clause, case.clauses, usual)
        if inside:
            hint = f"It holds several clauses: {', '.join(inside)}."
        raise NotFoundError(f"“{name}” does not stand in the draft.", hint)
    if provision and placed.provision(provision) is None:
        known = [id_ for id_, _ in placed.provisions]
        hint = suggestion(provision, known, f"It prints: {', '.join(known)}.")
        raise NotFoundError(f"“{clause}” prints no provision “{provision}”.", hint)
    return clause, provision


def _entry(
    case: Case, move: Move, party: Party, status: Status, clause: str, provision: str, path: Path
) -> Entry:
    placed = case.clauses[clause]
    ours = party in (Party.UNION, Party.BOTH)
    text = move.words.strip()
    values = _values(case, clause, move.values)
    strength = Strength(move.strength) if move.strength else None
    if ours and not text:
        drafted = drafted_values(case, clause, provision)
        if all(drafted.get(name) == value for name, value in values.items()):
            # words that say something else than the values would be a contradiction on the record
            text = words_of(placed, provision, numbers=False)
            strength = strength or placed.chosen.strength
        values = {**drafted, **values}
    return Entry(
        date=move.date.isoformat(),
        round=0,
        party=party,
        clause=clause,
        provision=provision,
        status=status,
        strength=strength,
        values=values,
        text=keep_text(path, text) if text else "",
        package=" ".join(move.package.split()),
        note=" ".join(move.note.split()),
    )


def drafted_values(case: Case, clause: str, provision: str) -> dict[str, Any]:
    """Return the values that the draft prints in a clause or provision, as written."""
    placed = case.clauses[clause]
    origins = case.draft.provenance.provisions
    printed = {
        name
        for id_, node in placed.provisions
        if provision in ("", id_)
        for name in origins[node.key].values
    }
    chosen = placed.chosen
    found = {
        name: raw_value(chosen.clause, as_drafted(chosen), name)
        for name in chosen.clause.parameters
        if name in printed
    }
    return {name: raw for name, raw in found.items() if raw is not None}


def _values(case: Case, clause: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as typed in, read as their parameters want them.

    Raises:
        InputError: A value is wrong, or the clause has no such value.
    """
    report = Report()
    parameters = case.clauses[clause].chosen.clause.parameters
    found: dict[str, Any] = {}
    for name, raw in given.items():
        if name not in parameters:
            hint = suggestion(name, parameters, f"It has: {', '.join(parameters) or 'none'}.")
            report.error("rounds/unknown-value", f"“{clause}” has no value “{name}”.", hint=hint)
            continue
        # the company offers what it likes, also below what the library allows
        anything = replace(parameters[name], minimum=None, maximum=None)
        currency, language = case.request.currency, case.language
        if read_value(anything, raw, currency, None, report, language=language) is not None:
            found[name] = raw
    if report.has_errors:
        raise InputError("A value cannot be put on the record.", report)
    return found


def noticed(entries: Sequence[Entry], state: State) -> Iterator[Diagnostic]:
    """Yield warnings of moves that an arbitrator or the other side may hold against somebody."""
    for entry in entries:
        before = state.subjects.get(entry.subject)
        where = f"{entry.clause}.{entry.provision}".rstrip(".")
        if (
            before
            and before.status.settled
            and not entry.status.settled
            and entry.party is not Party.EXISTING
        ):
            yield Diagnostic(
                "rounds/reopened",
                f"“{where}” was {before.status.words}; this move opens it again.",
                Severity.WARNING,
                clause=entry.clause,
                hint="Going back on what was agreed may be held against whoever does it.",
            )
