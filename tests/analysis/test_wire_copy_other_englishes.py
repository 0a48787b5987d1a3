"""Sentences as papers in Lagos or Delhi write them, of a live report and of an interview."""

import pytest

from claims.analysis.pipeline import analyse
from claims.analysis.sources import Cast
from claims.vocabulary import Channel, EvidenceStatus
from tests.saying import ENGINES, read


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Reacting, the chairman of the Harbour Forum, Barrister Emeka Orun, faulted it, insisting that "
            "the papers were forged.",
            [
                (
                    "the chairman of the Harbour Forum, Barrister Emeka Orun",
                    "insisting",
                    ["that the papers were forged"],
                )
            ],
        ),
        (
            "A source in the ministry confided in The Ledoga Standard that the file was gone.",
            [("A source in the ministry", "confided", ["that the file was gone"])],
        ),
        (
            "Appearing for the board, counsel P. R. Nataran submitted that the tower was sound.",
            [("counsel P. R. Nataran", "submitted", ["that the tower was sound"])],
        ),
        (
            "A bench was hearing a petition by Sunil Bhos, who contended that it had no permit.",
            [("who", "contended", ["that it had no permit"])],
        ),
        (
            "Orun disclosed this on Tuesday while fielding questions from newsmen.",
            [("Orun", "disclosed", ["this"])],
        ),
        (
            "The office confirmed in writing that Aune had been dismissed.",
            [("The office", "confirmed", ["that Aune had been dismissed"])],
        ),
        (
            "The union has accused the operator, Kystlin, of putting crews at risk on Tuesday night.",
            [
                (
                    "The union",
                    "accused",
                    ["the operator, Kystlin, of putting crews at risk on Tuesday night"],
                )
            ],
        ),
        (
            "“Get thick curtains and a night light,” Pratt advised.",
            [("Pratt", "advised", ["“Get thick curtains and a night light,”"])],
        ),
        (
            "Asked if he thought the 2024 vote was fair, Orr's aide, Sen. Beth Amor, paused and left.",
            [("", "Asked", ["if he thought the 2024 vote was fair"])],
        ),
        (
            "Hitting back, ruling party spokesperson Nandi Rao termed the remarks “unfortunate”.",
            [("ruling party spokesperson Nandi Rao", "termed", ["the remarks “unfortunate”"])],
        ),
        (
            "In fact, according to the register, the releases were ordered by a judge.",
            [("the register", "according to", ["the releases were ordered by a judge"])],
        ),
        (
            "According to Orr, nobody asked for it.",
            [("Orr", "according to", ["nobody asked for it"])],
        ),
    ],
)
def test_who_says_what(engine, text, expected):
    said = [
        (source, cue.removeprefix("has ").lower(), contents) for source, cue, contents in read(text, engine)
    ]
    assert said == [(source, cue.lower(), contents) for source, cue, contents in expected]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Doyle on Thursday softened his claim that “phantom voters” cost his party the vote, even as his "
            "campaign sent out a letter.",
            "that “phantom voters” cost his party the vote",
        ),
        (
            "Its forecast sees gusts of 45 metres per second, which would be a record, according to the duty "
            "forecaster, Pal Sorb.",
            "gusts of 45 metres per second, which would be a record",
        ),
    ],
)
def test_where_it_ends(engine, text, content):
    assert read(text, engine)[0][2] == [content]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Deputy Commissioner of Police Rajan Kelk", "Rajan Kelk"),
        ("Chancellor of the Exchequer Nia Hale", "Nia Hale"),
    ],
)
def test_the_name_behind_an_office(source, name):
    assert Cast("It rained.").name(source)[0] == name


def test_whom_him_means():
    text = (
        "Bridge to close\n\nGovernor Karl Lind told aides the plan was dead.\n\nAccording to him, it is late."
    )
    assert [one.source_name for one in analyse(text).attributions] == ["Karl Lind", "Karl Lind"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Owen Pratt, who was not involved in the study, called it “weak”.", Channel.NOT_STATED),
        ("Radio host Buck Tann said he would save it for his book.", Channel.NOT_STATED),
        ("Orr wrote in her book that it was late.", Channel.DOCUMENT),
        ("A judge is hearing an appeal by Lind, who said it was late.", Channel.NOT_STATED),
        ("Ruling party aide Ada Orr said it was late.", Channel.NOT_STATED),
        ("Orr said at a hearing that it was late.", Channel.SPEECH),
    ],
)
def test_by_which_channel(engine, text, channel):
    assert [
        one.channel for one in analyse(f"Bridge to close\n{text}\nIt rained.", engine=engine).attributions
    ] == [channel]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Dramatic pictures from reader Siv Nord, who filmed the roof.", EvidenceStatus.VISUAL_UGC),
        ("The office says she copied confidential files.", EvidenceStatus.ASSERTION_ONLY),
        ("The office says confidential files list two dams.", EvidenceStatus.DOCUMENT),
    ],
)
def test_what_it_offers(text, status):
    claims = analyse(f"Bridge to close\n{text}\nThe council met in the old hall on Tuesday evening.").claims
    assert claims[1].evidence.status is status


def test_a_city_before_a_colon_opens_the_story_and_is_no_heading():
    story = "Bridge to close\n\nBRINTPUR: The court said the bridge was unsafe.\n\n"
    later = "It rained.\n\n" * 8 + "VERDICT: The bridge must close."
    texts = [claim.span.cut(story + later) for claim in analyse(story + later).claims]
    assert texts[1] == "BRINTPUR: The court said the bridge was unsafe."
    assert texts[-2:] == ["VERDICT:", "The bridge must close."]


def test_a_city_is_looked_for_where_a_text_begins_alone():
    far = "It rained and rained. " * 100 + "\n\nBRINTPUR: The court said the bridge was unsafe."
    assert "BRINTPUR:" in [claim.span.cut(far) for claim in analyse(far).claims]


@pytest.mark.parametrize(
    "line",
    [
        "Norda Network | Updated: 14 March 2031",
        "(With inputs from agencies)",
        "SOURCES: Ada Lind, MD, PhD, professor of sleep medicine, Brint University, Lormond; Owen Pratt, MD, "
        "chief of sleep medicine, Harbour Hospital, Velmar; Journal of Ageing and Sleep, online edition, "
        "Sept. 7, 2031",
    ],
)
def test_what_states_nothing(line):
    text = f"Bridge to close\n\nThe court said the bridge was unsafe.\n\n{line}"
    assert len(analyse(text).claims) == 2


def test_who_answers_is_named_below_the_headline():
    text = (
        "Q&A: “We looked away”\n\nFormer inspector Liv Aun on the case that cost her her job\n\n"
        "Liv Aun spent years at the Revenue Office and wrote of Varan Line.\n\n"
        + "Q: What did they say?\n\nA: They said it was late.\n\n"
        * 3
    )
    assert {one.source_name for one in analyse(text).attributions if one.source} == {"Liv Aun"}
