"""A bundle: one zip file with all of a newsroom, written in a stream, and checked whole before it is read."""

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, BinaryIO

from claims.formats.readers import Unreadable

FORMAT = "factcheck-bundle 1"
"""Rises when what a file of a bundle holds means something else; columns that come or go are told by name."""
ABOUT, SUMS = "format.json", "SHA256SUMS"
ROWS, FILES = "rows/", "files/"

Tables = Mapping[str, Sequence[str]]
"""By the name of each table: its columns."""

MAX_SMALL = 50_000_000  # bytes of the two parts that say what is in it
MAX_LINE = 200_000_000  # bytes of one row: a draft, with the file that it was read from
MAX_GROWTH, FREE = 250, 200_000_000  # how many times it may grow, and bytes that it always may

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of the clock of zip files: equal content has equal bytes
_PIECE = 1 << 20
_NAME = re.compile(r"(rows/[a-z_]+\.jsonl|files/[0-9a-z]+|[A-Za-z0-9_]+(\.[a-z]+)?)")
_SUM = re.compile(r"([0-9a-f]{64})  (.+)")
_DAMAGED = "The file is damaged, or no zip file."
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError),
    *(EOFError, ValueError, OverflowError),
)


def about_line(tables: Tables) -> bytes:
    """What `format.json` holds: the version of the format, and the columns of each table."""
    about = {"format": FORMAT, "tables": {name: list(columns) for name, columns in tables.items()}}
    return json.dumps(about, indent=1).encode() + b"\n"


def write_bundle(out: BinaryIO, members: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Writes each part as its pieces come, and at the end the SHA-256 of all of them."""
    sums = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in members:
            sums.append(f"{_write(archive, name, pieces)}  {name}\n")
        _write(archive, SUMS, ["".join(sums).encode()])


def _write(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> str:
    entry = zipfile.ZipInfo(name, _BEGINNING)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = 3, 0o600 << 16  # as on Unix, wherever it is written
    total = hashlib.sha256()
    with archive.open(entry, "w", force_zip64=True) as part:
        for piece in pieces:
            total.update(piece)
            part.write(piece)
    return total.hexdigest()


class Bundle:
    """One that was opened, and of which every part is what its list of SHA-256 says.

    Raises `Unreadable`, with the reason, for anything else. Nothing is unpacked to the disk.
    """

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._archive = zipfile.ZipFile(file)
        except _BROKEN:
            raise Unreadable(_DAMAGED) from None
        entries = self._archive.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        _check_names([entry.filename for entry in entries])
        _check_growth(sum(entry.file_size for entry in entries), file.seek(0, io.SEEK_END))
        self.tables = self._tables()
        self.sums = self._sums()
        self._check_sums()

    def rows(self, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each row with the number of its line, one at a time."""
        name = f"{ROWS}{table}.jsonl"
        part: Any = self._archive.open(self._entry(name))  # whose own `readline` is slow
        with io.BufferedReader(part, _PIECE) as lines:
            for number in count(1):
                if not (line := lines.readline(MAX_LINE)):
                    return
                yield number, _row(line, f"Line {number} of {name}")

    def files(self) -> Iterator[tuple[str, bytes]]:
        """What was kept of evidence, by the names that rows know it by."""
        for name, entry in self._entries.items():
            if name.startswith(FILES):
                yield name.removeprefix(FILES), self._archive.read(entry)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        try:
            return self._entries[name]
        except KeyError:
            raise Unreadable(f"{name} is missing.") from None

    def _tables(self) -> dict[str, list[str]]:
        if not {ABOUT, SUMS} <= set(self._entries):
            raise Unreadable("This is no bundle of a newsroom.")
        try:
            about = json.loads(self._small(ABOUT))
            made_as, tables = about["format"], about["tables"]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise Unreadable("This is no bundle of a newsroom.") from None
        if made_as != FORMAT:
            raise Unreadable(
                f"The bundle has the format {str(made_as)[:40]!r}; this version reads {FORMAT!r}."
            )
        if not isinstance(tables, dict) or not all(_are_names(columns) for columns in tables.values()):
            raise Unreadable(f"{ABOUT} does not say which tables there are.")
        return tables

    def _sums(self) -> dict[str, str]:
        lines = self._small(SUMS).decode("ascii", "replace").splitlines()
        found = [match.groups() for match in map(_SUM.fullmatch, lines) if match]
        sums = {name: digest for digest, name in found}
        if len(sums) != len(lines):
            raise Unreadable(f"{SUMS} is not written as one.")
        for name in sums.keys() ^ (self._entries.keys() - {SUMS}):
            raise Unreadable(f"{name} is missing." if name in sums else f"{SUMS} does not name {name}.")
        return sums

    def _check_sums(self) -> None:
        for name, digest in self.sums.items():
            total = hashlib.sha256()
            try:
                with self._archive.open(self._entries[name]) as part:
                    while piece := part.read(_PIECE):
                        total.update(piece)
            except _BROKEN:
                raise Unreadable(f"{name} is damaged.") from None
            if total.hexdigest() != digest:
                raise Unreadable(f"{name} was changed: its SHA-256 is not the one in {SUMS}.")

    def _small(self, name: str) -> bytes:
        if self._entries[name].file_size > MAX_SMALL:
            raise Unreadable(f"{name} is larger than that of any newsroom.")
        try:
            return self._archive.read(self._entries[name])
        except _BROKEN:
            raise Unreadable(f"{name} is damaged.") from None


def _check_names(names: Sequence[str]) -> None:
    for name in names:
        if not _NAME.fullmatch(name):
            raise Unreadable(f"It holds {name[:80]!r}, which is no part of a bundle.")
    if len(set(names)) != len(names):
        raise Unreadable("It names the same part twice.")


def _check_growth(unpacked: int, packed: int) -> None:
    """A part of equal letters may be dense; what makes a bomb of a file is how much there is of it."""
    if unpacked > FREE + MAX_GROWTH * packed:
        raise Unreadable(
            f"Unpacked it would be {unpacked // 1_000_000:,} MB, {unpacked // packed:,} times the file."
        )


def _are_names(columns: object) -> bool:
    return isinstance(columns, list) and all(isinstance(name, str) for name in columns)


def _row(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode())
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        raise Unreadable(f"{where} is no row.")
    return row
