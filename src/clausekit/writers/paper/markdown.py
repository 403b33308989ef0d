"""A paper as Markdown that CommonMark renderers show as it was meant."""

from __future__ import annotations

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
from clausekit.writers.markdown import escape

_MARKS = {
    "strong": "**",
    "emphasis": "*",
    "mark": "**",
    "bad": "**",
    "insert": "**",
    "delete": "~~",
}
_NUMBERS = {"numbers": "{}.", "letters": "{})", "bullets": "-", "boxes": "- ☐"}


def write_markdown(paper: Paper) -> bytes:
    """Return the paper as Markdown in UTF-8."""
    lines = [f"# {escape(paper.title)}", ""]
    if paper.mark:
        lines = [f"**{escape(paper.mark)}**", "", *lines]
    if paper.subtitle:
        lines += [escape(paper.subtitle), ""]
    for block in paper.blocks:
        lines += [*_block(block), ""]
        if paper.mark and isinstance(block, PageBreak):
            lines += [f"**{escape(paper.mark)}**", ""]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _block(block: PaperBlock) -> list[str]:
    if isinstance(block, PaperHeading):
        return [f"{'#' * min(block.level + 1, 6)} {_words(block.words)}"]
    if isinstance(block, PaperParagraph):
        return _paragraph(block)
    if isinstance(block, PaperList):
        return _list(block, "")
    if isinstance(block, PaperTable):
        return _table(block)
    assert isinstance(block, PageBreak)
    return ["---"]


def _paragraph(block: PaperParagraph) -> list[str]:
    if block.role == "lines":
        return [_words(block.words), "", *["\\_" * 40, ""] * 2] if block.words else ["\\_" * 40]
    text = _words(block.words)
    return [f"> {text}" if block.role in ("quote", "box", "note") else text]


def _list(block: PaperList, indent: str) -> list[str]:
    lines, count = [], 0
    pattern = _NUMBERS[block.kind]
    for item in block.items:
        if isinstance(item, PaperList):
            lines += _list(item, indent + "   ")
            continue
        count += 1
        # CommonMark knows no lettered lists: (a) would run together, so the letter stands in the text
        mark = f"- ({chr(96 + count)})" if block.kind == "letters" else pattern.format(count)
        lines.append(f"{indent}{mark} {_words(item)}")
    return lines


def _table(block: PaperTable) -> list[str]:
    columns = len(block.header) or (len(block.rows[0]) if block.rows else 0)
    header = [_words(h) for h in block.header] or [""] * columns
    lines = [_row(header), _row(["---"] * columns)]
    for row in block.rows:
        lines.append(_row([_cell(c) for c in row]))
    return lines


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _cell(parts: tuple[PaperParagraph | PaperList, ...]) -> str:
    texts = []
    for part in parts:
        if isinstance(part, PaperParagraph):
            texts.append(_words(part.words))
        else:
            texts += ["• " + _words(item) for item in part.items if not isinstance(item, PaperList)]
    return "<br>".join(texts).replace("|", "&#124;")


def _words(words: Words) -> str:
    out = ""
    for run in words:
        mark, text = _MARKS.get(run.emphasis, ""), escape(run.text)
        inner = text.strip()
        if mark and inner:
            # a mark must touch its words, or CommonMark shows the stars
            start = text[: len(text) - len(text.lstrip())]
            end = text[len(text.rstrip()) :]
            out += f"{start}{mark}{inner}{mark}{end}"
        else:
            out += text
    return out.replace("\n", " ")
