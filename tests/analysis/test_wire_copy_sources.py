"""What speaks in wire copy beside people, such as figures and papers; and what is no part of their words."""

import pytest

from claims.analysis.pipeline import analyse
from claims.vocabulary import Channel, TextWarning
from tests.saying import AFTER, ENGINES, attributions, needs_parser, read


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry put the death toll at 43 on Sunday, while aid groups put it at more than 60.",
            [
                ("The ministry", "put", ["the death toll at 43 on Sunday"]),
                ("aid groups", "put", ["it at more than 60"]),
            ],
        ),
        (
            "Orr, who puts the number of homeless at 3,000, said the city had done nothing.",
            [
                ("who", "puts", ["the number of homeless at 3,000"]),
                ("Orr", "said", ["the city had done nothing"]),
            ],
        ),
        ("She put the kettle at the back of the stove.", []),
        ("Lund put the dead at seventeen.", [("Lund", "put", ["the dead at seventeen"])]),
        (
            "Photos released by the port authority show boats piled up along the quay.",
            [
                (
                    "Photos released by the port authority",
                    "show",
                    ["boats piled up along the quay"],
                )
            ],
        ),
        (
            "Videos posted online showed men in uniform beating a driver.",
            [("Videos posted online", "showed", ["men in uniform beating a driver"])],
        ),
        (
            "The briefing, dated 3 October, warned ministers against “over-claiming” on the bridge.",
            [("The briefing, dated 3 October", "warned", ["“over-claiming” on the bridge"])],
        ),
        (
            "“We have no reason to believe trains will be late,” the memo read.",
            [("the memo", "read", ["“We have no reason to believe trains will be late,”"])],
        ),
    ],
)
def test_figures_pictures_and_papers_speak(text, expected, engine):
    assert read(text, engine) == expected


@needs_parser
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Tarsk rejects that, saying Velmara "invents enemies to hide its failures."',
            [("Tarsk", "rejects saying", ["that", 'Velmara "invents enemies to hide its failures."'])],
        ),
        (
            "A letter seen by the Courier shows the depot's operator, Velgas, had warned the ministry.",
            [
                (
                    "A letter seen by the Courier",
                    "shows",
                    ["the depot's operator, Velgas, had warned the ministry"],
                )
            ],
        ),
        (
            "Premier Orr on Monday hailed what she called “the strongest market in a generation.”",
            [("Premier Orr", "hailed", ["what she called “the strongest market in a generation.”"])],
        ),
        (
            "The freeze came a day after the Daily Halden reported that Hult had met an aide.",
            [("the Daily Halden", "reported", ["that Hult had met an aide"])],
        ),
        (
            "The freeze came a day after the Daily Halden, citing leaked emails, reported that Hult had met "
            "an aide.",
            [
                ("the Daily Halden", "citing", ["leaked emails"]),
                ("the Daily Halden", "reported", ["that Hult had met an aide"]),
            ],
        ),
    ],
)
def test_what_the_parser_hangs_elsewhere(text, expected):
    assert read(text, "parser") == expected


@needs_parser
def test_a_noun_behind_a_cue_of_a_headline_is_no_second_cue():
    text = 'Tarsk says it took two villages; Velmara calls claim "fantasy"\n\n' + AFTER
    said = analyse(text, engine="parser").attributions
    assert [(one.source.cut(text), one.contents[0].cut(text)) for one in said] == [
        ("Tarsk", "it took two villages"),
        ("Velmara", 'claim "fantasy"'),
    ]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The governor said a strike killed nine people, a figure that a rights group said it could not "
            "confirm.",
            "a strike killed nine people",
        ),
        (
            "The staff said Tarsk had lost nine boats, a figure that could not be independently verified.",
            "Tarsk had lost nine boats",
        ),
        (
            "President Marn insisted Tarsk “never targets civilians,” a claim contradicted by investigators.",
            "Tarsk “never targets civilians,”",
        ),
    ],
)
def test_what_others_say_of_the_claim_is_no_part_of_it(text, content, engine):
    assert read(text, engine)[0][2] == [content]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A post claiming that a ferry had capsized is false.",
            [("A post", "claiming", ["that a ferry had capsized"])],
        ),
        (
            "Reports suggesting the bridge had fallen were wrong, the mayor said.",
            [
                ("Reports", "suggesting", ["the bridge had fallen"]),
                ("the mayor", "said", ["Reports suggesting the bridge had fallen were wrong"]),
            ],
        ),
        (
            "In Brint, the mayor, 62, said the wall would hold.",
            [("the mayor, 62", "said", ["the wall would hold"])],
        ),
        (
            "Asked by a reader, the city's chief engineer, Tor Brask, answered: “It was built for storms.”",
            [("the city's chief engineer, Tor Brask", "answered", ["“It was built for storms.”"])],
        ),
    ],
)
def test_what_is_said_of_the_speaker_or_the_claim_belongs_to_neither(text, expected, engine):
    assert read(text, engine) == expected


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("paragraphs", "last"),
    [
        (
            (
                "“It is steep,” Oona Felk said.",
                "Her co-author, the hydrologist Bram Ostrow, was more careful. He said it may be less.",
            ),
            "Bram Ostrow",
        ),
        (
            (
                "According to data from the fisheries agency, few salmon returned.",
                "The agency said no more.",
            ),
            "the fisheries agency",
        ),
        (
            ("Police said nobody was hurt.", "A post said a ferry had sunk. That is wrong, they added."),
            "police",
        ),
        (
            (
                "Police said nobody was hurt.",
                "Satellite images reviewed by the Courier show two boats. They do not show whose they were.",
            ),
            "Satellite images reviewed by the Courier",
        ),
    ],
)
def test_who_is_meant_was_told_between(paragraphs, last, engine):
    said = analyse("\n\n".join(["A headline", *paragraphs]), engine=engine).attributions
    assert said[-1].source_name == last


@pytest.mark.parametrize("engine", ENGINES)
def test_a_condition_of_silence_says_nothing(engine):
    text = "An official, speaking on the condition that he not be identified, said Osk was lost."
    assert read(text, engine) == [("An official", "said", ["Osk was lost"])]
    whole, _ = attributions(text, engine)
    evidence = analyse(whole, engine=engine).claims[1].evidence
    assert [warning for warning, _ in evidence.warnings] == [TextWarning.ANONYMOUS]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        (
            "Aldous said the count was wrong, citing what she called a pattern of inflated figures.",
            Channel.NOT_STATED,
        ),
        ("“Nobody is above the law,” Toll told state radio.", Channel.INTERVIEW),
        ("Orr, whose party trails in the polls, has promised to build a bridge.", Channel.NOT_STATED),
        ("The Statistics Office said prices had fallen.", Channel.NOT_STATED),
        ("The board said, citing customs data, that prices had fallen.", Channel.DATA),
    ],
)
@needs_parser
def test_words_reported_beside_it_name_no_channel(text, channel):
    assert attributions(text, "parser")[1][0].channel is channel


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("The agency disputed the claim on Monday.", True),
        ("The agency did not dispute the claim.", False),
        ("The agency has never denied that the wells were poisoned.", False),
    ],
)
def test_who_does_not_deny_denies_nothing(text, warned):
    whole, _ = attributions(text, "light")
    warnings = [name for name, _ in analyse(whole).claims[1].evidence.warnings]
    assert (TextWarning.DENIED_BY_OTHER_SIDE in warnings) is warned


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("verb", ["fumed", "beamed", "snapped", "chuckled", "shouted"])
def test_however_it_was_said_a_name_behind_a_quotation_speaks(verb, engine):
    text = f"“It was never a penalty,” {verb} coach Rita Solem. “Everyone in the ground saw that.”"
    ((source, cue, contents),) = read(text, engine)
    assert (source, cue) == ("coach Rita Solem", verb)
    assert contents == ["“It was never a penalty,”", "“Everyone in the ground saw that.”"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("cue", ["used to say", "liked to say"])
def test_what_somebody_used_to_say_is_said(cue, engine):
    text = f"“Water is not your enemy,” Ms Lund {cue}. “It is your bed.”"
    ((source, found, contents),) = read(text, engine)
    assert (source, found) == ("Ms Lund", cue)
    assert contents == ["“Water is not your enemy,”", "“It is your bed.”"]
