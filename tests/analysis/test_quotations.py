"""Which words stand between quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.quotations import find_quotations
from claims.analysis.spans import Span


def quoted(text):
    return [quote.inner.cut(text) for quote in find_quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        'The mayor said "we waited" on Monday.',
        "The mayor said “we waited” on Monday.",
        "The mayor said «we waited» on Monday.",
        "The mayor said ``we waited'' on Monday.",
        "The mayor said ''we waited'' on Monday.",
        "The mayor said „we waited“ on Monday.".replace("“", "”"),
        "The mayor said ‘we waited’ on Monday.",
        "The mayor said 'we waited' on Monday.",
    ],
)
def test_every_kind_of_mark(text):
    assert quoted(text) == ["we waited"]


@pytest.mark.parametrize(
    "text",
    [
        "The boys' boat and the girls' boat.",
        "It’s the mayor’s and the people’s.",
        "Rock 'n' roll in the '90s.",
    ],
)
def test_apostrophes_are_no_marks(text):
    assert quoted(text) == []


def test_an_apostrophe_inside_single_marks_does_not_close_them():
    assert quoted("The sign read ‘Tarsk’s ferry’ on Monday.") == ["Tarsk’s ferry"]


def test_only_the_outer_quotation_counts():
    assert quoted("“She told us ‘go home’ twice,” he said.") == ["She told us ‘go home’ twice,"]


def test_a_quotation_runs_over_sentences():
    assert quoted('"One. Two. Three," he said. "Four."') == ["One. Two. Three,", "Four."]


def test_an_open_quotation_runs_to_the_end_of_its_paragraph():
    text = "“We waited. Nobody came."
    (quote,) = find_quotations(text, Span(0, len(text)))
    assert quote.runs_on
    assert quote.span == Span(0, len(text))


def test_inches_open_nothing():
    assert quoted("The door is 6'2\" high and 3'4\" wide.") == []


@given(st.text(alphabet=st.sampled_from("aB \"“”'‘’`«».,\n"), max_size=120))
def test_quotations_are_ordered_and_inside(text):
    end = 0
    for quote in find_quotations(text, Span(0, len(text))):
        assert end <= quote.span.start <= quote.inner.start <= quote.inner.end <= quote.span.end <= len(text)
        end = quote.span.end


@pytest.mark.parametrize("letter", ['"', "“", "”", "'", "‘a", "’ ", "``", '" '])
def test_a_long_run_of_marks_is_read_to_its_end(letter):
    text = letter * 100_000
    assert all(quote.span.end <= len(text) for quote in find_quotations(text, Span(0, len(text))))
