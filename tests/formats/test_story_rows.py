"""Columns are known by their names, and a row becomes a story or says why it does not."""

from datetime import date

import pytest

from claims.formats.readers import Unreadable
from claims.formats.story_rows import guess_columns, require_text, story_in
from claims.vocabulary import StoryField

PLAIN = {StoryField(name): name for name in ("text", "headline", "published_on", "publication", "desk")}
PLAIN |= {StoryField.ADDRESS: "url", StoryField.LANGUAGE: "language", StoryField.SENTENCES: "sentences"}


def story(**cells):
    return story_in(cells, PLAIN)


def cut(found):
    return [found.text[start:end] for start, end in found.sentences]


def test_columns_are_known_by_their_names():
    found = guess_columns(
        ["ID", "Full Text", "Title", "publication-date", "Outlet", "URL", "Section", "Lang"]
    )
    assert {field.value: column for field, column in found.items()} == {
        "text": "Full Text",
        "headline": "Title",
        "published_on": "publication-date",
        "publication": "Outlet",
        "address": "URL",
        "desk": "Section",
        "language": "Lang",
    }
    require_text(found, [])


def test_up_10_no_text_column_is_refused_with_the_columns_there_are():
    with pytest.raises(Unreadable, match="No column holds the text: .* “id”, “when”"):
        require_text(guess_columns(["id", "when"]), ["id", "when"])


def test_a_row_becomes_a_story():
    found = story(
        headline=" Rain \n falls ",
        text="\ufeffIt rained.\r\nIt still does.",
        published_on="2031-05-02T10:00:00Z",
        publication="The Halden Wire",
        desk="Weather",
        url="HTTPS://halden.example/rain",
        language="en-GB",
        other=3,
    )
    assert found.text == "Rain falls\n\nIt rained.\nIt still does."
    assert (found.headline, found.published_on) == ("Rain falls", date(2031, 5, 2))
    assert (found.publication, found.desk) == ("The Halden Wire", "Weather")
    assert (found.address, found.language) == ("https://halden.example/rain", "en")
    assert found.sentences is None


def test_a_headline_that_the_text_begins_with_is_not_doubled():
    found = story(headline="Rain falls", text="Rain falls\n\nIt rained.")
    assert (found.text, found.headline) == ("Rain falls\n\nIt rained.", "")


def test_sentences_by_their_ends_or_by_their_words():
    text = "It rained.\r\nIt rained. And then?\r\nSun."
    by_ends = story(headline="Rain", text=text, sentences=[[0, 10], [12, 23], [34, 38]])
    by_words = story(headline="Rain", text=text, sentences=["It rained.", " It rained.", "Sun."])
    assert cut(by_ends) == cut(by_words) == ["It rained.", "It rained.", "Sun."]
    assert by_ends.sentences == by_words.sentences
    alone = story(sentences=["It rained.", "Sun. "])
    assert (alone.text, cut(alone)) == ("It rained.\nSun.", ["It rained.", "Sun."])


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({}, "no text in “text”"),
        ({"text": "", "headline": "Rain"}, "no text in “text”"),
        ({"text": 3}, "text is no text, but a number"),
        ({"text": ["a"]}, "no text, but a list"),
        ({"text": "It\x00 rained."}, "NUL"),
        ({"text": "It \ud800 rained."}, "surrogate"),
        ({"text": "a" * 2_000_001}, "more than the 2 MB"),
        ({"text": "Rain.", "desk": "d" * 101}, "desk is longer than 100"),
        ({"text": "Rain.", "headline": "h" * 301}, "headline is longer than 300"),
        ({"text": "Rain.", "published_on": "2 May"}, "date “2 May” is not written like"),
        ({"text": "Rain.", "published_on": "2031-13-02"}, "is not written like"),
        ({"text": "Rain.", "url": "javascript:alert(1)"}, "Only addresses that begin with http"),
        ({"text": "Rain.", "sentences": "Rain."}, "sentences are no list, but text"),
        ({"text": "Rain.", "sentences": [[0, 6]]}, "sentence 1 is no range"),
        ({"text": "Rain.", "sentences": [[0, 2], [1, 3]]}, "sentence 2 is no range"),
        ({"text": "Rain.", "sentences": [[True, 2]]}, "sentence 1 is no range"),
        ({"text": "Rain. ", "sentences": [[5, 6]]}, "sentence 1 is empty"),
        ({"text": "Rain.", "sentences": ["Rain.", "Rain."]}, "sentence 2 is not found"),
        ({"sentences": [[0, 1]]}, "no text in “text”"),
    ],
)
def test_what_cannot_be_taken_says_why(cells, reason):
    with pytest.raises(Unreadable, match=reason):
        story(**cells)
