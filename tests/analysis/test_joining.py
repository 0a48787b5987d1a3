"""Names that may stand for the same source."""

import pytest

from claims.analysis.names.joining import folded, government_behind, perhaps_same

KNOWN = ["Brevsk Guard", "Tarskan defence ministry", "Tova Lank", "TARSK", "Maren Holt", "the Tarsian Post"]


@pytest.mark.parametrize(
    ("capital", "government"),
    [
        ("Moscow", "the Russian government"),
        ("Washington", "the U.S. government"),
        ("The Hague", "the Dutch government"),
        ("Moscow Times", ""),
        ("moscow", ""),
        ("", ""),
    ],
)
def test_a_capital_may_stand_for_its_government(capital: str, government: str):
    assert government_behind(capital) == government


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Tarsk", ["TARSK", "Tarskan defence ministry"]),
        ("the defence ministry", ["Tarskan defence ministry"]),
        ("Lank", ["Tova Lank"]),
        ("Minister Tova Lank", ["Tova Lank"]),
        ("Márén Hölt", ["Maren Holt"]),
        ("Korsen", []),
        ("a man", []),
        ("Tar", []),
        ("", []),
    ],
)
def test_names_of_the_newsroom_that_come_near(name: str, found: list[str]):
    assert perhaps_same(name, KNOWN) == found


def test_case_accents_space_and_article_do_not_tell_names_apart():
    assert folded("The  Défense MINISTRY") == folded("defense ministry") == "defense ministry"
    assert folded("Pat O’Brale‑Orr") == folded("pat o'brale-orr") == "pat o'brale-orr"
    assert folded("The") == "the"
    assert folded("") == ""
