"""Text and attribute values as XML."""

from __future__ import annotations

from clausekit.writers.phrasing import one_line

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_ATTRIBUTE = {**_TEXT, ord('"'): "&quot;"}


def text(words: str) -> str:
    """Return words as they stand between tags."""
    return one_line(words).translate(_TEXT)


def attribute(words: str) -> str:
    """Return words as they stand in a quoted attribute."""
    return one_line(words).translate(_ATTRIBUTE)
