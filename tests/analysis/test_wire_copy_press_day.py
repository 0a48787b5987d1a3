"""Sentences of a press day: firms by their short names, silence, calls and mails, who was asked, asides."""

import pytest

from claims.analysis.sources import Cast
from claims.vocabulary import Channel, SourceType
from tests.saying import ENGINES, attributions, needs_parser, read

BODY, PERSON, SOME = SourceType.NAMED_GROUP, SourceType.NAMED_PERSON, SourceType.UNNAMED_GROUP


@pytest.mark.parametrize(
    ("text", "source", "name", "kind"),
    [
        ("Nordvik Motors cut its forecast.", "Nordvik", "Nordvik Motors", BODY),
        ("The ferry of Blue Strait Lines sank.", "Blue Strait", "Blue Strait Lines", BODY),
        ("Nordvik Motors cut its forecast.", "the company", "Nordvik Motors", BODY),
        ("Norda Transmission, which runs the grid, apologised.", "Norda Transmission", None, BODY),
        ("The business daily Markets Now was sold.", "Markets Now", None, BODY),
        ("It rained.", "Sceptics", "sceptics", SOME),
        ("It rained.", "Each side", "each side", SOME),
        ("It rained.", "Jury", None, BODY),
        ("It rained.", "A study she co-wrote", "a study she co-wrote", SourceType.DOCUMENT),
        ("The Camber Mail reported it.", "the Mail", "Camber Mail", BODY),
        ("Port Camber Rovers won.", "Rovers", "Port Camber Rovers", BODY),
        ("Bright Hive Records sued.", "Bright Hive", "Bright Hive Records", BODY),
        # People, places, and two of a kind.
        ("The Camber Mail reported it, and the Brint Mail did.", "the Mail", "Mail", BODY),
        ("Ada Nordvik owns Nordvik Motors.", "Nordvik", "Ada Nordvik", PERSON),
        ("Talks were held in Nordvik, where Nordvik Motors was born.", "Nordvik", "Nordvik", BODY),
        ("Nordvik Motors sued Kestrel Shipping.", "the company", "the company", BODY),
        ("She met Ada Lind, which helped.", "Ada Lind", None, PERSON),
    ],
)
def test_firms_by_their_short_names(text, source, name, kind):
    assert Cast(f"Yard shut\n{text}").name(source) == (name or source, kind)


def test_a_which_behind_the_name_that_opens_a_sentence_tells_of_a_body():
    _, said = attributions("Velmar Skarn, which feeds the town, said on Monday that it was late.", "light")
    assert [(one.source_name, one.source_type) for one in said] == [("Velmar Skarn", BODY)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“They pulled it out of a hat,” union president Gunnar Hale said by phone.",
            [("union president Gunnar Hale", "said", ["“They pulled it out of a hat,”"])],
        ),
        ("“No,” texted Bree Kolb.", [("Bree Kolb", "texted", ["“No,”"])]),
        (
            "Jonas Wirth cautioned against drawing conclusions before the wreck was raised.",
            [("Jonas Wirth", "cautioned", ["drawing conclusions before the wreck was raised"])],
        ),
        (
            "“We keep it alive,” the aide, Drew Penn, can be heard saying on the tape.",
            [("the aide, Drew Penn", "can be heard saying", ["“We keep it alive,”"])],
        ),
        (
            "Moments later she added, more quietly: “It is over.”",
            [("she", "added", ["“It is over.”"])],
        ),
        (
            "Doctors at the hospital gave the number of dead as nine.",
            [("Doctors at the hospital", "gave", ["the number of dead as nine"])],
        ),
        (
            "The mayor, asked whether it was safe, said it was.",
            [("", "asked", ["whether it was safe"]), ("The mayor", "said", ["it was"])],
        ),
        (
            "It said hospitals are protected, but it stopped short of saying who was to blame.",
            [("It", "said", ["hospitals are protected"])],
        ),
        (
            "The depot feeds the army, according to two officials, all of whom asked for anonymity.",
            [("two officials", "according to", ["The depot feeds the army"])],
        ),
        # Nobody says anything here.
        ("Kim Lasker, asked about it at a fair, laughed.", []),
        ("She stopped short of blaming the operator.", []),
        ("The trial, expected to last five weeks, goes on.", []),
        ("All three asked not to be identified discussing private talks.", []),
        ("The strike began after warnings that it would.", None),
        ("The port referred questions to the ministry.", []),
    ],
)
def test_who_says_it(text, expected, engine):
    said = read(text, engine)
    if expected is None:
        assert all(cue != "began" for _, cue, _ in said)
    else:
        assert said == expected


@needs_parser
@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "People briefed on the board’s talks say no change is near.",
            "People briefed on the board’s talks",
            "no change is near",
        ),
        ("Dr. Quist, shown the table, said it was late.", "Dr. Quist, shown the table", "it was late"),
        ("Outside court, Mr Pell’s wife, Ada, said he was ill.", "Mr Pell’s wife, Ada", "he was ill"),
        (
            "Hallam told the Ledger on Tuesday he had not heard the tape but that Penn “is free.”",
            "Hallam",
            "he had not heard the tape but that Penn “is free.”",
        ),
        (
            "The leader, Sara Quell, said in a video posted to her Instagram account that it was “foretold,” "
            "pointing to a report of 2022.",
            "The leader, Sara Quell",
            "that it was “foretold,”",
        ),
    ],
)
def test_what_misleads_the_parser(text, source, content):
    assert [(who, parts[:1]) for who, _, parts in read(text, "parser")] == [(source, [content])]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Gunnar Hale said by phone that it was late.", Channel.INTERVIEW),
        ("Professor Marsh said in an e-mail that it was late.", Channel.STATEMENT),
        ("The firm said in a notice posted on its website that it was late.", Channel.STATEMENT),
        ("Marta Veen told analysts on a conference call that it was late.", Channel.SPEECH),
        ("Alma Ruiz said on the House floor that it was late.", Channel.SPEECH),
        ("The governor posted on Telegram that it was late.", Channel.SOCIAL_POST),
        ("The lineman said a branch hit the phone mast.", Channel.NOT_STATED),
    ],
)
def test_calls_mails_and_notices_are_channels(text, channel):
    _, said = attributions(text, "light")
    assert [one.channel for one in said] == [channel]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "As Ada Orr had pointed out in May, the code asks for respect.",
            [("Ada Orr", "had pointed", ["the code asks for respect"])],
        ),
        (
            "“The minister speaks for Tarsk,” was all her office would say.",
            [("her office", "would say", ["“The minister speaks for Tarsk,”"])],
        ),
        ("Solt herself has said nothing about it.", []),
        (
            "Tilda Verhoef told a weekly briefing that the grain was paid for.",
            [("Tilda Verhoef", "told", ["that the grain was paid for"])],
        ),
        (
            "Tarsk offered on Monday to reopen the crossing.",
            [("Tarsk", "offered", ["to reopen the crossing"])],
        ),
        (
            "Campaigners say that the data are old, something the firm does not dispute.",
            [("Campaigners", "say", ["that the data are old"])],
        ),
        ("Leader quits after leaked texts about “useful idiots” and cakes.", []),
        (
            "Quill, whose name is Maria, says Bright Hive Records “dangled a tour.”",
            [("Quill, whose name is Maria", "says", ["Bright Hive Records “dangled a tour.”"])],
        ),
    ],
)
def test_what_is_said_and_what_is_not(text, expected, engine):
    assert read(text, engine) == expected


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The premier's office in a statement on social media said it was safe.", "The premier's office"),
        ("The ministry on its website said it was safe.", "The ministry"),
        ("The mayor on Monday in a post on X said it was safe.", "The mayor"),
        ("The head of the institute in Brint said it was safe.", "The head of the institute in Brint"),
    ],
)
def test_where_it_was_said_is_no_part_of_who_says_it(text, source, engine):
    assert [who for who, _, _ in read(text, engine)] == [source]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Singer sues label over “stolen” tapes, says she was 19", "Singer", "she was 19"),
        ("Brint mayor quits, says he was misled", "Brint mayor", "he was misled"),
        ("Orlanda's premier Vasco visits flood zone, denies delay", "Orlanda's premier Vasco", "delay"),
        ("Brint officials, tired of waits, say it is late", "Brint officials, tired of waits", "it is late"),
    ],
)
def test_what_somebody_does_in_a_headline_is_no_part_of_who_says_it(headline, source, content, engine):
    assert [(who, parts) for who, _, parts in read(headline, engine)] == [(source, [content])]


def test_how_it_was_taken_is_not_said():
    assert read("“No,” she told reporters, to laughter.", "light") == [("she", "told", ["“No,”"])]


@pytest.mark.parametrize(
    ("paragraph", "name", "kind"),
    [
        ("Sen. Lou Arden, D-San Tero, called for talks. “No,” he said.", "Lou Arden", PERSON),
        ("Dev Anand said no. Her husband, a baker, was blunt. “Go,” he said.", "", SourceType.UNNAMED_PERSON),
        ("Dev Anand said no. Her husband, Ivo, was blunt. “Go,” he said.", "Ivo", PERSON),
        ("Jordan, 16, said it was late.", "Jordan", PERSON),
        ("Jordan said it was late.", "Jordan", BODY),
        ("It came from a charity, Tech Witness, and Tech Witness said it was late.", "Tech Witness", BODY),
        ("The firm behind it, Greenflame Ltd, said it was late.", "Greenflame Ltd", BODY),
        ("A lawyer for the firm, Ada Lind, said it was late.", "Ada Lind", PERSON),
    ],
)
def test_who_it_is(paragraph, name, kind):
    _, said = attributions(paragraph, "light")
    assert (said[-1].source_name, said[-1].source_type) == (name, kind)
