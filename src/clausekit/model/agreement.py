"""The agreement that the parties would sign: frozen, resolved, numbered, public.

Nothing in it says which strength, layer, file or clause a text came from; that is the business of
`clausekit.model.provenance`, which no outgoing writer is given.
"""

from __future__ import annotations

from typing import TypeAlias

from clausekit.lean import dataclass
from clausekit.model.inline import Line
from clausekit.model.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: (a), (b); entries of its own are (i), (ii)."""

    key: str
    number: str
    content: Line
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term and what it means here.

    Attributes:
        term: Name that uses of the term point at.
        words: The term as printed at its definition.
    """

    key: str
    term: str
    words: str
    content: Line


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered paragraph with its list, and what stands under the list.

    Attributes:
        key: Opaque name, the same in every draft of the agreement and in every language.
        number: As printed: `14.2.1`, or `14.2` where the article holds one clause.
        closing: Words after the list, unnumbered; empty for most.
        definitions: The defined terms in alphabetical order, under the provision that opens them.
    """

    key: str
    number: str
    content: Line
    items: tuple[Item, ...] = ()
    closing: Line = ()
    definitions: tuple[Definition, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A clause in an article that holds several: `14.2 Register`."""

    key: str
    number: str
    heading: Line
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article: either sections, or the provisions of its single clause.

    Attributes:
        number: The number alone (`14`); the label word is the scheme's.
    """

    key: str
    number: str
    heading: Line
    sections: tuple[Section, ...] = ()
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A form as a table: header rows, then rows; an empty cell is there to be filled by hand."""

    caption: Line
    header: tuple[tuple[Line, ...], ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """An unnumbered paragraph; `role` is `body`, `heading` or `note`."""

    content: Line
    role: str = "body"


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list outside a provision: in a schedule."""

    items: tuple[Item, ...]


Block: TypeAlias = Paragraph | ItemList | Table


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule, printed as Annex, Exhibit …, on a page of its own."""

    key: str
    number: str
    heading: Line
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """A party as the title page and the parties table name it.

    Attributes:
        role: What the agreement calls it: a defined term, `the Company`.
        description: Name, seat and the like, as one line.
    """

    role: str
    name: Line
    seat: Line
    signatory: Line = ()
    capacity: Line = ()


@dataclass(frozen=True, slots=True)
class Recital:
    """A statement of why the agreement exists: (A), (B). It binds nobody."""

    key: str
    number: str
    content: Line


@dataclass(frozen=True, slots=True)
class Words:
    """Words that the template fixes for the parts around the articles, in the language.

    Attributes:
        between: Words before the parties table.
        recitals: Heading of the recitals; `agreed` closes them and opens the articles.
        contents: Heading of the contents.
        page: Footer with `{page}` and `{pages}`.
        signed: Words over the execution block.
        signature, name, capacity, place_and_date: Labels in the execution block.
        draft: The word of the watermark.
    """

    between: str
    recitals: str
    agreed: str
    contents: str
    page: str
    signed: str
    signature: str
    name: str
    capacity: str
    place_and_date: str
    draft: str
    seat: str
    parties: str
    schedules: str
    sources: str
    proposal: str
    agreed_box: str


@dataclass(frozen=True, slots=True)
class Source:
    """A verified source of law for a provision, for footnotes or a schedule of sources."""

    provision: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A whole agreement, ready for any writer.

    Attributes:
        language: BCP 47 tag.
        title: `Global Framework Agreement on …`.
        proposal: `Union proposal 2, 23 November 2026`, or empty.
        sources: Verified sources only.
    """

    language: str
    title: Line
    subtitle: Line
    proposal: str
    parties: tuple[Party, ...]
    recitals: tuple[Recital, ...]
    articles: tuple[Article, ...]
    schedules: tuple[Schedule, ...]
    closing: tuple[Line, ...]
    words: Words
    scheme: Scheme
    sources: tuple[Source, ...] = ()
