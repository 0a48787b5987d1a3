"""The hedge score: what leaves a matter open scores higher, and any text has a score."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.hedging import hedge_score


@pytest.mark.parametrize(
    ("hedged", "plain"),
    [
        ("The mayor allegedly took the money.", "The mayor took the money."),
        ("Some residents believe the dam may fail.", "The dam failed on Monday."),
        ("It is thought to be the oldest mill.", "It is the oldest mill."),
        ("The figure could not be verified.", "The figure was verified."),
        ("Perhaps a dozen boats were lost.", "A dozen boats were lost."),
        ("It was unclear who fired first.", "Tarsk fired first."),
    ],
)
def test_a_hedge_raises_the_score(hedged, plain):
    assert hedge_score(hedged) > hedge_score(plain)


@pytest.mark.parametrize(
    "text", ["", "Parliament sits on 4 May.", "The bridge carries two lanes.", "12 boats."]
)
def test_a_plain_sentence_scores_nothing(text):
    assert hedge_score(text) == 0.0


def test_further_hedges_count_for_less():
    one, two = hedge_score("It perhaps fell."), hedge_score("It perhaps allegedly fell.")
    assert one < two < 2 * one


@given(st.text())
def test_any_text_has_a_score(text):
    assert hedge_score(text) >= 0.0


def test_time_is_linear():
    started = time.process_time()
    hedge_score("it is a whether perhaps-" * 40_000)
    assert time.process_time() - started < 3
