"""Our own words in an attributed sentence."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.narrator import narrator_spans, without_background
from claims.analysis.spans import Span
from claims.queries.copy import narrator_in

CASES = {
    "an apposition after the attribution": (
        "[Dresk visited Korsen], [the military] [said], one of the largest towns retaken this month.",
        ["one of the largest towns retaken this month"],
    ),
    "a clause before it": (
        "Weeks after the flood destroyed the bridge, [the mayor] [said] [work would begin].",
        ["Weeks after the flood destroyed the bridge"],
    ),
    "time alone": ("[Tarsk] [said] on Wednesday however that [it held the town].", []),
    "an occasion alone": ("[Lank] [said] in a statement on Friday that [prices would rise].", []),
    "a longer occasion": (
        "In a battlefield update from Korsen on Friday, [Tarsk] [claimed] [it held the town].",
        [],
    ),
    "what happened at an occasion": (
        "In a meeting that ended in uproar, [Lank] [said] [prices would rise].",
        ["In a meeting that ended in uproar"],
    ),
    "nothing left": ('"[We are open]," [the port office] [said].', []),
    "no attribution at all": (
        "The bridge has been closed since June.",
        ["The bridge has been closed since June"],
    ),
    "in the middle": (
        "[Tarsk] [said] [it struck back], [claiming] -- without offering any proof -- [to have won].",
        ["without offering any proof"],
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_what_is_left(what: str):
    marked, expected = CASES[what]
    text, spans = "", []
    for index, part in enumerate(marked.replace("]", "[").split("[")):
        if index % 2:
            spans.append(Span(len(text), len(text) + len(part)))
        text += part
    found = narrator_spans(text, Span(0, len(text)), spans)
    assert [span.cut(text) for span in found] == expected


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("Ada Lind, who was fined for fraud in May,", "Ada Lind"),
        ("The governor of Korsen, which has been held by rebels since 2014", "The governor of Korsen"),
        ("an officer who spoke on condition of anonymity", "an officer who spoke on condition of anonymity"),
        ("a nurse, who asked not to be named", "a nurse, who asked not to be named"),
        ("the mayor of Korsen", "the mayor of Korsen"),
    ],
)
def test_what_the_outlet_tells_of_a_source_is_its_own(source: str, left: str):
    assert without_background(source, Span(0, len(source))).cut(source) == left


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6))
def test_never_inside_what_a_source_says(text: str, edges: list[tuple[int, int]]):
    spoken = [Span(min(pair), max(pair)) for pair in edges if min(pair) < max(pair)]
    for span in narrator_spans(text, Span(0, len(text)), spoken):
        assert 0 <= span.start < span.end <= len(text)
        assert not any(span.overlaps(other) for other in spoken)


@pytest.mark.parametrize(
    "opening",
    ["TARSK, May 2 (Wire) - ", "TARSK, June 12, 2031 /Tarsk Newswire/ -- ", "18:42 – ", "• ", "Correction: "],
)
def test_what_opens_a_sentence_is_not_our_own_words(opening: str):
    text = f"{opening}Three men were hurt when a gate failed at Tarsk, the ministry said."
    content, source, cue = (text.index(words) for words in ("Three", "the ministry", "said"))
    version = SimpleNamespace(
        contents=[(content, source - 2)],
        cues=[(cue, cue + 4, "neutral")],
        source_start=source,
        source_end=cue - 1,
    )
    assert narrator_in(text, SimpleNamespace(start=0, end=len(text)), [version]) == []
