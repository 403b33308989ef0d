"""The skeleton of a document: empty parts, doubled paragraphs, numbers that jump, sentences without end."""

# ruff: noqa: ARG002, D102
# The base class documents `check`, which not every rule needs all of.

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.diagnostics import Severity
from clausekit.lint.facts import LintContext
from clausekit.lint.numbering.labels import normal
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.rule import Finding, Rule


class EmptyPart(Rule):
    """A heading has nothing under it.

    Something was taken out and its heading forgotten, or its text is still to come.

    Bad: A heading “Training”, and at once the next heading.
    Good: A heading with at least one provision.
    """

    name = "structure/empty-part"
    foreign = Severity.INFO

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        previous: Passage | None = None
        for passage in document.body():
            heading = passage.paragraph.role == "heading"
            if (
                previous is not None
                and heading
                and passage.paragraph.level <= previous.paragraph.level
            ):
                yield self.at(
                    previous,
                    0,
                    len(previous.text),
                    f"“{previous.text[:60]}” has nothing under it.",
                    kind=document.kind,
                )
            if passage.text.strip() or heading:
                previous = passage if heading else None
        if previous is not None:
            yield self.at(
                previous,
                0,
                len(previous.text),
                f"“{previous.text[:60]}” has nothing under it.",
                kind=document.kind,
            )


class DoubledParagraph(Rule):
    """The same paragraph stands twice.

    One of them will be amended and the other not.

    Bad: Two provisions with the same sixty words.
    Good: One provision, and a reference to it.
    """

    name = "structure/doubled-paragraph"
    foreign = Severity.INFO
    kinds = frozenset({"agreement", "foreign"})

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        alike: dict[tuple[int, str, str, str], Passage] = {}
        seen: dict[str, Passage] = {}
        for passage in document.body():
            words = passage.words
            if passage.paragraph.role not in ("body", "item") or len(words) < 15:
                continue
            like = alike.setdefault((len(words), words[1], words[-6], words[-2]), passage)
            if like is passage:  # nothing before can be the same
                continue
            seen.setdefault(" ".join(like.words), like)
            before = seen.setdefault(" ".join(words), passage)
            if before is not passage:
                where = before.paragraph.place or f"paragraph {before.index + 1}"
                yield self.at(
                    passage,
                    0,
                    min(len(passage.text), 80),
                    f"This paragraph stands already at {where}.",
                    kind=document.kind,
                )


class NumberGap(Rule):
    """A typed number is missing or stands twice.

    In a document numbered by hand a gap shows where something was taken out.

    Bad: 4.1, 4.2, 4.4
    Good: 4.1, 4.2, 4.3
    """

    name = "structure/number-gap"
    severity = Severity.INFO
    kinds = frozenset({"foreign"})

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        last: dict[str, int] = {}
        for passage in document.body():
            match = re.match(r"^\s*(\d+(?:\.\d+)+)[.)]?\s+\S", passage.text)
            if match is None or passage.paragraph.label:
                continue
            number = normal(match.group(1))
            stem, _, own = number.rpartition(".")
            if not own.isdigit():
                continue
            before = last.get(stem)
            if before is not None and int(own) not in (before + 1, 1) and int(own) < before + 6:
                kind = "stands twice" if int(own) == before else f"follows {stem}.{before}"
                yield self.at(
                    passage,
                    match.start(1),
                    match.end(1),
                    f"“{match.group(1)}” {kind}.",
                    kind=document.kind,
                )
            last[stem] = int(own)


class LongSentence(Rule):
    """A sentence is too long to be read aloud.

    Members and judges lose the thread; exceptions hide in the middle. Make a list or two sentences.

    Bad: One sentence of more than seventy words.
    Good: Short sentences, one duty each.
    """

    name = "structure/long-sentence"
    severity = Severity.INFO
    limit = 70

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        for passage in document.body():
            if len(passage.words) <= self.limit or passage.paragraph.role in (
                "quote",
                "recital",
                "note",
            ):
                continue
            for start, end in passage.sentences:
                words = passage.word_index(end) - passage.word_index(start)
                if words > self.limit:
                    yield self.at(
                        passage,
                        start,
                        min(end, start + 60),
                        f"This sentence has {words} words.",
                        hint="Make a list or two sentences.",
                        kind=document.kind,
                    )


class SingleItem(Rule):
    """A list has one item.

    Either an item was lost, or it is no list.

    Bad: The notice states: (a) the purpose.
    Good: The notice states the purpose.
    """

    name = "structure/single-item"
    severity = Severity.INFO
    kinds = frozenset({"agreement", "library"})

    def check(self, document: Document, context: LintContext) -> Iterator[Finding]:
        rows = list(document.body())
        for i, passage in enumerate(rows):
            if passage.paragraph.role != "item":
                continue
            level = passage.paragraph.level
            before = rows[i - 1].paragraph if i else None
            if before is not None and before.role == "item" and before.level >= level:
                continue
            following = (rows[k].paragraph for k in range(i + 1, len(rows)))
            after = next((p for p in following if p.role != "item" or p.level <= level), None)
            if after is None or after.role != "item" or after.level < level:
                yield self.at(
                    passage,
                    0,
                    min(len(passage.text), 60),
                    "This list has one item.",
                    kind=document.kind,
                )
