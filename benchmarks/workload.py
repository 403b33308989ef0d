"""Writes everything that clausekit and its peers read, for one number of clauses."""

from __future__ import annotations

import json
import marshal
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.content import (
    COMPANY,
    DEFINITIONS,
    Clause,
    choice_in,
    clauses,
    format_string,
    jinja,
    number_of,
    shown,
)  # fmt: skip
from benchmarks.library import write_agreement, write_library


def write_workload(folder: Path, count: int) -> Path:
    """Write library, agreement file and every peer's input; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    write_library(folder / "library", count)
    write_agreement(folder / "agreement.yaml")
    (folder / "company.txt").write_text(COMPANY, encoding="utf-8")
    everything = clauses(count)
    data = _data(everything)
    (folder / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (folder / "agreement.md").write_text(_markdown(everything), encoding="utf-8")
    _floor(folder, everything)
    for name, write in (("loop", _loop), ("static", _static), ("carbone", _carbone)):
        _word_template(folder / f"{name}.docx", write, everything)
    return folder


def write_rows(path: Path, count: int) -> Path:
    """Write a table of `count` sites that every peer reads as JSON Lines; return it."""
    with path.open("w", encoding="utf-8") as out:
        for n in range(count):
            row = {"company": f"Volta Site {n + 1} SE", "deadline": 30 + n % 30}
            out.write(json.dumps(row) + "\n")
    return path


def write_table(path: Path, count: int, first_clause: str) -> Path:
    """Write the same table as `clausekit batch` reads it; return it."""
    lines = [f"parties.company.name,{first_clause}.deadline"]
    lines += [f"Volta Site {n + 1} SE,{30 + n % 30}" for n in range(count)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _articles(everything: Sequence[Clause]) -> Iterable[tuple[int, str, list[Clause]]]:
    for number, (topic, inside) in enumerate(groupby(everything, key=lambda c: c.topic), 2):
        yield number, f"Measured part {topic[-3:]}", list(inside)


def _data(everything: Sequence[Clause]) -> dict[str, Any]:
    return {
        "pilot": True,
        "company": COMPANY,
        "definitions": list(DEFINITIONS.items()),
        "articles": [
            {"number": number, "heading": heading, "clauses": [_record(c) for c in inside]}
            for number, heading, inside in _articles(everything)
        ],
    }


def _record(one: Clause) -> dict[str, Any]:
    choice = choice_in(one)
    return {
        "name": f"c{one.number}",
        "first": one.number == 0,
        "number": number_of(one.number),
        "heading": one.heading,
        "values": shown(one.values),
        "choice": [choice.yes, choice.no],
        "paragraphs": [format_string(p) for p in one.paragraphs],
    }


def _markdown(everything: Sequence[Clause]) -> str:
    lines = [f"# Agreement with {COMPANY}", "## Article 1 – Definitions"]
    lines += [f"“{term}” means {meaning}." for term, meaning in DEFINITIONS.items()]
    for number, heading, inside in _articles(everything):
        lines.append(f"## Article {number} – {heading}")
        for one in inside:
            own = number_of(one.number)
            values = {**shown(one.values), "choice": choice_in(one).yes}
            lines.append(f"### {own} {one.heading}")
            lines += [
                f"{own}.{n} {format_string(p).format_map(values)}"
                for n, p in enumerate(one.paragraphs, 1)
            ]
    return "\n\n".join(lines) + "\n"


def _floor(folder: Path, everything: Sequence[Clause]) -> None:
    import jinja2
    import yaml

    from clausekit.writers.docx.base import base_parts

    environment = jinja2.Environment(autoescape=True)
    (folder / "floor").mkdir(exist_ok=True)
    records, codes = [], []
    for number, heading, inside in _articles(everything):
        for one in inside:
            record = {
                "article": f"Article {number} – {heading}",
                "first": one.number == 0,
                "number": number_of(one.number),
                "heading": one.heading,
                "values": shown(one.values),
                "text": "\n".join(jinja(p) for p in one.paragraphs),
            }
            path = folder / "floor" / f"{one.number:04d}.yaml"
            path.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
            records.append(record)
            codes.append(environment.compile(record["text"]))
    (folder / "floor.bin").write_bytes(marshal.dumps((records, codes)))
    (folder / "parts.bin").write_bytes(marshal.dumps(base_parts()))


def _word_template(
    path: Path, write: Callable[[Any, Sequence[Clause]], None], everything: Sequence[Clause]
) -> None:
    import docx

    document = docx.Document()
    write(document, everything)
    document.save(str(path))


def _loop(document: Any, everything: Sequence[Clause]) -> None:
    del everything
    document.add_heading("Agreement with {{ company }}", 0)
    document.add_heading("Article 1 – Definitions", 1)
    for line in (
        "{%p for d in definitions %}",
        "“{{ d[0] }}” means {{ d[1] }}.",
        "{%p endfor %}",
        "{%p for a in articles %}",
    ):
        document.add_paragraph(line)
    document.add_heading("Article {{ a.number }} – {{ a.heading }}", 1)
    document.add_paragraph("{%p for c in a.clauses %}")
    document.add_heading("{{ c.number }} {{ c.heading }}", 2)
    for n in range(4):
        document.add_paragraph(f"{{{{ c.number }}}}.{n + 1} {{{{ c.paragraphs[{n}] }}}}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")


def _static(document: Any, everything: Sequence[Clause]) -> None:
    document.add_heading("Agreement with {{ company }}", 0)
    document.add_heading("Article 1 – Definitions", 1)
    for term, meaning in DEFINITIONS.items():
        document.add_paragraph(f"“{term}” means {meaning}.")
    for number, heading, inside in _articles(everything):
        document.add_heading(f"Article {number} – {heading}", 1)
        for one in inside:
            own = number_of(one.number)
            document.add_heading(f"{own} {one.heading}", 2)
            for n, parts in enumerate(one.paragraphs, 1):
                document.add_paragraph(f"{own}.{n} {jinja(parts, of=f'c{one.number}.')}")


def _carbone(document: Any, everything: Sequence[Clause]) -> None:
    del everything
    document.add_heading("Agreement with {d.company}", 0)
    document.add_heading("Article 1 – Definitions", 1)
    document.add_heading("Article {d.articles[i].number} – {d.articles[i].heading}", 1)
    document.add_heading("{d.articles[i].clauses[i].number} {d.articles[i].clauses[i].heading}", 2)
    for n, name in enumerate("abcd", 1):
        of = "d.articles[i].clauses[i]"
        document.add_paragraph(f"{{{of}.number}}.{n} {{{of}.{name}}}")
    document.add_heading("{d.articles[i].clauses[i+1].number}", 2)
    document.add_heading("{d.articles[i+1].number}", 1)
