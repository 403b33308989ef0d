"""A layer is untrusted data: whatever it plants, nothing runs, nothing leaks, nothing takes for ever.

Each payload is planted in a body, a title, a value, a glossary, an instrument and a template. A draft
then either shows it as the words that they are, or is refused with a place; it is never a bug report.
"""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import ROOT

from clausekit.cli.app import cli

CLAUSE = "training/robots"
STRUCTURE = """\
version: 1.0.0
status: model-text
parameters:
  place: {{type: text, values: {{strong: {value}, standard: x, basic: x}}, proposal: true}}
  scope: {{type: choice, options: [a, b], values: {{strong: a, standard: a, basic: b}}, proposal: true}}
provisions:
  duty: {{elements: [given]}}
elements: [given]
"""
TEXT = """\
---
parameters: {{place: {label}, scope: scope}}
options: {{scope: {{a: {option}, b: less}}}}
elements: {{given: Given.}}
---
# {title}

## duty
The [[Company]] shall act {{{{ place }}}}, {{{{ scope }}}}, as [[robot]] and [[@planted Art. 1]] say. {body}
"""
GLOSSARY = "robot: {{term: robot, forms: [robots], definition: {definition}}}\n"
INSTRUMENTS = """\
planted:
  title: {{en: {instrument}}}
  short: {{en: {instrument}}}
  kind: law
  status: in-force
  scope: world
  as_of: 2026-11-23
  verified: not-yet
"""
AGREEMENT = """\
template: {template}
language: en
strength: strong
title: {title}
parties: {{company: {{name: {party}, seat: Rome}}, unions: [{{name: Union, seat: Rome}}]}}
clauses: {{training/robots: }}
"""
WORDS = {
    "value": "here", "label": "place", "option": "more", "title": "Robots", "body": "",
    "definition": "a machine", "instrument": "Planted law",
}  # fmt: skip
EXPRESSIONS = [
    "''.__class__",
    "''.__class__.__mro__[1].__subclasses__()",
    "cycler.__init__.__globals__.os.popen('touch pwned').read()",
    "lipsum.__globals__['os'].system('touch pwned')",
    "joiner.__init__.__globals__",
    "namespace.__init__.__globals__",
    "has.__globals__",
    "facts.__class__.__mro__",
    "place.__class__",
    "(place | attr('__class__'))",
    "'{0.__class__}'.format(place)",
    "'%s' % place",
    "range(1000000000)",
    "9 ** 9 ** 9",
    "'x' * 1000000000",
    "[0] * 1000000000",
    "1000000000 * 1000000000 * 1000000000 * 1000000000",
    "(" * 400 + "1" + ")" * 400,
    "not " * 120 + "true",
    "place | map('upper') | list",
    "self._TemplateReference__context",
    "config",
    "place[0:1]",
    "debug()",
]
FORMATS = [
    "{0.__class__}", "{place.__class__.__init__.__globals__}", "{heading.__class__}", "{number:>999999999}",
    "{page!r}", "%(os)s", "%s%s%s%n", "${jndi:ldap://x}", "{{{{{", "}}}", "<script>alert(1)</script>",
    "<w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText>", "]]>", "&#x41;&lt;", "=cmd|' /C calc'!A0",
    "../../../../etc/passwd", "file:///etc/passwd", "\u202etxt.exe", "\ufeff",
]  # fmt: skip


def quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def plant(folder: Path, *, template: str = "technology-agreement", **words: str) -> None:
    given = {**WORDS, **words}
    for key in ("value", "label", "option", "definition", "instrument"):
        given[key] = quoted(given[key])
    clause = folder / "evil" / "clauses" / CLAUSE
    clause.mkdir(parents=True, exist_ok=True)
    write(clause / "clause.yaml", STRUCTURE.format(**given))
    write(clause / "text.en.md", TEXT.format(**given))
    write(folder / "evil" / "clauses" / "glossary.en.yaml", GLOSSARY.format(**given))
    write(folder / "evil" / "clauses" / "instruments.yaml", INSTRUMENTS.format(**given))
    head = {
        "title": quoted(words.get("heading", "Agreement")),
        "party": quoted(words.get("party", "Acme")),
    }
    write(folder / "agreement.yaml", AGREEMENT.format(template=template, **head))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="surrogatepass")


def attempt(*words: str, seconds: float = 20.0) -> tuple[int, str]:
    """Run a command; it answers in time, with a place for what it refuses, and is no bug."""
    start = time.monotonic()
    result = CliRunner().invoke(cli, list(words))
    assert time.monotonic() - start < seconds
    told = result.output
    assert "This is a bug in clausekit" not in told, told
    assert result.exit_code in (0, 1, 2), told
    assert not Path("pwned").exists()
    assert "root:x:" not in told
    return result.exit_code, told


def draft(seconds: float = 20.0) -> tuple[int, str]:
    names = [
        word for ending in ("md", "docx", "html", "json") for word in ("-o", f"draft.{ending}")
    ]
    return attempt(
        "draft", "agreement.yaml", "--no-lock", "--library", "evil", *names, seconds=seconds
    )


@pytest.fixture(autouse=True)
def folder(empty_folder: Path) -> Path:
    (empty_folder / ".git").mkdir()
    return empty_folder


def test_the_harmless_layer_drafts(folder: Path) -> None:
    plant(folder)
    code, told = draft()
    assert code == 0, told
    assert (
        "shall act here, more, as robot and Planted law, Art. 1 say."
        in Path("draft.md").read_text()
    )


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_no_expression_of_a_body_gets_out(folder: Path, expression: str) -> None:
    plant(folder, body="{{ " + expression + " }}")
    code, told = draft()
    assert code == 2
    assert "text.en.md:9:" in told
    plant(folder, body="{% if " + expression + " %}yes{% endif %}")
    code, _ = draft()
    assert code == 2 or "pwned" not in told


@pytest.mark.parametrize(
    ("where", "expression"),
    [(where, e) for where in ("option", "definition") for e in EXPRESSIONS]
    + [
        (w, e)
        for w in ("title", "instrument", "label", "value", "heading", "party")
        for e in EXPRESSIONS[:4]
    ],
)
def test_no_expression_gets_out_elsewhere(folder: Path, where: str, expression: str) -> None:
    plant(folder, **{where: "{{ " + expression + " }}"})
    code, told = draft()
    if where in ("option", "title", "definition"):
        assert code == 2, told
    else:
        assert code == 0, told
        shown = Path("draft.md").read_text(encoding="utf-8")
        assert "subclasses" not in shown or "__subclasses__" in shown.replace("\\", "")


@pytest.mark.parametrize("words", FORMATS)
@pytest.mark.parametrize("where", [*WORDS, "heading", "party"])
def test_formatting_tricks_are_words(folder: Path, words: str, where: str) -> None:
    plant(folder, **{where: words})
    code, told = draft()
    if code == 2:
        assert "evil/" in told or "agreement.yaml:" in told, told
        return
    content = Path("draft.md").read_bytes() + unpacked(Path("draft.docx"))
    for leaked in (b"<class ", b"__main__", b"built-in method", b"root:x:"):
        assert leaked not in content
    assert b"<script>alert" not in Path("draft.md").read_bytes() + Path("draft.html").read_bytes()
    assert b"<w:instrText>DDEAUTO" not in content


@pytest.mark.parametrize("where", ["page", "proposal", "inherited", "role"])
@pytest.mark.parametrize(
    "words", [*FORMATS[:5], "{number.__class__}", "{", "{{ parties.__class__ }}"]
)
def test_formatting_tricks_of_a_template_are_refused_or_words(
    folder: Path, where: str, words: str
) -> None:
    source = ROOT / "templates" / "agreements" / "technology-agreement"
    target = folder / "evil" / "templates" / "agreements" / "planted"
    write(target / "template.yaml", (source / "template.yaml").read_text(encoding="utf-8"))
    text = (source / "text.en.md").read_text(encoding="utf-8")
    lines = {
        "page": ("page: Page {page} of {pages}", f"page: {quoted(words)}"),
        "proposal": ("proposal: Union proposal {number}", f"proposal: {quoted(words)}"),
        "inherited": ("roles:", f"inherited: {quoted(words)}\nroles:"),
        "role": ("company: the Company", f"company: {quoted(words)}"),
    }
    old, new = lines[where]
    assert old in text
    write(target / "text.en.md", text.replace(old, new, 1))
    plant(folder, template="planted")
    write(
        folder / "agreement.yaml",
        (folder / "agreement.yaml").read_text() + "proposal: {number: 2}\n",
    )
    code, told = draft()
    assert code == (0 if where == "role" else 2), told
    if where != "role":
        assert "template/place" in told
        assert "text.en.md" in told


@pytest.mark.parametrize(
    "pattern",
    ["{article}{", "{article.__class__}", "{article!r}", "{article:>99999999}", "{article}" * 5000],
)
def test_formatting_tricks_of_a_numbering_scheme_are_refused(folder: Path, pattern: str) -> None:
    source = ROOT / "templates" / "numbering" / "article-decimal.yaml"
    text = source.read_text(encoding="utf-8").replace(
        'pattern: "{article}"', f'pattern: "{pattern}"', 1
    )
    write(folder / "evil" / "templates" / "numbering" / "article-decimal.yaml", text)
    plant(folder)
    code, told = draft()
    assert code == 2
    assert "article-decimal.yaml:3:" in told


def bomb(levels: int = 9) -> str:
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [" + ",".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


BOMBS: dict[str, Callable[[], str]] = {
    "aliases": bomb,
    "merge keys": lambda: "a: &a {b: 1}\nc:\n  <<: *a\n",
    "a tag": lambda: "a: !!python/object/apply:os.system ['touch pwned']\n",
    "deep lists": lambda: "a: " + "[" * 100_000 + "\n",
    "deep maps": lambda: "".join(f"{' ' * n}a{n}:\n" for n in range(900)),
    "a long number": lambda: "a: " + "9" * 900_000 + "\n",
    "a huge exponent": lambda: "a: 1e999\nb: 1e999999999\n",
    "a long key": lambda: "a" * 900_000 + ": 1\n",
    "many keys": lambda: "".join(f"k{n}: 1\n" for n in range(60_000)),
    "control characters": lambda: "a: \x1b]0;pwned\x07\n",
    "surrogates": lambda: "a: \ud800\n",
    "several documents": lambda: "a: 1\n---\nb: 2\n",
}
FILES = [
    f"clauses/{CLAUSE}/clause.yaml", "clauses/glossary.en.yaml", "clauses/instruments.yaml", "clauses/topics.yaml",
    "layer.yaml", "sign-offs.yaml", "countries/QZ.yaml", "templates/agreements/technology-agreement/template.yaml",
]  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("file", FILES)
def test_a_yaml_bomb_is_refused_in_its_place(folder: Path, name: str, file: str) -> None:
    plant(folder)
    write(folder / "evil" / file, BOMBS[name]())
    edit = (
        (folder / "agreement.yaml")
        .read_text()
        .replace("language: en", "language: en\nlaw_country: QZ")
    )
    write(folder / "agreement.yaml", edit)
    code, told = draft() if file != "clauses/topics.yaml" else attempt("check", "evil")
    assert code in (1, 2)
    assert Path(file).name in told


@pytest.mark.parametrize("name", BOMBS)
def test_a_yaml_bomb_in_front_matter_and_agreement_is_refused(folder: Path, name: str) -> None:
    plant(folder)
    write(
        folder / "evil" / "clauses" / CLAUSE / "text.en.md",
        f"---\n{BOMBS[name]()}---\n# Robots\n\n## duty\nWords.\n",
    )
    assert draft()[0] == 2
    write(folder / "agreement.yaml", BOMBS[name]())
    assert draft()[0] == 2


def test_a_file_of_a_hundred_megabytes_is_refused_unread(folder: Path) -> None:
    for file in (
        f"clauses/{CLAUSE}/text.en.md",
        "layer.yaml",
        "countries/QZ.yaml",
        "agreement.yaml",
    ):
        plant(folder)
        path = folder / file if file == "agreement.yaml" else folder / "evil" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            stream.truncate(100_000_000)
        code, told = draft(seconds=10)
        assert code == 2, told
        assert path.name in told
        assert "larger than" in told
        path.unlink()


@pytest.mark.parametrize(
    ("option", "body"),
    [
        ("word " * 100_000, "{{ scope }} " * 20_000),
        ("{{ scope }}", "{{ scope }}"),
        ("{{ scope }} " * 500, "{{ scope }}"),
        ("[[@planted Art. 1]] " * 20_000, "{{ scope }} " * 2_000),
    ],
)
def test_a_text_that_prints_another_without_end_is_refused(
    folder: Path, option: str, body: str
) -> None:
    plant(folder, option=option, body=body)
    code, told = draft()
    assert code == 2
    assert "draft/too-large" in told or "options/circle" in told


@pytest.mark.parametrize(
    "body",
    [
        "{% if true %}" * 3_000,
        "[[" * 50_000,
        "{{" * 50_000,
        "{% " * 50_000,
        "\n\n" + "".join("  " * n + "- x;\n" for n in range(2_000)),
        "\n\n" + "- x;\n" * 20_000,
        "(" * 200_000,
        "a" * 500_000,
        "`" * 100_000,
        "*" * 100_000,
        "[[#" + "a" * 100_000 + "]]",
    ],
)  # fmt: skip
def test_long_and_deep_notation_is_answered_in_time(folder: Path, body: str) -> None:
    plant(folder, body=body)
    code, told = draft(seconds=60)
    assert code == 0 or "text.en.md:" in told


@pytest.mark.parametrize("target", ["/etc/passwd", "../agreement.yaml", "."])
@pytest.mark.parametrize(
    "link",
    [
        f"clauses/{CLAUSE}/text.en.md",
        "clauses/training",
        "clauses",
        "templates",
        "layer.yaml",
        "countries",
        "bases",
        "sign-offs.yaml",
    ],
)
def test_a_link_is_refused_by_name(folder: Path, link: str, target: str) -> None:
    plant(folder)
    path = folder / "evil" / link
    if path.is_dir():
        path.rename(folder / "aside")
    elif path.exists():
        path.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)
    code, told = draft()
    assert code == 2
    assert "[layer/link]" in told or "is no library" in told
    assert "evil" in told


def test_a_pipe_or_a_device_is_refused_and_nothing_waits_for_it(folder: Path) -> None:
    plant(folder)
    os.mkfifo(folder / "evil" / "sign-offs.yaml")
    code, told = draft(seconds=10)
    assert code == 2
    assert "[layer/no-file]" in told


@pytest.mark.parametrize(
    "name",
    [
        "../agreement",
        "/etc/passwd",
        "..",
        "a/../../b",
        "planted\x00",
        "technology-agreement/../../x",
    ],
)
def test_no_name_leads_out_of_the_layer(folder: Path, name: str) -> None:
    plant(folder)
    text = (folder / "agreement.yaml").read_text()
    write(
        folder / "agreement.yaml",
        text.replace("template: technology-agreement", f"template: {quoted(name)}"),
    )
    assert draft()[0] == 2
    write(folder / "agreement.yaml", text.replace(CLAUSE, quoted(name)))
    assert draft()[0] == 2
    for words in (
        ("show", name),
        ("why", name),
        ("customise", name, "--in", "evil"),
        ("schema", name),
    ):
        code, _ = attempt(*words)
        assert code == 2
    assert not (folder / "bases").exists()


def test_no_code_of_a_layer_runs(folder: Path) -> None:
    plant(folder)
    for name in (
        "__init__.py",
        "conftest.py",
        "setup.py",
        "clauses/__init__.py",
        f"clauses/{CLAUSE}/__main__.py",
        "sitecustomize.py",
    ):
        write(folder / "evil" / name, "open('pwned', 'w').write('ran')\n")
    assert draft()[0] == 0
    attempt("check", "evil")
    attempt("outdated", "evil")


def unpacked(path: Path) -> bytes:
    with zipfile.ZipFile(path) as parts:
        return b"\n".join(parts.read(name) for name in parts.namelist())
