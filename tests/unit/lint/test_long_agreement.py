"""A long agreement from elsewhere, numbered by Word or by hand: what is not broken stays unreported."""

from __future__ import annotations

import pytest
from tests.unit.readers.word_files import level, lists, p, word

from clausekit.lint import lint
from clausekit.readers import read

SENTENCES = (
    "Pursuant to Section 8(a)(3) of the National Labor Relations Act, dues are not a condition of hire.",
    "A grievance under Article 9, Section 4 may be referred to Step 3 within ten (10) working days.",
    "Section 125 cafeteria plan contributions are made before tax.",
    "Under the Labour Relations Act, 1995, section 48(12), the arbitrator has the powers of the Board.",
    "Nothing in this Article limits the rights under Article 4, Section 2(b) or Article 12.",
    "Part-time employees are covered by Sections 1-3 of Article 7 and by Article 10.",
    "The Letter of Understanding No. 3, Schedule A, Appendix B-1 and Attachment 2 continue.",
    "For the purpose of this Article, “day” means a working day, and a day off is counted too.",
    "Class 2 drivers and Grade 5 mechanics move to Step 6 after one year; see Chapter 5 of the Handbook.",
    "The conditions of Article 31 of the 2006 Master Agreement no longer apply.",
)
HEADING = (
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
NUMBERING = {
    "article and section": ("ARTICLE %1", "decimal", "Section %2."),
    "dotted": ("%1.", "decimal", "%1.%2"),
    "padded": ("Article %1 -", "decimalZero", "%1.%2"),
}


def agreement(numbering: str, more: str = "") -> bytes:
    first, form, second = NUMBERING[numbering]
    body = ""
    for _ in range(12):
        body += p("Matters agreed", style="H", number=(1, 0))
        body += "".join(p(s, number=(1, 1)) for s in SENTENCES[:6])
        body += "".join(p(s, number=(1, 2)) for s in SENTENCES[6:])
    body += p(more) if more else ""
    levels = lists(
        level(0, "decimal", first), level(1, form, second), level(2, "lowerLetter", "(%3)")
    )
    return word(body, styles=HEADING, numbering=levels)


@pytest.mark.parametrize("numbering", NUMBERING)
def test_references_that_hold_or_point_at_law_are_no_findings(numbering: str) -> None:
    found = lint(read(agreement(numbering), "x.docx")).diagnostics()
    noisy = ("references/broken", "terms/duplicate")
    assert [d.actual for d in found if d.rule in noisy] == []


@pytest.mark.parametrize("numbering", NUMBERING)
def test_a_reference_beyond_the_last_article_is_found(numbering: str) -> None:
    found = lint(
        read(agreement(numbering, "Article 19 applies to overtime, as Article 3 does."), "x.docx")
    )
    broken = [d.actual for d in found.diagnostics() if d.rule == "references/broken"]
    assert broken == ["Article 19"]
