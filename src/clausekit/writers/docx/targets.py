"""Where references point in the Word file: the bookmark of every numbered node."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from clausekit.model.agreement import Agreement, Article, Item, ItemList, Provision, Section
from clausekit.writers.docx.kept import ARTICLES, KEPT

_OPAQUE = re.compile(r"_Ref\d{1,12}")


class Target(NamedTuple):
    """A numbered paragraph that a field can point at.

    Attributes:
        bookmark: Its name in the file.
        number: The number that stands at the paragraph.
        above: The paragraph that its number is read after: the provision of an item.
    """

    bookmark: str
    number: str
    above: Target | None = None

    def chain(self) -> tuple[Target, ...]:
        """Return the targets whose numbers together make the full number: `14.2.1`, `(a)`."""
        return (*self.above.chain(), self) if self.above else (self,)


def bookmark_of(key: str) -> str:
    """Return the bookmark name of a key: the key itself where it tells nothing, else a digest."""
    if _OPAQUE.fullmatch(key):
        return key
    from clausekit.source.digest import sha256

    return f"_Ref{int.from_bytes(sha256(key.encode()).digest()[:8], 'big') % 10**9:09d}"


def targets_of(agreement: Agreement) -> dict[str, Target]:
    """Return every numbered node of the agreement by its key."""
    found = dict(_target(recital.key, recital.number) for recital in agreement.recitals)
    for article in agreement.articles:
        found.update(ARTICLES.of(article, "targets", partial(_article, article)))
    found.update(_in_schedules(agreement))
    return found


def _article(article: Article) -> dict[str, Target]:
    found = dict([_target(article.key, article.number), *_provisions(article.provisions)])
    for section in article.sections:
        found.update(KEPT.of(section, "targets", partial(_section, section)))
    return found


def _in_schedules(agreement: Agreement) -> Iterator[tuple[str, Target]]:
    for schedule in agreement.schedules:
        yield _target(schedule.key, schedule.number)
        for block in schedule.blocks:
            if isinstance(block, ItemList):
                yield from _items(block.items, None)


def _section(section: Section) -> tuple[tuple[str, Target], ...]:
    return (_target(section.key, section.number), *_provisions(section.provisions))


def _provisions(provisions: Iterable[Provision]) -> Iterator[tuple[str, Target]]:
    for provision in provisions:
        key, target = _target(provision.key, provision.number)
        yield key, target
        yield from _items(provision.items, target)


def _items(items: Iterable[Item], above: Target | None) -> Iterator[tuple[str, Target]]:
    for item in items:
        target = Target(bookmark_of(item.key), item.number, above)
        yield item.key, target
        if item.items:
            yield from _items(item.items, target)


def _target(key: str, number: str) -> tuple[str, Target]:
    return key, Target(bookmark_of(key), number)
