"""A verb whose subject is nobody or nothing, or that a fronted `in no event` denies."""

# Patterns are kept whole.

from __future__ import annotations

from clausekit.lint.obligation.ladder import Modality
from clausekit.lint.passages.patterns import lazy

_NOBODY = lazy(
    r"(?:^|[.;]\s*|,\s+)(?:in\s+no\s+(?:event|case)\s+|no\s+(?!later|less|more|fewer|event|case)(?:[\w-]+\s+){1,6}$|nothing\s+(?:[\w-]+\s+){0,6}$|nobody\s+$|no\s+one\s+$|neither\s+[^.;]*$|(?:under|at|on)\s+no\s+(?:circumstances|time|account|point)\s+[^.;]*$|en\s+aucun\s+cas[^.;]*$|en\s+ningún\s+(?:caso|momento)[^.;]*$|nadie\s+$|aucune?\s+[^.;]*$|nul\s+|ning[uú]n[a]?\s+[^.;]*$)"
)


def denied(before: str) -> str:
    """Return the words that make the subject nobody or nothing: `no worker shall`; else empty."""
    if not any(map(before.__contains__, _DENIALS)):
        return ""
    match = _NOBODY.search(before)
    return match.group().strip(" ,.;") if match else ""


def turned(modality: Modality, score: int, denial: str, said: str) -> tuple[Modality, int]:
    """Return what a statement says once its subject is nobody."""
    if modality == "entitlement" or _ENTITLED.search(said):
        return "no-entitlement", 5
    if modality not in ("obligation", "permission"):
        return modality, score
    if _BURDENED.search(said):
        return "no-obligation", 5
    if not denial.startswith(_ALWAYS) and _COMPELLED.search(said):
        return "no-obligation", 5
    return "prohibition", 5


_ALWAYS = ("in no", "under no", "at no", "on no", "en aucun", "en ning")
_ENTITLED = lazy(
    r"^(?:shall|will|may)\s+(?:\S+\s+){1,4}(?:be\s+entitled|be\s+eligible|have\s+(?:the|any|a)\s+(?:right|claim))\b"
)
_BURDENED = lazy(
    r"^(?:shall|will|may)\s+(?:\S+\s+){1,4}(?:have\s+(?:any|an?)\s+(?:obligation|duty|liability|responsibility)|be\s+(?:liable|responsible))\b"
)
_COMPELLED = lazy(
    r"^(?:\w+\s+){0,2}(?:be\s+)?(?:required|obliged|obligated|compelled|liable)\b|^oblig"
)
_DENIALS = ("no ", "nothing", "nobody", "neither", "aucun", "nul ", "ning", "nadie ")
