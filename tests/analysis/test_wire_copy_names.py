"""Names, kinds and pronouns as wire copy has them: who is meant, and what kind of speaker it is."""

import pytest

from claims.analysis.names.appositions import clip
from claims.analysis.pipeline import analyse
from claims.analysis.sources import Cast
from claims.analysis.spans import Span
from claims.vocabulary import CueClass, SourceType
from tests.saying import ENGINES, needs_parser

NAMED, UNNAMED = SourceType.NAMED_PERSON, SourceType.UNNAMED_PERSON
BODY, SOME = SourceType.NAMED_GROUP, SourceType.UNNAMED_GROUP
PAPER, DATA = SourceType.DOCUMENT, SourceType.DATA


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("Survivors", "Survivors", SOME),
        ("Backbenchers", "Backbenchers", SOME),
        ("Minister", "Minister", UNNAMED),
        ("a senior Radical", "a senior Radical", UNNAMED),
        ("one of the sources", "one of the sources", UNNAMED),
        ("people briefed on the sale", "people briefed on the sale", SOME),
        ("Traders reached by phone in Brint", "Traders reached by phone in Brint", SOME),
        ("a third of those asked", "a third of those asked", SOME),
        ("the shipbuilder", "the shipbuilder", BODY),
        ("Nordal Lines", "Nordal Lines", BODY),
        ("The Halden Post", "Halden Post", BODY),
        ("a memo seen by the Courier", "a memo seen by the Courier", PAPER),
        ("the charge sheet", "the charge sheet", PAPER),
        ("earlier research", "earlier research", PAPER),
        ("figures compiled by the league", "figures compiled by the league", DATA),
        ("prosecutor Tilda Rook KC", "Tilda Rook", NAMED),
        ("Detective Constable Ivo Marl", "Ivo Marl", NAMED),
        ("The painter Selma Aust", "Selma Aust", NAMED),
        ("Selma Aust herself", "Selma Aust", NAMED),
        ("his wife, Wren", "Wren", NAMED),
        ("Substitute Jon Brekk", "Jon Brekk", NAMED),
        ("Arvane Therapeutics (ARV)", "Arvane Therapeutics", BODY),
    ],
)
def test_what_kind_of_speaker_and_by_which_name(source, name, kind):
    text = f"{source[0].upper()}{source[1:]}, said so."
    found = Cast(text).name(clip(text, Span(0, len(source))))
    assert (found[0].lower(), found[1]) == (name.lower(), kind)


def test_a_surname_that_looks_like_many_people_is_one_if_the_article_names_it():
    cast = Cast("Ola Sanders left.\nSanders said no. Myers won. “I lost to Myers,” he said.")
    assert [cast.name(who) for who in ("Sanders", "Myers")] == [("Ola Sanders", NAMED), ("Myers", NAMED)]


def meant(*sentences: str) -> list[str]:
    text = "Pier to close\n" + " ".join(sentences)
    cast, at, found = Cast(text), 0, []
    for sentence in sentences:
        at = text.index(sentence, at)
        if " said" in sentence:
            found.append(cast.name(sentence.partition(" said")[0], at)[0])
    return found


@pytest.mark.parametrize(
    ("sentences", "last"),
    [
        (("Stefan Aust said it was late.", "She said no."), ""),
        (("Stefan Aust said that Vera Lund, the mayor, had gone.", "She said no."), "Vera Lund"),
        (("Sir Miro Vank said it was late.", "She said no."), ""),
        (("Ivo Marl, 61, is charged with fraud.", "He said no."), "Ivo Marl"),
        (("Miro Vank said it was late.", "Harbour manager Ivo Marl was angry.", "He said no."), "Ivo Marl"),
        (
            ("Vera Lund said it was late.", "One editor said no.", "Stefan Marl said so.", "She said no."),
            "Vera Lund",
        ),
        (("The bank said it was late.", "We said so."), ""),
    ],
)
def test_whom_a_pronoun_means(sentences, last):
    assert meant(*sentences)[-1] == last


def test_who_is_not_named_stays_unnamed_as_a_pronoun():
    cast = Cast("“No,” one woman said. She said it twice. Two officials agreed.")
    for source, pronoun, kind in (("one woman", "she", UNNAMED), ("Two officials", "they", SOME)):
        cast.name(source)
        assert cast.name(pronoun) == (cast.name(source)[0], kind)


def test_a_knight_is_known_by_the_first_name():
    assert Cast("Sir Miro Vank rose. Sir Miro sat.").name("Sir Miro")[0] == "Miro Vank"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_headline_makes_no_first_name(engine):
    text = "Late Marl goal sinks Brint\n\nIvo Marl scored twice. “I was lucky,” Marl said."
    assert [one.source_name for one in analyse(text, engine=engine).attributions] == ["Ivo Marl"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "apposition",
    [
        "the state utility that runs the dam",
        "a steel company based in Brint",
        "the ferry operator",
        "its lender",
    ],
)
def test_a_name_told_to_be_a_body_is_none_of_a_person(apposition, engine):
    text = f"Norda Kraft, {apposition}, said the gate was sound. Norda Kraft said so again."
    assert {one.source_type for one in analyse(text, engine=engine).attributions} == {BODY}


def test_what_somebody_is_at_a_body_makes_no_body_of_the_name():
    text = "Ada Lund, the head of the company, said so. Ivo Marl, a party leader, said so. Ada Lund said no."
    assert {one.source_type for one in analyse(text).attributions} == {NAMED}


def test_a_relation_of_the_same_surname_is_told_by_it():
    text = (
        "Aksel Rom said the boat was his. “No,” said Gro Rom, Aksel’s daughter, an engineer.\n"
        "“Sleep,” he said at last."
    )
    names = [one.source_name for one in analyse(text).attributions]
    assert names == ["Aksel Rom", "Gro Rom", "Aksel Rom"]


@pytest.mark.parametrize("engine", ENGINES)
def test_who_writes_is_nobody_who_was_quoted(engine):
    text = (
        "Police chief Runa Dahl: “Please stay indoors tonight.”\nI can see that it has sunk. We saw it too."
    )
    names = [one.source_name for one in analyse(text, engine=engine).attributions]
    assert names[0] == "Runa Dahl"
    assert set(names[1:]) == {""}


@needs_parser
@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Photographs taken by The Meren Post on Thursday", "Meren Post"),
        ("Footage filmed by Velmar Radio in May 2031", "Velmar Radio"),
    ],
)
def test_who_made_a_picture_is_its_source_and_passes_nothing_on(source, name):
    (said,) = analyse(f"{source} showed the quay on fire.", engine="parser").attributions
    assert (said.source_name, said.intermediary) == (name, None)


@pytest.mark.parametrize("engine", ENGINES)
def test_turning_down_a_question_takes_no_side_and_is_doubtful_as_a_saying(engine):
    declined, refused = analyse(
        "The mayor declined to comment on the report. The clerk refused to resign.", engine=engine
    ).attributions
    assert (declined.cues[0].cue_class, refused.cues[0].cue_class) == (CueClass.NEUTRAL, CueClass.COMMITMENT)
    assert declined.confidence < refused.confidence


@needs_parser
def test_a_which_by_itself_says_nothing():
    text = "The trial, which is expected to last six weeks, continues."
    (said,) = analyse(text, engine="parser").attributions
    assert [content.cut(text) for content in said.contents] == ["to last six weeks"]


def test_whom_a_he_meant_is_no_she_after_it():
    text = (
        "Vo Rask said no. He said jobs were lost. She added that roads were built. He laughed: “Never again.”"
    )
    names = [one.source_name for one in analyse(text).attributions]
    assert names == ["Vo Rask", "Vo Rask", "", "Vo Rask"]


def test_an_it_behind_after_is_what_its_own_sentence_tells_of():
    text = (
        "Ole Vint said little. The poll of 22 economists said rates would rise.\n"
        "Norda Kraft rose 0.4% after it reported a profit. Ole Vint left after it said that he lied."
    )
    said = [(one.source_name, one.source_type) for one in analyse(text).attributions]
    assert said == [("Ole Vint", NAMED), ("the poll of 22 economists", DATA), *[("Norda Kraft", BODY)] * 2]
