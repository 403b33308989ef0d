"""The record of the rounds loses nothing: two writers at once, killed ones, half-written entries."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clausekit.diagnostics import Report
from clausekit.errors import InputError, OutputError
from clausekit.negotiation.entries import Entry, Party, Status
from clausekit.negotiation.journal import HEADER, append, read_journal
from clausekit.negotiation.texts import keep_text, kept_text, texts_folder

WRITER = """\
import sys
from pathlib import Path
from clausekit.negotiation.entries import Entry, Party, Status
from clausekit.negotiation.journal import append
from clausekit.negotiation.texts import keep_text
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for at in range(count):
    text = keep_text(path, f"{name} {at}")
    entry = Entry("2026-11-23", 1, Party.UNION, f"demo/{name}", Status.TABLED, text=text, note=str(at))
    print(append(path, lambda journal: [entry])[0].number, at, flush=True)
"""


def entry(note: str = "") -> Entry:
    return Entry("2026-11-23", 1, Party.UNION, "demo/register", Status.TABLED, note=note)


def write(path: Path, *notes: str) -> None:
    append(path, lambda _: [entry(n) for n in notes])


def notes_in(path: Path) -> list[str]:
    return [e.note for e in read_journal(path, Report()).entries]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "negotiation.yaml"


def start(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_entries_come_back_as_they_were_written(path: Path) -> None:
    given = Entry(
        date="2026-11-23", round=2, party=Party.COMPANY, clause="demo/register",
        status=Status.COUNTERED, provision="archive", values={"a": 3, "b": ["x", "y"], "c": "3:1"},
        text="0" * 64, package="P: 1", note="“Zürich” {a: b} # c\u2028\x7f – 日本 👩\u200d🔧",
    )  # fmt: skip
    (written,) = append(path, lambda _: [given])
    report = Report()
    assert read_journal(path, report).entries == (written,)
    assert not report
    assert written.number == 1


def test_a_record_that_is_not_there_is_empty(path: Path) -> None:
    assert read_journal(path, Report()).entries == ()


def test_entries_are_numbered_on_and_what_stood_before_is_untouched(path: Path) -> None:
    write(path, "a", "b")
    before = path.read_bytes()
    write(path, "c")
    assert path.read_bytes().startswith(before)
    assert [e.number for e in read_journal(path, Report()).entries] == [1, 2, 3]


def test_writers_at_once_lose_nothing(path: Path) -> None:
    writers = [start(path, f"w{n}", 12) for n in range(4)]
    outputs = [w.communicate(timeout=120)[0] for w in writers]
    assert all(w.returncode == 0 for w in writers)
    report = Report()
    journal = read_journal(path, report)
    assert not report
    assert [e.number for e in journal.entries] == list(range(1, 49))
    acknowledged = {int(line.split()[0]) for out in outputs for line in out.splitlines()}
    assert acknowledged == set(range(1, 49))
    for n in range(4):
        assert [e.note for e in journal.entries if e.clause == f"demo/w{n}"] == [
            str(i) for i in range(12)
        ]
    assert all(kept_text(path, e.text) for e in journal.entries)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_what_a_killed_writer_was_told_is_written_stays_written(path: Path) -> None:
    acknowledged: list[int] = []
    for attempt in range(4):
        writer = start(path, f"k{attempt}", 10_000)
        assert writer.stdout is not None
        for _ in range(3 + attempt):
            acknowledged.append(int(writer.stdout.readline().split()[0]))
        time.sleep(0.003 * attempt)
        writer.send_signal(signal.SIGKILL)
        acknowledged += [int(line.split()[0]) for line in writer.communicate()[0].splitlines()]
        write(path, "after")
    report = Report()
    journal = read_journal(path, report)
    assert not report
    assert set(acknowledged) <= {e.number for e in journal.entries}
    assert [e.note for e in journal.entries].count("after") == 4


def test_a_half_written_last_entry_is_set_aside_wherever_it_was_cut(path: Path) -> None:
    write(path, "first", "second")
    whole = path.read_bytes()
    start_of_second = whole.index(b"- entry: 2")
    for end in range(start_of_second + 1, len(whole), 3):
        path.write_bytes(whole[:end])
        report = Report()
        assert [e.note for e in read_journal(path, report).entries] == ["first"]
        assert [d.rule for d in report] == ["rounds/cut-off"]
        write(path, "third")
        assert notes_in(path) == ["first", "third"]
        (aside,) = path.parent.glob("*.cut-off-*")
        assert whole[:end].endswith(aside.read_bytes())
        aside.unlink()


def test_a_half_written_header_is_no_loss(path: Path) -> None:
    for end in range(0, len(HEADER.encode()), 11):
        path.write_bytes(HEADER.encode()[:end])
        assert read_journal(path, Report()).entries == ()
        write(path, "a")
        assert notes_in(path) == ["a"]
        assert path.read_text(encoding="utf-8").startswith(HEADER)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("old", "new"),
    [('note: "b"', 'note: "x"'), ("round: 1", "round: 4"), ("- entry: 2", "- entry: 9")],
)
def test_a_changed_entry_is_noticed(path: Path, old: str, new: str) -> None:
    write(path, "a", "b", "c")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    report = Report()
    read_journal(path, report)
    assert "rounds/changed" in {d.rule for d in report}


def test_a_removed_entry_is_noticed(path: Path) -> None:
    write(path, "a", "b", "c")
    text = path.read_text(encoding="utf-8")
    start_, end = text.index("- entry: 2"), text.index("- entry: 3")
    path.write_text(text[:start_] + text[end:], encoding="utf-8")
    report = Report()
    read_journal(path, report)
    assert [d.rule for d in report] == ["rounds/changed"]


def test_a_broken_record_is_refused_and_left_as_it_is(path: Path) -> None:
    write(path, "a")
    text = path.read_text(encoding="utf-8").replace("status: ", "statsu: ")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_journal(path, Report())
    assert any("statsu" in d.message for d in caught.value.diagnostics)
    with pytest.raises(InputError):
        write(path, "b")
    assert path.read_text(encoding="utf-8") == text


def test_a_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="folder"):
        write(tmp_path / "nowhere" / "negotiation.yaml", "a")


def test_words_are_kept_under_their_digest_and_changes_are_noticed(path: Path) -> None:
    digest = keep_text(path, "The Company shall.\n")
    assert digest == keep_text(path, "The Company shall.")
    assert kept_text(path, digest) == "The Company shall.\n"
    (texts_folder(path) / f"{digest}.txt").write_text("The Company may.\n", encoding="utf-8")
    assert kept_text(path, digest) is None
    assert keep_text(path, "The Company shall.") == digest
    assert kept_text(path, digest) == "The Company shall.\n"
    assert kept_text(path, "f" * 64) is None
