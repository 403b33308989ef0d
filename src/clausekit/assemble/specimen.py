"""A clause on its own: what `show`, `search` and the course packs print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clausekit.assemble.choice import ChosenClause
from clausekit.assemble.expand import Ledger, Scope
from clausekit.assemble.facts import Facts
from clausekit.assemble.provisions import BuiltProvision, build
from clausekit.assemble.references import Target, resolve
from clausekit.lean import replace
from clausekit.values.format import contracted
from clausekit.values.read import read_value

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.load import Library
    from clausekit.library.records import Clause
    from clausekit.model.strength import Strength

ALONE_CURRENCY = "EUR"


def specimen(
    library: Library,
    clause: Clause,
    strength: Strength,
    language: str,
    report: Report,
    *,
    with_others: bool = False,
) -> tuple[BuiltProvision, ...]:
    """Return a clause's provisions as if it stood alone; references print the name of their target.

    Args:
        library: The shelf.
        clause: The clause.
        strength: Its strength.
        language: A language that it exists in.
        report: Takes what is wrong with the words.
        with_others: Whether `has(…)` holds for every clause of the library.
    """
    text = clause.texts[language]
    values: dict[str, Any] = {}
    for name, parameter in clause.parameters.items():
        raw = parameter.values.get(strength)
        if raw is not None:
            value = read_value(
                parameter, raw, ALONE_CURRENCY, parameter.span, report, language=language
            )
            if value is not None:
                values[name] = value
    present = frozenset(library.clause_ids()) if with_others else frozenset({clause.id})
    scope = Scope(
        clause=clause.id,
        language=language,
        values=values,
        parameters=clause.parameters,
        labels={**text.parameters, **text.confirm},
        options=text.options,
        names={"facts": Facts(), "has": present.__contains__},
        glossary=library.glossary(language),
        instruments=library.instruments,
        ledger=Ledger(),
        report=report,
    )
    built = build(ChosenClause(clause, strength, None, ""), text, scope, Facts(), present)
    names = {t: Target("", "", "", words=f"‹{t}›") for t, _ in scope.ledger.wanted}
    return tuple(
        replace(b, node=resolve(b.node, names, lambda x, y: contracted(x, y, language)))
        for b in built
    )
