"""Agreement against published worked examples, and against the definitions written out."""

from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.analysis.agreement import (
    ENOUGH,
    cohen_kappa,
    confusion,
    fleiss_kappa,
    krippendorff_alpha,
    measure,
    measures,
    share_agreeing,
)

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): examples A, B and C, a row a reader.
BINARY = ["0100000010", "1110010000"]
NOMINAL = ["aabbdcccedda", "babbbcccedd" + "d"]
MISSING = ["123321412...", "1233224125.3", ".333234225" + "1.", "1233244125" + "1."]
# A much used table for Fleiss' kappa: 10 units, 14 readers, 5 marks; how often each mark was given.
FLEISS = [
    (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
]  # fmt: skip


def by_unit(readers: list[str]) -> list[str]:
    return ["".join(mark for mark in unit if mark != ".") for unit in zip(*readers, strict=True)]


@pytest.mark.parametrize(
    ("readers", "alpha"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743)], ids=["A", "B", "C"]
)
def test_alpha_is_what_its_author_computed(readers, alpha):
    assert krippendorff_alpha(by_unit(readers)) == pytest.approx(alpha, abs=0.0005)


def test_fleiss_kappa_is_what_was_published():
    units = ["".join(mark * count for mark, count in zip("abcde", row, strict=True)) for row in FLEISS]
    assert fleiss_kappa(units) == pytest.approx(0.210, abs=0.0005)
    assert share_agreeing(units) == pytest.approx(0.378, abs=0.0005)


def test_cohen_kappa_is_what_was_published():
    units = ["yy"] * 20 + ["yn"] * 5 + ["ny"] * 10 + ["nn"] * 15
    assert cohen_kappa(units) == pytest.approx(0.4)
    assert confusion(units) == {("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}


def alpha_by_definition(units: list[str]) -> float | None:
    """Observed against expected disagreement, pair by pair, from the definition of the coefficient."""
    units = [unit for unit in units if len(unit) > 1]
    values = "".join(units)
    observed = sum(sum(a != b for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units) / max(
        len(values), 1
    )
    pairs = list(permutations(values, 2))
    expected = sum(a != b for a, b in pairs) / max(len(pairs), 1)
    return 1 - observed / expected if expected else None


@given(st.lists(st.text("vdux", max_size=4), max_size=12))
def test_alpha_follows_its_definition(units):
    mine, defined = krippendorff_alpha(units), alpha_by_definition(units)
    assert (mine is None) == (defined is None)
    assert mine is None or mine == pytest.approx(defined)


@given(st.lists(st.text("vdu", min_size=2, max_size=2), min_size=1, max_size=12))
def test_kappas_of_two_readers_follow_their_definitions(units):
    n = len(units)
    observed = sum(a == b for a, b in units) / n
    chance = sum((unit[0] == other[1]) for unit in units for other in units) / n**2
    kappa = cohen_kappa(units)
    assert kappa == (None if chance == 1 else pytest.approx((observed - chance) / (1 - chance)))
    pooled = "".join(units)
    chance = sum(a == b for a in pooled for b in pooled) / len(pooled) ** 2
    assert fleiss_kappa(units) == (None if chance == 1 else pytest.approx((observed - chance) / (1 - chance)))


@given(st.lists(st.text("vdux", max_size=5), max_size=10))
def test_the_share_is_of_pairs(units):
    pairs = [a == b for unit in units for a, b in combinations(unit, 2)]
    assert share_agreeing(units) == (sum(pairs) / len(pairs) if pairs else None)


def test_full_agreement_is_one_and_no_variation_says_nothing():
    assert cohen_kappa(["vv", "dd"]) == fleiss_kappa(["vv", "dd"]) == krippendorff_alpha(["vv", "dd"]) == 1
    for statistic in (cohen_kappa, fleiss_kappa, krippendorff_alpha):
        assert statistic(["vv"] * 30) is None


@pytest.mark.parametrize(("statistic", "units"), [(cohen_kappa, ["vvv"]), (fleiss_kappa, ["vv", "vdd"])])
def test_a_kappa_refuses_what_it_is_not_defined_for(statistic, units):
    with pytest.raises(ValueError, match="kappa"):
        statistic(units)


def test_too_few_to_say():
    few = measure(["vv"] * (ENOUGH - 1) + ["v"] * 50, share_agreeing)
    assert (few.value, few.n, few.low) == (None, ENOUGH - 1, None)


def test_the_interval_holds_the_value_and_narrows_with_n():
    unit = ["vv", "vv", "vd", "dd"]
    few, many = (measure(unit * times, krippendorff_alpha, resamples=300) for times in (6, 60))
    assert few.value == pytest.approx(many.value, abs=0.02)
    assert few.low < few.value < few.high
    assert many.high - many.low < few.high - few.low
    assert measure(unit * 6, krippendorff_alpha, resamples=300) == few


def kappa_by_definition(units: list[str], chance: float) -> float | None:
    observed = sum(a == b for unit in units for a, b in permutations(unit, 2))
    observed /= sum(len(unit) * (len(unit) - 1) for unit in units)
    return (observed - chance) / (1 - chance) if chance < 1 else None


def test_a_second_implementation_says_the_same_of_a_thousand_random_tables():
    chance = Random(2011)
    for _ in range(1000):
        readers, marks = chance.randint(2, 4), "vdux"[: chance.randint(2, 4)]
        units = ["".join(chance.choice(marks) for _ in range(readers)) for _ in range(chance.randint(2, 30))]
        pooled = "".join(units)
        by_chance = sum((pooled.count(mark) / len(pooled)) ** 2 for mark in marks)
        assert fleiss_kappa(units) == pytest.approx(kappa_by_definition(units, by_chance))
        some_missing = [unit[: chance.randint(1, readers)] for unit in units]
        assert krippendorff_alpha(some_missing) == pytest.approx(alpha_by_definition(some_missing))
        pairs = [unit[:2] for unit in units]
        first, second = ("".join(unit[place] for unit in pairs) for place in (0, 1))
        by_chance = sum(first.count(mark) * second.count(mark) for mark in marks) / len(pairs) ** 2
        assert cohen_kappa(pairs) == pytest.approx(kappa_by_definition(pairs, by_chance))


def test_the_interval_is_that_of_units_drawn_one_by_one():
    """SplitMix64 written out again, and each statistic of the drawn units themselves."""
    units, state, drawn = ["vv"] * 14 + ["vd"] * 5 + ["dd"] * 7 + ["ux"] * 4, 0, []
    for _ in range(200):
        some = []
        for _ in units:
            state = (state + 0x9E3779B97F4A7C15) % 2**64
            mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB % 2**64
            some.append(units[(mixed ^ (mixed >> 31)) % len(units)])
        drawn.append(alpha_by_definition(some))
    drawn.sort()
    share, alpha = measures(units, [share_agreeing, krippendorff_alpha], resamples=200)
    assert (alpha.low, alpha.high) == pytest.approx((drawn[round(0.025 * 199)], drawn[round(0.975 * 199)]))
    assert share.value == pytest.approx(21 / 30) and alpha.value == pytest.approx(alpha_by_definition(units))
