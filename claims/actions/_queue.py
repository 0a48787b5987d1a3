"""Ask for work and do it: a Job row says how it stands, one task carries every kind of job."""

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from claims.actions._progress import (
    BULK,
    BULK_PRIORITY,
    Cancelled,
    Lost,
    Progress,
    Stopped,
    own_name,
)
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.formats.readers import Unreadable
from claims.models import Article, Job, User
from claims.vocabulary import JobKind, JobState

Work = Callable[[Job, Progress], dict[str, Any] | None]
Afterwards = Callable[[Job], None]
_WORK: dict[str, Work] = {}
_AFTERWARDS: dict[str, Afterwards] = {}
at_work: set[int] = set()
"""The jobs that this process is at: for these it gives signs of life."""
GO_ON = "The command was ended before it was done. Run it again: it goes on where it stopped."
# Their message is meant for people.
SENTENCES = (Unreadable, Refused, Stale, PermissionDenied, ValidationError)
TASKS_KEPT = timedelta(days=7)  # rows of the queue, which say no more than ours


def does(kind: JobKind, afterwards: Afterwards | None = None) -> Callable[[Work], Work]:
    """Register the function that does this kind of job; what it returns is the job's result.

    It may be ended at any moment and is then started again, so what it has done already it must find
    done: see docs/jobs.md. `afterwards` tidies up, once the job's row says how it ended.
    """

    def register(work: Work) -> Work:
        _WORK[kind] = work
        if afterwards:
            _AFTERWARDS[kind] = afterwards
        return work

    return register


def ask(
    kind: JobKind, *, actor: User, article: Article | None = None, about: dict[str, Any] | None = None
) -> Job:
    """In the transaction of the change that needs it: both are there, or neither."""
    job = Job.objects.create(kind=kind, asked_by=actor, article=article, about=about or {})
    enqueue(job)
    return job


def prepare(kind: JobKind, *, actor: User, about: dict[str, Any]) -> Job:
    """A job that waits until a person has looked at what it would do."""
    return Job.objects.create(kind=kind, asked_by=actor, about=about, state=JobState.PREPARED)


def start(job: Job, *, about: dict[str, Any]) -> bool:
    """The person said yes; false where that was said, or the job cancelled, before."""
    prepared = Job.objects.filter(pk=job.pk, state=JobState.PREPARED)
    if not prepared.update(state=JobState.QUEUED, about=about, asked_at=timezone.now()):
        return False
    enqueue(job)
    return True


def enqueue(job: Job) -> None:
    """In the transaction in which the job becomes QUEUED."""
    carried = run_job.using(priority=BULK_PRIORITY) if job.kind in BULK else run_job
    Job.objects.filter(pk=job.pk).update(task=carried.enqueue(job.pk).id)


def is_carried(job: Job) -> bool:
    """Whether the queue does this kind, so that another worker can take it over."""
    return job.kind in _WORK


@task()
def run_job(job_id: int) -> None:
    """However often it is asked for, one worker has it at a time."""
    if not begin(job_id, JobState.QUEUED):
        return  # another worker has it, or did it
    job = Job.objects.select_related("article", "asked_by").get(pk=job_id)
    progress = Progress(job)
    try:
        with ends(job, progress) as result:
            result.update(_WORK[job.kind](job, progress) or {})
    finally:
        tidy_after(job)
        DBTaskResult.objects.filter(finished_at__lt=timezone.now() - TASKS_KEPT).delete()


def tidy_after(job: Job) -> None:
    if job.kind in _AFTERWARDS:
        _AFTERWARDS[job.kind](Job.objects.get(pk=job.pk))


def begin(job_id: int, *states: JobState, **fresh: Any) -> bool:
    return bool(
        Job.objects.filter(pk=job_id, state__in=states).update(
            state=JobState.RUNNING,
            started_at=timezone.now(),
            heartbeat=Now(),
            ended_at=None,
            error="",
            worker=own_name(),
            done_before=F("done"),
            **{"tries": F("tries") + 1} | fresh,
        )
    )


@contextmanager
def ends(job: Job, progress: Progress) -> Iterator[dict[str, Any]]:
    """Whatever happens within, the job says truly how it ended, or is left to be put back.

    What is put into the dict is its result.
    """
    result: dict[str, Any] = {}
    at_work.add(job.pk)
    try:
        yield result
    except Cancelled:
        _end(job, progress, JobState.CANCELLED, result=result)
    except Stopped:
        _leave(job, progress)
    except (KeyboardInterrupt, SystemExit):
        _leave(job, progress)
        raise
    except Lost:
        pass
    except (OperationalError, InterfaceError):
        raise  # the database went away: nothing can be said now, the job is put back when it is there again
    except Exception as error:
        _end(job, progress, JobState.FAILED, error=sentence_of(error))
        raise
    else:
        _end(job, progress, JobState.DONE, result=result)
    finally:
        at_work.discard(job.pk)


@transaction.atomic
def put_back(job: Job, **changes: Any) -> bool:
    """From a worker that ends or ended to whoever is next; false where somebody else was faster."""
    as_known = {"pk": job.pk, "state": JobState.RUNNING, "worker": job.worker, "started_at": job.started_at}
    if not Job.objects.filter(**as_known).update(state=JobState.QUEUED, worker="", **changes):
        return False
    enqueue(job)
    return True


def sentence_of(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, SENTENCES):
        return str(error)
    return "".join(traceback.format_exception_only(error)).strip()


def _leave(job: Job, progress: Progress) -> None:
    """The process ends, the work does not: the next worker goes on, or whoever gives the command again."""
    if is_carried(job):
        put_back(job, done=progress.done, total=progress.total, tries=F("tries") - 1)
    else:
        _end(job, progress, JobState.CANCELLED, error=GO_ON)


def _end(job: Job, progress: Progress, state: JobState, **how: Any) -> None:
    mine = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, worker=own_name())
    how |= {"done": progress.done, "total": progress.total}
    mine.update(state=state, ended_at=timezone.now(), **how)
