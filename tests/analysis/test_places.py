"""Tests of which single words an article shows to be places."""

import pytest

from claims.analysis.names.places import is_told_a_place


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Fighting went on in Tarsk on Monday.", True),
        ("The Tarsk-Velmar talks broke off.", True),
        ("The Velmar–Tarsk border was shut.", True),
        ("Tarsk's army pulled back.", True),
        ("Roads in Tarsk province were cut.", True),
        ("A Tarskan envoy came.", True),
        ("Tarsk-Velmar is the name of a train.", False),
        ("He believed in Tarsk Orr.", False),
        ("Tarsk said no, and Tarsk's wife agreed.", False),
        ("Mintarsk province is far.", False),
    ],
)
def test_a_place_is_told_by_what_stands_around_it(text, told):
    assert is_told_a_place(text, "Tarsk") is told
