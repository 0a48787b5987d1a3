"""CSV that no spreadsheet runs, and that comes back to the exact texts."""

import csv
import io
import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.formats.columns import CLAIM_COLUMNS, ClaimRow
from claims.formats.csv import TableError, csv_lines, guard, list_cell, read_csv_lines, unguard

STARTERS = [*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20", "\u2212"]
BEFORE = ["", " ", "\xa0", "\ufeff", "\u200b", " \t ", "\u2028", "\u3000", "\u202e", "\x1f", "\x00"]
TRICKY = st.text(st.sampled_from("'=+-@\t\r\n \"',;\x1f\ufeff\u200b\xa0\uff1da\u2028\U0001f600"))
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | TRICKY


def read_back(rows, columns=CLAIM_COLUMNS, **options):
    return list(read_csv_lines(csv_lines(rows, columns, **options)))


@given(TEXTS)
def test_guard_is_reversible_and_leaves_no_formula(text):
    cell = guard(text)
    assert unguard(cell) == text
    assert cell in (text, f"'{text}")
    assert cell.lstrip(" \xa0\ufeff\u200b")[:1] not in {*STARTERS}


@pytest.mark.parametrize("starter", STARTERS)
@pytest.mark.parametrize("before", BEFORE)
def test_each_starter_is_guarded_also_after_what_cannot_be_seen(before, starter):
    assert guard(f"{before}{starter}1") == f"'{before}{starter}1"


def test_every_space_control_and_format_character_is_looked_through():
    missed = [
        f"U+{code:04X}"
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in {"Zs", "Zl", "Zp", "Cc", "Cf"}
        and not guard(f"{chr(code)}=1").startswith("'")
    ]
    assert missed == []


@pytest.mark.parametrize(
    "plain", ["", "a=1", "–", "—dash", "1-2", "“=”", "(=1)", "x\n=1", " ", "\u200b", "\x1f"]
)
def test_other_texts_stay_as_they_are(plain):
    assert guard(plain) == plain


def test_a_leading_apostrophe_is_doubled():
    assert guard("'tis") == "''tis"
    assert guard("'") == "''"


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=5), st.booleans())
@example([("", "=1", ""), (" ", "\x1f", "'"), ("\r", "\n", "\r\n")], False)
def test_any_text_comes_back(rows, bom):
    columns = ["a", "=b", "'c"]
    assert read_back(rows, columns, bom=bom) == [dict(zip(columns, row, strict=True)) for row in rows]


@given(st.lists(TEXTS, min_size=2, max_size=6))
def test_a_row_is_guarded_cell_by_cell(row):
    _, line = csv_lines([row], [f"c{index}" for index in range(len(row))])
    assert next(csv.reader(io.StringIO(line, newline=""), strict=True)) == [guard(text) for text in row]


def test_header_and_columns_are_as_promised():
    header, first = csv_lines([ClaimRow(text='He said "no", twice;\nonce\tmore', start=3)])
    assert header == ",".join(f'"{name}"' for name in CLAIM_COLUMNS) + "\r\n"
    assert first.startswith('"1","","1","",') and first.endswith('"[]","[]"\r\n')
    assert '"He said ""no"", twice;\nonce\tmore"' in first


def test_header_is_guarded_too():
    assert next(csv_lines([], ["=a", "'b"])) == '"\'=a","\'\'b"\r\n'


def test_numbers_below_zero_are_guarded_as_well():
    row = ClaimRow(priority=-0.5)
    assert '"\'-0.5"' in "".join(csv_lines([row]))
    assert read_back([row])[0]["priority"] == "-0.5"


def test_bom_stands_first_and_once():
    text = "".join(csv_lines([ClaimRow()] * 600, bom=True))
    assert text.startswith('\ufeff"schema_version"')
    assert text.count("\ufeff") == 1
    assert not "".join(csv_lines([])).startswith("\ufeff")


def test_many_rows_come_in_few_chunks_and_in_order():
    rows = [ClaimRow(claim_id=str(number)) for number in range(1_000)]
    assert len(list(csv_lines(rows))) < 10
    assert [row["claim_id"] for row in read_back(rows)] == [row.claim_id for row in rows]


def test_rows_are_asked_for_only_as_needed():
    asked = []
    lines = csv_lines(asked.append(number) or ClaimRow() for number in range(10_000))
    next(lines)
    assert not asked
    next(lines)
    assert len(asked) < 1_000


def test_python_reads_the_same_cells(tmp_path):
    row = ClaimRow(headline='a;b,"c"\r\nd\te', text="x\ny", rationale=";" * 5)
    path = tmp_path / "claims.csv"
    path.write_text("".join(csv_lines([row] * 3, bom=True)), encoding="utf-8", newline="")
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file, strict=True))
    assert len(table) == 4
    assert all(len(cells) == len(CLAIM_COLUMNS) for cells in table)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(read_csv_lines(file)) == read_back([row] * 3)


def test_a_cell_may_hold_the_longest_text():
    text = '"' * 2_000_000
    assert read_back([ClaimRow(text=text)])[0]["text"] == text


def test_lists_are_json():
    assert list_cell([]) == list_cell(()) == "[]"
    assert json.loads(list_cell(['a"b', "é\n", ""])) == ['a"b', "é\n", ""]
    assert "é" in list_cell(["é"])


def test_tables_of_others_are_read():
    assert list(read_csv_lines(["a,b\n", "\n", "1,'2\n", '"3\n4",\n'])) == [
        {"a": "1", "b": "2"},
        {"a": "3\n4", "b": ""},
    ]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "first row"),
        (["\ufeff"], "first row"),
        (["a,a\r\n"], "every column once"),
        (["a,\r\n"], "every column once"),
        (["a,b\r\n", "1,2\r\n", "3\r\n"], "Row 2 has 1 cells, but there are 2 columns"),
        (["a,b\r\n", '1,"2\r\n'], "breaks off near line 2"),
    ],
)
def test_broken_tables_are_refused_with_the_row(lines, words):
    with pytest.raises(TableError, match=words):
        list(read_csv_lines(lines))
