"""Text and attribute values as XML."""

from __future__ import annotations

import re

from clausekit.writers.phrasing import one_line

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

_SPECIAL = re.compile('[&<>"\x00-\x1f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]')


def text(words: str) -> str:
    """Return words as they stand between tags."""
    # Most words need nothing, and one search is cheaper than four replacements.
    if _SPECIAL.search(words) is None:
        return words
    return one_line(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(words: str) -> str:
    """Return words as they stand in a quoted attribute."""
    return text(words).replace('"', "&quot;")
