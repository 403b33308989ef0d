"""Table and guide files: what may be said across the table, and what only our side reads.

Nothing on the drafting path imports this module, so that no private text can reach a draft.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from clausekit.lean import dataclass
from clausekit.notation.sections import Section, parse_sections
from clausekit.source.front_matter import split_front_matter
from clausekit.source.nearest import suggestion
from clausekit.source.span import Span

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.load import Library
    from clausekit.library.shelf import Shelf, SourceFile

TABLE_SECTIONS = ("Reason", "Questions", "Exercise")
GUIDE_SECTIONS = ("Purpose", "Objections", "Evidence", "Key")
_QUESTIONS = range(2, 7)
_FEWEST_OBJECTIONS = 2
_ENTRY = re.compile(r"[-*]\s+")
_QUOTES = "\"'“”„«»‘’ "


@dataclass(frozen=True, slots=True)
class Table:
    """What may be said across the table about a clause, in one language.

    Attributes:
        reason: One honest sentence.
        questions: What to ask the company.
        exercise: A task for a training, in Markdown.
    """

    language: str
    reason: str
    questions: tuple[str, ...]
    exercise: str
    span: Span


@dataclass(frozen=True, slots=True)
class Objection:
    """What the employer says, and an answer that can be said aloud."""

    words: str
    answer: str
    span: Span


@dataclass(frozen=True, slots=True)
class Guide:
    """What only our side reads about a clause, in one language, in Markdown.

    Attributes:
        key: To the exercise of the table file.
    """

    language: str
    purpose: str
    objections: tuple[Objection, ...]
    evidence: str
    key: str
    span: Span


def read_table(library: Library, clause: str, language: str, report: Report) -> Table | None:
    """Return what may be said across the table, or None where the clause has no such file."""
    source = _highest(library.shelves, clause, f"table.{language}.md", report)
    if source is None:
        return None
    sections = _sections(source, TABLE_SECTIONS, clause, report)
    questions = sections.get("Questions")
    asked = _entries(questions.text) if questions else ()
    if questions and len(asked) not in _QUESTIONS:
        message = f"Questions: {len(asked)}. Two to six belong here."
        report.error("table/questions", message, questions.span, clause=clause)
    return Table(
        language=language,
        reason=_text(sections, "Reason"),
        questions=asked,
        exercise=_text(sections, "Exercise"),
        span=Span(source.shown),
    )


def read_guide(library: Library, clause: str, language: str, report: Report) -> Guide | None:
    """Return what only our side reads, or None where the clause has no such file."""
    source = _highest(library.shelves, clause, f"guide.{language}.md", report)
    if source is None:
        return None
    sections = _sections(source, GUIDE_SECTIONS, clause, report)
    objections = sections.get("Objections")
    answered = _objections(objections, clause, report) if objections else ()
    if objections and len(answered) < _FEWEST_OBJECTIONS:
        message = f"Objections: {len(answered)}. Two or more belong here."
        hint = 'Write each as “### "What the employer says."” and the answer under it.'
        report.error("guide/objections", message, objections.span, clause=clause, hint=hint)
    return Guide(
        language=language,
        purpose=_text(sections, "Purpose"),
        objections=answered,
        evidence=_text(sections, "Evidence"),
        key=_text(sections, "Key"),
        span=Span(source.shown),
    )


def languages_of(library: Library, clause: str, kind: str) -> tuple[str, ...]:
    """Return the languages in which a clause has a `table` or a `guide`, in order."""
    pattern = re.compile(rf"{kind}\.([a-z]{{2,3}}(?:-[A-Za-z0-9]+)*)\.md")
    names = (name for shelf in library.shelves for name in shelf.names(f"clauses/{clause}"))
    return tuple(sorted({m[1] for name in names if (m := pattern.fullmatch(name))}))


def _highest(shelves: Sequence[Shelf], clause: str, name: str, report: Report) -> SourceFile | None:
    """Return the file of the highest layer that has it."""
    for shelf in reversed(shelves):
        if name in shelf.names(f"clauses/{clause}"):
            return shelf.file(f"clauses/{clause}/{name}", report)
    return None


def _sections(
    source: SourceFile, wanted: Sequence[str], clause: str, report: Report
) -> Mapping[str, Section]:
    _, body, first_line = split_front_matter(source.text, source.shown, report)
    found = parse_sections(body, source.shown, report, first_line=first_line)
    rule = source.shown.rpartition("/")[2].split(".", 1)[0]
    for name in wanted:
        if name not in found:
            message = f"The section “{name}” is missing."
            report.error(
                f"{rule}/no-section",
                message,
                Span(source.shown),
                clause=clause,
                hint=f"Add “## {name}”.",
            )
        elif not found[name].text and not found[name].sections:
            message = f"The section “{name}” is empty."
            report.error(f"{rule}/empty-section", message, found[name].span, clause=clause)
    for name, section in found.items():
        if name not in wanted:
            message = f"“{name}” is no section of this file."
            hint = suggestion(name, wanted, f"There are: {', '.join(wanted)}.")
            report.error(f"{rule}/unknown-section", message, section.span, clause=clause, hint=hint)
    return found


def _objections(section: Section, clause: str, report: Report) -> tuple[Objection, ...]:
    found: list[Objection] = []
    for heading, part in section.sections.items():
        if not part.text:
            message = "Nobody answers this objection."
            report.error("guide/no-answer", message, part.span, clause=clause)
        found.append(Objection(heading.strip(_QUOTES), part.text, part.span))
    return tuple(found)


def _entries(text: str) -> tuple[str, ...]:
    """Return the entries of a list, each with its continuation lines joined."""
    entries: list[str] = []
    for line in text.split("\n"):
        if match := _ENTRY.match(line):
            entries.append(line[match.end() :].strip())
        elif line.strip() and entries:
            entries[-1] = f"{entries[-1]} {line.strip()}"
    return tuple(entries)


def _text(sections: Mapping[str, Section], name: str) -> str:
    return sections[name].text if name in sections else ""
