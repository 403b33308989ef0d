"""Answers: decisions become tracked changes and comments of ours in their file."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from clausekit.errors import InputError, OutputError
from clausekit.lean import dataclass

if TYPE_CHECKING:
    from clausekit.api.returned.decisions import Decisions
    from clausekit.api.returned.judge import Judge
    from clausekit.api.returned.result import Comparison, ProvisionResult
    from clausekit.readers.docx import WordDocument


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """Their file with our answer in it.

    Attributes:
        content: The Word file, as bytes.
        counts: How many provisions were accepted, refused, countered and left open.
        open: What is still to be decided, by name.
        notes: What was not done, and why.
        accepted: What was accepted, for the agreement file.
    """

    content: bytes
    counts: dict[str, int]
    open: tuple[str, ...]
    notes: tuple[str, ...]
    accepted: tuple[ProvisionResult, ...]
    language: str

    def __str__(self) -> str:
        words = {"accept": "accepted", "refuse": "refused", "counter": "countered", "open": "open"}
        return ", ".join(f"{self.counts.get(k, 0)} {w}" for k, w in words.items())


def answer_returned(
    agreement: Path,
    returned: Path,
    decisions: Decisions,
    date: str,
    libraries: Sequence[Path] = (),
) -> AnswerFile:
    """Return their file with our answer as tracked changes and comments.

    Raises:
        AgreementError: The agreement file cannot be read or used.
        ReadError: Their file is refused or cannot be read.
        InputError: The decisions are about another file, or about provisions that are not there.
        OutputError: The result fails its own check; nothing is written.
    """
    from clausekit.api.comparing import draft_of, judged
    from clausekit.api.redlining import moment
    from clausekit.api.returned.reply import Reply
    from clausekit.api.word_files import bytes_of, packed
    from clausekit.readers.docx import read_document
    from clausekit.readers.docx.parts import parts_of
    from clausekit.redline.answer import Answer
    from clausekit.redline.compare import Signature
    from clausekit.writers.docx.writer import write_docx

    content = bytes_of(returned)
    _same_file(content, decisions, returned)
    draft, library = draft_of(agreement, libraries)
    assert draft.agreement is not None
    comparison, judge, document = judged(draft, library, content, agreement.name, returned.name)
    ours = write_docx(draft.agreement)
    answer = Answer(
        parts_of(content, returned.name).parts,
        parts_of(ours, "ours").parts,
        Signature(decisions.author, moment(date)),
    )
    reply = Reply(answer, judge, document, read_document(ours, "ours"))
    decided = [c for c in decisions.choices if c.decision != "open"]
    unknown = [c.id for c in decided if not reply.carry_out(c)]
    if unknown:
        raise InputError(
            f"The decisions name what is not in the comparison: {', '.join(unknown)}.",
            hint="Write a new decisions file with `clausekit compare --decisions`.",
        )
    made = packed(answer.result())
    _check(read_document(made, "the answer"), reply.wanted, document, judge)
    return _reported(made, comparison, decisions, reply.notes)


def _reported(
    made: bytes, comparison: Comparison, decisions: Decisions, notes: Sequence[str]
) -> AnswerFile:
    from clausekit.api.returned.report import heading

    chosen = {c.id: c.decision for c in decisions.choices}
    counts: dict[str, int] = {}
    for result in comparison.notable:
        decision = chosen.get(result.id, "open")
        counts[decision] = counts.get(decision, 0) + 1
    open_ = [heading(r) for r in comparison.notable if chosen.get(r.id, "open") == "open"]
    accepted = [r for r in comparison.provisions if chosen.get(r.id) == "accept"]
    return AnswerFile(
        made, counts, tuple(open_), tuple(notes), tuple(accepted), comparison.language
    )


def _same_file(content: bytes, decisions: Decisions, returned: Path) -> None:
    if decisions.sha256 and decisions.sha256 != sha256(content).hexdigest():
        raise InputError(
            f"The decisions were made on another file than “{returned}”.",
            hint="Compare this file and decide again: `clausekit compare --decisions`.",
        )


def _check(result: WordDocument, wanted: Sequence[str], before: WordDocument, judge: Judge) -> None:
    """Make sure that the answer reads as it should, and that nobody's change was lost."""
    from clausekit.api.returned.units import even, units_of, without_pages

    texts = {u.text for u in units_of(result, "accepted")}
    for text in wanted:
        if even(text) not in texts and without_pages(even(text)) not in texts:
            raise OutputError(
                f"The answer would not read “{text[:80]}”; nothing was written.",
                "This is a bug in clausekit: please report it with the two files.",
            )
    lost = set(before.authors) - set(result.authors)
    if lost and judge.theirs:
        raise OutputError(
            f"The answer would lose changes of {', '.join(sorted(lost))}; nothing was written."
        )


def bring_agreement_up_to_date(
    agreement: Path, answer: AnswerFile, libraries: Sequence[Path] = ()
) -> tuple[list[str], list[str]]:
    """Change the agreement file to what was accepted; return what was done, and what was not.

    Raises:
        InputError: The file cannot be read.
    """
    from clausekit.api.returned.agreed import bring_up_to_date
    from clausekit.api.shelf import shelf_for

    if not answer.accepted:
        return [], []
    return bring_up_to_date(
        agreement, shelf_for(agreement, libraries), answer.accepted, answer.language
    )
