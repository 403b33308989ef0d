"""Reading text that is surely UTF-8, and writing that never leaves half a file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from clausekit.diagnostics import Report
from clausekit.errors import InputError, OutputError
from clausekit.source.files import check_writable, read_text, text_of, write_atomically
from clausekit.source.front_matter import split_front_matter


def places(report: Report) -> list[str]:
    return [f"{d.span} {d.rule}" for d in report]


def test_a_byte_order_mark_and_windows_line_ends_are_tolerated(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf# Titre\r\n\r\n\xc3\xa9t\xc3\xa9\r")
    assert read_text(path) == "# Titre\n\nété\n"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"a: 1\nb: \xe9t\xe9\n", "f:2:4 file/encoding"),
        (b"\xff\xfea\x00", "f:1:1 file/encoding"),
        ("é: ".encode() + b"\xff", "f:1:4 file/encoding"),
    ],
)
def test_other_encodings_are_refused_with_their_place(
    tmp_path: Path, content: bytes, place: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    report = Report()
    assert text_of(path, "f", report) is None
    assert places(report) == [place]


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * 11)
    report = Report()
    assert text_of(path, "f", report, limit=10) is None
    assert places(report) == ["f:1:1 file/too-large"]


def test_a_file_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_text(tmp_path / "none.yaml")
    assert [d.rule for d in caught.value.diagnostics] == ["file/unreadable"]


def test_a_written_file_is_complete_and_alone(tmp_path: Path) -> None:
    target = tmp_path / "draft.md"
    write_atomically(target, b"first")
    write_atomically(target, b"second")
    assert target.read_bytes() == b"second"
    assert [p.name for p in tmp_path.iterdir()] == ["draft.md"]


def test_a_private_file_is_for_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "agreement.lock"
    write_atomically(target, b"x", private=True)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_permissions_of_an_existing_file_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "draft.md"
    target.write_bytes(b"x")
    target.chmod(0o640)
    write_atomically(target, b"y")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_folder_and_a_missing_folder_cannot_be_written(tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "none" / "draft.md"):
        with pytest.raises(OutputError) as caught:
            write_atomically(target, b"x")
        assert caught.value.hint
        with pytest.raises(OutputError):
            check_writable(target)
    assert list(tmp_path.iterdir()) == []


def test_what_stood_there_stays_when_the_disk_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "draft.md"
    target.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["draft.md"]


def test_front_matter_is_parted_from_the_body() -> None:
    report = Report()
    front, body, line = split_front_matter("---\na: 1\nb: [x]\n---\n# T\n", "f.md", report)
    assert front is not None
    assert front.data == {"a": 1, "b": ["x"]}
    assert (body, line) == ("# T\n", 5)
    assert str(front.span(("b", 0))) == "f.md:3:5"
    assert not report


def test_a_text_without_front_matter_is_all_body() -> None:
    assert split_front_matter("# T\n---\n", "f.md", Report()) == (None, "# T\n---\n", 1)


def test_front_matter_that_is_never_closed_is_reported() -> None:
    report = Report()
    front, body, _ = split_front_matter("---\na: 1\n# T\n", "f.md", report)
    assert (front, body) == (None, "")
    assert places(report) == ["f.md:1:1 yaml/front-matter"]
