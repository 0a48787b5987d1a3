"""Where a claim may be cut, and which cut is proposed first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.cuts import cuts, parts_at, proposed_cut, trimmed, word_spans
from claims.analysis.graphemes import is_between_characters
from claims.analysis.spans import Span

TEXTS = st.text(alphabet=st.sampled_from(list('ab 1,;\n"”é\u0301\u200d👩\U0001f3fd🇸🇪אּ中 ')), max_size=40)


def proposed(marked: str, *attributions: tuple[str, str]) -> bool:
    """`marked` holds a │ where the cut should be proposed; attributions by their first and last words."""
    text = marked.replace("│", "")
    spans = [Span(text.index(first), text.index(last) + len(last)) for first, last in attributions]
    return proposed_cut(text, Span(0, len(text)), spans) == marked.index("│")


@pytest.mark.parametrize(
    "marked",
    [
        "Bread is dear; │flour is not, and salt is free.",
        "“It rains,” │she said and left the room at once.",
        "The bridge was closed on Monday, │but the ferry ran.",
        "The bridge was closed │while the ferry ran.",
        "Price, weight and size all rose, │and the ministry denied it.",
    ],
)
def test_without_a_second_attribution_the_cut_is_at_a_joint(marked):
    assert proposed(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The council shut the bridge in May │and the ferry was sold.",
        "Eggs, salt and flour were dear │but the price of milk fell in May.",
        "The council published a report │that had found three faults.",
        "The bridge was closed – │the ferry had been sold.",
        "The ministry raised the tax, │which was halved last year.",
        "Bread was dear in May, │as bakers had warned.",
    ],
)
def test_the_cut_is_between_clauses_and_before_what_joins_them(marked):
    assert proposed(marked)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed on Monday.",
        "The price of salt and pepper rose in the north and the south.",
        "The mayor “took part” in a parade.",
        "The council bought lamps and benches for the quay.",
        "Eggs, milk, and flour were dear.",
        "The ministry denied that prices had risen.",
        "He died after the storm, after a long illness.",
        "港口关闭了。",
    ],
)
def test_in_mid_phrase_nothing_is_proposed(text):
    assert proposed_cut(text, Span(0, len(text)), []) is None


def test_our_own_words_are_parted_from_what_a_source_says():
    said = ("Lank said", "rise")
    assert proposed("Bakers closed their shops │and Lank said bread would rise.", said)
    assert proposed("Lank said bread and salt would rise, │but no law was passed in May.", said)
    assert proposed(
        "Lank said bread was dear and would rise, │and the council had met.", ("Lank said", "rise")
    )


def test_words_are_not_parted_from_who_says_them():
    for text in ("“It rains,” she said on Monday.", "Lank said in a statement that bread was dear."):
        assert proposed_cut(text, Span(0, len(text)), [Span(0, len(text) - 1)]) is None


def test_the_cut_is_before_the_second_attribution_and_the_word_that_joins_it():
    one, other = ("Lank said", "would rise"), ("Kern denied", "it")
    assert proposed("Lank said bread would rise; it would, │but Kern denied it.", one, other)
    assert proposed("Lank said bread would rise: then │Kern denied it.", one, other)


def test_the_same_source_twice_is_cut_at_the_second_saying():
    both = ("Lank said", "rise"), ("added", "fall")
    assert proposed("Lank said bread would rise, │and added it would fall.", *both)


@pytest.mark.parametrize("text", ["Rain.", "  Rain  ", "… !", "", "Rain !!!"])
def test_a_single_word_is_not_cut(text):
    assert cuts(text, Span(0, len(text))) == []
    assert proposed_cut(text, Span(0, len(text)), []) is None


def test_languages_without_spaces_are_cut_between_characters():
    text = "港口关闭了。"
    assert cuts(text, Span(0, len(text))) == [1, 2, 3, 4]
    mixed = "科森 port"
    assert [span.cut(mixed) for span in word_spans(mixed, Span(0, 7))] == ["科", "森", "port"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("e\u0301", False),
        ("👩\u200d👩", False),
        ("👩👩", True),
        ("👋\U0001f3fd", False),
        ("\r\n", False),
        ("\n\u0301", True),
        ("\u1112\u1161", False),
        ("한국", True),
        ("가\u11ab", False),
        ("❤\ufe0f", False),
        ("ב\u05bc", False),
        ("ab", True),
    ],
)
def test_characters_that_people_see_as_one_are_not_taken_apart(text, whole):
    assert is_between_characters(text, 1) is whole or text.startswith("👩\u200d")
    assert is_between_characters(text, 0) and is_between_characters(text, len(text))


def test_flags_are_cut_in_pairs():
    flags = "🇸🇪🇩🇪"
    assert [is_between_characters(flags, at) for at in range(1, 4)] == [False, True, False]


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_parts_lose_nothing_but_space(text, start, end):
    claim = trimmed(text, min(start, end), max(start, end))
    places = cuts(text, claim)
    for at in places:
        first, second = parts_at(text, claim, at)
        assert claim.start == first.start < first.end <= at == second.start < second.end == claim.end
        assert not text[first.end : at].strip()
        assert is_between_characters(text, at)
    assert proposed_cut(text, claim, []) in (*places, None)
