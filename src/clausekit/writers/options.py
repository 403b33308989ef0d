"""What a person may ask of a writer."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from clausekit.lean import dataclass
from clausekit.model.agreement import Agreement

SourcesPlace: TypeAlias = Literal["none", "footnotes", "schedule"]


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """Wishes beyond the agreement itself; a writer ignores what its format cannot show.

    Attributes:
        style: A Word file (`.docx` or `.dotx`) whose styles, page and margins are taken.
        sources: Where verified sources of law are printed.
        table_copy: Line numbers on each page and a wide margin for notes at the table.
        agreed_boxes: A box under each article for initials and date.
        track: Word records every change that the reader makes.
        pages: Page numbers in the contents, found by laying the document out in LibreOffice.
        watermark: The word for “draft” behind every page.
        beside: The same agreement in another language, printed as a second column.
    """

    style: Path | None = None
    sources: SourcesPlace = "none"
    table_copy: bool = False
    agreed_boxes: bool = False
    track: bool = False
    pages: bool = False
    watermark: bool = False
    beside: Agreement | None = None


PLAIN = WriteOptions()
