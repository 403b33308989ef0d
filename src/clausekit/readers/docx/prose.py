"""A Word document as prose, with all tracked changes accepted or rejected."""

from __future__ import annotations

import re
from typing import TypeAlias

from clausekit.lean import replace
from clausekit.model.prose import Prose, ProseParagraph
from clausekit.readers.docx.model import View, WordDocument, WordParagraph
from clausekit.readers.languages import language_of

_HEADING = re.compile(r"^(?:heading|titre|título|überschrift|title|titel)\s*\d*$")
_SURE = 60
_QUOTE = re.compile(r"quote|citation|\bcita\b")
_TABS = re.compile(r"[ \t]*\t[ \t]*")
_TOC = re.compile(r"^(?:toc|table of contents|tm|tdc|verzeichnis|contents)\s*(?:heading|\d)?")


def prose_of(
    document: WordDocument, *, view: View = "accepted", language: str = "", kind: str = "foreign"
) -> Prose:
    """Return the document in a view. A paragraph whose mark is gone joins the one after it."""
    found = joined(document, view)
    text = " ".join(words for _, _, words, _ in found[:400])
    main = language or language_of(text, otherwise=document.language[:2] or "en")
    paragraphs = tuple(_paragraph(p, label, words, main) for p, label, words, _ in found)
    return Prose(document.name, main, kind, paragraphs, document.warnings)


Joined: TypeAlias = tuple[WordParagraph, str, str, tuple[WordParagraph, ...]]
"""A paragraph that a reader sees: its form, its number, its words, and those that make it up."""


def joined(document: WordDocument, view: View) -> list[Joined]:
    """Join what a deleted paragraph mark joins; as in Word the later paragraph's form holds."""
    gone = "deleted" if view == "accepted" else "inserted"
    found: list[Joined] = []
    before = ""
    marks: tuple[str, ...] = ()
    origins: tuple[WordParagraph, ...] = ()
    for paragraph, label in zip(document.paragraphs, document.labels[view], strict=True):
        words = before + paragraph.text(view)
        bookmarks = (*marks, *paragraph.bookmarks)
        origins = (*origins, paragraph)
        if paragraph.mark in (gone, "cancelled"):
            before, marks = words, bookmarks
            continue
        if words.strip():
            found.append((replace(paragraph, bookmarks=bookmarks), label, words, origins))
        before, marks, origins = "", (), ()
    if before.strip() and document.paragraphs:
        found.append((document.paragraphs[-1], "", before, origins))
    return found


def _paragraph(paragraph: WordParagraph, label: str, words: str, main: str) -> ProseParagraph:
    text = _TABS.sub(" ", words).strip()
    level = paragraph.numbering[1] if paragraph.numbering else 0
    language = paragraph.language[:2].lower()
    # Word marks whole pages in the wrong language; the words must agree.
    foreign = language in ("en", "fr", "es") and language != main and len(text) > _SURE
    foreign = foreign and language_of(text, main) == language
    return ProseParagraph(
        text,
        label,
        level,
        _role(paragraph, label, text),
        None,
        place=_place(paragraph),
        key=next(
            (b for b in paragraph.bookmarks if b.startswith("_Ref") or not b.startswith("_")), ""
        ),
        language=language if foreign else "",
    )


def _place(paragraph: WordParagraph) -> str:
    if paragraph.part in ("footnote", "endnote"):
        return f"{paragraph.part} {paragraph.note}"
    if paragraph.part in ("header", "footer"):
        return paragraph.part
    if paragraph.cell:
        table, row, column = paragraph.where
        return f"paragraph {paragraph.index} (table {table}, row {row}, column {column})"
    return f"paragraph {paragraph.index}"


def offsets_of(words: str) -> list[int]:
    """Return for each character of the text of a paragraph where it stands in its words."""
    found: list[int] = []
    at = 0
    for match in _TABS.finditer(words):
        found += [*range(at, match.start()), match.start()]
        at = match.end()
    found += range(at, len(words))
    text = _TABS.sub(" ", words)
    lead = len(text) - len(text.lstrip())
    return found[lead : lead + len(text.strip())]


def _role(paragraph: WordParagraph, label: str, text: str) -> str:
    if paragraph.part in ("footnote", "endnote"):
        return "note"
    if paragraph.part in ("header", "footer") or _TOC.match(paragraph.style):
        return "header"
    if paragraph.cell:
        return "cell"
    if paragraph.style in ("title", "titre", "título"):
        return "title"
    if _HEADING.match(paragraph.style) or (
        paragraph.outline is not None and len(text) < 140 and not text.endswith((".", ";"))
    ):
        return "heading"
    if _QUOTE.search(paragraph.style):
        return "quote"
    if paragraph.numbering and (not label or re.match(r"^\(?[a-z]{1,4}\)|^\([\da-z]+\)$", label)):
        return "item"
    return "body"
