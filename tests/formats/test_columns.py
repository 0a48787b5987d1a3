"""The list of columns is the same in the code, in the rows and in the documentation."""

import json
import re
from pathlib import Path

import pytest

from claims import vocabulary
from claims.formats.columns import CLAIM_COLUMNS, SCHEMA_VERSION, ClaimRow

PAGE = Path(__file__).parents[2] / "docs" / "export-columns.md"


def test_rows_have_the_columns_in_order():
    assert ClaimRow._fields == tuple(CLAIM_COLUMNS)
    assert ClaimRow()[0] == SCHEMA_VERSION


def test_every_column_is_documented_in_order_with_its_meaning():
    table = PAGE.read_text(encoding="utf-8").split("## The columns")[1]
    documented = re.findall(r"^\| `(\w+)` \| (.+) \| .+ \|$", table, re.MULTILINE)
    assert documented == list(CLAIM_COLUMNS.items())


def test_the_documented_examples_are_one_claim():
    text = (Path(__file__).parents[2] / "fixtures" / "demo" / "grid.txt").read_text(encoding="utf-8")
    table = PAGE.read_text(encoding="utf-8").split("## The columns")[1]
    example = dict(re.findall(r"^\| `(\w+)` \| .+ \| `(.+)` \|$", table, re.MULTILINE))
    assert text[int(example["start"]) : int(example["end"])] == example["text"]
    for column in ("cue", "content"):
        assert all(part in example["text"] for part in json.loads(example[column]))


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("kind", vocabulary.ClaimKind),
        ("source_type", vocabulary.SourceType),
        ("channel", vocabulary.Channel),
        ("cue_class", vocabulary.CueClass),
        ("quotation", vocabulary.Quotation),
        ("evidence_status", vocabulary.EvidenceStatus),
        ("warnings", vocabulary.TextWarning),
        ("said", vocabulary.SaidAnswer),
        ("mark", vocabulary.Mark),
        ("basis", vocabulary.Basis),
        ("status", vocabulary.Status),
    ],
)
def test_every_word_that_a_column_may_hold_is_named(column, words):
    named = set(re.findall(r"\w+", CLAIM_COLUMNS[column]))
    assert {word.value for word in words} <= named
