"""The words of a clause: text files of its layers, one language at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from clausekit.lean import dataclass
from clausekit.library.merge import merge
from clausekit.library.records import ClauseText, Form, Provision, Wording
from clausekit.library.schemas import validate
from clausekit.model.strength import Strength
from clausekit.notation.parse import parse_form, parse_inline, parse_text
from clausekit.source.front_matter import split_front_matter
from clausekit.source.places import Place, YamlDocument
from clausekit.source.span import Span

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.shelf import SourceFile
    from clausekit.notation.nodes import InlineNode, TextFile
    from clausekit.source.places import Places


@dataclass(frozen=True, slots=True)
class LayerText:
    """A text file of one layer.

    Attributes:
        restates: Provisions whose elements the same layer's clause.yaml states.
        overlay: Whether a lower layer has a text in this language too.
    """

    layer: str
    source: SourceFile
    restates: frozenset[str]
    overlay: bool


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text with what knows the places of its labels; `sound` when the labels could be read."""

    text: ClauseText
    places: Places
    sound: bool


def read_text(
    clause: str,
    language: str,
    files: Sequence[LayerText],
    provisions: Mapping[str, Provision],
    report: Report,
) -> ReadText:
    """Return a clause in one language.

    An overlay replaces every wording of a provision that it has.
    """
    documents: list[YamlDocument] = []
    wordings: dict[str, dict[Strength, Wording]] = {}
    heading: tuple[InlineNode, ...] = ()
    sound = True
    for one in files:
        source = one.source
        front, body, first_line = split_front_matter(source.text, source.shown, report)
        sound = sound and (front is not None or first_line == 1)
        documents.append(front if front and front.data is not None else _no_labels(source.shown))
        parsed = parse_text(body, source.shown, report, first_line=first_line, overlay=one.overlay)
        if parsed.heading_span is not None or not heading:
            heading = parsed.heading
        _lay_over(wordings, parsed, one, provisions)
    data, places = merge(documents)
    sound = validate(data, "text", places, report, clause=clause) and sound
    labels = data if sound else {}
    text = ClauseText(
        language=language,
        heading=heading,
        parameters=labels.get("parameters") or {},
        options=_options(labels, places, report),
        elements=labels.get("elements") or {},
        confirm=labels.get("confirm") or {},
        wordings=wordings,
        span=documents[-1].span(),
        based_on=labels.get("based_on") or {},
    )
    return ReadText(text, places, sound)


def read_form(id_: str, language: str, source: SourceFile, report: Report) -> Form:
    """Return a form in one language."""
    heading, blocks = parse_form(source.text, source.shown, report)
    return Form(id_, language, heading, blocks, Span(source.shown))


def _lay_over(
    wordings: dict[str, dict[Strength, Wording]],
    parsed: TextFile,
    one: LayerText,
    provisions: Mapping[str, Provision],
) -> None:
    own: dict[str, dict[Strength, Wording]] = {}
    for node in parsed.wordings:
        restated = not one.overlay or node.provision in one.restates
        wording = Wording(node.blocks, node.span, one.layer, restated)
        strength = Strength(node.strength or "strong")
        own.setdefault(node.provision, {})[strength] = wording
    for id_, given in own.items():
        declared = provisions[id_].wordings if id_ in provisions else ()
        if one.overlay and Strength.STRONG in given:
            for strength in declared:
                given.setdefault(strength, _nearest_stronger(given, strength))
        wordings[id_] = {s: given[s] for s in Strength if s in given}


def _nearest_stronger(given: Mapping[Strength, Wording], strength: Strength) -> Wording:
    return next(given[s] for s in reversed(list(Strength)[: strength.rank]) if s in given)


def _options(
    labels: Mapping[str, Any], places: Places, report: Report
) -> dict[str, dict[str, tuple[InlineNode, ...]]]:
    found: dict[str, dict[str, tuple[InlineNode, ...]]] = {}
    for name, options in (labels.get("options") or {}).items():
        found[name] = {
            option: parse_inline(words, places.content_span(("options", name, option)), report)
            for option, words in options.items()
        }
    return found


def _no_labels(file: str) -> YamlDocument:
    return YamlDocument(file, {}, Place(0, 0))
