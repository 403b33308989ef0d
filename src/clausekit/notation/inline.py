"""Reads the notation inside one paragraph, item, heading or cell."""

from __future__ import annotations

import re
from collections.abc import Callable

from clausekit.notation.brackets import bracket_node
from clausekit.notation.expressions import MAX_EXPRESSION, bare_name, names_in
from clausekit.notation.foreign import foreign_mark
from clausekit.notation.nodes import InlineNode, TextNode, ValueNode
from clausekit.notation.passage import Passage, Trouble
from clausekit.notation.statements import Conditions

_SPECIAL = re.compile(r"[\\{}\[\]*_`<&~]")
# Inside {{ }} and {% %}: strings are passed over, an opening mark means that the end is missing.
_INSIDE = re.compile(
    r"""'(?:[^'\\{}]|\\.)*'|"(?:[^"\\{}]|\\.)*"|\}\}|%\}|\{\{|\{%|['"]""", re.DOTALL
)
_QUOTES = frozenset("'\"")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_PAIRS = {"{{": "}}", "{%": "%}", "[[": "]]", "{#": "#}"}


def inline_nodes(passage: Passage, trouble: Trouble) -> tuple[InlineNode, ...]:
    """Return the nodes of the passage; what is outside the notation is reported."""
    if not _SPECIAL.search(passage.text) and len(passage.pieces(0, len(passage.text))) == 1:
        if not passage.text:
            return ()
        return (TextNode(passage.text, passage.span(0, len(passage.text))),)
    return _Reader(passage, trouble).read()


class _Reader:
    """One pass over a passage; every handler moves on or declines and leaves a literal character.

    A text node never crosses a source line or an escape, so the character at index i of its text
    stands i columns after its place.
    """

    __slots__ = (
        "_conditions", "_expected", "_from", "_next_close", "_reported", "passage", "text",
        "trouble",
    )  # fmt: skip

    def __init__(self, passage: Passage, trouble: Trouble) -> None:
        self.passage = passage
        self.text = passage.text
        self.trouble = trouble
        self._conditions = Conditions(passage, trouble)
        self._from = 0  # where the text begins that no node holds yet
        self._expected: dict[str, int] = {}  # ends of pairs whose beginning was escaped
        self._next_close = -1
        self._reported: set[str] = set()

    def read(self) -> tuple[InlineNode, ...]:
        handlers: dict[str, Callable[[int], int]] = {
            "\\": self._escape, "{": self._brace, "}": self._end, "[": self._bracket,
            "]": self._end,
        }  # fmt: skip
        position = 0
        while found := _SPECIAL.search(self.text, position):
            position = handlers.get(found[0], self._foreign)(found.start())
        self._flush(len(self.text))
        return tuple(self._conditions.close())

    def _flush(self, end: int) -> None:
        if end > self._from:
            for start, stop in self.passage.pieces(self._from, end):
                node = TextNode(self.text[start:stop], self.passage.span(start, stop))
                self._conditions.content.append(node)
        self._from = max(self._from, end)

    def _node(self, node: InlineNode | None, start: int, end: int) -> int:
        self._flush(start)
        self._from = end
        if node is not None:
            self._conditions.content.append(node)
        return end

    def _escape(self, at: int) -> int:
        following = self.text[at + 1 : at + 2]
        if following not in _PUNCTUATION or not following:
            if self.passage.line_ends_at(at):
                self._error(
                    "line-break",
                    at,
                    at + 1,
                    "A backslash at the end of a line makes a line break in Markdown, not here.",
                    "Take it out; an empty line begins a new paragraph.",
                )
            return at + 1
        self._flush(at)
        self._from = at + 1
        pair = self.text[at + 1 : at + 3]
        if pair in _PAIRS:
            self._expected[_PAIRS[pair]] = self._expected.get(_PAIRS[pair], 0) + 1
        return at + (3 if pair in _PAIRS.values() else 2)

    def _brace(self, at: int) -> int:
        pair = self.text[at : at + 2]
        if pair == "{#":
            self._error(
                "comment",
                at,
                at + 2,
                "“{#” begins a comment; the notation has none.",
                "Take it out; what only your side should read stands in guide.<lang>.md.",
            )
            close = self.text.find("#}", at, at + MAX_EXPRESSION)
            return self._node(None, at, close + 2) if close >= 0 else at + 2
        if pair not in {"{{", "{%"}:
            return at + 1
        end = self._end_of_expression(at, _PAIRS[pair])
        if end < 0:
            return max(at + 2, -end)
        inner = self.text[at + 2 : end - 2]
        if inner[:1] in {"-", "+"} or inner[-1:] in {"-", "+"}:
            self._error(
                "blank-control",
                at,
                end,
                f"“{pair}{inner[:1].strip()}” is not part of the notation.",
                f"Write {pair} and {_PAIRS[pair]} without a sign.",
            )
            inner = inner.strip("-+")
        if pair == "{%":
            self._node(None, at, end)
            self._conditions.take(inner, at, end)
            return end
        return self._node(self._value(inner.strip(), at, end), at, end)

    def _value(self, expression: str, at: int, end: int) -> ValueNode | None:
        if not expression:
            self._error(
                "empty-value",
                at,
                end,
                "“{{ }}” names no value.",
                "Write {{ name }} with the name of a parameter.",
            )
            return None
        span = self.passage.span(at, end)
        return ValueNode(expression, bare_name(expression), names_in(expression), span)

    def _end_of_expression(self, at: int, close: str) -> int:
        """Return where the expression ends; below zero after reporting that it does not."""
        limit = at + 2 + MAX_EXPRESSION
        position = at + 2
        while found := _INSIDE.search(self.text, position, limit):
            if found[0] == close:
                return found.end()
            if found[0] in _QUOTES:
                return self._unclosed_quote(at, found.start(), close, limit)
            if found[0][0] not in _QUOTES:
                break
            position = found.end()
        open_mark = self.text[at : at + 2]
        far = not found and len(self.text) > limit
        where = f"within {MAX_EXPRESSION} characters" if far else "in this paragraph or item"
        self._error(
            "unclosed-value" if open_mark == "{{" else "unclosed-statement",
            at,
            at + 2,
            f"“{open_mark}” is not closed {where}.",
            f"End it with {close}; write \\{open_mark} for the characters themselves.",
        )
        return -1

    def _unclosed_quote(self, at: int, quote: int, close: str, limit: int) -> int:
        self._error(
            "unclosed-quote",
            quote,
            quote + 1,
            f"“{self.text[quote]}” opens a text in the expression and nothing closes it.",
            "Write the text between two such signs, without { or } in it.",
        )
        end = self.text.find(close, quote, limit)
        if end < 0 or self.text.find(self.text[at : at + 2], quote, end) >= 0:
            return -1
        self._node(None, at, end + 2)
        return -(end + 2)

    def _bracket(self, at: int) -> int:
        if self.text[at : at + 2] != "[[":
            return self._foreign(at)
        if self._next_close < at:
            found = self.text.find("]]", at)
            self._next_close = found if found >= 0 else len(self.text)
        close = self._next_close
        if close == len(self.text) or self.text.find("[[", at + 2, close) >= 0:
            self._error(
                "unclosed-bracket",
                at,
                at + 2,
                "“[[” is not closed in this paragraph or item.",
                "End it with ]]; write \\[[ for the characters themselves.",
            )
            return at + 2
        span = self.passage.span(at, close + 2)
        node = bracket_node(self.text[at + 2 : close], span, self.trouble)
        return self._node(node, at, close + 2)

    def _end(self, at: int) -> int:
        pair = self.text[at : at + 2]
        if self.text[at] == "}" and pair != "}}" and self.text[at - 1 : at] in {"%", "#"}:
            pair = self.text[at - 1 : at + 1]
        if pair not in {"}}", "]]", "%}", "#}"}:
            return at + 1
        if self._expected.get(pair, 0):
            self._expected[pair] -= 1
        else:
            start = at - 1 if pair in {"%}", "#}"} else at
            self._error(
                "stray-end",
                start,
                start + 2,
                f"“{pair}” closes nothing in this paragraph or item.",
                f"Take it out; write \\{pair} for the characters themselves.",
            )
        return at + (1 if pair in {"%}", "#}"} else 2)

    def _foreign(self, at: int) -> int:
        mark = foreign_mark(self.text, at)
        if mark is None:
            return at + 1
        sign = self.text[at : mark.end]
        if sign in self._reported:  # the other end of a pair that is reported already
            self._reported.remove(sign)
            return mark.end
        if mark.rule in {"emphasis", "code"}:
            self._reported.add(sign)
        self._error(mark.rule, at, mark.end, mark.message, mark.hint)
        return mark.end

    def _error(self, rule: str, start: int, end: int, message: str, hint: str) -> None:
        self.trouble.error(rule, self.passage.span(start, end), message, hint)
