"""Our own draft as it prints, with each paragraph's provision, clause and values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clausekit.api.returned.units import Unit, units_of
from clausekit.lean import dataclass
from clausekit.model.agreement import Agreement, Definition
from clausekit.model.inline import Line, Reference, TermUse, plain
from clausekit.model.walk import places

AROUND = "around"
_HANGING = frozenset(
    (
        "provision closing",
        "definition",
        "schedule text",
        "schedule note",
        "table text",
        "table heading",
        "caption",
    )
)


@dataclass(frozen=True, slots=True)
class Outline:
    """Our draft as a sequence of printed paragraphs.

    Attributes:
        units: As a reader reads them in Word.
        groups: For each unit, the key of the provision, heading or schedule that it belongs to.
        titles: What a group is about: the heading that it stands under.
        labels: The number of a group as printed.
        references: For each key, references in its lines: target and printed words.
        terms: For each provision, the defined terms that it uses: term and printed word.
        definitions: The term that a definition's line defines, by its printed words.
    """

    units: list[Unit]
    groups: list[str]
    titles: Mapping[str, str]
    labels: Mapping[str, str]
    references: Mapping[str, tuple[tuple[str, str], ...]]
    terms: Mapping[str, tuple[tuple[str, str], ...]]
    definitions: Mapping[str, str]


def outline_of(agreement: Agreement) -> Outline:
    """Return our draft as it prints in Word, read back by the reader that reads theirs."""
    from clausekit.readers.docx import read_document
    from clausekit.writers.docx.writer import write_docx

    units = units_of(read_document(write_docx(agreement), "ours"), "accepted")
    group_of: dict[str, str] = {}
    titles: dict[str, str] = {}
    labels: dict[str, str] = {}
    references: dict[str, list[tuple[str, str]]] = {}
    terms: dict[str, list[tuple[str, str]]] = {}
    heading = ""
    for place in places(agreement):
        group = place.provision or place.key
        if not group:
            continue
        group_of[place.key] = group
        if place.role == "heading" and place.label:
            heading = plain(place.line)
        titles.setdefault(group, heading)
        labels.setdefault(group, place.label)
        _gather(place.line, references.setdefault(group, []), terms.setdefault(group, []))
    by_word = {}
    for definition in _definitions(agreement):
        by_word[definition.words] = definition.key
        titles.setdefault(definition.key, titles.get(group_of.get(definition.key, ""), ""))
        labels[definition.key] = (
            f"{labels.get(group_of.get(definition.key, ''), '')} “{definition.words}”"
        )
    return Outline(
        units,
        _groups(units, group_of, by_word),
        titles,
        labels,
        {k: tuple(v) for k, v in references.items()},
        {k: tuple(v) for k, v in terms.items()},
        {d.words: d.term for d in _definitions(agreement)},
    )


def _gather(line: Line, references: list[tuple[str, str]], terms: list[tuple[str, str]]) -> None:
    for node in line:
        if isinstance(node, Reference):
            references.append((node.target, node.text))
        elif isinstance(node, TermUse):
            terms.append((node.term, node.text))


def defined_word(text: str) -> str:
    """Return the word that a definition defines, or an empty text for what is none."""
    for opening, closing in (("“", "”"), ("«", "»")):
        if text.startswith(opening) and closing in text:
            return text[1 : text.index(closing)].strip()
    return ""


def _groups(
    units: list[Unit], group_of: Mapping[str, str], by_word: Mapping[str, str]
) -> list[str]:
    groups = []
    current = AROUND
    for unit in units:
        known = next((group_of[k] for k in unit.keys if k in group_of), None)
        if unit.kind == "h":
            groups.append(AROUND)
        elif known is not None:
            current = known
            groups.append(known)
        else:
            word = defined_word(unit.text) if unit.style == "definition" else ""
            if word in by_word:
                groups.append(by_word[word])
                continue
            groups.append(current if unit.style in _HANGING and current else AROUND)
    return groups


def _definitions(agreement: Agreement) -> Iterator[Definition]:
    for article in agreement.articles:
        for provision in (
            *article.provisions,
            *(p for s in article.sections for p in s.provisions),
        ):
            yield from provision.definitions
