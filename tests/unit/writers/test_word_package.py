"""A part in pieces is the same part; pieces that come again are packed once."""

from __future__ import annotations

import dataclasses
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples.agreements import english

from clausekit.model.inline import Text
from clausekit.writers.docx import zipbytes
from clausekit.writers.docx.zipbytes import LARGE, entries, pack
from clausekit.writers.table import write

PIECE = st.one_of(
    st.binary(max_size=40),
    st.tuples(st.binary(min_size=1, max_size=9), st.integers(1, LARGE)).map(lambda p: p[0] * p[1]),
)


@given(st.lists(PIECE, max_size=8), st.integers(1, 9))
def test_a_part_in_pieces_is_the_same_part(pieces: list[bytes], level: int) -> None:
    whole = b"".join(pieces)
    data = pack({"a.xml": tuple(pieces), "b.xml": whole}, level)
    assert entries(data) == {"a.xml": whole, "b.xml": whole}
    with ZipFile(BytesIO(data)) as opened:
        assert opened.testzip() is None
        assert opened.read("a.xml") == whole


def test_pieces_cost_little_room() -> None:
    words = [b"".join(b"<w:t>%d of %d</w:t>" % (n, m) for n in range(900)) for m in range(6)]
    apart, together = pack({"a": tuple(words)}), pack({"a": b"".join(words)})
    assert len(apart) < len(together) * 1.1


def test_large_pieces_are_packed_once_for_all_files(monkeypatch: pytest.MonkeyPatch) -> None:
    zipbytes._packed_after_once.cache_clear()
    packed: list[int] = []
    pack_it = zipbytes._packed_after

    def noted(piece: bytes, before: bytes, level: int) -> bytes:
        packed.append(len(piece))
        return pack_it(piece, before, level)

    monkeypatch.setattr(zipbytes, "_packed_after", noted)
    articles = tuple(bytes([65 + n]) * (LARGE + n) for n in range(5))
    first = pack({"a": (b"one", *articles, b"end")})
    packed.clear()
    second = pack({"a": (b"another", *articles, b"end")})
    assert packed == [len(b"another"), len(b"end")]
    assert entries(second)["a"] == entries(first)["a"].replace(b"one", b"another", 1)


def test_a_document_after_others_is_the_same_bytes() -> None:
    other = dataclasses.replace(english(), title=(Text("Another title"),))
    first = write(english(), "docx")
    for _ in range(4):
        write(other, "docx")
        assert write(english(), "docx") == first
