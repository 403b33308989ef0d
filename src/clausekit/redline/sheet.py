"""Styles and lists of a Word file: what a paragraph's properties come to."""

from __future__ import annotations

from dataclasses import field
from typing import TypeAlias

from lxml.etree import _Element as Element

from clausekit.lean import dataclass
from clausekit.redline.names import NAME, NUM_PR, P_PR, P_STYLE, VAL, w
from clausekit.redline.parts import Parts

ListLevel: TypeAlias = tuple[str, int]
"""A list (`w:numId`) and a level of it."""

_TYPE, _STYLE_ID, _NUM_ID, _ILVL = w("type"), w("styleId"), w("numId"), w("ilvl")
_NOISE = frozenset(
    w(n)
    for n in (
        "lang", "noProof", "bCs", "iCs", "szCs", "cs", "rtl", "kern", "rFonts", "webHidden", "spacing",
        "w", "position", "fitText", "eastAsianLayout", "snapToGrid", "ins", "del", "moveFrom",
        "moveTo", "rPrChange", "sz", "color", "shd",
    )
)  # fmt: skip
"""Run properties whose change nobody negotiates, and which programs rewrite at each save."""
_OFF = frozenset(("0", "false", "off", "none"))


@dataclass(slots=True)
class Sheet:
    """Styles and lists of one file.

    Attributes:
        styles: Style elements by id.
        names: Name in lower case by id: programs differ in ids, not in names.
    """

    styles: dict[str, Element]
    names: dict[str, str]
    defaults: dict[str, str]
    lists: dict[str, Element]
    abstracts: dict[str, Element]
    _numbered: dict[str, ListLevel | None] = field(default_factory=dict)
    _levels: dict[ListLevel, tuple[str, ...]] = field(default_factory=dict)
    _places: dict[tuple[str, str, str, bool], tuple[str, ListLevel | None]] = field(
        default_factory=dict
    )

    def style_name(self, id_: str, kind: str = "paragraph") -> str:
        """Return the name of a style by id; the default style's for none, and for one that is unknown."""
        default = self.defaults.get(kind, "")
        return self.names.get(id_ or default) or self.names.get(default, "")

    def place(self, properties: Element | None) -> tuple[str, ListLevel | None]:
        """Return the id of a paragraph's style, or an empty text, and its list and level, or None."""
        style = number = level = ""
        own = False
        for child in properties if properties is not None else ():
            if child.tag == P_STYLE:
                style = str(child.get(VAL) or "")
            elif child.tag == NUM_PR:
                own, number, level = True, _value(child, _NUM_ID), _value(child, _ILVL)
        key = (style, number, level, own)
        if key not in self._places:
            self._places[key] = style, self._list_level(style, number, level, own=own)
        return self._places[key]

    def list_level(self, properties: Element | None) -> ListLevel | None:
        """Return the list and level of a paragraph, its own or its style's; None for no number."""
        return self.place(properties)[1]

    def _list_level(self, id_: str, number: str, level: str, *, own: bool) -> ListLevel | None:
        if not self.lists:
            return None
        style = self._of_style(id_ or self.defaults.get("paragraph", ""))
        if not own:
            return style
        number = number or (style[0] if style else "")
        at = int(level) if level.isdigit() else style[1] if style else 0
        return (number, at) if number and number != "0" and number in self.lists else None

    def look(self, place: ListLevel | None) -> tuple[str, ...]:
        """Return what a level's number looks like: format and text of each level up to it."""
        if place is None:
            return ()
        if place not in self._levels:
            self._levels[place] = tuple(self._look(place))
        return self._levels[place]

    def _look(self, place: ListLevel) -> list[str]:
        abstract = self.abstracts.get(_value(self.lists.get(place[0]), w("abstractNumId")))
        if abstract is None:
            return []
        found = []
        for level in abstract.iter(w("lvl")):
            if str(level.get(_ILVL)) == str(place[1]):
                found = [_value(level, w("numFmt")), _value(level, w("lvlText")).strip()]
        return found

    def counting(self, id_: str) -> tuple[tuple[str, ...], ...]:
        """Return what makes two lists count alike: their levels, and where they begin anew."""
        entry = self.lists.get(id_)
        abstract = self.abstracts.get(_value(entry, w("abstractNumId")))
        if entry is None or abstract is None:
            return ()
        return (*counting(abstract), ("overrides",), *counting(entry))

    def _of_style(self, id_: str) -> ListLevel | None:
        if id_ not in self._numbered:
            self._numbered[id_] = None
            style = self.styles.get(id_)
            if style is not None:
                self._numbered[id_] = self._style_level(id_, style)
        return self._numbered[id_]

    def _style_level(self, id_: str, style: Element) -> ListLevel | None:
        inherited = self._of_style(_value(style, w("basedOn")))
        properties = style.find(P_PR)
        own = properties.find(NUM_PR) if properties is not None else None
        if own is None:
            return inherited
        number = _value(own, _NUM_ID) or (inherited[0] if inherited else "")
        if not number or number == "0" or number not in self.lists:
            return None
        level = _value(own, _ILVL)
        return number, int(level) if level.isdigit() else self._bound_level(number, id_)

    def _bound_level(self, number: str, style: str) -> int:
        abstract = self.abstracts.get(_value(self.lists.get(number), w("abstractNumId")))
        if abstract is not None:
            for level in abstract.iter(w("lvl")):
                if _value(level, P_STYLE) == style:
                    return int(str(level.get(_ILVL) or 0))
        return 0

    def look_of_run(self, properties: Element | None) -> frozenset[tuple[str, ...]]:
        """Return the run properties that a reader notices, styles by name."""
        if properties is None or len(properties) == 0:
            return _PLAIN
        found = set()
        for child in properties:
            if child.tag in _NOISE or not isinstance(child.tag, str):
                continue
            value = str(child.get(VAL) or "")
            if value in _OFF:
                continue
            if child.tag == w("rStyle"):
                value = self.style_name(value, "character")
                if value in ("default paragraph font", "annotation reference", ""):
                    continue
            found.add((child.tag, "" if value in ("1", "true", "on") else value))
        return frozenset(found)


_PLAIN: frozenset[tuple[str, ...]] = frozenset()


def sheet_of(parts: Parts) -> Sheet:
    """Return the styles and lists of a file."""
    styles: dict[str, Element] = {}
    names: dict[str, str] = {}
    defaults: dict[str, str] = {}
    for part in parts.related(parts.main, "styles"):
        for style in parts.tree(part).iter(w("style")):
            id_, kind = str(style.get(_STYLE_ID, "")), str(style.get(_TYPE, "paragraph"))
            styles[id_] = style
            names[id_] = _value(style, NAME).lower()
            if str(style.get(w("default"), "")) in ("1", "true", "on"):
                defaults[kind] = id_
    lists: dict[str, Element] = {}
    abstracts: dict[str, Element] = {}
    for part in parts.related(parts.main, "numbering"):
        root = parts.tree(part)
        abstracts |= {str(e.get(w("abstractNumId"))): e for e in root.iter(w("abstractNum"))}
        lists |= {str(e.get(_NUM_ID)): e for e in root.iter(w("num"))}
    return Sheet(styles, names, defaults, lists, abstracts)


def _value(parent: Element | None, tag: str) -> str:
    child = parent.find(tag) if parent is not None else None
    return str(child.get(VAL) or "") if child is not None else ""


def counting(definition: Element) -> tuple[tuple[str, ...], ...]:
    """Return format, text and start of each level under a definition of lists."""
    found = []
    for level in definition.iter(w("lvl"), w("lvlOverride")):
        values = [str(level.tag), str(level.get(_ILVL))]
        for name in ("start", "numFmt", "lvlText", "lvlRestart", "isLgl", "suff", "startOverride"):
            child = level.find(w(name))
            values.append("" if child is None else str(child.get(VAL) or "on"))
        found.append(tuple(values))
    return tuple(found)
