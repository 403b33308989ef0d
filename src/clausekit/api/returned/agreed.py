"""What was accepted, brought into the agreement file where it is a value or an omission."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.api.returned.result import ProvisionResult, ValueChange
from clausekit.errors import ClausekitError

if TYPE_CHECKING:
    from clausekit.assemble.draft import Draft
    from clausekit.library.load import Library
    from clausekit.library.records import Parameter
    from clausekit.values.types import TypedValue


def bring_up_to_date(
    path: Path, library: Library, accepted: Sequence[ProvisionResult], language: str
) -> tuple[list[str], list[str]]:
    """Change an agreement file to what was accepted; return what was done, and what was not."""
    done: list[str] = []
    notes: list[str] = []
    for result in accepted:
        if not result.clause or result.clause == "template":
            notes.append(f"{_name(result)}: change it in the agreement file or a layer by hand.")
            continue
        try:
            if result.status == "deleted":
                done.append(_omitted(path, library, result))
                continue
            for value in result.values:
                if value.parameter:
                    done.append(_set(path, library, result, value, language))
        except ClausekitError as error:
            notes.append(f"{_name(result)}: {error.message}")
    notes += _still_different(path, library, accepted)
    return done, notes


def _name(result: ProvisionResult) -> str:
    where = f"after {result.after}" if result.status == "new" and result.after else result.place
    return f"{where} {result.title}".strip()


def _omitted(path: Path, library: Library, result: ProvisionResult) -> str:
    from clausekit.api.editing import omit_provision

    if not result.provision:
        raise ClausekitError("`clausekit remove` takes a whole clause out.")
    return omit_provision(path, result.clause, result.provision, library)


def _set(
    path: Path, library: Library, result: ProvisionResult, value: ValueChange, language: str
) -> str:
    from clausekit.api.editing import set_value
    from clausekit.api.returned.substance import printed_value

    clause = library.clause(result.clause)
    parameter = clause.parameters.get(value.parameter) if clause else None
    if clause is None or parameter is None:
        raise ClausekitError(f"“{value.parameter}” is no value of “{result.clause}”.")
    read = printed_value(parameter, clause, value.new, language, "")
    raw = raw_of(parameter, read) if read is not None else ""
    if not raw:
        raise ClausekitError(f"“{value.new}” cannot be read as {value.parameter}; set it by hand.")
    return set_value(path, f"{result.clause}.{value.parameter}", raw, library)


def raw_of(parameter: Parameter, value: TypedValue) -> str:
    """Return a value as a person would write it in an agreement file, or an empty text."""
    from clausekit.values.types import Duration, Flag, ListValue, TextValue
    from clausekit.values.units import converted

    if isinstance(value, Duration):
        same = converted(value, parameter.unit) if parameter.unit else None  # type: ignore[arg-type]
        return str(same.amount) if same is not None else f'"{value.amount} {value.unit}"'
    if isinstance(value, Flag):
        return "true" if value.value else "false"
    if isinstance(value, ListValue):
        return ""
    if isinstance(value, TextValue):
        import json

        return json.dumps(value.text, ensure_ascii=False)
    return str(value.bare)


def _still_different(
    path: Path, library: Library, accepted: Sequence[ProvisionResult]
) -> list[str]:
    """Return what the agreement file does not say yet although it was accepted."""
    from clausekit.api.drafting import assemble_file
    from clausekit.api.locking import locked_shelf

    try:
        draft = assemble_file(path, locked_shelf(path, library))
    except ClausekitError as error:
        return [f"The agreement file cannot be read any more: {error.message}"]
    texts = _texts(draft)
    notes = []
    for result in accepted:
        theirs = [line.theirs for line in result.lines if line.theirs]
        if all(t in texts for t in theirs):
            continue
        how = f"`clausekit customise {result.clause}`" if result.clause else "a clause of a layer"
        notes.append(
            f"{_name(result)}: their words differ beyond a value; take them up with {how}."
        )
    return notes


def _texts(draft: Draft) -> set[str]:
    from clausekit.api.returned.outline import outline_of

    assert draft.agreement is not None
    return {u.text for u in outline_of(draft.agreement).units}
