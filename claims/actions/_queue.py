"""Ask for work and do it: a Job row says how it stands, one task carries every kind of job."""

import traceback
from collections.abc import Callable

from django.utils import timezone
from django_tasks import task

from claims.models import Article, Job, User
from claims.vocabulary import JobKind, JobState

_WORK: dict[str, Callable[[Job], None]] = {}


def does(kind: JobKind) -> Callable[[Callable[[Job], None]], Callable[[Job], None]]:
    """Register the function that does this kind of job."""

    def register(work: Callable[[Job], None]) -> Callable[[Job], None]:
        _WORK[kind] = work
        return work

    return register


def ask(kind: JobKind, *, actor: User, article: Article) -> Job:
    """In the transaction of the change that needs it: both are there, or neither."""
    job = Job.objects.create(kind=kind, asked_by=actor, article=article)
    run_job.enqueue(job.pk)
    return job


@task()
def run_job(job_id: int) -> None:
    started = Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(
        state=JobState.RUNNING, started_at=timezone.now()
    )
    if not started:
        return  # another worker has it, or did it
    job = Job.objects.select_related("article", "asked_by").get(pk=job_id)
    try:
        _WORK[job.kind](job)
    except Exception as error:
        message = "".join(traceback.format_exception_only(error)).strip()
        _end(job_id, JobState.FAILED, message)
        raise
    _end(job_id, JobState.DONE)


def _end(job_id: int, state: JobState, error: str = "") -> None:
    Job.objects.filter(pk=job_id).update(state=state, error=error, ended_at=timezone.now())
