"""What every part of the writer needs to know about this document: page, styles, language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from clausekit.lean import dataclass
from clausekit.model.agreement import Agreement
from clausekit.writers.docx.inline import Inliner
from clausekit.writers.docx.targets import Target
from clausekit.writers.options import WriteOptions

CENTIMETRE = 567
BETWEEN = " / "
"""What stands between the words of two languages on one line."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its margins, in twentieths of a point; A4 unless a house style says otherwise."""

    width: int = 11906
    height: int = 16838
    top: int = 1418
    right: int = 1418
    bottom: int = 1304
    left: int = 1418
    header: int = 680
    footer: int = 624

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def xml(self) -> str:
        """The page as section properties."""
        turned = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            f'<w:pgSz w:w="{self.width}" w:h="{self.height}"{turned}/><w:pgMar w:top="{self.top}" '
            f'w:right="{self.right}" w:bottom="{self.bottom}" w:left="{self.left}" '
            f'w:header="{self.header}" w:footer="{self.footer}" w:gutter="0"/>'
        )


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The style sheet of the file; two are the same when they are one.

    Attributes:
        ids: The id in the file for each style of the base document that has another one there.
        numbered: Direct numbering for styles that the house brought and that must stay untouched.
        bound: Ids of the styles that list levels are bound to; None for those of the base document.
        indented: Styles of the house that leave the indent to the list level.
        first: The first number that lists may have.
        tabs: Direct tabs for styles of the house whose own tabs would not do.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    numbered: Mapping[str, str] = field(default_factory=dict)
    bound: Mapping[str, str] | None = None
    indented: frozenset[str] = frozenset()
    first: int = 1
    tabs: Mapping[str, str] = field(default_factory=dict)

    def id(self, style: str) -> str:
        """Return the id that a style of the base document has in this file."""
        return self.ids.get(style, style)


@dataclass(frozen=True, slots=True)
class Look:
    """How a document looks: the base document's look, or a house's.

    Attributes:
        styles: The styles part.
        theme: The theme part.
        page: Page and margins.
        sheet: Ids of styles in this file, numbering, free list numbers.
        lists: The house's own lists that its styles use: `w:abstractNum` and `w:num` elements.
    """

    styles: bytes
    theme: bytes
    page: Page
    sheet: Sheet = field(default_factory=Sheet)
    lists: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Marks:
    """What is added at provisions, by their key, as Word XML: empty in every outgoing file.

    Attributes:
        front: Blocks before the title page.
        before: Runs at the beginning of the paragraph.
        after: Runs at its end.
        paragraph: Paragraph properties that belong between numbering and spacing.
        watermark: The words behind every page in place of the word for “draft”.
    """

    front: str = ""
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    paragraph: Mapping[str, str] = field(default_factory=dict)
    watermark: str = ""


NO_MARKS = Marks()
_JUSTIFIED = frozenset(
    {
        "Recital", "Provision", "ProvisionItem", "ProvisionSubitem", "ArticleProvision",
        "ArticleItem", "ArticleSubitem", "ProvisionClosing", "Definition", "ScheduleText",
        "ScheduleItem", "ScheduleSubitem",
    }
)  # fmt: skip


@dataclass(slots=True)
class Setting:
    """One document in the making.

    Attributes:
        pages: Page numbers by `_Toc` bookmark, or empty.
        restarts: Lists that begin anew, gathered while the schedules are written.
        columns: Whether two languages stand side by side, in lines too short to be justified.
        twin: The same document in a second language that is printed beside it, or None.
        footnotes: Number of the footnote of each provision that has one, by its key.
    """

    agreement: Agreement
    options: WriteOptions
    targets: Mapping[str, Target]
    inliner: Inliner
    look: Look
    marks: Marks
    pages: Mapping[str, int]
    footnotes: Mapping[str, int]
    columns: bool = False
    twin: Setting | None = None
    restarts: list[tuple[int, int, int]] = field(default_factory=list)
    _opened: dict[str, str] = field(default_factory=dict)

    @property
    def page(self) -> Page:
        """Page and margins."""
        return self.look.page

    @property
    def sheet(self) -> Sheet:
        """The style sheet."""
        return self.look.sheet

    def both(self, pick: Callable[[Agreement], str], rpr: str = "") -> str:
        """Return the runs of fixed words, in the second language too where there is one.

        Args:
            pick: Takes the words from an agreement.
            rpr: Run properties.
        """
        runs = self.inliner.words(pick(self.agreement), rpr)
        if self.twin is None:
            return runs
        other = pick(self.twin.agreement)
        if not other or other == pick(self.agreement):
            return runs
        between = self.inliner.words(BETWEEN, rpr)
        return f"{runs}{between}{self.twin.inliner.words(other, rpr)}"

    def paragraph(
        self, style: str, runs: str, lead: str = "", middle: str = "", tail: str = ""
    ) -> str:
        """Return a paragraph.

        Args:
            style: Id of the style in the base document.
            runs: Its content.
            lead: Properties up to the numbering: `w:keepNext`, `w:pageBreakBefore`, `w:numPr`.
            middle: Borders, shades and tabs.
            tail: Spacing, indents, alignment.
        """
        if lead or middle or tail:
            return f"{self._open(style, lead, middle, tail)}{runs}</w:p>"
        opened = self._opened.get(style)
        if opened is None:
            opened = self._opened[style] = self._open(style)
        return f"{opened}{runs}</w:p>"

    def _open(self, style: str, lead: str = "", middle: str = "", tail: str = "") -> str:
        # The order of paragraph properties matters to Word: see docs/analysis/package.md.
        number = "" if "<w:numPr>" in lead else self.sheet.numbered.get(style, "")
        bidi = self.inliner.tongue.paragraph
        if self.columns and not tail and style in _JUSTIFIED:
            tail = '<w:jc w:val="left"/>'
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self.sheet.id(style)}"/>'
            f"{lead}{number}{middle}{bidi}{tail}</w:pPr>"
        )

    def keyed(self, style: str, key: str, runs: str, lead: str = "", contents: str = "") -> str:
        """Return a paragraph under its bookmark, with what a working copy adds there.

        Args:
            style: Id of the style in the base document.
            key: Key of the node.
            runs: Its content.
            lead: Properties up to the numbering.
            contents: Name of a second bookmark, for the contents.
        """
        target = self.targets.get(key)
        start, end = self.inliner.marker.around(target.bookmark) if target else ("", "")
        if contents:
            first, last = self.inliner.marker.around(contents)
            start, end = start + first, last + end
        marks = self.marks
        if marks is NO_MARKS:
            return self.paragraph(style, f"{start}{runs}{end}", lead)
        content = f"{marks.before.get(key, '')}{start}{runs}{end}{marks.after.get(key, '')}"
        return self.paragraph(style, content, lead, marks.paragraph.get(key, ""))
