"""Comments of a Word document, with answers and whether they are settled."""

from __future__ import annotations

from clausekit.readers.docx.model import WordComment
from clausekit.readers.docx.package import Element, Package, attribute, local


def comments_of(package: Package) -> tuple[WordComment, ...]:
    """Return the comments in the order of their part."""
    extended = _extended(package)
    found: list[WordComment] = []
    by_paragraph: dict[str, str] = {}
    for path in package.related("comments"):
        tree = package.tree(path)
        for element in tree if tree is not None else ():
            if local(element) != "comment":
                continue
            paragraphs = [e for e in element.iter() if local(e) == "p"]
            text = "\n".join(_text(p) for p in paragraphs)
            last = attribute(paragraphs[-1], "paraId") if paragraphs else ""
            name = attribute(element, "id")
            by_paragraph[last] = name
            parent, done = extended.get(last, ("", False))
            found.append(
                WordComment(
                    name,
                    attribute(element, "author"),
                    attribute(element, "initials"),
                    attribute(element, "date"),
                    text,
                    by_paragraph.get(parent, "") if parent else "",
                    done,
                )
            )
    return tuple(found)


def _text(paragraph: Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter() if local(t) == "t")


def _extended(package: Package) -> dict[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    for path in package.related("commentsExtended"):
        tree = package.tree(path)
        for element in tree if tree is not None else ():
            found[attribute(element, "paraId")] = (
                attribute(element, "paraIdParent"),
                attribute(element, "done") in ("1", "true"),
            )
    return found
