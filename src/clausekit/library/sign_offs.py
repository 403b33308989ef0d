"""Who approved which text: records of a layer, held against the text as it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from clausekit.lean import dataclass
from clausekit.library.schemas import validate
from clausekit.notation.nodes import ConditionNode, TextFile, ValueNode, WordingNode
from clausekit.notation.unparse import unparse, unparse_inline
from clausekit.source.yaml import load_yaml

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.records import Clause, ClauseText, Parameter, Wording
    from clausekit.library.shelf import Shelf
    from clausekit.source.span import Span

FILE = "sign-offs.yaml"
MODEL_TEXT = "model-text"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class SignOff:
    """One approval.

    Attributes:
        provision: Empty where the whole clause was approved.
        sha256: Of the text that was approved.
        layer: The layer that records it.
    """

    clause: str
    provision: str
    language: str
    sha256: str
    by: str
    country: str
    date: str
    layer: str
    span: Span

    @property
    def who(self) -> str:
        """Country, name and date in one phrase."""
        return f"{self.country}, {self.by}, {self.date}"


@dataclass(frozen=True, slots=True)
class Approval:
    """How far the text of a clause in one language is approved.

    Attributes:
        status: What the clause says of itself where nobody signed anything off.
        current: Sign-offs of the text as it stands.
        withdrawn: Sign-offs of a text that has changed since and that nobody approved anew.
        open: Provisions that no current sign-off covers.
    """

    status: str
    current: tuple[SignOff, ...]
    withdrawn: tuple[SignOff, ...]
    open: tuple[str, ...]

    @property
    def is_signed_off(self) -> bool:
        """Whether all of the text is approved."""
        return bool(self.current) and not self.open

    def __str__(self) -> str:
        parts = []
        if self.current:
            who = "; ".join(dict.fromkeys(one.who for one in self.current))
            whole = "signed off" if not self.open else f"signed off but for {', '.join(self.open)}"
            parts.append(f"{whole} ({who})")
        if self.withdrawn:
            who = "; ".join(dict.fromkeys(_what(one) + one.who for one in self.withdrawn))
            parts.append(f"sign-off withdrawn, the text has changed ({who})")
        return "; ".join(parts) or self.status


def read_sign_offs(shelves: Sequence[Shelf], report: Report) -> tuple[SignOff, ...]:
    """Return the sign-offs that all layers record; a file with mistakes gives none."""
    found: list[SignOff] = []
    for shelf in shelves:
        source = shelf.file(FILE, report)
        document = load_yaml(source.text, source.shown, report) if source else None
        if document is None or document.data is None:
            continue
        if validate(document.data, "sign-offs", document, report):
            entries: Any = document.data
            for index, entry in enumerate(entries):
                words = {key: value for key, value in entry.items() if key != "note"}
                span = document.span((index,))
                found.append(SignOff(**{"provision": "", **words}, layer=shelf.name, span=span))
    return tuple(found)


def approval(
    clause: Clause, language: str, sign_offs: Iterable[SignOff], country: str = ""
) -> Approval:
    """Return how far a clause is approved in a language.

    Args:
        clause: The clause as it stands.
        language: Language of the text.
        sign_offs: All that are recorded.
        country: Where given, only approvals for its law count.
    """
    current: list[SignOff] = []
    withdrawn: list[SignOff] = []
    for one in sign_offs:
        if (
            one.clause == clause.id
            and one.language == language
            and one.country in (country or one.country,)
        ):
            stands = approved_text(clause, language, one.provision) == one.sha256
            (current if stands else withdrawn).append(one)
    covered = {one.provision for one in current}
    left = () if "" in covered else tuple(id_ for id_ in clause.provisions if id_ not in covered)
    lapsed = [
        one for one in withdrawn if (one.provision or "") not in covered and "" not in covered
    ]
    return Approval(clause.status, tuple(current), tuple(lapsed), left)


def approved_text(clause: Clause, language: str, provision: str = "") -> str:
    """Return the hash of what somebody approves: words at every strength, structure and values.

    Spacing and line ends do not count. Returns an empty text where the clause has no such
    language or provision.
    """
    text = clause.texts.get(language)
    if text is None or (provision and provision not in clause.provisions):
        return ""
    ids = [provision] if provision else list(clause.provisions)
    record: dict[str, Any] = {"provisions": {id_: _provision(clause, text, id_) for id_ in ids}}
    if not provision:
        record["heading"] = unparse_inline(text.heading)
        record["parameters"] = {n: _parameter(p, text) for n, p in clause.parameters.items()}
        record["forms"] = {
            name.partition("/")[2]: source.split()
            for name, source in clause.sources.items()
            if "/form." in name and name.endswith(f".{language}.md")
        }
        record["confirm"] = {fact: text.confirm.get(fact, "") for fact in clause.confirm}
    return sha256(json.dumps(record, ensure_ascii=False, default=str).encode()).hexdigest()


def _provision(clause: Clause, text: ClauseText, id_: str) -> dict[str, Any]:
    record = clause.provisions[id_]
    wordings = text.wordings.get(id_, {})
    names = sorted(_names(wordings.values()) & set(clause.parameters))
    return {
        "words": {str(s): _words(id_, w) for s, w in wordings.items()},
        "elements": record.elements,
        "lost": [sorted(map(str, lost.items())) for lost in (record.instead_of, record.without)],
        "down_to": str(record.down_to),
        "when": [sorted(record.when.facts.items()), record.when.has, record.when.lacks],
        "parameters": {n: _parameter(clause.parameters[n], text) for n in names},
    }


def _parameter(parameter: Parameter, text: ClauseText) -> dict[str, Any]:
    options = text.options.get(parameter.name, {})
    return {
        "type": parameter.type,
        "unit": parameter.unit,
        "values": {str(s): str(v) for s, v in parameter.values.items()},
        "bounds": [str(parameter.minimum), str(parameter.maximum)],
        "options": {o: unparse_inline(options[o]) for o in parameter.options if o in options},
    }


def _words(id_: str, wording: Wording) -> str:
    text = TextFile((), None, (WordingNode(id_, "", wording.blocks, wording.span),), 1)
    return " ".join(unparse(text).split())


def _names(wordings: Iterable[Wording]) -> set[str]:
    return {
        name
        for wording in wordings
        for text in _expressions(wording)
        for name in _NAME.findall(text)
    }


def _expressions(wording: Wording) -> Iterator[str]:
    from clausekit.library.traverse import pieces_of

    for node, guards in pieces_of(wording.blocks):
        yield from guards
        if isinstance(node, ValueNode):
            yield node.expression
        elif isinstance(node, ConditionNode):
            yield from (branch.expression for branch in node.branches)


def _what(one: SignOff) -> str:
    return f"{one.provision}: " if one.provision else ""
