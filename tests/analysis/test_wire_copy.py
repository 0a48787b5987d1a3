"""Ways of wire copy that were once misread, each with both engines unless one alone can read it."""

import pytest

from claims.analysis.pipeline import analyse
from claims.vocabulary import EvidenceStatus, SourceType
from tests.saying import AFTER, BEFORE, ENGINES, attributions, needs_parser, read


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bridge was mined, according to two officers, who spoke on condition of anonymity.",
            [("two officers", "according to", ["The bridge was mined"])],
        ),
        (
            "According to the Halden Echo, which is printed in Brint, the envoy was recalled last week.",
            [("the Halden Echo", "According to", ["the envoy was recalled last week"])],
        ),
        (
            "The board released a statement saying the talks had failed and accusing Tarsk of bad faith.",
            [("The board", "saying accusing", ["the talks had failed", "Tarsk of bad faith"])],
        ),
        (
            "The firm, which employs 4,000 people in Tarsk, said on Monday it would go, blaming high costs.",
            [
                (
                    "The firm, which employs 4,000 people in Tarsk",
                    "said blaming",
                    ["it would go", "high costs"],
                )
            ],
        ),
        (
            "Orr denied that he had sold the well, calling the report “a fantasy”.",
            [("Orr", "denied calling", ["that he had sold the well", "the report “a fantasy”"])],
        ),
        (
            "The army says it lost a boat; the rebels say they lost none.",
            [("The army", "says", ["it lost a boat"]), ("the rebels", "say", ["they lost none"])],
        ),
        (
            "Orr called the vote “a farce”, while the commission insisted it had been fair.",
            [
                ("Orr", "called", ["the vote “a farce”"]),
                ("the commission", "insisted", ["it had been fair"]),
            ],
        ),
        (
            "The agency quoted an unnamed officer as saying that the deal was dead.",
            [("an unnamed officer", "saying", ["that the deal was dead"])],
        ),
        (
            "Orr accused Tarsk of setting the fires, without giving evidence.",
            [("Orr", "accused", ["Tarsk of setting the fires"])],
        ),
        (
            "The navy said it sank a boat, claiming, without offering proof, that 17 sailors died.",
            [("The navy", "said claiming", ["it sank a boat", "that 17 sailors died"])],
        ),
        (
            "The bridge fell, a war monitor and two witnesses said.",
            [("a war monitor and two witnesses", "said", ["The bridge fell"])],
        ),
        (
            "The minister accused Velmar of arming the rebels, which Velmar has repeatedly denied.",
            [("The minister", "accused", ["Velmar of arming the rebels"])],
        ),
        ("At least 12 people died, the mayor said.", [("the mayor", "said", ["At least 12 people died"])]),
        (
            "Police said at least 12 people were killed.",
            [("Police", "said", ["at least 12 people were killed"])],
        ),
        (
            "The strike was needed, Orr argued, because the talks had failed.",
            [("Orr", "argued", ["The strike was needed", "because the talks had failed"])],
        ),
        (
            "Lind told the inquiry he had seen water in the hold.",
            [("Lind", "told", ["he had seen water in the hold"])],
        ),
        (
            "“Is the bridge open?” asked one driver.",
            [("one driver", "asked", ["“Is the bridge open?”"])],
        ),
        (
            "Tarsk's claim that it had sunk a ferry could not be verified.",
            [("Tarsk's", "claim", ["that it had sunk a ferry"])],
        ),
        (
            "Brekke said the plan, which dates from May, had “no future”. His rival said it would live.",
            [
                ("Brekke", "said", ["the plan, which dates from May, had “no future”"]),
                ("His rival", "said", ["it would live"]),
            ],
        ),
        ("Residents were banned from claiming asylum in Tarsk.", []),
        ("Whether Orr knew of the plan is disputed.", []),
    ],
)
def test_ways_of_wire_copy(text, expected, engine):
    assert read(text, engine) == expected


@pytest.mark.parametrize("engine", ENGINES)
def test_a_dateline_is_no_source(engine):
    found = read("LORMOND (AP) - The bank raised rates, citing inflation, and said more was to come.", engine)
    assert {source for source, _, _ in found} == {"The bank"}


@pytest.mark.parametrize("engine", ENGINES)
def test_second_claims_of_one_speaker_stand_for_themselves(engine):
    contents = [
        content
        for _, _, parts in read(
            "Velmara has claimed gains in the hills that border Tarsk and also claims to have won a pass.",
            engine,
        )
        for content in parts
    ]
    assert contents == ["gains in the hills that border Tarsk", "to have won a pass"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "name", "through"),
    [
        ("The agency quoted Maren Holt as saying that the deal was dead.", "Maren Holt", "The agency"),
        ("Film shared by residents showed the quay on fire.", "residents", "residents"),
    ],
)
def test_who_passes_it_on_is_kept(text, name, through, engine):
    whole, (said,) = attributions(text, engine)
    assert (said.source_name, said.intermediary.cut(whole)) == (name, through)


@needs_parser
@pytest.mark.parametrize(
    ("source", "name", "through"),
    [
        ("Photographs published by The Meren Post on Thursday", "Meren Post", "The Meren Post"),
        ("Footage issued by Velmar Radio in May 2031", "Velmar Radio", "Velmar Radio"),
        ("Pictures shared by Holt's office late on Monday evening", "Holt's office", "Holt's office"),
        ("Images released by the May Institute", "May Institute", "the May Institute"),
    ],
)
def test_when_it_was_is_no_part_of_a_name(source, name, through):
    whole, (said,) = attributions(f"{source} showed the quay on fire.", "parser")
    assert (said.source_name, said.intermediary.cut(whole)) == (name, through)


@needs_parser
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "source", "through"),
    [
        (
            '"The deal is dead," the Herald quoted Ms Holt, its editor, as saying.',
            "Ms Holt, its editor",
            "the Herald",
        ),
        (
            "The deal is dead, the agency cited the governor as saying on Monday.",
            "the governor",
            "the agency",
        ),
        ('"The deal is dead," Holt was quoted by the agency as saying.', "Holt", "the agency"),
        ('"The deal is dead," Holt was quoted as saying.', "Holt", None),
        ("Holt, the mayor, was quoted as saying the deal is dead.", "Holt, the mayor", None),
    ],
)
def test_who_is_quoted_as_saying_speaks_whichever_side_the_words_stand(engine, text, source, through):
    whole, (said,) = attributions(text, engine)
    assert said.source.cut(whole) == source
    assert [cue.span.cut(whole) for cue in said.cues] == ["saying"]
    assert [content.cut(whole).strip('",').lower() for content in said.contents] == ["the deal is dead"]
    assert (said.intermediary.cut(whole) if said.intermediary else None) == through


@pytest.mark.parametrize("engine", ENGINES)
def test_a_participle_before_a_quotation_has_words_of_its_own(engine):
    text = 'Even an aide said Orr will have to choose a side, saying, "At some point, she has to come out."'
    assert read(text, engine) == [
        (
            "an aide",
            "said saying",
            ["Orr will have to choose a side", '"At some point, she has to come out."'],
        )
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_that_said_is_no_saying(engine):
    found = read("That said, farmers say they expect a poor harvest.", engine)
    assert found == [("farmers", "say", ["they expect a poor harvest"])]


def test_a_participle_behind_while_has_words_of_its_own():
    text = '"It would make things worse," Holt said, while arguing the board should pay.'
    expected = ['"It would make things worse,"', "the board should pay"]
    assert read(text, "light") == [("Holt", "said arguing", expected)]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_text_said_to_point_somewhere_is_not_quoted_as_saying(engine):
    text = "The report cited a memo by the auditor, a watchdog, as pointing toward Tarsk."
    assert all("pointing" not in cue for _, cue, _ in read(text, engine))


def test_a_quoted_body_speaks_through_the_media():
    whole, (said,) = attributions("The ministry was quoted by state media as saying all was quiet.", "parser")
    assert (said.source_name, said.intermediary.cut(whole)) == ("the ministry", "state media")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_headline_in_single_quotation_marks(engine):
    text = "'We were left to drown', say survivors of Korsen ferry"
    (said,) = analyse(
        text + "\nThe ferry sank on Tuesday off the coast of Korsen, with 31 people on board.", engine=engine
    ).attributions
    assert said.source.cut(text) == "survivors of Korsen ferry"


@pytest.mark.parametrize("engine", ENGINES)
def test_what_was_not_said_is_less_certain(engine):
    _, (said,) = attributions("The ministry said that the missiles were old.", engine)
    for unsaid in attributions("The ministry did not say whether the missiles were old.", engine)[1]:
        assert unsaid.confidence < said.confidence / 1.5


@pytest.mark.parametrize("engine", ENGINES)
def test_a_name_in_n_is_no_place(engine):
    _, (said,) = attributions("“Nobody told us,” says Maren.", engine)
    assert said.source_type is SourceType.NAMED_PERSON


@pytest.mark.parametrize("engine", ENGINES)
def test_a_quotation_that_goes_on_in_the_next_paragraph_is_somebodys_word_there_too(engine):
    text = "“It was dark,” Orr said. “We ran.\n“It was late. The boats were gone.”"
    claims = analyse(BEFORE + text + AFTER, engine=engine).claims
    assert [claim.evidence.status for claim in claims[1:5]] == [EvidenceStatus.ASSERTION_ONLY] * 4


def test_a_time_of_day_counts_no_sources():
    (_, claim, _) = analyse(BEFORE + "Orr rang at 02:10 but was told to wait." + AFTER).claims
    assert claim.evidence.status is not EvidenceStatus.MULTIPLE_SOURCES


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fire began at noon, a court heard.", [("a court", "heard", ["The fire began at noon"])]),
        ("The jury heard how Lund fled by boat.", [("The jury", "heard", ["how Lund fled by boat"])]),
        ("Tora Wren described how the crane fell.", [("Tora Wren", "described", ["how the crane fell"])]),
        (
            "The company accepted that mistakes were made.",
            [("The company", "accepted", ["that mistakes were made"])],
        ),
        (
            "Holt said that according to the police the bridge had been closed at noon.",
            [
                ("Holt", "said", ["that according to the police the bridge had been closed at noon"]),
                ("the police", "according to", ["the bridge had been closed at noon"]),
            ],
        ),
    ],
)
def test_what_courts_hear_and_people_describe(text, expected, engine):
    assert read(text, engine) == expected


def test_who_says_one_thing_accuses_in_the_next():
    text = "Holt said “the plan is a mess” and accused the mayor of hiding figures."
    assert [content for _, _, contents in read(text, "light") for content in contents] == [
        "“the plan is a mess”",
        "the mayor of hiding figures",
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The jury heard that Lund had fled.", EvidenceStatus.ASSERTION_ONLY),
        ("In an email, the ministry said the port was open.", EvidenceStatus.ASSERTION_ONLY),
        ("In an email seen by the Courier, the ministry said the port was open.", EvidenceStatus.DOCUMENT),
        ("The mayor denied at the time that he had seen the letter.", EvidenceStatus.ASSERTION_ONLY),
        ("Residents said they had seen two boats burn.", EvidenceStatus.EYEWITNESS),
        ("It said it hit the depot, releasing a video that showed it burn.", EvidenceStatus.VISUAL_HANDOUT),
    ],
)
def test_an_answer_by_mail_is_no_document_and_a_denial_no_witness(text, status):
    whole, _ = attributions(text, "light")
    assert analyse(whole).claims[1].evidence.status is status
