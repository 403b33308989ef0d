"""An overlay held against what lay under it and what lies under it now: a plan, not yet a change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from clausekit.lean import dataclass
from clausekit.library.clause import STRUCTURE
from clausekit.library.clause_source import at, leaves, mapping_in
from clausekit.library.raw_text import Key, RawText, joined, split
from clausekit.library.threeway import Merge, merge_texts

if TYPE_CHECKING:
    from clausekit.library.clause import ClauseFolder
    from clausekit.library.clause_source import ClauseSource, Leaf, TextSource

Side: TypeAlias = Literal["", "ours", "theirs"]
_TEXT = re.compile(r"text\.([A-Za-z-]+)\.md")
_STRENGTHS = ("", "standard", "basic")
_OWN_KEYS = frozenset({"base", "replaces", "note", "version", "status"})


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a layer says otherwise and that has moved below.

    Attributes:
        file: The layer's file.
        what: A provision with its strength, or the path of a value.
        base, ours, theirs: As it was below, is in the layer, is below now; None for nothing.
        result: What shall stand in the layer; None for nothing.
        conflict: Whether a person has to choose.
    """

    file: str
    what: str
    base: str | None
    ours: str | None
    theirs: str | None
    result: str | None
    conflict: bool


@dataclass(frozen=True, slots=True)
class OverlayPlan:
    """What bringing an overlay up to date means.

    Attributes:
        files: New texts of the layer's files of the clause, those that change.
        parts: What was merged, taken, or waits for a choice.
    """

    files: Mapping[str, str]
    parts: tuple[Part, ...]

    @property
    def conflicts(self) -> tuple[Part, ...]:
        """The parts that wait for a choice."""
        return tuple(part for part in self.parts if part.conflict)


def plan_overlay(
    own: ClauseFolder, base: ClauseSource | None, now: ClauseSource, side: Side = ""
) -> OverlayPlan:
    """Return what an update of an overlay would do.

    Args:
        own: What the layer has of the clause.
        base: What lay below when it was made; None where nobody knows.
        now: What lies below.
        side: Whose words stand where both changed the same: the layer's, or those below.
    """
    planner = _Planner(own, base, now, side)
    for name in sorted(own.files):
        planner.file(name)
    return OverlayPlan(planner.files, tuple(planner.parts))


class _Planner:
    def __init__(
        self, own: ClauseFolder, base: ClauseSource | None, now: ClauseSource, side: Side
    ) -> None:
        self.own, self.base, self.now, self.side = own, base, now, side
        source = own.files.get(STRUCTURE)
        self.whole = bool(source and mapping_in(source.text).get("replaces") is True)
        self.files: dict[str, str] = {}
        self.parts: list[Part] = []

    def file(self, name: str) -> None:
        """Plan one file."""
        text = self.own.files[name].text
        if name == STRUCTURE:
            base = self.base.structure if self.base else None
            new = self._mapping(name, text, base, self.now.structure)
        elif found := _TEXT.fullmatch(name):
            base_text = self.base.text(found[1]) if self.base else None
            new = self._text(name, split(text), base_text, self.now.text(found[1]))
        else:
            was = self.base.forms.get(name) if self.base else None
            new = self._decide(name, "the form", was, text, self.now.forms.get(name)) or ""
        if new != text:
            self.files[name] = new

    def _text(self, name: str, raw: RawText, base: TextSource | None, now: TextSource) -> str:
        sections: dict[Key, str] = {}
        moved = False
        for key in self._keys(raw, base, now):
            was = base.sections.get(key) if base else None
            ours = raw.sections.get(key)
            words = self._decide(name, _named(key), was, ours, now.sections.get(key))
            moved = moved or words != ours
            if words is not None:
                sections[key] = words
        head = raw.head
        if raw.head:
            head = self._decide(name, "heading", base.head if base else None, head, now.head) or ""
        front = raw.front
        if front:
            front = self._mapping(name, front + "\n", base.labels if base else None, now.labels)
            front = front.rstrip("\n")
        if not moved and (head, front) == (raw.head, raw.front):
            return self.own.files[name].text
        return joined(RawText(front, head, sections))

    def _keys(self, raw: RawText, base: TextSource | None, now: TextSource) -> Iterator[Key]:
        """Yield every section that the layer has or could take, in the order of the layer."""
        there = {*raw.sections, *now.sections, *(base.sections if base else ())}
        own = dict.fromkeys(raw.provisions)
        if self.whole:
            own.update(dict.fromkeys(provision for provision, _ in now.sections))
        for provision in own:
            for strength in _STRENGTHS:
                if (provision, strength) in there:
                    yield provision, strength

    def _decide(
        self, file: str, what: str, base: str | None, ours: str | None, theirs: str | None
    ) -> str | None:
        """Return what shall stand, and note what moved."""
        if theirs in (base, ours):
            return ours
        merge = merge_texts(base, ours, theirs)
        conflict = merge == Merge(None)
        if conflict and self.side:
            conflict, result = False, ours if self.side == "ours" else theirs
        else:
            result = ours if conflict or merge is None else merge.text
            result = None if merge is None else result
        self.parts.append(Part(file, what, base, ours, theirs, result, conflict))
        return result

    def _mapping(
        self, name: str, text: str, base: Mapping[str, Any] | None, now: Mapping[str, Any]
    ) -> str:
        from clausekit.source.edit import YamlEditor

        own = mapping_in(text)
        editor = YamlEditor(text, self.own.files[name].shown)
        changed = False
        for path in self._paths(own, base, now):
            was, ours, theirs = at(base or {}, path), at(own, path), at(now, path)
            if (base is not None and was == theirs) or ours == theirs:
                continue
            taken = self._value(name, path, was, ours, theirs)
            if taken:
                self._take(editor, path, theirs)
                changed = True
        return editor.text() if changed else text

    def _paths(
        self, own: Mapping[str, Any], base: Mapping[str, Any] | None, now: Mapping[str, Any]
    ) -> Iterator[Leaf]:
        sides = (own, base or {}, now) if self.whole else (own,)
        paths = dict.fromkeys(path for side in sides for path, _ in leaves(side))
        return (path for path in paths if path[0] not in _OWN_KEYS)

    def _value(self, name: str, path: Leaf, was: Any, ours: Any, theirs: Any) -> bool:
        """Note a value that moved below; return whether the layer takes it."""
        free = self.whole and was == ours
        conflict = not free and not self.side
        taken = free or self.side == "theirs"
        base, own, below = (None if v is None else shown(v) for v in (was, ours, theirs))
        result = below if taken else own
        self.parts.append(Part(name, " ".join(path), base, own, below, result, conflict))
        return taken

    def _take(self, editor: Any, path: Leaf, theirs: Any) -> None:
        from clausekit.library.plain_data import plain_data

        if self.whole and theirs is not None:
            editor.put(path, plain_data(theirs))
        else:
            editor.remove(path)  # what an overlay does not say comes from below


def shown(value: Any) -> str:
    """Return a value as clause.yaml spells it, in one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(shown, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {shown(v)}" for k, v in value.items()) + "}"
    return "~" if value is None else str(value)


def _named(key: Key) -> str:
    return f"{key[0]} @{key[1]}" if key[1] else key[0]
