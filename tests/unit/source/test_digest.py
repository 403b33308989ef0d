"""Our hash functions are those of hashlib."""

from __future__ import annotations

import hashlib

import pytest

from clausekit.source import digest


@pytest.mark.parametrize("content", [b"", b"clausekit", bytes(range(256)) * 50])
def test_the_same_bytes_give_the_same_digest(content: bytes) -> None:
    assert digest.sha256(content).hexdigest() == hashlib.sha256(content).hexdigest()
    assert digest.shake_256(content).digest(100) == hashlib.shake_256(content).digest(100)
    for size in (16, 20, 64):
        ours = digest.blake2b(content, digest_size=size, key=b"k").hexdigest()
        assert ours == hashlib.blake2b(content, digest_size=size, key=b"k").hexdigest()
