"""The contents: a field whose entries are filled in, so that it shows before anybody updates it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from clausekit.lean import dataclass
from clausekit.model.agreement import Agreement, Article, Section
from clausekit.writers.docx.fields import field, field_around
from clausekit.writers.docx.kept import ARTICLES, KEPT
from clausekit.writers.docx.setting import BETWEEN, Setting
from clausekit.writers.docx.targets import bookmark_of
from clausekit.writers.options import SourcesPlace
from clausekit.writers.phrasing import shown, sources_by_provision

INSTRUCTION = r'TOC \o "1-2" \h \z \u'
PARTIES, RECITALS, SOURCES = "_Toc000000001", "_Toc000000002", "_Toc000000003"
"""Bookmarks of the headings that the model has no key for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    bookmark: str
    number: str
    heading: str
    level: int = 1


def contents_bookmark(key: str) -> str:
    """Return the name of the bookmark that the contents point at for a heading."""
    return "_Toc" + bookmark_of(key).removeprefix("_Ref")


def entries_of(agreement: Agreement, sources: SourcesPlace = "none") -> Iterator[Entry]:
    """Yield what the contents list, in the order of the document."""
    words = agreement.words
    yield Entry(PARTIES, "", words.parties)
    if agreement.recitals:
        yield Entry(RECITALS, "", words.recitals)
    for article in agreement.articles:
        yield from ARTICLES.of(article, "contents", partial(_article, article))
    for schedule in agreement.schedules:
        yield Entry(contents_bookmark(schedule.key), schedule.number, shown(schedule.heading))
    if sources == "schedule" and sources_by_provision(agreement):
        yield Entry(SOURCES, "", words.sources)


def _article(article: Article) -> tuple[Entry, ...]:
    mark = contents_bookmark(article.key)
    sections = (KEPT.of(s, "contents", partial(_section, s)) for s in article.sections)
    return Entry(mark, article.number, shown(article.heading)), *sections


def _section(section: Section) -> Entry:
    mark = contents_bookmark(section.key)
    return Entry(mark, section.number, shown(section.heading), 2)


def contents_xml(setting: Setting) -> str:
    """Return the contents under their heading, as the block that Word's own command makes."""
    agreement = setting.agreement
    head, end = field_around(INSTRUCTION)
    entries = list(entries_of(agreement, setting.options.sources))
    others = _other_headings(setting, {e.bookmark: e.heading for e in entries})
    ends = {0: (head, ""), len(entries) - 1: ("", end)} if len(entries) > 1 else {0: (head, end)}
    style = (setting.sheet, setting.inliner.tongue)
    paragraphs = [
        _entry(entry, others.get(entry.bookmark, ""), setting, ends.get(at, ("", "")))
        if at in ends or setting.pages or setting.twin
        else KEPT.of(entry, style, partial(_entry, entry, "", setting, ("", "")))
        for at, entry in enumerate(entries)
    ]
    title = setting.paragraph("TOCHeading", setting.both(lambda a: a.words.contents))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{title}{''.join(paragraphs)}"
        "</w:sdtContent></w:sdt>"
    )


def _other_headings(setting: Setting, first: dict[str, str]) -> dict[str, str]:
    """Return the runs of the headings in the second language, by bookmark."""
    if setting.twin is None:
        return {}
    between, other = setting.inliner.words(BETWEEN), setting.twin
    return {
        e.bookmark: between + other.inliner.words(e.heading)
        for e in entries_of(other.agreement, setting.options.sources)
        if e.heading != first.get(e.bookmark)
    }


def _entry(entry: Entry, other: str, setting: Setting, ends: tuple[str, str]) -> str:
    inliner = setting.inliner
    tab = "<w:r><w:tab/></w:r>"
    before = inliner.words(entry.number) + tab if entry.number else ""
    page = setting.pages.get(entry.bookmark)
    page_field = tab + field(rf"PAGEREF {entry.bookmark} \h", str(page)) if page else ""
    runs = (
        f'{ends[0]}<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{before}'
        f"{inliner.words(entry.heading)}{other}{page_field}</w:hyperlink>{ends[1]}"
    )
    return setting.paragraph(f"TOC{entry.level}", runs)
