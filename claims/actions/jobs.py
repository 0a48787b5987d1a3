"""Cancel work that was asked for, or have it tried again."""

from django.db import transaction
from django.utils import timezone

from claims.actions import _queue
from claims.actions.stale import Stale
from claims.models import Job, User
from claims.permissions import can_steer, require
from claims.vocabulary import JobState

AGAIN = (JobState.FAILED, JobState.CANCELLED)


@transaction.atomic
def cancel(*, actor: User, job: Job) -> None:
    """At once where it only waits; else its worker hears of it within a second, or at its next row."""
    require(can_steer(actor, job))
    this = Job.objects.filter(pk=job.pk)
    waiting = this.filter(state__in=(JobState.PREPARED, JobState.QUEUED))
    if waiting.update(state=JobState.CANCELLED, cancel_asked=True, ended_at=timezone.now()):
        transaction.on_commit(lambda: _queue.tidy_after(job))
        return
    if not this.filter(state=JobState.RUNNING).update(cancel_asked=True):
        raise Stale("This has ended already; there is nothing to cancel.")


@transaction.atomic
def retry(*, actor: User, job: Job) -> None:
    """It goes on where it stopped: what is done is found done."""
    require(can_steer(actor, job))
    fresh = {"tries": 0, "error": "", "ended_at": None, "cancel_asked": False, "worker": ""}
    ended = Job.objects.filter(pk=job.pk, state__in=AGAIN)
    if not _queue.is_carried(job) or not ended.update(state=JobState.QUEUED, **fresh):
        raise Stale("This is not waiting to be tried again.")
    _queue.enqueue(job)
