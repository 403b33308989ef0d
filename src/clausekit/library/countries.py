"""Country sheets: what the law of a country asks of the values of clauses, as a layer records it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from clausekit.lean import dataclass, replace
from clausekit.library.layers import read_record

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.records import Parameter
    from clausekit.library.shelf import Shelf
    from clausekit.source.span import Span

FOLDER = "countries"
_FILE = re.compile(r"([A-Z]{2})\.yaml")


@dataclass(frozen=True, slots=True)
class Minimum:
    """What the law asks of one value.

    Attributes:
        at_least, at_most: As the sheet writes them; None where there is no such bound.
        law: The law and the place in it.
        as_of: When somebody looked it up.
    """

    clause: str
    parameter: str
    at_least: Any
    at_most: Any
    law: str
    as_of: str
    layer: str
    span: Span

    @property
    def source(self) -> str:
        """The law with the date on which it was looked up."""
        return f"{self.law}, as of {self.as_of}"


def country_names(shelves: Sequence[Shelf]) -> tuple[str, ...]:
    """Return the codes of the countries that any layer has a sheet of, in order."""
    names = (name for shelf in shelves for name in shelf.names(FOLDER))
    return tuple(sorted({found[1] for name in names if (found := _FILE.fullmatch(name))}))


def read_country(
    shelves: Sequence[Shelf], country: str, report: Report
) -> Mapping[str, Mapping[str, Minimum]]:
    """Return what the law of a country asks, by clause and value; nothing where no layer says it."""
    if country not in country_names(shelves):
        return {}
    record = read_record(shelves, f"{FOLDER}/{country}.yaml", "country", report)
    if record is None:
        return {}
    found: dict[str, dict[str, Minimum]] = {}
    for clause, entries in record.data.items():
        for name, entry in entries.items():
            span = record.places.key_span((clause, name))
            minimum = Minimum(
                clause, name, entry.get("at_least"), entry.get("at_most"), entry["law"],
                entry["as_of"], record.layer_of((clause, name)), span,
            )  # fmt: skip
            if minimum.at_least is None and minimum.at_most is None:
                message = f"“{name}” says neither “at_least” nor “at_most”."
                report.error("country/no-bound", message, span, clause=clause)
                continue
            found.setdefault(clause, {})[name] = minimum
    return found


def unbounded(parameter: Parameter) -> Parameter:
    """Return a parameter without the library's own bounds: the law may ask for less or more."""
    return replace(parameter, minimum=None, maximum=None)
