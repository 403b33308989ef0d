"""Names of jobs for one sex that no table lists: tallyman, wharfmen."""

from __future__ import annotations

import re
from functools import cache

from clausekit.lint.data import table
from clausekit.lint.passages.words import word_set

ANY_ROLE = "Name the work, or say “worker” or “person”."
BEFORE_ROLE = [[w] for w in ("the", "a", "an", "any", "each", "every", "no", "our", "all", "chief")]
_NO_ROLES = word_set(  # words that only end so, and figures of speech
    "human humans woman women german roman norman ottoman talisman shaman caiman ramen omen specimen "
    "abdomen stamen acumen regimen cayman brahman turkoman bitumen lumen hymen foramen amen cyclamen "
    "albumen rumen examen gravamen dolmen snowman snowmen superman supermen strawman bogeyman sandman "
    "caveman cavemen everyman gentleman gentlemen madman madmen taliban batman spiderman nobleman "
    "noblemen kinsman kinsmen kinswoman kinswomen tribesman tribesmen countryman countrymen horseman "
    "horsemen bushman bushmen highwayman highwaymen swordsman swordsmen statesman statesmen frenchman "
    "frenchmen englishman englishmen irishman irishmen scotsman scotsmen welshman welshmen dutchman "
    "dutchmen yemen semen ataman hetman desman toman numen superhuman inhuman subhuman nonhuman "
    "unwoman unman layman laymen merman mermen birdman hangman hangmen"
)


@cache
def _listed() -> frozenset[str]:
    """Return every word of the English tables of gender words."""
    found: set[str] = set()
    for rows in table("gender.en").values():
        if isinstance(rows, (list, tuple)):
            found.update(
                w for r in rows for w in re.findall(r"[a-z]+", str(r).split("=>")[0].lower())
            )
    return frozenset(found)


def unlisted(word: str) -> bool:
    """Return whether a word looks like the name of a job for one sex that no table has: tallyman."""
    return (
        word.endswith(("man", "men"))
        and len(word) > 5
        and word.isalpha()
        and word not in _NO_ROLES
        and word not in _listed()
    )
