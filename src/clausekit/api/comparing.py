"""Comparison of a returned Word file with the agreement that went out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.errors import NotFoundError

if TYPE_CHECKING:
    from clausekit.api.returned.judge import Judge
    from clausekit.api.returned.result import Comparison
    from clausekit.assemble.draft import Draft
    from clausekit.library.load import Library
    from clausekit.negotiation.mandate import Mandate
    from clausekit.readers.docx import WordDocument

FORMATS = ("text", "html", "docx", "md", "json")
"""What a report can be written as."""


def compare_returned(
    agreement: Path,
    returned: Path,
    libraries: Sequence[Path] = (),
    mandate: Mandate | None = None,
) -> Comparison:
    """Return what became of each provision of an agreement file in a Word file that came back.

    With a mandate the result says how values stand to it, and is confidential.

    Raises:
        AgreementError: The agreement file cannot be read or used.
        ReadError: The Word file is refused or cannot be read.
    """
    from clausekit.api.word_files import bytes_of

    draft, library = draft_of(agreement, libraries)
    found = compare_draft(draft, library, bytes_of(returned), agreement.name, returned.name)
    if mandate is None:
        return found
    from clausekit.api.returned.private import measured

    return measured(found, draft, mandate)


def draft_of(agreement: Path, libraries: Sequence[Path]) -> tuple[Draft, Library]:
    """Return the draft of an agreement file as its lock has it, and the library."""
    from clausekit.api.drafting import assemble_file
    from clausekit.api.locking import locked_shelf
    from clausekit.api.shelf import shelf_for

    library = locked_shelf(agreement, shelf_for(agreement, libraries))
    return assemble_file(agreement, library), library


def compare_draft(
    draft: Draft, library: Library, content: bytes, agreement: str, returned: str
) -> Comparison:
    """Return what became of each provision of a draft in a Word file, given as bytes.

    Raises:
        ReadError: The Word file is refused or cannot be read.
    """
    return judged(draft, library, content, agreement, returned)[0]


def judged(
    draft: Draft, library: Library, content: bytes, agreement: str, returned: str
) -> tuple[Comparison, Judge, WordDocument]:
    """Return a comparison together with what it was made from.

    Raises:
        ReadError: The Word file is refused or cannot be read.
    """
    from clausekit.api.returned.judge import Judge
    from clausekit.api.returned.outline import outline_of
    from clausekit.api.returned.result import Comparison
    from clausekit.api.returned.units import units_of
    from clausekit.readers.docx import read_document

    assert draft.agreement is not None
    document = read_document(content, returned)
    outline = outline_of(draft.agreement)
    ours = [unit.text for unit in outline.units]
    accepted, rejected = (units_of(document, view, ours) for view in ("accepted", "rejected"))
    judge = Judge(draft, library, outline, accepted, rejected, document.comments)
    results = judge.results()
    counts: dict[str, int] = {}
    for result in results:
        counts[result.status] = counts.get(result.status, 0) + 1
        counts["untracked"] = counts.get("untracked", 0) + result.untracked
    comparison = Comparison(
        agreement,
        returned,
        sha256(content).hexdigest(),
        draft.agreement.language,
        results,
        document.has_changes,
        document.authors,
        document.warnings,
        counts=counts,
    )
    return comparison, judge, document


def report_format(format_name: str, output: Path | None) -> str:
    """Return the format of a report: the one that is named, or that the ending of a file says.

    Raises:
        NotFoundError: Neither is a format of this report.
    """
    from clausekit.source.nearest import suggestion

    ending = output.suffix.lower().lstrip(".") if output is not None else ""
    wanted = format_name or {"txt": "text", "htm": "html"}.get(ending, ending) or "text"
    if wanted not in FORMATS:
        hint = suggestion(wanted, FORMATS, f"Formats are {', '.join(FORMATS)}.")
        raise NotFoundError(f"There is no format “{wanted}” for a comparison.", hint)
    return wanted


def written(comparison: Comparison, format_name: str) -> bytes:
    """Return the report as a file in one of `FORMATS`."""
    from clausekit.api.returned.report import as_data, as_paper, as_text

    if format_name == "json":
        return (json.dumps(as_data(comparison), ensure_ascii=False, indent=1) + "\n").encode()
    if format_name == "text":
        return as_text(comparison).encode()
    from clausekit.writers.paper.table import write_paper

    return write_paper(as_paper(comparison), format_name)
