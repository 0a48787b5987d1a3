"""Who says what: each way news copy attributes, and look-alikes that attribute nothing."""

import pytest

from claims.analysis.pipeline import analyse
from claims.vocabulary import CueClass, Quotation


def read(text):
    """Source, cue words and contents of each attribution in a body paragraph."""
    whole = f"Bridge to close\n{text}\nThe council of Lormond met in the old hall on Tuesday evening."
    return [
        (
            one.source.cut(whole) if one.source else "",
            [cue.span.cut(whole) for cue in one.cues],
            [content.cut(whole) for content in one.contents],
        )
        for one in analyse(whole).attributions
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "contents"),
    [
        ("Ada Lind said the bridge was safe.", "Ada Lind", "said", ["the bridge was safe"]),
        (
            "Ada Lind said on Monday that the bridge was safe.",
            "Ada Lind",
            "said",
            ["that the bridge was safe"],
        ),
        (
            "On Monday, the ministry said the bridge was safe.",
            "the ministry",
            "said",
            ["the bridge was safe"],
        ),
        ("The bridge was safe, the ministry said.", "the ministry", "said", ["The bridge was safe"]),
        ("The bridge was safe, said Ada Lind, the mayor.", "Ada Lind", "said", ["The bridge was safe"]),
        ('"It is safe," Lind said. "We tested it."', "Lind", "said", ['"It is safe,"', '"We tested it."']),
        ('"It is safe," Lind said, "and old."', "Lind", "said", ['"It is safe,"', '"and old."']),
        (
            "“It is safe,” said Maren Holt. “We tested it.”",
            "Maren Holt",
            "said",
            ["“It is safe,”", "“We tested it.”"],
        ),
        ('Lind told reporters: "It is safe."', "Lind", "told", ['"It is safe."']),
        ("Lind told The Halden Post that it was safe.", "Lind", "told", ["that it was safe"]),
        (
            "According to the ministry, the bridge was safe.",
            "the ministry",
            "According to",
            ["the bridge was safe"],
        ),
        (
            "The bridge was safe, according to the ministry.",
            "the ministry",
            "according to",
            ["The bridge was safe"],
        ),
        (
            "Ada Lind, the mayor of Tarsk, said the bridge was safe.",
            "Ada Lind, the mayor of Tarsk",
            "said",
            ["the bridge was safe"],
        ),
        (
            "The engineer in charge of the bridge, which was built in 1931 said cracks had been found.",
            "The engineer in charge of the bridge",
            "said",
            ["cracks had been found"],
        ),
        (
            "The ministry in a statement on social media that two piers had been closed.",
            "The ministry",
            "in a statement on social media",
            ["that two piers had been closed"],
        ),
        ("As Lind noted, the bridge was safe.", "Lind", "noted", ["the bridge was safe"]),
        ("Velmara has denied the charge.", "Velmara", "has denied", ["the charge"]),
        ("Lind vowed to reopen the bridge.", "Lind", "vowed", ["to reopen the bridge"]),
        ("When Lind said the bridge was safe, the crowd cheered.", "Lind", "said", ["the bridge was safe"]),
    ],
)
def test_one_attribution(text, source, cue, contents):
    assert read(text) == [(source, [cue], contents)]


def test_several_cues_of_one_speaker_are_one_attribution():
    text = (
        "Tarsk said its boats were leaving, claiming -- without providing evidence -- to have sunk two ships."
    )
    ((source, cues, contents),) = read(text)
    assert source == "Tarsk"
    assert cues == ["said", "claiming"]
    assert contents == ["its boats were leaving", "to have sunk two ships"]


def test_a_shared_subject_goes_on():
    ((source, cues, contents),) = read(
        "Korsen said the pier had burned and also claims to have put the fire out."
    )
    assert (source, cues) == ("Korsen", ["said", "claims"])
    assert contents == ["the pier had burned", "to have put the fire out"]


def test_an_adverb_is_no_part_of_the_cue_but_an_auxiliary_is():
    found = read("Korsen said the pier had burned. Korsen also claims to have put the fire out.")
    assert found[1] == ("Korsen", ["claims"], ["to have put the fire out"])
    ((_, cues, _),) = read("Korsen has also claimed to have put the fire out.")
    assert cues == ["has also claimed"]


@pytest.mark.parametrize("source", ["Maren Holt", "the ministry"])
def test_according_to_needs_no_comma(source):
    assert read(f"According to {source} the bridge was closed in May.") == [
        (source, ["According to"], ["the bridge was closed in May"])
    ]


def test_a_comma_ends_a_source_with_a_verb_in_it():
    ((source, _, contents),) = read("According to a report the ministry published, the bridge was closed.")
    assert source == "a report the ministry published"
    assert contents == ["the bridge was closed"]


@pytest.mark.parametrize(
    ("headline", "source", "cue", "content"),
    [
        ("Police: two hurt in fire at Korsen depot", "Police", ":", "two hurt in fire at Korsen depot"),
        ("Ferry fares will rise, say harbour officials", "harbour officials", "say", "Ferry fares will rise"),
    ],
)
def test_a_headline_names_its_source_in_its_own_ways(headline, source, cue, content):
    text = f"{headline}\nThe council met in the old hall. It was cold."
    (one,) = analyse(text).attributions
    assert one.source.cut(text) == source
    assert one.cues[0].span.cut(text) == cue
    assert [span.cut(text) for span in one.contents] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "War on the Meren: the first bridge opens today",
        "Her brother claimed asylum in Lormond last year.",
        "The harbour party claimed 41 seats on the council.",
        "Residents were told to leave their homes by noon.",
        "The boards bear names, including: “Bread before boats and boats before bread.”",
    ],
)
def test_what_is_taken_ordered_or_listed_is_not_said(text):
    assert read(text) == []


def test_a_thing_that_can_be_taken_may_be_what_is_said():
    assert read("The harbour party claimed seats were stolen.") == [
        ("The harbour party", ["claimed"], ["seats were stolen"])
    ]


def test_two_speakers_stay_two():
    found = read("Tarsk said the pier had burned, but Korsen denied the report.")
    assert [source for source, _, _ in found] == ["Tarsk", "Korsen"]
    assert found[0][2] == ["the pier had burned"]


def test_who_is_named_by_the_phrase_before_it():
    whole = "Bridge to close\nOrr praised Maren Holt, who said the bridge was safe.\nThe council met."
    said = analyse(whole).attributions[-1]
    assert said.source.cut(whole) == "who"
    assert said.source_name == "Maren Holt"


def test_a_quotation_that_runs_over_paragraphs_keeps_its_speaker():
    said = "“It is safe,” Maren Holt said. “We tested it.\n“Nobody needs to worry.”"
    text = f"Bridge to close\n{said}\nThe hall was full."
    (one,) = analyse(text).attributions
    assert [span.cut(text) for span in one.contents] == [
        "“It is safe,”",
        "“We tested it.",
        "“Nobody needs to worry.”",
    ]
    assert one.quotation is Quotation.DIRECT


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "The state reports to the council.",
        "Its claim failed in court.",
        "Two notes lay on the table.",
        'The "Halden Star" left at noon.',
        "The bridge was closed on Monday.",
    ],
)
def test_nothing_is_attributed(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("verb", "stand"),
    [
        ("said", CueClass.NEUTRAL),
        ("claimed", CueClass.DOUBT),
        ("admitted", CueClass.FACTIVE),
        ("denied", CueClass.DENIAL),
        ("promised", CueClass.COMMITMENT),
        ("believes", CueClass.BELIEF),
        ("heard", CueClass.PERCEPTION),
    ],
)
def test_each_cue_takes_its_stand(verb, stand):
    text = f"Bridge to close\nThe mayor {verb} that the bridge was safe.\nThe council met in the old hall."
    (one,) = analyse(text).attributions
    assert one.cues[0].cue_class is stand


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ('"It is safe," Lind said.', Quotation.DIRECT),
        ('Lind said the bridge was "as safe as a house" and would stay open.', Quotation.MIXED),
        ("Lind said the bridge was safe.", Quotation.INDIRECT),
        ("Lind hopes that the bridge is safe.", Quotation.NONE),
    ],
)
def test_the_kind_of_quotation(text, quotation):
    (one,) = analyse(f"Bridge to close\n{text}\nThe council met in the old hall.").attributions
    assert one.quotation is quotation


def test_wishes_are_less_certain_than_words():
    text = "Bridge to close\nLind said it was safe.\nOrr hopes that it is safe.\nThe council met."
    said, hoped = analyse(text).attributions
    assert hoped.confidence < said.confidence
