"""All words of a clause as rows: heading, labels, and each line of each wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from clausekit.api.roundtrip.sheet import wordings_of
from clausekit.api.roundtrip.tokens import Piece, Shower
from clausekit.lean import dataclass
from clausekit.model.strength import Strength

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import Clause


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a translator's table.

    Attributes:
        key: `heading`, `parameter x`, `option x y`, `element x`, `confirm x`, or `provision · strength
            ¶ 2` with `•` for an item.
        source, target: The words in both languages; the target may be empty.
    """

    key: str
    source: tuple[Piece, ...]
    target: tuple[Piece, ...] = ()


def label_rows(library: Library, clause: Clause, language: str, target: str) -> Iterator[Row]:
    """Yield the rows of a clause."""
    text, other = clause.texts[language], clause.texts.get(target)
    shower, second = Shower(library, clause, language), Shower(library, clause, target)
    strong = Strength.STRONG
    yield Row(
        "heading",
        tuple(shower.pieces(text.heading, strong)),
        tuple(second.pieces(other.heading, strong)) if other else (),
    )
    for kind in ("parameters", "elements", "confirm"):
        mine: Mapping[str, str] = getattr(text, kind)
        theirs: Mapping[str, str] = getattr(other, kind) if other else {}
        for name, words in mine.items():
            yield Row(f"{kind.rstrip('s')} {name}", _words(words), _words(theirs.get(name, "")))
    for name, options in text.options.items():
        for option, nodes in options.items():
            there = other.options.get(name, {}).get(option, ()) if other else ()
            yield Row(
                f"option {name} {option}",
                tuple(shower.pieces(nodes, strong)),
                tuple(second.pieces(there, strong)),
            )
    known = {w.label: w for w in wordings_of(library, clause, target)} if other else {}
    for wording in wordings_of(library, clause, language):
        lines = known[wording.label].lines if wording.label in known else ()
        for at, line in enumerate(wording.lines):
            bullet = " " + "•" * line.depth if line.depth else ""
            mark = f" @{' @'.join(line.strengths)}" if line.strengths else ""
            yield Row(
                f"{wording.label} ¶ {at + 1}{bullet}{mark}",
                line.pieces,
                lines[at].pieces if at < len(lines) else (),
            )


def _words(text: str) -> tuple[Piece, ...]:
    return (Piece(text, "text", text),) if text else ()
