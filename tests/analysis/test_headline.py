"""What a headline rests on, by its words."""

import pytest

from claims.analysis.headline import quotations_not_in_body, rests_on, words_not_in_body

BODY = [
    "It rained for weeks.",
    "The harbour of Korsen was shut on Friday.",
    "Ships waited outside the harbour.",
    "The port office counted 412 ships.",
]


def test_the_fewest_sentences_that_carry_its_words_are_found_in_order():
    assert rests_on("412 ships off the harbour of Korsen", BODY) == [1, 3]
    assert rests_on("412 ships wait as harbour of Korsen shuts", BODY) == [1, 2, 3]


def test_one_word_in_common_is_chance_and_a_figure_is_not():
    assert rests_on("Harbour reopens", BODY) == []
    assert rests_on("Only 412 remain", BODY) == [3]


def test_of_two_that_say_the_same_the_earlier_is_named():
    assert rests_on("Harbour of Korsen shut", [BODY[1], BODY[0], BODY[1]]) == [0]


def test_nothing_rests_on_nothing():
    assert rests_on("", BODY) == rests_on("Harbour shut", []) == []
    assert words_not_in_body("Harbour of Halden", " ".join(BODY)) == ["Halden"]


@pytest.mark.parametrize(
    ("headline", "body", "alone"),
    [
        ("Barge sinks, crew sends flare", "The barge sank and the crew sent a flare.", []),
        ("Dike fails, mayor says", "The dike failed. “It held for years,” the mayor told us.", []),
        ("COUNCIL VOTES AGAIN", "The council voted again.", []),
        ("Three dead as dike fails", "Three people died when the dike failed.", []),
        ("Banker lends keys", "The banker lent her keys.", []),
        ("Clerk steals keys", "The clerk lent her keys.", ["steals"]),
        ("Fugitive banker says no", "The banker refused.", ["Fugitive"]),
        ("412 boats", "There were 421 boats.", ["412"]),
    ],
)
def test_another_form_is_the_same_word_and_another_word_is_not(headline, body, alone):
    assert words_not_in_body(headline, body) == alone


@pytest.mark.parametrize(
    ("headline", "missing"),
    [
        ("Lind 'lent the keys' to a thief", ["lent the keys"]),
        ("Lind: “I never lent keys”", []),
        ("Lind's keys weren't 'lent' to thieves' sons", []),
        ("Lind \"gave keys away\", and 'never' lent them", ["gave keys away"]),
    ],
)
def test_a_quotation_that_nobody_says_in_the_body_is_told_as_a_whole(headline, missing):
    body = "“I never  lent keys,” Ada Lind said. The thieves' sons laughed and got away."
    assert quotations_not_in_body(headline, body) == missing
    assert not set(words_not_in_body(headline, body)) & {"lent", "gave", "away"}
