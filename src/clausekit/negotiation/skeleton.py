"""The text of a new mandate, and answers put into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clausekit.negotiation.case import Case
from clausekit.negotiation.demands import Scales

HEADER = """\
# yaml-language-server: $schema=https://clausekit.example/schemas/mandate.schema.json
# CONFIDENTIAL – UNION ONLY. What we open with, want and can accept. No draft, lock or sheet holds any of it.
# A position is a strength (strong, standard, basic), none (we can sign without the clause), or
#   {strength: basic, values: {…}, omit: [provision], words: "…", loses: [element]}
# One without a strength goes on from the position above it. Check it: clausekit mandate check AGREEMENT
"""


def skeleton(case: Case, checklists: Sequence[str]) -> str:
    """Return a mandate in which every clause of the draft stands and nothing is decided."""
    scales = Scales(case)
    names = ", ".join(checklists)
    lines = [
        HEADER + "mandate: 1",
        f"agreement: {_quoted(case.path.name)}",
        "given: {by: ~, on: ~}",
        f"checklists: [{names}]",
        "clauses:",
    ]
    for placed in case.clauses.values():
        demands = [d.id for name, d in scales.resting_on(placed.id) if name in checklists]
        rest = f"; demands: {', '.join(demands)}" if demands else ""
        lines += [
            f"  # {_comment(placed.title)}: the draft asks {placed.chosen.strength}{rest}",
            f"  {placed.id}:",
            "    weight: ~",
            "    target: ~",
            "    floor: ~",
            "    trade_for: []",
            "    notes: ~",
        ]
    return "\n".join([*lines, "notes: ~", ""])


def with_answers(text: str, file: str, answers: Mapping[str, Any]) -> str:
    """Return a mandate with everything that the answers say put into it; comments stay."""
    from clausekit.source.edit import YamlEditor

    editor = YamlEditor(text, file)
    for path, value in _leaves(answers, ()):
        editor.put(path, value)
    return editor.text()


def with_round_note(text: str, file: str, entry: int, note: str) -> str:
    """Return a mandate with a private note on an entry of the rounds."""
    from clausekit.source.edit import YamlEditor

    editor = YamlEditor(text, file)
    found = editor.value(("rounds",))
    row = {"entry": entry, "note": note}
    if isinstance(found, list) and found:
        found.append(row)
    else:
        editor.data["rounds"] = [row]
    return editor.text()


def _leaves(data: Mapping[str, Any], path: tuple[str, ...]) -> list[tuple[tuple[str, ...], Any]]:
    """Return what the answers set; a position is set whole, everything else key by key."""
    found: list[tuple[tuple[str, ...], Any]] = []
    for key, value in data.items():
        here = (*path, key)
        whole = len(here) > 2
        if isinstance(value, Mapping) and value and not whole:
            found += _leaves(value, here)
        else:
            found.append((here, value))
    return found


def _comment(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
