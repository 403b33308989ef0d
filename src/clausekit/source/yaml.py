"""YAML that remembers where every key and value stood.

The text is read as a stream of events, never composed by the parser: so nesting is counted before
anything recurses, and anchors, tags and merge keys are refused by name instead of being obeyed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import yaml

from clausekit.lean import dataclass
from clausekit.source.places import Data, Place, YamlDocument
from clausekit.source.scalars import NumberTooLongError, plain_scalar
from clausekit.source.span import Span
from clausekit.source.trouble import bad_character, explain_syntax

if TYPE_CHECKING:
    from clausekit.diagnostics import Report

SIZE_LIMIT = 2_000_000
DEPTH_LIMIT = 40
_TAGS = frozenset({"!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"})

__all__ = ["DEPTH_LIMIT", "SIZE_LIMIT", "YamlDocument", "load_yaml"]

_QUOTED = frozenset("'\"")
# A scalar has nothing in it; thousands of them need no dictionaries of their own.
_NO_KEYS: dict[str, Place] = {}
_NO_CHILDREN: dict[str | int, Place] = {}
_LOADER = getattr(yaml, "CLoader", yaml.Loader)


def load_yaml(
    text: str, file: str, report: Report, *, first_line: int = 1, pure: bool = False
) -> YamlDocument | None:
    """Return the YAML with its places, or None where it cannot be read at all.

    Duplicate keys are reported and the first one counts, so that the rest is still checked.

    Args:
        text: The YAML, without byte order mark.
        file: The name that diagnostics give.
        report: Takes every mistake.
        first_line: Line of the file on which `text` begins.
        pure: Whether to use the parser in Python even where the faster one in C is there.
    """
    if len(text) > SIZE_LIMIT:
        report.error(
            "yaml/too-large",
            f"The file holds {len(text):,} characters; {SIZE_LIMIT:,} are the limit.",
            Span(file, first_line),
        )
        return None
    if trouble := bad_character(text, file, first_line):
        report.add(trouble)
        return None
    builder = _Builder(file, report, first_line)
    try:
        builder.read((yaml.Loader if pure else _LOADER)(text))
    except _Refused:
        return None
    except yaml.YAMLError as error:
        report.add(explain_syntax(error, text, file, first_line))
        return None
    if builder.refused:
        return None
    return YamlDocument(file, builder.data, builder.root, first_line)


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """Reading on would be dangerous or pointless."""


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been seen."""

    data: dict[str, Data] | list[Data]
    place: Place
    key: str | None = None
    skip: bool = False


class _Builder:
    """Turns parser events into data and places, without recursion."""

    def __init__(self, file: str, report: Report, first_line: int) -> None:
        self.file, self.report, self.first_line = file, report, first_line
        self.data: Data = None
        self.root = Place(0, 0)
        self.refused = False
        self.documents = 0
        self.stack: list[_Open] = []

    def read(self, parser: _Parser) -> None:
        """Take in every event of the stream."""
        next_event = parser.get_event
        try:
            while (kind := (event := next_event()).__class__) is not yaml.StreamEndEvent:
                if kind is yaml.ScalarEvent:
                    self._scalar(event)
                elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                    self._open(event)
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self._close()
                elif kind is yaml.AliasEvent:
                    self._refuse_anchor(event, "*")
                    self._put(None, self._place(event))
                elif kind is yaml.DocumentStartEvent:
                    self._count_document(event)
        finally:
            parser.dispose()

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start: _Mark = event.start_mark  # type: ignore[assignment]  # every event of a text has one
        end: _Mark = event.end_mark  # type: ignore[assignment]
        style, value, line = event.style, event.value, start.line
        quoted = style in _QUOTED
        if end.line == line:
            place = Place(line, start.column, line, end.column + 1, quoted, _NO_KEYS, _NO_CHILDREN)
        else:
            place = Place(line, start.column, 0, 0, quoted, _NO_KEYS, _NO_CHILDREN)
        if event.anchor:
            self._refuse_anchor(event, "&")
        if event.tag:
            self._check_tag(event)
        top = self.stack[-1] if self.stack else None
        if top is not None and top.key is None and top.data.__class__ is dict:
            self._key(event, place)
        elif style or (event.tag and not event.implicit[0]):
            self._put(value, place)
        else:
            self._plain(value, place)

    def _plain(self, word: str, place: Place) -> None:
        try:
            value = plain_scalar(word)
        except NumberTooLongError:
            message = f"“{word[:20]}…” has more digits than a number may have here."
            self._error("yaml/number", message, place, "Put it in quotation marks if it is a name.")
            value = word
        self._put(value, place)

    def _key(self, event: yaml.ScalarEvent, place: Place) -> None:
        top, key = self.stack[-1], event.value
        top.key = key
        if key == "<<" and not event.style:
            message = "Merge keys (“<<”) are not read."
            self._error("yaml/merge-key", message, place, "Write the keys out.")
            self.refused = top.skip = True
        elif (first := top.place.keys.get(key)) is not None:
            line = self._line(first)
            message = f"The key “{key}” stands here a second time; first on line {line}."
            self._error("yaml/duplicate-key", message, place, "Keep one of the two.")
            top.skip = True
        else:
            top.place.keys[key] = place

    def _put(self, value: Data, place: Place) -> None:
        if not self.stack:
            if self.documents <= 1:
                self.data, self.root = value, place
            return
        top = self.stack[-1]
        if isinstance(top.data, list):
            top.place.children[len(top.data)] = place
            top.data.append(value)
            return
        if top.key is None:
            message = "A list or a mapping stands where a key is wanted."
            hint = "A key is one word; a text that begins with “{” or “[” needs quotation marks."
            self._error("yaml/key", message, place, hint)
            raise _Refused
        if not top.skip:
            top.data[top.key] = value
            top.place.children[top.key] = place
        top.key, top.skip = None, False

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        place = self._place(event)
        if event.anchor:
            self._refuse_anchor(event, "&")
        self._check_tag(event)
        if len(self.stack) >= DEPTH_LIMIT:
            message = f"Values are nested more than {DEPTH_LIMIT} levels deep."
            self._error("yaml/too-deep", message, place)
            raise _Refused
        data: dict[str, Data] | list[Data]
        data = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._put(data, place)
        self.stack.append(_Open(data, place))

    def _close(self) -> None:
        self.stack.pop()

    def _count_document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "A second document begins here (“---”); a file holds one."
            self._error("yaml/several-documents", message, self._place(event), "Use two files.")
            raise _Refused

    def _refuse_anchor(self, event: yaml.NodeEvent, sign: str) -> None:
        message = f"“{sign}{event.anchor}”: anchors and aliases are not read."
        hint = "Write the value out, or put a text that begins with this sign in quotation marks."
        self._error("yaml/alias", message, self._place(event), hint)
        self.refused = True

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag and event.tag not in _TAGS:
            message = f"The tag “{event.tag}” is not known."
            hint = "Write the plain value, or put a text that begins with “!” in quotation marks."
            self._error("yaml/tag", message, self._place(event), hint)
            self.refused = True

    def _place(self, event: yaml.Event) -> Place:
        mark: _Mark = event.start_mark  # type: ignore[assignment]
        return Place(mark.line, mark.column)

    def _line(self, place: Place) -> int:
        return place.line + self.first_line

    def _error(self, rule: str, message: str, place: Place, hint: str = "") -> None:
        span = Span(self.file, self._line(place), place.column + 1)
        self.report.error(rule, message, span, hint=hint)


class _Mark(Protocol):
    """A place as the C parser and the pure one both give it."""

    line: int
    column: int


class _Parser(Protocol):
    """What both parsers give: one event after the other, and None at the end."""

    def get_event(self) -> Any:
        """Return the next event."""

    def dispose(self) -> None:
        """Let go of the text."""
