"""Paragraph styles: names, outline levels, numbering and hidden text along the chain of bases."""

from __future__ import annotations

from clausekit.lean import dataclass
from clausekit.readers.docx.package import Element, attribute, child, local, on


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it says itself; `base` is the id of the style that it builds on."""

    id: str
    name: str
    kind: str
    base: str = ""
    outline: int | None = None
    number: str = ""
    level: int | None = None
    hidden: bool = False
    language: str = ""


class Styles:
    """The styles of a document, each asked together with its bases."""

    def __init__(self, tree: Element | None) -> None:
        self.by_id: dict[str, Style] = {}
        self.default = ""
        self.language = ""
        for element in tree if tree is not None else ():
            if local(element) == "style":
                style = _style(element)
                self.by_id[style.id] = style
                if style.kind == "paragraph" and attribute(element, "default") in (
                    "1",
                    "true",
                    "on",
                ):
                    self.default = style.id
            elif local(element) == "docDefaults":
                run = child(child(element, "rPrDefault"), "rPr")
                self.language = attribute(child(run, "lang"), "val")

    def chain(self, style_id: str) -> list[Style]:
        """Return the style and its bases, nearest first."""
        found: list[Style] = []
        while style_id in self.by_id and len(found) < 30:
            style = self.by_id[style_id]
            if style in found:
                break
            found.append(style)
            style_id = style.base
        return found

    def outline(self, style_id: str) -> int | None:
        """Return the outline level that the style gives, from 0."""
        return next((s.outline for s in self.chain(style_id) if s.outline is not None), None)

    def list_id(self, style_id: str) -> str:
        """Return the list that the style gives: `0` for none, empty where no style says."""
        return next((s.number for s in self.chain(style_id) if s.number), "")

    def hidden(self, style_id: str) -> bool:
        """Return whether text of the style is hidden."""
        return any(s.hidden for s in self.chain(style_id))

    def name(self, style_id: str) -> str:
        """Return the style's name in lower case: ids are translated, names of built-in styles are not."""
        style = self.by_id.get(style_id)
        return style.name.lower() if style else style_id.lower()


def _style(element: Element) -> Style:
    properties, run = child(element, "pPr"), child(element, "rPr")
    numbering = child(properties, "numPr")
    outline, level = (
        attribute(child(properties, "outlineLvl"), "val"),
        attribute(child(numbering, "ilvl"), "val"),
    )
    return Style(
        attribute(element, "styleId"),
        attribute(child(element, "name"), "val"),
        attribute(element, "type"),
        attribute(child(element, "basedOn"), "val"),
        int(outline) if outline.isdigit() and int(outline) < 9 else None,
        attribute(child(numbering, "numId"), "val"),
        int(level) if level.isdigit() else None,
        on(run, "vanish"),
        attribute(child(run, "lang"), "val"),
    )
