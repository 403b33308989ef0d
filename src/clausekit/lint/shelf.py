"""The library as the rules read it: each clause text as prose with the place of every word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from clausekit.library.records import Basis, Clause, ClauseText, Form, Glossary, Instrument
from clausekit.lint.facts import BasisFact, InstrumentFact, ProvisionFact, TermFact, VersionFact
from clausekit.model.prose import Prose, ProseParagraph
from clausekit.notation.nodes import (
    BlockNode,
    CitationNode,
    ConditionNode,
    HeadingNode,
    InlineNode,
    ItemNode,
    ListNode,
    ParagraphNode,
    ReferenceNode,
    TableNode,
    TermNode,
    TextNode,
    ValueNode,
)
from clausekit.source.span import Span


class _Line:
    """An inline sequence as text, with source places and the ranges of marked terms."""

    def __init__(self, nodes: Iterable[InlineNode]) -> None:
        self.text = ""
        self.lines: list[tuple[int, int, int]] = []
        self.terms: list[tuple[int, int]] = []
        self._take(nodes)

    def _take(self, nodes: Iterable[InlineNode]) -> None:
        for node in nodes:
            if isinstance(node, ConditionNode):
                for branch in node.branches[:1]:
                    self._take(branch.content)
                continue
            self.lines.append((len(self.text), node.span.line, node.span.column))
            words = _words(node)
            if isinstance(node, TermNode):
                self.lines[-1] = (len(self.text), node.span.line, node.span.column + 2)
                self.terms.append((len(self.text), len(self.text) + len(words)))
            self.text += words


def _words(node: InlineNode) -> str:
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, TermNode):
        return node.shown
    if isinstance(node, ValueNode):
        return f"‹{node.name or 'value'}›"
    return "‹law›" if isinstance(node, CitationNode) else "‹reference›"


def clause_prose(clause: Clause, language: str, name: str = "") -> Prose:
    """Return a clause's text in a language as prose of the kind `library`."""
    text = clause.texts[language]
    paragraphs = [
        *_clause(clause.id, text),
        *(p for f in clause.forms.values() if language in f for p in _form(clause.id, f[language])),
    ]
    return Prose(name or clause.id, language, "library", tuple(paragraphs))


def glossary_prose(glossary: Glossary, name: str = "") -> Prose:
    """Return a glossary as prose: one definition a paragraph."""
    paragraphs = [
        _paragraph(_Line(t.definition), t.span, "definition", 1, "framework/definitions", t.id)
        for t in glossary.terms.values()
    ]
    return Prose(
        name or f"glossary.{glossary.language}",
        glossary.language,
        "library",
        tuple(p for p in paragraphs if p.text),
    )


def _clause(clause: str, text: ClauseText) -> Iterator[ProseParagraph]:
    yield _paragraph(_Line(text.heading), text.span, "heading", 0, clause, "")
    for provision, wordings in text.wordings.items():
        for wording in wordings.values():
            for block in wording.blocks:
                yield from _block(block, clause, provision)


def _form(clause: str, form: Form) -> Iterator[ProseParagraph]:
    yield _paragraph(_Line(form.heading), form.span, "heading", 0, clause, form.id)
    for block in form.blocks:
        yield from _block(block, clause, form.id)


def _block(block: BlockNode, clause: str, provision: str) -> Iterator[ProseParagraph]:
    if isinstance(block, ParagraphNode):
        yield _paragraph(_Line(block.content), block.span, "body", 1, clause, provision)
    elif isinstance(block, ListNode):
        yield from _items(block.items, 1, clause, provision)
    elif isinstance(block, HeadingNode):
        yield _paragraph(
            _Line(block.content), block.span, "heading", block.level, clause, provision
        )
    elif isinstance(block, TableNode):
        yield _paragraph(_Line(block.caption), block.span, "note", 1, clause, provision)
        for row in (block.header, *block.rows):
            for cell in row:
                yield _paragraph(_Line(cell), block.span, "cell", 1, clause, provision)


def _items(
    items: Iterable[ItemNode], level: int, clause: str, provision: str
) -> Iterator[ProseParagraph]:
    for item in items:
        yield _paragraph(_Line(item.content), item.span, "item", level, clause, provision)
        yield from _items(item.items, level + 1, clause, provision)


def _paragraph(
    line: _Line, span: Span, role: str, level: int, clause: str, provision: str
) -> ProseParagraph:
    first = Span(span.file, line.lines[0][1], line.lines[0][2]) if line.lines else span
    return ProseParagraph(
        line.text, level=level, role=role, span=first, place=f"{clause} {provision}".strip(), clause=clause,
        provision=provision, lines=tuple(line.lines), terms=tuple(line.terms),
    )  # fmt: skip


def term_facts(glossary: Glossary) -> tuple[TermFact, ...]:
    """Return the glossary's entries with the terms that each definition uses."""
    found = []
    for term in glossary.terms.values():
        uses = tuple(
            _term_id(n, glossary) for n in _inlines(term.definition) if isinstance(n, TermNode)
        )
        found.append(
            TermFact(term.id, term.term, term.forms, tuple(u for u in uses if u), term.span)
        )
    return tuple(found)


def _term_id(node: TermNode, glossary: Glossary) -> str:
    return node.term or glossary.by_form.get(node.shown.casefold(), "")


def _inlines(nodes: Iterable[InlineNode]) -> Iterator[InlineNode]:
    for node in nodes:
        yield node
        if isinstance(node, ConditionNode):
            for branch in node.branches:
                yield from _inlines(branch.content)


def instrument_facts(
    instruments: Mapping[str, Instrument], language: str
) -> tuple[InstrumentFact, ...]:
    """Return the records of law with their titles in a language, English where there is none."""
    return tuple(
        InstrumentFact(
            i.id,
            i.title.get(language) or i.title.get("en", i.id),
            i.status,
            i.as_of,
            i.verified,
            i.applies_from,
            i.scope,
        )
        for i in instruments.values()
    )


def basis_facts(clauses: Iterable[Clause]) -> tuple[BasisFact, ...]:
    """Return what the clauses rest on."""
    return tuple(_basis(c.id, b) for c in clauses for b in c.bases)


def _basis(clause: str, basis: Basis) -> BasisFact:
    return BasisFact(
        basis.instrument, basis.at, basis.verified, basis.as_of, clause, span=basis.span
    )


def version_facts(
    clauses: Iterable[Clause], glossaries: Mapping[str, Glossary]
) -> tuple[VersionFact, ...]:
    """Return the make-up of each clause in each language, for comparison."""
    found: list[VersionFact] = []
    for clause in clauses:
        current = dict.fromkeys(clause.texts, clause.version)
        for language, text in sorted(
            clause.texts.items(), key=lambda pair: (pair[0] != "en", pair[0])
        ):
            glossary = glossaries.get(language)
            provisions = tuple(
                _provision(
                    f"{name} @{strength}" if strength != "strong" else name,
                    wording.blocks,
                    wording.span,
                    glossary,
                )
                for name, wordings in text.wordings.items()
                for strength, wording in wordings.items()
            )
            found.append(
                VersionFact(clause.id, language, provisions, text.based_on, current, text.span)
            )
    return tuple(found)


def _provision(
    name: str, blocks: Iterable[BlockNode], span: Span, glossary: Glossary | None
) -> ProvisionFact:
    nodes: list[InlineNode] = []
    count = 0
    for block in blocks:
        if isinstance(block, ParagraphNode):
            nodes += _inlines(block.content)
        elif isinstance(block, ListNode):
            for item in _flat(block.items):
                count += 1
                nodes += _inlines(item.content)
    names = frozenset(n for v in nodes if isinstance(v, ValueNode) for n in v.names)
    terms = frozenset(
        _term_id(t, glossary) if glossary else t.shown for t in nodes if isinstance(t, TermNode)
    ) - {""}
    references = frozenset(r.target for r in nodes if isinstance(r, ReferenceNode))
    return ProvisionFact(name, count, names, terms, references, span)


def _flat(items: Iterable[ItemNode]) -> Iterator[ItemNode]:
    for item in items:
        yield item
        yield from _flat(item.items)
