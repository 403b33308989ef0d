"""What every writer says in the same way: labels of headings, definitions, sources by provision."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.model.agreement import Agreement, Article, Provision, Schedule, Source
from clausekit.model.inline import Line, plain
from clausekit.model.scheme import LevelName

_BREAKS = re.compile(r"[\t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_UNPRINTABLE = "\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff"
_NO_FORMAT = re.compile(f"[{_UNPRINTABLE}]")
_ODD = re.compile(f"[\t\r\n\f\v\x1c-\x1f\x85\u2028\u2029{_UNPRINTABLE}]")
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi", "dv", "ckb", "sd", "ug"})


def one_line(text: str) -> str:
    """Return the text on one line, without characters that no file format may hold."""
    if _ODD.search(text) is None:
        return text
    return _BREAKS.sub(" ", _NO_FORMAT.sub("", text))


def capital(words: str) -> str:
    """Return the words with a capital, as they stand alone in a table."""
    return words[:1].upper() + words[1:]


def colon(language: str) -> str:
    """Return the colon as the language sets it: French keeps a hard blank before it."""
    return "\u00a0:" if language.split("-", maxsplit=1)[0] == "fr" else ":"


def shown(line: Line) -> str:
    """Return a line as a reader sees it, on one line."""
    return one_line(plain(line)).strip()


def label_of(agreement: Agreement, level: LevelName) -> str:
    """Return the word that the scheme prints before the number in a heading, or an empty text."""
    rule = agreement.scheme.levels.get(level)
    return rule.label if rule else ""


def heading_label(agreement: Agreement, level: LevelName, number: str) -> str:
    """Return label word and number of a heading: `Article 14`, or `14`."""
    word = label_of(agreement, level)
    return f"{word} {number}" if word else number


def language_tag(language: str) -> str:
    """Return the tag that Word knows a language by: `en` is British English here."""
    return {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "de": "de-DE", "ar": "ar-SA"}.get(
        language, language
    )


def is_right_to_left(language: str) -> bool:
    """Return whether the language is written from right to left."""
    return language.split("-", maxsplit=1)[0].lower() in _RIGHT_TO_LEFT


def provisions_of(article: Article) -> Iterator[Provision]:
    """Yield the provisions of an article in order, through its sections."""
    yield from article.provisions
    for section in article.sections:
        yield from section.provisions


def numbers_of(agreement: Agreement) -> dict[str, str]:
    """Return the printed number of each provision by its key."""
    return {p.key: p.number for a in agreement.articles for p in provisions_of(a)}


def sources_by_provision(agreement: Agreement) -> dict[str, tuple[Source, ...]]:
    """Return the verified sources of each provision by its key, in the order of the agreement."""
    found: dict[str, tuple[Source, ...]] = {}
    for source in agreement.sources:
        found[source.provision] = (*found.get(source.provision, ()), source)
    return {key: found[key] for key in numbers_of(agreement) if key in found}


def headings(agreement: Agreement) -> Iterator[Article | Schedule]:
    """Yield what the contents list at their first level."""
    yield from agreement.articles
    yield from agreement.schedules
