"""Waivers: findings that someone accepts, with a reason, in the document or in the agreement file.

In a text the line is a comment: `<!-- clausekit: allow gender/generic-he: quoted from the law -->`. It
covers the paragraph that follows it, or the paragraph at whose end it stands.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Sequence

from clausekit.diagnostics import Diagnostic, Severity
from clausekit.lean import dataclass
from clausekit.lint.facts import Waiver
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.rule import Finding
from clausekit.model.prose import Prose

_FORM = lazy(r"^\s*clausekit:\s*allow\s+([\w*/-]+(?:\s*,\s*[\w*/-]+)*)\s*(?::\s*(.*?))?\s*$", re.S)
REASON, IDLE, UNKNOWN = "waivers/no-reason", "waivers/hides-nothing", "waivers/unknown-rule"


@dataclass(frozen=True, slots=True)
class Placed:
    """A waiver of a document with the index of the paragraph that it covers."""

    waiver: Waiver
    paragraph: int


def in_document(prose: Prose) -> tuple[Placed, ...]:
    """Return the waivers that stand in the document as paragraphs of the role `waiver`."""
    found: list[Placed] = []
    for i, paragraph in enumerate(prose.paragraphs):
        match = _FORM.match(paragraph.text) if paragraph.role == "waiver" else None
        if match is None:
            continue
        covered = next(
            (
                j
                for j in range(i + 1, len(prose.paragraphs))
                if prose.paragraphs[j].role != "waiver"
            ),
            -1,
        )
        for rule in match.group(1).split(","):
            found.append(
                Placed(
                    Waiver(rule.strip(), (match.group(2) or "").strip(), span=paragraph.span),
                    covered,
                )
            )
    return tuple(found)


def sort_out(
    findings: Sequence[Finding],
    placed: Sequence[Placed],
    given: Sequence[Waiver],
    known: Iterable[str],
    judged: Iterable[str],
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, Waiver], ...], tuple[Diagnostic, ...]]:
    """Return findings that stand, findings that are waived, and what is wrong with the waivers.

    Args:
        findings: What the rules found.
        placed: Waivers of the document.
        given: Waivers of the agreement file.
        known: Names of all rules, earlier names included.
        judged: Names of the rules that ran: only about these can a waiver be said to hide nothing.
    """
    if not placed and not given:
        return tuple(findings), (), ()
    stand: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    used: set[int] = set()
    everything = [(p.waiver, p.paragraph) for p in placed] + [(w, None) for w in given]
    for finding in findings:
        hit = next(
            (k for k, (w, at) in enumerate(everything) if w.reason and _covers(w, at, finding)),
            None,
        )
        if hit is None:
            stand.append(finding)
        else:
            used.add(hit)
            waived.append((finding, everything[hit][0]))
    ran, names = tuple(judged), tuple(known)
    trouble = [d for k, (w, _) in enumerate(everything) for d in _faults(w, k in used, names, ran)]
    return tuple(stand), tuple(waived), tuple(trouble)


def _covers(waiver: Waiver, at: int | None, finding: Finding) -> bool:
    diagnostic = finding.diagnostic
    if not fnmatch.fnmatchcase(diagnostic.rule, waiver.rule):
        return False
    if at is not None:
        return at == finding.paragraph
    if not waiver.at:
        return True
    places = {diagnostic.clause, diagnostic.place, *diagnostic.place.split()}
    return waiver.at in places


def _faults(
    waiver: Waiver, used: bool, known: Sequence[str], ran: Sequence[str]
) -> Iterable[Diagnostic]:
    if not any(fnmatch.fnmatchcase(name, waiver.rule) for name in known):
        message = f"There is no rule “{waiver.rule}” to allow."
        yield Diagnostic(
            UNKNOWN,
            message,
            Severity.WARNING,
            waiver.span,
            waiver.at,
            hint="See `clausekit rules`.",
        )
    elif not waiver.reason:
        message = f"The waiver of “{waiver.rule}” gives no reason, so it does not count."
        hint = "Write `allow rule: the reason`."
        yield Diagnostic(REASON, message, Severity.WARNING, waiver.span, waiver.at, hint=hint)
    elif not used and any(fnmatch.fnmatchcase(name, waiver.rule) for name in ran):
        message = f"The waiver of “{waiver.rule}” hides nothing."
        yield Diagnostic(
            IDLE, message, Severity.WARNING, waiver.span, waiver.at, hint="Take it out."
        )
