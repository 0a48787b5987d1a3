"""Opens a zip file of a stranger: everything is checked in its directory first, then while it unpacks."""

import re
import zipfile
import zlib
from collections.abc import Collection
from io import BytesIO
from typing import BinaryIO
from xml.parsers import expat

from claims.formats.readers import Unreadable

MAX_ENTRIES = 2_000
MAX_UNPACKED = 200_000_000  # bytes, as the directory has it: nobody packs more into one story
MAX_PART = 6_000_000  # bytes of one part that is read
MAX_RATIO = 250  # unpacked to packed, of what is larger than a megabyte
MAX_XML_DEPTH = 200

_BROKEN = "The file is damaged: save it again with the program that made it, or paste its text."
_OUTSIDE = re.compile(r"\A[/\\]|\A[A-Za-z]:|(?:\A|[/\\])\.\.(?:[/\\]|\Z)|\x00")
_ENCRYPTED = 0x1
_SYMLINK = 0o120000


def checked_parts(data: bytes, wanted: re.Pattern[str]) -> dict[str, bytes]:
    """The parts of a zip file whose names fit, unpacked in memory; nothing is written anywhere.

    Raises `Unreadable` where the directory shows too many entries, too much unpacked or too dense, names
    that lead outside, links, encryption or entries that overlap, and where a part turns out larger than
    said, damaged, or is a zip file itself.
    """
    archive = _opened(BytesIO(data))
    entries = archive.infolist()
    _check_directory(entries, archive.start_dir)
    return {
        entry.filename: _unpacked(archive, entry) for entry in entries if wanted.fullmatch(entry.filename)
    }


def unpacked_size(file: BinaryIO, wanted: re.Pattern[str]) -> int:
    """How large the parts whose names fit would be, as the directory has it."""
    return sum(entry.file_size for entry in _opened(file).infolist() if wanted.fullmatch(entry.filename))


def checked_xml(part: bytes, name: str) -> bytes:
    """The same bytes, if they are XML without a document type, entities of its own or deep nesting.

    So nothing in it can ask for another file or address, or grow when it is read.
    """
    parser = expat.ParserCreate()
    depth = 0

    def refuse(*_: object) -> None:
        raise Unreadable(f"The file holds a document type in {name}, which no word processor writes.")

    def begin(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_XML_DEPTH:
            raise Unreadable(f"The file is nested more than {MAX_XML_DEPTH} deep in {name}.")

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        parser.Parse(part, True)
    except expat.ExpatError:
        raise Unreadable(_BROKEN) from None
    return part


def _opened(file: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, EOFError):
        raise Unreadable(_BROKEN) from None


def _check_directory(entries: Collection[zipfile.ZipInfo], directory: int) -> None:
    if len(entries) > MAX_ENTRIES:
        raise Unreadable(
            f"The file has {len(entries):,} parts, more than the {MAX_ENTRIES:,} that are opened."
        )
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED:
        raise Unreadable(
            f"Unpacked the file would be {unpacked // 1_000_000:,} MB, "
            f"more than the {MAX_UNPACKED // 1_000_000} MB allowed."
        )
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise Unreadable("The file names the same part twice.")
    for entry in entries:
        _check_entry(entry)
    _check_overlaps(entries, directory)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if _OUTSIDE.search(entry.orig_filename):
        raise Unreadable("The file holds a part whose name leads outside it.")
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable("The file is encrypted: take its password off and try again.")
    if (entry.external_attr >> 16) & 0o170000 == _SYMLINK:
        raise Unreadable("The file holds a link to another file.")
    if entry.file_size > 1_000_000 and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
        raise Unreadable("A part of the file would grow too much when it is unpacked.")


def _check_overlaps(entries: Collection[zipfile.ZipInfo], directory: int) -> None:
    at = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < at:
            raise Unreadable("Parts of the file overlap, which no program does by itself.")
        at = entry.header_offset + entry.compress_size
    if at > directory:
        raise Unreadable("Parts of the file overlap, which no program does by itself.")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if entry.file_size > MAX_PART:
        raise Unreadable(
            f"The text of the file is {entry.file_size // 1_000_000} MB unpacked, "
            f"more than the {MAX_PART // 1_000_000} MB that can be taken: split it into several stories."
        )
    try:
        with archive.open(entry) as part:
            data = part.read(MAX_PART + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise Unreadable(_BROKEN) from None
    if len(data) != entry.file_size:
        raise Unreadable("A part of the file is larger or smaller than the file says.")
    if data.startswith(b"PK\x03\x04"):
        raise Unreadable("There is a zip file inside the file.")
    return data
