"""What a rule may know beyond the words: terms, elements, instruments, versions of a text.

Whoever calls the linter fills this in; a rule that needs a fact that is missing does not run, and
the result says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from clausekit.lean import dataclass
from clausekit.model.agreement import Agreement
from clausekit.source.span import Span


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that someone accepts, with the reason.

    Attributes:
        rule: `group/name` or `group/*`.
        at: Where it holds: a clause id, a provision number or key, or empty for everywhere.
    """

    rule: str
    reason: str
    at: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class TermFact:
    """A glossary entry: its forms and the ids of the terms that its definition uses."""

    id: str
    term: str
    forms: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    span: Span | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class TermUseFact:
    """A use of a term that the text itself marks."""

    term: str
    shown: str
    span: Span | None = None
    place: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceFact:
    """A live reference of a draft: where it stands and what it points at."""

    target: str
    text: str
    span: Span | None = None
    place: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class BlankFact:
    """A place that is still open: `missing` or `confirm`."""

    label: str
    kind: str
    place: str = ""
    clause: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class InstrumentFact:
    """A law, convention or policy as recorded, with its dates."""

    id: str
    title: str
    status: str
    as_of: str
    verified: str = "not-yet"
    applies_from: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class BasisFact:
    """A clause that rests on an instrument, or a text that cites it."""

    instrument: str
    at: str
    verified: str = "not-yet"
    as_of: str = ""
    clause: str = ""
    place: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ProvisionFact:
    """The make-up of one wording in one language, for comparison with the others."""

    id: str
    items: int = 0
    parameters: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    references: frozenset[str] = frozenset()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class VersionFact:
    """A clause in one language: its wordings, and the text that it was made from."""

    clause: str
    language: str
    provisions: tuple[ProvisionFact, ...] = ()
    based_on: Mapping[str, str] = field(default_factory=dict)
    current: Mapping[str, str] = field(default_factory=dict)
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class LintContext:
    """Everything beyond the words. Fields left None are unknown, and rules that need them are skipped.

    Attributes:
        today: ISO date that ages are counted to; a rule never reads the clock.
        elements: `topic/clause#element` that the draft carries.
        clauses: Clause ids in the draft.
        targets: Keys that a reference may point at; `removed` are keys that were left out.
    """

    today: str | None = None
    agreement: Agreement | None = None
    clauses: frozenset[str] | None = None
    elements: frozenset[str] | None = None
    terms: tuple[TermFact, ...] | None = None
    term_uses: tuple[TermUseFact, ...] | None = None
    references: tuple[ReferenceFact, ...] | None = None
    targets: frozenset[str] | None = None
    removed: frozenset[str] = frozenset()
    blanks: tuple[BlankFact, ...] | None = None
    instruments: tuple[InstrumentFact, ...] | None = None
    bases: tuple[BasisFact, ...] | None = None
    versions: tuple[VersionFact, ...] | None = None
    waivers: tuple[Waiver, ...] = ()

    def lacks(self, name: str) -> bool:
        """Return whether the fact is unknown."""
        return getattr(self, name) is None
