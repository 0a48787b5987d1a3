"""How far readers agree: in a story, at a desk, between two people, in a stretch of time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from claims.analysis.agreement import (
    ENOUGH,
    Agreement,
    cohen_kappa,
    confusion,
    fleiss_kappa,
    krippendorff_alpha,
    measures,
    share_agreeing,
)
from claims.analysis.agreement_formulas import (
    Formula,
    Interval,
    alpha_interval,
    cohen_interval,
    fleiss_interval,
    share_interval,
)
from claims.models import Article, User, Verdict
from claims.queries.blind import shown_to
from claims.vocabulary import Mark

DAYS = 14  # of the chart
WIDTH, HEIGHT = 360, 96
Given = tuple[int, Mark]  # reader, mark


@dataclass(frozen=True, slots=True)
class Scope:
    story: int | None = None
    desk: str | None = None
    pair: tuple[int, int] | None = None
    days: int | None = 90  # back from now; none: ever


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    about: str
    agreement: Agreement
    by_formula: Interval | None = None
    percent: bool = False

    @property
    def value(self) -> str:
        return self._shown(self.agreement.value)

    @property
    def interval(self) -> str:
        """ "" where there is none."""
        low, high = self.agreement.low, self.agreement.high
        return "" if low is None else f"{self._shown(low)} to {self._shown(high)}"

    @property
    def interval_by_formula(self) -> str:
        found = self.by_formula
        return "" if found is None else f"{self._shown(found.low)} to {self._shown(found.high)}"

    @property
    def error(self) -> str:
        return "" if self.by_formula is None else self._shown(self.by_formula.error)

    def _shown(self, number: float) -> str:
        return f"{100 * number:.1f} %" if self.percent else f"{number:.3f}"


@dataclass(frozen=True, slots=True)
class Cell:
    count: int
    same: bool


@dataclass(frozen=True, slots=True)
class PairLine:
    one: User
    other: User
    n: int
    same: int

    @property
    def enough(self) -> bool:
        return self.n >= ENOUGH

    @property
    def share(self) -> int:
        return round(100 * self.same / self.n)


@dataclass(frozen=True, slots=True)
class Insights:
    figures: list[Figure]
    read_twice: int
    table: list[tuple[Mark, list[Cell]]]  # first reading down, second across
    pairs: list[PairLine]
    checked: int
    line: str  # of the chart, as an SVG path
    area: str
    days: list[tuple[date, int]]

    @property
    def says_something(self) -> bool:
        return any(figure.by_formula for figure in self.figures)


def insights_for(user: User, scope: Scope, now: datetime) -> Insights:
    """Two queries: the readings that this person may see, and who gave them."""
    since = now - timedelta(days=scope.days) if scope.days else None
    rows = _rows(user, scope, since)
    readings: dict[tuple[int, int], list[Given]] = defaultdict(list)
    days: Counter[date] = Counter()
    for claim_id, round_, reader, mark, at in rows:
        readings[claim_id, round_].append((reader, Mark(mark)))
        days[timezone.localtime(at).date()] += 1
    units = [tuple(given) for given in readings.values() if len(given) > 1]
    marks = [_marks(given, scope.pair) for given in units]
    series = _series(days, timezone.localtime(now).date())
    return Insights(
        figures=_figures(marks, pair=scope.pair is not None),
        read_twice=len(marks),
        table=_table(confusion([(unit[0], unit[1]) for unit in marks])),
        pairs=_pairs(units),
        checked=sum(days.values()),
        line=_path(series),
        area=f"{_path(series)} L{WIDTH} {HEIGHT} L0 {HEIGHT}Z",
        days=series,
    )


def stories_of(user: User, scope: Scope) -> QuerySet[Article]:
    stories = Article.objects.visible_to(user)
    stories = stories.filter(pk=scope.story) if scope.story else stories
    return stories if scope.desk is None else stories.filter(desk=scope.desk)


def _rows(user: User, scope: Scope, since: datetime | None) -> Iterable[tuple]:
    stories = stories_of(user, scope)
    given = Verdict.objects.current().filter(article__in=stories)
    given = given.filter(reviewer__in=scope.pair) if scope.pair else given
    given = given.filter(marked_at__gte=since) if since else given
    shown = shown_to(user, given).order_by("marked_at", "pk")
    return shown.values_list("claim", "round", "reviewer", "mark", "marked_at")


def _marks(given: Sequence[Given], pair: tuple[int, int] | None) -> tuple[Mark, ...]:
    """In the order of reading; of two people chosen, in the order in which they were chosen."""
    return tuple(mark for _, mark in (sorted(given, key=lambda each: pair.index(each[0])) if pair else given))


def _figures(units: Sequence[tuple[Mark, ...]], *, pair: bool) -> list[Figure]:
    unordered = [tuple(sorted(unit)) for unit in units]
    share, alpha = measures(unordered, [share_agreeing, krippendorff_alpha])
    found = [
        Figure(
            "Same mark",
            "of all pairs of readings of one claim",
            share,
            _by_formula(share, share_interval, unordered),
            percent=True,
        ),
        Figure(
            "Krippendorff’s α",
            "any number of readers; 1 is full agreement, 0 is chance",
            alpha,
            _by_formula(alpha, alpha_interval, unordered),
        ),
    ]
    most = Counter(map(len, units)).most_common(1)
    readers = most[0][0] if most else 2
    as_many = [unit for unit in unordered if len(unit) == readers]
    fleiss = measures(as_many, [fleiss_kappa])[0]
    about = f"of the claims that {readers} people read"
    found.append(Figure("Fleiss’ κ", about, fleiss, _by_formula(fleiss, fleiss_interval, as_many)))
    if pair:
        cohen = measures(units, [cohen_kappa])[0]
        found.append(
            Figure("Cohen’s κ", "of these two people", cohen, _by_formula(cohen, cohen_interval, units))
        )
    return found


def _by_formula(found: Agreement, formula: Formula, units: Sequence[tuple[Mark, ...]]) -> Interval | None:
    """None where nothing is said of the figure either."""
    return None if found.value is None else formula(units)


def _table(counts: Counter) -> list[tuple[Mark, list[Cell]]]:
    return [(one, [Cell(counts[one, other], one is other) for other in Mark]) for one in Mark]


def _pairs(units: Sequence[tuple[Given, ...]]) -> list[PairLine]:
    """Of two people on how many claims, and on how many alike; those with most in common first."""
    together: Counter[tuple[int, int]] = Counter()
    alike: Counter[tuple[int, int]] = Counter()
    for given in units:
        readers = sorted(given)
        for place, (one, mark) in enumerate(readers):
            for other, his in readers[place + 1 :]:
                together[one, other] += 1
                alike[one, other] += mark == his
    people = User.objects.in_bulk({pk for pair in together for pk in pair})
    return [
        PairLine(people[one], people[other], n, alike[one, other])
        for (one, other), n in together.most_common(20)
    ]


def _series(days: Counter[date], today: date) -> list[tuple[date, int]]:
    back = (today - timedelta(days=number) for number in reversed(range(DAYS)))
    return [(day, days[day]) for day in back]


def _path(series: Sequence[tuple[date, int]]) -> str:
    most = max((count for _, count in series), default=0) or 1
    step, room = WIDTH / (len(series) - 1), HEIGHT - 16
    points = [f"{index * step:.1f} {HEIGHT - 6 - room * n / most:.1f}" for index, (_, n) in enumerate(series)]
    return f"M{' L'.join(points)}"
