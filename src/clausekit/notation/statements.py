"""Conditions while they are being read: which is open, and which arm the text falls into."""

from __future__ import annotations

import re
from dataclasses import field

from clausekit.lean import dataclass
from clausekit.notation.expressions import names_in
from clausekit.notation.nodes import Branch, ConditionNode, InlineNode
from clausekit.notation.passage import Passage, Trouble

MAX_DEPTH = 4

_KEYWORD = re.compile(r"([A-Za-z_]*)\s*(.*)", re.DOTALL)


@dataclass(slots=True)
class _Open:
    """A condition whose `{% endif %}` has not come yet."""

    start: int
    expression: str
    branch_start: int
    outer: list[InlineNode]
    branches: list[Branch] = field(default_factory=list)
    has_else: bool = False


class Conditions:
    """The open conditions of one passage.

    Attributes:
        content: Where the next node belongs.
    """

    __slots__ = ("_passage", "_stack", "_too_deep", "_trouble", "content")

    def __init__(self, passage: Passage, trouble: Trouble) -> None:
        self._passage = passage
        self._trouble = trouble
        self._stack: list[_Open] = []
        self._too_deep = 0
        self.content: list[InlineNode] = []

    def take(self, tag: str, start: int, end: int) -> None:
        """Take in the tag `{% tag %}` that stands at `start:end`."""
        found = _KEYWORD.match(tag.strip())
        keyword, expression = (found[1], found[2]) if found else ("", "")
        if keyword == "if":
            self._if(expression, start, end)
        elif keyword in {"elif", "else"}:
            self._arm(keyword, expression, start, end)
        elif keyword == "endif":
            self._endif(expression, start, end)
        else:
            self._error(
                "statement",
                start,
                end,
                f"“{{% {tag.strip()} %}}” is not part of the notation.",
                "Only if, elif, else and endif may stand in {% %}; write the sentence out.",
            )

    def close(self) -> list[InlineNode]:
        """Return the content of the passage, with open conditions reported and closed."""
        while self._stack:
            top = self._stack[-1]
            self._error(
                "unclosed-condition",
                top.start,
                top.start + 2,
                "This condition is not closed in its own paragraph or item.",
                "End it with {% endif %} before the paragraph, item or heading ends.",
            )
            self._finish(len(self._passage.text))
        return self.content

    def _if(self, expression: str, start: int, end: int) -> None:
        if not expression:
            self._needs_expression("if", start, end)
        if len(self._stack) >= MAX_DEPTH:
            if not self._too_deep:
                self._error(
                    "depth",
                    start,
                    end,
                    f"Conditions stand more than {MAX_DEPTH} deep in each other.",
                    "Write separate provisions, or join the conditions with “and”.",
                )
            self._too_deep += 1
            return
        self._stack.append(_Open(start, expression, start, self.content))
        self.content = []

    def _arm(self, keyword: str, expression: str, start: int, end: int) -> None:
        if self._too_deep:
            return
        if not self._stack or self._stack[-1].has_else:
            why = "after {% else %}" if self._stack else "without an {% if %} before it"
            self._error(
                "condition",
                start,
                end,
                f"“{{% {keyword} %}}” stands {why} in this paragraph or item.",
                "A condition is {% if … %}…{% elif … %}…{% else %}…{% endif %}.",
            )
            return
        if keyword == "elif" and not expression:
            self._needs_expression("elif", start, end)
        if keyword == "else" and expression:
            self._unexpected(keyword, start, end)
            expression = ""
        top = self._stack[-1]
        self._end_branch(top, start)
        top.expression, top.branch_start, top.has_else = expression, start, keyword == "else"

    def _endif(self, expression: str, start: int, end: int) -> None:
        if expression:
            self._unexpected("endif", start, end)
        if self._too_deep:
            self._too_deep -= 1
        elif self._stack:
            self._finish(end)
        else:
            self._error(
                "condition",
                start,
                end,
                "“{% endif %}” stands without an {% if %} in this paragraph or item.",
                "A condition begins and ends within one paragraph or item.",
            )

    def _finish(self, end: int) -> None:
        top = self._stack.pop()
        self._end_branch(top, end)
        span = self._passage.span(top.start, end)
        top.outer.append(ConditionNode(tuple(top.branches), span))
        self.content = top.outer

    def _end_branch(self, top: _Open, end: int) -> None:
        top.branches.append(
            Branch(
                top.expression,
                names_in(top.expression),
                tuple(self.content),
                self._passage.span(top.branch_start, end),
            )
        )
        self.content = []

    def _needs_expression(self, keyword: str, start: int, end: int) -> None:
        self._error(
            "condition",
            start,
            end,
            f"“{{% {keyword} %}}” names no condition.",
            f"Write {{% {keyword} name %}} with a parameter, a fact or has('topic/clause').",
        )

    def _unexpected(self, keyword: str, start: int, end: int) -> None:
        hint = "Write {% elif … %} for a further condition." if keyword == "else" else ""
        self._error("condition", start, end, f"“{{% {keyword} %}}” takes no condition.", hint)

    def _error(self, rule: str, start: int, end: int, message: str, hint: str) -> None:
        self._trouble.error(rule, self._passage.span(start, end), message, hint)
