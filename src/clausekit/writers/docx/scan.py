"""The last look before a Word file leaves the house: reopened, and held against a closed list.

The writer builds outgoing files from the public agreement, so there is nothing to remove. This
module proves it: on the bytes of the zip file, parts, relations, elements, attributes and their
values, fields, bookmarks, properties and, where the agreement is given, every word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from clausekit.errors import OutputError
from clausekit.writers.docx.look import Expected, Look
from clausekit.writers.docx.zipbytes import StrangeBytesError, entries

_STYLE_ID = re.compile(r'w:styleId="([^"]*)"')
_TAG = re.compile(r"<([^<>]*)>")
_MOST = 20
"""Findings that are reported; a file with more is wrong all over."""

__all__ = ["Expected", "release", "scan", "tags_of"]


def release(data: bytes, expected: Expected) -> bytes:
    """Return the file as it is, when nothing in it is strange.

    Raises:
        OutputError: The file holds something that is not on the list.
    """
    findings = scan(data, expected)
    if findings:
        more = "" if len(findings) < _MOST else " and more"
        message = f"The Word file was not released. It holds {'; '.join(findings[:_MOST])}{more}."
        raise OutputError(message, "Nothing was written. This is worth a report to clausekit.")
    return data


def scan(data: bytes, expected: Expected | None = None) -> tuple[str, ...]:
    """Return what an outgoing file holds that is not on the list, each as a few words."""
    try:
        parts = entries(data)
    except StrangeBytesError as error:
        return (str(error),)
    look = Look(expected or Expected(), _styles(parts))
    for name, content in parts.items():
        look.at(name, content)
    look.links(parts)
    return tuple(dict.fromkeys(look.findings))[:_MOST]


def tags_of(xml: str) -> frozenset[str]:
    """Return the tags of a piece of XML, as `Expected` takes them."""
    return frozenset(_TAG.findall(xml))


def _styles(parts: Mapping[str, bytes]) -> frozenset[str]:
    return frozenset(
        _STYLE_ID.findall(parts.get("word/styles.xml", b"").decode("utf-8", "replace"))
    )
