"""Reads tables of stories, one row after another: CSV and JSON Lines, of any length, in constant memory."""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from claims.formats.encodings import decode
from claims.formats.readers import Unreadable
from claims.vocabulary import Certainty, TableKind

MAX_ROW = 16_000_000
"""The longest row, in characters; a text of 2 MB may be six times as long in JSON's escapes."""
MAX_VALUES = 400_000  # in one row of JSON: each takes memory of its own
MAX_COLUMNS = 500
_DELIMITERS = ",;\t|"
_QUOTED = re.compile('"[^"]*"')
_BROKEN_BYTES = re.compile("[\udc80-\udcff]")

csv.field_size_limit(MAX_ROW)  # Python's own limit is 131,072: an article is longer


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands; `number` is its line in the file, or in a CSV its row, the header being 1."""

    number: int
    cells: dict[str, Any]
    digest: str  # SHA-256 of what it says


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row that cannot be read, and why, in a sentence."""

    number: int
    error: str
    digest: str


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a table, to be shown before it is taken in."""

    columns: list[str]
    delimiter: str  # of a CSV
    rows: list[Row | BadRow]


def table_kind(name: str) -> TableKind | None:
    """What a file's name says it is: .csv and .tsv, .jsonl and .ndjson; None for all others."""
    ending = name.rpartition(".")[2].lower().strip()
    if ending in {"csv", "tsv"}:
        return TableKind.CSV
    return TableKind.JSON_LINES if ending in {"jsonl", "ndjson"} else None


def guess_encoding(begins: bytes) -> tuple[str, Certainty]:
    """In: the first `encodings.SAMPLE` bytes of a table, or all. Out: a key of `encodings.ENCODINGS`."""
    whole = begins[: begins.rfind(b"\n") + 1] or begins  # no character is cut in two
    try:
        found = decode(begins if b"\x00" in begins else whole)
    except Unreadable:
        return "utf-8", Certainty.GUESSED
    return found.encoding, found.certainty


def read_head(
    file: BinaryIO, kind: TableKind, codec: str = "utf-8", most: int = 20, delimiter: str = ""
) -> Head:
    """The first rows and all columns that they have; raises what `read_rows` raises."""
    lines = _Lines(file, codec)
    if kind is TableKind.CSV:
        delimiter = delimiter or _delimiter(lines.peek())
    rows: list[Row | BadRow] = []
    columns: dict[str, None] = {}
    for row in _read(lines, kind, delimiter):
        rows.append(row)
        if isinstance(row, Row):
            columns |= dict.fromkeys(row.cells)
        if len(rows) == most:
            break
    return Head(list(columns), delimiter, rows)


def read_rows(
    file: BinaryIO, kind: TableKind, codec: str = "utf-8", delimiter: str = ""
) -> Iterator[Row | BadRow]:
    """All rows, good and bad, in order; blank ones are passed over, and a byte order mark is dropped.

    In: a file at its beginning, which is closed in the end; Python's name of its encoding; what separates
    the cells of a CSV, where a person chose it (else the header tells). Out: never more than one row in
    memory. Raises `Unreadable`, perhaps after some rows, where the file as a whole cannot be read: no row,
    a doubled column, JSON that is no JSON Lines, an encoding that does not fit. In a CSV (RFC 4180) a row
    of another length than the header is bad; where a quote is never closed, what comes after it is one bad
    row.
    """
    lines = _Lines(file, codec)
    if kind is TableKind.CSV:
        delimiter = delimiter or _delimiter(lines.peek())
    yield from _read(lines, kind, delimiter)


def count_rows(file: BinaryIO, kind: TableKind, codec: str = "utf-8", delimiter: str = "") -> int:
    """How many rows, good and bad, `read_rows` gives before it ends or raises; JSON is not looked into."""
    count = 0
    try:
        if kind is TableKind.CSV:
            return sum(1 for _ in read_rows(file, kind, codec, delimiter))
        lines = _Lines(file, codec)
        while line := lines.next():
            count += bool(line.strip())
    except Unreadable:
        pass
    return count


def _read(lines: "_Lines", kind: TableKind, delimiter: str) -> Iterator[Row | BadRow]:
    found = False
    for row in _read_csv(lines, delimiter) if kind is TableKind.CSV else _read_json(lines):
        found = True
        yield row
    if not found:
        raise Unreadable("There is no row in this file: choose a file with a story in each row.")


class _TooLong(Exception):
    """A physical line, or a row of several, is longer than MAX_ROW."""


class _Lines:
    """The lines of a file with their ends, none longer than MAX_ROW; the count of characters is reset by
    whoever has a whole row. Bytes that do not fit the encoding stand as lone surrogates."""

    def __init__(self, file: BinaryIO, codec: str) -> None:
        self.number, self.row_length = 0, 0
        codec = {"utf-8": "utf-8-sig"}.get(codec, codec)
        self._text = io.TextIOWrapper(file, encoding=codec, errors="surrogateescape", newline="")
        self._peeked: str | None = None
        self._in_long_line = False

    def peek(self) -> str:
        if self._peeked is None:
            self._peeked = self._readline()
        return self._peeked

    def next(self) -> str:
        """The next line, or "" at the end; what is left of one that was too long is passed over."""
        while self._in_long_line:
            self._in_long_line = self._readline()[-1:] not in ("\n", "\r", "")
        line, self._peeked = self.peek(), None
        self.number += bool(line)
        if len(line) > MAX_ROW:
            self._in_long_line = line[-1] not in "\n\r"
            raise _TooLong
        return line

    def __iter__(self) -> Iterator[str]:
        while line := self.next():
            self.row_length += len(line)
            if self.row_length > MAX_ROW:
                raise _TooLong
            yield line

    def _readline(self) -> str:
        try:
            line = self._text.readline(MAX_ROW + 1)
        except UnicodeError:
            raise Unreadable(
                f"After line {self.number} the file is not in the encoding chosen: choose another."
            ) from None
        return line.removeprefix("\ufeff") if self.number == 0 else line


def _read_json(lines: _Lines) -> Iterator[Row | BadRow]:
    while True:
        try:
            line = lines.next()
        except _TooLong:
            yield BadRow(lines.number, _too_long(), "")
            continue
        if not line:
            return
        if words := line.strip():
            if lines.number == 1 and words in ("[", "{", "[{") or words[0] == "[" and lines.number == 1:
                raise Unreadable(
                    "This is one piece of JSON, not JSON Lines: write each story as one object on a line "
                    "of its own, without a list around them."
                )
            yield _json_row(lines.number, words)


def _json_row(number: int, line: str) -> Row | BadRow:
    digest = _digest(line)
    if _BROKEN_BYTES.search(line):
        return BadRow(number, "It holds bytes that do not fit the encoding of the file.", digest)
    if line.count(",") + line.count("[") + line.count("{") > MAX_VALUES:
        return BadRow(number, f"It holds more than {MAX_VALUES:,} values.", digest)
    try:
        cells = json.loads(line)
    except RecursionError:
        return BadRow(number, "Its JSON is nested too deep.", digest)
    except ValueError as error:
        where = f" at character {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else ""
        return BadRow(number, f"It is not a JSON object{where}.", digest)
    if not isinstance(cells, dict):
        return BadRow(number, "It is JSON, but not an object with names and values.", digest)
    return Row(number, cells, digest)


def _read_csv(lines: _Lines, delimiter: str) -> Iterator[Row | BadRow]:
    table = csv.reader(iter(lines), delimiter=delimiter, strict=True)
    header: list[str] = []
    number = 0
    while True:
        number, lines.row_length, begins = number + 1, 0, lines.number + 1
        try:
            cells = next(table, None)
        except (csv.Error, _TooLong) as error:
            if not header:
                raise Unreadable(f"The row of column names cannot be read: {_csv_error(error)}") from None
            yield BadRow(number, f"{_csv_error(error)} {_lines_of(begins, lines)}", _digest(f"{begins}"))
            if isinstance(error, _TooLong) or "unexpected end" in str(error):
                return  # nobody can tell where the next row begins
            continue
        if cells is None:
            return
        if not any(cells):
            continue
        if not header:
            header = _header(cells)
        else:
            yield _csv_row(number, cells, header)


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip() or f"column {at}" for at, cell in enumerate(cells, start=1)]
    if len(names) > MAX_COLUMNS:
        raise Unreadable(f"There are {len(names):,} columns, more than the {MAX_COLUMNS} that are read.")
    for at, name in enumerate(names):
        if name in names[:at]:
            first, second = names.index(name) + 1, at + 1
            raise Unreadable(f"Columns {first} and {second} are both named “{name[:80]}”: rename one.")
    return names


def _csv_row(number: int, cells: list[str], header: list[str]) -> Row | BadRow:
    digest = _digest("\x1f".join(cells))
    while len(cells) > len(header) and not cells[-1]:
        cells = cells[:-1]  # spreadsheets write such
    if len(cells) != len(header):
        return BadRow(number, f"It has {len(cells)} cells, but there are {len(header)} columns.", digest)
    if any(map(_BROKEN_BYTES.search, cells)):
        return BadRow(number, "It holds bytes that do not fit the encoding of the file.", digest)
    return Row(number, dict(zip(header, cells, strict=True)), digest)


def _csv_error(error: Exception) -> str:
    if isinstance(error, _TooLong):
        return f"{_too_long()} Perhaps a quote is never closed; nothing after it was read."
    if "unexpected end" in str(error):
        return "A quote is opened and never closed; nothing after it was read."
    return "A quote stands in the middle of a cell, or one is not closed: double the quotes inside a cell."


def _too_long() -> str:
    return f"It is longer than {MAX_ROW // 1_000_000} MB."


def _lines_of(begins: int, lines: _Lines) -> str:
    return f"(Lines {begins}–{lines.number}.)" if lines.number > begins else f"(Line {begins}.)"


def _delimiter(header: str) -> str:
    bare = _QUOTED.sub("", header[:100_000])
    return max(_DELIMITERS, key=bare.count)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
