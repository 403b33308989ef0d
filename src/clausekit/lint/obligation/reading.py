"""What an English verb makes of a modal: a duty, a gift, a risk, or a rule about a thing."""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

import re

from clausekit.lint.obligation.bearer import bearer
from clausekit.lint.passages.patterns import lazy

_RECEIVES = lazy(
    r"\s+(?:\w+ly\s+|also\s+)*(?:receive|accrue|accumulate|earn|retain|maintain\s+(?:their|all|his)|(?:continue|be\s+eligible)\s+to\s+(?:receive|accrue|earn|accumulate|be)|be\s+(?:paid|granted|given|provided|credited|reimbursed|compensated|allowed|afforded|offered|guaranteed|released|reinstated|recalled|rehired|promoted|awarded|placed|considered\s+for|informed|notified|consulted|protected))\b"
    r"|\s*,[^.;]{0,300}?,\s*be\s+(?:entitled|eligible)\b"
)
_SUFFERS = lazy(
    r"\s+(?:also\s+|only\s+|then\s+|\w+ly\s+)*be\s+(?:disciplined|dismissed|discharged|terminated|suspended|demoted|transferred|reassigned|assigned|required|laid\s+off|removed|denied|refused|fined|penali[sz]ed|disqualified|charged|deemed|asked|searched|tested|held|subject(?:ed)?|reduced|deducted|withheld|cancelled|revoked|evicted)\b"
)
_ADVERBS = r"\s+(?:also\s+|only\s+|automatically\s+|immediately\s+|then\s+|thereupon\s+|thereafter\s+|\w+ly\s+)*"
# Said of a thing, these set what is so; nobody has to do anything.
_OF_A_THING = lazy(
    _ADVERBS
    + r"(?:constitute|become|terminate|expire|vest|lapse|begin|commence|run|survive|inure|prevail|provide\s+that|take\s+precedence|cease|consist|equal|supersede"
    r"|be\s+(?:deemed|considered|construed|interpreted|governed|null|void|voidable|binding|severable|exercisable|in\s+(?:addition|lieu)|without\s+prejudice|cumulative)"
    r"|have\s+(?:no\s+(?:force|effect)|the\s+(?:same\s+)?meanings?))\b"
)
_INVERTED = lazy(r"(?:^|[.;:,]|\b(?:or|and|but))\s*$")
_CONDITION = lazy(r"^\s+(?:the|an?|any|such|either|it|he|she|they|there|no|this)\b")
_NOT_INVERTED = lazy(r"^\s+(?:be|not|have|also|always|never|only|in|at|\w+ly)\b")


_PARTY = lazy(
    r"^(?:part(?:y|ies)|he|she|they|who|which|"
    r"compan(?:y|ies)|employers?|management|unions?|association|federation|council|committee|board|workers?|employees?|representatives?|members?|suppliers?|contractors?|executives?|tenant|landlord|lessee|lessor)$"
)


def party_bears(before: str) -> bool:
    """Return whether a party itself bears the verb, not a thing of its own: `the tenant`, not `the tenant's lease`."""
    heads = bearer(before).heads
    return not heads or any(_PARTY.match(head) for head in heads)


def receives(after: str) -> bool:
    """Return whether the verb after the modal gives its subject something."""
    return _RECEIVES.match(after) is not None


def suffers(after: str) -> bool:
    """Return whether the verb after the modal is done to its subject: `may be dismissed`."""
    return _SUFFERS.match(after) is not None


def of_a_thing(after: str) -> bool:
    """Return whether the verb only sets what is so: `shall constitute`, `shall be deemed`."""
    return _OF_A_THING.match(after) is not None


def says_nothing(lower: str, start: int, match: re.Match[str], end: int, *, named: bool) -> bool:
    """Return whether the modal states no duty: `should the tenant fail`, `the term shall begin`.

    `named` says whether a party stands before the verb; it may still be the owner of a thing only.
    """
    after, before = lower[match.end() : min(end, match.end() + 80)], lower[start : match.start()]
    if match.group() == "should":
        opens = _INVERTED.search(before) and not _NOT_INVERTED.match(after)
        return bool(opens or _CONDITION.match(after))
    if match.group() not in ("shall", "must", "will") or not of_a_thing(after):
        return False
    return not named or not party_bears(before)
