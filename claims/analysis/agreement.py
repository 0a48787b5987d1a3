"""How far readers of the same claims agree: shares, kappas, alpha, each with its n and an interval."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Mark = Hashable
Unit = Sequence[Mark]  # what one claim was marked, one value a reader, in the order of the readers
Units = Sequence[Unit] | Mapping[tuple[Mark, ...], int]  # also: how often each pattern of marks occurs
Statistic = Callable[[Units], float | None]

ENOUGH = 20  # units below which nothing is said of agreement
RESAMPLES = 1000
FEWEST = 200  # resamples of many units, whose interval is narrow anyway
DRAWS = 400_000
_MASK = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Agreement:
    """A figure as it may be shown: `value` is none where there are too few units, or no variation."""

    value: float | None
    n: int  # units that at least two readers marked
    low: float | None = None  # the middle 95 of 100 bootstrap values lie between low and high
    high: float | None = None


def measure(units: Sequence[Unit], statistic: Statistic, *, resamples: int | None = None) -> Agreement:
    """A statistic of units with its percentile interval (Efron 1979); "too few to say" below `ENOUGH`.

    The draws come from a fixed sequence, so that the same readings give the same interval everywhere.
    """
    return measures(units, [statistic], resamples=resamples)[0]


def measures(
    units: Sequence[Unit], statistics: Sequence[Statistic], *, resamples: int | None = None
) -> list[Agreement]:
    """Several statistics of the same units, from the same draws; as `measure`.

    Without a number of `resamples`: 1,000, fewer of more than 400 units, never fewer than 200.
    """
    shared = [tuple(unit) for unit in units if len(unit) > 1]
    n = len(shared)
    if n < ENOUGH:
        return [Agreement(None, n) for _ in statistics]
    wanted = resamples or max(FEWEST, min(RESAMPLES, DRAWS // n))
    drawn = [[statistic(counts) for statistic in statistics] for counts in _resampled(shared, wanted)]
    return [
        _with_interval(statistic(shared), n, [values[index] for values in drawn])
        for index, statistic in enumerate(statistics)
    ]


def _with_interval(value: float | None, n: int, drawn: Sequence[float | None]) -> Agreement:
    found = sorted(each for each in drawn if each is not None)
    if value is None or not found:
        return Agreement(value, n)
    last = len(found) - 1
    return Agreement(value, n, found[round(0.025 * last)], found[round(0.975 * last)])


def share_agreeing(units: Units) -> float | None:
    """Of all pairs of readers on all units, the share that gave the same mark; 0 to 1, none without pairs."""
    pairs = agreeing = 0
    for unit, times in _patterns(units):
        pairs += times * len(unit) * (len(unit) - 1)
        agreeing += times * sum(count * (count - 1) for count in Counter(unit).values())
    return agreeing / pairs if pairs else None


def cohen_kappa(units: Units) -> float | None:
    """Cohen's kappa (1960) of exactly two readers, the same two on every unit.

    1 is full agreement, 0 what chance would give; none where both always gave one and the same mark.
    Raises ValueError for a unit that has not two marks.
    """
    first: Counter[Mark] = Counter()
    second: Counter[Mark] = Counter()
    n = same = 0
    for unit, times in _patterns(units):
        if len(unit) != 2:
            raise ValueError("Cohen's kappa is of two readers: each unit needs two marks.")
        first[unit[0]] += times
        second[unit[1]] += times
        n += times
        same += times * (unit[0] == unit[1])
    by_chance = sum(first[mark] * second[mark] for mark in first) / n**2 if n else 1.0
    return _beyond_chance(same / n if n else 0.0, by_chance)


def fleiss_kappa(units: Units) -> float | None:
    """Fleiss' kappa (1971): the same number of readers on each unit, not necessarily the same people.

    None where all marks are one and the same. Raises ValueError for units of different numbers of marks.
    """
    marks: Counter[Mark] = Counter()
    readers = set()
    for unit, times in _patterns(units):
        readers.add(len(unit))
        for mark in unit:
            marks[mark] += times
    if len(readers) != 1 or min(readers) < 2:
        raise ValueError("Fleiss' kappa needs the same number of marks, at least two, on each unit.")
    total = marks.total()
    by_chance = sum((count / total) ** 2 for count in marks.values())
    observed = share_agreeing(units)
    return None if observed is None else _beyond_chance(observed, by_chance)


def krippendorff_alpha(units: Units) -> float | None:
    """Krippendorff's alpha for nominal data (2011), any number of readers, some of them missing.

    Units with one mark count for nothing. None where all marks are one and the same.
    """
    marks: Counter[Mark] = Counter()
    differing = 0.0
    for unit, times in _patterns(units):
        n = len(unit)
        if n < 2:
            continue
        counts = Counter(unit)
        for mark, count in counts.items():
            marks[mark] += times * count
        differing += times * (n * n - sum(count * count for count in counts.values())) / (n - 1)
    total = marks.total()
    expected = total * total - sum(count * count for count in marks.values())
    return 1 - (total - 1) * differing / expected if expected else None


def confusion(units: Sequence[Unit]) -> Counter[tuple[Mark, Mark]]:
    """Of two readers: how often the first gave one mark where the second gave another, or the same."""
    return Counter((first, second) for first, second in units)


def _patterns(units: Units) -> Iterable[tuple[Unit, int]]:
    return units.items() if isinstance(units, Mapping) else ((unit, 1) for unit in units)


def _beyond_chance(observed: float, by_chance: float) -> float | None:
    return None if by_chance >= 1 else (observed - by_chance) / (1 - by_chance)


def _resampled(units: Sequence[tuple[Mark, ...]], resamples: int) -> Iterator[Counter[tuple[Mark, ...]]]:
    n, draws = len(units), _sequence()
    for _ in range(resamples):
        yield Counter(units[next(draws) % n] for _ in range(n))


def _sequence() -> Iterator[int]:
    """SplitMix64 (Steele, Lea and Flood 2014) from zero: evenly spread, and the same on every machine."""
    state = 0
    while True:
        state = (state + 0x9E3779B97F4A7C15) & _MASK
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        yield mixed ^ (mixed >> 31)
