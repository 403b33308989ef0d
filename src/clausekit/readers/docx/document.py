"""From the bytes of a Word file to a `WordDocument`."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.errors import ReadError
from clausekit.lean import replace
from clausekit.readers.docx.comments import comments_of
from clausekit.readers.docx.footnotes import margins, notes
from clausekit.readers.docx.model import Change, View, WordDocument, WordParagraph
from clausekit.readers.docx.numbering import Numbering
from clausekit.readers.docx.package import Element, Package, attribute, child, local, package
from clausekit.readers.docx.revisions import Fate, Gatherer, holds_text
from clausekit.readers.docx.styles import Styles

MAX_PARAGRAPHS = 100_000
_LEVELS = 9
VIEWS: tuple[View, View] = ("accepted", "rejected")
_WRAPPERS = frozenset(
    str.split(
        "sdt sdtContent customXml smartTag ins del moveFrom moveTo body footnote endnote hdr ftr "
        "txbxContent"
    )
)


def read_document(data: bytes, name: str = "<docx>") -> WordDocument:
    """Return a Word document with its tracked changes, comments, notes and computed numbers.

    Raises:
        ReadError: The file is refused or cannot be read.
    """
    file = package(data, name)
    tree = file.tree(file.main)
    styles = Styles(_first(file, "styles"))
    lists = _first(file, "numbering")
    reader = _Reader(styles, Numbering(lists, styles.language), file)
    body = child(tree, "body")
    paragraphs = list(reader.paragraphs(body, "body")) if body is not None else []
    for kind, number, element in notes(file):
        paragraphs += [replace(p, note=number) for p in reader.paragraphs(element, kind)]
    for kind, element in margins(file):
        paragraphs += list(reader.paragraphs(element, kind))
    counted = Numbering(lists, styles.language)
    labels = {view: _labels(paragraphs, counted, view) for view in VIEWS}
    odd = (f"Numbers of the form “{form}” are shown as 1, 2, 3." for form in counted.unknown)
    warnings = (*file.warnings, *reader.warnings(paragraphs), *odd)
    return WordDocument(
        name, tuple(paragraphs), comments_of(file), labels, warnings, styles.language
    )


def _first(file: Package, kind: str) -> Element | None:
    paths = file.related(kind)
    return file.tree(paths[0]) if paths else None


def _labels(paragraphs: list[WordParagraph], numbering: Numbering, view: View) -> tuple[str, ...]:
    found: list[str] = []
    numbering.restart()
    for paragraph in paragraphs:
        missing = paragraph.mark in ("deleted" if view == "accepted" else "inserted", "cancelled")
        if paragraph.numbering is None or missing:
            found.append("")
        else:
            found.append(numbering.label(*paragraph.numbering))
    return tuple(found)


class _Reader:
    def __init__(self, styles: Styles, numbering: Numbering, file: Package) -> None:
        self.styles = styles
        self.numbering = numbering
        self.file = file
        self.count = 0
        self.tables = 0
        self.drawings = 0
        self.odd: list[str] = []

    def paragraphs(self, element: Element, part: str) -> Iterator[WordParagraph]:
        """Yield the paragraphs in an element, tables and content controls included."""
        for inside in element:
            name = local(inside)
            if name == "p":
                yield from self._paragraph(inside, part, (0, 0, 0))
            elif name == "tbl":
                yield from self._table(inside, part)
            elif name in _WRAPPERS:
                yield from self.paragraphs(inside, part)
            elif name == "AlternateContent":
                choice = child(inside, "Choice")
                yield from self.paragraphs(choice if choice is not None else inside, part)
            elif name == "altChunk":
                self.odd.append("The file includes another document that cannot be read here.")
            elif name not in ("pPr", "tcPr", "sectPr") and holds_text(inside):
                self._unknown(name, "text between paragraphs")

    def _unknown(self, name: str, where: str) -> None:
        self.odd.append(f"{where} stands in something that is not known ({name}): it was not read.")

    def _table(self, table: Element, part: str) -> Iterator[WordParagraph]:
        self.tables += 1
        number = self.tables
        rows = list(_flat(table, "tr"))
        for r, row in enumerate(rows, 1):
            properties = child(row, "trPr")
            fate = (
                next((Fate().within(c) for c in properties if local(c) in ("ins", "del")), Fate())
                if properties is not None
                else Fate()
            )
            for c, cell in enumerate(_flat(row, "tc"), 1):
                for paragraph in self.paragraphs(cell, part):
                    where = paragraph.where if paragraph.cell else (number, r, c)
                    yield _with_fate(replace(paragraph, cell=True, where=where), fate)

    def _paragraph(
        self, element: Element, part: str, where: tuple[int, int, int]
    ) -> Iterator[WordParagraph]:
        self.count += 1
        if self.count > MAX_PARAGRAPHS:
            raise ReadError(
                f"{self.file.name} holds more than {MAX_PARAGRAPHS:,} paragraphs.",
                hint="Split it, if it is a document.",
            )
        index = self.count
        content = Gatherer(self.styles).gather(element)
        properties = child(element, "pPr")
        style = attribute(child(properties, "pStyle"), "val") or self.styles.default
        mark, author, date = _mark(properties)
        outline = attribute(child(properties, "outlineLvl"), "val")
        languages = content.languages
        segments = (
            tuple(replace(s, hidden=True) for s in content.segments)
            if self.styles.hidden(style)
            else tuple(content.segments)
        )
        yield WordParagraph(
            index,
            segments,
            part,
            mark,
            author,
            date,
            self.styles.name(style),
            style,
            int(outline) if outline.isdigit() and int(outline) < 9 else self.styles.outline(style),
            None if _only_ends_section(element, properties) else self._numbering(properties, style),
            tuple(content.bookmarks),
            tuple(content.comments),
            tuple(content.notes),
            where=where,
            language=max(set(languages), key=languages.count) if languages else "",
        )
        for name in content.unknown:
            self._unknown(name, f"paragraph {index}")
        self.drawings += content.drawings if part == "body" else 0
        for field in content.fields:
            self.odd.append(
                f"paragraph {index} holds a field that fetches from elsewhere ({field}); it was not followed."
            )
        if content.bidi:
            self.odd.append(
                f"paragraph {index} held signs that turn the direction of text; they were taken out."
            )
        for box, fate in content.boxes:
            for paragraph in self.paragraphs(box, "textbox" if part == "body" else part):
                yield _with_fate(paragraph, fate)

    def _numbering(self, properties: Element | None, style: str) -> tuple[str, int] | None:
        own = child(properties, "numPr")
        number, level = attribute(child(own, "numId"), "val"), attribute(child(own, "ilvl"), "val")
        inherited = self.styles.list_id(style)
        number = number or inherited
        if not number and own is None:
            number = self._naming_list(style)
        if number in ("", "0"):  # the paragraph or its style says that it has no number
            return None
        at = int(level) if level.isdigit() else self._style_level(number, style)
        return (number, at) if at < _LEVELS else None

    def _naming_list(self, style: str) -> str:
        """Return a list of which a level names the style or one of its bases."""
        known = self.numbering.by_style
        return next((known[s.id][0] for s in self.styles.chain(style) if s.id in known), "")

    def _style_level(self, number: str, style: str) -> int:
        """Return the level that the nearest style says, or that names the nearest style."""
        for known in self.styles.chain(style):
            bound = self.numbering.bound(number, known.id)
            if known.level is not None or bound is not None:
                return known.level if known.level is not None else bound or 0
        return 0

    def warnings(self, paragraphs: list[WordParagraph]) -> list[str]:
        """Return what was odd, with hidden text named."""
        found = list(dict.fromkeys(self.odd))
        if self.drawings:
            found.append(
                f"Pictures, charts and drawings are not read; the text holds {self.drawings}."
            )
        for paragraph in paragraphs:
            hidden = "".join(s.text for s in paragraph.segments if s.hidden).strip()
            if hidden:
                found.append(f"paragraph {paragraph.index} holds hidden text: “{hidden[:120]}”.")
        return found


def _flat(element: Element, name: str) -> Iterator[Element]:
    """Yield children of that name, also inside content controls."""
    for inside in element:
        if local(inside) == name:
            yield inside
        elif local(inside) in ("sdt", "sdtContent", "customXml"):
            yield from _flat(inside, name)


def _only_ends_section(paragraph: Element, properties: Element | None) -> bool:
    """Return whether a paragraph holds nothing but the end of a section: Word prints no number."""
    if child(properties, "sectPr") is None:
        return False
    return not any(local(e) == "r" for e in paragraph.iter())


def _mark(properties: Element | None) -> tuple[Change, str, str]:
    run = child(properties, "rPr")
    for mark in run if run is not None else ():
        if local(mark) in ("ins", "del", "moveFrom", "moveTo"):
            fate = Fate().within(mark)
            return fate.change, fate.author, fate.date
    return "kept", "", ""


def _with_fate(paragraph: WordParagraph, fate: Fate) -> WordParagraph:
    """Return the paragraph of a row that was itself inserted or deleted."""
    if fate.change == "kept":
        return paragraph
    segments = tuple(
        s
        if s.change in ("deleted", "cancelled", fate.change)
        else replace(s, change=fate.change, author=fate.author, date=fate.date)
        for s in paragraph.segments
    )
    return replace(
        paragraph, segments=segments, mark=fate.change, mark_author=fate.author, mark_date=fate.date
    )
