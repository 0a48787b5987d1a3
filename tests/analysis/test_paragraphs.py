"""Which lines make one paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.paragraphs import paragraphs_of
from claims.analysis.pipeline import analyse


def paragraphs(text):
    return [span.cut(text) for span in paragraphs_of(text, 0, None)]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\n   "])
@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("The pier will cost nine million crowns, according to", "the council of Tarsk."),
        ("The council wants it;", "the opposition does not."),
        ("Four men filed a com-", "plaint with the governor."),
        ("The pier was first promised by the council of", "Tarsk in 1998."),
        ("The pier, which is to open in spring at the latest,", "Orr said, is not safe."),
    ],
)
def test_a_line_that_breaks_off_goes_on_below(above, below, break_):
    assert paragraphs(f"{above}{break_}{below}") == [f"{above}{break_}{below}"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("The pier is shut.", "the council said so"),
        ("The pier is shut", "The council of Tarsk said so."),
        ("The pier is shut", "by Ada Lind"),
        ("The pier is shut", "press@halden.example"),
        ("The pier is shut", "https://halden.example"),
        ("The pier is shut", "iSail rises by a third."),
        ("What you need:", "a boat"),
        ("What the pier is for", "The council of Tarsk met on Monday."),
        ("The pier is shut", "- two boats"),
        ("The council has met again on Monday " * 4, "and nobody came."),
    ],
)
def test_a_line_that_is_done_does_not(above, below):
    assert paragraphs(f"{above}\n{below}") == [above.strip(), below]


WIRE = [
    "UPDATE 1-Three dead as a pier falls into the sea at Tarsk",
    "(Corrects the second paragraph to say that two piers fell)\n",
    "TARSK, May 3 (Wire) - Three men were killed when a pier fell into\nthe sea at Tarsk, the council said.",
    "    The pier had been closed since the storm of last winter, when\nOrr sold it to the council.",
    "    Nobody else was hurt, and the quay of Tarsk is to be open to\nferries again on Monday.\n",
    "(Reporting by Ada Lind in Tarsk and by Eva Orr in Korsen)",
]


def test_indented_paragraphs_of_hard_wrapped_copy_are_parted():
    assert paragraphs("\n".join(WIRE)) == [part.strip() for part in WIRE]


def test_a_blank_line_always_parts():
    assert len(paragraphs("The pier is shut, according to\n\nthe council")) == 2


def test_what_is_said_is_found_over_the_break():
    text = "The pier is shut.\nIt will open again in May, according to\nthe harbour office.\nIt rained."
    (said,) = analyse(text).attributions
    assert said.source and said.source.cut(text) == "the harbour office"


@given(st.text(alphabet=st.sampled_from("aA ,.-\n\r•1@"), max_size=200))
def test_paragraphs_are_stripped_ordered_and_lose_nothing(text):
    spans = paragraphs_of(text, 0, None)
    assert all(span.cut(text) == span.cut(text).strip() != "" for span in spans)
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))
    assert "".join("".join(paragraphs(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("line", ["a,\n", "a of\n", "a\n", "\n", "a@\n", "the pier,\n\n"])
def test_many_lines_are_read_to_the_end(line):
    text = line * 50_000
    spans = paragraphs_of(text, 0, None)
    assert not text.strip() or spans[-1].end == len(text.rstrip())
