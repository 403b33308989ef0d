"""Three-way merges: what one side left alone, the other may change; the same sentence is a person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.library.raw_text import joined, split
from clausekit.library.threeway import Merge, merge_texts, units

BASE = "One is first. Two is second. Three is third.\n\n- apples;\n- pears.\n\nThe end."


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        (BASE, BASE, BASE),
        (BASE.replace("first", "1st"), BASE, BASE.replace("first", "1st")),
        (BASE, BASE.replace("first", "1st"), BASE.replace("first", "1st")),
        (
            BASE.replace("first", "1st"),
            BASE.replace("third", "3rd"),
            BASE.replace("first", "1st").replace("third", "3rd"),
        ),
        (
            BASE.replace("first", "1st"),
            BASE.replace("second", "2nd"),
            BASE.replace("first", "1st").replace("second", "2nd"),
        ),
        (
            BASE.replace("- pears.", "- pears;\n- plums."),
            BASE.replace("One is first. ", ""),
            BASE.replace("- pears.", "- pears;\n- plums.").replace("One is first. ", ""),
        ),
        (BASE.replace("first", "1st"), BASE.replace("first", "1st"), BASE.replace("first", "1st")),
        (BASE.replace("first", "1st"), BASE.replace("first", "number 1"), None),
        (BASE + " Amen.", BASE + " Fin.", None),
        (BASE.replace("Two is second. ", ""), BASE.replace("second", "2nd"), None),
    ],
)
def test_changes_in_different_sentences_merge(ours: str, theirs: str, merged: str | None) -> None:
    found = merge_texts(BASE, ours, theirs)
    assert found is not None
    assert found.text == merged


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        (None, "ours", None, Merge("ours")),
        (None, None, "theirs", Merge("theirs", taken=True)),
        (None, "ours", "theirs", Merge(None)),
        ("base", None, "theirs", Merge(None)),
        ("base", "ours", None, Merge(None)),
        ("base", None, "base", None),
        ("base", "base", None, None),
        ("base", None, None, None),
    ],
)
def test_what_is_not_there_counts_too(
    base: str | None, ours: str | None, theirs: str | None, result: Merge | None
) -> None:
    assert merge_texts(base, ours, theirs) == result


SENTENCES = ("One. ", "Two; ", "Three.\n", "- four;\n", "- five.\n")
edits = st.tuples(*(st.sampled_from(["keep", "ours", "drop"]) for _ in SENTENCES))


def edited(edit: tuple[str, ...], mark: str) -> str:
    kept = {"keep": "{}", "ours": mark + " {}", "drop": ""}
    return "".join(kept[e].format(s) for e, s in zip(edit, SENTENCES, strict=True))


@given(edits, edits)
def test_a_merge_never_invents_never_drops_a_change_and_settles(
    left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    base, ours, theirs = "".join(SENTENCES), edited(left, "We:"), edited(right, "They:")
    found = merge_texts(base, ours, theirs)
    assert found is not None
    if found.text is not None:
        known = {unit.strip() for text in (base, ours, theirs) for unit in units(text)}
        assert {unit.strip() for unit in units(found.text)} <= known
        assert found.text.count("We:") == ours.count("We:")
        assert found.text.count("They:") == theirs.count("They:")
        again = merge_texts(base, found.text, theirs)
        assert again is not None
        assert again.text == found.text


@given(st.text(alphabet="ab. ;\n-", max_size=40))
def test_units_are_the_text(text: str) -> None:
    assert "".join(units(text)) == text


def test_a_text_file_is_cut_and_joined_as_it_was() -> None:
    text = "---\noptions: ~\n---\n\n# Title\n\n## a\nOne.\n\n- x;\n\n## a @basic\nTwo.\n\n## b @strong\nThree.\n"
    raw = split(text)
    assert raw.head == "# Title"
    assert list(raw.sections) == [("a", ""), ("a", "basic"), ("b", "")]
    assert joined(raw) == text.replace(" @strong", "")
    assert split(joined(raw)) == raw
    assert (split("").provisions, joined(split(""))) == ((), "")
    assert split("---\nnever closed").front == ""
