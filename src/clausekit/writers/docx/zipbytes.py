"""Zip files of which every byte is accounted for: written the same each time, read strictly.

The standard library's `zipfile` stamps dates and permissions and reads past what lies between
entries; it also costs a draft ten milliseconds to import.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_EPOCH = (0, 33)
"""Midnight of 1 January 1980 as a zip file writes it."""

LIMIT = 64_000_000
_SMALL = 60_000
"""Parts up to this size are often the same in document after document, and are packed once."""
_DEFLATED, _VERSION = 8, 20
LARGE = 8_000
"""Size from which on a piece of a part is packed once for all files that have it."""
_REACH, _LAST_BLOCK = 32_768, b"\3\0"
BEST, QUICK = 6, 5
"""How hard to pack: `QUICK` takes a quarter less time and makes a draft four per cent larger."""


class StrangeBytesError(ValueError):
    """The file has bytes or entries that no writer of ours makes."""


def pack(parts: Mapping[str, bytes | tuple[bytes, ...]], level: int = BEST) -> bytes:
    """Return the parts as a zip file: `[Content_Types].xml` first, the others by name.

    Fixed dates, no permissions, no extra fields: the same parts are always the same bytes.

    Args:
        parts: Content by name; in pieces where some of them come in other files again.
        level: How hard to pack.
    """
    out, index = bytearray(), bytearray()
    for name in sorted(parts, key=lambda n: (n != "[Content_Types].xml", n)):
        content, encoded = parts[name], name.encode("ascii")
        if isinstance(content, tuple):
            packed, crc, size = _packed_in_pieces(content, level)
        else:
            packed = (_packed_once if len(content) < _SMALL else _packed)(content, level)
            crc, size = zlib.crc32(content), len(content)
        facts = (0, _DEFLATED, *_EPOCH, crc, len(packed), size, len(encoded), 0)
        offset = len(out)
        out += _LOCAL.pack(b"PK\3\4", _VERSION, *facts) + encoded + packed
        index += _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *facts, 0, 0, 0, 0, offset) + encoded
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(index), len(out), 0)
    return bytes(out + index + end)


def _packed(content: bytes, level: int) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


_packed_once = lru_cache(maxsize=64)(_packed)


def _packed_in_pieces(pieces: tuple[bytes, ...], level: int) -> tuple[bytes, int, int]:
    """Return what is packed, its check sum and its size: pieces that were packed before are taken so."""
    out, crc, size, before = bytearray(), 0, 0, b""
    for piece in pieces:
        large = len(piece) >= LARGE
        out += (_packed_after_once if large else _packed_after)(piece, before, level)
        crc, size, before = zlib.crc32(piece, crc), size + len(piece), piece if large else b""
    return bytes(out + _LAST_BLOCK), crc, size


def _packed_after(piece: bytes, before: bytes, level: int) -> bytes:
    """Return a piece, packed to the end of a byte, which may refer to the piece before it."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before[-_REACH:])
    return packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)


_packed_after_once = lru_cache(maxsize=128)(_packed_after)


def _unpacked(packed: bytes, most: int) -> tuple[bytes, bool]:
    """Return what was packed, and whether that was all of it and nothing else."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    content = unpacker.decompress(packed, most)
    return content, unpacker.eof and not unpacker.unused_data and not unpacker.unconsumed_tail


_unpacked_once = lru_cache(maxsize=64)(_unpacked)


def entries(data: bytes) -> dict[str, bytes]:
    """Return the entries of a zip file that holds nothing but entries.

    Raises:
        StrangeBytesError: For comments, extra fields, other dates, gaps, duplicates, appended bytes.
    """
    try:
        return dict(_entries(data))
    except (struct.error, zlib.error, UnicodeDecodeError) as error:
        message = "the zip file is damaged"
        raise StrangeBytesError(message) from error


def _entries(data: bytes) -> Iterator[tuple[str, bytes]]:
    _, _, _, count, total, size, start, comment = _END.unpack_from(data, len(data) - _END.size)
    _require(data[len(data) - _END.size :][:4] == b"PK\5\6", "bytes after the end of the zip file")
    _require(comment == 0 and count == total, "a comment in the zip file")
    _require(start + size + _END.size == len(data), "bytes around the list of entries")
    local, central, names = 0, start, set[str]()
    for _ in range(total):
        central, head = _central(data, central, local)
        name, flags, crc, _, plain = head
        _require(name not in names, f"the entry “{name}” twice")
        names.add(name)
        local, content = _content(data, local, head)
        _require(flags == 0, f"flags on the entry “{name}”")
        _require(len(content) == plain and zlib.crc32(content) == crc, f"damage in “{name}”")
        yield name, content
    _require(local == start, "bytes between the entries and their list")
    _require(central == start + size, "bytes in the list of entries")


_Head = tuple[str, int, int, int, int]


def _central(data: bytes, at: int, local: int) -> tuple[int, _Head]:
    fields = _CENTRAL.unpack_from(data, at)
    (mark, made, need, flags, method, time, date, crc, packed, plain) = fields[:10]
    (name_size, extra, comment, disk, inside, outside, offset) = fields[10:]
    name = data[at + _CENTRAL.size :][:name_size].decode("ascii")
    _require(mark == b"PK\1\2" and method == _DEFLATED, "an entry that is not compressed")
    _require((time, date) == _EPOCH, f"a date on “{name}”")
    _require(
        made >> 8 == 0 and need <= _VERSION and disk == inside == outside == 0, f"marks on “{name}”"
    )
    _require(extra == 0 and comment == 0, f"extra bytes on “{name}”")
    _require(offset == local, f"bytes before “{name}”")
    _require(plain <= LIMIT, f"the size of “{name}”")
    return at + _CENTRAL.size + name_size, (name, flags, crc, packed, plain)


def _content(data: bytes, at: int, head: _Head) -> tuple[int, bytes]:
    name, flags, crc, packed, plain = head
    mark, _, own_flags, method, time, date, *rest = _LOCAL.unpack_from(data, at)
    expected = [crc, packed, plain, len(name), 0]
    same = (own_flags, method, time, date) == (flags, _DEFLATED, *_EPOCH) and rest == expected
    _require(mark == b"PK\3\4" and same, f"a second story about “{name}”")
    begin = at + _LOCAL.size + len(name)
    _require(data[at + _LOCAL.size : begin] == name.encode(), f"another name for “{name}”")
    small = packed <= plain < _SMALL
    inside = data[begin : begin + packed]
    content, whole = _unpacked_once(inside, plain + 1) if small else _unpacked(inside, LIMIT)
    _require(whole, f"bytes behind “{name}”")
    return begin + packed, content


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise StrangeBytesError(what)
