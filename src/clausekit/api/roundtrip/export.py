"""A clause as a Word file: for a lawyer to edit, or for a translator to fill the second column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clausekit.api.roundtrip.labels import label_rows
from clausekit.api.roundtrip.sheet import SheetWording, wordings_of
from clausekit.diagnostics import Report
from clausekit.errors import LibraryError, NotFoundError
from clausekit.writers.docx.sheet import Line, Marked, write_columns, write_lines

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import Clause

MARK = "clausekit"
_HELP = (
    "Edit the words freely, with or without tracked changes. Leave the grey lines that name each "
    "wording, and what stands in ‹ ›: values, conditions and references that are filled in later. A "
    "value may get another number. Comments are kept."
)
_HELP_BESIDE = (
    "Write the last column. Copy what stands in ‹ › as it is, wherever your language wants it. "
    "Leave the first column alone. Comments are kept."
)
_DEPTH = {0: 0, 1: 500, 2: 1000}


def clause_docx(library: Library, id_: str, language: str, strength: str = "") -> bytes:
    """Return a clause, all its strengths or one, as a Word file made for editing.

    Raises:
        NotFoundError: It does not exist in the language.
        LibraryError: It cannot be read.
    """
    clause = readable(library, id_, language)
    lines = [
        Line("Title", (Marked("".join(_heading(clause, language))),)),
        Line("Subtitle", (Marked(f"{MARK}: {id_} · {language} · {clause.version}"),)),
        Line("ScheduleNote", (Marked(_HELP),)),
    ]
    for wording in wordings_of(library, clause, language, strength):
        lines += _wording(wording)
    return write_lines(lines, language)


def _wording(wording: SheetWording) -> list[Line]:
    found = [Line("Heading3", (Marked(wording.label),), wording.bookmark)]
    for line in wording.lines:
        mark = f"[{', '.join(line.strengths)} only] " if line.strengths else ""
        words = tuple(Marked(p.text, p.kind) for p in line.pieces)
        lead = (Marked("• " if line.depth else ""), Marked(mark))
        found.append(Line("ScheduleText", (*lead, *words), indent=_DEPTH.get(line.depth, 1000)))
    return found


def translation_docx(library: Library, id_: str, language: str, target: str) -> bytes:
    """Return a clause with a second column for another language, filled with what there is.

    Raises:
        NotFoundError: It does not exist in the first language.
        LibraryError: It cannot be read.
    """
    clause = readable(library, id_, language)
    rows = [
        (
            row.key,
            tuple(Marked(p.text, p.kind) for p in row.source),
            tuple(Marked(p.text, p.kind) for p in row.target),
        )
        for row in label_rows(library, clause, language, target)
    ]
    before = [
        Line("Title", (Marked("".join(_heading(clause, language))),)),
        Line("Subtitle", (Marked(f"{MARK}: {id_} · {language} → {target} · {clause.version}"),)),
        Line("ScheduleNote", (Marked(_HELP_BESIDE),)),
    ]
    return write_columns(("Part", language, target), rows, before, language)


def readable(library: Library, id_: str, language: str) -> Clause:
    """Return a clause that exists in a language.

    Raises:
        NotFoundError: There is no such clause, or it does not exist in the language.
        LibraryError: It cannot be read.
    """
    report = Report()
    clause = library.clause(id_, report)
    if clause is None or report.has_errors:
        raise LibraryError(f"The clause “{id_}” cannot be read.", report)
    if language not in clause.texts:
        raise NotFoundError(
            f"“{id_}” does not exist in the language “{language}”.",
            f"It exists in: {', '.join(sorted(clause.texts))}.",
        )
    return clause


def _heading(clause: Clause, language: str) -> list[str]:
    return [
        str(getattr(n, "text", getattr(n, "shown", ""))) for n in clause.texts[language].heading
    ]
