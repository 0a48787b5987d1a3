"""Our own table of claims is put together into the stories that it was made of, or says why not."""

import hashlib

import pytest

from claims.formats import claim_rows
from claims.formats.claim_rows import is_claims_table, stories_of_claims
from claims.formats.columns import CLAIM_COLUMNS
from claims.formats.rows import BadRow, Row


def row(number: int, start: int, text: str, /, **cells: str) -> Row:
    about = {"article_id": "a", "claim_id": str(number), "kind": "sentence", "status": "open"}
    return Row(number, about | {"start": str(start), "end": str(start + len(text)), "text": text} | cells, "")


def told(*rows: Row | BadRow) -> list[str]:
    found = stories_of_claims(rows)
    return [one.error if isinstance(one, BadRow) else one.cells["text"] for one in found]


def test_it_is_known_by_its_columns():
    assert is_claims_table(CLAIM_COLUMNS) and is_claims_table([*CLAIM_COLUMNS, "my own"])
    assert not is_claims_table(["headline", "text", "start", "end"])


def test_sentences_stand_in_paragraphs_as_far_as_the_table_tells():
    rows = [
        row(2, 0, "Rain", kind="headline"),
        row(3, 5, "It rained."),
        row(4, 16, "It poured."),
        row(5, 28, "It stopped."),
        row(6, 39, "At noon."),
    ]
    (story,) = stories_of_claims(rows)
    assert story.cells["text"] == "Rain\n\nIt rained. It poured.\n\nIt stopped.At noon."
    assert [story.cells["text"][start:end] for start, end in story.cells["sentences"]] == [
        "Rain", "It rained.", "It poured.", "It stopped.", "At noon.",
    ]  # fmt: skip
    assert story.number == 2


def test_each_claim_once_and_none_that_is_out_of_the_text():
    again = row(3, 0, "It rained.", claim_id="2", reviewer="mara")
    gone = row(4, 11, "It hailed.", status="retired")
    assert told(row(2, 0, "It rained."), again, gone) == ["It rained."]


def test_cells_lose_the_guard_against_formulas():
    assert told(row(2, 0, "'=1+1 ships came.")) == ["=1+1 ships came."]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([row(2, 9, "B."), row(3, 0, "A.")], "row 3 is not in reading order"),
        ([row(2, 0, "A.", **{"start": "x"})], "row 2 has no numbers"),
        ([row(2, 0, "A.", status="retired")], "None of its claims"),
        ([row(2, 0, "A."), BadRow(3, "It has 4 cells.", "")], "row 3 cannot be read: It has 4 cells."),
    ],
)
def test_up_10_a_story_that_cannot_be_put_together_says_which_row(rows, why):
    (words,) = told(*rows)
    assert why in words


def test_up_10_a_story_of_endless_claims_is_refused_and_not_held(monkeypatch):
    monkeypatch.setattr(claim_rows, "MAX_CLAIMS", 3)
    many = [row(n, 3 * n, "A.", claim_id=str(n)) for n in range(2, 7)]
    other = row(9, 0, "Snow.", article_id="b")
    assert [words[:11] for words in told(*many, other)] == ["It has more", "Snow."]
    monkeypatch.setattr(claim_rows, "MAX_TEXT_BYTES", 5)
    assert "more words" in told(row(2, 0, "Rain."), row(3, 9, "Snow.", claim_id="9"))[0]


def test_up_10_stories_that_are_mixed_up_are_refused():
    other = row(3, 0, "B.", article_id="b")
    assert told(row(2, 0, "A."), other, row(4, 3, "C."))[:2] == ["A.", "B."]
    assert "do not stand together" in told(row(2, 0, "A."), other, row(4, 3, "C."))[2]


@pytest.mark.parametrize(
    "text",
    ["Rain\nIt rained. It poured.\n", "Rain\nIt rained.\nIt poured.\n", "Rain\n\nIt rained. It poured."],
)
def test_a_draft_of_single_line_breaks_is_known_by_its_digest(text: str):
    digest = {"article_sha256": hashlib.sha256(text.encode()).hexdigest()}
    rows = [
        row(number, text.index(words), words, kind=kind, **digest)
        for number, (words, kind) in enumerate(
            [("Rain", "headline"), ("It rained.", "sentence"), ("It poured.", "sentence")], start=2
        )
    ]
    (story,) = stories_of_claims(rows)
    assert story.cells["text"] == text and story.cells[claim_rows.PROVEN]
    assert [text[start:end] for start, end in story.cells["sentences"]] == [
        "Rain",
        "It rained.",
        "It poured.",
    ]
