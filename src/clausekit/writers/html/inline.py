"""Lines as HTML: every character escaped, references as links, blanks as marks."""

from __future__ import annotations

from collections.abc import Collection

from clausekit.model.inline import Blank, Line, Reference, TermUse
from clausekit.writers.phrasing import one_line

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
NO_BREAK = "\N{NO-BREAK SPACE}"


def escape(words: str) -> str:
    """Return words as they stand in text and in quoted attributes."""
    return one_line(words).translate(_ESCAPES)


def anchor(key: str) -> str:
    """Return the name of a place in the page for the key of a node."""
    return "n" + "".join(c if c.isalnum() and c.isascii() else "-" for c in key.lstrip("_"))


def html_line(line: Line, targets: Collection[str], terms: Collection[str] = ()) -> str:
    """Return a line as HTML.

    Args:
        line: The line.
        targets: Keys that stand in the page; a reference to any other is plain text.
        terms: Terms that are defined in the page.
    """
    out: list[str] = []
    for node in line:
        if isinstance(node, Reference):
            label = f"{escape(node.label)}{NO_BREAK}" if node.label else ""
            words = f"{label}{escape(node.number)}"
            link = f'<a href="#{anchor(node.target)}">{words}</a>'
            out.append(link if node.target in targets else words)
        elif isinstance(node, Blank):
            out.append(f'<mark class="blank">{escape(node.text)}</mark>')
        elif isinstance(node, TermUse) and node.term in terms:
            link = f'<a class="term" href="#{term_anchor(node.term)}">{escape(node.text)}</a>'
            out.append(link)
        else:
            out.append(escape(node.text))
    return "".join(out)


def term_anchor(term: str) -> str:
    """Return the name of the place where a term is defined."""
    return "term-" + "".join(c if c.isalnum() and c.isascii() else "-" for c in term)
