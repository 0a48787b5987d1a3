"""Where sentences end, and where a full stop is no end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.sentences import split_sentences
from claims.analysis.spans import Span


def split(text):
    return [span.cut(text) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "parts",
    [
        ["The ferry left.", "Nobody waved."],
        ["Is it over?", "Not yet!", "Wait."],
        ['"We saw it."', "Then it was gone."],
        ["She said: “We saw it.”", "He nodded."],
        ["(The vote was close.)", "Both sides claimed it."],
        ["The plant belongs to Orr Inc.", "The owner lives in Korsen."],
        ["It closes at 6 p.m.", "The gates stay shut."],
        ["He flew to the U.S.", "She stayed."],
        ["They chose plan B.", "Plan A had failed."],
        ["It cost $4.50.", "Few paid."],
        ["What now?!", "Nothing."],
        ["It never came....", "The road stayed shut."],
        ["1.) The first pier.", "2.) The second pier."],
        ["NEW PIERS:", "Tarsk will build two more."],
        ["BREAKING: Port of Korsen closed.", "More follows."],
        ["FACT CHECK: No, the bridge has not fallen."],
        ["TRANSCRIPT: Ada Lind on the quay."],
        ["FACT BOX: The quay of Tarsk."],
        ["100m final: 1. Ada Lind 10.94; 2. Eva Orr 11.02.", "Nobody fell."],
        ["She was in section 1.", "Orr was not."],
        ["The quay at dawn", "Image: Ada Lind."],
        ["The count ended.[3]", "A second one began."],
        ["Éva left.", "Österlund stayed."],
        ["他说了。", "我们走吧！"],
        ["क्या हुआ।", "कुछ नहीं।"],
    ],
)
def test_sentences_end_here(parts):
    assert split(("" if parts[0].startswith("他") else " ").join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Ada Lind met Gov. Orr on Jan. 4 in St. Maren.",
        "J. P. Orr and A.B. Lind signed.",
        "See p. 55 and No. 7 of the act.",
        "The bank, Orr & Co. Ltd., was sold.",
        "At 5 a.m. Mr. Orr left.",
        "She asked ... and then left.",
        'The sign said "Stop!" and nothing more.',
        '"Is it over?" Ada Lind asked.',
        '"Go!" she shouted.',
        "Its site is halden.example.org and works.",
        "The figure, e.g. 4.5 percent, is old.",
        "Orr vs. Lind went on for years.",
        "He wrote . . . and stopped.",
        "The company (Orr Inc.) closed.",
        "Lieut. Col. Brand took over.",
    ],
)
def test_no_sentence_ends_inside(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["Four men were not allowed to vote.", "The governor knew."],
        ["Was it over?", "Nobody knew."],
        ["“It is over.”", "The mayor left."],
        ["It opens in 2036.", "The council knew."],
        ["It belongs to Orr.", "The mayor left."],
    ],
)
@pytest.mark.parametrize("between", ["", "\u200b", "\u200b ", " \ufeff"])
def test_a_sentence_ends_where_no_space_is_seen(parts, between):
    text = between.join(parts)
    assert split(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Its site example.Org and booking.Com work.",
        "The library node.Js was used.",
        "The class pandas.DataFrame was used.",
        "He met Ada.Lind at the quay.",
        "See halden.example/index.Html for more.",
        "The U.S.Army left.",
        "A wai\u00adting man and a word\u2060joined left.",
    ],
)
def test_no_missing_space_is_seen_where_none_is_missing(text):
    assert split(text) == [text]


def test_only_the_span_is_read():
    text = "One. Two. Three."
    assert split_sentences(text, Span(5, 9)) == [Span(5, 9)]


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_space_gives_nothing(text):
    assert split(text) == []


def test_emoji_and_combining_marks_keep_their_offsets():
    text = "👩‍👩‍👧 sailed. E\u0301va waited. \u200fשלום. Done."
    spans = split_sentences(text, Span(0, len(text)))
    assert spans[0].cut(text) == "👩‍👩‍👧 sailed."
    assert spans[1].cut(text) == "E\u0301va waited."


@given(st.text(alphabet=st.sampled_from("Aa .!?…\"'”“)(1-\n’,I"), max_size=200))
def test_sentences_are_stripped_ordered_and_lose_nothing(text):
    spans = split_sentences(text, Span(0, len(text)))
    end = 0
    for span in spans:
        assert span.start >= end
        assert span.cut(text) == span.cut(text).strip() != ""
        end = span.end
    assert "".join("".join(split(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "letter",
    [
        "a",
        "A",
        ".",
        "aa.Aa ",
        "aa.The",
        "a.\u200b",
        "\u200b",
        '"',
        " ",
        "?",
        "’",
        "(",
        ". ",
        '." ',
        ") ",
        "a. ",
        "1. ",
        "… ",
    ],
)
def test_a_long_run_of_anything_is_read_to_its_end(letter):
    text = letter * 200_000
    spans = split_sentences(text, Span(0, len(text)))
    assert sum(len("".join(span.cut(text).split())) for span in spans) == len("".join(text.split()))
