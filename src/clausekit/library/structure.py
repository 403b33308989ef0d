"""Structure of a clause, from valid data to records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from clausekit.library.records import Basis, Parameter, Provision, When
from clausekit.model.strength import Strength

if TYPE_CHECKING:
    from clausekit.source.places import Places


def parameters_of(data: Mapping[str, Any], places: Places) -> dict[str, Parameter]:
    """Return the parameters by name, in the order of the file."""
    found: dict[str, Parameter] = {}
    for name, record in (data.get("parameters") or {}).items():
        per = record.get("per", ())
        better = record.get("better", "none")
        found[name] = Parameter(
            name=name,
            type=record["type"],
            span=places.key_span(("parameters", name)),
            unit=record.get("unit", ""),
            per=(per,) if isinstance(per, str) else tuple(per),
            minimum=record.get("minimum"),
            maximum=record.get("maximum"),
            better=str(better).lower() if isinstance(better, bool) else better,
            options=tuple(record.get("options", ())),
            values=by_strength(record.get("values")),
            anchor=record.get("anchor"),
            proposal=record.get("proposal", False),
        )
    return found


def provisions_of(data: Mapping[str, Any], places: Places) -> dict[str, Provision]:
    """Return the provisions by id, in the order of the file."""
    found: dict[str, Provision] = {}
    for id_, raw in data["provisions"].items():
        record = raw or {}
        wordings = by_strength(record.get("wordings"))
        without = by_strength(record.get("without"))
        found[id_] = Provision(
            id=id_,
            span=places.key_span(("provisions", id_)),
            elements=tuple(record.get("elements", ())),
            machinery=record.get("machinery", False),
            wordings=tuple(s for s in Strength if s in wordings),
            instead_of={s: tuple((w or {}).get("instead_of", ())) for s, w in wordings.items()},
            without={s: tuple(lost) for s, lost in without.items()},
            down_to=Strength(record.get("down_to", "basic")),
            when=when_of(record.get("when")),
            prints=record.get("prints", ""),
        )
    return found


def bases_of(data: Mapping[str, Any], places: Places) -> tuple[Basis, ...]:
    """Return what the clause stands on, in the order of the file."""
    return tuple(
        Basis(
            instrument=record["instrument"],
            at=record.get("at", ""),
            verified=record["verified"],
            as_of=record["as_of"],
            span=places.span(("bases", index)),
            url=record.get("url", ""),
            note=record.get("note", ""),
            status=record.get("status", ""),
            scope=record.get("scope", ""),
        )
        for index, record in enumerate(data.get("bases", ()))
    )


def when_of(record: Mapping[str, Any] | None) -> When:
    """Return conditions; a single fact or clause counts as a list of one."""
    if not record:
        return When()
    facts = {n: _many(v) for n, v in record.items() if n not in {"has", "lacks"}}
    return When(facts, _many(record.get("has", ())), _many(record.get("lacks", ())))


def by_strength(record: Mapping[str, Any] | None) -> dict[Strength, Any]:
    """Return a mapping by strength, the strongest first."""
    return {s: record[s] for s in Strength if s in record} if record else {}


def _many(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)
