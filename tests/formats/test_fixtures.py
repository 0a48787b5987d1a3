"""The demo newsroom and the twin of the wire article are whole: words, places in the text, states."""

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from claims import vocabulary
from claims.analysis.layout import lay_out
from claims.analysis.sentences import split_sentences
from claims.formats.readers import read_text

FIXTURES = Path(__file__).parents[2] / "fixtures"
DEMO = FIXTURES / "demo"
NEWSROOM = json.loads((DEMO / "newsroom.json").read_text(encoding="utf-8"))
KINDS = json.loads((DEMO / "kinds.json").read_text(encoding="utf-8"))
ARTICLES = {article["file"]: article for article in NEWSROOM["articles"]}
TEXTS = {path.name: read_text(path.read_bytes()).text for path in DEMO.glob("*.txt")}
MARKS = [(file, mark) for file, article in ARTICLES.items() for mark in article["marks"]]
VOCABULARIES = {
    "evidence_status": vocabulary.EvidenceStatus,
    "warnings": vocabulary.TextWarning,
    "cue_class": vocabulary.CueClass,
    "quotation": vocabulary.Quotation,
    "channel": vocabulary.Channel,
    "source_type": vocabulary.SourceType,
}


def readings(file):
    """Marks of each claim of one article: {sentence: {reviewer: mark}}."""
    found = defaultdict(dict)
    for mark in ARTICLES[file]["marks"]:
        assert mark["by"] not in found[mark["sentence"]], "one reading by a person"
        found[mark["sentence"]][mark["by"]] = mark["mark"]
    return found


def differing(file):
    return [sentence for sentence, marks in readings(file).items() if len(set(marks.values())) > 1]


def test_every_text_belongs_to_an_article():
    assert set(ARTICLES) == set(TEXTS) == {"korsen.txt", "grid.txt", "harvest.txt", "crossings.txt"}


def test_people_have_known_roles():
    names = {person["username"]: vocabulary.Role(person["role"]) for person in NEWSROOM["people"]}
    assert Counter(names.values()) == {"reviewer": 2, "editor": 1, "reader": 1}
    for article in ARTICLES.values():
        for username in [*article["takers"], *(mark["by"] for mark in article["marks"])]:
            assert names[username] == "reviewer"


@pytest.mark.parametrize(("file", "mark"), MARKS)
def test_each_mark_is_whole(file, mark):
    assert TEXTS[file].count(mark["sentence"]) == 1
    assert mark["by"] in ARTICLES[file]["takers"]
    assert mark["said"] in {"yes", "no", None}
    word = vocabulary.Mark(mark["mark"])
    assert (word is vocabulary.Mark.DISPUTED) == (mark["basis"] is not None)
    if mark["basis"]:
        vocabulary.Basis(mark["basis"])
    assert mark["rationale"].endswith(".") and "\n" not in mark["rationale"]


def test_korsen_is_half_done_with_one_conflict():
    done = [sentence for sentence, marks in readings("korsen.txt").items() if len(marks) == 2]
    assert len(done) == 8
    assert differing("korsen.txt") == ["The ministry claimed to have killed 400"]


def test_harvest_is_all_marked_with_one_disagreement():
    found = readings("harvest.txt")
    assert len(found) == 22
    assert all(len(marks) == ARTICLES["harvest.txt"]["readings"] for marks in found.values())
    assert len(differing("harvest.txt")) == 1


def test_grid_is_part_done_and_crossings_untouched():
    assert len(readings("grid.txt")) == 13
    assert ARTICLES["crossings.txt"]["marks"] == ARTICLES["crossings.txt"]["takers"] == []


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_word_is_shown_in_the_demo(name):
    assert set(KINDS[name]) == {word.value for word in VOCABULARIES[name]}


def test_crossings_holds_every_evidence_status_and_warning():
    assert {file for name in ("evidence_status", "warnings") for file, _ in KINDS[name].values()} == {
        "crossings.txt"
    }


@pytest.mark.parametrize("place", [place for kind in KINDS.values() for place in kind.values()])
def test_each_place_occurs_once(place):
    file, sentence = place
    assert TEXTS[file].count(sentence) == 1


@pytest.mark.parametrize(
    ("file", "count"), [("korsen.txt", 16), ("grid.txt", 31), ("harvest.txt", 22), ("crossings.txt", 24)]
)
def test_a_sentence_starts_at_every_mark_and_place(file, count):
    text = TEXTS[file]
    spans = [span for block in lay_out(text).blocks for span in split_sentences(text, block.span)]
    assert len(spans) == count
    marked = {mark["sentence"] for name, mark in MARKS if name == file}
    shown = {sentence for kind in KINDS.values() for name, sentence in kind.values() if name == file}
    assert {text.index(sentence) for sentence in marked | shown} <= {span.start for span in spans}


def test_the_twin_has_the_shape_of_the_wire_article():
    lines = read_text((FIXTURES / "wire_twin.txt").read_bytes()).text.splitlines()
    assert len(lines) == 11
    assert lines[0].startswith(" date 2031-09-17 ")
    for number, words in {
        2: " on Wednesday visited ",
        3: "The military in a statement on social media that ",
        4: "Pictures distributed separately by Dresk's office showed ",
        5: " and also claims ",
        6: "Lormond says since ",
        7: '"massive strikes," claiming -- without providing evidence -- to ',
        8: " update on Wednesday, Tarsk also claimed ",
        9: "The Velmaran official in charge of ",
        10: 'describing the order as a "matter of ',
    }.items():
        assert words in lines[number]
