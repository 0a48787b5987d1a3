"""Which action does which kind of work; registered when Django starts."""

from typing import Any

from django.utils import timezone

from claims.actions import _queue, mailing, mass_import, proposing, reading, reading_files, staging, taking
from claims.actions._progress import Progress
from claims.actions.mass_import import Defaults
from claims.models import Job
from claims.vocabulary import JobKind


@_queue.does(JobKind.READ_ARTICLE)
def read_article(job: Job, progress: Progress) -> None:
    reading.read_article(actor=job.asked_by, article=job.article)


@_queue.does(JobKind.IMPORT, afterwards=staging.tidy)
def import_stories(job: Job, progress: Progress) -> dict[str, Any]:
    return mass_import.bring_in(
        actor=job.asked_by,
        job=job,
        sources=staging.sources_of(job),
        progress=progress,
        defaults=Defaults.of(job.about.get("defaults", {})),
        done=job.done,
        total=job.total,
    )


@_queue.does(JobKind.READ_FILES, afterwards=reading_files.tidy)
def read_files(job: Job, progress: Progress) -> dict[str, Any]:
    return reading_files.do(job, progress)


@_queue.does(JobKind.MAIL)
def send_news(job: Job, progress: Progress) -> dict[str, Any]:
    return {"news": mailing.send_news(job.asked_by, timezone.now())}


@_queue.does(JobKind.TAKE_DRAFT)
def take_draft(job: Job, progress: Progress) -> None:
    taking.take_as_asked(job)


@_queue.does(JobKind.COMPARE_DRAFTS)
def compare_drafts(job: Job, progress: Progress) -> None:
    def tell(done: int, total: int) -> None:
        progress.set(done, total)
        progress.tell()  # the steps are few and long

    proposing.compare_proposals(job.article, tell)
