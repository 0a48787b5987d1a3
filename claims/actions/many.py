"""Several files, or tables with a story a row: looked at and corrected first, then one job brings them in."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import transaction

from claims.actions import _queue, staging
from claims.actions.jobs import cancel
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.actions.uploading import Sent, refuse_too_much, sweep
from claims.formats.filenames import visible_name
from claims.formats.packed import ARCHIVE, is_archive
from claims.formats.rows import table_kind
from claims.models import Job, User
from claims.permissions import can_add_article, require
from claims.vocabulary import JobKind, JobState

STARTED = "This was added, or discarded, already."
NOTHING = "Tick at least one of the files."


@transaction.atomic
def prepare(*, actor: User, sent: Sequence[Sent]) -> Job:
    """Laid aside; raises `Refused` where it is too much."""
    require(can_add_article(actor))
    sweep()
    staging.sweep()
    refuse_too_much(actor, [len(one.data) for one in sent])
    files = [_staged(one) for one in sent]
    return _queue.prepare(JobKind.IMPORT, actor=actor, about={"files": files})


@transaction.atomic
def correct(*, actor: User, job: Job, files: Sequence[dict[str, Any]]) -> None:
    """How each is to be read, as a person said who looked at it."""
    require(can_add_article(actor))
    waiting = Job.objects.filter(pk=job.pk, state=JobState.PREPARED)
    if not waiting.update(about={"files": list(files)}):
        raise Stale(STARTED)


@transaction.atomic
def start(*, actor: User, job: Job, files: Sequence[dict[str, Any]]) -> None:
    require(can_add_article(actor))
    if all(file["left_out"] for file in files):
        raise Refused(NOTHING)
    if not _queue.start(job, about={"files": list(files)}):
        raise Stale(STARTED)


def discard(*, actor: User, job: Job) -> None:
    cancel(actor=actor, job=job)


def _staged(one: Sent) -> dict[str, Any]:
    name = visible_name(one.name)
    kind = ARCHIVE if is_archive(name) else table_kind(name)
    file = staging.stage([one.data], name, settings.MAX_BODY)
    return file | ({"kind": str(kind)} if kind else {})
