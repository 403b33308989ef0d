"""Who is named in a text: a person by name, or a role that someone named holds.

Nothing here knows every name. It is enough to see that a name stands beside a role, or that a
pronoun has a named person to point at; when in doubt a rule stays silent.
"""

# Patterns are kept whole.

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from clausekit.lint.data import table
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set

TITLES = (
    "Mr|Mrs|Ms|Miss|Mx|Messrs|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Reverend|Father|Sister|Brother|Saint|St|"
    "President|Senator|Governor|Mayor|Judge|Justice|Minister|Secretary|General|Colonel|Captain|Major|Sergeant|"
    "Lieutenant|Admiral|King|Queen|Prince|Princess|Pope|Bishop|Archbishop|Cardinal|Rabbi|Imam|Sheikh|Emperor|"
    "Uncle|Aunt|Coach|Detective|Inspector|Officer|Chairman|Congressman|Congresswoman|Representative|"
    "M|MM|Mme|Mlle|Me|Maître|Monsieur|Madame|Sr|Sra|Srta|Don|Doña|D|Dña|Señor|Señora"
)
_CAP = r"[A-ZÀ-Þ][\w’'ÀÿA-z-]*"
TITLED = lazy(
    rf"(?<!\w)(?=[A-Z])(?:{TITLES})\.?\s+(?:(?:de|von|van|del|der|la|le|bin|al)\s+)*[A-ZÀ-Þ]\w+"
)
FULL_NAME = lazy(
    r"[A-ZÀ-Þ](?<![\w.].)[a-zà-ÿ'’]++(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?=\s)(?:\s+[A-Z]\.)*"
    r"(?:\s+(?:de|von|van|del|der|la|le|da|di|bin|ibn|al|Mc|O'))*\s+[A-ZÀ-Þ][a-zà-ÿA-Z'’]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?"
)
_SINGLE = lazy(r"[A-ZÀ-Þ](?<![\w.'’-].)[a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?![\w-])")
_TITLES = frozenset(TITLES.lower().split("|"))


@cache
def first_names() -> frozenset[str]:
    """Return common given names, in lower case."""
    return frozenset(str(table("names")["first"]).split())


@cache
def not_names() -> frozenset[str]:
    """Return capitalised words that are no person's name: parties, places, days, institutions."""
    return frozenset(str(table("names")["other"]).split())


def capitalised(text: str) -> list[tuple[int, int]]:
    """Return the ranges of single words with a capital."""
    return [m.span() for m in _SINGLE.finditer(text)]


def person_ranges(
    text: str, words: Sequence[str] | None = None, alone: Sequence[tuple[int, int]] | None = None
) -> list[tuple[int, int]]:
    """Return the ranges that look like the name of a person.

    Args:
        text: The text.
        words: Its folded words, where they are known.
        alone: Its words with a capital, where they are known.
    """
    found: list[tuple[int, int]] = []
    if words is None or not _TITLES.isdisjoint(words):
        found += [m.span() for m in TITLED.finditer(text)]
    found += [m.span() for m in FULL_NAME.finditer(text) if _names_somebody(m.group())]
    given = first_names()
    if words is not None and given.isdisjoint(words):
        return found
    single = capitalised(text) if alone is None else alone
    found += [(s, e) for s, e in single if text[s:e].lower() in given]
    return found


@lru_cache(4096)
def _names_somebody(words: str) -> bool:
    """Return whether two capitalised words in a row are a name and not a body or a party."""
    parts = re.findall(r"[\wÀ-ÿ]+", words.lower())
    return parts[0] not in _OPENERS and (parts[0] in first_names() or not_names().isdisjoint(parts))


def lone_names(text: str, single: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the capitalised words inside a sentence that may be a surname."""
    others = not_names()
    return [
        (start, end)
        for start, end in single
        if text[start:end].lower() not in others and _sign_before(text, start) not in _OPENING
    ]


def _sign_before(text: str, at: int) -> str:
    """Return the last character before the place that is no blank; empty where there is none."""
    at -= 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return text[at] if at >= 0 else ""


_OPENING = frozenset({".", "!", "?", ":", "“", '"', ""})


_OPENERS = word_set(
    "the a an this that these those each every any no all both such if when where while after "
    "before in on at by for from to under upon with without as and or but nor not once since "
    "until unless although though because however moreover furthermore thus hence therefore "
    "then there here it he she they we you i his her their our your my its who what which why "
    "how whoever le la les un une des du au aux ce cet cette ces chaque tout toute tous "
    "toutes en dans pour par sur sous avec sans si lorsque quand el los las una unos unas "
    "este esta estos estas cada todo toda todos todas en para por con sin cuando según"
)
