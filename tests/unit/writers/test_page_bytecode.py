"""The compiled web page is kept, and never trusted when it is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from clausekit.writers.html.bytecode import KeptPage

SOURCE = "<p>{{ words }}</p>"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAUSEKIT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "pages"


def _rendered(source: str = SOURCE) -> str:
    loader = DictLoader({"page": source})
    environment = Environment(loader=loader, autoescape=True, bytecode_cache=KeptPage())
    return environment.get_template("page").render(words="a & b")


def test_a_kept_page_is_not_compiled_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _rendered() == "<p>a &amp; b</p>"
    assert len(list(cache.iterdir())) == 1
    monkeypatch.setattr(Environment, "compile", None)
    assert _rendered() == "<p>a &amp; b</p>"


def test_another_page_is_compiled(cache: Path) -> None:
    _rendered()
    assert _rendered("<b>{{ words }}</b>") == "<b>a &amp; b</b>"
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("cut", [0, 5, 16, 40])
def test_a_damaged_page_is_compiled_again(cache: Path, cut: int) -> None:
    _rendered()
    (entry,) = cache.iterdir()
    entry.write_bytes(entry.read_bytes()[:cut] + b"x")
    assert _rendered() == "<p>a &amp; b</p>"


def test_without_a_cache_the_page_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSEKIT_CACHE", "off")
    assert _rendered() == _rendered() == "<p>a &amp; b</p>"
