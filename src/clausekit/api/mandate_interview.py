"""The questions that make a mandate: which demands count, and for each clause weight, target, floor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from clausekit.api.interview.questions import Option, Question
from clausekit.api.mandates import parsed
from clausekit.lean import replace

if TYPE_CHECKING:
    from clausekit.negotiation.case import Case, PlacedClause

Asker: TypeAlias = Callable[[Question, str], Any]
"""Gives the answer to a question, or `back` or `quit`; the text says how far the interview is."""

BACK, QUIT = "back", "quit"
_LATER = "later"
_FLOOR = "Below the floor we do not sign."


def interview(
    case: Case, checklists: Sequence[str], ask: Asker
) -> tuple[list[str], dict[str, Any]]:
    """Return the checklists that count and the answers, in the shape of a mandate.

    Whoever stops keeps what was answered so far.

    Args:
        case: The negotiation.
        checklists: Those that the user named; with none, they are asked for.
        ask: Asks one question.
    """
    chosen = list(checklists)
    if not chosen:
        reply = ask(_checklists(case), "1")
        chosen = list(reply) if isinstance(reply, list) else []
        if reply == QUIT:
            return chosen, {}
    clauses = _clauses(case, chosen, ask)
    questions = [(placed, question) for placed in clauses for question in _of(case, placed)]
    answers: dict[str, dict[str, Any]] = {}
    at = 0
    while at < len(questions):
        placed, question = questions[at]
        reply = ask(question, f"{at + 1}/{len(questions)}")
        if reply == QUIT:
            break
        if reply == BACK:
            at = max(0, at - 1)
            continue
        _take(answers.setdefault(placed.id, {}), question.key, reply)
        at += 1
    kept = {id_: given for id_, given in answers.items() if given}
    return chosen, {"clauses": kept} if kept else {}


def _checklists(case: Case) -> Question:
    known = case.library.checklists()
    return Question(
        key="checklists",
        kind="many",
        text="Whose demands count?",
        section="Mandate",
        help="none means all",
        options=tuple(Option(n, n, f"{len(c.demands)} demands") for n, c in known.items()),
    )


def _clauses(case: Case, checklists: Sequence[str], ask: Asker) -> list[PlacedClause]:
    from clausekit.negotiation.brief import MOST, ranked
    from clausekit.negotiation.demands import Scales

    every = list(case.clauses.values())
    question = Question(
        key="which",
        kind="choice",
        text="Which clauses do you want to decide now?",
        section="Mandate",
        help="the others stay open in the file",
        options=(
            Option("most", f"the {MOST} that most demands rest on"),
            Option("all", f"all {len(every)}"),
            Option("none", "none, I edit the file"),
        ),
        given=("most",),
    )
    reply = ask(question, "2")
    if reply == "most":
        names = ", ".join(checklists)
        start = parsed(f"mandate: 1\nagreement: draft\nchecklists: [{names}]\n", "<interview>")
        case = replace(case, mandate=start)
        return [placed for placed, _, _ in ranked(case, Scales(case))[:MOST]]
    return every if reply == "all" else []


def _of(case: Case, placed: PlacedClause) -> tuple[Question, ...]:
    section = placed.title
    drafted = placed.chosen.strength
    rungs = [Option(s, s) for s in ("strong", "standard", "basic")]
    rungs = rungs[drafted.rank :]
    later = Option(_LATER, "decide later")
    without = Option("none", "none", "we can sign without this clause")
    required = placed.id in {
        id_ for a in case.library.template(case.request.template).articles for id_ in a.required
    }
    floors = (*rungs, later) if required else (*rungs, without, later)
    weights = tuple(Option(str(n), str(n)) for n in range(5, 0, -1))
    return (
        Question(
            "weight", "choice", f"{placed.title}: how much does it matter?", section,
            help="5 is most", options=weights, given=("3",),
        ),
        Question(
            "target", "choice", f"{placed.title}: what do we want to bring home?", section,
            help=f"the draft asks {drafted}", options=(*rungs, later), given=(_LATER,),
        ),
        Question(
            "floor", "choice", f"{placed.title}: what is the floor?", section,
            help=_FLOOR, options=floors, given=(_LATER,),
        ),
        Question(
            "trade_for", "text", f"{placed.title}: what do we ask for in exchange?", section,
            help="several with a semicolon between; empty for nothing",
        ),
        Question("notes", "text", f"{placed.title}: notes", section, help="for our side only"),
    )  # fmt: skip


def _take(answers: dict[str, Any], key: str, reply: Any) -> None:
    text = str(reply).strip()
    if not text or text == _LATER:
        answers.pop(key, None)
    elif key == "weight":
        answers[key] = int(text)
    elif key == "trade_for":
        answers[key] = [part.strip() for part in text.split(";") if part.strip()]
    else:
        answers[key] = text
