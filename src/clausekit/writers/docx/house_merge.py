"""House style and base document in one style sheet.

Styles that the house has are used as they are; those that it lacks are added from the base document.
A style of the house stays untouched, so that its numbering stands at the paragraph. Only styles that
an agreement uses are taken, and of them only properties on a closed list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from lxml import etree

from clausekit.lean import dataclass
from clausekit.writers.docx.base import base_styles
from clausekit.writers.docx.house_file import HouseFile
from clausekit.writers.docx.house_filter import keep
from clausekit.writers.docx.numbering import LISTS
from clausekit.writers.docx.setting import Page, Sheet
from clausekit.writers.docx.style_names import canonical
from clausekit.writers.docx.xml import W
from clausekit.writers.phrasing import is_right_to_left, language_tag

_TAG = "{" + W + "}"
_VAL = f"{_TAG}val"
_ID = f"{_TAG}styleId"
_NO_NUMBER = '<w:numPr><w:numId w:val="0"/></w:numPr>'
_LIKE_HEADING = frozenset({"FrontHeading", "ScheduleHeading"})


@dataclass(slots=True)
class Merge:
    """The style sheet in the making."""

    file: HouseFile
    page: Page
    root: etree._Element = field(
        default_factory=lambda: etree.Element(f"{_TAG}styles", nsmap={"w": W})
    )
    ids: dict[str, str] = field(default_factory=dict)
    own: dict[str, etree._Element] = field(default_factory=dict)
    added: dict[str, etree._Element] = field(default_factory=dict)
    first: int = 1

    def run(self, language: str) -> None:
        """Bring house and base together in `root`."""
        base = etree.fromstring(base_styles(language, self.page).encode())
        found = _by_name(self.file.styles)
        taken = {str(style.get(_ID)) for style in _styles(self.file.styles)}
        self.first = _free_number(self.file.numbering)
        for style in _styles(base):
            id_ = str(style.get(_ID))
            theirs = found.get((str(style.get(f"{_TAG}type")), canonical(_name(style))))
            if theirs is not None:
                self.own[id_], self.ids[id_] = theirs, str(theirs.get(_ID))
            else:
                self.added[id_] = style
                self.ids[id_] = id_ if id_ not in taken else f"Agreement{id_}"
        self.root.append(_defaults(self.file.styles, base, language))
        for style in self._closure():
            self.root.append(style)
        for id_, style in self.added.items():
            self.root.append(self._adapted(id_, style))

    def sheet(self) -> Sheet:
        """Return ids and numbering as the writer needs them."""
        places = {
            rung.style: (number, level)
            for number, rungs, *_ in LISTS
            for level, rung in enumerate(rungs)
        }
        numbered = {id_: self._direct(id_, places.get(id_)) for id_ in self.own}
        if "FrontHeading" in self.added and "Heading1" in self.own:
            numbered["FrontHeading"] = self._direct("Heading1", None)
        return Sheet(
            ids=self.ids,
            numbered={id_: xml for id_, xml in numbered.items() if xml},
            bound={id_: self.ids[id_] for id_ in places if id_ in self.added},
            indented=frozenset(i for i in places if i in self.own and not self._has(i, "ind")),
            first=self.first,
            tabs={"Footer": self._tabs("Footer")} if "Footer" in self.own else {},
        )

    def lists(self) -> tuple[str, str]:
        """Return the lists of the house that the styles taken from it refer to."""
        wanted = {
            str(number.get(_VAL))
            for style in self._closure()
            for number in style.iter(f"{_TAG}numId")
        }
        if self.file.numbering is None or not wanted:
            return "", ""
        nums = [
            num
            for num in self.file.numbering.iter(f"{_TAG}num")
            if num.get(f"{_TAG}numId") in wanted
        ]
        used = {str(a.get(_VAL)) for num in nums for a in num.iter(f"{_TAG}abstractNumId")}
        abstracts = [
            a for a in self.file.numbering.iter(f"{_TAG}abstractNum")
            if a.get(f"{_TAG}abstractNumId") in used
        ]  # fmt: skip
        kept = {str(style.get(_ID)) for style in self._closure()}
        return _as_text(abstracts, kept), _as_text(nums, kept)

    def _direct(self, id_: str, place: tuple[int, int] | None) -> str:
        """Return the numbering that stands at paragraphs of a style of the house."""
        if place is not None:
            number, level = place
            return (
                f'<w:numPr><w:ilvl w:val="{level}"/>'
                f'<w:numId w:val="{number + self.first - 1}"/></w:numPr>'
            )
        # A heading that the house numbers and the agreement does not must not count.
        return _NO_NUMBER if self._has(id_, "numPr", "numId") else ""

    def _has(self, id_: str, *path: str) -> bool:
        place = "/".join(f"{_TAG}{name}" for name in ("pPr", *path))
        return any(style.find(place) is not None for style in self._chain(self.own[id_]))

    def _tabs(self, id_: str) -> str:
        """Return the one tab that the footer needs, in place of those of the house's style."""
        width = str(self.page.text_width)
        stops = {
            str(tab.get(f"{_TAG}pos"))
            for style in self._chain(self.own[id_])
            for tab in style.iterfind(f"{_TAG}pPr/{_TAG}tabs/{_TAG}tab")
        } - {width}
        gone = "".join(
            f'<w:tab w:val="clear" w:pos="{at}"/>' for at in sorted(stops, key=_position)
        )
        return f'<w:tabs>{gone}<w:tab w:val="right" w:pos="{width}"/></w:tabs>'

    def _chain(self, style: etree._Element) -> Iterator[etree._Element]:
        by_id = {str(s.get(_ID)): s for s in _styles(self.file.styles)}
        seen: set[str] = set()
        now: etree._Element | None = style
        while now is not None and str(now.get(_ID)) not in seen:
            seen.add(str(now.get(_ID)))
            yield now
            parent = now.find(f"{_TAG}basedOn")
            now = by_id.get(str(parent.get(_VAL))) if parent is not None else None

    def _closure(self) -> Iterator[etree._Element]:
        """Yield the styles of the house that are used, with those they rest on, in their order."""
        wanted = {str(s.get(_ID)) for style in self.own.values() for s in self._chain(style)}
        for style in _styles(self.file.styles):
            if str(style.get(_ID)) in wanted:
                copy = keep(style)
                for name in ("next", "link"):
                    other = copy.find(f"{_TAG}{name}")
                    if other is not None and other.get(_VAL) not in wanted:
                        copy.remove(other)
                yield copy

    def _adapted(self, id_: str, style: etree._Element) -> etree._Element:
        style.set(_ID, self.ids[id_])
        if style.get(f"{_TAG}default") and any(
            s.get(f"{_TAG}default") and s.get(f"{_TAG}type") == style.get(f"{_TAG}type")
            for s in _styles(self.file.styles)
        ):
            del style.attrib[f"{_TAG}default"]
        for name in ("basedOn", "next", "link"):
            other = style.find(f"{_TAG}{name}")
            if other is not None:
                other.set(_VAL, self.ids[str(other.get(_VAL))])
        self._in_house_colours(id_, style)
        for number in style.iter(f"{_TAG}numId"):
            number.set(_VAL, str(int(str(number.get(_VAL))) + self.first - 1))
        return style

    def _in_house_colours(self, id_: str, style: etree._Element) -> None:
        """Let headings that the house lacks look like the house's first heading."""
        run = style.find(f"{_TAG}rPr")
        if run is None:
            return
        for colour in run.findall(f"{_TAG}color"):
            run.remove(colour)
        if id_ in _LIKE_HEADING and "Heading1" in self.own:
            style.remove(run)
            based = style.find(f"{_TAG}basedOn")
            if based is not None:
                based.set(_VAL, self.ids["Heading1"])


def _styles(root: etree._Element) -> Iterator[etree._Element]:
    return root.iterchildren(f"{_TAG}style")


def _position(stop: str) -> int:
    return int(stop) if stop.lstrip("-").isdigit() else 0


def _name(style: etree._Element) -> str:
    name = style.find(f"{_TAG}name")
    return str(name.get(_VAL)) if name is not None else ""


def _by_name(root: etree._Element) -> Mapping[tuple[str, str], etree._Element]:
    found: dict[tuple[str, str], etree._Element] = {}
    for style in _styles(root):
        kind = str(style.get(f"{_TAG}type", "paragraph"))
        aliases = style.find(f"{_TAG}aliases")
        others = str(aliases.get(_VAL)).split(",") if aliases is not None else []
        for name in (_name(style), *others):
            found.setdefault((kind, canonical(name)), style)
    return found


def _free_number(numbering: etree._Element | None) -> int:
    if numbering is None:
        return 1
    used = [
        int(str(e.get(f"{_TAG}{name}", "0")))
        for kind, name in (("num", "numId"), ("abstractNum", "abstractNumId"))
        for e in numbering.iter(f"{_TAG}{kind}")
    ]
    return max(used, default=0) + 1


def _defaults(house: etree._Element, base: etree._Element, language: str) -> etree._Element:
    """Return the house's defaults with the language of this document."""
    found = house.find(f"{_TAG}docDefaults")
    copy = keep(found if found is not None else base.find(f"{_TAG}docDefaults"))  # type: ignore[arg-type]
    tag = language_tag(language)
    for lang in copy.iter(f"{_TAG}lang"):
        lang.set(f"{_TAG}bidi" if is_right_to_left(language) else _VAL, tag)
    return copy


def _as_text(elements: list[etree._Element], styles: set[str]) -> str:
    """Return list elements as text; levels let go of styles that were not taken."""
    out: list[str] = []
    for element in elements:
        copy = keep(element)
        for bound in list(copy.iter(f"{_TAG}pStyle")):
            parent = bound.getparent()
            if parent is not None and bound.get(_VAL) not in styles:
                parent.remove(bound)
        root = etree.Element("root", nsmap={"w": W})
        root.append(copy)
        text = etree.tostring(root, encoding="unicode")
        out.append(text[text.index(">") + 1 : text.rindex("<")])
    return "".join(out)
