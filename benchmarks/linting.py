"""How fast the rules read: megabytes a second by language and kind of text, where the time goes, and the start.

Three kinds of text: agreements drafted from our own library, plain prose (the invented clauses, which break
few rules), and the sentences of `tests/bench`, half of which break a rule: no document is as dense as
those. Speed is processor time in one process, the best of some rounds, so that other work disturbs little.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.content import Part, Term, clauses
from benchmarks.measure import Contestant, Result, clausekit, race, run_once
from benchmarks.workload import write_workload
from clausekit.lint import LintSettings, all_rules, lint
from clausekit.lint.facts import LintContext
from clausekit.lint.passages.passage import Document
from clausekit.model.prose import Prose, ProseParagraph
from clausekit.readers import read_text

ROOT = Path(__file__).resolve().parents[1]
AMOUNT = 400_000
PAGE, WORD = "lint, a page of text", "lint, a Word file of 60,000 words"
AGREEMENTS = {"en": "volta-mobility.yaml", "fr": "entrepot-technologie.yaml"}
LANGUAGES = ("en", "fr", "es")


@dataclass(slots=True)
class Speed:
    """What was measured.

    Attributes:
        rates: Megabytes a second of the phrase rules and of all rules, and findings a megabyte, by text.
        shares: The share of each family of rules in the time of all, on the English agreement.
        growth: Seconds of four times the text against once.
        processes: Whole processes.
    """

    rates: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    shares: dict[str, float] = field(default_factory=dict)
    growth: float = 0.0
    processes: Mapping[str, Result] = field(default_factory=dict)


def measure_linting(work: Path, rounds: int) -> Speed:
    """Return how fast the rules are, and what a page and a long Word file cost as whole processes."""
    found = Speed()
    phrases = LintSettings(rules=tuple(rule.name for rule in all_rules() if rule.phrases))
    texts = _texts(work)
    for name, prose in texts.items():
        size = _size(prose)
        took = [_seconds(prose, settings, rounds) for settings in (phrases, LintSettings())]
        findings = len(lint(prose).findings)
        found.rates[name] = size / took[0], size / took[1], findings / size
    first = next(iter(texts.values()))
    found.shares = _shares(first, rounds)
    more = _repeated(first, 4)
    found.growth = _seconds(more, LintSettings(), 3) / _seconds(first, LintSettings(), 3)
    found.processes = _processes(work, first, rounds)
    return found


def _texts(work: Path) -> dict[str, Prose]:
    texts = {}
    for language, name in AGREEMENTS.items():
        out = work / f"agreement.{language}.md"
        _draft(ROOT / "examples" / name, out)
        texts[f"agreement, {language}"] = _much(
            read_text(out.read_text(encoding="utf-8"), out.name)
        )
    words = [_said(parts) for clause in clauses(60) for parts in clause.paragraphs]
    texts["plain prose, en"] = _much(_prose(words, "en"))
    for language in LANGUAGES:
        rows = (
            (ROOT / "tests" / "bench" / f"{language}.txt").read_text(encoding="utf-8").splitlines()
        )
        dense = [row.partition("|")[2].strip() for row in rows if "|" in row]
        texts[f"sentences of the bench, {language}"] = _much(_prose(dense, language))
    return texts


def _draft(agreement: Path, out: Path, *more: str | Path) -> None:
    command = clausekit("draft", agreement, "--no-lock", "-o", out, *more)
    run_once(Contestant("draft", command))


def _said(parts: Sequence[Part]) -> str:
    return "".join(
        p if isinstance(p, str) else p.shown if isinstance(p, Term) else "30" for p in parts
    )


def _prose(words: Sequence[str], language: str) -> Prose:
    return Prose("text", language, "foreign", tuple(ProseParagraph(w) for w in words))


def _much(prose: Prose) -> Prose:
    """Return the text some times over; each time ends its paragraphs in another way, so that none is doubled."""
    times = max(round(AMOUNT / (_size(prose) * 1e6)), 1)
    return _repeated(prose, times)


def _repeated(prose: Prose, times: int) -> Prose:
    paragraphs = [
        replace(p, text=f"{p.text} {'o' * (k + 1)}") for k in range(times) for p in prose.paragraphs
    ]
    return replace(prose, paragraphs=tuple(paragraphs))


def _size(prose: Prose) -> float:
    return sum(len(p.text.encode()) for p in prose.paragraphs) / 1e6


def _seconds(prose: Prose, settings: LintSettings, rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        lint(prose, None, settings)
        best = min(best, time.process_time() - began)
    return best


def _shares(prose: Prose, rounds: int) -> dict[str, float]:
    """Return the share of each family, that of reading the words first."""
    best: dict[str, float] = {}
    context = LintContext()
    for _ in range(rounds):
        began = time.process_time()
        document = Document(prose)
        for passage in document.passages:
            _ = (passage.spans, passage.sentences, passage.zones)
        _ = document.index
        took = {"words, sentences, quotations": time.process_time() - began}
        for rule in all_rules():
            if (not rule.kinds or "foreign" in rule.kinds) and not any(
                map(context.lacks, rule.needs)
            ):
                began = time.process_time()
                for _finding in rule.check(document, context):
                    pass
                took[rule.group] = took.get(rule.group, 0.0) + time.process_time() - began
        best = {name: min(seconds, best.get(name, seconds)) for name, seconds in took.items()}
    whole = sum(best.values())
    return {name: seconds / whole for name, seconds in best.items()}


def _processes(work: Path, prose: Prose, rounds: int) -> Mapping[str, Result]:
    page = work / "page.md"
    page.write_text("\n\n".join(p.text for p in prose.paragraphs)[:3000], encoding="utf-8")
    folder = work / "long"
    write_workload(folder, 320)
    long = work / "long.docx"
    _draft(folder / "agreement.yaml", long, "--library", folder / "library")
    return race(
        [
            Contestant(PAGE, clausekit("lint", page), allowed=(0, 1)),
            Contestant(WORD, clausekit("lint", long), allowed=(0, 1)),
        ],
        rounds,
    )
