"""Tests which patterns a sentence is found worth trying on."""

import pytest

from claims.analysis.topics import Topics

TOPICS = Topics(
    [
        ("colour", (frozenset(["red", "green"]),)),
        ("painted door", (frozenset(["door"]), frozenset(["red", "painted"]))),
        ("door", (frozenset(["door", "gate"]),)),
        ("colour", (frozenset(["painted"]), frozenset(["bright"]))),
    ]
)


@pytest.mark.parametrize(
    ("words", "touched"),
    [
        ("the", ()),
        ("a green gate", ("colour", "door")),
        ("the door was painted", ("painted door", "door")),
        ("a red door", ("colour", "painted door", "door")),  # one word may serve two lists
        ("painted", ()),
        ("painted bright", ("colour",)),
        ("painted bright red", ("colour",)),  # named once
    ],
)
def test_topic_is_touched_by_a_word_of_each_of_its_lists(words: str, touched: tuple[str, ...]) -> None:
    assert TOPICS.of(frozenset(words.split())) == touched
