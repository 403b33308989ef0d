"""Labels: the numbers that paragraphs bear, literal or computed, as one set of addresses."""

# ruff: noqa: E501
# Patterns are kept whole.

from __future__ import annotations

import re
from dataclasses import field

from clausekit.lean import dataclass
from clausekit.lint.passages.passage import Document, Passage
from clausekit.lint.passages.patterns import lazy
from clausekit.lint.passages.words import word_set

WORDS = {
    "article": "article", "articles": "article", "art": "article", "arts": "article", "artículo": "article", "artículos": "article",
    "section": "section", "sections": "section", "sec": "section", "sección": "section", "secciones": "section",
    "clause": "clause", "clauses": "clause", "cláusula": "clause", "cláusulas": "clause",
    "paragraph": "paragraph", "paragraphs": "paragraph", "para": "paragraph", "paragraphe": "paragraph", "paragraphes": "paragraph",
    "apartado": "paragraph", "apartados": "paragraph", "párrafo": "paragraph", "alinéa": "paragraph",
    "annex": "annex", "annexes": "annex", "annexe": "annex", "anexo": "annex", "anexos": "annex", "schedule": "annex", "schedules": "annex",
    "appendix": "annex", "appendices": "annex", "exhibit": "annex", "exhibits": "annex", "apéndice": "annex",
    "chapter": "chapter", "chapitre": "chapter", "capítulo": "chapter", "part": "part", "partie": "part", "parte": "part", "title": "title", "titre": "title", "título": "title",
}  # fmt: skip
_NUMBER = r"(?:\d+(?:[.:\-]\d+)*(?:er\b|[A-Za-z]?)(?:\s?[°º])?|[IVXLC]+|[A-Z])"
_SUB = r"(?:\s?\([A-Za-z0-9]{1,5}\))*"
# Agreements mark what is new with asterisks before the number: **Article 24.
_LITERAL = lazy(
    rf"^[\s*†]*(?:(?P<word>{'|'.join(sorted(WORDS, key=len, reverse=True))})\.?\s+)?(?P<number>{_NUMBER}{_SUB})(?P<end>[.):\u2014\u2013 \t\-]|$)",
    re.I,
)
_ITEM = lazy(r"^[\s*†]*\(?(?P<item>[a-z]{1,4}|\d{1,2}|[ivxlc]+)\)\s", re.I)
_DELETED = lazy(
    r"^\W*(?:\[?\s*(?:intentionally\s+)?(?:deleted|omitted|reserved|left\s+blank|supprimé\w*|réservé|suprimid\w*|reservad\w*)\s*\]?)\W*$",
    re.I,
)


def roman(text: str) -> int:
    """Return the value of a Roman number, or 0 when it is none."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    total, last = 0, 0
    for letter in reversed(text.lower()):
        value = values.get(letter, 0)
        if not value:
            return 0
        total += value if value >= last else -value
        last = max(last, value)
    return total


def normal(number: str) -> str:
    """Return the number without blanks and end marks, Roman numbers above IV as digits."""
    bare = re.sub(r"[\s°º]+|(?<=\d)er$", "", number).strip(".:)").replace("-", ".")
    head = re.match(r"[IVXLC]+(?![A-Za-z])", bare)
    if head and roman(head.group()) and bare not in ("C", "L"):
        bare = f"{roman(head.group())}{bare[head.end() :]}"
    bare = re.sub(r"(?<=[.:])0+(?=\d)", "", bare).replace(":", ".")  # 12:03 and 12.03 are 12.3
    if "(" in bare and not bare.endswith(")"):
        bare += ")"
    return bare.lower()


@dataclass(slots=True)
class Labels:
    """Every address of a document.

    Attributes:
        known: Normal numbers that some paragraph bears, with their parents' numbers before them.
        kinds: Numbers by the label word that stood with them.
        deleted: Numbers of paragraphs that were left out on purpose.
        top: The highest number of the first level.
        heads: First levels of all numbers.
        highest: The highest number of the first level by label word.
        branches: Numbers that have something under them, each with the sign that follows: `12.3(`.
    """

    known: set[str] = field(default_factory=set)
    kinds: dict[str, set[str]] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    headings: int = 0
    top: int = 0
    at: dict[int, str] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    branches: set[str] = field(default_factory=set)
    highest: dict[str, int] = field(default_factory=dict)

    def add(self, number: str, kind: str, index: int) -> None:
        """Take in the address of paragraph `index`."""
        if not number:
            return
        self.known.add(number)
        self.at[index] = number
        if kind:
            self.kinds.setdefault(kind, set()).add(number)
        self.heads.add(re.split(r"[.(]", number)[0])
        self.branches.update(number[: m.end()] for m in re.finditer(r"(?<=.)[.(]", number))
        first = re.match(r"\d+", number)
        if first and kind != "annex":
            self.highest[kind] = max(self.highest.get(kind, 0), int(first.group()))
            self.top = max(self.top, int(first.group()) if int(first.group()) < 400 else 0)


def labels_of(document: Document) -> Labels:
    """Return the addresses of a document."""
    cached = document.cache.get("labels")
    if isinstance(cached, Labels):
        return cached
    found = Labels()
    parents: list[str] = []
    article = ""
    for passage in document.body():
        label, kind = _label(passage)
        if not label:
            continue
        if _is_item(label):
            item = "(" + label.strip("().") + ")"
            base = parents[0] if parents else ""
            found.add((base + item).lower(), "", passage.index)
            if len(parents) > 1 and (
                item.strip("()").lower() in _ROMANS or item.strip("()").isdigit()
            ):
                found.add((parents[-1] + item).lower(), "", passage.index)
            found.known.add(item.lower())
            parents = [*parents[:1], (base + item).lower()]
            continue
        number = normal(label)
        found.add(number, kind, passage.index)
        found.headings += passage.paragraph.role == "heading" or bool(kind)
        if kind in ("article", "chapter", "annex"):
            article = number
        elif article and kind == "section":
            found.add(f"{article}.{number}", "", passage.index)
        parents = [number]
        rest = passage.text[len(passage.text) - len(passage.text.lstrip()) :]
        if _DELETED.search(_LITERAL.sub("", rest)) or _DELETED.search(rest):
            found.deleted.add(number)
    document.cache["labels"] = found
    return found


_ROMANS = word_set("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv")


def _is_item(label: str) -> bool:
    bare = label.strip().strip("().")
    return (
        label.strip().startswith("(")
        or (label.strip().endswith(")") and len(bare) <= 4)
        or bool(re.fullmatch(r"[a-z]|[ivx]{2,4}", bare))
    )


def _label(passage: Passage) -> tuple[str, str]:
    paragraph = passage.paragraph
    if paragraph.role in ("header", "cell", "note"):
        return "", ""
    if paragraph.label:
        match = _LITERAL.match(paragraph.label + " ")
        if match and match.group("word"):
            return match.group("number"), WORDS[match.group("word").lower()]
        heading = _LITERAL.match(passage.text)
        if heading and heading.group("word") and not re.search(r"\w", paragraph.label):
            return heading.group("number"), WORDS[heading.group("word").lower()]
        return paragraph.label, ""
    item = _ITEM.match(passage.text)
    if item:
        return f"({item.group('item')})", ""
    match = _LITERAL.match(passage.text)
    if match is None:
        return "", ""
    word, number = match.group("word"), match.group("number")
    if word:
        after = passage.text[match.end("number") :].strip()
        if paragraph.role != "heading" and after[:1].islower():
            return "", ""  # a sentence that begins with a reference
        return number, WORDS[word.lower()]
    if re.fullmatch(r"\d{4}|[A-Z]|[IVXLC]+", number) and match.group("end") in (" ", ""):
        return "", ""
    if not re.match(r"\d", number) and match.group("end") not in (".", ")"):
        return "", ""
    return number, ""
