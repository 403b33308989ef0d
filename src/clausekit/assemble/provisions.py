"""The provisions of one clause at its strength: which stand, in which words, with which values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from clausekit.assemble.expand import Scope, blank, expand, is_empty
from clausekit.assemble.keys import key_of
from clausekit.lean import dataclass
from clausekit.model.agreement import Item, Provision
from clausekit.model.inline import Line, Text
from clausekit.model.provenance import ProvisionOrigin
from clausekit.model.strength import Strength
from clausekit.notation.nodes import BlockNode, Conjunction, ItemNode, ListNode, ParagraphNode
from clausekit.values.format import item_punctuation

if TYPE_CHECKING:
    from clausekit.assemble.choice import ChosenClause
    from clausekit.library.records import ClauseText, When, Wording


@dataclass(frozen=True, slots=True)
class BuiltProvision:
    """A provision in words, not numbered yet, and where it came from."""

    id: str
    node: Provision
    origin: ProvisionOrigin
    prints: str


def build(
    chosen: ChosenClause,
    text: ClauseText,
    scope: Scope,
    facts: Mapping[str, Any],
    present: frozenset[str],
) -> tuple[BuiltProvision, ...]:
    """Return the provisions of a clause that stand in this draft, in order."""
    omitted = chosen.request.omit if chosen.request else ()
    confirmed = chosen.request.confirmed if chosen.request else ()
    built = []
    for id_, provision in chosen.clause.provisions.items():
        if id_ in omitted or not provision.stands_at(chosen.strength):
            continue
        if not holds(provision.when, facts, present):
            continue
        rung = provision.wording_at(chosen.strength)
        wording = _wording(text, id_, rung)
        if wording is None:
            continue  # the loader has reported the missing words
        scope.printed = {}
        node = _node(chosen.clause.id, id_, wording, chosen.strength, scope)
        if is_empty(node.content) and not node.items:
            continue  # all of it stood in conditions that this draft does not meet
        node = _with_confirmations(node, chosen, id_, confirmed, scope)
        carried = provision.elements_at(chosen.strength)
        origin = ProvisionOrigin(
            clause=chosen.clause.id,
            provision=id_,
            strength=chosen.strength,
            wording=rung,
            layer=wording.layer,
            elements=carried if wording.restated else (),
            unconfirmed=() if wording.restated else carried,
            values=scope.printed,
            span=wording.span,
        )
        built.append(BuiltProvision(id_, node, origin, provision.prints))
    return tuple(built)


def holds(when: When, facts: Mapping[str, Any], present: frozenset[str]) -> bool:
    """Return whether the conditions of a provision hold; a fact may be a list of which one fits."""
    for name, wanted in when.facts.items():
        given = facts[name]
        given_all = given if isinstance(given, list) else [given]
        if not any(one in wanted for one in given_all):
            return False
    return all(h in present for h in when.has) and not any(x in present for x in when.lacks)


def item_nodes(
    items: tuple[ItemNode, ...],
    scope: Scope,
    strength: Strength | None,
    path: tuple[str, ...],
    conjunction: Conjunction = "and",
    last_end: str | None = None,
) -> tuple[Item, ...]:
    """Return list items with their punctuation: those of other strengths and empty ones fall away."""
    standing = []
    for node in items:
        if node.strengths and strength is not None and strength not in node.strengths:
            continue
        line = expand(node.content, scope)
        if not is_empty(line) or node.items:
            standing.append((node, line))
    out = []
    for index, (node, line) in enumerate(standing):
        end = item_punctuation(index, len(standing), scope.language, conjunction, end=last_end)
        here = (*path, str(index + 1))
        children = item_nodes(node.items, scope, strength, here, node.conjunction, end)
        content = line if children else (*line, Text(end))
        out.append(Item(key_of(*here), "", _merged(content), children))
    return tuple(out)


def _wording(text: ClauseText, provision: str, rung: Strength) -> Wording | None:
    by_strength = text.wordings.get(provision, {})
    return by_strength.get(rung) or by_strength.get(Strength.STRONG)


def _node(
    clause: str, provision: str, wording: Wording, strength: Strength, scope: Scope
) -> Provision:
    content: Line = ()
    closing: Line = ()
    items: tuple[Item, ...] = ()
    for block in wording.blocks:
        if isinstance(block, ListNode):
            path = (clause, provision)
            items = item_nodes(block.items, scope, strength, path, block.conjunction)
        elif isinstance(block, ParagraphNode):
            line = expand(block.content, scope)
            if items or _list_before(block, wording.blocks):
                closing = _sentences(closing, line)
            else:
                content = _sentences(content, line)
    return Provision(key_of(clause, provision), "", content, items, closing)


def _list_before(paragraph: BlockNode, blocks: tuple[BlockNode, ...]) -> bool:
    return any(isinstance(b, ListNode) for b in blocks[: blocks.index(paragraph)])


def _sentences(first: Line, second: Line) -> Line:
    return second if not first else first if not second else _merged((*first, Text(" "), *second))


def _with_confirmations(
    node: Provision, chosen: ChosenClause, id_: str, confirmed: tuple[str, ...], scope: Scope
) -> Provision:
    for fact, provision in chosen.clause.confirm.items():
        if provision == id_ and fact not in confirmed:
            mark = blank(fact, scope, chosen.clause.provisions[provision].span, "confirm")
            node = Provision(
                node.key, node.number, (*node.content, Text(" "), mark), node.items, node.closing,
                node.definitions,
            )  # fmt: skip
    return node


def _merged(line: Line) -> Line:
    out: list[Any] = []
    for node in line:
        if isinstance(node, Text) and out and isinstance(out[-1], Text):
            out[-1] = Text(out[-1].text + node.text)
        else:
            out.append(node)
    return tuple(out)
