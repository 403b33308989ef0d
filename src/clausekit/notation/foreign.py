"""Markdown and HTML that the notation does not have, recognised so that it never passes through."""

from __future__ import annotations

import re

from clausekit.lean import dataclass

_WINDOW = 300
_TAG = re.compile(r"<[A-Za-z/!?][^<>]{0,200}>?")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));")
_LINK = re.compile(r"\[[^\[\]]{0,200}\](?:\([^()]{0,200}\)|\[[^\[\]]{0,200}\]|:\s)")
_STARS = re.compile(r"\*+|_+|~+|`+")


@dataclass(frozen=True, slots=True)
class ForeignMark:
    """A mark that is not notation: its rule, where it ends, what is wrong and what to do."""

    rule: str
    end: int
    message: str
    hint: str


def foreign_mark(text: str, at: int) -> ForeignMark | None:
    """Return what the character at `at` begins in Markdown or HTML, or None for a plain one."""
    character = text[at]
    if character in "*_~`":
        return _emphasis(text, at)
    if character == "<":
        return _tag(text, at)
    if character == "&":
        return _entity(text, at)
    return _link(text, at)


def _emphasis(text: str, at: int) -> ForeignMark | None:
    run = _STARS.match(text, at)
    end = run.end() if run else at + 1
    sign = text[at]
    before, after = text[at - 1 : at] if at else "", text[end : end + 1]
    if sign == "`":
        return ForeignMark(
            "code",
            end,
            "“`” marks code in Markdown; an agreement has none.",
            "Take it out; use quotation marks.",
        )
    if sign == "~":
        if end - at < 2:
            return None
        message = "“~~” strikes words out in Markdown; clause text has none."
        return ForeignMark("emphasis", end, message, "Take it out.")
    inside_word = sign == "_" and before.isalnum() and after.isalnum()
    alone = end - at == 1 and not (before.strip() or after.strip())
    if inside_word or alone:
        return None
    if sign == "_" and end - at > 2:
        return ForeignMark(
            "fill-in",
            end,
            "A row of “_” is a blank that nobody is told of.",
            "Use a parameter without a value; the draft then shows and lists the blank.",
        )
    return ForeignMark(
        "emphasis",
        end,
        f"“{text[at:end]}” marks emphasis in Markdown; clause text has none.",
        f"Take it out; write \\{sign} for the character itself.",
    )


def _tag(text: str, at: int) -> ForeignMark | None:
    found = _TAG.match(text, at)
    if found is None:
        return None
    end = found.end() if found[0].endswith(">") else at + 2
    return ForeignMark(
        "html",
        end,
        f"“{text[at:end][:40]}” looks like an HTML tag; the notation has none.",
        "Take it out; write \\< for the character itself.",
    )


def _entity(text: str, at: int) -> ForeignMark | None:
    found = _ENTITY.match(text, at)
    if found is None or (found[1] and not _is_entity(found[1])):
        return None
    return ForeignMark(
        "entity",
        found.end(),
        f"“{found[0]}” is an HTML entity; the notation has none.",
        "Write the character itself.",
    )


def _is_entity(name: str) -> bool:
    from html.entities import html5

    return f"{name};" in html5


def _link(text: str, at: int) -> ForeignMark | None:
    if text.startswith("[^", at):
        close = text.find("]", at, at + _WINDOW)
        return ForeignMark(
            "footnote",
            close + 1 if close >= 0 else at + 2,
            "“[^” begins a footnote; the notation has none.",
            "Put the words into the provision, or cite law as [[@instrument Art. 1]].",
        )
    found = _LINK.match(text, at)
    if found is None:
        return None
    if at and text[at - 1] == "!":
        message, rule = "This is an image; the notation has none.", "image"
    else:
        message, rule = "This is a link; the notation has none.", "link"
    return ForeignMark(
        rule,
        found.end(),
        message,
        "Refer to this agreement as [[#topic/clause]], to law as [[@instrument Art. 1]].",
    )
