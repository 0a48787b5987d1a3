"""Sentences of wire copy in which a second speaker, a refusal or an act stands behind what the first says."""

import pytest

from tests.saying import ENGINES, needs_parser, read


@needs_parser
@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Officials said that the fire was out, but a senior official, who was not authorised to speak, "
            "said on Friday that it was burning.",
            [["that the fire was out"], ["that it was burning"]],
        ),
        (
            "The mayor told the council the bridge was safe, but a senior official, speaking on condition of "
            "anonymity, said it was not.",
            [["the bridge was safe"], ["it was not"]],
        ),
        (
            "Holt said the dam was safe, while her deputy, Ivo Orr, said the cracks were growing.",
            [["the dam was safe"], ["the cracks were growing"]],
        ),
        (
            "Marsh told reporters the plan was dead but declined to say why.",
            [["the plan was dead"], ["to say why"]],
        ),
        # One speaker, who says both.
        (
            "Holt said the dam was safe and that an engineer, who had worked there for years, said so too.",
            [["the dam was safe and that an engineer, who had worked there for years, said so too"]],
        ),
    ],
)
def test_what_the_first_says_ends_where_the_second_begins(text, contents):
    assert [said for _, _, said in read(text, "parser")] == contents


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Orr told MPs the bank had warned him about the deal in May, but refused to say what he did.",
            {"Orr"},
        ),
        ("Orr told MPs “we got it wrong”, but refused to say who would pay.", {"Orr"}),
        ("Orr said that Lank had told him of the loan, but added that it was late.", {"Orr"}),
        ("Orr told MPs she was sorry, but Lank refused to say when she knew.", {"Orr", "Lank"}),
    ],
)
def test_who_refuses_is_who_spoke_before(text, sources, engine):
    assert {source for source, _, _ in read(text, engine)} == sources


@needs_parser
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A clip viewed 2.1 million times on the site says the well is poisoned.",
            [("A clip", "says", ["the well is poisoned"])],
        ),
        (
            "A post viewed 2.1 million times claims the ferry sank.",
            [("A post", "claims", ["the ferry sank"])],
        ),
        ("In a post viewed 90,000 times, Orr said it was rigged.", [("Orr", "said", ["it was rigged"])]),
        ("Orr repeated three times that the well was dry.", [("Orr", "repeated", ["that the well was dry"])]),
        ("Orr views the plan as a threat.", [("Orr", "views", ["the plan as a threat"])]),
    ],
)
def test_how_often_something_was_seen_is_nobodys_view(text, expected):
    assert read(text, "parser") == expected


@needs_parser
@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ('"It is over," she says, shrugging.', ['"It is over,"']),
        ("“It's over,” she says, already packing a bag.", ["“It's over,”"]),
        ("The town, she said, is dying.", ["The town", "is dying"]),
        (
            "The plan, Holt said, would help, saving 3 million crowns.",
            ["The plan", "would help, saving 3 million crowns"],
        ),
    ],
)
def test_what_the_speaker_does_meanwhile_is_not_said(text, contents):
    assert [said for _, _, said in read(text, "parser")] == [contents]
