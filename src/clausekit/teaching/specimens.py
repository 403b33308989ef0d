"""Clauses in words for the classroom: references by name, sentences one by one, terms collected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from clausekit.assemble.specimen import specimen
from clausekit.diagnostics import Report
from clausekit.lean import dataclass
from clausekit.library.traverse import pieces_of
from clausekit.lint.passages.sentences import sentences
from clausekit.model.inline import Blank, Line, TermUse, plain
from clausekit.model.paper import PaperBlock, PaperList, PaperParagraph, words
from clausekit.model.strength import STRENGTHS
from clausekit.notation.nodes import InlineNode, ReferenceNode, ValueNode
from clausekit.values.format import show
from clausekit.values.read import read_value

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import Clause, Parameter
    from clausekit.model.agreement import Item
    from clausekit.model.strength import Strength

_NAMED = re.compile(r"‹([^›]+)›")
NOTHING = "–"
QUOTES = {"en": "“{}”", "fr": "« {} »", "es": "«{}»"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A provision as participants read it.

    Attributes:
        items: Its list, each entry with its letter; entries of a list inside are among them.
        terms: Ids of the defined terms that it uses.
        blanks: Whether a value is missing.
    """

    clause: str
    id: str
    text: str
    items: tuple[tuple[str, str], ...]
    closing: str
    terms: frozenset[str]
    blanks: bool

    @property
    def whole(self) -> str:
        """All of it as one text."""
        listed = " ".join(f"({n}) {t}" if n else f"– {t}" for n, t in self.items)
        return " ".join(part for part in (self.text, listed, self.closing) if part)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences before its list, or all of them where it has none."""
        return tuple(self.text[start:end].strip() for start, end in sentences(self.text))

    def blocks(self) -> tuple[PaperBlock, ...]:
        """Return the provision for a paper."""
        found: list[PaperBlock] = [PaperParagraph(words(self.text))]
        if self.items:
            entries = tuple(words(t) for _, t in self.items)
            lettered = all(number for number, _ in self.items)
            found.append(PaperList(entries, "letters" if lettered else "bullets"))
        if self.closing:
            found.append(PaperParagraph(words(self.closing)))
        return tuple(found)


@dataclass(slots=True)
class Specimens:
    """Clauses of a library in one language, each built once."""

    library: Library
    language: str
    report: Report = field(default_factory=Report)
    used_terms: set[str] = field(default_factory=set)
    _built: dict[tuple[str, str], dict[str, Shown]] = field(default_factory=dict)

    def clause(self, id_: str) -> Clause:
        """Return a clause that is known to exist."""
        clause = self.library.clause(id_.partition(".")[0], self.report)
        assert clause is not None, id_
        return clause

    def heading(self, id_: str) -> str:
        """Return a clause's heading."""
        clause = self.clause(id_)
        return flat(clause.texts[self.language].heading)

    def provisions(self, id_: str, strength: Strength) -> dict[str, Shown]:
        """Return a clause's provisions at a strength by id; of `topic/clause.provision` that one."""
        clause_id, _, only = id_.partition(".")
        key = (clause_id, str(strength))
        if key not in self._built:
            self._built[key] = self._read(self.clause(clause_id), strength)
        found = self._built[key]
        return {k: v for k, v in found.items() if k == only} if only else found

    def all_sentences(self, id_: str, strength: Strength) -> Iterator[tuple[Shown, str]]:
        """Yield the sentences of the provisions that have no list and no missing value."""
        for shown in self.provisions(id_, strength).values():
            if not shown.items and not shown.blanks:
                for sentence in shown.sentences:
                    yield shown, sentence

    def values_of(self, id_: str) -> dict[str, tuple[str, str, str, str]]:
        """Return label and printed value at each strength, by parameter of a clause."""
        clause = self.clause(id_)
        return {
            name: self._ladder(clause, parameter) for name, parameter in clause.parameters.items()
        }

    def _ladder(self, clause: Clause, parameter: Parameter) -> tuple[str, str, str, str]:
        text = clause.texts[self.language]
        printed = []
        for strength in STRENGTHS:
            raw = parameter.values.get(strength)
            if raw is None:
                printed.append(NOTHING)
            elif parameter.options:
                chosen = raw if isinstance(raw, list) else [raw]
                options = text.options.get(parameter.name, {})
                phrases = [self._phrase(options[c]) if c in options else str(c) for c in chosen]
                printed.append("; ".join(phrases))
            else:
                value = read_value(
                    parameter, raw, "EUR", parameter.span, self.report, language=self.language
                )
                printed.append(show(value, self.language) if value is not None else NOTHING)
        strong, standard, basic = printed
        return text.parameters[parameter.name], strong, standard, basic

    def parameters_in(self, id_: str, provision: str, strength: Strength) -> set[str]:
        """Return the parameters whose values a provision prints at a strength."""
        clause = self.clause(id_)
        rung = clause.provisions[provision].wording_at(strength)
        wording = clause.texts[self.language].wordings[provision].get(rung)
        nodes = pieces_of(wording.blocks) if wording is not None else ()
        names = {n for node, _ in nodes if isinstance(node, ValueNode) for n in node.names}
        return names & set(clause.parameters)

    def use(self, shown: Shown) -> None:
        """Note that participants read a provision, for the glossary."""
        self.used_terms |= shown.terms

    def _read(self, clause: Clause, strength: Strength) -> dict[str, Shown]:
        built = specimen(
            self.library, clause, strength, self.language, self.report, with_others=False
        )
        return {
            b.id: self._shown(clause.id, b.id, b.node.content, b.node.items, b.node.closing)
            for b in built
        }

    def _shown(
        self, clause: str, id_: str, content: Line, items: Sequence[Item], closing: Line
    ) -> Shown:
        listed = list(_listed(items))
        lines = [content, closing, *(line for _, line in listed)]
        return Shown(
            clause=clause,
            id=id_,
            text=self.words(content),
            items=tuple((number, self.words(line)) for number, line in listed),
            closing=self.words(closing),
            terms=frozenset(n.term for line in lines for n in line if isinstance(n, TermUse)),
            blanks=any(isinstance(n, Blank) for line in lines for n in line),
        )

    def words(self, line: Line) -> str:
        """Return a line as text, with the heading of what it refers to in quotation marks."""
        return _NAMED.sub(lambda m: self._name(m[1]), plain(line)).strip()

    def _phrase(self, nodes: Sequence[InlineNode]) -> str:
        """Return notation as text, references by the heading of what they refer to."""
        return "".join(
            self._name(n.target) if isinstance(n, ReferenceNode) else flat([n]) for n in nodes
        )

    def _name(self, target: str) -> str:
        quotes = QUOTES.get(self.language[:2], "“{}”")
        clause_id = target.partition(".")[0]
        if clause_id in self.library.clause_ids():
            return quotes.format(self.heading(clause_id))
        return quotes.format(self._form(target.removeprefix("schedule:")))

    def _form(self, id_: str) -> str:
        for clause_id in self.library.clause_ids():
            clause = self.library.clause(clause_id, self.report)
            forms = clause.forms.get(id_, {}) if clause is not None else {}
            if self.language in forms:
                return flat(forms[self.language].heading)
        return id_.removeprefix("article:").replace("-", " ")


def _listed(items: Sequence[Item]) -> Iterator[tuple[str, Line]]:
    for item in items:
        yield item.number, item.content
        for inner in item.items:
            yield f"{item.number}{inner.number}", inner.content


def flat(nodes: Sequence[InlineNode]) -> str:
    """Return notation without values or conditions as text."""
    return "".join(str(getattr(n, "text", getattr(n, "shown", ""))) for n in nodes)
