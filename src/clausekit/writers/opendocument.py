"""OpenDocument files without what LibreOffice adds about the machine that made them."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_KEPT = (
    "mimetype",
    "content.xml",
    "styles.xml",
    "settings.xml",
    "meta.xml",
    "META-INF/manifest.xml",
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MACHINE = re.compile(
    rb"<meta:(generator|document-statistic|editing-[a-z]+|creation-date|initial-creator|print[a-z-]*)\b"
    rb"[^>]*(/>|>.*?</meta:\1>)|<dc:(date|creator)>.*?</dc:\2>",
    re.DOTALL,
)
_PRINTER = re.compile(
    rb'<config:config-item config:name="(Printer(Name|Setup)|PrintFaxName|Rsid|RsidRoot)"[^>]*'
    rb"(/>|>[^<]*</config:config-item>)"
)
_DROPPED = re.compile(
    rb'<manifest:file-entry [^>]*full-path="(Configurations2|Thumbnails|manifest\.rdf)[^>]*/>'
)


def cleaned(odt: bytes) -> bytes:
    """Return the file with its text, styles and settings, and nothing about person or machine."""
    buffer = BytesIO()
    with ZipFile(BytesIO(odt)) as source, ZipFile(buffer, "w") as target:
        for name in _KEPT:
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, _clean(name, source.read(name)))
    return buffer.getvalue()


def _clean(name: str, content: bytes) -> bytes:
    if name == "meta.xml":
        return _MACHINE.sub(b"", content)
    if name == "settings.xml":
        return _PRINTER.sub(b"", content)
    return _DROPPED.sub(b"", content) if name == "META-INF/manifest.xml" else content
