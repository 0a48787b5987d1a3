"""Sentences that say the same again."""

import pytest

from claims.analysis.similarity import Repeat, repeats

FIRST = "Velmara has claimed sweeping gains in the northern Halden region along the border in past days."


@pytest.mark.parametrize(
    "second",
    [
        FIRST,
        "Velmara claims sweeping gains in the northern Halden region along the border in past days, and also "
        "to have crossed the river Meren.",
        "In past days Velmara has claimed sweeping gains along the border, in the northern Halden region.",
    ],
)
def test_the_same_claim_again(second):
    assert [(found.later, found.earlier) for found in repeats([FIRST, "The bridge is shut.", second])] == [
        (2, 0)
    ]


@pytest.mark.parametrize(
    "second",
    [
        "Tarsk has denied all losses in the northern Halden region along the border in past days.",
        "Velmara has not claimed sweeping gains in the northern Halden region along the border in past days.",
        "Gains in the region.",
        "",
    ],
)
def test_another_claim(second):
    assert repeats([FIRST, second]) == []


def test_other_figures_are_another_claim():
    one = "The ministry counted 412 dead cattle on farms along the river Meren."
    assert repeats([one, one.replace("412", "420")]) == []
    assert repeats([one, one]) == [Repeat(1, 0, 1.0)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "45 schools had been closed since 2030, the regulator said in a report published on May 8.",
            "She added that 8 schools had been closed since 2030.",
        ),
        (
            "The port handled 52 million tonnes of grain last year.",
            "Tor Aldane denied that the port handled 52 million tonnes of grain last year.",
        ),
        (
            "The blast at the mill in Brint killed 12 workers.",
            "The blast at the mill in Brint killed 12 workers and wounded 40 others.",
        ),
    ],
)
def test_what_one_mark_would_not_fit_is_no_repeat(one, other):
    assert repeats([one, other]) == []
    assert repeats([other, one]) == []


def test_the_day_on_which_it_was_said_makes_no_other_claim():
    said = "The port handled 52 million tonnes of grain last year, the bank said on May 8."
    assert repeats([said, said.replace("May 8", "June 9")]) == [Repeat(1, 0, 1.0)]


def test_the_earliest_is_named():
    assert [(found.later, found.earlier) for found in repeats([FIRST] * 4)] == [(1, 0), (2, 0), (3, 0)]


def test_thousands_of_sentences_alike_but_for_a_number_come_to_an_end():
    assert (
        repeats([f"Ship number {n} left the port of Korsen on Monday morning." for n in range(20_000)]) == []
    )
