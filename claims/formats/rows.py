"""Reads tables of stories, one row after another: CSV and JSON Lines, of any length, in constant memory."""

import csv
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from claims.formats.encodings import decode
from claims.formats.lines import MAX_ROW, MAX_VALUES, TOO_MANY, Lines, TooMuch
from claims.formats.readers import Unreadable
from claims.vocabulary import Certainty, TableKind

MAX_CELL = 4_000_000  # characters, in a CSV, whose reader takes four bytes for each
MAX_COLUMNS = 500
_DELIMITERS = ",;\t|"
_QUOTED = re.compile('"[^"]*"')
_BROKEN_BYTES = re.compile("[\udc80-\udcff]")

csv.field_size_limit(MAX_CELL)  # Python's own limit is 131,072: an article is longer


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands; `number` is its line in the file, or in a CSV its row, the header being 1."""

    number: int
    cells: dict[str, Any]
    digest: str  # SHA-256 of what it says
    size: int = 0  # what was read for it, in bytes of memory


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row that cannot be read, and why, in a sentence."""

    number: int
    error: str
    digest: str
    size: int = 0


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
    lines = Lines(file, codec)
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
    lines = Lines(file, codec)
    if kind is TableKind.CSV:
        delimiter = delimiter or _delimiter(lines.peek())
    yield from _read(lines, kind, delimiter)


def count_rows(
    file: BinaryIO,
    kind: TableKind,
    codec: str = "utf-8",
    delimiter: str = "",
    each: Callable[[], None] = lambda: None,
) -> int:
    """How many rows, good and bad, `read_rows` gives before it ends or raises; JSON is not looked into.

    `each` is called at each row, and may raise.
    """
    count = 0
    try:
        if kind is TableKind.CSV:
            for _ in read_rows(file, kind, codec, delimiter):
                count += 1
                each()
            return count
        lines = Lines(file, codec)
        while line := lines.next():
            count += bool(line.strip())
            each()
    except (Unreadable, TooMuch):
        pass
    return count


def _read(lines: Lines, kind: TableKind, delimiter: str) -> Iterator[Row | BadRow]:
    found = False
    for row in _read_csv(lines, delimiter) if kind is TableKind.CSV else _read_json(lines):
        found = True
        yield row
    if not found:
        raise Unreadable("There is no row in this file: choose a file with a story in each row.")


def _read_json(lines: Lines) -> Iterator[Row | BadRow]:
    while True:
        try:
            line = lines.next()
        except TooMuch as error:
            yield BadRow(lines.number, str(error), "", MAX_ROW)
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
    digest, size = _digest(line), sys.getsizeof(line)
    if _BROKEN_BYTES.search(line):
        return BadRow(number, "It holds bytes that do not fit the encoding of the file.", digest, size)
    if line.count(",") + line.count("[") + line.count("{") > MAX_VALUES:
        return BadRow(number, TOO_MANY, digest, size)
    try:
        cells = json.loads(line)
    except RecursionError:
        return BadRow(number, "Its JSON is nested too deep.", digest, size)
    except ValueError as error:
        where = f" at character {error.colno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else ""
        return BadRow(number, f"It is not a JSON object{where}.", digest, size)
    if not isinstance(cells, dict):
        return BadRow(number, "It is JSON, but not an object with names and values.", digest, size)
    return Row(number, cells, digest, size)


def _read_csv(lines: Lines, delimiter: str) -> Iterator[Row | BadRow]:
    table = csv.reader(lines.of_rows(delimiter), delimiter=delimiter, strict=True)
    header: list[str] = []
    number = 0
    while True:
        lines.next_row()
        number, begins = number + 1, lines.number + 1
        try:
            cells = next(table, None)
        except (csv.Error, TooMuch) as error:
            if not header:
                raise Unreadable(f"The row of column names cannot be read: {_csv_error(error)}") from None
            why = f"{_csv_error(error)} {_lines_of(begins, lines)}"
            yield BadRow(number, why, _digest(f"{begins}"), lines.row_size)
            if isinstance(error, TooMuch) or re.search("unexpected end|field limit", str(error)):
                return  # nobody can tell where the next row begins
            continue
        if cells is None:
            return
        if not any(cells):
            continue
        if not header:
            header = _header(cells)
        else:
            yield _csv_row(number, cells, header, lines.row_size)


def _header(cells: list[str]) -> list[str]:
    names = [cell.strip() or f"column {at}" for at, cell in enumerate(cells, start=1)]
    if len(names) > MAX_COLUMNS:
        raise Unreadable(f"There are {len(names):,} columns, more than the {MAX_COLUMNS} that are read.")
    for at, name in enumerate(names):
        if name in names[:at]:
            first, second = names.index(name) + 1, at + 1
            raise Unreadable(f"Columns {first} and {second} are both named “{name[:80]}”: rename one.")
    return names


def _csv_row(number: int, cells: list[str], header: list[str], size: int) -> Row | BadRow:
    digest = _digest("\x1f".join(cells))
    while len(cells) > len(header) and not cells[-1]:
        cells.pop()  # spreadsheets write such
    if len(cells) != len(header):
        error = f"It has {len(cells):,} cells, but there are {len(header)} columns."
        return BadRow(number, error, digest, size)
    if any(map(_BROKEN_BYTES.search, cells)):
        return BadRow(number, "It holds bytes that do not fit the encoding of the file.", digest, size)
    return Row(number, dict(zip(header, cells, strict=True)), digest, size)


def _csv_error(error: Exception) -> str:
    if isinstance(error, TooMuch):
        return f"{error} Perhaps a quote is never closed; nothing after it was read."
    if "field limit" in str(error):
        return f"A cell is longer than {MAX_CELL:,} characters; nothing after it was read."
    if "unexpected end" in str(error):
        return "A quote is opened and never closed; nothing after it was read."
    return "A quote stands in the middle of a cell, or one is not closed: double the quotes inside a cell."


def _lines_of(begins: int, lines: Lines) -> str:
    return f"(Lines {begins}–{lines.number}.)" if lines.number > begins else f"(Line {begins}.)"


def _delimiter(header: str) -> str:
    bare = _QUOTED.sub("", header[:100_000])
    return max(_DELIMITERS, key=bare.count)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
