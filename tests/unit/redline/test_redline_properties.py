"""The law of a redline on random pairs: accepted it is the new file, rejected the old one."""

from __future__ import annotations

import itertools
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.samples.settled_word import settled
from tests.unit.redline import build

from clausekit.api.word_files import packed
from clausekit.readers.docx import WordDocument, prose_of, read_document
from clausekit.readers.docx.model import View
from clausekit.redline.compare import Signature, redline

WORDS = [
    "shall",
    "may",
    "the",
    "Company",
    "Union",
    "14",
    "60",
    "days",
    "register",
    "of",
    "notice",
    "not",
    "data,",
    "and",
]
SIGNED = Signature("Union", "2026-11-23T00:00:00Z")

words = st.lists(st.sampled_from(WORDS), min_size=0, max_size=12).map(" ".join)
looks = st.sampled_from(
    ["", "<w:b/>", "<w:i/>", '<w:rStyle w:val="Strong"/>', '<w:lang w:val="fr-FR"/>']
)
numbers = st.integers(1, 4)


def _box(text: str) -> str:
    inner = f"<w:txbxContent>{build.p(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


@st.composite
def inlines(draw: st.DrawFn) -> str:
    kind = draw(
        st.sampled_from(
            [
                "run",
                "run",
                "run",
                "field",
                "link",
                "note",
                "mark",
                "control",
                "simple",
                "tab",
                "box",
            ]
        )
    )
    text = draw(words)
    piece = build.run(text + " ", draw(looks)) if text else ""
    if kind == "field":
        return build.field(f"REF _Ref{draw(numbers):09d} \\r \\h", f"{draw(numbers)}.1")
    if kind == "simple":
        return f'<w:fldSimple w:instr=" PAGE ">{build.run(str(draw(numbers)))}</w:fldSimple>'
    if kind == "link":
        return f'<w:hyperlink r:id="rIdL{draw(st.integers(1, 2))}">{piece}</w:hyperlink>'
    if kind == "note":
        return build.note(0)
    if kind == "box":
        return _box(text)
    if kind == "control":
        return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{piece}</w:sdtContent></w:sdt>'
    if kind == "mark":
        n = draw(st.integers(10, 99))
        return f'<w:bookmarkStart w:id="{n}" w:name="bm{n}"/>{piece}<w:bookmarkEnd w:id="{n}"/>'
    return build.run("\t" + text) if kind == "tab" else piece


@st.composite
def paragraphs(draw: st.DrawFn, *, sections: bool = False) -> str:
    style = draw(st.sampled_from(["", "", "Heading1", "Clause2"]))
    numbered = draw(
        st.sampled_from(["", "", '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="2"/></w:numPr>'])
    )
    ending = draw(st.sampled_from(["", "", "", "", "<w:sectPr/>"])) if sections else ""
    content = "".join(draw(st.lists(inlines(), max_size=4)))
    return build.p(content, style, numbered + ending, raw=True)


@st.composite
def tables(draw: st.DrawFn, depth: int = 1) -> str:
    columns = draw(st.integers(1, 2))
    cell = (
        st.one_of(words, paragraphs(), tables(0).map(lambda t: t + build.p("end")))
        if depth
        else words
    )
    return build.table(
        draw(st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=1, max_size=3))
    )


block = st.one_of(paragraphs(), paragraphs(), paragraphs(sections=True), tables())
stories = st.lists(block, max_size=6)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    old = draw(stories)
    if draw(st.booleans()):
        return old, draw(stories)
    new = list(old)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(new)))
        act = draw(st.sampled_from(["insert", "delete", "move", "edit"]))
        if act == "insert":
            new.insert(at, draw(block))
        elif at < len(new):
            taken = new.pop(at)
            if act == "move":
                new.insert(draw(st.integers(0, len(new))), taken)
            elif act == "edit":
                new.insert(at, taken.replace("days", "weeks").replace("shall", "may"))
    return old, new


def _file(blocks: list[str], header: str, notes: list[str]) -> dict[str, bytes]:
    body = "".join(blocks) + build.p("Signed by the parties.")
    if header == "x":  # let some stories end in a paragraph that is not in the other one
        body = "".join(blocks) + build.p()
    texts = itertools.cycle(notes)
    found: dict[int, str] = {}

    def numbered(match: re.Match[str]) -> str:
        found[len(found) + 1] = next(texts)
        return f'w:footnoteReference w:id="{len(found)}"'

    body = re.sub('w:footnoteReference w:id="0"', numbered, body)
    links = {"rIdL1": "https://example.org/a", "rIdL2": "https://example.org/b"}
    return build.document(body, header=header, footnotes=found, links=links)


@given(pairs(), st.tuples(words, words), st.tuples(*[st.lists(words, min_size=4, max_size=4)] * 2))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_accepting_gives_the_new_file_and_rejecting_the_old_one(
    pair: tuple[list[str], list[str]], headers: tuple[str, str], notes: tuple[list[str], list[str]]
) -> None:
    old = _file(pair[0], headers[0] or "x", notes[0])
    new = _file(pair[1], headers[1] or "x", notes[1])
    made = redline(old, new, SIGNED)  # refuses to return what fails its own check
    again = redline(old, new, SIGNED)
    assert made.parts == again.parts
    # So are the walk of the tests and the reader: they must see the same.
    assert settled(made.parts, "accepted") == settled(new, "accepted")
    assert settled(made.parts, "rejected", looks=True) == settled(old, "rejected", looks=True)
    result = read_document(packed(made.parts), "redline.docx")
    for view, wanted in (("accepted", new), ("rejected", old)):
        seen = read_document(packed(wanted), "wanted.docx")
        assert _words(result, view) == _words(seen, "accepted")  # type: ignore[arg-type]


def _words(document: WordDocument, view: View) -> list[str]:
    prose = prose_of(document, view=view, language="en")
    body = [p.text for p in prose.paragraphs if not p.place.startswith("footnote")]
    return [*body, *sorted(p.text for p in prose.paragraphs if p.place.startswith("footnote"))]


@given(pairs())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_file_against_itself_shows_nothing(pair: tuple[list[str], list[str]]) -> None:
    notes = ["one", "two", "three", "four"]
    made = redline(_file(pair[0], "h", notes), _file(pair[0], "h", notes), SIGNED)
    assert made.counts.total == 0
    assert b"w:ins " not in made.parts["word/document.xml"]
