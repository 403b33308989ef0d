"""A paper as one self-contained HTML page: nothing is loaded from anywhere."""

from __future__ import annotations

from html import escape

from clausekit.model.paper import (
    PageBreak,
    Paper,
    PaperBlock,
    PaperHeading,
    PaperList,
    PaperParagraph,
    PaperTable,
    Words,
)
from clausekit.writers.shipped import shipped

_TAGS = {"strong": "strong", "emphasis": "em", "mark": "mark", "insert": "ins", "delete": "del"}
_CLASSES = {"good", "bad", "muted"}
_ROLES = {"quote": "blockquote", "note": "p", "box": "div", "body": "p", "lines": "div"}


def write_html(paper: Paper) -> bytes:
    """Return the paper as HTML in UTF-8."""
    body = "\n".join(_block(block) for block in paper.blocks)
    mark = f'<p class="confidential" role="note">{escape(paper.mark)}</p>' if paper.mark else ""
    sub = f'<p class="subtitle">{escape(paper.subtitle)}</p>' if paper.subtitle else ""
    style = shipped("pages/paper.css").decode()
    page = "landscape" if paper.landscape else "portrait"
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(paper.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(paper.title)}</title>\n<style>\n@page {{ size: A4 {page}; }}\n{style}</style>\n"
        f"</head>\n<body>\n{mark}<header><h1>{escape(paper.title)}</h1>{sub}</header>\n"
        f"<main>\n{body}\n</main>\n{mark}</body>\n</html>\n"
    ).encode()


def _block(block: PaperBlock) -> str:
    if isinstance(block, PaperHeading):
        anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
        level = min(block.level + 1, 6)
        return f"<h{level}{anchor}>{_words(block.words)}</h{level}>"
    if isinstance(block, PaperParagraph):
        return _paragraph(block)
    if isinstance(block, PaperList):
        return _list(block)
    if isinstance(block, PaperTable):
        return _table(block)
    assert isinstance(block, PageBreak)
    return '<hr class="page">'


def _paragraph(block: PaperParagraph) -> str:
    tag = _ROLES[block.role]
    kind = f' class="{block.role}"' if block.role in ("note", "box", "lines") else ""
    return f"<{tag}{kind}>{_words(block.words)}</{tag}>"


def _list(block: PaperList) -> str:
    tag = "ol" if block.kind in ("numbers", "letters") else "ul"
    kind = f' class="{block.kind}"' if block.kind in ("letters", "boxes") else ""
    items: list[str] = []
    for item in block.items:
        if isinstance(item, PaperList):
            inner = _list(item)
            items[-1:] = [f"{items[-1]}{inner}" if items else inner]
        else:
            items.append(_words(item))
    return f"<{tag}{kind}>" + "".join(f"<li>{i}</li>" for i in items) + f"</{tag}>"


def _table(block: PaperTable) -> str:
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    widths = ""
    if block.widths:
        whole = sum(block.widths)
        widths = "".join(f'<col style="width:{100 * w / whole:.1f}%">' for w in block.widths)
        widths = f"<colgroup>{widths}</colgroup>"
    header = "".join(f'<th scope="col">{_words(h)}</th>' for h in block.header)
    head = f"<thead><tr>{header}</tr></thead>" if header else ""
    rows = "".join(
        "<tr>" + "".join(f"<td>{_cell(c)}</td>" for c in row) + "</tr>" for row in block.rows
    )
    return f"<table>{caption}{widths}{head}<tbody>{rows}</tbody></table>"


def _cell(parts: tuple[PaperParagraph | PaperList, ...]) -> str:
    return "".join(_paragraph(p) if isinstance(p, PaperParagraph) else _list(p) for p in parts)


def _words(words: Words) -> str:
    out = ""
    for run in words:
        text = escape(run.text).replace("\n", "<br>")
        if run.emphasis in _TAGS:
            text = f"<{_TAGS[run.emphasis]}>{text}</{_TAGS[run.emphasis]}>"
        elif run.emphasis in _CLASSES:
            text = f'<span class="{run.emphasis}">{text}</span>'
        out += text
    return out
