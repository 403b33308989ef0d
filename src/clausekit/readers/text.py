"""Markdown and plain text as paragraphs, each with the place of every line in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from clausekit.lean import dataclass
from clausekit.model.prose import ProseParagraph
from clausekit.source.span import Span

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"^(\s*)(?:[-*+•–]\s+)(.*)$")
_NUMBERED = re.compile(
    r"^(\s*)((?:\d{1,3}[.)]|\(?[a-zA-Z]{1,4}\)|\(?[ivxlc]{1,6}\)|\d+(?:\.\d+)+\.?))\s+(.*)$"
)
_QUOTE = re.compile(r"^\s*>\s?(.*)$")
_FENCE = re.compile(r"^\s*(```|~~~)")
_COMMENT = re.compile(r"<!--\s*(.*?)\s*-->", re.S)
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_TITLE_LINE = re.compile(
    r"^(?:(?:ARTICLE|SECTION|CHAPTER|PART|ANNEX|SCHEDULE|APPENDIX|TITRE|CHAPITRE|ANNEXE|ARTÍCULO|CAPÍTULO|ANEXO|Article|Section|Chapter|Annex|Schedule|Appendix|Chapitre|Annexe|Artículo|Capítulo|Anexo)\s+[\dIVXLCA-Z]+\b.{0,80})$"
)
_SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', "»", ")")
_FULL_STOP = (".", "!", "?", ".”", '."', "?”", "!”", ".)")


@dataclass(slots=True)
class _Open:
    """A paragraph that is being gathered."""

    role: str
    level: int
    label: str
    parts: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def take(self, words: str, line: int, column: int) -> None:
        self.parts.append(words)
        self.places.append((line, column))

    def paragraph(self, file: str) -> ProseParagraph:
        offsets, at = [], 0
        for part, (line, column) in zip(self.parts, self.places, strict=True):
            offsets.append((at, line, column))
            at += len(part) + 1
        line, column = self.places[0]
        text = " ".join(self.parts)
        return ProseParagraph(
            text, self.label, self.level, self.role, Span(file, line, column), place=f"line {line}",
            lines=tuple(offsets) if len(offsets) > 1 else (),
        )  # fmt: skip


def paragraphs_of(text: str, file: str, *, markdown: bool = True) -> Iterator[ProseParagraph]:
    """Yield the paragraphs of a text in order.

    A comment line `<!-- clausekit: allow rule: reason -->` becomes a paragraph of the role `waiver`.
    A line that ends a sentence ends its paragraph when the next begins one: sentences do not run on.
    """
    lines = text.splitlines()
    gather = _Gatherer(file, markdown)
    yield from gather.run(lines, _front_matter(lines))


def _front_matter(lines: list[str]) -> int:
    if not lines or lines[0].strip() != "---":
        return 0
    for number, line in enumerate(lines[1:200], 1):
        if line.strip() == "---":
            return number + 1
    return 0


class _Gatherer:
    def __init__(self, file: str, markdown: bool) -> None:
        self.file = file
        self.markdown = markdown
        self.open: _Open | None = None
        self.fenced = False
        self.commented: list[str] | None = None

    def run(self, lines: list[str], first: int) -> Iterator[ProseParagraph]:
        for number in range(first, len(lines)):
            yield from self._line(lines[number], number + 1)
        yield from self._close()

    def _close(self) -> Iterator[ProseParagraph]:
        if self.open is not None and self.open.parts:
            yield self.open.paragraph(self.file)
        self.open = None

    def _line(self, line: str, number: int) -> Iterator[ProseParagraph]:
        if _FENCE.match(line) and self.markdown:
            yield from self._close()
            self.fenced = not self.fenced
            return
        if self.fenced:
            return
        if self.commented is not None or "<!--" in line:
            line, waivers = self._without_comments(line, number)
            if waivers and line.strip():  # a waiver at the end of a line covers that paragraph
                yield from self._close()
            yield from waivers
            if not line.strip():
                return
        if not line.strip() or _RULE.match(line):
            yield from self._close()
            return
        yield from self._words(line, number)

    def _without_comments(self, line: str, number: int) -> tuple[str, list[ProseParagraph]]:
        if self.commented is not None:
            self.commented.append(line)
            if "-->" not in line:
                return "", []
            whole, self.commented = "\n".join(self.commented), None
            return self._without_comments_in(whole, number)
        if "-->" not in line[line.index("<!--") :]:
            before = line[: line.index("<!--")]
            self.commented = [line[len(before) :]]
            return before, []
        return self._without_comments_in(line, number)

    def _without_comments_in(self, text: str, number: int) -> tuple[str, list[ProseParagraph]]:
        found = [
            ProseParagraph(
                m.group(1),
                role="waiver",
                span=Span(self.file, number, m.start() + 1),
                place=f"line {number}",
            )
            for m in _COMMENT.finditer(text)
            if m.group(1).startswith("clausekit:")
        ]
        return _COMMENT.sub(
            lambda m: " " * len(m.group()) if "\n" not in m.group() else "", text
        ).rstrip(), found

    def _words(self, line: str, number: int) -> Iterator[ProseParagraph]:
        start = self._beginning(line)
        if start is not None:
            yield from self._close()
            role, level, label, words = start
            self.open = _Open(role, level, label)
            self.open.take(words, number, line.index(words) + 1 if words else 1)
            if role in ("heading", "cell"):
                yield from self._close()
            return
        quoted = _QUOTE.match(line) if self.markdown else None
        role = "quote" if quoted else "body"
        words = (quoted.group(1) if quoted else line).strip()
        if self.open is not None and (self.open.role == "quote") != (role == "quote"):
            yield from self._close()
        if self.open is not None and role == "body" and self._ended(words):
            yield from self._close()
        if self.open is None:
            self.open = _Open(role, 0, "")
        self.open.take(words, number, line.index(words) + 1 if words else 1)

    def _ended(self, following: str) -> bool:
        """Whether the open paragraph ended with its last line: many files hold a sentence a line."""
        last = self.open.parts[-1] if self.open else ""
        if self.markdown:
            return last.endswith(_FULL_STOP) and following[:1].isupper()
        return last.endswith(_SENTENCE_END) or not following[:1].islower()

    def _beginning(self, line: str) -> tuple[str, int, str, str] | None:
        """Return role, level, label and words of a line that begins something, else None."""
        heading = _HEADING.match(line) if self.markdown else None
        if heading and heading.group(2):
            return "heading", len(heading.group(1)) - 1, "", heading.group(2)
        if line.lstrip().startswith("|") and self.markdown:
            cells = line.strip().strip("|").strip()
            return (
                ("cell", 0, "", cells) if re.search(r"\w", cells) else ("cell", 0, "", line.strip())
            )
        if _TITLE_LINE.match(line.strip()) and not line.strip().endswith((".", ";", ",")):
            return "heading", 0, "", line.strip()
        item = _NUMBERED.match(line)
        if item and (self.open is None or not self.markdown or _deeper(item.group(2))):
            numbered = bool(re.match(r"\d", item.group(2)))
            role = "body" if numbered and "." in item.group(2) else "item"
            return (
                role,
                len(item.group(1)) // 2 + (0 if role == "body" else 1),
                item.group(2),
                item.group(3),
            )
        bullet = _BULLET.match(line)
        if bullet:
            return "item", len(bullet.group(1)) // 2 + 1, "", bullet.group(2)
        return None


def _deeper(label: str) -> bool:
    return not re.fullmatch(r"[a-zA-Z]{2,4}\)", label)
