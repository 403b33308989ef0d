"""The rounds of a negotiation: what was put on the table, where it stands, what affiliates hear."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.lean import dataclass, replace

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.negotiation.case import Case
    from clausekit.negotiation.entries import Entry
    from clausekit.negotiation.journal import Journal
    from clausekit.negotiation.moves import Move
    from clausekit.negotiation.state import State


@dataclass(frozen=True, slots=True)
class Rounds:
    """The record of a negotiation and what it amounts to."""

    journal: Journal
    state: State
    report: Report

    def kept(self, digest: str) -> str | None:
        """Return the words that were on the table under a SHA-256."""
        from clausekit.negotiation.texts import kept_text

        return kept_text(self.journal.path, digest)


def open_case(path: Path, library: Library) -> Case:
    """Return the negotiation of an agreement file, without anything private.

    Raises:
        AgreementError: The file cannot be drafted; it carries every mistake.
        InputError: Its lock cannot be used.
    """
    from clausekit.api.drafting import assemble_file
    from clausekit.api.locking import locked_shelf
    from clausekit.assemble.request import read_request
    from clausekit.negotiation.case import Case
    from clausekit.source.files import read_text
    from clausekit.source.yaml import load_yaml

    shelf = locked_shelf(path, library)
    draft = assemble_file(path, shelf)
    document = load_yaml(read_text(path), str(path), Report())
    assert document is not None, "the file was read a moment ago"
    return Case(path, read_request(document, str(path)), shelf, draft)


def rounds_of(case: Case) -> Rounds:
    """Return the record beside an agreement file; an empty one where there is none.

    Raises:
        InputError: It cannot be used.
    """
    from clausekit.negotiation.journal import read_journal
    from clausekit.negotiation.places import journal_path
    from clausekit.negotiation.state import state_of
    from clausekit.negotiation.texts import kept_text

    report = Report()
    journal = read_journal(journal_path(case.path), report)
    for entry in journal.entries:
        if entry.text and kept_text(journal.path, entry.text) is None:
            report.warning(
                "rounds/words-missing",
                f"The words of entry {entry.number} are missing or were changed.",
                hint="Put the folder of texts back as it was.",
            )
    return Rounds(journal, state_of(journal.entries), report)


def add_move(case: Case, move: Move) -> tuple[tuple[Entry, ...], Report]:
    """Put a move on the record; return its entries, and what our side should notice.

    When it returns, the entries are on the disk. Two who add at once lose nothing.

    Raises:
        NotFoundError: A subject does not stand in the draft.
        InputError: The move contradicts itself, a value is wrong, or the record cannot be used.
        OutputError: The record cannot be written.
    """
    from clausekit.negotiation.journal import append
    from clausekit.negotiation.moves import noticed, prepared
    from clausekit.negotiation.places import journal_path
    from clausekit.negotiation.state import state_of

    path = journal_path(case.path)
    entries = prepared(case, move, path)
    report = Report()

    def make(journal: Journal) -> list[Entry]:
        report.extend(noticed(entries, state_of(journal.entries)))
        number = move.round or max(journal.round, 1)
        return [replace(entry, round=number) for entry in entries]

    return append(path, make), report


def broken_packages(rounds: Rounds) -> Report:
    """Return a warning for each package of which a part was settled and another part was not."""
    report = Report()
    for package in rounds.state.packages():
        if package.broken:
            members = ", ".join(f"{s.clause} ({s.status.words})" for s in package.subjects)
            report.warning(
                "rounds/package-broken",
                f"The package “{package.name}” no longer holds together: {members}.",
                hint="A package stands or falls as a whole, unless both sides untie it.",
            )
    return report


def changed_since_agreed(case: Case, rounds: Rounds) -> Report:
    """Return a warning for each settled clause of which the draft now reads otherwise."""
    from clausekit.negotiation.sides import differs

    report = Report()
    for subject in rounds.state.subjects.values():
        if differs(case, subject, rounds.kept):
            where = f"{subject.clause}.{subject.provision}".rstrip(".")
            report.warning(
                "rounds/differs",
                f"“{where}” reads otherwise in the draft than what was {subject.status.words}.",
                clause=subject.clause,
                hint="Bring the agreement file in line, or put the new words on the record.",
            )
    return report


def status_paper(case: Case, rounds: Rounds, format_name: str) -> bytes:
    """Return the public status sheet as a file."""
    from clausekit.negotiation.sheet import status_sheet
    from clausekit.writers.paper.table import write_paper

    return write_paper(status_sheet(case, rounds.state, rounds.kept), format_name)


def affiliates_paper(case: Case, rounds: Rounds, format_name: str) -> bytes:
    """Return the report to affiliates as a file."""
    from clausekit.negotiation.sheet import affiliates_report
    from clausekit.writers.paper.table import write_paper

    return write_paper(affiliates_report(case, rounds.state, rounds.kept), format_name)
