"""The working copy: the agreement with what only our own side may read.

Nothing on the way to an outgoing copy imports this module; a contract of import-linter keeps it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from hashlib import sha256
from pathlib import Path

from clausekit.errors import OutputError
from clausekit.lean import dataclass
from clausekit.model.agreement import Agreement
from clausekit.writers.docx.base import STYLES
from clausekit.writers.docx.setting import Marks, Setting
from clausekit.writers.docx.targets import bookmark_of
from clausekit.writers.docx.writer import compose, setting_of
from clausekit.writers.docx.xml import DECLARATION, NAMESPACES, attribute, text
from clausekit.writers.options import PLAIN, WriteOptions

ENDING = ".working.docx"
WATERMARK = "CONFIDENTIAL – UNION ONLY"
_NAME_LIMIT = 40
_MARGIN_MARK = '<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="B45309"/></w:pBdr>'
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
    '<w:basedOn w:val="{normal}"/><w:uiPriority w:val="99"/><w:rPr><w:sz w:val="20"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
    '<w:uiPriority w:val="99"/><w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
)


@dataclass(frozen=True, slots=True)
class WorkingLine:
    """A line of page 1; `key` is the provision that a click on it leads to, or empty."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class WorkingNotes:
    """What a working copy shows beyond the agreement, as plain values.

    Attributes:
        blanks: Values that nobody has given yet.
        confirms: Facts that must be true before signing.
        unreviewed: Provisions that nobody has reviewed.
        law: Law that is not verified or not in force.
        comments: By provision key, each comment: an objection with its answer, a basis.
        departures: Provision keys whose text leaves the library; a mark in the margin shows them.
        names: By provision key, what a bookmark calls it: `ai-transparency/register.duty`.
        headings: Headings of the four lists, the title of page 1 before them.
        author: Whom Word names as the author of the comments.
    """

    blanks: tuple[WorkingLine, ...] = ()
    confirms: tuple[WorkingLine, ...] = ()
    unreviewed: tuple[WorkingLine, ...] = ()
    law: tuple[WorkingLine, ...] = ()
    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    departures: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    headings: tuple[str, str, str, str, str] = (
        "Working copy: for our side only",
        "Blanks to fill",
        "To confirm before signing",
        "Not reviewed by anybody yet",
        "Law that is not verified or not in force",
    )
    author: str = "Notes"


def write_working(
    agreement: Agreement, notes: WorkingNotes, options: WriteOptions = PLAIN
) -> bytes:
    """Return the working copy as the bytes of a Word file, the same for the same notes."""
    setting = setting_of(agreement, options)
    setting.marks = _marks(notes, setting)
    package = compose(setting)
    styles = setting.look.styles.decode()
    more = _STYLES.format(normal=setting.sheet.id("Normal"))
    package.add(STYLES, styles.replace("</w:styles>", f"{more}</w:styles>"), "styles")
    if notes.comments:
        package.add("word/comments.xml", _comments_part(notes, setting), "comments")
    return package.to_bytes()


def check_working_target(path: Path) -> None:
    """Refuse a place where a working copy could be taken for an outgoing one.

    Raises:
        OutputError: The name does not end in `.working.docx`, or outgoing copies lie beside it.
    """
    if not path.name.endswith(ENDING):
        message = f"A working copy must be called “….working.docx”, not “{path.name}”."
        raise OutputError(message, f"Write it to “{path.stem.split('.')[0]}{ENDING}”.")
    folder = path.parent
    if not folder.is_dir():
        return
    for other in sorted(folder.glob("*.docx")):
        if not other.name.endswith(ENDING) and not other.name.startswith(("~$", ".")):
            message = f"“{folder}” holds an outgoing copy, “{other.name}”."
            raise OutputError(message, "Keep working copies in a folder of their own.")


def _marks(notes: WorkingNotes, setting: Setting) -> Marks:
    before, after = dict[str, str](), dict[str, str]()
    for number, (key, _) in enumerate(_comments(notes, setting)):
        start = f'<w:commentRangeStart w:id="{number}"/>'
        before[key] = before.get(key, "") + start
        after[key] = after.get(key, "") + (
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/>'
            f'</w:rPr><w:commentReference w:id="{number}"/></w:r>'
        )
    for number, (key, name) in enumerate(_bookmarks(notes), start=_FIRST_BOOKMARK):
        start = (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'
        )
        before[key] = before.get(key, "") + start
    return Marks(
        front="".join(_page_one(notes, setting)),
        before=before,
        after=after,
        paragraph=dict.fromkeys(notes.departures, _MARGIN_MARK),
        watermark=WATERMARK,
    )


_FIRST_BOOKMARK = 1_000_000


def _bookmarks(notes: WorkingNotes) -> Iterator[tuple[str, str]]:
    """Yield a bookmark name for each named provision: letters, digits, at most 40 characters."""
    taken: set[str] = set()
    for key, name in notes.names.items():
        plain = "ck_" + re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_")
        if len(plain) > _NAME_LIMIT or plain in taken:
            digest = sha256(f"{key} {name}".encode()).hexdigest()[:6]
            plain = f"{plain[: _NAME_LIMIT - 7]}_{digest}"
        taken.add(plain)
        yield key, plain


def _comments(notes: WorkingNotes, setting: Setting) -> Iterator[tuple[str, str]]:
    for key, comments in notes.comments.items():
        for comment in comments if key in setting.targets else ():
            yield key, comment


def _comments_part(notes: WorkingNotes, setting: Setting) -> str:
    author = attribute(notes.author)
    initials = attribute("".join(word[:1] for word in notes.author.split())[:3])
    inner = "".join(
        f'<w:comment w:id="{number}" w:author="{author}" w:initials="{initials}">'
        + "".join(
            f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
            f'<w:r><w:t xml:space="preserve">{text(line)}</w:t></w:r></w:p>'
            for line in comment.split("\n")
        )
        + "</w:comment>"
        for number, (key, comment) in enumerate(_comments(notes, setting))
    )
    return f"{DECLARATION}<w:comments {NAMESPACES}>{inner}</w:comments>"


def _page_one(notes: WorkingNotes, setting: Setting) -> Iterator[str]:
    title, *headings = notes.headings
    yield setting.paragraph("TOCHeading", _run(title))
    lists = (notes.blanks, notes.confirms, notes.unreviewed, notes.law)
    for heading, lines in zip(headings, lists, strict=True):
        yield setting.paragraph("Agreed", _run(f"{heading}: {len(lines)}"))
        for line in lines:
            words = _run(f"– {line.text}")
            if line.key:
                link = f'<w:hyperlink w:anchor="{bookmark_of(line.key)}" w:history="1">'
                words = f"{link}{words}</w:hyperlink>"
            yield setting.paragraph("TableText", words)
    yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text(words)}</w:t></w:r>'
