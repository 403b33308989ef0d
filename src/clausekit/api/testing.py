"""Tests of a layer: each clause at each strength, in each language, drafted and written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausekit.diagnostics import Diagnostic, Report, Severity
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.assemble.bench import Bench, Trial
    from clausekit.assemble.draft import Draft
    from clausekit.library.load import Library
    from clausekit.library.shelf import FolderShelf
    from clausekit.model.agreement import Agreement

SAMPLES = "samples.yaml"


@dataclass(frozen=True, slots=True)
class Tried:
    """How one draft went.

    Attributes:
        name: What was drafted, in words.
        findings: Why it failed; nothing where it did not.
        formats: Formats that it was written in.
        is_sample: Whether it was a sample beside the clause.
        lacking: Clauses that it needs and that do not exist in its language: it was not drafted.
    """

    name: str
    clause: str
    findings: tuple[Diagnostic, ...]
    formats: tuple[str, ...]
    is_sample: bool = False
    lacking: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """What there is to try in a layer.

    Attributes:
        findings: What is wrong before anything is drafted.
    """

    library: Library
    shelf: FolderShelf
    clauses: tuple[str, ...]
    findings: tuple[Diagnostic, ...]
    required: dict[str, tuple[str, ...]] = field(default_factory=dict)


def plan_of(layer: Path, libraries: Sequence[Path] = ()) -> Plan:
    """Return what there is to try in a layer.

    Raises:
        NotFoundError: There is no layer.
        LibraryError: It is refused.
    """
    from clausekit.api.checking import check_path
    from clausekit.api.shelf import shelf_up_to
    from clausekit.library.load import open_library
    from clausekit.library.locate import is_complete, layer_at
    from clausekit.library.shelf import FolderShelf

    root = layer_at(layer)
    whole = is_complete(root)
    library = open_library([root], bundled=False) if whole else shelf_up_to(layer, libraries)
    findings = [d for d in check_path(layer, libraries).report if d.severity is Severity.ERROR]
    shelf = FolderShelf(root)
    return Plan(library, shelf, shelf.clause_ids(), tuple(findings), _required(library))


def run(plan: Plan) -> Iterator[Tried]:
    """Yield how each draft went: every strength and language, then the samples."""
    from clausekit.assemble.bench import Bench, Trial
    from clausekit.model.strength import STRENGTHS

    bench = Bench(plan.library)
    for id_ in plan.clauses:
        clause = plan.library.clause(id_, Report())
        if clause is None:
            continue  # the check before has said why
        for language in sorted(clause.texts):
            company = _company(plan, bench, id_, language)
            for strength in STRENGTHS:
                trial = Trial(id_, strength, language, company=company)
                yield _tried(bench, trial, str(trial))
        yield from _samples(plan, bench, id_)


def _company(
    plan: Plan, bench: Bench, id_: str, language: str, beside: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the clauses that have to stand beside a clause, and beside what stands beside it."""
    from clausekit.assemble.draft import DEFINITIONS_CLAUSE

    definitions = [DEFINITIONS_CLAUSE] if bench.exists(DEFINITIONS_CLAUSE, language) else []
    needed = [r for c in (id_, *beside, *definitions) for r in plan.required.get(c, ())]
    return tuple(dict.fromkeys((*beside, *needed)))


def _required(library: Library) -> dict[str, tuple[str, ...]]:
    """Return for each clause all that it cannot stand without, however far."""
    from clausekit.library.check import context_of
    from clausekit.library.checks.requirements import required

    context = context_of(library, Report())
    direct = {id_: tuple(required(view)) for id_, view in context.views.items()}
    found: dict[str, tuple[str, ...]] = {}
    for id_, needs in direct.items():
        reached: dict[str, None] = {}
        waiting = list(needs)
        while waiting:
            other = waiting.pop(0)
            if other not in reached and other != id_:
                reached[other] = None
                waiting += direct.get(other, ())
        found[id_] = tuple(reached)
    return found


def _tried(
    bench: Bench,
    trial: Trial,
    name: str,
    contains: Sequence[str] = (),
    lacks: Sequence[str] = (),
    *,
    is_sample: bool = False,
) -> Tried:
    report = Report()
    lacking = bench.lacking(trial)
    if lacking:
        return Tried(name, trial.clause, (), (), is_sample, lacking)
    draft = bench.draft(trial, report)
    agreement = draft.agreement if draft else None
    formats: tuple[str, ...] = ()
    if draft is not None and agreement is not None:
        _check_words(draft, trial, contains, lacks, report)
        formats = _written(agreement, trial, report)
    return Tried(name, trial.clause, report.errors(), formats, is_sample)


def _check_words(
    draft: Draft, trial: Trial, contains: Sequence[str], lacks: Sequence[str], report: Report
) -> None:
    """Report words that the draft lacks or has; what stands beside the clause does not count."""
    from clausekit.model.inline import plain
    from clausekit.model.walk import places

    assert draft.agreement is not None
    others = {k for k, o in draft.provenance.provisions.items() if o.clause != trial.clause}
    own = (p for p in places(draft.agreement) if not others & {p.key, p.provision})
    text = "\n".join(plain(place.line) for place in own)
    for words in contains:
        if words not in text:
            message = f"The draft does not say “{words}”."
            report.error("test/missing-words", message, clause=trial.clause, place=str(trial))
    for words in lacks:
        if words in text:
            message = f"The draft says “{words}”."
            report.error("test/unwanted-words", message, clause=trial.clause, place=str(trial))


def _written(agreement: Agreement, trial: Trial, report: Report) -> tuple[str, ...]:
    from clausekit.api.drafting import validate_resolved
    from clausekit.errors import ClausekitError
    from clausekit.writers.table import FORMATS, write

    validate_resolved(agreement)
    done = []
    for name, format_ in FORMATS.items():
        if format_.needs_office:
            continue  # made from Word by LibreOffice, one program start for each
        try:
            write(agreement, name)
        except ClausekitError as error:
            message = f"It cannot be written as {format_.title}: {error.message}"
            report.error("test/not-written", message, clause=trial.clause, place=str(trial))
        else:
            done.append(name)
    return tuple(done)


def _samples(plan: Plan, bench: Bench, id_: str) -> Iterator[Tried]:
    from clausekit.library.schemas import validate
    from clausekit.source.yaml import load_yaml

    report = Report()
    source = plan.shelf.file(f"clauses/{id_}/{SAMPLES}", report)
    document = load_yaml(source.text, source.shown, report) if source else None
    entries: Any = document.data if document else None
    if (
        document is not None
        and entries is not None
        and validate(entries, "samples", document, report)
    ):
        for index, entry in enumerate(entries):
            yield _sample(bench, plan, id_, entry, f"{document.span((index,))}")
    if report:
        yield Tried(f"{id_}: {SAMPLES}", id_, tuple(report), (), is_sample=True)


def _sample(bench: Bench, plan: Plan, id_: str, entry: Any, place: str) -> Tried:
    from clausekit.assemble.bench import Trial
    from clausekit.model.strength import Strength

    language = entry.get("language", "en")
    trial = Trial(
        id_,
        Strength(entry.get("strength", "standard")),
        language,
        values=entry.get("values", {}),
        facts=entry.get("facts", {}),
        omit=tuple(entry.get("omit", ())),
        company=_company(plan, bench, id_, language, entry.get("with", ())),
    )
    name = f"{entry['name']} [{place}]"
    words = entry.get("contains", ()), entry.get("lacks", ())
    return _tried(bench, trial, name, *words, is_sample=True)
