"""Terms and references that no longer hold in what came back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clausekit.api.returned.outline import Outline
from clausekit.api.returned.result import LinePair
from clausekit.lean import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in their file.

    Attributes:
        deleted: Keys of provisions that they took out, with the number that ours had.
        labels: The number that theirs has, by key.
        lost_terms: Terms whose definition they deleted or changed, with the word for which.
    """

    deleted: Mapping[str, str]
    labels: Mapping[str, str]
    lost_terms: Mapping[str, str]


def broken_links(
    key: str, lines: tuple[LinePair, ...], outline: Outline, standing: Standing
) -> Iterator[str]:
    """Yield what is broken in a provision that still stands."""
    theirs = " ".join(line.theirs for line in lines)
    ours = " ".join(line.ours for line in lines)
    if not theirs:
        return
    for target, printed in dict.fromkeys(outline.references.get(key, ())):
        shown = " ".join(printed.split())
        if target in standing.deleted and shown in theirs:
            yield f"refers to {shown}, which they deleted"
        elif shown in ours and shown in theirs and _moved_on(target, outline, standing):
            yield f"refers to {shown}, which is {standing.labels[target]} in their file"
    folded, before = theirs.casefold(), ours.casefold()
    for term, printed in dict.fromkeys(outline.terms.get(key, ())):
        word = printed.casefold()
        if term in standing.lost_terms and word in folded:
            yield f"uses “{printed}”, whose definition they {standing.lost_terms[term]}"
        elif word in before and word not in folded:
            yield f"no longer uses the defined term “{printed}”"


def _moved_on(target: str, outline: Outline, standing: Standing) -> bool:
    new, old = standing.labels.get(target, ""), outline.labels.get(target, "")
    return bool(new and old) and _bare(new) != _bare(old)


def _bare(label: str) -> str:
    return label.rsplit(maxsplit=1)[-1].rstrip(".") if label.split() else ""
