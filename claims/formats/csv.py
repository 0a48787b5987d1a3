"""Writes tables as CSV that no spreadsheet runs as formulas, and reads them back to the exact texts."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from claims.formats.columns import CLAIM_COLUMNS

Cell = str | int | float

_BATCH = 256  # rows in one chunk: larger ones are no faster, and memory stays under 1 MB
_SEPARATOR = "\x1f"
_BOM = "\ufeff"

# What a spreadsheet may skip before it sees a formula: spaces, controls and invisible characters.
_SKIPPED = (
    "\x00-\x08\x0b\x0c\x0e-\x1e\x20\x7f-\xa0\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Signs that start one, full-width, small and mathematical forms with them; and TAB, CR, LF.
_STARTERS = "=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212\t\r\n"
_GUARD_ONE = re.compile(f"'|[{_SEPARATOR}{_SKIPPED}]*+[{_STARTERS}]")
# In a joined row the separator ends a cell, so it must not be skipped.
_GUARD_ROW = re.compile(f"{_SEPARATOR}(?='|[{_SKIPPED}]*+[{_STARTERS}])")

# Python's reader stops at 128 kB a cell; a text of one sentence may be 2 MB, its notes more. The limit
# holds for the whole process, so it is raised once, here, and never lowered.
csv.field_size_limit(max(csv.field_size_limit(), 64_000_000))


_as_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: an export has a million lists


class TableError(ValueError):
    """A table that cannot be read back; the message says which row and why."""


def guard(text: str) -> str:
    """The text as it may stand in a cell: with `'` before it if it would start a formula or with `'`."""
    return f"'{text}" if _GUARD_ONE.match(text) else text


def unguard(cell: str) -> str:
    """The exact text that `guard` was given."""
    return cell[1:] if cell.startswith("'") else cell


def list_cell(items: Sequence[str]) -> str:
    """A list as it stands in a cell: JSON (RFC 8259), so that `json.loads` gives it back."""
    return _as_json(list(items)) if items else "[]"


def csv_lines(
    rows: Iterable[Sequence[Cell]], columns: Iterable[str] = CLAIM_COLUMNS, *, bom: bool = False
) -> Iterator[str]:
    """Write rows as CSV (RFC 4180: CRLF, doubled quotes; every cell quoted), header first.

    In: one sequence of cells for each row, in the order of `columns` (`ClaimRow` fits the default), and
    whether to begin with a byte order mark, which Excel needs to see UTF-8. Out: chunks of many lines,
    made as they are asked for, so memory does not grow with the rows. Numbers are written as `str` does.
    """
    yield (_BOM if bom else "") + _line(tuple(columns))
    remaining = iter(rows)
    while batch := "".join(map(_line, islice(remaining, _BATCH))):
        yield batch


def read_csv_lines(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """Read what `csv_lines` wrote, or any RFC 4180 table: one dict a row, texts without their guard.

    In: pieces of text of one or more whole lines each, with their line ends (the chunks of `csv_lines`,
    or a file opened with `newline=""`). Raises `TableError` for a missing or doubled column name, a
    row of another length than the header, or quotes that are never closed.
    """
    table = _table(lines)
    header = [unguard(name) for name in next(table, [])]
    if not header or len(set(header)) < len(header) or "" in header:
        raise TableError("The first row must name every column once.")
    for number, cells in enumerate(table, start=1):
        if len(cells) != len(header):
            raise TableError(f"Row {number} has {len(cells)} cells, but there are {len(header)} columns.")
        yield dict(zip(header, map(unguard, cells), strict=True))


def _line(row: Sequence[Cell]) -> str:
    """One line, guarded. Work on the joined row is twice as fast as `csv.writer` with a check per cell.

    Every cell is quoted, because a spreadsheet may also part cells at the semicolons and TABs in them.
    """
    joined = _SEPARATOR + _SEPARATOR.join(map(str, row))
    if joined.count(_SEPARATOR) != len(row):  # a cell holds the separator itself
        body = '","'.join(guard(str(cell)).replace('"', '""') for cell in row)
    else:
        guarded = _GUARD_ROW.sub(f"{_SEPARATOR}'", joined)
        body = guarded[1:].replace('"', '""').replace(_SEPARATOR, '","')
    return f'"{body}"\r\n'


def _table(lines: Iterable[str]) -> Iterator[list[str]]:
    """The rows as they stand, without the byte order mark; lines of nothing are passed over."""
    pieces = iter(lines)
    first = next(pieces, "").removeprefix(_BOM)
    physical = chain.from_iterable(io.StringIO(piece, newline="") for piece in chain([first], pieces))
    reader = csv.reader(physical, strict=True)
    try:
        yield from filter(None, reader)
    except csv.Error as error:
        raise TableError(f"The table breaks off near line {reader.line_num}: {error}.") from error
