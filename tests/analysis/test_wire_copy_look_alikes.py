"""What looks like a saying in wire copy and is none, and what does not look like one and is."""

import pytest

from tests.saying import ENGINES, read


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "text",
    [
        "Lormond has not published its own losses.",
        "The port doesn't disclose any figures.",
        "The firm did not immediately reveal the cause.",
        "Lank conceded late on Sunday.",
        "Lank conceded at 11 p.m. in Brint.",
        "Money: “We have none”",
        "Housing: “We need 300 homes”",
        "The law states fines of up to 300 crowns.",
        "The review, published in May, is the first of many states.",
    ],
)
def test_nothing_is_said(text, engine):
    assert read(text, engine) == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dam was unsafe, the report states.",
            [("the report", "states", ["The dam was unsafe"])],
        ),
        (
            "A survey published in 2019 said the well was dry.",
            [("A survey published in 2019", "said", ["the well was dry"])],
        ),
        (
            "A man calling himself a doctor said the ward was shut.",
            [("A man calling himself a doctor", "said", ["the ward was shut"])],
        ),
        (
            "The bank cut its forecast, citing figures from the port.",
            [("The bank", "citing", ["figures from the port"])],
        ),
        # These say something.
        (
            "Orr, calling himself a patriot, said he would run.",
            [("Orr", "calling", ["himself a patriot"]), ("Orr", "said", ["he would run"])],
        ),
        (
            "Orr posted on Friday that the well was dry.",
            [("Orr", "posted", ["that the well was dry"])],
        ),
        (
            "Lank conceded early in the count that she had lost.",
            [("Lank", "conceded", ["that she had lost"])],
        ),
        ("Police: “He fell”", [("Police", ":", ["“He fell”"])]),
        ("Orr: “We need 300 homes”", [("Orr", ":", ["“We need 300 homes”"])]),
    ],
)
def test_who_says_it(text, expected, engine):
    assert read(text, engine) == expected


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", ["Well, said the mayor, we tried.", "Yes, said Orr, it was late."])
def test_an_answer_names_nobody(text, engine):
    assert not {source for source, _, _ in read(text, engine)} & {"Well", "Yes"}
