"""A word is planted in every private place, and must come out in no file that leaves the house."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.conftest import MINI
from tests.samples.leaks import leaks

from clausekit.api.drafting import assemble_file
from clausekit.library.load import open_library
from clausekit.library.locate import layer_at
from clausekit.model.agreement import Agreement
from clausekit.model.provenance import Provenance
from clausekit.writers.docx.working import WorkingLine, WorkingNotes, write_working
from clausekit.writers.options import WriteOptions
from clausekit.writers.table import FORMATS, write

CANARY = "qvzcanary"
NUMBER = "739134821"
SECRETS = (CANARY, NUMBER)

AGREEMENT = f"""\
# {CANARY}: our floor is {NUMBER} days
template: mini
language: en
strength: standard
facts: {{region: [eu]}}
parties: {{company: {{name: Acme, seat: Rome}}}}
clauses:
  demo/register: {{values: {{{CANARY}_place: Hall 3}}}}
  demo/extra: {{values: {{pays: true}}}}
"""

WISHES = {
    "plain": WriteOptions(),
    "footnotes": WriteOptions(
        sources="footnotes", table_copy=True, agreed_boxes=True, watermark=True
    ),
    "schedule": WriteOptions(sources="schedule", track=True),
}


def plant(folder: Path) -> Path:
    """Return a library of the mini clauses in which every private place holds a canary."""
    root = folder / f"layer-{CANARY}"
    shutil.copytree(MINI, root)
    clause = root / "clauses" / "demo" / "register"
    change(clause / "clause.yaml", [
        ("place: ", f"{CANARY}_place: "),
        ("strong: 30", f"strong: {NUMBER}"),
        ("room-exists: duty", f"{CANARY}-room: duty"),
        (r"archived\b", f"{CANARY}-archived"),
        ("as_of: 2026-11-23}\n$", f"as_of: 2026-11-23, note: {CANARY} note}}\n"),
    ])  # fmt: skip
    change(clause / "text.en.md", [
        ("place: room", f"{CANARY}_place: {CANARY} label of the room"),
        ("room-exists: The room exists", f"{CANARY}-room: The room exists"),
        ("archived: Entries", f"{CANARY}-archived: {CANARY} entries"),
        ("listed: Systems", f"listed: {CANARY} systems"),
        ('learning: "every', f'learning: "every {CANARY}'),
        ("on the day of first use", f"on the day of first {CANARY} use"),
        ("{{ place }}", f"{{{{ {CANARY}_place }}}}"),
        ("This clause stands alone", f"This clause stands alone {CANARY}"),
    ])  # fmt: skip
    for name, head in (("guide", "## Purpose"), ("table", "## Reason")):
        (clause / f"{name}.en.md").write_text(f"{head}\n{CANARY} {name}\n", encoding="utf-8")
    change(root / "clauses" / "glossary.en.yaml", [
        ("something that no text uses", f"{CANARY} something"),
        ("any learning software", f"any {CANARY} learning software"),
    ])  # fmt: skip
    change(root / "clauses" / "instruments.yaml", [("scope: eu", f"scope: eu\n  note: {CANARY}")])
    (root / "layer.yaml").write_text(f"name: union-{CANARY}\n", encoding="utf-8")
    return root


def change(path: Path, changes: list[tuple[str, str]]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert re.search(old, text), old
        text = re.sub(old, new.replace("\\", r"\\\\"), text)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Agreement, Provenance]:
    """The agreement drafted from the planted library, beside a planted mandate and a planted lock."""
    folder = tmp_path_factory.mktemp(f"campaign-{CANARY}")
    library = open_library([layer_at(plant(folder))], bundled=False)
    path = folder / f"{CANARY}.yaml"
    path.write_text(AGREEMENT, encoding="utf-8")
    for private in ("mandate.yaml", f"{CANARY}.lock.old", "notes.md"):
        (folder / private).write_text(f"floor: {CANARY} {NUMBER}\n", encoding="utf-8")
    draft = assemble_file(path, library, locked=False)
    assert draft.agreement is not None
    return draft.agreement, draft.provenance


def test_the_private_side_is_full_of_canaries(planted: tuple[Agreement, Provenance]) -> None:
    assert CANARY in str(planted[1])


@pytest.mark.parametrize("wishes", WISHES)
@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=[pytest.mark.office] if f.needs_office else []) for n, f in FORMATS.items()]
)  # fmt: skip
def test_no_canary_comes_out(planted: tuple[Agreement, Provenance], name: str, wishes: str) -> None:
    data = write(planted[0], name, WISHES[wishes])
    assert [(secret, leaks(data, secret)) for secret in SECRETS if leaks(data, secret)] == []


def test_what_the_parties_sign_does_come_out(planted: tuple[Agreement, Provenance]) -> None:
    for name, format_ in FORMATS.items():
        if not format_.needs_office:
            assert leaks(write(planted[0], name), "Hall 3")


def test_a_working_copy_does_hold_canaries(planted: tuple[Agreement, Provenance]) -> None:
    agreement, provenance = planted
    notes = WorkingNotes(blanks=(WorkingLine(str(provenance)),))
    assert leaks(write_working(agreement, notes), CANARY)
