"""Reports as text, JSON, SARIF, workflow commands and HTML."""

from __future__ import annotations

import json

import pytest

from clausekit.diagnostics import Severity
from clausekit.errors import NotFoundError
from clausekit.lint import LintContext, LintResult, Waiver, lint
from clausekit.lint.obligation.profile import profile
from clausekit.lint.reporting import FORMATS, report_as
from clausekit.lint.reporting.json import profile_data
from clausekit.lint.reporting.profiles import profile_text
from clausekit.model.prose import Prose, ProseParagraph
from clausekit.readers import read_text


@pytest.fixture
def result() -> LintResult:
    text = "The foreman <b>decides</b>.\n\nThe firemen came, 100 % of them."
    return lint(
        read_text(text, "a,b.md"), LintContext(waivers=(Waiver("gender/slash-pair", "none", "9"),))
    )


def test_text_gives_place_message_hint_and_a_count(result: LintResult) -> None:
    text = report_as("text", [result])
    assert "a,b.md:1:5: warning: “foreman” names one sex" in text
    assert "Better: “supervisor”" in text
    assert text.endswith("3 warnings.\n") or "3 warnings" in text.splitlines()[-1]


def test_text_shows_the_words_around_where_there_is_no_line() -> None:
    prose = Prose(
        "in.docx",
        "en",
        "foreign",
        (ProseParagraph("After lunch the foreman decides alone.", place="paragraph 7"),),
    )
    text = report_as("text", [lint(prose)])
    assert "in.docx: paragraph 7: warning" in text
    assert "After lunch the foreman decides alone." in text


def test_json_can_be_read_back(result: LintResult) -> None:
    data = json.loads(report_as("json", [result]))
    (document,) = data["documents"]
    first = document["findings"][0]
    assert (first["rule"], first["line"], first["actual"]) == ("gender/man-words", 1, "foreman")


def test_sarif_names_rules_and_regions(result: LintResult) -> None:
    data = json.loads(report_as("sarif", [result]))
    run = data["runs"][0]
    assert data["version"] == "2.1.0"
    assert {"id": run["tool"]["driver"]["rules"][0]["id"]} == {"id": "gender/man-words"}
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 5


def test_sarif_marks_what_is_waived() -> None:
    text = "<!-- clausekit: allow gender/man-words: grid -->\nThe foreman decides."
    data = json.loads(report_as("sarif", [lint(read_text(text, "x.md"))]))
    assert data["runs"][0]["results"][0]["suppressions"][0]["justification"] == "grid"


def test_workflow_commands_escape_what_would_end_them(result: LintResult) -> None:
    first = report_as("github", [result]).splitlines()[0]
    assert first.startswith("::warning file=a%2Cb.md,line=1,col=5,title=gender/man-words::")


def test_html_escapes_the_text(result: LintResult) -> None:
    page = report_as("html", [lint(read_text("<b>The</b> foreman & “<i>” decide.", "<x>.md"))])
    assert "&lt;x&gt;.md" in page
    assert "<script" not in page
    assert page.count("<h2>") == 1


def test_info_is_shown_on_request(result: LintResult) -> None:
    prose = read_text("Men and women vote.", "x.md")
    assert "pair-order" not in report_as("text", [lint(prose)])
    assert "pair-order" in report_as("text", [lint(prose)], Severity.INFO)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(NotFoundError, match="xml"):
        report_as("xml", [])
    assert set(FORMATS) == {"text", "json", "sarif", "github", "html"}


def test_a_profile_shows_every_component() -> None:
    text = "# Training\n\nThe Company shall endeavour to train workers where possible.\n"
    made = profile(read_text(text, "x.md"))
    shown = profile_text(made)
    for word in ("obligation", "answered", "silent on", "weakened by", "weakest", "together"):
        assert word in shown
    data = profile_data(made)[0]
    assert data["sentences"][0]["score"] == 2
    assert data["completeness"]["remedy"] is False


def test_a_report_carries_the_profile_on_request() -> None:
    result = lint(read_text("The Union may appoint an expert.", "x.md"))
    (document,) = json.loads(report_as("json", [result], with_profile=True))["documents"]
    (sentence,) = document["profile"][0]["sentences"]
    assert (sentence["modality"], sentence["strength"], sentence["holder"]) == (
        "permission",
        "right",
        "right",
    )
    assert "obligation" in report_as("text", [result], with_profile=True)
    assert json.loads(report_as("sarif", [result], with_profile=True))["version"] == "2.1.0"


def test_a_text_without_duties_says_so() -> None:
    assert (
        profile_text(profile(read_text("Annex B lists the grades.", "x.md")))
        == "No duties found.\n"
    )
