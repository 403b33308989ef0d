"""Notation as a lawyer sees it, and back: values, conditions and references as ‹words› to be kept.

What stands in ‹ › is written back as the notation that it came from, as long as it reads the same.
Nothing else is taken for notation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.notation.nodes import (
    CitationNode,
    ConditionNode,
    InlineNode,
    ReferenceNode,
    TermNode,
    TextNode,
    ValueNode,
)
from clausekit.notation.unparse import unparse_inline

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import Clause
    from clausekit.model.strength import Strength

Kind: TypeAlias = Literal["text", "term", "value", "condition", "reference", "citation"]
OPEN, CLOSE = "‹", "›"
TOKEN = re.compile(r"‹[^‹›]*›")
_HAS = re.compile(r"has\(\s*'([a-z0-9/-]+)'\s*\)")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as shown, and the notation that they stand for.

    Attributes:
        name: The parameter of a value; the defined term's shown words.
        arms: Of a condition: when each arm stands, its tag, and its pieces.
    """

    text: str
    kind: Kind
    notation: str
    name: str = ""
    arms: tuple[tuple[str, str, tuple[Piece, ...]], ...] = ()


class Shower:
    """Shows the nodes of one clause in one language."""

    def __init__(self, library: Library, clause: Clause, language: str) -> None:
        self.library, self.clause, self.language = library, clause, language

    def pieces(self, nodes: Iterable[InlineNode], strength: Strength) -> list[Piece]:
        """Return a line as it is shown at a strength."""
        return list(self._pieces(nodes, strength))

    def _pieces(self, nodes: Iterable[InlineNode], strength: Strength) -> Iterator[Piece]:
        for node in nodes:
            notation = unparse_inline((node,))
            match node:
                case TextNode():
                    yield Piece(node.text, "text", notation)
                case TermNode():
                    yield Piece(node.shown, "term", notation, node.shown)
                case ValueNode():
                    yield Piece(
                        f"{OPEN}{self._value(node, strength)}{CLOSE}", "value", notation, node.name
                    )
                case ReferenceNode():
                    yield Piece(f"{OPEN}→ {self._target(node)}{CLOSE}", "reference", notation)
                case CitationNode():
                    yield Piece(f"{OPEN}{self._law(node)}{CLOSE}", "citation", notation)
                case ConditionNode():
                    shown = f"{OPEN}{self._condition(node, strength)}{CLOSE}"
                    yield Piece(shown, "condition", notation, "", self._arms(node, strength))

    def _value(self, node: ValueNode, strength: Strength) -> str:
        from clausekit.api.returned.substance import typed_value
        from clausekit.values.format import show

        text = self.clause.texts.get(self.language) or self.clause.texts["en"]
        parameter = self.clause.parameters.get(node.name)
        label = text.parameters.get(node.name, node.expression)
        if parameter is None:
            return label
        raw = parameter.values.get(strength)
        if parameter.type == "choice" and raw is not None:
            words = text.options.get(node.name, {}).get(str(raw), ())
            return self.plain(words, strength) or label
        value = typed_value(parameter, raw, self.language, "EUR")
        return label if value is None else show(value, self.language)

    def _target(self, node: ReferenceNode) -> str:
        if node.kind in ("article", "schedule"):
            return f"{node.kind} {node.target}"
        id_, _, provision = node.target.partition(".")
        id_ = id_ or self.clause.id
        title = self.title(id_)
        return f"{title}, {provision}" if provision else title

    def title(self, id_: str) -> str:
        """Return the heading of a clause, or its id."""
        clause = self.clause if id_ == self.clause.id else self.library.clause(id_, Report())
        text = (clause.texts.get(self.language) or clause.texts.get("en")) if clause else None
        if text is None:
            return id_
        return "".join(str(getattr(n, "text", getattr(n, "shown", ""))) for n in text.heading)

    def _law(self, node: CitationNode) -> str:
        record = self.library.instruments.get(node.instrument)
        names = (record.short or record.title) if record else {}
        name = names.get(self.language) or names.get("en") or node.instrument
        return f"{name} {node.pinpoint}".strip()

    def _condition(self, node: ConditionNode, strength: Strength) -> str:
        shown = []
        for branch in node.branches:
            words = self.plain(branch.content, strength)
            shown.append(f"{self._when(branch.expression)}:{words}")
        return " | ".join(shown)

    def _arms(
        self, node: ConditionNode, strength: Strength
    ) -> tuple[tuple[str, str, tuple[Piece, ...]], ...]:
        arms = []
        for at, branch in enumerate(node.branches):
            keyword = "if" if at == 0 else "elif" if branch.expression else "else"
            tag = f"{{% {f'{keyword} {branch.expression}'.strip()} %}}"
            arms.append(
                (self._when(branch.expression), tag, tuple(self._pieces(branch.content, strength)))
            )
        return tuple(arms)

    def _when(self, expression: str) -> str:
        if not expression:
            return "otherwise"
        named = _HAS.sub(lambda m: f"“{self.title(m.group(1))}” stands", expression)
        return f"where {named}"

    def plain(self, nodes: Iterable[InlineNode], strength: Strength) -> str:
        """Return a line as words, without the signs around what is not text."""
        text = "".join(piece.text for piece in self._pieces(nodes, strength))
        return text.replace(OPEN, "").replace(CLOSE, "")


@dataclass(slots=True)
class Recognised:
    """What reading a line back found.

    Attributes:
        terms: Defined terms that were marked although the line did not mark them before.
        values: New words for values, by parameter.
        problems: What could not be understood; the line is not taken over.
    """

    terms: list[str]
    values: dict[str, str]
    problems: list[str]


def notation_of(
    text: str, before: Sequence[Piece], forms: Sequence[str], found: Recognised, *, marked: set[str]
) -> str:
    """Return a line that came back as notation.

    Args:
        text: The line.
        before: The pieces that stood in the wording that it came from.
        forms: Forms of defined terms, the longest first.
        found: Takes what was recognised and what was not understood.
        marked: Forms that this wording marks already; grows.
    """
    if text == "".join(p.text for p in before).strip():
        return "".join(p.notation for p in before).strip()
    left = [p for p in before if p.kind not in ("text", "term")]
    known = [p for p in before if p.kind == "term"]
    written = _tokens([m.group() for m in TOKEN.finditer(text)], left, found)
    out: list[str] = []
    end = 0
    for match, notation in zip(TOKEN.finditer(text), written, strict=True):
        out.append(_words(text[end : match.start()], known, forms, found, marked))
        out.append(notation)
        end = match.end()
    rest = text[end:]
    if OPEN in rest or CLOSE in rest:
        found.problems.append(f"a sign ‹ or › stands alone in “{_short(rest)}”")
    out.append(_words(rest, known, forms, found, marked))
    return "".join(out)


def _tokens(tokens: Sequence[str], left: list[Piece], found: Recognised) -> list[str]:
    """Return the notation of each marked part: those that read as before first, then the others."""
    written: list[str | None] = []
    for token in tokens:
        wanted = _SPACES.sub(" ", token)
        same = next((p for p in left if _SPACES.sub(" ", p.text) == wanted), None)
        if same is not None:
            left.remove(same)
        written.append(same.notation if same is not None else None)
    unknown = written.count(None)
    values = [p for p in left if p.kind == "value" and p.name]
    for at, token in enumerate(tokens):
        if written[at] is not None:
            continue
        wanted = _SPACES.sub(" ", token)
        written[at] = _condition_again(wanted, left, found)
        if written[at] is None and len(values) == 1 == unknown:
            found.values[values[0].name] = wanted.strip(OPEN + CLOSE).strip()
            written[at] = values[0].notation
        if written[at] is None:
            found.problems.append(f"{token} is none of the marked parts that this wording had")
    return [w or "" for w in written]


def _condition_again(token: str, left: list[Piece], found: Recognised) -> str | None:
    for piece in left:
        if piece.kind == "condition" and (words := _arms_of(token, piece, found)):
            left.remove(piece)
            return words
    return None


def _arms_of(token: str, piece: Piece, found: Recognised) -> str:
    """Return a condition whose words changed, or an empty text where its arms are not to be seen."""
    shown = token[1:-1].split(" | ")
    if len(shown) != len(piece.arms):
        return ""
    out: list[str] = []
    for part, (when, tag, pieces) in zip(shown, piece.arms, strict=True):
        head, colon, words = part.partition(":")
        if not colon or head.strip() != when:
            return ""
        for inner in pieces:
            bare = inner.text.strip(OPEN + CLOSE)
            if inner.kind not in ("text", "term") and bare in words:
                words = words.replace(bare, inner.text, 1)
        out.append(tag + notation_of(words, pieces, (), found, marked=set()))
    return "".join(out) + "{% endif %}"


def _words(
    text: str, known: list[Piece], forms: Sequence[str], found: Recognised, marked: set[str]
) -> str:
    """Return plain words with defined terms marked: those of before as often as before."""
    spans: list[tuple[int, int, str]] = []
    for piece in sorted(known, key=lambda p: -len(p.text)):
        place = _free_place(text, piece.text, spans)
        if place is not None:
            spans.append((*place, piece.notation))
            known.remove(piece)
    for form in forms:
        place = None if form.casefold() in marked else _free_place(text, form, spans, re.IGNORECASE)
        if place is not None:
            shown = text[slice(*place)]
            spans.append((*place, f"[[{shown}]]"))
            found.terms.append(shown)
            marked.add(form.casefold())
    out: list[str] = []
    at = 0
    for start, end, notation in sorted(spans):
        out += [_escaped(text[at:start]), notation]
        at = end
    return "".join([*out, _escaped(text[at:])])


def _free_place(
    text: str, form: str, taken: Sequence[tuple[int, int, str]], flags: int = 0
) -> tuple[int, int] | None:
    for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text, flags):
        if not any(a < match.end() and match.start() < b for a, b, _ in taken):
            return match.span()
    return None


def _escaped(text: str) -> str:
    from clausekit.source.span import Span

    return unparse_inline((TextNode(text, Span("")),)) if text else ""


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
