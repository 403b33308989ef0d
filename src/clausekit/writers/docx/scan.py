"""The last look before a Word file leaves the house: reopened, and held against a closed list.

The writer builds outgoing files from the public agreement, so there is nothing to remove. This
module proves it: on the bytes of the zip file, parts, relations, elements, attributes and their
values, fields, bookmarks, properties and, where the agreement is given, every word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from clausekit.errors import OutputError
from clausekit.writers.docx import allowed
from clausekit.writers.docx.xml import DECLARATION
from clausekit.writers.docx.zipbytes import StrangeBytesError, entries

_STYLE_ID = re.compile(r'w:styleId="([^"]*)"')
_PAGE = re.compile(r"\d{1,5}")
_TAG = re.compile(r"<([^<>]*)>")
_PARTS_OF_TAG = re.compile(
    r"/?(?P<name>[A-Za-z][\w:.-]*)(?P<attributes>( [A-Za-z][\w:.-]*=\"[^\"<>]*\")*)/?"
)
_ATTRIBUTE = re.compile(r"([A-Za-z][\w:.-]*)=\"([^\"<>]*)\"")
_NAME = re.compile(r'<w:bookmarkStart [^<>]*w:name="([^"]*)"')
_BOOKMARK = re.compile(
    rf'w:bookmarkStart w:id="\d{{1,8}}" w:name="({allowed.BOOKMARKS.pattern})"/'
    r'|w:bookmarkEnd w:id="\d{1,8}"/'
)
"""Most of the different tags of a long agreement, told in one step."""
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
_MOST = 20
"""Findings that are reported; a file with more is wrong all over."""


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


def release(data: bytes, expected: Expected) -> bytes:
    """Return the file as it is, when nothing in it is strange.

    Raises:
        OutputError: The file holds something that is not on the list.
    """
    findings = scan(data, expected)
    if findings:
        more = "" if len(findings) < _MOST else " and more"
        message = f"The Word file was not released. It holds {'; '.join(findings[:_MOST])}{more}."
        raise OutputError(message, "Nothing was written. This is worth a report to clausekit.")
    return data


def scan(data: bytes, expected: Expected | None = None) -> tuple[str, ...]:
    """Return what an outgoing file holds that is not on the list, each as a few words."""
    try:
        parts = entries(data)
    except StrangeBytesError as error:
        return (str(error),)
    look = _Look(expected or Expected(), _styles(parts))
    for name, content in parts.items():
        look.at(name, content)
    look.links(parts)
    return tuple(dict.fromkeys(look.findings))[:_MOST]


def tags_of(xml: str) -> frozenset[str]:
    """Return the tags of a piece of XML, as `Expected` takes them."""
    return frozenset(_TAG.findall(xml))


def _styles(parts: Mapping[str, bytes]) -> frozenset[str]:
    return frozenset(
        _STYLE_ID.findall(parts.get("word/styles.xml", b"").decode("utf-8", "replace"))
    )


@dataclass(slots=True)
class _Look:
    expected: Expected
    styles: frozenset[str]
    findings: list[str] = field(default_factory=list)
    bookmarks: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    relations: set[str] = field(default_factory=set)
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
        if not self._is_plain(content):
            return
        # No comment, CDATA section or instruction is left, so that “<” opens a tag and nothing else.
        xml = content.decode("utf-8").removeprefix(DECLARATION)
        first, *pieces = xml.split("<")
        if first.strip():
            self._strange("text before the first tag")
        for piece in set(pieces):
            tag, _, text = piece.partition(">")
            self._tag(tag, may)
            if text:
                self._text(tag, text)
        self._counts(xml)

    def links(self, parts: Mapping[str, bytes]) -> None:
        """Look whether every reference and every relation has its target."""
        self._part = ""
        for name in sorted(self.targets - self.bookmarks):
            self._strange(f"a reference to the missing bookmark “{name}”")
        for target in sorted(self.relations):
            if target not in parts and f"word/{target}" not in parts:
                self._strange(f"a relation to the missing part “{target}”")

    def _same(self, name: str, content: bytes) -> None:
        wanted = self.expected.parts.get(name)
        if wanted is not None and wanted != content:
            self._strange("what the writer did not put there")

    def _is_plain(self, content: bytes) -> bool:
        """Return whether the part is well-formed XML of tags and text alone."""
        before = len(self.findings)
        parser = expat.ParserCreate()
        parser.CommentHandler = lambda _: self._strange("an XML comment")
        parser.ProcessingInstructionHandler = lambda *_: self._strange("a processing instruction")
        parser.StartDoctypeDeclHandler = lambda *_: self._strange("a document type")
        parser.StartCdataSectionHandler = lambda: self._strange("a CDATA section")
        try:
            content.decode("utf-8")
            parser.Parse(content, True)
        except (expat.ExpatError, UnicodeDecodeError) as error:
            self._strange(f"broken XML ({error})")
        return len(self.findings) == before

    def _tag(self, tag: str, may: allowed.Elements) -> None:
        if tag in self.expected.tags or (may is allowed.BODY and _BOOKMARK.fullmatch(tag)):
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
                self.relations.add(value)

    def _counts(self, xml: str) -> None:
        if xml.count('fldCharType="begin"') != xml.count('fldCharType="end"'):
            self._strange("an unfinished field")
        for name in _NAME.findall(xml):
            if name in self.bookmarks:
                self._strange(f"the bookmark “{name}” twice")
            self.bookmarks.add(name)

    def _holds(self, rule: allowed.Rule, value: str) -> bool:
        if isinstance(rule, frozenset):
            return value in rule
        if rule == allowed.NUMBER:
            return value.removeprefix("-").isdecimal() and value.isascii() and len(value) < _LONG
        if rule == allowed.STYLE:
            return value in self.styles
        if rule == allowed.WORDS:
            return self.expected.words is None or value in self.expected.words
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
                self.targets.update(name for name in found.groupdict().values() if name)
        elif element not in allowed.TEXT_ELEMENTS:
            if text.strip():
                self._strange(f"text after {tag[:40]}")
        elif not self._is_public(text):
            self._strange(f"the words “{text[:60]}”, which the agreement does not have")

    def _is_public(self, text: str) -> bool:
        words = self.expected.words
        return words is None or text in words or _PAGE.fullmatch(text) is not None

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
