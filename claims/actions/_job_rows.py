"""What became of each row of an import: added, refused with the reason, or here already."""

from django.db.models import Count

from claims.actions._incoming import Item
from claims.actions._queue import sentence_of
from claims.actions.doubles import AlreadyHere
from claims.models import Article, Job, JobRow
from claims.vocabulary import RowState


def tally(job: Job) -> dict[str, int]:
    counts = JobRow.objects.filter(job=job).order_by().values_list("state").annotate(Count("pk"))
    return {RowState(state).value: count for state, count in counts}


def row_of(job: Job, item: Item, article: Article | None = None) -> JobRow:
    """Not saved yet."""
    return JobRow(
        job=job,
        number=item.number,
        name=item.name[-500:],
        key=item.key,
        state=RowState.ADDED,
        article=article,
    )


def note_unless_there(job: Job, item: Item, error: Exception) -> None:
    """Another worker, which was thought dead, may have added it meanwhile."""
    if not JobRow.objects.filter(job=job, key=item.key).exists():
        note_refusal(job, item, error)


def note_refusal(job: Job, item: Item, error: Exception) -> None:
    row = row_of(job, item)
    row.state = RowState.HERE if isinstance(error, AlreadyHere) else RowState.FAILED
    row.error = sentence_of(error)[:2000]
    JobRow.objects.bulk_create([row], ignore_conflicts=True)
