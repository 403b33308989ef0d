"""What stands before the articles: title page, contents, parties, recitals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from clausekit.model.agreement import Agreement, Party
from clausekit.writers.docx.contents import PARTIES, RECITALS
from clausekit.writers.docx.setting import Setting
from clausekit.writers.docx.tables import framed, row_xml
from clausekit.writers.phrasing import capital


def title_page(setting: Setting) -> Iterator[str]:
    """Yield the paragraphs of the title page."""
    agreement, inliner = setting.agreement, setting.inliner
    yield setting.paragraph("Title", inliner.runs(agreement.title))
    if setting.twin:
        other = setting.twin.inliner.runs(setting.twin.agreement.title)
        yield setting.paragraph("Subtitle", other)
    elif agreement.subtitle:
        yield setting.paragraph("Subtitle", inliner.runs(agreement.subtitle))
    yield setting.paragraph("Proposal", setting.both(lambda a: a.proposal))
    yield setting.paragraph("Between", setting.both(lambda a: a.words.between))
    for at, party in enumerate(agreement.parties):
        yield setting.paragraph("Party", _party_line(party, at, setting))


def front_heading(runs: str, bookmark: str, setting: Setting, lead: str = "") -> str:
    """Return a heading without a number, reachable from the contents."""
    start, end = setting.inliner.marker.around(bookmark)
    return setting.paragraph("FrontHeading", f"{start}{runs}{end}", lead)


def role_of(at: int) -> Callable[[Agreement], str]:
    """Return what takes the role of the party at a place from an agreement."""
    return lambda a: a.parties[at].role if at < len(a.parties) else ""


def parties_and_recitals(setting: Setting, recitals: Iterable[str]) -> Iterator[str]:
    """Yield the table of parties, the recitals and the words that open the articles."""
    parties = setting.both(lambda a: a.words.parties)
    yield front_heading(parties, PARTIES, setting, "<w:pageBreakBefore/>")
    yield _parties_table(setting)
    if setting.agreement.recitals:
        yield front_heading(setting.both(lambda a: a.words.recitals), RECITALS, setting)
        yield from recitals
    yield setting.paragraph("Agreed", setting.both(lambda a: a.words.agreed))


def recitals_xml(setting: Setting) -> Iterator[str]:
    """Yield the recitals."""
    for recital in setting.agreement.recitals:
        runs = setting.inliner.runs(recital.content)
        yield setting.keyed("Recital", recital.key, runs)


def _party_line(party: Party, at: int, setting: Setting) -> str:
    inliner = setting.inliner
    seat = inliner.words(", ") + inliner.runs(party.seat) if party.seat else ""
    role = inliner.words(" (") + setting.both(role_of(at)) + inliner.words(")")
    return inliner.runs(party.name, "<w:b/><w:bCs/>") + seat + role


def _parties_table(setting: Setting) -> str:
    agreement, inliner = setting.agreement, setting.inliner
    words = agreement.words
    first = setting.page.text_width // 4
    second = (setting.page.text_width - first) * 6 // 11
    widths = [first, second, setting.page.text_width - first - second]
    labels: tuple[Callable[[Agreement], str], ...] = (
        lambda a: capital(a.words.parties),
        lambda a: capital(a.words.name),
        lambda a: capital(a.words.seat),
    )
    head = [setting.paragraph("TableHeading", setting.both(label)) for label in labels]
    rows = [row_xml(head, widths, header=True)]
    for at, party in enumerate(agreement.parties):
        cells = [
            setting.paragraph("TableHeading", setting.both(role_of(at))),
            setting.paragraph("TableText", inliner.runs(party.name)),
            setting.paragraph("TableText", inliner.runs(party.seat)),
        ]
        rows.append(row_xml(cells, widths))
    return framed(rows, widths, setting, words.parties, first_column=True)
