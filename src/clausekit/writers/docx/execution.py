"""The execution block: signatures, kept on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from clausekit.model.agreement import Agreement, Party
from clausekit.model.inline import Line
from clausekit.writers.docx.front import role_of
from clausekit.writers.docx.setting import Setting
from clausekit.writers.docx.tables import even_widths, framed

_ABREAST = 3


def execution_xml(setting: Setting) -> Iterator[str]:
    """Yield closing words and signature tables; every paragraph but the last keeps the next."""
    agreement = setting.agreement
    for line in agreement.closing:
        yield setting.paragraph("ClosingWords", setting.inliner.runs(line))
    if setting.twin:
        for line in setting.twin.agreement.closing:
            yield setting.paragraph("ClosingWords", setting.twin.inliner.runs(line))
    yield setting.paragraph("ClosingWords", setting.both(lambda a: a.words.signed))
    groups = [
        agreement.parties[at : at + _ABREAST] for at in range(0, len(agreement.parties), _ABREAST)
    ]
    for at, parties in enumerate(groups):
        last = at == len(groups) - 1
        yield _signatures(parties, at * _ABREAST, setting, last=last)
        if not last:
            yield setting.paragraph("SignatureLabel", "")


def _signatures(parties: Sequence[Party], first: int, setting: Setting, *, last: bool) -> str:
    words = setting.agreement.words
    label_width = 1560
    columns = max(len(parties), 2)
    widths = [label_width, *even_widths(setting.page.text_width - label_width, columns)]
    rows: list[tuple[Callable[[Agreement], str], list[Line], int]] = [
        (lambda a: a.words.signature, [() for _ in parties], 1100),
        (lambda a: a.words.name, [p.signatory for p in parties], 560),
        (lambda a: a.words.capacity, [p.capacity for p in parties], 560),
        (lambda a: a.words.place_and_date, [() for _ in parties], 760),
    ]
    blank = setting.paragraph("SignatureLabel", "")
    head = [blank] + [_party(p, first + n, setting) for n, p in enumerate(parties)]
    head += [blank] * (len(widths) - len(head))
    out = [_row(head, widths, 560, header=True)]
    for at, (label, values, height) in enumerate(rows):
        # The last row lets go, or Word would tie the block to what follows it.
        lead = '<w:keepNext w:val="0"/>' if last and at == len(rows) - 1 else ""
        cells = [setting.paragraph("SignatureLabel", setting.both(label), lead)]
        cells += [
            setting.paragraph("SignatureLine", setting.inliner.runs(value), lead)
            for value in values
        ]
        cells += [setting.paragraph("SignatureLabel", "", lead)] * (len(widths) - len(cells))
        out.append(_row(cells, widths, height))
    return framed(
        out, widths, setting, words.signature, "TableNormal", first_column=True, after=False
    )


def _party(party: Party, at: int, setting: Setting) -> str:
    name = setting.paragraph("SignatureParty", setting.inliner.runs(party.name))
    return name + setting.paragraph("SignatureLabel", setting.both(role_of(at)))


def _row(cells: Sequence[str], widths: Sequence[int], height: int, *, header: bool = False) -> str:
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:vAlign w:val="bottom"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    head = "<w:tblHeader/>" if header else ""
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{head}'
        f"</w:trPr>{inner}</w:tr>"
    )
