"""Where we stand: the status sheet that everybody on our side may read, and the report to affiliates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from clausekit.lean import replace
from clausekit.model.paper import (
    Paper,
    PaperBlock,
    PaperHeading,
    PaperList,
    PaperParagraph,
    PaperTable,
    Run,
    cell,
    paragraph,
    words,
)
from clausekit.negotiation.bases import day
from clausekit.negotiation.case import Case, PlacedClause
from clausekit.negotiation.clause_words import words_of
from clausekit.negotiation.entries import Party, Status
from clausekit.negotiation.sides import Kept, differs, moved_by, movement, stands, values_of
from clausekit.negotiation.state import Package, State, Subject
from clausekit.negotiation.words import PaperWords, words_for

_Cell = tuple[PaperParagraph, ...]


def status_sheet(case: Case, state: State, kept: Kept) -> Paper:
    """Return where each side stands clause by clause, movement and packages. Nothing private."""
    case = replace(case, mandate=None)
    said = words_for(case.language)
    rows = [
        row
        for placed in case.clauses.values()
        for subject in _subjects(state, placed)
        for row in (_row(case, placed, subject, kept, said),)
    ]
    return Paper(
        title=case.title,
        subtitle=f"{said.status_sheet} – {said.reached_round.format(round=state.round)}",
        language=case.language,
        blocks=(
            paragraph(counts(case, state, said)),
            _table(rows, said),
            *_packages(case, state.packages(), said),
        ),
        landscape=True,
        footer=f"{said.status_sheet} – {case.title}",
    )


def affiliates_report(case: Case, state: State, kept: Kept) -> Paper:
    """Return the report to affiliates: what is agreed, what is open. Neither floors nor our drafts."""
    case = replace(case, mandate=None)
    said = words_for(case.language)
    state = _public(state)
    settled, parked, open_ = [], [], []
    untouched = []
    for placed in case.clauses.values():
        for subject in _subjects(state, placed):
            if not subject.entries:
                untouched.append(placed)
            elif subject.status.settled:
                settled.append((placed, subject))
            elif subject.status in (Status.PARKED, Status.WITHDRAWN):
                parked.append((placed, subject))
            else:
                open_.append((placed, subject))
    blocks: list[PaperBlock] = [
        PaperParagraph(words(said.report_intro), "note"),
        paragraph(counts(case, state, said)),
        PaperHeading(1, words(said.agreed)),
        *_settled(case, settled, kept, said),
        PaperHeading(1, words(said.on_the_table)),
    ]
    rows = [_row(case, placed, subject, kept, said) for placed, subject in open_]
    blocks.append(_table(rows, said) if rows else paragraph(said.nothing_yet, "muted"))
    if parked:
        lines = [f"{_where(p, s)}: {_last_move(case, s, said)}" for p, s in parked]
        blocks += [PaperHeading(1, words(said.parked)), _list(lines)]
    if untouched:
        titles = [p.title for p in untouched]
        blocks += [PaperHeading(1, words(said.open_points)), _list(titles)]
    blocks += _packages(case, state.packages(), said)
    return Paper(
        title=f"{said.report}: {case.title}",
        subtitle=said.reached_round.format(round=state.round),
        language=case.language,
        blocks=tuple(blocks),
        landscape=True,
        footer=f"{said.report} – {case.title}",
    )


def counts(case: Case, state: State, said: PaperWords) -> str:
    """Return how many clauses of the draft have each status."""
    found = Counter(state.clause(id_).status for id_ in case.clauses)
    shown = (
        said.counted.format(count=found[s], status=said.statuses[s]) for s in Status if found[s]
    )
    return f"{said.so_far}: {', '.join(shown)}."


def _public(state: State) -> State:
    return replace(state, subjects={k: s.public() for k, s in state.subjects.items()})


def _subjects(state: State, placed: PlacedClause) -> Iterator[Subject]:
    yield state.clause(placed.id)
    order = {name: at for at, (name, _) in enumerate(placed.provisions)}
    parts = [s for s in state.provisions(placed.id) if s.entries]
    yield from sorted(parts, key=lambda s: order.get(s.provision, len(order)))


def _where(placed: PlacedClause, subject: Subject) -> str:
    if not subject.provision:
        return placed.title
    node = placed.provision(subject.provision)
    return f"{node.number} ({placed.heading})" if node else f"{placed.title}: {subject.provision}"


def _row(
    case: Case, placed: PlacedClause, subject: Subject, kept: Kept, said: PaperWords
) -> tuple[_Cell, ...]:
    union, company = (subject.side(p) for p in (Party.UNION, Party.COMPANY))
    status: list[PaperParagraph] = [paragraph(_last_move(case, subject, said))]
    if differs(case, subject, kept):
        status.append(paragraph(said.differs, "bad"))
    if subject.last and subject.last.note:
        status.append(paragraph(f"{said.note}: {subject.last.note}", "muted"))
    return (
        cell(_where(placed, subject), "" if subject.provision else "strong"),
        tuple(status),
        stands(case, placed, union[-1] if union else None, kept, said),
        stands(case, placed, company[-1] if company else None, kept, said),
        movement(case, placed, subject, said),
        cell(subject.package or said.none),
    )


def _last_move(case: Case, subject: Subject, said: PaperWords) -> str:
    if subject.last is None:
        return said.not_tabled
    return moved_by(subject.last, said, lambda written: day(written, case.language))


def _table(rows: Iterable[tuple[_Cell, ...]], said: PaperWords) -> PaperTable:
    titles = (said.clause, said.status, said.union, said.company, said.movement, said.package)
    return PaperTable(
        header=tuple(words(t) for t in titles),
        rows=tuple(rows),
        widths=(6, 5, 6, 6, 7, 2),
        caption=said.status_sheet,
    )


def _packages(case: Case, packages: Iterable[Package], said: PaperWords) -> Iterator[PaperBlock]:
    found = list(packages)
    if not found:
        return
    yield PaperHeading(1, words(said.packages))
    rows = []
    for package in found:
        members = [
            f"{_where(case.clauses[s.clause], s)}: {said.statuses[s.status]}"
            for s in package.subjects
            if s.clause in case.clauses
        ]
        verdict = cell(said.package_open)
        if package.broken:
            verdict = cell(said.package_broken, "bad")
        elif package.settled:
            verdict = cell(said.package_settled, "good")
        rows.append((cell(package.name, "strong"), cell("\n".join(members)), verdict))
    yield PaperTable(
        header=(words(said.package), words(said.clause), words(said.status)),
        rows=tuple(rows),
        widths=(2, 8, 3),
        caption=said.packages,
    )


def _settled(
    case: Case, settled: Iterable[tuple[PlacedClause, Subject]], kept: Kept, said: PaperWords
) -> Iterator[PaperBlock]:
    nothing = True
    for placed, subject in settled:
        nothing = False
        yield PaperHeading(2, words(_where(placed, subject)))
        yield PaperParagraph((Run(_last_move(case, subject, said), "muted"),), keep_with_next=True)
        for line in _agreed_words(case, placed, subject, kept):
            yield paragraph(line)
        if subject.last and subject.last.note:
            yield paragraph(f"{said.note}: {subject.last.note}")
    if nothing:
        yield paragraph(said.nothing_yet, "muted")


def _agreed_words(case: Case, placed: PlacedClause, subject: Subject, kept: Kept) -> Iterator[str]:
    """Yield what was agreed: the words on record, else its values where the draft says otherwise."""
    entry = subject.last
    assert entry is not None
    text = kept(entry.text) if entry.text else None
    if text is None and differs(case, subject, kept):
        yield from values_of(case, placed, entry)
        return
    for line in (text or words_of(placed, subject.provision)).split("\n"):
        if line.strip():
            yield line


def _list(lines: Iterable[str]) -> PaperList:
    return PaperList(tuple(words(line) for line in lines))
