"""The queue: which stories are under check, how far, by whom, until when, and what they need."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple, TypedDict

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, QuerySet
from django.utils import timezone
from django.utils.formats import date_format

from claims.models import Article, Assignment, Claim, Job, User
from claims.permissions import can_assign_any, can_be_given, can_take, can_take_claims
from claims.queries.desk_shapes import Progress
from claims.queries.due import due_words, is_soon
from claims.queries.lifting import lifted, standing
from claims.queries.outline import progress_from
from claims.queries.prepared import prepared
from claims.queries.queue_filters import (
    ARCHIVED,
    SORTS,
    TABS,
    Asked,
    Counts,
    Look,
    Option,
    counts_for,
    in_order,
    moments,
    narrowed,
    people_of,
    ready,
    under,
)
from claims.vocabulary import JobState, Status

PAGE_SIZE = 50
READING_WORDS = {"queued": "being read for claims", "failed": "could not be read for claims"}
SIGN_OFF = "sign-off"
LONGEST_READING = timedelta(minutes=10)  # what takes longer was killed


class Need(NamedTuple):
    status: str
    glyph: str
    words: str
    page: str  # that it is done on


class QueueRow(TypedDict):
    """One story. A template looks for a key before an attribute, here a thousand times a page."""

    number: int
    headline: str
    desk: str
    told: str
    progress: Progress
    checked: str
    people: list[tuple[str, str]]  # initials, full name
    due_text: str
    due_soon: bool
    needs: list[Need]
    can_take: bool
    can_choose: bool
    mine: bool
    reading_state: str  # "", "queued" or "failed"
    signed: bool
    lifted: bool


@dataclass(slots=True)
class Queue:
    tabs: list[Option]
    sorts: list[Option]
    desks: list[Option]
    who: list[Option]
    page: Page
    rows: list[QueueRow]
    summary: str
    may_choose: bool  # stories, to do something with all of them
    may_assign: bool
    can_have: list[User]  # stories or claims, if somebody assigns them


def queue_for(user: User, asked: Asked, now: datetime | None = None) -> Queue:
    """The number of queries does not depend on the number of stories or claims."""
    now = now or timezone.now()
    same = {"viewer": user, **moments(now)}
    counts = counts_for(who=asked.who, **same)
    shown = Paginator(range(counts.under(asked.tab, asked.desk)), PAGE_SIZE).get_page(asked.page)
    look = Look(asked.tab, asked.sort, shown.object_list.start)
    stories = _on_page(desk=asked.desk or None, who=asked.who, look=look, **same)
    people = people_of(desk=asked.desk or None, look=Look(asked.tab), **same)
    may_assign = bool(can_assign_any(user))
    return Queue(
        tabs=_tabs(counts, asked),
        sorts=_sorts(asked),
        desks=counts.desks(asked),
        who=[_who(person, asked) for person in people if person.stories or person.pk == asked.who],
        page=shown,
        rows=_rows(user, stories, now),
        summary=_summary(counts, asked.desk),
        may_choose=bool(can_take_claims(user)),
        may_assign=may_assign,
        can_have=[person for person in people if can_be_given(person)] if may_assign else [],
    )


@prepared
def _on_page(
    *, viewer: User, desk: str | None, who: int | None, look: Look, soon: datetime, tonight: datetime
) -> QuerySet[Article]:
    """Found first, then told of in full: else the database asks for all of it of every story it sorts."""
    seen = narrowed(Article.objects.visible_to(viewer), desk=desk, who=who)
    found = in_order(under(seen, viewer, look.tab, soon, tonight), look.sort)
    page = found[look.start : look.start + PAGE_SIZE].values("pk")
    return _as_rows(in_order(Article.objects.filter(pk__in=page), look.sort))


def _tabs(counts: Counts, asked: Asked) -> list[Option]:
    """The archive only where there is one."""
    labels = [*((slug, label) for slug, (label, _) in TABS.items()), (ARCHIVED, "Archived")]
    numbers = {slug: counts.under(slug, asked.desk) for slug, _ in labels}
    hidden = () if numbers[ARCHIVED] or asked.tab == ARCHIVED else (ARCHIVED,)
    return [
        Option(asked.but(tab=slug), label, numbers[slug], slug == asked.tab)
        for slug, label in labels
        if slug not in hidden
    ]


def _sorts(asked: Asked) -> list[Option]:
    return [Option(asked.but(sort=slug), label, 0, slug == asked.sort) for slug, (label, _) in SORTS.items()]


def _who(person: User, asked: Asked) -> Option:
    address, name = asked.but(who=person.pk), person.get_full_name()
    return Option(address, name, person.stories, person.pk == asked.who)


def queue_row(user: User, article: Article) -> QueueRow:
    (row,) = _rows(user, _one_story(number=article.pk), timezone.now())
    return row


@prepared
def _one_story(*, number: int) -> QuerySet[Article]:
    return _as_rows(Article.objects.filter(pk=number))


def _as_rows(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Only what a row tells."""
    drafts = {"drafts": F("current_revision__number"), "version": F("current_revision__analysis_version")}
    signing = {"signed": Exists(standing()), "lifted": Exists(lifted()), "ready": ready()}
    told = stories.only("headline", "desk", "due", "restricted", "added_at", "archived_at")
    return told.annotate(**drafts, **signing)


def _rows(user: User, articles: Sequence[Article], now: datetime) -> list[QueueRow]:
    statuses, people = _statuses(articles), _people(articles)
    states = _reading_states([article for article in articles if not article.version])
    row = partial(_row, user, bool(can_take_claims(user)), now)
    return [
        row(article, statuses[article.pk], people[article.pk], states.get(article.pk, ""))
        for article in articles
    ]


def _row(
    user: User,
    can_choose: bool,
    now: datetime,
    article: Article,
    counts: Counter[Status],
    people: dict[int, tuple[str, str]],
    reading_state: str,
) -> QueueRow:
    progress = progress_from(counts)
    return QueueRow(
        number=article.pk,
        headline=article.headline,
        desk=article.desk,
        told=_told(article, progress.total, reading_state),
        progress=progress,
        checked=f"{progress.checked} / {progress.total}",
        people=list(people.values()),
        due_text=due_words(article.due, now),
        due_soon=is_soon(article.due, now),
        needs=_needs(counts, article),
        can_take=bool(can_take(user, article)),
        can_choose=can_choose,
        mine=user.pk in people,
        reading_state=reading_state,
        signed=article.signed,
        lifted=article.lifted,
    )


def _told(article: Article, claims: int, reading_state: str) -> str:
    told = [READING_WORDS.get(reading_state) or _count(claims, "claim")]
    if article.drafts > 1:
        told.append(f"draft {article.drafts}")
    if article.restricted:
        told.append("restricted to named people")
    if article.archived_at:
        told.append(f"archived {date_format(timezone.localtime(article.archived_at), 'j M Y')}")
    return " · ".join(told)


def reading_state(article: Article) -> str:
    """How the reading of the text stands: "" when it is there, else "queued" or "failed"."""
    unread = [] if article.current_revision.analysis_version else [article]
    return _reading_states(unread).get(article.pk, "")


def _statuses(articles: Sequence[Article]) -> dict[int, Counter[Status]]:
    found: dict[int, Counter[Status]] = defaultdict(Counter)
    for article_id, status, count in _counted(stories=tuple(article.pk for article in articles)):
        found[article_id][Status(status)] = count
    return found


@prepared
def _counted(*, stories: tuple[int, ...]) -> QuerySet[Claim]:
    groups = Claim.objects.filter(article__in=stories).order_by().values_list("article", "status")
    return groups.annotate(count=Count("pk"))


def _people(articles: Sequence[Article]) -> dict[int, dict[int, tuple[str, str]]]:
    """By story and person: each once, also who has several claims."""
    people: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    named: dict[int, tuple[str, str]] = {}
    for article_id, reviewer_id, name, username in _assigned(stories=tuple(one.pk for one in articles)):
        if reviewer_id not in named:
            person = User(name=name, username=username)
            named[reviewer_id] = (person.initials, person.get_full_name())
        people[article_id][reviewer_id] = named[reviewer_id]
    return people


@prepared
def _assigned(*, stories: tuple[int, ...]) -> QuerySet[Assignment]:
    standing_now = Assignment.objects.current().filter(article__in=stories).order_by("pk")
    return standing_now.values_list("article", "reviewer", "reviewer__name", "reviewer__username")


def _reading_states(unread: Sequence[Article]) -> dict[int, str]:
    if not unread:
        return {}
    last = {job.article_id: job for job in Job.objects.filter(article__in=unread).order_by("pk")}
    return {
        article.pk: "failed" if _has_failed(article, last.get(article.pk)) else "queued" for article in unread
    }


def _has_failed(article: Article, job: Job | None) -> bool:
    """Also where a worker, or a command that reads without a job, was killed at it."""
    if job and job.state != JobState.RUNNING:
        return job.state in (JobState.FAILED, JobState.CANCELLED)
    begun = (job and (job.heartbeat or job.started_at)) or article.added_at
    return begun < timezone.now() - LONGEST_READING


def _needs(counts: Counter[Status], article: Article) -> list[Need]:
    needs = []
    if article.lifted:
        needs.append(_need(Status.RECHECK, "sign-off lifted", SIGN_OFF))
    if counts[Status.CONFLICT]:
        needs.append(_need(Status.CONFLICT, f"{counts[Status.CONFLICT]} to decide"))
    if counts[Status.RECHECK]:
        needs.append(_need(Status.RECHECK, f"{counts[Status.RECHECK]} to re-check"))
    if article.signed:
        needs.append(_need(Status.VERIFIED, "signed off", SIGN_OFF))
    elif counts and article.ready:
        needs.append(_need(Status.VERIFIED, "ready to sign off", SIGN_OFF))
    elif counts and not counts[Status.OPEN] and not needs:
        needs.append(_need(Status.DISPUTED, "outcomes missing", SIGN_OFF))
    return needs


def _need(status: Status, words: str, page: str = "") -> Need:
    return Need(status.value, status.glyph, words, page)


def _summary(counts: Counts, desk: str) -> str:
    claims, stories = (
        _count(counts.claims(desk), "claim"),
        _count(counts.unfinished(desk), "story", "stories"),
    )
    return f"{claims} open in {stories} · {counts.unfinished(desk, today=True)} due today"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
