"""`clausekit course` as a trainer types it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from clausekit.cli.app import cli


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["course", *arguments])


def test_without_a_plan_the_plans_are_listed() -> None:
    result = run()
    assert result.exit_code == 0
    assert "ai-two-days" in result.stdout
    assert "Gender-responsive agreements" in result.stdout


def test_a_course_is_written_and_says_where_to_begin(tmp_path: Path) -> None:
    folder = tmp_path / "monday"
    result = run("ai-half-day", "-o", str(folder), "--to", "md,html")
    assert result.exit_code == 0
    assert "trainer/1-start-here" in result.stderr
    assert (folder / "participants" / "1-handbook.md").exists()
    assert (folder / "trainer" / "3-keys-exercises.html").exists()
    assert (folder / "slides.pptx").exists()
    again = run("ai-half-day", "-o", str(folder), "--to", "md,html")
    assert again.exit_code == 0


def test_nothing_old_is_left_among_the_handouts(tmp_path: Path) -> None:
    assert run("ai-one-day", "-o", str(tmp_path / "x"), "--to", "md").exit_code == 0
    result = run("ai-half-day", "-o", str(tmp_path / "x"), "--to", "md")
    assert result.exit_code == 2
    assert "holds other files" in result.stderr


def test_wrong_names_and_factors_are_said_in_words(tmp_path: Path) -> None:
    folder = str(tmp_path / "x")
    for arguments, said in (
        (["ai-two-day"], "Did you mean “ai-two-days”?"),
        (["ai-half-day", "--to", "doc", "-o", folder], "There is no format “doc”"),
        (["ai-half-day", "--interpreted", "9", "-o", folder], "between 1 and 2.5"),
        (["ai-half-day", "--language", "xx", "-o", folder], "no words in the language “xx”"),
        ([str(tmp_path / "none.yaml")], "The file cannot be read"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert said in result.stderr, result.stderr
        assert "Traceback" not in result.stderr
    assert not Path(folder).exists()


def test_a_layer_gives_its_own_plans(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "courses"
    folder.mkdir(parents=True)
    (folder / "ai-half-day.yaml").write_text("title: {en: Ours}\n", encoding="utf-8")
    result = run("--library", str(tmp_path))
    assert "Ours" in result.stdout
