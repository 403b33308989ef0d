"""Word documents: guarded first, then read with their numbers, tracked changes, comments and notes."""

from clausekit.readers.docx.document import read_document
from clausekit.readers.docx.model import Segment, WordComment, WordDocument, WordParagraph
from clausekit.readers.docx.prose import prose_of

__all__ = ["Segment", "WordComment", "WordDocument", "WordParagraph", "prose_of", "read_document"]
