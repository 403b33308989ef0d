"""A small agreement around one clause, to see whether it drafts: definitions, the clause, its company."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from clausekit.assemble.draft import DEFINITIONS_CLAUSE, Draft, assemble
from clausekit.assemble.request import read_request
from clausekit.diagnostics import Report
from clausekit.lean import dataclass, replace
from clausekit.library.load import Library
from clausekit.library.records import AgreementTemplate, PartySlot, TemplateArticle, TemplateText
from clausekit.model.strength import Strength
from clausekit.notation.nodes import TextNode
from clausekit.source.span import Span
from clausekit.source.yaml import load_yaml

if TYPE_CHECKING:
    from clausekit.library.records import Parameter

_PLACE = Span("<bench>")
_SAMPLES: Mapping[str, Any] = {
    "duration": 10, "count": 3, "percent": 10, "ratio": "3:1", "money": 1000, "date": "2027-03-01",
    "text": "Sample", "flag": True,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trial:
    """What to draft a clause with.

    Attributes:
        values: As an agreement file gives them; what would be a blank gets a sample.
        company: Clauses that stand beside it.
    """

    clause: str
    strength: Strength
    language: str
    values: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    omit: tuple[str, ...] = ()
    company: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.clause} at {self.strength} ({self.language})"


class Bench(Library):
    """A library with one more kind of agreement: as small as a clause allows."""

    def __init__(self, library: Library) -> None:
        super().__init__(library.shelves)
        self._kept = library._kept
        self._words = _words_by_language(library)
        self._made: AgreementTemplate | None = None

    def template(self, kind: str, report: Report | None = None) -> AgreementTemplate:
        """Return the agreement on the bench, whatever its kind is called."""
        return self._made or super().template(kind, report)

    def lacking(self, trial: Trial) -> tuple[str, ...]:
        """Return the clauses of a trial's company that do not exist in its language."""
        return tuple(id_ for id_ in trial.company if not self.exists(id_, trial.language))

    def exists(self, id_: str, language: str) -> bool:
        """Return whether a clause exists in a language."""
        clause = self.clause(id_, Report()) if id_ in self.clause_ids() else None
        return clause is not None and language in clause.texts

    def draft(self, trial: Trial, report: Report) -> Draft | None:
        """Return the draft of a trial, its blanks filled; None where its clause cannot be read."""
        clause = self.clause(trial.clause, report)
        if clause is None:
            return None
        first = self._drafted(trial, trial.values, Report())
        names = {b.parameter for b in first.provenance.blanks if b.clause == trial.clause}
        missing = {n: sample(clause.parameters[n]) for n in names if n in clause.parameters}
        return self._drafted(trial, {**missing, **trial.values}, report)

    def _drafted(self, trial: Trial, values: Mapping[str, Any], report: Report) -> Draft:
        words = self._words.get(trial.language) or next(iter(self._words.values()))
        self._made = _template(trial, words, self.exists(DEFINITIONS_CLAUSE, trial.language))
        document = load_yaml(_agreement(trial, values), f"<{trial}>", report)
        assert document is not None
        return assemble(read_request(document, document.file), self, report)


def _words_by_language(library: Library) -> dict[str, TemplateText]:
    found: dict[str, TemplateText] = {}
    for kind in library.template_ids():
        for language, text in library.template(kind, Report()).texts.items():
            found.setdefault(language, text)
    return found


def _template(trial: Trial, words: TemplateText, has_definitions: bool) -> AgreementTemplate:
    first = [DEFINITIONS_CLAUSE] if has_definitions and trial.clause != DEFINITIONS_CLAUSE else []
    company = [c for c in trial.company if c not in (trial.clause, *first)]
    groups = {"first": first, "clause": [trial.clause], "company": company}
    articles = tuple(
        TemplateArticle(id_, tuple(ids), tuple(ids), (), _PLACE)
        for id_, ids in groups.items()
        if ids
    )
    headings = {article.id: (TextNode(article.id.capitalize(), _PLACE),) for article in articles}
    text = replace(
        words, title=(TextNode("Bench", _PLACE),), subtitle=(), articles=headings, recitals={}, closing=(),
        roles={"company": words.roles.get("company", "the Company")}, inherited="",
    )  # fmt: skip
    return AgreementTemplate(
        id="bench", version="1.0.0", numbering="article-decimal", facts={},
        parties=(PartySlot("company", required=True, many=False),), articles=articles, recitals={},
        schedules=(), inherits=(), texts={trial.language: text}, span=_PLACE,
    )  # fmt: skip


def _agreement(trial: Trial, values: Mapping[str, Any]) -> str:
    """Return the agreement file of a trial; JSON is YAML."""
    data = {
        "template": "bench", "language": trial.language, "strength": str(trial.strength), "currency": "EUR",
        "facts": dict(trial.facts), "parties": {"company": {"name": "Sample Company", "seat": "Sample Town"}},
        "clauses": {trial.clause: {"values": dict(values), "omit": list(trial.omit)}},
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=1, default=str)


def sample(parameter: Parameter) -> Any:
    """Return a value that fits a parameter."""
    if parameter.type == "choice":
        return parameter.options[0]
    if parameter.type == "list":
        return list(parameter.options[:2]) or ["one", "two"]
    value = _SAMPLES[parameter.type]
    if not isinstance(value, int) or isinstance(value, bool):
        return value
    if parameter.minimum is not None and value < parameter.minimum:
        value = parameter.minimum
    if parameter.maximum is not None and value > parameter.maximum:
        value = parameter.maximum
    return float(value) if value != int(value) else int(value)
