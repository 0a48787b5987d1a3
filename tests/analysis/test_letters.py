"""Tests of a text's plain small letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.letters import Letters, small
from claims.analysis.spans import Span


def words(text: str) -> set[str]:
    (found,) = Letters(text, 0, len(text)).words([Span(0, len(text))])
    return set(found)


def test_small_letters_keep_the_length():
    assert small("Maren HOLT Said") == "maren holt said"
    assert len(small("İZMİR AND ẞ")) == len("İZMİR AND ẞ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The office’s 40-page report", {"the", "office's", "40-page", "report"}),
        ("“Never,” said Holt’s aide—twice.", {"never", "said", "holt's", "aide", "twice"}),
        ("'Quick' -- and 'clean' - work", {"quick", "and", "clean", "work"}),
        ("3.5% of €12/day, see file_name", {"3", "5", "of", "12", "day", "see", "file", "name"}),
        ("Zoë wrote: ¡no! 東京 · done", {"zoë", "wrote", "no", "東京", "done"}),
        ("''both'' sides' rock-'n'-roll", {"both", "sides", "rock", "n", "roll"}),
    ],
)
def test_words_are_what_stands_between_signs(text, expected):
    assert words(text) == expected


@given(st.text(max_size=80), st.integers(0, 80))
def test_what_stands_at_a_span_is_as_long_as_in_the_text(text, start):
    letters = Letters(text, min(start, len(text)), len(text))
    span = Span(min(start, len(text)), len(text))
    assert len(letters.cut(span)) == span.end - span.start
    (found,) = letters.words([span])
    assert all(word.strip("'-") == word and any(map(str.isalnum, word.replace("_", "x"))) for word in found)
