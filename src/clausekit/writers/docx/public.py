"""Every piece of text that an outgoing file of this agreement may show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from operator import attrgetter
from typing import Any

from clausekit.lean import members, replace
from clausekit.model.agreement import Agreement, Article, Section
from clausekit.model.inline import Blank, Reference, Text, Value
from clausekit.model.walk import definition_frame
from clausekit.writers.docx.fields import NO_BREAK
from clausekit.writers.docx.kept import ARTICLES, KEPT
from clausekit.writers.docx.setting import BETWEEN
from clausekit.writers.phrasing import capital, language_tag, one_line, shown

_PLACEHOLDER = re.compile(r"\{pages?\}")
_COUNTER = re.compile(r"\{[a-z-]+\}")


def public_words(*agreements: Agreement) -> frozenset[str]:
    """Return the pieces of text of agreements, as runs of a Word file hold them."""
    found = {", ", " ", "; ", " (", ")", BETWEEN}
    for agreement in agreements:
        found.update(_strings(replace(agreement, articles=())))
        found.update(_derived(agreement))
    public = {one_line(words) for words in found}
    for agreement in agreements:
        for article in agreement.articles:
            public |= ARTICLES.of(article, "words", partial(_of_article, article))
    return frozenset(public)


def _of_article(article: Article) -> frozenset[str]:
    frame = replace(article, sections=())
    found = {one_line(words) for words in (*_strings(frame), shown(article.heading))}
    for section in article.sections:
        found |= KEPT.of(section, "words", partial(_of_section, section))
    return frozenset(found)


def _of_section(section: Section) -> frozenset[str]:
    return frozenset(one_line(words) for words in (*_strings(section), shown(section.heading)))


def level_texts(agreement: Agreement) -> frozenset[str]:
    """Return the patterns of the scheme with each counter as `%`."""
    levels = agreement.scheme.levels.values()
    patterns = [p for level in levels for p in (level.pattern, level.alone)]
    return frozenset(_COUNTER.sub("%", pattern) for pattern in patterns)


def _derived(agreement: Agreement) -> Iterator[str]:
    words = agreement.words
    yield shown(agreement.title)
    yield language_tag(agreement.language)
    yield from definition_frame(agreement.language)
    yield from (capital(getattr(words, m.name)) for m in members(type(words)))
    yield from _PLACEHOLDER.split(words.page)
    for source in agreement.sources:
        yield f"{source.text}, {source.url}"
    for schedule in agreement.schedules:
        yield shown(schedule.heading)
        for block in schedule.blocks:
            caption = getattr(block, "caption", ())
            yield shown(caption)


def _strings(root: object) -> list[str]:
    found: list[str] = []
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        kind = node.__class__
        if kind is str:
            found.append(node)
        elif kind is tuple:
            waiting += node
        else:
            waiting += _parts_of(kind)(node)
    return found


@cache
def _parts_of(kind: type) -> Callable[[Any], Iterable[Any]]:
    """Return what gives the parts of such a node that may be shown, or hold what may be shown."""
    if kind is Text or kind is Value or issubclass(kind, Blank):
        return lambda node: (node.text,)
    if issubclass(kind, Reference):
        return lambda node: (f"{node.label}{NO_BREAK}", node.number)
    if issubclass(kind, Mapping):
        return lambda node: node.values()
    names = [member.name for member in members(kind)]
    if len(names) < 2:  # of one name, attrgetter gives no tuple
        return lambda node: [getattr(node, name) for name in names]
    return attrgetter(*names)
