"""Answers to questions: each one leaves a valid file, or changes nothing and says why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausekit.api.editing import typed
from clausekit.diagnostics import Report
from clausekit.errors import AgreementError

if TYPE_CHECKING:
    from clausekit.api.interview.questions import Question
    from clausekit.library.load import Library
    from clausekit.source.edit import YamlEditor

HEADER = """\
# yaml-language-server: $schema=https://clausekit.example/schemas/agreement.schema.json
# Made by `clausekit new`; run it again to change an answer, or edit this file by hand.
"""


def starting_text() -> str:
    """Return the text of a new agreement file, valid from the first answer on."""
    return f"{HEADER}template: global-framework-agreement\nlanguage: en\nstrength: standard\ncurrency: EUR\n"


def answered(
    text: str, file: str, question: Question, answer: Sequence[str], library: Library
) -> str:
    """Return the file's text with an answer in it.

    Args:
        text: The file as it stands.
        file: Its name.
        question: What was asked.
        answer: The answer; several for `many`, none to take the answer away.
        library: The shelf.

    Raises:
        AgreementError: The answer is not possible; it says why.
    """
    from clausekit.source.edit import YamlEditor

    editor = YamlEditor(text, file)
    before = _errors(text, file, library)
    if question.kind == "many":
        if question.key.startswith("clauses:"):
            _choose(editor, question, answer, library)
    else:
        _put(editor, question, answer)
    changed = editor.text()
    new = [d for d in _errors(changed, file, library) if d not in before]
    if new:
        raise AgreementError("That is not possible.", _diagnostics(changed, file, library, new))
    return changed


def _put(editor: YamlEditor, question: Question, answer: Sequence[str]) -> None:
    steps = steps_of(question.key)
    if not answer or answer[0] == "":
        editor.remove(steps)
        return
    raw = answer[0]
    value: Any = raw
    if question.kind == "flag":
        value = raw in ("yes", "true", "y", "True")
    elif "/" in question.key:
        value = typed(raw) if not question.options else raw
    elif question.key.startswith("facts."):
        value = [part.strip() for part in raw.split(",") if part.strip()]
        if "several" not in question.help:
            value = raw
    editor.put(steps, value)


def steps_of(key: str) -> tuple[str | int, ...]:
    """Return where in the file a question's answer stands."""
    if "/" in key:
        clause, _, name = key.partition(".")
        return ("clauses", clause, "values", name)
    return tuple(int(s) if s.isdigit() else s for s in key.split("."))


def _choose(
    editor: YamlEditor, question: Question, answer: Sequence[str], library: Library
) -> None:
    template = library.template(str(editor.value(("template",))))
    brought = {c for a in template.articles for c in a.default}
    required = {c for a in template.articles for c in a.required}
    wanted = {*answer, *required}
    if editor.value(("clauses",)) is None and not set(answer) <= brought:
        editor.put(("clauses",), {})
    for option in question.options:
        id_ = option.value
        if id_ in wanted:
            editor.remove_from_list(("omit",), id_)
            named = editor.value(("clauses",)) or {}
            if id_ not in brought and id_ not in named:
                editor.put(("clauses", id_), None)
        else:
            editor.remove(("clauses", id_))
            if id_ in brought:
                editor.add_to_list(("omit",), id_)


def _errors(text: str, file: str, library: Library) -> list[tuple[str, str]]:
    return [(d.rule, d.message) for d in _report(text, file, library).errors()]


def _diagnostics(
    text: str, file: str, library: Library, new: list[tuple[str, str]]
) -> tuple[Any, ...]:
    return tuple(d for d in _report(text, file, library).errors() if (d.rule, d.message) in new)


def _report(text: str, file: str, library: Library) -> Report:
    from clausekit.api.drafting import assemble_text

    report = Report()
    assemble_text(text, file, library, report)
    return report


def live_wording(text: str, question: Question, library: Library) -> str:
    """Return the provision that a value stands in, as the draft would now print it; empty for others."""
    if "/" not in question.key:
        return ""
    from clausekit.api.drafting import assemble_text
    from clausekit.model.walk import places

    clause, _, name = question.key.partition(".")
    draft = assemble_text(text, "agreement.yaml", library, Report())
    if draft is None or draft.agreement is None:
        return ""
    wanted = [
        key
        for key, origin in draft.provenance.provisions.items()
        if origin.clause == clause and name in origin.values
    ]
    blanks = {b.key for b in draft.provenance.blanks if (b.clause, b.parameter) == (clause, name)}
    lines = []
    for place in places(draft.agreement):
        in_it = place.provision in wanted[:1]
        blank_in_it = any(getattr(n, "key", "") in blanks for n in place.line)
        if in_it or (blank_in_it and not wanted):
            lines.append(f"{place.label} {''.join(n.text for n in place.line)}".strip())
    return "\n".join(lines[:6])


def save(path: Path, text: str) -> None:
    """Write the file, complete or not at all."""
    from clausekit.source.files import write_atomically

    write_atomically(path, text.encode())
