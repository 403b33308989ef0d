"""What each column of a table changes in an agreement file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from clausekit.batch import cells
from clausekit.batch.overlay import NoPlaceError, RowDocument, laid_over, value_at
from clausekit.batch.table import REMARK, Row, place_of
from clausekit.diagnostics import Diagnostic, Report
from clausekit.lean import dataclass
from clausekit.source.nearest import suggestion

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import AgreementTemplate
    from clausekit.source.places import Path, YamlDocument

TEXTS = ("language", "strength", "title", "subtitle", "currency", "law_country")
_PARTY = ("name", "seat", "signatory", "capacity")
_KNOWN = "language, strength, facts.NAME, parties.PARTY.name, TOPIC/CLAUSE.VALUE, clauses, omit"
_AS_HEADED = "A column whose name begins with # is a remark that nobody reads."


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column changes.

    Attributes:
        path: Where its cells stand in an agreement file; of `clauses` and `omit` the key alone.
        read: Makes the value of a cell.
    """

    path: Path
    read: cells.Reader


@dataclass(slots=True)
class Columns:
    """The columns of tables for one agreement file.

    Attributes:
        table: The table's name, for places.
        names: Columns in the order in which they were first seen.
    """

    library: Library
    template: AgreementTemplate
    base: YamlDocument
    table: str
    names: list[str] = field(default_factory=list)
    _known: dict[str, Meaning | Diagnostic | None] = field(default_factory=dict)

    def check(self, names: Iterable[str]) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the header."""
        found = (self._meaning(name) for name in names)
        return tuple(x for x in found if isinstance(x, Diagnostic))

    def path(self, name: str) -> Path | None:
        """Return where a column's cells stand in an agreement file; None for a remark or a mistake."""
        meaning = self._found(name)
        return meaning.path if isinstance(meaning, Meaning) else None

    def laid_over(self, row: Row, report: Report) -> RowDocument:
        """Return the agreement file with a row over it; what cannot be laid over it is reported."""
        data, given = self.base.data, {}
        for name, cell in row.cells.items():
            meaning = self._meaning(name)
            if meaning is None:
                continue
            if isinstance(meaning, Diagnostic):
                report.add(meaning)
                continue
            value = None if cell == cells.BLANK else meaning.read(cell)
            column = self.names.index(name)
            try:
                data, paths = self._put(data, meaning.path, value)
            except NoPlaceError as error:
                message = f"“{name}” cannot be given here: {error}."
                report.error("batch/no-place", message, place=place_of(row.number, name))
                continue
            given.update(dict.fromkeys(paths, column))
        base = self.base
        return RowDocument(
            base.file, data, base.root, base.first_line, self.table, row.number, given
        )

    def _put(self, data: Any, path: Path, value: Any) -> tuple[Any, list[Path]]:
        if path == ("clauses",):
            return self._with_clauses(data, value)
        if path == ("omit",):
            return self._without_clauses(data, value)
        return laid_over(data, path, value), [path]

    def _with_clauses(self, data: Any, value: Any) -> tuple[Any, list[Path]]:
        """Name clauses, those that the file omits too."""
        wanted = value or []
        for id_ in wanted:
            if value_at(data, ("clauses", id_)) is None:
                data = laid_over(data, ("clauses", id_), None)
        omitted = value_at(data, ("omit",)) or []
        if set(omitted) & set(wanted):
            data = laid_over(data, ("omit",), [x for x in omitted if x not in wanted])
        return data, [("clauses", id_) for id_ in wanted]

    def _without_clauses(self, data: Any, value: Any) -> tuple[Any, list[Path]]:
        """Leave clauses out: those that the file names, and those that the template brings."""
        wanted = list(value or [])
        named = value_at(data, ("clauses",)) or {}
        brought = {id_ for article in self.template.articles for id_ in article.default}
        left = {id_: wish for id_, wish in named.items() if id_ not in wanted}
        omitted = list(value_at(data, ("omit",)) or [])
        fresh = [x for x in wanted if x not in omitted and (x in brought or x not in named)]
        if len(left) < len(named):
            data = laid_over(data, ("clauses",), left)
        paths: list[Path] = [("omit", len(omitted) + n) for n in range(len(fresh))]
        return laid_over(data, ("omit",), [*omitted, *fresh]), paths

    def _meaning(self, name: str) -> Meaning | Diagnostic | None:
        if name not in self._known:
            self.names.append(name)
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> Meaning | Diagnostic | None:
        if name.startswith(REMARK):
            return None
        if name in TEXTS:
            return Meaning((name,), cells.text)
        if name in ("clauses", "omit"):
            return Meaning((name,), cells.ids)
        if "/" in name:
            return self._of_clause(name)
        head, _, rest = name.partition(".")
        steps = tuple(rest.split(".")) if rest else ()
        if head == "facts" and len(steps) == 1:
            return self._of_facts(name, steps[0])
        if head == "parties" and steps:
            return self._of_parties(name, steps)
        if head in ("proposal", "main_agreement") and len(steps) == 1:
            return Meaning((head, *steps), cells.number if steps[0] == "number" else cells.text)
        return self._unknown(
            name, (*TEXTS, "clauses", "omit"), f"Columns are {_KNOWN}. {_AS_HEADED}"
        )

    def _of_facts(self, name: str, fact: str) -> Meaning | Diagnostic:
        facts = self.template.facts
        if fact not in facts:
            return self._unknown(name, [f"facts.{f}" for f in facts], _AS_HEADED)
        return Meaning(("facts", fact), cells.BY_FACT[facts[fact]])

    def _of_parties(self, name: str, steps: tuple[str, ...]) -> Meaning | Diagnostic:
        slots = {slot.id: slot for slot in self.template.parties}
        known = [f"parties.{slot}.{word}" for slot in slots for word in _PARTY]
        slot = slots.get(steps[0])
        rest = steps[1:]
        if slot is None or len(rest) > 2:
            return self._unknown(name, known, _AS_HEADED)
        if not rest:
            return Meaning(("parties", slot.id), cells.as_given)
        if rest[-1] not in _PARTY or (len(rest) == 2 and not (slot.many and rest[0].isdecimal())):
            return self._unknown(name, known, _AS_HEADED)
        # Without a number the first of several is meant.
        place: Path = (int(rest[0]) if len(rest) == 2 else 0,) if slot.many else ()
        return Meaning(("parties", slot.id, *place, rest[-1]), cells.text)

    def _of_clause(self, name: str) -> Meaning | Diagnostic:
        id_, _, key = name.partition(".")
        if id_ not in self.library.clause_ids():
            return self._unknown(
                name, self.library.clause_ids(), "`clausekit list` shows all clauses."
            )
        clause = self.library.clause(id_, Report())
        parameters: Mapping[str, Any] = clause.parameters if clause else {}
        if key == "strength":
            return Meaning(("clauses", id_, "strength"), cells.text)
        if key in ("omit", "confirmed"):
            return Meaning(("clauses", id_, key), cells.ids)
        if key not in parameters:
            known = [f"{id_}.{p}" for p in (*parameters, "strength", "omit", "confirmed")]
            return self._unknown(name, known, f"“{id_}” has: {', '.join(known)}.")
        return Meaning(("clauses", id_, "values", key), cells.BY_PARAMETER[parameters[key].type])

    def _unknown(self, name: str, known: Iterable[str], otherwise: str) -> Diagnostic:
        return Diagnostic(
            "batch/unknown-column",
            f"The column “{name}” is nothing that an agreement file holds.",
            place=place_of(1, name),
            hint=suggestion(name, known, otherwise),
            actual=name,
        )
