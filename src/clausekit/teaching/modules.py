"""Modules from the shelf: structure and words of one session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from clausekit.library.layers import LayeredRecord, read_record
from clausekit.source.nearest import suggestion
from clausekit.teaching.plan import Module, QuizEntry, SlideWords, Step

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.shelf import Shelf

FOLDER = "templates/courses/modules"
_KINDS: dict[str, Literal["choice", "statement", "order", "short"]] = {
    "wrong": "choice",
    "holds": "statement",
    "order": "order",
    "accept": "short",
}
"""Kind of a question by the key that only this kind has."""


def names_in(shelves: Sequence[Shelf], folder: str) -> tuple[str, ...]:
    """Return the names of the records of a folder: files such as `x.yaml` beside `x.en.yaml`."""
    names = {n for shelf in shelves for n in shelf.names(folder) if n.endswith(".yaml")}
    stems = (n.removesuffix(".yaml") for n in names)
    return tuple(sorted(s for s in stems if "." not in s))


def read_module(shelves: Sequence[Shelf], id_: str, language: str, report: Report) -> Module | None:
    """Return a module in a language, or None where the report says why not."""
    structure = read_record(shelves, f"{FOLDER}/{id_}.yaml", "course-module", report)
    words = read_record(shelves, f"{FOLDER}/{id_}.{language}.yaml", "course-module-text", report)
    if structure is not None and words is None and not report.has_errors:
        message = f"The module “{id_}” has no words in the language “{language}”."
        report.error("course/no-words", message, structure.places.span())
    if structure is None or words is None:
        return None
    _check_steps(structure, words, report)
    data = words.data
    return Module(
        id=id_,
        title=data["title"],
        aim=_text(data, "aim"),
        outcome=_text(data, "outcome"),
        messages=texts(data, "messages"),
        steps=tuple(_step(s, data["steps"].get(s["id"], {})) for s in structure.data["steps"]),
        materials=tuple(structure.data.get("materials", ())),
        answers=texts(data, "answers"),
        mistakes=texts(data, "mistakes"),
        debrief=texts(data, "debrief"),
        caution=_text(data, "caution"),
        slides=tuple(_slide(s) for s in data.get("slides", ())),
        quiz=_quiz(id_, words, report),
    )


def texts(data: Any, key: str) -> tuple[str, ...]:
    """Return a list of texts without the line ends that YAML leaves."""
    return tuple(entry.strip() for entry in data.get(key, ()))


def _text(data: Any, key: str) -> str:
    return str(data.get(key, "")).strip()


def _check_steps(structure: LayeredRecord, words: LayeredRecord, report: Report) -> None:
    known = [s["id"] for s in structure.data["steps"]]
    for index, step in enumerate(structure.data["steps"]):
        span = structure.places.span(("steps", index, "id"))
        if step["id"] in known[:index]:
            report.error("course/twice", f"The step “{step['id']}” stands twice.", span)
        elif step["id"] not in words.data["steps"]:
            message = f"The step “{step['id']}” has no words."
            report.error("course/no-words", message, words.places.key_span(("steps",)))
        elif step.get("laptop") and not words.data["steps"][step["id"]].get("paper"):
            message = f"The step “{step['id']}” needs a laptop and says nothing of paper."
            at = words.places.key_span(("steps", step["id"]))
            report.error("course/no-paper", message, at, hint="Add `paper`: what is done without.")
        if step["minutes"] % 5:
            message = f"{step['minutes']} minutes are no whole fives."
            report.error(
                "course/minutes", message, structure.places.span(("steps", index, "minutes"))
            )
    for id_ in words.data["steps"]:
        if id_ not in known:
            hint = suggestion(id_, known, f"There are: {', '.join(known)}.")
            at = words.places.key_span(("steps", id_))
            report.error("course/unknown-step", f"There is no step “{id_}”.", at, hint=hint)


def _step(step: Any, words: Any) -> Step:
    return Step(
        id=step["id"],
        minutes=step["minutes"],
        form=step["form"],
        laptop=step.get("laptop", False),
        title=words.get("title", ""),
        say=_text(words, "say"),
        do=_text(words, "do"),
        paper=_text(words, "paper"),
    )


def _slide(data: Any) -> SlideWords:
    return SlideWords(data["title"], texts(data, "points"), _text(data, "big"), _text(data, "say"))


def _quiz(module: str, words: LayeredRecord, report: Report) -> tuple[QuizEntry, ...]:
    found = []
    for index, entry in enumerate(words.data.get("quiz", ())):
        kinds = [k for k in ("wrong", "holds", "order", "accept") if k in entry]
        span = words.places.span(("quiz", index))
        if len(kinds) != 1 or ("right" in entry) != (kinds == ["wrong"]):
            message = f"The question “{entry['id']}” is of no one kind."
            hint = "Give `right` and `wrong`, or `holds`, or `order`, or `accept`."
            report.error("course/question", message, span, hint=hint)
            continue
        answers = [entry["right"], *entry["wrong"]] if kinds == ["wrong"] else []
        if len(set(answers)) != len(answers):
            message = f"An answer of the question “{entry['id']}” stands twice."
            report.error("course/question", message, span)
        found.append(_entry(f"{module}.{entry['id']}", kinds[0], entry))
    return tuple(found)


def _entry(id_: str, kind: str, entry: Any) -> QuizEntry:
    right = {
        "wrong": [entry.get("right", "")],
        "holds": ["true" if entry.get("holds") else "false"],
        "order": entry.get("order", []),
        "accept": entry.get("accept", []),
    }
    return QuizEntry(
        id=id_,
        kind=_KINDS[kind],
        ask=_text(entry, "ask"),
        right=tuple(right[kind]),
        wrong=tuple(entry.get("wrong", ())),
        because=_text(entry, "because"),
        at=_text(entry, "at"),
        test=entry.get("test", False),
    )
