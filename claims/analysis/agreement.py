"""How far readers of the same claims agree: shares, kappas, alpha, each with its n and an interval."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

Mark = Hashable
Unit = Sequence[Mark]  # what one claim was marked, one value a reader, in the order of the readers
Statistic = Callable[[Sequence[Unit]], float | None]

ENOUGH = 20  # units below which nothing is said of agreement
RESAMPLES = 1000
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Agreement:
    """A figure as it may be shown: `value` is none where there are too few units, or no variation."""

    value: float | None
    n: int  # units that at least two readers marked
    low: float | None = None  # the middle 95 of 100 bootstrap values lie between low and high
    high: float | None = None


def measure(units: Sequence[Unit], statistic: Statistic, *, resamples: int = RESAMPLES) -> Agreement:
    """A statistic of units with its percentile interval (Efron 1979); "too few to say" below `ENOUGH`.

    The draws come from a fixed sequence, so that the same readings give the same interval everywhere.
    """
    shared = [unit for unit in units if len(unit) > 1]
    if len(shared) < ENOUGH:
        return Agreement(None, len(shared))
    value = statistic(shared)
    drawn = sorted(found for found in _resampled(shared, statistic, resamples) if found is not None)
    if value is None or not drawn:
        return Agreement(value, len(shared))
    last = len(drawn) - 1
    return Agreement(value, len(shared), drawn[round(0.025 * last)], drawn[round(0.975 * last)])


def share_agreeing(units: Sequence[Unit]) -> float | None:
    """Of all pairs of readers on all units, the share that gave the same mark; 0 to 1, none without pairs."""
    pairs = sum(len(unit) * (len(unit) - 1) for unit in units)
    agreeing = sum(count * (count - 1) for unit in units for count in Counter(unit).values())
    return agreeing / pairs if pairs else None


def cohen_kappa(units: Sequence[Unit]) -> float | None:
    """Cohen's kappa (1960) of exactly two readers, the same two on every unit.

    1 is full agreement, 0 what chance would give; none where both always gave one and the same mark.
    Raises ValueError for a unit that has not two marks.
    """
    if any(len(unit) != 2 for unit in units):
        raise ValueError("Cohen's kappa is of two readers: each unit needs two marks.")
    first, second = Counter(unit[0] for unit in units), Counter(unit[1] for unit in units)
    n = len(units)
    by_chance = sum(first[mark] * second[mark] for mark in first) / n**2 if n else 1.0
    observed = sum(unit[0] == unit[1] for unit in units) / n if n else 0.0
    return _beyond_chance(observed, by_chance)


def fleiss_kappa(units: Sequence[Unit]) -> float | None:
    """Fleiss' kappa (1971): the same number of readers on each unit, not necessarily the same people.

    None where all marks are one and the same. Raises ValueError for units of different numbers of marks.
    """
    readers = len(units[0]) if units else 0
    if readers < 2 or any(len(unit) != readers for unit in units):
        raise ValueError("Fleiss' kappa needs the same number of marks, at least two, on each unit.")
    total = len(units) * readers
    marks = Counter(mark for unit in units for mark in unit)
    by_chance = sum((count / total) ** 2 for count in marks.values())
    observed = share_agreeing(units)
    return None if observed is None else _beyond_chance(observed, by_chance)


def krippendorff_alpha(units: Sequence[Unit]) -> float | None:
    """Krippendorff's alpha for nominal data (2011), any number of readers, some of them missing.

    Units with one mark count for nothing. None where all marks are one and the same.
    """
    paired = [Counter(unit) for unit in units if len(unit) > 1]
    marks: Counter[Mark] = Counter()
    differing = 0.0
    for unit in paired:
        marks.update(unit)
        n = unit.total()
        differing += (n * n - sum(count * count for count in unit.values())) / (n - 1)
    total = marks.total()
    expected = total * total - sum(count * count for count in marks.values())
    return 1 - (total - 1) * differing / expected if expected else None


def confusion(units: Sequence[Unit]) -> Counter[tuple[Mark, Mark]]:
    """Of two readers: how often the first gave one mark where the second gave another, or the same."""
    return Counter((first, second) for first, second in units)


def _beyond_chance(observed: float, by_chance: float) -> float | None:
    return None if by_chance >= 1 else (observed - by_chance) / (1 - by_chance)


def _resampled(units: Sequence[Unit], statistic: Statistic, resamples: int) -> Iterator[float | None]:
    n, draws = len(units), _sequence()
    for _ in range(resamples):
        yield statistic([units[next(draws) % n] for _ in range(n)])


def _sequence() -> Iterator[int]:
    """SplitMix64 (Steele, Lea and Flood 2014) from zero: evenly spread, and the same on every machine."""
    state = 0
    while True:
        state = (state + 0x9E3779B97F4A7C15) & _MASK
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        yield mixed ^ (mixed >> 31)
