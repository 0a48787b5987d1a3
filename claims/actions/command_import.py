"""Bring stories in from the server's own disk, by a command; given again, it goes on where it stopped."""

from pathlib import Path

from django.db import transaction
from django.db.models import F

from claims.actions import _queue, working
from claims.actions._incoming import source_at
from claims.actions._progress import Progress
from claims.actions.mass_import import Defaults, bring_in
from claims.actions.refused import Refused
from claims.models import Article, Job, JobRow, User
from claims.permissions import can_add_article, require
from claims.vocabulary import JobKind, JobState, RowState

_NOT_RUNNING = [state for state in JobState if state is not JobState.RUNNING]
_CHECKED = {"desk", "publication"}


@transaction.atomic
def job_for(*, actor: User, paths: list[Path], defaults: Defaults, again: bool) -> Job:
    """The job of the same call, whoever ended it and how; a new one where there is none, or `again`.

    That one adds also what is here already by another way.
    """
    require(can_add_article(actor))
    others = {field.name for field in Article._meta.fields} - _CHECKED
    Article(desk=defaults.desk, publication=defaults.publication).clean_fields(exclude=others)
    about = {"paths": [str(path.resolve()) for path in paths], "analysed": defaults.analysed}
    about |= {name: getattr(defaults, name) for name in sorted(_CHECKED)}
    same = [] if again else Job.objects.filter(kind=JobKind.IMPORT_BY_COMMAND, about__paths=about["paths"])
    former = next((job for job in same if job.about | {"again": again} == about | {"again": again}), None)
    return former or _queue.prepare(JobKind.IMPORT_BY_COMMAND, actor=actor, about=about | {"again": again})


def run(*, job: Job, progress: Progress, defaults: Defaults) -> Job:
    """Rows that failed are tried once more: a file may have been mended."""
    working.reap()
    if not _queue.begin(job.pk, *_NOT_RUNNING, cancel_asked=False, tries=F("tries")):
        raise Refused("The same import is running already. Wait for it, or end it first.")
    JobRow.objects.filter(job=job, state=RowState.FAILED).delete()
    job = Job.objects.select_related("asked_by").get(pk=job.pk)
    once, paths = not job.about.get("again", False), job.about["paths"]
    sources = [source_at(Path(path), place, once=once) for place, path in enumerate(paths, start=1)]
    with _queue.ends(job, progress) as result:
        about = {"actor": job.asked_by, "job": job, "sources": sources}
        result.update(bring_in(**about, progress=progress, defaults=defaults))
    return Job.objects.get(pk=job.pk)
