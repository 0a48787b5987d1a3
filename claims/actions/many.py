"""Several files, or tables with a story a row: looked at and corrected first, then one job brings them in."""

import secrets
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
from claims.permissions import can_add_article, can_steer, require
from claims.queries.readings import edited_path
from claims.vocabulary import JobKind, JobState

STARTED = "This was added, or discarded, already."
NOTHING = "Tick at least one of the files."
OTHER_TEXT = (
    "In another window you kept another text of this file. What you see here is not kept: press once more to "
    "keep it in its place, or go back to all files to leave the other."
)
_OWN = ("edited", "about")  # of a file that was opened by itself
_READ_ANEW = ("edited", "headline", "back", "encoding", "certainty", "read_as")


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
def correct(*, actor: User, job: Job, files: Sequence[dict[str, Any]], defaults: dict[str, str]) -> None:
    """How each is to be read, and what holds for all, as a person said who looked at them."""
    require(can_add_article(actor))
    now = _files_of(job)
    files = [_with_own(file, was) for file, was in zip(files, now, strict=True)]
    _write(job, {"files": files, "defaults": defaults})


@transaction.atomic
def start(*, actor: User, job: Job, files: Sequence[dict[str, Any]], defaults: dict[str, str]) -> None:
    require(can_add_article(actor))
    if all(file["left_out"] for file in files):
        raise Refused(NOTHING)
    now = _files_of(job)
    files = [_with_own(file, was) for file, was in zip(files, now, strict=True)]
    _queue.start(job, about={"files": files, "defaults": defaults})


@transaction.atomic
def keep(
    *, actor: User, job: Job, number: int, said: dict[str, Any], text: str | None = None, knew: str = ""
) -> None:
    """What a person who opened one of the files made of it; `text` where it is not as it was read.

    Raises `Stale` where another window kept a text since `knew`.
    """
    require(can_add_article(actor))
    files = _files_of(job)
    file = files[number - 1]
    if file.get("edited", "") != knew:
        raise Stale(OTHER_TEXT)
    files[number - 1] = {name: value for name, value in file.items() if name not in _READ_ANEW} | said
    if text is not None:
        files[number - 1]["edited"] = secrets.token_hex(12)
        staging.write(edited_path(files[number - 1]), [text.encode()])
    _write(job, job.about | {"files": files})
    if knew:
        transaction.on_commit(lambda: edited_path(file).unlink(missing_ok=True))


@transaction.atomic
def discard(*, actor: User, job: Job) -> None:
    """What waits to be looked at, or was cancelled and might be gone on with: its files leave the disk."""
    require(can_steer(actor, job))
    if Job.objects.filter(pk=job.pk, state=JobState.CANCELLED).update(task=None):
        transaction.on_commit(lambda: _queue.tidy_after(job))
    else:
        cancel(actor=actor, job=job)


def _files_of(job: Job) -> list[dict[str, Any]]:
    """As they are now, as is all that the job is about; nobody changes it before this transaction is over."""
    waiting = Job.objects.filter(pk=job.pk, state=JobState.PREPARED)
    if not waiting.update(state=JobState.PREPARED):
        raise Stale(STARTED)
    job.refresh_from_db(fields=["about"])
    files: list[dict[str, Any]] = job.about["files"]
    return files


def _write(job: Job, about: dict[str, Any]) -> None:
    Job.objects.filter(pk=job.pk).update(about=about)


def _with_own(file: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """What was kept where it was opened is not for the list of all to change."""
    others = {name: value for name, value in file.items() if name not in _OWN}
    return others | {name: now[name] for name in _OWN if name in now}


def _staged(one: Sent) -> dict[str, Any]:
    name = visible_name(one.name)
    kind = ARCHIVE if is_archive(name) else table_kind(name)
    file = staging.stage([one.data], name, settings.MAX_BODY)
    return file | ({"kind": str(kind)} if kind else {})
