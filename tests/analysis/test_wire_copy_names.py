"""Names, kinds and pronouns as wire copy has them: who is meant, and what kind of speaker it is."""

import pytest

from claims.analysis.names.source_names import clip
from claims.analysis.pipeline import analyse
from claims.analysis.sources import Cast
from claims.analysis.spans import Span
from claims.vocabulary import SourceType
from tests.saying import ENGINES

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
