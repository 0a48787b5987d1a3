"""Sentences of a night desk: of a court, a mine, a tabloid, an agency of another country."""

import pytest

from claims.analysis.pipeline import analyse
from claims.analysis.sources import Cast
from claims.vocabulary import EvidenceStatus
from tests.saying import ENGINES, attributions, needs_parser, read


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Asked by the judge what he had shouted, he replied: “Mind yourself there.”",
            [
                ("the judge", "Asked", ["what he had shouted"]),
                ("he", "replied", ["“Mind yourself there.”"]),
            ],
        ),
        (
            "Governor Viktor Lem specified that debris had fallen on a terminal.",
            [("Governor Viktor Lem", "specified", ["that debris had fallen on a terminal"])],
        ),
        (
            "As the daily Haibin Rib wrote, citing diplomats in Dorvik, the talks may be put off.",
            [("the daily Haibin Rib", "wrote citing", ["the talks may be put off"])],
        ),
        (
            "She claimed that ballots had gone missing, a charge for which she has produced no proof.",
            [("She", "claimed", ["that ballots had gone missing"])],
        ),
        (
            "The Sheriff's Office says it happened around 7:15 a.m. Saturday on Dogwood Lane.",
            [("The Sheriff's Office", "says", ["it happened around 7:15 a.m. Saturday on Dogwood Lane"])],
        ),
    ],
)
def test_who_says_what(engine, text, expected):
    assert read(text, engine) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“You twist things,” Harl said when a reporter read it back.",
            [("Harl", "said", ["“You twist things,”"])],
        ),
        (
            "At least three people who were in the room told the paper they took him at his word.",
            [("three people", "told", ["they took him at his word"])],
        ),
        ("“It is over,” he told a crowd of about 200.", [("he", "told", ["“It is over,”"])]),
        ("“That is a yes,” Harl said, and was gone.", [("Harl", "said", ["“That is a yes,”"])]),
        (
            "Commenting on reports that it was ready, Zand underlined that nothing had come.",
            [
                ("Zand", "Commenting", ["that it was ready"]),
                ("Zand", "underlined", ["that nothing had come"]),
            ],
        ),
    ],
)
def test_who_says_what_without_a_parser(text, expected):
    assert read(text, "light") == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A spokesman for the operator, Corvane Resources, said it was safe.",
            "a spokesman for Corvane Resources",
        ),
        ("A spokesman for the operator, Ada Orr, said it was safe.", "Ada Orr"),
        (
            "A memo circulated last week, and leaked to The Torsund Desk, blames “soft wards”.",
            "a memo",
        ),
        ("Barman Owen Dudd said he had shouted.", "Owen Dudd"),
        ("Mr Fennel said it was late. Earlier, Mr Hugo Fennel SC, for the owners, spoke.", "Hugo Fennel"),
        (
            "Corvane disputes it.\nDale Murch, whose brother Craig was among those killed, was in court.\nHe "
            "said he had heard it before.",
            "Dale Murch",
        ),
    ],
)
def test_what_a_source_is_called(text, name):
    assert attributions(text, "light")[1][-1].source_name == name


@needs_parser
def test_who_is_told_of_by_an_apposition():
    text = "One who saw it is Tobias Kern, a retired actuary who claims to have warned of it.\n“No,” he said."
    assert {one.source_name for one in attributions(text, "parser")[1]} >= {"Tobias Kern"}
    assert attributions(text, "parser")[1][-1].source_name == "Tobias Kern"


def test_an_office_is_no_firm_that_ends_in_its_word():
    cast = Cast("Corvane Resources closed a mine. The Minister for Resources said it was late.")
    assert cast.name("The Minister for Resources", 33)[0] == "Minister for Resources"


@pytest.mark.parametrize(
    "line",
    [
        "EXCLUSIVE by Becky Marsh, Showbiz Editor",
        "By state political reporter Josh Hanley",
        "This is a developing story. Stay with Brint News for updates.",
        "Stay with Brint News for updates.",
    ],
)
def test_what_states_nothing(line):
    text = f"Bridge to close\n\nThe court said the bridge was unsafe.\n\nIt rained all night long.\n\n{line}"
    assert len(analyse(text).claims) == 3


def test_no_comment_in_quotation_marks_asserts_nothing():
    text = (
        "Bridge to close\nA woman who answered the phone said “no comment” and hung up.\nIt rained all day."
    )
    assert analyse(text).claims[1].evidence.status is EvidenceStatus.UNSTATED
