"""The same figures' intervals by formula, for large samples; beside the drawn ones of `agreement`."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from claims.analysis.agreement import (
    Mark,
    Unit,
    cohen_kappa,
    fleiss_kappa,
    krippendorff_alpha,
    share_agreeing,
)

_SIDE = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the figure lies in 95 of 100 samples."""

    error: float  # the standard error
    low: float
    high: float


Formula = Callable[[Sequence[Unit]], Interval | None]


def share_interval(units: Sequence[Unit]) -> Interval | None:
    """Of the share of agreeing pairs, as a ratio (Cochran 1977, section 2.11); none without pairs."""
    share = share_agreeing(units)
    if share is None:
        return None
    read = [unit for unit in units if len(unit) > 1]
    pairs = [len(unit) * (len(unit) - 1) for unit in read]
    each = sum(pairs) / len(read)
    return _with_t(share, [(_alike(unit) - share * n) / each for unit, n in zip(read, pairs, strict=True)])


def cohen_interval(units: Sequence[Unit]) -> Interval | None:
    """Of Cohen's kappa (Fleiss, Cohen and Everitt 1969), normal; none where kappa is none."""
    kappa = cohen_kappa(units)
    if kappa is None:
        return None
    n = len(units)
    first, second = Counter(unit[0] for unit in units), Counter(unit[1] for unit in units)
    chance = sum(first[mark] * second[mark] for mark in first) / n**2
    observed = kappa * (1 - chance) + chance
    influences = (
        (one == other) - observed - (1 - kappa) * ((second[one] + first[other]) / n - 2 * chance)
        for one, other in units
    )
    error = sqrt(sum(value * value for value in influences)) / n / (1 - chance)
    return _around(kappa, error, _SIDE)


def fleiss_interval(units: Sequence[Unit]) -> Interval | None:
    """Of Fleiss' kappa (Gwet 2014, linearised, from t of n - 1 degrees); none where kappa is none."""
    kappa = fleiss_kappa(units)
    if kappa is None:
        return None
    readers = len(units[0])
    shares = _shares(units)
    chance = sum(share * share for share in shares.values())
    observed = kappa * (1 - chance) + chance
    return _with_t(
        kappa,
        [
            (
                _alike(unit) / (readers * (readers - 1))
                - observed
                - 2 * (1 - kappa) * (sum(shares[mark] for mark in unit) / readers - chance)
            )
            / (1 - chance)
            for unit in units
        ],
    )


def alpha_interval(units: Sequence[Unit]) -> Interval | None:
    """Of Krippendorff's alpha (Gwet 2014, linearised, from t of n - 1 degrees); none where alpha is none."""
    alpha = krippendorff_alpha(units)
    if alpha is None:
        return None
    read = [unit for unit in units if len(unit) > 1]
    total = sum(map(len, read))
    mean = total / len(read)
    shares = _shares(read)
    chance = sum(share * share for share in shares.values())
    corrected = alpha * (1 - chance) + chance  # with 1 / total for small samples
    observed = (corrected - 1 / total) / (1 - 1 / total)
    beyond = (observed - chance) / (1 - chance)
    influences = []
    for unit in read:
        extra = (len(unit) - mean) / mean
        same = _alike(unit) / (mean * (len(unit) - 1)) - corrected * extra
        by_chance = sum(shares[mark] for mark in unit) / mean - chance * extra
        influences.append((same - observed - 2 * (1 - beyond) * (by_chance - chance)) / (1 - chance))
    return _with_t(alpha, influences)


def _alike(unit: Unit) -> int:
    return sum(count * (count - 1) for count in Counter(unit).values())


def _shares(units: Iterable[Unit]) -> dict[Mark, float]:
    marks = Counter(mark for unit in units for mark in unit)
    return {mark: count / marks.total() for mark, count in marks.items()}


def _with_t(value: float, influences: Sequence[float]) -> Interval | None:
    n = len(influences)
    if n < 2:
        return None
    return _around(value, sqrt(sum(each * each for each in influences) / (n * (n - 1))), student(n - 1))


def _around(value: float, error: float, times: float) -> Interval:
    """No figure of agreement is above one."""
    return Interval(error, value - times * error, min(1.0, value + times * error))


def student(degrees: int) -> float:
    """The middle 95 of 100 of Student's t lie within it (Abramowitz and Stegun 1964, 26.7.5).

    Right to three decimals from ten degrees on; what is shown has nineteen or more.
    """
    x = _SIDE
    terms: tuple[float, ...] = (
        x,
        (x**3 + x) / 4,
        (5 * x**5 + 16 * x**3 + 3 * x) / 96,
        (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384,
        (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160,
    )
    return sum(term / float(degrees) ** power for power, term in enumerate(terms))
