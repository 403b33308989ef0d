"""The obligation ladder: verbs and phrases with what they say and how firmly, by language.

Each rung is `(modality, score, pattern)`; where two begin at one place the first listed counts.
5 result, 4 commitment, 3 means with proof, 2 effort, 1 no enforceable duty, 0 recital.
"""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

import re
from functools import cache, lru_cache

from clausekit.lint.obligation import french, spanish
from clausekit.lint.obligation.rung import Modality, Rung
from clausekit.lint.passages.openings import Openings, openings

__all__ = ["RUNGS", "Modality", "Rung", "endings", "starts", "tried"]

_ADV = r"(?:\s+(?:also|only|always|at\s+all\s+times|promptly|immediately|further|first|then|each|all|both|\w+ly))*"
_M = rf"(?:shall|must|will){_ADV}"
_NOT = rf"(?:(?:shall|must|will|may|can|should){_ADV}\s+(?:not|never|neither|no\s+longer)|cannot|can't|won't)\b"
_BE = r"(?:is|are|be|was|were|remains?|being)"

ENGLISH = (
    Rung("no-obligation", 5, rf"{_NOT}{_ADV}\s+(?:be\s+(?:held\s+)?(?:required|obliged|obligated|liable|responsible|bound|compelled|under\s+(?:any|no)\s+obligation)|have\s+(?:any|an|the)\s+(?:obligation|duty|liability|responsibility)|have\s+to|need\s+to)"),
    Rung("no-entitlement", 5, rf"{_NOT}{_ADV}\s+(?:be\s+(?:entitled|eligible)|have\s+(?:the|any|a)\s+(?:right|claim|recourse)|receive|accrue|earn|qualify|be\s+(?:paid|reimbursed|compensated))\b"),
    Rung("prohibition", 5, rf"{_NOT}"),
    Rung("no-obligation", 5, r"\bnothing\s+(?:(?:in|herein|contained)\b[^,;.]{0,60}?\s+)?(?:shall\s+)?(?:obliges?|requires?|compels?|obligates?)\b"),
    Rung("no-obligation", 5, rf"(?:{_M}\s+have\s+no\s+(?:obligation|duty|liability|responsibility)|{_BE}\s+not\s+(?:held\s+)?(?:required|obliged|obligated|liable|responsible|bound)|(?:has|have)\s+no\s+(?:obligation|duty|responsibility|liability)|(?:{_M}\s+be|{_BE})\s+under\s+no\s+(?:obligation|duty|compulsion|liability)|{_M}\s+be\s+no\s+(?:[^.;]{{0,60}}?\b(?:and|or)\s+no\s+)?(?:obligation|liability|duty)\b|(?:makes?|(?:has|have)\s+made)\s+no\s+(?:representation|warrant)|(?:accepts?|assumes?|bears?)\s+no\s+(?:obligation|duty|liability|responsibility|risk)\b|need\s+not\b|(?:does|do)\s+not\s+(?:have|need)\s+to)"),
    Rung("no-entitlement", 5, rf"(?:{_M}\s+have\s+no\s+(?:right|claim|entitlement|recourse)|{_BE}\s+not\s+(?:entitled|eligible)|(?:has|have)\s+no\s+(?:\w+\s+or\s+\w+\s+)?(?:right|claim|entitlement|authority)|(?:does|do)\s+not\s+(?:receive|qualify|earn|accrue)\b|{_M}\s+(?:forfeit|lose)\b|{_M}\s+be\s+(?:\w+ly\s+)?(?:\w+\s+and\s+)?forfeited\b|forfeits?\b|loses?\s+(?:all|any|the|his|her|their|its)\b|waives?\s+(?:any|all|its|the|their|his|her))"),
    Rung("prohibition", 5, rf"{_M}\s+(?:in\s+no\s+(?:case|event|way|circumstances)\b|be\s+no\s+(?!later|less|more|fewer|longer|lower|greater|sooner|earlier)|have\s+no\s+(?:power|authority|jurisdiction)\b)"),
    Rung("prohibition", 5, rf"(?:{_BE}\s+(?:strictly\s+|expressly\s+)?(?:prohibited|forbidden|banned|barred|not\s+(?:permitted|allowed|authori[sz]ed))|{_BE}\s+(?:null\s+and\s+)?void\b|agrees?\s+not\s+to|undertakes?\s+not\s+to|refrains?\s+from|(?:shall|must|will){_ADV}\s+refrain)"),
    Rung("entitlement", 5, rf"(?:{_M}\s+(?:be\s+(?:entitled|eligible)|have\s+(?:(?:the|a|full|an\s+\w+|\w+)\s+)?(?:[\w()]+\s+){{0,4}}rights?\b|have\s+(?:(?:full|free|reasonable|open|unrestricted)\s+)?(?:access|priority|preference|the\s+(?:option|opportunity|choice))|enjoy)|{_BE}\s+(?:entitled|eligible)\b|(?:has|have|enjoys?|retains?|reserves?)\s+(?:the|a|an|its|full)\s+(?:\w+\s+){{0,3}}rights?\b|\benjoys?\b|(?:has|have)\s+(?:the\s+option|(?:full\s+|free\s+)?access)|qualif(?:y|ies)\s+for\b)"),
    Rung("permission", 1, rf"(?:{_M}\s+be\s+(?:permitted|allowed|free|authori[sz]ed|able|at\s+liberty)\s+to\b|(?:{_M}\s+have|has|have)\s+(?:the\s+)?(?:sole\s+|full\s+|absolute\s+)?(?:discretion|power|authority)\s+(?:to|over)\b|{_BE}\s+(?:permitted|allowed|free|authori[sz]ed|at\s+liberty)\s+to)"),
    Rung("declaration", 0, r"\bit\s+is\s+(?:the\s+)?(?:(?:mutual|joint|shared|\w+(?:'s)?)\s+)?(?:intent|intention|purpose|aim|goal|desire|policy)\b|(?<=the\s)(?:general\s+|basic\s+|main\s+)?(?:purpose|intent|intention|aim|goal|objective)\s+of\s+(?:this|the|these)\s+[^,;]{1,60}?\s+(?:is|are)\s+to\b"),
    Rung("none", 0, rf"{_M}\s+(?:mean|refer\s+to|denote|be\s+(?:known|defined|cited)|be\s+referred\s+to|(?:be(?:come)?|remain)\s+(?:effective|in\s+(?:full\s+)?(?:force|effect))|come\s+into\s+(?:force|effect)|take\s+effect)\b"),
    Rung("obligation", 3, rf"(?:(?:{_M}|agrees?\s+to)\s+(?:use|make|exert|exercise|undertake|apply|take)\s+(?:its\s+|their\s+|every\s+|all\s+|such\s+)?(?:commercially\s+)?(?:best|reasonable|good[\s-]faith|all\s+reasonable|diligent|possible|every)?\s*(?:reasonable\s+|possible\s+|good\s+faith\s+|necessary\s+)?(?:efforts?|endeavou?rs|steps|measures|means|care))"),
    Rung("obligation", 2, rf"(?:(?:{_M}|agrees?\s+to|shall)\s+(?:endeavou?r|seek|strive|aim|attempt|try|work\s+towards?|do\s+(?:its|their)\s+(?:best|utmost)|look\s+to)|\b(?:endeavou?rs?|strives?|aims?|attempts?|tries)\s+to\b|\bseeks?\s+to\b|works?\s+towards?\b|(?:is|are)\s+committed\s+to\s+\w+ing\b)"),
    Rung("obligation", 1, rf"(?:{_M}\s+(?:encourage|promote|support|facilitate|foster|invite|consider|explore|contribute\s+to|take\s+(?:due\s+)?(?:account|note)|be\s+encouraged|give\s+(?:due\s+)?consideration|have\s+regard)\b|\b(?:should|ought\s+to)\b|(?:is|are)\s+(?:encouraged|recommended|advised|expected|invited)\s+to\b|(?:(?:encourages|promotes|supports|facilitates|fosters|invites)|(?<=parties\s)(?:encourage|promote|support|facilitate|foster|invite))\s+(?!by\b)(?:the|its|their|all|every|workers?|employees?|suppliers?|a|an|equal|dialogue|diversity|training|use|mutual|good|social)\b)"),
    Rung("obligation", 5, r"\b(?:shall|must)\b"),
    Rung("obligation", 5, rf"(?:{_BE}\s+(?:required|obliged|obligated|bound|liable|under\s+an?\s+(?:obligation|duty))\b|(?:has|have)\s+(?:a|an|the)\s+(?:duty|obligation)\b|(?:has|have)\s+to\b|undertakes?\s+to\b|covenants?\s+(?:to|that|with|and\s+agrees?)\b|guarantees?\s+(?:that|to|the|all|every|each)|{_BE}\s+(?:solely\s+|fully\s+)?responsible\s+for|it\s+is\s+(?:the\s+)?(?:\w+(?:'s)?\s+)?(?:mandatory|obligatory|compulsory|responsibility|duty|obligation))"),
    Rung("obligation", 4, r"(?:\bwill\b|(?:hereby\s+)?agrees?\s+(?:to|that|upon)\b|commits?\s+(?:itself\s+|themselves\s+)?to\b|pledges?\s+to\b|promises?\s+to\b|(?:expressly\s+|hereby\s+)?consents?\s+to\b|hereby\s+(?:grants?|assigns?|accepts?|transfers?|releases?|appoints?|authori[sz]es?)\b|(?:is|are)\s+to\s+be\b|(?:is|are)\s+to\s+(?=[a-z]+\b)|warrants?\s+that|represents?\s+(?:that\b|and\s+(?:warrants?|agrees?|covenants?)))"),
    Rung("obligation", 4, r"\bmay\s+be\s+(?:required|obliged|obligated|called\s+upon|requested|directed)\s+to\b"),
    Rung("permission", 1, r"(?<!\d\s)\b(?:may(?!,?\s+\d)|can)\b|\bat\s+(?:its|their|his|her|the)\s+(?:\w+\s+){0,3}(?:discretion|option|election)\b"),
    Rung("declaration", 0, r"\b(?:recogni[sz]es?|acknowledges?|believes?|considers?|affirms?|reaffirms?|shares?\s+the\s+(?:view|conviction|belief)|intends?|wish(?:es)?|desires?|hopes?|notes?\s+that|is\s+convinced|are\s+convinced|(?:is|are)\s+intended\s+to|understands?|welcomes?|values?|attach(?:es)?\s+(?:great\s+)?importance)\b"),
)  # fmt: skip

RUNGS = {"en": ENGLISH, "fr": french.FRENCH, "es": spanish.SPANISH}


_STARTS = {
    "en": "shall must will may can should cannot can won is are be was were remain remains being need has have do does waive waives agree agrees undertake undertakes refrain "
    "refrains enjoy enjoys retain retains reserve reserves endeavour endeavor endeavours endeavors strive strives aim aims attempt attempts tries seek seeks work works ought "
    "consent consents accepts accept assumes assume bears bear expressly make makes encourage encourages promote promotes support supports facilitate facilitates foster fosters invite invites covenant covenants guarantee guarantees it hereby commit commits pledge pledges promise promises "
    "warrant warrants represent represents at recognise recognises recognize recognizes acknowledge acknowledges believe believes consider considers affirm affirms reaffirm reaffirms share shares intend intends "
    "wish wishes desire desires qualify qualifies forfeit forfeits lose loses nothing does do purpose intent intention aim goal objective general basic main hope hopes note notes understand understands welcome welcomes value values attach attaches",
    "fr": french.STARTS,
    "es": spanish.STARTS,
}  # fmt: skip


_ENDINGS = {"fr": french.ENDINGS, "es": spanish.ENDINGS}


@cache
def starts(language: str) -> frozenset[str]:
    """Return the words at which a rung can begin."""
    return frozenset(_STARTS[language].split())


def endings(language: str) -> tuple[str, ...]:
    """Return the endings of words at which a rung can begin whatever the word."""
    return _ENDINGS.get(language, ())


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


@cache
def _openings(language: str) -> tuple[Openings | None, ...]:
    return tuple(openings(rung.pattern) for rung in RUNGS[language])


@lru_cache(50_000)
def tried(language: str, first: str, second: str) -> tuple[tuple[Rung, re.Pattern[str]], ...]:
    """Return the rungs that can begin with these two words and their patterns, in order."""
    return tuple(
        (rung, _pattern(rung.pattern))
        for rung, known in zip(RUNGS[language], _openings(language), strict=True)
        if known is None or known.admit(first, second)
    )
