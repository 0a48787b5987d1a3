"""Who is at a story at the moment: written down now and then, and never part of history."""

from datetime import datetime, timedelta

from django.utils import timezone

from claims.models import Presence, User
from claims.permissions import can_be_here, require

WRITTEN_EVERY = timedelta(seconds=15)


def is_due(*, moved: bool, written_at: datetime | None) -> bool:
    """Whether it is written anew: after a while, or when the person went to another claim."""
    return moved or written_at is None or written_at <= timezone.now() - WRITTEN_EVERY


def be_here(*, actor: User, article_id: int, claim_id: int | None) -> None:
    """One statement that inserts or updates: however many windows ask at once, none fails."""
    require(can_be_here(actor))
    Presence.objects.bulk_create(
        [Presence(article_id=article_id, person=actor, claim_id=claim_id, seen_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["article", "person"],
        update_fields=["claim", "seen_at"],
    )
