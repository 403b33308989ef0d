"""Every mistake of an agreement file, with its place, in one run."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Drafting

from clausekit.errors import AgreementError

NINE = """\
template: mini
language: en
strenght: strong
facts: {regoin: [eu]}
parties:
  company: {name: Acme, seats: Rome}
clauses:
  demo/regster: {}
  demo/register:
    strength: basic
    values: {deadline: 7, scope: everything, plaice: x}
    omit: [archives]
  demo/extra: {values: {share: 130}}
omit: [demo/disputes]
"""


def places(draft: Drafting, text: str) -> dict[tuple[int, int], str]:
    with pytest.raises(AgreementError) as caught:
        draft(text)
    return {
        (d.span.line, d.span.column): f"{d.message} {d.hint}"
        for d in caught.value.diagnostics
        if d.span is not None and d.span.file.endswith("agreement.yaml")
    }


def test_nine_mistakes_are_reported_at_nine_places(draft_mini: Drafting) -> None:
    found = places(draft_mini, NINE)
    wanted = {
        (3, 1): "strength",
        (4, 9): "region",
        (6, 25): "seat",
        (8, 3): "demo/register",
        (11, 14): "prints no “deadline”",
        (11, 34): "all",
        (11, 46): "place",
        (12, 12): "archive",
        (13, 32): "100",
        (14, 8): "required",
    }
    for place, words in wanted.items():
        assert place in found, (place, found)
        assert words in found[place]
    assert len(found) == len(wanted)


def test_a_language_that_a_clause_lacks_is_one_mistake_with_its_cure(
    draft_mini: Drafting,
) -> None:
    found = places(draft_mini, "template: mini\nlanguage: fr\nparties: {company: {name: A}}\n")
    assert list(found) == [(2, 11)]
    assert "It exists in: en." in found[(2, 11)]


def test_a_clause_that_two_articles_take_is_refused(tmp_path, mini) -> None:  # type: ignore[no-untyped-def]
    import shutil

    from tests.conftest import MINI

    from clausekit.api.drafting import assemble_file
    from clausekit.library.load import open_library
    from clausekit.library.locate import layer_at

    copy = tmp_path / "library"
    shutil.copytree(MINI, copy)
    template = copy / "templates/agreements/mini/template.yaml"
    text = template.read_text().replace("takes: [demo/disputes]", "takes: [demo/disputes, demo]")
    template.write_text(text)
    path = tmp_path / "agreement.yaml"
    path.write_text("template: mini\nlanguage: en\nclauses: {demo/extra: }\n")
    with pytest.raises(AgreementError) as caught:
        assemble_file(path, open_library([layer_at(copy)], bundled=False))
    (found,) = [d for d in caught.value.diagnostics if d.rule == "agreement/two-articles"]
    assert "“main” and “disputes”" in found.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("[]", "mapping"),
        ("template: mini\ntemplate: mini\nlanguage: en\n", "a second time"),
        ("template: minni\nlanguage: en\n", "mini"),
        ("template: mini\nlanguage: [en]\n", "language"),
        ("template: mini\nlanguage: en\nclauses:\n\tdemo/extra: {}\n", "tab"),
        ("template: mini\nlanguage: en\nstrength: NO\n", "strength"),
    ],
)
def test_a_broken_file_has_a_place_and_no_traceback(
    draft_mini: Drafting, text: str, words: str
) -> None:
    with pytest.raises(AgreementError) as caught:
        draft_mini(text)
    assert caught.value.diagnostics
    assert all(d.span is not None and d.span.line >= 1 for d in caught.value.diagnostics)
    everything = " ".join(str(d).lower() for d in caught.value.diagnostics)
    assert words in everything


def test_a_missing_party_is_named_once_with_the_place_where_it_belongs(tmp_path: Path) -> None:
    from clausekit.api.drafting import assemble_file, blanks_report
    from clausekit.library.load import open_library

    file = tmp_path / "agreement.yaml"
    file.write_text(
        "template: global-framework-agreement\nlanguage: en\nstrength: strong\nparties:\n  company: {name: Volta}\nclauses: {}\n",
        encoding="utf-8",
    )
    blanks = blanks_report(assemble_file(file, open_library()))
    of_parties = [d for d in blanks if d.span and d.span.file == str(file)]
    said = [(d.span.line, d.message.partition("”")[0]) for d in of_parties if d.span]
    assert sorted(said) == [
        (5, "“the Company: seat"),
        (5, "“the Global Union: name"),
        (5, "“the Global Union: seat"),
    ]
