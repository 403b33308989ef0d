"""From notation to lines: values filled in, conditions decided, terms recognised.

References come out with their target as written; `references` gives them numbers once the draft is
numbered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from clausekit.assemble.keys import key_of
from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.model.inline import Blank, Citation, Inline, Line, Reference, TermUse, Text, Value
from clausekit.model.provenance import BlankOrigin
from clausekit.notation.nodes import (
    CitationNode,
    ConditionNode,
    InlineNode,
    ReferenceNode,
    TermNode,
    TextNode,
    ValueNode,
)
from clausekit.source.nearest import suggestion
from clausekit.source.span import Span
from clausekit.templating import Failure, evaluate
from clausekit.values.format import filters, separators, show
from clausekit.values.types import Choice, ListValue, TypedValue
from clausekit.values.typography import spaced

if TYPE_CHECKING:
    from clausekit.library.records import Glossary, Instrument, Parameter


LARGEST_DRAFT = 5_000_000
DEEPEST_OPTION = 5


@dataclass(slots=True)
class Ledger:
    """What the whole draft used: collected while texts are expanded.

    Attributes:
        terms: Terms in the order of their first use, with that place.
        wanted: Targets that references name, with the key of the node and the place.
        blanks: Blanks in the order of the text.
        room: Characters that the draft may still grow by: a text can print another many times.
        depth: How deep the words of an option stand in those of others.
    """

    terms: dict[str, Span] = field(default_factory=dict)
    wanted: list[tuple[str, Span]] = field(default_factory=list)
    blanks: list[BlankOrigin] = field(default_factory=list)
    room: int = LARGEST_DRAFT
    depth: int = 0

    def take(self, other: Ledger) -> None:
        """Take in what a part of the draft used; `room` of that part is what it took."""
        for term, span in other.terms.items():
            self.terms.setdefault(term, span)
        self.wanted += other.wanted
        self.blanks += other.blanks
        self.room -= other.room


@dataclass(slots=True)
class Scope:
    """What the words of one clause may read, and where what they used is written down.

    Attributes:
        clause: Clause id, `template` or `glossary`.
        values: Typed values by parameter; a declared parameter that is missing here is a blank.
        parameters: The declared parameters.
        labels: What each parameter is called.
        options: Words of options.
        names: Everything else that an expression may read: `facts`, `has`, `parties`.
        printed: Shown words by parameter, filled while expanding.
        read: Parameters that any decided condition or printed value has read.
        node: Key of the numbered node being expanded, to name its blanks.
    """

    clause: str
    language: str
    values: Mapping[str, TypedValue]
    parameters: Mapping[str, Parameter]
    labels: Mapping[str, str]
    options: Mapping[str, Mapping[str, tuple[InlineNode, ...]]]
    names: Mapping[str, Any]
    glossary: Glossary
    instruments: Mapping[str, Instrument]
    ledger: Ledger
    report: Report
    printed: dict[str, str] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)


def expand(nodes: tuple[InlineNode, ...], scope: Scope) -> Line:
    """Return the line that the nodes make; adjacent words are one `Text`."""
    out: list[Inline] = []
    words: list[str] = []
    for node in nodes:
        line = _EXPANDERS[node.__class__](node, scope)
        if not _fits(line, node, scope):
            break
        for piece in line:
            if piece.__class__ is Text:
                words.append(piece.text)
                continue
            if words:
                out.append(Text("".join(words)))
                words = []
            out.append(piece)
    if words:
        out.append(Text("".join(words)))
    return tuple(out)


def _fits(line: Line, node: InlineNode, scope: Scope) -> bool:
    """Take a line's room from the draft; report, once, the words for which there is none."""
    ledger = scope.ledger
    if ledger.room <= 0:
        return False
    ledger.room -= 1 + sum(len(piece.text) for piece in line)
    if ledger.room > 0:
        return True
    scope.report.error(
        "draft/too-large",
        f"With these words the draft has more than {LARGEST_DRAFT:,} characters.",
        node.span,
        clause=scope.clause,
        hint="A text prints another one too often, or too long a one.",
    )
    return False


def is_empty(line: Line) -> bool:
    """Return whether a line has nothing to print."""
    return not any(node.text.strip() if isinstance(node, Text) else True for node in line)


def _text(node: TextNode, scope: Scope) -> Line:
    return (Text(spaced(node.text, scope.language)),)


def _value(node: ValueNode, scope: Scope) -> Line:
    missing = _missing(node.names, scope)
    scope.read.update(n for n in node.names if n in scope.parameters)
    if missing:
        return (blank(missing, scope, node.span),)
    book = scope.names.get("parties")
    if book is not None and node.expression.startswith(("parties.", "main_agreement.")):
        line: Line = book.line(node.expression, scope)
        return line
    if node.name and node.name in scope.values:
        return _shown(node.name, scope.values[node.name], scope)
    result = _evaluated(node.expression, scope, node.span)
    if isinstance(result, Failure):
        return ()
    parameter = next((n for n in node.names if n in scope.parameters), "")
    if isinstance(result, TypedValue):
        return _shown(parameter, result, scope)
    shown = str(result)
    if parameter:
        scope.printed[parameter] = shown
    kind = scope.parameters[parameter].type if parameter else "name"
    return (Value(shown, kind),)


def _evaluated(expression: str, scope: Scope, span: Span) -> object | Failure:
    names = {**scope.names, **scope.values}
    return evaluate(expression, names, span, scope.report, filters=filters(scope.language))


def _shown(parameter: str, value: TypedValue, scope: Scope) -> Line:
    words = scope.options.get(parameter, {})
    if isinstance(value, Choice) and value.option in words:
        line = _option(words[value.option], scope)
    elif isinstance(value, ListValue) and words:
        chosen = [o.option for o in value.items if isinstance(o, Choice)]
        line = _joined([_option(words[o], scope) for o in chosen if o in words], scope.language)
    else:
        kind = scope.parameters[parameter].type if parameter in scope.parameters else "name"
        line = (Value(show(value, scope.language), kind),)
    scope.printed[parameter] = "".join(n.text for n in line)
    return line


def _option(words: tuple[InlineNode, ...], scope: Scope) -> Line:
    """Return the words of an option; they may print other values, but not in a circle."""
    if scope.ledger.depth >= DEEPEST_OPTION:
        scope.report.error(
            "options/circle",
            f"The words of options stand more than {DEEPEST_OPTION} deep in each other.",
            words[0].span if words else None,
            clause=scope.clause,
            hint="Words of an option do not print their own value.",
        )
        scope.ledger.room = 0  # a circle with many turns would go on for ever
        return ()
    scope.ledger.depth += 1
    try:
        return expand(words, scope)
    finally:
        scope.ledger.depth -= 1


def _joined(lines: list[Line], language: str) -> Line:
    """Return phrases as one list in words; the joining words depend on what they join."""
    texts = ["".join(n.text for n in line) for line in lines]
    out: list[Inline] = []
    for line, gap in zip(lines, (*separators(texts, language), ""), strict=True):
        out.extend(line)
        if gap:
            out.append(Text(gap))
    return tuple(out)


def _condition(node: ConditionNode, scope: Scope) -> Line:
    for branch in node.branches:
        scope.read.update(n for n in branch.names if n in scope.parameters)
        if branch.expression:
            missing = _missing(branch.names, scope)
            if missing:
                return (blank(missing, scope, branch.span),)
            truth = _evaluated(branch.expression, scope, branch.span)
            if isinstance(truth, Failure) or not truth:
                continue
        return expand(branch.content, scope)
    return ()


def _term(node: TermNode, scope: Scope) -> Line:
    wanted = node.term or scope.glossary.by_form.get(node.shown.casefold(), "")
    if not scope.glossary.terms:
        return (Text(node.shown),)  # the glossary could not be read, and that was reported once
    if wanted not in scope.glossary.terms:
        scope.report.error(
            "terms/undefined",
            f"“{node.term or node.shown}” is used as a defined term and the glossary has no such term.",
            node.span,
            clause=scope.clause,
            hint=suggestion(
                node.shown.casefold(),
                scope.glossary.by_form,
                f"Define it in glossary.{scope.language}.yaml.",
            ),
            actual=node.shown,
        )
        return (Text(node.shown),)
    scope.ledger.terms.setdefault(wanted, node.span)
    return (TermUse(node.shown, wanted),)


def _reference(node: ReferenceNode, scope: Scope) -> Line:
    target = node.target
    if node.kind == "provision" and target.startswith("."):
        target = scope.clause + target
    if node.kind in ("article", "schedule"):
        target = f"{node.kind}:{target}"
    scope.ledger.wanted.append((target, node.span))
    return (Reference(target, "", ""),)


def _citation(node: CitationNode, scope: Scope) -> Line:
    record = scope.instruments.get(node.instrument)
    if record is None:
        scope.report.error(
            "law/unknown-instrument",
            f"“{node.instrument}” is not in instruments.yaml.",
            node.span,
            clause=scope.clause,
            hint=suggestion(node.instrument, scope.instruments),
        )
        return (Text(node.instrument),)
    names = record.short or record.title
    name = names.get(scope.language) or record.title.get(scope.language) or record.title["en"]
    return (Citation(f"{name}, {node.pinpoint}" if node.pinpoint else name, node.instrument),)


def _missing(names: tuple[str, ...], scope: Scope) -> str:
    """Return the first declared parameter among the names that has no value."""
    return next((n for n in names if n in scope.parameters and n not in scope.values), "")


def blank(parameter: str, scope: Scope, span: Span | None, kind: str = "missing") -> Blank:
    """Return a visible blank and write it down, with what a person needs to fill it."""
    label = scope.labels.get(parameter, parameter)
    key = key_of("blank", scope.clause, parameter, str(len(scope.ledger.blanks)))
    scope.ledger.blanks.append(
        BlankOrigin(key, scope.clause, parameter, label, kind, _choices(parameter, scope), span)
    )
    if kind != "confirm":
        return Blank(label, "missing", key)
    return Blank(label, "confirm", key, confirm_mark(scope.language))


def confirm_mark(language: str) -> str:
    """Return the words that ask for a fact to be confirmed, in the language of the draft."""
    return _CONFIRM.get(language, "CONFIRM")


_CONFIRM = {"fr": "À CONFIRMER\u00a0:", "es": "POR CONFIRMAR:"}


def _choices(parameter: str, scope: Scope) -> str:
    spec = scope.parameters.get(parameter)
    if spec is None:
        return ""
    if spec.options:
        return "one of " + ", ".join(spec.options)
    limits = [f"at least {spec.minimum}"] if spec.minimum is not None else []
    limits += [f"at most {spec.maximum}"] if spec.maximum is not None else []
    kind = f"a {spec.type}" + (f" in {spec.unit}" if spec.unit else "")
    return ", ".join([kind, *limits])


_EXPANDERS: Mapping[type, Callable[[Any, Scope], Line]] = {
    TextNode: _text,
    ValueNode: _value,
    ConditionNode: _condition,
    TermNode: _term,
    ReferenceNode: _reference,
    CitationNode: _citation,
}
