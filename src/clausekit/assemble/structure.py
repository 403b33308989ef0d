"""Articles, sections and numbers: the clauses of a draft put in their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from clausekit.assemble.keys import key_of
from clausekit.assemble.memory import Memory, known_targets
from clausekit.assemble.numbering import label, number
from clausekit.assemble.references import Target, referred_to, resolve
from clausekit.lean import dataclass, replace
from clausekit.model.agreement import Article, Item, ItemList, Provision, Schedule, Section
from clausekit.values.format import contracted

if TYPE_CHECKING:
    from clausekit.assemble.choice import ChosenClause
    from clausekit.assemble.provisions import BuiltProvision
    from clausekit.library.records import AgreementTemplate
    from clausekit.model.inline import Line
    from clausekit.model.scheme import Scheme


@dataclass(frozen=True, slots=True)
class BuiltClause:
    """A clause in words, without its number."""

    chosen: ChosenClause
    heading: Line
    provisions: tuple[BuiltProvision, ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """Numbered articles and schedules with their references filled in.

    Attributes:
        keys: Key by what the notation would call the node: clause, provision, article, schedule.
    """

    articles: tuple[Article, ...]
    schedules: tuple[Schedule, ...]
    targets: Mapping[str, Target]
    memory: Memory
    language: str = ""

    @property
    def known(self) -> frozenset[str]:
        """Everything that a reference may name in this draft."""
        return frozenset(self.targets)

    @property
    def keys(self) -> dict[str, str]:
        """Key of each node by its name in the notation."""
        return {name: target.key for name, target in self.targets.items() if target.key}

    def in_words(self, language: str) -> Arranged:
        """Return the same with label and number in every reference."""
        open_ = replace(self, language=language)
        return replace(
            open_,
            articles=tuple(open_._again(a, partial(open_._article, a)) for a in self.articles),
            schedules=tuple(open_._again(schedule) for schedule in self.schedules),
        )

    def resolve(self, node: Any) -> Any:
        """Return a tree with label and number in its references."""
        return resolve(node, self.targets, lambda a, b: contracted(a, b, self.language))

    def _article(self, article: Article) -> Article:
        return replace(
            article,
            heading=self.resolve(article.heading),
            sections=tuple(self._again(section) for section in article.sections),
            provisions=self._again(article.provisions) if article.provisions else (),
        )

    def _again(self, node: Any, make: Callable[[], Any] | None = None) -> Any:
        """Return a tree with label and number in its references, as it was for an earlier draft.

        Args:
            node: The tree.
            make: Makes it; unless given, all of it is resolved.
        """
        make = make or partial(self.resolve, node)
        if not self.memory.lasting:
            return make()
        names = self.memory.nodes.of(node, "names", partial(referred_to, node))
        key = (self.language, known_targets(names, self.targets)) if names else ""
        return self.memory.nodes.of(node, key, make)


def arrange(
    built: list[BuiltClause],
    schedules: Mapping[str, Schedule],
    template: AgreementTemplate,
    headings: Mapping[str, Line],
    scheme: Scheme,
    inherited: Mapping[str, Target],
    memory: Memory,
) -> Arranged:
    """Return the numbered body, references still open; an article without clauses is not printed.

    Args:
        built: The clauses in words, in their order.
        schedules: Forms by id.
        template: The kind of agreement.
        headings: Headings of articles.
        scheme: The numbering scheme.
        inherited: What a main agreement supplies, by target.
        memory: What was numbered for earlier drafts.
    """
    targets: dict[str, Target] = dict(inherited)
    articles: list[Article] = []
    by_article: dict[str, list[BuiltClause]] = {rule.id: [] for rule in template.articles}
    for member in built:
        by_article[member.chosen.article].append(member)
    for id_, members in by_article.items():
        if not members:
            continue
        count, heading = len(articles) + 1, headings.get(id_, ())
        article, inside = memory.nodes.of_all(
            tuple(members),
            (id(scheme), id_, count, heading),
            partial(_article, id_, members, heading, count, scheme, memory),
        )
        targets.update(inside)
        articles.append(article)
    numbered = tuple(
        _schedule(name, s, i, scheme, targets, memory)
        for i, (name, s) in enumerate(schedules.items(), 1)
    )
    return Arranged(tuple(articles), numbered, targets, memory)


def _article(
    id_: str,
    members: list[BuiltClause],
    heading: Line,
    count: int,
    scheme: Scheme,
    memory: Memory,
) -> tuple[Article, dict[str, Target]]:
    counters = {"article": count}
    written = number(scheme, "article", counters)
    target = Target(key_of("article", id_), label(scheme, "article"), written)
    targets = {f"article:{id_}": target}
    if len(members) == 1:
        targets[members[0].chosen.clause.id] = target
        provisions, inside = _provisions(members[0], counters, scheme)
        alone = Article(target.key, written, members[0].heading, provisions=provisions)
        return alone, {**targets, **inside}
    sections = []
    for index, member in enumerate(members, 1):
        here = {**counters, "clause": index}
        section, inside = memory.nodes.of(
            member, (id(scheme), written, index), partial(_section, member, here, scheme)
        )
        targets.update(inside)
        sections.append(section)
    return Article(target.key, written, heading, sections=tuple(sections)), targets


def _section(
    member: BuiltClause, counters: dict[str, int], scheme: Scheme
) -> tuple[Section, dict[str, Target]]:
    clause = member.chosen.clause.id
    own = Target(key_of(clause), label(scheme, "clause"), number(scheme, "clause", counters))
    provisions, inside = _provisions(member, counters, scheme)
    return Section(own.key, own.number, member.heading, provisions), {clause: own, **inside}


def _provisions(
    member: BuiltClause, counters: dict[str, int], scheme: Scheme
) -> tuple[tuple[Provision, ...], dict[str, Target]]:
    out = []
    targets: dict[str, Target] = {}
    for index, built in enumerate(member.provisions, 1):
        here = {**counters, "provision": index}
        written = number(scheme, "provision", here)
        name = f"{member.chosen.clause.id}.{built.id}"
        targets[name] = Target(built.node.key, label(scheme, "provision"), written)
        items = _items(built.node.items, scheme)
        out.append(replace(built.node, number=written, items=items))
    return tuple(out), targets


def _items(items: tuple[Item, ...], scheme: Scheme) -> tuple[Item, ...]:
    return tuple(
        replace(
            item,
            number=number(scheme, "item", {"item": i}),
            items=tuple(
                replace(sub, number=number(scheme, "sub-item", {"sub-item": j}))
                for j, sub in enumerate(item.items, 1)
            ),
        )
        for i, item in enumerate(items, 1)
    )


def _schedule(
    name: str,
    schedule: Schedule,
    index: int,
    scheme: Scheme,
    targets: dict[str, Target],
    memory: Memory,
) -> Schedule:
    written = number(scheme, "schedule", {"schedule": index})
    target = Target(schedule.key, label(scheme, "schedule"), written)
    targets[f"schedule:{name}"] = target
    return memory.nodes.of(
        schedule, (id(scheme), written), lambda: _numbered(schedule, written, scheme)
    )


def _numbered(schedule: Schedule, written: str, scheme: Scheme) -> Schedule:
    blocks = tuple(
        replace(b, items=_items(b.items, scheme)) if isinstance(b, ItemList) else b
        for b in schedule.blocks
    )
    return replace(schedule, number=written, blocks=blocks)
