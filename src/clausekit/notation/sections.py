"""Files for people (`table`, `guide`): headed sections of plain Markdown, kept as text."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.notation.passage import SourceLine, Trouble, source_lines
from clausekit.source.span import Span

_FENCES = ("```", "~~~")


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a file.

    Attributes:
        heading: The words of its heading.
        text: The Markdown below it, up to the next heading, without empty lines around it.
        span: Place of the heading's words.
        body: Place of the first character of `text`; that of the heading when there is none.
        sections: The sub-sections by their headings, in the order of the file.
    """

    heading: str
    text: str
    span: Span
    body: Span
    sections: dict[str, Section]


def parse_sections(
    source: str, file: str, report: Report, *, first_line: int = 1
) -> dict[str, Section]:
    """Return the `##` sections by their headings, each with its `###` sub-sections."""
    trouble = Trouble(report)
    found: dict[str, Section] = {}
    inside: Section | None = None
    for level, heading, body in _parts(source_lines(source, file, trouble, first_line)):
        if heading is None:
            _refuse_lead(body, file, trouble)
            continue
        section = _section(heading, body, file, level)
        if level == 2:
            inside = section if _added(section, found, trouble) else None
        elif inside is not None:
            _added(section, inside.sections, trouble)
        else:
            trouble.error(
                "section",
                section.span,
                f"“{section.heading}” stands under no section.",
                "Begin with a “## ” heading.",
            )
    return found


def _parts(lines: list[SourceLine]) -> Iterator[tuple[int, SourceLine | None, list[SourceLine]]]:
    level, heading, body, fence = 0, None, list[SourceLine](), ""
    for line in lines:
        start = line.text.lstrip()[:3]
        if start in _FENCES and (not fence or start == fence):
            fence = "" if fence else start
        depth = 0 if fence else _level(line.text)
        if depth:
            yield level, heading, body
            level, heading, body = depth, line, []
        else:
            body.append(line)
    yield level, heading, body


def _level(text: str) -> int:
    return 2 if text.startswith("## ") else 3 if text.startswith("### ") else 0


def _section(heading: SourceLine, body: list[SourceLine], file: str, level: int) -> Section:
    words = heading.text[level:].strip()
    column = len(heading.text) - len(heading.text[level:].lstrip()) + 1
    span = Span(file, heading.number, column, heading.number, column + len(words))
    while body and not body[0].text.strip():
        body = body[1:]
    text = "\n".join(line.text.rstrip() for line in body).rstrip()
    place = Span(file, body[0].number, 1) if text else span
    return Section(words, text, span, place, {})


def _added(section: Section, found: dict[str, Section], trouble: Trouble) -> bool:
    earlier = found.setdefault(section.heading, section)
    if earlier is section and section.heading:
        return True
    message = (
        f"“{section.heading}” stands twice; the first is on line {earlier.span.line}."
        if section.heading
        else "The section has no heading."
    )
    trouble.error("section", section.span, message, "Give each section a heading of its own.")
    return False


def _refuse_lead(body: list[SourceLine], file: str, trouble: Trouble) -> None:
    first = next((line for line in body if line.text.strip()), None)
    if first is not None:
        trouble.error(
            "section",
            Span(file, first.number, first.indent + 1),
            "These words stand under no section.",
            "Begin with a “## ” heading.",
        )
