"""Many drafts from a table: what a row changes, what is refused, what is left alone."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.batch.conftest import AGREEMENT, Ordering

from clausekit.api.batching import Order, Result, Step, open_batch
from clausekit.api.batching import desk as desks
from clausekit.api.drafting import assemble_text
from clausekit.batch import put as putting
from clausekit.batch.manifest import NAME, read_manifest
from clausekit.diagnostics import Report
from clausekit.errors import AgreementError, ConfigError, InputError, OutputError
from clausekit.library.load import Library
from clausekit.writers.table import write


def run(order: Order, library: Library) -> Result:
    return open_batch(order, library).run()


def texts(order: Order) -> dict[str, str]:
    return {p.name: p.read_text(encoding="utf-8") for p in sorted(order.folder.glob("*.md"))}


def test_a_row_changes_what_its_columns_name_and_nothing_else(
    order: Ordering, mini: Library
) -> None:
    table = (
        "parties.company.name,parties.unions.1.name,demo/register.deadline,demo/register.strength,"
        "demo/register.place,facts.region,#site\n"
        "Volta,CGT,25,,,,north\n,,~,basic,~,world,south\n"
    )
    wanted = order(table, name="{#site}")
    result = run(wanted, mini)
    assert (result.rows, result.written, result.blanks, result.failed) == (2, 2, 1, [])
    made = texts(wanted)
    north, south = made["north.md"], made["south.md"]
    assert "Volta, Rome" in north
    assert "CGT, Frankfurt" in north
    assert "25 days" in north
    assert "the canteen" in north
    assert "authority" in north
    assert "Acme, Rome" in south
    assert "on the day of first use" in south
    assert "canteen" not in south
    assert "authority" not in south


def test_rows_add_and_omit_clauses(order: Ordering, mini: Library) -> None:
    wanted = order("clauses,omit,#\ndemo/extra,,\n,demo/register,\n,,x\n,,\n", name="{row}")
    run(wanted, mini)
    made = texts(wanted)
    assert "stands alone" not in made["2.md"]
    assert "Register" not in made["3.md"]
    assert "stands alone" in made["4.md"]


def test_a_batch_writes_what_a_draft_of_the_same_file_would_be(
    order: Ordering, mini: Library
) -> None:
    wanted = order(
        "parties.company.name,demo/register.deadline\nVolta,25\nVolta,26\nAcme,25\n",
        formats=("docx",),
    )
    run(wanted, mini)
    for name, company, days in (
        ("2-Volta", "Volta", 25),
        ("3-Volta", "Volta", 26),
        ("4-Acme", "Acme", 25),
    ):
        text = AGREEMENT.replace("name: Acme", f"name: {company}").replace(
            "deadline: 20", f"deadline: {days}"
        )
        draft = assemble_text(text, "one", mini, Report())
        assert draft is not None
        assert draft.agreement is not None
        assert (wanted.folder / f"{name}.docx").read_bytes() == write(draft.agreement, "docx")


MISTAKES = """\
parties.company.name,demo/register.deadline,strength,omit,clauses,demo/register.scope
A,0,,,,
B,,weak,,,
C,,,demo/disputes,,
D,,,,demo/exta,
E,,,,,some
F,30,,,,
"""


def test_all_mistakes_are_told_by_row_and_column_before_anything_is_written(
    order: Ordering, mini: Library
) -> None:
    wanted = order(MISTAKES)
    with pytest.raises(AgreementError) as refused:
        run(wanted, mini)
    places = [d.place for d in refused.value.diagnostics]
    assert places == [
        "row 2, column demo/register.deadline",
        "row 3, column strength",
        "row 4, column omit",
        "row 5, column clauses",
        "row 6, column demo/register.scope",
    ]
    assert list(wanted.folder.iterdir()) == []


def test_rows_without_mistakes_can_be_written_alone(order: Ordering, mini: Library) -> None:
    wanted = order(MISTAKES, skip_mistakes=True)
    result = run(wanted, mini)
    assert (result.written, result.wrong, len(result.mistakes)) == (1, 5, 5)
    assert list(texts(wanted)) == ["7-F.md"]


def test_a_mistake_of_the_agreement_file_is_told_once(order: Ordering, mini: Library) -> None:
    wanted = order("parties.company.name\nA\nB\nC\n")
    wanted.agreement.write_text(AGREEMENT.replace("confirmed: [", "confirmed: [nothing, "))
    with pytest.raises(AgreementError) as refused:
        run(wanted, mini)
    (found,) = refused.value.diagnostics
    assert found.span is not None
    assert found.span.file == str(wanted.agreement)


@pytest.mark.parametrize(
    ("column", "hint"),
    [
        ("parties.company.nam", "Did you mean “parties.company.name”?"),
        ("demo/registr.deadline", "demo/register"),
        ("demo/register.dedline", "Did you mean “demo/register.deadline”?"),
        ("facts.regin", "Did you mean “facts.region”?"),
        ("contact", "A column whose name begins with #"),
        ("parties.unions.x.name", "parties.unions.name"),
        ("template", "title"),
    ],
)
def test_a_column_that_means_nothing_is_refused_with_the_nearest(
    order: Ordering, mini: Library, column: str, hint: str
) -> None:
    with pytest.raises(InputError) as refused:
        open_batch(order(f"{column}\nx\n"), mini)
    (found,) = refused.value.diagnostics
    assert found.place == f"row 1, column {column}"
    assert hint in found.hint or column == "template"


def test_a_name_that_no_column_gives_is_refused(order: Ordering, mini: Library) -> None:
    with pytest.raises(ConfigError):
        open_batch(order("language\nen\n", name="{site}"), mini)


def test_a_second_run_writes_only_what_is_new(order: Ordering, mini: Library) -> None:
    first = order("parties.company.name\nA\nB\n")
    run(first, mini)
    before = {p: p.stat().st_mtime_ns for p in first.folder.glob("*.md")}
    second = order("parties.company.name\nA\nB2\nC\n")
    result = run(second, mini)
    assert (result.written, result.stood) == (2, 1)
    kept = first.folder / "2-A.md"
    assert kept.stat().st_mtime_ns == before[kept]
    assert set(texts(second)) == {"2-A.md", "3-B.md", "3-B2.md", "4-C.md"}


def test_a_file_that_was_lost_or_cut_is_made_again(order: Ordering, mini: Library) -> None:
    wanted = order("parties.company.name\nA\nB\nC\n")
    run(wanted, mini)
    made = texts(wanted)
    (wanted.folder / "2-A.md").unlink()
    (wanted.folder / "manifest.jsonl").write_text(
        "".join((wanted.folder / NAME).read_text().splitlines(keepends=True)[:2])
    )
    result = run(wanted, mini)
    assert (result.written, result.stood, result.failed) == (2, 1, [])
    assert texts(wanted) == made


def test_a_draft_that_somebody_changed_is_not_replaced_and_the_others_are_written(
    order: Ordering, mini: Library
) -> None:
    wanted = order("parties.company.name\nA\nB\n")
    run(wanted, mini)
    (wanted.folder / "2-A.md").write_text("changed by hand")
    changed = order("parties.company.name,demo/register.deadline\nA,28\nB,28\n")
    result = run(changed, mini)
    assert (result.written, [e.row for e in result.failed]) == (1, [2])
    assert "stands there already" in result.failed[0].trouble
    assert (wanted.folder / "2-A.md").read_text() == "changed by hand"
    result = run(order("parties.company.name\nA\nB\n", overwrite=True), mini)
    assert (result.written, result.failed) == (2, [])


def test_one_row_that_fails_does_not_stop_the_others(
    order: Ordering, mini: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = desks.Desk._contents

    def breaks(self: desks.Desk, draft: object, stem: str) -> object:
        if stem == "3-B":
            raise RuntimeError("boom")
        return real(self, draft, stem)  # type: ignore[arg-type]

    monkeypatch.setattr(desks.Desk, "_contents", breaks)
    wanted = order("parties.company.name\nA\nB\nC\n")
    result = run(wanted, mini)
    assert (result.written, [(e.row, "boom" in e.trouble) for e in result.failed]) == (
        2,
        [(3, True)],
    )
    assert read_manifest(wanted.folder)[3].status == "failed"
    monkeypatch.undo()
    again = run(wanted, mini)
    assert (again.written, again.stood) == (1, 2)


def test_a_full_disk_stops_the_batch_and_loses_nothing(
    order: Ordering, mini: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = putting._replace

    def full(path: Path, content: bytes) -> None:
        if path.name.startswith("4-"):
            raise OutputError(f"“{path}” cannot be written: No space left on device.", "Make room.")
        real(path, content)

    monkeypatch.setattr(putting, "_replace", full)
    wanted = order("parties.company.name\nA\nB\nC\nD\n")
    result = run(wanted, mini)
    assert (result.written, result.failed, result.hint) == (2, [], "Make room.")
    assert "No space left" in result.halt
    assert sorted(read_manifest(wanted.folder)) == [2, 3]
    monkeypatch.undo()
    again = run(wanted, mini)
    assert (again.written, again.stood, again.halt) == (2, 2, "")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_read_only_folder_is_refused_before_the_work(order: Ordering, mini: Library) -> None:
    wanted = order("parties.company.name\nA\n")
    wanted.folder.mkdir(mode=0o500)
    with pytest.raises(OutputError):
        open_batch(wanted, mini)


def test_a_folder_that_cannot_be_made_is_refused(order: Ordering, mini: Library) -> None:
    wanted = order("parties.company.name\nA\n")
    wanted.folder.write_text("a file")
    with pytest.raises(OutputError):
        open_batch(wanted, mini)


def test_stop_leaves_whole_rows_and_the_next_run_goes_on(order: Ordering, mini: Library) -> None:
    wanted = order("parties.company.name\nA\nB\nC\nD\n")
    written = 0

    def progress(step: Step, done: int, total: int) -> None:
        nonlocal written
        assert total == 4
        if step is Step.WRITE:
            written = done

    result = open_batch(wanted, mini).run(progress, lambda: written >= 2)
    assert (result.written, "2 of 4 rows are left" in result.halt) == (2, True)
    again = run(wanted, mini)
    assert (again.written, again.stood) == (2, 2)


def test_a_missing_value_is_a_mistake_when_none_is_allowed(order: Ordering, mini: Library) -> None:
    wanted = order("demo/register.place\nhall\n~\n", strict=True)
    with pytest.raises(AgreementError) as refused:
        run(wanted, mini)
    assert [d.place for d in refused.value.diagnostics] == ["row 3"]


def test_the_manifest_has_the_hash_of_each_file(order: Ordering, mini: Library) -> None:
    wanted = order("parties.company.name\nA\n", formats=("docx", "markdown"))
    run(wanted, mini)
    (line,) = (wanted.folder / NAME).read_text().splitlines()
    data = json.loads(line)
    assert (data["row"], data["status"]) == (2, "done")
    assert {f["file"]: f["sha256"] for f in data["files"]} == {
        p.name: sha256(p.read_bytes()).hexdigest()
        for p in (wanted.folder / "2-A.docx", wanted.folder / "2-A.md")
    }


def test_processes_write_the_same_files(order: Ordering, mini: Library) -> None:
    rows = "".join(f"Site {n},{n + 1}\n" for n in range(20))
    table = f"parties.company.name,demo/register.deadline\n{rows}"
    one, two = order(table), order(table, jobs=2)
    run(one, mini)
    made = texts(one)
    for path in one.folder.iterdir():
        path.unlink()
    result = run(two, mini)
    assert result.written == 20
    assert texts(two) == made


def rows_of_values() -> Iterator[str]:
    yield from ("", "~", "5", "30", "45 days", "2 weeks", "-1", "x")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*rows_of_values()]),
            st.sampled_from(["", "strong", "standard", "basic"]),
            st.sampled_from(["", "eu", "world", "eu; world"]),
            st.sampled_from(["", "demo/extra"]),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_earlier_rows_left_behind_changes_no_row(
    order: Ordering, mini: Library, rows: list[tuple[str, str, str, str]]
) -> None:
    head = "demo/register.deadline,strength,facts.region,clauses,#\n"
    lines = [",".join((*row, "x")) + "\n" for row in rows]
    together = order(head + "".join(lines), formats=("json",), skip_mistakes=True, name="{row}")
    batch = open_batch(together, mini)
    desk = desks.Desk(batch.job)
    for row, line in zip(batch.table.rows(), lines, strict=True):
        alone = open_batch(order(head + line, formats=("json",), name="x"), mini)
        fresh = desks.Desk(alone.job)
        (first,) = alone.table.rows()
        one, two = desk._draft(row)[0], fresh._draft(first)[0]
        assert (one and one.agreement) == (two and two.agreement)
        assert (one and one.provenance) == (two and two.provenance)
