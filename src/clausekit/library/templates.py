"""Kinds of agreement: articles, parties, facts, and the words around the articles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from clausekit.library.layers import LayeredRecord, read_record
from clausekit.library.records import AgreementTemplate, PartySlot, TemplateArticle, TemplateText
from clausekit.library.schemas import validate
from clausekit.library.structure import when_of
from clausekit.library.template_checks import check_template, check_template_text
from clausekit.notation.nodes import BlockNode, InlineNode, ParagraphNode, WordingNode
from clausekit.notation.parse import parse_text
from clausekit.source.front_matter import split_front_matter
from clausekit.source.span import Span

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.shelf import Shelf, SourceFile

FOLDER = "templates/agreements"
_TEXT = re.compile(r"text\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md")


def read_template(shelves: Sequence[Shelf], kind: str, report: Report) -> AgreementTemplate | None:
    """Return a kind of agreement, or None where its structure cannot be used."""
    record = read_record(shelves, f"{FOLDER}/{kind}/template.yaml", "template", report)
    texts = _texts(shelves, kind, report)
    if record is None:
        return None
    template = _template(kind, record, texts)
    check_template(template, record, report)
    for text in texts.values():
        check_template_text(template, text, report)
    return template


def _template(
    kind: str, record: LayeredRecord, texts: Mapping[str, TemplateText]
) -> AgreementTemplate:
    data, places = record.data, record.places
    return AgreementTemplate(
        id=kind,
        version=data["version"],
        numbering=data["numbering"],
        facts=data.get("facts") or {},
        parties=tuple(
            PartySlot(id_, (slot or {}).get("required", False), (slot or {}).get("many", False))
            for id_, slot in data["parties"].items()
        ),
        articles=tuple(
            TemplateArticle(
                id=article["id"],
                takes=tuple(article.get("takes", ())),
                default=tuple(article.get("default", ())),
                required=tuple(article.get("required", ())),
                span=places.span(("articles", index)),
            )
            for index, article in enumerate(data["articles"])
        ),
        recitals={
            id_: when_of((recital or {}).get("when"))
            for id_, recital in (data.get("recitals") or {}).items()
        },
        schedules=tuple(data.get("schedules", ())),
        inherits=tuple(data.get("inherits", ())),
        texts=texts,
        span=places.span(),
    )


def _texts(shelves: Sequence[Shelf], kind: str, report: Report) -> dict[str, TemplateText]:
    """Return the texts by language; a layer's text replaces the one below."""
    highest: dict[str, SourceFile] = {}
    for shelf in shelves:
        for name in shelf.names(f"{FOLDER}/{kind}"):
            match = _TEXT.fullmatch(name)
            source = shelf.file(f"{FOLDER}/{kind}/{name}", report) if match else None
            if match and source:
                highest[match[1]] = source
    found = {language: _text(language, highest[language], report) for language in sorted(highest)}
    return {language: text for language, text in found.items() if text is not None}


def _text(language: str, source: SourceFile, report: Report) -> TemplateText | None:
    front, body, first_line = split_front_matter(source.text, source.shown, report)
    parsed = parse_text(body, source.shown, report, first_line=first_line, template=True)
    if front is None:
        if first_line == 1:
            message = "The text has no front matter; it holds “roles” and “words”."
            report.error("template/no-front-matter", message, Span(source.shown))
        return None
    if not validate(front.data, "template-text", front, report):
        return None
    labels: Any = front.data
    sections = {wording.provision: wording for wording in parsed.wordings}
    return TemplateText(
        language=language,
        title=parsed.heading,
        subtitle=_line(sections.get("subtitle")),
        articles={i: _line(s) for i, s in _under("article", sections).items()},
        recitals={i: s.blocks for i, s in _under("recital", sections).items()},
        closing=_paragraphs(sections["closing"].blocks if "closing" in sections else ()),
        roles=labels["roles"],
        words=labels["words"],
        facts=labels.get("facts") or {},
        inherited=labels.get("inherited") or "",
        span=Span(source.shown),
        sections={id_: section.span for id_, section in sections.items()},
    )


def _under(group: str, sections: Mapping[str, WordingNode]) -> dict[str, WordingNode]:
    head = f"{group}."
    return {i.removeprefix(head): s for i, s in sections.items() if i.startswith(head)}


def _line(section: WordingNode | None) -> tuple[InlineNode, ...]:
    first = section.blocks[0] if section and section.blocks else None
    return first.content if isinstance(first, ParagraphNode) else ()


def _paragraphs(blocks: Sequence[BlockNode]) -> tuple[tuple[InlineNode, ...], ...]:
    return tuple(block.content for block in blocks if isinstance(block, ParagraphNode))
