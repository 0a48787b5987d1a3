"""The headings of the queue and its orders: which stories stand under each."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from operator import add
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    When,
)
from django.utils import timezone

from claims.models import Article, Assignment, Note, User
from claims.queries.due import SOON
from claims.queries.lifting import signed_stories
from claims.queries.prepared import prepared
from claims.vocabulary import NoteKind

MOST_DESKS = 60
# Each by what is told of a story: the same rule filters the list, and counts.
TABS: dict[str, tuple[str, dict[str, bool]]] = {
    "open": ("Open", {"signed": False}),
    "mine": ("Mine", {"mine": True}),
    "unassigned": ("Unassigned", {"unfinished": True, "had": False}),
    "due-soon": ("Due soon", {"unfinished": True, "soon": True}),
    "to-decide": ("To decide", {"differs": True}),
    "recheck": ("Re-check", {"changed": True}),
    "ready": ("Ready to sign off", {"ready": True, "signed": False}),
    "signed-off": ("Signed off", {"signed": True}),
}
MOST_OPEN = "waiting"
ARCHIVED = "archived"  # the one heading that is not of stories under check
SHOWN = [*TABS, ARCHIVED]
IN_ADDRESS = {"show": "tab", "sort": "sort", "desk": "desk", "who": "who"}


def unfinished() -> Q:
    waits = Q(claims_waiting__gt=0) | Q(claims_differing__gt=0)
    return waits | Q(current_revision__analysis_version=0)


def ready() -> Q:
    asked = Note.objects.current().filter(article=OuterRef("pk"), kind=NoteKind.QUERY, resolved=False)
    return ~unfinished() & Q(doubts_without_outcome=0) & ~Q(Exists(asked))


def _had() -> QuerySet[Assignment]:
    return Assignment.objects.current().filter(article=OuterRef("pk"))


SORTS: dict[str, tuple[str, list[Any]]] = {
    "due": ("Due first", [F("due").asc(nulls_last=True), "-pk"]),
    "newest": ("Newest first", ["-pk"]),
    "headline": ("By headline", ["headline", "pk"]),
    MOST_OPEN: ("Most open first", [F("claims_waiting").desc(), "-pk"]),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of the queue asks for."""

    tab: str = "open"
    sort: str = "due"
    page: int = 1
    desk: str = ""
    who: int | None = None

    def but(self, **other: Any) -> str:
        """What stands in the address that asks for something else in one respect, from the first page on."""
        asked, usual = replace(self, page=1, **other), Asked()
        told = {name: (getattr(asked, of), getattr(usual, of)) for name, of in IN_ADDRESS.items()}
        return "?" + urlencode({name: value for name, (value, as_usual) in told.items() if value != as_usual})


@dataclass(frozen=True, slots=True)
class Option:
    """A filter that can be chosen, and how many stories stand under it."""

    address: str
    label: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What of an address makes another query, and not the same one with another value."""

    tab: str
    sort: str = ""
    start: int = 0


def moments(now: datetime) -> dict[str, datetime]:
    """When a story is due soon, and until when it is due today."""
    tonight = timezone.localtime(now).replace(hour=23, minute=59, second=59)
    return {"soon": now + SOON, "tonight": tonight}


def narrowed(stories: QuerySet[Article], *, desk: str | None = None, who: int | None = None) -> QuerySet:
    if desk is not None:
        stories = stories.filter(desk=desk)
    if who is not None:
        stories = stories.filter(Exists(_had().filter(reviewer=who)))
    return stories


def under(
    stories: QuerySet[Article], user: User, tab: str, soon: datetime, tonight: datetime
) -> QuerySet[Article]:
    if tab == ARCHIVED:
        return stories.filter(archived_at__isnull=False)
    rule = TABS[tab][1]
    told = {name: TOLD[name](user, soon, tonight) for name in rule}
    return stories.under_check().alias(**told).filter(**rule)


def in_order(stories: QuerySet[Article], sort: str) -> QuerySet[Article]:
    return stories.order_by(*SORTS[sort][1])


def _yes(rule: Q) -> Case:
    """A rule about what may be missing is then no, not unknown."""
    return Case(When(rule, then=True), default=False, output_field=BooleanField())


# What is told of a story, as a person sees it, with what `moments` tells.
TOLD: dict[str, Callable[[User, datetime, datetime], Any]] = {
    "archived": lambda user, soon, tonight: _yes(Q(archived_at__isnull=False)),
    "signed": lambda user, soon, tonight: _yes(Q(pk__in=signed_stories())),
    "unfinished": lambda user, soon, tonight: _yes(unfinished()),
    "had": lambda user, soon, tonight: Exists(_had()),
    "mine": lambda user, soon, tonight: Exists(_had().filter(reviewer=user)),
    "soon": lambda user, soon, tonight: _yes(Q(due__lt=soon)),
    "today": lambda user, soon, tonight: _yes(Q(due__lte=tonight)),
    "differs": lambda user, soon, tonight: _yes(Q(claims_differing__gt=0)),
    "changed": lambda user, soon, tonight: _yes(Q(claims_to_recheck__gt=0)),
    "ready": lambda user, soon, tonight: _yes(ready()),
}


class Group(NamedTuple):
    """Stories of one desk of which the same is told."""

    desk: str
    told: int  # what holds of them, as bits in the order of TOLD
    number: int
    claims: int  # that wait in them


BIT = {name: 1 << at for at, name in enumerate(TOLD)}


@dataclass(frozen=True, slots=True)
class Counts:
    """Of all stories that are not narrowed to a desk."""

    groups: list[Group]

    def under(self, tab: str, desk: str = "") -> int:
        return _number(self._of(desk), _rule(tab))

    def unfinished(self, desk: str, *, today: bool = False) -> int:
        rule = {"archived": False, "unfinished": True} | ({"today": True} if today else {})
        return _number(self._of(desk), rule)

    def claims(self, desk: str) -> int:
        return sum(group.claims for group in self._of(desk) if not group.told & BIT["archived"])

    def desks(self, asked: Asked) -> list[Option]:
        groups: defaultdict[str, list[Group]] = defaultdict(list)
        for group in self.groups:
            groups[group.desk].append(group)
        numbers = {desk: _number(groups[desk], _rule(asked.tab)) for desk in sorted(groups) if desk}
        found = [(desk, number) for desk, number in numbers.items() if number][:MOST_DESKS]
        return [Option(asked.but(desk=desk), desk, number, desk == asked.desk) for desk, number in found]

    def _of(self, desk: str) -> list[Group]:
        return [group for group in self.groups if desk in ("", group.desk)]


def _rule(tab: str) -> dict[str, bool]:
    return {"archived": True} if tab == ARCHIVED else {"archived": False} | TABS[tab][1]


def _number(groups: Iterable[Group], rule: dict[str, bool]) -> int:
    asked = sum(BIT[name] for name in rule)
    wanted = sum(BIT[name] for name, holds in rule.items() if holds)
    return sum(group.number for group in groups if group.told & asked == wanted)


def counts_for(*, viewer: User, who: int | None, soon: datetime, tonight: datetime) -> Counts:
    found = _counted(viewer=viewer, who=who, soon=soon, tonight=tonight)
    return Counts([Group(*group) for group in found])


@prepared
def _counted(*, viewer: User, who: int | None, soon: datetime, tonight: datetime) -> QuerySet:
    """For every heading and desk, in one query that asks once of each story what is told of it."""
    stories = narrowed(Article.objects.visible_to(viewer), who=who)
    bits = [Case(When(tell(viewer, soon, tonight), then=BIT[name]), default=0) for name, tell in TOLD.items()]
    groups = stories.order_by().annotate(told=reduce(add, bits)).values_list("desk", "told")
    return groups.annotate(number=Count("pk"), claims=Sum("claims_waiting"))


@prepared
def people_of(
    *, viewer: User, desk: str | None, look: Look, soon: datetime, tonight: datetime
) -> QuerySet[User]:
    """Everybody with a role, each with the number of the stories that they have under the heading.

    All are counted in one go, and not for each person through what that person has.
    """
    stories = narrowed(Article.objects.visible_to(viewer), desk=desk)
    stories = under(stories, viewer, look.tab, soon, tonight)
    had = Q(assignments__until=None, assignments__article__in=stories.order_by().values("pk"))
    number = Count("assignments__article", distinct=True, filter=had)
    return User.objects.insiders().annotate(stories=number).order_by("name", "username")
