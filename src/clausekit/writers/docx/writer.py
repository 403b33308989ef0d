"""The agreement as a Word file: the outgoing copy, made from the public agreement alone."""

from __future__ import annotations

from collections.abc import Mapping

from clausekit.model.agreement import Agreement
from clausekit.writers.docx.articles import article_xml
from clausekit.writers.docx.base import base_parts, styles_in
from clausekit.writers.docx.contents import contents_xml
from clausekit.writers.docx.execution import execution_xml
from clausekit.writers.docx.frame import (
    core_part,
    footer_part,
    header_part,
    section_xml,
    settings_part,
)
from clausekit.writers.docx.front import parties_and_recitals, title_page
from clausekit.writers.docx.inline import Inliner, tongue
from clausekit.writers.docx.numbering import numbering_part
from clausekit.writers.docx.package import Package
from clausekit.writers.docx.schedules import schedule_xml, sources_xml
from clausekit.writers.docx.setting import Marks, Page, Setting, Sheet
from clausekit.writers.docx.targets import targets_of
from clausekit.writers.docx.xml import DECLARATION, NAMESPACES
from clausekit.writers.options import PLAIN, WriteOptions

_TABLE_MARGIN = 2835


def write_docx(agreement: Agreement, options: WriteOptions = PLAIN) -> bytes:
    """Return the outgoing copy as the bytes of a Word file."""
    return compose(setting_of(agreement, options))


def setting_of(
    agreement: Agreement, options: WriteOptions, pages: Mapping[str, int] | None = None
) -> Setting:
    """Return the setting in which a document is written."""
    targets = targets_of(agreement)
    inliner = Inliner(targets, tongue(agreement.language, agreement.language))
    page = Page(right=_TABLE_MARGIN) if options.table_copy else Page()
    return Setting(agreement, options, targets, inliner, page, Sheet(), Marks(), pages or {}, {})


def compose(setting: Setting) -> bytes:
    """Return the Word file of a setting."""
    package = Package()
    first = _relation(package, "header1", header_part(setting, title_page=True), "header")
    later = _relation(package, "header2", header_part(setting, title_page=False), "header")
    foot = _relation(package, "footer1", footer_part(setting), "footer")
    blocks = [setting.marks.front, *title_page(setting)]
    title = section_xml(setting, _reference("header", first), title_page=True)
    blocks.append(f"<w:p><w:pPr>{title}</w:pPr></w:p>")
    blocks.append(contents_xml(setting))
    blocks += parties_and_recitals(setting)
    for article in setting.agreement.articles:
        blocks += article_xml(article, setting)
    blocks += execution_xml(setting)
    for schedule in setting.agreement.schedules:
        blocks += schedule_xml(schedule, setting)
    if setting.options.sources == "schedule":
        blocks += sources_xml(setting)
    around = _reference("header", later) + _reference("footer", foot)
    blocks.append(section_xml(setting, around, title_page=False))
    body = "".join(blocks)
    document = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    package.add("word/document.xml", document, "main")
    package.add("word/styles.xml", styles_in(setting.agreement.language), "styles")
    numbering = numbering_part(setting.agreement.scheme, setting.restarts)
    package.add("word/numbering.xml", numbering, "numbering")
    package.add("word/settings.xml", settings_part(setting), "settings")
    package.add("word/theme/theme1.xml", base_parts()["word/theme/theme1.xml"], "theme")
    package.add("word/fontTable.xml", base_parts()["word/fontTable.xml"], "fonts")
    package.add("docProps/core.xml", core_part(setting), "core")
    return package.to_bytes()


def _relation(package: Package, name: str, content: str, kind: str) -> str:
    return package.add(f"word/{name}.xml", content, kind)


def _reference(kind: str, relation: str) -> str:
    return f'<w:{kind}Reference w:type="default" r:id="{relation}"/>'
