"""The agreement as Markdown that any CommonMark renderer shows as it was meant.

Numbers are text, never list markers, so that no renderer can count anew. Every character of the
agreement is escaped in a way that both CommonMark and Python-Markdown undo: where only one of them
knows a backslash escape, a character reference stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clausekit.model.agreement import (
    Agreement,
    Article,
    Block,
    Item,
    ItemList,
    Paragraph,
    Provision,
    Table,
)
from clausekit.model.inline import Line
from clausekit.model.walk import definition_frame
from clausekit.writers.options import PLAIN, WriteOptions
from clausekit.writers.phrasing import (
    capital,
    colon,
    heading_label,
    numbers_of,
    shown,
    sources_by_provision,
)

_ANYWHERE = re.compile(r"[\\`*_\[\]{}#]")
_REFERENCE_LIKE = re.compile(r"&(?=[#\w])")
_COUNTER = re.compile(r"^(\d+)([.)])(?=\s|$)")
_MARKER = re.compile(r"^([-+=:])")
_FILL_IN = "…" * 12


def write_markdown(agreement: Agreement, options: WriteOptions = PLAIN) -> bytes:
    """Return the agreement as Markdown in UTF-8."""
    blocks = [
        *_front(agreement),
        *_recitals(agreement),
        *(block for article in agreement.articles for block in _article(agreement, article)),
        *_execution(agreement),
        *_schedules(agreement),
    ]
    if options.sources != "none":
        blocks += _sources(agreement)
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def escape(text: str) -> str:
    """Return `text` so that a renderer shows these characters, wherever in a line they stand."""
    text = _REFERENCE_LIKE.sub("&amp;", text)
    text = _ANYWHERE.sub(r"\\\g<0>", text)
    return text.replace("<", "&lt;").replace("~", "&#126;")


def _line(line: Line) -> str:
    return escape(shown(line))


def _opening(text: str) -> str:
    """Return escaped `text` fit to open a block: what would mark a list or a heading is escaped."""
    text = _COUNTER.sub(r"\1\\\2", text)
    text = _MARKER.sub(_as_reference, text)
    return "&gt;" + text[1:] if text.startswith(">") else text


def _as_reference(match: re.Match[str]) -> str:
    # Python-Markdown knows no backslash escape for `=` and `:`.
    return f"&#{ord(match[1])};"


def _front(agreement: Agreement) -> Iterator[str]:
    yield f"# {_line(agreement.title)}"
    yield _opening(_line(agreement.subtitle))
    yield _opening(escape(agreement.proposal))
    yield _opening(escape(agreement.words.between))
    yield "\n".join(
        f"- {_opening(_line(party.name))}{_place(party.seat)} ({escape(party.role)})"
        for party in agreement.parties
    )


def _place(seat: Line) -> str:
    return f", {_line(seat)}" if seat else ""


def _recitals(agreement: Agreement) -> Iterator[str]:
    if agreement.recitals:
        yield f"## {escape(agreement.words.recitals)}"
    for recital in agreement.recitals:
        yield _opening(f"{escape(recital.number)} {_line(recital.content)}")
    yield _opening(escape(agreement.words.agreed))


def _article(agreement: Agreement, article: Article) -> Iterator[str]:
    yield _heading(heading_label(agreement, "article", article.number), article.heading)
    for provision in article.provisions:
        yield from _provision(provision, agreement.language)
    for section in article.sections:
        label = heading_label(agreement, "clause", section.number)
        yield f"### {escape(label)} {_line(section.heading)}"
        for provision in section.provisions:
            yield from _provision(provision, agreement.language)


def _heading(label: str, heading: Line) -> str:
    return f"## {escape(label)} – {_line(heading)}"


def _provision(provision: Provision, language: str) -> Iterator[str]:
    yield _opening(f"{escape(provision.number)} {_line(provision.content)}")
    yield "\n".join(_items(provision.items))
    yield _opening(_line(provision.closing))
    before, after = definition_frame(language)
    yield "\n".join(
        f"- {before}**{escape(d.words)}**{after}{_line(d.content)}" for d in provision.definitions
    )


def _items(items: Iterable[Item], indent: str = "") -> Iterator[str]:
    for item in items:
        yield f"{indent}- {_opening(f'{escape(item.number)} {_line(item.content)}')}"
        # Python-Markdown nests at four spaces, CommonMark from two on.
        yield from _items(item.items, indent + "    ")


def _execution(agreement: Agreement) -> Iterator[str]:
    words, sign = agreement.words, colon(agreement.language)
    for closing in agreement.closing:
        yield _opening(_line(closing))
    yield f"**{escape(words.signed)}**"
    for party in agreement.parties:
        yield f"**{_line(party.name)}** ({escape(party.role)})"
        yield "\n".join(
            f"- {escape(capital(label))}{sign} {_line(value) or _FILL_IN}"
            for label, value in (
                (words.signature, ()),
                (words.name, party.signatory),
                (words.capacity, party.capacity),
                (words.place_and_date, ()),
            )
        )


def _schedules(agreement: Agreement) -> Iterator[str]:
    for schedule in agreement.schedules:
        label = heading_label(agreement, "schedule", schedule.number)
        yield _heading(label, schedule.heading)
        for block in schedule.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        words = _line(block.content)
        yield f"### {words}" if block.role == "heading" else _opening(words)
    elif isinstance(block, ItemList):
        yield "\n".join(_items(block.items))
    else:
        yield f"**{_line(block.caption)}**" if block.caption else ""
        yield "\n".join(_table(block))


def _table(table: Table) -> Iterator[str]:
    rows = [*table.header, *table.rows]
    width = max((len(row) for row in rows), default=0)
    head, *others = rows if table.header else [(), *rows]
    yield _row(head, width)
    yield "|" + " --- |" * width
    for row in others:
        yield _row(row, width)


def _row(cells: tuple[Line, ...], width: int) -> str:
    texts = [_line(cell).replace("|", "&#124;") for cell in cells]
    texts += [""] * (width - len(texts))
    return "| " + " | ".join(texts) + " |"


def _sources(agreement: Agreement) -> Iterator[str]:
    found = sources_by_provision(agreement)
    if not found:
        return
    yield f"## {escape(agreement.words.sources)}"
    numbers = numbers_of(agreement)
    yield "\n".join(
        f"- {escape(numbers[key])}{colon(agreement.language)} {escape(source.text)}"
        + (f", {escape(source.url)}" if source.url else "")
        for key, sources in found.items()
        for source in sources
    )
