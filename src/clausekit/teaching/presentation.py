"""Slides as a PowerPoint file: the only module that knows python-pptx.

The library's own template brings a printer's settings, a thumbnail, an author and nine layouts that
nobody uses; what is written here keeps none of it, and is the same bytes for the same slides.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from clausekit.teaching.slides import Slide
from clausekit.writers.docx.zipbytes import pack

_INCH = 914400
_WIDTH, _HEIGHT = int(13.333 * _INCH), int(7.5 * _INCH)
_LEFT, _TEXT_WIDTH = int(0.85 * _INCH), int(11.6 * _INCH)
_NAVY, _INK, _GREY, _PALE, _WHITE, _WARM = (
    "1F3A5F",
    "1F2937",
    "5B6472",
    "F3F6FA",
    "FFFFFF",
    "B45309",
)
_DARK = frozenset({"title", "section"})
_TITLE_AND_TEXT, _TITLE_ONLY = "Title and Content", "Title Only"
_KEPT_LAYOUTS = frozenset({_TITLE_AND_TEXT, _TITLE_ONLY})
_JUNK = re.compile(r"ppt/printerSettings/|docProps/(?:thumbnail|app)")
_TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}


def presentation(slides: tuple[Slide, ...], title: str, language: str) -> bytes:
    """Return the slides as a file for PowerPoint or Impress."""
    from pptx import Presentation

    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    _dress(deck)
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    for number, slide in enumerate(slides, 1):
        layout = layouts[_TITLE_AND_TEXT if slide.look == "points" else _TITLE_ONLY]
        _Page(deck.slides.add_slide(layout), slide, number, title).draw()
    out = io.BytesIO()
    deck.save(out)
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return pack(_cleaned(parts, title, _TAGS.get(language[:2], language)))


def _dress(deck: Any) -> None:
    """Widen the template to 16:9, drop layouts that no slide uses, set the styles of title and text."""
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT_LAYOUTS:
            deck.slide_layouts.remove(layout)
    master = deck.slide_master
    for holder in (master, *deck.slide_layouts):
        for shape in list(holder.placeholders):
            if shape.placeholder_format.type is not None and "DATE" in str(
                shape.placeholder_format.type
            ):
                shape.element.getparent().remove(shape.element)
                continue
            place = shape.element.spPr.find(_q("a", "xfrm"))
            if place is not None:
                shape.left, shape.width = int(shape.left * 4 / 3), int(shape.width * 4 / 3)
    styles = master.element.find(_q("p", "txStyles"))
    _style(styles.find(f"{_q('p', 'titleStyle')}/{_q('a', 'lvl1pPr')}"), 3400, _NAVY, bold=True)
    _style(styles.find(f"{_q('p', 'bodyStyle')}/{_q('a', 'lvl1pPr')}"), 2600, _INK, bold=False)


def _style(level: Any, size: int, colour: str, *, bold: bool) -> None:
    level.set("algn", "l")
    run = level.find(_q("a", "defRPr"))
    run.set("sz", str(size))
    run.set("b", "1" if bold else "0")
    fill = run.find(_q("a", "solidFill"))
    for child in list(fill):
        fill.remove(child)
    fill.append(fill.makeelement(_q("a", "srgbClr"), {"val": colour}))


def _q(prefix: str, name: str) -> str:
    from pptx.oxml.ns import qn

    return str(qn(f"{prefix}:{name}"))


class _Page:
    """Draws one slide: title, then text, then what stands in the corners."""

    def __init__(self, page: Any, slide: Slide, number: int, footer: str) -> None:
        self.page, self.slide, self.number, self.footer = page, slide, number, footer

    def draw(self) -> None:
        """Draw it."""
        look = self.slide.look
        if look in _DARK:
            self._background(_NAVY)
        elif look == "task":
            self._background(_PALE)
        {"title": self._cover, "section": self._cover, "points": self._points, "big": self._big,
         "task": self._task, "programme": self._programme}[look]()  # fmt: skip
        if look != "title":
            self._corner()
        if self.slide.notes:
            self.page.notes_slide.notes_text_frame.text = self.slide.notes

    def _background(self, colour: str) -> None:
        fill = self.page.background.fill
        fill.solid()
        fill.fore_color.rgb = _rgb(colour)

    def _cover(self) -> None:
        self._title(2.3, 1.6, _WHITE, 46 if self.slide.look == "title" else 40)
        if self.slide.label:
            self._text([self.slide.label], 1.7, 0.5, 20, "C7D2E3")
        self._text([self.slide.big], 4.1, 2.2, 28, "E5EAF2")

    def _points(self) -> None:
        self._title(0.55, 1.1, _NAVY, 34)
        self._rule()
        body = self.page.placeholders[1]
        self._place(body, 1.95, 4.7)
        frame = body.text_frame
        for index, point in enumerate(self.slide.points):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            paragraph.text = point
            paragraph.space_after = _points_of(16)
            self._size(paragraph, 32 if len(self.slide.points) < 5 else 28)

    def _big(self) -> None:
        self._title(0.55, 1.1, _NAVY, 34)
        self._rule()
        size = 48 if len(self.slide.big) < 90 else 36
        self._text([self.slide.big], 2.4, 3.8, size, _INK)

    def _task(self) -> None:
        self._text([self.slide.label], 0.45, 0.5, 20, _WARM, bold=True)
        self._title(0.95, 1.1, _NAVY, 34)
        size = 30 if len(self.slide.big) < 240 else 26
        self._text([self.slide.big], 2.35, 4.2, size, _INK)

    def _programme(self) -> None:
        self._title(0.45, 0.9, _NAVY, 34)
        self._rule(1.4)
        size = min(26, int(390 / max(1, len(self.slide.points)) / 1.25))
        self._text(self.slide.points, 1.6, 5.2, size, _INK, tabbed=True)

    def _title(self, top: float, height: float, colour: str, size: int) -> None:
        from pptx.enum.text import MSO_ANCHOR

        shape = self.page.shapes.title
        self._place(shape, top, height)
        shape.text_frame.word_wrap = True
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        shape.text_frame.text = self.slide.title
        small = size if len(self.slide.title) < 46 else size - 6
        self._font(shape.text_frame.paragraphs[0].runs[0], small, colour, bold=True)

    def _rule(self, top: float = 1.68) -> None:
        from pptx.enum.shapes import MSO_SHAPE

        at = (_LEFT, int(top * _INCH), int(1.4 * _INCH), int(0.06 * _INCH))
        bar = self.page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *at)
        bar.name = "Rule"
        bar.fill.solid()
        bar.fill.fore_color.rgb = _rgb(_WARM)
        bar.line.fill.background()
        bar.shadow.inherit = False

    def _text(
        self,
        texts: tuple[str, ...] | list[str],
        top: float,
        height: float,
        size: int,
        colour: str,
        *,
        bold: bool = False,
        tabbed: bool = False,
    ) -> None:
        shape = self.page.shapes.add_textbox(0, 0, 0, 0)
        self._place(shape, top, height)
        frame = shape.text_frame
        frame.word_wrap = True
        for index, text in enumerate(texts):
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            if tabbed:
                _tab_stop(paragraph)
            run = paragraph.add_run()
            run.text = text
            self._font(run, size, colour, bold=bold)

    def _corner(self) -> None:
        colour = "C7D2E3" if self.slide.look in _DARK else _GREY
        self._text([f"{self.footer}   {self.number}"], 6.95, 0.35, 12, colour)

    def _place(self, shape: Any, top: float, height: float) -> None:
        shape.left, shape.width = _LEFT, _TEXT_WIDTH
        shape.top, shape.height = int(top * _INCH), int(height * _INCH)

    def _size(self, paragraph: Any, size: int) -> None:
        for run in paragraph.runs:
            run.font.size = _points_of(size)

    def _font(self, run: Any, size: int, colour: str, *, bold: bool) -> None:
        run.font.size = _points_of(size)
        run.font.bold = bold
        run.font.color.rgb = _rgb(colour)


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    made: Any = RGBColor
    return made(*bytes.fromhex(colour))


def _points_of(size: int) -> int:
    return size * 12700


def _tab_stop(paragraph: Any) -> None:
    """Let a tab in the paragraph reach as far as a time of day is wide; python-pptx knows no tabs."""
    properties = paragraph._p.get_or_add_pPr()
    stops = properties.makeelement(_q("a", "tabLst"), {})
    stops.append(stops.makeelement(_q("a", "tab"), {"pos": str(int(1.3 * _INCH)), "algn": "l"}))
    properties.append(stops)


def _cleaned(parts: Mapping[str, bytes], title: str, tag: str) -> dict[str, bytes]:
    """Return the parts without what the template brought along, with our own properties."""
    kept = {name: data for name, data in parts.items() if not _JUNK.match(name)}
    for name, data in kept.items():
        if name.endswith(".rels"):
            text = data.decode()
            text = re.sub(
                r'<Relationship [^>]*Target="[^"]*(?:printerSettings|thumbnail|docProps/app)[^"]*"[^>]*/>',
                "", text,
            )  # fmt: skip
            kept[name] = text.encode()
        elif name.startswith("ppt/") and name.endswith(".xml"):
            text = re.sub(
                r'(<a:(?:rPr|defRPr|endParaRPr)\b[^>]*?) lang="[^"]*"', r"\1", data.decode()
            )
            kept[name] = re.sub(r"<a:rPr\b", f'<a:rPr lang="{tag}"', text).encode()
    types = kept["[Content_Types].xml"].decode()
    types = re.sub(r'<Override [^>]*PartName="/docProps/app\.xml"[^>]*/>', "", types)
    types = re.sub(r'<Default [^>]*Extension="(?:bin|jpeg)"[^>]*/>', "", types)
    kept["[Content_Types].xml"] = types.encode()
    kept["docProps/core.xml"] = _core(title, tag)
    return kept


def _core(title: str, tag: str) -> bytes:
    from xml.sax.saxutils import escape

    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{tag}</dc:language></cp:coreProperties>"
    ).encode()
