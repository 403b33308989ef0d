"""Small Word files made from text, with the oddities that Word files from elsewhere have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NS = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = f"""{_HEAD}<w:styles {_NS}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Clause2"><w:name w:val="Clause 2"/><w:basedOn w:val="Normal"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/></w:style>
</w:styles>"""
NUMBERING = f"""{_HEAD}<w:numbering {_NS}>
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Clause2"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def escape(text: str) -> str:
    """Return text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text: str, properties: str = "") -> str:
    """Return a run; a tab and a line end become their elements."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    for part in re.findall(r"\t|\n|[^\t\n]+", text):
        if part == "\t":
            inner += "<w:tab/>"
        elif part == "\n":
            inner += "<w:br/>"
        else:
            inner += f'<w:t xml:space="preserve">{escape(part)}</w:t>'
    return f"<w:r>{inner}</w:r>"


def p(content: str = "", style: str = "", properties: str = "", *, raw: bool = False) -> str:
    """Return a paragraph of text, or of runs where `raw`."""
    inner = content if raw else (run(content) if content else "")
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    before = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{before}{inner}</w:p>"


def field(instruction: str, result: str) -> str:
    """Return a complex field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note(number: int) -> str:
    """Return the reference to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table; a cell that begins with `<` is XML."""
    width = max((len(r) for r in rows), default=1)
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(width))
    body = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row)
        + "</w:tr>"
        for row in rows
    )
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def document(
    body: str,
    *,
    footnotes: Mapping[int, str] | None = None,
    header: str = "",
    footer: str = "",
    links: Mapping[str, str] | None = None,
    comments: str = "",
) -> dict[str, bytes]:
    """Return the parts of a Word file."""
    overrides = {"word/document.xml": "document.main+xml", "word/styles.xml": "styles+xml"}
    overrides["word/numbering.xml"] = "numbering+xml"
    relations = {"rIdS": "styles", "rIdN": "numbering"}
    targets = {"rIdS": "styles.xml", "rIdN": "numbering.xml"}
    parts = {"word/styles.xml": STYLES, "word/numbering.xml": NUMBERING}
    section = ""
    for kind, text, tag in (("header", header, "hdr"), ("footer", footer, "ftr")):
        if text:
            inner = text if text.startswith("<") else p(text)
            parts[f"word/{kind}1.xml"] = f"{_HEAD}<w:{tag} {_NS}>{inner}</w:{tag}>"
            overrides[f"word/{kind}1.xml"] = f"{kind}+xml"
            relations[f"rId{tag}"], targets[f"rId{tag}"] = kind, f"{kind}1.xml"
            section += f'<w:{kind}Reference w:type="default" r:id="rId{tag}"/>'
    if footnotes is not None:
        notes = "".join(
            f'<w:footnote w:id="{n}">{t if t.startswith("<") else p(t)}</w:footnote>'
            for n, t in footnotes.items()
        )
        separators = (
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
            "<w:continuationSeparator/></w:r></w:p></w:footnote>"
        )
        parts["word/footnotes.xml"] = f"{_HEAD}<w:footnotes {_NS}>{separators}{notes}</w:footnotes>"
        overrides["word/footnotes.xml"] = "footnotes+xml"
        relations["rIdF"], targets["rIdF"] = "footnotes", "footnotes.xml"
    if comments:
        parts["word/comments.xml"] = f"{_HEAD}<w:comments {_NS}>{comments}</w:comments>"
        overrides["word/comments.xml"] = "comments+xml"
        relations["rIdC"], targets["rIdC"] = "comments", "comments.xml"
    rows = "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{targets[i]}"/>'
        for i, kind in relations.items()
    )
    rows += "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/hyperlink" Target="{escape(t)}" TargetMode="External"/>'
        for i, t in (links or {}).items()
    )
    space = "http://schemas.openxmlformats.org/package/2006"
    parts["word/_rels/document.xml.rels"] = (
        f'{_HEAD}<Relationships xmlns="{space}/relationships">{rows}</Relationships>'
    )
    parts["_rels/.rels"] = (
        f'{_HEAD}<Relationships xmlns="{space}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}.{kind}"/>'
        for name, kind in overrides.items()
    )
    parts["[Content_Types].xml"] = (
        f'{_HEAD}<Types xmlns="{space}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    page = '<w:pgSz w:w="11906" w:h="16838"/>'
    parts["word/document.xml"] = (
        f"{_HEAD}<w:document {_NS}><w:body>{body}<w:sectPr>{section}{page}</w:sectPr></w:body></w:document>"
    )
    return {name: text.encode() for name, text in parts.items()}
