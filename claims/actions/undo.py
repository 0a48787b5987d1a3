"""Take back a person's last act: what it closed comes back, what it made is closed; both stay on record."""

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from claims.actions._log import log, open_entry
from claims.actions._status import derive_status, readings_of
from claims.actions._versions import add, close, copy_of
from claims.actions.stale import Stale
from claims.models import (
    Article,
    AttributionVersion,
    Claim,
    Event,
    EvidenceStatusVersion,
    Said,
    User,
    Verdict,
    Versioned,
)
from claims.permissions import can_mark, require
from claims.vocabulary import EventKind

UNDOABLE = (
    EventKind.CLAIM_MARKED,
    EventKind.SAID_ANSWERED,
    EventKind.ATTRIBUTION_CONFIRMED,
    EventKind.EVIDENCE_STATUS_CONFIRMED,
)
TABLES = (Verdict, Said, AttributionVersion, EvidenceStatusVersion)
BUILT_ON = "Somebody has changed this since, so it cannot be undone. Change it by hand instead."


@transaction.atomic
def undo_last(*, actor: User, article: Article) -> Claim | None:
    """The claim that the act was about; none when there is nothing of this person's left to undo."""
    require(can_mark(actor, article))
    event = last_undoable(actor, article)
    if event is None:
        return None
    entry = open_entry(article)
    added, closed = [], []
    for table in TABLES:
        of_article = table.objects.filter(article=article)
        # What the act made must go before what it replaced can come back.
        for made in map(_living, of_article.filter(since=event.number)):
            close(made, entry, otherwise=BUILT_ON)
            closed.append(made)
        added += [
            add(copy_of(was), entry, otherwise=BUILT_ON) for was in of_article.filter(until=event.number)
        ]
    claim = _claim_of(event)
    derive_status(claim, readings_of(claim), asked_for=claim.article.readings)
    log(
        EventKind.UNDONE,
        entry=entry,
        actor=actor,
        subject=claim,
        rows=added,
        closed=closed,
        undoes=event.number,
        undone=event.kind,
    )
    return claim


def last_undoable(actor: User, article: Article) -> Event | None:
    mine = Event.objects.filter(article=article, actor=actor)
    undone = mine.filter(undoes__isnull=False).values("undoes")
    return mine.filter(kind__in=UNDOABLE).exclude(number__in=undone).order_by("-number").first()


def _living(row: Versioned) -> Versioned:
    """The row itself or, where a later act closed it and was undone, the copy that came back."""
    while row.until is not None:
        undo = Event.objects.filter(article=row.article_id, undoes=row.until).first()
        if undo is None:
            raise Stale(BUILT_ON)
        same = {name: getattr(row, name) for name in row.IDENTITY}
        row = type(row).objects.get(article=row.article_id, since=undo.number, **same)
    return row


def _claim_of(event: Event) -> Claim:
    """With its article as it is under the lock."""
    claims = Claim.objects.select_related("article")
    try:
        return claims.get(article=event.article_id, public_id=event.subject.removeprefix("claim:"))
    except ObjectDoesNotExist:
        raise Stale(BUILT_ON) from None
