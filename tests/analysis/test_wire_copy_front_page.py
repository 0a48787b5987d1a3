"""Sentences of front pages as a news editor reads them: roles before names, firms, places, asides."""

import pytest

from claims.analysis.pipeline import analyse
from claims.analysis.sources import Cast
from claims.vocabulary import Channel, SourceType
from tests.saying import ENGINES, attributions, needs_parser, read

BODY, PERSON = SourceType.NAMED_GROUP, SourceType.NAMED_PERSON
SOME, DATA, PAPER = SourceType.UNNAMED_GROUP, SourceType.DATA, SourceType.DOCUMENT


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Homes should expect long cuts before winter, the grid operator, Norda Grid, said on Monday.",
            "the grid operator, Norda Grid",
            "Homes should expect long cuts before winter",
        ),
        (
            "Aerial images taken on Monday by Orbis Sky and reviewed by the Post show at least six wrecks.",
            "Aerial images taken on Monday by Orbis Sky and reviewed by the Post",
            "at least six wrecks",
        ),
        (
            "Two former nurses alleged in court papers last year that managers had hidden the report.",
            "Two former nurses",
            "that managers had hidden the report",
        ),
        ("Orr blamed the gap on the units at Brint that have stood idle since April.", "Orr", None),
        ("“It was late,” she told the Post, her voice breaking.", "she", "“It was late,”"),
        (
            "Lind vowed to stay, telling parliament that “no metre” was lost.",
            "Lind",
            "that “no metre” was lost",
        ),
        ("It said the spans carried bread, but offered no evidence.", "It", "the spans carried bread"),
        ("The army claimed to have won -- it gave no names, places or pictures.", "The army", "to have won"),
        ("Sales figures show that 60 tonnes were lost.", "Sales figures", "that 60 tonnes were lost"),
        (
            "That figure is disputed by fishermen, who say it counts trout.",
            "who",
            "it counts trout",
        ),
        (
            "The operator, Norda Offshore, says cameras on 40 of its turbines recorded 11 collisions.",
            "The operator, Norda Offshore",
            "cameras on 40 of its turbines recorded 11 collisions",
        ),
        (
            "A spokesman for the group told us it no longer stood by the figure.",
            "A spokesman for the group",
            "it no longer stood by the figure",
        ),
        ("Rook accused her of “lying”, a claim she called outrageous.", "Rook", "her of “lying”"),
        (
            "Emails shown to the court in Brint suggest that it was late.",
            "Emails shown to the court in Brint",
            "that it was late",
        ),
        (
            "In one, dated 12 May, the engineer, Ada Weld, wrote that it was late.",
            "the engineer, Ada Weld",
            "that it was late",
        ),
        ("The board said later it stood behind him.", "The board", "it stood behind him"),
        ("Striker out for a month, says coach", "coach", "Striker out for a month"),
        (
            "The United Nations' rights office has counted 4,211 deaths but says it is late.",
            "The United Nations' rights office",
            "it is late",
        ),
        ("The post does not say where the figure comes from.", "The post", "where the figure comes from"),
        ("Separately, the office closed, saying it was late.", "the office", "it was late"),
        (
            "The news agency Norda Today reported that they were on their way.",
            "The news agency Norda Today",
            "that they were on their way",
        ),
    ],
)
def test_who_says_it_and_no_more_than_was_said(text, source, content, engine):
    found, _, contents = read(text, engine)[-1]
    end = "the gap on the units at Brint that have stood idle since April"
    assert (found, contents[-1]) == (source, content or end)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied in a statement that any bridge had been hit.",
        "Homes should expect long cuts before winter, the grid operator, Norda Grid, said on Monday.",
    ],
)
def test_what_is_said_once_is_suggested_once(text, engine):
    assert len(read(text, engine)) == 1


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "text",
    [
        "The agency has neither confirmed nor denied that the document is genuine.",
        "Norda did not respond to the Post's repeated requests for comment.",
        "The group could not be reached to explain how it had come to that.",
    ],
)
def test_who_keeps_silent_says_nothing(text, engine):
    assert read(text, engine) == []


def test_what_was_quoted_before_is_not_what_somebody_does_not_say():
    said = read("A post claims it “kills birds”. The post did not say how.", "light")
    assert [contents for _, _, contents in said if "birds" in str(contents)] == [["it “kills birds”"]]


def test_how_often_a_post_was_shared_does_not_speak():
    text = "A post shared more than 8,000 times on Facebook claims that the farm is shut."
    assert read(text, "light")[0][0] == "A post shared more than 8,000 times on Facebook"


@needs_parser
def test_the_editor_of_a_paper_is_not_the_paper():
    text = "Ada Lind, the editor in chief of the town's paper, The Post, said it was late."
    assert read(text, "light")[0][0].startswith("Ada Lind")
    assert read(text, "parser")[0][0].startswith("Ada Lind")


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("One underwriter", "one underwriter", SourceType.UNNAMED_PERSON),
        ("Several senators", "several senators", SOME),
        ("Three ferrymen and two surveyors", "three ferrymen and two surveyors", SOME),
        ("ten women", "ten women", SOME),
        ("Unions", "Unions", SOME),
        ("The regulator's own forecast", "the regulator's own forecast", PAPER),
        ("Gauge readings from the Water Office", "Gauge readings from the Water Office", DATA),
        ("the mayor's aide that night", "the mayor's aide that night", SourceType.UNNAMED_PERSON),
        ("Neighbouring Lorvel", "Lorvel", BODY),
        ("1,409 teachers", "1,409 teachers", SOME),
    ],
)
def test_by_which_name_and_kind_a_source_goes(source, name, kind):
    text = f"Pier shut\n{source} said so, and neighbouring Lorvel too."
    assert Cast(text).name(source, text.find(source)) == (name, kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Nordvik, the biggest brewer, said it would cut 90 jobs. It rained. The company said no.",
            "Nordvik",
        ),
        ("Drugmaker Helva falls\nHelva said it would sell a unit. The company said no more.", "Helva"),
        ("Lorvel puts its own losses at 61. Lorvel said no.", "Lorvel"),
        ("Lorvel said in a statement that it would not attack ships. Lorvel said no.", "Lorvel"),
        ("The records show he was late. Orr left at noon. On Friday it said no.", ""),
    ],
)
def test_a_company_a_country_and_an_it_lead_to_who_is_meant(text, name):
    last = analyse(text).attributions[-1]
    assert last.source_name == name
    assert last.source_type is not PERSON


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Dame Ruth Okell spoke. Among them was Carys Penn, whose sons drowned. “They knew,” she said.",
            "Carys Penn",
        ),
        (
            "The port said it was late. The harbour board is gloomier: it says it was shut.",
            "The harbour board",
        ),
        ("For instance, the paper notes a gap, and it says it is wide.", "the paper"),
        ("Velm says no.\nLorvel's forces shot down 14 drones, its ministry said.", "Lorvel's ministry"),
        ("On the document, a stamp was seen, and it says that it was late.", ""),
    ],
)
def test_whom_the_sentence_itself_tells_of_is_meant(text, name):
    last = analyse(text).attributions[-1]
    assert last.source_name.lower() == name.lower().removeprefix("the ") or last.source_name == name.lower()


def test_two_firms_leave_the_company_open():
    text = "Nordvik said it would cut 90 jobs. Helva said it would sell a unit. The company said no more."
    assert analyse(text).attributions[-1].source_name == "the company"


def test_who_quotes_a_speaker_is_not_the_speaker():
    text = "A negotiator, quoted by the state agency Norda Today, said it was late."
    assert analyse(text).attributions[0].source_name == "a negotiator"


def test_when_pictures_were_taken_is_no_part_of_who_took_them():
    text = "Drone footage filmed by The Halden Wire on the same day shows fresh tracks."
    assert analyse(text).attributions[0].source_name == "Halden Wire"


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The army claimed to have won, though it gave no names, places or pictures.", Channel.NOT_STATED),
        ("An aide, who was not authorised to speak to the media, said it was late.", Channel.NOT_STATED),
        ("An aide, who was speaking to the media, said it was late.", Channel.PRESS_REPORT),
        ("Orr, in his nightly video address, said it was late.", Channel.SPEECH),
        ("The army said in a video posted on Telegram that it had won.", Channel.SOCIAL_POST),
    ],
)
def test_by_which_channel_it_came(text, channel):
    _, (said, *_) = attributions(text, "light")
    assert said.channel is channel
