"""What a work function tells how far it is by, and hears from that it must stop."""

import os
import secrets
import socket
import threading
import time
from functools import cache

from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from claims.models import Job, JobLine
from claims.vocabulary import JobKind, JobState

TOLD_EVERY = 1.0  # seconds
LINE_LENGTH = 500

stopping = threading.Event()
"""Set when this process was told to end: work stops at its next row and goes back to the queue."""


BULK = (JobKind.IMPORT,)
"""Work that gives way to what somebody sits waiting for, such as the reading of one story."""
BULK_PRIORITY = -10


def somebody_waits() -> bool:
    return DBTaskResult.objects.ready().filter(priority__gt=BULK_PRIORITY).exists()


class Cancelled(Exception):
    """Somebody asked for the end of this job."""


class Stopped(Exception):
    """This worker is ending, or does something else first; it, or another, goes on."""


class Lost(Exception):
    """This worker was given up for dead, and another has the job: nothing more may be written for it."""


@cache
def own_name() -> str:
    """Of this process among all workers: machine, process, and chance, since numbers come again."""
    return f"{socket.gethostname()[:32]}:{os.getpid()}:{secrets.token_hex(4)}"


class Progress:
    """Tell between transactions, never within one: others see it only when it is committed."""

    def __init__(self, job: Job) -> None:
        self.done, self.total = job.done, job.total
        self._job, self._before, self._told = job.pk, job.done, time.monotonic()
        self._gives_way = job.kind in BULK

    def set(self, done: int, total: int | None = None) -> None:
        """How many of how many; written at most once a second. A later try never counts back."""
        self.done, self.total = max(done, self._before), self.total if total is None else total
        if stopping.is_set() or time.monotonic() >= self._told + TOLD_EVERY:
            self.tell()

    def listen(self) -> None:
        """Raises where the work must end, though it is no further yet: within what takes long."""
        self.set(self.done)

    def note(self, words: str) -> None:
        """A line of the job's log."""
        JobLine.objects.create(job_id=self._job, text=words[:LINE_LENGTH])

    def tell(self) -> None:
        """Write it now; raises where the work must not go on. Getting further forgets earlier crashes."""
        self._told = time.monotonic()
        fresh = {"tries": 1} if self.done > self._before else {}
        mine = Job.objects.filter(pk=self._job, state=JobState.RUNNING, worker=own_name())
        going_on = mine.filter(cancel_asked=False)
        if not going_on.update(done=self.done, total=self.total, heartbeat=Now(), **fresh):
            raise Cancelled if mine.exists() else Lost
        if stopping.is_set() or self._gives_way and somebody_waits():
            raise Stopped
