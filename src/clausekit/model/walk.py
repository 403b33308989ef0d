"""Walks over an agreement in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clausekit.lean import dataclass
from clausekit.model.agreement import Agreement, Item, ItemList, Paragraph, Provision, Table
from clausekit.model.inline import Line, plain
from clausekit.model.prose import Prose, ProseParagraph

if TYPE_CHECKING:
    from clausekit.model.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the agreement and where it stands.

    Attributes:
        role: `title`, `heading`, `body`, `item`, `definition`, `recital`, `cell`, `note`.
        label: The number as printed, empty for unnumbered lines.
        level: 0 for articles, 1 for sections and provisions under an article, 2 …
        key: Key of the nearest keyed node.
        provision: Key of the provision that holds the line, or empty.
    """

    role: str
    label: str
    level: int
    key: str
    provision: str
    line: Line


def places(agreement: Agreement) -> Iterator[Place]:
    """Yield every line of an agreement with its place, in reading order."""
    yield Place("title", "", 0, "", "", agreement.title)
    if agreement.subtitle:
        yield Place("title", "", 0, "", "", agreement.subtitle)
    for party in agreement.parties:
        for line in (party.name, party.seat, party.signatory, party.capacity):
            if line:
                yield Place("cell", "", 0, "", "", line)
    for recital in agreement.recitals:
        yield Place("recital", recital.number, 1, recital.key, "", recital.content)
    label = agreement.scheme.levels["article"].label
    for article in agreement.articles:
        number = f"{label} {article.number}".strip()
        yield Place("heading", number, 0, article.key, "", article.heading)
        for provision in article.provisions:
            yield from _provision(provision, 1)
        for section in article.sections:
            yield Place("heading", section.number, 1, section.key, "", section.heading)
            for provision in section.provisions:
                yield from _provision(provision, 2)
    for line in agreement.closing:
        yield Place("body", "", 0, "", "", line)
    yield from _schedules(agreement)


def _provision(provision: Provision, level: int) -> Iterator[Place]:
    key = provision.key
    yield Place("body", provision.number, level, key, key, provision.content)
    yield from _items(provision.items, level + 1, key)
    if provision.closing:
        yield Place("body", "", level, key, key, provision.closing)
    for definition in provision.definitions:
        yield Place("definition", "", level + 1, definition.key, key, definition.content)


def _items(items: tuple[Item, ...], level: int, provision: str) -> Iterator[Place]:
    for item in items:
        yield Place("item", item.number, level, item.key, provision, item.content)
        yield from _items(item.items, level + 1, provision)


def _schedules(agreement: Agreement) -> Iterator[Place]:
    label = agreement.scheme.levels["schedule"].label
    for schedule in agreement.schedules:
        number = f"{label} {schedule.number}".strip()
        yield Place("heading", number, 0, schedule.key, "", schedule.heading)
        for block in schedule.blocks:
            if isinstance(block, Paragraph):
                yield Place(block.role, "", 1, schedule.key, "", block.content)
            elif isinstance(block, ItemList):
                yield from _items(block.items, 1, "")
            elif isinstance(block, Table):
                yield Place("note", "", 1, schedule.key, "", block.caption)
                for row in (*block.header, *block.rows):
                    for cell in row:
                        yield Place("cell", "", 1, schedule.key, "", cell)


def word_count(agreement: Agreement) -> int:
    """Return the number of words that a reader of the agreement reads."""
    terms = sum(
        len(d.words.split())
        for article in agreement.articles
        for p in (*article.provisions, *(p for s in article.sections for p in s.provisions))
        for d in p.definitions
    )
    return terms + sum(len(plain(place.line).split()) for place in places(agreement))


def to_prose(agreement: Agreement, name: str, provenance: Provenance | None = None) -> Prose:
    """Return an agreement as paragraphs, as lint and redline read them.

    With its provenance each paragraph also says which clause and provision it comes from.
    """
    origins = provenance.provisions if provenance is not None else {}
    words = {
        d.key: d.words
        for article in agreement.articles
        for p in (*article.provisions, *(p for s in article.sections for p in s.provisions))
        for d in p.definitions
    }
    paragraphs = []
    for place in places(agreement):
        text = plain(place.line)
        if place.role == "definition":
            before, after = definition_frame(agreement.language)
            text = f"{before}{words[place.key]}{after}{text}"
        if text.strip():
            origin = origins.get(place.key) or origins.get(place.provision)
            paragraphs.append(
                ProseParagraph(
                    text=text,
                    label=place.label,
                    level=place.level,
                    role=place.role,
                    place=f"provision {place.label}" if place.label else "",
                    clause=origin.clause if origin is not None else "",
                    provision=origin.provision if origin is not None else "",
                    key=place.key,
                    language=agreement.language,
                )
            )
    return Prose(name, agreement.language, "agreement", tuple(paragraphs))


def definition_frame(language: str) -> tuple[str, str]:
    """Return what is printed before a defined term and between it and its definition."""
    return _FRAMES.get(language.partition("-")[0], ("“", "”: "))


_NBSP = "\N{NO-BREAK SPACE}"
_FRAMES = {
    "en": ("“", "” means "),
    "fr": (f"«{_NBSP}", f"{_NBSP}» désigne "),
    "es": ("«", "» significa "),
}
