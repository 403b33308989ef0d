"""A look at the parts of a Word file, against a closed list and against what is expected of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import field

from clausekit.lean import dataclass
from clausekit.writers.docx import allowed
from clausekit.writers.docx.passages import PARAGRAPH, Piece, pieces_of, split, to_read
from clausekit.writers.docx.seen import Asked, Passage, Seen, seen_under
from clausekit.writers.docx.well_formed import strange_in
from clausekit.writers.docx.xml import DECLARATION

_PAGE = re.compile(r"\d{1,5}")
_PARTS_OF_TAG = re.compile(
    r"/?(?P<name>[A-Za-z][\w:.-]*)(?P<attributes>( [A-Za-z][\w:.-]*=\"[^\"<>]*\")*)/?"
)
_TAG_AND_TEXT = re.compile(r"<([^<>]*)>?([^<]*)")
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:.-]*)=\"([^\"<>]*)\"")
_NAME = re.compile(r'w:name="([^"]*)"')
_BOOKMARK = re.compile(
    rf'<(?:w:bookmarkStart w:id="\d{{1,8}}" w:name="({allowed.BOOKMARKS.pattern})"/'
    r'|w:bookmarkEnd w:id="\d{1,8}"/)>'
)
"""Most of the different tags of a long agreement, told in one step."""
_NO_TAG = "\0"
_SEEN_BOOKMARK = f"<{_NO_TAG}>"
"""Stands where a bookmark stood; no XML can hold it."""
_REFERENCES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))
_OTHER_REFERENCE = re.compile(r"&(?!(lt|gt|quot|amp);)")
_CHECKS = {
    allowed.BOOKMARK: allowed.BOOKMARKS,
    allowed.RELATION: re.compile(r"rId\d{1,3}"),
    # Whatever is almost white is hidden.
    allowed.COLOUR: re.compile(r"auto|(?!F[C-F]F[C-F]F[C-F])[0-9A-F]{6}"),
    allowed.LANGUAGE: re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}"),
    allowed.HEXADECIMAL: re.compile(r"[0-9A-F]{8}"),
}
_LONG = 10
_DECLARATION = DECLARATION.encode()
_BOOKMARK_START = "w:bookmarkStart"
_NOTHING = Asked()


@dataclass(frozen=True, slots=True)
class Expected:
    """What a particular outgoing file may hold beyond the closed list.

    Attributes:
        words: Every piece of text of the public agreement; None where it is not known.
        parts: Parts that must be these bytes: what comes from the base document or a house style.
        patterns: Level texts of the numbering scheme; None where it is not known.
        tags: Tags that may stand as they are: those of the watermark.
    """

    words: Collection[str] | None = None
    parts: Mapping[str, bytes] = field(default_factory=dict)
    patterns: Collection[str] | None = None
    tags: Collection[str] = ()


@dataclass(slots=True)
class Look:
    """One look at the parts of a Word file.

    Attributes:
        styles: Ids of the styles that the file has.
        findings: What is not on the list.
        asked: What the file's parts ask of it.
    """

    expected: Expected
    styles: frozenset[str]
    findings: list[str] = field(default_factory=list)
    asked: Asked = field(default_factory=Asked)
    _part: str = ""

    def at(self, name: str, content: bytes) -> None:
        """Look at one part."""
        self._part = name
        if name not in allowed.PARTS:
            self.findings.append(f"the part “{name}”")
            return
        may = allowed.list_of(name)
        if may is None or name in self.expected.parts:
            self._same(name, content)
            return
        try:
            self._marked(content.removeprefix(_DECLARATION), may)
        except UnicodeDecodeError as error:
            self._strange(f"broken XML ({error})")

    def _marked(self, xml: bytes, may: allowed.Elements) -> None:
        seen = self._seen_before()
        if seen.documents <= 1:
            self._first(xml, may, seen)
            return
        pieces = pieces_of(xml, seen)
        if not self._is_plain(to_read(pieces)):
            return
        # No comment, CDATA section or instruction is left, so that “<” opens a tag and nothing else.
        if PARAGRAPH in xml:
            self._tag("w:p", may)
        before = self.asked.fields
        for piece in pieces:
            self.asked.take_granted(self._passage(piece, may, seen))
        if self.asked.fields != before:
            self._strange("an unfinished field")

    def _first(self, xml: bytes, may: allowed.Elements, seen: Seen) -> None:
        """Look at a part of which nothing is known, in one go."""
        if not self._is_plain(xml):
            return
        asked = self._chunk(xml, may, seen)
        self.asked.take(asked)
        if asked.fields:
            self._strange("an unfinished field")

    def _passage(self, piece: Piece, may: allowed.Elements, seen: Seen) -> Asked:
        """Look at what is not known of a passage; return what it asks and gives."""
        known = piece.known
        if known is not None:
            if self._is_granted(known.asked):
                return known.asked
            split(piece, seen)
        asked = Asked()
        for at, (chunk, past) in enumerate(zip(piece.chunks, piece.before, strict=True)):
            if past is None or not self._is_granted(past):
                kept = seen.chunks if at else seen.heads
                count = len(self.findings)
                past = self._chunk(chunk, may, seen)  # noqa: PLW2901 - as if it were known
                if len(self.findings) == count:
                    kept.put(chunk, past)
            asked.take(past)
        if known is None and None not in piece.before and self._is_granted(asked):
            seen.passages.put(piece.text, Passage(asked, piece.sparse))
        return asked

    def _seen_before(self) -> Seen:
        """Return what is known of such a part; nothing where words or patterns are not known."""
        expected = self.expected
        if expected.words is None or expected.patterns is None:
            return Seen()
        tags, patterns = frozenset(expected.tags), frozenset(expected.patterns)
        seen = seen_under(self._part, self.styles, tags, patterns)
        seen.turn()
        return seen

    def _chunk(self, chunk: bytes, may: allowed.Elements, seen: Seen) -> Asked:
        """Look at a paragraph, or at more of a part; return what it asks and gives."""
        outer, self.asked = self.asked, Asked()
        words = chunk.decode()
        begin = words.find("<")
        if (words if begin < 0 else words[:begin]).strip():
            self._strange("text outside an element of text")
        if may is allowed.BODY:
            self.asked.bookmarks += [name for name in _BOOKMARK.findall(words) if name]
            words = _BOOKMARK.sub(_SEEN_BOOKMARK, words)
        # The same tag with the same text after it is looked at once, however often it comes.
        for (tag, text), times in Counter(_TAG_AND_TEXT.findall(words)).items():
            if tag not in seen.tags and tag != _NO_TAG:
                self._new_tag(tag, may, seen, times)
            if text:
                self._text(tag, text)
        own, self.asked = self.asked, outer
        own.fields = chunk.count(b'fldCharType="begin"') - chunk.count(b'fldCharType="end"')
        return own

    def _new_tag(self, tag: str, may: allowed.Elements, seen: Seen, times: int) -> None:
        outer, self.asked = self.asked, Asked()
        before = len(self.findings)
        self._tag(tag, may)
        if _BOOKMARK_START in tag:
            self.asked.bookmarks += _NAME.findall(tag) * times
        own, self.asked = self.asked, outer
        self.asked.take(own)
        if len(self.findings) == before and own == _NOTHING:
            seen.remember(tag)

    def _is_granted(self, asked: Asked) -> bool:
        """Return whether the agreement has the words that something allowed asks for."""
        words = self.expected.words
        return words is None or asked.words.issubset(words)

    def links(self, parts: Mapping[str, bytes]) -> None:
        """Look whether every reference and every relation has its target."""
        self._part = ""
        bookmarks = set(self.asked.bookmarks)
        if len(bookmarks) < len(self.asked.bookmarks):
            counts = Counter(self.asked.bookmarks)
            for name in (n for n, count in counts.items() if count > 1):
                self._strange(f"the bookmark “{name}” twice")
        for name in sorted(self.asked.targets - bookmarks):
            self._strange(f"a reference to the missing bookmark “{name}”")
        for target in sorted(self.asked.relations):
            if target not in parts and f"word/{target}" not in parts:
                self._strange(f"a relation to the missing part “{target}”")

    def _same(self, name: str, content: bytes) -> None:
        wanted = self.expected.parts.get(name)
        if wanted is not None and wanted != content:
            self._strange("what the writer did not put there")

    def _is_plain(self, xml: bytes | None) -> bool:
        """Return whether XML is well-formed and has tags and text alone."""
        found = [] if xml is None else strange_in(xml)
        for what in found:
            self._strange(what)
        return not found

    def _tag(self, tag: str, may: allowed.Elements) -> None:
        if tag in self.expected.tags:
            return
        match = _PARTS_OF_TAG.fullmatch(tag)
        if match is None:
            self._strange(f"the tag {tag[:60]}")
            return
        name = match["name"]
        rules = may.get(name)
        if rules is None:
            self._strange(f"the element {name}")
            return
        for attribute, quoted in _ATTRIBUTE.findall(match["attributes"]):
            value = self._plain(quoted)
            rule = rules.get(attribute)
            if rule is None:
                self._strange(f"the attribute {attribute} on {name}")
            elif not self._holds(rule, value):
                self._strange(f"{attribute}=“{value[:40]}” on {name}")
            elif name == "Relationship" and attribute == "Target":
                self.asked.relations.add(value)

    def _holds(self, rule: allowed.Rule, value: str) -> bool:
        if isinstance(rule, frozenset):
            return value in rule
        if rule == allowed.NUMBER:
            return value.removeprefix("-").isdecimal() and value.isascii() and len(value) < _LONG
        if rule == allowed.STYLE:
            return value in self.styles
        if rule == allowed.WORDS:
            return self._is_of_agreement(value)
        if rule == allowed.PATTERN:
            known = self.expected.patterns
            return known is None or re.sub(r"%\d", "%", value) in known
        return _CHECKS[rule].fullmatch(value) is not None

    def _text(self, tag: str, quoted: str) -> None:
        text = self._plain(quoted)
        match = _PARTS_OF_TAG.fullmatch(tag)
        element = match["name"] if match and not tag.startswith("/") else ""
        if element == "w:instrText":
            found = allowed.FIELDS.fullmatch(text)
            if found is None:
                self._strange(f"the field “{text.strip()[:60]}”")
            else:
                self.asked.targets.update(name for name in found.groupdict().values() if name)
        elif element not in allowed.TEXT_ELEMENTS:
            if text.strip():
                self._strange(f"text after {tag[:40]}")
        elif _PAGE.fullmatch(text) is None and not self._is_of_agreement(text):
            self._foreign(text)

    def _is_of_agreement(self, text: str) -> bool:
        self.asked.words.add(text)
        return self.expected.words is None or text in self.expected.words

    def _foreign(self, text: str) -> None:
        self._strange(f"the words “{text[:60]}”, which the agreement does not have")

    def _plain(self, quoted: str) -> str:
        if "&" not in quoted:
            return quoted
        if _OTHER_REFERENCE.search(quoted):
            self._strange("a character reference")
        for reference, character in _REFERENCES:
            quoted = quoted.replace(reference, character)
        return quoted

    def _strange(self, what: str) -> None:
        where = f" in {self._part}" if self._part else ""
        self.findings.append(f"{what}{where}")
