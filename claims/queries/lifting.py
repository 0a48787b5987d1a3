"""Whether a sign-off still stands: what happened in the story since, told by its history."""

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from claims.models import Event, SignOff
from claims.vocabulary import EventKind

# Everything else lifts a sign-off, also kinds of events that are not thought of yet.
KEEPS = (
    EventKind.ARTICLE_EDITED,
    EventKind.ARTICLE_TAKEN,
    EventKind.ARTICLE_GIVEN_BACK,
    EventKind.ARTICLE_ASSIGNED,
    EventKind.ARTICLE_UNASSIGNED,
    EventKind.CLAIMS_SHARED_OUT,
    EventKind.CLAIM_TAKEN,
    EventKind.ARTICLE_ARCHIVED,
    EventKind.ARTICLE_UNARCHIVED,
    EventKind.ATTRIBUTION_CONFIRMED,
    EventKind.EVIDENCE_STATUS_CONFIRMED,
    EventKind.EVIDENCE_ADDED,
    EventKind.EVIDENCE_LINKED,
    EventKind.EVIDENCE_CHANGED,
    EventKind.EVIDENCE_REMOVED,
    EventKind.EVIDENCE_SHARED,
    EventKind.EVIDENCE_ERASED,
    EventKind.NOTE_WRITTEN,
    EventKind.NOTE_CHANGED,
    EventKind.NOTE_RESOLVED,
    EventKind.NOTE_REOPENED,
    EventKind.QUERY_ANSWERED,
    EventKind.SETTLING_REFUSED,
    EventKind.CLEARED,
    EventKind.CLEARANCE_WITHDRAWN,
    EventKind.SIGNED_OFF,
    EventKind.SIGN_OFF_WITHDRAWN,
)
# Taking back what keeps it keeps it too.
_undone = Event.objects.filter(article=OuterRef("article"), number=OuterRef("undoes"), kind__in=KEEPS)
LIFTING = Event.objects.exclude(kind__in=KEEPS).exclude(Exists(_undone))
_since = LIFTING.filter(article=OuterRef("article"), number__gt=OuterRef("since")).order_by("number")
# One look into an index for each sign-off: of an EXISTS, PostgreSQL makes a join with all events there are.
_first_since = Subquery(_since.values("number")[:1])


def lifted_by(signed: SignOff) -> Event | None:
    """The first event after it that changed what was signed."""
    after = LIFTING.filter(article=signed.article_id, number__gt=signed.since)
    return after.order_by("number").first()


def changed_since(article_id: int, number: int) -> bool:
    return LIFTING.filter(article=article_id, number__gt=number).exists()


def standing() -> QuerySet[SignOff]:
    """Sign-offs of `OuterRef("pk")`, a story, that nothing has lifted."""
    return _lasting().filter(article=OuterRef("pk"))


def signed_stories() -> QuerySet[SignOff]:
    """The stories whose sign-off nothing has lifted: found once for a list, not for each story of it."""
    return _lasting().values("article")


def _lasting() -> QuerySet[SignOff]:
    return SignOff.objects.current().alias(lifted_by=_first_since).filter(lifted_by=None)


def lifted() -> QuerySet[SignOff]:
    signed = SignOff.objects.current().filter(article=OuterRef("pk"))
    return signed.alias(lifted_by=_first_since).exclude(lifted_by=None)
