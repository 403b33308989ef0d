"""The grammatical subject of a verb in an English sentence: who bears it, and whose thing bears it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clausekit.lean import replace
from clausekit.lint.passages.patterns import lazy

_BRACKETS = lazy(r"\([^()]*\)")
_BREAK = lazy(r"[;:](?!\d)")
# A stretch between commas that only says when, how or on what condition.
_ASIDE = lazy(
    r"^\s*(?:(?:and|or|but)\s+)?(?:at|in|on|upon|subject|to|without|with|within|by|for|as|from|if|where|when"
    r"|whenever|unless|including|during|after|before|prior|following|provided|except|notwithstanding|under"
    r"|pursuant|until|once|while|whether|should|regardless|because|since|due|based|such\s+as|not|nor"
    r"|further\w*|directly|indirectly|promptly|immediately|effective|either|\w+ly|\w+ing)\b"
    r"|^\s*(?:however|therefore|moreover|instead|otherwise|hereby|then|also|nevertheless|thereafter)\s*$"
)
_LINK = lazy(
    r"^\s*(?:(?:and|or|but|then|so|thereafter|however|moreover|accordingly|therefore)\b\s*)+"
)
_CLAUSE = lazy(
    r"\b(?P<word>that|which|who|whom|whose|where|wherever|when|whenever|if|unless|until|as|because"
    r"|whereby|while|than|once|after|before|provided|agrees?|agreed|so|but)\b"
)
_AND = lazy(r"\b(?:and|or|but|then|nor)\s*(?:hereby\s*)?$")
_STOP = lazy(
    r"\s+(?:of|in|for|under|to|by|with|on|at|between|from|hereunder|hereto|herein|within|during|who|whom|which"
    r"|that|whose|upon|including|as|arising|made|provided|set|required|referred|described|entitled|eligible"
    r"|is|are|was|were|has|have)\b|\s*,"
)
_TRAILING = re.compile(r"(?:\s+(?:further|hereby|also|each|both|then|\w+ly))+\s*$")
_ADVERB = re.compile(r"\s+(?:expressly|hereby|further)\b")
_OWNED = lazy(r"(?P<owner>[\w-]+)\s?[’']s?\s+(?P<thing>[\w\s-]+)$")
_CLAIM = lazy(
    r"(?P<owner>[\w-]+)\s?[’']s?\s+(?P<thing>duty|duties|obligations?|responsibilit(?:y|ies)|rights?|entitlements?)"
    r"\s+(?:to|under|of|in)\b(?![^;:]*\b(?:shall|must|will|may|is|are)\b)[^;:]*$"
)
_FRONTED = lazy(
    r"(?:\b(?:in|under|at|on)\s+no\s+[^,;]*|\b(?:nor|neither|never|only)\b[^,;]{0,40})[,\s]*$"
)
_TURNED = lazy(r"^\s+(?:the\s+|an?\s+|any\s+|such\s+|either\s+)?(?P<who>[\w-]+)\b(?!\s?[’'])")
_FINITE = lazy(
    r"\b(?:is|are|has|have|was|were|does|do|shall|must|will|may|can|makes?|agrees?|hereby|acknowledges?)\b"
)
_MODAL = lazy(r"\b(?:shall|must|will|may|can|should)\b")
_JOINED = lazy(r".*\b(?:and|or|but|nor)\b(?=\s+\S)")
_SUCH = lazy(r"\b(?:such|said)\s+[\w-]+(?:\s+(?:and|or)\s+[\w-]+)?\s*$")
_FIRST = lazy(r"^\s*(?:the|a|an|any|each|every|all|such|said|no|neither|both|either|of)\b")
_OF = lazy(r"\s+(?:of|to|by|from|for)\s+(?:the\s+|an?\s+|any\s+|each\s+|such\s+)?(?P<who>[\w-]+)")


@dataclass(frozen=True, slots=True)
class Bearer:
    """The subject of a verb.

    Attributes:
        heads: The nouns that bear it, in lower case: `executive`, `company`; or `salary`.
        owner: Whose thing the head is: `Tenant's failure`, `the duty of the Lessee`; else empty.
        same: Whether the verb shares the subject of the verb before it.
        inside: Whether the verb stands in a clause that depends on another.
        supposed: Whether the verb only says on what condition: `if the policy shall expire`.
        inverted: Whether the subject follows the verb: `in no event may the tenant`.
    """

    heads: tuple[str, ...]
    owner: str = ""
    same: bool = False
    inside: bool = False
    inverted: bool = False
    supposed: bool = False


def bearer(before: str, after: str = "") -> Bearer:
    """Return the subject of the verb between `before` and `after`, the folded sentence around it."""
    if after and _FRONTED.search(before):  # in no event may the tenant …
        turned = _TURNED.match(after)
        if turned is not None:
            return Bearer((turned.group("who"),), inverted=True)
    plain = _BRACKETS.sub(lambda m: " " * len(m.group()), before)
    breaks = [m.end() for m in _BREAK.finditer(plain)]
    plain = plain[breaks[-1] :] if breaks else plain
    if _AND.search(plain):
        return _shared(plain)
    claim = _CLAIM.search(plain)
    if claim is not None:
        return Bearer((claim.group("thing"),), claim.group("owner"))
    pieces = plain.split(",")
    for k in range(len(pieces) - 1, -1, -1):
        piece = pieces[k]
        whole = k < len(pieces) - 1  # a comma closes it: its own clause, if any, is complete
        if not piece.strip() or (k and _ASIDE.match(piece) and (whole or not _has_clause(piece))):
            continue
        found = _in_piece(piece)
        if found is not None:
            return found
    return Bearer(())


def _shared(plain: str) -> Bearer:
    """Return a bearer that the verb shares with the one before, with that one's subject if it stands here."""
    verb = _FINITE.search(plain)
    first = _phrase(plain[: verb.start()], inside=False) if verb is not None else None
    return Bearer(first.heads, first.owner, same=True) if first else Bearer((), same=True)


def _has_clause(piece: str) -> bool:
    """Return whether an aside holds a subject of its own just before its end: `as it may`."""
    ends = [m.end() for m in _CLAUSE.finditer(piece)]
    return bool(ends) and bool(piece[ends[-1] :].strip())


def _in_piece(piece: str) -> Bearer | None:
    link = _LINK.match(piece)
    piece = piece[link.end() :] if link else piece
    if not piece.strip():
        return Bearer((), same=True)
    such = _SUCH.search(piece)
    if such is not None:
        return _phrase(piece[such.start() :], inside=False)
    said = [m.end() for m in _MODAL.finditer(piece)]
    second = _JOINED.search(piece, said[-1]) if said else None
    if second is not None:  # the tenant shall pay the rent and the landlord …
        return _phrase(piece[second.end() :], inside=False)
    inside = supposed = False
    links = list(_CLAUSE.finditer(piece))
    if links:
        last = links[-1]
        rest = piece[last.end() :]
        word = last.group("word")
        inside = word not in ("agree", "agrees", "agreed", "so", "but")
        supposed = word in ("if", "unless", "when", "whenever", "until")
        if not rest.strip():
            return Bearer((), inside=True)
        piece = rest
    found = _phrase(piece, inside=inside)
    return replace(found, supposed=supposed) if found and supposed else found


def _phrase(piece: str, *, inside: bool) -> Bearer | None:
    """Return the subject that a noun phrase names."""
    text = piece.strip()
    while (first := _FIRST.match(text)) is not None:
        text = text[first.end() :].strip()
    if not text:
        return None
    of = None
    text = _TRAILING.sub("", _ADVERB.split(text, maxsplit=1)[0])
    stop = _STOP.search(text)
    if stop is not None:
        of = _OF.match(text, stop.start())
        text = text[: stop.start()]
    owned = _OWNED.search(text)
    if owned is not None:
        thing = owned.group("thing").split()
        return Bearer((thing[-1],), owned.group("owner"), inside=inside)
    heads = tuple(part.split()[-1] for part in _split(text) if part.split())
    return Bearer(heads, of.group("who") if of else "", inside=inside)


def _split(text: str) -> list[str]:
    for word in (" and the ", " or the ", " and ", " or ", " nor "):
        text = text.replace(word, "|")
    return text.split("|")
