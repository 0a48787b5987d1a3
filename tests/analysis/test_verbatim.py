"""Whether what they said is what they are quoted with."""

import pytest

from claims.analysis.verbatim import Match, compare, quoted_in


@pytest.mark.parametrize(
    ("claim", "quoted"),
    [
        ('"We had no choice," Minister Lank said.', ["We had no choice,"]),
        ("He spoke of “deep losses” and “no way out”.", ["deep losses", "no way out"]),
        ("„Wir haben keine Wahl“, sagte sie.", ["Wir haben keine Wahl"]),
        ("“It runs on into the next sentence.", ["It runs on into the next sentence."]),
        ("Nothing is quoted here.", []),
        ("It isn't the ministry's.", []),
        ('He wrote "" and left.', []),
    ],
)
def test_what_stands_between_quotation_marks(claim: str, quoted: list[str]):
    assert quoted_in(claim) == quoted


SAME = [
    ("«We had  no\u00a0choice», she said", ["We had no choice,"]),
    ("WE HAD NO CHOICE – none.", ["we had no choice"]),
    ("It's over, they\u2019re gone", ["it\u2019s over", "they're gone"]),
    ("We had, at the end of the war, no choice", ["We had … no choice"]),
    ("We had, at the end of the war, no choice", ["We had [...] no choice"]),
]


@pytest.mark.parametrize(("passage", "quoted"), SAME)
def test_form_makes_no_difference(passage: str, quoted: list[str]):
    assert compare(passage, quoted).match is Match.WORD_FOR_WORD


DIFFERENT = [
    ("We really had some choice", ["We had no choice"], "had no choice"),
    ("We had no way out", ["We had no choice"], "choice"),
    ("no choice we had", ["We had … no choice"], "no choice"),
    ("We had no choices", ["We had no choice"], "choice"),
    ("deep losses", ["deep losses", "no way out"], "no way out"),
]


@pytest.mark.parametrize(("passage", "quoted", "where"), DIFFERENT)
def test_the_words_from_which_on_it_differs_are_named(passage: str, quoted: list[str], where: str):
    comparison = compare(passage, quoted)
    assert comparison.match is Match.DIFFERS
    assert where == comparison.where or not comparison.where


@pytest.mark.parametrize(("passage", "quoted"), [("", ["x"]), ("  ", ["x"]), ("Words.", [])])
def test_without_a_passage_or_a_quotation_there_is_nothing_to_compare(passage: str, quoted: list[str]):
    assert compare(passage, quoted).match is Match.NOTHING_QUOTED
