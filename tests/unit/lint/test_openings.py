"""The words with which a pattern can begin: none is forgotten, and what cannot be told is tried everywhere."""

from __future__ import annotations

import re

import pytest
from tests.bench.run import rows

from clausekit.lint.obligation.ladder import RUNGS, endings, starts, tried
from clausekit.lint.passages.openings import openings
from clausekit.lint.passages.passage import Document
from clausekit.model.prose import Prose, ProseParagraph

ADMITTED = [
    (r"\b(?:shall|must)\b", "shall", "inform", True),
    (r"\b(?:shall|must)\b", "marshall", "inform", False),
    (r"(?:has|have)\s+(?:a|the)\s+duty", "has", "the", True),
    (r"(?:has|have)\s+(?:a|the)\s+duty", "has", "no", False),
    (r"\bs'engag(?:e|ent)\b", "s", "engage", True),
    (r"\bn(?:e\s+|')(?:peut|peuvent)\b", "n", "peut", True),
    (r"\bn(?:e\s+|')(?:peut|peuvent)\b", "ne", "peut", True),
    (r"(?:shall|will)(?:\s+(?:also|\w+ly))*\s+refrain", "shall", "promptly", True),
    (r"tendr[áa]n?\b", "tendra", "que", True),
    (r"derecho", "derechos", "a", True),
    (r"(?:a\s+)?full\s+stop", "full", "stop", True),
    (r"sous-traitants?\b", "sous", "traitants", True),
    (r"sous-traitants?\b", "sous", "sol", False),
    (r"(?<=the\s)aims?\b(?!x)", "aim", "is", True),
]


@pytest.mark.parametrize(("pattern", "first", "second", "admitted"), ADMITTED)
def test_a_pattern_is_tried_where_it_can_begin(
    pattern: str, first: str, second: str, admitted: bool
) -> None:
    found = openings(pattern)
    assert found is not None
    assert found.admit(first, second) is admitted


@pytest.mark.parametrize("pattern", [r"\w+ly", r"[^a]b", r"§\s*\d", r"(?:\d+\s+)?days", r".?x"])
def test_a_pattern_that_can_begin_anyhow_is_tried_everywhere(pattern: str) -> None:
    assert openings(pattern) is None


@pytest.mark.parametrize("language", RUNGS)
def test_no_rung_that_matches_is_left_out(language: str) -> None:
    patterns = [re.compile(rung.pattern) for rung in RUNGS[language]]
    lines = [s for name in (language, f"strength.{language}") for _, s in rows(name)]
    prose = Prose("x", language, "foreign", tuple(ProseParagraph(line) for line in lines))
    for passage in Document(prose).passages:
        following = [*passage.words[1:], ""]
        for (at, _), first, second in zip(passage.spans, passage.words, following, strict=True):
            if first not in starts(language) and not first.endswith(endings(language) or ("\0",)):
                continue
            kept = [pattern.pattern for _, pattern in tried(language, first, second)]
            every = [p.pattern for p in patterns if p.match(passage.lower, at)]
            assert set(every) <= set(kept), (first, second)
