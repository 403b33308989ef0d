"""The stories of a Word file that can be answered: body, notes, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from clausekit.lean import dataclass
from clausekit.redline.names import (
    DEL,
    ENDNOTE_REF,
    FLD_CHAR,
    FLD_SIMPLE,
    FOOTNOTE_REF,
    ID,
    MOVE_FROM,
    TEXT_BOX,
    P,
    w,
)
from clausekit.redline.parts import Parts

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SIGNS = {"footnote": FOOTNOTE_REF, "endnote": ENDNOTE_REF}


@dataclass(frozen=True, slots=True)
class Story:
    """A story in the order in which a reader reads it.

    Attributes:
        kind: `body`, `footnote`, `endnote`, `header` or `footer`.
        number: That of a note, else empty.
        part: The part of the file that holds it.
        paragraphs: Its paragraphs; those of text boxes only outside of the body.
    """

    kind: str
    number: str
    part: str
    paragraphs: tuple[Element, ...]


def stories_of(parts: Parts) -> Iterator[Story]:
    """Yield the stories of a file, as a reader counts their paragraphs."""
    body = parts.tree(parts.main).find(w("body"))
    if body is not None:
        yield Story("body", "", parts.main, tuple(paragraphs_in(body)))
    for kind in SIGNS:
        for part in parts.related(parts.main, f"{kind}s"):
            for note in parts.tree(part).iter(w(kind)):
                if note.get(w("type")) in (None, "normal"):
                    yield Story(kind, str(note.get(ID)), part, _all_in(note))
    for kind in ("header", "footer"):
        for part in parts.related(parts.main, kind):
            yield Story(kind, "", part, _all_in(parts.tree(part)))


def paragraphs_in(body: Element) -> list[Element]:
    """Return the paragraphs of a body as a reader counts them, without those of text boxes."""
    return [p for p in body.iter(P) if not in_box(p)]


def _all_in(story: Element) -> tuple[Element, ...]:
    return tuple(p for p in story.iter(P) if next(p.iterancestors(_FALLBACK), None) is None)


def in_box(paragraph: Element) -> bool:
    """Return whether a paragraph stands in a text box, or in what stands for one."""
    return next(paragraph.iterancestors(TEXT_BOX, _FALLBACK), None) is not None


def sign_of(parts: Parts, kind: str, number: str) -> Element | None:
    """Return the sign of a note in the body; one that stands before one that somebody deleted."""
    found = [e for e in parts.tree(parts.main).iter(SIGNS[kind]) if e.get(ID) == number]
    standing = (e for e in found if next(e.iterancestors(DEL, MOVE_FROM), None) is None)
    return next(standing, found[0] if found else None)


_STORIES = {w("hdr"): "header", w("ftr"): "footer", **{w(kind): kind for kind in SIGNS}}


def story_of(paragraph: Element) -> tuple[str, str]:
    """Return the kind of story that holds a paragraph, and the number of a note."""
    for around in paragraph.iterancestors():
        kind = _STORIES.get(str(around.tag))
        if kind is not None:
            return kind, str(around.get(ID) or "")
    return "body", ""


def holds_field(paragraph: Element) -> bool:
    """Return whether a paragraph shows what Word fills in, such as the number of the page."""
    return next(paragraph.iter(FLD_CHAR, FLD_SIMPLE), None) is not None
