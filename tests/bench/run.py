"""Scores the rules on sentences written for it: precision, recall, false alarms by rule family.

Run it with `python tests/bench/run.py`; `--misses` lists what went wrong, and
`--speed` measures megabytes of text a second instead.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clausekit.diagnostics import Severity
from clausekit.lint import LintSettings, all_rules, lint
from clausekit.lint.obligation.profile import profile
from clausekit.model.prose import Prose, ProseParagraph

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr", "es")
FAMILIES = ("gender", "obligation")


@dataclass(frozen=True, slots=True)
class Score:
    """How one family did on one language."""

    hits: int
    misses: int
    false_alarms: int
    clean: int

    @property
    def precision(self) -> float:
        return self.hits / max(self.hits + self.false_alarms, 1)

    @property
    def recall(self) -> float:
        return self.hits / max(self.hits + self.misses, 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    @property
    def alarm_rate(self) -> float:
        return self.false_alarms / max(self.clean, 1)


def rows(name: str) -> Iterator[tuple[str, str]]:
    """Yield label and sentence of each line of a bench file."""
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            label, _, sentence = line.partition("|")
            yield label.strip(), sentence.strip()


def prose(sentence: str, language: str, kind: str = "agreement") -> Prose:
    """Return one sentence as a document."""
    return Prose("bench", language, kind, (ProseParagraph(sentence),))


def families(sentence: str, language: str, family: str) -> dict[str, list[str]]:
    """Return the families that find something above info in the sentence, with their rules."""
    found: dict[str, list[str]] = {}
    for diagnostic in lint(
        prose(sentence, language, "foreign" if family == "gender" else "agreement")
    ).diagnostics(Severity.WARNING):
        found.setdefault(diagnostic.rule.split("/")[0], []).append(
            f"{diagnostic.rule} “{diagnostic.actual}”"
        )
    return found


def score(language: str, family: str, trouble: list[str] | None = None) -> Score:
    """Return how a family does on the sentences of a language."""
    hits = misses = alarms = clean = 0
    for label, sentence in rows(language):
        found = families(sentence, language, family).get(family)
        if label == family:
            hits += bool(found)
            misses += not found
            if not found and trouble is not None:
                trouble.append(f"missed ({language} {family}): {sentence}")
        elif label == "-":
            clean += 1
            alarms += bool(found)
            if found and trouble is not None:
                trouble.append(f"alarm ({language} {family}): {sentence}  {found}")
    return Score(hits, misses, alarms, clean)


def strength(language: str, trouble: list[str] | None = None) -> float:
    """Return the macro F1 of the modality that the profile gives each sentence."""
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    meant: Counter[str] = Counter()
    for marked, sentence in rows(f"strength.{language}"):
        label = marked.split()[0]
        given = profile(prose(sentence, language))[0].sentences[0].modality
        meant[label] += 1
        said[given] += 1
        right[label] += given == label
        if given != label and trouble is not None:
            trouble.append(f"strength ({language}): {label}, not {given}: {sentence}")
    return macro_f1(right, said, meant)


def ladder(language: str, trouble: list[str] | None = None) -> float:
    """Return the macro F1 of the rung, 0 to 5, of the sentences whose label names one."""
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    meant: Counter[str] = Counter()
    for marked, sentence in rows(f"strength.{language}"):
        modality, _, rung = marked.partition(" ")
        if not rung and modality != "none":
            continue
        score = profile(prose(sentence, language))[0].sentences[0].score
        given, label = "-" if score is None else str(score), rung or "-"
        meant[label] += 1
        said[given] += 1
        right[label] += given == label
        if given != label and trouble is not None:
            trouble.append(f"ladder ({language}): {label}, not {given}: {sentence}")
    return macro_f1(right, said, meant)


def macro_f1(right: Counter[str], said: Counter[str], meant: Counter[str]) -> float:
    """Return the mean F1 of the classes that were meant."""
    scores = []
    for label in meant:
        precision, recall = right[label] / max(said[label], 1), right[label] / meant[label]
        scores.append(2 * precision * recall / max(precision + recall, 1e-9))
    return sum(scores) / len(scores)


def megabytes_a_second(settings: LintSettings) -> float:
    """Return the best of three runs over all sentences of the bench as English text."""
    lines = [sentence for _, sentence in rows("en")] * 40
    text = Prose("speed", "en", "foreign", tuple(ProseParagraph(line) for line in lines))
    size = sum(len(line.encode()) for line in lines) / 1e6
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        lint(text, None, settings)
        best = max(best, size / (time.process_time() - start))
    return best


def main() -> None:
    """Print the table."""
    if "--speed" in sys.argv:
        phrases = tuple(r.name for r in all_rules() if r.phrases)
        print(f"phrase rules  {megabytes_a_second(LintSettings(rules=phrases)):.1f} MB/s")
        print(f"all rules     {megabytes_a_second(LintSettings()):.1f} MB/s")
        return
    trouble: list[str] = []
    print("language  family      precision  recall    F1  false alarms")
    for language in LANGUAGES:
        for family in FAMILIES:
            s = score(language, family, trouble)
            print(
                f"{language:8}  {family:10}  {s.precision:9.2f}  {s.recall:6.2f}  {s.f1:.2f}  {s.alarm_rate:6.1%} of {s.clean}"
            )
    for language in LANGUAGES:
        print(f"{language:8}  strength, macro F1: {strength(language, trouble):.2f}")
    for language in ("fr", "es"):
        print(f"{language:8}  rung of the ladder, macro F1: {ladder(language, trouble):.2f}")
    if "--misses" in sys.argv:
        print(*trouble, sep="\n")


if __name__ == "__main__":
    main()
