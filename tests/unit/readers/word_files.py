"""Small Word files made from XML, part by part."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def word(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    footnotes: str = "",
    comments: str = "",
    extended: str = "",
    header: str = "",
    kind: str = _KIND,
    relations: str = "",
    parts: dict[str, bytes] | None = None,
    raw: bytes | None = None,
) -> bytes:
    """Return a file with that body; the other parts only where they are given."""
    made = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": raw
        or f"{_XML}<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    related = relations
    for name, root, content in (
        ("styles", "styles", styles),
        ("numbering", "numbering", numbering),
        ("footnotes", "footnotes", footnotes),
        ("comments", "comments", comments),
        ("commentsExtended", "commentsEx", extended),
        ("header", "hdr", header),
    ):
        if content:
            prefix = "w15" if name == "commentsExtended" else "w"
            made[f"word/{name}.xml"] = f"{_XML}<{prefix}:{root} {NAMES}>{content}</{prefix}:{root}>"
            related += f'<Relationship Id="{name}" Type="{R}/{name}" Target="{name}.xml"/>'
    made["word/_rels/document.xml.rels"] = (
        f'{_XML}<Relationships xmlns="{_RELS}">{related}</Relationships>'
    )
    return zipped({**made, **(parts or {})})


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return the parts as a zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def p(
    content: str = "",
    *,
    style: str = "",
    number: tuple[int, int] | None = None,
    mark: str = "",
    properties: str = "",
) -> str:
    """Return a paragraph; plain text becomes a run."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        inside += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    inside += properties
    if mark:
        inside += f"<w:rPr>{mark}</w:rPr>"
    words = content if content.startswith("<") or not content else t(content)
    return f"<w:p>{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{words}</w:p>"


def t(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(content: str, author: str = "Ana") -> str:
    """Return a tracked insertion around runs."""
    return f'<w:ins w:id="1" w:author="{author}" w:date="2026-11-01T09:00:00Z">{content}</w:ins>'


def dele(text: str, author: str = "Ben") -> str:
    """Return a tracked deletion of text."""
    return f'<w:del w:id="2" w:author="{author}" w:date="2026-11-02T09:00:00Z"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def level(at: int, form: str, pattern: str, extra: str = "", start: int = 1) -> str:
    """Return a list level."""
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{pattern}"/></w:lvl>'


def lists(*levels: str, more: str = "") -> str:
    """Return an abstract list 0 and the list 1 that uses it."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
