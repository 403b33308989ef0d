"""A translator's file that came back, as a text file of the other language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from clausekit.api.roundtrip.back import Origin, forms_of
from clausekit.api.roundtrip.labels import label_rows
from clausekit.api.roundtrip.sheet import section_text
from clausekit.api.roundtrip.tokens import Piece, Recognised, notation_of

if TYPE_CHECKING:
    from clausekit.library.load import Library
    from clausekit.library.records import Clause
    from clausekit.readers.docx.model import WordDocument

_LINE = re.compile(
    r"(?P<provision>[a-z0-9-]+) · (?P<strength>\w+) ¶ \d+(?: (?P<bullets>•+))?(?P<only>(?: @\w+)*)"
)
Lines = list[tuple[int, tuple[str, ...], str]]


def text_back(
    document: WordDocument, library: Library, clause: Clause, origin: Origin
) -> tuple[str, Recognised, list[str]]:
    """Return a text file in the target language, what was recognised, and what is missing."""
    cells = _cells(document)
    found = Recognised([], {}, [])
    missing: list[str] = []
    front: dict[str, dict[str, object]] = {}
    heading = ""
    sections: dict[tuple[str, str], Lines] = {}
    marked: dict[tuple[str, str], set[str]] = {}
    forms = forms_of(library.glossary(origin.target))
    for row in label_rows(library, clause, origin.language, origin.target):
        words = cells.get(row.key, "")
        if not words:
            missing.append(row.key)
            continue
        pool = _pool(row.source, row.target)
        match = _LINE.fullmatch(row.key)
        if match:
            key = (match["provision"], "" if match["strength"] == "strong" else match["strength"])
            known = marked.setdefault(key, set())
            same = words == "".join(p.text for p in row.target).strip()
            line = notation_of(
                words, row.target if same else pool, () if same else forms, found, marked=known
            )
            only = tuple((match["only"] or "").replace("@", " ").split())
            sections.setdefault(key, []).append((len(match["bullets"] or ""), only, line))
        elif row.key == "heading":
            heading = words
        else:
            _put(front, row.key, words, pool, found)
    head = _front(front, clause, origin)
    body = [f"# {heading}" if heading else ""]
    for (provision, strength), lines in sections.items():
        mark = f" @{strength}" if strength else ""
        body.append(f"## {provision}{mark}\n{section_text(lines, alternative=False)}")
    return f"---\n{head}---\n" + "\n\n".join(b for b in body if b) + "\n", found, missing


def _pool(source: tuple[Piece, ...], target: tuple[Piece, ...]) -> list[Piece]:
    """Return the marked parts that a line may hold: those of the target first, else the source's."""
    own = [p for p in target if p.kind != "text"]
    notations = {p.notation for p in own}
    return [
        *own,
        *(p for p in source if p.kind not in ("text", "term") and p.notation not in notations),
    ]


def _cells(document: WordDocument) -> dict[str, str]:
    """Return the last column by the first."""
    rows: dict[tuple[int, int], dict[int, list[str]]] = {}
    for paragraph in document.paragraphs:
        table, row, column = paragraph.where
        if paragraph.cell and table:
            rows.setdefault((table, row), {}).setdefault(column, []).append(
                paragraph.text().strip()
            )
    return {
        " ".join(" ".join(cells[1]).split()): " ".join(" ".join(cells.get(3, [])).split())
        for cells in rows.values()
        if 1 in cells
    }


def _put(
    front: dict[str, dict[str, object]], key: str, words: str, pool: list[Piece], found: Recognised
) -> None:
    kind, name, *rest = key.split(" ")
    if kind == "option":
        options = front.setdefault("options", {}).setdefault(name, {})
        assert isinstance(options, dict)
        options[rest[0]] = notation_of(words, pool, (), found, marked=set())
        return
    front.setdefault({"parameter": "parameters", "element": "elements"}.get(kind, kind), {})[
        name
    ] = words


def _front(front: Mapping[str, Mapping[str, object]], clause: Clause, origin: Origin) -> str:
    out = [f'based_on: {{language: {origin.language}, version: "{origin.version}"}}']
    if origin.version != clause.version:
        out.append(
            f"# The file was made from {origin.version}; the clause is {clause.version} now."
        )
    for section in ("parameters", "options", "elements", "confirm"):
        entries = front.get(section)
        if not entries:
            continue
        out.append(f"{section}:")
        for name, value in entries.items():
            if isinstance(value, dict):
                out.append(f"  {name}:")
                out += [f"    {k}: {_quoted(str(v))}" for k, v in value.items()]
            else:
                out.append(f"  {name}: {_quoted(str(value))}")
    return "\n".join(out) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
