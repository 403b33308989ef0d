"""Schedules: each on a new page, with numbering of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clausekit.model.agreement import Item, ItemList, Paragraph, Schedule
from clausekit.model.scheme import counter
from clausekit.writers.docx.articles import heading
from clausekit.writers.docx.contents import SOURCES
from clausekit.writers.docx.front import front_heading
from clausekit.writers.docx.numbering import SCHEDULES
from clausekit.writers.docx.setting import Setting
from clausekit.writers.docx.tables import framed, row_xml, table_xml
from clausekit.writers.phrasing import label_of, numbers_of, sources_by_provision

_ROLES = {"heading": "Heading3", "note": "ScheduleNote", "body": "ScheduleText"}


def schedule_xml(schedule: Schedule, setting: Setting) -> Iterator[str]:
    """Yield the blocks of a schedule."""
    label = label_of(setting.agreement, "schedule")
    if label:
        yield setting.paragraph("ScheduleLabel", setting.inliner.words(label))
    yield heading("ScheduleHeading", schedule, setting, "" if label else "<w:pageBreakBefore/>")
    counted = 0
    for block in schedule.blocks:
        if isinstance(block, Paragraph):
            style = _ROLES.get(block.role, "ScheduleText")
            yield setting.paragraph(style, setting.inliner.runs(block.content))
        elif isinstance(block, ItemList):
            number = _numbering(block, counted, setting)
            counted = len(block.items) + (0 if number else counted)
            yield from _items(block.items, setting, number)
        else:
            yield table_xml(block, setting)


def sources_xml(setting: Setting) -> Iterator[str]:
    """Yield the schedule of sources: provision, source, address."""
    found = sources_by_provision(setting.agreement)
    if not found:
        return
    words, inliner = setting.agreement.words, setting.inliner
    yield front_heading(words.sources, SOURCES, setting, "<w:pageBreakBefore/>")
    numbers = numbers_of(setting.agreement)
    widths = [1500, setting.page.text_width - 1500]
    rows = [
        row_xml(
            [
                setting.paragraph("TableHeading", inliner.words(numbers[key])),
                setting.paragraph("TableText", inliner.words(_told(source.text, source.url))),
            ],
            widths,
        )
        for key, sources in found.items()
        for source in sources
    ]
    yield framed(rows, widths, setting, words.sources, first_column=True)


def _told(words: str, url: str) -> str:
    return f"{words}, {url}" if url else words


def _numbering(block: ItemList, counted: int, setting: Setting) -> str:
    """Return direct numbering where the model begins anew and Word would count on."""
    rule = setting.agreement.scheme.levels.get("item")
    if not block.items or rule is None:
        return ""
    number = block.items[0].number
    if number == rule.pattern.format(item=counter(counted + 1, rule.format)):
        return ""
    first = next(
        (n for n in range(1, 200) if rule.pattern.format(item=counter(n, rule.format)) == number), 1
    )
    new = _FIRST_RESTART + len(setting.restarts)
    setting.restarts.append((new, 1, first))
    return f'<w:numPr><w:ilvl w:val="{{}}"/><w:numId w:val="{new}"/></w:numPr>'


_FIRST_RESTART = SCHEDULES + 2


def _items(items: Iterable[Item], setting: Setting, number: str, level: int = 1) -> Iterator[str]:
    style = "ScheduleItem" if level == 1 else "ScheduleSubitem"
    for item in items:
        runs = setting.inliner.runs(item.content)
        yield setting.keyed(style, item.key, runs, number.format(level) if number else "")
        yield from _items(item.items, setting, number, 2)
