"""What all papers of a negotiation look at: the draft, the shelf that it came from, the mandate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.lean import dataclass
from clausekit.model.agreement import Article, Provision, Section
from clausekit.model.inline import plain
from clausekit.negotiation.mandate import Mandate

if TYPE_CHECKING:
    from clausekit.assemble.choice import ChosenClause
    from clausekit.assemble.draft import Draft
    from clausekit.assemble.request import AgreementRequest
    from clausekit.library.checklists import Checklist, Demand
    from clausekit.library.load import Library
    from clausekit.library.records import ClauseText
    from clausekit.model.agreement import Agreement


@dataclass(frozen=True, slots=True)
class PlacedClause:
    """A clause of the draft, where the draft prints it.

    Attributes:
        number: As printed, with the label word where it is an article: `Article 12`, `14.2`.
        article: The article that holds it, with its label.
    """

    chosen: ChosenClause
    number: str
    heading: str
    article: str
    article_heading: str
    provisions: tuple[tuple[str, Provision], ...]

    @property
    def id(self) -> str:
        """The clause's id."""
        return self.chosen.clause.id

    @property
    def title(self) -> str:
        """Number and heading."""
        return f"{self.number} {self.heading}".strip()

    def provision(self, id_: str) -> Provision | None:
        """Return a provision by its id, or None where the draft does not print it."""
        return next((p for name, p in self.provisions if name == id_), None)


@dataclass(frozen=True)
class Case:
    """One negotiation.

    Attributes:
        path: The agreement file.
        request: The agreement file, read.
        library: The shelf that the draft was made from, locked texts included.
        draft: It has an agreement.
        mandate: None where there is none, or where nothing private may be seen.
    """

    path: Path
    request: AgreementRequest
    library: Library
    draft: Draft
    mandate: Mandate | None = None

    @property
    def agreement(self) -> Agreement:
        """The draft as the parties would read it."""
        assert self.draft.agreement is not None
        return self.draft.agreement

    @property
    def language(self) -> str:
        """Language of the draft."""
        return self.agreement.language

    @property
    def title(self) -> str:
        """Title of the draft."""
        return plain(self.agreement.title)

    @cached_property
    def clauses(self) -> Mapping[str, PlacedClause]:
        """The clauses in the order in which the draft prints them."""
        return {placed.id: placed for placed in self._placed()}

    @cached_property
    def by_number(self) -> Mapping[str, tuple[str, str]]:
        """Clause and provision by printed number; the provision is empty for a whole clause."""
        found: dict[str, tuple[str, str]] = {}
        for placed in self.clauses.values():
            found[placed.number.rpartition(" ")[2]] = (placed.id, "")
            found.update({p.number: (placed.id, name) for name, p in placed.provisions})
        return found

    @cached_property
    def demands(self) -> Mapping[tuple[str, str], Demand]:
        """The demands that count, by checklist and id: of the mandate's checklists, else of all."""
        return {(c.name, d.id): d for c in self.checklists for d in c.demands.values()}

    @cached_property
    def checklists(self) -> tuple[Checklist, ...]:
        """The checklists of the mandate, else all."""
        known = self.library.checklists()
        names = self.mandate.checklists if self.mandate and self.mandate.checklists else known
        return tuple(known[name] for name in names if name in known)

    def text_of(self, clause: str) -> ClauseText | None:
        """Return the words of a clause of the draft in its language."""
        placed = self.clauses.get(clause)
        return placed.chosen.clause.texts.get(self.language) if placed else None

    def _placed(self) -> Iterator[PlacedClause]:
        origins = self.draft.provenance.provisions
        word = self.agreement.scheme.levels["article"].label
        for article in self.agreement.articles:
            label = f"{word} {article.number}".strip()
            parts: tuple[Article | Section, ...] = article.sections or (article,)
            for part in parts:
                own = [(origins[p.key], p) for p in part.provisions if p.key in origins]
                chosen = self.draft.chosen.get(own[0][0].clause) if own else None
                if chosen is not None:
                    yield PlacedClause(
                        chosen=chosen,
                        number=label if part is article else part.number,
                        heading=plain(part.heading),
                        article=label,
                        article_heading=plain(article.heading),
                        provisions=tuple((o.provision, p) for o, p in own),
                    )
