"""What a headline rests on, by its words."""

from claims.analysis.headline import rests_on, words_not_in_body

BODY = [
    "It rained for weeks.",
    "The harbour of Korsen was shut on Friday.",
    "Ships waited outside the harbour.",
    "The port office counted 412 ships.",
]


def test_the_fewest_sentences_that_carry_its_words_are_found_in_order():
    assert rests_on("412 ships wait as harbour of Korsen shuts", BODY) == [1, 3]


def test_one_word_in_common_is_chance_and_a_figure_is_not():
    assert rests_on("Harbour reopens", BODY) == []
    assert rests_on("Only 412 remain", BODY) == [3]


def test_of_two_that_say_the_same_the_earlier_is_named():
    assert rests_on("Harbour of Korsen shut", [BODY[1], BODY[0], BODY[1]]) == [0]


def test_nothing_rests_on_nothing():
    assert rests_on("", BODY) == rests_on("Harbour shut", []) == []
    assert words_not_in_body("Harbour of Halden", " ".join(BODY)) == ["Halden"]
