"""Files that LibreOffice saved: mapped, judged and answered like those of Word."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.unit.api.returned_files import Copy, returned

from clausekit.api import answering, comparing
from clausekit.api.returned.decisions import Choice, Decisions
from clausekit.writers.docx.writer import write_docx

pytestmark = pytest.mark.office

NOTICE = "At least 60 days before a merger"
BENEFIT = "Technology shall benefit workers"
BROADER = "Where law at the place of work, or an"

Saving = Callable[[bytes], Path]


@pytest.fixture
def agreement(tmp_path: Path) -> Path:
    path = tmp_path / "agreement.yaml"
    path.write_text(
        (ROOT / "examples" / "volta-mobility.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    return path


@pytest.fixture
def saved(tmp_path: Path) -> Saving:
    """Lets LibreOffice open a file and save it."""

    def save(content: bytes) -> Path:
        source = tmp_path / "sent" / "returned.docx"
        source.parent.mkdir(exist_ok=True)
        source.write_bytes(content)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        words = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(tmp_path),
            str(source),
        ]
        subprocess.run(words, check=True, capture_output=True, timeout=120)
        return tmp_path / "returned.docx"

    return save


def _edits(copy: Copy) -> None:
    copy.replace(NOTICE, "60", "14")
    copy.replace(BENEFIT, "shall", "may")
    copy.delete(BROADER)


def test_a_file_saved_by_libreoffice_differs_in_nothing_but_the_edits(
    agreement: Path, saved: Saving
) -> None:
    draft, _ = comparing.draft_of(agreement, ())
    assert draft.agreement is not None
    path = saved(returned(write_docx(draft.agreement), _edits))
    found = comparing.compare_returned(agreement, path)
    assert {k: n for k, n in found.counts.items() if k != "unchanged"} == {
        "changed": 2,
        "deleted": 1,
        "untracked": 0,
    }
    refused = Decisions(found.sha256, "Union", tuple(Choice(r.id, "refuse") for r in found.notable))
    made = answering.answer_returned(agreement, path, refused, "2026-12-02")
    path.write_bytes(made.content)
    again = comparing.compare_returned(agreement, path)
    assert all(r.status == "unchanged" for r in again.provisions)


def test_without_bookmarks_the_same_is_found(agreement: Path, saved: Saving) -> None:
    draft, _ = comparing.draft_of(agreement, ())
    assert draft.agreement is not None
    copy = Copy(write_docx(draft.agreement))
    _edits(copy)
    copy.without_bookmarks()
    from clausekit.api.word_files import packed

    found = comparing.compare_returned(agreement, saved(packed(copy.content)))
    # References whose bookmark is gone print an error, which LibreOffice writes at once.
    broken = [r for r in found.notable if any("rror" in line.theirs for line in r.lines)]
    told = {r.status for r in found.notable if r not in broken}
    assert told == {"changed", "deleted"}
    assert found.counts["deleted"] == 1
    assert "new" not in found.counts
