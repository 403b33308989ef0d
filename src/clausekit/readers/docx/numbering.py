"""Word's automatic numbers, computed: what a reader sees before the paragraph.

Levels come from the abstract list, a `w:num` may override them; a paragraph takes its list from
itself or from its style, and a list level may name the style instead (`w:pStyle`).
"""

from __future__ import annotations

import re
from dataclasses import field

from clausekit.lean import dataclass, replace
from clausekit.readers.docx.counters import padded, written
from clausekit.readers.docx.package import Element, attribute, child, local, on


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list."""

    start: int = 0
    form: str = "decimal"
    pattern: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""
    example: str = ""


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
        self.unknown: dict[str, None] = {}
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

    def bound(self, number: str, style: str) -> int | None:
        """Return the level of a list that names a style."""
        found = self._nums.get(number)
        levels = found.levels.items() if found else ()
        return next((at for at, level in levels if level.style == style), None)

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
        return self._written(found, listed, counts)

    def _written(self, found: _List, listed: ListLevel, counts: list[int | None]) -> str:
        if listed.form in ("bullet", "none") and "%" not in listed.pattern:
            return "" if listed.form == "bullet" else listed.pattern.strip()

        def number(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            own = found.levels.get(at, ListLevel())
            value = counts[at]
            if value is None:
                value = counts[at] = found.starts.get(at, own.start)
            return self._figure(value, own, "decimal" if listed.legal else own.form)

        return re.sub(r"%([1-9])", number, listed.pattern).strip()

    def _figure(self, value: int, level: ListLevel, form: str) -> str:
        if form == "custom" and (found := padded(value, level.example)) is not None:
            return found
        found = written(value, form, self.language)
        if found is None:
            self.unknown[form] = None
            return str(value)
        return found


def _level(element: Element) -> ListLevel:
    start, restart = (
        attribute(child(element, "start"), "val"),
        attribute(child(element, "lvlRestart"), "val"),
    )
    form = attribute(child(element, "numFmt"), "val") or "decimal"
    found = ListLevel(
        int(start) if start.isdigit() else 0,  # as the standard has it
        form,
        attribute(child(element, "lvlText"), "val"),
        on(element, "isLgl"),
        int(restart) if restart.isdigit() else None,
        attribute(child(element, "pStyle"), "val"),
        attribute(child(element, "numFmt"), "format"),
    )
    alternate = child(element, "AlternateContent")
    if alternate is not None:  # newer formats stand in a choice, with a plain fallback
        newer = child(child(alternate, "Choice"), "numFmt")
        plain = child(child(alternate, "Fallback"), "numFmt")
        example = attribute(newer, "format")
        form = "custom" if example else attribute(plain, "val") or found.form
        found = replace(found, form=form, example=example)
    return found
