"""The words that were on the table, each kept under its SHA-256 and never changed."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from clausekit.source.files import write_atomically


def texts_folder(journal: Path) -> Path:
    """Return the folder of texts of a record of rounds: `negotiation.texts`."""
    return journal.with_suffix(".texts")


def keep_text(journal: Path, words: str) -> str:
    """Keep words and return their SHA-256; words that are kept already are left as they are.

    Raises:
        OutputError: They cannot be written.
    """
    content = (words.strip() + "\n").encode()
    digest = sha256(content).hexdigest()
    path = _path(journal, digest)
    if not path.is_file() or sha256(path.read_bytes()).hexdigest() != digest:
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, content)
    return digest


def digest_of(words: str) -> str:
    """Return the SHA-256 that words would be kept under."""
    return sha256((words.strip() + "\n").encode()).hexdigest()


def kept_text(journal: Path, digest: str) -> str | None:
    """Return the words of a SHA-256; None where they are missing or were changed."""
    try:
        content = _path(journal, digest).read_bytes()
    except OSError:
        return None
    return content.decode() if sha256(content).hexdigest() == digest else None


def _path(journal: Path, digest: str) -> Path:
    return texts_folder(journal) / f"{digest}.txt"
