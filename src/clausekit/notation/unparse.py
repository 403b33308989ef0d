"""Writes nodes back as notation: `parse_text(unparse(x))` means the same as `x`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clausekit.notation.lines import Kind, kind_of
from clausekit.notation.nodes import (
    BlockNode,
    CitationNode,
    ConditionNode,
    Conjunction,
    InlineNode,
    ItemNode,
    ListNode,
    ParagraphNode,
    ReferenceNode,
    TermNode,
    TextFile,
    TextNode,
    ValueNode,
)

_ESCAPED = re.compile(
    r"\}\}|\]\]|[%#]\}|[\\{\[*`~]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])"
    r"|&(?=#?[0-9A-Za-z]+(?:;|$))"
)
_LITERAL_NUMBER = re.compile(r"[.)]")
_OPEN_END = (":", "?", "!", "…")


def unparse(text: TextFile) -> str:
    """Return the text file as notation, without front matter."""
    parts = [f"# {_line(text.heading)}"] if text.heading else []
    for wording in text.wordings:
        mark = f" @{wording.strength}" if wording.strength else ""
        parts.append(f"## {wording.provision}{mark}")
        parts.extend(_block(block) for block in wording.blocks)
    return "\n\n".join(parts) + "\n"


def unparse_inline(nodes: Iterable[InlineNode]) -> str:
    """Return inline nodes as one line of notation."""
    return _line(tuple(nodes))


def _block(block: BlockNode) -> str:
    if isinstance(block, ParagraphNode):
        return _at_line_start(_line(block.content))
    if isinstance(block, ListNode):
        return "\n".join(_items(block.items, block.conjunction, ""))
    raise TypeError(type(block).__name__)  # headings and tables stand in forms only


def _items(items: tuple[ItemNode, ...], conjunction: Conjunction, indent: str) -> list[str]:
    lines: list[str] = []
    for index, item in enumerate(items):
        words = _line(item.content)
        if words[:1] in tuple("-*_=@"):
            words = "\\" + words
        marks = "".join(f"@{strength} " for strength in item.strengths)
        end = "" if words.endswith(_OPEN_END) else "." if index == len(items) - 1 else ";"
        if conjunction == "or" and index == max(len(items) - 2, 0):
            end += " or"
        lines.append(f"{indent}- {marks}{words}{end}")
        lines.extend(_items(item.items, item.conjunction, indent + "  "))
    return lines


def _line(nodes: tuple[InlineNode, ...]) -> str:
    words = ""
    out: list[str] = []
    for node in nodes:
        if isinstance(node, TextNode):
            words += node.text
            continue
        out.append(_escaped(words))
        out.append(_node(node))
        words = ""
    out.append(_escaped(words))
    return "".join(out)


def _escaped(words: str) -> str:
    return _ESCAPED.sub(r"\\\g<0>", words)


def _node(node: InlineNode) -> str:
    match node:
        case ValueNode():
            return f"{{{{ {node.expression} }}}}"
        case ConditionNode():
            return _condition(node)
        case TermNode():
            return f"[[{node.shown}|{node.term}]]" if node.term else f"[[{node.shown}]]"
        case ReferenceNode():
            prefix = f"{node.kind}:" if node.kind in {"article", "schedule"} else ""
            return f"[[#{prefix}{node.target}]]"
        case CitationNode():
            return f"[[@{node.instrument} {node.pinpoint}]]".replace(" ]]", "]]")
        case TextNode():
            return _escaped(node.text)


def _condition(node: ConditionNode) -> str:
    out: list[str] = []
    for index, branch in enumerate(node.branches):
        keyword = "if" if index == 0 else "elif" if branch.expression else "else"
        tag = f"{keyword} {branch.expression}".strip()
        out.append(f"{{% {tag} %}}{_line(branch.content)}")
    return "".join(out) + "{% endif %}"


def _at_line_start(line: str) -> str:
    kind = kind_of(line)
    if kind is Kind.TEXT:
        return line
    if kind is Kind.NUMBERED:
        return _LITERAL_NUMBER.sub(r"\\\g<0>", line, count=1)
    return "\\" + line
