"""The agreement as a Word file: the outgoing copy, made from the public agreement alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from clausekit.model.agreement import Agreement
from clausekit.writers.docx.articles import article_xml
from clausekit.writers.docx.base import FONTS, STYLES, THEME, base_look, base_parts
from clausekit.writers.docx.contents import contents_xml
from clausekit.writers.docx.execution import execution_xml
from clausekit.writers.docx.frame import (
    core_part,
    footer_part,
    header_part,
    section_xml,
    settings_part,
    watermark,
)
from clausekit.writers.docx.front import parties_and_recitals, recitals_xml, title_page
from clausekit.writers.docx.inline import Inliner, tongue
from clausekit.writers.docx.kept import turn
from clausekit.writers.docx.notes import footnotes_part, noted_provisions
from clausekit.writers.docx.numbering import numbering_part
from clausekit.writers.docx.package import Package
from clausekit.writers.docx.public import level_texts, public_words
from clausekit.writers.docx.scan import Expected, release, tags_of
from clausekit.writers.docx.schedules import schedule_xml, sources_xml
from clausekit.writers.docx.setting import CENTIMETRE, NO_MARKS, Look, Page, Setting
from clausekit.writers.docx.targets import targets_of
from clausekit.writers.docx.xml import DECLARATION, NAMESPACES
from clausekit.writers.docx.zipbytes import LARGE, QUICK
from clausekit.writers.options import PLAIN, WriteOptions

_NARROW = 2 * CENTIMETRE
TABLE_MARGIN = 5 * CENTIMETRE


def write_docx(agreement: Agreement, options: WriteOptions = PLAIN) -> bytes:
    """Return the outgoing copy as the bytes of a Word file.

    Raises:
        OutputError: The last look found something in the file that must not leave the house.
        ToolError: Page numbers were asked for, and LibreOffice or poppler is missing.
        ReadError: The house style cannot be read.
    """
    turn()
    setting = setting_of(agreement, options)
    if options.pages:
        setting = setting_of(agreement, options, _laid_out(compose(setting).to_bytes()))
    package = compose(setting)
    return release(package.to_bytes(QUICK), _expected(setting, package))


def _laid_out(docx: bytes) -> Mapping[str, int]:
    from clausekit.writers.docx.pages import page_numbers
    from clausekit.writers.office import to_pdf

    return page_numbers(to_pdf(docx))


def setting_of(
    agreement: Agreement,
    options: WriteOptions,
    pages: Mapping[str, int] | None = None,
) -> Setting:
    """Return the setting in which a document is written."""
    targets = targets_of(agreement)
    inliner = Inliner(targets, tongue(agreement.language, agreement.language))
    notes = noted_provisions(agreement) if options.sources == "footnotes" else {}
    look = _look(agreement.language, options)
    setting = Setting(agreement, options, targets, inliner, look, NO_MARKS, pages or {}, notes)
    if options.beside:
        from clausekit.writers.docx.beside import twin_of

        setting.columns = True
        setting.twin = twin_of(setting, options.beside)
    return setting


def compose(setting: Setting) -> Package:
    """Return the parts of the Word file of a setting."""
    package = Package()
    first = package.add("word/header1.xml", header_part(setting, title_page=True), "header")
    later = package.add("word/header2.xml", header_part(setting, title_page=False), "header")
    foot = package.add("word/footer1.xml", footer_part(setting), "footer")
    around = _reference("header", later) + _reference("footer", foot)
    body = _blocks(setting, _reference("header", first), around)
    package.add("word/document.xml", _in_pieces(body), "main")
    look, scheme = setting.look, setting.agreement.scheme
    package.add(STYLES, look.styles, "styles")
    numbering = numbering_part(scheme, look.sheet, setting.restarts, look.lists)
    package.add("word/numbering.xml", numbering, "numbering")
    if setting.footnotes:
        package.add("word/footnotes.xml", footnotes_part(setting), "footnotes")
    package.add("word/settings.xml", settings_part(setting), "settings")
    package.add(THEME, look.theme, "theme")
    package.add(FONTS, base_parts()[FONTS], "fonts")
    package.add("docProps/core.xml", core_part(setting), "core")
    return package


def _in_pieces(blocks: Iterable[str]) -> tuple[bytes, ...]:
    """Return the document with its blocks: large ones by themselves, the others together."""
    out: list[bytes] = []
    together = [f"{DECLARATION}<w:document {NAMESPACES}><w:body>"]
    for block in blocks:
        if len(block) < LARGE:
            together.append(block)
            continue
        if together:
            out.append("".join(together).encode())
        out.append(_encoded(block))
        together = []
    together.append("</w:body></w:document>")
    return (*out, "".join(together).encode())


@lru_cache(maxsize=64)
def _encoded(block: str) -> bytes:
    # The same block is the same object for whoever asks whether it was packed before.
    return block.encode()


def _blocks(setting: Setting, first: str, around: str) -> Iterator[str]:
    yield setting.marks.front
    yield from title_page(setting)
    yield f"<w:p><w:pPr>{section_xml(setting, first, title_page=True)}</w:pPr></w:p>"
    yield contents_xml(setting)
    if setting.twin:
        yield from _two_languages(setting, setting.twin)
    else:
        yield from parties_and_recitals(setting, recitals_xml(setting))
        for article in setting.agreement.articles:
            yield from article_xml(article, setting)
        yield from execution_xml(setting)
        for schedule in setting.agreement.schedules:
            yield from schedule_xml(schedule, setting)
    if setting.options.sources == "schedule":
        yield from sources_xml(setting)
    yield section_xml(setting, around, title_page=False)


def _two_languages(setting: Setting, twin: Setting) -> Iterator[str]:
    from clausekit.writers.docx.beside import article_rows, pair_of, recital_rows, schedule_rows

    pair = pair_of(setting, twin)
    yield from parties_and_recitals(setting, [recital_rows(pair)])
    for article in setting.agreement.articles:
        yield from article_rows(article, pair)
    yield from execution_xml(setting)
    for schedule in setting.agreement.schedules:
        yield from schedule_rows(schedule, pair)


def _own_page(options: WriteOptions) -> Page:
    side = _NARROW if options.beside else Page().left
    return Page(left=side, right=TABLE_MARGIN if options.table_copy else side)


def _look(language: str, options: WriteOptions) -> Look:
    right = TABLE_MARGIN if options.table_copy else None
    if options.style is None:
        return base_look(language, _own_page(options))
    from clausekit.writers.docx.house import house_look

    return house_look(options.style, language, right)


def _expected(setting: Setting, package: Package) -> Expected:
    """Return what the file of a setting may hold."""
    others = (setting.options.beside,) if setting.options.beside else ()
    parts = {STYLES: setting.look.styles, THEME: setting.look.theme, FONTS: base_parts()[FONTS]}
    if setting.options.style is not None:
        # Lists of a house style may look any way; they went through a closed list already.
        parts["word/numbering.xml"] = package.content("word/numbering.xml")
    return Expected(
        words=public_words(setting.agreement, *others),
        parts=parts,
        patterns=level_texts(setting.agreement),
        tags=tags_of(watermark(setting.agreement.words.draft)),
    )


def _reference(kind: str, relation: str) -> str:
    return f'<w:{kind}Reference w:type="default" r:id="{relation}"/>'
