"""Take a draft of a very long story: work for a worker, since it lasts longer than a page may."""

from collections.abc import Collection

from django.db import transaction

from claims.actions import _queue, revising
from claims.actions.revising import NOT_COMPARED
from claims.actions.stale import Stale
from claims.models import Job, Proposal, User
from claims.permissions import can_propose_draft, can_take_draft, require
from claims.queries.comparison import marked_by_others
from claims.vocabulary import JobKind, JobState

MOST_AT_ONCE = 1500  # claims, which take about a second


def is_long(proposal: Proposal) -> bool:
    return len(proposal.places) > MOST_AT_ONCE


@transaction.atomic
def ask_to_take(*, actor: User, proposal: Proposal, recheck: Collection[int] = ()) -> Job:
    """Asked for once, however often it is pressed; what a person may not is refused at once."""
    article = proposal.article
    require(can_propose_draft(actor, article))
    if proposal.comparison is None:
        raise Stale(NOT_COMPARED)
    require(can_take_draft(actor, article, others=marked_by_others(proposal, actor)))
    going_on = {"kind": JobKind.TAKE_DRAFT, "state__in": (JobState.QUEUED, JobState.RUNNING)}
    waiting = Job.objects.filter(article=article, about__proposal=proposal.pk, **going_on).first()
    about = {"proposal": proposal.pk, "recheck": sorted(recheck)}
    return waiting or _queue.ask(JobKind.TAKE_DRAFT, actor=actor, article=article, about=about)


def take_as_asked(job: Job) -> None:
    """Once: begun anew after it was done, it finds no proposal. What has changed since is said by the job."""
    proposal = Proposal.objects.select_related("article").filter(pk=job.about["proposal"]).first()
    if proposal is not None:
        revising.take_draft(actor=job.asked_by, proposal=proposal, recheck=job.about["recheck"])
