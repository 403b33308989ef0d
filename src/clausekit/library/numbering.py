"""Numbering schemes: one file per scheme, with its words in every language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

from clausekit.library.layers import LayeredRecord, read_record
from clausekit.library.records import LabelWords, NumberingScheme
from clausekit.model.pattern import strange_places
from clausekit.model.scheme import Level, LevelName, Scheme

if TYPE_CHECKING:
    from clausekit.diagnostics import Report
    from clausekit.library.shelf import Shelf

FOLDER = "templates/numbering"
LEVELS: tuple[LevelName, ...] = get_args(LevelName)
_COUNTER = re.compile(r"\{([^{}]*)\}")


def read_scheme(shelves: Sequence[Shelf], name: str, report: Report) -> NumberingScheme | None:
    """Return a numbering scheme, or None where it cannot be used."""
    record = read_record(shelves, f"{FOLDER}/{name}.yaml", "numbering", report)
    if record is None or not _check_patterns(record, report):
        return None
    languages = record.data["languages"]
    return NumberingScheme(
        name,
        {language: _scheme(name, record.data, words) for language, words in languages.items()},
        {
            language: {level: _words(words.get(level, {})) for level in LEVELS}
            for language, words in languages.items()
        },
    )


def _scheme(name: str, data: dict[str, Any], words: dict[str, Any]) -> Scheme:
    levels: dict[LevelName, Level] = {}
    for level in LEVELS:
        own, local = data["levels"][level], words.get(level, {})
        levels[level] = Level(
            format=own["format"],
            pattern=local.get("pattern", own["pattern"]),
            alone=local.get("alone", own.get("alone", "")),
            label=local.get("label", ""),
            reference=local.get("reference", ""),
        )
    return Scheme(name, levels)


def _words(words: dict[str, Any]) -> LabelWords:
    return LabelWords(
        label=words.get("label", ""),
        plural=words.get("plural", ""),
        reference=words.get("reference", ""),
        after=words.get("after", {}),
    )


def _check_patterns(record: LayeredRecord, report: Report) -> bool:
    sound = True
    stated = [(("levels", level), record.data["levels"][level]) for level in LEVELS]
    for language, words in record.data["languages"].items():
        stated += [(("languages", language, level), words[level]) for level in words]  # type: ignore[misc]
    for path, entry in stated:
        for key in ("pattern", "alone"):
            if key not in entry:
                continue
            counters = _COUNTER.findall(entry[key])
            wrong = strange_places(entry[key], LEVELS)
            missing = path[-1] not in counters
            if not wrong and not missing:
                continue
            sound = False
            message = (
                f"“{wrong[0]}” is no level." if wrong else f"The number lacks “{{{path[-1]}}}”."
            )
            hint = f"There are: {', '.join(LEVELS)}."
            span = record.places.span((*path, key))
            report.error("numbering/pattern", message, span, hint=hint)
    return sound
