"""That a claim could not be verified warns of the claim before it, where the words can mean no other."""

import pytest

from claims.analysis.pipeline import analyse
from claims.vocabulary import TextWarning

FORT = "Tarsk said it had taken the fort."


def doubted(paragraph):
    """Which sentences are said to be unverified, by number."""
    claims = analyse(f"Fort fell\n{paragraph}", publication="The Halden Wire").claims[1:]
    return [
        number
        for number, claim in enumerate(claims)
        if TextWarning.NOT_INDEPENDENTLY_VERIFIED in [warning for warning, _ in claim.evidence.warnings]
    ]


@pytest.mark.parametrize(
    "after",
    [
        "The claim could not be independently verified.",
        "But the claim has not been verified.",
        "The claim remains unverified.",
        "It could not be independently confirmed.",
        "The Halden Wire could not immediately verify the battlefield report.",
        "The Halden Wire was unable to verify this.",
        "The Halden Wire said it could not independently verify the report.",
        "The Halden Wire has not verified the claims.",
        "There was no independent confirmation of the claim.",
        "Its account has not been independently verified.",
    ],
)
def test_the_claim_before_is_doubted(after):
    assert doubted(f"{FORT} {after}") == [0, 1]


@pytest.mark.parametrize(
    ("paragraph", "numbers"),
    [
        (f"{FORT} Brekke said it had lost nobody. Neither claim could be verified.", [0, 1, 2]),
        (f"{FORT} Brekke said it had lost nobody. The claim could not be verified.", [1, 2]),
        (f"{FORT} Brekke denied it. The claim could not be verified.", [0, 2]),
        ("A video shows a fire. The Halden Wire could not verify it.", [0, 1]),
    ],
)
def test_which_claims_are_meant(paragraph, numbers):
    assert doubted(paragraph) == numbers


@pytest.mark.parametrize(
    "after",
    [
        "The identity of the dead could not be verified.",
        "The claim that the mill burned could not be verified.",
        "Claims that the mill burned could not be verified.",
        "The Halden Wire could not verify the report of a second raid.",
        "It could not be confirmed whether the mill burned.",
        "The bank said it could not confirm that.",
        "Rain fell all day. The claims could not be verified.",
    ],
)
def test_what_is_about_something_else_stays_where_it_is(after):
    assert 0 not in doubted(f"{FORT} {after}")


@pytest.mark.parametrize(
    "paragraph",
    [
        f"{FORT}\nThe claim could not be verified.",
        "The fort stands on a hill. The claim could not be verified.",
        f"{FORT} It could not be reached for comment.",
        f"{FORT} This was confirmed by the mayor.",
    ],
)
def test_neither_another_paragraph_nor_the_outlets_own_words_are_doubted(paragraph):
    assert 0 not in doubted(paragraph)
