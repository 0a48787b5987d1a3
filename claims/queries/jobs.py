"""What work was asked for, how far it is, and what became of its rows."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from claims.models import Job, JobRow, Placement
from claims.vocabulary import RowState


def rows_added(job: Job, *, after: int = 0) -> QuerySet[JobRow]:
    """With their stories, and how many claims each has now."""
    here = Placement.objects.current().filter(article=OuterRef("article")).order_by()
    count = Subquery(here.values("article").annotate(count=Count("pk")).values("count"))
    added = job.rows.filter(state=RowState.ADDED, pk__gt=after)
    return added.select_related("article").annotate(claims=Coalesce(count, 0))


def rows_failed(job: Job) -> QuerySet[JobRow]:
    return job.rows.filter(state=RowState.FAILED)
