"""Sentences of twelve kinds of story as a sub-editor reads them: denials, asides, names, "it"."""

import pytest

from claims.analysis.layout import after_opening
from claims.analysis.pipeline import analyse
from claims.analysis.sources import Cast
from claims.analysis.spans import Span
from claims.vocabulary import CueClass, SourceType
from tests.saying import ENGINES, attributions, needs_parser, read

PERSON, SOME = SourceType.NAMED_PERSON, SourceType.UNNAMED_GROUP


@needs_parser
@pytest.mark.parametrize(
    ("text", "source", "stand"),
    [
        ("Orr dismissed reports that the firm was in trouble.", "Orr", CueClass.DENIAL),
        ("Orr rejected Lank’s claim that the vote was rigged.", "Orr", CueClass.DENIAL),
        ("Orr repeated his claim that the vote was rigged.", "Orr", CueClass.DOUBT),
        ("Lank’s claim that the vote was rigged was old.", "Lank’s", CueClass.DOUBT),
    ],
)
def test_whoever_denies_what_is_claimed_has_not_claimed_it(text, source, stand):
    whole, (said, *_) = attributions(text, "parser")
    assert said.source and said.source.cut(whole) == source
    assert [cue.cue_class for cue in said.cues] == [stand]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Orr dismissed reports that the firm was in trouble, saying orders were up.",
            ("Orr", "orders were up"),
        ),
        (
            "Juno Vale hit back at reports that her marriage to actor Rhys Tallow is over, telling fans that "
            "they are happy.",
            ("Juno Vale", "that they are happy"),
        ),
        ("He promised to repeal it but would not say how he would pay.", ("He", "how he would pay")),
        (
            "Orr said its barrister believed it was late, but refused to go.",
            ("Orr", "to go"),
        ),
        (
            "Vale’s publicist, Cass Ito, told the Halden Wire the story was old.",
            ("Vale’s publicist, Cass Ito", "the story was old"),
        ),
        (
            "His neighbour, florist Priya Nair, disagreed: “Most of my customers come by bus.”",
            ("His neighbour, florist Priya Nair", "“Most of my customers come by bus.”"),
        ),
        (
            "Medivue insisted its software “performed as designed”.",
            ("Medivue", "its software “performed as designed”"),
        ),
        ("Orr warned the bridge “could fall”.", ("Orr", "the bridge “could fall”")),
        ("Orr told the council the bridge “could fall”.", ("Orr", "the bridge “could fall”")),
        ("Orr told the council “we failed”.", ("Orr", "“we failed”")),
        (
            "The ministry declined to comment, but an aide described the delay as “regrettable”.",
            ("an aide", "the delay as “regrettable”"),
        ),
        (
            "Nordgrid rose after news of the talks, which were first reported by the Kelder Ledger.",
            ("the Kelder Ledger", "the talks"),
        ),
    ],
)
def test_who_says_the_last_of_it(text, last, engine):
    source, _, contents = read(text, engine)[-1]
    assert (source, contents[-1]) == last


@pytest.mark.parametrize("engine", ENGINES)
def test_what_a_noun_reports_ends_before_what_the_speaker_adds(engine):
    text = "Vale hit back at reports that it was over, telling fans that they are happy."
    assert ["that it was over"] in [contents for _, _, contents in read(text, engine)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "text",
    [
        "Nordgrid did not immediately respond to a request for comment.",
        "The port has not replied to the Halden Wire’s questions.",
    ],
)
def test_who_does_not_answer_says_nothing(text, engine):
    assert read(text, engine) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_a_title_that_opens_a_sentence_is_not_what_was_said_before(engine):
    said = read("PopWire claimed he had left. “A Night of Two Halves” was shown twice.", engine)
    assert [contents for _, _, contents in said] == [["he had left"]]
    said = read("Orr said he had left. “He took his coat and went” without a word.", engine)
    assert said[0][2] == ["he had left", "“He took his coat and went”"]


def test_an_agency_alone_may_open_a_story():
    text = "(Halden Wire) - Turbine maker Nordgrid will cut jobs."
    assert after_opening(text, Span(0, len(text))).cut(text) == "Turbine maker Nordgrid will cut jobs."
    aside = "(Nobody knew) it was late."
    assert after_opening(aside, Span(0, len(aside))).cut(aside) == aside


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("Local MP Hugh Carrick", "Hugh Carrick", PERSON),
        ("Hugh Carrick MP", "Hugh Carrick", PERSON),
        ("Det Ch Insp Moira Kane", "Moira Kane", PERSON),
        ("Butcher Len Foss", "Len Foss", PERSON),
        ("Colleagues", "colleagues", SOME),
        ("Opposition MPs", "Opposition MPs", SOME),
        ("Gossip site PopWire", "PopWire", SourceType.NAMED_GROUP),
    ],
)
def test_by_which_name_a_speaker_goes(source, name, kind):
    found = Cast(f"Pier shut\n{source} said so.").name(source)
    assert (found[0].replace("Colleagues", "colleagues"), found[1]) == (name, kind)


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("A spokeswoman for Quayside Chemists said the rules were tight.", "Quayside Chemists"),
        ("A spokesman for the harbour board said the pier was shut.", "the harbour board"),
        ("A spokesman for Ada Lind said she was ill.", "the court"),
    ],
)
def test_it_is_for_whom_a_spokesman_spoke(before, name):
    text = f"Pier shut\nThe court said no. {before} It said it was late."
    assert analyse(text).attributions[-1].source_name == name


def test_when_and_where_a_study_came_out_is_no_part_of_its_name():
    text = "Worm found\nIt lives, according to a study published on Wednesday in the journal Marine Letters."
    assert analyse(text).attributions[-1].source_name == "a study"
