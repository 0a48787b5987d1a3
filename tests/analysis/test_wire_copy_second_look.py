"""Sentences of budgets, rulings, fact boxes and interviews: asides, labels, bylines, what is called off."""

import pytest

from claims.analysis.pipeline import analyse
from claims.analysis.sources import Cast
from claims.vocabulary import EvidenceStatus, SourceType
from tests.saying import ENGINES, needs_parser, read

BODY, PERSON, SOME = SourceType.NAMED_GROUP, SourceType.NAMED_PERSON, SourceType.UNNAMED_GROUP


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orm’s Tova Lind reckons it will pass; “at this price, it must,” she wrote.",
            [
                ("Orm’s Tova Lind", "reckons", ["it will pass"]),
                ("she", "wrote", ["“at this price, it must,”"]),
            ],
        ),
        (
            "He sees a second bid, most likely from abroad, though he concedes he has “no inside line”.",
            [
                ("He", "sees", ["a second bid, most likely from abroad"]),
                ("he", "concedes", ["he has “no inside line”"]),
            ],
        ),
        (
            "He had told her, she said, that the seals were “weeping.”",
            [("she", "said", ["He had told her", "that the seals were “weeping.”"])],
        ),
        ("“You may think so,” he said, and hung up.", [("he", "said", ["“You may think so,”"])]),
        (
            "The judge freed the mayor, ruling that the witness had lied.",
            [("The judge", "ruling", ["that the witness had lied"])],
        ),
        (
            "- The critics: Fund manager Tova Lind, who owns little, says the offer “steals the wood”.",
            [("Fund manager Tova Lind, who owns little", "says", ["the offer “steals the wood”"])],
        ),
        (
            "Her deputy, Femi Lark, struck another note, telling a meeting in Brint the cuts were "
            "“not carved in stone”.",
            [("Her deputy, Femi Lark", "telling", ["the cuts were “not carved in stone”"])],
        ),
        # Nobody says anything here.
        ("His lawyer did not respond to a text message asking if he would stay.", []),
        ("The singer has called off the rest of the tour.", []),
        ("Guards visited 12 times and wrote up nobody.", []),
    ],
)
def test_who_says_what(text, expected, engine):
    assert read(text, engine) == expected


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The Mail reported, citing a deckhand, that the hull was thin.", "that the hull was thin"),
        ("Emails show that it leaked, an investigation by the Mail has found.", "Emails show that it leaked"),
        (
            "Guards came 12 times and wrote up nobody, records show.",
            "Guards came 12 times and wrote up nobody",
        ),
        ("Sunil Kadam, the breeder, insists he never set out to defy her.", "he never set out to defy her"),
    ],
)
def test_what_is_said_last(text, content, engine):
    assert read(text, engine)[-1][2][-1] == content


def test_the_light_engine_leaves_days_manners_and_charges_out_of_who_speaks():
    judge = "A judge on Friday temporarily blocked the ban, writing that it “went too far.”"
    letter = "Sir Alan Petrie wrote to her on Tuesday demanding to see the books."
    accused = "The mayor was accused by Holt of taking gifts."
    speakers = [read(text, "light")[0][0] for text in (judge, letter, accused)]
    assert speakers == ["A judge", "Sir Alan Petrie", "Holt"]


@needs_parser
def test_an_accusation_behind_a_name_is_one():
    text = "Its director, Tan Sri Lim Boon Keng, accused activists of faking the pictures."
    assert read(text, "parser") == [
        ("Its director, Tan Sri Lim Boon Keng", "accused", ["activists of faking the pictures"])
    ]


@pytest.mark.parametrize(
    ("text", "source", "name", "kind"),
    [
        ("Harpreet Sangha bowled.", "a beaming Sangha", "Harpreet Sangha", PERSON),
        ("It rained.", "Promoter LiveNorth", "Promoter LiveNorth", BODY),
        ("It rained.", "Defenders of the plan", "defenders of the plan", SOME),
        ("It rained.", "Replays", "replays", SourceType.DOCUMENT),
        ("It rained.", "Ibu Sri Wahyuni", "Sri Wahyuni", PERSON),
    ],
)
def test_names_and_kinds(text, source, name, kind):
    assert Cast(f"Yard shut\n{text}").name(source) == (name, kind)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Neither who wrote the story nor the agency of its dateline.
        ("By Priya Rag and Tom Ellery\n\nA field has grown. “It was tall,” he recalls.", ""),
        ("BRINT (Agencia Sur) - A court freed an ex-mayor. Outside, she said it was fair.", ""),
        ("Mayor Lundgren says his parking plan will help. My neighbour came. She said it was late.", ""),
        ("One of the three, AgriNova, said it was late.", "AgriNova"),
    ],
)
def test_who_is_meant(text, name):
    assert analyse(f"Bridge to close\n{text}\nIt rained.").attributions[-1].source_name == name


def test_a_headline_tells_what_a_singer_does_before_what_she_cites():
    text = "Singer Ada Fontaine cancels tour, cites injury\nIt rained on Tuesday in all of the valley."
    for engine in ("light", "auto"):
        said = analyse(text, engine=engine).attributions
        assert [one.source.cut(text) for one in said] == ["Singer Ada Fontaine"]


def test_an_interview_ends_where_the_outlet_tells_of_who_speaks():
    text = (
        "A talk with Thandeka Moe\n\nThe novelist speaks to Lise Orr.\n\n"
        "Q. Was it hard?\n\nA. It was. I wept.\n\nQ. And now?\n\nA. Now I sleep.\n\n"
        "Moe pauses, and the tape runs on.\n\n“A lie has short legs,” she says.\n\nQ. Any regrets?\n\nA. One."
    )
    answers = [one for one in analyse(text).attributions if one.source and one.source.cut(text) == "A"]
    assert {one.source_name for one in answers} == {"Thandeka Moe"}
    assert [content.cut(text) for one in answers for content in one.contents] == [
        "It was. I wept.",
        "Now I sleep.",
        "One.",
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("She cried when she heard the news, her lawyer said.", EvidenceStatus.ASSERTION_ONLY),
        ("One recalled being told that if he saw a bad seal he had not.", EvidenceStatus.UNSTATED),
        ("The firm did not address reports that the hull was thin.", EvidenceStatus.UNSTATED),
    ],
)
def test_look_alikes_of_evidence(text, status):
    assert analyse(f"Bridge to close\n{text}").claims[-1].evidence.status is status


def test_who_has_no_words_to_report_only_laughs():
    text = "When Gopal Moe first saw the wheat that bears his brother-in-law’s name, he laughed."
    assert all(cue != "laughed" for _, cue, _ in read(text, "light"))
