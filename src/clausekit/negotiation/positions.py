"""What a position amounts to: strength, values and provisions, with what it takes over from above."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any, cast

from clausekit.assemble.draft import Draft, assemble
from clausekit.assemble.request import ClauseRequest
from clausekit.diagnostics import Report
from clausekit.lean import dataclass, replace
from clausekit.negotiation.case import Case
from clausekit.negotiation.mandate import POSITIONS, Mandate, Position, PositionName
from clausekit.source.span import Span
from clausekit.values.read import read_value

if TYPE_CHECKING:
    from clausekit.assemble.choice import ChosenClause
    from clausekit.library.records import Clause
    from clausekit.model.strength import Strength
    from clausekit.source.places import YamlDocument
    from clausekit.values.types import TypedValue


@dataclass(frozen=True, slots=True)
class Held:
    """A position worked out: what would stand on paper if it were signed.

    Attributes:
        given: Values that the position or the agreement file gives; others are the library's.
        decided: Whether the mandate says anything; an opening that it leaves out is the draft.
    """

    strength: Strength
    without: bool = False
    given: Mapping[str, Any] = field(default_factory=dict)
    omit: tuple[str, ...] = ()
    words: str = ""
    loses: tuple[str, ...] = ()
    decided: bool = True


def as_drafted(chosen: ChosenClause) -> Held:
    """Return what the draft asks, as a position."""
    wish = chosen.request
    return Held(
        strength=chosen.strength,
        given=wish.values if wish else {},
        omit=wish.omit if wish else (),
        decided=False,
    )


def held(mandate: Mandate | None, chosen: ChosenClause) -> dict[PositionName, Held | None]:
    """Return the three positions on a clause; None where the mandate has not decided it.

    A position without a strength goes on from the one above it and changes what it says. One with a
    strength starts from the library's values at that strength; what the library has no value for
    (a name, a place) stays as the agreement file gives it.
    """
    own = mandate.clauses.get(chosen.clause.id) if mandate else None
    above = as_drafted(chosen)
    found: dict[PositionName, Held | None] = {}
    for name in POSITIONS:
        position = own.positions.get(name) if own else None
        if position is None:
            found[name] = above if name == "opening" else None
            continue
        above = _from(position, above, chosen)
        found[name] = above
    return found


def _from(position: Position, above: Held, chosen: ChosenClause) -> Held:
    if position.without:
        return replace(above, without=True, words=position.words, loses=(), decided=True)
    goes_on = position.strength is None
    start = above.given if goes_on else _facts_of(chosen)
    return Held(
        strength=above.strength if position.strength is None else position.strength,
        given={**start, **position.values},
        omit=tuple(dict.fromkeys((*(above.omit if goes_on else ()), *position.omit))),
        words=position.words or (above.words if goes_on else ""),
        loses=position.loses or (above.loses if goes_on else ()),
    )


def _facts_of(chosen: ChosenClause) -> dict[str, Any]:
    given = chosen.request.values if chosen.request else {}
    parameters = chosen.clause.parameters
    return {n: v for n, v in given.items() if n in parameters and not parameters[n].values}


def raw_value(clause: Clause, position: Held, name: str) -> Any:
    """Return a parameter's value at a position as written, or None where it has none."""
    if position.without:
        return None
    if name in position.given:
        return position.given[name]
    return clause.parameters[name].values.get(position.strength)


def typed_values(case: Case, clause: Clause, position: Held) -> dict[str, TypedValue]:
    """Return the values of a clause at a position; wrong ones are left out, `check` reports them."""
    found = {}
    for name in clause.parameters:
        value = typed(case, clause, name, raw_value(clause, position, name))
        if value is not None:
            found[name] = value
    return found


def typed(case: Case, clause: Clause, name: str, raw: Any) -> TypedValue | None:
    """Return one value, or None where it is missing or wrong."""
    if raw is None:
        return None
    return read_value(
        clause.parameters[name], raw, case.request.currency, None, Report(), language=case.language
    )


def draft_at(case: Case, mandate: Mandate, name: PositionName, report: Report) -> Draft:
    """Return the draft as it would read with every clause at a position.

    What a mandate leaves undecided stays as drafted. Mistakes in its values are reported where they
    stand in the mandate.
    """
    clauses = dict(case.request.clauses)
    omit = list(case.request.omit)
    for id_, chosen in case.draft.chosen.items():
        position = held(mandate, chosen)[name]
        if position is None or not position.decided:
            continue
        if position.without:
            omit.append(id_)
            clauses.pop(id_, None)
            continue
        wish = chosen.request
        clauses[id_] = ClauseRequest(
            id=id_,
            span=mandate.clauses[id_].span,
            strength=position.strength,
            values=position.given,
            omit=position.omit,
            confirmed=wish.confirmed if wish else (),
        )
    places = cast("YamlDocument", _Places(case.request.document, mandate, name))
    request = replace(case.request, document=places, clauses=clauses, omit=tuple(omit))
    return assemble(request, case.library, report)


@dataclass(frozen=True, slots=True)
class _Places:
    """The places of an agreement file, where a mandate speaks those of the mandate."""

    document: YamlDocument
    mandate: Mandate
    name: PositionName

    def span(self, path: tuple[str | int, ...] = ()) -> Span:
        """Return the place of a value."""
        mine = self._mine(path)
        return self.mandate.document.span(mine) if mine else self.document.span(path)

    def key_span(self, path: tuple[str | int, ...]) -> Span:
        """Return the place of a key."""
        mine = self._mine(path)
        return self.mandate.document.key_span(mine) if mine else self.document.key_span(path)

    def _mine(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """Return the path in the mandate: at this position, or at the one above that it goes on from."""
        if len(path) < 2 or path[0] != "clauses" or path[1] not in self.mandate.clauses:
            return ()
        own = self.mandate.clauses[str(path[1])].positions
        for name in reversed(POSITIONS[: POSITIONS.index(self.name) + 1]):
            if name in own:
                mine = ("clauses", path[1], name, *path[2:])
                if len(path) == 2 or self.mandate.document.has(mine):
                    return mine
        return ()
