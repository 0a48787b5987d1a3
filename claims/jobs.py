"""Which action does which kind of work; registered when Django starts."""

from claims.actions import _queue, reading
from claims.actions._progress import Progress
from claims.models import Job
from claims.vocabulary import JobKind


@_queue.does(JobKind.READ_ARTICLE)
def read_article(job: Job, progress: Progress) -> None:
    reading.read_article(actor=job.asked_by, article=job.article)
