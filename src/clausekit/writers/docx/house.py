"""A union's own house style: its styles by name, its page and its margins, nothing else of its file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lxml import etree

from clausekit.lean import replace
from clausekit.writers.docx.base import THEME, base_parts
from clausekit.writers.docx.house_file import open_house
from clausekit.writers.docx.house_filter import kept_theme
from clausekit.writers.docx.house_merge import Merge
from clausekit.writers.docx.setting import Look


@lru_cache(maxsize=4)
def house_look(path: Path, language: str, right: int | None = None) -> Look:
    """Return the look of a Word file that a union gives.

    Args:
        path: The `.docx` or `.dotx` file.
        language: Language of the agreement.
        right: Another right margin than the house's.

    Raises:
        ReadError: The file is not a Word file, or one that is not to be trusted.
    """
    file = open_house(path)
    page = replace(file.page, right=right) if right else file.page
    merge = Merge(file, page)
    merge.run(language)
    return Look(
        styles=etree.tostring(merge.root, xml_declaration=True, encoding="UTF-8", standalone=True),
        theme=kept_theme(file.theme) or base_parts()[THEME],
        page=page,
        sheet=merge.sheet(),
        lists=merge.lists(),
    )
