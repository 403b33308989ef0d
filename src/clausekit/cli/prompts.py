"""One question on the terminal: the door to questionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import questionary
from questionary import Choice

from clausekit.cli.new import BACK, QUIT

if TYPE_CHECKING:
    from clausekit.api.interview.questions import Question

WIDTH = 90


def prompt(question: Question, count: str) -> Any:
    """Return the answer, or `back` or `quit`."""
    title = f"[{count}] {question.text}"
    if question.help:
        title += f" ({question.help})"
    asked = _ASKERS[question.kind](question, title)
    try:
        answer = asked.ask(kbi_msg="")
    except EOFError:  # Ctrl-D, or a terminal that went away
        answer = None
    if answer is None:
        return QUIT
    if answer in ("<", BACK) or (isinstance(answer, list) and BACK in answer):
        return BACK
    return answer


def _choice(question: Question, title: str) -> questionary.Question:
    choices = [Choice(_line(o.title, o.note), value=o.value) for o in question.options]
    choices.append(Choice("← back", value=BACK))
    given = question.given[0] if question.given else None
    known = {o.value for o in question.options}
    return questionary.select(title, choices=choices, default=given if given in known else None)


def _many(question: Question, title: str) -> questionary.Question:
    choices = [
        Choice(
            _line(o.title, o.note),
            value=o.value,
            checked=o.value in question.given,
            disabled=o.fixed or None,
        )
        for o in question.options
    ]
    choices.append(Choice("← back", value=BACK))
    return questionary.checkbox(title, choices=choices)


def _text(question: Question, title: str) -> questionary.Question:
    return questionary.text(title, default=question.given[0] if question.given else "")


def _flag(question: Question, title: str) -> questionary.Question:
    default = "yes" if question.given and question.given[0].lower() in ("true", "yes") else "no"
    choices = [Choice("yes", value="yes"), Choice("no", value="no"), Choice("← back", value=BACK)]
    return questionary.select(title, choices=choices, default=default)


def _line(title: str, note: str) -> str:
    whole = f"{title} – {note}" if note else title
    return whole if len(whole) <= WIDTH else whole[: WIDTH - 1] + "…"


_ASKERS = {"choice": _choice, "many": _many, "text": _text, "flag": _flag}
