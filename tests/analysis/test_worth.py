"""Why a claim is worth a check, as a reader is told it; what only counts is not told."""

import pytest

from claims.analysis.pipeline import analyse
from claims.analysis.worth_words import (
    ACCUSING,
    CAUSAL,
    CAUSAL_TELLING,
    COMPARING,
    COMPARING_TELLING,
    DEEDS,
    DEEDS_TELLING,
    EXTREMES,
    EXTREMES_TELLING,
    HARM_TELLING,
    UNITS,
    UNITS_TELLING,
)


def reasons(sentence: str) -> tuple[str, ...]:
    (claim,) = analyse(sentence).claims
    return claim.reasons


@pytest.mark.parametrize(
    ("sentence", "silent"),
    [
        ("The hearing in the district of Orsa is expected to last six weeks.", "extreme"),
        ("The baker gave only his first name to the reporters in Orsa.", "extreme"),
        ("The tablet cut severe attacks of asthma by 31% in a trial in Orsa.", "crime or harm"),
        ("The mayor of Orsa cut short a visit to the island with her two sons.", "comparison"),
        ("The clerk sent the mayor of Orsa a message about the 40 keys.", "vote, law or promise"),
        ("On May 2, 2031 the mayor of Orsa opened the new school.", "figure"),
        ("At 17:05 the mayor of Orsa opened the new school there.", "figure"),
        ("The mayor of Orsa opened the new school there in 2019.", "figure"),
    ],
)
def test_a_word_that_often_means_something_else_tells_no_reason(sentence, silent):
    assert silent not in reasons(sentence)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("It is the highest tower in Orsa.", "extreme"),
        ("Two men were convicted of fraud in Orsa.", "crime or harm"),
        ("Rents in Orsa rose faster than wages.", "comparison"),
        ("The council of Orsa approved the tram.", "vote, law or promise"),
        ("On May 2, 2031 some 412 ships lay off Orsa.", "figure"),
        ("Fares in Orsa go up by 4%.", "percent or money"),
        ("No tram has run in Orsa since the flood.", "since when"),
    ],
)
def test_a_word_that_tells_its_reason_is_shown(sentence, told):
    assert told in reasons(sentence)


@pytest.mark.parametrize("sentence", ["What went wrong?", "Thank you very much.", "Please call them."])
def test_what_ranks_no_higher_than_nothing_has_no_reason(sentence):
    assert reasons(sentence) == ()


def test_what_holds_for_nearly_every_sentence_is_no_reason_by_itself():
    assert reasons("Ada Lind walked slowly back along the long quay of Orsa in the rain.") == ()


def test_a_figure_is_named_once():
    assert reasons("The 40 boats of Orsa cost three million crowns.").count("figure") == 1


def test_words_that_tell_a_reason_count_for_it():
    pairs = [
        (UNITS_TELLING, UNITS),
        (COMPARING_TELLING, COMPARING),
        (EXTREMES_TELLING, EXTREMES),
        (CAUSAL_TELLING, CAUSAL),
        (HARM_TELLING, ACCUSING),
        (DEEDS_TELLING, DEEDS),
    ]
    assert all(telling < counted for telling, counted in pairs)


def test_who_says_nothing_voices_no_doubt():
    assert reasons("A spokeswoman for the ferry line of Orsa, Ida Brekk, declined to comment.") == ()
    assert "doubt voiced" in reasons("Ida Brekk of the ferry line of Orsa denied that it had sunk.")
