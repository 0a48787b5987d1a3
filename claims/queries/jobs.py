"""What work was asked for, how far it is, and what became of its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from claims.models import Article, Job, JobLine, JobRow, Placement, User, Worker
from claims.models.job import NOT_ADDED
from claims.permissions import can_steer
from claims.vocabulary import JobKind, JobState, RowState

SILENCE = timedelta(seconds=30)  # after which a worker is dead
PATIENCE = timedelta(seconds=10)  # for a worker that is just being started
PAGE_SIZE, FEW = 50, 50
TABS = {
    "at-work": ("At work", (JobState.QUEUED, JobState.RUNNING)),
    "failed": ("Failed", (JobState.FAILED,)),
    "ended": ("Ended", (JobState.DONE, JobState.CANCELLED)),
}
_GOING_ON = (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class JobShown:
    """A job with what its page says of it."""

    job: Job
    counts: str  # "512 of 1,000"
    percent: float | None  # none: how much there is to do is not known
    left: str  # "about 3 min left"
    added: int
    failed: int
    goes_on: bool
    may_cancel: bool
    may_retry: bool

    @property
    def seen(self) -> str:
        """What the page has, in short: it is sent back and compared."""
        job = self.job
        return f"{job.state}.{job.done}.{job.total or 0}.{self.failed}.{int(job.cancel_asked)}"


@dataclass(frozen=True, slots=True)
class JobTab:
    value: str
    label: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Jobs:
    tabs: list[JobTab]
    page: Page
    rows: list[JobShown]
    no_worker: bool

    @property
    def seen(self) -> str:
        return "-".join([str(self.no_worker), *(f"{row.job.pk}.{row.seen}" for row in self.rows)])


@dataclass(frozen=True, slots=True)
class JobPage:
    shown: JobShown
    no_worker: bool
    lines: list[JobLine]
    failed: list[JobRow]  # the first of them
    stories: list[Article]  # the first that were added, of those the person sees

    @property
    def files(self) -> list[str]:
        return [file["name"] for file in self._sent if file["name"] and not file.get("left_out")]

    @property
    def left_out(self) -> list[str]:
        """By the person who looked at them, or because they cannot be read."""
        return [file["name"] for file in self._sent if file.get("left_out")]

    @property
    def _sent(self) -> list[dict[str, Any]]:
        return self.shown.job.about.get("files", [])

    @property
    def seen(self) -> str:
        return f"{self.shown.seen}.{int(self.no_worker)}.{len(self.lines)}"


def jobs_for(user: User, *, tab: str, page: int) -> Jobs:
    """The number of queries does not depend on the number of jobs or rows."""
    seen = Job.objects.visible_to(user)
    counted = {
        slug.replace("-", "_"): Count("pk", filter=Q(state__in=states)) for slug, (_, states) in TABS.items()
    }
    counts = seen.aggregate(**counted)
    rows = seen.filter(state__in=TABS[tab][1]).select_related("article", "asked_by").order_by("-pk")
    paginator = Paginator(rows, PAGE_SIZE)
    paginator.count = counts[tab.replace("-", "_")]
    shown = paginator.get_page(page)
    return Jobs(
        tabs=[
            JobTab(slug, label, counts[slug.replace("-", "_")], slug == tab)
            for slug, (label, _) in TABS.items()
        ],
        page=shown,
        rows=_shown(user, list(shown)),
        no_worker=bool(counts["at_work"]) and not worker_runs(),
    )


def job_page(user: User, job: Job) -> JobPage:
    (shown,) = _shown(user, [job])
    visible = Article.objects.visible_to(user)
    added = job.rows.filter(state=RowState.ADDED, article__in=visible).select_related("article")
    return JobPage(
        shown=shown,
        no_worker=waits_for_worker(job),
        lines=list(job.lines.all()),
        failed=list(rows_not_added(job)[:FEW]) if shown.failed else [],
        stories=[row.article for row in added[:FEW]] if shown.added else [],
    )


@dataclass(frozen=True, slots=True)
class Work:
    """How the latest work of a kind on a story stands, for the page that waits for it."""

    job: Job | None  # where the person may see it
    no_worker: bool


def work_on(user: User, article: Article, kind: JobKind) -> Work:
    jobs = Job.objects.filter(article=article, kind=kind).order_by("-pk")
    last = jobs.first()
    seen = last and jobs.visible_to(user).filter(pk=last.pk).exists()
    return Work(last if seen else None, bool(last and waits_for_worker(last)))


def waits_for_worker(job: Job) -> bool:
    """Whether nobody is there who would take it."""
    return job.state == JobState.QUEUED and job.asked_at < timezone.now() - PATIENCE and not worker_runs()


def worker_runs() -> bool:
    return Worker.objects.filter(seen_at__gt=Now() - SILENCE).exists()


def rows_added(job: Job, *, after: int = 0) -> QuerySet[JobRow]:
    """With their stories, and how many claims each has now."""
    here = Placement.objects.current().filter(article=OuterRef("article")).order_by()
    count = Subquery(here.values("article").annotate(count=Count("pk")).values("count"))
    added = job.rows.filter(state=RowState.ADDED, pk__gt=after)
    return added.select_related("article").annotate(claims=Coalesce(count, 0))


def rows_not_added(job: Job) -> QuerySet[JobRow]:
    """Those that were refused, and those that are here already."""
    return job.rows.filter(state__in=NOT_ADDED)


def _shown(user: User, jobs: Sequence[Job]) -> list[JobShown]:
    now, counts = timezone.now(), _row_counts(jobs)
    return [
        JobShown(
            job=job,
            counts=_counts(job),
            percent=round(100 * min(job.done / job.total, 1), 1) if job.total else None,
            left=time_left(job, now),
            added=counts.get((job.pk, RowState.ADDED), 0),
            failed=sum(counts.get((job.pk, state), 0) for state in NOT_ADDED),
            goes_on=job.state in _GOING_ON,
            may_cancel=job.state in _GOING_ON and not job.cancel_asked and bool(can_steer(user, job)),
            may_retry=_can_be_tried_again(job) and bool(can_steer(user, job)),
        )
        for job in jobs
    ]


def _can_be_tried_again(job: Job) -> bool:
    """A command is given again where it was given; what was never asked for is not kept."""
    if job.kind == JobKind.IMPORT_BY_COMMAND:
        return False
    is_kept = job.task is not None or job.kind != JobKind.IMPORT
    return job.state == JobState.FAILED or job.state == JobState.CANCELLED and is_kept


def _row_counts(jobs: Sequence[Job]) -> dict[tuple[int, str], int]:
    rows = JobRow.objects.filter(job__in=[job.pk for job in jobs]).order_by().values_list("job", "state")
    return {(job, state): count for job, state, count in rows.annotate(Count("pk"))}


def _counts(job: Job) -> str:
    if job.total is None:
        return f"{job.done:,}" if job.done else ""
    return f"{job.done:,} of {job.total:,}"


def time_left(job: Job, now: datetime) -> str:
    """From what this try has done so far."""
    done = job.done - job.done_before
    if job.state != JobState.RUNNING or not job.total or done <= 0 or job.started_at is None:
        return ""
    seconds = (now - job.started_at).total_seconds() * (job.total - job.done) / done
    if seconds < 60:
        return "less than a minute left"
    minutes = round(seconds / 60)
    return f"about {minutes} min left" if minutes < 120 else f"about {round(minutes / 60)} h left"
