"""What a changed paragraph means: values that moved on the ladder, verbs that bind less."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from clausekit.api.returned.result import Ops, ValueChange, VerbChange
from clausekit.diagnostics import Report
from clausekit.model.strength import STRENGTHS

if TYPE_CHECKING:
    from clausekit.library.records import Clause, Parameter
    from clausekit.values.types import TypedValue

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD_EDGE = re.compile(r"\w")
_REFERRING = re.compile(
    r"(?:art\w*|annex\w*|anexo|section|clause|schedule|page|página)\.?\s*$", re.IGNORECASE
)
"""Words before a number that counts nothing."""
_CERTAIN = 4


def differences(ours: str, theirs: str) -> Ops:
    """Return the word-level difference of two texts."""
    from clausekit.redline.words import changed_words

    if ours == theirs:
        return ()
    return tuple(changed_words(ours, theirs))


def counterpart(difference: Ops, start: int, end: int) -> str:
    """Return what stands in their text where ours has the characters from `start` to `end`."""
    found: list[str] = []
    at = 0
    touched = False
    for operation, words in difference:
        if operation == "insert":
            # What was put in stands for what was taken out right before it.
            if (start <= at <= end and touched) or start < at < end:
                found.append(words)
            continue
        low, high = max(at, start), min(at + len(words), end)
        inside = low < high
        if operation == "equal" and inside:
            found.append(words[low - at : high - at])
        touched = inside and operation == "delete"
        at += len(words)
    return " ".join("".join(found).split())


def value_changes(
    ours: str,
    difference: Ops,
    values: Mapping[str, str],
    clause: Clause | None,
    language: str,
    currency: str,
) -> Iterator[ValueChange]:
    """Yield the values of a clause that print differently, then other numbers that changed."""
    covered: list[tuple[int, int]] = []
    for name, printed in values.items():
        at = _place(ours, printed)
        if at < 0:
            continue
        new = counterpart(difference, at, at + len(printed))
        covered.append((at, at + len(printed)))
        if new == " ".join(printed.split()):
            continue
        parameter = clause.parameters.get(name) if clause else None
        label = _label(clause, name, language)
        verdict, worse = ("", None)
        if parameter is not None and clause is not None:
            verdict, worse = judged(parameter, clause, new, printed, language, currency)
        yield ValueChange(name, label, printed, new or "nothing", verdict, worse)
    yield from _loose_numbers(difference, covered)


def _place(text: str, printed: str) -> int:
    for match in re.finditer(re.escape(printed), text):
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        if not _WORD_EDGE.match(before or " ") and not _WORD_EDGE.match(after or " "):
            return match.start()
    return -1


def _loose_numbers(difference: Ops, covered: Sequence[tuple[int, int]]) -> Iterator[ValueChange]:
    at = 0
    for position, (operation, words) in enumerate(difference):
        if operation == "insert":
            continue
        following = difference[position + 1] if position + 1 < len(difference) else ("", "")
        if operation == "delete" and following[0] == "insert":
            before = "".join(t for o, t in difference[:position] if o != "insert")
            inside = any(low <= at < high for low, high in covered) or _REFERRING.search(before)
            old, new = _FIGURE.findall(words), _FIGURE.findall(following[1])
            if not inside and old and new and old != new and len(words) < 60 > len(following[1]):
                yield ValueChange("", "", words.strip(), following[1].strip())
        at += len(words)


def _label(clause: Clause | None, name: str, language: str) -> str:
    text = clause.texts.get(language) if clause else None
    return text.parameters.get(name, name) if text else name


def judged(
    parameter: Parameter, clause: Clause, new: str, old: str, language: str, currency: str
) -> tuple[str, bool | None]:
    """Return what the strength ladder says of a new value, and whether it is worse than the old."""
    from clausekit.values.compare import better_for_workers

    theirs = printed_value(parameter, clause, new, language, currency)
    ours = printed_value(parameter, clause, old, language, currency)
    if theirs is None:
        return "", None
    order = better_for_workers(parameter, theirs, ours) if ours is not None else None
    rungs = [
        (str(rung), better_for_workers(parameter, theirs, value))
        for rung in STRENGTHS
        if (value := typed_value(parameter, parameter.values.get(rung), language, currency))
        is not None
    ]
    return _on_ladder(rungs), None if order is None or order == 0 else order < 0


def _on_ladder(rungs: Sequence[tuple[str, int | None]]) -> str:
    known = [(name, order) for name, order in rungs if order is not None]
    if not known:
        return ""
    for name, order in known:
        if order == 0:
            return f"{name} of the library"
        if order > 0:
            higher = [n for n, o in known if o < 0]
            return f"between {higher[-1]} and {name}" if higher else f"better than {name}"
    return f"below {known[-1][0]}, the lowest of the library"


def printed_value(
    parameter: Parameter, clause: Clause, words: str, language: str, currency: str
) -> TypedValue | None:
    """Return the value that printed words stand for, or None where that is not sure."""
    if parameter.type == "choice":
        option = _option(parameter, clause, words, language)
        return typed_value(parameter, option, language, currency) if option else None
    if parameter.type == "percent":
        words = words.replace("%", "").replace("per cent", "").strip()
    return typed_value(parameter, words, language, currency)


def _option(parameter: Parameter, clause: Clause, words: str, language: str) -> str:
    from rapidfuzz import fuzz

    text = clause.texts.get(language)
    if text is None:
        return ""
    options = text.options.get(parameter.name, {})
    shown = {
        name: "".join(str(getattr(n, "text", getattr(n, "shown", ""))) for n in nodes)
        for name, nodes in options.items()
    }
    scored = sorted(((fuzz.ratio(words, w), n) for n, w in shown.items()), reverse=True)
    return scored[0][1] if scored and scored[0][0] >= 95 else ""


def typed_value(
    parameter: Parameter, raw: object, language: str, currency: str
) -> TypedValue | None:
    """Return a value as the clause would read it, or None where it cannot."""
    from clausekit.values.read import read_value

    if raw is None or raw == "":
        return None
    if parameter.type in ("count", "percent", "ratio") and isinstance(raw, str):
        from clausekit.source.scalars import plain_scalar

        figure = _FIGURE.fullmatch(raw.strip())
        raw = plain_scalar(raw.strip().replace(",", ".")) if figure else raw
    open_ended = _Unbounded(parameter)
    return read_value(open_ended, raw, currency, None, Report(), language=language)


class _Unbounded:
    """A parameter without its limits: what the other side writes need not keep them."""

    def __init__(self, parameter: Parameter) -> None:
        self.name = parameter.name
        self.type: str = parameter.type
        self.unit = parameter.unit
        self.minimum: object = None
        self.maximum: object = 10_000 if parameter.type == "percent" else None
        self.better = parameter.better
        self.options = parameter.options


def verb_changes(ours: str, theirs: str, language: str) -> Iterator[VerbChange]:
    """Yield verbs that bind more or less than before, sentence by sentence."""
    from clausekit.lint.obligation.statement import statements
    from clausekit.lint.passages.passage import Passage
    from clausekit.model.prose import ProseParagraph

    found = []
    for text in (ours, theirs):
        passage = Passage(0, ProseParagraph(text), language)
        found.append(
            [
                (s, passage.text[slice(*s.verb)].strip())
                for s in statements(passage)
                if s.modality != "declaration"
            ]
        )
    if len(found[0]) != len(found[1]):
        found = [f[:1] for f in found]
    for (mine, before), (other, after) in zip(*found, strict=False):
        if before.lower() == after.lower() or (mine.modality, mine.score) == (
            other.modality,
            other.score,
        ):
            continue
        yield VerbChange(
            before,
            after,
            # Another direction is never more of the same: a ban that became a duty is gone.
            {mine.modality, other.modality} == {"obligation", "prohibition"}
            or _binding(mine.modality, mine.score) > _binding(other.modality, other.score),
        )


def _binding(modality: str, score: int) -> int:
    """Return how much a statement binds: a freedom or an exemption binds nobody."""
    return (
        0
        if modality in ("no-obligation", "no-entitlement")
        else score
        if score < _CERTAIN
        else score + 1
    )
