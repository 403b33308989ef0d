"""Word's automatic numbers, computed: what a reader sees before the paragraph.

Levels come from the abstract list, a `w:num` may override them; a paragraph takes its list from
itself or from its style, and a list level may name the style instead (`w:pStyle`).
"""

from __future__ import annotations

import re
from dataclasses import field

from clausekit.lean import dataclass, replace
from clausekit.model.scheme import counter
from clausekit.readers.docx.package import Element, attribute, child, local, on

_FORMS = {
    "decimal": "decimal",
    "decimalZero": "decimal-zero",
    "upperRoman": "upper-roman",
    "lowerRoman": "lower-roman",
    "upperLetter": "upper-letter",
    "lowerLetter": "lower-letter",
}
_CARDINALS = {
    "en": "one two three four five six seven eight nine ten "
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    "fr": "un deux trois quatre cinq six sept huit neuf dix "
    "onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez "
    "once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte",
}
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth",
    "fr": "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
    "es": "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
}


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, ListLevel]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document. `label` is to be called once for each numbered paragraph, in order."""

    def __init__(self, tree: Element | None, language: str = "en") -> None:
        self.language = language[:2] or "en"
        self._abstracts: dict[str, dict[int, ListLevel]] = {}
        self._linked: dict[str, str] = {}
        self._nums: dict[str, _List] = {}
        self.by_style: dict[str, tuple[str, int]] = {}
        if tree is not None:
            self._read(tree)
        self.restart()

    def restart(self) -> None:
        """Begin counting anew."""
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def _read(self, tree: Element) -> None:
        style_of: dict[str, str] = {}
        for element in tree:
            if local(element) == "abstractNum":
                name = attribute(element, "abstractNumId")
                self._abstracts[name] = {
                    int(attribute(v, "ilvl") or 0): _level(v) for v in element if local(v) == "lvl"
                }
                if link := attribute(child(element, "styleLink"), "val"):
                    style_of[link] = name
                if link := attribute(child(element, "numStyleLink"), "val"):
                    self._linked[name] = link
        for name, link in self._linked.items():
            if link in style_of:
                self._abstracts[name] = self._abstracts[style_of[link]]
        for element in tree:
            if local(element) == "num":
                self._read_num(element)

    def _read_num(self, element: Element) -> None:
        name, abstract = (
            attribute(element, "numId"),
            attribute(child(element, "abstractNumId"), "val"),
        )
        found = _List(abstract, dict(self._abstracts.get(abstract, {})))
        for override in element:
            if local(override) != "lvlOverride":
                continue
            at = int(attribute(override, "ilvl") or 0)
            level = child(override, "lvl")
            if level is not None:
                found.levels[at] = _level(level)
            start = attribute(child(override, "startOverride"), "val")
            if start.isdigit():
                found.starts[at] = int(start)
        self._nums[name] = found
        for at, listed in found.levels.items():
            if listed.style:
                self.by_style.setdefault(listed.style, (name, at))

    def label(self, number: str, level: int) -> str:
        """Return the label of the next paragraph on this level of the list; empty for a bullet."""
        found = self._nums.get(number)
        listed = found.levels.get(level) if found else None
        if found is None or listed is None:
            return ""
        counts = self._counts.setdefault(found.abstract, [None] * 9)
        override = found.starts.get(level)
        if override is not None and (number, level) not in self._started:
            counts[level] = override
        else:
            before = counts[level]
            counts[level] = listed.start if before is None else before + 1
        self._started.add((number, level))
        for deeper in range(level + 1, 9):
            after = found.levels.get(deeper)
            if (
                after is None
                or after.restart is None
                or (after.restart != 0 and level < after.restart)
            ):
                counts[deeper] = None
        return self._written(found, listed, level, counts)

    def _written(
        self, found: _List, listed: ListLevel, level: int, counts: list[int | None]
    ) -> str:
        if listed.form in ("bullet", "none") and "%" not in listed.pattern:
            return "" if listed.form == "bullet" else listed.pattern.strip()

        def number(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            own = found.levels.get(at, ListLevel())
            value = counts[at]
            if value is None:
                value = counts[at] = found.starts.get(at, own.start)
            return self._figure(
                value,
                "decimal"
                if listed.legal and at != level
                else own.form
                if not listed.legal
                else "decimal",
            )

        return re.sub(r"%([1-9])", number, listed.pattern).strip()

    def _figure(self, value: int, form: str) -> str:
        if form in ("none", "bullet"):
            return ""
        if form == "ordinal":
            return _ordinal(value, self.language)
        words = (
            {"cardinalText": _CARDINALS, "ordinalText": _ORDINALS}.get(form, {})
            .get(self.language, "")
            .split()
        )
        if words and 0 < value <= len(words):
            return words[value - 1].capitalize()
        known = _FORMS.get(form, "decimal")
        return counter(value, known) if value > 0 else str(value)  # type: ignore[arg-type]


def _ordinal(value: int, language: str) -> str:
    if language == "fr":
        return "1er" if value == 1 else f"{value}e"
    if language == "es":
        return f"{value}º"
    tail = (
        "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    )
    return f"{value}{tail}"


def _level(element: Element) -> ListLevel:
    start, restart = (
        attribute(child(element, "start"), "val"),
        attribute(child(element, "lvlRestart"), "val"),
    )
    form = attribute(child(element, "numFmt"), "val") or "decimal"
    found = ListLevel(
        int(start) if start.isdigit() else 1,
        form,
        attribute(child(element, "lvlText"), "val"),
        on(element, "isLgl"),
        int(restart) if restart.isdigit() else None,
        attribute(child(element, "pStyle"), "val"),
    )
    alternate = child(element, "AlternateContent")
    if alternate is not None:  # newer formats stand in a choice, with a plain fallback
        plain = child(child(alternate, "Fallback"), "numFmt")
        found = replace(found, form=attribute(plain, "val") or found.form)
    return found
