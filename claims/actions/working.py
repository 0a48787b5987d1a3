"""Signs of life of workers, and what is done about one that gives none: its work is put back."""

import logging
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import Error, connection, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from claims.actions import _queue
from claims.actions._progress import own_name, stopping
from claims.actions.mailing import ask_for_mail
from claims.models import Job, JobLine, Worker
from claims.queries.jobs import SILENCE
from claims.vocabulary import JobState

BEAT = 5  # seconds
LOOK_FOR_NEWS = 60
TRIES = 3  # in a row that got no further
FORGOTTEN = timedelta(days=1)
logger = logging.getLogger(__name__)


def stop_soon() -> None:
    """The work at hand ends at its next row, and goes back to the queue."""
    stopping.set()


@contextmanager
def signs_of_life(*, takes_work: bool) -> Iterator[None]:
    """While the block runs, a thread says so, and looks for work that others left."""
    over = threading.Event()
    beating = threading.Thread(target=_beat, args=(over, takes_work), daemon=True)
    beating.start()
    try:
        yield
    finally:
        over.set()
        beating.join(timeout=BEAT)
        if takes_work:
            Worker.objects.filter(name=own_name()).delete()


def _beat(over: threading.Event, takes_work: bool) -> None:
    looked = 0.0
    try:
        while True:
            try:
                beat(takes_work=takes_work)
                reap()
                if takes_work and time.monotonic() - looked > LOOK_FOR_NEWS:
                    looked = time.monotonic()
                    ask_for_mail(timezone.now())
            except Error as error:  # the database is away or busy: the next beat may find it
                logger.warning("No sign of life could be given: %s", error)
                connection.close()
            if over.wait(BEAT):
                return
    finally:
        connection.close()


def beat(*, takes_work: bool) -> None:
    if at_work := list(_queue.at_work):
        Job.objects.filter(pk__in=at_work, state=JobState.RUNNING, worker=own_name()).update(heartbeat=Now())
    if takes_work and not Worker.objects.filter(name=own_name()).update(seen_at=Now()):
        Worker.objects.filter(seen_at__lt=timezone.now() - FORGOTTEN).delete()
        Worker.objects.create(name=own_name(), seen_at=Now())


def reap() -> None:
    """Put back what a dead worker left: the job it was at, or the task it had taken and not begun."""
    silent = Q(heartbeat=None) | Q(heartbeat__lt=Now() - SILENCE)
    near = Q(worker__startswith=f"{socket.gethostname()[:32]}:")
    for job in Job.objects.filter(silent | near, state=JobState.RUNNING).annotate(silent=silent):
        if job.silent or not _still_runs(job.worker):
            _give_up(job)
    begun = DBTaskResult.objects.filter(started_at__lt=Now() - SILENCE).exclude(status=TaskResultStatus.READY)
    for job in Job.objects.filter(state=JobState.QUEUED, task__in=begun.values("pk")):
        with transaction.atomic():
            if Job.objects.filter(pk=job.pk, state=JobState.QUEUED, task=job.task).update(task=None):
                _close_task(job)
                _queue.enqueue(job)


def _still_runs(worker: str) -> bool:
    """Of this machine, by the number of its process."""
    try:
        os.kill(int(worker.split(":")[1]), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another's process
    return True


@transaction.atomic
def _give_up(job: Job) -> None:
    _close_task(job)
    if _queue.is_carried(job) and job.tries < TRIES:
        if _queue.put_back(job):
            words = f"The worker was ended{_where(job)}; another goes on (try {job.tries + 1} of {TRIES})."
            JobLine.objects.create(job=job, text=words)
        return
    as_known = {"pk": job.pk, "state": JobState.RUNNING, "worker": job.worker, "started_at": job.started_at}
    Job.objects.filter(**as_known).update(
        state=JobState.FAILED, ended_at=timezone.now(), error=_what_happened(job)
    )


def _what_happened(job: Job) -> str:
    if not _queue.is_carried(job):
        return _queue.GO_ON
    return (
        f"The worker was ended {TRIES} times at this{_where(job)}, so it is not tried again by itself. "
        "What is done stays done; the server’s log says more."
    )


def _where(job: Job) -> str:
    return f" at {job.done + 1:,} of {job.total:,}" if job.total and job.done < job.total else ""


def _close_task(job: Job) -> None:
    """Else the queue's own list would show it as running for ever."""
    left = DBTaskResult.objects.filter(pk=job.task, status=TaskResultStatus.RUNNING)
    left.update(status=TaskResultStatus.FAILED, finished_at=timezone.now())
