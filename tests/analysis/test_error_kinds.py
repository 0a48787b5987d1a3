"""How the benchmark sorts attributions that differ from gold."""

from types import SimpleNamespace

import pytest

from benchmarks.attribution_errors import kind, paired


def dice(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


SCORE = SimpleNamespace(dice=dice)


def said(source: set[int], cue: set[int], content: set[int]) -> dict[str, set[int]]:
    return {"source": source, "cue": cue, "content": content}


RIGHT = said({1}, {2}, {3, 4, 5, 6})


@pytest.mark.parametrize(
    ("suggested", "named"),
    [
        (said({0, 1}, {2}, {3, 4, 5, 6, 7}), "wholly right"),
        (said({1}, {2}, {3, 4, 5, 6, 7, 8, 9}), "content too long"),
        (said({1}, {2}, {3, 4}), "content too short"),
        (said({1}, {2}, {5, 6, 7, 8}), "content too long and too short"),
        (said({1}, {2}, {7, 8}), "nothing of the content in common"),
        (said({0}, {2}, {3, 4, 5, 6}), "wrong source"),
        (said(set(), {2}, {3, 4, 5, 6}), "wrong source"),
        (said({1}, {9}, {3, 4, 5, 6}), "wrong cue"),
        (said({0}, {2}, {3}), "more than one part wrong"),
    ],
)
def test_what_is_wrong_is_named(suggested, named):
    assert kind(SCORE, RIGHT, suggested) == named


def test_each_suggestion_stands_for_the_likest_attribution_and_for_one_only():
    gold = [RIGHT, said({1}, {12}, {13, 14}), said({1}, {22}, {23})]
    found = [
        said({1}, {2}, {3}),
        said({1}, {12}, {4, 13, 14}),
        said({1}, {2}, {3, 4, 5, 6}),
        said({1}, {30}, {31}),
    ]
    assert paired(SCORE, gold, found) == {0: 2, 1: 1}
