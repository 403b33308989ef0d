"""The way back: a returned file is mapped, judged, answered, and the agreement brought up to date."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.unit.api.returned_files import Copy, returned, text_of

from clausekit.api import answering, comparing
from clausekit.api.returned.decisions import decisions_text, read_decisions
from clausekit.api.returned.result import Comparison, ProvisionResult
from clausekit.api.returned.units import even
from clausekit.api.word_files import packed
from clausekit.errors import InputError
from clausekit.readers.docx import prose_of, read_document
from clausekit.readers.docx.parts import parts_of
from clausekit.redline.parts import Parts
from clausekit.writers.docx.writer import write_docx

NOTICE = "At least 60 days before a merger"
BENEFIT = "Technology shall benefit workers"
SCOPE = "The Company recognises the Global Union"
BROADER = "Where law at the place of work, or an"
SYSTEM = "A provision on a system applies from its"


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    path = tmp_path / "agreement.yaml"
    text = (ROOT / "examples" / "volta-mobility.yaml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def ours(agreement: Path) -> bytes:
    draft, _ = comparing.draft_of(agreement, ())
    assert draft.agreement is not None
    return write_docx(draft.agreement)


def edits(copy: Copy) -> None:
    copy.replace(NOTICE, "60", "14")
    copy.replace(BENEFIT, "shall", "may")
    copy.delete(BROADER)
    copy.add_after(SYSTEM, "The Company may change any system without notice.")


def silently(copy: Copy) -> None:
    copy.replace(SCOPE, "recognises", "notes")
    copy.comment("Technology", "We cannot promise this.")


def compared(agreement: Path, content: bytes) -> Comparison:
    path = agreement.parent / "returned.docx"
    path.write_bytes(content)
    return comparing.compare_returned(agreement, path)


def result(comparison: Comparison, words: str) -> ProvisionResult:
    for found in comparison.provisions:
        if any(words in line.ours or words in line.theirs for line in found.lines):
            return found
    raise AssertionError(words)


def test_our_own_draft_comes_back_unchanged(agreement: Path, ours: bytes) -> None:
    found = compared(agreement, ours)
    assert set(found.counts) == {"unchanged", "untracked"}
    assert not found.notable


def test_changes_are_told_with_what_they_mean(agreement: Path, ours: bytes) -> None:
    found = compared(agreement, returned(ours, edits, silent=silently))
    assert {k: v for k, v in found.counts.items() if k != "unchanged"} == {
        "changed": 3,
        "deleted": 1,
        "new": 1,
        "untracked": 1,
    }
    (value,) = result(found, "14 days before a merger").values
    assert (value.old, value.new, value.worse) == ("60 days", "14 days", True)
    assert "below basic" in value.verdict
    (verb,) = result(found, "Technology may benefit").verbs
    assert (verb.old, verb.new, verb.weaker) == ("shall", "may", True)
    assert [c.text for c in result(found, "Technology may benefit").comments] == [
        "We cannot promise this."
    ]
    gone = result(found, BROADER)
    assert gone.status == "deleted"
    assert gone.elements


def test_silent_changes_are_told_apart_from_tracked_ones(agreement: Path, ours: bytes) -> None:
    found = compared(agreement, returned(ours, edits, silent=silently))
    assert [r.untracked for r in found.notable].count(True) == 1
    assert result(found, "notes the Global Union").untracked


def test_splits_merges_and_moves_are_named(agreement: Path, ours: bytes) -> None:
    def rearranged(copy: Copy) -> None:
        first = copy.paragraph(SYSTEM)
        target = copy.paragraph(BENEFIT)
        target.addprevious(first)
        notice = copy.paragraph(NOTICE)
        words = text_of(notice)
        half = words.index(". ") + 1  # after the first sentence
        runs = list(notice.iter("{*}r"))
        for run in runs[1:]:
            notice.remove(run)
        next(notice.iter("{*}t")).text = words[:half]
        copy.add_after(NOTICE, words[half + 1 :])

    content = Copy(ours)
    rearranged(content)
    found = compared(agreement, packed(content.content))
    assert result(found, SYSTEM).status == "moved"
    assert [line.how for line in result(found, NOTICE).lines] == ["split"]


def test_a_paragraph_joined_to_one_that_was_typed_anew_is_merged_not_lost(
    agreement: Path, ours: bytes
) -> None:
    copy = Copy(ours)
    first = copy.paragraph(BROADER)
    second = first.getnext()
    assert second is not None
    words = even(text_of(second))
    for number, run in enumerate(list(first.iter("{*}t"))):
        run.text = "They may agree otherwise as they see fit, each for its own part. " * (
            not number
        )
    for run in list(second.iter("{*}r")):
        first.append(run)
    copy.body.remove(second)
    found = compared(agreement, packed(copy.content))
    hows = [line.how for r in found.provisions for line in r.lines if words in line.ours]
    assert hows
    assert set(hows) == {"merged"}


def test_mapping_needs_no_bookmarks(agreement: Path, ours: bytes) -> None:
    copy = Copy(returned(ours, edits))
    copy.without_bookmarks()
    found = compared(agreement, packed(copy.content))
    assert {k: v for k, v in found.counts.items() if k not in ("unchanged", "untracked")} == {
        "changed": 2,
        "deleted": 1,
        "new": 1,
    }


def test_deleted_targets_are_reported_where_they_are_referred_to(
    agreement: Path, ours: bytes
) -> None:
    draft, _ = comparing.draft_of(agreement, ())
    assert draft.agreement is not None
    copy = Copy(ours)
    from clausekit.api.returned.outline import outline_of

    outline = outline_of(draft.agreement)
    target = next(
        t
        for refs in outline.references.values()
        for t, _ in refs
        if t in outline.groups and t.startswith("_Ref")
    )
    unit = next(u for u, g in zip(outline.units, outline.groups, strict=True) if g == target)
    copy.delete(unit.text[:50])
    found = compared(agreement, packed(copy.content))
    assert any("which they deleted" in b for r in found.provisions for b in r.broken)


@pytest.mark.parametrize("form", comparing.FORMATS)
def test_the_report_is_written_in_every_format(agreement: Path, ours: bytes, form: str) -> None:
    found = compared(agreement, returned(ours, edits, silent=silently))
    content = comparing.written(found, form)
    if form == "docx":
        text = "\n".join(p.text for p in prose_of(read_document(content, "report")).paragraphs)
    else:
        text = content.decode()
    assert "Technology" in text
    assert "We cannot promise this." in text
    assert comparing.written(found, form) == content


def decided(agreement: Path, content: bytes, choices: dict[str, str]) -> tuple[Path, Path]:
    """Write a returned file and a decisions file with choices by the words that a provision holds."""
    found = compared(agreement, content)
    text = decisions_text(found, "decisions.yaml")
    for words, choice in choices.items():
        entry = f"  {result(found, words).id}:\n    decision: open\n"
        assert entry in text
        text = text.replace(entry, entry.replace("open", choice))
    path = agreement.parent / "decisions.yaml"
    path.write_text(text, encoding="utf-8")
    return agreement.parent / "returned.docx", path


def test_an_answer_is_ours_in_tracked_changes_and_their_file_underneath(
    agreement: Path, ours: bytes
) -> None:
    back = returned(ours, edits, silent=silently)
    file, decisions = decided(
        agreement,
        back,
        {
            "14 days before a merger": "accept",
            "Technology may benefit": "counter\n    text: Technology shall benefit workers first.",
            BROADER: "refuse",
            "any system without notice": "refuse",
            "notes the Global Union": "refuse",
        },
    )
    made = answering.answer_returned(agreement, file, read_decisions(decisions), "2026-12-02")
    document = read_document(made.content, "answer")
    accepted = [p.text for p in prose_of(document, view="accepted", language="en").paragraphs]
    assert "Technology shall benefit workers first." in accepted
    assert any(t.startswith(BROADER) for t in accepted)
    assert any(t.startswith("At least 14 days") for t in accepted)
    assert not any("any system without notice" in t for t in accepted)
    assert any(t.startswith(SCOPE) for t in accepted)
    rejected = [p.text for p in prose_of(document, view="rejected", language="en").paragraphs]
    before = [
        p.text
        for p in prose_of(read_document(back, "b"), view="rejected", language="en").paragraphs
    ]
    assert rejected == before
    assert document.authors == ("Company", "Union")
    assert [c.text for c in document.comments] == ["We cannot promise this.", "Accepted."]


def test_an_answer_touches_no_other_part(agreement: Path, ours: bytes) -> None:
    back = returned(ours, edits)
    file, decisions = decided(agreement, back, {BROADER: "refuse"})
    made = answering.answer_returned(agreement, file, read_decisions(decisions), "2026-12-02")
    before, after = parts_of(back, "b").parts, parts_of(made.content, "a").parts
    assert {n for n in after if after[n] != before.get(n)} == {"word/document.xml"}


def test_what_is_accepted_goes_into_the_agreement_file(agreement: Path, ours: bytes) -> None:
    file, decisions = decided(
        agreement,
        returned(ours, edits),
        {
            "14 days before a merger": "accept",
            BROADER: "accept",
            "Technology may benefit": "accept",
        },
    )
    made = answering.answer_returned(agreement, file, read_decisions(decisions), "2026-12-02")
    done, notes = answering.bring_agreement_up_to_date(agreement, made)
    assert len(done) == 2
    assert any("beyond a value" in n for n in notes)
    text = agreement.read_text(encoding="utf-8")
    assert "transfer_notice: 14" in text
    assert "# A Global Framework Agreement with an invented company." in text
    again = comparing.compare_returned(agreement, file)
    assert [r.status for r in again.provisions if r.status == "deleted"] == []


def test_decisions_about_another_file_are_refused(agreement: Path, ours: bytes) -> None:
    file, decisions = decided(agreement, returned(ours, edits), {BROADER: "refuse"})
    file.write_bytes(ours)
    with pytest.raises(InputError, match="another file"):
        answering.answer_returned(agreement, file, read_decisions(decisions), "2026-12-02")


def test_mistakes_in_decisions_are_all_reported(tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(
        "provisions:\n  a: {decision: perhaps}\n  b: {decision: counter}\n", encoding="utf-8"
    )
    with pytest.raises(InputError) as caught:
        read_decisions(path)
    assert [d.rule for d in caught.value.diagnostics] == ["decisions/unknown", "decisions/no-words"]


def test_an_answer_is_reproducible(agreement: Path, ours: bytes) -> None:
    file, decisions = decided(agreement, returned(ours, edits), {BROADER: "refuse"})
    chosen = read_decisions(decisions)
    made = [
        answering.answer_returned(agreement, file, chosen, "2026-12-02").content for _ in range(2)
    ]
    assert made[0] == made[1]
    assert Parts(parts_of(made[0], "x").parts).main == "word/document.xml"


def test_a_mandate_says_how_far_a_value_is_from_it(agreement: Path, ours: bytes) -> None:
    from clausekit.api.mandates import parsed

    file = agreement.parent / "returned.docx"
    file.write_bytes(returned(ours, edits))
    text = "mandate: 1\nagreement: agreement.yaml\nclauses:\n  framework/preamble:\n    target: {values: {transfer_notice: 30}}\n    floor: {values: {transfer_notice: %s}}\n"
    for floor, words in ((20, "below our floor (20)"), (10, "between our target and our floor")):
        found = comparing.compare_returned(
            agreement, file, (), parsed(text % floor, "mandate.yaml")
        )
        (value,) = result(found, "14 days before a merger").values
        assert value.mandate == words
        assert found.confidential
        assert b"CONFIDENTIAL" in comparing.written(found, "html")
    assert not compared(agreement, returned(ours, edits)).confidential


def test_mapping_rates_hold_on_rough_edits(agreement: Path, ours: bytes) -> None:
    import random

    from clausekit.api.returned.mapping import map_units
    from clausekit.api.returned.outline import outline_of
    from clausekit.api.returned.units import units_of

    draft, _ = comparing.draft_of(agreement, ())
    assert draft.agreement is not None
    units = outline_of(draft.agreement).units
    words = [w for u in units for w in u.text.split()]
    for keep in (True, False):
        chance = random.Random(7)
        copy = Copy(ours)
        if not keep:
            copy.without_bookmarks()
        for paragraph in list(copy.body.iter("{*}p")):
            runs = list(paragraph.iter("{*}t"))
            if len(text_of(paragraph)) < 60 or chance.random() > 0.3:
                continue
            parent = paragraph.getparent()
            assert parent is not None
            if chance.random() < 0.15:
                parent.remove(paragraph)
                continue
            for t in runs:
                t.text = " ".join(
                    chance.choice(words) if chance.random() < 0.15 else w
                    for w in str(t.text).split(" ")
                )
        theirs = units_of(read_document(packed(copy.content), "r"), "accepted")
        mapping = map_units(units, theirs)
        mapped = {j for m in mapping.matches.values() for j in m.theirs}
        assert len(mapped) >= (0.99 if keep else 0.97) * len(theirs)
        in_order = [m.theirs[0] for _, m in sorted(mapping.matches.items())]
        rising = sum(a < b for a, b in pairwise(in_order))
        assert rising >= 0.98 * (len(in_order) - 1)  # nothing was moved


def _with_document(content: bytes, change: Callable[[str], str]) -> bytes:
    parts = dict(parts_of(content, "ours").parts)
    name = "word/document.xml"
    parts[name] = change(parts[name].decode()).encode()
    return packed(parts)


def test_what_hides_among_the_contents_is_named(agreement: Path, ours: bytes) -> None:
    line = '<w:p><w:pPr><w:pStyle w:val="TOC2"/></w:pPr>'
    secret = "The Company may suspend this Agreement at any time."

    def hide(xml: str) -> str:
        at = xml.index(line)
        return f"{xml[:at]}{line}<w:r><w:t>{secret}</w:t></w:r></w:p>{xml[at:]}"

    found = compared(agreement, _with_document(ours, hide)).provisions
    assert [r.lines[0].theirs for r in found if r.status == "new"] == [secret]


def test_contents_that_are_out_of_date_say_nothing_new(agreement: Path, ours: bytes) -> None:
    def rename(xml: str) -> str:
        before, found, after = xml.rpartition("Limits on monitoring</w:t>")
        assert found
        return f"{before}Bounds of monitoring</w:t>{after}"

    statuses = [r.status for r in compared(agreement, _with_document(ours, rename)).provisions]
    assert (statuses.count("changed"), statuses.count("new")) == (1, 0)


@pytest.mark.parametrize(
    ("before", "after"), [("shall not open", "shall open"), ("shall open", "shall not open")]
)
def test_a_ban_that_becomes_a_duty_binds_no_more(before: str, after: str) -> None:
    from clausekit.api.returned.substance import verb_changes

    ours, theirs = (f"The Company {words} the Union's mail." for words in (before, after))
    assert [change.weaker for change in verb_changes(ours, theirs, "en")] == [True]
