"""What a new version of a clause changes, and for whom: values, elements, provisions, words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.library.clause import read_clause
from clausekit.library.clause_source import source_of
from clausekit.library.ladder import gain
from clausekit.model.strength import STRENGTHS

if TYPE_CHECKING:
    from clausekit.library.clause import ClauseFolder
    from clausekit.library.clause_source import ClauseSource
    from clausekit.library.records import Clause

Effect: TypeAlias = Literal["better", "worse", "open"]
_EFFECTS: dict[int | None, Effect] = {1: "better", -1: "worse", 0: "open", None: "open"}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two versions of a clause.

    Attributes:
        kind: version, value, element, provision, words or basis.
        what: Which one, in words.
        before, after: What it was and is; empty where there was or is none.
        effect: For workers: better, worse, or open where a person has to judge.
    """

    kind: str
    what: str
    before: str
    after: str
    effect: Effect = "open"

    def as_data(self) -> dict[str, Any]:
        """Return the change for JSON."""
        return asdict(self)


def changes_between(
    clause: str, old: Sequence[ClauseFolder], new: Sequence[ClauseFolder]
) -> tuple[Change, ...]:
    """Return what differs between two states of a clause, the gravest kinds first."""
    before, after = read_clause(clause, old, Report()), read_clause(clause, new, Report())
    if before is None or after is None:
        state = "cannot be read"
        return (Change("version", "the clause", state if before is None else before.version,
                       state if after is None else after.version),)  # fmt: skip
    return (
        *_version(before, after),
        *_values(before, after),
        *_elements(before, after),
        *_provisions(before, after),
        *_words(source_of(old), source_of(new)),
        *_bases(before, after),
    )


def _version(before: Clause, after: Clause) -> Iterator[Change]:
    if before.version != after.version:
        yield Change("version", "version", before.version, after.version)


def _values(before: Clause, after: Clause) -> Iterator[Change]:
    for name in dict.fromkeys((*before.parameters, *after.parameters)):
        old, new = before.parameters.get(name), after.parameters.get(name)
        if old is None or new is None:
            yield Change(
                "value", name, "" if old is None else "asked", "" if new is None else "asked"
            )
            continue
        for strength in STRENGTHS:
            was, now = old.values.get(strength), new.values.get(strength)
            if was == now:
                continue
            step = None if was is None or now is None else gain(new, was, now)
            unit = f" {new.unit}" if new.unit else ""
            yield Change(
                "value",
                f"{name} at {strength}",
                "" if was is None else f"{_shown(was)}{unit}",
                "" if now is None else f"{_shown(now)}{unit}",
                _EFFECTS[step],
            )


def _elements(before: Clause, after: Clause) -> Iterator[Change]:
    lost = [e for e in before.elements if e not in after.elements]
    gained = [e for e in after.elements if e not in before.elements]
    for element in lost:
        yield Change("element", element, "carried", "", "worse")
    for element in gained:
        yield Change("element", element, "", "carried", "better")
    for strength in STRENGTHS:
        old, new = _carried(before, strength), _carried(after, strength)
        for element in before.elements:
            if element not in lost and element in old - new:
                yield Change("element", f"{element} at {strength}", "carried", "", "worse")
            elif element not in lost and element in new - old:
                yield Change("element", f"{element} at {strength}", "", "carried", "better")


def _carried(clause: Clause, strength: Any) -> set[str]:
    return {e for p in clause.provisions.values() for e in p.elements_at(strength)}


def _provisions(before: Clause, after: Clause) -> Iterator[Change]:
    for id_ in dict.fromkeys((*before.provisions, *after.provisions)):
        old, new = before.provisions.get(id_), after.provisions.get(id_)
        if old is None or new is None:
            yield Change(
                "provision", id_, "" if old is None else "stands", "" if new is None else "stands"
            )
        elif (old.down_to, old.when) != (new.down_to, new.when):
            yield Change("provision", id_, f"down to {old.down_to}", f"down to {new.down_to}")


def _words(before: ClauseSource, after: ClauseSource) -> Iterator[Change]:
    for language in sorted({*before.texts, *after.texts}):
        old, new = before.text(language).sections, after.text(language).sections
        for key in dict.fromkeys((*old, *new)):
            was, now = old.get(key, ""), new.get(key, "")
            if was.split() != now.split():
                what = f"{key[0]} @{key[1]}" if key[1] else key[0]
                yield Change("words", f"{what} ({language})", was, now)


def _bases(before: Clause, after: Clause) -> Iterator[Change]:
    old = {(b.instrument, b.at): b.verified for b in before.bases}
    new = {(b.instrument, b.at): b.verified for b in after.bases}
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            what = f"{key[0]} {key[1]}".strip()
            yield Change("basis", what, old.get(key, ""), new.get(key, ""))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
