"""The queue: which stories are under check, how far, by whom, until when, and what they need."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from claims.models import Article, Assignment, Claim, Job, User
from claims.permissions import can_take
from claims.queries.desk_shapes import Progress
from claims.queries.due import due_words, is_soon
from claims.queries.outline import WAITING, progress_from
from claims.vocabulary import JobState, Status

PAGE_SIZE = 50
LONGEST_READING = timedelta(minutes=10)  # what takes longer was killed
_claims = Claim.objects.filter(article=OuterRef("pk"))
UNFINISHED = Exists(_claims.filter(status__in=[*WAITING, Status.CONFLICT])) | Q(
    current_revision__analysis_version=0
)


def _of(user: User) -> Q:
    taken = Assignment.objects.current().filter(article=OuterRef("pk"), reviewer=user)
    return Q(Exists(taken))


def _unassigned(_: User) -> Q:
    return Q(UNFINISHED) & ~Q(Exists(Assignment.objects.current().filter(article=OuterRef("pk"))))


TABS: dict[str, tuple[str, Callable[[User], Q]]] = {
    "open": ("Open", lambda _: Q(UNFINISHED)),
    "mine": ("Mine", _of),
    "unassigned": ("Unassigned", _unassigned),
    "to-decide": ("To decide", lambda _: Q(Exists(_claims.filter(status=Status.CONFLICT)))),
    "recheck": ("Re-check", lambda _: Q(Exists(_claims.filter(status=Status.RECHECK)))),
    "done": ("All checked", lambda _: ~Q(UNFINISHED)),
}
SORTS = {
    "due": ("Due first", [F("due").asc(nulls_last=True), "-pk"]),
    "newest": ("Newest first", ["-pk"]),
}


@dataclass(slots=True)
class QueueRow:
    article: Article
    progress: Progress
    people: list[tuple[str, str]]  # initials, full name
    due_text: str
    due_soon: bool
    needs: list[tuple[Status, str]]
    can_take: bool
    mine: bool
    reading_state: str  # "", "queued" or "failed"
    drafts: int

    @property
    def claims_total(self) -> int:
        return self.progress.total


@dataclass(slots=True)
class Tab:
    slug: str
    label: str
    count: int
    current: bool


@dataclass(slots=True)
class Queue:
    tabs: list[Tab]
    page: Page
    rows: list[QueueRow]
    summary: str
    sort: str
    sort_options: list[tuple[str, str]] = field(
        default_factory=lambda: [(slug, label) for slug, (label, _) in SORTS.items()]
    )


def queue_for(user: User, *, tab: str, sort: str, page: int, now: datetime | None = None) -> Queue:
    """The number of queries does not depend on the number of stories or claims."""
    now = now or timezone.now()
    seen = Article.objects.visible_to(user).under_check()
    counts = seen.aggregate(
        **{slug.replace("-", "_"): Count("pk", filter=rule(user)) for slug, (_, rule) in TABS.items()}
    )
    rows = seen.filter(TABS[tab][1](user)).order_by(*SORTS[sort][1]).select_related("current_revision")
    paginator = Paginator(rows.defer("current_revision__text", "current_revision__original"), PAGE_SIZE)
    paginator.count = counts[tab.replace("-", "_")]
    shown = paginator.get_page(page)
    return Queue(
        tabs=[
            Tab(slug, label, counts[slug.replace("-", "_")], slug == tab) for slug, (label, _) in TABS.items()
        ],
        page=shown,
        rows=queue_rows(user, list(shown), now),
        summary=_summary(seen, counts["open"], now),
        sort=sort,
    )


def queue_rows(user: User, articles: Sequence[Article], now: datetime | None = None) -> list[QueueRow]:
    now = now or timezone.now()
    statuses, people, states = _statuses(articles), _people(articles), _reading_states(articles)
    return [
        QueueRow(
            article=article,
            progress=progress_from(statuses[article.pk]),
            people=[(person.initials, person.get_full_name()) for person in people[article.pk]],
            due_text=due_words(article.due, now),
            due_soon=is_soon(article.due, now),
            needs=_needs(statuses[article.pk]),
            can_take=bool(can_take(user, article)),
            mine=any(person.pk == user.pk for person in people[article.pk]),
            reading_state=states.get(article.pk, ""),
            drafts=article.current_revision.number,
        )
        for article in articles
    ]


def reading_state(article: Article) -> str:
    """How the reading of the text stands: "" when it is there, else "queued" or "failed"."""
    return _reading_states([article]).get(article.pk, "")


def _statuses(articles: Sequence[Article]) -> dict[int, Counter[Status]]:
    groups = Claim.objects.filter(article__in=articles).order_by().values_list("article", "status")
    found: dict[int, Counter[Status]] = defaultdict(Counter)
    for article_id, status, count in groups.annotate(count=Count("pk")):
        found[article_id][Status(status)] = count
    return found


def _people(articles: Sequence[Article]) -> dict[int, list[User]]:
    rows = Assignment.objects.current().filter(article__in=articles).select_related("reviewer").order_by("pk")
    people: dict[int, list[User]] = defaultdict(list)
    for row in rows:
        people[row.article_id].append(row.reviewer)
    return people


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
        return job.state == JobState.FAILED
    begun = (job and job.started_at) or article.added_at
    return begun < timezone.now() - LONGEST_READING


def _needs(counts: Counter[Status]) -> list[tuple[Status, str]]:
    needs = []
    if counts[Status.CONFLICT]:
        needs.append((Status.CONFLICT, f"{counts[Status.CONFLICT]} to decide"))
    if counts[Status.RECHECK]:
        needs.append((Status.RECHECK, f"{counts[Status.RECHECK]} to re-check"))
    if counts and not needs and not counts[Status.OPEN]:
        needs.append((Status.VERIFIED, "all checked"))
    return needs


def _summary(seen: QuerySet[Article], stories: int, now: datetime) -> str:
    claims = Claim.objects.filter(article__in=seen, status__in=WAITING).count()
    today = timezone.localtime(now).replace(hour=23, minute=59, second=59)
    due = seen.filter(UNFINISHED, due__lte=today).count()
    return f"{_count(claims, 'claim')} open in {_count(stories, 'story', 'stories')} · {due} due today"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
