"""The base document: clausekit's own styles, taken as bytes; a draft needs no Word library."""

from __future__ import annotations

from functools import lru_cache

from clausekit.writers.docx.setting import Look, Page
from clausekit.writers.docx.xml import attribute
from clausekit.writers.docx.zipbytes import entries
from clausekit.writers.phrasing import is_right_to_left, language_tag
from clausekit.writers.shipped import shipped

BASE = "word/agreement.docx"
STYLES, THEME, FONTS = "word/styles.xml", "word/theme/theme1.xml", "word/fontTable.xml"
_LANGUAGE = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'

_WIDTH = f'w:pos="{Page().text_width}"'
"""Where the right-hand tabs of the base document stand."""


@lru_cache(maxsize=1)
def base_parts() -> dict[str, bytes]:
    """Return the parts of the base document by name."""
    return entries(shipped(BASE))


def base_styles(language: str, page: Page) -> str:
    """Return the base document's styles for a language and for the width of a page."""
    tag = attribute(language_tag(language))
    if is_right_to_left(language):
        mark = f'<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="{tag}"/>'
    else:
        mark = f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/>'
    styles = base_parts()["word/styles.xml"].decode().replace(_LANGUAGE, mark, 1)
    return styles.replace(_WIDTH, f'w:pos="{page.text_width}"')


@lru_cache(maxsize=32)
def base_look(language: str, page: Page) -> Look:
    """Return clausekit's own look."""
    return Look(base_styles(language, page).encode(), base_parts()[THEME], page)
