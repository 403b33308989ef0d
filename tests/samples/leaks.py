"""Finds a secret in a file, however it is hidden there."""

from __future__ import annotations

import base64
import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile


def leaks(data: bytes, secret: str) -> list[str]:
    """Return the parts of any file that hold a secret: raw, in UTF-16, in base64, over split runs.

    Upper and lower case are the same here, save in base64.
    """
    shapes = {
        secret.lower().encode(),
        secret.lower().encode("utf-16-le"),
        secret.lower().encode("utf-16-be"),
        secret.lower().encode().hex().encode(),
    }
    coded = {
        base64.b64encode(b" " * shift + word.encode())[shift + 1 : -4]
        for shift in range(3)
        for word in (secret, secret.lower())
    }
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
            parts["the comment"] = archive.comment
    except BadZipFile:
        parts = {f"stream {n}": stream for n, stream in enumerate(_streams(data))}
    parts["the file"] = data
    found = []
    for name, content in parts.items():
        lower = content.lower()
        joined = re.sub(rb"<[^>]*>", b"", lower)
        raw = any(shape in lower or shape in joined for shape in shapes)
        if raw or secret.lower() in name.lower() or any(shape in content for shape in coded):
            found.append(name)
    return found


def _streams(pdf: bytes) -> list[bytes]:
    """Return the unpacked streams of a PDF."""
    out = []
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            out.append(zlib.decompress(match[1].rstrip(b"\r\n")))
        except zlib.error:
            out.append(match[1])
    return out
