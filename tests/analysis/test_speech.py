"""Words that go on without a new cue: over sentences, over paragraphs, and after a colon."""

import pytest

from claims.analysis.pipeline import analyse

HALL = "The council met in the old hall on Tuesday evening."


def said(*paragraphs):
    """Cue and contents of each attribution in a story of these paragraphs."""
    text = "\n".join(["Bridge to close", HALL, *paragraphs, HALL])
    return [
        (one.cues[0].span.cut(text), [content.cut(text) for content in one.contents])
        for one in analyse(text).attributions
    ]


@pytest.mark.parametrize("lead", ["The walls were cracked, and Holt wrote:", "Holt went on to say:"])
def test_a_colon_at_the_end_announces_the_next_paragraph(lead):
    ((_, contents),) = said(lead, "“The wall is old. It will not hold.”", "“Nobody listened.”")
    assert contents == ["“The wall is old. It will not hold.”", "“Nobody listened.”"]


def test_a_quotation_with_its_own_cue_is_not_taken_away():
    found = said("The walls were cracked, and Holt wrote:", "“It will not hold,” Orr said.")
    assert found == [("said", ["“It will not hold,”"])]


def test_a_colon_announces_nothing_that_is_not_quoted():
    assert said("The walls were cracked, and Holt wrote:", "The bridge was built in 1931.") == []


def test_a_finished_saying_announces_nothing():
    found = said("Holt said the walls were cracked:", "“Rust” was on every beam.")
    assert found == [("said", ["the walls were cracked:"])]
