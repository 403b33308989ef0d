"""The base document: clausekit's own styles, taken as bytes; a draft needs no Word library."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

from clausekit.writers.docx.xml import attribute
from clausekit.writers.phrasing import is_right_to_left
from clausekit.writers.shipped import shipped

BASE = "word/agreement.docx"
_LANGUAGE = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'


@lru_cache(maxsize=1)
def base_parts() -> dict[str, bytes]:
    """Return the parts of the base document by name."""
    with ZipFile(BytesIO(shipped(BASE))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def language_tag(language: str) -> str:
    """Return the tag that Word knows a language by: `en` is British English here."""
    return {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "de": "de-DE", "ar": "ar-SA"}.get(
        language, language
    )


def styles_in(language: str) -> str:
    """Return the styles part for a document in the language."""
    tag = attribute(language_tag(language))
    if is_right_to_left(language):
        mark = f'<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="{tag}"/>'
    else:
        mark = f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/>'
    return base_parts()["word/styles.xml"].decode().replace(_LANGUAGE, mark, 1)
