"""The execution block: signatures, kept on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from clausekit.model.agreement import Agreement, Party
from clausekit.model.inline import Line
from clausekit.writers.docx.front import role_of
from clausekit.writers.docx.setting import Setting
from clausekit.writers.docx.tables import even_widths, framed
from clausekit.writers.phrasing import capital

_ABREAST = 3
_LABELS = 1560


def execution_xml(setting: Setting) -> Iterator[str]:
    """Yield closing words and the signatures; every paragraph but the last keeps the next."""
    agreement = setting.agreement
    for line in agreement.closing:
        yield setting.paragraph("ClosingWords", setting.inliner.runs(line))
    if setting.twin:
        for line in setting.twin.agreement.closing:
            yield setting.paragraph("ClosingWords", setting.twin.inliner.runs(line))
    yield setting.paragraph("ClosingWords", setting.both(lambda a: a.words.signed))
    if agreement.parties:
        yield _signatures(setting)


def _signatures(setting: Setting) -> str:
    """Return one table for all parties: two tables would be torn apart at the end of a page."""
    parties = setting.agreement.parties
    lines = -(-len(parties) // _ABREAST)
    abreast = -(-len(parties) // lines)
    columns = max(abreast, 2)
    widths = [_LABELS, *even_widths(setting.page.text_width - _LABELS, columns)]
    rows: list[str] = []
    for first in range(0, len(parties), abreast):
        group = parties[first : first + abreast]
        rows += _group(group, first, widths, setting, last=first + abreast >= len(parties))
    label = capital(setting.agreement.words.signature)
    return framed(rows, widths, setting, label, "TableNormal", first_column=True, after=False)


def _group(
    parties: Sequence[Party], first: int, widths: Sequence[int], setting: Setting, *, last: bool
) -> Iterator[str]:
    rows: list[tuple[Callable[[Agreement], str], list[Line], int]] = [
        (lambda a: a.words.signature, [() for _ in parties], 1000),
        (lambda a: a.words.name, [p.signatory for p in parties], 540),
        (lambda a: a.words.capacity, [p.capacity for p in parties], 540),
        (lambda a: a.words.place_and_date, [() for _ in parties], 640),
    ]
    blank = setting.paragraph("SignatureLabel", "")
    head = [blank, *(_party(p, first + n, setting) for n, p in enumerate(parties))]
    yield _row([*head, *[blank] * (len(widths) - len(head))], widths, 1080 if first else 480)
    for at, (label, values, height) in enumerate(rows):
        # The last row lets go, or Word would tie the block to what follows it.
        lead = '<w:keepNext w:val="0"/>' if last and at == len(rows) - 1 else ""
        words = setting.both(_capital(label))
        cells = [setting.paragraph("SignatureLabel", words, lead)]
        cells += [
            setting.paragraph("SignatureLine", setting.inliner.runs(value), lead)
            for value in values
        ]
        cells += [setting.paragraph("SignatureLabel", "", lead)] * (len(widths) - len(cells))
        yield _row(cells, widths, height)


def _capital(pick: Callable[[Agreement], str]) -> Callable[[Agreement], str]:
    return lambda agreement: capital(pick(agreement))


def _party(party: Party, at: int, setting: Setting) -> str:
    name = setting.paragraph("SignatureParty", setting.inliner.runs(party.name))
    return name + setting.paragraph("SignatureLabel", setting.both(role_of(at)))


def _row(cells: Sequence[str], widths: Sequence[int], height: int) -> str:
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:vAlign w:val="bottom"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>'
        f"</w:trPr>{inner}</w:tr>"
    )
