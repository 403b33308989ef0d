"""What layers did to a clause: whose words stand where, and what they left behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.library.clause import STRUCTURE, ClauseFolder, digest, read_clause
from clausekit.library.ladder import gain
from clausekit.model.strength import Strength
from clausekit.source.span import Span
from clausekit.source.yaml import load_yaml

if TYPE_CHECKING:
    from clausekit.library.records import Clause, Parameter


@dataclass(frozen=True, slots=True)
class MovedBase:
    """A clause that changed under an overlay since the overlay was made.

    Attributes:
        layer: The layer whose overlay is concerned.
        version, sha256: Of the base that the overlay was made for.
        now: Hash of what lies under it today.
        span: Where the overlay records its base.
    """

    layer: str
    version: str
    sha256: str
    now: str
    span: Span


@dataclass(frozen=True, slots=True)
class Weakening:
    """Something that a layer gives workers less of than the layer below does at its basic.

    Attributes:
        layer: The layer that gives less.
        message: What it is, in one sentence.
        path: Its place in clause.yaml.
    """

    layer: str
    message: str
    path: tuple[str, ...]


def older_words(clause: Clause) -> tuple[tuple[str, str], ...]:
    """Return language and provision of words that a higher layer replaced in another language only."""
    ranks = {layer: rank for rank, layer in enumerate(clause.layers)}
    found: list[tuple[str, str]] = []
    for id_ in clause.provisions:
        by_language = {
            language: max(ranks.get(w.layer, 0) for w in text.wordings[id_].values())
            for language, text in clause.texts.items()
            if text.wordings.get(id_)
        }
        newest = max(by_language.values(), default=0)
        found += ((language, id_) for language, rank in by_language.items() if rank < newest)
    return tuple(found)


def unconfirmed(clause: Clause) -> tuple[tuple[str, str], ...]:
    """Return language and provision of new words whose layer does not restate the elements."""
    return tuple(
        (language, id_)
        for language, text in clause.texts.items()
        for id_, given in text.wordings.items()
        if id_ in clause.provisions
        and clause.provisions[id_].elements
        and any(not wording.restated for wording in given.values())
    )


def moved_bases(folders: Sequence[ClauseFolder]) -> tuple[MovedBase, ...]:
    """Return the overlays of a clause whose recorded base is not what lies under them today."""
    found: list[MovedBase] = []
    for index, folder in enumerate(folders):
        source = folder.files.get(STRUCTURE)
        document = load_yaml(source.text, source.shown, Report()) if source else None
        data = document.data if document and isinstance(document.data, dict) else {}
        base = data.get("base")
        if not isinstance(base, dict) or not isinstance(base.get("sha256"), str):
            continue
        now = digest(folders[:index])
        if document and base["sha256"] != now:
            span = document.span(("base", "sha256"))
            recorded = str(base["sha256"])
            found.append(MovedBase(folder.layer, str(base.get("version", "")), recorded, now, span))
    return tuple(found)


def weakenings(clause: Clause, folders: Sequence[ClauseFolder]) -> tuple[Weakening, ...]:
    """Return what layers give workers less of than a layer below them does at its basic.

    Each layer is held against the one below it and against the lowest, so that two small steps
    down are seen as well as one. A layer that replaces the clause whole is held against what it
    replaced.
    """
    found: dict[Weakening, None] = {}
    for count in range(2, len(folders) + 1):
        here = clause if count == len(folders) else _read(clause.id, folders[:count])
        for below in dict.fromkeys((count - 1, 1)):
            before = _read(clause.id, folders[:below])
            if here is not None and before is not None:
                pair = folders[count - 1].layer, folders[below - 1].layer
                found.update(dict.fromkeys(_between(before, here, *pair)))
    return tuple(found)


def _read(id_: str, folders: Sequence[ClauseFolder]) -> Clause | None:
    return read_clause(id_, folders, Report())


def _between(below: Clause, clause: Clause, layer: str, lower: str) -> Iterator[Weakening]:
    for name, parameter in clause.parameters.items():
        if name in below.parameters:
            for message in _lesser_values(below.parameters[name], parameter, lower):
                yield Weakening(layer, message, ("parameters", name, "values"))
    yield from _lost_elements(below, clause, layer, lower)


def _lesser_values(before: Parameter, after: Parameter, lower: str) -> Iterator[str]:
    """Yield a sentence for each value that is worse than the worst one below."""
    if not before.values or before.type != after.type:
        return
    floor = list(before.values.values())[-1]
    for strength, value in after.values.items():
        if value != floor and (gain(before, floor, value) or 0) < 0:
            yield f"“{after.name}” at {strength} is {value}; “{lower}” gives {floor} at its lowest."


def _lost_elements(below: Clause, clause: Clause, layer: str, lower: str) -> Iterator[Weakening]:
    for strength in Strength:
        lost = _carried(below, strength) - _carried(clause, strength)
        for element in sorted(lost):
            message = f"“{element}”, which “{lower}” carries at {strength}, is lost."
            yield Weakening(layer, message, ("elements",))


def _carried(clause: Clause, strength: Strength) -> set[str]:
    return {e for p in clause.provisions.values() for e in p.elements_at(strength)}
