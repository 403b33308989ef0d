"""A clause as lines: what a Word file for editing shows, and what it is read back against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from clausekit.api.roundtrip.tokens import Piece, Shower
from clausekit.lean import dataclass
from clausekit.model.strength import STRENGTHS, Strength
from clausekit.notation.nodes import BlockNode, ItemNode, ListNode, ParagraphNode

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import Clause


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A paragraph or an item.

    Attributes:
        depth: 0 for a paragraph, 1 for an item, 2 for an item of an item.
        strengths: Strengths at which alone an item stands.
    """

    pieces: tuple[Piece, ...]
    depth: int = 0
    strengths: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The line as shown."""
        mark = f"[{', '.join(self.strengths)} only] " if self.strengths else ""
        return mark + "".join(p.text for p in self.pieces)


@dataclass(frozen=True, slots=True)
class SheetWording:
    """The words of a provision at a strength.

    Attributes:
        alternative: Whether items of its lists are joined by “or”.
    """

    provision: str
    strength: str
    lines: tuple[SheetLine, ...]
    alternative: bool = False

    @property
    def label(self) -> str:
        """What stands over it."""
        return f"{self.provision} · {self.strength or 'strong'}"

    @property
    def bookmark(self) -> str:
        """The name by which it is known again."""
        digest = sha256(f"wording {self.provision} @{self.strength}".encode()).digest()
        return f"_Ref{int.from_bytes(digest[:8], 'big') % 10**9:09d}"


def wordings_of(
    library: Library, clause: Clause, language: str, strength: str = ""
) -> tuple[SheetWording, ...]:
    """Return the wordings of a clause in the order of its provisions, the strongest first."""
    text = clause.texts[language]
    shower = Shower(library, clause, language)
    found = []
    for id_ in clause.provisions:
        for rung in STRENGTHS:
            wording = text.wordings.get(id_, {}).get(rung)
            if wording is None:
                continue
            if strength and clause.provisions[id_].wording_at(Strength(strength)) is not rung:
                continue
            shown = "" if rung is Strength.STRONG else str(rung)
            lines = tuple(_lines(wording.blocks, shower, rung))
            found.append(SheetWording(id_, shown, lines, _is_alternative(wording.blocks)))
    return tuple(found)


def _lines(blocks: Sequence[BlockNode], shower: Shower, rung: Strength) -> Iterator[SheetLine]:
    for block in blocks:
        if isinstance(block, ParagraphNode):
            yield SheetLine(tuple(shower.pieces(block.content, rung)))
        elif isinstance(block, ListNode):
            yield from _items(block.items, shower, rung, 1)


def _items(
    items: Sequence[ItemNode], shower: Shower, rung: Strength, depth: int
) -> Iterator[SheetLine]:
    for item in items:
        yield SheetLine(tuple(shower.pieces(item.content, rung)), depth, item.strengths)
        yield from _items(item.items, shower, rung, depth + 1)


def _is_alternative(blocks: Sequence[BlockNode]) -> bool:
    return any(isinstance(b, ListNode) and b.conjunction == "or" for b in blocks)


def section_text(lines: Sequence[tuple[int, tuple[str, ...], str]], *, alternative: bool) -> str:
    """Return lines (depth, strengths, notation) as the body of a section in a text file."""
    out: list[str] = []
    for at, (depth, strengths, words) in enumerate(lines):
        if not depth:
            out += ([""] if out else []) + [words]
            continue
        before = lines[at - 1][0] if at else 0
        following = lines[at + 1][0] if at + 1 < len(lines) else 0
        last = not any(d == depth for d in _run(lines, at + 1, depth))
        if not before and out:
            out.append("")
        mark = "".join(f"@{s} " for s in strengths)
        opens = following > depth
        end = (
            ""
            if opens and words.endswith(":")
            else ":"
            if opens
            else "."
            if last and depth == 1
            else ";"
        )
        if alternative and not last and _is_second_last(lines, at, depth):
            end += " or"
        out.append(f"{'  ' * (depth - 1)}- {mark}{words}{end}")
        if following == 0 and at + 1 < len(lines):
            continue
    return "\n".join(out)


def _run(
    lines: Sequence[tuple[int, tuple[str, ...], str]], start: int, depth: int
) -> Iterator[int]:
    """Yield the depths of what follows in the same list."""
    for d, _, _ in lines[start:]:
        if d < depth:
            return
        yield d


def _is_second_last(lines: Sequence[tuple[int, tuple[str, ...], str]], at: int, depth: int) -> bool:
    return sum(d == depth for d in _run(lines, at + 1, depth)) == 1
