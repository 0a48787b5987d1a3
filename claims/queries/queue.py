"""The queue: which stories are under check, how far, by whom, until when, and what they need."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, QuerySet
from django.utils import timezone

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
    counted,
    in_order,
    moments,
    narrowed,
    people_of,
    ready,
    under,
)
from claims.vocabulary import JobState, Status

PAGE_SIZE = 50
SIGN_OFF = "sign-off"
LONGEST_READING = timedelta(minutes=10)  # what takes longer was killed


@dataclass(slots=True)
class QueueRow:
    article: Article
    progress: Progress
    people: list[tuple[str, str]]  # initials, full name
    due_text: str
    due_soon: bool
    needs: list[tuple[Status, str, str]]  # glyph and colour, words, the page that it is done on
    can_take: bool
    can_choose: bool
    mine: bool
    reading_state: str  # "", "queued" or "failed"
    drafts: int

    @property
    def claims_total(self) -> int:
        return self.progress.total


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
    counts = Counts(counted(who=asked.who, **same))
    shown = Paginator(range(counts.under(asked.tab, asked.desk)), PAGE_SIZE).get_page(asked.page)
    look = Look(asked.tab, asked.sort, shown.object_list.start)
    stories = _on_page(desk=asked.desk or None, who=asked.who, look=look, **same)
    people = people_of(desk=asked.desk or None, look=Look(asked.tab), **same)
    may_assign = bool(can_assign_any(user))
    return Queue(
        tabs=_tabs(counts, asked),
        sorts=[Option(slug, label, 0, slug == asked.sort) for slug, (label, _) in SORTS.items()],
        desks=counts.desks(asked.tab, asked.desk),
        who=[_who(person, asked.who) for person in people if person.stories or person.pk == asked.who],
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
        Option(slug, label, numbers[slug], slug == asked.tab) for slug, label in labels if slug not in hidden
    ]


def _who(person: User, chosen: int | None) -> Option:
    return Option(str(person.pk), person.get_full_name(), person.stories, person.pk == chosen)


def queue_row(user: User, article: Article) -> QueueRow:
    (row,) = _rows(user, _one_story(number=article.pk), timezone.now())
    return row


@prepared
def _one_story(*, number: int) -> QuerySet[Article]:
    return _as_rows(Article.objects.filter(pk=number))


def _as_rows(stories: QuerySet[Article]) -> QuerySet[Article]:
    signing = {"signed": Exists(standing()), "lifted": Exists(lifted()), "ready": ready()}
    light = stories.select_related("current_revision").annotate(**signing)
    return light.defer("current_revision__text", "current_revision__original")


def _rows(user: User, articles: Sequence[Article], now: datetime) -> list[QueueRow]:
    statuses, people, states = _statuses(articles), _people(articles), _reading_states(articles)
    return [
        QueueRow(
            article=article,
            progress=progress_from(statuses[article.pk]),
            people=[(person.initials, person.get_full_name()) for person in people[article.pk]],
            due_text=due_words(article.due, now),
            due_soon=is_soon(article.due, now),
            needs=_needs(statuses[article.pk], article),
            can_take=bool(can_take(user, article)),
            can_choose=bool(can_take_claims(user)),
            mine=user in people[article.pk],
            reading_state=states.get(article.pk, ""),
            drafts=article.current_revision.number,
        )
        for article in articles
    ]


def reading_state(article: Article) -> str:
    """How the reading of the text stands: "" when it is there, else "queued" or "failed"."""
    return _reading_states([article]).get(article.pk, "")


def _statuses(articles: Sequence[Article]) -> dict[int, Counter[Status]]:
    found: dict[int, Counter[Status]] = defaultdict(Counter)
    for article_id, status, count in _counted(stories=tuple(article.pk for article in articles)):
        found[article_id][Status(status)] = count
    return found


@prepared
def _counted(*, stories: tuple[int, ...]) -> QuerySet[Claim]:
    groups = Claim.objects.filter(article__in=stories).order_by().values_list("article", "status")
    return groups.annotate(count=Count("pk"))


def _people(articles: Sequence[Article]) -> dict[int, dict[User, None]]:
    people: dict[int, dict[User, None]] = defaultdict(dict)  # each once, also who has several claims
    for row in _assigned(stories=tuple(article.pk for article in articles)):
        people[row.article_id][row.reviewer] = None
    return people


@prepared
def _assigned(*, stories: tuple[int, ...]) -> QuerySet[Assignment]:
    standing_now = Assignment.objects.current().filter(article__in=stories)
    return standing_now.select_related("reviewer").order_by("pk")


def _reading_states(articles: Sequence[Article]) -> dict[int, str]:
    unread = [article for article in articles if article.current_revision.analysis_version == 0]
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


def _needs(counts: Counter[Status], article: Article) -> list[tuple[Status, str, str]]:
    needs = []
    if article.lifted:
        needs.append((Status.RECHECK, "sign-off lifted", SIGN_OFF))
    if counts[Status.CONFLICT]:
        needs.append((Status.CONFLICT, f"{counts[Status.CONFLICT]} to decide", ""))
    if counts[Status.RECHECK]:
        needs.append((Status.RECHECK, f"{counts[Status.RECHECK]} to re-check", ""))
    if article.signed:
        needs.append((Status.VERIFIED, "signed off", SIGN_OFF))
    elif counts and article.ready:
        needs.append((Status.VERIFIED, "ready to sign off", SIGN_OFF))
    elif counts and not counts[Status.OPEN] and not needs:
        needs.append((Status.DISPUTED, "outcomes missing", SIGN_OFF))
    return needs


def _summary(counts: Counts, desk: str) -> str:
    claims, stories = (
        _count(counts.claims(desk), "claim"),
        _count(counts.unfinished(desk), "story", "stories"),
    )
    return f"{claims} open in {stories} · {counts.unfinished(desk, today=True)} due today"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
