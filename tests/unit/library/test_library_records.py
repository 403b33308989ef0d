"""What the loader makes of a good library: records in their order, with their places."""

from __future__ import annotations

import pickle
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from clausekit.diagnostics import Report
from clausekit.errors import LibraryError, NotFoundError
from clausekit.library.clause import ClauseFolder, digest, read_clause
from clausekit.library.guides import languages_of, read_guide, read_table
from clausekit.library.load import Library, open_library
from clausekit.library.locate import bundled_root, is_complete, layer_at
from clausekit.library.records import Clause
from clausekit.model.strength import Strength
from clausekit.notation.nodes import ParagraphNode, TermNode, ValueNode

GOOD = Path(__file__).parents[2] / "cases" / "library" / "good"


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library([layer_at(GOOD)], bundled=False)


@pytest.fixture
def register(library: Library) -> Clause:
    report = Report()
    clause = library.clause("demo/register", report)
    assert not report
    assert clause is not None
    return clause


def test_provisions_and_parameters_keep_their_order(register: Clause) -> None:
    assert list(register.provisions) == ["duty", "update", "detail", "archive", "procedure"]
    assert list(register.parameters) == ["scope", "deadline"]
    assert (register.topic, register.version, register.status) == ("demo", "1.0.0", "model-text")


def test_a_parameter_has_its_values_by_strength(register: Clause) -> None:
    deadline = register.parameters["deadline"]
    assert deadline.values == {Strength.STRONG: 30, Strength.STANDARD: 14}
    assert (deadline.unit, deadline.minimum, deadline.better) == ("days", 1, "higher")
    assert str(deadline.span).endswith("demo/register/clause.yaml:9:3")
    assert register.parameters["scope"].options == ("all", "some")


def test_elements_fall_away_as_declared(register: Clause) -> None:
    update, detail = register.provisions["update"], register.provisions["detail"]
    assert update.elements_at(Strength.STANDARD) == ("updated",)
    assert update.elements_at(Strength.BASIC) == ()
    assert detail.elements_at(Strength.BASIC) == ("named",)
    assert not register.provisions["archive"].stands_at(Strength.BASIC)


def test_every_wording_is_there_in_every_language(register: Clause) -> None:
    for text in register.texts.values():
        assert set(text.wordings["update"]) == {Strength.STRONG, Strength.BASIC}
        assert set(text.wordings["duty"]) == {Strength.STRONG}
    words = register.texts["en"].wordings["update"][Strength.STRONG]
    assert str(words.span).endswith("text.en.md:20:4")
    block = words.blocks[0]
    assert isinstance(block, ParagraphNode)
    value = next(n for n in block.content if isinstance(n, ValueNode))
    assert (value.name, str(value.span).rpartition("/")[2]) == ("deadline", "text.en.md:21:47")


def test_words_of_an_option_are_notation_with_their_place(register: Clause) -> None:
    term = next(n for n in register.texts["en"].options["scope"]["all"] if isinstance(n, TermNode))
    assert term.shown == "systems"
    assert str(term.span).rpartition("/")[2] == "text.en.md:5:14"


def test_a_form_is_read_in_each_language(register: Clause) -> None:
    assert set(register.forms) == {"entry"}
    assert set(register.forms["entry"]) == {"en", "fr"}


def test_a_condition_of_a_provision_is_read(library: Library) -> None:
    clause = library.clause("demo/extra")
    assert clause is not None
    assert clause.provisions["world"].when.facts == {"region": ("world",)}
    assert clause.provisions["register"].when.has == ("demo/register",)


def test_shared_records_are_read(library: Library) -> None:
    assert [(t.order, t.title["fr"]) for t in library.topics.values()] == [
        (1, "Cadre"),
        (2, "Démonstration"),
    ]
    assert library.instruments["demo-convention"].title["en"] == "Demonstration Convention"
    glossary = library.glossary("en")
    assert glossary.by_form == {"company": "company", "system": "system", "systems": "system"}
    assert set(glossary.terms["system"].wordings) == {Strength.BASIC}
    assert library.glossary("pt").terms == {}
    demand = library.checklists()["demo"].demands["D1"]
    assert (demand.all_of, demand.any_of) == (("demo/register#listed",), ())


def test_a_template_is_read_with_its_words(library: Library) -> None:
    report = Report()
    template = library.template("demo-agreement", report)
    assert not report
    assert [a.id for a in template.articles] == ["terms", "demo", "end"]
    assert template.articles[1].required == ("demo/register",)
    assert [(p.id, p.required, p.many) for p in template.parties] == [
        ("company", True, False),
        ("unions", True, True),
    ]
    assert template.recitals["world"].facts == {"region": ("world",)}
    text = template.texts["en"]
    assert list(text.articles) == ["terms", "demo", "end"]
    assert len(text.closing) == 2
    assert any(isinstance(n, ValueNode) for n in text.title)
    assert text.roles["unions"] == "the Union"


def test_a_numbering_scheme_has_words_in_each_language(library: Library) -> None:
    scheme = library.numbering("plain", "fr")
    assert scheme.levels["provision"].alone == "{article}.{provision}"
    assert scheme.levels["article"].reference == "l'article"
    words = library.labels("plain", "fr")["article"]
    assert (words.plural, words.after) == ("Articles", {"de": "de l'article"})


def test_table_and_guide_are_read_apart(library: Library) -> None:
    report = Report()
    table = read_table(library, "demo/register", "en", report)
    guide = read_guide(library, "demo/register", "en", report)
    assert not report
    assert table is not None
    assert guide is not None
    assert table.questions == ("What do you use?", "Since when?")
    assert [o.words for o in guide.objections] == ["It is secret.", "It is work."]
    assert guide.objections[1].answer == "One line each."
    assert read_table(library, "demo/register", "fr", report) is None
    assert languages_of(library, "demo/register", "guide") == ("en",)


def test_the_drafting_path_does_not_know_the_guides() -> None:
    code = (
        "import sys\n"
        "import clausekit.library.load, clausekit.library.templates, clausekit.library.glossary\n"
        "import clausekit.library.registers, clausekit.library.numbering, clausekit.library.locked\n"
        "import clausekit.library.request_schema\n"
        "assert 'clausekit.library.guides' not in sys.modules\n"
        "heavy = {'jsonschema', 'jinja2', 'docx', 'lxml', 'babel', 'num2words', 'click', 'rich'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_no_source_of_a_clause_is_private(register: Clause) -> None:
    assert not [name for name in register.sources if "guide" in name or "table" in name]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("demo/registr", "Did you mean “demo/register”?"),
        ("register", "Did you mean “demo/register”?"),
        ("xyz", "`clausekit list` shows what there is."),
    ],
)
def test_an_unknown_clause_has_a_nearest_name(library: Library, name: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        library.clause(name)
    assert caught.value.hint == hint


def test_unknown_templates_and_schemes_have_a_nearest_name(library: Library) -> None:
    with pytest.raises(NotFoundError, match="demo-agreement"):
        library.template("demo-agrement")
    with pytest.raises(NotFoundError, match="plain"):
        library.numbering("plane", "en")
    with pytest.raises(NotFoundError, match="There are: en, fr"):
        library.numbering("plain", "de")


def test_a_template_that_cannot_be_used_carries_its_mistakes(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "agreements" / "broken"
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text("version: 1.0.0\n", encoding="utf-8")
    library = open_library([layer_at(tmp_path)], bundled=False)
    with pytest.raises(LibraryError) as caught:
        library.template("broken", Report())
    assert [d.message for d in caught.value.diagnostics] == [
        "The agreement template lacks the key “articles”.",
        "The agreement template lacks the key “numbering”.",
        "The agreement template lacks the key “parties”.",
    ]


def test_a_clause_depends_on_nothing_but_its_files(library: Library, register: Clause) -> None:
    folders = library.folders("demo/register", Report())
    again = read_clause("demo/register", folders, Report())
    assert again == register
    assert pickle.loads(pickle.dumps(register)) == register
    assert digest(folders) == register.sha256


def test_the_hash_does_not_depend_on_the_name_of_the_layer(library: Library) -> None:
    folders = library.folders("demo/register", Report())
    renamed = [ClauseFolder("elsewhere", folder.files) for folder in folders]
    assert digest(renamed) == digest(folders)


def test_what_is_wrong_is_reported_each_time_it_is_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "clauses" / "demo" / "broken"
    folder.mkdir(parents=True)
    (folder / "clause.yaml").write_text("version: [\n", encoding="utf-8")
    library = open_library([layer_at(tmp_path)], bundled=False)
    first, second = Report(), Report()
    assert library.clause("demo/broken", first) is None
    assert library.clause("demo/broken", second) is None
    assert list(first) == list(second)
    assert [d.rule for d in first] == ["yaml/syntax"]


def test_the_built_in_library_is_complete() -> None:
    root = bundled_root()
    assert (root / "clauses").is_dir()
    assert is_complete(layer_at(GOOD))


def test_numbers_keep_their_digits(tmp_path: Path) -> None:
    folder = tmp_path / "clauses" / "demo" / "share"
    folder.mkdir(parents=True)
    (folder / "clause.yaml").write_text(
        "version: 1.0.0\nstatus: model-text\n"
        "parameters: {share: {type: percent, minimum: 0.10, better: higher, "
        "values: {strong: 4.10}, proposal: true}}\n"
        "provisions: {duty: {elements: [paid]}}\nelements: [paid]\n",
        encoding="utf-8",
    )
    (folder / "text.en.md").write_text(
        "---\nparameters: {share: share}\nelements: {paid: Paid.}\n---\n# Share\n\n"
        "## duty\nThe share is {{ share }}.\n",
        encoding="utf-8",
    )
    report = Report()
    clause = open_library([layer_at(tmp_path)], bundled=False).clause("demo/share", report)
    assert not report, list(report)
    assert clause is not None
    assert clause.parameters["share"].values[Strength.STRONG] == Decimal("4.10")
    assert str(clause.parameters["share"].values[Strength.STRONG]) == "4.10"
