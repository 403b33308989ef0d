"""What stands before the articles: title page, contents, parties, recitals."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.model.agreement import Party
from clausekit.writers.docx.contents import PARTIES, RECITALS
from clausekit.writers.docx.setting import Setting
from clausekit.writers.docx.tables import framed, row_xml


def title_page(setting: Setting) -> Iterator[str]:
    """Yield the paragraphs of the title page."""
    agreement, inliner = setting.agreement, setting.inliner
    yield setting.paragraph("Title", inliner.runs(agreement.title))
    if agreement.subtitle:
        yield setting.paragraph("Subtitle", inliner.runs(agreement.subtitle))
    yield setting.paragraph("Proposal", inliner.words(agreement.proposal))
    yield setting.paragraph("Between", inliner.words(agreement.words.between))
    for party in agreement.parties:
        yield setting.paragraph("Party", _party_line(party, setting))


def front_heading(words: str, bookmark: str, setting: Setting, lead: str = "") -> str:
    """Return a heading without a number, reachable from the contents."""
    start, end = setting.inliner.marker.around(bookmark)
    return setting.paragraph("FrontHeading", start + setting.inliner.words(words) + end, lead)


def parties_and_recitals(setting: Setting) -> Iterator[str]:
    """Yield the table of parties, the recitals and the words that open the articles."""
    agreement, inliner = setting.agreement, setting.inliner
    words = agreement.words
    yield front_heading(words.parties, PARTIES, setting, "<w:pageBreakBefore/>")
    yield _parties_table(setting)
    if agreement.recitals:
        yield front_heading(words.recitals, RECITALS, setting)
        for recital in agreement.recitals:
            yield setting.keyed("Recital", recital.key, inliner.runs(recital.content))
    yield setting.paragraph("Agreed", inliner.words(words.agreed))


def _party_line(party: Party, setting: Setting) -> str:
    inliner = setting.inliner
    seat = inliner.words(", ") + inliner.runs(party.seat) if party.seat else ""
    return inliner.runs(party.name, "<w:b/><w:bCs/>") + seat + inliner.words(f" ({party.role})")


def _parties_table(setting: Setting) -> str:
    agreement, inliner = setting.agreement, setting.inliner
    words = agreement.words
    first = setting.page.text_width // 4
    second = (setting.page.text_width - first) * 6 // 11
    widths = [first, second, setting.page.text_width - first - second]
    head = [
        setting.paragraph("TableHeading", inliner.words(label))
        for label in (words.parties, words.name, words.seat)
    ]
    rows = [row_xml(head, widths, header=True)]
    for party in agreement.parties:
        cells = [
            setting.paragraph("TableHeading", inliner.words(party.role)),
            setting.paragraph("TableText", inliner.runs(party.name)),
            setting.paragraph("TableText", inliner.runs(party.seat)),
        ]
        rows.append(row_xml(cells, widths))
    return framed(rows, widths, setting, words.parties, first_column=True)
