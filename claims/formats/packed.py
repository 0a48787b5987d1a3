"""Reads the entries of a zip file one after another, however many there are, in constant memory.

Python's own `zipfile` holds a directory of all entries at once: some 700 MB for a million. Format: PKWARE's
APPNOTE 6.3, with zip64; methods "stored" and "deflated".
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from claims.formats.readers import Unreadable
from claims.formats.rows import table_kind

ARCHIVE = "zip"
"""What such a file is called where it is told from the kinds of tables."""
_END, _END64, _WHERE64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_ENTRY = struct.Struct("<4s6H3L5H2L")  # of the directory
_LOCAL = struct.Struct("<4s5H3L2H")  # before the data itself
_TAIL = 22 + 65_535  # the end record and the longest comment after it
_ENCRYPTED, _UTF8 = 0x1, 0x800
_STORED, _DEFLATED = 0, 8
_STORIES = {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx"}
MAX_ENTRIES, MAX_UNPACKED = 10_000, 300_000_000  # of an archive that somebody sent, in bytes
MAX_RATIO, MAX_SMALL = 100, 1_000_000  # how many times it may grow, beside what is small anyway
_BROKEN = "The archive is damaged here: pack it again."


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive; `packed` and `unpacked` are its sizes in bytes, as the directory has them."""

    name: str
    at: int
    packed: int
    unpacked: int
    method: int
    crc: int
    encrypted: bool


def entries(file: BinaryIO) -> Iterator[Entry]:
    """The directory of an archive in its order; folders are left out.

    In: the whole file, which may be read elsewhere meanwhile only through another handle. Raises
    `Unreadable` where it is no zip file or its directory is damaged.
    """
    count, at = _directory(file)
    file.seek(at)
    for _ in range(count):
        head = file.read(_ENTRY.size)
        if len(head) < _ENTRY.size or not head.startswith(b"PK\x01\x02"):
            raise Unreadable(_BROKEN)
        (_, _, _, flags, method, _, _, crc, packed, unpacked, named, extra, said, *_, start) = _ENTRY.unpack(
            head
        )
        name = file.read(named).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        sizes = _wide(file.read(extra), [unpacked, packed, start])
        file.seek(said, 1)
        if not name.endswith("/"):
            unpacked, packed, start = sizes
            yield Entry(name, start, packed, unpacked, method, crc, bool(flags & _ENCRYPTED))


@dataclass(frozen=True, slots=True)
class Archive:
    """What is told of an archive before it is read."""

    names: list[str]  # of the first files that may hold stories
    count: int  # of those
    others: int  # files that are passed over


def look_into(file: BinaryIO, most: int = 20) -> Archive:
    """For an archive that somebody sent: raises `Unreadable` where it is out of all measure, too.

    Its directory is believed no further than that: `read_entry` unpacks no more of a file than it says.
    """
    names: list[str] = []
    count = others = unpacked = 0
    length = file.seek(0, 2)
    for entry in entries(file):
        unpacked += entry.unpacked
        if count + others >= MAX_ENTRIES:
            raise Unreadable(f"There are more than {MAX_ENTRIES:,} files in it: split it into several.")
        if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * length + MAX_SMALL:
            raise Unreadable("Unpacked it would grow too much: split it into several archives.")
        if may_hold_stories(entry.name):
            count += 1
            if len(names) < most:
                names.append(entry.name)
        else:
            others += 1
    if not count:
        raise Unreadable("It holds no file with a story (.txt, .md, .html, .docx).")
    return Archive(names, count, others)


def is_archive(name: str) -> bool:
    """By the ending of its name."""
    return _ending(name) == ".zip"


def may_hold_stories(name: str) -> bool:
    """By the ending of a file's name; all others in a folder or archive are passed over."""
    return _ending(name) in _STORIES or table_kind(name) is not None


def read_entry(file: BinaryIO, entry: Entry, most: int) -> bytes:
    """The bytes of one entry; never more than `most` are unpacked, whatever the directory says.

    Raises `Unreadable` where it is larger, encrypted, damaged or packed in another way.
    """
    if entry.encrypted:
        raise Unreadable("It is encrypted: unpack the archive and pack it again without a password.")
    if entry.unpacked > most or entry.packed > most:
        raise Unreadable(f"It is larger than {most // 1_000_000} MB: split it into several.")
    if entry.method not in (_STORED, _DEFLATED):
        raise Unreadable("It is packed in a way that is not known here: pack the archive as plain zip.")
    file.seek(entry.at)
    head = file.read(_LOCAL.size)
    if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
        raise Unreadable(_BROKEN)
    file.seek(sum(_LOCAL.unpack(head)[-2:]), 1)
    data = file.read(entry.packed)
    if entry.method == _DEFLATED:
        try:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, entry.unpacked + 1)
        except zlib.error:
            raise Unreadable(_BROKEN) from None
    if len(data) != entry.unpacked or zlib.crc32(data) != entry.crc:
        raise Unreadable(_BROKEN)
    return data


def _directory(file: BinaryIO) -> tuple[int, int]:
    """How many entries there are, and where the directory begins."""
    length = file.seek(0, 2)
    start = max(0, length - _TAIL)
    file.seek(start)
    tail = file.read(_TAIL)
    found = tail.rfind(_END)
    if found < 0 or len(tail) < found + 22:
        raise Unreadable("This is no zip archive, or its end is missing.")
    count, _, at = struct.unpack("<H2L", tail[found + 10 : found + 20])
    where = tail[max(0, found - 20) : found]
    if len(where) == 20 and where.startswith(_WHERE64):
        file.seek(struct.unpack("<Q", where[8:16])[0])
        wide = file.read(56)
        if len(wide) < 56 or not wide.startswith(_END64):
            raise Unreadable(_BROKEN)
        count, _, at = struct.unpack("<3Q", wide[32:56])
    return count, at


def _wide(extra: bytes, sizes: list[int]) -> list[int]:
    """Sizes that did not fit 32 bits stand in an extra field, in this order."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack("<2H", extra[at : at + 4])
        if kind == 1:
            values = iter(struct.unpack(f"<{length // 8}Q", extra[at + 4 : at + 4 + length // 8 * 8]))
            return [next(values, size) if size == 0xFFFFFFFF else size for size in sizes]
        at += 4 + length
    return sizes


def _ending(name: str) -> str:
    return f".{name.rpartition('.')[2].lower()}"
