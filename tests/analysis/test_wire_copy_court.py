"""Copy from courts and reports: who is told, what is put to whom, and what stands around a source."""

import pytest

from tests.saying import ENGINES, needs_parser, read


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "A clerk of the bank gave a key card to a trader, a jury was told yesterday.",
            "a jury",
            "A clerk of the bank gave a key card to a trader",
        ),
        ("The court was told that the bank had paid.", "The court", "that the bank had paid"),
        (
            "Mr Brandt put it to her that she had made up her mind.",
            "Mr Brandt",
            "that she had made up her mind",
        ),
        (
            "Judge Frida Moen told the jury not to speculate about the letter.",
            "Judge Frida Moen",
            "not to speculate about the letter",
        ),
        (
            "Her ministry put the damage on the northern bank at 40 million crowns.",
            "Her ministry",
            "the damage on the northern bank at 40 million crowns",
        ),
        (
            "Statistics from data firm Pitchcount show that Brint had most of the ball.",
            "Statistics from data firm Pitchcount",
            "that Brint had most of the ball",
        ),
        (
            "“It has worked for 50 years,” a senior diplomat, speaking on condition of anonymity, said.",
            "a senior diplomat",
            "“It has worked for 50 years,”",
        ),
    ],
)
def test_who_says_what_in_court_and_in_reports(text, source, content, engine):
    found = [(who, contents) for who, _, contents in read(text, engine)]
    assert found == [(source, [content])]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_source_between_commas_has_what_stands_on_both_sides(engine):
    text = "In 1981, according to cables seen by the Courier, troops crossed the river for 11 hours."
    ((source, cue, contents),) = read(text, engine)
    assert (source, cue) == ("cables seen by the Courier", "according to")
    assert contents == ["In 1981", "troops crossed the river for 11 hours"]


@pytest.mark.parametrize("engine", ENGINES)
def test_two_names_with_colons_in_one_paragraph_speak_by_turns(engine):
    text = "Aldane: “I will not debate her on the quay.” Voss: “He is afraid.”"
    assert [(who, contents) for who, _, contents in read(text, engine)] == [
        ("Aldane", ["“I will not debate her on the quay.”"]),
        ("Voss", ["“He is afraid.”"]),
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_on_what_condition_somebody_spoke_is_not_what_was_said(engine):
    text = "A clerk, who spoke on condition that she not be named, said it was near. No, according to Krag."
    assert [contents for _, _, contents in read(text, engine)] == [["it was near"], ["No"]]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "text",
    [
        "Holt was told to leave the hall at once.",
        "The poll of 2015 put to rest the idea at once.",
        "She put it to good use at the harbour.",
    ],
)
def test_what_only_looks_so_is_nobodys_word(text, engine):
    assert read(text, engine) == []


@needs_parser
def test_what_somebody_wanted_to_hear_keeps_its_words():
    (found,) = [contents for who, _, contents in read("It was what Holt wanted to hear.", "parser") if who]
    assert found[0].endswith("to hear")
