"""Coverage: what an agreement file gives of what checklists demand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.errors import NotFoundError

if TYPE_CHECKING:
    from clausekit.assemble.draft import Draft
    from clausekit.coverage.score import ChecklistResult
    from clausekit.library.checklists import Checklist
    from clausekit.library.load import Library

FORMATS = ("text", "md", "docx", "html", "json")
"""What a report can be written as."""


def coverage_of_file(
    path: Path, library: Library, names: Sequence[str] = ()
) -> tuple[ChecklistResult, ...]:
    """Return what an agreement file gives of the named checklists, or of all.

    Raises:
        NotFoundError: No layer has a checklist of that name; the hint gives the nearest.
        AgreementError: The file cannot be read or used.
    """
    from clausekit.api.drafting import assemble_file

    wanted = chosen_checklists(library, names)
    return coverage_of_draft(assemble_file(path, library), library, wanted)


def coverage_of_draft(
    draft: Draft, library: Library, checklists: Sequence[Checklist]
) -> tuple[ChecklistResult, ...]:
    """Return what a draft that has an agreement gives of checklists."""
    from clausekit.coverage.score import score
    from clausekit.coverage.standing import standing

    assert draft.agreement is not None
    clauses = {id_: chosen.clause for id_, chosen in draft.chosen.items()}
    given = standing(draft.agreement, draft.provenance, clauses, partial(_sentence, library))
    return tuple(score(checklist, given) for checklist in checklists)


def _sentence(library: Library, element: str) -> str:
    """Return what an element says in English, the language of reports, or an empty text."""
    id_, _, name = element.partition("#")
    clause = library.clause(id_) if id_ in library.clause_ids() else None
    text = clause.texts.get("en") if clause else None
    return text.elements.get(name, "") if text else ""


def chosen_checklists(library: Library, names: Sequence[str] = ()) -> tuple[Checklist, ...]:
    """Return the named checklists in the order of the names, or all of the library.

    Raises:
        NotFoundError: No layer has a checklist of that name, or it cannot be used.
    """
    from clausekit.source.nearest import suggestion

    known = library.checklists()
    for name in names:
        if name not in known:
            hint = suggestion(name, known, f"Checklists are {', '.join(known)}.")
            raise NotFoundError(f"There is no checklist “{name}”.", hint)
    return tuple(known[name] for name in names or known)


def report_format(format_name: str, output: Path | None) -> str:
    """Return the format of a report: the one that is named, or that the ending of a file says.

    Raises:
        NotFoundError: Neither is a format of reports.
    """
    from clausekit.source.nearest import suggestion

    if format_name:
        wanted = format_name
    elif output is None:
        return "text"
    else:
        ending = output.suffix.lower().lstrip(".")
        wanted = {"txt": "text", "htm": "html"}.get(ending, ending)
    if wanted not in FORMATS:
        hint = suggestion(wanted, FORMATS, f"Formats are {', '.join(FORMATS)}; `--to` names one.")
        raise NotFoundError(f"There is no format “{wanted}” for a report on coverage.", hint)
    return wanted


def written(
    results: Sequence[ChecklistResult], format_name: str, title: str, *, all_demands: bool = True
) -> bytes:
    """Return a report on coverage as a file in one of `FORMATS`.

    Args:
        results: What an agreement gives of each checklist.
        format_name: One of `FORMATS`.
        title: Title of a paper; text and JSON have none.
        all_demands: Whether demands that are met are listed too; JSON always holds all.
    """
    from clausekit.coverage.report import as_data, as_paper, as_text

    if format_name == "json":
        return (json.dumps(as_data(results), ensure_ascii=False, indent=2) + "\n").encode()
    if format_name == "text":
        return as_text(results, all_demands=all_demands).encode()
    from clausekit.writers.paper.table import write_paper

    return write_paper(as_paper(title, results, all_demands=all_demands), format_name)


def below(results: Sequence[ChecklistResult], percent: float) -> tuple[ChecklistResult, ...]:
    """Return the checklists of which less than a percentage is met."""
    return tuple(r for r in results if r.share_met < percent)
