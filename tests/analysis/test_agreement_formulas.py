"""Intervals of agreement by formula against published examples, a second implementation and drawn ones."""

from collections import Counter
from itertools import permutations
from math import sqrt
from random import Random

import pytest

from claims.analysis.agreement import cohen_kappa, fleiss_kappa, krippendorff_alpha, measures
from claims.analysis.agreement_formulas import (
    alpha_interval,
    cohen_interval,
    fleiss_interval,
    share_interval,
    student,
)

# SAS/STAT User's Guide, The FREQ Procedure, "Agreement Study": two dermatologists, 88 patients.
SKIN = [(10, 4, 1, 0), (5, 10, 12, 2), (2, 4, 12, 5), (0, 2, 6, 13)]
# R package statpsych, ci.kappa(.05, 31, 12, 4, 58).
TWO_BY_TWO = [(31, 12), (4, 58)]
# R package irrCAC, overview, distrib.6raters: 15 patients, 6 psychiatrists, 5 diagnoses (from Fleiss 1971).
SIX = [
    (0, 0, 0, 6, 0), (0, 3, 0, 0, 3), (0, 1, 4, 0, 1), (0, 0, 0, 0, 6), (0, 3, 0, 3, 0),
    (2, 0, 4, 0, 0), (0, 0, 4, 0, 2), (2, 0, 3, 1, 0), (2, 0, 0, 4, 0), (0, 0, 0, 0, 6),
    (1, 0, 0, 5, 0), (1, 1, 0, 4, 0), (0, 3, 3, 0, 0), (1, 0, 0, 5, 0), (0, 2, 0, 3, 1),
]  # fmt: skip
# The same, cac.raw4raters: 12 units, 4 raters, some missing.
FOUR = ["111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11", "3"]


def of_table(rows: list[tuple[int, ...]]) -> list[str]:
    return [
        one + other
        for one, row in zip("abcd", rows, strict=False)
        for other, count in zip("abcd", row, strict=False)
        for _ in range(count)
    ]


def of_counts(rows: list[tuple[int, ...]]) -> list[str]:
    return ["".join(mark * count for mark, count in zip("abcde", row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("statistic", "formula", "units", "published"),
    [
        (cohen_kappa, cohen_interval, of_table(SKIN), (0.3449, 0.0724, 0.2030, 0.4868)),
        (cohen_kappa, cohen_interval, of_table(TWO_BY_TWO), (0.6756757, 0.07344761, 0.5317210, 0.8196303)),
        (fleiss_kappa, fleiss_interval, of_counts(SIX), (0.4139265, 0.08119291, 0.240, 0.588)),
        (krippendorff_alpha, alpha_interval, FOUR, (0.74342, 0.14557, 0.419, 1)),
    ],
    ids=["SAS", "statpsych", "irrCAC, Fleiss", "irrCAC, alpha"],
)
def test_intervals_by_formula_are_what_was_published(statistic, formula, units, published):
    found = formula(units)
    mine = (statistic(units), found.error, found.low, found.high)
    assert mine == pytest.approx(published, abs=0.0005)


@pytest.mark.parametrize(
    ("degrees", "published"), [(10, 2.228), (14, 2.145), (19, 2.093), (30, 2.042), (60, 2.000), (120, 1.980)]
)
def test_student_is_what_tables_say(degrees, published):
    assert student(degrees) == pytest.approx(published, abs=0.0005)


def cohen_error_of_1969(units: list[str]) -> float:
    """As Fleiss, Cohen and Everitt printed it: a sum over the cells of the table of proportions."""
    n, marks = len(units), sorted(set("".join(units)))
    cell = {(i, j): units.count(i + j) / n for i in marks for j in marks}
    row = {i: sum(cell[i, j] for j in marks) for i in marks}
    column = {j: sum(cell[i, j] for i in marks) for j in marks}
    chance = sum(row[i] * column[i] for i in marks)
    kappa = (sum(cell[i, i] for i in marks) - chance) / (1 - chance)
    a = sum(cell[i, i] * (1 - (row[i] + column[i]) * (1 - kappa)) ** 2 for i in marks)
    b = (1 - kappa) ** 2 * sum(cell[i, j] * (column[i] + row[j]) ** 2 for i in marks for j in marks if i != j)
    c = (kappa - chance * (1 - kappa)) ** 2
    return sqrt(max(0.0, a + b - c) / n) / (1 - chance)


def jackknife_error(units: list[str], statistic) -> float:
    """Leave out one unit at a time, with the definitions below (Efron and Tibshirani 1993, chapter 11)."""
    n, kinds = len(units), Counter(units)
    without = {kind: statistic(kinds - Counter([kind])) for kind in kinds}
    mean = sum(kinds[kind] * without[kind] for kind in kinds) / n
    return sqrt((n - 1) / n * sum(kinds[kind] * (without[kind] - mean) ** 2 for kind in kinds))


# These three take how often each unit is there, of which some are there dozens of times.
def alpha_of_matrix(units: Counter) -> float:
    """Over the matrix of coincidences, as Krippendorff computes by hand."""
    pairs: Counter = Counter()
    for unit, times in units.items():
        for pair in permutations(unit, 2):
            pairs[pair] += times / (len(unit) - 1)
    totals: Counter = Counter()
    for (one, _), weight in pairs.items():
        totals[one] += weight
    n = sum(totals.values())
    same = sum(weight for (one, other), weight in pairs.items() if one == other)
    expected = sum(count * (count - 1) for count in totals.values()) / (n - 1)
    return (same - expected) / (n - expected)


def beyond_chance(units: Counter, chance: float) -> float:
    alike = sum(
        times * sum(one == other for one, other in permutations(unit, 2)) for unit, times in units.items()
    )
    observed = alike / sum(times * len(unit) * (len(unit) - 1) for unit, times in units.items())
    return (observed - chance) / (1 - chance)


def fleiss_of_counts(units: Counter) -> float:
    pooled = Counter()
    for unit, times in units.items():
        for mark in unit:
            pooled[mark] += times
    return beyond_chance(units, sum((count / pooled.total()) ** 2 for count in pooled.values()))


def cohen_of_counts(units: Counter) -> float:
    first, second = Counter(), Counter()
    for (one, other), times in units.items():
        first[one] += times
        second[other] += times
    return beyond_chance(units, sum(first[mark] * second[mark] for mark in first) / units.total() ** 2)


def random_units(chance: Random, *, readers: int, n: int, marks: str) -> list[str]:
    """Readers who err: each gives the claim's own mark, or with some likelihood another."""
    sure = chance.uniform(0.3, 0.9)
    units = []
    for _ in range(n):
        own = chance.choice(marks)
        units.append("".join(own if chance.random() < sure else chance.choice(marks) for _ in range(readers)))
    return units


def test_errors_by_formula_are_those_of_a_second_implementation_on_a_thousand_random_tables():
    """Cohen's exactly; the jackknife differs from the formulas by the order of 1/n: under 5 of 100 here."""
    chance, tables = Random(1969), 0
    while tables < 1000:
        marks = "vdux"[: chance.randint(2, 4)]
        readers = 2 if tables % 2 else 3
        units = random_units(chance, readers=readers, n=chance.randint(80, 120), marks=marks)
        tables += 1
        if readers == 2:
            assert cohen_interval(units).error == pytest.approx(cohen_error_of_1969(units), rel=1e-9)
            assert cohen_interval(units).error == pytest.approx(
                jackknife_error(units, cohen_of_counts), rel=0.05
            )
        assert fleiss_interval(units).error == pytest.approx(
            jackknife_error(units, fleiss_of_counts), rel=0.05
        )
        missing = [unit[: chance.randint(2, 3)] for unit in units]
        alpha = alpha_interval(missing)
        assert alpha.error == pytest.approx(jackknife_error(missing, alpha_of_matrix), rel=0.05)
        value, reach = krippendorff_alpha(missing), student(len(missing) - 1) * alpha.error
        assert (alpha.low, alpha.high) == pytest.approx((value - reach, min(1, value + reach)))


def test_the_share_has_the_error_of_a_share():
    units = ["vv"] * 30 + ["vd"] * 10
    assert share_interval(units).error == pytest.approx(sqrt(0.75 * 0.25 / 39))
    assert share_interval(units + ["v"] * 5) == share_interval(units)
    assert share_interval(["v"]) is None


def test_without_variation_no_formula_says_anything():
    for formula in (cohen_interval, fleiss_interval, alpha_interval):
        assert formula(["vv"] * 30) is None
    assert fleiss_interval(["vd"]) is None and alpha_interval(["vd"]) is None  # of one unit nothing is said


def test_drawn_intervals_and_those_by_formula_agree_on_large_tables():
    """Within four times what 1,000 draws leave open at each end, 0.085 standard errors."""
    chance = Random(1979)
    pairs = [
        (cohen_kappa, cohen_interval),
        (fleiss_kappa, fleiss_interval),
        (krippendorff_alpha, alpha_interval),
    ]
    for _ in range(6):
        units = random_units(chance, readers=2, n=500, marks="vdux")
        drawn = measures(units, [statistic for statistic, _ in pairs], resamples=1000)
        for found, (_, formula) in zip(drawn, pairs, strict=True):
            by_formula = formula(units)
            near = {"abs": 4 * 0.085 * by_formula.error}
            assert (found.low, found.high) == pytest.approx((by_formula.low, by_formula.high), **near)
