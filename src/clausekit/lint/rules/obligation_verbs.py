"""Verbs and phrases that make a duty soft."""

# ruff: noqa: ARG002, D102
# The base class documents `check`, which not every rule needs all of.

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, cast

from clausekit.diagnostics import Severity
from clausekit.lint.facts import LintContext
from clausekit.lint.obligation.signs import LANGUAGES, phrase_table
from clausekit.lint.obligation.statement import Statement, statements, subordinate
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.words import word_set
from clausekit.lint.rule import Finding, Rule

SILENT_ROLES = word_set("heading title header recital quote note definition")


def duties(document: Document, passage: Passage) -> tuple[Statement, ...]:
    """Return the statements of an operative passage, worked out once for all rules."""
    known = cast("dict[int, tuple[Statement, ...]]", document.cache.setdefault("statements", {}))
    found = known.get(passage.index)
    if found is None:
        found = ()
        if passage.language in LANGUAGES and passage.paragraph.role not in SILENT_ROLES:
            found = tuple(statements(passage))
        known[passage.index] = found
    return found


def all_duties(document: Document) -> Iterator[tuple[Passage, Statement]]:
    """Return every statement of the document with its passage, worked out once for all rules."""
    known = document.cache.get("all statements")
    if known is None:
        known = [(p, s) for p in document.body() for s in duties(document, p)]
        document.cache["all statements"] = known
    return iter(cast("list[tuple[Passage, Statement]]", known))


class WeakVerb(Rule):
    """The employer's side owes an effort or nothing, not a result.

    “Endeavours”, “encourages” and “should” cannot be enforced: nobody can say when the duty was broken.
    What the union or a worker “may” do is a right and is not reported. In a document that is not ours,
    what both parties shall try together, and what shall only be considered or encouraged, is a note.

    Bad: The Company shall endeavour to avoid dismissals.
    Good: The Company shall not dismiss a worker for that reason.
    """

    name = "obligation/weak-verb"
    languages = frozenset(LANGUAGES)

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage, statement in all_duties(document):
            if (
                statement.modality != "obligation"
                or not 0 < statement.score <= 2
                or statement.holder not in ("duty", "both")
            ):
                continue
            if passage.quiet(*statement.verb):
                continue
            if (statement.score == 1 or passage.language != "en") and subordinate(
                passage, statement
            ):
                continue  # “where he should have been” and “should a site close” are no duties
            words = passage.text[slice(*statement.verb)]
            before = passage.lower[statement.start : statement.verb[0]]
            mild = (
                statement.score == 1  # must consider: a duty of procedure; should: a handbook
                or statement.holder == "both"
                or before.rstrip().endswith(" both")
            )
            yield self.at(
                passage,
                *statement.verb,
                f"“{words}” gives no duty that anyone could enforce.",
                hint=f"Strength {statement.score} of 5: say what “{statement.subject}” shall do, by when.",
                severity=Severity.INFO if mild and document.kind == "foreign" else None,
                kind=document.kind,
            )


class _Phrases(Rule):
    languages = frozenset(LANGUAGES)
    phrases = True
    foreign = Severity.INFO
    section: ClassVar[str] = ""
    why: ClassVar[str] = ""
    advice: ClassVar[str] = ""

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for language in sorted(document.languages & self.languages):
            for passage, hit in phrase_table(language, self.section).search(document, language):
                if passage.paragraph.role in SILENT_ROLES or passage.quiet(hit.start, hit.end):
                    continue
                statement = self._softened(document, passage, hit.start)
                if statement is None:
                    continue
                words = passage.text[hit.start : hit.end]
                severity = Severity.INFO if hit.entry.flags else None
                yield self.at(
                    passage,
                    hit.start,
                    hit.end,
                    f"“{words}” {self.why}",
                    hint=self.advice,
                    severity=severity,
                    kind=document.kind,
                )

    def _softened(self, document: Document, passage: Passage, at: int) -> Statement | None:
        """Return the duty of the employer's side that the phrase softens, if there is one."""
        for statement in duties(document, passage):
            if (
                statement.start <= at < statement.end
                and statement.holder
                in (
                    "duty",
                    "both",
                    "other",
                )
                and statement.modality in ("obligation", "prohibition")
                and statement.score >= 2
            ):
                return statement
        return None


class Weakener(_Phrases):
    """A phrase lets the duty lapse when it is inconvenient.

    “Where possible”, “as soon as practicable” and “in principle” leave it to whoever owes the duty to
    say when it applies. Name the case, the time limit or the closed list of exceptions.

    Bad: The Company shall inform the Union in advance where possible.
    Good: The Company shall inform the Union 30 days in advance.
    """

    name = "obligation/weakener"
    section = "weakener"
    why = "lets the duty lapse when it is inconvenient."
    advice = "Name the case, the time limit, or a closed list of exceptions."


class Discretion(_Phrases):
    """The employer's side decides alone whether or how the duty applies.

    A discretion inside an agreement undoes the agreement: what one side may decide alone was not agreed.

    Bad: The Company may extend the trial at its sole discretion.
    Good: The Company may extend the trial once, by 14 days, with the Union's written consent.
    """

    name = "obligation/discretion"
    section = "discretion"
    why = "leaves the matter to one side alone."
    advice = "Tie it to a test, to reasons in writing, or to the Union's consent."

    def _softened(self, document: Document, passage: Passage, at: int) -> Statement | None:
        for statement in duties(document, passage):
            if statement.start <= at < statement.end and statement.holder in ("duty", "other"):
                return statement
        return None


class UndefinedStandard(_Phrases):
    """A duty is measured by a word that nobody has defined.

    “Reasonable”, “adequate” and “relevant” mean what the stronger side says they mean until a tribunal
    says otherwise. Give a number, a list, or a test.

    Bad: The Company shall provide adequate training.
    Good: The Company shall provide 40 hours of paid training a year.
    """

    name = "obligation/undefined-standard"
    section = "standard"
    why = "is a standard that nobody has defined."
    advice = "Give a number, a list, or a test."
