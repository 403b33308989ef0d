"""Fill in missing values: gaps in a clause, and a list of what was agreed, by what each value is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from clausekit.assemble.specimen import specimen
from clausekit.lean import dataclass, replace
from clausekit.library.ladder import ORDERED
from clausekit.model.agreement import Item, Provision
from clausekit.model.inline import Blank, Line, Value, plain
from clausekit.model.paper import (
    PaperBlock,
    PaperHeading,
    PaperList,
    PaperParagraph,
    PaperTable,
    cell,
    words,
)
from clausekit.model.strength import Strength
from clausekit.teaching.answers import Answer, Key
from clausekit.teaching.exercises.workshop import LETTERS, Made, Workshop, joined
from clausekit.teaching.sheets import Question

if TYPE_CHECKING:
    from clausekit.library.records import Parameter

_MARK = "___"


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in a clause from which a value was taken.

    Attributes:
        parameter: What belongs there.
        printed: How the value is printed there.
        better: Which way is better for workers.
    """

    clause: str
    parameter: str
    label: str
    printed: str
    better: str


def make(shop: Workshop) -> Made:
    """Return the exercise from clauses whose gaps have one value each, none for two gaps."""
    blocks: list[PaperBlock] = []
    gaps: list[Gap] = []
    used = 0
    for id_ in shop.lot.shuffled(shop.spec.clauses):
        if used == shop.spec.count:
            break
        found = _clause(shop, id_, len(gaps))
        if found is None:
            continue
        own, printed = found
        gaps += own
        used += 1
        blocks += [PaperHeading(3, words(shop.specimens.heading(id_))), *printed]
    shop.short(used)
    letters = {g: LETTERS[i] for i, g in enumerate(shop.lot.about("list").shuffled(gaps))}
    blocks += _agreed(shop, letters)
    ways = (shop.text("higher"), shop.text("lower"))
    options = tuple(joined((letter, way)) for letter in sorted(letters.values()) for way in ways)
    answers = tuple(_answer(shop, i, gap, letters[gap]) for i, gap in enumerate(gaps, 1))
    questions = tuple(Question(a.label, options) for a in answers)
    return Made(questions, tuple(blocks), Key(answers))


def _clause(shop: Workshop, id_: str, before: int) -> tuple[list[Gap], list[PaperBlock]] | None:
    """Return the gaps of a clause and its text with them; None where it has fewer than two."""
    clause = shop.specimens.clause(id_)
    empty = {
        n: replace(p, values={}) if _can_be_gap(p.type, p.better) else p
        for n, p in clause.parameters.items()
    }
    arguments = (Strength.STRONG, shop.language, shop.report)
    whole = specimen(shop.specimens.library, clause, *arguments)
    holed = specimen(shop.specimens.library, replace(clause, parameters=empty), *arguments)
    labels = clause.texts[shop.language].parameters
    by_label = {label: name for name, label in labels.items()}
    gaps: list[Gap] = []
    blocks: list[PaperBlock] = []
    for full, open_ in zip(whole, holed, strict=True):
        fuller, opener = list(_lines(full.node)), list(_lines(open_.node))
        own = _gaps(fuller, opener, id_, by_label, empty)
        if not own or any(g.label in [h.label for h in gaps] for g in own):
            continue
        shop.specimens.use(shop.specimens.provisions(id_, Strength.STRONG)[full.id])
        numbers = iter(range(before + len(gaps) + 1, 100))
        texts = [_with_gaps(shop, line, numbers) for line in opener]
        gaps += own
        blocks.append(PaperParagraph(words(texts[0])))
        if len(texts) > 2:
            blocks.append(PaperList(tuple(words(t) for t in texts[2:]), "letters"))
        if texts[1]:
            blocks.append(PaperParagraph(words(texts[1])))
    return (gaps, blocks) if len(gaps) > 1 else None


def _can_be_gap(type_: str, better: str) -> bool:
    return type_ in ORDERED and better in ("higher", "lower")


def _lines(node: Provision) -> Iterator[Line]:
    """Yield the lines of a provision: content, closing, then items."""
    yield node.content
    yield node.closing
    for item in _all_items(node.items):
        yield item.content


def _all_items(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from item.items


def _gaps(
    full: list[Line],
    open_: list[Line],
    clause: str,
    by_label: Mapping[str, str],
    parameters: Mapping[str, Parameter],
) -> list[Gap]:
    """Return the gaps of a provision; none where the two texts do not run side by side."""
    values = [n for line in full for n in line if isinstance(n, Value | Blank)]
    places = [n for line in open_ for n in line if isinstance(n, Value | Blank)]
    frames = [
        plain(tuple(n for n in line if not isinstance(n, Value | Blank)))
        for line in (*full, *open_)
    ]
    if len(values) != len(places) or frames[: len(full)] != frames[len(full) :]:
        return []
    gaps = []
    for value, place in zip(values, places, strict=True):
        if isinstance(place, Blank) and isinstance(value, Value):
            name = by_label[place.label]
            gaps.append(Gap(clause, name, place.label, value.text, parameters[name].better))
    return gaps if len({g.label for g in gaps}) == len(gaps) else []


def _with_gaps(shop: Workshop, line: Line, numbers: Iterator[int]) -> str:
    marked = tuple(
        Value(f"{_MARK} ({next(numbers)}) {_MARK}", "text") if isinstance(n, Blank) else n
        for n in line
    )
    return shop.specimens.words(marked)


def _agreed(shop: Workshop, letters: dict[Gap, str]) -> list[PaperBlock]:
    rows = tuple(
        (cell(letter), cell(gap.label), cell(gap.printed))
        for gap, letter in sorted(letters.items(), key=lambda entry: entry[1])
    )
    agreed = PaperTable(
        tuple(words(shop.text(k)) for k in ("letter", "what", "agreed")), rows, (2, 8, 4),
        shop.text("list"),
    )  # fmt: skip
    blanks = tuple((cell(str(i)), cell(""), cell("")) for i in range(1, len(letters) + 1))
    header = tuple(words(shop.text(k)) for k in ("gap", "letter", "better"))
    return [agreed, PaperTable(header, blanks, (1, 2, 5), shop.text("yours"))]


def _answer(shop: Workshop, index: int, gap: Gap, letter: str) -> Answer:
    way = shop.text(gap.better)
    why = shop.text("why", label=gap.label, value=gap.printed)
    return Answer(str(index), joined((letter, way)), why)
