"""The pieces of a paragraph with their fates: text inside insertions, deletions, moves and controls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from clausekit.lean import dataclass, replace
from clausekit.readers.docx.model import Change, Segment
from clausekit.readers.docx.package import Element, attribute, child, local, on
from clausekit.readers.docx.styles import Styles

_SIGNS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}
_BIDI = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF], "")
_FIELDS_OF_CONCERN = ("DDE", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT")


@dataclass(frozen=True, slots=True)
class Fate:
    """What a tracked change says of everything inside it."""

    change: Change = "kept"
    author: str = ""
    date: str = ""
    moved: bool = False

    def within(self, element: Element) -> Fate:
        """Return the fate of what stands in the element: an insertion that is deleted again is deleted."""
        name = local(element)
        change: Change = "inserted" if name in ("ins", "moveTo") else "deleted"
        if self.change in ("deleted", "cancelled") or self.change == change:
            return self
        if self.change == "inserted":
            change = "cancelled"
        return Fate(
            change,
            attribute(element, "author"),
            attribute(element, "date"),
            name.startswith("move"),
        )


@dataclass(slots=True)
class Content:
    """What a paragraph holds, gathered in one walk."""

    segments: list[Segment] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    comments: list[tuple[str, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[tuple[Element, Fate]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    drawings: int = 0
    bidi: bool = False
    length: int = 0


_MATH = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo"})
_PASSED_THROUGH = frozenset(
    str.split(
        "hyperlink smartTag sdt sdtContent fldSimple customXml dir bdo ruby rubyBase oMath oMathPara"
    )
)


class Gatherer:
    """Walks one paragraph; the state of complex fields is kept from run to run."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.content = Content()
        self._codes: list[bool] = []

    def gather(self, paragraph: Element) -> Content:
        """Return the content of the paragraph."""
        for element in paragraph:
            self._take(element, Fate())
        return self.content

    def _take(self, element: Element, fate: Fate) -> None:
        name = local(element)
        if name == "r":
            self._run(element, fate)
        elif name in CHANGES:
            inner = fate.within(element)
            for inside in element:
                self._take(inside, inner)
        elif name in _PASSED_THROUGH or _is_formula(element, name):
            if name == "fldSimple":
                self._field(attribute(element, "instr"))
            for inside in element:
                self._take(inside, fate)
        elif name == "bookmarkStart":
            self.content.bookmarks.append(attribute(element, "name"))
        elif name in ("commentRangeStart", "commentReference"):
            self._comment(attribute(element, "id"))
        elif name == "AlternateContent":
            choice = child(element, "Choice")
            for inside in choice if choice is not None else (child(element, "Fallback") or ()):
                self._take(inside, fate)
        elif holds_text(element):
            self.content.unknown.append(name)

    def _comment(self, name: str) -> None:
        if name not in (known for known, _ in self.content.comments):
            self.content.comments.append((name, self.content.length))

    def _field(self, code: str) -> None:
        word = code.strip().split(" ", 1)[0].upper()
        if word in _FIELDS_OF_CONCERN or word.startswith("DDE"):
            self.content.fields.append(word)

    def _run(self, run: Element, fate: Fate) -> None:
        properties = child(run, "rPr")
        hidden = on(properties, "vanish") or on(properties, "specVanish")
        style = attribute(child(properties, "rStyle"), "val")
        hidden = hidden or (bool(style) and self.styles.hidden(style))
        language = attribute(child(properties, "lang"), "val")
        # The mark of a run itself may be tracked, inside formatted text saved by other programs.
        for mark in properties if properties is not None else ():
            if local(mark) in CHANGES:
                fate = fate.within(mark)
        for piece in run:
            text = self._piece(piece, fate)
            if text:
                self._add(Segment(text, fate.change, fate.author, fate.date, fate.moved, hidden))
                if language:
                    self.content.languages.append(language)

    def _piece(self, piece: Element, fate: Fate) -> str:
        name = local(piece)
        if name == "fldChar":
            self._field_mark(attribute(piece, "fldCharType"))
        elif name == "instrText":
            self._field(piece.text or "")
        elif name in ("footnoteReference", "endnoteReference"):
            self.content.notes.append(f"{name[:-9]}:{attribute(piece, 'id')}")
        elif name == "commentReference":
            self._comment(attribute(piece, "id"))
        elif name in ("drawing", "pict", "object"):
            self._drawing(piece, fate)
        elif name == "AlternateContent":
            return self._alternative(piece, fate)
        elif self._codes and self._codes[-1]:
            return ""
        elif name in ("t", "delText"):
            return self._clean(piece.text or "")
        elif name == "sym":
            code = attribute(piece, "char")
            return _symbol(code)
        elif name == "ptab":
            return "\t"
        else:
            return _SIGNS.get(name, "")
        del fate
        return ""

    def _drawing(self, piece: Element, fate: Fate) -> None:
        boxes = [(box, fate) for box in _boxes(piece)]
        self.content.boxes += boxes
        self.content.drawings += not boxes

    def _alternative(self, piece: Element, fate: Fate) -> str:
        """Return the text of the first form that shows something: an emoji stands in the last."""
        for branch in piece:
            before = len(self.content.boxes), self.content.drawings
            text = "".join(self._piece(inside, fate) for inside in branch)
            if text or before != (len(self.content.boxes), self.content.drawings):
                return text
        return ""

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self._codes.append(True)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            self._codes.pop()

    def _clean(self, text: str) -> str:
        if text.isascii():
            return text
        clean = text.translate(_BIDI)
        self.content.bidi = self.content.bidi or len(clean) != len(text)
        return clean

    def _add(self, segment: Segment) -> None:
        self.content.length += len(segment.text)
        last = self.content.segments[-1] if self.content.segments else None
        if last is not None and replace(last, text="") == replace(segment, text=""):
            self.content.segments[-1] = replace(last, text=last.text + segment.text)
        else:
            self.content.segments.append(segment)


def holds_text(element: Element) -> bool:
    """Return whether there is text under an element."""
    return any(local(e) in ("t", "delText") and e.text for e in element.iter())


def _is_formula(element: Element, name: str) -> bool:
    """Return whether an element is a part of a formula that holds others: `m:f` or `m:num`."""
    return str(element.tag).startswith(_MATH) and not name.endswith("Pr")


def _symbol(code: str) -> str:
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= value <= 0xF0FF:  # a symbol font: the sign itself is lost, the place is not
        return "•"
    return chr(value)


def _boxes(element: Element) -> Iterator[Element]:
    """Yield text boxes; of a choice and its fallback, which say the same, only the first."""
    for inside in element:
        name = local(inside)
        if name == "txbxContent":
            yield inside
        elif name == "AlternateContent":
            choice = child(inside, "Choice")
            yield from _boxes(choice if choice is not None else inside)
        elif name != "Fallback":
            yield from _boxes(inside)
