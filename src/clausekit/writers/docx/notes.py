"""Footnotes: the verified sources of law of a provision, where the user asks for them there."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.model.agreement import Agreement, Source
from clausekit.writers.docx.setting import Setting
from clausekit.writers.docx.xml import DECLARATION, NAMESPACES
from clausekit.writers.phrasing import sources_by_provision

MOST = 32_767
"""Word reads the id of a footnote as a signed number of 16 bits."""


def told(source: Source) -> str:
    """Return a source as it is printed: its words, and where it can be read."""
    return f"{source.text}, {source.url}" if source.url else source.text


def noted_provisions(agreement: Agreement) -> dict[str, int]:
    """Return the number of the footnote of each provision that has sources, by its key."""
    found = enumerate(sources_by_provision(agreement), start=1)
    return {key: number for number, key in found if number <= MOST}


def mark(number: int, setting: Setting) -> str:
    """Return the run that stands in the text for a footnote."""
    style = setting.sheet.id("FootnoteReference")
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def footnotes_part(setting: Setting) -> str:
    """Return the part that holds the footnotes, with the separators that Word wants first."""
    notes = "".join(_notes(setting))
    return f"{DECLARATION}<w:footnotes {NAMESPACES}>{_separators()}{notes}</w:footnotes>"


def _separators() -> str:
    return "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )


def _notes(setting: Setting) -> Iterator[str]:
    inliner = setting.inliner
    style = setting.sheet.id("FootnoteReference")
    own = (
        f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:footnoteRef/></w:r>{inliner.words(" ")}'
    )
    found = sources_by_provision(setting.agreement)
    for key, number in setting.footnotes.items():
        runs = inliner.words("; ").join(inliner.words(told(source)) for source in found[key])
        paragraph = setting.paragraph("FootnoteText", own + runs)
        yield f'<w:footnote w:id="{number}">{paragraph}</w:footnote>'
