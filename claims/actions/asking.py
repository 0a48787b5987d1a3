"""How often each claim is to be read, where an editor asks for another number than the story does."""

from collections.abc import Collection

from django.db import transaction

from claims.actions._log import close_unused, log, open_entry
from claims.actions._status import derive_statuses
from claims.actions.refused import Refused
from claims.models import Article, Placement, ReadingsAsked, User
from claims.permissions import can_ask_readings, require
from claims.vocabulary import EventKind

LEAST, MOST = 1, 5
OUT_OF_RANGE = f"A claim is read by {LEAST} to {MOST} people."


@transaction.atomic
def ask_for_readings(
    *, actor: User, article: Article, claims: Collection[int], readings: int | None
) -> list[int]:
    """Of those claims; none: as many as the story asks for. The claims for which the number changed."""
    require(can_ask_readings(actor, article))
    if readings is not None and not LEAST <= readings <= MOST:
        raise Refused(OUT_OF_RANGE)
    entry = open_entry(article)
    stands = Placement.objects.current().filter(article=article, claim__in=claims)
    wanted = set(stands.values_list("claim", flat=True))
    was = {row.claim_id: row for row in ReadingsAsked.objects.current().filter(claim__in=wanted)}
    changed = [pk for pk in wanted if (was[pk].readings if pk in was else None) != readings]
    if not changed:
        close_unused(entry)
        return []
    closed = [was[pk] for pk in changed if pk in was]
    ReadingsAsked.objects.filter(pk__in=[row.pk for row in closed]).update(until=entry.number)
    made = {"article": article, "since": entry.number, "readings": readings, "asked_by": actor}
    rows = [ReadingsAsked(claim_id=pk, **made) for pk in sorted(changed)] if readings else []
    rows = ReadingsAsked.objects.bulk_create(rows)
    derive_statuses(article, changed, actor=actor)
    about = {"readings": readings, "claims": len(changed)}
    log(
        EventKind.READINGS_ASKED,
        entry=entry,
        actor=actor,
        subject=article,
        rows=rows,
        closed=closed,
        **about,
    )
    return changed
