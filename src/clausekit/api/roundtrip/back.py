"""A clause that came back from Word, read as the notation of a layer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from clausekit.api.roundtrip.sheet import SheetLine, SheetWording, section_text, wordings_of
from clausekit.api.roundtrip.tokens import Recognised, notation_of
from clausekit.errors import ReadError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import Clause, Glossary
    from clausekit.readers.docx.model import WordDocument, WordParagraph

_MARK = re.compile(
    r"clausekit: (?P<id>[a-z0-9-]+/[a-z0-9-]+) · (?P<language>[\w-]+)(?: → (?P<target>[\w-]+))?"
    r" · (?P<version>\S+)"
)
_LABEL = re.compile(r"(?P<provision>[a-z0-9-]+) · (?P<strength>strong|standard|basic)")
_ITEM = re.compile(r"^\s*[•·–-]\s+")
_ONLY = re.compile(r"^\[(?P<strengths>[a-z, ]+) only\]\s*")
_END = re.compile(r"\s*(?:;(?:\s*(?:and|or))?|[.,])\s*$")
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file says that it is."""

    id: str
    language: str
    target: str
    version: str


@dataclass(slots=True)
class WordingBack:
    """A wording as it came back.

    Attributes:
        section: Its words in notation.
        before: The words that the library has.
    """

    wording: SheetWording
    section: str
    before: str
    found: Recognised
    comments: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether the words differ."""
        return self.section != self.before or bool(self.found.values)


def origin_of(document: WordDocument) -> Origin:
    """Return which clause a file holds.

    Raises:
        ReadError: It does not say.
    """
    for paragraph in document.paragraphs[:10]:
        match = _MARK.search(paragraph.text())
        if match:
            return Origin(match["id"], match["language"], match["target"] or "", match["version"])
    raise ReadError(
        f"“{document.name}” does not say which clause it is.",
        hint="Its line “clausekit: …” has gone. `clausekit show CLAUSE --to docx` makes a new file.",
    )


def wordings_back(
    document: WordDocument, library: Library, clause: Clause, language: str
) -> tuple[list[WordingBack], list[str]]:
    """Return the wordings of an edited clause, and what of the file belongs to none."""
    known = wordings_of(library, clause, language)
    by_name = {w.bookmark: w for w in known} | {w.label: w for w in known}
    forms = forms_of(library.glossary(language))
    comments = {c.id: c for c in document.comments}
    gathered: dict[str, list[WordParagraph]] = {}
    remarks: dict[str, list[str]] = {}
    stray: list[str] = []
    current = ""
    for paragraph in document.paragraphs:
        text = paragraph.text().strip()
        found = _wording_of(paragraph, by_name)
        if found is not None:
            current = found.label
            gathered.setdefault(current, [])
        elif _LABEL.fullmatch(text):
            stray.append(f"“{text}” names no wording of this clause; its words were not taken over")
            current = ""
        elif text and current and paragraph.part == "body" and not paragraph.cell:
            gathered[current].append(paragraph)
        elif text and (paragraph.part != "body" or paragraph.cell):
            where = "table" if paragraph.part == "body" else paragraph.part
            stray.append(f"“{text[:60]}” stands in a {where} and was not taken over")
        for id_, _ in paragraph.comments:
            if id_ in comments:
                said = comments[id_]
                remarks.setdefault(current, []).append(f"{said.author}: {said.text}")
    back = [
        _back(w, gathered[w.label], forms, remarks.get(w.label, []))
        for w in known
        if w.label in gathered
    ]
    stray += [
        f"“{w.label}” is missing in the file; the library's words stay"
        for w in known
        if w.label not in gathered
    ]
    return back, stray


def _wording_of(paragraph: WordParagraph, by_name: dict[str, SheetWording]) -> SheetWording | None:
    text = paragraph.text().strip()
    for name in paragraph.bookmarks:
        if name in by_name and _LABEL.fullmatch(text):
            return by_name[name]
    return by_name.get(text)


def _back(
    wording: SheetWording,
    paragraphs: Sequence[WordParagraph],
    forms: Sequence[str],
    comments: list[str],
) -> WordingBack:
    found = Recognised([], {}, [])
    pool = [p for line in wording.lines for p in line.pieces]
    marked = {p.text.casefold() for p in pool if p.kind == "term"}
    lines: list[tuple[int, tuple[str, ...], str]] = []
    for paragraph in paragraphs:
        depth, strengths, text = _line(paragraph, wording)
        own = next((line for line in wording.lines if _bare(line) == text), None)
        pieces = own.pieces if own is not None else pool
        words = notation_of(text, pieces, forms if own is None else (), found, marked=marked)
        lines.append((depth, strengths, words))
    section = section_text(lines, alternative=wording.alternative)
    return WordingBack(wording, section, _before(wording), found, comments)


def _bare(line: SheetLine) -> str:
    return "".join(p.text for p in line.pieces).strip()


def _before(wording: SheetWording) -> str:
    lines = [
        (x.depth, x.strengths, "".join(p.notation for p in x.pieces).strip()) for x in wording.lines
    ]
    return section_text(lines, alternative=wording.alternative)


def _line(paragraph: WordParagraph, wording: SheetWording) -> tuple[int, tuple[str, ...], str]:
    text = " ".join(paragraph.text().split())
    depth = 0
    if _ITEM.match(text) or paragraph.numbering is not None:
        text = _ITEM.sub("", text)
        same = next((x.depth for x in wording.lines if x.depth and _bare(x) in text), 1)
        depth = paragraph.numbering[1] + 1 if paragraph.numbering else same
        depth = min(depth, 2)
    only = _ONLY.match(text)
    strengths: tuple[str, ...] = ()
    if only:
        strengths = tuple(s.strip() for s in only["strengths"].split(","))
        text = text[only.end() :]
    if depth:
        text = _END.sub("", text)
    return depth, strengths, text.strip()


def forms_of(glossary: Glossary) -> list[str]:
    """Return the forms of defined terms that are worth recognising, the longest first."""
    forms = {f for t in glossary.terms.values() for f in (t.term, *t.forms) if len(f) >= _SHORT}
    return sorted(forms, key=lambda f: (-len(f), f))
