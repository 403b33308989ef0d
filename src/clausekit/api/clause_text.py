"""A clause as a page of text: its strengths side by side, then values, elements, bases and guide."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clausekit.api.side_by_side import columns
from clausekit.diagnostics import Report
from clausekit.model.inline import plain

if TYPE_CHECKING:
    from clausekit.assemble.provisions import BuiltProvision
    from clausekit.library.load import Library
    from clausekit.library.records import Clause, Parameter
    from clausekit.model.strength import Strength

_NARROW = 90


def page(
    library: Library, clause: Clause, rungs: Sequence[Strength], language: str, width: int = 120
) -> str:
    """Return the page.

    What is the same at all strengths is printed once; what differs stands in columns, or one after
    the other where the terminal is narrow.
    """
    from clausekit.api.catalogue import heading

    text = clause.texts[language]
    status = _status(library, clause, language)
    lines = [f"{heading(clause, language)}  ({clause.id} {clause.version}, {status})", ""]
    lines += _provisions(library, clause, rungs, language, width)
    lines += ["Values"]
    lines += [_value(p, text.parameters.get(p.name, p.name)) for p in clause.parameters.values()]
    lines += ["", "Elements"]
    lines += [f"  {e}: {text.elements.get(e, '')}" for e in clause.elements]
    lines += _bases(library, clause, language)
    if clause.goes_with:
        lines += ["", "Goes with", *(f"  {g}" for g in clause.goes_with)]
    return "\n".join([*lines, *_guide(library, clause, language, width)])


def _provisions(
    library: Library, clause: Clause, rungs: Sequence[Strength], language: str, width: int
) -> list[str]:
    ladder = {
        r: {b.id: words_of(b) for b in built_provisions(library, clause, r, language)}
        for r in rungs
    }
    lines: list[str] = []
    for id_ in clause.provisions:
        words = [ladder[rung].get(id_) for rung in rungs]
        if not any(words):
            continue  # it stands only in company, or under a fact
        lines.append(f"[{id_}]")
        if len(set(words)) == 1:
            lines += _wrapped(words[0] or "", width)
        elif width >= _NARROW:
            lines.append(columns([str(r) for r in rungs], words, width))
        else:
            for rung, said in zip(rungs, words, strict=True):
                lines += [f"{rung}:", *_wrapped(said or "(not at this strength)", width)]
        lines.append("")
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    return [
        row
        for line in text.split("\n")
        for row in (textwrap.wrap(line, width, subsequent_indent="  ") or [""])
    ]


def words_of(built: BuiltProvision) -> str:
    """Return a provision in words, a line for each item."""
    node = built.node
    lines = [plain(node.content)]
    for letter, item in zip("abcdefghijklmnopqrstuvwxyz", node.items, strict=False):
        lines.append(f"({item.number or letter}) {plain(item.content)}")
        lines += [f"    – {plain(sub.content)}" for sub in item.items]
    return "\n".join([*lines, plain(node.closing)] if node.closing else lines)


def _status(library: Library, clause: Clause, language: str) -> str:
    from clausekit.library.sign_offs import approval

    return str(approval(clause, language, library.sign_offs()))


def _bases(library: Library, clause: Clause, language: str) -> list[str]:
    if not clause.bases:
        return []
    lines = ["", "Rests on"]
    for basis in clause.bases:
        record = library.instruments.get(basis.instrument)
        name = record.title.get(language) or record.title["en"] if record else basis.instrument
        status = f", {record.status}" if record else ""
        source = ", ".join(part for part in (name, basis.at) if part)
        lines.append(f"  {source}  [{basis.verified}{status}, {basis.as_of}]")
    return lines


def _guide(library: Library, clause: Clause, language: str, width: int) -> list[str]:
    from clausekit.library.guides import read_guide

    report = Report()  # what is wrong with a guide is told by `check`
    guide = read_guide(library, clause.id, language, report) or read_guide(
        library, clause.id, "en", report
    )
    if guide is None:
        return []
    lines = ["", "Purpose", *_wrapped(" ".join(guide.purpose.split()), width), "", "Objections"]
    for objection in guide.objections:
        lines += _wrapped(f"  {objection.words}", width)
        lines += _wrapped(f"    {' '.join(objection.answer.split())}", width)
    return lines


def built_provisions(
    library: Library, clause: Clause, rung: Strength, language: str
) -> tuple[BuiltProvision, ...]:
    """Return the provisions of a clause that stands alone, at a strength, with the library's values."""
    from clausekit.assemble.specimen import specimen

    return specimen(library, clause, rung, language, Report())


def _value(parameter: Parameter, label: str) -> str:
    unit = f" {parameter.unit}" if parameter.unit else ""
    ladder = ", ".join(f"{s}: {v}" for s, v in parameter.values.items())
    mark = " (proposal)" if parameter.proposal else ""
    return (
        f"  {parameter.name}: {label}; {parameter.type}{unit}; {ladder or 'no model value'}{mark}"
    )
