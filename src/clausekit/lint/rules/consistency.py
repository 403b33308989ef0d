"""Provisions that undo one another: time limits, amounts, scope, standards, bodies."""

# ruff: noqa: ARG002, D102, E501
# Patterns are kept whole; the base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.diagnostics import Severity
from clausekit.lint.facts import LintContext
from clausekit.lint.obligation.statement import Statement
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set
from clausekit.lint.rule import Finding, Rule
from clausekit.lint.rules.obligation_verbs import SILENT_ROLES, duties

_LIMIT = {
    "en": lazy(r"\b(?:within|no later than|not later than|at least)\s+(?:\w+\s+)?\(?(\d+)\)?\s+((?:working |calendar |business )?(?:hours?|days?|weeks?|months?))\s+(of|after|from|before|following|prior)\s+((?:\w+\s*){1,4})"),
    "fr": lazy(r"\bdans\s+(?:un\s+délai\s+de\s+|les\s+)(?:\w+\s+)?\(?(\d+)\)?\s+((?:heures?|jours?|semaines?|mois)(?:\s+(?:ouvrables|ouvrés))?)\s+(à\s+compter|suivant|après|qui\s+suivent|de)\s+((?:[\w']+\s*){1,4})"),
    "es": lazy(r"\ben\s+(?:un|el)\s+plazo\s+de\s+(?:\w+\s+)?\(?(\d+)\)?\s+((?:horas?|días?|semanas?|meses)(?:\s+(?:hábiles|laborables))?)\s+(desde|a\s+partir|tras|de|a\s+contar)\s+((?:\w+\s*){1,4})"),
}  # fmt: skip
_MONEY = lazy(
    r"[EUGC$€£\d](?:(?<=E)UR\s?\d[\d., ]*\d|(?<=U)SD\s?\d[\d., ]*\d|(?<=G)BP\s?\d[\d., ]*\d|(?<=C)HF\s?\d[\d., ]*\d|"
    r"(?<=[$€£])\s?\d[\d., ]*\d|(?<=\d)[\d., ]*\d\s?(?:EUR|euros?|dollars?|€))"
)
_SMALL = word_set(
    "the a an of to in on for and or its their his her any each every all that this such be "
    "is are with by le la les un une des du de et ou el los las una y o en que"
)


def _where(passage: Passage) -> str:
    return passage.paragraph.place or passage.paragraph.label or f"paragraph {passage.index + 1}"


class TimeLimits(Rule):
    """The same act has two different time limits.

    Whoever is late will point at the longer one.

    Bad: The Company shall answer a request within 10 days of its receipt. … shall answer a request within 30 days of its receipt.
    Good: One time limit in one place, and a reference to it elsewhere.
    """

    name = "consistency/time-limits"
    foreign = Severity.INFO
    languages = frozenset({"en", "fr", "es"})

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        first: dict[tuple[str, ...], tuple[str, Passage, str]] = {}
        for passage in document.having({"within", "later", "least", "délai", "dans", "plazo"}):
            pattern = _LIMIT.get(passage.language)
            for match in pattern.finditer(passage.lower) if pattern else ():
                act = self._act(passage, match.start(), duties(document, passage))
                if act is None:
                    continue
                key = (
                    passage.language,
                    *act,
                    match.group(3),
                    " ".join(w for w in match.group(4).split() if w not in _SMALL)[:24],
                )
                limit = f"{match.group(1)} {match.group(2).rstrip('s')}"
                before = first.setdefault(key, (limit, passage, match.group()))
                if before[0] != limit and before[1].index != passage.index:
                    message = f"“{match.group()}” here, “{before[2]}” at {_where(before[1])}, for the same act."
                    yield self.at(passage, *match.span(), message, kind=document.kind)

    def _act(
        self, passage: Passage, at: int, made: tuple[Statement, ...]
    ) -> tuple[str, ...] | None:
        begin, _ = passage.sentence_at(at)
        for statement in made:
            if (
                statement.start == begin
                and statement.verb[1] <= at
                and statement.modality == "obligation"
            ):
                words = re.findall(r"\w+", passage.lower[statement.verb[1] : at])
                content = tuple(w for w in words if w not in _SMALL)[:4]
                return (statement.subject.lower(), *content) if len(content) >= 2 else None
        return None


class Amounts(Rule):
    """The same payment has two different amounts.

    A tribunal will read the lower one into the higher, or call both void for uncertainty.

    Bad: The allowance for night work is EUR 30. … The allowance for night work is EUR 25.
    Good: One amount in one place, and a reference to it elsewhere.
    """

    name = "consistency/amounts"
    foreign = Severity.INFO

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        first: dict[str, tuple[str, Passage]] = {}
        for passage in document.body():
            if passage.paragraph.role in ("cell", "note") or not any(
                c in passage.text for c in "$€£EUD"
            ):
                continue
            for match in _MONEY.finditer(passage.text):
                begin, _ = passage.sentence_at(match.start())
                words = [
                    w
                    for w in re.findall(r"\w+", passage.lower[begin : match.start()])
                    if w not in _SMALL
                ]
                if len(words) < 3:
                    continue
                key, amount = " ".join(words), re.sub(r"[\s,.](?=\d{3})|\s", "", match.group())
                before = first.setdefault(key, (amount, passage))
                if before[0] != amount and before[1].index != passage.index:
                    yield self.at(
                        passage,
                        *match.span(),
                        f"“{match.group()}” here, “{before[0]}” at {_where(before[1])}, for the same payment.",
                        kind=document.kind,
                    )


_SET_UP = lazy(
    r"\b(?:set\s+up|establish(?:es|ed)?|create[sd]?|constitute[sd]?|form(?:s|ed)?|maintain)\s+(?:a|an|one)\s+((?:[\w-]+\s){0,4}?(?:committee|council|working\s+group|commission|board))\b"
)
_TASKS = word_set(
    "technology monitoring safety health data equality gender training ethics ai digital "
    "grievance dispute transition"
)


class OverlappingBodies(Rule):
    """Two bodies are set up for the same task.

    Two committees with one task let the employer choose whom it asks. Set up one, and give it a
    sub-group where needed.

    Bad: The Parties shall establish a technology committee. … The Company shall set up a digital technology working group.
    Good: The Technology Committee is a committee of the Monitoring Committee.
    """

    name = "consistency/overlapping-bodies"
    foreign = Severity.INFO
    languages = frozenset({"en"})

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        seen: dict[str, tuple[str, Passage]] = {}
        for passage in document.having(
            {"committee", "council", "group", "commission", "board"}, "en"
        ):
            if passage.paragraph.role in SILENT_ROLES:
                continue
            for match in _SET_UP.finditer(passage.lower):
                body = match.group(1)
                for task in _TASKS & set(body.split()):
                    before = seen.setdefault(task, (body, passage))
                    if before[0] != body and before[1].index != passage.index:
                        yield self.at(
                            passage,
                            *match.span(1),
                            f"“{body}” has a task of “{before[0]}” at {_where(before[1])}.",
                            kind=document.kind,
                        )
                        break


class EmployeeScope(Rule):
    """“Employee” stands in an agreement that covers every worker.

    Agency, platform and home-based workers are not employees in many laws. One “employee” in a rights
    clause lets the employer read the scope clause down.

    Bad: Each employee receives training (in an agreement for all workers).
    Good: Each worker receives training.
    """

    name = "consistency/employee-scope"
    kinds = frozenset({"agreement", "library"})
    languages = frozenset({"en", "fr", "es"})

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        wide = {
            "worker",
            "workers",
            "travailleuses",
            "travailleurs",
            "trabajadoras",
            "trabajadores",
        }
        if document.kind == "agreement" and wide.isdisjoint(document.index):
            return
        narrow = word_set(
            "employee employees salarié salariés salariée salariées empleado empleados empleada "
            "empleadas"
        )
        for passage, places in document.places(narrow):
            for i in places:
                if passage.quiet(*passage.spans[i]) or self._contrast(passage, i):
                    continue
                start, end = passage.spans[i]
                yield self.at(
                    passage,
                    start,
                    end,
                    f"“{passage.text[start:end]}” is narrower than the workers whom this agreement covers.",
                    hint="Say worker.",
                    kind=document.kind,
                )

    def _contrast(self, passage: Passage, i: int) -> bool:
        near = " ".join(passage.words[max(i - 10, 0) : i + 10])
        return (
            bool(
                re.search(
                    r"\b(?:whether|not|status|regardless|includ\w+|whatever|presum\w+|as an|other than|former|statut|quel que|condición|with|who are|treated)\b",
                    near,
                )
            )
            or passage.paragraph.role == "definition"
        )


_LOCAL = lazy(
    r"\b(?:subject\s+to|in\s+accordance\s+with|in\s+line\s+with|as\s+permitted\s+by|to\s+the\s+extent\s+(?:permitted|allowed)\s+by|sous\s+réserve\s+(?:de\s+la|du)|conformément\s+(?:à\s+la|au)|sujeto\s+a\s+la|conforme\s+a\s+la|de\s+conformidad\s+con\s+la)\s+(?:the\s+)?(?:applicable\s+)?(?:local|national|domestic|législation|loi|droit|ley|legislación)\s*(?:law|laws|legislation|regulations?|locale?|nationale?|local|nacional)?\b"
)
_HIGHER = lazy(
    r"\b(?:more\s+favourable|more\s+favorable|higher\s+standard|whichever\s+(?:is\s+)?(?:the\s+)?(?:higher|more)|plus\s+favorables?|norme\s+la\s+plus|más\s+favorables?|norma\s+más)\b"
)


class LocalLaw(Rule):
    """A right is made subject to local law although the agreement promises the higher standard.

    “Subject to local law” lets the weakest law in the chain decide, and the higher-standard rule loses.

    Bad: Workers may refuse unsafe work subject to local law. … The more favourable standard applies.
    Good: Workers may refuse unsafe work. … The more favourable standard applies.
    """

    name = "consistency/local-law"
    foreign = Severity.INFO
    languages = frozenset({"en", "fr", "es"})

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        higher = document.kind != "foreign" or any(
            _HIGHER.search(p.lower)
            for p in document.having(
                {"favourable", "favorable", "favorables", "higher", "norme", "norma"}
            )
        )
        if not higher:
            return
        for passage in document.having(
            {"law", "laws", "legislation", "loi", "législation", "droit", "ley", "legislación"}
        ):
            for match in _LOCAL.finditer(passage.lower):
                if not passage.quiet(*match.span()) and passage.paragraph.role not in (
                    "quote",
                    "heading",
                ):
                    words = passage.text[match.start() : match.end()]
                    yield self.at(
                        passage,
                        *match.span(),
                        f"“{words}” lets the lower standard decide.",
                        hint="Leave it out; the higher-standard rule covers conflicts.",
                        kind=document.kind,
                    )
