"""What drafts from one library have in common, kept from one draft to the next.

A clause that is chosen in the same way, among the same others, comes out the same; so does its
number, and what its references point at. Nothing that was reported on is kept: a finding has the
place of the draft that it was made for.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any, TypeVar

from clausekit.assemble.expand import Ledger
from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.model.reuse import Reuse, ReuseByNode

if TYPE_CHECKING:
    from clausekit.assemble.choice import ChosenClause
    from clausekit.assemble.request import AgreementRequest
    from clausekit.library.records import Clause

Made = TypeVar("Made")


@dataclass(slots=True)
class Memory:
    """What was made for earlier drafts of one library.

    Whoever gives the same memory to two drafts gives both the same library.

    Attributes:
        lasting: Whether there will be later drafts; a single one keeps nothing.
        nodes: What was made of nodes of earlier drafts.
        sound: Clauses of the library in which nothing is wrong.
    """

    lasting: bool = True
    _texts: Reuse[tuple[Any, Ledger]] = field(default_factory=Reuse)
    nodes: ReuseByNode = field(default_factory=ReuseByNode)
    sound: dict[str, Clause] = field(default_factory=dict)
    _circumstances: dict[Hashable, int] = field(default_factory=dict)

    def turn(self) -> None:
        """Begin a new draft."""
        self._texts.turn()
        self.nodes.turn()

    def text(
        self,
        key: Hashable,
        make: Callable[[Ledger, Report], Made],
        ledger: Ledger,
        report: Report,
    ) -> Made:
        """Return what was made for a key before, else make it; either way what it used is noted.

        Args:
            key: Says everything that the text depends on.
            make: Makes it, and writes into the ledger and the report that it is given.
            ledger: The draft's; takes what the text used.
            report: The draft's.
        """
        found = self._texts.get(key)
        if found is None:
            own, trouble = Ledger(room=ledger.room), Report()
            made = make(own, trouble)
            own.room = ledger.room - own.room
            report.extend(trouble)
            found = made, own
            if self.lasting and not trouble:
                self._texts.put(key, found)
        ledger.take(found[1])
        value: Made = found[0]
        return value

    def circumstances(self, request: AgreementRequest, present: frozenset[str]) -> int:
        """Return a number that stands for all that the words of every clause of a draft depend on."""
        facts = repr(sorted(request.facts.items()))
        told = (request.template, request.language, request.currency, request.law_country)
        if len(self._circumstances) > _MOST_CIRCUMSTANCES:
            self._circumstances.clear()
            self._texts = Reuse()
        return self._circumstances.setdefault((told, facts, present), len(self._circumstances))


_MOST_CIRCUMSTANCES = 500


def wish_key(one: ChosenClause) -> Hashable:
    """Return what a clause in a draft depends on besides the circumstances."""
    wish = one.request
    if wish is None:
        return (one.clause.id, one.strength, one.article)
    values = repr(sorted(wish.values.items()))
    return (one.clause.id, one.strength, one.article, values, wish.omit, wish.confirmed)


def known_targets(names: tuple[str, ...], targets: Mapping[str, Hashable]) -> tuple[Hashable, ...]:
    """Return what each name means in a draft, as a key."""
    return tuple(targets.get(name) for name in names)
