"""Reads the lines of a stranger's table: however long one is, little memory is taken for it."""

import io
import sys
from collections.abc import Iterator
from typing import BinaryIO

from claims.formats.readers import Unreadable

MAX_ROW = 16_000_000
"""The longest row, in bytes of memory; a text of 2 MB may be six times as long in JSON's escapes."""
MAX_VALUES = 400_000  # in one row: each takes memory of its own
TOO_LONG = f"It is longer than {MAX_ROW // 1_000_000} MB."
TOO_MANY = f"It holds more than {MAX_VALUES:,} values."


class TooMuch(Exception):
    """A physical line, or a row of several, is more than is read; the message says what."""


class Lines:
    """The lines of a file with their ends, none larger than MAX_ROW; what is counted of a row is reset by
    whoever has a whole one. Bytes that do not fit the encoding stand as lone surrogates."""

    def __init__(self, file: BinaryIO, codec: str) -> None:
        self.number, self.row_size, self.row_cells = 0, 0, 0
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
        if sys.getsizeof(line) > MAX_ROW:
            self.row_size += sys.getsizeof(line)
            self._in_long_line = line[-1] not in "\n\r"
            raise TooMuch(TOO_LONG)
        return line

    def of_rows(self, delimiter: str) -> Iterator[str]:
        while line := self.next():
            self.row_size += sys.getsizeof(line)
            self.row_cells += line.count(delimiter)
            if self.row_size > MAX_ROW:
                raise TooMuch(TOO_LONG)
            if self.row_cells > MAX_VALUES:
                raise TooMuch(TOO_MANY)
            yield line

    def next_row(self) -> None:
        self.row_size = self.row_cells = 0

    def _readline(self) -> str:
        """In pieces: until it is read, nobody knows how wide its characters are."""
        pieces, size = [], 0
        try:
            while size <= MAX_ROW and (piece := self._text.readline(MAX_ROW // 4)):
                pieces.append(piece)
                size += sys.getsizeof(piece) - sys.getsizeof("")
                if piece[-1] in "\n\r":
                    break
        except UnicodeError:
            raise Unreadable(
                f"After line {self.number} the file is not in the encoding chosen: choose another."
            ) from None
        line = "".join(pieces)
        return line.removeprefix("\ufeff") if self.number == 0 else line
