"""Sentences of a night at a harbour: days behind a speaker, datelines, directors, data at the end."""

import pytest

from claims.analysis.sources import Cast
from claims.vocabulary import SourceType
from tests.saying import ENGINES, read

BODY, PERSON, SOME = SourceType.NAMED_GROUP, SourceType.NAMED_PERSON, SourceType.UNNAMED_GROUP


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norvand on Saturday accused Sorel of shelling its largest port.",
            [("Norvand", "accused", ["Sorel of shelling its largest port"])],
        ),
        (
            "The port authority late on Monday said that both silos were lost.",
            [("The port authority", "said", ["that both silos were lost"])],
        ),
        (
            "Wheat futures rose 6.2 percent, exchange data showed.",
            [("exchange data", "showed", ["Wheat futures rose 6.2 percent"])],
        ),
        (
            "Both silos failed tests, according to the port director, Ivo Lank, and were due to close.",
            [
                (
                    "the port director, Ivo Lank",
                    "according to",
                    ["Both silos failed tests", "and were due to close"],
                )
            ],
        ),
    ],
)
def test_who_says_what(engine, text, expected):
    assert read(text, engine) == expected


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("TARSK, Norvand, Nov 28 (Brint News) - A silo burned.", "Norvand", BODY),
        ("PORT SOREL, Norvand (Brint News) - A silo burned.", "Norvand", BODY),
        ("Among the dead were TARSK, Norvand and Lind.", "Norvand", PERSON),
        ("Lind, Norvand, Orr and Hale ran.", "Norvand", PERSON),
        ("It rained.", "the United Observers", BODY),
        ("It rained.", "the Observers", SOME),
        ("It rained.", "the observers", SOME),
    ],
)
def test_what_kind_of_speaker_it_is(text, source, kind):
    assert Cast(f"Grain port burns\n{text}").name(source)[1] is kind
