"""What stands on the shelf: library records as frozen values, with the places they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal, TypeAlias

from clausekit.lean import dataclass
from clausekit.model.scheme import LevelName, Scheme
from clausekit.model.strength import Strength
from clausekit.notation.nodes import BlockNode, InlineNode
from clausekit.source.span import Span

ParameterType: TypeAlias = Literal[
    "duration", "count", "ratio", "percent", "money", "date", "text", "choice", "flag", "list"
]
Verified: TypeAlias = Literal["official-text", "repository-copy", "published-page", "not-yet"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A typed place in a clause's text.

    Attributes:
        unit: Of a duration: hours, minutes, days, working-days, weeks, months, years.
        better: Which way is better for workers: higher, lower, none, or for a flag `true`/`false`.
        options: Of a choice (best for workers first) or of a list.
        values: By strength; a strength that is missing prints no such parameter or leaves a blank.
    """

    name: str
    type: ParameterType
    span: Span
    unit: str = ""
    per: tuple[str, ...] = ()
    minimum: Any = None
    maximum: Any = None
    better: str = "none"
    options: tuple[str, ...] = ()
    values: Mapping[Strength, Any] = field(default_factory=dict)
    anchor: Mapping[str, Any] | None = None
    proposal: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """Conditions under which a provision stands: all of them must hold."""

    facts: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered paragraph of a clause, without its words.

    Attributes:
        elements: What its wording at strong carries.
        instead_of: Elements that the wording of a strength no longer carries in full.
        without: Elements that fall away at a strength because marked items do.
        wordings: Strengths that have their own wording.
        down_to: The lowest strength at which it is printed.
        prints: `definitions` for the provision under which the definitions stand.
    """

    id: str
    span: Span
    elements: tuple[str, ...] = ()
    machinery: bool = False
    wordings: tuple[Strength, ...] = ()
    instead_of: Mapping[Strength, tuple[str, ...]] = field(default_factory=dict)
    without: Mapping[Strength, tuple[str, ...]] = field(default_factory=dict)
    down_to: Strength = Strength.BASIC
    when: When = field(default_factory=When)
    prints: str = ""

    def stands_at(self, strength: Strength) -> bool:
        """Return whether the provision is printed at the strength (facts aside)."""
        return strength.rank <= self.down_to.rank

    def wording_at(self, strength: Strength) -> Strength:
        """Return the strength whose wording is used: its own, or the nearest stronger one."""
        for candidate in strength.and_stronger:
            if candidate in self.wordings:
                return candidate
        return Strength.STRONG

    def elements_at(self, strength: Strength) -> tuple[str, ...]:
        """Return the elements that the provision carries in full at the strength."""
        if not self.stands_at(strength):
            return ()
        if not self.instead_of and not self.without:
            return self.elements
        lost: set[str] = set(self.instead_of.get(self.wording_at(strength), ()))
        for rung in strength.and_stronger:
            lost.update(self.without.get(rung, ()))
        return tuple(e for e in self.elements if e not in lost)


@dataclass(frozen=True, slots=True)
class Basis:
    """The law or policy that a clause stands on."""

    instrument: str
    at: str
    verified: Verified
    as_of: str
    span: Span
    url: str = ""
    note: str = ""
    status: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one provision at one strength in one language.

    Attributes:
        layer: Name of the layer that gave it.
        restated: Whether that layer restated which elements it carries (built-in: yes).
    """

    blocks: tuple[BlockNode, ...]
    span: Span
    layer: str
    restated: bool = True


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause in one language.

    Attributes:
        parameters: Labels of parameters.
        options: Words of options by parameter and option, in notation.
        elements: One sentence for each element.
        confirm: Words of facts that must be true before signing.
        wordings: By provision id, then by strength; strong always stands.
        based_on: Language and version that a translation was made from.
    """

    language: str
    heading: tuple[InlineNode, ...]
    parameters: Mapping[str, str]
    options: Mapping[str, Mapping[str, tuple[InlineNode, ...]]]
    elements: Mapping[str, str]
    confirm: Mapping[str, str]
    wordings: Mapping[str, Mapping[Strength, Wording]]
    span: Span
    based_on: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a clause brings along, printed as a schedule, in one language."""

    id: str
    language: str
    heading: tuple[InlineNode, ...]
    blocks: tuple[BlockNode, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause template.

    Attributes:
        forms: By form id, then language.
        layers: Names of the layers that gave anything, the lowest first.
        sources: Every file as read, by its name in the layer: for lock and hash.
        sha256: Over all sources, in the order of their names.
    """

    id: str
    version: str
    status: str
    parameters: Mapping[str, Parameter]
    provisions: Mapping[str, Provision]
    elements: tuple[str, ...]
    goes_with: tuple[str, ...]
    conflicts: tuple[str, ...]
    bases: tuple[Basis, ...]
    confirm: Mapping[str, str]
    texts: Mapping[str, ClauseText]
    forms: Mapping[str, Mapping[str, Form]]
    layers: tuple[str, ...]
    sources: Mapping[str, str]
    sha256: str
    span: Span

    @property
    def topic(self) -> str:
        """The first half of the id."""
        return self.id.split("/", 1)[0]


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a glossary in one language; `wordings` by strength of framework/definitions."""

    id: str
    term: str
    forms: tuple[str, ...]
    definition: tuple[InlineNode, ...]
    wordings: Mapping[Strength, tuple[InlineNode, ...]]
    layer: str
    span: Span


@dataclass(frozen=True, slots=True)
class Glossary:
    """The defined terms in one language; `by_form` finds a term by any form, case folded."""

    language: str
    terms: Mapping[str, Term]
    by_form: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A dated record of a law, convention or policy."""

    id: str
    title: Mapping[str, str]
    short: Mapping[str, str]
    kind: str
    status: str
    scope: str
    as_of: str
    verified: Verified
    span: Span
    applies_from: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TemplateArticle:
    """An article of a kind of agreement."""

    id: str
    takes: tuple[str, ...]
    default: tuple[str, ...]
    required: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class PartySlot:
    """A party that the template asks for; `many` takes a list."""

    id: str
    required: bool
    many: bool


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A kind of agreement in one language.

    Attributes:
        title: In notation; may print `{{ parties.company.name }}`.
        articles: Headings by article id.
        recitals, closing: Paragraphs in notation, with `when` facts by recital id.
        roles: What each party slot is called.
        words: The fixed words around the articles, by field name of `model.agreement.Words`.
        facts: Labels of facts, for the interview.
        sections: Place of every section by its id as written (`article.ai`).
        inherited: Of an annex: words for a reference to what the main agreement supplies, with
            `{heading}` for the heading of the clause there.
    """

    language: str
    title: tuple[InlineNode, ...]
    subtitle: tuple[InlineNode, ...]
    articles: Mapping[str, tuple[InlineNode, ...]]
    recitals: Mapping[str, tuple[BlockNode, ...]]
    closing: tuple[tuple[InlineNode, ...], ...]
    roles: Mapping[str, str]
    words: Mapping[str, str]
    facts: Mapping[str, str]
    span: Span
    sections: Mapping[str, Span] = field(default_factory=dict)
    inherited: str = ""


@dataclass(frozen=True, slots=True)
class AgreementTemplate:
    """A kind of agreement: its articles, parties, facts and numbering.

    Attributes:
        recitals: Conditions by recital id, in order.
        schedules: Form ids in the order in which they are printed.
        inherits: For an annex: clauses that the main agreement supplies.
    """

    id: str
    version: str
    numbering: str
    facts: Mapping[str, str]
    parties: tuple[PartySlot, ...]
    articles: tuple[TemplateArticle, ...]
    recitals: Mapping[str, When]
    schedules: tuple[str, ...]
    inherits: tuple[str, ...]
    texts: Mapping[str, TemplateText]
    span: Span


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Words around the number of one level in one language.

    Attributes:
        label: `Article`.
        plural: `Articles`.
        reference: In running text, with the article that the language needs: `l'article`.
        after: What a preposition and the reference word make together: `de` → `del artículo`.
    """

    label: str = ""
    plural: str = ""
    reference: str = ""
    after: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NumberingScheme:
    """A numbering scheme as the shelf holds it: one `Scheme` per language.

    Attributes:
        words: By language and level: what stands around a number.
    """

    name: str
    languages: Mapping[str, Scheme]
    words: Mapping[str, Mapping[LevelName, LabelWords]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its order on the shelf and its title by language."""

    id: str
    order: int
    title: Mapping[str, str]
