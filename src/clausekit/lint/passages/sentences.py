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
_LAST_WORD = lazy(r"([\w.]+)\.[\"'”’»)\]]*\s*$")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the sentences of a paragraph, in order, without gaps."""
    cuts: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] == "." and _abbreviated(text[start : match.start() + 1]):
            continue
        cuts.append((start, match.end()))
        start = match.end()
    if start < len(text) or not cuts:
        cuts.append((start, len(text)))
    return tuple(cuts)


def _abbreviated(before: str) -> bool:
    last = _LAST_WORD.search(before[-24:])
    if last is None:
        return False
    word = last.group(1)
    return word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper())
