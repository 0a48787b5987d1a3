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


def test_the_earliest_is_named():
    assert [(found.later, found.earlier) for found in repeats([FIRST] * 4)] == [(1, 0), (2, 0), (3, 0)]


def test_thousands_of_sentences_alike_but_for_a_number_come_to_an_end():
    assert (
        repeats([f"Ship number {n} left the port of Korsen on Monday morning." for n in range(20_000)]) == []
    )
