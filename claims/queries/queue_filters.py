"""The headings of the queue and its orders: which stories stand under each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from claims.models import Article, Assignment, Claim, Note, Outcome, User
from claims.queries.due import SOON
from claims.queries.lifting import standing
from claims.queries.outline import WAITING
from claims.vocabulary import NoteKind, Status

MOST_DESKS = 60
_claims = Claim.objects.filter(article=OuterRef("pk"))
UNFINISHED = Exists(_claims.filter(status__in=[*WAITING, Status.CONFLICT])) | Q(
    current_revision__analysis_version=0
)
_had = Assignment.objects.current().filter(article=OuterRef("pk"))
_waiting = _claims.filter(status__in=WAITING).order_by().values("article").annotate(number=Count("pk"))
WAITING_CLAIMS = Coalesce(Subquery(_waiting.values("number")), 0)
UNSIGNED = ~Q(Exists(standing()))
_settled = Outcome.objects.current().filter(claim=OuterRef("pk"))
_doubted = _claims.filter(status__in=[Status.DISPUTED, Status.UNSUPPORTED]).exclude(Exists(_settled))
_asked = Note.objects.current().filter(article=OuterRef("pk"), kind=NoteKind.QUERY, resolved=False)
READY = ~Q(UNFINISHED) & ~Q(Exists(_doubted)) & ~Q(Exists(_asked))
Rule = Callable[[User, datetime], Q]

TABS: dict[str, tuple[str, Rule]] = {
    "open": ("Open", lambda user, now: UNSIGNED),
    "mine": ("Mine", lambda user, now: Q(Exists(_had.filter(reviewer=user)))),
    "unassigned": ("Unassigned", lambda user, now: Q(UNFINISHED) & ~Q(Exists(_had))),
    "due-soon": ("Due soon", lambda user, now: Q(UNFINISHED) & Q(due__lt=now + SOON)),
    "to-decide": ("To decide", lambda user, now: Q(Exists(_claims.filter(status=Status.CONFLICT)))),
    "recheck": ("Re-check", lambda user, now: Q(Exists(_claims.filter(status=Status.RECHECK)))),
    "ready": ("Ready to sign off", lambda user, now: READY & UNSIGNED),
    "signed-off": ("Signed off", lambda user, now: ~UNSIGNED),
}
ARCHIVED = "archived"  # the one heading that is not of stories under check
SHOWN = [*TABS, ARCHIVED]
SORTS: dict[str, tuple[str, list[Any]]] = {
    "due": ("Due first", [F("due").asc(nulls_last=True), "-pk"]),
    "newest": ("Newest first", ["-pk"]),
    "headline": ("By headline", ["headline", "pk"]),
    "waiting": ("Most open first", [WAITING_CLAIMS.desc(), "-pk"]),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the queue asks for."""

    tab: str = "open"
    sort: str = "due"
    page: int = 1
    desk: str = ""
    who: int | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """A filter that can be chosen, and how many stories stand under it."""

    value: str
    label: str
    count: int
    current: bool


def narrowed(stories: QuerySet[Article], asked: Asked, *, desk: bool = True, who: bool = True) -> QuerySet:
    if desk and asked.desk:
        stories = stories.filter(desk=asked.desk)
    if who and asked.who is not None:
        stories = stories.filter(Exists(_had.filter(reviewer=asked.who)))
    return stories


def under(stories: QuerySet[Article], user: User, tab: str, now: datetime) -> QuerySet[Article]:
    if tab == ARCHIVED:
        return stories.filter(archived_at__isnull=False)
    return stories.under_check().filter(TABS[tab][1](user, now))


def counts_of(stories: QuerySet[Article], user: User, now: datetime, today: datetime) -> dict[str, int]:
    """Of every heading, and for the line above them, in one query."""
    shown = Q(archived_at__isnull=True)
    rules = {slug: shown & rule(user, now) for slug, (_, rule) in TABS.items()}
    rules |= {ARCHIVED: ~shown, "unfinished": shown & Q(UNFINISHED)}
    rules["today"] = shown & Q(UNFINISHED) & Q(due__lte=today)
    found = {f"n_{slug.replace('-', '_')}": Count("pk", filter=rule) for slug, rule in rules.items()}
    numbers = stories.aggregate(**found, n_claims=Sum(WAITING_CLAIMS, filter=shown))
    return {slug.removeprefix("n_").replace("_", "-"): number or 0 for slug, number in numbers.items()}


def desks_of(stories: QuerySet[Article], chosen: str) -> list[Option]:
    groups = stories.exclude(desk="").order_by("desk").values_list("desk").annotate(number=Count("pk"))
    return [Option(desk, desk, number, desk == chosen) for desk, number in groups[:MOST_DESKS]]


def people_of(stories: QuerySet[Article]) -> list[User]:
    """Everybody with a role, each with the number of the stories that they have, as `stories`."""
    had = Assignment.objects.current().filter(reviewer=OuterRef("pk"), article__in=stories)
    number = (
        had.order_by().values("reviewer").annotate(number=Count("article", distinct=True)).values("number")
    )
    people = User.objects.insiders()
    return list(people.annotate(stories=Coalesce(Subquery(number), 0)).order_by("name", "username"))
