"""Fixtures that many tests share: libraries, drafts from a few lines, the command line."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from clausekit.api.drafting import assemble_file
from clausekit.assemble.draft import Draft
from clausekit.library.load import Library, open_library
from clausekit.library.locate import layer_at

# Tests never touch the cache of whoever runs them.
os.environ["CLAUSEKIT_CACHE"] = tempfile.mkdtemp(prefix="clausekit-tests-")

ROOT = Path(__file__).resolve().parents[1]
MINI = ROOT / "tests" / "mini"

Drafting = Callable[[str], Draft]


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The built-in library."""
    return open_library()


@pytest.fixture(scope="session")
def mini() -> Library:
    """A library of four small clauses that shows every feature."""
    return open_library([layer_at(MINI)], bundled=False)


@pytest.fixture
def draft_mini(mini: Library, tmp_path: Path) -> Drafting:
    """Assembles an agreement file, given as text, from the mini library."""

    def draft(text: str) -> Draft:
        path = tmp_path / "agreement.yaml"
        path.write_text(text, encoding="utf-8")
        return assemble_file(path, mini)

    return draft


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a program that this machine lacks, and say which."""
    needs = {"office": ("soffice", "pdftoppm"), "browser": ("chromium",)}
    for item in items:
        for mark, programs in needs.items():
            missing = [p for p in programs if shutil.which(p) is None]
            if item.get_closest_marker(mark) and missing:
                reason = f"needs {' and '.join(missing)}, which this machine lacks"
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
