"""Schedules: each on a new page, with numbering of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausekit.model.agreement import Item, ItemList, Paragraph, Schedule
from clausekit.model.pattern import filled
from clausekit.model.scheme import counter
from clausekit.writers.docx.articles import heading
from clausekit.writers.docx.contents import SOURCES
from clausekit.writers.docx.front import front_heading
from clausekit.writers.docx.notes import told
from clausekit.writers.docx.numbering import FREE
from clausekit.writers.docx.setting import Setting
from clausekit.writers.docx.tables import framed, row_xml, table_xml
from clausekit.writers.phrasing import label_of, numbers_of, sources_by_provision

_ROLES = {"heading": "Heading3", "note": "ScheduleNote", "body": "ScheduleText"}


def schedule_xml(schedule: Schedule, setting: Setting) -> Iterator[str]:
    """Yield the headings and blocks of a schedule."""
    yield schedule_label(setting)
    yield heading("ScheduleHeading", schedule, setting, page_break(setting))
    yield from blocks_xml(schedule, setting)


def schedule_label(setting: Setting) -> str:
    """Return the label word over a schedule's heading, which begins its page; empty for none."""
    if not label_of(setting.agreement, "schedule"):
        return ""
    return setting.paragraph("ScheduleLabel", setting.both(lambda a: label_of(a, "schedule")))


def page_break(setting: Setting) -> str:
    """Return what makes a heading begin a page where no label word does it."""
    return "" if label_of(setting.agreement, "schedule") else "<w:pageBreakBefore/>"


def blocks_xml(schedule: Schedule, setting: Setting) -> Iterator[str]:
    """Yield each block of a schedule as one piece."""
    counted = 0
    for block in schedule.blocks:
        if isinstance(block, Paragraph):
            yield setting.paragraph(role_style(block), setting.inliner.runs(block.content))
        elif isinstance(block, ItemList):
            number = _numbering(block, counted, setting)
            counted = len(block.items) + (0 if number else counted)
            yield "".join(_items(block.items, setting, number))
        else:
            yield table_xml(block, setting)


def role_style(paragraph: Paragraph) -> str:
    """Return the style of an unnumbered paragraph."""
    return _ROLES.get(paragraph.role, "ScheduleText")


def sources_xml(setting: Setting) -> Iterator[str]:
    """Yield the schedule of sources: provision, source, address."""
    found = sources_by_provision(setting.agreement)
    if not found:
        return
    words, inliner = setting.agreement.words, setting.inliner
    yield front_heading(
        setting.both(lambda a: a.words.sources), SOURCES, setting, "<w:pageBreakBefore/>"
    )
    numbers = numbers_of(setting.agreement)
    widths = [1500, setting.page.text_width - 1500]
    rows = [
        row_xml(
            [
                setting.paragraph("TableHeading", inliner.words(numbers[key])),
                setting.paragraph("TableText", inliner.words(told(source))),
            ],
            widths,
        )
        for key, sources in found.items()
        for source in sources
    ]
    yield framed(rows, widths, setting, words.sources, first_column=True)


def _numbering(block: ItemList, counted: int, setting: Setting) -> str:
    """Return direct numbering where the model begins anew and Word would count on."""
    rule = setting.agreement.scheme.levels.get("item")
    if not block.items or rule is None:
        return ""
    number = block.items[0].number
    if number == filled(rule.pattern, {"item": counter(counted + 1, rule.format)}):
        return ""
    written = ((n, filled(rule.pattern, {"item": counter(n, rule.format)})) for n in range(1, 200))
    first = next((n for n, text in written if text == number), 1)
    new = FREE + setting.sheet.first - 1 + len(setting.restarts)
    setting.restarts.append((new, 1, first))
    return f'<w:numPr><w:ilvl w:val="{{}}"/><w:numId w:val="{new}"/></w:numPr>'


def _items(items: Iterable[Item], setting: Setting, number: str, level: int = 1) -> Iterator[str]:
    style = "ScheduleItem" if level == 1 else "ScheduleSubitem"
    for item in items:
        runs = setting.inliner.runs(item.content)
        yield setting.keyed(style, item.key, runs, number.format(level) if number else "")
        yield from _items(item.items, setting, number, 2)
