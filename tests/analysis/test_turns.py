"""Tests how interviews and transcripts are read, whose speakers stand before a colon."""

import pytest

from claims.analysis.pipeline import analyse
from claims.vocabulary import Channel, EvidenceStatus, Quotation, SourceType

INTERVIEW = """The harbour pilot on the night of the storm

Ida Melk has guided ships into Brint for 22 years. She spoke to us on the quay.

Q: When did you know that the pier was gone?

A: At four in the morning. I told my crew to stay in.

It was the worst night I can remember.

Q: The harbour board says nobody warned it.

A: That is a lie. They knew. A clerk of the board told me that the letter had come.

Melk retires in May."""

DEBATE = """The debate on the tram

MODERATOR: Mr Lank, why do you want a tram?

LANK: Because 40,000 people commute by car every day.

HOLT: That figure is wrong. He knows it.

MODERATOR: Is it?

LANK: The count is from 2019.

HOLT: It is not.

Otto Lank is the mayor of Brint, Maren Holt leads the opposition."""


def said(text: str, publication: str = "") -> list[tuple[str, list[str]]]:
    """Who is said to say what, with the words as they stand."""
    found = analyse(text, publication=publication).attributions
    return [(one.source_name, [content.cut(text) for content in one.contents]) for one in found]


def test_answers_are_the_words_of_the_one_person_who_is_introduced():
    assert said(INTERVIEW) == [
        (
            "Ida Melk",
            [
                "At four in the morning. I told my crew to stay in.",
                "It was the worst night I can remember.",
            ],
        ),
        ("the harbour board", ["nobody warned it"]),
        (
            "Ida Melk",
            ["That is a lie. They knew. A clerk of the board told me that the letter had come."],
        ),
        ("a clerk of the board", ["that the letter had come"]),
    ]


def test_an_answer_is_direct_speech_in_an_interview():
    answer = analyse(INTERVIEW).attributions[0]
    assert (answer.quotation, answer.channel) == (Quotation.DIRECT, Channel.INTERVIEW)
    assert answer.source_type is SourceType.NAMED_PERSON
    assert answer.source is not None
    assert answer.source.cut(INTERVIEW) == "A"


def test_every_sentence_of_an_answer_has_a_source_and_questions_have_none():
    status = {claim.span.cut(INTERVIEW): claim.evidence.status for claim in analyse(INTERVIEW).claims}
    assert status["I told my crew to stay in."] is EvidenceStatus.ASSERTION_ONLY
    assert status["It was the worst night I can remember."] is EvidenceStatus.ASSERTION_ONLY
    assert status["Q: When did you know that the pier was gone?"] is EvidenceStatus.UNSTATED
    assert status["Melk retires in May."] is EvidenceStatus.UNSTATED


def test_surnames_in_capitals_are_people_of_the_text_and_who_moderates_asks():
    assert said(DEBATE) == [
        ("Otto Lank", ["Because 40,000 people commute by car every day."]),
        ("Maren Holt", ["That figure is wrong. He knows it."]),
        ("Otto Lank", ["The count is from 2019."]),
        ("Maren Holt", ["It is not."]),
    ]


def test_a_label_is_no_claim_of_its_own():
    assert [claim.span.cut(DEBATE) for claim in analyse(DEBATE).claims][1:4] == [
        "MODERATOR: Mr Lank, why do you want a tram?",
        "LANK: Because 40,000 people commute by car every day.",
        "HOLT: That figure is wrong.",
    ]


def test_the_outlet_asks_under_its_own_name_even_where_it_states_something():
    text = DEBATE.replace("MODERATOR", "Evening Post").replace("Is it?", "The council says it is.")
    names = [name for name, _ in said(text, publication="The Evening Post")]
    assert names == ["Otto Lank", "Maren Holt", "the council", "Otto Lank", "Maren Holt"]


def test_an_unknown_label_that_mostly_asks_is_the_outlet_and_a_known_person_is_not():
    text = DEBATE.replace("MODERATOR", "Courier").replace(
        "LANK: The count is from 2019.", "LANK: Who says so?"
    )
    assert {name for name, _ in said(text)} == {"Otto Lank", "Maren Holt"}


def test_an_answer_by_one_of_several_who_are_introduced_has_no_name():
    text = INTERVIEW.replace("on the quay", "and to Joss Ruhl, her deputy")
    assert [name for name, contents in said(text) if contents[0].startswith("At four")] == ["A"]


@pytest.mark.parametrize(
    "text",
    [
        "Brint: 3 goals in the second half.\n\nLormond: 1 goal.\n\nHalden: no goals.\n\nSkarv: called off.",
        "Note: The shop is shut.\n\nNote: The school is shut.\n\nUpdate: It opens.\n\nNote: It shuts.",
        "Holt: No comment.\n\nThe bridge is shut.",
        "Holt: One thing first.\n\nHolt: Another thing.\n\nHolt: A third.\n\nHolt: The last.\n\nLank: No.",
    ],
    ids=["each label once", "labels of things", "a single label", "hardly ever another label"],
)
def test_labels_that_make_no_conversation_are_no_turns(text):
    assert all(one.channel is not Channel.INTERVIEW for one in analyse(text).attributions)
