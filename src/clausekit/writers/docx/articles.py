"""Articles, sections, provisions, items and definitions as paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from clausekit.model.agreement import Article, Definition, Item, Provision, Schedule, Section
from clausekit.model.reuse import ReuseByNode
from clausekit.model.walk import definition_frame
from clausekit.writers.docx.contents import contents_bookmark
from clausekit.writers.docx.kept import ARTICLES, KEPT, references_in
from clausekit.writers.docx.notes import mark
from clausekit.writers.docx.setting import NO_MARKS, Setting
from clausekit.writers.docx.tables import agreed_box

Node = TypeVar("Node", Article, Section)

IN_SECTION = ("Provision", "ProvisionItem", "ProvisionSubitem")
ALONE = ("ArticleProvision", "ArticleItem", "ArticleSubitem")


def article_xml(article: Article, setting: Setting) -> Iterator[str]:
    """Yield the paragraphs of an article."""
    yield _again(article, setting, ARTICLES, _article)
    if setting.options.agreed_boxes:
        yield agreed_box(setting)


def _article(article: Article, setting: Setting) -> Iterator[str]:
    yield heading("Heading1", article, setting)
    for provision in article.provisions:
        yield from provision_xml(provision, ALONE, setting)
    for section in article.sections:
        yield _again(section, setting, KEPT, _section)


def _again(
    node: Node, setting: Setting, kept: ReuseByNode, write: Callable[[Node, Setting], Iterator[str]]
) -> str:
    """Return the paragraphs of a node, as they were in an earlier document where nothing differs."""
    if kept.alone or setting.footnotes or setting.columns or setting.marks is not NO_MARKS:
        return "".join(write(node, setting))
    marker, targets = setting.inliner.marker, setting.targets
    pointed_at = tuple(map(targets.get, references_in(node)))
    style = (setting.sheet, setting.inliner.tongue, setting.inliner.blank_style)
    key = (marker.count, marker.blanks, style, pointed_at)

    def made() -> tuple[str, int, int]:
        xml = "".join(write(node, setting))
        return xml, marker.count, marker.blanks

    xml, marker.count, marker.blanks = kept.of(node, key, made)
    return xml


def _section(section: Section, setting: Setting) -> Iterator[str]:
    yield heading("Heading2", section, setting)
    for provision in section.provisions:
        yield from provision_xml(provision, IN_SECTION, setting)


def heading(
    style: str, node: Article | Section | Schedule, setting: Setting, lead: str = ""
) -> str:
    """Return the heading of an article, section or schedule, reachable from the contents."""
    runs = setting.inliner.runs(node.heading)
    return setting.keyed(style, node.key, runs, lead, contents=contents_bookmark(node.key))


def provision_xml(
    provision: Provision, styles: tuple[str, str, str], setting: Setting
) -> Iterator[str]:
    """Yield the paragraphs of a provision."""
    # In two columns the rows of the table keep together what belongs together.
    follows = bool(provision.items or provision.definitions) and not setting.columns
    runs = setting.inliner.runs(provision.content)
    if provision.key in setting.footnotes:
        runs += mark(setting.footnotes[provision.key], setting)
    yield setting.keyed(styles[0], provision.key, runs, "<w:keepNext/>" if follows else "")
    if provision.items:
        yield from _items(provision.items, styles[1:], setting)
    if provision.closing:
        yield setting.paragraph("ProvisionClosing", setting.inliner.runs(provision.closing))
    for definition in provision.definitions:
        yield definition_xml(definition, setting)


def definition_xml(definition: Definition, setting: Setting) -> str:
    """Return a definition, its term in a character style of its own."""
    inliner = setting.inliner
    bold = f'<w:rStyle w:val="{setting.sheet.id("DefinedTerm")}"/>'
    before, after = (inliner.words(words) for words in definition_frame(inliner.tongue.language))
    term = inliner.words(definition.words, bold)
    return setting.paragraph("Definition", before + term + after + inliner.runs(definition.content))


def _items(items: Iterable[Item], styles: tuple[str, ...], setting: Setting) -> Iterator[str]:
    for item in items:
        lead = "<w:keepNext/>" if item.items and not setting.columns else ""
        yield setting.keyed(styles[0], item.key, setting.inliner.runs(item.content), lead)
        if item.items:
            yield from _items(item.items, styles[1:] or styles, setting)
