"""Build clausekit's own base document: styles, page and numbering, no text and no person.

python tools/base_document.py            writes templates/word/agreement.docx
python tools/base_document.py --check    fails when the file is not what this script writes
"""

from __future__ import annotations

import sys
from pathlib import Path

from base_styles import STYLES, Style
from base_theme import FONTS, THEME

from clausekit.model.scheme import Level, Scheme
from clausekit.writers.docx.numbering import numbering_part
from clausekit.writers.docx.package import Package
from clausekit.writers.docx.setting import Sheet

TARGET = Path(__file__).resolve().parent.parent / "templates" / "word" / "agreement.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BODY_FONT = (
    '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Times New Roman"/>'
)
DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{BODY_FONT}"
    '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
    '<w:spacing w:after="110" w:line="266" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
SCHEME = Scheme(
    "article-decimal",
    {
        "article": Level("decimal", "{article}", label="Article"),
        "clause": Level("decimal", "{article}.{clause}"),
        "provision": Level(
            "decimal", "{article}.{clause}.{provision}", alone="{article}.{provision}"
        ),
        "item": Level("lower-letter", "({item})"),
        "sub-item": Level("lower-roman", "({sub-item})"),
        "schedule": Level("upper-letter", "{schedule}", label="Annex"),
        "recital": Level("upper-letter", "({recital})"),
    },
)


SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="567"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


def style_xml(style: Style) -> str:
    default = (
        ' w:default="1"'
        if style.name in ("Normal", "Default Paragraph Font", "Normal Table", "No List")
        else ""
    )
    custom = "" if style.name in BUILT_IN else ' w:customStyle="1"'
    parts = [
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
    ]
    if style.based_on:
        parts.append(f'<w:basedOn w:val="{style.based_on}"/>')
    if style.next:
        parts.append(f'<w:next w:val="{style.next}"/>')
    parts.append(f'<w:uiPriority w:val="{style.priority}"/>')
    if style.hidden:
        parts.append("<w:semiHidden/><w:unhideWhenUsed/>")
    else:
        parts.append("<w:qFormat/>")
    if style.ppr:
        parts.append(f"<w:pPr>{style.ppr}</w:pPr>")
    if style.rpr:
        parts.append(f"<w:rPr>{style.rpr}</w:rPr>")
    parts.append(style.extra + "</w:style>")
    return "".join(parts)


BUILT_IN = frozenset(
    [
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
        "Title",
        "Subtitle",
        "heading 1",
        "heading 2",
        "heading 3",
        "caption",
        "Table Grid",
        "TOC Heading",
        "toc 1",
        "toc 2",
        "header",
        "footer",
        "footnote text",
        "footnote reference",
        "Hyperlink",
        "line number",
    ]
)


def styles_part() -> str:
    return f'{HEAD}<w:styles xmlns:w="{W}">{DEFAULTS}{chr(10).join(style_xml(s) for s in STYLES)}</w:styles>'


def document_part() -> str:
    return (
        f'{HEAD}<w:document xmlns:w="{W}"><w:body><w:p/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1304" w:left="1418" w:header="680" w:footer="624" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def build() -> bytes:
    package = Package()
    package.add("word/document.xml", document_part(), "main")
    package.add("word/styles.xml", styles_part(), "styles")
    package.add("word/numbering.xml", numbering_part(SCHEME, Sheet()), "numbering")
    package.add("word/settings.xml", SETTINGS, "settings")
    package.add("word/theme/theme1.xml", HEAD + THEME, "theme")
    package.add("word/fontTable.xml", f'{HEAD}<w:fonts xmlns:w="{W}">{FONTS}</w:fonts>', "fonts")
    return package.to_bytes()


def main() -> int:
    content = build()
    if "--check" in sys.argv:
        return 0 if TARGET.exists() and TARGET.read_bytes() == content else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(content)
    print(TARGET)
    return 0


if __name__ == "__main__":
    sys.exit(main())
