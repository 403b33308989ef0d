"""Footnotes, endnotes, headers and footers: text that stands outside the body."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.readers.docx.package import Element, Package, attribute, local


def notes(package: Package) -> Iterator[tuple[str, str, Element]]:
    """Yield kind, id and element of each footnote and endnote; separators are left out."""
    for kind in ("footnote", "endnote"):
        for path in package.related(f"{kind}s"):
            tree = package.tree(path)
            for element in tree if tree is not None else ():
                if local(element) == kind and attribute(element, "type") in ("", "normal"):
                    yield kind, attribute(element, "id"), element


def margins(package: Package) -> Iterator[tuple[str, Element]]:
    """Yield kind and element of each header and footer."""
    for kind in ("header", "footer"):
        for path in package.related(kind):
            tree = package.tree(path)
            if tree is not None:
                yield kind, tree
