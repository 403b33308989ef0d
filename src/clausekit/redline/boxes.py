"""Text boxes: stories within a drawing, often written twice, for newer and for older programs."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element as Element

from clausekit.redline.names import ALTERNATE, TEXT_BOX


def boxes_of(element: Element, *, older: bool = False) -> list[Element]:
    """Return the outermost text boxes under an element, those of one alternative only.

    Args:
        element: A paragraph, a drawing, or anything around them.
        older: Of alternatives take the last that holds a text box, not the first: programs write
            the form for older readers last.
    """
    if next(element.iter(TEXT_BOX), None) is None:
        return []
    return list(_boxes(element, older=older))


def forms_of(element: Element) -> list[list[Element]]:
    """Return the text boxes in each form in which they are written: one, or two."""
    newer, older = boxes_of(element), boxes_of(element, older=True)
    if len(newer) == len(older) and all(a is b for a, b in zip(newer, older, strict=True)):
        return [newer]
    return [newer, older]


def _boxes(element: Element, *, older: bool) -> Iterator[Element]:
    for child in element:
        if child.tag == TEXT_BOX:
            yield child
        elif child.tag == ALTERNATE:
            for branch in reversed(child) if older else child:
                found = list(_boxes(branch, older=older))
                if found:
                    yield from found
                    break
        else:
            yield from _boxes(child, older=older)
