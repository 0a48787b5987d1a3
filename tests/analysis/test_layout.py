"""The blocks of a text: what is headline, standfirst, paragraph, subhead or caption."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.layout import claims_of, lay_out
from claims.analysis.pipeline import analyse
from claims.vocabulary import ClaimKind


def kinds(text):
    return [(block.kind.value, block.span.cut(text)) for block in lay_out(text).blocks]


BODY = "The harbour at Tarsk reopened on Monday after eleven days. Two ferries left before noon."


def test_lines_make_paragraphs_and_the_first_is_the_headline():
    text = f"Tarsk reopens its harbour\n{BODY}\nThe mayor watched from the quay."
    assert kinds(text) == [
        ("headline", "Tarsk reopens its harbour"),
        ("sentence", BODY),
        ("sentence", "The mayor watched from the quay."),
    ]


@pytest.mark.parametrize(
    "lead", [" date 2031-05-04 ", "date 2031-05-04\n", "\ufeffdate 2031-05-04\n\n", "Date: 2031-05-04\n"]
)
def test_a_leading_date_is_metadata(lead):
    layout = lay_out(f"{lead}Tarsk reopens its harbour\n{BODY}\n")
    assert layout.published_on == "2031-05-04"
    assert layout.blocks[0].kind is ClaimKind.HEADLINE


@pytest.mark.parametrize(
    "dateline",
    [
        "Halden, 3 March (Wire) - ",
        "Port Solva, Sept. 3, 2031 – ",
        "HALDEN, Tarsk (AP) — ",
        "HALDEN, Tarsk, June 3, 2031 /Tarsk Newswire/ -- ",
        "Halden, June 3 /Tarsk Wire/ - ",
        "HALDEN, Tarsk--(TARSK WIRE)--",
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(dateline):
    text = f"Bridge shut\n\n{dateline}The bridge is shut, the mayor said.\n\nIt rained."
    (said,) = analyse(text).attributions
    assert [content.cut(text) for content in said.contents] == ["The bridge is shut"]
    assert said.source_name == "the mayor"


def test_an_impossible_date_stays_text():
    layout = lay_out(f"date 2031-13-41 Tarsk reopens its harbour\n{BODY}")
    assert layout.published_on == ""
    assert layout.blocks[0].span.start == 0


def test_a_date_further_down_stays_text():
    assert lay_out(f"Tarsk reopens\n{BODY}\ndate 2031-05-04 it was").published_on == ""


def test_a_kicker_marks_the_standfirst():
    line = "Tarsk-Korsen Talks: Both sides have promised to open the bridges this month."
    assert kinds(f"Bridges to open\n{line}\n{BODY}")[1] == ("standfirst", line)


def test_a_line_above_a_dateline_is_the_standfirst():
    line = "Ferry traffic had stopped after a storm damaged two piers."
    text = f"Harbour open again\n{line}\nTARSK (Halden Wire) — {BODY}"
    assert kinds(text)[1] == ("standfirst", line)


def test_a_line_that_the_body_repeats_is_the_standfirst():
    line = "Korsen will lower its grain tariff by a third before the next harvest begins."
    assert kinds(f"Tariff falls\n{line}\n{BODY}\n{line} Nobody objected.")[1][0] == "standfirst"


def test_an_ordinary_lead_is_no_standfirst():
    lead = "The council of Lormond voted on Tuesday to close the old bridge for a year."
    assert kinds(f"Bridge to close\n{lead}\n{BODY}")[1] == ("sentence", lead)


def test_a_long_lead_with_two_sentences_is_no_standfirst():
    assert kinds(f"Bridge to close\n{BODY}\n{BODY}")[1][0] == "sentence"


def test_a_lone_paragraph_of_sentences_is_no_headline():
    assert kinds(BODY) == [("sentence", BODY)]


def test_hard_wrapped_lines_are_joined_by_blank_lines():
    wrapped = (
        "Harbour open again\n\n"
        "The harbour at Tarsk reopened on Monday after eleven days in\n"
        "which no ferry could land at either of the two\n"
        "piers of the town.\n\n"
        "The mayor watched from the quay while the first boat came\nin with forty passengers from Korsen.\n"
    )
    blocks = lay_out(wrapped).blocks
    assert len(blocks) == 3
    assert blocks[1].span.cut(wrapped).endswith("piers of the town.")


def test_subheads_and_captions_are_told_apart_from_paragraphs():
    text = (
        f"Harbour open again\n{BODY}\nWhat comes next\n{BODY}\nPhoto: The quay at Tarsk on Monday.\n"
        f"The first ferry comes in. (Photo: Ada Lind/Halden Wire)\n{BODY}"
    )
    assert [kind for kind, _ in kinds(text)] == [
        "headline", "sentence", "subhead", "sentence", "caption", "caption", "sentence",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["The depot (item 2, 31/0412)", "A second depot (12/31)"])
def test_a_file_number_is_no_picture_credit(line):
    assert kinds(f"Harbour open again\n{BODY}\n{line}\n{BODY}")[2] == ("subhead", line)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("WHO OWNS THE QUAY?", "subhead"),
        ("2. Who owns the quay?", "subhead"),
        ("WHO OWNS IT? NOT US?", "sentence"),
        ("Who owns the quay?", "sentence"),
        ("2. The quay is shut.", "sentence"),
    ],
)
def test_a_question_above_an_answer_is_a_subhead_where_it_is_set_as_one(line, kind):
    assert kinds(f"Harbour open again\n{BODY}\n{line}\n{BODY}")[2] == (kind, line)


@pytest.mark.parametrize("line", ["By Ada Lind", "- four boats", "Monday, May 4", '"We waited,"'])
def test_a_byline_an_item_or_a_quotation_is_no_subhead(line):
    assert kinds(f"Harbour open again\n{BODY}\n{line}\n{BODY}")[2][0] == "sentence"


@pytest.mark.parametrize(
    ("line", "states"),
    [
        ("By Ada Lind", False),
        ("By Ada Lind and Tova Lank, political correspondents, in Korsen", False),
        ("BY ADA LIND, Staff Writer | May 4, 2031", False),
        ("(Reporting by Ada Lind in Korsen; Editing by Tova Lank.)", False),
        ("14:32", False),
        ("Updated at 2.15pm", False),
        ("9 p.m.", False),
        ("12:40 GMT", False),
        ("14:32 Police close the quay", True),
        ("By May the quay was empty.", True),
        ("By Monday, four boats had left Korsen", True),
        ("Ada Lind stood by Tova Lank", True),
    ],
)
def test_a_byline_states_nothing(line, states):
    text = f"Harbour open again\n{line}\n{BODY}"
    blocks = lay_out(text).blocks
    assert [block.span.cut(text) for block in blocks][1] == line
    assert bool(claims_of(text, blocks[1])) is states


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_every_line_end_counts(break_):
    assert len(lay_out(break_.join(["Harbour open", BODY, BODY])).blocks) == 3


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\ufeff", "date 2031-05-04"])
def test_nothing_to_read_gives_no_block(text):
    assert lay_out(text).blocks == ()


@given(st.text(max_size=300))
def test_blocks_are_stripped_ordered_and_lose_nothing(text):
    layout = lay_out(text)
    end = 0
    for block in layout.blocks:
        words = block.span.cut(text)
        assert words and words == words.strip()
        assert block.span.start >= end
        end = block.span.end
    if not layout.published_on:
        kept = "".join(block.span.cut(text) for block in layout.blocks)
        assert "".join(kept.split()) == "".join(text.removeprefix("\ufeff").split())
