"""The decisions file: what `compare` writes, a person fills in, and `answer` carries out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from clausekit.api.returned.report import remarks
from clausekit.api.returned.result import Comparison, ProvisionResult
from clausekit.diagnostics import Report
from clausekit.errors import InputError
from clausekit.lean import dataclass
from clausekit.source.span import Span

Decision: TypeAlias = Literal["open", "accept", "refuse", "counter"]
DECISIONS: tuple[Decision, ...] = ("open", "accept", "refuse", "counter")
_HEAD = """\
# Our answer to {returned}, provision by provision. Fill it in, then:
#   clausekit answer {agreement} {returned} --decisions {name} -o answer.docx
#
# decision: open      nothing is done; the provision is named when you answer
#           accept    their change stands; a changed value also goes into the agreement file
#           refuse    our words stand again, as a tracked change on their file
#           counter   words of our own, given under `text` (or for one paragraph under `texts`)
# comment:  said beside the provision in their file; leave it empty for none
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided on one provision.

    Attributes:
        texts: Words of ours by position of the paragraph in the provision, from 1.
    """

    id: str
    decision: Decision
    comment: str = ""
    texts: Mapping[int, str] | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """A decisions file, read."""

    sha256: str
    author: str
    choices: tuple[Choice, ...]


def decisions_text(comparison: Comparison, name: str, author: str = "Union") -> str:
    """Return a decisions file in which everything is still open."""
    out = [
        _HEAD.format(returned=comparison.returned, agreement=comparison.agreement, name=name),
        f"returned: {_quoted(comparison.returned)}",
        f"sha256: {comparison.sha256}",
        f"author: {_quoted(author)}",
        "provisions:",
    ]
    entries = [e for r in comparison.notable for e in _entry(r)]
    if not entries:
        out[-1] = "provisions: {}"
    return "\n".join([*out, *entries]) + "\n"


def _entry(result: ProvisionResult) -> list[str]:
    place = f"after {result.after}" if result.status == "new" and result.after else result.place
    told = [f"{place} {result.title}".strip() + f": {result.status}", *remarks(result)]
    told += [f"{c.author}: {c.text}" for c in result.comments]
    for line in result.lines:
        if line.changed:
            told += [f"ours:   {line.ours}"] if line.ours else []
            told += [f"theirs: {line.theirs}"] if line.theirs else []
    lines = ["", *(f"  # {_one_line(t)}" for t in told)]
    return [*lines, f"  {result.id}:", "    decision: open", '    comment: ""']


def _one_line(text: str, limit: int = 300) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def read_decisions(path: Path) -> Decisions:
    """Return what a person decided.

    Raises:
        InputError: The file cannot be read or used; it carries every mistake.
    """
    from clausekit.source.files import read_text
    from clausekit.source.yaml import load_yaml

    report = Report()
    name = str(path)
    document = load_yaml(read_text(path), name, report)
    data = document.data if document is not None else None
    if document is None or not isinstance(data, dict):
        raise InputError(f"{name} is no decisions file.", report)
    provisions = data.get("provisions")
    choices = []
    if not isinstance(provisions, dict):
        report.error(
            "decisions/form",
            "`provisions` has to hold entries by id.",
            document.span(("provisions",)),
        )
        provisions = {}
    for id_, entry in provisions.items():
        choice = _choice(str(id_), entry, document.span(("provisions", id_)), report)
        if choice is not None:
            choices.append(choice)
    if report.has_errors:
        raise InputError(f"{name} cannot be used; nothing was written.", report)
    return Decisions(
        str(data.get("sha256") or ""), str(data.get("author") or "Union"), tuple(choices)
    )


def _choice(id_: str, entry: object, span: Span, report: Report) -> Choice | None:
    if not isinstance(entry, dict):
        report.error("decisions/form", f"“{id_}” has to hold a decision.", span)
        return None
    decision = str(entry.get("decision") or "open")
    if decision not in DECISIONS:
        hint = f"Write one of {', '.join(DECISIONS)}."
        report.error("decisions/unknown", f"“{decision}” is no decision.", span, hint=hint)
        return None
    texts: dict[int, str] = {}
    if isinstance(entry.get("text"), str):
        texts[1] = str(entry["text"]).strip()
    given = entry.get("texts")
    if isinstance(given, dict):
        texts |= {int(k): str(v).strip() for k, v in given.items() if str(k).isdigit()}
    if decision == "counter" and not any(texts.values()):
        report.error(
            "decisions/no-words",
            f"“{id_}” counters without words.",
            span,
            hint="Give them under `text`.",
        )
        return None
    unknown = set(entry) - {"decision", "comment", "text", "texts"}
    for key in sorted(map(str, unknown)):
        report.warning("decisions/unknown", f"“{key}” means nothing here.", span)
    comment = str(entry.get("comment") or "").strip()
    return Choice(id_, decision, comment, texts or None, span)
