"""Where sentences begin and end; abbreviations and numbers do not end one."""

# Patterns are kept whole.

from __future__ import annotations

from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set

_END = lazy(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[¿¡—–-]*\s*[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof st rev hon sen rep gov gen col lt sgt capt cmdr adm maj jr sr messrs "
    "mm mme mlle mmes me no nos nr art arts sec secs para paras cl cls ch pp p vol ed eds fig "
    "e.g i.e eg ie cf vs v al etc ca approx inc ltd co corp llc plc u.s u.k u.n d.c sra sres "
    "srta d dña ud uds núm núms n pág págs s.a s.l ee.uu ss jan feb mar apr jun jul aug sep "
    "sept oct nov dec av bd ibid op loc resp par"
)
_LAST_WORD = lazy(r"[\w.]+\Z")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the sentences of a paragraph, in order, without gaps."""
    cuts: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        at, end = match.span()
        if text[at] == "." and _abbreviated(text[max(start, at - 23) : at]):
            continue
        cuts.append((start, end))
        start = end
    if start < len(text) or not cuts:
        cuts.append((start, len(text)))
    return tuple(cuts)


def _abbreviated(before: str) -> bool:
    """Return whether the words before a full stop end in an abbreviation or an initial."""
    word = before.rpartition(" ")[2]
    if not word.isalnum():
        last = _LAST_WORD.search(before)
        if last is None:
            return False
        word = last.group()
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())
