"""Replacements proposed in Word files: accepted they are there, rejected nothing happened."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.etree import _Element as Element
from tests.conftest import ROOT
from tests.samples.validated import complaints
from tests.unit.api.returned_files import Copy
from tests.unit.redline import build

from clausekit.api.comparing import draft_of
from clausekit.api.fixing import fix_files
from clausekit.api.linting import Wishes, lint_path
from clausekit.api.word_files import packed
from clausekit.api.word_fixes import WordProposal, propose_fixes
from clausekit.errors import InputError, ReadError
from clausekit.lint.settings import LintSettings
from clausekit.readers.docx import prose_of, read_document
from clausekit.readers.docx.parts import parts_of
from clausekit.redline.check import settled_parts
from clausekit.redline.names import R_PR, RUN, P, T, w
from clausekit.redline.parts import Parts
from clausekit.redline.settle import settle
from clausekit.writers.docx.writer import write_docx

WISHES = Wishes(LintSettings(rules=("gender/man-words",)), language="en", today="2026-11-23")
UNION, DATE = "FIOM-CGIL", "2026-11-23"


def proposed(content: bytes, wishes: Wishes = WISHES) -> WordProposal:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "theirs.docx"
        path.write_bytes(content)
        (result,) = lint_path(path, wishes)
        made = propose_fixes(result, UNION, DATE)
        assert path.read_bytes() == content  # never their own file
        return made


def file_of(*blocks: str, footnotes: Mapping[int, str] | None = None, comments: str = "") -> bytes:
    links = {"rIdL1": "https://example.org/a", "rIdL2": "https://example.org/b"}
    return packed(
        build.document("".join(blocks), footnotes=footnotes, links=links, comments=comments)
    )


def accepted(content: bytes) -> list[str]:
    return [p.text for p in prose_of(read_document(content), language="en").paragraphs]


def whys(made: WordProposal) -> list[str]:
    return [one.why for one in made.left]


def ins(content: str, author: str = "Ana", number: int = 900) -> str:
    return f'<w:ins w:id="{number}" w:author="{author}" w:date="2026-11-01T09:00:00Z">{content}</w:ins>'


def dele(text: str, number: int = 901) -> str:
    inner = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="{number}" w:author="Ben" w:date="2026-11-02T09:00:00Z">{inner}</w:del>'


def control(content: str, properties: str = '<w:alias w:val="x"/>') -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


# what is done


def test_the_word_changes_and_its_look_stays() -> None:
    runs = build.run("The ") + build.run("fore", "<w:b/>") + build.run("man", "<w:b/><w:i/>")
    made = proposed(file_of(build.p(runs + build.run(" decides."), raw=True)))
    xml = parts_of(made.content, "x").parts["word/document.xml"].decode()
    assert accepted(made.content) == ["The supervisor decides."]
    assert '<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">supervisor</w:t>' in xml
    assert xml.count("<w:ins ") == xml.count("<w:del ") == 1
    assert f'w:author="{UNION}" w:date="2026-11-23T00:00:00Z"' in xml


def test_each_change_says_its_rule_and_its_reason() -> None:
    made = proposed(file_of(build.p("The chairman and the foremen decide.")))
    texts = [c.text for c in read_document(made.content).comments]
    assert texts == [
        "“chairman” names one sex for a role that anyone can hold. (clausekit, rule gender/man-words)",
        "“foremen” names one sex for a role that anyone can hold. (clausekit, rule gender/man-words)",
    ]


def test_the_article_before_is_mended_with_the_word() -> None:
    made = proposed(file_of(build.p("A layman or a policeman, and an alderman.")))
    assert accepted(made.content) == ["A lay person or a police officer, and a council member."]


def test_notes_and_cells_are_changed_and_the_comment_stands_at_the_sign_of_the_note() -> None:
    content = file_of(
        build.p(build.run("See") + build.note(1), raw=True),
        build.table([["The policeman", "3"]]),
        build.p("End."),
        footnotes={1: "The foremen of the plant."},
    )
    made = proposed(content)
    assert accepted(made.content) == [
        "See", "The police officer", "3", "End.", "The supervisors of the plant."
    ]  # fmt: skip
    parts = parts_of(made.content, "x").parts
    assert b"commentReference" not in parts["word/footnotes.xml"]
    assert parts["word/document.xml"].count(b"commentReference") == 2


def test_comments_have_numbers_that_no_note_has() -> None:
    content = file_of(
        build.p(build.run("The foreman") + build.note(1) + build.note(2), raw=True),
        footnotes={1: "One.", 2: "Two."},
    )
    numbers = {c.id for c in read_document(proposed(content).content).comments}
    assert numbers.isdisjoint({"0", "1", "2", "3"})


def test_what_somebody_inserted_is_changed_within_their_insertion() -> None:
    body = build.p(build.run("Then ") + ins(build.run("the chairman decides")), raw=True)
    made = proposed(file_of(body))
    assert accepted(made.content) == ["Then the chair decides"]
    document = read_document(made.content)
    assert document.authors == ("Ana", UNION)
    assert document.paragraphs[0].text("rejected") == "Then "


def test_signs_of_direction_and_hidden_words_move_no_place() -> None:
    runs = build.run("\u200eNo\u202a ") + build.run("secret ", "<w:vanish/>")
    made = proposed(file_of(build.p(runs + build.run("fore\u200eman here"), raw=True)))
    assert accepted(made.content) == ["No supervisor here"]
    assert "secret" in read_document(made.content).paragraphs[0].text(hidden=True)


def test_earlier_comments_and_their_answers_stay() -> None:
    note = '<w:comment w:id="7" w:author="Ana" w:initials="A"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'
    mark = '<w:commentRange{} w:id="7"/>'
    runs = mark.format("Start") + build.run("The foreman") + mark.format("End")
    content = file_of(build.p(runs + build.run(" decides."), raw=True), comments=note)
    made = proposed(content)
    texts = [(c.id, c.author) for c in read_document(made.content).comments]
    assert texts == [("7", "Ana"), ("8", UNION)]


def test_french_keeps_guillemets_spaces_and_elision() -> None:
    wishes = Wishes(LintSettings(rules=("gender/man-words",)), today=DATE)
    content = file_of(
        build.p("L’entreprise informe l’homme de loi et, s’il y a lieu, les cheminots\u00a0; c’est un droit."),
        build.p("L’accord s’applique aux contremaîtres et à l’avis d’hommes de loi de la société."),
    )  # fmt: skip
    made = proposed(content, wishes)
    assert accepted(made.content) == [
        "L’entreprise informe le juriste et, s’il y a lieu, les cheminotes et cheminots\u00a0; c’est un droit.",
        "L’accord s’applique aux responsables d’équipe et à l’avis de juristes de la société.",
    ]
    comment = read_document(made.content).comments[0].text
    assert comment.startswith("«\u00a0homme de loi\u00a0» désigne un seul sexe")


def test_spanish_says_why_in_spanish() -> None:
    wishes = Wishes(LintSettings(rules=("gender/man-words",)), today=DATE)
    content = file_of(
        build.p("La empresa informará a las niñeras y a la representación del personal.")
    )
    made = proposed(content, wishes)
    assert accepted(made.content)[0].startswith("La empresa informará a las personas cuidadoras y")
    assert read_document(made.content).comments[0].text.startswith("«niñeras» nombra")


# what is left


@pytest.mark.parametrize(
    ("runs", "why"),
    [
        (build.run("the chair") + ins(build.run("man")), "somebody’s insertion begins or ends in it"),
        (build.run("the fore") + dele("wo") + build.run("man"), "somebody’s deletion stands in it"),
        (build.field("REF _Ref1", "the chairman"), "Word fills it in as a field"),
        (f'<w:fldSimple w:instr=" AUTHOR ">{build.run("the chairman")}</w:fldSimple>', "Word fills it in as a field"),
        (control(build.run("the foreman"), '<w:lock w:val="contentLocked"/>'), "it stands in a locked content control"),
        (control(build.run("the foreman"), "<w:dropDownList/>"), "it stands in a content control that is filled in by choice"),
        (control(build.run("the fore")) + build.run("man"), "a link or content control begins or ends in it"),
        (ins(control(build.run("the foreman"))), "it stands in a content control that somebody inserted"),
        (build.run("a delivery") + build.note(1) + build.run(" man"), "the sign of a note stands in it"),
        (build.run("a delivery\nman"), "a tab, picture or other object stands in it"),
        (build.run("the fore") + build.run("x", "<w:vanish/>") + build.run("man"), "hidden text stands in it"),
        (ins(build.run("the foreman")).replace("w:ins ", "w:moveTo ").replace("w:ins>", "w:moveTo>"), "it stands in text that somebody moved"),
    ],
)  # fmt: skip
def test_what_cannot_be_changed_is_left_with_the_reason(runs: str, why: str) -> None:
    content = file_of(build.p(runs, raw=True), build.p("The chairman."), footnotes={1: "Note."})
    made = proposed(content)
    assert whys(made) == [why]
    assert accepted(made.content)[1] == "The chair."


def test_a_locked_control_around_paragraphs_is_left() -> None:
    locked = control(build.p("The foreman."), '<w:lock w:val="sdtContentLocked"/>')
    assert whys(proposed(file_of(locked))) == ["it stands in a locked content control"]


def test_words_in_a_text_box_are_left() -> None:
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{build.p('The foreman.')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    made = proposed(file_of(build.p(build.run("Box: the foreman.") + box, raw=True)))
    assert whys(made) == ["it stands where no tracked change can be written"]
    assert accepted(made.content) == ["Box: the supervisor.", "The foreman."]


def test_what_had_to_be_mended_or_is_protected_is_told() -> None:
    parts = Parts(parts_of(file_of(build.p("The foreman decides.")), "x").parts)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"
    lock = f'<w:settings xmlns:w="{build.W}"><w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>'
    parts.add("word/settings.xml", lock.encode(), kind)
    parts.relate(parts.main, f"{build.R}/settings", "word/settings.xml")
    made = proposed(packed(parts.to_content()))
    assert [w.split(";")[0] for w in made.warnings] == ["The file is protected"]
    damaged = parts_of(file_of(build.p("The foreman decides."), build.p("So be it.")), "x").parts
    body = damaged["word/document.xml"].replace(b"</w:p><w:p>", b"</w:p></w:x><w:p>", 1)
    made = proposed(packed({**damaged, "word/document.xml": body}))
    assert [w.split(";")[-1] for w in made.warnings] == [" text may be missing."]
    assert proposed(file_of(build.p("The foreman decides."))).warnings == ()


def test_nothing_to_propose_makes_no_file() -> None:
    assert proposed(file_of(build.p("The chair decides."))).content == b""


def test_a_waived_or_known_finding_is_not_proposed(tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    content = file_of(build.p("The foreman decides."))
    (tmp_path / "a.docx").write_bytes(content)
    (result,) = lint_path(tmp_path / "a.docx", WISHES)
    from clausekit.lint.baseline import baseline_text

    known.write_text(baseline_text(result.findings, result.prose), encoding="utf-8")
    wishes = Wishes(LintSettings(rules=WISHES.settings.rules, baseline=str(known)), language="en")
    assert proposed(content, wishes).content == b""


def test_a_file_that_changed_since_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(file_of(build.p("The foreman decides.")))
    (result,) = lint_path(path, WISHES)
    path.write_bytes(file_of(build.p("The new foreman decides.")))
    with pytest.raises(InputError, match="no longer"):
        propose_fixes(result, UNION, DATE)
    path.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(ReadError):
        propose_fixes(result, UNION, DATE)


# laws

WORDS = ["the", "foreman", "chairmen", "shall", "a", "layman", "union", "night watchman", "salesmen,", "an"]  # fmt: skip
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
looks = st.sampled_from(
    ["", "<w:b/>", "<w:i/>", '<w:rStyle w:val="Strong"/>', '<w:lang w:val="fr-FR"/>', "<w:vanish/>"]
)
_numbers = itertools.count(2000)


@st.composite
def split_runs(draw: st.DrawFn) -> str:
    """Words over several runs, cut anywhere."""
    text, found = draw(words) + " ", ""
    while text:
        size = draw(st.integers(1, len(text)))
        found += build.run(text[:size], draw(looks.filter(lambda x: "vanish" not in x)))
        text = text[size:]
    return found


@st.composite
def inlines(draw: st.DrawFn) -> str:
    kind = draw(
        st.sampled_from(
            [
                "run",
                "run",
                "run",
                "ins",
                "del",
                "field",
                "link",
                "note",
                "mark",
                "control",
                "tab",
                "hidden",
            ]
        )
    )
    piece = draw(split_runs())
    number = next(_numbers)
    if kind == "ins":
        return ins(piece, number=number)
    if kind == "del":
        return dele(draw(words) + " ", number=number)
    if kind == "field":
        return build.field("REF _Ref1 \\h", draw(words)) + build.run(" ")
    if kind == "link":
        return f'<w:hyperlink r:id="rIdL1">{piece}</w:hyperlink>'
    if kind == "note":
        return build.note(1)
    if kind == "mark":
        return f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/>{piece}<w:bookmarkEnd w:id="{number}"/>'
    if kind == "control":
        return control(piece)
    if kind == "tab":
        return build.run("\t")
    return build.run(draw(words), "<w:vanish/>") if kind == "hidden" else piece


@st.composite
def paragraphs(draw: st.DrawFn) -> str:
    mark = draw(st.sampled_from(["", "", "", "ins", "del"]))
    named = f'<w:rPr><w:{mark} w:id="{next(_numbers)}" w:author="Ana" w:date="2026-11-01T09:00:00Z"/></w:rPr>'
    inside = "".join(draw(st.lists(inlines(), min_size=1, max_size=5)))
    return build.p(inside, properties=named if mark else "", raw=True)


block = st.one_of(paragraphs(), paragraphs(), st.lists(words, min_size=2, max_size=2).map(lambda r: build.table([r])))  # fmt: skip
stories = st.lists(block, min_size=1, max_size=4)


@given(stories, words)
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_accepted_all_is_fixed_rejected_nothing_happened(blocks: list[str], note: str) -> None:
    content = file_of(*blocks, build.p("and so on."), footnotes={1: note})
    made = proposed(content)  # refuses to return what fails its own check
    after = made.content or content
    for part in ("word/document.xml", "word/footnotes.xml"):
        ours, before = Parts(parts_of(after, "x").parts), Parts(parts_of(content, "x").parts)
        mine = [e for e in ours.tree(part).iter() if e.get(w("author")) == UNION]
        settle(ours.tree(part), accept=False, only=frozenset(str(e.get(w("id"))) for e in mine))
        assert characters(ours.tree(part)) == characters(before.tree(part))
    text = as_text_file(accepted(content))
    if not made.left:
        assert accepted(after) == text
    settled = packed(settled_parts(parts_of(after, "x").parts, accept=True).to_content())
    again = proposed(settled)
    assert len(again.made) <= len(made.left)
    if not made.left:
        assert again.content == b""


def characters(root: Element) -> list[list[tuple[str, str, tuple[str, ...]]]]:
    """Every character of every paragraph, with its run's properties and the wrappers around it."""
    from lxml import etree

    found = []
    for paragraph in root.iter(P):
        line = []
        for node in paragraph.iter(T, w("delText"), w("tab"), w("footnoteReference")):
            run = next(node.iterancestors(RUN))
            properties = run.find(R_PR)
            look = etree.tostring(properties).decode() if properties is not None else ""
            wrappers = tuple(
                f"{e.tag}{e.get(w('author'))}" for e in run.iterancestors() if e.tag != w("p")
            )
            line += [(char, look, wrappers) for char in node.text or "\0"]
        found.append(line)
    return found


def as_text_file(paragraphs: list[str], wishes: Wishes = WISHES) -> list[str]:
    """What `lint --fix` makes of the same paragraphs in a text file."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(paragraphs):
            path = Path(folder) / f"{number}.md"
            path.write_text(f"x\n\n{text}\n", encoding="utf-8")
            fix_files(lint_path(path, wishes))
            found.append(path.read_text(encoding="utf-8")[3:].rstrip("\n"))
    return found


def test_a_copy_of_our_own_draft_follows_the_open_xml_rules(tmp_path: Path) -> None:
    path = tmp_path / "agreement.yaml"
    text = (ROOT / "examples" / "volta-mobility.yaml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    draft, _ = draft_of(path, ())
    assert draft.agreement is not None
    copy = Copy(write_docx(draft.agreement))
    typed = ("Technology shall benefit workers", "At least 60 days before a merger", "Volta")
    for beginning in typed:
        node = next(t for t in copy.paragraph(beginning).iter(T) if t.text)
        node.text = f"The foremen agree. {node.text}"
    theirs = packed(copy.content)
    made = proposed(theirs)
    assert len(made.made) == len(typed)
    assert complaints(made.content) == complaints(theirs) == []
    assert sum(t.startswith("The supervisors agree.") for t in accepted(made.content)) == len(typed)


FRENCH = [
    "Les travailleurs", "aux salariés", "l’homme de loi", "des cheminots", "« les employés »", "et", "tous les",
    "de l’accord\u00a0:", "informe", "ses délégués", "concernés", "les contremaîtres", "d’hommes de loi",
]  # fmt: skip
SPANISH = [
    "Los trabajadores", "a los empleados", "«los delegados»", "y", "la mujer conductora", "informa", "todos",
    "las niñeras", "afectados", "sus aprendices", "del convenio,",
]  # fmt: skip


@given(st.sampled_from([("fr", FRENCH), ("es", SPANISH)]), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_french_and_spanish_files_read_as_their_text_files_do(
    language: tuple[str, list[str]], data: st.DataObject
) -> None:
    code, phrases = language
    wishes = Wishes(LintSettings(rules=("gender/*",)), language=code, today=DATE)
    blocks = []
    for _ in range(data.draw(st.integers(1, 3))):
        text = " ".join(data.draw(st.lists(st.sampled_from(phrases), min_size=1, max_size=7)))
        runs = ""
        while text:
            size = data.draw(st.integers(1, len(text)))
            runs += build.run(text[:size], data.draw(st.sampled_from(["", "<w:b/>"])))
            text = text[size:]
        blocks.append(build.p(runs, raw=True))
    content = file_of(*blocks)
    made = proposed(content, wishes)
    after = made.content or content
    assert not made.left
    assert accepted(after) == as_text_file(accepted(content), wishes)
