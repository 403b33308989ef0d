"""What was written of earlier documents in this process: many drafts share most of what they say."""

from __future__ import annotations

from functools import cache, partial

from clausekit.lean import members
from clausekit.model.agreement import Article, Section
from clausekit.model.inline import Reference
from clausekit.model.reuse import ReuseByNode

KEPT = ReuseByNode()
"""Of sections."""
ARTICLES = ReuseByNode(most=512, large=True)
"""Of whole articles; fewer of them, since they are large."""


def turn() -> None:
    """Begin a new document."""
    KEPT.turn()
    ARTICLES.turn()


def references_in(node: Article | Section) -> tuple[str, ...]:
    """Return the keys of the nodes that the references in an article or a section point at."""
    if isinstance(node, Article):
        return ARTICLES.of(node, "references", partial(_in_article, node))
    return KEPT.of(node, "references", lambda: tuple(_references(node)))


def _in_article(article: Article) -> tuple[str, ...]:
    found = _references((article.heading, article.provisions))
    for section in article.sections:
        found.update(dict.fromkeys(references_in(section)))
    return tuple(found)


def _references(root: object) -> dict[str, None]:
    found: dict[str, None] = {}
    waiting: list[object] = [root]
    while waiting:
        node = waiting.pop()
        if node.__class__ is tuple:
            waiting.extend(node)
        elif isinstance(node, Reference):
            found[node.target] = None
        else:
            kind: type = node.__class__
            waiting.extend([getattr(node, name) for name in _names(kind)])
    return found


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(member.name for member in members(kind))
