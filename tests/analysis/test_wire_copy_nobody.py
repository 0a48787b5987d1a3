"""What wire copy says without anybody speaking, and where a name or a sentence ends."""

import pytest

from claims.analysis.pipeline import analyse
from claims.vocabulary import EvidenceStatus, TextWarning
from tests.saying import ENGINES, needs_parser, read


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "text",
    [
        "No one claimed responsibility for the blast at the mill.",
        "No group immediately claimed the attack on the bridge.",
        "Nobody has said why the lock gates opened.",
        "Neither the navy nor the coastguard said who fired.",
        "Everything went according to plan.",
        "Bread was handed out according to need, and water came later.",
        "Let's say it costs ten crowns.",
    ],
)
def test_nobody_speaks(text, engine):
    assert read(text, engine) == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the plan, two wards will close.",
            [("the plan", "According to", ["two wards will close"])],
        ),
        (
            "According to the mayor of Brint, Ada Lund, three of the dead were children.",
            [("the mayor of Brint, Ada Lund", "According to", ["three of the dead were children"])],
        ),
        (
            "According to the coroner, Ivo Marl, 40, drowned in the lock.",
            [("the coroner", "According to", ["Ivo Marl, 40, drowned in the lock"])],
        ),
        (
            "The repair is going according to plan, the harbour board said.",
            [("the harbour board", "said", ["The repair is going according to plan"])],
        ),
    ],
)
def test_who_is_meant_by_according_to(text, expected, engine):
    assert read(text, engine) == expected


def test_a_post_on_x_ends_its_sentence():
    text = "Quay shut\n\n“Stay away,” Ivo Marl posted on X. Lund said the quay was shut. Ask Malcolm X. Orr."
    assert [claim.span.cut(text) for claim in analyse(text).claims[1:]] == [
        "“Stay away,” Ivo Marl posted on X.",
        "Lund said the quay was shut.",
        "Ask Malcolm X. Orr.",
    ]


@pytest.mark.parametrize(
    ("text", "status", "warnings"),
    [
        ("The quay shut. We haven't been able to verify it.", EvidenceStatus.UNSTATED, True),
        ("The quay shut. He moved the money to accounts held in two names.", EvidenceStatus.UNSTATED, False),
        ("The quay shut. The work went according to plan.", EvidenceStatus.UNSTATED, False),
    ],
)
def test_what_offers_no_evidence(text, status, warnings):
    evidence = analyse(text).claims[-1].evidence
    doubts = [warning for warning, _ in evidence.warnings]
    assert (evidence.status, doubts) == (
        status,
        [TextWarning.NOT_INDEPENDENTLY_VERIFIED] if warnings else [],
    )


@needs_parser
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“If this is thrift,” said the opposition leader, Ada Lund, “I would hate to see him spend.”",
            [["“If this is thrift,”", "“I would hate to see him spend.”"]],
        ),
        (
            "Lund, who joined in May, said it was the best night of her life: “I dreamt of it as a child.”",
            [["it was the best night of her life: “I dreamt of it as a child.”"]],
        ),
        (
            "Marl said that the army's commander, Gen. Vera Lund, had told him that help would come.",
            [
                ["that the army's commander, Gen. Vera Lund, had told him that help would come"],
                ["that help would come"],
            ],
        ),
    ],
)
def test_what_the_parser_takes_too_much_of(text, expected):
    assert [contents for _, _, contents in read(text, "parser")] == expected


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Giving evidence, the board's chief executive, Ada Lund, said she knew.",
            "the board's chief executive",
        ),
        ("Speaking to reporters, Ivo Marl said he knew.", "Ivo Marl"),
        ("Housing minister Ivo Marl said he knew.", "Housing minister Ivo Marl"),
    ],
)
def test_what_the_speaker_does_is_no_part_of_the_name(text, source, engine):
    assert read(text, engine)[0][0].startswith(source)
