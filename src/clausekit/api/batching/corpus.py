"""A folder of documents into one table: what the rules find in each, or what each gives of checklists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from hashlib import sha256
from pathlib import Path

from clausekit.api.batching.progress import Progress, Step, silent
from clausekit.batch.engine import Crew, run
from clausekit.batch.sheet import Cell, Sheet
from clausekit.errors import ClausekitError, ConfigError, InputError, NotFoundError
from clausekit.lean import dataclass
from clausekit.source.files import SIZE_LIMIT

LINT, COVERAGE = "lint", "coverage"
_ENDINGS = {
    LINT: (".yaml", ".yml", ".docx", ".docm", ".dotx", ".md", ".txt"),
    COVERAGE: (".yaml", ".yml"),
}
COLUMNS = {
    LINT: ("document", "language", "rule", "severity", "place", "message", "text"),
    COVERAGE: ("document", "checklist", "demand", "status", "provisions", "missing"),
}
_AGREEMENT = re.compile(r"^template\s*:", re.MULTILINE)
"""What tells an agreement file from other YAML: a mandate, a layer, a record of a country."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a process needs to know once.

    Attributes:
        kind: lint or coverage.
        libraries: Layers that the user named.
        today: ISO date that ages of law are counted to.
    """

    kind: str
    folder: str
    libraries: tuple[str, ...]
    today: str


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What one document gave.

    Attributes:
        trouble: Why it could not be surveyed, or empty.
    """

    document: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """A table of a folder, and the documents that could not be taken in."""

    sheet: Sheet
    documents: int
    failed: tuple[Surveyed, ...]


def documents_in(folder: Path, kind: str) -> list[str]:
    """Return the documents of a folder and the folders in it, in order.

    Raises:
        NotFoundError: There is no such folder, or nothing in it that can be taken in.
    """
    if not folder.is_dir():
        raise NotFoundError(f"There is no folder “{folder}”.")
    endings = _ENDINGS[kind]
    found = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix.lower() in endings
        and not path.name.startswith((".", "~$"))
        and path.is_file()
        and _is_document(path)
    )
    if not found:
        raise NotFoundError(
            f"“{folder}” holds no document.", f"Documents end in {', '.join(endings)}."
        )
    return found


def _is_document(path: Path) -> bool:
    if path.suffix.lower() not in (".yaml", ".yml"):
        return True
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as stream:
            return _AGREEMENT.search(stream.read(SIZE_LIMIT)) is not None
    except OSError:
        return True  # reading it later says what is wrong


def survey(
    folder: Path,
    kind: str,
    *,
    libraries: Sequence[Path] = (),
    jobs: int = 1,
    cluster: str = "",
    today: str = "",
    progress: Progress = silent,
) -> Corpus:
    """Return the table of a folder; a document that cannot be read does not stop the others.

    Args:
        folder: With documents, in folders below it too.
        kind: `lint` or `coverage`.
        libraries: Layers over the built-in library.
        jobs: Processes on this machine.
        cluster: Address of a Dask scheduler whose workers see the same folder, or empty.
        today: ISO date that ages of law are counted to; the day of the run when empty.
        progress: Is told how far it is.

    Raises:
        NotFoundError: There is nothing to take in.
        ToolError: The cluster cannot be used.
    """
    documents = documents_in(folder, kind)
    what = Survey(kind, str(folder.resolve()), tuple(str(p.resolve()) for p in libraries), today)
    found: list[Surveyed] = []
    with _crew(what, jobs, cluster) as crew:
        work = partial(survey_documents, what)
        for one in run(crew, work, documents, _lost, count=len(documents)):
            found.append(one)
            progress(Step.CHECK, len(found), len(documents))
    found.sort(key=lambda one: one.document)
    rows = [row for one in found for row in one.rows]
    titles = {LINT: f"Findings in {folder}", COVERAGE: f"Coverage of {folder}"}
    failed = tuple(one for one in found if one.trouble)
    return Corpus(Sheet(titles[kind], COLUMNS[kind], rows), len(documents), failed)


def _crew(what: Survey, jobs: int, cluster: str) -> AbstractContextManager[Crew]:
    if cluster:
        from clausekit.batch.cluster import cluster_crew

        key = sha256(repr(what).encode()).hexdigest()
        return cluster_crew(cluster, _nothing, what, key)
    from clausekit.batch.crews import crew_of

    return crew_of(jobs, _nothing, what)


def _nothing(what: Survey) -> None:
    del what


def _lost(document: str, reason: str) -> Surveyed:
    return Surveyed(document, trouble=reason)


def survey_documents(what: Survey, documents: Sequence[str]) -> Sequence[Surveyed]:
    """Return what each document gives."""
    return [_survey(what, name) for name in documents]


def _survey(what: Survey, name: str) -> Surveyed:
    path = Path(what.folder) / name
    try:
        rows = _findings(what, path, name) if what.kind == LINT else _demands(what, path, name)
        return Surveyed(name, tuple(rows))
    except InputError as error:
        reasons = "; ".join(d.message for d in error.diagnostics if d.severity.rank == 0)
        return Surveyed(name, trouble=reasons or error.message)
    except ClausekitError as error:
        return Surveyed(name, trouble=error.message)
    except Exception as error:  # noqa: BLE001 - one document must not stop the others
        return Surveyed(name, trouble=f"a bug in clausekit: {error!r}")


def _findings(what: Survey, path: Path, name: str) -> Iterator[tuple[Cell, ...]]:
    from clausekit.api.linting import Wishes, lint_path, settings_for

    libraries = tuple(Path(p) for p in what.libraries)
    wishes = Wishes(settings=settings_for(path), libraries=libraries, today=what.today)
    for result in lint_path(path, wishes):
        for d in result.diagnostics():
            place = f"{d.span.line}:{d.span.column}" if d.span else d.place
            yield name, result.prose.language, d.rule, str(d.severity), place, d.message, d.actual


def _demands(what: Survey, path: Path, name: str) -> Iterator[tuple[Cell, ...]]:
    from clausekit.api.coverage import coverage_of_file
    from clausekit.api.shelf import shelf_for

    library = shelf_for(path, [Path(p) for p in what.libraries])
    for checklist in coverage_of_file(path, library):
        for r in checklist.results:
            numbers, missing = ", ".join(r.provisions), ", ".join(r.missing)
            yield name, checklist.name, r.demand.id, str(r.status), numbers, missing


def kind_of(linted: Path | None, covered: Path | None) -> tuple[Path, str]:
    """Return the folder and what is wanted of it.

    Raises:
        ConfigError: None or both are given.
    """
    if (linted is None) is (covered is None):
        raise ConfigError("Give a folder to lint, or one to measure.")
    return (linted, LINT) if linted is not None else (covered or Path(), COVERAGE)
