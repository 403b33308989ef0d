"""What stands in double square brackets: uses of terms, references, citations."""

from __future__ import annotations

import re

from clausekit.notation.nodes import CitationNode, InlineNode, ReferenceNode, TermNode
from clausekit.notation.passage import Trouble
from clausekit.source.span import Span

_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
SLUG = re.compile(_SLUG)
_TARGETS = (
    ("article", re.compile(rf"article:({_SLUG})")),
    ("schedule", re.compile(rf"schedule:({_SLUG})")),
    ("provision", re.compile(rf"((?:{_SLUG}/{_SLUG})?\.{_SLUG})")),
    ("clause", re.compile(rf"({_SLUG}/{_SLUG})")),
)
_FOREIGN = re.compile(r"[*_`<>{}\\\[\]]")


def bracket_node(inner: str, span: Span, trouble: Trouble) -> InlineNode | None:
    """Return the node that `[[inner]]` means, or None after reporting why it means nothing."""
    foreign = _FOREIGN.search(inner)
    if foreign:
        trouble.error(
            "bracket",
            span,
            f"“{foreign[0]}” cannot stand inside [[ ]].",
            "Only plain words stand there; put conditions and values outside the brackets.",
            actual=f"[[{inner}]]",
        )
        return None
    if inner.startswith("#"):
        return _reference(inner[1:].strip(), span, trouble)
    if inner.startswith("@"):
        return _citation(inner[1:].strip(), span, trouble)
    return _term(inner, span, trouble)


def _reference(target: str, span: Span, trouble: Trouble) -> ReferenceNode | None:
    for kind, pattern in _TARGETS:
        found = pattern.fullmatch(target)
        if found:
            return ReferenceNode(kind, found[1], span)  # type: ignore[arg-type]
    trouble.error(
        "reference",
        span,
        f"“[[#{target}]]” is not a reference.",
        "Write [[#topic/clause]], [[#topic/clause.provision]], [[#.provision]], "
        "[[#article:id]] or [[#schedule:id]].",
        actual=target,
    )
    return None


def _citation(words: str, span: Span, trouble: Trouble) -> CitationNode | None:
    instrument, _, pinpoint = words.partition(" ")
    if SLUG.fullmatch(instrument):
        return CitationNode(instrument, pinpoint.strip(), span)
    trouble.error(
        "citation",
        span,
        f"“[[@{words}]]” does not begin with the id of an instrument.",
        "Write [[@gdpr Art. 35]], with an id from instruments.yaml.",
        actual=words,
    )
    return None


def _term(inner: str, span: Span, trouble: Trouble) -> TermNode | None:
    shown, bar, term = inner.partition("|")
    shown, term = shown.strip(), term.strip()
    if shown and (SLUG.fullmatch(term) if bar else True):
        return TermNode(shown, term, span)
    trouble.error(
        "term",
        span,
        f"“[[{inner}]]” is not the use of a term.",
        "Write [[any form of the term]] or [[shown words|term-id]].",
        actual=inner,
    )
    return None
