"""Sign a draft off, take that back, and say whether it is cleared."""

from django.db import transaction

from claims.actions._log import close_unused, log, open_entry
from claims.actions._versions import add, close
from claims.actions.refused import Refused
from claims.actions.stale import Stale
from claims.models import Article, Clearance, SignOff, User
from claims.permissions import can_clear, can_sign_off, require
from claims.queries.lifting import changed_since
from claims.queries.signing import record_of, sheet_of
from claims.vocabulary import Clearance as ClearanceWord
from claims.vocabulary import EventKind

CHANGED = "The story changed since you opened this page. Nothing was signed; look at it as it is now."
UNREAD = "The text of this draft has not been read for claims yet, so there is nothing to sign."
FASTER = "Somebody else signed or took the sign-off back in the meantime. Nothing was changed."
NOT_SIGNED = "There is no sign-off to take back any more."
WHY = "Say why it may be published with this left open: {}."


@transaction.atomic
def sign_off(
    *, actor: User, article: Article, revision: int, seen: int, note: str = "", because: str = ""
) -> SignOff:
    """`revision` is the draft and `seen` the length of the history that the page showed.

    With anything missing a reason is asked, and goes on record with the names of what was left open.
    """
    require(can_sign_off(actor, article))
    entry = open_entry(article)
    now = Article.objects.select_related("current_revision").get(pk=article.pk)
    if now.current_revision_id != revision or changed_since(now.pk, seen):
        raise Stale(CHANGED)
    if now.current_revision.analysis_version == 0:
        raise Refused(UNREAD)
    if SignOff.objects.filter(article=now, since__gt=seen).exists():
        raise Stale(FASTER)
    sheet = sheet_of(actor, now)
    if sheet.missing and not because.strip():
        raise Refused(WHY.format(", ".join(line.name for line in sheet.missing)))
    former = list(SignOff.objects.current().filter(article=now))
    for each in former:
        close(each, entry, otherwise=FASTER)
    given = SignOff(
        revision=now.current_revision,
        sha256=now.current_revision.sha256,
        head=entry.previous,
        signed_by=actor,
        signed_at=entry.at,
        note=note.strip(),
        left_open_because=because.strip() if sheet.missing else "",
        record=record_of(sheet),
    )
    signed = add(given, entry, otherwise=FASTER)
    log(EventKind.SIGNED_OFF, entry=entry, actor=actor, subject=now, rows=[signed], closed=former)
    return signed


@transaction.atomic
def withdraw_sign_off(*, actor: User, article: Article, signed: int, reason: str) -> None:
    """`signed` is the sign-off that the page showed."""
    require(can_sign_off(actor, article))
    entry = open_entry(article)
    now = SignOff.objects.current().filter(article=article, pk=signed).first()
    if now is None:
        raise Stale(NOT_SIGNED)
    close(now, entry, otherwise=NOT_SIGNED)
    about = {"entry": entry, "actor": actor, "subject": article, "closed": [now]}
    log(EventKind.SIGN_OFF_WITHDRAWN, reason=reason.strip(), **about)


@transaction.atomic
def clear(
    *, actor: User, article: Article, revision: int, value: ClearanceWord | None, note: str = ""
) -> Clearance | None:
    """What the actor holds of the draft that the page showed; None takes it back."""
    require(can_clear(actor, article))
    entry = open_entry(article)
    now = Article.objects.get(pk=article.pk)
    if now.current_revision_id != revision:
        raise Stale(CHANGED)
    former = Clearance.objects.current().filter(article=now, person=actor).first()
    if former is None and value is None:
        close_unused(entry)
        return None
    if former:
        close(former, entry, otherwise=FASTER)
    rows = []
    if value:
        given = Clearance(
            person=actor, revision_id=revision, value=value, note=note.strip(), given_at=entry.at
        )
        rows = [add(given, entry, otherwise=FASTER)]
    kinds = {
        ClearanceWord.CLEARED: EventKind.CLEARED,
        ClearanceWord.NOT_CLEARED: EventKind.NOT_CLEARED,
        None: EventKind.CLEARANCE_WITHDRAWN,
    }
    log(kinds[value], entry=entry, actor=actor, subject=now, rows=rows, closed=[former])
    return rows[0] if rows else None
