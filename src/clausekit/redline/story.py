"""A story of the old file rewritten so that accepting gives the new one and rejecting the old one.

Every paragraph mark of the old story keeps its element; a mark goes or comes as a change of its
own. The last mark of a story can neither go nor come (there is nothing to join it to), so the last
paragraphs of both stories share one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import field

from lxml.etree import _Element as Element

from clausekit.lean import dataclass
from clausekit.redline.align import Alignment, align, is_split
from clausekit.redline.blocks import Block, blocks_of


@dataclass(slots=True)
class Step:
    """One step of the way from the old story to the new one.

    Attributes:
        kind: `pair`, `delete`, `insert`, `move-from`, `move-to`, `split` (one became several) or
            `merge` (several became one).
        old, new: The blocks concerned.
        group: Number of the move.
        tail: How the paragraph's mark stands: `` is kept, `del` and `ins` come from the end of a
            story, where another paragraph keeps the last mark.
    """

    kind: str
    old: list[Block] = field(default_factory=list)
    new: list[Block] = field(default_factory=list)
    group: int = 0
    tail: str = ""


@dataclass(slots=True)
class Plan:
    """The steps of a story in the order in which they are written."""

    container: Element
    steps: list[Step]
    alignment: Alignment


def plan(
    container: Element, other: Element, group: Callable[[], int], *, ours: bool = False
) -> Plan:
    """Return how the story in `container` becomes the story in `other`."""
    old, new = blocks_of(container, ours=ours), blocks_of(other, ours=ours)
    found = align([b.line for b in old], [b.line for b in new])
    steps = _steps(old, new, found)
    _number_moves(steps, found, old, new, group)
    steps = _close(_joined(steps))
    _whole_moves(steps)
    return Plan(container, steps, found)


def _steps(old: list[Block], new: list[Block], found: Alignment) -> list[Step]:
    steps: list[Step] = []
    at = other = 0
    moved_to = {j: i for i, j in found.moved.items()}

    def gone(end: int) -> None:
        for i in range(at, end):
            steps.append(Step("move-from" if i in found.moved else "delete", [old[i]]))

    def come(end: int) -> None:
        for j in range(other, end):
            steps.append(Step("move-to" if j in moved_to else "insert", [], [new[j]]))

    for i, j in sorted(found.pairs.items()):
        gone(i)
        come(j)
        steps.append(Step("pair", [old[i]], [new[j]]))
        at, other = i + 1, j + 1
    gone(len(old))
    come(len(new))
    return steps


def _number_moves(
    steps: list[Step], found: Alignment, old: list[Block], new: list[Block],
    group: Callable[[], int],
) -> None:  # fmt: skip
    """Give neighbours that moved together one number."""
    numbers: dict[int, int] = {}
    last = (-2, -2)
    for i, j in sorted(found.moved.items()):
        together = (i, j) == (last[0] + 1, last[1] + 1)
        numbers[i] = numbers[last[0]] if together else group()
        last = (i, j)
    sources = {id(old[i]): n for i, n in numbers.items()}
    targets = {id(new[found.moved[i]]): n for i, n in numbers.items()}
    for step in steps:
        if step.kind == "move-from":
            step.group = sources[id(step.old[0])]
        elif step.kind == "move-to":
            step.group = targets[id(step.new[0])]


def _whole_moves(steps: list[Step]) -> None:
    """Turn moves of which one end was needed for something else into deletion and insertion."""
    sources = Counter(s.group for s in steps if s.kind == "move-from")
    targets = Counter(s.group for s in steps if s.kind == "move-to")
    for step in steps:
        if step.kind.startswith("move") and sources[step.group] != targets[step.group]:
            step.kind = "delete" if step.kind == "move-from" else "insert"


def _joined(steps: list[Step]) -> list[Step]:
    """Return the steps with splits and merges seen as such."""
    out: list[Step] = []
    for step in steps:
        last = out[-1] if out else None
        if last is not None and _splits(last, step):
            first, second = (last, step) if last.kind == "pair" else (step, last)
            news = [*last.new, *step.new]
            out[-1] = Step("split", first.old, news)
            assert second.new
        elif last is not None and _merges(last, step):
            out[-1] = Step("merge", [*last.old, *step.old], last.new or step.new)
        else:
            out.append(step)
    return out


def _splits(first: Step, second: Step) -> bool:
    kinds = {first.kind, second.kind}
    if kinds != {"pair", "insert"}:
        return False
    blocks = (*first.old, *second.old, *first.new, *second.new)
    if not all(b.is_paragraph for b in blocks):
        return False
    old, last = (*first.old, *second.old)[0], second.new[0]
    if old.ends_section != last.ends_section:
        return False
    return is_split(old.line.text, first.new[0].line.text, second.new[0].line.text)


def _merges(first: Step, second: Step) -> bool:
    if {first.kind, second.kind} != {"pair", "delete"}:
        return False
    blocks = (*first.old, *second.old, *first.new, *second.new)
    if not all(b.is_paragraph for b in blocks):
        return False
    new, last = (*first.new, *second.new)[0], second.old[0]
    if new.ends_section != last.ends_section:
        return False
    return is_split(new.line.text, first.old[0].line.text, second.old[0].line.text)


def _close(steps: list[Step]) -> list[Step]:
    """Make the last paragraphs of both stories share the last mark."""
    end = len(steps)
    while end and steps[end - 1].kind not in ("pair", "split", "merge"):
        end -= 1
    trailing = steps[end:]
    if not trailing:
        return steps
    for step in trailing:
        step.kind = {"move-from": "delete", "move-to": "insert"}.get(step.kind, step.kind)
    gone = [s for s in trailing if s.kind == "delete"]
    come = [s for s in trailing if s.kind == "insert"]
    blocks = [b for s in trailing for b in (*s.old, *s.new)]
    paragraphs = all(b.is_paragraph for b in blocks)
    if gone and come:
        if gone[-1].old[0].is_paragraph and come[-1].new[0].is_paragraph:
            shared = Step("pair", gone[-1].old, come[-1].new)
            return [*steps[:end], *gone[:-1], *come[:-1], shared]
        return steps
    if not end:
        return steps
    last = steps[end - 1]
    if last.kind == "pair" and paragraphs and last.old[0].is_paragraph:
        last.tail = "del" if gone else "ins"
        return steps
    if not last.old[-1].is_paragraph:
        return steps
    apart = [Step("delete", [b]) for b in last.old] + [Step("insert", [], [b]) for b in last.new]
    return _close([*steps[: end - 1], *apart, *trailing])
