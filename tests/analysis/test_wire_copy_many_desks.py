"""Sentences of many desks: blotters, obituaries, live blogs, reviews, and names of other countries."""

import pytest

from claims.analysis.names.pronouns import pronoun_told
from claims.analysis.pipeline import analyse
from claims.analysis.sources import Cast
from claims.analysis.spans import Span
from claims.vocabulary import EvidenceStatus, SourceType
from tests.saying import ENGINES, attributions, needs_parser, read

BODY, PERSON, SOME = SourceType.NAMED_GROUP, SourceType.NAMED_PERSON, SourceType.UNNAMED_GROUP


@pytest.mark.parametrize(
    ("text", "source", "name", "kind"),
    [
        ("It rained.", "The regional prefecture", "the regional prefecture", BODY),
        (
            "It rained.",
            "Repair logs read out at a hearing",
            None,
            SourceType.DOCUMENT,
        ),
        ("It rained.", "The Speaker", "Speaker", PERSON),
        ("It rained.", "Alhaji Musa Bako", "Musa Bako", PERSON),
        ("It rained.", "Coronel Luis Prado", "Luis Prado", PERSON),
        ("It rained.", "The Senator representing Lorvel West, Hajia Amina Sule", "Amina Sule", PERSON),
        ("Tarvane Bio fell.", "The Company", "Tarvane Bio", BODY),
        ("Tarvane Bio sued Kestrel Shipping.", "The Company", "the company", BODY),
        ("Chike Obasa died. Mrs Adaeze Obasa wept. Mrs Obasa pointed at him.", "She", "Adaeze Obasa", PERSON),
    ],
)
def test_names_and_kinds(text, source, name, kind):
    _, said = attributions(f"{text} {source} said it was late.", "light")
    assert [(one.source_name, one.source_type) for one in said] == [(name or source, kind)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The chair said he would ask why, though he stressed that nobody was to blame.",
            [
                ("The chair", "said", ["he would ask why"]),
                ("he", "stressed", ["that nobody was to blame"]),
            ],
        ),
        (
            "Orr said the pier was safe, though divers warned that it was not.",
            [("Orr", "said", ["the pier was safe, though divers warned that it was not"])],
        ),
        (
            "The mill, Lind notes, stood for a century.",
            [("Lind", "notes", ["The mill", "stood for a century"])],
        ),
        ("“Ask me in May,” he said, grinning.", [("he", "said", ["“Ask me in May,”"])]),
        ("The pier is a grave, as Orr put it.", [("Orr", "put it", ["The pier is a grave"])]),
        ("As Orr put it, the pier is a grave.", [("Orr", "put it", ["the pier is a grave"])]),
        (
            "She leaves a son and, as she put it in a last talk, “a great many unpaid bills.”",
            [("she", "put it", ["“a great many unpaid bills.”"])],
        ),
        ("A harbour monitor gave a toll of 19.", [("A harbour monitor", "gave", ["a toll of 19"])]),
        (
            "Anna and Greta, say the producers, were cast from one school.",
            [("the producers", "say", ["Anna and Greta", "were cast from one school"])],
        ),
        (
            "Moe said “we own the river” in a speech made at a fundraiser.",
            [("Moe", "said", ["“we own the river”"])],
        ),
        (
            "The leader, Rolf Moe, accuses those who ask of “talking the town down”.",
            [("The leader, Rolf Moe", "accuses", ["those who ask of “talking the town down”"])],
        ),
        (
            "What Velmar calls a buffer, Tarsk calls an occupation.",
            [("Velmar", "calls", ["a buffer"]), ("Tarsk", "calls", ["an occupation"])],
        ),
        (
            "“We found 11 gaps since May, seven of them by one side,” the head of the mission, "
            "Ambassador Lev Holt, told the Council by video link.",
            [
                (
                    "the head of the mission, Ambassador Lev Holt",
                    "told",
                    ["“We found 11 gaps since May, seven of them by one side,”"],
                )
            ],
        ),
        (
            "(The council’s own audit puts the rise at 12%.)",
            [("The council’s own audit", "puts", ["the rise at 12%"])],
        ),
        (
            "The panel’s chair, former judge Ada Moe-Lane, said it was late.",
            [("The panel’s chair, former judge Ada Moe-Lane", "said", ["it was late"])],
        ),
        (
            "The paper makes sober reading: “Hope,” it concludes, “is no plan.”",
            [("it", "concludes", ["“Hope,”", "“is no plan.”"])],
        ),
        # Nobody says anything here.
        ("The man she pointed to left the room.", []),
        ("Officers responded to a report of a break-in.", []),
        ("Ada brushed her hair and shrugged.", []),
        ("I read with dismay that hedge after hedge had gone.", []),
        ("Review: King Orm, Old Foundry Theatre", []),
    ],
)
def test_who_says_what(text, expected, engine):
    assert read(text, engine) == expected


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The prefect brushed aside as “gossip” a report that boats were lost.",
            "a report that boats were lost",
        ),
        ("The prefect brushed the criticism aside.", "the criticism"),
        (
            "Orr said that the yard was shut, a claim the union has not contested.",
            "that the yard was shut",
        ),
        (
            "Orr said that guns were to blame, a view that diplomats privately describe as odd.",
            "that guns were to blame",
        ),
        (
            "Orr called her “the best hand aboard,” a remark she described, years later, as “a slap.”",
            "her “the best hand aboard,”",
        ),
        (
            "Guards began what they call a quiet search of the port and removed two men.",
            "a quiet search of the port",
        ),
        ("A source has texted to say the vote is off.", "the vote is off"),
        ("The clerk told police someone had taken two hams.", "someone had taken two hams"),
    ],
)
def test_where_it_ends(text, content, engine):
    assert read(text, engine)[0][2] == [content]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Growers say prices will ease, but caution that frost could undo it.",
            ["prices will ease", "that frost could undo it"],
        ),
        (
            "The fund said the sale was “the point”, and called on the board to act.",
            ["the sale was “the point”", "the board to act"],
        ),
    ],
)
def test_the_same_speaker_goes_on(text, contents, engine):
    assert [part for one in read(text, engine) for part in one[2]] == contents


def test_the_day_of_an_entry_is_not_what_was_said():
    text = "Oct. 15, 3 p.m. — A woman reported being followed by a van."
    assert "Oct. 15, 3 p.m" not in [part for one in read(text, "light") for part in one[2]]


def test_when_it_was_said_is_not_what_was_said():
    assert read("Six died, officials said, hours after both sides had met.", "light")[0][2] == ["Six died"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A nurse who was not authorised to speak to the press said it was late.", "A nurse"),
        (
            "Nobody has explained the gap, and the leader of the council, Rolf Moe, says it was late.",
            "the leader of the council, Rolf Moe",
        ),
        (
            "Orm Power, which owns the dam, and its insurer, Coast Mutual, both said it was late.",
            "Orm Power, which owns the dam, and its insurer, Coast Mutual",
        ),
        ("Another warns in red letters: “Keep the water low at all times.”", "Another"),
    ],
)
def test_the_light_engine_finds_who_speaks(text, source):
    assert [one[0] for one in read(text, "light")] == [source]


def test_officials_who_meet_in_a_headline_are_officials():
    text = "Dam officials meet, say breach was foreseen\nIt rained on Tuesday in all of the valley."
    said = analyse(text).attributions
    assert [(one.source.cut(text), one.contents) for one in said] == [
        ("Dam officials", (Span(text.index("breach"), text.index("\n")),))
    ]


@needs_parser
def test_who_only_asks_is_no_she():
    text = "Ada Moe wept. Asked by her counsel whether it was cold, she nodded. “Yes,” she said."
    assert attributions(text, "parser")[1][-1].source_name == "Ada Moe"


def test_what_her_husband_does_may_stand_before_his_name():
    assert pronoun_told("A note on her husband, the physicist Béla Varga, thanked him.", "Béla Varga") == "he"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Officials said two clinics were running on generators.", EvidenceStatus.ASSERTION_ONLY),
        ("Asked by counsel whether she had seen the man, she pointed at him.", EvidenceStatus.UNSTATED),
        ("The clerk told police someone had taken a chain saw.", EvidenceStatus.ASSERTION_ONLY),
        ("Her aunt said that she had no head for figures.", EvidenceStatus.ASSERTION_ONLY),
    ],
)
def test_look_alikes_of_evidence(text, status):
    assert analyse(f"Bridge to close\n{text}").claims[-1].evidence.status is status


def test_a_doctor_of_other_countries_does_not_end_a_sentence():
    text = "The secretary, Dra. Pilar Ruiz, said it was late."
    assert len(analyse(f"Bridge to close\n{text}").claims) == 2


def test_pictures_taken_on_a_day_are_the_firms_that_took_them():
    assert Cast("It rained.").name("Skyline") == ("Skyline", PERSON)
    _, said = attributions("Pictures taken by the firm Skyline on Sept. 7 show new craters.", "light")
    assert [one.source_name for one in said] == ["Skyline"]


@needs_parser
def test_a_title_that_the_parser_cut_off_belongs_to_the_name():
    assert [one[0] for one in read("Sgt. Dana Moe said both were told to go home.", "parser")] == [
        "Sgt. Dana Moe"
    ]
