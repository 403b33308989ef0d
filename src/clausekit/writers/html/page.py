"""The agreement as one self-contained web page: the door to the Jinja2 page of agreements."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from clausekit.model.agreement import Agreement, ItemList, Paragraph, Table
from clausekit.model.inline import Line
from clausekit.model.walk import definition_frame
from clausekit.writers.html.inline import anchor, html_line, term_anchor
from clausekit.writers.options import PLAIN, WriteOptions
from clausekit.writers.phrasing import (
    capital,
    heading_label,
    is_right_to_left,
    numbers_of,
    one_line,
    provisions_of,
    shown,
    sources_by_provision,
)

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

PAGE, STYLE = "pages/agreement.html", "pages/agreement.css"


def write_html(agreement: Agreement, options: WriteOptions = PLAIN) -> bytes:
    """Return the agreement as a page that needs no other file and runs no script."""
    from markupsafe import Markup

    from clausekit.writers.shipped import shipped

    targets = frozenset(_keys(agreement))
    terms = frozenset(
        d.term for a in agreement.articles for p in provisions_of(a) for d in p.definitions
    )

    def line(content: Line) -> Markup:
        return Markup(html_line(content, targets, terms))  # noqa: S704 - every leaf is escaped there

    page = _template().render(
        agreement=agreement,
        words=agreement.words,
        direction="rtl" if is_right_to_left(agreement.language) else "ltr",
        style=Markup(shipped(STYLE).decode()),  # noqa: S704 - our own style sheet
        line=line,
        label=lambda level, number: heading_label(agreement, level, number),
        frame=definition_frame(agreement.language),
        sources=sources_by_provision(agreement) if options.sources != "none" else {},
        numbers=numbers_of(agreement),
        draft=agreement.words.draft if options.watermark else "",
        boxes=options.agreed_boxes,
    )
    return (page.strip() + "\n").encode()


def _keys(agreement: Agreement) -> set[str]:
    from clausekit.writers.docx.targets import targets_of

    return set(targets_of(agreement))


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import DictLoader, Environment, StrictUndefined

    from clausekit.writers.html.bytecode import KeptPage
    from clausekit.writers.shipped import shipped

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=DictLoader({PAGE: shipped(PAGE).decode()}),
        bytecode_cache=KeptPage(),
    )
    environment.filters.update(
        anchor=anchor, term_anchor=term_anchor, shown=shown, capital=capital, one_line=one_line
    )
    environment.tests.update(
        paragraph=lambda block: isinstance(block, Paragraph),
        item_list=lambda block: isinstance(block, ItemList),
        table=lambda block: isinstance(block, Table),
    )
    return environment.get_template(PAGE)
