"""Who speaks in wire copy: where words before, behind or inside a phrase lead to somebody else."""

import pytest

from claims.analysis.pipeline import analyse
from tests.saying import ENGINES, attributions, needs_parser, read


@needs_parser
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Orr was fined in 2016 for moving the border, court records show.", "court records"),
        (
            "The Civic League, whose leader Tom Brandt has accused the board of waste, called for a vote.",
            "Tom Brandt",
        ),
        (
            "Its director, Lena Marsh, who has worked on the coast since May 2019, said it was late.",
            "Lena Marsh",
        ),
    ],
)
def test_the_speaker_where_the_parser_takes_another(text, name):
    assert attributions(text, "parser")[1][0].source_name == name


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("wish", ["not to be named", "to remain anonymous", "that her name not be used"])
def test_who_asked_not_to_be_named_has_said_nothing_by_that(wish, engine):
    found = read(f"Talks broke down, said one envoy, who asked {wish}.", engine)
    assert [(cue, contents) for _, cue, contents in found] == [("said", ["Talks broke down"])]


@needs_parser
def test_a_poll_speaks_for_itself_whoever_published_it():
    whole, (said,) = attributions(
        "A poll published by the Halden Echo on Monday suggests that Orr leads.", "parser"
    )
    assert said.source_name == "a poll published by the Halden Echo"
    assert said.intermediary.cut(whole) == "the Halden Echo"


@needs_parser
def test_a_rebel_reached_by_phone_is_he_in_the_next_sentence():
    _, said = attributions("A commander reached by phone said it was over. “They fled,” he said.", "parser")
    assert [one.source_name for one in said] == ["a commander reached by phone"] * 2


def test_a_verb_without_ed_makes_a_clause_too():
    assert read("The bridge fell, said an envoy.", "light") == [("an envoy", "said", ["The bridge fell"])]


@needs_parser
def test_a_second_verb_is_no_part_of_what_was_denied():
    found = read("Clearline denies this and has called the suit “meritless”.", "parser")
    assert found == [
        ("Clearline", "denies", ["this"]),
        ("Clearline", "called", ["the suit “meritless”"]),
    ]


@needs_parser
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Eck's predecessor, Kaspar Moll, said it was over.", "Kaspar Moll"),
        (
            "The vote was won by Ana Petrie, head of the Dockers' Union, which claims 40,000 members.",
            "Dockers' Union",
        ),
    ],
)
def test_who_is_named_behind_a_comma(text, name):
    assert [one.source_name for one in attributions(text, "parser")[1]] == [name]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "remark",
    [
        "a figure the government disputes",
        "which the government has denied",
        "a claim contradicted by e-mails seen by the Halden Echo",
    ],
)
def test_what_the_outlet_holds_against_it_is_no_part_of_what_was_said(remark, engine):
    ((_, _, contents),) = read(f"The party says prices have risen 22% since 2021, {remark}.", engine)
    assert contents == ["prices have risen 22% since 2021"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_cause_is_attributed(engine):
    assert read("Traders attributed the dip to bad harvests.", engine) == [
        ("Traders", "attributed", ["the dip to bad harvests"])
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_words_behind_a_colon_need_no_verb(engine):
    found = read("Its embassy said in a post on Telegram: “Another fantasy for domestic use”.", engine)
    assert found == [("Its embassy", "said", ["“Another fantasy for domestic use”"])]


@needs_parser
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court was shown images of two men in a lobby.", []),
        (
            "It is believed that the ferry was built in 1988.",
            [("", "believed", ["that the ferry was built in 1988"])],
        ),
        (
            "“It is a leak,” said Odd Brekke, although he conceded that much was secret.",
            [("Odd Brekke", "said", ["“It is a leak,”"]), ("he", "conceded", ["that much was secret"])],
        ),
        (
            "A study in the journal Weather Letters concluded that it rains more.",
            [("A study in the journal Weather Letters", "concluded", ["that it rains more"])],
        ),
    ],
)
def test_where_the_parser_alone_reads_wrongly(text, expected):
    assert read(text, "parser") == expected


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Power was back by noon, according to the operator, GridVelm. It rained.", "GridVelm"),
        ("Power was back, according to the mayor, Siv Rand. It rained.", "Siv Rand"),
    ],
)
def test_a_name_behind_the_source_names_it(text, name, engine):
    assert attributions(text, engine)[1][0].source_name == name


@needs_parser
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nurses say they were told to go, an inquiry by the Echo has found.",
            [
                ("Nurses", "say", ["they were told to go"]),
                ("an inquiry by the Echo", "found", ["Nurses say they were told to go"]),
            ],
        ),
        (
            "But rosters seen by the Echo show that on 19 nights fewer nurses were on duty.",
            [("rosters seen by the Echo", "show", ["that on 19 nights fewer nurses were on duty"])],
        ),
        (
            "“The president must come,” its leader, Tomas Brandt, posted on X.",
            [("its leader, Tomas Brandt", "posted", ["“The president must come,”"])],
        ),
    ],
)
def test_who_else_says_so_in_a_sentence(text, expected):
    assert read(text, "parser") == expected


@needs_parser
def test_what_is_described_does_not_speak():
    found = read(
        "Eleven employees, most of whom asked that their names be withheld, described a crisis.", "parser"
    )
    assert all(source != "a crisis" for source, _, _ in found)
    assert ["a crisis"] in [contents for _, _, contents in found]


def test_who_was_told_to_keep_quiet_has_declined_nothing():
    whole, _ = attributions("Nurses were told to keep quiet.", "light")
    assert analyse(whole).claims[1].evidence.warnings == ()
