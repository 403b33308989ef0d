"""Word's own numbering for a scheme.

One `abstractNum` holds every level of the articles, each bound to its paragraph style, so that a
paragraph carries nothing but its style. Label words (`Article`) stay out of the level text: with
them in it LibreOffice prints “Article Article 14” at every reference. See
`docs/analysis/numbering.md` and `docs/analysis/cross-references.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from clausekit.lean import dataclass
from clausekit.model.scheme import Level, LevelName, Scheme, counted_as
from clausekit.writers.docx.setting import Sheet
from clausekit.writers.docx.xml import DECLARATION, NAMESPACES, attribute

FORMATS = {
    "decimal": "decimal",
    "decimal-zero": "decimalZero",
    "lower-letter": "lowerLetter",
    "lower-roman": "lowerRoman",
    "upper-letter": "upperLetter",
    "upper-roman": "upperRoman",
}
ARTICLES, SCHEDULES, RECITALS = 1, 2, 3
"""The `w:num` of each list; the styles of the base document name them."""

FREE = 4
"""The first `w:num` that no style names."""

_INDENTS: Mapping[LevelName, tuple[int, int]] = {
    "article": (964, 964), "clause": (964, 964), "provision": (964, 964), "item": (1531, 567),
    "sub-item": (2098, 567), "schedule": (964, 964), "recital": (964, 964),
}  # fmt: skip
"""Where a house style leaves the indent to the list: as in the base document."""

_FIELD = re.compile(r"\{([a-z-]+)\}")


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of a Word list: what it counts, how it looks, the style that it is bound to."""

    level: LevelName
    style: str
    alone: bool = False


ARTICLE_RUNGS = (
    Rung("article", "Heading1"),
    Rung("clause", "Heading2"),
    Rung("provision", "Provision"),
    Rung("item", "ProvisionItem"),
    Rung("sub-item", "ProvisionSubitem"),
    Rung("provision", "ArticleProvision", alone=True),
    Rung("item", "ArticleItem", alone=True),
    Rung("sub-item", "ArticleSubitem", alone=True),
)
SCHEDULE_RUNGS = (
    Rung("schedule", "ScheduleHeading"),
    Rung("item", "ScheduleItem"),
    Rung("sub-item", "ScheduleSubitem"),
)
RECITAL_RUNGS = (Rung("recital", "Recital"),)
LISTS = (
    (ARTICLES, ARTICLE_RUNGS, "0C1A05E1", "multilevel"),
    (SCHEDULES, SCHEDULE_RUNGS, "0C1A05E2", "multilevel"),
    (RECITALS, RECITAL_RUNGS, "0C1A05E3", "singleLevel"),
)


def numbering_part(
    scheme: Scheme,
    sheet: Sheet,
    restarts: Iterable[tuple[int, int, int]] = (),
    others: tuple[str, str] = ("", ""),
) -> str:
    """Return the numbering part of a document.

    Args:
        scheme: The scheme of the agreement.
        sheet: The style sheet that the levels are bound to.
        restarts: For each list that begins anew where Word would count on: the `w:num` it gets,
            its level, and the count it begins with.
        others: Lists of the house style: its `w:abstractNum` and its `w:num` elements.
    """
    shift = sheet.first - 1
    abstracts = "".join(
        f'<w:abstractNum w:abstractNumId="{number + shift}"><w:nsid w:val="{nsid}"/>'
        f'<w:multiLevelType w:val="{kind}"/><w:tmpl w:val="{nsid}"/>'
        + "".join(_level(scheme, rungs, at, sheet) for at in range(len(rungs)))
        + "</w:abstractNum>"
        for number, rungs, nsid, kind in LISTS
    )
    nums = "".join(
        f'<w:num w:numId="{n + shift}"><w:abstractNumId w:val="{n + shift}"/></w:num>'
        for n, *_ in LISTS
    )
    nums += "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{SCHEDULES + shift}"/><w:lvlOverride '
        f'w:ilvl="{level}"><w:startOverride w:val="{count}"/></w:lvlOverride></w:num>'
        for number, level, count in restarts
    )
    inner = f"{others[0]}{abstracts}{others[1]}{nums}"
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{inner}</w:numbering>"


def _level(scheme: Scheme, rungs: tuple[Rung, ...], at: int, sheet: Sheet) -> str:
    rung = rungs[at]
    rule = scheme.levels.get(rung.level)
    form = counted_as(scheme, rung.level, alone=rung.alone) if rule else "decimal"
    rule = rule or Level("decimal", "{" + rung.level + "}")
    style = rung.style if sheet.bound is None else sheet.bound.get(rung.style, "")
    # A provision that stands alone in its article counts anew with each article.
    restart = '<w:lvlRestart w:val="1"/>' if rung.alone and rung.level == "provision" else ""
    bound = f'<w:pStyle w:val="{attribute(style)}"/>' if style else ""
    indent = ""
    if rung.style in sheet.indented:
        left, hanging = _INDENTS[rung.level]
        indent = f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{FORMATS[form]}"/>'
        f'{restart}{bound}<w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{attribute(_level_text(rule, rungs, at))}"/>'
        f'<w:lvlJc w:val="left"/>{indent}</w:lvl>'
    )


def _level_text(rule: Level, rungs: tuple[Rung, ...], at: int) -> str:
    rung = rungs[at]
    pattern = rule.alone if rung.alone and rule.alone else rule.pattern
    places: dict[str, str] = {
        r.level: f"%{i + 1}"
        for i, r in enumerate(rungs[: at + 1])
        if r.alone is rung.alone or r.level not in _TWICE
    }
    return _FIELD.sub(lambda match: places.get(match[1], ""), pattern)


_TWICE: frozenset[LevelName] = frozenset({"provision", "item", "sub-item"})
