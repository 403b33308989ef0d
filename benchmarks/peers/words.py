"""The floor's Word file: strings into a zip file."""

from __future__ import annotations

import marshal
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass
class Agreement:
    records: list[dict[str, Any]]
    templates: list[Any]
    parts: bytes


def write_agreement(state: Agreement, company: str, deadline: str, out: Path) -> None:
    body = [
        _paragraph("Title", f"Agreement with {escape(company)}"),
        _paragraph("Heading1", "Article 1 – Definitions"),
    ]
    article = None
    for record, template in zip(state.records, state.templates, strict=True):
        if record["article"] != article:
            article = record["article"]
            body.append(_paragraph("Heading1", article))
        body.append(_paragraph("Heading2", f"{record['number']} {record['heading']}"))
        values = record["values"]
        if deadline and record["first"]:
            values = {**values, "deadline": deadline}
        for n, line in enumerate(template.render(pilot=True, **values).split("\n"), 1):
            body.append(_paragraph("Normal", f"{record['number']}.{n} {line}"))
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body>{"".join(body)}</w:body></w:document>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in marshal.loads(state.parts).items():
            target.writestr(name, document if name == "word/document.xml" else content)


def _paragraph(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
