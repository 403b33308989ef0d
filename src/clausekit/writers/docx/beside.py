"""Two languages side by side: each provision in one row, its number once.

Headings stand over the columns in both languages, since Word's navigation does not look into
tables. The second language has no numbering of its own: its numbers are references to the first, so
that the two can never count differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from clausekit.lean import dataclass, replace
from clausekit.model.agreement import (
    Agreement,
    Article,
    Item,
    ItemList,
    Paragraph,
    Provision,
    Recital,
    Schedule,
    Section,
    Table,
)
from clausekit.model.inline import Reference as Pointer
from clausekit.writers.docx.articles import ALONE, IN_SECTION, definition_xml, provision_xml
from clausekit.writers.docx.contents import contents_bookmark
from clausekit.writers.docx.fields import reference
from clausekit.writers.docx.inline import Inliner, tongue
from clausekit.writers.docx.schedules import blocks_xml, page_break, role_style, schedule_label
from clausekit.writers.docx.setting import BETWEEN, Setting
from clausekit.writers.docx.tables import agreed_box, even_widths, framed, table_xml
from clausekit.writers.phrasing import provisions_of

_STYLES = ("BesideProvision", "BesideItem", "BesideSubitem")
_SCHEDULE = ("BesideScheduleItem", "BesideScheduleSubitem")
_RULE = '<w:tcBorders><w:{} w:val="single" w:sz="4" w:space="0" w:color="B8BECB"/></w:tcBorders>'


Numbered = Article | Section | Provision | Recital | Schedule


@dataclass(frozen=True, slots=True)
class Pair:
    """A document in the making and the same one in the second language.

    Attributes:
        first: The language that numbers.
        second: The same agreement in the other language.
        nodes: Nodes of the second language by key.
    """

    first: Setting
    second: Setting
    nodes: Mapping[str, Numbered]

    def heading(self, style: str, node: Article | Section | Schedule, lead: str = "") -> str:
        """Return a heading in both languages, in one paragraph."""
        runs = self.first.inliner.runs(node.heading)
        other = self.nodes.get(node.key)
        if isinstance(other, Article | Section | Schedule):
            between = self.first.inliner.words(BETWEEN)
            runs += between + self.second.inliner.runs(other.heading)
        return self.first.keyed(style, node.key, runs, lead, contents=contents_bookmark(node.key))

    def rows(self, cells: Iterable[tuple[str, str]]) -> str:
        """Return a table of two columns without lines."""
        widths = even_widths(self.first.page.text_width, 2)
        rows = [
            "<w:tr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_RULE.format(side)}</w:tcPr>'
                f"{cell or self.first.paragraph('TableText', '')}</w:tc>"
                for cell, width, side in zip(row, widths, ("right", "left"), strict=True)
            )
            + "</w:tr>"
            for row in cells
        ]
        return framed(rows, widths, self.first, style="TableNormal") if rows else ""


def twin_of(setting: Setting, other: Agreement) -> Setting:
    """Return the setting of the second language: the same file, another tongue."""
    first = setting.inliner
    tongue_beside = tongue(other.language, setting.agreement.language)
    inliner = Inliner(setting.targets, tongue_beside, first.marker, first.blank_style)
    return replace(setting, agreement=other, inliner=inliner, _opened={}, footnotes={}, twin=None)


def pair_of(setting: Setting, twin: Setting) -> Pair:
    """Return both languages together."""
    return Pair(setting, twin, dict(_nodes(twin.agreement)))


def article_rows(article: Article, pair: Pair) -> Iterator[str]:
    """Yield the headings and tables of an article in two languages."""
    yield pair.heading("Heading1", article)
    yield pair.rows(_provision(p, ALONE, pair) for p in article.provisions)
    for section in article.sections:
        yield pair.heading("Heading2", section)
        yield pair.rows(_provision(p, IN_SECTION, pair) for p in section.provisions)
    if pair.first.options.agreed_boxes:
        yield agreed_box(pair.first)


def recital_rows(pair: Pair) -> str:
    """Return the table of the recitals in two languages."""
    cells: list[tuple[str, str]] = []
    for recital in pair.first.agreement.recitals:
        runs = pair.first.inliner.runs(recital.content)
        other = pair.nodes.get(recital.key)
        right = _numbered("BesideProvision", other, pair) if isinstance(other, Recital) else ""
        cells.append((pair.first.keyed("Recital", recital.key, runs), right))
    return pair.rows(cells)


def schedule_rows(schedule: Schedule, pair: Pair) -> Iterator[str]:
    """Yield a schedule in two languages; forms stand one below the other."""
    yield schedule_label(pair.first)
    yield pair.heading("ScheduleHeading", schedule, page_break(pair.first))
    other = pair.nodes.get(schedule.key)
    others = other.blocks if isinstance(other, Schedule) else ()
    for left, right in zip_longest(blocks_xml(schedule, pair.first), others, fillvalue=None):
        if isinstance(right, Table):
            yield (left or "") + table_xml(right, pair.second)
        elif isinstance(right, ItemList):
            yield pair.rows([(left or "", "".join(_items(right.items, _SCHEDULE, pair)))])
        elif isinstance(right, Paragraph):
            runs = pair.second.inliner.runs(right.content)
            yield pair.rows([(left or "", pair.second.paragraph(role_style(right), runs))])
        else:
            yield left or ""


def _provision(provision: Provision, styles: tuple[str, str, str], pair: Pair) -> tuple[str, str]:
    left = "".join(provision_xml(provision, styles, pair.first))
    other = pair.nodes.get(provision.key)
    return left, _other_provision(other, pair) if isinstance(other, Provision) else ""


def _other_provision(provision: Provision, pair: Pair) -> str:
    setting = pair.second
    parts = [_numbered(_STYLES[0], provision, pair), *_items(provision.items, _STYLES[1:], pair)]
    if provision.closing:
        parts.append(setting.paragraph("ProvisionClosing", setting.inliner.runs(provision.closing)))
    parts += [definition_xml(definition, setting) for definition in provision.definitions]
    return "".join(parts)


def _items(items: Iterable[Item], styles: tuple[str, ...], pair: Pair) -> Iterator[str]:
    for item in items:
        yield _numbered(styles[0], item, pair)
        yield from _items(item.items, styles[1:] or styles, pair)


def _numbered(style: str, node: Provision | Item | Recital, pair: Pair) -> str:
    setting = pair.second
    target = pair.first.targets.get(node.key)
    if target and node.number != target.number:  # `a)` beside `(a)`: no field can show the other
        target = None
    number = reference(Pointer(node.key, "", node.number), target)
    return setting.paragraph(
        style, f"{number}<w:r><w:tab/></w:r>{setting.inliner.runs(node.content)}"
    )


def _nodes(agreement: Agreement) -> Iterator[tuple[str, Numbered]]:
    for recital in agreement.recitals:
        yield recital.key, recital
    for article in agreement.articles:
        yield article.key, article
        for section in article.sections:
            yield section.key, section
        for provision in provisions_of(article):
            yield provision.key, provision
    for schedule in agreement.schedules:
        yield schedule.key, schedule
