"""What an English sentence means for each party: one side's duty is the other side's right."""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from clausekit.lint.obligation.bearer import Bearer, bearer
from clausekit.lint.obligation.reading import of_a_thing, receives, suffers
from clausekit.lint.obligation.statement import Statement, in_sentence, roles
from clausekit.lint.passages.passage import Passage
from clausekit.lint.passages.patterns import lazy

_Mention = Literal["", "gets", "does", "named"]

_SURE = frozenset(("shall", "will", "must"))
_ALL = frozenset(("party", "parties", "both"))
_PERSONAL = frozenset(("he", "she", "they"))
_DUE = lazy(
    r"^(?:salary|wages?|bonus(?:es)?|pay|payments?|compensation|benefits?|reimbursements?|allowances?|severance|vacation|expenses|premiums?|awards?|fees?|amounts?|options?|units|proceeds)$"
)
_DUTIES = frozenset(
    ("duty", "duties", "obligation", "obligations", "responsibility", "responsibilities")
)
_RIGHTS = frozenset(("right", "rights", "entitlement", "entitlements"))
_GIVEN = lazy(
    r"^\s+(?:\w+ly\s+)?(?:be|become|remain(?:\s+outstanding\s+and)?)\s+(?:\w+ly\s+)?(?:paid|payable|given|made|provided|delivered|sent|granted|credited|reimbursed|due|communicated|returned|remitted|available|issued|furnished|submitted)\b"
)
_PASSIVE = lazy(
    r"^\s+(?:\w+ly\s+|not\s+|also\s+)*be\s+(?:\w+ly\s+)?\w+(?:ed|en|id|de|nt|ld|ne|wn)\b"
)
_DEEMED = lazy(r"^\s+(?:\w+ly\s+)*be\s+(?:deemed|considered|construed|treated)\b")
_DONE_TO = lazy(
    r"^\s+(?:\w+ly\s+|only\s+)*be\s+(?!accompanied|represented|assisted|heard|excused|carried)\w+ed\b(?!\s+to\b)"
)
_A_RIGHT = lazy(r"^\s+(?:(?:the|an?|that|all|each|every)\s+)?(?:[\w’']+\s+){0,4}rights?\b")
_BY_BOTH = lazy(r"\bby\s+(?:either|both)\b[^.;,]*$")
_NEAR = 120  # characters within which `by the tenant` belongs to the passive
_ENDS = lazy(r"^\s+(?:\w+ly\s+)*(?:expire|terminate|cease|lapse|survive|constitute|become)\b")
_ORDERS = lazy(r"^\s+(?:\w+ly\s+)*(?:direct|require|cause|instruct|ensure|request)\b")
_DISPUTES = frozenset(("dispute", "disputes", "controversy", "claim", "grievance", "disagreement"))
_PROPERTY = lazy(
    r"^\s+(?:also\s+)?be(?:come|long)?\s+(?:to|(?:deemed\s+|considered\s+)?(?:\w+\s+){0,6}?(?:property\s+of|owned\s+by))\b"
)
_EMPLOYS = frozenset(("company", "employer"))


def views(passage: Passage, start: int, end: int, party: str) -> tuple[str, ...]:
    """Return what the sentence says for the party, as modalities in order; `()` where nothing.

    `party` is the noun that names it: `tenant`, `employee`.
    """
    return _views(passage, _borne(passage, start, end), end, party.lower())


def by_party(passage: Passage, start: int, end: int) -> dict[str, tuple[str, ...]]:
    """Return what the sentence says for each party that it names; parties without anything are left out."""
    named = dict.fromkeys(roles(passage.lower[start:end]))
    borne = _borne(passage, start, end) if named else ()
    found = {name: _views(passage, borne, end, name) for name in named}
    return {name: said for name, said in found.items() if said}


def _borne(passage: Passage, start: int, end: int) -> tuple[tuple[Statement, Bearer], ...]:
    """Return the statements of the sentence with who bears each; what only supposes is left out."""
    last = Bearer(())
    borne: list[tuple[Statement, Bearer]] = []
    for statement in in_sentence(passage, start, end):
        after = passage.lower[statement.verb[1] : end]
        who = bearer(passage.lower[start : statement.verb[0]], after)
        if who.same and last.heads:
            who = last
        last = who
        if not (who.supposed and passage.lower[slice(*statement.verb)] in _SURE):
            borne.append((statement, who))
    return tuple(borne)


def _views(
    passage: Passage, borne: tuple[tuple[Statement, Bearer], ...], end: int, name: str
) -> tuple[str, ...]:
    found: list[str] = []
    for statement, who in borne:
        after = passage.lower[statement.verb[1] : end]
        own = any(_is(h, name) or h in _ALL for h in who.heads) or (
            name not in _EMPLOYS and bool(_PERSONAL.intersection(who.heads))
        )
        said = _own(passage, statement, after) if own else _others(statement, who, name, after)
        if said and said not in found:
            found.append(said)
    return tuple(found)


def _is(noun: str, name: str) -> bool:
    return noun in (name, name + "s") or noun + "s" == name


def _own(passage: Passage, statement: Statement, after: str) -> str:
    """Return what a statement says for the party that bears its verb."""
    modality = statement.modality
    if modality == "declaration":
        said = passage.lower[slice(*statement.verb)]
        binds = said.startswith("acknowledge") or _A_RIGHT.match(after) is not None
        return "obligation" if binds else ""
    if modality == "obligation":
        if receives(after):
            return "entitlement"
        return "" if _DEEMED.match(after) else modality
    if modality == "permission" and not receives(after):
        # what others may do to the party is nothing that it may do
        return "" if suffers(after) or _DONE_TO.match(after) else modality
    return modality


def _others(statement: Statement, who: Bearer, name: str, after: str) -> str:
    """Return what a statement says for a party that does not bear its verb."""
    modality, head = statement.modality, who.heads[-1] if who.heads else ""
    mine = bool(who.owner) and _is(who.owner, name)
    if _ENDS.match(after):
        return ""
    if mine and modality in ("obligation", "entitlement"):
        if head in _DUTIES:
            return "obligation"
        if head in _RIGHTS:
            return "entitlement"
    if modality == "obligation":
        return _of_duty(head, name, after, mine=mine)
    named = _mentioned(after, name)
    if modality == "declaration":
        return "entitlement" if named and _A_RIGHT.match(after) else ""
    if modality == "no-obligation" and named:
        spared = named == "does" or _name_of(name).search(after) is not None
        return "no-obligation" if spared else "no-entitlement"
    if modality == "permission" and named == "does" and _PASSIVE.match(after):
        return "permission"
    return ""


def _of_duty(head: str, name: str, after: str, *, mine: bool) -> str:
    """Return what another's duty, or a duty about a thing, means for the party."""
    named = _mentioned(after, name)
    if _GIVEN.match(after):
        if named == "does":
            return "obligation"
        if named == "gets" or (_DUE.match(head) and (mine or name not in _EMPLOYS)):
            return "entitlement"
        return "obligation" if _DUE.match(head) and name in _EMPLOYS and named else ""
    if of_a_thing(after):
        return ""
    if _PROPERTY.match(after):
        return "entitlement" if _owner_named(name).match(after) else ""
    if _PASSIVE.match(after):
        named = _mentioned(after[:_NEAR], name)
        return "obligation" if named == "does" or head in _DISPUTES else ""
    if mine:
        return "entitlement" if _DUE.match(head) else "obligation"
    return "entitlement" if named == "gets" else ""


@cache
def _name(name: str) -> re.Pattern[str]:
    """Return the pattern of a mention of the party, with the words that tell its part."""
    return re.compile(
        rf"(?P<before>(?:[\w-]+\s+){{0,2}}?)(?:(?:either|both|the|an?|any|each|all|such)\s+)*\b{re.escape(name)}s?\b(?P<own>\s?[’']s?\b(?:\s+(?P<thing>\w+))?)?(?P<next>\s+\w+)?"
    )


@cache
def _name_of(name: str) -> re.Pattern[str]:
    """Return the pattern of a burden that would be the party's: `liability of the landlord`."""
    return re.compile(
        rf"^[^.;]{{0,60}}\b(?:on\s+the\s+part\s+of|of|for|upon|on)\s+(?:the\s+)?{re.escape(name)}s?\b(?!\s?[’'])"
    )


@cache
def _owner_named(name: str) -> re.Pattern[str]:
    """Return the pattern of a thing that becomes the party's: `be the property of the company`."""
    return re.compile(rf"^.{{0,80}}?\b(?:of|by|to)\s+(?:the\s+)?{re.escape(name)}s?\b")


_WISHES = frozenset(
    ("satisfaction", "judgment", "judgement", "consent", "approval", "request", "benefit", "demand", "costs", "election", "option", "behalf")
)  # fmt: skip
_TOWARDS = frozenset(("to", "for", "against", "from", "upon", "on", "unto", "reimburse", "pay"))


def _mentioned(after: str, name: str) -> _Mention:
    """Return the part the words after the verb give the party: it gets, it does, it is only named."""
    best: _Mention = ""
    for match in _name(name).finditer(after):
        before = match.group("before").split()
        word = before[-1] if before else ""
        if match.group("own"):
            part: _Mention = "gets" if (match.group("thing") or "") in _WISHES else "named"
        elif word == "by" or (word in ("or", "and") and _BY_BOTH.search(after, 0, match.start())):
            part = "does"
        elif word in ("of", "with", "that", "as", "if", "when", "time"):
            part = "gets" if word == "of" and before[0] in _WISHES else "named"
        else:
            near = len(after[: match.start("before")].split()) <= 4 and not _ORDERS.match(after)
            part = "gets" if near or word in _TOWARDS else "named"
        if part in ("gets", "does"):
            return part
        best = best or part
    return best
