"""Rule cases in YAML as documents and facts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from clausekit.lint import LintContext, facts
from clausekit.model.prose import Prose
from clausekit.readers import read_text

FOLDER = Path(__file__).parents[2] / "cases" / "rules"
_FACTS = {
    "terms": facts.TermFact,
    "term_uses": facts.TermUseFact,
    "references": facts.ReferenceFact,
    "blanks": facts.BlankFact,
    "instruments": facts.InstrumentFact,
    "bases": facts.BasisFact,
    "versions": facts.VersionFact,
    "provisions": facts.ProvisionFact,
}
_SETS = {"clauses", "elements", "targets", "removed", "parameters"}


def names() -> list[str]:
    """Return the names of the rules that have a case file."""
    return sorted(
        str(p.relative_to(FOLDER).with_suffix("")).replace("\\", "/")
        for p in FOLDER.rglob("*.yaml")
    )


def cases(side: str) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Yield rule name, number and case of every bad or good case."""
    for name in names():
        data = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
        common = {k: v for k, v in data.items() if k not in ("bad", "good")}
        for number, case in enumerate(data[side]):
            yield name, number, {**common, **case}


def prose_of(case: Mapping[str, Any]) -> Prose:
    """Return the text of a case as a document."""
    prose = read_text(
        case["text"],
        "case.md",
        language=case.get("language", "en"),
        kind=case.get("kind", "agreement"),
    )
    clause = case.get("clause", "")
    keep = case.get("label", True)
    paragraphs = tuple(
        dataclasses.replace(
            p,
            clause=clause,
            label=p.label if keep else "",
            text=p.text if keep or not p.label else f"{p.label} {p.text}",
        )
        for p in prose.paragraphs
    )
    return dataclasses.replace(prose, paragraphs=paragraphs)


def context_of(case: Mapping[str, Any]) -> LintContext:
    """Return the facts of a case."""
    return LintContext(**{k: _value(k, v) for k, v in case.get("facts", {}).items()})


def _value(key: str, value: Any) -> Any:
    if key in _SETS:
        return frozenset(value)
    if key in _FACTS and (not value or isinstance(value[0], dict)):
        return tuple(
            _FACTS[key](**{k: _field(key, k, v) for k, v in entry.items()}) for entry in value
        )
    return tuple(value) if isinstance(value, list) else value


def _field(kind: str, key: str, value: Any) -> Any:
    if kind == "provisions" and isinstance(value, list):
        return frozenset(value)
    return _value(key, value)
