"""Whether a Word file follows the Open XML rules, by openxml-audit and by rules of our own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree

from tests.samples.opened_word import Opened, T, opened


@lru_cache(maxsize=1)
def _validator() -> Any:
    from openxml_audit import FileFormat, OpenXmlValidator

    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, security_validation=True)


def complaints(data: bytes) -> list[str]:
    """Return what is wrong with a Word file: nothing, for a file that Word opens without repair."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.docx"
        path.write_bytes(data)
        found = [f"{e.description} ({e.part_uri})" for e in _validator().validate(path).errors]
    return found + list(_own_rules(opened(data)))


def _own_rules(word: Opened) -> Iterator[str]:
    body = word.tree("word/document.xml")
    names = Counter(str(b.get(T + "name")) for b in body.iter(T + "bookmarkStart"))
    starts = Counter(str(b.get(T + "id")) for b in body.iter(T + "bookmarkStart"))
    ends = Counter(str(b.get(T + "id")) for b in body.iter(T + "bookmarkEnd"))
    yield from (f"bookmark {name} {count} times" for name, count in names.items() if count > 1)
    yield from (f"bookmark name {name} is too long" for name in names if len(name) > 40)
    if starts != ends or set(starts.values()) - {1}:
        yield "bookmarks do not begin and end once each"
    for link in body.iter(T + "hyperlink"):
        if str(link.get(T + "anchor")) not in names:
            yield f"link to the missing {link.get(T + 'anchor')}"
    styles = {str(s.get(T + "styleId")) for s in word.tree("word/styles.xml").iter(T + "style")}
    nums = {str(n.get(T + "numId")) for n in word.tree("word/numbering.xml").iter(T + "num")} | {
        "0"
    }
    for part in word.parts:
        if part.startswith("word/") and part.endswith(".xml"):
            yield from _links(word.tree(part), part, styles, nums)
    for cell in body.iter(T + "tc"):
        if cell[-1].tag != T + "p":
            yield "a cell does not end with a paragraph"
    yield from _fields(body)


def _links(tree: etree._Element, part: str, styles: set[str], nums: set[str]) -> Iterator[str]:
    kinds = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
    for element in tree.iter(*(T + kind for kind in kinds)):
        if str(element.get(T + "val")) not in styles:
            yield f"style {element.get(T + 'val')} in {part} does not exist"
    for element in tree.iter(T + "numId"):
        if element.getparent() is not None and str(element.get(T + "val")) not in nums:
            yield f"list {element.get(T + 'val')} in {part} does not exist"


def _fields(body: etree._Element) -> Iterator[str]:
    depth = 0
    for char in body.iter(T + "fldChar"):
        depth += {"begin": 1, "end": -1}.get(str(char.get(T + "fldCharType")), 0)
        if depth < 0:
            yield "a field ends before it begins"
    if depth:
        yield "a field does not end"
