"""Take back a person's last act: what it closed comes back, what it made is closed; both stay on record."""

import json
from uuid import UUID, uuid4

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import F, QuerySet, Subquery

from claims.actions._log import log, open_entry
from claims.actions._status import derive_statuses, reopen_settled
from claims.actions._versions import add, close, copy_of, current_of
from claims.actions.stale import Stale
from claims.models import (
    Article,
    Assignment,
    AttributionVersion,
    Claim,
    ClaimLink,
    Event,
    EvidenceLink,
    EvidenceStatusVersion,
    EvidenceVersion,
    Note,
    Outcome,
    Placement,
    ReadingsAsked,
    Revision,
    Said,
    Settlement,
    UnsentText,
    User,
    Verdict,
    Versioned,
    snapshot,
)
from claims.permissions import can_mark, can_note, require
from claims.queries.prepared import prepared
from claims.vocabulary import EventKind

UNDOABLE = (
    EventKind.CLAIM_MARKED,
    EventKind.SAID_ANSWERED,
    EventKind.ATTRIBUTION_CONFIRMED,
    EventKind.EVIDENCE_STATUS_CONFIRMED,
    EventKind.CLAIM_SPLIT,
    EventKind.CLAIMS_MERGED,
    EventKind.CLAIM_ADJUSTED,
    EventKind.NOT_A_CLAIM_SET,
    EventKind.CLAIM_RESTORED,
    EventKind.ATTRIBUTION_ADDED,
    EventKind.ATTRIBUTION_CHANGED,
    EventKind.ATTRIBUTION_REMOVED,
    EventKind.EVIDENCE_STATUS_CHANGED,
    EventKind.EVIDENCE_ADDED,
    EventKind.EVIDENCE_LINKED,
    EventKind.EVIDENCE_CHANGED,
    EventKind.EVIDENCE_REMOVED,
    EventKind.NOTE_WRITTEN,
    EventKind.NOTE_CHANGED,
    EventKind.NOTE_RESOLVED,
    EventKind.NOTE_REOPENED,
    EventKind.QUERY_ASKED,
    EventKind.QUERY_ANSWERED,
    EventKind.OUTCOME_SET,
    EventKind.CLAIM_SETTLED,
    EventKind.CLAIM_SENT_BACK,
    EventKind.CLAIM_REOPENED,
)
OF_PLACES = (EventKind.CLAIM_SPLIT, EventKind.CLAIMS_MERGED, EventKind.CLAIM_ADJUSTED)
OF_READERS = (
    EventKind.NOTE_WRITTEN,
    EventKind.NOTE_CHANGED,
    EventKind.NOTE_RESOLVED,
    EventKind.NOTE_REOPENED,
)
OF_TALK = (*OF_READERS, EventKind.QUERY_ASKED, EventKind.QUERY_ANSWERED)
TABLES = {
    table._meta.model_name: table
    for table in (
        Placement,
        ClaimLink,
        AttributionVersion,
        EvidenceStatusVersion,
        Verdict,
        Said,
        EvidenceVersion,
        EvidenceLink,
        Note,
        Outcome,
        Assignment,
        ReadingsAsked,
        Settlement,
    )
}
PUT_TO_A_CLAIM = (
    Verdict, EvidenceStatusVersion, EvidenceLink, Note, Outcome, ReadingsAsked, Settlement,
)  # fmt: skip
NEW_DRAFT = "Draft {} came in since, so what you did before cannot be undone. Change it by hand instead."
BUILT_ON = "Somebody has changed this since, so it cannot be undone. Change it by hand instead."


SETTLED = "An editor has settled this claim since, so it cannot be undone. Only an editor can reopen it."


@transaction.atomic
def undo_last(*, actor: User, article: Article) -> Claim | None:
    """The claim that the act was about; none when there is nothing of this person's left to undo.

    An act of several events is taken back whole or not at all, the latest event first.
    """
    require(can_note(actor, article))
    last = last_undoable(actor, article)
    if last is None:
        return None
    act = uuid4()
    kinds = _undoable_by(marks=bool(can_mark(actor, article)))
    events = Event.objects.filter(article=article, actor=actor, act=last.act, kind__in=kinds)
    for event in events.select_related("detail").order_by("-number"):
        claim = _undo(actor, article, event, act)
    return claim


def last_undoable(actor: User, article: Article) -> Event | None:
    left = _left(actor=actor.pk, article=article.pk, marks=bool(can_mark(actor, article)))
    return left[0] if left else None


@prepared
def _left(*, actor: int, article: int, marks: bool) -> QuerySet[Event]:
    """The last, if any."""
    mine = Event.objects.filter(article=article, actor=actor)
    undone = mine.filter(undoes__isnull=False).values("undoes")
    undoable = mine.filter(kind__in=_undoable_by(marks=marks))
    left = undoable.exclude(number__in=undone).exclude(detail__text="")  # erased
    return left.order_by("-number")[:1]


def _undoable_by(*, marks: bool) -> tuple[EventKind, ...]:
    """Who may not mark, or not any more, takes back notes only."""
    return UNDOABLE if marks else OF_READERS


def _undo(actor: User, article: Article, event: Event, act: UUID) -> Claim:
    entry = open_entry(article)
    _refuse_if_before_the_draft(article, event)
    added, closed = [], []
    for table in _touched(event):
        # What the act made must go before what it replaced can come back.
        for made in map(_living, _rows(table=table, article=article.pk, since=event.number)):
            close(made, entry, otherwise=BUILT_ON)
            closed.append(made)
        replaced = _rows(table=table, article=article.pk, until=event.number)
        added += [add(copy_of(was), entry, otherwise=BUILT_ON) for was in replaced]
    claim = _claim_of(event)
    rounds = _round_back(event, claim)
    _refuse_if_built_on(added, closed)
    _refuse_if_taken(added)
    _refuse_if_gone(added)
    _refuse_if_elsewhere(added, closed)
    _refuse_if_answered(added, closed)
    _refuse_if_settled(event, [*added, *closed])
    touched = [*added, *closed]
    found = {row.evidence_id for row in touched if hasattr(row, "evidence_id")}
    reopen_settled(article, found, actor=actor)
    claims = {claim.pk, *(row.claim_id for row in touched if hasattr(row, "claim_id"))}
    derive_statuses(article, claims, actor=actor)
    if event.kind == EventKind.CLAIM_SPLIT:
        _bring_back_typing(claim)
    log(
        EventKind.UNDONE,
        entry=entry,
        actor=actor,
        subject=claim,
        rows=[*added, claim] if rounds else added,
        closed=closed,
        undoes=event.number,
        act=act,
        undone=event.kind,
        **rounds,
    )
    return claim


@prepared
def _rows(*, table: type[Versioned], article: int, **made_or_closed: int) -> QuerySet[Versioned]:
    return table.objects.filter(article=article, **made_or_closed)


def _refuse_if_before_the_draft(article: Article, event: Event) -> None:
    later = Revision.objects.filter(article=article, since__gt=event.number).order_by("-number")
    if number := later.values_list("number", flat=True).first():
        raise Stale(NEW_DRAFT.format(number))


def _bring_back_typing(claim: Claim) -> None:
    """What people are typing on the first part of a split."""
    first = Claim.objects.filter(parent=claim).order_by("-since", "pk").values("pk")[:1]
    here = UnsentText.objects.filter(claim=claim).values_list("window", flat=True)
    UnsentText.objects.filter(claim=Subquery(first)).exclude(window__in=list(here)).update(claim=claim)


def _round_back(event: Event, claim: Claim) -> dict[str, dict]:
    """Where the act began another round of readings: the one before, unless somebody read in this one."""
    details = json.loads(event.detail.text)
    if "claim" not in details.get("rows", {}) or "round" not in (details["words"].get("was") or {}):
        return {}
    was, before = details["words"]["was"], snapshot(claim)
    in_this = {"claim": claim, "round__gt": was["round"]}
    if any(table.objects.current().filter(**in_this).exists() for table in (Verdict, Settlement)):
        raise Stale(BUILT_ON)
    if not Claim.objects.filter(pk=claim.pk, round=was["round"] + 1).update(round=was["round"]):
        raise Stale(BUILT_ON)
    claim.round = was["round"]
    return {"was": before}


def _refuse_if_built_on(added: list[Versioned], closed: list[Versioned]) -> None:
    """Words that go away again take nothing along that somebody has put to them since."""
    back = {row.claim_id: row.wording for row in added if isinstance(row, Placement)}
    for place in (row for row in closed if isinstance(row, Placement)):
        here = {"claims": (place.claim_id,)}
        if place.claim_id not in back:
            since = any(current_of(table=table, **here) for table in PUT_TO_A_CLAIM)
        else:
            on_these = {"placement__wording": place.wording}
            since = back[place.claim_id] != place.wording and current_of(table=Verdict, **here, **on_these)
        if since:
            raise Stale(BUILT_ON)


def _refuse_if_taken(added: list[Versioned]) -> None:
    """Words come back to a claim only where no other claim has them by now."""
    for place in (row for row in added if isinstance(row, Placement)):
        here = {"revision": place.revision_id, "start__lt": place.end, "end__gt": place.start}
        if Placement.objects.current().filter(**here).exclude(pk=place.pk).exists():
            raise Stale(BUILT_ON)


def _refuse_if_gone(added: list[Versioned]) -> None:
    """Nothing comes back to a claim that was split or merged since: nobody would see it there."""
    claims = {row.claim_id for row in added if isinstance(row, PUT_TO_A_CLAIM)}
    if claims and Placement.objects.current().filter(claim__in=claims).count() < len(claims):
        raise Stale(BUILT_ON)


def _refuse_if_elsewhere(added: list[Versioned], closed: list[Versioned]) -> None:
    """Evidence does not go while it is on another claim, and comes back to none after it has gone."""
    kept = {row.evidence_id for row in added if isinstance(row, EvidenceVersion)}
    gone = {row.evidence_id for row in closed if isinstance(row, EvidenceVersion)} - kept
    if gone and EvidenceLink.objects.current().filter(evidence__in=gone).exists():
        raise Stale(BUILT_ON)
    put = {row.evidence_id for row in added if isinstance(row, EvidenceLink)}
    if put and EvidenceVersion.objects.current().filter(evidence__in=put).count() < len(put):
        raise Stale(BUILT_ON)


def _refuse_if_answered(added: list[Versioned], closed: list[Versioned]) -> None:
    """Who says so does not go while somebody holds that they did, or did not, say it."""
    kept = {row.attribution_id for row in added if isinstance(row, AttributionVersion)}
    gone = {row.attribution_id for row in closed if isinstance(row, AttributionVersion)} - kept
    if gone and Said.objects.current().filter(attribution__in=gone).exists():
        raise Stale(BUILT_ON)


def _refuse_if_settled(event: Event, changed: list[Versioned]) -> None:
    """A reading that an editor has decided about stays on file as it was."""
    claims = {row.claim_id for row in changed if isinstance(row, Verdict)}
    later = Settlement.objects.current().filter(claim__in=claims, since__gt=event.number)
    back = [row.pk for row in changed if isinstance(row, Settlement)]
    if claims and later.filter(round=F("claim__round")).exclude(pk__in=back).exists():
        raise Stale(SETTLED)


def _touched(event: Event) -> list[type[Versioned]]:
    """The tables of which the event made or closed rows, in the order in which they may come back."""
    details = json.loads(event.detail.text)
    named = {*details.get("rows", {}), *details.get("closed", {})}
    return [table for name, table in TABLES.items() if name in named]


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
    claims = Claim.objects.select_related("article")
    try:
        return claims.get(article=event.article_id, public_id=event.subject.removeprefix("claim:"))
    except ObjectDoesNotExist:
        raise Stale(BUILT_ON) from None
