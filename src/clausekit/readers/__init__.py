"""Documents from elsewhere as prose: Word, Markdown, plain text."""

from clausekit.readers.read import read, read_text

__all__ = ["read", "read_text"]
