"""Tables of stories: what is read, which row is refused and why, and what ends the reading."""

import io
import tracemalloc

import pytest

from claims.formats import lines
from claims.formats.readers import Unreadable
from claims.formats.rows import BadRow, Row, count_rows, read_head, read_rows, table_kind
from claims.vocabulary import TableKind

CSV, JSONL = TableKind.CSV, TableKind.JSON_LINES


def read(data: bytes | str, kind: TableKind, **how: str) -> list[Row | BadRow]:
    data = data.encode() if isinstance(data, str) else data
    return list(read_rows(io.BytesIO(data), kind, **how))


def told(found: list[Row | BadRow]) -> list[tuple[int, object]]:
    return [(row.number, row.cells if isinstance(row, Row) else row.error) for row in found]


def test_json_lines_keep_their_line_numbers():
    found = read('\ufeff{"text": "Rain."}\n\n  \n{"text": "Sun."}\r\n{"text": "Snow."}', JSONL)
    assert told(found) == [(1, {"text": "Rain."}), (4, {"text": "Sun."}), (5, {"text": "Snow."})]
    assert len({row.digest for row in found}) == 3


def test_up_11_a_broken_line_is_one_bad_row():
    found = read('{"text": "a"}\n{"text": \n[1]\n"b"\n{"n": ' + "9" * 5000 + '}\n{"text": "c"}\n', JSONL)
    numbers, said = zip(*told(found), strict=True)
    assert numbers == (1, 2, 3, 4, 5, 6)
    assert "not a JSON object at character" in said[1]
    assert "not an object" in said[2] and "not an object" in said[3] and "not a JSON object" in said[4]
    assert said[5] == {"text": "c"}


@pytest.mark.parametrize("data", ['[{"text": "a"}]', '[\n{"text": "a"}\n]', '{\n"text": "a"\n}'])
def test_up_11_an_array_or_one_object_over_many_lines_is_refused_whole(data):
    with pytest.raises(Unreadable, match="not JSON Lines"):
        read(data, JSONL)


@pytest.mark.parametrize("kind", TableKind)
@pytest.mark.parametrize("data", ["", "\n\n", "\ufeff", "  \n"])
def test_up_10_no_row_is_refused(kind, data):
    with pytest.raises(Unreadable, match="no row"):
        read(data, kind)


def test_up_10_a_header_alone_is_refused():
    with pytest.raises(Unreadable, match="no row"):
        read("text,desk\n", CSV)


class Endless(io.RawIOBase):
    """A first line, one line of so many bytes, and a last one, without holding them."""

    def __init__(self, size: int, first: bytes = b'{"text": "a"}\n', last: bytes = b'\n{"text": "b"}\n'):
        self._left, self._parts = size, [first, last]

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        if len(self._parts) == 1 and self._left:
            count = min(len(buffer), self._left)
            buffer[:count], self._left = b"x" * count, self._left - count
            return count
        part = self._parts.pop(0) if self._parts else b""
        buffer[: len(part)] = part
        return len(part)


@pytest.mark.parametrize("size", [20_000_000, 100_000_000])
def test_up_11_a_line_of_100_mb_is_one_bad_row_in_little_memory(size):
    tracemalloc.start()
    found = list(read_rows(io.BufferedReader(Endless(size)), JSONL))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told(found) == [(1, {"text": "a"}), (2, "It is longer than 16 MB."), (3, {"text": "b"})]
    assert most < 100_000_000


def test_json_that_would_take_much_memory_is_a_bad_row():
    found = read('{"text": "a", "x": [' + "[]," * 500_000 + '[]]}\n{"text": ' + "[" * 90_000, JSONL)
    assert "more than 400,000 values" in found[0].error
    assert "nested too deep" in found[1].error


HOSTILE = {
    "cells": (CSV, "text\na" + "," * 5_000_000 + "\n", "more than 400,000 values"),
    "wide": (CSV, "text\n" + "𝐀" * 8_000_000 + "\n", "longer than 16 MB"),
    "cell": (CSV, "text\n" + "a" * 15_000_000 + "\n", "cell is longer than 4,000,000 characters"),
    "breaks": (CSV, 'text\n"' + "\n" * 2_000_000, "longer than 16 MB"),
    "names": (JSONL, '{"text": "a"' + "".join(f', "k{n}": 1' for n in range(390_000)) + "}\n", ""),
    "objects": (JSONL, '{"text": "a", "x": [' + '{"a": {}},' * 130_000 + "1]}\n", ""),
    "wide line": (JSONL, '{"text": "' + "𝐀" * 8_000_000 + '"}\n', "longer than 16 MB"),
    "digits": (JSONL, '{"text": "a", "x": ' + "1" * 15_000_000 + ".5}\n", ""),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_up_10_no_row_of_a_table_takes_much_memory(what):
    """So tables need no process of their own: see docs/jobs.md."""
    kind, words, said = HOSTILE[what]
    data = words.encode()
    del words
    tracemalloc.start()
    found = list(read_rows(io.BytesIO(data), kind))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found) == 1 and (said in found[0].error if said else isinstance(found[0], Row))
    assert most < 110_000_000 and found[0].size > 1_000_000


def test_up_10_a_row_of_very_many_empty_cells_is_read_in_one_go():
    """Spreadsheets write some; a copy of them for each that is dropped took hours."""
    (found,) = read("text\na" + "," * 390_000 + "\n", CSV)
    assert found.cells == {"text": "a"}


def test_bytes_that_do_not_fit_are_one_bad_row():
    found = read(b'{"text": "caf\xe9"}\n{"text": "tea"}\n', JSONL)
    assert [type(row) for row in found] == [BadRow, Row]
    found = read(b'{"text": "caf\xe9"}\n', JSONL, codec="cp1252")
    assert found[0].cells == {"text": "café"}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_as_spreadsheets_write_it(codec, delimiter):
    rain = ['"Rain, again"', '"He said ""no"".\r\nThen: tea\t|;"']
    lines = [["headline", "text"], rain, ["Sun", "Café"]]
    data = "\r\n".join(map(delimiter.join, lines))
    assert told(read(data.encode(codec), CSV, codec=codec)) == [
        (2, {"headline": "Rain, again", "text": 'He said "no".\r\nThen: tea\t|;'}),
        (3, {"headline": "Sun", "text": "Café"}),
    ]


def test_rows_count_as_a_spreadsheet_counts_them_and_blank_ones_are_passed_over():
    found = read('a,b\n1,"x\ny"\n\n,\n2,z\n', CSV)
    assert [row.number for row in found] == [2, 5]
    assert count_rows(io.BytesIO(b'a,b\n1,"x\ny"\n\n,\n2,z\n'), CSV) == 2


def test_up_10_ragged_rows_are_bad_rows():
    found = told(read("a,b\n1\n1,2,3\n1,2,,\n1,2\n", CSV))
    assert found[0] == (2, "It has 1 cells, but there are 2 columns.")
    assert found[1] == (3, "It has 3 cells, but there are 2 columns.")
    assert found[2:] == [(4, {"a": "1", "b": "2"}), (5, {"a": "1", "b": "2"})]


def test_up_10_doubled_columns_are_refused_and_nameless_ones_get_a_name():
    with pytest.raises(Unreadable, match="Columns 1 and 3 are both named “text”"):
        read("text,b,text\n1,2,3\n", CSV)
    assert read("text,,\nx,y,z\n", CSV)[0].cells == {"text": "x", "column 2": "y", "column 3": "z"}


def test_up_10_a_quote_that_is_never_closed_is_one_bad_row():
    found = told(read('a,b\n1,2\n3,"4\n5,6\n7,8\n', CSV))
    assert found[0] == (2, {"a": "1", "b": "2"})
    assert found[1][0] == 3 and "never closed" in found[1][1] and "(Lines 3–5.)" in found[1][1]
    assert len(found) == 2


def test_up_10_a_quote_in_the_middle_of_a_cell_is_one_bad_row():
    found = told(read('a,b\n1,"2"x\n3,4\n', CSV))
    assert "double the quotes" in found[0][1] and found[1] == (3, {"a": "3", "b": "4"})


def test_up_10_a_row_over_the_limit_ends_the_reading(monkeypatch):
    monkeypatch.setattr(lines, "MAX_ROW", 500)
    for long in ('2,"' + "x\n" * 40 + '"\n', "2," + "x" * 600 + "\n", "2," + "é𝐀" * 80 + "\n"):
        found = told(read("a,b\n1,2\n" + long + "3,4\n", CSV))
        assert found[0][0] == 2 and "longer than" in found[1][1] and len(found) == 2


def test_the_head_of_a_table_shows_its_columns():
    lines = "".join(f'{{"text": "Story {n}", "c{n}": 1}}\n' for n in range(50))
    head = read_head(io.BytesIO(lines.encode()), JSONL, most=3)
    assert head.columns == ["text", "c0", "c1", "c2"] and len(head.rows) == 3
    head = read_head(io.BytesIO(b"Title;Body\nRain;It rained, a lot.\n"), CSV)
    assert (head.columns, head.delimiter) == (["Title", "Body"], ";")


def test_the_kind_is_told_by_the_name():
    names = {"a.CSV": CSV, "a.tsv": CSV, "a.jsonl": JSONL, "b.ndjson": JSONL, "a.json": None, "csv": CSV}
    assert {name: table_kind(name) for name in names} == names


def test_an_encoding_that_does_not_fit_at_all_is_said():
    with pytest.raises(Unreadable, match="choose another"):
        read(b"a,b\n1,\x002\n", CSV, codec="utf-16")
