"""Sentences of a campaign, a council, a rescue and a market: denials, asides, who opens a sentence."""

import pytest

from claims.analysis.pipeline import analyse
from claims.analysis.sources import Cast
from claims.vocabulary import EvidenceStatus, SourceType
from tests.saying import ENGINES, attributions, read

STATUS = EvidenceStatus


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rebels of the Orla Front, who hold the bank, deny having moved any tanks.",
            [("The rebels of the Orla Front, who hold the bank", "deny", ["having moved any tanks"])],
        ),
        ("Not so, says board chair Elaine Pruit.", [("board chair Elaine Pruit", "says", ["Not so"])]),
        (
            "The clerks' own report, she pointed out, put the loss at 12,000 litres.",
            [("she", "pointed", ["The clerks' own report", "put the loss at 12,000 litres"])],
        ),
        (
            "The director, Neil Abar, confirmed in answer to a question from Cllr Ferr that no plan existed.",
            [("The director, Neil Abar", "confirmed", ["that no plan existed"])],
        ),
        (
            "According to the state railway company, VarRail, the roof fell at night.",
            [("the state railway company, VarRail", "According to", ["the roof fell at night"])],
        ),
        (
            "VarRail dismissed that as “gossip”; its contractor, Boreal Drilling, did not comment.",
            [("VarRail", "dismissed", ["that as “gossip”"])],
        ),
        (
            "The union noted that eleven workers had died, a number the government has put at seven.",
            [("The union", "noted", ["that eleven workers had died"])],
        ),
        (
            "Her campaign says it raised a million — a figure that could not be checked, since reports are "
            "not due.",
            [("Her campaign", "says", ["it raised a million"])],
        ),
        (
            "Brint Foods warned that costs would rise, sending its shares down 6 percent.",
            [("Brint Foods", "warned", ["that costs would rise"])],
        ),
        (
            "Brint Foods reported a rise in sales on Thursday.",
            [("Brint Foods", "reported", ["a rise in sales"])],
        ),
    ],
)
def test_who_says_what(engine, text, expected):
    assert read(text, engine) == expected


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Local media, citing an engineer, reported that cracks had been seen.", {"Local media"}),
        ("Brint reported a rise, topping analysts' estimates, but warned that costs would rise.", {"Brint"}),
        ("One man was heard to say the whole thing had been “stitched up”.", {"One man"}),
        (
            "Harbour boss Pat Quill had some sympathy, up to a point: “I've been there. But you go home.”",
            {"Harbour boss Pat Quill"},
        ),
        ("The chief was less sure: “The rock is like sugar in a wet cup,” he told state radio.", {"he"}),
    ],
)
def test_who_speaks(engine, text, sources):
    assert {source for source, _, _ in read(text, engine)} == sources


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "State Sen. Lydia Crone, the Democrat who hopes to win, was quick. “He lies,” she said.",
            "Lydia Crone",
        ),
        (
            "Dragan Pell said it was late.\nThe rescue chief, whose team came overnight, was less sure: “The "
            "rock is like sugar in a wet cup,” he told state radio.",
            "the rescue chief",
        ),
        (
            "Tate Moon said it was late.\nHarbourers' union president Gus Petrak, for one, is not buying it. "
            "“It is the same fight,” he told a crowd.",
            "Gus Petrak",
        ),
        (
            "Marl Leisure said it was glad.\nA petition has drawn 2,300 signatures, its organisers insist.",
            "the organisers",
        ),
    ],
)
def test_whom_it_means(engine, text, name):
    assert attributions(text, engine)[1][-1].source_name == name


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("the Democrat", SourceType.UNNAMED_PERSON),
        ("Calder & Roe", SourceType.NAMED_GROUP),
        ("Calder & Roe's Jim Orr", SourceType.NAMED_PERSON),
        ("Calder & Roe analyst Jim Orr", SourceType.NAMED_PERSON),
    ],
)
def test_what_kind_of_speaker_it_is(source, kind):
    assert Cast("It rained.").name(source)[1] is kind


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("One man was heard to say the whole thing had been “stitched up”.", STATUS.ASSERTION_ONLY),
        ("One man heard the roof fall, he said.", STATUS.EYEWITNESS),
        ("Residents saw smoke as a blast was heard, the mayor said.", STATUS.EYEWITNESS),
        ("The clerk made a video and told a friend that it was late.", STATUS.ASSERTION_ONLY),
        ("The Brint Desk was shown a spreadsheet with 1,940 names on it.", STATUS.DOCUMENT),
        ("Satellite images reviewed by this newspaper tell a different story.", STATUS.VISUAL_HANDOUT),
        ("Lind declined to comment, saying only that the firm “always looks at it”.", STATUS.ASSERTION_ONLY),
        ("Lind declined to comment.", STATUS.UNSTATED),
        ("The chair offered help, writing on her page that “there are no borders”.", STATUS.ASSERTION_ONLY),
    ],
)
def test_what_it_offers(text, status):
    claims = analyse(f"Bridge to close\n{text}\nThe council met in the old hall on Tuesday evening.").claims
    assert claims[1].evidence.status is status
